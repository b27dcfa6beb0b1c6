"""The results of a contest, to be signed and hung up: nothing private but what the organiser asks for by name."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from io import StringIO

from generator.contest.entries import Refused, Table, counts
from generator.contest.ranking import Result, spoken_time
from generator.diagnostics.messages import say
from generator.diagnostics.printable import clipped
from generator.diagnostics.sentence import Locale
from generator.papers.paper import Block, Paper
from generator.register.overview import escape_formula

LONGEST = 60
"""Characters of a cell of the organiser's that are printed."""


def results_paper(  # noqa: PLR0913, PLR0917 -- whose results, by which rule, and what of the organiser's table is shown
    name: str,
    results: Sequence[Result],
    refused: Sequence[Refused],
    table: Table,
    shown: Sequence[int],
    ties: Sequence[str],
    questions: int,
    foot: str,
    locale: Locale,
) -> Paper:
    """The sheet. Of a taker it shows the end of the code, and the columns `shown` of the organiser's table."""
    decided = ", ".join(say(f"contest-tie-{tie}", locale) for tie in ties)
    rule = say("contest-paper-rule", locale, takers=len(results), questions=questions, ties=decided)
    ours = tuple(say(f"contest-head-{head}", locale) for head in ("rank", "right", "time", "code"))
    heads = (*ours, *(clipped(table.heads[one], LONGEST) for one in shown))
    blocks = [
        Block("text", rule),
        Block(
            "table",
            columns=heads,
            widths=(8, 12, 12, 14, *(max(10, 54 // max(1, len(shown))) for _ in shown)),
            rows=tuple(_row(result, shown) for result in results),
        ),
    ]
    if refused:
        blocks.append(Block("part", say("contest-paper-refused", locale)))
        for why, number in counts(refused).items():
            lines = ", ".join(str(one.line) for one in refused if one.why == why)
            said = say(why, locale, first="…", groups="…")
            blocks.append(Block("note", f"{number} × {said} ({say('contest-head-line', locale)} {lines})"))
    return Paper(title=say("contest-paper", locale, name=name), language=locale, foot=foot, blocks=tuple(blocks))


def _row(result: Result, shown: Sequence[int]) -> tuple[str, ...]:
    cells = result.entry.row.cells
    own = (clipped(cells[one], LONGEST) if one < len(cells) else "" for one in shown)
    time, end = spoken_time(result.entry.sheet.seconds), result.entry.code.strip()[-5:].lower()
    return (str(result.rank), str(result.right), time, end, *own)


def as_csv(results: Sequence[Result], table: Table, heads: Sequence[str]) -> str:
    """The results (RFC 4180), behind them what the organiser's own table says of each; `heads` are ours, in order."""
    file = StringIO()
    writer = csv.writer(file)
    writer.writerow([*heads, *map(escape_formula, table.heads)])
    for result in results:
        sheet = result.entry.sheet
        ours = (result.rank, result.right, spoken_time(sheet.seconds), sheet.guess or "", result.entry.row.line)
        writer.writerow([*ours, *map(escape_formula, result.entry.row.cells)])
    return file.getvalue()
