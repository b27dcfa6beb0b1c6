"""Problems as one comment on a pull request, in Markdown: what is wrong, what to write; and the data it is made from.

A check of a stranger's change runs the stranger's program, and its data is all that is taken from there (`as_answers`).
What of it was written by others stands in code spans, where GitHub reads no mention, link, reference or HTML; all other
words are escaped. So what is to be written can be copied as it is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from string import Formatter
from typing import Any

from generator.diagnostics.messages import say
from generator.diagnostics.printable import clipped, printable
from generator.diagnostics.problem import Problem, texts_of
from generator.diagnostics.sentence import Locale, Sentence

MARKER = "<!-- ditich-check -->"
"""The first line: by it the comment is found again, to be kept up to date."""

LONGEST = 60_000
"""Characters of a comment, of which GitHub takes 65,536."""

_MOST = 2_000
"""Answers that are looked at, and characters of a part that are said."""

IMPACT = "impact-"
"""How the codes begin of what a change does to printed plaques."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said of one problem. A sentence is parts: ours and others' words in turn, ours first."""

    path: str
    line: int
    severity: str
    code: str
    message: tuple[str, ...]
    hint: tuple[str, ...]


# ---- data -----------------------------------------------------------------------------------------


def as_answers(problems: Iterable[Problem], locale: Locale, folder: str) -> str:
    """The answers as JSON; `read_answers` reads them."""
    answers = [
        {
            "path": printable(folder + problem.at.path),
            "line": problem.at.line,
            "severity": problem.severity,
            "code": problem.code,
            "message": _parts(texts_of(problem)[0], locale, problem.values),
            "hint": _parts(texts_of(problem)[1], locale, problem.values),
        }
        for problem in problems
    ]
    return json.dumps(answers, ensure_ascii=False, indent=1) + "\n"


def _parts(sentence: Sentence, locale: Locale, values: Mapping[str, object]) -> tuple[str, ...]:
    parts = [""]
    for ours, name, _, _ in Formatter().parse(sentence.vi if locale == "vi" else sentence.en):
        parts[-1] += ours
        if name is not None:
            parts += (clipped(values[name], _MOST), "")
    return tuple(parts)


class NotAnswers(ValueError):  # noqa: N818 -- not a fault: reported to whoever asked
    """A text that is not what `as_answers` writes."""


def read_answers(text: str) -> tuple[Answer, ...]:
    """The answers of a JSON text, whoever wrote it. Raises NotAnswers where it is none."""
    try:
        return tuple(map(_answer, json.loads(text)[:_MOST]))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise NotAnswers(str(error)) from None


def _answer(data: Mapping[str, Any]) -> Answer:
    message, hint = (tuple(clipped(part, _MOST) for part in data[name][:99]) for name in ("message", "hint"))
    severity = "error" if data["severity"] == "error" else "warning"
    return Answer(clipped(data["path"]), int(data["line"]), severity, clipped(data["code"]), message, hint)


# ---- Markdown -------------------------------------------------------------------------------------


def as_comment(problems: Iterable[Problem], locale: Locale, folder: str) -> str:
    """The comment on these problems."""
    return comment(read_answers(as_answers(problems, locale, folder)), locale)


def comment(answers: Sequence[Answer], locale: Locale, preview: str = "") -> str:
    """The comment: print impact first, then errors, then warnings, which are folded. `preview` is an address or empty."""
    impact = [answer for answer in answers if answer.code.startswith(IMPACT)]
    others = [answer for answer in answers if not answer.code.startswith(IMPACT)]
    wrong = [answer for answer in others if answer.severity == "error"]
    warned = [answer for answer in others if answer.severity != "error"]
    counts = {"errors": len(wrong), "warnings": len(warned)}
    lines = [MARKER, f"### {say('comment-wrong' if wrong else 'comment-right', locale, **counts)}", ""]
    if preview:
        lines += [f"[{say('comment-preview', locale)}]({preview})", ""]
    for title, part in (("comment-impact", impact), ("comment-errors", wrong)):
        if part:
            lines += [f"#### {say(title, locale)}", "", *_listed(part, locale), ""]
    if wrong:
        lines += [say("comment-fix", locale), ""]
    if warned:
        summary = f"<summary>{say('comment-warnings', locale, **counts)}</summary>"
        lines += ["<details>", summary, "", *_listed(warned, locale), "", "</details>"]
    return _cut(lines, locale)


def _listed(answers: Iterable[Answer], locale: Locale) -> list[str]:
    """A list, the answers of one file below its name."""
    lines = []
    for path, of_file in groupby(answers, key=lambda answer: answer.path):
        lines.append(f"- {code_span(path)}")
        for answer in of_file:
            place = say("comment-line", locale, line=answer.line)
            lines.append(f"  - **{place}** {said(answer.message)}<br>→ {said(answer.hint)}")
    return lines


def _cut(lines: Sequence[str], locale: Locale) -> str:
    """The lines as one text, without those of the list that do not fit in; whatever is open there is closed."""
    text, left = "", 0
    for line in lines:
        is_answer = line.startswith(("- ", "  - "))
        if is_answer and len(text) + len(line) > LONGEST:
            left += line.startswith("  - ")
        else:
            text += f"{line}\n"
    return text + (f"\n{say('comment-more', locale, more=left)}\n" if left else "")


# ---- harmless words -------------------------------------------------------------------------------

_SPECIAL = re.compile(r"[\\`*_{}\[\]()#<>|~&!$^]")
_RISKY = re.compile(r"\S*(?:@|//|www\.|#\d|\bgh-\d|[0-9a-f]{7})\S*", re.IGNORECASE)
"""Words that GitHub makes a mention, a link or a reference of, whatever signs are escaped in them."""


def said(parts: Sequence[str]) -> str:
    r"""A sentence in Markdown: others' words in code spans, ours escaped; spans that touch become one.

    >>> print(said(("sửa thành: ", "name: *x*", "; xem [2]")))
    sửa thành: `name: *x*`; xem \[2\]
    """
    spans: list[tuple[bool, str]] = []
    for number, part in enumerate(parts):
        pieces = [(True, part)] if number % 2 else _ours(part)
        for is_code, text in pieces:
            if text and spans and is_code and spans[-1][0]:
                spans[-1] = (True, spans[-1][1] + text)
            elif text:
                spans.append((is_code, text))
    return "".join(code_span(text) if is_code else _SPECIAL.sub(r"\\\g<0>", text) for is_code, text in spans)


def _ours(part: str) -> list[tuple[bool, str]]:
    """The part, its risky words apart, as code."""
    text, pieces, end = printable(part), list[tuple[bool, str]](), 0
    for match in _RISKY.finditer(text):
        pieces += ((False, text[end : match.start()]), (True, match.group()))
        end = match.end()
    return [*pieces, (False, text[end:])]


def code_span(text: str) -> str:
    """The text as code on one line, between more backticks than it has in a row (CommonMark, 6.1).

    >>> print(code_span("a"), code_span("`b` ``c"))
    `a` ``` `b` ``c ```
    """
    text = printable(text)
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", text)), default=0))
    blank = " " if text[:1] in ("`", " ") or text[-1:] in ("`", " ") else ""
    return f"{fence}{blank}{text}{blank}{fence}" if text.strip() else ""
