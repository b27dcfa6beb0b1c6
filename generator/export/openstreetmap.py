"""Relics as new points for OpenStreetMap: a file that JOSM opens, for a person to compare with the map and to upload."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator

from generator.content.edtf import CENTURY, DECADE, Dating, Moment
from generator.export.geojson import DIGITS
from generator.export.told import Told, confirmed, page
from generator.site import Site

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'

LONGEST = 255
"""Characters of a value (wiki.openstreetmap.org, API v0.6)."""


def told_to_the_map(told: Iterable[Told]) -> tuple[Told, ...]:
    """Those whose point was measured on the spot: one read off a map belongs to whoever drew that map."""
    return tuple(one for one in told if one.relic.point and one.relic.precision == "exact")


def changes(site: Site, told: Iterable[Told]) -> bytes:
    """A node each, with a negative id: it is new (wiki.openstreetmap.org, JOSM file format)."""
    root = ET.Element("osm", {"version": "0.6", "generator": "ditich"})
    for number, one in enumerate(told_to_the_map(told), 1):
        point = one.relic.point
        assert point is not None  # told_to_the_map
        at = {
            name: f"{value:.{DIGITS['exact']}f}" for name, value in (("lat", point.latitude), ("lon", point.longitude))
        }
        node = ET.SubElement(root, "node", {"id": str(-number), "action": "modify", "visible": "true", **at})
        for key, value in _tags(site, one):
            ET.SubElement(node, "tag", {"k": key, "v": value[:LONGEST]})
    ET.indent(root)
    return (DECLARATION + ET.tostring(root, "unicode") + "\n").encode()


def _tags(site: Site, one: Told) -> Iterator[tuple[str, str]]:
    """What sources of grade A or B say, and nothing of the kind of building: which tags that has is decided on the map."""
    facts = one.relic.facts
    yield "historic", "yes"
    yield "name", one.name(site)
    for language, name in one.names.items():
        yield f"name:{site.mark(language)}", name
    if other := [name for names in one.also.values() for name in names]:
        yield "alt_name", ";".join(other)
    sure = len(facts.founded) == 1 and confirmed(facts, facts.founded[0].sources)
    if sure and (said := start_date(facts.founded[0].dating)):
        yield "start_date", said
    if len(facts.hours) == 1 and confirmed(facts, facts.hours[0].sources):
        yield "opening_hours", facts.hours[0].open
        if facts.hours[0].free and confirmed(facts, facts.hours[0].free_sources or facts.hours[0].sources):
            yield "fee", "no"
    if confirmed(facts, facts.place.sources):
        yield "addr:full", facts.place.address
    yield "website", page(site, one.relic.id)


def start_date(dating: Dating) -> str:
    """When it was founded (wiki.openstreetmap.org, Key:start_date); empty for what that key has no way to say."""
    begin, end = dating.begin, dating.end
    if begin and begin is end:
        return _moment(begin)
    if begin and end:
        ends = (_moment(begin), _moment(end))
        return "..".join(ends) if all(ends) else ""
    known, word = (end, "before") if end else (begin, "after")
    said = _moment(known) if known else ""
    return f"{word} {said}" if said else ""


_PARTS = {"": "", "early": "early ", "middle": "mid ", "late": "late "}


def _moment(moment: Moment) -> str:
    if moment.uncertain or moment.before_christ:
        return ""
    about = "~" if moment.approximate else ""
    if moment.digits == CENTURY:
        return f"{about}{_PARTS[moment.part]}C{moment.count}"
    if moment.digits == DECADE:
        return f"{about}{moment.year:04}s"
    month = f"-{moment.month:02}" if moment.month else ""
    return f"{about}{moment.year:04}{month}" + (f"-{moment.day:02}" if moment.day else "")
