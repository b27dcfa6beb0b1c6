"""Where relics are, as GeoJSON (RFC 7946): a point where one was measured or read off a map, an area where only that is known."""

from __future__ import annotations

import json
from collections.abc import Iterable
from math import cos, degrees, pi, radians, sin
from typing import Any

from generator.export.told import Told, licence_of, page
from generator.places.geodesy import EARTH_RADIUS, Point
from generator.places.map_layout import Area
from generator.site import Site

DIGITS = {"exact": 6, "approximate": 3}
"""Decimal digits of a degree: to 0.1 m where it was measured, to 100 m where it was read off a map within some hundred metres."""

_OF_AN_AREA = 4
"""To 10 m: an area's middle and radius are known to 100 m at best."""

CORNERS = 48
"""Of the polygon that stands for a circle; its sides are off the circle by 0.2 % of the radius."""

_HIGHEST = 85
"""Degrees of latitude beyond which no circle is drawn, for a polygon of degrees is none there."""


def feature_collection(site: Site, told: Iterable[Told]) -> bytes:
    """All relics; `geometry` is null where nobody knows the place (RFC 7946, 3.2)."""
    licence = licence_of(site)
    data = {
        "type": "FeatureCollection",
        "name": site.front_matter(site.first_language).site_name,
        "licence": licence.words or None,
        "licence_address": licence.address or None,
        "features": [_feature(site, one) for one in told],
    }
    return (
        json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace(
            '{"type":"Feature",', '\n{"type":"Feature",'
        )
        + "\n"
    ).encode()


def _feature(site: Site, one: Told) -> dict[str, Any]:
    relic, place = one.relic, one.relic.facts.place
    names = {f"name:{site.mark(language)}": name for language, name in one.names.items()}
    properties: dict[str, Any] = {
        "id": relic.id,
        "name": one.name(site),
        **names,
        "kind": relic.facts.kind,
        "address": place.address,
        "ward": place.ward,
        "position": relic.precision if relic.point else "area" if relic.area else "unknown",
        "accuracy_m": round(relic.area.radius * 1000) if relic.area and not relic.point else None,
        "area": relic.area.name if relic.area and not relic.point else None,
        "texts": {site.mark(story.language): story.front_matter.text for story in one.texts},
        "sources": _sources(one),
        "page": page(site, relic.id),
    }
    return {"type": "Feature", "id": relic.id, "geometry": _geometry(one), "properties": properties}


def _sources(one: Told) -> list[str]:
    """Of the place: title, publisher and address of each."""
    place = one.relic.facts.place
    within = place.within.sources if place.within and one.relic.point is None else ()
    ids = dict.fromkeys([*(place.position_sources or ()), *within, *place.ward_sources, *place.sources])
    found = (one.relic.facts.sources[source] for source in ids if source in one.relic.facts.sources)
    return [". ".join(filter(None, (source.title, source.publisher, source.address))) for source in found]


def _geometry(one: Told) -> dict[str, Any] | None:
    point = one.relic.point
    if point:
        return {"type": "Point", "coordinates": _position(point, DIGITS[one.relic.facts.place.precision])}
    return _circle(one.relic.area) if one.relic.area else None


def _position(point: Point, digits: int) -> list[float]:
    return [round(point.longitude, digits), round(point.latitude, digits)]


def _circle(area: Area) -> dict[str, Any] | None:
    """The area as a polygon, counter-clockwise (RFC 7946, 3.1.6); None where it reaches a pole or the antimeridian (3.1.9)."""
    middle, up = area.centre, degrees(area.radius * 1000 / EARTH_RADIUS)
    if abs(middle.latitude) + up > _HIGHEST:
        return None
    across = up / cos(radians(middle.latitude))
    if abs(middle.longitude) + across > 180:  # noqa: PLR2004 -- degrees
        return None
    turns = [2 * pi * corner / CORNERS for corner in range(CORNERS)]
    ring = [
        _position(Point(middle.latitude + up * sin(turn), middle.longitude + across * cos(turn)), _OF_AN_AREA)
        for turn in turns
    ]
    return {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}
