"""Finds what was changed in one language alone since the languages were last held against each other: a notice, no error.

Only this sees a negation that is gone, a sentence that is lost, names that changed places in Chinese: each language is compared
with what was counted in itself before, so nothing has to be understood.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from generator.agreement.bags import added, bag_of, rules_of
from generator.agreement.states import Pair
from generator.agreement.tables import Table
from generator.agreement.translated import Translation
from generator.agreement.units import Unit
from generator.content.made_from import Bag, Line
from generator.diagnostics.problem import Problem
from generator.text.digests import digest


@dataclass(frozen=True, slots=True)
class Change:
    """A passage that was changed in one language, and where the others have what they had."""

    language: str
    changed: tuple[Unit, ...]
    """Empty where it is gone."""

    unchanged: tuple[Unit, ...]
    before: Bag
    now: Bag

    @property
    def paths(self) -> frozenset[str]:
        """The files in which it was changed."""
        return frozenset(unit.file.path for unit in self.changed)

    def touches(self, path: str, line: int) -> bool:
        """Whether a line of a file is one of the changed passage."""
        for unit in self.changed:
            at = unit.said().at
            if at.path == path and at.line <= line <= at.line + unit.passage.count("\n"):
                return True
        return False


def changes(translations: Iterable[Translation]) -> tuple[Change, ...]:
    """The changes in one language alone among the translations of one relic, each once, in the order of the texts."""
    found: dict[object, Change] = {}
    for translation in translations:
        rules = rules_of(translation.tables)
        for pair in translation.pairs if translation.lines else ():
            change = _change(pair, translation, rules)
            if change is None:
                continue
            places = tuple((unit.language, unit.start) for unit in change.changed)
            key = places or (change.language, change.before)
            others = found[key].unchanged if key in found else ()
            found[key] = replace(change, unchanged=(*others, *change.unchanged))
    return tuple(found.values())


def _change(pair: Pair, translation: Translation, rules: str) -> Change | None:
    """What was changed in one of two texts, where that is no matter of words alone.

    Facts that were counted by other rules than these, those of an older program, are not compared.
    """
    (own, other), (table, others) = (pair.source, pair.translated), translation.tables
    source, translated = set(map(_digest, own)), set(map(_digest, other))
    there = [line for line in pair.lines if line.source_bag and line.translated_bag]
    of_source = [line for line in there if line.translated in translated]
    of_translated = [line for line in there if line.source in source]
    source_is_new = bool(own or of_source) and source != {line.source for line in of_source}
    translated_is_new = bool(other or of_translated) and translated != {line.translated for line in of_translated}
    if pair.state in ("behind", "orphan") and of_source and source_is_new:
        before = {line.source: line.source_bag for line in of_source}
        change = _told(translation.first, own, other, before.values(), table)
        return change if _comparable(change, of_source, rules) else None
    if pair.state in ("current", "missing") and of_translated and translated_is_new:
        before = {line.translated: line.translated_bag for line in of_translated}
        change = _told(translation.language, other, own, before.values(), others)
        return change if _comparable(change, of_translated, rules) else None
    if pair.state in ("missing", "orphan") and not pair.lines and pair.first.section.isdecimal():
        language = translation.first if own else translation.language
        return _told(language, own or other, (), (), table if own else others)
    return None


def _comparable(change: Change | None, lines: Iterable[Line], rules: str) -> bool:
    if change is None or not change.changed or all(line.rules == rules for line in lines):
        return True
    return _numbers(change.before) != _numbers(change.now)


def _digest(unit: Unit) -> str:
    return digest(unit.passage)


def _told(
    language: str, changed: tuple[Unit, ...], unchanged: tuple[Unit, ...], before: Iterable[Bag | None], table: Table
) -> Change | None:
    was, now = _summed([bag for bag in before if bag]), _summed([bag_of(unit, table) for unit in changed])
    if not _differ_in_facts(was, now) and _numbers(was) == _numbers(now):
        return None
    return Change(language, changed, unchanged, was, now)


def _summed(bags: Sequence[Bag]) -> Bag:
    sentences, negations, facts = added(bags)
    return Bag(sentences, negations, facts, bags[0].order if len(bags) == 1 else "")


def notice(change: Change) -> Problem:
    """What is said of it: a warning, which a person confirms."""
    at = (change.changed or change.unchanged)[0].said().at
    places = [unit.said().at for unit in change.unchanged]
    values = {
        "file": f"{change.language}.md",
        "sentences": _counted(change.before.sentences, change.now.sentences),
        "negations": _counted(change.before.negations, change.now.negations),
        "facts": "≠" if _differ_in_facts(change.before, change.now) else "=",
        "others": ", ".join(f"{place.path.rpartition('/')[2]}:{place.line}" for place in places) or "–",
        "relic": at.path.split("/")[-2],
    }
    return Problem("fact-one-sided", at, values, severity="warning")


def _numbers(bag: Bag) -> tuple[int, int]:
    return bag.sentences, bag.negations


def _differ_in_facts(before: Bag, now: Bag) -> bool:
    """Whether facts or names are others, or the names, where their order is known, in another order."""
    return before.facts != now.facts or (before.order != now.order and "" not in (before.order, now.order))


def _counted(before: int, now: int) -> str:
    return str(now) if before == now else f"{before} → {now}"
