"""Tables that come back → what each of their relics is to say, with the place in a table of every value."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from generator.content.source import Data, Location
from generator.diagnostics.problem import Problem, Span, nearest
from generator.export.tables import ID, RELIC, RELICS, Row, Table, facts_in
from generator.store import read_file

LARGEST = 50_000_000
"""Bytes of a table: a hundred times that of 1,000 relics; a larger one is another file."""

MOST = 1_000
"""Members of a zip that are looked at."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Answer:
    """What the tables say of one relic."""

    facts: Mapping[str, Data]
    """Its fields that stand in them, as site.yaml would have them."""

    fields: frozenset[str]
    """Those the tables speak of, written or not."""

    places: Mapping[Location, Span] = field(default_factory=dict)
    """Where each value stands in a table."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A table as it came: each row with the span of each of its cells."""

    table: Table
    rows: tuple[tuple[Row, Mapping[str, Span]], ...]


def answers(
    file: Path, tables: Sequence[Table], sent: Sequence[Table], relics: Sequence[str]
) -> tuple[Mapping[str, Answer], tuple[Problem, ...]]:
    """Relic → what these tables – a zip, a folder or one table – say of it, with every problem. Raises OSError.

    `tables` have a column for each language there is, `sent` are those that went out. Whom a table names it speaks of: with the table of relics, all of these in every table there is; without, those with a row.
    """
    contents, problems = _contents(file, tables)
    sheets, headings = list[_Sheet](), {table.name: table.headings for table in sent}
    for table, name, data in contents:
        sheet, found = _sheet(table, headings[table.name], name, data, relics)
        problems += found
        if sheet:
            sheets.append(sheet)
    if not contents and not problems:
        problems.append(
            Problem("csv-none", Span(file.name), {"known": ", ".join(f"{table.name}.csv" for table in tables)})
        )
    return _answered(sheets), tuple(problems)


def _contents(file: Path, tables: Sequence[Table]) -> tuple[list[tuple[Table, str, bytes]], list[Problem]]:
    """Each table that is there, with its name as it is shown, and its bytes."""
    by_name = {f"{table.name}.csv": table for table in tables}
    if file.is_dir():
        folder = file / "data" if (file / "data").is_dir() else file
        paths = [folder / name for name in by_name if (folder / name).is_file()]
    elif file.suffix.lower() == ".zip":
        return _zipped(file, by_name)
    else:
        paths = [file] if file.name in by_name else []
    found, problems = list[tuple[Table, str, bytes]](), list[Problem]()
    for path in paths:
        if (size := path.stat().st_size) > LARGEST:
            problems.append(_large(path.name, size))
        else:
            found.append((by_name[path.name], path.name, read_file(path)))
    return found, problems


def _zipped(file: Path, by_name: Mapping[str, Table]) -> tuple[list[tuple[Table, str, bytes]], list[Problem]]:
    found, problems = list[tuple[Table, str, bytes]](), list[Problem]()
    try:
        with ZipFile(file) as archive:
            for member in archive.infolist()[:MOST]:
                table = by_name.get(member.filename.rpartition("/")[2])
                if not table:
                    continue
                # What a zip says of its members may be false: never more than this is unpacked.
                with archive.open(member) as opened:
                    data = opened.read(LARGEST + 1)
                if len(data) > LARGEST:
                    problems.append(_large(table.name + ".csv", member.file_size))
                else:
                    found.append((table, f"{table.name}.csv", data))
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError):
        return [], [Problem("csv-zip", Span(file.name))]
    return found, problems


def _large(name: str, size: int) -> Problem:
    return Problem("file-large", Span(name), {"kilobytes": size // 1000, "most": LARGEST // 1000})


# ---- one table ------------------------------------------------------------------------------------


def _sheet(
    table: Table, required: Sequence[str], name: str, data: bytes, relics: Sequence[str]
) -> tuple[_Sheet | None, list[Problem]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None, [Problem("csv-utf8", Span(name))]
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    if control := _CONTROL.search(text):
        line = text.count("\n", 0, control.start()) + 1
        return None, [Problem("control-character", Span(name, line), {"code": f"U+{ord(control[0]):04X}"})]
    lines = text.split("\n")
    try:
        rows = list(_rows(lines, text))
    except csv.Error:
        return None, [Problem("csv-form", Span(name))]
    heading, *others = rows or [(1, [])]
    titles = [title.strip() for title in heading[1]]
    problems = _misnamed(table, required, name, titles, lines)
    if problems:
        return None, problems
    read = list[tuple[Row, Mapping[str, Span]]]()
    seen = set[tuple[str, str]]()
    for line, cells in others:
        if not any(cell.strip() for cell in cells):
            continue
        if any(cell.strip() for cell in cells[len(titles) :]):
            problems.append(Problem("csv-cells", _span(name, line, len(titles), cells, lines)))
            continue
        row = {title: _bare(cell) for title, cell in zip(titles, cells, strict=False) if title}
        places = {title: _span(name, line, number, cells, lines) for number, title in enumerate(titles) if title}
        problems += _misplaced(table, row, places, relics, seen)
        read.append((row, places))
    return (None if problems else _Sheet(table, tuple(read))), problems


def _rows(lines: Sequence[str], text: str) -> Iterator[tuple[int, list[str]]]:
    """Number of its first line and cells of each row, whatever a spreadsheet has put between them."""
    first = lines[0] if lines else ""
    divided = max(",;\t", key=first.count)
    reader, begin = csv.reader(StringIO(text), delimiter=divided, strict=True), 1
    for cells in reader:
        yield begin, cells
        begin = reader.line_num + 1


def _bare(cell: str) -> str:
    """The cell without the apostrophe that kept a spreadsheet from running it."""
    return cell[1:] if re.match(r"'[=+\-@\t\r]", cell) else cell


def _span(name: str, line: int, number: int, cells: Sequence[str], lines: Sequence[str]) -> Span:
    """Where a cell stands; of a row over several lines, its beginning."""
    text = lines[line - 1] if line <= len(lines) else ""
    # Cells before it with what divides them; quotation marks make it longer by what they are.
    column = sum(len(cell) + 1 for cell in cells[:number])
    cell = cells[number] if number < len(cells) else ""
    at = text.find(cell, column) if cell else column
    return Span(name, line, max(at, 0) + 1, max(1, len(cell.split("\n")[0])), text)


def _misnamed(
    table: Table, required: Sequence[str], name: str, titles: Sequence[str], lines: Sequence[str]
) -> list[Problem]:
    """A problem for each heading that is none of the table's, for one that is there twice, and for one that must be there."""
    problems, text = list[Problem](), lines[0]
    for number, title in enumerate(titles):
        at = _span(name, 1, number, titles, lines)
        if title in table.headings or not title:
            if title and title in titles[:number]:
                problems.append(Problem("csv-twice", at, {"what": title}))
            continue
        best = nearest(title, table.headings)
        problems.append(Problem("csv-heading", at, {"heading": title, "best": best}, "did-you-mean" if best else ""))
    # A column that is gone would take its values out of every file.
    needed = (heading for heading in required if heading not in titles)
    problems += (Problem("csv-lacks", Span(name, 1, text=text), {"heading": heading}) for heading in needed)
    return problems


def _misplaced(
    table: Table, row: Row, places: Mapping[str, Span], relics: Sequence[str], seen: set[tuple[str, str]]
) -> list[Problem]:
    """The problem of a row that is of no relic, or of one that had its row already."""
    relic, key = row.get(RELIC, "").strip(), row.get(ID, "").strip()
    row[RELIC] = relic
    if relic not in relics:
        best = nearest(relic, relics)
        values = {"relic": relic, "best": best}
        return [Problem("csv-relic", places[RELIC], values, "did-you-mean" if best else "")]
    if table.keyed:
        row[ID] = key
        if not key:
            return [Problem("csv-lacks", places[ID], {"heading": ID})]
    if table.one_each or table.keyed:
        if (relic, key) in seen:
            return [Problem("csv-twice", places[ID if table.keyed else RELIC], {"what": key or relic})]
        seen.add((relic, key))
    return []


# ---- all of them ----------------------------------------------------------------------------------


def _answered(sheets: Sequence[_Sheet]) -> Mapping[str, Answer]:
    everywhere = next((sheet for sheet in sheets if sheet.table.name == RELICS), None)
    of_all = list(dict.fromkeys(row[RELIC] for row, _ in everywhere.rows)) if everywhere else []
    found: dict[str, Answer] = {}
    for sheet in sheets:
        by_relic: dict[str, list[tuple[Row, Mapping[str, Span]]]] = {relic: [] for relic in of_all}
        for row, places in sheet.rows:
            by_relic.setdefault(row[RELIC], []).append((row, places))
        for relic, rows in by_relic.items():
            data, where = facts_in(sheet.table, [row for row, _ in rows])
            spans = {
                location: rows[number][1].get(heading, rows[number][1][RELIC])
                for location, (number, heading) in where.items()
            }
            said = found.get(relic, Answer({}, frozenset()))
            found[relic] = Answer({**said.facts, **data}, said.fields | sheet.table.fields, {**said.places, **spans})
    return found
