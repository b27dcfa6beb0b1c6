"""codes.html: every plaque by its place, at /q/; codes.txt: the same for the script that mends a mistyped code."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from generator import urls
from generator.content.catalogue import Plaque
from generator.pages.page import Page, page
from generator.pages.retired import name_on_plaque
from generator.site import Site


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
    """In Vietnamese; empty where it is not known."""

    lines: tuple[CodeLine, ...]
    """In the order of the trail."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CodesPage:
    """codes.html: every plaque by its place, at /q/"""

    TEMPLATE: ClassVar[str] = "codes.html"

    page: Page
    """What every page has."""

    groups: tuple[CodeGroup, ...]
    """By ward, in the order of the trail."""


@dataclass(frozen=True, slots=True)
class CodeList:
    """codes.txt: one line per plaque (code, tab, name), which the script searches for codes near a mistyped one"""

    TEMPLATE: ClassVar[str] = "codes.txt"

    lines: tuple[CodeLine, ...]
    """In the order of codes."""


def codes(site: Site) -> CodesPage:
    """The page of all plaques, grouped by ward; wards in the order of the trail."""
    wording = site.wordings[site.first_language]
    lines = [(_ward(site, plaque), line) for plaque, line in _code_lines(site)]
    wards = {ward: number for number, ward in enumerate(dict.fromkeys(ward for ward, _ in lines))}
    lines.sort(key=lambda pair: wards[pair[0]])
    groups = tuple(
        CodeGroup(ward, tuple(line for _, line in group)) for ward, group in groupby(lines, key=lambda pair: pair[0])
    )
    title, description = wording.say("codes_title"), wording.say("codes_text")
    return CodesPage(page=page(site, site.first_language, urls.CODES, title, description, canonical=""), groups=groups)


def code_list(site: Site) -> CodeList:
    """Every code with the name of its relic, in the order of codes."""
    return CodeList(tuple(sorted((line for _, line in _code_lines(site)), key=lambda line: line.code)))


def _code_lines(site: Site) -> Iterator[tuple[Plaque, CodeLine]]:
    """Each plaque with its line, in the order of the trail; last those whose relic no longer exists."""
    relics = {relic.id: (number, relic) for number, relic in enumerate(site.catalogue.relics)}
    no_relic = len(relics), None
    for plaque in sorted(
        site.catalogue.plaques, key=lambda plaque: (relics.get(plaque.relic, no_relic)[0], plaque.code)
    ):
        relic = relics.get(plaque.relic, no_relic)[1]
        language = site.first_language
        name = site.name(relic, language) if relic else name_on_plaque(site, plaque, language)
        yield plaque, CodeLine(plaque.code, name, plaque.place or "", urls.code(plaque.code))


def _ward(site: Site, plaque: Plaque) -> str:
    """The ward of the plaque's relic; empty where the relic or its ward is not known."""
    relic = site.catalogue.relic(plaque.relic)
    return (relic.facts.place.ward or "") if relic else ""
