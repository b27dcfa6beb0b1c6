"""What every page has: its head, its header, its footer."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from generator import urls
from generator.content.rounds import MOST_ON_A_PAGE
from generator.site import Site
from generator.text.translations import shortened
from generator.theme.theme import DrawnName


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """A link to the same page in another language."""

    code: str
    """Its tag: an entry of generator/languages/language.py."""

    name: str
    """The language's own name for itself."""

    path: str
    """Where the page in that language is."""

    current: bool
    """Whether this is the language being read."""

    drawn: DrawnName | None
    """The name as a drawing, where the reader's system may have no face for it and the page fetches none."""


@dataclass(frozen=True, slots=True)
class Alternate:
    """An hreflang link to a translation of the page, for search engines."""

    language: str
    """A language code, or x-default."""

    address: str
    """The whole address."""


@dataclass(frozen=True, slots=True)
class ShareImage:
    """The picture shown where the page is shared."""

    address: str
    """The whole address."""

    width: int
    """px"""

    height: int
    """px"""

    alt: str
    """What it shows."""


DESCRIPTION = 160
"""Characters of a description: search engines show no more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What every page has; base.html may use it."""

    language: str
    """The language of the page's frame."""

    path: str
    """The page's path, e.g. /vi/dinh-thoi-an/"""

    title: str
    """The title in the browser's bar."""

    locale: str
    """The same with its country, for shared links; may be empty."""

    description: str
    """A sentence or two for search engines and shared links, of DESCRIPTION characters at most."""

    address: str
    """The page's whole address, or that of the page it shows again; for shared links."""

    canonical: str
    """The whole address search engines are to list instead; empty for pages they should not list at all."""

    alternates: tuple[Alternate, ...]
    """Hreflang links: translations of the page and x-default; empty where there are none."""

    languages: tuple[LanguageLink, ...]
    """The language bar."""

    site_name: str
    """What the site is called in this language."""

    site_language: str
    """The language of the site's name and of its about page's, when it is not the page's; else empty."""

    list_path: str
    """The list of relics in this language."""

    about_path: str
    """The about page in this language."""

    about_name: str
    """What the about page is called in this language."""

    feed_path: str
    """The feed of this language."""

    share: ShareImage | None
    """The picture for shared links; none on pages nobody shares."""

    jsonld: str
    """schema.org data as JSON, safe inside <script>; may be empty."""

    style: str
    """The whole style sheet, byte for byte what one of the policy's hashes allows."""

    seldom_style: str
    """Path of the style sheet for paper and forced colours."""

    script: str
    """Path of the script that remembers the chosen language."""

    icon: str
    """Path of the icon as SVG."""

    touch_icon: str
    """Path of the icon as PNG, 180 px."""

    find_path: str
    """The names of all relics from A to Z, and the search, in this language."""

    manifest: str
    """Path of the web app manifest: how the site is put on a phone's home screen."""

    precache: str
    """Path of the precache list; empty on pages shown before a language is chosen."""

    offline_script: str
    """Path of the script that has the service worker cache that list."""

    kinds: tuple[str, ...]
    """Kinds of the site's relics, for the frieze: the first four."""


def page(  # noqa: PLR0913 -- what sets a page apart from others; each by its name
    site: Site,
    language: str,
    path: str,
    title: str,
    description: str,
    *,
    address: str | None = None,
    canonical: str | None = None,
    alternates: tuple[Alternate, ...] = (),
    languages: tuple[LanguageLink, ...] | None = None,
    share: ShareImage | None = None,
    jsonld: str = "",
    precache: str = "",
    style: str = "lists",
) -> Page:
    """The frame of a page at this path.

    By default its address and canonical link are those of `path`, it has no alternates, and its language bar leads to
    the lists of relics. `style` is what it shows: a key of theme.STYLES.
    """
    theme, front_matter, written_in = site.theme, site.front_matter(language), site.about(language).language
    own_address = site.address(path)
    return Page(
        language=language,
        path=path,
        title=title,
        locale=site.language(language).locale,
        description=shortened(description, DESCRIPTION),
        address=own_address if address is None else address,
        canonical=own_address if canonical is None else canonical,
        alternates=alternates,
        languages=language_bar(site, urls.listing) if languages is None else languages,
        site_name=front_matter.site_name,
        site_language=written_in if written_in != language else "",
        list_path=urls.listing(language),
        about_path=urls.about(language),
        about_name=front_matter.name,
        feed_path=urls.feed(language),
        share=share,
        jsonld=jsonld,
        style=theme.styles[style],
        seldom_style=theme.seldom_style.path,
        script=theme.scripts["language"].path,
        icon=urls.ICON,
        touch_icon=urls.TOUCH_ICON,
        find_path=urls.find(language),
        manifest=urls.manifest(language),
        precache=precache,
        offline_script=theme.scripts["offline"].path,
        kinds=site.catalogue.table.frieze,
    )


def precache_of_lists(site: Site, language: str) -> str:
    """Path of the precache list of pages that belong to no trail: the first one's; empty where relics fill many pages."""
    first = next(iter(site.rounds), None)
    few = first is not None and len(site.entries) <= MOST_ON_A_PAGE and (first.is_trail or not first.place)
    return urls.offline_list(language, first.place) if first and few else ""


def language_bar(site: Site, path: Callable[[str], str], current: str = "") -> tuple[LanguageLink, ...]:
    """Links to the same page in every language; `path` gives its path in one, `current` is the one being read."""
    drawn = site.theme.drawn_names
    return tuple(
        LanguageLink(
            lang, site.language(lang).name, path(lang), lang == current, None if lang == current else drawn.get(lang)
        )
        for lang in site.languages
    )


def alternates(site: Site, path: Callable[[str], str], translations: Iterable[str]) -> tuple[Alternate, ...]:
    """The hreflang links of a page: one for each language in `translations`, and x-default to the first language.

    `path` gives the page's path in a language.
    """
    translated = set(translations)
    links = [Alternate(lang, site.address(path(lang))) for lang in site.languages if lang in translated]
    return (*links, Alternate("x-default", site.address(path(site.first_language))))
