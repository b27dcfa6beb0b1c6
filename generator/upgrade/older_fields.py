"""The fields of content/ that older projects have, in today's form."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping

import yaml

from generator.content import edtf, opening_hours
from generator.upgrade.rewriting import (
    Edit,
    Renewal,
    added_below,
    applied,
    items_of,
    newline_of,
    pairs_of,
    renewed,
    root_of,
)


def renewed_facts(text: str) -> tuple[str, tuple[tuple[int, str], ...]]:
    """The text of a site.yaml in today's form, and line and name of each older field that is left to a person."""
    edits, left = list[Edit](), list[tuple[int, str]]()
    for group, renewal, old in _groups(text):
        found = renewed(text, group, renewal) if renewal else ()
        edits += found
        if not found:
            left.append((pairs_of(group)[old][0].start_mark.line + 1, old))
    return applied(text, edits), tuple(left)


def _groups(text: str) -> Iterator[tuple[yaml.MappingNode, Renewal | None, str]]:
    """Each group in an older form, what becomes of it (None: nobody but a person can tell), and its first older field."""
    facts = pairs_of(root_of(text))
    for name, (old_names, renewal_of) in _OLDER.items():
        for group in items_of(facts[name][1]) if name in facts else ():
            written = _plain(group)
            old = [name for name in old_names if isinstance(written, Mapping) and written.get(name)]
            if old and isinstance(written, Mapping) and isinstance(group, yaml.MappingNode):
                yield group, renewal_of(written), min(old, key=list(written).index)


def _founded(group: Mapping[str, object]) -> Renewal | None:
    fields = None if group.get("date") else edtf.from_old_fields(group)
    if not fields:
        return None
    kept = next(name for name in group if name in {"year", "century"} and group[name])
    return Renewal(
        kept,
        "date",
        fields["date"],
        {name: value for name, value in fields.items() if name == "part"},
        {"year", "century", "until", *(() if "part" in fields else ("part",))} - {kept},
    )


def _hours(group: Mapping[str, object]) -> Renewal | None:
    hours = "" if group.get("open") else opening_hours.from_old_fields(group)
    if not hours:
        return None
    kept = next(name for name in group if name in opening_hours.OLD_NAMES)
    return Renewal(kept, "open", hours, {}, {*opening_hours.OLD_NAMES} - {kept})


_OLDER: Mapping[str, tuple[tuple[str, ...], Callable[[Mapping[str, object]], Renewal | None]]] = {
    "founded": (edtf.OLD_NAMES, _founded),
    "hours": (opening_hours.OLD_NAMES, _hours),
}
"""Field → the older names in it, and what becomes of a group that has them."""

RENEWED: Mapping[str, tuple[str, ...]] = {
    "founded": (*edtf.OLD_NAMES, "date", "part"),
    "hours": (*opening_hours.OLD_NAMES, "open"),
}
"""Field → the names in it, of then and of today, whose values an upgrade writes; it changes no others."""


def _plain(node: yaml.Node) -> object:
    """The text or the group of texts that a node is."""
    if isinstance(node, yaml.MappingNode):
        return {name: _plain(value) for name, (_, value) in pairs_of(node).items()}
    if isinstance(node, yaml.SequenceNode):
        return tuple(map(_plain, node.value))
    return unicodedata.normalize("NFC", str(node.value)).strip()


_NOTE = "# Nước nào: bật những gì riêng của nước ấy · the country, for what holds there: wards, bounds, time zone."
"""The line above the country, as `ditich init` writes it."""


def with_country(text: str, code: str) -> str:
    """The text of a project.yaml with its country below its languages; as it was where it does not fit in there."""
    root = root_of(text)
    languages = pairs_of(root).get("languages")
    if not languages or not isinstance(root, yaml.MappingNode) or root.flow_style:
        return text
    newline = newline_of(text)
    return applied(text, [added_below(text, languages[1], f"{newline}{_NOTE}{newline}country: {code}")])
