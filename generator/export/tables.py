"""The facts of site.yaml as tables and back: the same texts that stand in the files, so that nothing is lost on the way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from generator.content.questions import MOST_WRONG
from generator.content.schema import RelicFacts, Source
from generator.content.source import Data, Location

RELIC = "relic"
"""Column of the relic's id in every table."""

ID = "id"
"""Column of a source's id in the table of sources."""

BETWEEN = "; "
"""What stands between the items of a list in one cell: no id, tag or number has it, and no spreadsheet makes a date of it."""

ColumnType = Literal["text", "list", "number", "truth"]


@dataclass(frozen=True, slots=True)
class Column:
    """A field of site.yaml, or what it says in one language."""

    path: tuple[str | int, ...]
    """Names of fields, from the row's own; the last one may be a language. Of a list within a row, the number from 0."""

    holds: ColumnType
    model: type[BaseModel]
    """Of which it is a field."""

    field: str

    @property
    def name(self) -> str:
        """Its heading: place.within.radius, wrong.1.says.vi."""
        return ".".join(str(part + 1) if isinstance(part, int) else part for part in self.path)

    @property
    def language(self) -> str:
        """In which the text is; empty where it is in none."""
        return str(self.path[-1]) if self.path[-1] != self.field else ""


@dataclass(frozen=True)
class Table:
    """One row a relic, or one a value of a field of which a relic may have several."""

    name: str
    """relics, or that of the field."""

    columns: tuple[Column, ...]
    """Without that of the relic's id."""

    keyed: bool = False
    """Whether the field is a group of named ones: its rows have a column for the name."""

    @property
    def one_each(self) -> bool:
        """Whether every relic has one row."""
        return self.name == RELICS

    @property
    def headings(self) -> tuple[str, ...]:
        """Of all its columns."""
        return (RELIC, *((ID,) if self.keyed else ()), *(column.name for column in self.columns))

    @cached_property
    def fields(self) -> frozenset[str]:
        """The fields of site.yaml that stand in it."""
        return frozenset(str(column.path[0]) for column in self.columns) if self.one_each else frozenset({self.name})


Row = dict[str, str]
"""Heading → cell."""

RELICS = "relics"


def tables_of(languages: Sequence[str]) -> tuple[Table, ...]:
    """The tables; what is said in several languages has a column for each of these."""
    own, others = list[Column](), list[Table]()
    for name, field in RelicFacts.model_fields.items():
        inner, keyed = _several(field.annotation)
        if inner is None:
            own += _columns(RelicFacts, name, (), languages)
        else:
            others.append(Table(name, tuple(_all(inner, (), languages)), keyed))
    return Table(RELICS, tuple(own)), *others


def _several(annotation: Any) -> tuple[type[BaseModel] | None, bool]:
    """The model of which a field has several, and whether they have names; None where it has one value, or a list of plain ones."""
    inner = get_args(annotation)
    if get_origin(annotation) is tuple and isinstance(inner[0], type) and issubclass(inner[0], BaseModel):
        return inner[0], False
    return (Source, True) if inner and inner[-1] is Source else (None, False)


def _all(model: type[BaseModel], before: tuple[str | int, ...], languages: Sequence[str]) -> Iterator[Column]:
    for name in model.model_fields:
        yield from _columns(model, name, before, languages)


def _columns(
    model: type[BaseModel], name: str, before: tuple[str | int, ...], languages: Sequence[str]
) -> Iterator[Column]:
    """The columns of one field: several where it is a group, a list of some, or said in several languages."""
    annotation, path = _bare(model.model_fields[name].annotation), (*before, name)
    inner, _ = _several(annotation)
    if inner:
        for number in range(MOST_WRONG):  # the one list that stands within another
            yield from _all(inner, (*path, number), languages)
        return
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield from _all(annotation, path, languages)
    elif get_origin(annotation) is Mapping:
        yield from (Column((*path, language), "text", model, name) for language in languages)
    else:
        yield Column(path, _type(annotation), model, name)


def _bare(annotation: Any) -> Any:
    """A type without `| None`."""
    if get_origin(annotation) in (Union, UnionType):
        return next(inner for inner in get_args(annotation) if inner is not NoneType)
    return annotation


def _type(annotation: Any) -> ColumnType:
    bare = get_args(annotation)[0] if hasattr(annotation, "__metadata__") else annotation
    if get_origin(bare) is tuple:
        return "list"
    return "truth" if bare is bool else "number" if bare in (int, float) else "text"


# ---- there ----------------------------------------------------------------------------------------


def rows_of(table: Table, relic: str, facts: Mapping[str, Data]) -> Iterator[Row]:
    """The rows of one relic; `facts` is what stands in its site.yaml."""
    for name, value in _values(table, facts):
        named = {ID: name} if table.keyed else {}
        yield {RELIC: relic} | named | {column.name: _cell(value, column.path) for column in table.columns}


def _values(table: Table, facts: Mapping[str, Data]) -> Iterable[tuple[str, Data]]:
    if table.one_each:
        return [("", dict(facts))]
    value = facts.get(table.name, [])
    if table.keyed:
        return value.items() if isinstance(value, dict) else ()
    return [("", item) for item in (value if isinstance(value, list) else [value])]


def _cell(value: Data, path: Sequence[str | int]) -> str:
    for part in path:
        within: Any = dict(enumerate(value)) if isinstance(value, list) else value
        value = within.get(part, "") if isinstance(within, dict) else ""
    if isinstance(value, list):
        return BETWEEN.join(str(item) for item in value)
    return value if isinstance(value, str) else ""


# ---- and back -------------------------------------------------------------------------------------


def facts_in(table: Table, rows: Sequence[Row]) -> tuple[dict[str, Data], dict[Location, tuple[int, str]]]:
    """What the rows of one relic say, as site.yaml has it; and which row and heading each value is from.

    A cell that is empty says nothing, a group of which all cells are empty is not there.
    """
    found: list[tuple[Row, dict[str, Data], dict[Location, str]]] = [(row, *_read(table, row)) for row in rows]
    places: dict[Location, tuple[int, str]] = {}
    data: dict[str, Data] = {}
    for number, (row, value, cells) in enumerate(found):
        before: Location = ()
        if table.one_each:
            data |= value
        elif table.keyed:
            before = (table.name, row.get(ID, ""))
            data.setdefault(table.name, {})[row.get(ID, "")] = value  # type: ignore[index, call-overload]  # a group
        else:
            before = (table.name, number)
            data.setdefault(table.name, []).append(value)  # type: ignore[union-attr]  # a list
        places[before] = (number, ID if table.keyed else RELIC)
        places |= {(*before, *where): (number, heading) for where, heading in cells.items()}
    return data, places


def _read(table: Table, row: Row) -> tuple[dict[str, Data], dict[Location, str]]:
    value: dict[str, Data] = {}
    places: dict[Location, str] = {}
    moved: dict[Location, int] = {}
    for column in table.columns:
        cell = row.get(column.name, "").strip()
        if not cell:
            continue
        here: Any = value
        path: list[str | int] = []
        for depth, part in enumerate(column.path, 1):
            # Of a list, those that say nothing are not there: what follows moves up.
            said = moved.setdefault(column.path[:depth], len(here)) if isinstance(part, int) else part
            path.append(said)
            after = column.path[depth : depth + 1]
            inner: Any = _said(cell, column.holds) if not after else [] if isinstance(after[0], int) else {}
            if isinstance(here, dict):
                here.setdefault(said, inner)
            elif said == len(here):
                here.append(inner)
            here = here[said]
            places.setdefault(tuple(path), column.name)
        if column.holds == "list":
            places |= {(*path, number): column.name for number in range(len(here))}
    return value, places


def _said(cell: str, kind: ColumnType) -> Data:
    if kind == "list":
        # In an address, a semicolon is a sign like another.
        parts = cell.split(BETWEEN if "://" in cell else BETWEEN.strip())
        return [item for part in parts if (item := part.strip())]
    # A spreadsheet writes TRUE and FALSE, whatever was typed.
    return cell.lower() if kind == "truth" and cell.lower() in ("true", "false") else cell


def canonical(table: Table, facts: Mapping[str, Data]) -> dict[str, Data]:
    """The fields of a site.yaml that stand in this table, as they come back from it: what is equal says the same."""
    return facts_in(table, list(rows_of(table, "", facts)))[0]
