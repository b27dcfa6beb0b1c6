"""A site.yaml that is to say something else: what says the same stays byte for byte as its author wrote it, comments too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import yaml

from generator.content.schema import RelicFacts
from generator.content.source import Data
from generator.upgrade.rewriting import (
    Edit,
    added_below,
    applied,
    comments,
    end_of,
    newline_of,
    pairs_of,
    root_of,
    scalar,
)

_ORDER = {name: number for number, name in enumerate(RelicFacts.model_fields)}


def rewritten(text: str, before: Mapping[str, Data], after: Mapping[str, Data]) -> str:
    """The text with other fields: `before` says what stands in it, `after` what is to; fields of neither stay.

    A value that changes is exchanged where it stands. Where values come or go, the whole field is written anew, with its
    comments above it.
    """
    pairs, edits = pairs_of(root_of(text)), list[Edit]()
    anew: dict[str, list[str]] = {}
    added: dict[str, list[str]] = {}
    for name in sorted({*before, *after}, key=_place):
        if before.get(name) == after.get(name):
            continue
        if name not in pairs:
            neighbour = max((key for key in pairs if _place(key) < _place(name)), key=_place)
            added.setdefault(neighbour, []).extend(_lines(name, after[name]))
        elif name in after and (exchanged := _exchanged(pairs[name][1], before[name], after[name])) is not None:
            edits += exchanged
        else:
            anew[name] = _lines(name, after[name]) if name in after else []
    edits += (_anew(text, pairs[name], lines + added.pop(name, [])) for name, lines in anew.items())
    newline = newline_of(text)
    edits += (added_below(text, pairs[neighbour][1], newline.join(lines)) for neighbour, lines in added.items())
    return applied(text, edits)


def _place(name: str) -> int:
    """Where a field stands among those of site.yaml."""
    return _ORDER.get(name, -1)


def _exchanged(node: yaml.Node, before: Data, after: Data) -> list[Edit] | None:
    """The edits of the values alone; None where they are not of the same shape, or not written as they are read."""
    if before == after:
        return []
    if isinstance(before, str) and isinstance(after, str):
        return (
            [_put(node, scalar(after))] if isinstance(node, yaml.ScalarNode) and node.style not in ("|", ">") else None
        )
    if isinstance(before, list) and isinstance(after, list):
        return _exchanged_items(node, before, after)
    if isinstance(node, yaml.MappingNode) and isinstance(before, dict) and isinstance(after, dict):
        pairs = pairs_of(node)
        if set(before) == set(after) and set(before) <= set(pairs):
            return _all(_exchanged(pairs[name][1], before[name], after[name]) for name in before)
    return None


def _exchanged_items(node: yaml.Node, before: list[Data], after: list[Data]) -> list[Edit] | None:
    """The same of a list, which may be written as its one item."""
    if isinstance(node, yaml.MappingNode):
        return _exchanged(node, before[0], after[0]) if len(before) == len(after) == 1 else None
    if not isinstance(node, yaml.SequenceNode):
        return None
    if len(node.value) == len(before) == len(after):
        return _all(_exchanged(inner, *pair) for inner, *pair in zip(node.value, before, after, strict=True))
    plain = all(isinstance(item, str) for item in (*before, *after))
    return [_put(node, _flow(after))] if node.flow_style and plain else None


def _put(node: yaml.Node, text: str) -> Edit:
    return Edit(int(node.start_mark.index), end_of(node), text)


def _all(found: Iterator[list[Edit] | None]) -> list[Edit] | None:
    edits = list[Edit]()
    for some in found:
        if some is None:
            return None
        edits += some
    return edits


def _anew(text: str, pair: tuple[yaml.Node, yaml.Node], lines: list[str]) -> Edit:
    """The edit that writes a whole field anew, below the comments that stood in it."""
    key, value = pair
    begin, end = key.start_mark.index, text.find("\n", end_of(value))
    end = len(text) if end < 0 else end + 1
    newline, notes = newline_of(text), comments(text[begin:end])
    return Edit(begin, end, "".join(line + newline for line in (*notes, *lines)))


def _lines(name: str, value: Data, indent: str = "") -> list[str]:
    """A field as lines of YAML."""
    if isinstance(value, str):
        return [f"{indent}{scalar(name)}: {scalar(value)}"]
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return [f"{indent}{scalar(name)}: {_flow(value)}"]
    if isinstance(value, dict):
        inner = [line for key, item in value.items() for line in _lines(key, item, indent + "  ")]
        return [f"{indent}{scalar(name)}:", *inner]
    if len(value) == 1 and name in ("founded", "rank", "hours"):
        return _lines(name, value[0], indent)
    lines = [f"{indent}{scalar(name)}:"]
    for item in value:
        assert isinstance(item, dict)  # a list of plain values is written in one line
        inner = [line for key, field in item.items() for line in _lines(key, field, indent + "    ")]
        lines += [f"{indent}  - {inner[0].lstrip()}", *inner[1:]]
    return lines


def _flow(items: list[Data]) -> str:
    return f"[{', '.join(scalar(str(item)) for item in items)}]"
