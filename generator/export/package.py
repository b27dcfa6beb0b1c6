"""All facts and the state of all texts as CSV (RFC 4180), described by a Data Package (specs.frictionlessdata.io, 1.0)."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import StringIO
from typing import Any

from generator import urls
from generator.content.field_words import FieldTable, words_of
from generator.content.schema import StoryFrontMatter
from generator.content.source import Data
from generator.export.tables import BETWEEN, ID, RELIC, Column, Row, Table, rows_of, tables_of
from generator.export.told import Told, licence_of, page
from generator.register.overview import escape_formula
from generator.site import Site

TEXTS = "texts"
"""Name of the table of texts, which is for reading alone: a text has a file of its own."""

_OF_TEXTS: Mapping[str, tuple[str, str]] = {
    RELIC: ("string", "di tích · id of the relic"),
    "language": ("string", "ngôn ngữ của bài · language of the text (BCP 47)"),
    "name": ("string", "tên trong bài ấy · its name there"),
    "name_vouched": ("boolean", "tên do người hoặc nguồn đặt · whether a person or a source gave the name"),
    "also": ("string", "tên khác · other names"),
    "summary": ("string", "tóm tắt · what it says in few words"),
    "text": ("string", "written | translated | machine"),
    "machine": ("boolean", "máy dịch, chưa ai duyệt · a machine's translation that nobody has reviewed"),
    "behind": ("string", "chương chưa theo kịp bản gốc · chapters whose source was changed since"),
    "updated": ("string", "ngày sửa · day of the last change"),
    "reviewed_by": ("string", "ai duyệt · who reviewed it"),
    "reviewed_on": ("string", "ngày duyệt · when"),
    "reviewed_until": ("string", "có giá trị đến · until when that holds"),
    "address": ("string", "địa chỉ trang · address of the page"),
}
"""Column of the table of texts → its type (Table Schema) and what it is."""


def package(site: Site, told: Sequence[Told], words: FieldTable) -> Iterator[tuple[str, bytes]]:
    """Name and content of each table, and of datapackage.json."""
    tables = tables_of(languages_of(site, told))
    yield f"{tables[0].name}.csv", _csv(tables[0].headings, _rows(tables[0], told), tables[0].columns)
    for table in tables[1:]:
        yield f"{table.name}.csv", _csv(table.headings, _rows(table, told), table.columns)
    yield f"{TEXTS}.csv", _csv(tuple(_OF_TEXTS), text_rows(site, told), ())
    yield "datapackage.json", _as_json(_described(site, tables, words))


def _rows(table: Table, told: Iterable[Told]) -> Iterator[Row]:
    for one in told:
        yield from rows_of(table, one.relic.id, one.facts)


def languages_of(site: Site, told: Iterable[Told]) -> tuple[str, ...]:
    """Those of the site, and others in which a fact is called something."""
    used: set[str] = set()
    for one in told:
        for group in (*_items(one.facts.get("rank")), *_items(one.facts.get("facts"))):
            used |= {tag for name in ("names", "label", "values") for tag in _keys(group.get(name))}
    return (*site.languages, *sorted(used - set(site.languages)))


def _items(value: Data | None) -> Iterator[Mapping[str, Data]]:
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            yield item


def _keys(value: Data | None) -> Iterable[str]:
    return value if isinstance(value, dict) else ()


def text_rows(site: Site, told: Iterable[Told]) -> Iterator[Row]:
    """A row for each text: in which language, in what state, who answers for it. A machine's is marked."""
    for one in told:
        for story in one.relic.stories:
            said = story.front_matter
            review = said.reviewed
            yield {
                RELIC: one.relic.id,
                "language": site.mark(story.language),
                "name": said.name,
                "name_vouched": _truth(said.name_is_vouched_for),
                "also": BETWEEN.join(said.also if isinstance(said, StoryFrontMatter) else ()),
                "summary": one.summary(story),
                "text": said.text,
                "machine": _truth(said.machine),
                "behind": BETWEEN.join(chapter or "name" for chapter in story.behind),
                "updated": said.updated,
                "reviewed_by": review.by if review else "",
                "reviewed_on": review.on if review else "",
                "reviewed_until": (review.until or "") if review else "",
                "address": page(site, one.relic.id, story.language),
            }


def _truth(value: bool) -> str:  # noqa: FBT001 -- it is what is said
    return "true" if value else "false"


def _csv(headings: Sequence[str], rows: Iterable[Row], columns: Sequence[Column]) -> bytes:
    """A table; a cell that a spreadsheet would run begins with an apostrophe, and the file as Excel knows UTF-8 by."""
    numbers = {column.name for column in columns if column.holds == "number"}
    file = StringIO()
    writer = csv.writer(file)
    writer.writerow(headings)
    for row in rows:
        writer.writerow([row[name] if name in numbers else escape_formula(row[name]) for name in headings])
    return file.getvalue().encode("utf-8-sig")


# ---- what describes them --------------------------------------------------------------------------


def _described(site: Site, tables: Sequence[Table], words: FieldTable) -> dict[str, Any]:
    project, licence = site.catalogue.project, licence_of(site)
    said = licence.words or "no licence given · chưa ghi giấy phép"
    return {
        "profile": "tabular-data-package",
        "name": urls.host(project.address).lower(),
        "title": site.front_matter(site.first_language).site_name,
        "description": f"{site.front_matter(site.first_language).site_name}. Licence · giấy phép: {said}.",
        "homepage": project.address,
        "contributors": [{"title": project.steward, "role": "publisher"}],
        **({"licenses": [{"path": licence.address, "title": licence.words}]} if licence.address else {}),
        "resources": [
            *(_resource(table.name, _fields(table, words), _keys_of(table)) for table in tables),
            _resource(
                TEXTS, [_field(*item) for item in _OF_TEXTS.items()], {**_OF_A_RELIC, "primaryKey": [RELIC, "language"]}
            ),
        ],
    }


def _resource(name: str, fields: list[dict[str, Any]], keys: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "path": f"{name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {"fields": fields, "missingValues": [""], **keys},
    }


_OF_A_RELIC: Mapping[str, Any] = {
    "foreignKeys": [{"fields": RELIC, "reference": {"resource": "relics", "fields": RELIC}}]
}


def _keys_of(table: Table) -> Mapping[str, Any]:
    if table.one_each:
        return {"primaryKey": RELIC}
    return {**_OF_A_RELIC, **({"primaryKey": [RELIC, ID]} if table.keyed else {})}


def _fields(table: Table, words: FieldTable) -> list[dict[str, Any]]:
    named = [_field(ID, ("string", "mã nguồn · id of the source"))] if table.keyed else []
    return [_field(RELIC, _OF_TEXTS[RELIC]), *named, *(_column(column, words) for column in table.columns)]


_TYPES = {"text": "string", "list": "string", "number": "number", "truth": "boolean"}


def _column(column: Column, words: FieldTable) -> dict[str, Any]:
    said = words_of(words, column.model, column.field)
    many = f" (“{BETWEEN}”)" if column.holds == "list" else ""
    described = f"{said.title('vi')}: {said.hint('vi')} · {said.title('en')}: {said.hint('en')}{many}"
    return _field(column.name, (_TYPES[column.holds], described))


def _field(name: str, told: tuple[str, str]) -> dict[str, Any]:
    kind, description = told
    required = {"constraints": {"required": True}} if name in (RELIC, ID) else {}
    return {"name": name, "type": kind, "description": description, **required}


def _as_json(data: object) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()
