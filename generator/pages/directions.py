"""Distance and compass direction from one relic to another, rounded to the precision of their coordinates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from generator.places.geodesy import Direction, Point, direction, distance
from generator.places.map_layout import Precision
from generator.text.translations import Wording

KILOMETRE = 1000
"""m."""


class Located(Protocol):
    """What stands somewhere: an entry of the catalogue, or the neighbour of a relic."""

    @property
    def point(self) -> Point | None:
        """None until somebody has measured it."""

    @property
    def precision(self) -> Precision:
        """How well."""


@dataclass(frozen=True, slots=True)
class Standpoint:
    """A place, and how well it is known."""

    point: Point | None
    precision: Precision


@dataclass(frozen=True, slots=True)
class Leg:
    """The straight line between two relics whose coordinates are known."""

    metres: float
    """Length on the ground."""

    direction: Direction
    """One of eight, as seen from the start."""

    exact: bool
    """Whether both coordinates are exact."""


def leg(start: Located, end: Located) -> Leg | None:
    """The leg from one relic to another; None where either has no coordinates, or both have the same."""
    start_point, end_point = start.point, end.point
    if start_point is None or end_point is None or start_point == end_point:
        return None
    exact = start.precision == end.precision == "exact"
    return Leg(distance(start_point, end_point), direction(start_point, end_point), exact)


def directions(start: Located, end: Located, wording: Wording) -> str:
    """Distance and direction from one relic to another as words; empty where `leg` is None.

    Exact legs are rounded to 10 m, from 1 km on to 100 m; others to 100 m, from 1 km on to 1 km.
    """
    measured_leg = leg(start, end)
    return leg_in_words(measured_leg, wording) if measured_leg else ""


def leg_in_words(measured_leg: Leg, wording: Wording) -> str:
    """The leg as words; see `directions`."""
    step = 10 if measured_leg.exact else 100
    metres = max(step, round(measured_leg.metres / step) * step)
    if metres < KILOMETRE:
        distance_words = wording.say("metres", number=metres)
    else:
        distance_words = wording.say(
            "kilometres", number=wording.number(measured_leg.metres / KILOMETRE, 1 if measured_leg.exact else 0)
        )
    direction_words = wording.say(measured_leg.direction.replace("-", "_"))
    return wording.say("way" if measured_leg.exact else "way_near", distance=distance_words, direction=direction_words)
