"""Proposes forms of names for the glossary: what stands, in languages with letters of their own, where others have a name."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.agreement.alignment import align
from generator.agreement.latin import LATIN
from generator.agreement.names import with_names
from generator.agreement.relics import Knowledge, Texts
from generator.agreement.units import Unit

_OFTEN = 2
"""Passages in which a form must stand beside a name: of forms seen once, one in four was right."""

_LIKELY = 0.75
"""How much of their passages a name and a form must share (Dice)."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A form that is probably what a language calls this name."""

    name: str
    language: str
    form: str
    seen: int

    @property
    def line(self) -> str:
        """As it would stand in the glossary."""
        form = json.dumps(self.form, ensure_ascii=False)
        return f"{self.name}: {{{self.language}: [{form}]}}  # ×{self.seen}"


def proposals(all_texts: Iterable[Texts], knowledge: Knowledge) -> tuple[Proposal, ...]:
    """A form for each name that a language neither copies nor has a form for; the most certain first."""
    beside: dict[tuple[str, str], Counter[str]] = {}
    of_name: Counter[tuple[str, str]] = Counter()
    of_form: Counter[tuple[str, str]] = Counter()
    for texts in all_texts:
        for tag, lacking, forms in _beside(texts, knowledge):
            for form in forms:
                of_form[tag, form] += 1
            for name in lacking:
                of_name[tag, name] += 1
                beside.setdefault((tag, name), Counter()).update(forms)
    found: list[tuple[float, Proposal]] = []
    for (tag, name), counted in beside.items():
        rated = (
            (2 * seen / (of_name[tag, name] + of_form[tag, form]), len(form), form, seen)
            for form, seen in counted.items()
        )
        dice, _, form, seen = max(rated, default=(0.0, 0, "", 0))
        if dice >= _LIKELY and seen >= _OFTEN:
            found.append((dice, Proposal(name, tag, form, seen)))
    return tuple(proposal for _, proposal in sorted(found, key=lambda one: (-one[0], one[1].name)))


def _beside(texts: Texts, knowledge: Knowledge) -> Iterator[tuple[str, set[str], set[str]]]:
    """Language, names it lacks in a passage where the first one has them, and the pieces it has there instead."""
    if not texts.units:
        return
    first = next(iter(texts.units))
    named = with_names(texts.units, knowledge.tables, knowledge.glossary)
    for group in align(named):
        here = _names_in(group.get(first, ()))
        for tag, units in group.items():
            if tag != first and units and not knowledge.tables[tag].spaced:
                yield tag, here - _names_in(units), {piece for unit in units for piece in _pieces(unit.passage)}


def _names_in(units: Iterable[Unit]) -> set[str]:
    return {token.value for unit in units for token in unit.tokens if token.kind == "name"}


_LETTERS = re.compile(rf"[^\W\d_{LATIN}]{{2,}}")
_LONGEST = 6


def _pieces(passage: str) -> set[str]:
    """Every stretch of two to six letters that are not Latin."""
    return {
        run[start : start + length]
        for run in _LETTERS.findall(passage)
        for start in range(len(run))
        for length in range(2, min(_LONGEST, len(run) - start) + 1)
    }
