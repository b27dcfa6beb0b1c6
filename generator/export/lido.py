"""Relics as records of LIDO 1.1 (lido-schema.org), the form in which museums and portals of heritage exchange them."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Mapping

from generator import urls
from generator.content.edtf import Dating
from generator.content.fields import Sources
from generator.export.geojson import DIGITS
from generator.export.openstreetmap import DECLARATION
from generator.export.told import Told, confirmed, licence_of, page
from generator.media import photos
from generator.site import Site

LIDO = "http://www.lido-schema.org"
GML = "http://www.opengis.net/gml"
XML = "http://www.w3.org/XML/1998/namespace"

_TERMS = "http://terminology.lido-schema.org/"
LOCAL, URI = f"{_TERMS}lido00100", f"{_TERMS}lido00099"
"""Types of identifiers: one of a database's own, and an address."""

ITEM = f"{_TERMS}lido00141"
"""A record of one thing, not of a group or a part."""

WGS_84 = "urn:ogc:def:crs:EPSG::4326"
"""How positions are given: latitude, then longitude, in degrees."""

PRODUCTION = f"{_TERMS}lido00007"
"""The event in which a thing was made."""


def records(site: Site, told: Iterable[Told]) -> bytes:
    """A record each, in one wrap, in the order in which the schema wants the elements; without texts of machines."""
    for prefix, name in (("lido", LIDO), ("gml", GML)):
        ET.register_namespace(prefix, name)
    wrap = _element(None, "lidoWrap")
    for one in told:
        _record(site, one, wrap)
    ET.indent(wrap, " ")
    return (DECLARATION + ET.tostring(wrap, "unicode") + "\n").encode()


def _element(parent: ET.Element | None, name: str, text: str = "", language: str = "", **attributes: str) -> ET.Element:
    told: Mapping[str, str] = {f"{{{LIDO}}}{key}": value for key, value in attributes.items()}
    full = f"{{{LIDO}}}{name}"
    element = ET.Element(full, dict(told)) if parent is None else ET.SubElement(parent, full, dict(told))
    if language:
        element.set(f"{{{XML}}}lang", language)
    element.text = text or None
    return element


def _inner(parent: ET.Element, *names: str) -> ET.Element:
    """New elements, one in the other; the innermost."""
    for name in names:
        parent = _element(parent, name)
    return parent


def _record(site: Site, one: Told, wrap: ET.Element) -> None:
    record, first, address = _inner(wrap, "lido"), site.mark(site.first_language), page(site, one.relic.id)
    _element(record, "lidoRecID", f"{urls.host(site.catalogue.project.address)}/{one.relic.id}", type=LOCAL)
    _element(record, "objectPublishedID", address, type=URI)
    for other in one.relic.facts.same_as:
        _element(record, "objectPublishedID", other, type=URI)
    described = _element(record, "descriptiveMetadata", language=first)
    _classification(site, one, described)
    _identification(site, one, described)
    _events(site, one, described)
    administered = _element(record, "administrativeMetadata", language=first)
    _rights(site, one, administered)


def _classification(site: Site, one: Told, described: ET.Element) -> None:
    kind = site.kind(one.relic)
    concept = _inner(described, "objectClassificationWrap", "objectWorkTypeWrap", "objectWorkType")
    _element(concept, "conceptID", kind.id, type=LOCAL)
    for language, name in kind.names.items():
        if language in site.languages and language not in kind.machine:
            _element(concept, "term", name, site.mark(language))


def _identification(site: Site, one: Told, described: ET.Element) -> None:
    identified, place = _inner(described, "objectIdentificationWrap"), one.relic.facts.place
    titles = _inner(identified, "titleWrap")
    preferred = _inner(titles, "titleSet")
    for language, name in (one.names or {site.first_language: one.relic.id}).items():
        _element(preferred, "appellationValue", name, site.mark(language), pref=f"{_TERMS}lido00169")
    for language, names in one.also.items():
        for name in names:
            other = _inner(titles, "titleSet")
            _element(other, "appellationValue", name, site.mark(language), pref=f"{_TERMS}lido00170")
    where = _inner(identified, "repositoryWrap", "repositorySet", "repositoryLocation")
    named = _inner(where, "namePlaceSet")
    _element(named, "appellationValue", place.address, site.mark(site.local_language))
    _cite(one, named, place.sources)
    _point(one, where)
    if place.ward:
        ward = _inner(where, "partOfPlace", "namePlaceSet")
        _element(ward, "appellationValue", place.ward, site.mark(site.local_language))
        _cite(one, ward, place.ward_sources)
    if one.texts:
        notes = _inner(identified, "objectDescriptionWrap")
        for story in one.texts:
            note = _inner(notes, "objectDescriptionSet")
            _element(note, "descriptiveNoteValue", one.summary(story), site.mark(story.language))


def _point(one: Told, where: ET.Element) -> None:
    """Coordinates, where somebody measured them or read them off a map."""
    if point := one.relic.point:
        digits = DIGITS[one.relic.facts.place.precision]
        gml = _inner(where, "gml")
        at = ET.SubElement(ET.SubElement(gml, f"{{{GML}}}Point", srsName=WGS_84), f"{{{GML}}}pos")
        at.text = f"{point.latitude:.{digits}f} {point.longitude:.{digits}f}"


def _cite(one: Told, named: ET.Element, sources: Sources) -> None:
    for source in sources:
        if source in one.relic.facts.sources:
            said = one.relic.facts.sources[source]
            _element(named, "sourceAppellation", ". ".join(filter(None, (said.title, said.publisher, said.address))))


def _events(site: Site, one: Told, described: ET.Element) -> None:
    """When it was founded: an event for each date that sources give, with who says so."""
    if not one.relic.facts.founded:
        return
    events = _inner(described, "eventWrap")
    for founded in one.relic.facts.founded:
        event = _inner(events, "eventSet", "event")
        kind = _inner(event, "eventType")
        _element(kind, "conceptID", PRODUCTION, type=URI)
        _element(kind, "term", "Production", "en")
        _date(event, founded.date, founded.dating)
        note = _inner(event, "eventDescriptionSet")
        ids = [source for source in founded.sources if source in one.relic.facts.sources]
        sure = "" if confirmed(one.relic.facts, ids) else " (?)"
        said = "; ".join(one.relic.facts.sources[source].title for source in ids) + sure
        _element(note, "descriptiveNoteValue", said, site.mark(site.first_language))


def _date(event: ET.Element, written: str, dating: Dating) -> None:
    """As its author wrote it (EDTF), and the years it lies between; an open end says nothing."""
    date, (earliest, latest) = _inner(event, "eventDate"), dating.years
    _element(date, "displayDate", written)
    if earliest is not None or latest is not None:
        years = _inner(date, "date")
        for name, year in (("earliestDate", earliest), ("latestDate", latest)):
            if year is not None:
                _element(years, name, f"{year:05d}" if year < 0 else f"{year:04d}")


def _rights(site: Site, one: Told, administered: ET.Element) -> None:
    licence, project = licence_of(site), site.catalogue.project
    record = _inner(administered, "recordWrap")
    _element(record, "recordID", one.relic.id, type=LOCAL)
    kind = _inner(record, "recordType")
    _element(kind, "conceptID", ITEM, type=URI)
    _element(kind, "term", "Item-level record", "en")
    source = _inner(record, "recordSource", "legalBodyName")
    _element(source, "appellationValue", project.steward)
    if licence.words:
        rights = _inner(record, "recordRights", "rightsType")
        if licence.address:
            _element(rights, "conceptID", licence.address, type=URI)
        _element(rights, "term", licence.words)
    info = _inner(record, "recordInfoSet")
    _element(info, "recordInfoLink", page(site, one.relic.id))
    if one.relic.pictures:
        _photographs(site, one, _inner(administered, "resourceWrap"))


def _photographs(site: Site, one: Told, resources: ET.Element) -> None:
    for picture in one.relic.pictures:
        resource, notice = _inner(resources, "resourceSet"), picture.notice
        width = photos.enlarged(picture.width)
        address = urls.photo(one.relic.id, picture.slug, picture.digest, width, "jpeg")
        _element(_inner(resource, "resourceRepresentation"), "linkResource", site.address(address))
        rights = _inner(resource, "rightsResource")
        kind = _inner(rights, "rightsType")
        if notice.address:
            _element(kind, "conceptID", notice.address, type=URI)
        _element(kind, "term", notice.licence)
        _element(rights, "creditLine", notice.credit)
