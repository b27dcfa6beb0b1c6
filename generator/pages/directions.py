"""How far one relic is from another, and in which direction; as precisely as both are known and no more."""

from __future__ import annotations

from dataclasses import dataclass

from generator.content.catalogue import Relic
from generator.places.geodesy import Direction, direction, distance
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


def leg(start: Relic, end: Relic) -> Leg | None:
    """The way from one relic to another; None where the place of either is not known, or they share one."""
    start_point, end_point = start.point, end.point
    if start_point is None or end_point is None or start_point == end_point:
        return None
    exact = start.facts.place.precision == end.facts.place.precision == "exact"
    return Leg(distance(start_point, end_point), direction(start_point, end_point), exact)


def directions(start: Relic, end: Relic, wording: Wording) -> str:
    """Distance and direction as words; empty where they are not known.

    Between exact positions to 10 m, from a kilometre on to 100 m; between approximate ones to 100 m and to a whole
    kilometre.
    """
    leg_between = leg(start, end)
    return in_words(leg_between, wording) if leg_between else ""


def in_words(measured: Leg, wording: Wording) -> str:
    """The leg as words; see `directions`."""
    step = 10 if measured.exact else 100
    metres = max(step, round(measured.metres / step) * step)
    if metres < KILOMETRE:
        far = wording.say("metres", number=metres)
    else:
        far = wording.say("kilometres", number=wording.number(measured.metres / KILOMETRE, 1 if measured.exact else 0))
    heading = wording.say(measured.direction.replace("-", "_"))
    return wording.say("way" if measured.exact else "way_near", distance=far, direction=heading)
