"""Reads a `<lang>.md` file: its front matter and its sections."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from generator.content.catalogue import Section, Story
from generator.content.chapters import UNKNOWN
from generator.content.front_matter import FRONT_MATTER
from generator.content.markup import markup_problems, proper_heading
from generator.content.passage import Passage
from generator.content.reviews import text_digest
from generator.content.schema import AboutFrontMatter, StoryFrontMatter
from generator.content.source import Data, Document, Location, TextFile, parse_part
from generator.content.targets import Targets, unknown_citation
from generator.content.unfinished import unfinished
from generator.content.validate import check
from generator.diagnostics.problem import Problem, Span, errors, nearest
from generator.text import citation
from generator.text.markdown import prepared


def digest_of(text: TextFile) -> str:
    """The digest of what a text says, as a review of it is bound to; empty where its front matter cannot be read."""
    front_match = FRONT_MATTER.match(text.content)
    document = parse_part(text, front_match.start(1), front_match.end(1))[0] if front_match else None
    return text_digest(document.data, text.content[front_match.end() :]) if front_match and document else ""


def read_story(
    text: TextFile, front_matter: type[StoryFrontMatter | AboutFrontMatter], targets: Targets
) -> tuple[Story | None, Document | None, tuple[Problem, ...]]:
    """Read one text; `front_matter` is the model of its front matter.

    Returns the story, the document of its front matter (for the positions of problems found later), and every problem.
    The story is None where there is an error.
    """
    front_match = FRONT_MATTER.match(text.content)
    if not front_match:
        return None, None, (_no_front_matter(text),)
    document, unread = parse_part(text, front_match.start(1), front_match.end(1))
    details, invalid = check(front_matter, document, targets.today) if document else (None, ())
    sections, section_problems = _split_sections(text, front_match.end(), targets, _name(document))
    found = (
        *unread,
        *invalid,
        *_check_name_sources(document, targets),
        *_check_front_matter(text, document, targets),
        *section_problems,
    )
    problems = tuple(unfinished(found)) if targets.draft else found
    if details is None or document is None or errors(problems):
        return None, document, problems
    digest = text_digest(document.data, text.content[front_match.end() :])
    return Story(targets.language, details, sections, document.at("name"), digest), document, problems


def front_matter(text: TextFile) -> Document | None:
    """The front matter of a text alone; None where it has none that can be read."""
    match = FRONT_MATTER.match(text.content)
    return parse_part(text, match.start(1), match.end(1))[0] if match else None


_FENCE_LIKE = re.compile(r"^(?:[-–—_*=~+.]{1,10}|-(?: -)+)[ \t]*$", re.MULTILINE)
"""A line that may have been meant as the second ---."""


def _no_front_matter(text: TextFile) -> Problem:
    """The problem of a text without front matter, or whose front matter never ends."""
    if not re.match(r"---[ \t]*\n(?!---[ \t]*\n)", text.content):
        return Problem("front-matter", Span(text.path, text=text.line(1)))
    if like := _FENCE_LIKE.search(text.content, text.content.index("\n") + 1):
        values = {"written": like.group().strip()}
        return Problem("front-matter-open", text.span(like.start(), len(values["written"])), values, "fence-like")
    heading = re.search(r"^#", text.content, re.MULTILINE)
    return Problem("front-matter-open", text.span(heading.start() if heading else 0, 1 if heading else 3))


# ---- sections -------------------------------------------------------------------------------------

_HEADING_LINE = re.compile(r"^## +(.*?)[ #]*$", re.MULTILINE)
_ANY_LINE = re.compile(r"^.*\S.*$", re.MULTILINE)
_LONGEST_HEADING = 200
"""Characters."""

_HEADING_SIGNS = " \t\u00a0#＃*_:：="
_NOT_OF_A_NAME = re.compile(r"^(?:[-+*>•][ \t]+(?=#))|</?h[1-6][^<>]*>|^(?:#+[ \t]*)?(?:[IVX]{1,5}|\d{1,2})[.)][ \t]*")
"""What stands around the name of a chapter: a list's sign before #, HTML's headings, a number."""
_UNDERLINE = re.compile(r"\n {0,3}(?:-+|=+)[ \t]*(?=\n|\Z)")


@dataclass(frozen=True, slots=True)
class _Head:
    """The heading of a section: offsets into what follows the front matter."""

    start: int
    end: int
    heading: str
    at: int
    """Where its words begin."""

    problem: Problem | None = None
    """It is meant as a heading and is not written as one."""


def _split_sections(
    text: TextFile, start: int, targets: Targets, name: str
) -> tuple[tuple[Section, ...], tuple[Problem, ...]]:
    """Split the text from this offset at its `##` headings; return the sections in the order of chapters, and problems.

    Where the language has chapter headings, each heading must be one of them, and none may be used twice.
    """
    body = text.content[start:]
    heads = _heads(text, start, targets)
    ends = [*(head.start for head in heads[1:]), len(body)][: len(heads)]
    sections: list[Section] = []
    problems: list[Problem] = [head.problem for head in heads if head.problem]
    problems += _check_beginning(Passage(text, start, body[: heads[0].start] if heads else body), targets, name)
    by_heading = {_normalise_heading(heading): chapter for chapter, heading in targets.headings.items()}
    for number, (head, end) in enumerate(zip(heads, ends, strict=True)):
        heading, passage = head.heading, Passage(text, start + head.end, body[head.end : end])
        at = text.span(start + head.at, max(1, len(heading)))
        key = by_heading.get(_normalise_heading(heading), "") if targets.headings else f"p{number + 1}"
        if not key:
            best = nearest(heading, targets.headings.values())
            problems.append(
                Problem("chapter-unknown", at, {"heading": heading, "best": best}, "write-best" if best else "")
            )
        elif key in (section.key for section in sections):
            problems.append(Problem("chapter-twice", at, {"heading": heading}))
        elif not passage.markdown.strip():
            problems.append(Problem("chapter-empty", at, {"heading": heading}))
        unshown = tuple(markup_problems(passage, targets))
        problems += unshown
        if key in targets.headings and key != UNKNOWN:
            problems += _check_citations(passage, {problem.at.line for problem in unshown}, targets)
        html = prepared(unicodedata.normalize("NFC", passage.markdown), targets.language)
        sections.append(Section(key, unicodedata.normalize("NFC", heading), html))
    found = {section.key for section in sections}
    problems = _of_the_one_lacking(
        problems, [name for key, name in targets.headings.items() if key not in found | {UNKNOWN}]
    )
    # A chapter that an author has just been told to write is not missing for a second reason.
    proposed = {str(problem.values.get(value)).lstrip("# ") for problem in problems for value in ("best", "edit")}
    problems += (
        Problem("chapter-missing", Span(text.path), {"heading": heading})
        for key, heading in targets.headings.items()
        if key != UNKNOWN and key not in found and heading not in proposed
    )
    order = [*targets.headings]
    sections.sort(key=lambda section: order.index(section.key) if section.key in order else len(order))
    return tuple(sections), tuple(problems)


def _of_the_one_lacking(problems: list[Problem], lacking: list[str]) -> list[Problem]:
    """The problems; where one heading is none or another's, and one chapter is lacking, it says which was likely meant."""
    wrong = [
        problem for problem in problems if problem.code in {"chapter-unknown", "chapter-twice"} and not problem.hint
    ]
    if len(wrong) != 1 or len(lacking) != 1 or not lacking[0]:
        return problems
    meant = replace(wrong[0], values={**wrong[0].values, "edit": f"## {lacking[0]}"}, hint=f"{wrong[0].code}-lacking")
    return [meant if problem is wrong[0] else problem for problem in problems]


def _heads(text: TextFile, start: int, targets: Targets) -> list[_Head]:
    """The headings of the sections, in order, and with them each line that was meant to be one.

    That is a line which says nothing but the name of a chapter that has no right heading: with another number of #, without
    a blank behind them, in bold, underlined. On the about page, where names are free: one with # alone or with no blank.
    """
    body = text.content[start:]
    heads = [
        _Head(match.start(), match.end(), match.group(1), match.start(1)) for match in _HEADING_LINE.finditer(body)
    ]
    right = {_normalise_heading(head.heading) for head in heads}
    lacking = {_normalise_heading(name): name for name in targets.headings.values()}
    lacking = {key: name for key, name in lacking.items() if key not in right}
    for match in _ANY_LINE.finditer(body) if lacking or not targets.headings else ():
        line = match.group().strip()
        if len(line) > _LONGEST_HEADING:  # most paragraphs are a line
            continue
        words = _NOT_OF_A_NAME.sub("", line).strip(_HEADING_SIGNS)
        name = lacking.pop(_normalise_heading(words), "") if targets.headings else ""
        if not targets.headings and re.match(r"#[ \t]+\S|##?[^#\W\d_]", match.group()):
            name = words
        if name:
            indent = len(match.group()) - len(match.group().lstrip())
            # The blanks before it may be all that is wrong.
            written, start_of_it = (match.group().rstrip(), 0) if line == f"## {name}" else (line, indent)
            at = text.span(start + match.start() + start_of_it, len(written))
            underline = None if line.startswith("#") else _UNDERLINE.match(body, match.end())
            under = underline.group().strip() if underline else ""
            values = {"written": written, "edit": f"## {name}", "underline": under}
            problem = Problem("heading-form", at, values, "heading-underlined" if underline else "")
            end = underline.end() if underline else match.end()
            heads.append(_Head(match.start(), end, name, match.start() + indent, problem))
    meant = {head.start for head in heads if head.problem}  # a line is one heading
    return sorted((head for head in heads if head.problem or head.start not in meant), key=lambda head: head.start)


def _check_beginning(passage: Passage, targets: Targets, name: str) -> Iterator[Problem]:
    """Yield the problems of what stands before the first heading, where nothing should."""
    words = passage.markdown.strip()
    if not words:
        return
    first = words.split("\n")[0].rstrip()
    at = passage.span(passage.markdown.index(words), len(first))
    edit = proper_heading(first.strip(_HEADING_SIGNS), 2, targets)
    if name and _normalise_heading(first.strip(_HEADING_SIGNS)) == _normalise_heading(name):
        yield Problem("text-before-heading", at, {"written": first}, "name-again")
    elif re.match("#+ *[^# ]", first) and edit.startswith("## "):
        yield Problem("heading-form", at, {"written": first, "edit": edit})
    else:
        yield Problem("text-before-heading", passage.span(passage.markdown.index(words)))
    yield from (problem for problem in markup_problems(passage, targets) if problem.code != "heading-form")


def _name(document: Document | None) -> str:
    """What the front matter says the text is about; empty where it cannot be read."""
    name = document.data.get("name") if document else None
    return name if isinstance(name, str) else ""


def _normalise_heading(heading: str) -> str:
    """The heading without what a reader does not see: case, kind of dash, blanks, Unicode form."""
    dashes = re.sub(r"[‐-―-]", "-", unicodedata.normalize("NFC", heading).casefold())
    return re.sub(r"[\s\u200b]+", "", dashes)


def _check_citations(passage: Passage, told: Iterable[int], targets: Targets) -> Iterator[Problem]:
    """Yield a problem for each paragraph that cites no source (no definition of a link), unless something is `told` of one of its lines anyway.

    A draft's is a warning; that a chapter has no text yet needs no source.
    """
    lines = set(told)
    for block in re.finditer(r"\S.*?(?=\n\s*\n|\Z)", passage.markdown, re.DOTALL):
        if block.group().strip() == targets.not_yet:
            continue
        if re.search(r"\A#|\A\[[^\]^][^\]]*\]:|<[a-zA-Z/!?]", block.group()) or citation.MEANT.search(block.group()):
            continue
        at = passage.span(block.start())
        if not lines & set(range(at.line, at.line + block.group().count("\n") + 1)):
            yield Problem("uncited", at, severity="warning" if targets.draft else "error")


# ---- citations and links --------------------------------------------------------------------------


def _check_name_sources(document: Document | None, targets: Targets) -> Iterator[Problem]:
    """Yield a problem for each source of the name that site.yaml does not have."""
    ids = document.data.get("name_sources") if document else None
    for number, source_id in enumerate(ids if isinstance(ids, list) else ()):
        if document and targets.sources is not None and source_id not in targets.sources:
            yield unknown_citation(str(source_id), document.at("name_sources", number), targets.sources)


def _check_front_matter(text: TextFile, document: Document | None, targets: Targets) -> Iterator[Problem]:
    """Yield the problems of fields that are Markdown, and of citations in those that show none.

    As parsed, not as written: YAML has a second way to write any character.
    """
    if document is None:
        return
    for location, value in _strings(document.data):
        cited = citation.MEANT.search(value)
        if location[0] in _MARKDOWN_FIELDS:
            yield from markup_problems(Passage(text, 0, value, document.at(*location)), targets)
        elif cited:
            name = next(key for key in reversed(location) if isinstance(key, str))
            yield Problem("citation-misplaced", document.at(*location), {"field": name, "written": cited.group()})


def _strings(data: Data, location: Location = ()) -> Iterator[tuple[Location, str]]:
    """Each text of a document, with its location."""
    if isinstance(data, str):
        yield location, data
    else:
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from _strings(value, (*location, key))


_MARKDOWN_FIELDS = ("worship", "way")
