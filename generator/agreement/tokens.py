"""Finds the facts in a passage: each with its place and with one value whatever the language wrote."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from generator.agreement.numerals import plain
from generator.agreement.tables import Rule, Table

_TAKEN = "\ue000"
"""Stands for each letter that a longer form has taken: no word, no blank, no digit."""

_FIELD = re.compile(r"([a-z]+)(\d?)")


@dataclass(frozen=True, slots=True, order=True)
class Token:
    """One fact of a passage. Offsets are into the passage."""

    start: int
    end: int
    kind: str
    value: str
    written: str
    soft: bool = False
    """Written in words: that it is left out is a matter of style."""

    possible: bool = True
    """Whether there is such a day."""


def scan(passage: str, table: Table) -> tuple[Token, ...]:
    """The facts of a passage in order, by the rules of its language. A rule sees what no earlier one has taken."""
    left = passage.translate(table.digits)
    found: list[Token] = []
    for rule in table.rules:
        taken: list[tuple[int, int]] = []
        for match in rule.pattern.finditer(left):
            tokens = tuple(_tokens(match, rule, table, passage))
            found += tokens
            if tokens:
                taken.append(match.span())
        for start, end in taken:
            left = left[:start] + _TAKEN * (end - start) + left[end:]
    return tuple(sorted(found))


def _tokens(match: re.Match[str], rule: Rule, table: Table, passage: str) -> Iterator[Token]:
    """The facts of one match: `{d} and {d2} {m}` is two days of one month."""
    fields: dict[str, dict[str, str]] = {}
    for name, text in match.groupdict().items():
        if text is not None and (field := _FIELD.fullmatch(name)):
            fields.setdefault(field[2], {})[field[1]] = text
    if not fields:
        yield Token(*match.span(), rule.kind, rule.value, passage[slice(*match.span())], rule.soft)
        return
    shared: dict[str, str] = {}
    for own in fields.values():
        shared = {**{name: text for name, text in own.items() if name != "part"}, **shared}
    for suffix, own in fields.items():
        value, possible = _value(rule, {**shared, **own}, table)
        if value is None:
            continue
        spans = [match.span(f"{name}{suffix}") for name in own] if len(fields) > 1 else [match.span()]
        start, end = min(span[0] for span in spans), max(span[1] for span in spans)
        yield Token(start, end, rule.kind, value, passage[start:end], rule.soft, possible)


def _value(rule: Rule, said: Mapping[str, str], table: Table) -> tuple[str | None, bool]:
    """The one value of what was said, and whether there is such a day; None where it is no value after all."""
    if "id" in said:
        return said["id"], True
    if "stem" in said:
        return _cycle(said, table), True
    if "unit" in said:
        return _quantity(said, table), True
    numbers = {name: _number(name, text, table) for name, text in said.items() if name != "part"}
    values = {name: number for name, number in numbers.items() if number is not None}
    part = table.parts.get(_folded(said["part"])) if "part" in said else ""
    if len(values) < len(numbers) or part is None:
        return None, True
    if "y" in values:
        values["y"] += rule.era
    return f"{part} ".lstrip() + _SPELT.get(rule.kind, _joined)(values), rule.kind != "date" or _is_day(values)


def _joined(values: Mapping[str, Decimal]) -> str:
    return ":".join(plain(number) for number in values.values())


def _folded(written: str) -> str:
    """As the keys of a table are: a pattern takes “ſ” for “s”, too."""
    return " ".join(written.casefold().split())


def _hour(values: Mapping[str, Decimal]) -> str:
    if "h" not in values:
        return _joined(values)
    return f"{int(values['h']):02}:{int(values.get('mi', 0)):02}"


def _decade(values: Mapping[str, Decimal]) -> str:
    """The first year of a decade: 1960, also of the 60s of the 20th century."""
    if "c" in values:
        return plain((values["c"] - 1) * 100 + values.get("n", values.get("y", Decimal(0))))
    return _joined(values)


def _number(name: str, text: str, table: Table) -> Decimal | None:
    folded = _folded(text)
    named: Mapping[str, int] = {"d": table.days, "m": table.months}.get(name, {})
    return Decimal(named[folded]) if folded in named else table.numerals.value(text)


def _quantity(said: Mapping[str, str], table: Table) -> str | None:
    base, factor = table.units.get(_folded(said["unit"]), ("", "0"))
    number = table.numerals.value(said["n"]) if base and "n" in said else None
    return None if number is None else f"{plain(number * Decimal(factor))} {base}"


def _cycle(said: Mapping[str, str], table: Table) -> str | None:
    """The number of a year in the cycle of sixty, from 0; None where stem and branch do not go together."""
    stem, branch = table.stems.get(_folded(said["stem"])), table.branches.get(_folded(said.get("branch", "")))
    return next((str(year) for year in range(60) if year % 10 == stem and year % 12 == branch), None)


def _date(values: Mapping[str, Decimal]) -> str:
    """As EDTF writes it, with XX for what is not said."""
    year, month, day = (int(values[name]) if name in values else None for name in "ymd")
    if month is None:
        return f"{year}"
    return f"{year if year is not None else 'XXXX'}-{month:02}" + (f"-{day:02}" if day is not None else "")


_SPELT: Mapping[str, Callable[[Mapping[str, Decimal]], str]] = {"date": _date, "hour": _hour, "decade": _decade}
"""Kind → how its one value is spelt, where it is not the numbers alone."""

_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _is_day(values: Mapping[str, Decimal]) -> bool:
    """Whether a calendar may have such a day: 31 February no one has, 30 February a lunar one."""
    month, day = int(values.get("m", 1)), int(values.get("d", 1))
    year = int(values.get("y", 0))
    if not 1 <= month <= len(_LONGEST):
        return False
    leap = not year or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
    longest = max(_LONGEST[month - 1] - (month == 2 and not leap), 0 if year else 30)  # noqa: PLR2004 -- February
    return 1 <= day <= longest
