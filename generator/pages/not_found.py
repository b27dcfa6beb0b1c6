"""`404.html`: what an address that leads nowhere shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from generator import urls
from generator.pages.codes import looked_up_in
from generator.pages.directory import Directory, directory
from generator.pages.page import LanguageLink, Page, language_bar, page
from generator.pages.pieces import Greeting, greetings
from generator.site import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFoundPage:
    """404.html: what is shown for an address that leads nowhere"""

    TEMPLATE: ClassVar[str] = "404.html"

    page: Page
    """What every page has."""

    offers: tuple[LanguageLink, ...]
    """Every language, to choose from."""

    greetings: tuple[Greeting, ...]
    """What happened, in each of these languages."""

    guesses: tuple[Greeting, ...]
    """“Did you mean”, in each of these languages; shown when the script finds a code near the mistyped one."""

    codes_path: str
    """Every plaque by its place."""

    code_list: str
    """Path of the list the script looks the mistyped code up in; where plaques are many, of the folder of its parts."""

    guess_script: str
    """Path of that script."""

    directory: Directory
    """The relics, or lists of them."""


def not_found(site: Site) -> NotFoundPage:
    """The page, in every language: the address that failed need not name one."""
    language, headings = site.first_language, greetings(site, "not_found_title", "not_found_text")
    return NotFoundPage(
        page=page(site, language, urls.NOT_FOUND, headings[0].heading, headings[0].sentence, canonical=""),
        offers=language_bar(site, urls.listing),
        greetings=headings,
        guesses=greetings(site, "guess", "codes_title"),
        codes_path=urls.CODES,
        code_list=looked_up_in(site),
        guess_script=site.theme.scripts["guess"].path,
        directory=directory(site, language),
    )
