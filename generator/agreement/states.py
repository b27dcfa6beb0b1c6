"""In what state each passage of a translation is: current, behind its source, missing.

Passages are looked up by digest, not by place, in the file that says which was made from which (content/made_from.py). Only what
is left over is held against each other by what it states, where it stands, and what was counted in it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from typing import Literal

from generator.agreement.alignment import Signature, align, likeness, signature
from generator.agreement.bags import added, bag_of
from generator.agreement.tables import Table
from generator.agreement.units import Unit
from generator.agreement.vote import differences
from generator.content.made_from import ALONE, Bag, Line
from generator.text.digests import digest

State = Literal["current", "behind", "missing", "orphan", "unsure", "unknown"]
"""behind: the source was changed since · missing: not translated · orphan: its source is gone, or it never had one ·
unsure: both were changed, and they do not state the same · unknown: nobody has said what it was made from."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Passages of the first language and those of a translation that say the same."""

    source: tuple[Unit, ...]
    """None where the translation alone has it."""

    translated: tuple[Unit, ...]
    """None where it is missing."""

    state: State
    lines: tuple[Line, ...] = ()
    """What was recorded of them, if only of one side."""

    @property
    def first(self) -> Unit:
        """The passage by which it is named."""
        return (self.source or self.translated)[0]


@dataclass(frozen=True, slots=True)
class Text:
    """The units of a text, with their names among their tokens, and what they are known by."""

    units: tuple[Unit, ...]
    digests: tuple[str, ...]
    bags: tuple[Bag, ...]
    signatures: tuple[Signature, ...]
    there: frozenset[str]
    """The digests, to be asked for."""


def text_of(units: Iterable[Unit], table: Table) -> Text:
    """A text of these units, but for those that each language has for itself."""
    own = tuple(unit for unit in units if unit.section not in _OF_ONE_LANGUAGE)
    digests = tuple(digest(unit.passage) for unit in own)
    bags = tuple(bag_of(unit, table) for unit in own)
    return Text(own, digests, bags, tuple(map(signature, own)), frozenset(digests))


_OF_ONE_LANGUAGE = ("transcript", "pronunciation")


def states(source: Text, translated: Text, lines: Sequence[Line]) -> tuple[Pair, ...]:
    """Every passage of both, paired, in the order of the source; then what the translation alone has."""
    if not lines:
        return _unknown(source, translated)
    return _Pairing(source, translated, lines).pairs()


def _unknown(source: Text, translated: Text) -> tuple[Pair, ...]:
    """By alignment alone, where nothing was recorded."""
    pairs = []
    for group in align({"source": source.units, "translated": translated.units}):
        ours, theirs = group.get("source", ()), group.get("translated", ())
        state: State = "unknown" if ours and theirs else "missing" if ours else "orphan"
        pairs.append(Pair(ours, theirs, state))
    return tuple(pairs)


_Link = tuple[int, int]
"""The numbers of a passage of the source and of one of the translation."""


class _Pairing:
    """Which passages go together: first those that were recorded so, then those left over that fit best."""

    def __init__(self, source: Text, translated: Text, lines: Sequence[Line]) -> None:
        self.source, self.translated = source, translated
        self.by_source, self.by_translated = defaultdict[str, list[Line]](list), defaultdict[str, list[Line]](list)
        self.alone = {line.translated: line for line in lines if line.source == ALONE}
        for line in lines:
            if line.source == ALONE:
                continue
            self.by_source[line.source].append(line)
            self.by_translated[line.translated].append(line)
        self.recorded = self._recorded()
        self.links = set(self.recorded)
        self._fit()
        self._join_halves()

    def _recorded(self) -> set[_Link]:
        """Passages that were recorded as a pair; of those that say the same, the first goes with the first."""
        places = defaultdict[str, list[int]](list)
        for n, found in enumerate(self.source.digests):
            places[found].append(n)
        links, times = set[_Link](), Counter[str]()
        for m, found in enumerate(self.translated.digests):
            for line in self.by_translated.get(found, ()):
                if there := places.get(line.source):
                    links.add((there[min(times[line.source], len(there) - 1)], m))
                    times[line.source] += 1
        return links

    # -- what is left over

    def _left(self) -> tuple[list[int], list[int]]:
        ours, theirs = {n for n, _ in self.links}, {m for _, m in self.links}
        return (
            [n for n in range(len(self.source.units)) if n not in ours],
            [m for m in range(len(self.translated.units)) if m not in theirs],
        )

    def _fit(self) -> None:
        """Pair what is left over, the best fitting first; what stands beside a pair fits better."""
        ours, theirs = map(set, self._left())
        fits = {(n, m): fit for n in ours for m in theirs if (fit := self._fitting(n, m)) > _LEAST - 2 * _BESIDE}
        heap = [(-fit - self._beside(n, m), n, m) for (n, m), fit in fits.items()]
        heapify(heap)
        while heap:
            fit, n, m = heappop(heap)
            if -fit <= _LEAST:
                return
            if n not in ours or m not in theirs:
                continue
            ours.remove(n)
            theirs.remove(m)
            self.links.add((n, m))
            for near in ((n - 1, m - 1), (n + 1, m + 1)):
                if near in fits:
                    heappush(heap, (-fits[near] - self._beside(*near), *near))

    def _beside(self, n: int, m: int) -> float:
        return _BESIDE * (((n - 1, m - 1) in self.links) + ((n + 1, m + 1) in self.links))

    def _fitting(self, n: int, m: int) -> float:
        """How well two passages fit by what they state and how long they are."""
        one, other = self.source.units[n], self.translated.units[m]
        if not (one.section.isdecimal() and other.section.isdecimal()):
            return _SAME_FIELD if one.section == other.section else _LEAST - 3 * _BESIDE
        facts = likeness(self.source.signatures[n], self.translated.signatures[m])
        if one.section != other.section:
            return facts - _OTHER_CHAPTER
        counted = max((_alike(self.source.bags[n], line.source_bag) for line in self._lost_source(m)), default=0.0)
        counted += max(
            (_alike(self.translated.bags[m], line.translated_bag) for line in self._lost_text(n)), default=0.0
        )
        return facts + counted + _as_long(one, other) - _CROSSED * self._crossed(n, m)

    def _crossed(self, n: int, m: int) -> float:
        """How much of the recorded pairs of its chapter stand before one of two passages and behind the other, from 0 to 1."""
        section = self.source.units[n].section
        inside = [(i, j) for i, j in self.recorded if self.source.units[i].section == section]
        return sum((i < n) != (j < m) for i, j in inside) / max(1, len(inside))

    def _lost_source(self, m: int) -> list[Line]:
        """What was recorded of a passage of the translation whose source is not there any more."""
        lines = self.by_translated.get(self.translated.digests[m], ())
        return [line for line in lines if line.source not in self.source.there]

    def _lost_text(self, n: int) -> list[Line]:
        lines = self.by_source.get(self.source.digests[n], ())
        return [line for line in lines if line.translated not in self.translated.there]

    # -- halves

    def _join_halves(self) -> None:
        """What was split or joined, or was recorded as two to one: it stands beside a passage that was paired."""
        ours, theirs = self._left()
        for n, near in [(one, near) for one in ours for near in (one - 1, one + 1)]:
            for partner in [m for one, m in self.links if one == near]:
                bags = [self.source.bags[n], self.source.bags[near]]
                split = self._are_halves(bags, [line.source_bag for line in self._lost_source(partner)])
                recorded = {line.translated for line in self._lost_text(n)}
                if split or recorded & {line.translated for line in self._lost_text(near)}:
                    self.links.add((n, partner))
        for m, near in [(one, near) for one in theirs for near in (one - 1, one + 1)]:
            for partner in [n for n, other in self.links if other == near]:
                bags = [self.translated.bags[m], self.translated.bags[near]]
                split = self._are_halves(bags, [line.translated_bag for line in self._lost_text(partner)])
                lost = [self._lost_source(one) for one in (m, near)]
                whole = [line.source_bag for lines in lost for line in lines if line.source_bag]
                recorded = {line.source for line in lost[0]} & {line.source for line in lost[1]}
                retold = not self.by_translated.get(self.translated.digests[m]) and (partner, near) in self.recorded
                if (
                    (retold and self._lost_text(partner))
                    or split
                    or recorded
                    or self._are_halves(whole, [self.source.bags[partner]])
                ):
                    self.links.add((partner, m))

    def _are_halves(self, halves: Sequence[Bag], wholes: Iterable[Bag | None]) -> bool:
        if len(halves) < 2:  # noqa: PLR2004 -- two halves
            return False
        return any(added(halves) == added([whole]) for whole in wholes if whole)

    # -- pairs

    def pairs(self) -> tuple[Pair, ...]:
        """All passages of both texts, each in one pair."""
        left = dict.fromkeys(range(len(self.source.units)))
        found, used = list[Pair](), set[int]()
        for n in list(left):
            if n not in left:
                continue
            ours, theirs = self._connected(n)
            for one in ours:
                left.pop(one, None)
            used |= theirs
            found.append(self._pair(sorted(ours), sorted(theirs)))
        found += [self._pair([], [m]) for m in range(len(self.translated.units)) if m not in used]
        return tuple(found)

    def _connected(self, n: int) -> tuple[set[int], set[int]]:
        ours, theirs = {n}, set[int]()
        while True:
            more = {m for one, m in self.links if one in ours}
            back = {one for one, m in self.links if m in more}
            if more <= theirs and back <= ours:
                return ours, theirs
            ours, theirs = ours | back, theirs | more

    def _pair(self, ours: Sequence[int], theirs: Sequence[int]) -> Pair:
        source, translated = [self.source.digests[n] for n in ours], [self.translated.digests[m] for m in theirs]
        lines = [line for found in translated for line in self.by_translated.get(found, ())]
        lines += [line for found in source for line in self.by_source.get(found, ()) if line not in lines]
        lines += [self.alone[found] for found in translated if found in self.alone]
        units = tuple(self.source.units[n] for n in ours), tuple(self.translated.units[m] for m in theirs)
        state = self._state(source, translated, units)
        return Pair(*units, state, tuple(lines))

    def _state(
        self, source: Collection[str], translated: Collection[str], units: tuple[tuple[Unit, ...], tuple[Unit, ...]]
    ) -> State:
        if not translated:
            return "missing"
        if not source:
            return "current" if all(found in self.alone for found in translated) else "orphan"
        old = any(line.source not in source for found in translated for line in self.by_translated.get(found, ()))
        recorded = all(found in self.by_source for found in source)
        known = any(found in self.by_translated for found in translated)
        if old or (known and not recorded):
            return "behind"
        if recorded or not differences({"source": units[0], "translated": units[1]}, ()):
            return "current"
        return "unsure"


_LEAST = 1.0
"""How well passages must fit at least, to be the same one after a change."""

_SAME_FIELD = 100.0

_BESIDE = 0.6
"""What two passages have for standing beside a pair."""

_CROSSED = 3.0

_OTHER_CHAPTER = 4.0
"""What two passages must share, to be one that was moved into another chapter."""

_COUNTED = (0.7, 0.4, 2.0)
"""What a passage has for as many sentences, as many negations, and the same facts as were counted before."""


def _alike(bag: Bag, before: Bag | None) -> float:
    if before is None:
        return 0
    facts = bag.facts == before.facts and int(bag.facts, 16) > 0
    same = (bag.sentences == before.sentences, bag.negations == before.negations, facts)
    return sum(weight for weight, is_so in zip(_COUNTED, same, strict=True) if is_so)


def _as_long(one: Unit, other: Unit) -> float:
    """From 0 to 1: of two passages the same text is rarely ten times as long as the other."""
    lengths = sorted((len(one.passage.encode()), len(other.passage.encode())))
    return lengths[0] / lengths[1]


# ---- what is written down ---------------------------------------------------------------------------


def lines_of(pairs: Iterable[Pair], tables: tuple[Table, Table], on: str = "", by: str = "") -> tuple[Line, ...]:
    """The lines that say of all these pairs that they are current; those that said so before stay as they were.

    So is what the translation alone has; what is missing in it stays missing.
    """
    found = list[Line]()
    for pair in pairs:
        known: Mapping[tuple[str, str], Line] = {(line.source, line.translated): line for line in pair.lines}
        for other in pair.translated:
            for one in pair.source:
                ends = digest(one.passage), digest(other.passage)
                new = Line(*ends, bag_of(one, tables[0]), bag_of(other, tables[1]), on, by)
                found.append(known.get(ends, new))
            if not pair.source:
                ends = ALONE, digest(other.passage)
                found.append(known.get(ends, Line(*ends, on=on, by=by)))
    return tuple(dict.fromkeys(found))


def refreshed(pairs: Iterable[Pair], tables: tuple[Table, Table]) -> tuple[Line, ...]:
    """The lines as a program may write them by itself: what is current is recorded as it is now, and nothing else changes.

    Where nothing was recorded there is nothing to go on: then only a person can say that a translation is current.
    """
    pairs = tuple(pairs)
    kept = [line for pair in pairs if pair.state != "current" for line in pair.lines]
    return tuple(dict.fromkeys((*lines_of([pair for pair in pairs if pair.state == "current"], tables), *kept)))
