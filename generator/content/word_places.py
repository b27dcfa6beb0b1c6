"""Checks the places in braces of a word: each that is filled in stands there, and no other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import Formatter

from generator.diagnostics.problem import Problem, Span


def places(text: str) -> set[str] | None:
    """The names in braces; None where a brace stands alone, or what is in it is no name."""
    try:
        found = [
            (name, form or conversion) for _, name, form, conversion in Formatter().parse(text) if name is not None
        ]
    except ValueError:
        return None
    return (
        {name for name, _ in found} if all(re.fullmatch("[a-z_]+", name) and not form for name, form in found) else None
    )


def check_places(key: str, text: str, model: str, at: Span, *, may_lack: bool = False) -> Iterator[Problem]:
    """Yield the problems of the places in a word, which has those of its model; with `may_lack`, or some of them."""
    wanted, given = places(model) or set(), places(text)
    values: dict[str, object] = {"key": key}
    if given is None:
        yield Problem("word-braces", at, values)
    elif extra := sorted(given - wanted):
        values |= {"place": extra[0], "known": ", ".join(f"{{{name}}}" for name in sorted(wanted)) or "–"}
        yield Problem("word-place-unknown", at, values)
    elif (missing := sorted(wanted - given)) and not may_lack:
        yield Problem("word-place-missing", at, values | {"place": missing[0]})
