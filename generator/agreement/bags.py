"""Counts what a passage says, so that a change in one language alone can be seen: its facts, its negations, its sentences."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from generator.agreement.latin import without_targets
from generator.agreement.tables import Table
from generator.agreement.units import Unit
from generator.content.made_from import Bag

_ALL = 1 << 32


def bag_of(unit: Unit, table: Table) -> Bag:
    """The bag of a unit that has its names among its tokens. Sources are left out: they are compared by themselves."""
    facts = [(token.kind, token.value) for token in unit.tokens if token.kind not in _APART]
    names = [value for kind, value in facts if kind == "name"]
    said = without_targets(unit.passage)
    return Bag(
        sentences=len(table.sentence_end.findall(said)) + (not table.sentence_end.search(said.rstrip()[-1:])),
        negations=len(table.negation.findall(said)),
        facts=f"{sum(map(_number, map(repr, facts))) % _ALL:08x}",
        order=f"{_number(repr(names)) % (1 << 16):04x}",
    )


_APART = ("citation", "link")


def _number(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=4).digest())


def added(bags: Iterable[Bag]) -> tuple[int, int, str]:
    """What the bag of these passages would be in one, but for the order of names."""
    bags = tuple(bags)
    facts = sum(int(bag.facts, 16) for bag in bags) % _ALL
    return sum(bag.sentences for bag in bags), sum(bag.negations for bag in bags), f"{facts:08x}"
