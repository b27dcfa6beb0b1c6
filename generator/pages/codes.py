"""codes.html: every plaque by its place, from /q/ on; codes.txt and its parts: where a mistyped code is looked up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from generator import urls
from generator.content.rounds import MOST_ON_A_PAGE
from generator.pages.page import Page, page
from generator.pages.paging import Pager, cut, pager
from generator.pages.retired import name_on_plaque
from generator.site import Site
from generator.text.names import beginning


@dataclass(frozen=True, slots=True)
class CodeLine:
    """A plaque in the list of all plaques."""

    code: str
    """Its short code."""

    name: str
    """The relic's Vietnamese name, or what is written on the plaque."""

    place: str
    """Where it hangs, in Vietnamese; may be empty."""

    path: str
    """What its code opens."""


@dataclass(frozen=True, slots=True)
class CodeGroup:
    """The plaques of one ward."""

    ward: str
    """As it is written; empty where it is not known."""

    lines: tuple[CodeLine, ...]
    """In the order of the trail."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CodesPage:
    """codes.html: every plaque by its place, at /q/; where they are many, a page of them"""

    TEMPLATE: ClassVar[str] = "codes.html"

    page: Page
    """What every page has."""

    groups: tuple[CodeGroup, ...]
    """By ward, in the order of the trail; where plaques are many, in that of the alphabet."""

    ward_language: str
    """What wards are written in."""

    by_ward: bool
    """Whether any ward is known: else there is one group, without a heading."""

    pager: Pager | None
    """The way through the pages; none where there is one."""


@dataclass(frozen=True, slots=True)
class CodeList:
    """codes.txt: one line per plaque (code, tab, name), which the script searches for codes near a mistyped one"""

    TEMPLATE: ClassVar[str] = "codes.txt"

    lines: tuple[CodeLine, ...]
    """In the order of codes."""


Placed = tuple[str, CodeLine]
"""A ward, empty where it is not known, and a plaque in it."""

NOWHERE: Placed = ("-", CodeLine("", "", "", ""))
"""Before the first one."""


def codes(site: Site) -> Iterator[CodesPage]:
    """The pages of all plaques, grouped by ward: one page, with wards in the order of the trail; else in that of names."""
    lines = list(_placed(site))
    wards = list(dict.fromkeys(ward for ward, _ in lines))
    if len(lines) > MOST_ON_A_PAGE:
        key = site.collation(site.local_language).key
        wards.sort(key=lambda ward: (not ward, key(ward)))
    ranks = {ward: rank for rank, ward in enumerate(wards)}
    lines.sort(key=lambda placed: ranks[placed[0]])
    parts = cut(lines) or ((),)
    for number in range(1, len(parts) + 1):
        yield _page(site, parts, number)


def _page(site: Site, parts: tuple[tuple[Placed, ...], ...], number: int) -> CodesPage:
    """The page with this number, from 1."""
    language = site.first_language
    wording = site.wordings[language]
    position = wording.say("list_page", number=number, count=len(parts))
    unknown = wording.say("ward_unknown") if site.wards else ""

    def label(part: int) -> tuple[str, str]:
        (ward, line), (ward_before, before) = parts[part - 1][0], parts[part - 2][-1] if part > 1 else NOWHERE
        name, first = ward.partition(",")[0] or unknown, beginning(line.name, before.name)
        return (f"{name}: {first}" if name else first) if ward == ward_before or not name else name, ""

    title, description = wording.say("codes_title"), wording.say("codes_text")
    title = f"{title} – {position}" if len(parts) > 1 else title
    return CodesPage(
        page=page(site, language, urls.codes(number), title, description, canonical=""),
        groups=tuple(
            CodeGroup(ward, tuple(line for _, line in group))
            for ward, group in groupby(parts[number - 1], key=lambda placed: placed[0])
        ),
        ward_language=site.local_language,
        by_ward=bool(site.wards),
        pager=pager(number, len(parts), position, urls.codes, label),
    )


def _placed(site: Site) -> Iterator[Placed]:
    """Each plaque with its ward, in the order of the trail; last those whose relic no longer exists."""
    language = site.first_language
    relics = {entry.id: (number, entry) for number, entry in enumerate(site.entries)}
    gone = len(relics), None
    for plaque in sorted(site.catalogue.plaques, key=lambda plaque: (relics.get(plaque.relic, gone)[0], plaque.code)):
        entry = relics.get(plaque.relic, gone)[1]
        name = entry.text(language).name if entry else name_on_plaque(site, plaque, language)
        yield entry.ward if entry else "", CodeLine(plaque.code, name, plaque.place or "", urls.code(plaque.code))


# ---- what a mistyped code is looked up in -----------------------------------------------------------

MOST_CODES_IN_ONE_FILE = 300
"""Up to here the script for mistyped codes reads codes.txt, some 12 KB."""

KNOWN = 2
"""Characters of a code that name a file of those that begin or end alike: of 23² codes at most, some 20 KB."""


def code_list(site: Site) -> CodeList:
    """Every code with the name of its relic, in the order of codes."""
    return CodeList(tuple(sorted((line for _, line in _placed(site)), key=lambda line: line.code)))


def looked_up_in(site: Site) -> str:
    """What the script for mistyped codes reads: the path of codes.txt, or of the folder of its parts."""
    return urls.CODES_NEAR if len(site.catalogue.plaques) > MOST_CODES_IN_ONE_FILE else urls.CODE_LIST


def codes_near(listed: CodeList) -> Iterator[tuple[str, CodeList]]:
    """The parts of a list that is too long for a phone, with their paths: codes that begin alike, codes that end alike.

    A code with one wrong, missing or additional character, or two exchanged ones, begins or ends as the right one does.
    With one at each end it may not be found.
    """
    if len(listed.lines) <= MOST_CODES_IN_ONE_FILE:
        return
    parts: dict[str, list[CodeLine]] = defaultdict(list)
    for line in listed.lines:
        parts[urls.codes_near(beginning=line.code[:KNOWN])].append(line)
        parts[urls.codes_near(end=line.code[-KNOWN:])].append(line)
    yield from ((path, CodeList(tuple(lines))) for path, lines in sorted(parts.items()))
