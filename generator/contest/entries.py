"""A table of codes, as forms and spreadsheets write it → what each taker sent, and what is refused and why."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO

from generator.contest.code import CodeForm, Sheet, Unreadable, sheet_of, word_number
from generator.text.names import fold

MOST_BYTES = 20 * 2**20
"""Of a table: a hundred thousand takers."""

_SEPARATORS = ",;\t"
"""Of a spreadsheet in English, in Vietnamese, and of text copied from one."""

LATE = 60
"""s: a code says the minute in which it was begun, not the second."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table."""

    line: int
    """Where it begins in the file, from 1."""

    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its headings."""

    heads: tuple[str, ...]
    rows: tuple[Row, ...]

    def column(self, name: str) -> int | None:
        """The column with this heading, from 0: however it is written, or as a part of the heading; None of none."""
        wanted, heads = fold(name), [*map(fold, self.heads)]
        exact = (place for place, head in enumerate(heads) if head == wanted)
        holding = (place for place, head in enumerate(heads) if wanted in head)
        return next(exact, next(holding, None))


class NoTable(ValueError):  # noqa: N818 -- what the file is not
    """A file that is no such table; its argument is a key of `diagnostics.contest_texts`."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A code that counts."""

    row: Row
    code: str
    sheet: Sheet


@dataclass(frozen=True, slots=True)
class Refused:
    """A line that does not count."""

    line: int
    why: str
    """A key of `diagnostics.contest_texts`."""

    first: int = 0
    """Of one that is doubled: the line that counts."""

    groups: tuple[int, ...] = ()
    """Of a code with a slip: in which of its groups, from 1."""


# ---- the table --------------------------------------------------------------------------------------


def table_of(data: bytes) -> Table:
    """The table in a file as Google Forms, Excel and LibreOffice write it; lines without any text are left out.

    Raises NoTable.
    """
    if data.startswith(b"PK"):
        raise NoTable("contest-csv-workbook")
    utf_16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = data.decode("utf-16" if utf_16 else "utf-8-sig")
    except UnicodeDecodeError:
        raise NoTable("contest-csv-bytes") from None
    if "\0" in text:
        raise NoTable("contest-csv-bytes")
    first = re.sub(r'"[^"]*"', "", text.lstrip().partition("\n")[0])
    separator = max(_SEPARATORS, key=first.count)
    try:
        rows = tuple(_rows(csv.reader(StringIO(text, newline=""), delimiter=separator)))
    except csv.Error:
        raise NoTable("contest-csv-cells") from None
    if not rows:
        raise NoTable("contest-csv-empty")
    return Table(rows[0].cells, rows[1:])


def _rows(reader: Iterator[list[str]]) -> Iterator[Row]:
    line = 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield Row(line, tuple(cell.strip() for cell in cells))
        line = reader.line_num + 1  # type: ignore[attr-defined]  # of csv.reader, which has no type of its own


# ---- what is in it ----------------------------------------------------------------------------------


def entries_in(
    table: Table, code_column: int, taker_column: int | None, form: CodeForm, word: str
) -> tuple[tuple[Entry, ...], tuple[Refused, ...]]:
    """The codes that count, in the order of lines, and the lines that do not.

    Of one code sent twice, and of two by one taker, the first counts. `word` is what stands at the place.
    """
    found: list[Entry] = []
    refused: list[Refused] = []
    codes, takers = dict[str, int](), dict[str, int]()
    for row in table.rows:
        code, taker = _cell(row, code_column), _known_by(_cell(row, taker_column))
        why = _read(code, form, word)
        if isinstance(why, Unreadable):
            refused.append(Refused(row.line, why.why, groups=why.groups))
            continue
        plain = re.sub(r"[^0-9a-z]", "", code.lower())
        if plain in codes:
            refused.append(Refused(row.line, "contest-code-twice", first=codes[plain]))
        elif taker and taker in takers:
            refused.append(Refused(row.line, "contest-taker-twice", first=takers[taker]))
        else:
            codes[plain] = takers[taker] = row.line
            found.append(Entry(row, code, why))
    return tuple(found), tuple(refused)


def _cell(row: Row, column: int | None) -> str:
    return row.cells[column] if column is not None and column < len(row.cells) else ""


def _known_by(cell: str) -> str:
    """What a taker is known by, in one spelling: spreadsheets take the zero from before a telephone number."""
    return "".join(re.findall(r"[^\W_]", fold(cell))).lstrip("0")


def _read(code: str, form: CodeForm, word: str) -> Sheet | Unreadable:
    """What the code says, or why it does not count."""
    if not code:
        return Unreadable("contest-code-none")
    try:
        sheet = sheet_of(code, form)
    except Unreadable as wrong:
        return wrong
    if sheet.minute * 60 + sheet.seconds > form.minutes * 60 + LATE:
        return Unreadable("contest-code-late")
    if form.with_word and sheet.word != word_number(word):
        return Unreadable("contest-code-word")
    return sheet


def counts(refused: Sequence[Refused]) -> dict[str, int]:
    """Why → how many lines."""
    found = dict[str, int]()
    for one in refused:
        found[one.why] = found.get(one.why, 0) + 1
    return found
