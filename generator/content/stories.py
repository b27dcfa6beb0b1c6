"""Reads a `<lang>.md` file: its front matter, its sections, and checks of every citation and link."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from generator.content.catalogue import Section, Story
from generator.content.schema import CHAPTERS, AboutFrontMatter, StoryFrontMatter
from generator.content.source import Document, TextFile, parse_part
from generator.content.validate import check
from generator.diagnostics.problem import Problem, Span, errors, nearest
from generator.text import citation

_FRONT = re.compile(r"---[ \t]*\n(.*?\n)---[ \t]*(?:\n|\Z)", re.DOTALL)
_LINK = re.compile(
    r"\]\(\s*<?([^)\s>]*)|^ {0,3}\[[^\]^][^\]]*\]:\s*<?(\S+?)>?\s*$|<([a-zA-Z][a-zA-Z0-9+.-]*:[^>\s]*)>", re.MULTILINE
)
_MARKUP = re.compile(r"<(?!https?://|mailto:|tel:|geo:)[a-zA-Z/!?]")
_OUTSIDE = ("https://", "http://", "mailto:", "tel:", "geo:")


@dataclass(frozen=True, slots=True)
class Targets:
    """What a text in one language may refer to."""

    language: str
    sources: AbstractSet[str] | None
    """Source ids; None where site.yaml could not be read, so that citations cannot be checked."""

    relics: AbstractSet[str]
    headings: Mapping[str, str]
    """Chapter → its heading in this language; empty where headings are free (the about page)."""


def read_story(
    text: TextFile, front_matter: type[StoryFrontMatter | AboutFrontMatter], targets: Targets
) -> tuple[Story | None, Document | None, tuple[Problem, ...]]:
    """Read one text; `front_matter` is the model of its front matter.

    Returns the story, the document of its front matter (for the positions of problems found later), and every problem.
    The story is None where there is an error.
    """
    front_match = _FRONT.match(text.content)
    if not front_match:
        return None, None, (Problem("front-matter", Span(text.path, text=text.line(1))),)
    document, unread = parse_part(text, front_match.start(1), front_match.end(1))
    details, invalid = check(front_matter, document) if document else (None, ())
    sections, section_problems = _split_sections(text, front_match.end(), targets)
    front_matter_problems = (
        problem
        for at, value in _markdown_fields(document)
        for problem in _check_references(TextFile(text.path, value), 0, targets, at)
    )
    problems = (
        *unread,
        *invalid,
        *_check_name_sources(document, targets),
        *section_problems,
        *front_matter_problems,
        *_check_references(text, front_match.end(), targets),
    )
    if details is None or document is None or errors(problems):
        return None, document, problems
    return Story(targets.language, details, sections, document.at("name")), document, problems


# ---- sections -------------------------------------------------------------------------------------


def _split_sections(text: TextFile, start: int, targets: Targets) -> tuple[tuple[Section, ...], tuple[Problem, ...]]:
    """Split the text from this offset at its `##` headings; return the sections in the order of chapters, and problems.

    Where the language has chapter headings, each heading must be one of them, and none may be used twice.
    """
    heads = list(re.finditer(r"^## +(.*?)[ #]*$", text.content[start:], re.MULTILINE))
    ends = [*(head.start() for head in heads[1:]), len(text.content) - start][: len(heads)]
    sections: list[Section] = []
    problems: list[Problem] = []
    text_before = text.content[start : start + heads[0].start()] if heads else text.content[start:]
    if text_before.strip():
        problems.append(Problem("text-before-heading", text.span(start + len(text_before) - len(text_before.lstrip()))))
    by_heading = {_normalise_heading(heading): chapter for chapter, heading in targets.headings.items()}
    for number, (head, end) in enumerate(zip(heads, ends, strict=True)):
        heading, body = head.group(1), text.content[start + head.end() : start + end]
        at = text.span(start + head.start(1), max(1, len(heading)))
        key = by_heading.get(_normalise_heading(heading), "") if targets.headings else f"p{number + 1}"
        if not key:
            best = nearest(heading, targets.headings.values())
            problems.append(
                Problem("chapter-unknown", at, {"heading": heading, "best": best}, "write-best" if best else "")
            )
        elif key in (section.key for section in sections):
            problems.append(Problem("chapter-twice", at, {"heading": heading}))
        elif not body.strip():
            problems.append(Problem("chapter-empty", at, {"heading": heading}))
        if key in CHAPTERS:
            problems += _check_citations(text, start + head.end(), body)
        sections.append(Section(key, unicodedata.normalize("NFC", heading), unicodedata.normalize("NFC", body)))
    missing = (key for key in CHAPTERS if key in targets.headings and key not in {section.key for section in sections})
    problems += (Problem("chapter-missing", Span(text.path), {"heading": targets.headings[key]}) for key in missing)
    order = [*targets.headings]
    sections.sort(key=lambda section: order.index(section.key) if section.key in order else len(order))
    return tuple(sections), tuple(problems)


def _normalise_heading(heading: str) -> str:
    """The heading without what a reader does not see: case, kind of dash, blanks, Unicode form."""
    dashes = re.sub(r"[‐-―-]", "-", unicodedata.normalize("NFC", heading).casefold())
    return re.sub(r"[\s\u200b]+", "", dashes)


def _check_citations(text: TextFile, start: int, body: str) -> Iterator[Problem]:
    """Yield a warning for each paragraph that cites no source. `body` begins at offset `start` of the text."""
    for block in re.finditer(r"\S.*?(?=\n\s*\n|\Z)", body, re.DOTALL):
        if not block.group().startswith("#") and not citation.MEANT.search(block.group()):
            yield Problem("uncited", text.span(start + block.start()), severity="warning")


# ---- citations and links --------------------------------------------------------------------------


def _check_name_sources(document: Document | None, targets: Targets) -> Iterator[Problem]:
    """Yield a problem for each source of the name that site.yaml does not have."""
    ids = document.data.get("name_sources") if document else None
    for number, source_id in enumerate(ids if isinstance(ids, list) else ()):
        if document and targets.sources is not None and source_id not in targets.sources:
            yield _unknown_citation(str(source_id), document.at("name_sources", number), targets.sources)


def _unknown_citation(source_id: str, at: Span, sources: AbstractSet[str]) -> Problem:
    """The problem of a source id that site.yaml does not have; proposes the most similar one."""
    best = nearest(source_id, sources)
    return Problem("citation-unknown", at, {"id": source_id, "best": best}, "did-you-mean" if best else "")


def _markdown_fields(document: Document | None) -> Iterator[tuple[Span, str]]:
    """Position and value of each front matter field that is Markdown.

    As parsed, not as written: YAML has a second way to write any character.
    """
    for field in ("worship", "way"):
        value = document.data.get(field) if document else None
        if document and isinstance(value, str):
            yield document.at(field), value


def _check_references(text: TextFile, start: int, targets: Targets, field: Span | None = None) -> Iterator[Problem]:
    """Check citations, links, pictures and markup from this offset on.

    `field` is the position of a whole front matter field: problems inside it are reported there.
    """

    def span(offset: int, length: int = 1) -> Span:
        return field or text.span(offset, length)

    part = text.content[start:]
    for match in citation.MEANT.finditer(part):
        if targets.sources is not None and unicodedata.normalize("NFC", match.group(1)) not in targets.sources:
            yield _unknown_citation(match.group(1), span(start + match.start(), len(match.group())), targets.sources)
    for match in _MARKUP.finditer(part):
        yield Problem(
            "markup", span(start + match.start()), {"tag": part[match.start() :].split(">")[0].split()[0] + ">"}
        )
    pictures = list(re.finditer(r"!\[[^\]\n]*(\]\([^)\n]*\))?", part))
    for match in pictures:
        yield Problem("image-in-text", span(start + match.start(), len(match.group())))
    for match in _LINK.finditer(part):
        if any(picture.start() < match.start() < picture.end() for picture in pictures):
            continue
        group = next(n for n in (1, 2, 3) if match.group(n) is not None)
        yield from _check_link(
            match.group(group), span(start + match.start(group), max(1, len(match.group(group)))), targets
        )


def _check_link(target: str, at: Span, targets: Targets) -> Iterator[Problem]:
    """Yield a problem where a link is unsafe or leads to no relic."""
    # As a browser reads it: entities and escapes undone, controls and spaces dropped.
    normalised = re.sub(r"[\x00-\x20\\]", "", html.unescape(target)).lower()
    if normalised.startswith(_OUTSIDE) or target in targets.relics:
        return
    if re.match(r"[a-z][a-z0-9+.-]*:|//", normalised):
        yield Problem("link-unsafe", at, {"target": target})
        return
    best = nearest(target.strip("/").split("/")[-1], targets.relics)
    yield Problem("link-dead", at, {"target": target, "best": best}, "write-best" if best else "")
