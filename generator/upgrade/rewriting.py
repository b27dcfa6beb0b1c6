"""Changes of a YAML text at the places of its keys and values: all else in it stays, byte for byte, as its author wrote it."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import TypeVar

import yaml

_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """What stands from `begin` up to `end` becomes `text`."""

    begin: int
    end: int
    text: str


Pair = tuple[yaml.Node, yaml.Node]
Node = TypeVar("Node", bound=yaml.Node)


@dataclass(frozen=True, slots=True)
class Renewal:
    """What becomes of the fields of one group; fields it does not name stay as they are."""

    old: str
    """A field that gets another name and value, and keeps its place."""

    name: str
    value: str
    changed: Mapping[str, str] = field(default_factory=dict)
    """Field → its value; where there is no such field, it comes behind the first."""

    removed: Collection[str] = ()


def root_of(text: str) -> yaml.Node | None:
    """The nodes of a text. Raises yaml.YAMLError."""
    return yaml.compose(text, Loader=_Loader)


def pairs_of(node: yaml.Node | None) -> Mapping[str, Pair]:
    """Name → key and value, in order; nothing where it is no group."""
    return {str(key.value): (key, value) for key, value in node.value} if isinstance(node, yaml.MappingNode) else {}


def items_of(node: yaml.Node) -> tuple[yaml.Node, ...]:
    """The items of a list, or the one value that stands in place of it."""
    return tuple(node.value) if isinstance(node, yaml.SequenceNode) else (node,)


def applied(text: str, edits: Iterable[Edit]) -> str:
    """The text with these edits, of which no two overlap."""
    for edit in sorted(edits, reverse=True):
        text = text[: edit.begin] + edit.text + text[edit.end :]
    return text


def renewed(text: str, group: yaml.MappingNode, renewal: Renewal) -> tuple[Edit, ...]:
    """The edits that do this to a group; none where a comment would be lost, or where it is written in another way."""
    pairs = pairs_of(group)
    key, value = pairs[renewal.old]
    edits = [Edit(_begin(key), key.end_mark.index, renewal.name), _valued(value, renewal.value)]
    for name, new in renewal.changed.items():
        if name in pairs:
            edits.append(_valued(pairs[name][1], new))
        elif group.flow_style:
            edits.append(Edit(end_of(value), end_of(value), f", {name}: {new}"))
        else:
            edits.append(added_below(text, value, f"{' ' * key.start_mark.column}{name}: {new}"))
    edits += _removals(text, group, renewal.removed)
    try:
        kept = comments(applied(text, edits)) == comments(text)
    except yaml.YAMLError:
        kept = False
    return tuple(edits) if kept else ()


def _valued(node: yaml.Node, value: str) -> Edit:
    """The edit that puts this value there, between quotation marks where there were some."""
    mark = node.style if isinstance(node, yaml.ScalarNode) and node.style in {"'", '"'} else ""
    return Edit(_begin(node), end_of(node), f"{mark}{value}{mark}" if node.value else f" {value}")


def added_below(text: str, node: yaml.Node, line: str) -> Edit:
    """The edit that adds this line below the one on which the value ends."""
    newline, end = newline_of(text), text.find("\n", end_of(node))
    end = len(text) if end < 0 else end - (text[end - 1] == "\r")
    return Edit(end, end, newline + line)


def newline_of(text: str) -> str:
    """What ends its lines."""
    return "\r\n" if "\r\n" in text else "\n"


def _removals(text: str, group: yaml.MappingNode, names: Collection[str]) -> Iterator[Edit]:
    """The edits that take these fields out; comments on lines of their own stay on lines of their own."""
    pairs = list(group.value)
    numbers = [number for number, (key, _) in enumerate(pairs) if key.value in names]
    for _, run in groupby(enumerate(numbers), lambda item: item[1] - item[0]):
        first, *_, last = [number for _, number in run] * 2
        begin, end = _begin(pairs[first][0]), end_of(pairs[last][1])
        if not group.flow_style and not (indent := text[text.rfind("\n", 0, begin) + 1 : begin]).strip():
            line_end = text.find("\n", end) + 1 or len(text)
            notes = [note for at, note in _comments(text) if begin <= at < line_end]
            yield Edit(begin - len(indent), line_end, "".join(f"{indent}{note}{newline_of(text)}" for note in notes))
        elif last + 1 < len(pairs):
            yield Edit(begin, _begin(pairs[last + 1][0]), "")
        else:
            yield Edit(end_of(pairs[first - 1][1]), end, "")


def _begin(node: yaml.Node) -> int:
    return int(node.start_mark.index)


def end_of(node: yaml.Node) -> int:
    """Where its last letter ends; what the parser calls the end of an indented group is where the next thing begins."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return end_of(last[1] if isinstance(last, tuple) else last)
    return int(node.end_mark.index)


def comments(text: str) -> tuple[str, ...]:
    """The comments of a text, in order. Raises yaml.YAMLError."""
    return tuple(note for _, note in _comments(text))


def _comments(text: str) -> Iterator[tuple[int, str]]:
    """Place and text of each comment: what begins with # between two tokens."""
    before = 0
    for token in (*yaml.scan(text, Loader=_Loader), None):
        begin = token.start_mark.index if token else len(text)
        for match in re.finditer(r"#[^\r\n]*", text[before:begin]):
            yield before + match.start(), match[0].rstrip()
        before = max(before, token.end_mark.index) if token else begin


def scalar(text: str) -> str:
    """A text as YAML, fit to stand between braces.

    >>> scalar("Bia"), scalar("Bia, mộ"), scalar("{number} nơi")
    ('Bia', '"Bia, mộ"', '"{number} nơi"')
    """
    try:
        plain = yaml.load(f"{{a: {text}}}", yaml.BaseLoader) == {"a": text}  # noqa: S506 -- text alone
    except yaml.YAMLError:
        plain = False
    return text if plain and "\n" not in text else json.dumps(text, ensure_ascii=False)
