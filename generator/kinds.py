"""templates/kinds.yaml → the kinds of relics there are.

A kind is one entry of that file and one drawing, templates/parts/roof-<id>.svg. A project's own are read by content.kinds.
"""

from __future__ import annotations

import errno
import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from generator.project.templates import FOLDER, Templates
from generator.store import read_text, whole

_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

FILE = "kinds.yaml"
"""The table's name in templates/, and that of a project's own kinds in content/."""

PLAIN = "plain"
"""The drawing parts/roof-<this>.svg of what has none of its own."""

ID = re.compile("[a-z]+(-[a-z]+)*")
"""The id of a kind: words of a-z joined by hyphens."""

INKS = ("son", "vang", "men", "nghe", "giay", "muc")
"""Names of the colours of plaques (plaques.drawing.PALETTE) that a band and what is drawn on it may have."""

FRIEZE = 4
"""Roof-lines side by side. More would be too small to be told apart on a phone, and too much for a slow line."""

ROWS = ("founded", "rank", "worship", "festivals", "hours")
"""Facts that may make no sense for a kind."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of relic: what it is called, and by what it is known again."""

    id: str
    """In site.yaml, in the name of its drawing, as a class of style.css."""

    names: Mapping[str, str]
    """What it is called in each language."""

    gloss: str
    """The same in few words, for authors: beside the id in a new site.yaml."""

    accent: str
    """The ink of the band on plaques: a name of plaques.drawing.PALETTE, and a variable of style.css."""

    on_accent: str
    """The ink of the roof-line on it."""

    light: tuple[str, str]
    """The same two on pages, #rrggbb: what hangs at the gate is known again on the screen."""

    dark: tuple[str, str]
    """The same two on pages in the dark."""

    schema_type: str
    """Its type for search engines (schema.org)."""

    without: tuple[str, ...] = ()
    """Facts of ROWS that make no sense for it: where one is not written, nobody is told that it is not known yet."""

    chapters: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """The chapters of its stories, in order → language → heading, of those that do not come with the program.

    Empty: those of every kind.
    """

    machine: tuple[str, ...] = ()
    """Languages whose name is a machine's translation that nobody has reviewed."""

    @property
    def accents(self) -> tuple[str, str]:
        """The inks of the band and of what is drawn on it."""
        return self.accent, self.on_accent


Kinds = Mapping[str, Kind]
"""By id, in the order in which they are named and drawn."""


@dataclass(frozen=True, slots=True)
class KindTable:
    """The kinds of relics there are."""

    kinds: Kinds
    icon: str
    """Whose roof-line is the site's icon."""

    chapters: tuple[str, ...]
    """The chapters of a story about a relic of a kind that says none, in order."""

    @property
    def frieze(self) -> tuple[str, ...]:
        """The kinds whose roof-lines stand side by side above a list: the first FRIEZE."""
        return tuple(self.kinds)[:FRIEZE]

    def only(self, ids: AbstractSet[str]) -> KindTable:
        """The same with these kinds alone."""
        return replace(self, kinds={name: kind for name, kind in self.kinds.items() if name in ids})


class Incomplete(FileNotFoundError):  # noqa: N818 -- says what it is
    """What comes with the program lacks a drawing, a name or a face."""


def read_table(templates: Templates) -> KindTable:
    """The table that comes with the program. Raises OSError: what is wrong here is our fault, not an author's."""
    path = templates.path(FILE)
    text = read_text(path)
    with whole(path):
        return _table(text)


def drawing_of(kind: str, templates: Templates) -> Path:
    """Where the drawing of a kind lies, if it has one."""
    return templates.path(f"parts/roof-{kind}.svg")


def check_table(templates: Templates) -> None:
    """Raises Incomplete with all that a kind lacks that comes with the program: else a page would fail, far from the cause."""
    if missing := [*_missing(read_table(templates).kinds, templates)]:
        raise Incomplete(errno.ENOENT, "; ".join(missing), str(templates.layers[-1]))


@lru_cache(maxsize=1)  # to load the content and to check it, one after the other
def _table(text: str) -> KindTable:
    """Raises ValueError for what is no table, or has a kind twice."""
    try:
        data = yaml.load(text, _Loader)  # noqa: S506 -- a safe one
        entries = [_kind(entry) for entry in data["kinds"]]
        icon, chapters = str(data["icon"]), tuple(map(str, data["chapters"]))
    except (yaml.YAMLError, TypeError, KeyError) as error:
        raise ValueError(str(error)) from error
    kinds = {kind.id: kind for kind in entries}
    if len(kinds) != len(entries) or icon not in kinds:
        raise ValueError("two kinds have one id, or the icon is the roof-line of none")
    return KindTable(kinds, icon, chapters)


def _kind(entry: Mapping[str, Any]) -> Kind:
    """One entry. Raises TypeError for a key that is missing or unknown, ValueError for an id of another form."""
    lists = {key: tuple(entry[key]) for key in ("light", "dark", "without", "machine") if key in entry}
    chapters: Mapping[str, Mapping[str, str]] = {str(chapter): {} for chapter in entry.get("chapters", ())}
    kind = Kind(**{**entry, **lists, "chapters": chapters})
    if not ID.fullmatch(kind.id):
        raise ValueError(f"kind {kind.id!r}: an id is words of a-z joined by hyphens")
    return kind


def _missing(kinds: Kinds, templates: Templates) -> Iterator[str]:
    for kind in kinds.values():
        path = drawing_of(kind.id, templates)
        if not path.is_file():
            yield f"kind {kind.id}: there is no drawing {FOLDER}/parts/{path.name}"
        for ink in kind.accents:
            if ink not in INKS:
                yield f"kind {kind.id}: no ink is called {ink!r}; there are {', '.join(INKS)}"
        if not any(kind.names.values()):
            yield f"kind {kind.id}: it has no name in any language ({FOLDER}/{FILE})"
