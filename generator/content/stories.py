"""A `<lang>.md` file: its front matter, its sections, and whether all it points at is there."""

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
class Known:
    """What a text may point at."""

    language: str
    sources: AbstractSet[str] | None
    """None where site.yaml could not be read: then nothing can be said of citations."""

    relics: AbstractSet[str]
    headings: Mapping[str, str]
    """The chapter headings of this language by chapter; empty where headings are free (the about page)."""


def read_story(
    text: TextFile, front_matter: type[StoryFrontMatter | AboutFrontMatter], known: Known
) -> tuple[Story | None, Document | None, tuple[Problem, ...]]:
    """A story with its front matter's document (for problems found later), and every problem in it."""
    front = _FRONT.match(text.content)
    if not front:
        return None, None, (Problem("front-matter", Span(text.path, text=text.line(1))),)
    document, unread = parse_part(text, front.start(1), front.end(1))
    found, wrong = check(front_matter, document) if document else (None, ())
    sections, unfit = _sections(text, front.end(), known)
    above = (
        problem
        for at, value in _markdown_fields(document)
        for problem in _pointers(TextFile(text.path, value), 0, known, at)
    )
    problems = (*unread, *wrong, *unfit, *above, *_pointers(text, front.end(), known))
    if found is None or document is None or errors(problems):
        return None, document, problems
    return Story(known.language, found, sections, document.at("name")), document, problems


# ---- sections -------------------------------------------------------------------------------------


def _sections(text: TextFile, start: int, known: Known) -> tuple[tuple[Section, ...], tuple[Problem, ...]]:
    """The text cut at its `##` headings. Where headings are given, each must be one of them, and be there once."""
    heads = list(re.finditer(r"^## +(.*?)[ #]*$", text.content[start:], re.MULTILINE))
    ends = [*(head.start() for head in heads[1:]), len(text.content) - start][: len(heads)]
    sections: list[Section] = []
    problems: list[Problem] = []
    before = text.content[start : start + heads[0].start()] if heads else text.content[start:]
    if before.strip():
        problems.append(Problem("text-before-heading", text.span(start + len(before) - len(before.lstrip()))))
    by_heading = {_plain(heading): chapter for chapter, heading in known.headings.items()}
    for number, (head, end) in enumerate(zip(heads, ends, strict=True)):
        heading, body = head.group(1), text.content[start + head.end() : start + end]
        at = text.span(start + head.start(1), max(1, len(heading)))
        key = by_heading.get(_plain(heading), "") if known.headings else f"p{number + 1}"
        if not key:
            best = nearest(heading, known.headings.values())
            problems.append(
                Problem("chapter-unknown", at, {"heading": heading, "best": best}, "write-best" if best else "")
            )
        elif key in (section.key for section in sections):
            problems.append(Problem("chapter-twice", at, {"heading": heading}))
        elif not body.strip():
            problems.append(Problem("chapter-empty", at, {"heading": heading}))
        if key in CHAPTERS:
            problems += _uncited(text, start + head.end(), body)
        sections.append(Section(key, unicodedata.normalize("NFC", heading), unicodedata.normalize("NFC", body)))
    missing = (key for key in CHAPTERS if key in known.headings and key not in {section.key for section in sections})
    problems += (Problem("chapter-missing", Span(text.path), {"heading": known.headings[key]}) for key in missing)
    order = [*known.headings]
    sections.sort(key=lambda section: order.index(section.key) if section.key in order else len(order))
    return tuple(sections), tuple(problems)


def _plain(heading: str) -> str:
    """A heading without what a reader does not see: capitals, the kind of dash, spaces, the form of its marks."""
    dashes = re.sub(r"[‐-―-]", "-", unicodedata.normalize("NFC", heading).casefold())
    return re.sub(r"[\s\u200b]+", "", dashes)


def _uncited(text: TextFile, start: int, body: str) -> Iterator[Problem]:
    """Paragraphs of a promised chapter that name no source."""
    for block in re.finditer(r"\S.*?(?=\n\s*\n|\Z)", body, re.DOTALL):
        if not block.group().startswith("#") and not citation.MEANT.search(block.group()):
            yield Problem("uncited", text.span(start + block.start()), severity="warning")


# ---- what it points at ----------------------------------------------------------------------------


def _markdown_fields(document: Document | None) -> Iterator[tuple[Span, str]]:
    """The lines of the front matter that are Markdown, as they will be read: YAML has a second way to write any sign."""
    for field in ("worship", "way"):
        value = document.data.get(field) if document else None
        if document and isinstance(value, str):
            yield document.at(field), value


def _pointers(text: TextFile, start: int, known: Known, whole: Span | None = None) -> Iterator[Problem]:
    """Citations, links, pictures and markup from this offset on. Of a field of the front matter, `whole` is its place."""

    def span(offset: int, length: int = 1) -> Span:
        return whole or text.span(offset, length)

    part = text.content[start:]
    for found in citation.MEANT.finditer(part):
        if known.sources is not None and unicodedata.normalize("NFC", found.group(1)) not in known.sources:
            best = nearest(found.group(1), known.sources)
            values = {"id": found.group(1), "best": best}
            yield Problem(
                "citation-unknown",
                span(start + found.start(), len(found.group())),
                values,
                "did-you-mean" if best else "",
            )
    for found in _MARKUP.finditer(part):
        yield Problem(
            "markup", span(start + found.start()), {"tag": part[found.start() :].split(">")[0].split()[0] + ">"}
        )
    pictures = list(re.finditer(r"!\[[^\]\n]*(\]\([^)\n]*\))?", part))
    for found in pictures:
        yield Problem("image-in-text", span(start + found.start(), len(found.group())))
    for found in _LINK.finditer(part):
        if any(picture.start() < found.start() < picture.end() for picture in pictures):
            continue
        group = next(n for n in (1, 2, 3) if found.group(n) is not None)
        yield from _link(found.group(group), span(start + found.start(group), max(1, len(found.group(group)))), known)


def _link(target: str, at: Span, known: Known) -> Iterator[Problem]:
    """Nothing, or what is wrong with one link."""
    # As a browser reads it: entities and escapes undone, controls and spaces dropped.
    plain = re.sub(r"[\x00-\x20\\]", "", html.unescape(target)).lower()
    if plain.startswith(_OUTSIDE) or target in known.relics:
        return
    if re.match(r"[a-z][a-z0-9+.-]*:|//", plain):
        yield Problem("link-unsafe", at, {"target": target})
        return
    best = nearest(target.strip("/").split("/")[-1], known.relics)
    yield Problem("link-dead", at, {"target": target, "best": best}, "write-best" if best else "")
