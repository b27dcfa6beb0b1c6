"""Names of places that do not exist, as many as one likes."""

from __future__ import annotations

import random
from collections.abc import Callable

from generator.text.names import fold

ALPHABET = "aăâbcdđeêghiklmnoôơpqrstuưvxyAĂÂBCDĐEÊGHIKLMNOÔƠPQRSTUƯVXY"
MARKS = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]


def names_of(number: int) -> list[str]:
    """Names nobody has, in three scripts, all different."""
    chance = random.Random(2026)
    scripts: tuple[Callable[[], str], ...] = (
        lambda: chance.choice(ALPHABET) + chance.choice(MARKS),
        lambda: chr(chance.randrange(0x1780, 0x17B4)) + chr(chance.randrange(0x17B6, 0x17C6)),
        lambda: chr(chance.randrange(0x4E00, 0x9FA0)),
    )
    found: dict[str, str] = {}
    while len(found) < number:
        letter = scripts[len(found) % 3]
        words = ("".join(letter() for _ in range(chance.randrange(3, 7))) for _ in range(chance.randrange(2, 4)))
        name = " ".join(words)
        found.setdefault(fold(name), name)
    return list(found.values())
