"""An engraving → DXF R12 in millimetres: the oldest form that every engraver's program opens."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from math import ceil, hypot, sqrt

from generator.plaques.engraving import Engraving
from generator.plaques.outline import Outline
from generator.plaques.writers.numbers import mm

TOLERANCE = 0.02
"""mm between a curve and the straight lines that stand for it: a tenth of a fine tool's width."""

LAYERS = (("ENGRAVE", 7), ("CUT", 1), ("DRILL", 5), ("NOTE", 8))
"""Name and AutoCAD colour number: white/black, red, blue, grey."""


def write(engraving: Engraving) -> bytes:
    """Closed POLYLINEs on ENGRAVE (fill even-odd) and CUT, CIRCLEs on DRILL; origin in the lower left corner.

    NOTE holds the words below the plate, for reading alone.
    """
    lines = [
        *_header(engraving),
        *_tables(),
        *_pairs((0, "SECTION"), (2, "ENTITIES")),
        *_polylines(engraving.marked, "ENGRAVE", engraving.height),
        *_polylines(engraving.cut, "CUT", engraving.height),
        *chain.from_iterable(_polylines(line, "NOTE", engraving.height) for line in engraving.note),
    ]
    for hole in engraving.holes:
        centre = (_mm(hole.across), _mm(engraving.height - hole.down))
        lines += _pairs(
            (0, "CIRCLE"), (8, "DRILL"), (10, centre[0]), (20, centre[1]), (30, "0"), (40, _mm(hole.diameter / 2))
        )
    lines += _pairs((0, "ENDSEC"), (0, "EOF"))
    return ("\n".join(lines) + "\n").encode("ascii")


def _header(engraving: Engraving) -> Iterator[str]:
    """Version AC1009 is R12; unit 4 is the millimetre (AutoCAD DXF reference, HEADER)."""
    yield from _pairs((0, "SECTION"), (2, "HEADER"), (9, "$ACADVER"), (1, "AC1009"), (9, "$INSUNITS"), (70, "4"))
    yield from _pairs((9, "$EXTMIN"), (10, "0"), (20, "0"), (30, "0"))
    yield from _pairs((9, "$EXTMAX"), (10, _mm(engraving.width)), (20, _mm(engraving.height)), (30, "0"))
    yield from _pairs((0, "ENDSEC"))


def _tables() -> Iterator[str]:
    yield from _pairs((0, "SECTION"), (2, "TABLES"), (0, "TABLE"), (2, "LTYPE"), (70, "1"))
    yield from _pairs((0, "LTYPE"), (2, "CONTINUOUS"), (70, "0"), (3, "Solid"), (72, "65"), (73, "0"), (40, "0"))
    yield from _pairs((0, "ENDTAB"), (0, "TABLE"), (2, "LAYER"), (70, str(len(LAYERS))))
    for name, colour in LAYERS:
        yield from _pairs((0, "LAYER"), (2, name), (70, "0"), (62, str(colour)), (6, "CONTINUOUS"))
    yield from _pairs((0, "ENDTAB"), (0, "ENDSEC"))


@lru_cache(maxsize=64)
def _polylines(outline: Outline, layer: str, height: float) -> tuple[str, ...]:
    """Cached, because most lines beside plates of one size are the same."""
    return tuple(_written(outline, layer, height))


def _written(outline: Outline, layer: str, height: float) -> Iterator[str]:
    begin = "\n".join(_pairs((0, "POLYLINE"), (8, layer), (66, "1"), (70, "1"), (10, "0"), (20, "0"), (30, "0")))
    vertex = f"  0\nVERTEX\n  8\n{layer}\n 10\n%.4f\n 20\n%.4f\n 30\n0\n"
    end = "\n".join(_pairs((0, "SEQEND"), (8, layer)))
    for corners in polygons(outline):
        numbers = (*chain.from_iterable([(x, height - y) for x, y in corners]),)
        yield begin
        yield vertex * len(corners) % numbers + end


def polygons(outline: Outline) -> Iterator[tuple[tuple[float, float], ...]]:
    """Each closed curve flattened to corners, mm; no line is further than TOLERANCE from its curve."""
    corners: list[tuple[float, float]] = []
    for verb, numbers in outline:
        if verb == "C":
            corners += _curve(corners[-1], numbers)
        elif verb == "Z":
            if len(corners) > 1 and corners[0] == corners[-1]:
                corners.pop()
            yield tuple(corners)
            corners = []
        else:
            x, y = numbers
            corners.append((x, y))


def _curve(start: tuple[float, float], numbers: tuple[float, ...]) -> list[tuple[float, float]]:
    """Corners of a flattened cubic curve, without its start.

    With n even steps no line is further from the curve than 3/4 of the greatest second difference of its points
    over n².
    """
    (ax, ay), (bx, by, cx, cy, dx, dy) = start, numbers
    bend = max(hypot(ax - 2 * bx + cx, ay - 2 * by + cy), hypot(bx - 2 * cx + dx, by - 2 * cy + dy))
    steps = sqrt(0.75 * bend / TOLERANCE)
    if steps <= 1:
        return [(dx, dy)]
    return [
        (b0 * ax + b1 * bx + b2 * cx + b3 * dx, b0 * ay + b1 * by + b2 * cy + b3 * dy)
        for b0, b1, b2, b3 in _shares(ceil(steps))
    ]


@lru_cache(maxsize=256)
def _shares(steps: int) -> tuple[tuple[float, float, float, float], ...]:
    """How much of each of its four points is in a cubic curve (Bernstein polynomials), after each of even steps."""
    at = [(step / steps, 1 - step / steps) for step in range(1, steps + 1)]
    return tuple((s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t) for t, s in at)


def _pairs(*pairs: tuple[int, str]) -> Iterator[str]:
    """Group codes and values, a line each (AutoCAD DXF reference)."""
    for code, value in pairs:
        yield f"{code:3d}"
        yield value


def _mm(value: float) -> str:
    return mm(value, decimals=4)
