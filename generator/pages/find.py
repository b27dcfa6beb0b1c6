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
from generator.pages.page import Page, alternates, language_bar, page
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
    """All that a relic may be asked by."""

    path: str
    """Its page in the list's language."""

    about: str
    """Kind and ward."""

    keys: tuple[str, ...]
    """Its name on that page, its other names in every language, codes of its plaques, wards and addresses."""


@dataclass(frozen=True, slots=True)
class NameList:
    """names.txt: a line a relic for the search: path, kind and ward, then all it may be asked by, between tabs"""

    TEMPLATE: ClassVar[str] = "names.txt"

    lines: tuple[NameKeys, ...]
    """In the order of the trail."""


ONE_PAGE = 300
"""Names that stand on one page. Of more, each letter has a page of its own: a phone should not load 20,000 names to
show one."""


def find(site: Site, language: str) -> Iterator[FindPage]:
    """The alphabet: all of it on one page, or its letters here and their names on a page each."""
    lines = sorted(
        (line for relic in site.catalogue.relics for line in _lines(site, relic, language)),
        key=lambda line: ((letter := initial(line.name)) == "#", letter, order(line.name)),
    )
    letters = [(heading, tuple(group)) for heading, group in groupby(lines, key=lambda line: initial(line.name))]
    if len(lines) <= ONE_PAGE:
        opened_letters = tuple(
            Letter(heading, _script(heading, language), f"#{_place(number)}", group)
            for number, (heading, group) in enumerate(letters, 1)
        )
        yield _page(site, language, urls.find(language), opened_letters)
        return
    paths = [urls.letter(language, _place(number)) for number in range(1, len(letters) + 1)]
    closed = [
        Letter(heading, _script(heading, language), path, ()) for path, (heading, _) in zip(paths, letters, strict=True)
    ]
    yield _page(site, language, urls.find(language), tuple(closed))
    for number, (path, (_, group)) in enumerate(zip(paths, letters, strict=True)):
        opened = (*closed[:number], replace(closed[number], lines=group), *closed[number + 1 :])
        yield _page(site, language, path, opened)


def _script(heading: str, language: str) -> str:
    """The language of a letter that is not Latin; empty if that is the page's own."""
    written_in = next((tag for tag, script in IDENTIFYING_SCRIPTS.items() if script.holds(heading[0])), "")
    return written_in if written_in != language else ""


def _place(number: int) -> str:
    """The anchor or the address of a letter: plain in every script."""
    return f"l{number}"


def _page(site: Site, language: str, path: str, letters: tuple[Letter, ...]) -> FindPage:
    wording, is_first = site.wordings[language], path == urls.find(language)
    frame = page(
        site,
        language,
        path,
        f"{wording.say('find_title')} – {site.front_matter(language).site_name}",
        wording.say("find_text"),
        precache=urls.offline_list(language),
        languages=language_bar(site, urls.find, language),
        canonical=None if is_first else "",
        alternates=alternates(site, urls.find, site.languages) if is_first else (),
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


def _lines(site: Site, relic: Relic, language: str) -> Iterator[NameLine]:
    """A relic's names, each once: those of the page's language first, for they need no mark of another."""
    main = site.name(relic, language)
    names: dict[str, str] = {}
    for name, written_in in sorted(_names(relic), key=lambda pair: pair[1] != language):
        names.setdefault(name, written_in)
    for name, written_in in names.items():
        yield NameLine(
            name=name,
            language=written_in if written_in != language else "",
            of=main if name != main else "",
            about=_about(site, relic, language),
            path=urls.relic(language, relic.id),
        )


def _about(site: Site, relic: Relic, language: str) -> str:
    """Its kind, and its ward where that is known: to tell it from another of like name."""
    return " · ".join(filter(None, (site.kind_name(relic, language), relic.facts.place.ward)))


def name_list(site: Site, language: str) -> NameList:
    """What the search of this language looks through."""
    return NameList(tuple(_name_keys(site, relic, language) for relic in site.catalogue.relics))


def _name_keys(site: Site, relic: Relic, language: str) -> NameKeys:
    place = relic.facts.place
    keys = (
        site.name(relic, language),
        *(name for name, _ in _names(relic)),
        *(plaque.code for plaque in site.catalogue.plaques if plaque.relic == relic.id and not plaque.down),
        *filter(None, (place.ward, place.address)),
    )
    about, *plain = (" ".join(key.split()) for key in (_about(site, relic, language), *keys))
    return NameKeys(urls.relic(language, relic.id), about, tuple(dict.fromkeys(plain)))
