"""What can be compared with a language that has no table: years of four digits, sources, links, decisions, names."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from generator.agreement.alignment import Group
from generator.agreement.tokens import Token
from generator.agreement.units import Unit

_ALIKE = ("citation", "link", "decision", "name")
"""Kinds of facts every language writes alike."""

_YEAR = re.compile(r"(?:\w+ )?(1\d{3}|20\d\d)(?:-\d\d)*")
"""A number or date with a year that only a year is likely to be; those of the Buddhist era are another number."""


def with_tables(group: Group, tableless: Collection[str]) -> Group:
    """The passage in the languages that have a table; they are compared by all they state."""
    return {tag: units for tag, units in group.items() if tag not in tableless}


def by_years(group: Group) -> Group:
    """The passage in all languages, with what can be compared in each."""
    return {
        tag: tuple(replace(unit, tokens=tuple(_comparable(unit))) for unit in units) for tag, units in group.items()
    }


def _comparable(unit: Unit) -> Iterator[Token]:
    for token in unit.tokens:
        if token.kind in _ALIKE:
            yield token
        elif token.kind in ("date", "number") and (year := _YEAR.fullmatch(token.value)):
            yield replace(token, kind="year", value=year[1])
