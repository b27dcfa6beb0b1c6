"""The map of the trail, and links to maps elsewhere; as precisely as places are known and no more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from generator.content.catalogue import Relic
from generator.places import map_layout
from generator.places.geodesy import Point
from generator.text.translations import Wording


@dataclass(frozen=True, slots=True)
class StopNumber:
    """A stop's number on the map."""

    number: int
    """Its place on the trail."""

    x: float
    """In units of the drawing, as all of the map."""

    y: float
    """Downwards."""

    here: bool
    """Whether it is the relic the page is about."""

    near: bool
    """Whether its place is known only approximately, or only its ward."""


@dataclass(frozen=True, slots=True)
class WardCircle:
    """A ward in which stops lie whose place nobody has measured: a circle of the ward's area about its middle."""

    x: float
    """Of its middle."""

    y: float
    """Of its middle."""

    radius: float
    """In units of the drawing."""

    name: str
    """In Vietnamese."""

    label_x: float
    """The middle of its name."""

    label_y: float
    """The line its name stands on."""


@dataclass(frozen=True, slots=True)
class MapLeg:
    """The way between two stops that were measured."""

    x1: float
    """Where it begins."""

    y1: float
    """Where it begins."""

    x2: float
    """Where it ends."""

    y2: float
    """Where it ends."""


@dataclass(frozen=True, slots=True)
class MapScale:
    """The scale bar."""

    x: float
    """Its left end."""

    y: float
    """The line it lies on."""

    length: float
    """In units of the drawing."""

    label: str
    """What that length is on the ground."""

    label_x: float
    """Where those words begin, on the same line."""


@dataclass(frozen=True, slots=True)
class TrailMap:
    """The stops on a small drawing, north up, as precisely as they are known and no more."""

    width: float
    """Of the drawing, in units of its own."""

    height: float
    """Likewise."""

    title: str
    """What a screen reader says for the drawing."""

    numbers: tuple[StopNumber, ...]
    """In the order of the trail."""

    wards: tuple[WardCircle, ...]
    """Behind the badges."""

    legs: tuple[MapLeg, ...]
    """In the order of the trail."""

    scale: MapScale
    """How large it all is."""

    north_x: float
    """The foot of an arrow that points up, in line with the scale bar."""

    north_y: float
    """Likewise."""

    note: str
    """How precise the drawing is, as a sentence."""


@dataclass(frozen=True, slots=True)
class MapLink:
    """A way to see the place on a map that is not ours; nothing is fetched from there before it is tapped."""

    label: str
    """What opens."""

    href: str
    """geo: for the phone's own map, or a page of OpenStreetMap."""


def whereabouts(relic: Relic, wording: Wording) -> str:
    """How precisely its place is known."""
    precision = relic.facts.place.precision if relic.point else "ward" if relic.ward else "unknown"
    return wording.say(f"place_{precision}")


def map_links(relic: Relic, name: str, wording: Wording) -> Iterator[MapLink]:
    """Where to see it on a map that is not ours, its pin by this name (RFC 5870 and Android's ?q=).

    A ward has no geo: address: the phone's map would put a pin where nothing is.
    """
    if relic.point:
        where = f"{relic.point.latitude},{relic.point.longitude}"
        yield MapLink(wording.say("map_phone"), f"geo:{where}?q={where}({quote(name)})")
        yield MapLink(wording.say("map_web"), web_map(relic.point, pin=True))
    elif relic.ward:
        yield MapLink(wording.say("map_ward"), web_map(relic.ward.centre, pin=False))


def web_map(point: Point, *, pin: bool) -> str:
    """The place on OpenStreetMap, with a pin and near, or all of a ward."""
    where = f"{point.latitude}/{point.longitude}"
    if not pin:
        return f"https://www.openstreetmap.org/#map=12/{where}"
    return f"https://www.openstreetmap.org/?mlat={point.latitude}&mlon={point.longitude}#map=17/{where}"


MOST = 40
"""Stops on one map; more of them would be a cloud of numbers."""


def trail_map(relics: Sequence[Relic], here: Relic | None, wording: Wording) -> TrailMap | None:
    """The trail on a small map, `here` marked; None where nothing is known of where any stop is, or there are too many."""
    layout = (
        _laid_out(tuple(_stop(number, relic) for number, relic in enumerate(relics, 1)))
        if len(relics) <= MOST
        else None
    )
    if layout is None:
        return None
    return TrailMap(
        width=layout.width,
        height=layout.height,
        title=wording.say("map_title"),
        numbers=tuple(
            StopNumber(
                number=badge.number,
                x=badge.x,
                y=badge.y,
                here=here is not None and badge.id == here.id,
                near=badge.precision != "exact",
            )
            for badge in layout.placed_stops
        ),
        wards=tuple(
            WardCircle(patch.x, patch.y, patch.r, patch.name, patch.label.x, patch.label.y) for patch in layout.patches
        ),
        legs=tuple(MapLeg(line.x1, line.y1, line.x2, line.y2) for line in layout.legs),
        scale=MapScale(
            x=layout.scale.x,
            y=layout.scale.y,
            length=layout.scale.length,
            label=wording.say("metres" if layout.scale.unit == "m" else "kilometres", number=layout.scale.amount),
            label_x=layout.scale.label.x,
        ),
        north_x=layout.north.x,
        north_y=layout.north.y,
        note=wording.join_sentences(_notes(layout, here, wording)),
    )


@lru_cache(maxsize=1)
def _laid_out(stops: tuple[map_layout.MappedStop, ...]) -> map_layout.Map | None:
    """The one trail there is: it is on every page."""
    return map_layout.draw(stops)


def _notes(layout: map_layout.Map, here: Relic | None, wording: Wording) -> list[str]:
    """What a reader has to know of the map: how precise it is, and which of its numbers is this place."""
    kinds = {badge.precision for badge in layout.placed_stops}
    keys = (("exact", "map_exact"), ("approximate", "map_near"), ("ward", "map_ward_only"))
    marked = here is not None and any(badge.id == here.id for badge in layout.placed_stops)
    return [*(wording.say(key) for kind, key in keys if kind in kinds), *([wording.say("map_here")] if marked else [])]


def _stop(number: int, relic: Relic) -> map_layout.MappedStop:
    if relic.point:
        return map_layout.MappedStop(relic.id, number, relic.facts.place.precision, point=relic.point)
    area = map_layout.Area(relic.ward.name, relic.ward.centre, relic.ward.radius) if relic.ward else None
    return map_layout.MappedStop(relic.id, number, "ward", ward=area)
