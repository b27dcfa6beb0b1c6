"""find.html: every name of every relic as an alphabet to read, on one page or on pages of a letter, and the search."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import ClassVar

from generator import urls
from generator.content.entry import CatalogueEntry
from generator.content.rounds import MOST_ON_A_PAGE
from generator.kinds import Kinds
from generator.languages.scripts import IDENTIFYING_SCRIPTS
from generator.pages import search
from generator.pages.page import Page, alternates, language_bar, page, precache_of_lists
from generator.pages.paging import Pager, cut, pager
from generator.site import Site
from generator.text.collation import Collation
from generator.text.names import beginning


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
    """Its names on this page, in order; empty where they stand on another page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FindPage:
    """find.html: every name of every relic, from A to Z, with a field to search them"""

    TEMPLATE: ClassVar[str] = "find.html"

    page: Page
    """What every page has."""

    names_path: str
    """What the script searches where relics are few; else empty."""

    words_path: str
    """The folder of what it searches where relics are many; else empty."""

    find_script: str
    """Path of that script."""

    letters: tuple[Letter, ...]
    """The alphabet, in order."""

    pager: Pager | None
    """The way through the pages of a letter; none where it has one page."""


MAX_NAMES_ON_ONE_PAGE = MOST_ON_A_PAGE
"""With more names each letter has pages of its own: a phone should not load 20,000 names to show one."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name of a relic."""

    name: str
    languages: tuple[str, ...]
    """Every language it is used in."""

    entry: CatalogueEntry


def names_in(entries: Iterable[CatalogueEntry]) -> tuple[Name, ...]:
    """Each name of each relic once."""
    found = []
    for entry in entries:
        languages: dict[str, list[str]] = defaultdict(list)
        for name, language in search.names_of(entry):
            languages[name].append(language)
        found += [Name(name, tuple(used), entry) for name, used in languages.items()]
    return tuple(found)


def _alphabet(names: Iterable[Name], collation: Collation) -> Mapping[str, Sequence[Name]]:
    """Each heading with its names, in the order of the alphabet; those that begin with no letter last."""
    found: dict[str, list[Name]] = {}
    placed = [(*collation.placed(name.name), name) for name in names]
    for heading, _, name in sorted(placed, key=itemgetter(1)):
        found.setdefault(heading, []).append(name)
    return found


def find(site: Site, names: tuple[Name, ...], language: str) -> Iterator[FindPage]:
    """The one page of all names; where they are too many, a page of letters and the pages of each letter."""
    letters = [
        (heading, tuple(_name_line(name, site.kinds, language) for name in group))
        for heading, group in _alphabet(names, site.collation(language)).items()
    ]
    if len(names) <= MAX_NAMES_ON_ONE_PAGE:
        with_names = tuple(
            Letter(heading, _letter_language(heading, language), f"#l{number}", lines)
            for number, (heading, lines) in enumerate(letters, 1)
        )
        yield _page(site, language, urls.find(language), with_names)
        return
    links_only = tuple(
        Letter(heading, _letter_language(heading, language), urls.letter(language, _letter_id(heading)), ())
        for heading, _ in letters
    )
    yield _page(site, language, urls.find(language), links_only)
    for number, (_, lines) in enumerate(letters):
        yield from _letter_pages(site, language, links_only, number, lines)


def _letter_pages(
    site: Site, language: str, letters: tuple[Letter, ...], number: int, lines: tuple[NameLine, ...]
) -> Iterator[FindPage]:
    """The pages of the letter with this number: at most MOST_ON_A_PAGE of its names each."""
    letter, parts = letters[number], cut(lines)
    wording = site.wordings[language]

    def path(part: int) -> str:
        return urls.letter(language, _letter_id(letter.heading), part)

    def label(part: int) -> tuple[str, str]:
        first, before = parts[part - 1][0], parts[part - 2][-1].name if part > 1 else ""
        return beginning(first.name, before), first.language

    for part, names in enumerate(parts, 1):
        position = wording.say("list_page", number=part, count=len(parts))
        yield _page(
            site,
            language,
            path(part),
            (*letters[:number], replace(letter, lines=names), *letters[number + 1 :]),
            title=f"{letter.heading} – " + (f"{position} – " if len(parts) > 1 else ""),
            way=pager(part, len(parts), position, path, label),
        )


def _letter_language(heading: str, language: str) -> str:
    """The language of a letter that is not Latin; empty if that is the page's own."""
    written_in = next((tag for tag, script in IDENTIFYING_SCRIPTS.items() if script.holds(heading[0])), "")
    return written_in if written_in != language else ""


def _letter_id(heading: str) -> str:
    """The last part of the path of a letter's pages: ASCII in every script, the same whatever other letters there are."""
    return (
        heading.lower() if heading.isascii() and heading.isalpha() else "-".join(f"{ord(sign):x}" for sign in heading)
    )


def _page(  # noqa: PLR0913 -- what sets a page of the alphabet apart from the main one; by name
    site: Site,
    language: str,
    path: str,
    letters: tuple[Letter, ...],
    *,
    title: str = "",
    way: Pager | None = None,
) -> FindPage:
    """The page with these letters at `path`; only the main one has hreflang links and is its own canonical page."""
    wording, is_main = site.wordings[language], path == urls.find(language)
    frame = page(
        site,
        language,
        path,
        f"{title}{wording.say('find_title')} – {site.front_matter(language).site_name}",
        wording.say("find_text"),
        precache=precache_of_lists(site, language),
        languages=language_bar(site, urls.find, language),
        canonical=None if is_main else "",
        alternates=alternates(site, urls.find, site.languages) if is_main else (),
    )
    many = search.in_many_files(site.entries)
    return FindPage(
        page=frame,
        names_path="" if many else urls.names(language),
        words_path=urls.WORDS if many else "",
        find_script=site.theme.scripts["find"].path,
        letters=letters,
        pager=way,
    )


def _name_line(name: Name, kinds: Kinds, language: str) -> NameLine:
    """The line of a name; one that two languages share counts as one of the page's language."""
    page_name = name.entry.text(language).name
    return NameLine(
        name=name.name,
        language="" if language in name.languages else name.languages[0],
        of=page_name if name.name != page_name else "",
        about=search.kind_and_ward(name.entry, kinds, language),
        path=urls.relic(language, name.entry.id),
    )
