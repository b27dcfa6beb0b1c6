"""How well photographs of plaques are judged: python -m tools.inspect_bench [clean] [stickers] [wear] [time] [--seed N].

Nobody took these photographs: they are drawn of our own files (tests/support/photographs.py), each by its seed.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise

from generator.inspection import inspection
from generator.inspection.inspection import Candidate, Inspection
from tests.support import photographs
from tests.support.photographs import Camera, Flat

ALARMS = ("sticker", "foreign")

ROUNDING = 0.002
"""Share of the modules, two of a symbol of version 4: those at the edge of a stain go either way."""

AMOUNTS = (0.0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6)
"""Of a wear, each more than the one before."""


def candidates() -> tuple[Candidate, ...]:
    """The plaques that are looked for."""
    return tuple(Candidate(flat.code, flat.payload, None) for flat in photographs.flats())


def judged(flat: Flat, camera: Camera) -> Inspection:
    """What is said of a photograph."""
    return inspection.inspect(photographs.taken(flat, camera), candidates())[0]


def flat(number: int) -> Flat:
    """One of the plaques."""
    return photographs.flats()[number % len(photographs.flats())]


def clean(seed: int) -> Iterator[str]:
    """No sticker in 100 photographs of plaques as they left the shop, nor in 60 of worn ones."""
    verdicts: Counter[str] = Counter(judged(flat(n), photographs.some_camera(seed + n)).verdict for n in range(100))
    yield f"clean, 100: {dict(verdicts)}; false alarms {sum(verdicts[name] for name in ALARMS)}"
    for name, wear in photographs.WEARS.items():
        verdicts = Counter(
            judged(wear(flat(n), seed + n, 0.03 + 0.015 * n), photographs.some_camera(seed + 200 + n)).verdict
            for n in range(12)
        )
        yield f"worn, {name}, 12: {dict(verdicts)}; false alarms {sum(verdicts[name] for name in ALARMS)}"


def stickers(seed: int) -> Iterator[str]:
    """Ten photographs of each kind of sticker."""
    for name, stick in photographs.STICKERS.items():
        verdicts: Counter[str] = Counter(
            judged(stick(flat(n), seed + n), photographs.some_camera(seed + 400 + n)).verdict for n in range(10)
        )
        yield f"sticker, {name}, 10: {dict(verdicts)}; found {sum(verdicts[alarm] for alarm in ALARMS)}"


def wear(seed: int) -> Iterator[str]:
    """Grade and damage of one plaque as it wears, in one light."""
    for name, worn in photographs.WEARS.items():
        for number in (1, 2, 3):
            camera = photographs.some_camera(seed + 600 + number)
            seen = [judged(worn(flat(number), seed + number, amount), camera) for amount in AMOUNTS]
            line = " ".join(f"{one.grade or '-'}{one.damage:.0%}" for one in seen)
            yield f"wear, {name}, {number}: {line}{'' if is_monotone(seen) else '  NOT MONOTONE'}"


def is_monotone(seen: list[Inspection]) -> bool:
    """Whether neither grade nor damage ever gets better; what cannot be graded any more is the worst."""
    grades = ["ABCDF".index(one.grade or "F") for one in seen]
    damage = [one.damage if one.code else 1.0 for one in seen]
    return grades == sorted(grades) and all(after >= before - ROUNDING for before, after in pairwise(damage))


def cost(seed: int) -> Iterator[str]:
    """CPU time for a photograph of 12 megapixels, all of it."""
    camera = photographs.some_camera(seed + 800, width=4000, height=3000, module=22)
    data = photographs.taken(flat(0), camera)
    inspection.inspect(data, candidates())
    began = time.process_time()
    for _ in range(10):
        inspection.inspect(data, candidates())
    yield f"12 megapixels, {len(data) / 1e6:.1f} MB: {(time.process_time() - began) * 100:.0f} ms CPU"


PARTS: dict[str, Callable[[int], Iterator[str]]] = {"time": cost, "clean": clean, "stickers": stickers, "wear": wear}


def main() -> None:
    """Print each part that was asked for; without any, all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="|".join(PARTS))
    parser.add_argument("--seed", type=int, default=1000, help="of the photographs; another one, other photographs")
    asked = parser.parse_args()
    for name in asked.parts or PARTS:
        for line in PARTS[name](asked.seed):
            print(line, flush=True)


if __name__ == "__main__":
    main()
