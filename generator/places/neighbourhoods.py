"""Relics with their points → groups of relics near one another. A relic more or less changes the groups about it only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import cos, radians

from generator.places.geodesy import Point, distance

MOST = 12
"""Relics of a neighbourhood."""

_FEW = 3
"""A strip of the country with fewer relics than this is no neighbourhood of its own where it can be helped,"""

_SEVERAL = 100
"""that is, where there are no more than this about it."""

_NARROWEST = 1e-4
"""Degrees. What lies in a smaller field stands at one point."""


@dataclass(frozen=True, slots=True)
class Located:
    """A relic, and where it stands."""

    id: str
    ward: str
    """May be empty."""

    point: Point | None
    """The middle of its ward where nobody has measured; None where not even the ward's is known."""


def neighbourhoods(relics: Iterable[Located]) -> Iterator[tuple[str, ...]]:
    """Groups of at most MOST relics, each as a way from one to the nearest next, from the smallest id on.

    The country is divided in the middle, the longer way first, until few enough are in each field: the lines do not
    depend on the relics, so that a new one changes its own field alone. Those without a point are grouped by ward and
    id. Takes n log n steps.
    """
    known = sorted(relics, key=lambda relic: relic.id)
    located = [relic for relic in known if relic.point]
    others = sorted((relic for relic in known if not relic.point), key=lambda relic: relic.ward)
    if len(known) <= MOST:
        groups: Iterable[Sequence[Located]] = [known] if known else []
    else:
        groups = [*_divided(located, Point(-90, -180), Point(90, 180)), *_in_rows(others)]
    for group in groups:
        yield tuple(relic.id for relic in _as_a_way(group))


def _divided(relics: Sequence[Located], low: Point, high: Point) -> Iterator[Sequence[Located]]:
    """The relics of a field between two corners, in groups."""
    tall, wide = high.latitude - low.latitude, high.longitude - low.longitude
    if len(relics) <= MOST:
        yield from [relics] if relics else []
        return
    if max(tall, wide) < _NARROWEST:
        yield from _in_rows(relics)
        return
    if tall >= wide:
        middle = (low.latitude + high.latitude) / 2
        first = [relic for relic in relics if relic.point and relic.point.latitude < middle]
        corners = Point(middle, high.longitude), Point(middle, low.longitude)
    else:
        middle = (low.longitude + high.longitude) / 2
        first = [relic for relic in relics if relic.point and relic.point.longitude < middle]
        corners = Point(high.latitude, middle), Point(low.latitude, middle)
    if len(relics) <= 2 * MOST or (len(relics) <= _SEVERAL and 0 < min(len(first), len(relics) - len(first)) < _FEW):
        yield from _halved(relics)
        return
    chosen = {relic.id for relic in first}
    yield from _divided(first, low, corners[0])
    yield from _divided([relic for relic in relics if relic.id not in chosen], corners[1], high)


def _halved(relics: Sequence[Located]) -> Iterator[Sequence[Located]]:
    """The relics in groups of about the same size, divided again and again across the longer way."""
    if len(relics) <= MOST:
        yield relics
        return
    points = [relic.point for relic in relics if relic.point]
    tall = max(point.latitude for point in points) - min(point.latitude for point in points)
    wide = max(point.longitude for point in points) - min(point.longitude for point in points)
    narrow = cos(radians(points[0].latitude))  # a degree of longitude, by one of latitude
    upward = tall >= wide * narrow

    def along(relic: Located) -> tuple[float, str]:
        assert relic.point
        return relic.point.latitude if upward else relic.point.longitude, relic.id

    in_order = sorted(relics, key=along)
    yield from _halved(in_order[: len(in_order) // 2])
    yield from _halved(in_order[len(in_order) // 2 :])


def _in_rows(relics: Sequence[Located]) -> Iterator[Sequence[Located]]:
    """The relics as they come, MOST at a time."""
    for start in range(0, len(relics), MOST):
        yield relics[start : start + MOST]


def _as_a_way(relics: Sequence[Located]) -> Iterator[Located]:
    """The relics from the first on, each followed by the nearest of the rest; last, in order, those without a point."""
    rest = [relic for relic in relics if relic.point]
    here = rest.pop(0) if rest else None
    while here:
        yield here
        if not rest:
            break
        here = min(rest, key=lambda relic, start=here: (_metres(start, relic), relic.id))  # type: ignore[misc]
        rest.remove(here)
    yield from (relic for relic in relics if not relic.point)


def _metres(start: Located, end: Located) -> float:
    assert start.point
    assert end.point
    return distance(start.point, end.point)
