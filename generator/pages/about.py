"""about.html: the page about the site itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from generator import urls
from generator.pages.page import Page, alternates, language_bar, page, precache_of_lists
from generator.pages.text import Text, cited_sources, text
from generator.site import Site
from generator.text.markdown import led_to
from generator.text.prose import numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutPage:
    """about.html: the page about the site itself"""

    TEMPLATE: ClassVar[str] = "about.html"

    page: Page
    """What every page has."""

    text: Text
    """What it says."""


def about(site: Site, language: str) -> AboutPage:
    """The about page in `language`.

    Where it is not translated, the text of another language is shown and the page has no canonical link or alternates.
    """
    story, front_matter = site.about(language), site.front_matter(language)
    translations = [story.language for story in site.catalogue.about]
    linked = dict.fromkeys(
        relic for part in story.sections for relic in led_to(part.html) if site.catalogue.entry(relic)
    )
    frame = page(
        site,
        language,
        urls.about(language),
        f"{front_matter.name} – {front_matter.site_name}",
        front_matter.summary,
        alternates=alternates(site, urls.about, translations) if language in translations else (),
        languages=language_bar(site, urls.about, language),
        precache=precache_of_lists(site, language),
        canonical=None if language in translations else "",
        style="text",
    )
    return AboutPage(
        page=frame,
        text=text(site, story, language, numbers(cited_sources(story)), site.catalogue.project.sources, tuple(linked)),
    )
