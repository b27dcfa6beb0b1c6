"""Checks the keys of a document that have no value: unknown ones, and groups whose lines are not indented below them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from pydantic import BaseModel

from generator.content.schema_paths import Group, group_at
from generator.content.source import Document, Location
from generator.diagnostics.problem import Problem


@dataclass(frozen=True, slots=True)
class GroupOutside:
    """An empty key, and the keys beside it that were meant to stand below it."""

    empty: Location
    outside: tuple[Location, ...]

    def problem(self, document: Document) -> Problem:
        """The one problem of all these keys."""
        values = {"group": self.empty[-1], "line": document.keys[self.empty].line, "field": self.outside[0][-1]}
        return Problem("group-outside", document.keys[self.outside[0]], values)

    def causes(self, where: Location) -> bool:
        """Whether an error at this location only follows from this one."""
        return where == self.empty or any(where[: len(key)] == key for key in self.outside)


def unknown_without_value(model: type[BaseModel], document: Document) -> Iterator[Location]:
    """Yield each key without a value that its group does not have. With a value, the model itself refuses it."""
    for where in document.keys:
        if where in document.values:  # nearly all
            continue
        group = group_at(model, where[:-1])
        if group and group.names is not None and where[-1] not in group.names:
            yield where


def groups_outside(model: type[BaseModel], document: Document) -> Iterator[GroupOutside]:
    """Yield each key that should hold a group, is empty, and is followed by keys that belong into this group."""
    for parent, names in _siblings(document).items():
        for number, name in enumerate(names):
            empty = (*parent, name)
            if empty in document.values:  # nearly all
                continue
            around, wanted = group_at(model, parent), group_at(model, empty)
            if around is None or wanted is None:
                continue
            following = names[number + 1 :]
            if following and _belongs(following[0], around, wanted, first=True):
                outside = takewhile(lambda key: _belongs(key, around, wanted), following)  # noqa: B023 -- used up here
                yield GroupOutside(empty, tuple((*parent, key) for key in outside))


def _siblings(document: Document) -> dict[Location, list[str]]:
    """Location of each group → its keys, in the order written."""
    groups: dict[Location, list[str]] = {}
    for where in document.keys:
        groups.setdefault(where[:-1], []).append(str(where[-1]))
    return groups


def _belongs(key: str, around: Group, wanted: Group, *, first: bool = False) -> bool:
    """Whether a key belongs into the empty group before it, and not where it stands.

    The first one must be out of place where it stands; those after it may have the name of a field of both groups.
    """
    if around.names is None:
        return wanted.names is not None and key in wanted.names
    if key not in around.names:
        return wanted.names is None or key in wanted.names
    return not first and wanted.names is not None and key in wanted.names
