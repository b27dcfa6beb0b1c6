"""A packet → a page to print on A4, for whoever writes by hand: one file that asks nothing of a network."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass

import jinja2
from markupsafe import Markup, escape

from generator.languages.language import Language
from generator.languages.scripts import LATIN
from generator.packets.inline import Run, Runs
from generator.packets.letter import Letter
from generator.packets.packet import Packet, Row, words_of
from generator.project.templates import Templates
from generator.store import read_file, read_text
from generator.text.citation import CITATION

TEMPLATE = "letters/sheet.html"

_LONG = 900
"""Letters of a passage from which on its row may be broken between two pages."""

_LETTERS_A_LINE, _LINE = 34, 7.8
"""Of writing by hand in a column; mm."""


@dataclass(frozen=True, slots=True)
class _Face:
    """A typeface inside the page: the reader's computer may have none for the script."""

    family: str
    data: str


@dataclass(frozen=True, slots=True)
class _Line:
    """A row as the template shows it."""

    number: int
    chapter: str
    """The heading above it; empty where it is that of the row before."""

    label: str
    state: str
    key: str
    source: tuple[Markup, ...]
    translation: tuple[Markup, ...]
    long: bool
    room: float
    """Height for a translation by hand; mm."""


def sheet_of(packet: Packet, letter: Letter, source: Language, target: Language, templates: Templates) -> bytes:
    """The page, as HTML. Raises OSError, and jinja2.TemplateError for a template of the project's own that has a mistake."""
    environment = jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    template = environment.from_string(read_text(templates.path(TEMPLATE)))
    lettered = target if letter.language == target.tag else source
    page = template.render(
        packet=packet,
        letter=letter,
        letter_lang=letter.language,
        letter_backwards=lettered.writing.right_to_left and letter.language == target.tag,
        source=source,
        target=target,
        rows=tuple(_lines(packet.rows, letter)),
        faces=tuple(_faces(source, target, templates)),
        # In a style sheet: letters, digits and blanks alone.
        foot="".join(sign for sign in f"{packet.name} · {packet.header}" if sign.isalnum() or sign in " ·-"),
    )
    return page.encode()


def _lines(rows: tuple[Row, ...], letter: Letter) -> Iterator[_Line]:
    chapter = ""
    for row in rows:
        length = len(words_of(row.source))
        yield _Line(
            row.number,
            row.chapter if row.chapter != chapter else "",
            row.label,
            letter.words.states.get(row.state, ""),
            str(row.key),
            tuple(map(_html, row.source)),
            tuple(map(_html, row.translation)),
            max(length, len(words_of(row.translation))) > _LONG,
            round((length // _LETTERS_A_LINE + 2) * _LINE, 1),
        )
        chapter = row.chapter


def _html(runs: Runs) -> Markup:
    return Markup().join(map(_run, runs))


def _run(run: Run) -> Markup:
    text = Markup("<br>").join(map(_with_citations, run.text.split("\n")))
    for element, holds in (("strong", run.strong), ("em", run.emphasis), ("u", bool(run.target))):
        text = Markup("<{0}>{1}</{0}>").format(Markup(element), text) if holds else text  # noqa: S704 -- names of elements
    return text


def _with_citations(text: str) -> Markup:
    """The text with its citations set small."""
    made, last = Markup(), 0
    for cited in CITATION.finditer(text):
        made += escape(text[last : cited.start()]) + Markup("<sup>{}</sup>").format(cited[0])
        last = cited.end()
    return made + escape(text[last:])


def _faces(source: Language, target: Language, templates: Templates) -> Iterator[_Face]:
    """The faces of both scripts that come with the program for pages; of a script whose readers have one, none."""
    names = {script.regular: None for script in (LATIN, source.writing, target.writing) if script.web}
    for name in names:
        path = templates.path(f"fonts/{name}")
        if path.is_file():
            yield _Face(path.stem, b64encode(read_file(path)).decode())
