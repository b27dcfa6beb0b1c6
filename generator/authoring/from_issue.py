"""The answers to the form of a new relic → its files. They are a stranger's words: nothing in them is markup, YAML or a command.

Every answer stands on lines of its own, which know their question: what the check refuses is put aside, and the rest stays.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.authoring.issue_forms import Form
from generator.content.edtf_meant import meant
from generator.content.meant import both_coordinates
from generator.diagnostics.problem import Problem
from generator.text.names import slug

NO_RESPONSE = "_No response_"
"""What GitHub writes for a question that was not answered."""

LONGEST_ID = 60

_NO_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
"""Controls, and signs that turn the direction of what follows."""

_ATTACHMENT = re.compile(
    r"https://(?:github\.com/user-attachments/(?:assets|files)|user-images\.githubusercontent\.com)/[\w./-]+"
)
_MARKS = re.compile(r"[\\`*_\[\]<>#|~&]")
_ENTRY = re.compile(r"[-*•–+]\s+")

Answers = Mapping[str, str]
"""Id of a question → what was answered; empty where nothing was."""


class NotAnswersError(ValueError):
    """The text is not an issue that this form made."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a file."""

    text: str
    question: str = ""
    """Id of the question it answers; empty for a line of the skeleton."""

    otherwise: str | None = None
    """The line in its place where the check refuses it; None: there is none."""


Draft = Mapping[str, tuple[Line, ...]]
"""Path below content/ → the lines of the file."""


@dataclass(frozen=True, slots=True)
class PutAside:
    """An answer, or a paragraph of one, that the check refused."""

    question: str
    text: str
    problem: Problem


def answers_of(body: str, form: Form) -> Answers:
    """What was answered to each question, cleaned. Raises NotAnswersError for the text of another issue."""
    lines = _cleaned(body).split("\n")
    starts: dict[str, int] = {}
    at = 0
    for question in form.questions:
        found = next(
            (number for number in range(at, len(lines)) if lines[number].strip() == f"### {question.label}"), None
        )
        if found is not None:
            starts[question.id], at = found, found + 1
    if not starts:
        raise NotAnswersError
    ends = [*[*starts.values()][1:], len(lines)]
    said = {
        name: "\n".join(lines[start + 1 : end]).strip() for (name, start), end in zip(starts.items(), ends, strict=True)
    }
    answers = {question.id: said.get(question.id, "").removesuffix(NO_RESPONSE).strip() for question in form.questions}
    chosen = {question.id: question.options for question in form.questions if question.options}
    return {name: chosen[name].get(answer, "") if name in chosen else answer for name, answer in answers.items()}


def _cleaned(text: str) -> str:
    return _NO_TEXT.sub("", unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")))


def id_of(name: str, code: str, taken: Iterable[str]) -> str:
    """An id for a relic of this name that no other has; where the name has no letter of an address, one made of its plaque's code."""
    begun = slug(name)[:LONGEST_ID].strip("-") or f"di-tich-{code}"
    numbered = (f"{begun}-{number}" for number in range(2, 1_000_000))
    known = set(taken)
    return next(free for free in (begun, *numbered) if free not in known) if begun in known else begun


def photographs(answers: Answers) -> tuple[str, ...]:
    """The addresses of what was attached; a stranger's other addresses are none."""
    return tuple(dict.fromkeys(_ATTACHMENT.findall(answers.get("photos", ""))))


# ---- answers → files ----------------------------------------------------------------------------------


def draft_of(skeleton: Mapping[str, str], answers: Answers, form: Form, not_yet: str) -> Draft:
    """The files of a skeleton with the answers in them. `not_yet` is what it says in a chapter nobody has written."""
    return {path: tuple(_lines(path, text, answers, form, not_yet)) for path, text in skeleton.items()}


def text_of(lines: Iterable[Line]) -> str:
    """The text of a file."""
    return "".join(f"{line.text}\n" for line in lines)


def _lines(path: str, text: str, answers: Answers, form: Form, not_yet: str) -> Iterator[Line]:
    lines = [Line(line) for line in text.removesuffix("\n").split("\n")]
    if path.endswith("/site.yaml"):
        yield from _facts(lines, answers)
        yield from _remarks(answers, form)
    elif path.endswith(".md"):
        yield from _story(lines, answers, not_yet)
    else:
        yield from lines


_FACTS = {
    "kind": r"kind: ",
    "address": r"  address: ",
    "source": r"    title: ",
    "publisher": r"    publisher: ",
    "grade": r"    grade: ",
    "source_address": r"#     address: ",
}
"""Question → how the line begins that its answer is filled into."""


def _facts(lines: Iterable[Line], answers: Answers) -> Iterator[Line]:
    """The lines of site.yaml, filled in."""
    left = {name: begin for name, begin in _FACTS.items() if answers.get(name)}
    date, part = meant(answers.get("founded", ""))
    where = both_coordinates(answers.get("position", "")) or ()
    position = dict(zip(("latitude", "longitude"), where, strict=False))
    for line in lines:
        question = next((name for name, begin in left.items() if line.text.startswith(begin)), "")
        if question:
            begin = left.pop(question)
            plain = question in ("kind", "grade")
            value = answers[question] if plain else _quoted(answers[question])
            yield Line(f"{begin.replace('# ', '', 1)}{value}", question, line.text)
        elif date and line.text.startswith("# founded:"):
            group = ("founded:", f"  date: {date}", *([f"  part: {part}"] if part else []), "  sources: [s1]")
            yield from (Line(of_it, "founded") for of_it in group)
        elif match := re.match(r"#   (latitude|longitude): ", line.text):
            yield Line(f"{match.group()}{position.get(match[1])}", "position") if position else line
        else:
            yield line


def _remarks(answers: Answers, form: Form) -> Iterator[Line]:
    """What has no field that a machine could fill, as comments."""
    date, _ = meant(answers.get("founded", ""))
    placed = {*_FACTS, "name", "summary", "story", "photos", *(["founded"] if date else [])}
    said = [(question, answers[question.id]) for question in form.questions if question.id not in placed]
    if any(answer for _, answer in said):
        yield Line("")
        yield Line("# Trong phiếu còn ghi · also answered in the form:")
    for question, answer in said:
        for number, line in enumerate(answer.splitlines()):
            yield Line(f"#   {question.label}: {line}" if not number else f"#     {line}", question.id)


def _story(lines: Iterable[Line], answers: Answers, not_yet: str) -> Iterator[Line]:
    """The lines of the story, with name and summary, and what was told in its first chapter."""
    told = False
    for line in lines:
        field = line.text.partition(":")[0]
        if field in ("name", "summary") and answers.get(field) and not line.text.startswith("#"):
            value = _without_pictures(answers[field]) if field == "name" else answers[field]
            yield Line(f"{field}: {_quoted(value)}", field, line.text)
        elif line.text.startswith(not_yet) and not told and answers.get("story"):
            told = True
            yield from _paragraphs(answers["story"])
        else:
            yield line


def _paragraphs(text: str) -> Iterator[Line]:
    """A text as paragraphs and entries of lists, each on a line of its own and with its source."""
    for number, paragraph in enumerate(re.split(r"\n\s*\n", text.strip())):
        lines = paragraph.split("\n")
        entries = [line.strip() for line in lines] if _ENTRY.match(lines[0].strip()) else [" ".join(paragraph.split())]
        if number:
            yield Line("", "story")
        for entry in entries:
            mark = _ENTRY.match(entry)
            words = _plain(entry[mark.end() :] if mark else entry)
            yield Line(f"{'- ' if mark else ''}{words}[^s1]", "story")


def _plain(words: str) -> str:
    """Words as Markdown that says these words."""
    escaped = _MARKS.sub(r"\\\g<0>", words)
    return re.sub(
        r"^(\d{1,9})([.)])(?=\s|$)|^([-+=])", lambda match: f"{match[1] or ''}\\{match[2] or match[3]}", escaped
    )


def _quoted(text: str) -> str:
    """A text on one line, as a value of YAML."""
    return json.dumps(" ".join(text.split()), ensure_ascii=False)


def _without_pictures(name: str) -> str:
    """A name without emoji: no face has them, and no plaque could be cast with one."""
    kept = (character for character in name if unicodedata.category(character) not in ("So", "Sk", "Cn", "Co", "Cs"))
    return "".join(kept).translate(dict.fromkeys((0x200D, 0xFE0E, 0xFE0F)))


# ---- what the check refuses -----------------------------------------------------------------------------


def without(draft: Draft, problems: Iterable[Problem], content: str) -> tuple[Draft, tuple[PutAside, ...]]:
    """The draft without the answers that these problems are about, and what was put aside; `content` is the folder's name in paths."""
    aside: list[PutAside] = []
    files = {path: list(lines) for path, lines in draft.items()}
    for problem in problems:
        lines, at = files.get(problem.at.path.removeprefix(f"{content}/"), []), problem.at.line - 1
        if at < len(lines) and (question := lines[at].question):
            group = range(len(lines)) if question in _GROUPS else (at,)
            of_it = [number for number in group if lines[number].question == question]
            aside.append(PutAside(question, "\n".join(lines[number].text for number in of_it), problem))
            for number in of_it:
                lines[number] = Line(lines[number].otherwise or "")
    return {path: tuple(lines) for path, lines in files.items()}, tuple(aside)


_GROUPS = {"founded"}
"""Questions whose answer is several lines that need each other."""
