"""home.html: the chooser of languages and the trail, at /."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from generator import urls
from generator.pages.directory import Directory, directory
from generator.pages.page import LanguageLink, Page, language_bar, page
from generator.pages.pieces import Greeting
from generator.site import Site
from generator.text.translations import one_line


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage:
    """home.html: the chooser of languages and the trail, at /"""

    TEMPLATE: ClassVar[str] = "home.html"

    page: Page
    """What every page has."""

    offers: tuple[LanguageLink, ...]
    """Every language, to choose from."""

    greetings: tuple[Greeting, ...]
    """The site's name and its summary in each of these languages, or in the one whose about page stands in for it."""

    directory: Directory
    """The relics, or lists of them."""


def home(site: Site) -> HomePage:
    """The page at /, its frame in the first language."""
    language = site.first_language
    front_matters = [(tag, site.front_matter(tag)) for tag in site.languages]
    greetings = tuple(
        Greeting(site.about(tag).language, front_matter.site_name, one_line(front_matter.summary))
        for tag, front_matter in front_matters
    )
    return HomePage(
        page=page(site, language, urls.HOME, greetings[0].heading, greetings[0].sentence),
        offers=language_bar(site, urls.listing),
        greetings=greetings,
        directory=directory(site, language),
    )
