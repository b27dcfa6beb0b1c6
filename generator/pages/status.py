"""status.html: whether every printed code answers, written by `ditich watch`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from generator import urls
from generator.diagnostics.sentence import Locale, locale_of
from generator.monitor.report import Fault, Report, well
from generator.pages.codes import code_list
from generator.pages.page import Page, page
from generator.pages.pieces import Greeting, greetings
from generator.site import Site


@dataclass(frozen=True, slots=True)
class StatusLine:
    """What was found at one plaque or host."""

    name: str
    """The code of the plaque and its relic, or the host."""

    well: bool
    """Whether nothing is wrong with it."""

    problems: tuple[str, ...]
    """What is wrong or will soon be."""

    language: str
    """What that is said in: Vietnamese to those who write in it, else English."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusPage:
    """status.html: whether every printed code answers, written by `ditich watch`"""

    TEMPLATE: ClassVar[str] = "status.html"

    page: Page
    """What every page has."""

    well: bool
    """Whether nothing is wrong."""

    checked: str
    """When they were asked, UTC."""

    greetings: tuple[Greeting, ...]
    """What was found, in each of these languages."""

    plaques: tuple[StatusLine, ...]
    """In the order of codes."""

    hosts: tuple[StatusLine, ...]
    """What is known of certificates and domains."""

    lists: tuple[StatusLine, ...]
    """The site's own list of codes, where it was asked for."""


def status(site: Site, report: Report) -> StatusPage:
    """The page of a report of `monitor.watch`."""
    locale = locale_of(site.first_language)
    headings = greetings(site, "status_title", "status_well" if report.well else "status_wrong")
    names = {line.code: line.name for line in code_list(site).lines}
    return StatusPage(
        page=page(site, site.first_language, urls.STATUS, headings[0].heading, headings[0].sentence, canonical=""),
        well=report.well,
        checked=report.checked,
        greetings=headings,
        plaques=tuple(
            _line(f"{answer.target.code} · {names[answer.target.code]}", answer.faults, locale)
            for answer in report.answers
        ),
        hosts=tuple(_line(host.name, host.faults, locale) for host in report.hosts),
        lists=tuple(_line(listing.address, listing.faults, locale) for listing in filter(None, [report.listing])),
    )


def _line(name: str, faults: tuple[Fault, ...], locale: Locale) -> StatusLine:
    """The line of a plaque or a host; warnings alone leave it well."""
    return StatusLine(name, well(faults), tuple(fault.sentence(locale) for fault in faults), locale)
