"""Relics as commands of QuickStatements, version 1 (wikidata.org/wiki/Help:QuickStatements), for a person to check and run."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.content.edtf import Dating
from generator.content.schema import RelicFacts
from generator.export.geojson import DIGITS
from generator.export.told import Told, confirmed, page
from generator.site import Site

INCEPTION, COORDINATES, DESCRIBED_AT, REFERENCE, CIRCUMSTANCES = "P571", "P625", "P973", "S854", "P1480"
"""Properties: when it was founded, where it is, a page that describes it; the address of a source; how sure that is."""

CIRCA = "Q5727902"
"""About that time."""


_OF_DIGITS = {1: 8, 2: 7}
"""Digits of the year that are not known → to the decade, to the century."""

_ITEM = re.compile(r"https?://(?:www\.)?wikidata\.org/(?:wiki|entity)/(Q[1-9][0-9]*)")


def commands(site: Site, told: Iterable[Told]) -> bytes:
    """A new item each; where an author gave its item, statements for that one. What kind of thing it is, is chosen there."""
    return "".join(line + "\n" for one in told for line in _commands(site, one)).encode()


def item_of(facts: RelicFacts) -> str:
    """The relic's item at Wikidata, where an author gave it; else empty."""
    return next((match[1] for address in facts.same_as if (match := _ITEM.fullmatch(address))), "")


def _commands(site: Site, one: Told) -> Iterator[str]:
    facts, item = one.relic.facts, item_of(one.relic.facts)
    if not item:
        yield "CREATE"
    subject, kind = item or "LAST", site.kind(one.relic)
    for language, name in one.names.items():
        yield _line(subject, f"L{site.mark(language)}", _text(name))
        yield from (_line(subject, f"A{site.mark(language)}", _text(other)) for other in one.also.get(language, ()))
        if not item and language in kind.names and language not in kind.machine:
            ward = facts.place.ward if confirmed(facts, facts.place.ward_sources or facts.place.sources) else None
            said = ", ".join(filter(None, (kind.names[language], ward)))
            yield _line(subject, f"D{site.mark(language)}", _text(said))
    if len(facts.founded) == 1 and confirmed(facts, facts.founded[0].sources):
        founded = facts.founded[0]
        if when := _time(founded.dating):
            about = (CIRCUMSTANCES, CIRCA) if founded.dating.begin and founded.dating.begin.approximate else ()
            yield _line(subject, INCEPTION, when, *about, *_references(facts, founded.sources))
    if one.relic.point and one.relic.precision == "exact":
        at = "/".join(f"{value:.{DIGITS['exact']}f}" for value in (one.relic.point.latitude, one.relic.point.longitude))
        yield _line(
            subject, COORDINATES, f"@{at}", *_references(facts, facts.place.position_sources or facts.place.sources)
        )
    yield _line(subject, DESCRIBED_AT, _text(page(site, one.relic.id)))


def _line(*parts: str) -> str:
    return "\t".join(parts)


def _text(text: str) -> str:
    """A text between quotation marks; in it, there is no way to write one of them, so those of print stand there."""
    printed = re.sub('"([^"]*)"', "“\\1”", text).replace('"', "”")
    return '"' + " ".join(printed.split()) + '"'


def _references(facts: RelicFacts, sources: Iterable[str]) -> Iterator[str]:
    """The address of the first source that has one."""
    for source in sources:
        if source in facts.sources and (address := facts.sources[source].address):
            yield from (REFERENCE, _text(address))
            return


def _time(dating: Dating) -> str:
    """A moment as Wikidata has it; empty for an interval, what is uncertain, part of a century, and years before Christ."""
    moment = dating.begin
    if moment is None or dating.interval or moment.uncertain or moment.part or moment.before_christ:
        return ""
    # The first year of 18XX is 1800, which belongs to the century before for those who count from 1.
    year = moment.year + (1 if _OF_DIGITS.get(moment.digits) == _OF_DIGITS[2] else 0)
    precision = _OF_DIGITS.get(moment.digits) or 9 + bool(moment.month) + bool(moment.day)
    return f"+{year:04}-{moment.month:02}-{moment.day:02}T00:00:00Z/{precision}"
