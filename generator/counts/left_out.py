"""Reads templates/counts/left-out.yaml: whose requests are no visit, by what a program calls itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import yaml

from generator.project.templates import Templates
from generator.store import read_text, whole

FOLDER = "counts"
FILE = "left-out.yaml"

WATCH, PREFETCH, KEPT, UNKNOWN_CODE, FAILED = "watch", "prefetch", "kept", "unknown-code", "failed"
"""Groups that are told by something else than an agent, too."""


@dataclass(frozen=True, slots=True)
class Group:
    """One reason for which a request is no visit."""

    id: str
    names: Mapping[str, str]
    agents: tuple[str, ...]
    """Regular expressions, whatever the case."""

    listed: tuple[str, ...]
    """Those of other people's lists, in which case matters."""

    def name(self, language: str) -> str:
        """What it is called."""
        return self.names.get(language) or self.names.get("en") or self.id


@dataclass(frozen=True, slots=True)
class LeftOut:
    """All that is left out."""

    groups: tuple[Group, ...]
    people: tuple[str, ...]
    """Expressions of what looks like one of them and is a person's telephone."""


def read_left_out(templates: Templates) -> LeftOut:
    """The table. Raises OSError: what is wrong there is no author's fault."""
    path = templates.path(f"{FOLDER}/{FILE}")
    text = read_text(path)
    with whole(path):
        try:
            data = yaml.safe_load(text)
            listed = _listed(data["lists"], templates)
            groups = tuple(_group(entry, listed) for entry in data["groups"])
            left_out = LeftOut(groups, tuple(map(str, data["people"])))
            Agents(left_out)
        except (yaml.YAMLError, TypeError, KeyError, re.error) as error:
            raise ValueError(str(error)) from error
        return left_out


def _group(entry: Mapping[str, Any], listed: Mapping[str, Sequence[str]]) -> Group:
    own = tuple(map(str, entry["agents"]))
    return Group(str(entry["id"]), dict(entry["names"]), own, tuple(listed.get(entry["id"], ())))


def _listed(entries: Iterable[Mapping[str, Any]], templates: Templates) -> dict[str, list[str]]:
    """Group → the expressions of all lists."""
    found: dict[str, list[str]] = {}
    for entry in entries:
        for line in read_text(templates.path(f"{FOLDER}/{entry['file']}")).splitlines():
            group, _, pattern = line.partition(" ")
            if pattern and group != "#":
                found.setdefault(group, []).append(pattern)
    return found


_LITERAL = re.compile(r"(?:[\w \-/;:,!@&%=~\"'<>]|\\[^\w])+")
"""An expression that means itself alone."""

_KEY = 4
"""Characters by which a literal is looked up: one alternative after the other takes 700 µs an agent, this 20."""


class Agents:
    """Tells by what a program calls itself why its request is no visit."""

    def __init__(self, left_out: LeftOut) -> None:
        self._people = re.compile("|".join(left_out.people) or "(?!)", re.IGNORECASE)
        self._own = [
            (group.id, re.compile("|".join(group.agents), re.IGNORECASE)) for group in left_out.groups if group.agents
        ]
        self._literals: dict[str, list[tuple[str, str]]] = {}
        rest: list[tuple[str, str]] = []
        for group in left_out.groups:
            for pattern in group.listed:
                text = re.sub(r"\\(.)", r"\1", pattern)
                if _LITERAL.fullmatch(pattern) and len(text) >= _KEY:
                    self._literals.setdefault(text[:_KEY], []).append((text, group.id))
                else:
                    rest.append((group.id, pattern))
        order = [group.id for group in left_out.groups]
        self._rest = [
            (name, re.compile("|".join(f"(?:{pattern})" for of, pattern in rest if of == name)))
            for name in order
            if any(of == name for of, _ in rest)
        ]
        self._order = {name: place for place, name in enumerate(order)}
        self.reason = lru_cache(maxsize=REMEMBERED)(self._reason)

    def _reason(self, named: bytes) -> str:
        """The id of the group; empty for a person's browser. The first in the order of groups where there are several."""
        agent = self._people.sub("", named.decode("latin-1"))
        found = {name for name, pattern in (*self._own, *self._rest) if pattern.search(agent)}
        for start in range(len(agent) - _KEY + 1):
            for text, name in self._literals.get(agent[start : start + _KEY], ()):
                if agent.startswith(text, start):
                    found.add(name)
        return min(found, key=self._order.__getitem__, default="")


REMEMBERED = 50_000
"""Agents whose group is remembered, in memory alone."""
