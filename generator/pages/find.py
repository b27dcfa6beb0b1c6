"""find.html: every name of every relic as an alphabet to read; names.txt: the list the search goes through."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import ClassVar

from generator import urls
from generator.content.catalogue import Relic
from generator.content.schema import StoryFrontMatter
from generator.languages import IDENTIFYING_SCRIPTS
from generator.pages.page import Page, alternates, language_bar, page, precache_of_lists
from generator.site import Site
from generator.text.names import initial, order


@dataclass(frozen=True, slots=True)
class NameLine:
    """A name in the alphabet."""

    name: str
    """As a source gives it."""

    language: str
    """The language it is in, when it is not the page's; else empty."""

    of: str
    """The name of the relic's page, when this is another one; else empty."""

    about: str
    """Kind and ward."""

    path: str
    """The relic's page in the page's language."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A heading of the alphabet."""

    heading: str
    """A letter; # for names that begin with none."""

    language: str
    """The language whose letter it is, when that is not the page's script; else empty."""

    path: str
    """Where its names are: a place on the page, or a page of its own where there are many."""

    lines: tuple[NameLine, ...]
    """Its names in order; empty where they stand on another page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FindPage:
    """find.html: every name of every relic, from A to Z, with a field to search them"""

    TEMPLATE: ClassVar[str] = "find.html"

    page: Page
    """What every page has."""

    names_path: str
    """What the script searches."""

    find_script: str
    """Path of that script."""

    letters: tuple[Letter, ...]
    """The alphabet, in order."""


@dataclass(frozen=True, slots=True)
class NameKeys:
    """The search keys of a relic."""

    path: str
    """Its page in the list's language."""

    about: str
    """Kind and ward."""

    keys: tuple[str, ...]
    """Its name on that page, its other names in every language, codes of its plaques, wards and addresses."""


@dataclass(frozen=True, slots=True)
class NameList:
    """names.txt: one line per relic for the search (path, kind and ward, then its search keys), separated by tabs"""

    TEMPLATE: ClassVar[str] = "names.txt"

    lines: tuple[NameKeys, ...]
    """In the order of the trail."""


MAX_NAMES_ON_ONE_PAGE = 300
"""With more names each letter has a page of its own: a phone should not load 20,000 names to show one."""


def find(site: Site, language: str) -> Iterator[FindPage]:
    """The one page of all names; where they are too many, a page of letters and a page per letter."""
    lines = sorted(
        (line for relic in site.catalogue.relics for line in _name_lines(site, relic, language)),
        key=lambda line: ((letter := initial(line.name)) == "#", letter, order(line.name)),
    )
    letters = [(heading, tuple(group)) for heading, group in groupby(lines, key=lambda line: initial(line.name))]
    if len(lines) <= MAX_NAMES_ON_ONE_PAGE:
        with_names = tuple(
            Letter(heading, _letter_language(heading, language), f"#{_letter_id(number)}", group)
            for number, (heading, group) in enumerate(letters, 1)
        )
        yield _page(site, language, urls.find(language), with_names)
        return
    paths = [urls.letter(language, _letter_id(number)) for number in range(1, len(letters) + 1)]
    links_only = [
        Letter(heading, _letter_language(heading, language), path, ())
        for path, (heading, _) in zip(paths, letters, strict=True)
    ]
    yield _page(site, language, urls.find(language), tuple(links_only))
    for number, (path, (_, group)) in enumerate(zip(paths, letters, strict=True)):
        one_letter_open = (*links_only[:number], replace(links_only[number], lines=group), *links_only[number + 1 :])
        yield _page(site, language, path, one_letter_open)


def _letter_language(heading: str, language: str) -> str:
    """The language of a letter that is not Latin; empty if that is the page's own."""
    written_in = next((tag for tag, script in IDENTIFYING_SCRIPTS.items() if script.holds(heading[0])), "")
    return written_in if written_in != language else ""


def _letter_id(number: int) -> str:
    """The anchor of a letter, or the last part of its page's path: ASCII in every script."""
    return f"l{number}"


def _page(site: Site, language: str, path: str, letters: tuple[Letter, ...]) -> FindPage:
    """The page with these letters at `path`; only the main one has hreflang links and is its own canonical page."""
    wording, is_main = site.wordings[language], path == urls.find(language)
    frame = page(
        site,
        language,
        path,
        f"{wording.say('find_title')} – {site.front_matter(language).site_name}",
        wording.say("find_text"),
        precache=precache_of_lists(site, language),
        languages=language_bar(site, urls.find, language),
        canonical=None if is_main else "",
        alternates=alternates(site, urls.find, site.languages) if is_main else (),
    )
    return FindPage(
        page=frame, names_path=urls.names(language), find_script=site.theme.scripts["find"].path, letters=letters
    )


def _names(relic: Relic) -> Iterator[tuple[str, str]]:
    """Every name a source gives, with the language it is in."""
    for story in relic.stories:
        yield story.front_matter.name, story.language
        if isinstance(story.front_matter, StoryFrontMatter):
            yield from ((name, story.language) for name in story.front_matter.also)


def _name_lines(site: Site, relic: Relic, language: str) -> Iterator[NameLine]:
    """A line for each different name of a relic; a name two languages share counts as one of the page's language."""
    page_name = site.name(relic, language)
    names: dict[str, str] = {}
    for name, written_in in sorted(_names(relic), key=lambda pair: pair[1] != language):
        names.setdefault(name, written_in)
    for name, written_in in names.items():
        yield NameLine(
            name=name,
            language=written_in if written_in != language else "",
            of=page_name if name != page_name else "",
            about=_kind_and_ward(site, relic, language),
            path=urls.relic(language, relic.id),
        )


def _kind_and_ward(site: Site, relic: Relic, language: str) -> str:
    """Its kind, and its ward where that is known: tells apart relics of one name."""
    return " · ".join(filter(None, (site.kind_name(relic, language), relic.facts.place.ward)))


def name_list(site: Site, language: str) -> NameList:
    """The search keys of every relic, for the search in this language."""
    return NameList(tuple(_name_keys(site, relic, language) for relic in site.catalogue.relics))


def _name_keys(site: Site, relic: Relic, language: str) -> NameKeys:
    place = relic.facts.place
    keys = (
        site.name(relic, language),
        *(name for name, _ in _names(relic)),
        *(plaque.code for plaque in site.catalogue.plaques if plaque.relic == relic.id and not plaque.down),
        *filter(None, (place.ward, place.address)),
    )
    about, *one_line_keys = (" ".join(key.split()) for key in (_kind_and_ward(site, relic, language), *keys))
    return NameKeys(urls.relic(language, relic.id), about, tuple(dict.fromkeys(one_line_keys)))
