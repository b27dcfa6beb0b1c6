"""Reads templates/agreement/<tag>.yaml: how one language writes the facts that are compared, as patterns."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from generator.agreement.numerals import Numerals, longest_first
from generator.project.templates import Templates
from generator.store import read_text

FOLDER = "agreement"
"""The folder of templates/ in which a language has its table."""

_SLOT = re.compile(r"\{([a-z]+)(\d?)\}")

_NAMED = {"month": "m", "i": "n"}
"""Slots that are another one written in one way alone."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One way a language writes one kind of fact."""

    kind: str
    pattern: re.Pattern[str]
    soft: bool
    """Written in words: that it is left out is a matter of style."""

    era: int
    """What is added to a year to have that of the common era."""

    value: str
    """What the rule stands for where it has no slots."""


@dataclass(frozen=True, slots=True)
class Table:
    """How one language writes facts."""

    rules: tuple[Rule, ...]
    numerals: Numerals
    digits: Mapping[int, str]
    """A translation of its own digits to those of ASCII."""

    units: Mapping[str, tuple[str, str]]
    """Unit as it is written, in lower case → the base unit and how many of it."""

    months: Mapping[str, int]
    days: Mapping[str, int]
    parts: Mapping[str, str]
    stems: tuple[str, ...]
    branches: tuple[str, ...]
    copies: str
    """Which of its words in Latin letters are copied from the first language: `all`, `marked` with diacritics, or ``."""

    names_in_order: bool
    """Whether names follow each other as in the first language."""

    spaced: bool
    """Whether blanks stand between words."""

    kinds: Mapping[str, re.Pattern[str]]
    """Kind of relic → the pattern of its names."""

    recorded: Mapping[str, Mapping[str, re.Pattern[str]]]
    """Field of site.yaml → value → how a text says it."""


_BOUNDS = (r"(?<!\w)", r"(?!\w)")
"""What may stand before a fact and behind it, where a table does not say."""

_NO_TABLE: Mapping[str, Any] = {"rules": [{"kind": "number", "in": "{n}"}], "digits": ""}


def read_table(templates: Templates, tag: str) -> Table:
    """The table of this language. Without one it is compared by digits, citations, links and Latin names alone."""
    path = templates.path(f"{FOLDER}/{tag}.yaml")
    return _parsed(path, path.stat().st_mtime_ns) if path.is_file() else table_of({})


@lru_cache(maxsize=32)
def _parsed(path: Path, changed: int) -> Table:  # noqa: ARG001 -- a file that changed is read again
    data = yaml.load(read_text(path), Loader=_Loader)  # noqa: S506 -- a safe one
    return table_of(data if isinstance(data, dict) else {})


_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def table_of(data: Mapping[str, Any]) -> Table:
    """The table of what a file says. Raises re.error, KeyError or ValueError where it is written wrong."""
    data = {**_NO_TABLE, **data}
    numerals = Numerals(
        data.get("decimal", "."),
        data.get("grouping", ","),
        data.get("words", {}),
        data.get("signs", {}),
        data.get("powers", {}),
        data.get("beside", {}),
        tuple(data.get("with", ())),
        data.get("multipliers", {}),
        data.get("scales", {}),
        data.get("behind", _BOUNDS[1]),
    )
    units = {word: (base, str(factor)) for word, (base, factor) in data.get("units", {}).items()}
    parts = {word: part for part, words in data.get("parts", {}).items() for word in words}
    slots = _slots(numerals, data, units, parts)
    bounds = (data.get("before", _BOUNDS[0]), numerals.behind)
    return Table(
        rules=(*_COMMON, *(_rule(rule, slots, bounds) for rule in data["rules"]), *_concepts(data, bounds)),
        numerals=numerals,
        digits={ord(own): str(number) for number, own in enumerate(data["digits"])},
        units={word.lower(): unit for word, unit in units.items()},
        months={word.lower(): number for word, number in data.get("months", {}).items()},
        days={word.lower(): number for word, number in data.get("days", {}).items()},
        parts={word.lower(): part for word, part in parts.items()},
        stems=tuple(data.get("stems", ())),
        branches=tuple(data.get("branches", ())),
        copies=data.get("copies", ""),
        names_in_order=data.get("names_in_order", True),
        spaced=data.get("spaced", True),
        kinds={kind: re.compile(pattern) for kind, pattern in data.get("kinds", {}).items()},
        recorded={
            field: {value: re.compile(_blanks(pattern), re.IGNORECASE) for value, pattern in values.items()}
            for field, values in data.get("recorded", {}).items()
        },
    )


def _slots(
    numerals: Numerals, data: Mapping[str, Any], units: Mapping[str, object], parts: Mapping[str, str]
) -> dict[str, str]:
    """Slot → its pattern."""
    days, months = ("|".join(longest_first(data.get(key, {}))) or "(?!)" for key in ("days", "months"))
    words = numerals.in_words
    stems, branches = ("|".join(data.get(key, ())) or "(?!)" for key in ("stems", "branches"))
    return {
        "n": numerals.multiplied,
        "i": r"\d+",
        "w": words,
        "d": rf"\d{{1,2}}|{days}|{words}",
        "m": rf"\d{{1,2}}|{months}|{words}",
        "month": months,
        "y": r"\d{3,4}",
        "c": rf"\d{{1,2}}|(?-i:[IVX]+)|{words}",
        "h": rf"\d{{1,2}}|{words}",
        "unit": "|".join(longest_first(units)) or "(?!)",
        "part": "|".join(longest_first(parts)) or "(?!)",
        "stem": stems,
        "branch": branches,
    }


def _blanks(pattern: str) -> str:
    """The pattern with any blanks where it has one, and none or some where it has ~."""
    return pattern.replace("~", r"\s*").replace(" ", r"\s+")


def _rule(rule: Mapping[str, Any], slots: Mapping[str, str], bounds: tuple[str, str]) -> Rule:
    filled = _SLOT.sub(
        lambda slot: f"(?P<{_NAMED.get(slot[1], slot[1])}{slot[2]}>{slots[slot[1]]})", _blanks(rule["in"])
    )
    pattern = re.compile(f"{bounds[0]}(?:{filled}){bounds[1]}", re.IGNORECASE)
    return Rule(rule["kind"], pattern, bool(rule.get("soft")), int(rule.get("era", 0)), str(rule.get("is", "")))


def _concepts(data: Mapping[str, Any], bounds: tuple[str, str]) -> tuple[Rule, ...]:
    """The rules of words that stand for one of a few values: sides, directions, dynasties."""
    return tuple(
        _rule({"kind": kind, "in": pattern, "is": value, "soft": True}, {}, bounds)
        for kind, values in data.get("concepts", {}).items()
        for value, pattern in values.items()
    )


_COMMON = (
    Rule("citation", re.compile(r"\[\^(?P<id>[^\]\s]+)\]"), soft=False, era=0, value=""),
    Rule("link", re.compile(r"(?<=\])\((?P<id>[^()\s]+)\)"), soft=False, era=0, value=""),
    Rule(
        "decision",
        re.compile(r"(?<![\w/])(?P<id>\d+/(?:\d{4}/)?[^\W\d_][\w-]*(?:/[\w-]+)*)"),
        soft=False,
        era=0,
        value="",
    ),
)
"""What every language writes alike: a source, a link's target, the number of a decision."""
