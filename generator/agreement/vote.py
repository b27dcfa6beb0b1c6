"""Lets the languages vote on the facts of one passage: who stands alone is asked, and none has a privilege."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.agreement.finding import Finding, Said
from generator.agreement.tokens import Token
from generator.agreement.units import Unit

Voice = Sequence[tuple[Unit, Token]]
"""The facts one language states in a passage, in order."""

_ORDERED = ("date", "number", "quantity", "century", "hour", "side")
"""Kinds whose order means something in every language."""

_FEW = 2


def voices(group: Mapping[str, tuple[Unit, ...]]) -> dict[str, Voice]:
    """What each language states that has the passage at all."""
    return {tag: [(unit, token) for unit in units for token in unit.tokens] for tag, units in group.items() if units}


def differences(group: Mapping[str, tuple[Unit, ...]], in_order: Collection[str]) -> list[Finding]:
    """What differs in one passage. `in_order`: the languages whose names follow each other as in the first one."""
    spoken = voices(group)
    if len(spoken) < _FEW:
        return []
    first = {tag: units[0] for tag, units in group.items() if units}
    found = list(_of_kinds(spoken, first, replaced_only=False))
    told = {(finding.kind, finding.here.file) for finding in found}
    for piece in _pieces(spoken):
        found += [
            finding
            for finding in _of_kinds(piece, first, replaced_only=True)
            if (finding.kind, finding.here.file) not in told
        ]
        told |= {(finding.kind, finding.here.file) for finding in found}
        found += [finding for finding in _orders(piece, in_order) if (finding.kind, finding.here.file) not in told]
    return found


def _of_kinds(spoken: Mapping[str, Voice], first: Mapping[str, Unit], *, replaced_only: bool) -> Iterator[Finding]:
    kinds = dict.fromkeys(token.kind for voice in spoken.values() for _, token in voice)
    for kind in kinds:
        of_kind = {tag: [(unit, token) for unit, token in voice if token.kind == kind] for tag, voice in spoken.items()}
        yield from _Ballot(kind, of_kind, first).findings(replaced_only=replaced_only)


@dataclass(frozen=True, slots=True)
class _Odd:
    """A value in which one language stands alone."""

    tag: str
    value: str
    hard: bool
    """Worth saying by itself, and not only where another value stands in its place."""

    absent: bool = True
    """It is not said at all, rather than less often; of an extra one, by no other language."""


class _Ballot:
    """The values of one kind in one passage, in every language."""

    def __init__(self, kind: str, voices_of_kind: Mapping[str, Voice], first: Mapping[str, Unit]) -> None:
        self.kind, self.voices, self.first = kind, voices_of_kind, first
        self.counts = {tag: Counter(token.value for _, token in voice) for tag, voice in voices_of_kind.items()}
        self.hard = {
            (tag, token.value) for tag, voice in voices_of_kind.items() for _, token in voice if not token.soft
        }
        self.missing: list[_Odd] = []
        self.extra: list[_Odd] = []
        self.split: list[str] = []
        for value in dict.fromkeys(token.value for voice in voices_of_kind.values() for _, token in voice):
            self._count(value)

    def _count(self, value: str) -> None:
        has = [tag for tag in self.voices if self.counts[tag][value]]
        lack = [tag for tag in self.voices if not self.counts[tag][value]]
        hard = sum((tag, value) in self.hard for tag in has) * 2 >= len(has)
        if not lack:
            self._compare_counts(value)
        elif len(lack) == 1 and len(has) >= _FEW:
            self.missing.append(_Odd(lack[0], value, hard))
        elif len(has) == 1 and len(lack) >= _FEW:
            self.extra.append(_Odd(has[0], value, (has[0], value) in self.hard))
        elif hard:
            self.split.append(value)
        if self.kind == "name" and lack:
            self._count_names(value, has, lack)

    def _count_names(self, value: str, has: Sequence[str], lack: Sequence[str]) -> None:
        """A name that half of the others lack, or that is said more often than by any: it may stand for one that is missing."""
        for tag in has if len(has) > 1 else ():
            more = all(self.counts[tag][value] > self.counts[other][value] for other in has if other != tag)
            if more or len(lack) >= len(has):
                self.extra.append(_Odd(tag, value, hard=False, absent=False))

    def _compare_counts(self, value: str) -> None:
        """Sets would hide an error where the same value stands twice; but how often it is said is a matter of style."""
        for tag in self.voices:
            others = Counter(self.counts[other][value] for other in self.voices if other != tag)
            usual = others.most_common(1)[0][0]
            if self.counts[tag][value] < usual:
                # Of sources it is no matter of style, where all others cite one as often.
                hard = self.kind == "citation" and len(others) == 1
                self.missing.append(_Odd(tag, value, hard=hard, absent=False))
            elif self.counts[tag][value] > max(others):
                self.extra.append(_Odd(tag, value, hard=False, absent=False))

    def findings(self, *, replaced_only: bool) -> Iterator[Finding]:
        """A value in place of another; and unless only these are wanted, one that is lacking, added, or disputed."""
        extra = list(self.extra)
        for missing in self.missing:
            instead = next((odd for odd in extra if odd.tag == missing.tag and self._may_replace(odd, missing)), None)
            if instead:
                extra.remove(instead)
                yield self._finding("fact-differs", missing.tag, instead.value, missing.value)
            elif (missing.hard or self.kind == "name") and not replaced_only:
                yield self._finding("fact-lacks", missing.tag, "", missing.value)
        for odd in extra if not replaced_only else ():
            if odd.hard:
                yield self._finding("fact-adds", odd.tag, odd.value, "")
        yield from self._split() if not replaced_only else ()

    def _may_replace(self, extra: _Odd, missing: _Odd) -> bool:
        """How often a name is said is a matter of style, even where another is said more often."""
        return self.kind != "name" or extra.absent or missing.absent

    def _finding(self, code: str, tag: str, own: str, theirs: str) -> Finding:
        here = self._said(tag, own)
        others = tuple(self._said(other, theirs) for other in self.voices if other != tag)
        value = own or theirs
        return Finding(code, self.kind, here, others, value, languages=(tag,))

    def _said(self, tag: str, value: str) -> Said:
        """Where a language says this value; where it does not, the passage in which it would."""
        voice = self.voices[tag]
        for unit, token in reversed(voice) if self.counts[tag][value] > 1 else voice:
            if token.value == value:
                return unit.said(token.start, token.end)
        return self.first[tag].said()

    def _split(self) -> Iterator[Finding]:
        """As many against as many: all are named, and none is blamed."""
        told: set[str] = set()
        for value in self.split:
            if value in told:
                continue
            has = [tag for tag in self.voices if self.counts[tag][value]]
            rest = [tag for tag in self.voices if tag not in has]
            against = next(
                (other for other in self.split if all(self.counts[tag][other] for tag in rest) and other != value), ""
            )
            told |= {value, against}
            here, *others = [self._said(tag, value) for tag in has]
            others += [self._said(tag, against) for tag in rest]
            yield Finding("fact-split", self.kind, here, tuple(others), value, languages=tuple(has))


def _pieces(spoken: Mapping[str, Voice]) -> list[dict[str, Voice]]:
    """The passage between its citations, where all languages have as many groups of them; else the whole."""
    cut = {tag: _cut(voice) for tag, voice in spoken.items()}
    lengths = {len(pieces) for pieces in cut.values()}
    if len(lengths) > 1:
        return [dict(spoken)]
    return [{tag: pieces[n] for tag, pieces in cut.items()} for n in range(lengths.pop())]


def _cut(voice: Voice) -> list[Voice]:
    """What stands before each group of citations that touch, with them; and what stands behind the last."""
    pieces: list[list[tuple[Unit, Token]]] = [[]]
    end = -1
    for unit, token in voice:
        cited = token.kind == "citation"
        if end >= 0 and not (cited and unit.start + token.start == end):
            pieces.append([])
            end = -1
        pieces[-1].append((unit, token))
        end = unit.start + token.end if cited else end
    return [*pieces, *([[]] if end >= 0 else [])]


def _orders(spoken: Mapping[str, Voice], in_order: Collection[str]) -> Iterator[Finding]:
    """One language has in another order what all others have in the same."""
    for kind in (*_ORDERED, "name"):
        voters = {
            tag: [(unit, token) for unit, token in voice if token.kind == kind and _ordered(token)]
            for tag, voice in spoken.items()
            if kind != "name" or tag in in_order
        }
        yield from _order_of(kind, voters)


def _ordered(token: Token) -> bool:
    """Whether the order of a fact among others like it means something: of words that of sides and proper names."""
    return not token.soft or token.kind == "side" or (token.kind == "name" and token.value[0].isupper())


def _order_of(kind: str, voters: Mapping[str, Voice]) -> Iterator[Finding]:
    counts = {tag: Counter(token.value for _, token in voice) for tag, voice in voters.items()}
    once: Callable[[str], bool] = lambda value: all(count[value] == 1 for count in counts.values())  # noqa: E731
    sequences = {
        tag: tuple((unit, token) for unit, token in voice if once(token.value)) for tag, voice in voters.items()
    }
    values = {tag: tuple(token.value for _, token in voice) for tag, voice in sequences.items()}
    for tag, own in values.items():
        others = {values[other] for other in values if other != tag}
        if len(values) > _FEW and len(others) == 1 and own not in others:
            (theirs,) = others
            first = next(n for n, value in enumerate(own) if value != theirs[n])
            said = {
                other: replace(unit.said(token.start, token.end), written=" … ".join(one.written for _, one in voice))
                for other, voice in sequences.items()
                for unit, token in [voice[first]]
            }
            rest = tuple(said[other] for other in said if other != tag)
            yield Finding("fact-order", kind, said[tag], rest, " ".join(own), languages=(tag,))
