"""Holds the summary of a text against the text itself: what it states must be said, with its source, further down."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from generator.agreement.finding import Finding, Said
from generator.agreement.tokens import Token
from generator.agreement.units import Unit

SECTION = "summary"
"""The field of the front matter that lists and plaques' pages show."""

_KINDS = ("number", "date", "decade", "century", "quantity", "decision", "hour")
"""Facts that need a source. Names, sides and directions a summary may say in other words."""


def beyond_text(named: Mapping[str, Sequence[Unit]], recorded: str) -> Iterator[Finding]:
    """Facts of summaries that neither the chapters of their language nor site.yaml state; each once, with all its places.

    `recorded` is what site.yaml holds, as text: a year there needs no second place.
    """
    there: dict[tuple[str, str], dict[str, Said]] = {}
    for tag, units in named.items():
        chapters = [unit for unit in units if unit.section.isdecimal()]
        stated = {value for unit in chapters for token in unit.tokens for value in _values(token)}
        stated |= {value for year in re.findall(r"\d+", recorded) for value in _of_year(year)}
        for unit in units if chapters else ():
            for token in unit.tokens if unit.section == SECTION else ():
                if token.kind in _KINDS and not token.soft and not _is_stated(token, stated):
                    said = unit.said(token.start, token.end)
                    there.setdefault((token.kind, token.value), {}).setdefault(tag, said)
    for (kind, value), places in there.items():
        here, *others = places.values()
        yield Finding("fact-summary", kind, here, tuple(others), value, languages=tuple(places))


def _own(token: Token) -> tuple[tuple[str, str], tuple[str, str]]:
    """Kind and value, with and without its early or late."""
    bare = token.value if token.kind == "quantity" else token.value.rpartition(" ")[2]
    return (token.kind, token.value), (token.kind, bare)


def _is_stated(token: Token, stated: AbstractSet[tuple[str, str]]) -> bool:
    """Whether it is; a day also where its year stands in one place, and day and month in another."""
    if token.kind == "date" and ("date", f"XXXX{token.value[4:]}") in stated and ("number", token.value[:4]) in stated:
        return True
    return not stated.isdisjoint(_own(token))


def _values(token: Token) -> Iterator[tuple[str, str]]:
    """What a fact states, and what follows from it: the year of a date, and its century."""
    yield from _own(token)
    if token.kind == "quantity":
        return
    bare = token.value.rpartition(" ")[2]
    if token.kind == "date":
        yield "date", bare[:7]
    yield from _of_year(bare[:4] if token.kind == "date" else bare)


def _of_year(written: str) -> Iterator[tuple[str, str]]:
    """What is stated with a number: itself; and where it may be a year, its decade and century."""
    yield "number", written
    if re.fullmatch(r"[1-9]\d{2,3}", written):
        yield "decade", f"{written[:-1]}0"
        yield "century", str((int(written) - 1) // 100 + 1)
