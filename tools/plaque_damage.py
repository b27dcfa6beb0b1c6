"""Prints how often a whole plaque is read after seeded damage, by how its symbol is protected.

`python -m tools.plaque_damage [PLAQUES]`: fixings near the corner squares or not; one symbol, a larger one, two. All is drawn
at 3 px a mm; both readers, and a plaque counts as read when one of its symbols is.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from math import log
from random import Random

from PIL import Image, ImageDraw

from generator.plaques import qr, readers

PAYLOAD = "https://ditich.example/q/pn8wc"
PX = 3.0
"""px a mm: six and more a module."""

STAIN = 4.0
"""mm, the mean by which a stain or crack reaches beyond a screw's head; exponential."""

HEAD = 3.6
"""mm, half the width of a screw's head as clearance has it."""

Spot = tuple[float, float, float]
"""Across, down and radius, mm."""

Place = tuple[float, float, float]
"""Left, top and module of a symbol, mm."""


def main() -> None:
    """One line a case."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    symbol = qr.symbol(PAYLOAD)
    for gap in (4 * 1.5, 8.0, 10.0, 12.0):
        _report(
            f"screws {gap:g} mm from the corner squares", number, symbol, (105, 148), [(27.75, 50, 1.5)], _stains(gap)
        )
    for patches in (3, 6):
        label = f"{patches} patches of 8–24 mm on A5"
        _report(
            f"{label}, one symbol of 69 mm",
            number,
            symbol,
            (148, 210),
            [(39.4, 94, 2.1)],
            _patches(patches, (148, 210)),
        )
        two = [(12.0, 100, 1.48), (87.0, 100, 1.48)]
        _report(f"{label}, two of 49 mm", number, symbol, (148, 210), two, _patches(patches, (148, 210)))
        larger = [(22.5, 70, 3.15)]
        _report(f"{label}, one of 104 mm", number, symbol, (148, 210), larger, _patches(patches, (148, 210)))


def _stains(gap: float) -> Callable[[Random, Sequence[Place]], Iterator[Spot]]:
    """Of a screw beside each corner square, its head `gap` mm from it."""

    def spots(chance: Random, places: Sequence[Place]) -> Iterator[Spot]:
        for left, top, module in places:
            side, middle = 33 * module, 3.5 * module
            out = gap + HEAD
            for x, y in (
                (left - out, top + middle),
                (left + side + out, top + middle),
                (left - out, top + side - middle),
            ):
                yield x, y, HEAD - STAIN * log(1 - chance.random())

    return spots


def _patches(number: int, size: tuple[float, float]) -> Callable[[Random, Sequence[Place]], Iterator[Spot]]:
    """Anywhere on the plaque."""

    def spots(chance: Random, _: Sequence[Place]) -> Iterator[Spot]:
        for __ in range(number):
            yield chance.uniform(0, size[0]), chance.uniform(0, size[1]), chance.uniform(4, 12)

    return spots


def _report(  # noqa: PLR0913, PLR0917 -- one case
    label: str,
    number: int,
    symbol: qr.Symbol,
    size: tuple[float, float],
    places: Sequence[Place],
    damage: Callable[[Random, Sequence[Place]], Iterator[Spot]],
) -> None:
    clean = _plaque(symbol, size, places)
    read = [0] * len(readers.readers())
    for seed in range(number):
        chance = Random(f"{label.partition(',')[0]} {seed}")
        worn = clean.copy()
        draw = ImageDraw.Draw(worn)
        for x, y, radius in damage(chance, places):
            box = tuple(round(n * PX, 3) for n in (x - radius, y - radius, x + radius, y + radius))
            draw.ellipse(box, fill=chance.choice((0, 128, 255)))
        for column, reader in enumerate(readers.readers()):
            read[column] += PAYLOAD in reader.texts(worn)
    shares = ", ".join(f"{r.name} {n / number:.0%}" for r, n in zip(readers.readers(), read, strict=True))
    print(f"{label}: {shares} of {number}", flush=True)


def _plaque(symbol: qr.Symbol, size: tuple[float, float], places: Sequence[Place]) -> Image.Image:
    plaque = Image.new("L", (round(size[0] * PX), round(size[1] * PX)), 247)
    draw = ImageDraw.Draw(plaque)
    for left, top, module in places:
        quiet, side = qr.QUIET_ZONE * module, symbol.size * module
        panel = (left - quiet, top - quiet, left + side + quiet, top + side + quiet)
        draw.rectangle([round(n * PX) for n in panel], fill=255)
        for y, row in enumerate(symbol.modules):
            for x, dark in enumerate(row):
                if dark:
                    box = (left + x * module, top + y * module, left + (x + 1) * module, top + (y + 1) * module)
                    x0, y0, x1, y1 = (round(n * PX) for n in box)
                    draw.rectangle((x0, y0, x1 - 1, y1 - 1), fill=26)
    return plaque


if __name__ == "__main__":
    main()
