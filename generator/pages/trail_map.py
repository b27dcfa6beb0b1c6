"""The map of the trail, and links to other maps, as precise as the coordinates of the relics."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from generator.content.catalogue import Relic
from generator.places import map_layout
from generator.places.geodesy import Point
from generator.text import map_words
from generator.text.translations import Wording


@dataclass(frozen=True, slots=True)
class StopNumber:
    """A stop's number on the map."""

    number: int
    """Its place on the trail."""

    x: int
    """In whole units of the drawing: less than a pixel on a phone."""

    y: int
    """Downwards."""

    here: bool
    """Whether it is the relic the page is about."""

    near: bool
    """Whether its place is known only approximately, or only its ward."""


@dataclass(frozen=True, slots=True)
class WardCircle:
    """A ward with stops whose coordinates are not known, as a circle of about its area; whole units, for it is an estimate."""

    x: int
    """Of its middle."""

    y: int
    """Of its middle."""

    radius: int
    """In units of the drawing."""

    name: str
    """In Vietnamese; empty where it would cover another one or a number."""

    label_x: int
    """The middle of its name."""

    label_y: int
    """The line its name stands on."""


@dataclass(frozen=True, slots=True)
class MapLeg:
    """The line between two stops whose coordinates are known."""

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
    """The stops on a small drawing, north up, as precise as their coordinates."""

    width: float
    """Of the drawing, in units of its own."""

    height: float
    """Likewise."""

    title: str
    """What a screen reader says for the drawing."""

    numbers: tuple[StopNumber, ...]
    """In the order of the trail."""

    wards: tuple[WardCircle, ...]
    """Drawn behind the numbers."""

    legs: tuple[MapLeg, ...]
    """In the order of the trail."""

    scale: MapScale
    """The scale bar."""

    north_x: float
    """The foot of an arrow that points up, in line with the scale bar."""

    north_y: float
    """Likewise."""

    note: str
    """How precise the drawing is, as a sentence."""


@dataclass(frozen=True, slots=True)
class MapLink:
    """A link to the place on another map; nothing is fetched from there before it is tapped."""

    label: str
    """What opens."""

    href: str
    """geo: for the phone's own map, or a page of OpenStreetMap."""


def whereabouts(relic: Relic, wording: Wording) -> str:
    """A sentence on how precise the relic's coordinates are (exact, approximate, only the ward, unknown), with its sources."""
    place = relic.facts.place
    precision = place.precision if relic.point else "ward" if relic.area else "unknown"
    sources = place.position_sources if relic.point else place.within.sources if place.within else ()
    return wording.say(f"place_{precision}") + "".join(f"[^{source}]" for source in sources)


def map_links(relic: Relic, name: str, wording: Wording) -> Iterator[MapLink]:
    """Links to the relic on other maps: a geo: URI with `name` for its pin (RFC 5870 and Android's ?q=), OpenStreetMap.

    A ward has no geo: address: the phone's map would put a pin where nothing is.
    """
    if relic.point:
        coordinates = f"{relic.point.latitude},{relic.point.longitude}"
        yield MapLink(wording.say("map_phone"), f"geo:{coordinates}?q={coordinates}({quote(name)})")
        yield MapLink(wording.say("map_web"), openstreetmap(relic.point, pin=True))
    elif relic.area:
        yield MapLink(wording.say("map_ward"), openstreetmap(relic.area.centre, pin=False))


def openstreetmap(point: Point, *, pin: bool) -> str:
    """The point on OpenStreetMap: with a pin at zoom 17, or without one at zoom 12, where a ward is seen whole."""
    coordinates = f"{point.latitude}/{point.longitude}"
    if not pin:
        return f"https://www.openstreetmap.org/#map=12/{coordinates}"
    return f"https://www.openstreetmap.org/?mlat={point.latitude}&mlon={point.longitude}#map=17/{coordinates}"


def trail_map(stops: tuple[map_layout.MappedStop, ...], here: str, length: int, wording: Wording) -> TrailMap | None:
    """The map of these stops of a trail of `length`, with the one whose id is `here` marked; empty: none is.

    None where no stop has coordinates or a ward.
    """
    layout = _layout(stops)
    if layout is None:
        return None
    return TrailMap(
        width=layout.width,
        height=layout.height,
        title=wording.say("map_title"),
        numbers=tuple(
            StopNumber(
                number=placed_stop.number,
                x=round(placed_stop.x),
                y=round(placed_stop.y),
                here=placed_stop.id == here,
                near=placed_stop.precision != "exact",
            )
            for placed_stop in layout.placed_stops
        ),
        wards=tuple(
            WardCircle(
                round(circle.x),
                round(circle.y),
                round(circle.r),
                circle.name if circle.label else "",
                round(circle.label.x) if circle.label else 0,
                round(circle.label.y) if circle.label else 0,
            )
            for circle in layout.patches
        ),
        legs=tuple(MapLeg(leg.x1, leg.y1, leg.x2, leg.y2) for leg in layout.legs),
        scale=MapScale(
            x=layout.scale.x,
            y=layout.scale.y,
            length=layout.scale.length,
            label=map_words.scale_label(layout.scale, wording),
            label_x=layout.scale.label.x,
        ),
        north_x=layout.north.x,
        north_y=layout.north.y,
        note=map_words.note(layout, here, stops, length, wording),
    )


@lru_cache(maxsize=128)
def _layout(stops: tuple[map_layout.MappedStop, ...]) -> map_layout.Map | None:
    """The layout of these stops, cached: all pages of a trail show the same."""
    return map_layout.draw(stops)
