"""A paper as a list of blocks, from which a page to read and print (HTML) and a PDF are made."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from generator.site import Site
from generator.text.translations import plain
from generator.theme import templating


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of a chart."""

    label: str
    """What stands below it, if anything."""

    height: float
    """In hundredths of the highest."""

    exact: bool
    """Whether it is as high as that, or anything up to it."""


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a paper; what it has beside a text depends on its kind."""

    kind: str
    """heading · sheet, a heading that begins a new page · part, a smaller heading · text · note, in small type · table · blank, lines to write
    on below what is asked · box, a frame to draw in · ticks, choices to tick · chart, bars beside each other and what they are"""

    text: str = ""
    """What it says or asks; a table has none."""

    columns: tuple[str, ...] = ()
    """Headings of a table."""

    widths: tuple[int, ...] = ()
    """Of its columns, in hundredths of the page."""

    rows: tuple[tuple[str, ...], ...] = ()
    """Of a table: a text for each column."""

    lines: int = 0
    """Of a blank: how many there are to write on; of a box: as high as so many; of a table's row: for how many there is room at least."""

    choices: tuple[str, ...] = ()
    """What may be ticked."""

    bars: tuple[Bar, ...] = ()
    """Of a chart, from left to right."""

    def in_plain_text(self) -> Block:
        """Without the signs around words of another language, for what has no way to say it."""
        return replace(self, text=plain(self.text), choices=tuple(map(plain, self.choices)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """paper.html: the report, the survey and the counts, to be read and printed"""

    TEMPLATE: ClassVar[str] = "paper.html"

    title: str
    """Its heading."""

    language: str
    """What it is written in."""

    foot: str
    """A line at its end: of which day and project it is."""

    blocks: tuple[Block, ...]
    """In order."""

    one_sheet: bool = False
    """Whether all of it is to stand on one sheet where the page is printed."""


def as_html(paper: Paper, site: Site) -> bytes:
    """A page of its own, which asks for no other file."""
    return templating.page(Paper.TEMPLATE, paper, site.page_words(site.first_language), site.theme.templates)
