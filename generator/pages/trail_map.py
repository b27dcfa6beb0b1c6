"""The way from stop to stop: how far, in which direction, and the map; as precisely as it is known and no more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from generator.content.catalogue import Relic
from generator.pages import views
from generator.places import map_layout
from generator.places.geodesy import Direction, Point, direction, distance
from generator.text.translations import Wording

KILOMETRE = 1000
"""m."""


@dataclass(frozen=True, slots=True)
class Leg:
    """The way between two stops that were both measured, as the crow flies."""

    metres: float
    direction: Direction
    exact: bool
    """Whether both were measured on the spot."""


def leg(one: Relic, other: Relic) -> Leg | None:
    """The way from one relic to another; None where the place of either is not known, or they share one."""
    here, there = one.point, other.point
    if here is None or there is None or here == there:
        return None
    exact = one.facts.place.precision == other.facts.place.precision == "exact"
    return Leg(distance(here, there), direction(here, there), exact)


def told(way: Leg, wording: Wording) -> str:
    """The leg as words: to 10 m, from a kilometre on to 100 m; what is only near, to 100 m and to a whole kilometre."""
    step = 10 if way.exact else 100
    metres = max(step, round(way.metres / step) * step)
    if metres < KILOMETRE:
        far = wording.say("metres", number=metres)
    else:
        far = wording.say("kilometres", number=wording.number(way.metres / KILOMETRE, 1 if way.exact else 0))
    heading = wording.say(way.direction.replace("-", "_"))
    return wording.say("way" if way.exact else "way_near", distance=far, direction=heading)


def whereabouts(relic: Relic, wording: Wording) -> str:
    """How precisely its place is known."""
    known = relic.facts.place.precision if relic.point else "ward" if relic.ward else "unknown"
    return wording.say(f"place_{known}")


def maps(relic: Relic, name: str, wording: Wording) -> Iterator[views.MapLink]:
    """Where to see it on a map that is not ours, its pin by this name (RFC 5870 and Android's ?q=).

    A ward has no geo: address: the phone's map would put a pin where nothing is.
    """
    if relic.point:
        where = f"{relic.point.latitude},{relic.point.longitude}"
        yield views.MapLink(wording.say("map_phone"), f"geo:{where}?q={where}({quote(name)})")
        yield views.MapLink(wording.say("map_web"), web_map(relic.point, pin=True))
    elif relic.ward:
        yield views.MapLink(wording.say("map_ward"), web_map(relic.ward.centre, pin=False))


def web_map(point: Point, *, pin: bool) -> str:
    """The place on OpenStreetMap, with a pin and near, or all of a ward."""
    where = f"{point.latitude}/{point.longitude}"
    if not pin:
        return f"https://www.openstreetmap.org/#map=12/{where}"
    return f"https://www.openstreetmap.org/?mlat={point.latitude}&mlon={point.longitude}#map=17/{where}"


MOST = 40
"""Stops on one map; more of them would be a cloud of numbers."""


def drawn(relics: Sequence[Relic], here: Relic | None, wording: Wording) -> views.TrailMap | None:
    """The trail on a small map, `here` marked; None where nothing is known of where any stop is, or there are too many."""
    found = (
        _laid_out(tuple(_stop(number, relic) for number, relic in enumerate(relics, 1)))
        if len(relics) <= MOST
        else None
    )
    if found is None:
        return None
    return views.TrailMap(
        width=found.width,
        height=found.height,
        title=wording.say("map_title"),
        badges=tuple(
            views.Badge(
                number=badge.number,
                x=badge.x,
                y=badge.y,
                here=here is not None and badge.id == here.id,
                near=badge.precision != "exact",
            )
            for badge in found.badges
        ),
        wards=tuple(
            views.WardCircle(patch.x, patch.y, patch.r, patch.name, patch.label.x, patch.label.y)
            for patch in found.patches
        ),
        legs=tuple(views.MapLeg(line.x1, line.y1, line.x2, line.y2) for line in found.legs),
        scale=views.MapScale(
            x=found.scale.x,
            y=found.scale.y,
            length=found.scale.length,
            label=wording.say("metres" if found.scale.unit == "m" else "kilometres", number=found.scale.amount),
            label_x=found.scale.label.x,
        ),
        north_x=found.north.x,
        north_y=found.north.y,
        note=wording.together(_notes(found, here, wording)),
    )


@lru_cache(maxsize=1)
def _laid_out(stops: tuple[map_layout.Stop, ...]) -> map_layout.Map | None:
    """The one trail there is: it is on every page."""
    return map_layout.draw(stops)


def _notes(found: map_layout.Map, here: Relic | None, wording: Wording) -> list[str]:
    """What a reader has to know of the map: how precise it is, and which of its numbers is this place."""
    kinds = {badge.precision for badge in found.badges}
    keys = (("exact", "map_exact"), ("approximate", "map_near"), ("ward", "map_ward_only"))
    marked = here is not None and any(badge.id == here.id for badge in found.badges)
    return [*(wording.say(key) for kind, key in keys if kind in kinds), *([wording.say("map_here")] if marked else [])]


def _stop(number: int, relic: Relic) -> map_layout.Stop:
    if relic.point:
        return map_layout.Stop(relic.id, number, relic.facts.place.precision, point=relic.point)
    area = map_layout.Area(relic.ward.name, relic.ward.centre, relic.ward.radius) if relic.ward else None
    return map_layout.Stop(relic.id, number, "ward", ward=area)
