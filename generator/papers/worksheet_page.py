"""worksheet.html: the worksheet of a trail as a page of the site, to be printed on A4."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from generator import urls
from generator.content.questions import Age
from generator.content.rounds import Round
from generator.content.tasks import WorksheetsFile
from generator.pages.directory import trail_name
from generator.pages.page import Page, language_bar, page
from generator.papers.paper import Block
from generator.papers.worksheet import Stop, worksheet
from generator.site import Site
from generator.text.translations import borrowed


@dataclass(frozen=True, slots=True, kw_only=True)
class WorksheetPage:
    """worksheet.html: the worksheet of a trail for one age, with the teacher's key"""

    TEMPLATE: ClassVar[str] = "worksheet.html"

    page: Page
    """What every page has."""

    heading: str
    """Of which trail and for whom it is."""

    sheet: tuple[Block, ...]
    """What pupils get."""

    key: tuple[Block, ...]
    """The answers; on paper they are where they are unfolded."""

    back_path: str
    """The page of the trail."""

    back: str
    """Its name."""

    back_language: str
    """The language of the name, when it is not the page's; else empty."""


def heading_of(site: Site, walk: Round, age: Age, language: str) -> tuple[str, str]:
    """What a worksheet is called, as it is printed: of which trail, for which age; and for the tab of a browser."""
    wording = site.wordings[language]
    named_in, name = trail_name(walk.names, wording)
    ages = wording.say("worksheet_ages", ages=age.replace("-", "–"))
    shown = borrowed(name, site.mark(named_in)) if named_in else name
    return f"{wording.say('worksheet_of', name=shown)} · {ages}", f"{wording.say('worksheet_of', name=name)} · {ages}"


def worksheet_page(  # noqa: PLR0913, PLR0917 -- a trail and what may be asked there, for whom and in which language
    site: Site, walk: Round, stops: Iterable[Stop], given: WorksheetsFile, age: Age, language: str
) -> WorksheetPage:
    """The page of a worksheet in one language."""

    def path(tag: str) -> str:
        return urls.worksheet(tag, walk.place, age)

    made, wording = worksheet(site, stops, given, age, language), site.wordings[language]
    heading, title = heading_of(site, walk, age, language)
    named_in, name = trail_name(walk.names, wording)
    return WorksheetPage(
        page=page(
            site,
            language,
            path(language),
            f"{title} – {site.front_matter(language).site_name}",
            wording.say("worksheets_text"),
            canonical="",
            languages=language_bar(site, path, language),
            style="worksheet",
        ),
        heading=heading,
        sheet=made.sheet,
        key=made.key,
        back_path=urls.trail(language, walk.place) if walk.place else urls.listing(language),
        back=name,
        back_language=named_in,
    )
