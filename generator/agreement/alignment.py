"""Finds which paragraphs of several languages are the same one, by order and by what they share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.agreement.units import Unit

Group = Mapping[str, tuple[Unit, ...]]
"""Language → its units that say the same; none where it has nothing of the kind."""

Signature = Counter[tuple[str, str]]

_CITATION, _FACT = 3.0, 2.0
_ALIKE = 0.4
"""What two units have for being where they are."""

_GAP = 0.6
_MERGED = 0.3


def align(texts: Mapping[str, Sequence[Unit]]) -> tuple[Group, ...]:
    """Which units of all languages belong together. Fields by name, chapters by number, what is in them by alignment."""
    sections = dict.fromkeys(unit.section for units in texts.values() for unit in units)
    groups: list[Group] = []
    for section in sections:
        inside = {tag: [unit for unit in units if unit.section == section] for tag, units in texts.items()}
        groups += _align_section({tag: units for tag, units in inside.items() if units or section.isdecimal()})
    return tuple(groups)


def _align_section(inside: Mapping[str, list[Unit]]) -> list[Group]:
    """The groups of one section. What most languages have as many of as each other is what the rest is held against."""
    counts = Counter(len(units) for units in inside.values())
    pivot = max(inside, key=lambda tag: counts[len(inside[tag])])
    base = inside[pivot]
    joined = _Joined(len(base))
    links: dict[str, list[_Link]] = {}
    for tag, units in inside.items():
        links[tag] = _links(base, units) if tag != pivot else [_Link((n,), (n,)) for n in range(len(base))]
        for link in links[tag]:
            joined.join(link.base)
    groups: list[Group] = [
        {
            tag: tuple(inside[tag][n] for link in links[tag] if set(link.base) & members for n in link.own)
            for tag in inside
        }
        for members in joined.sets()
    ]
    for tag, own in links.items():
        groups += [
            {other: (inside[tag][n],) if other == tag else () for other in inside}
            for link in own
            if not link.base
            for n in link.own
        ]
    return groups


@dataclass(frozen=True, slots=True)
class _Link:
    """Units of the base, by number, and those of another language that say the same."""

    base: tuple[int, ...]
    own: tuple[int, ...]


class _Joined:
    """Sets of numbers that are joined step by step."""

    def __init__(self, count: int) -> None:
        self.of = [{number} for number in range(count)]

    def join(self, numbers: Sequence[int]) -> None:
        """Make one set of those that hold these numbers."""
        together = set().union(*(self.of[number] for number in numbers)) if numbers else set()
        for number in together:
            self.of[number] = together

    def sets(self) -> list[set[int]]:
        """The sets, each once, in order."""
        return [numbers for n, numbers in enumerate(self.of) if n == min(numbers)]


def signature(unit: Unit) -> Signature:
    """The facts by which a unit is known again."""
    return Counter((token.kind, token.value) for token in unit.tokens if not token.soft)


def likeness(first: Signature, second: Signature) -> float:
    """How alike two passages are by the facts they share, and by those that only one of them has."""
    shared, apart = first & second, (first - second) + (second - first)
    return _weight(shared) - _weight(apart) / 4 + _ALIKE


def _weight(facts: Signature) -> float:
    return sum((_CITATION if kind == "citation" else _FACT) * count for (kind, _), count in facts.items())


def _links(base: Sequence[Unit], units: Sequence[Unit]) -> list[_Link]:
    """Which units say the same as which of the base."""
    ours, theirs = [signature(unit) for unit in base], [signature(unit) for unit in units]
    if len(base) == len(units):
        return _crossed(ours, theirs)
    return _in_order(ours, theirs)


def _crossed(ours: Sequence[Signature], theirs: Sequence[Signature]) -> list[_Link]:
    """As many on both sides: one to one, in order unless another order fits clearly better."""
    straight = sum(likeness(one, other) for one, other in zip(ours, theirs, strict=True))
    pairs = sorted(
        ((likeness(one, other), n == m, n, m) for n, one in enumerate(ours) for m, other in enumerate(theirs)),
        key=lambda pair: (-pair[0], not pair[1], pair[2]),
    )
    chosen: dict[int, int] = {}
    total = 0.0
    for fit, _, n, m in pairs:
        if n not in chosen and m not in chosen.values():
            chosen[n] = m
            total += fit
    clearly = total > straight * 1.2 + _FACT * 2
    return [_Link((n,), (chosen[n] if clearly else n,)) for n in range(len(ours))]


_STEPS = ((1, 1), (1, 0), (0, 1), (1, 2), (2, 1))


def _in_order(ours: Sequence[Signature], theirs: Sequence[Signature]) -> list[_Link]:
    """The alignment in order with the highest likeness: one to one, one to two, two to one, or left out."""
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for n in range(len(ours) + 1):
        for m in range(len(theirs) + 1):
            reached = [
                (best[n - i, m - j][0] + _step(ours[n - i : n], theirs[m - j : m]), (i, j))
                for i, j in _STEPS
                if n >= i and m >= j
            ]
            if reached:
                best[n, m] = max(reached)
    links: list[_Link] = []
    n, m = len(ours), len(theirs)
    while n or m:
        i, j = best[n, m][1]
        links.append(_Link(tuple(range(n - i, n)), tuple(range(m - j, m))))
        n, m = n - i, m - j
    return [link for link in reversed(links) if link.own]


def _step(ours: Sequence[Signature], theirs: Sequence[Signature]) -> float:
    if not ours or not theirs:
        return -_GAP - _weight(sum((*ours, *theirs), Counter())) / 8
    fit = likeness(sum(ours, Counter()), sum(theirs, Counter()))
    return fit - _MERGED * (len(ours) + len(theirs) - 2)
