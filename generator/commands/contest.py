"""`ditich contest`: writes the file of a contest with its questions, and ranks the codes that takers sent."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

# What a command needs is imported where it runs: see cli.py.
from generator.commands.command_line import Group
from generator.commands.context import CommandContext, one_line, tell
from generator.diagnostics.messages import say
from generator.diagnostics.printable import clipped

if TYPE_CHECKING:
    from generator.contest.entries import Table


@click.group(cls=Group)
def contest() -> None:
    """Cuộc thi không cần tài khoản: ra đề, chấm mã · contests without accounts: set one, score its codes."""


@contest.command()
@click.argument("name", metavar="MÃ · ID")
@click.argument("relics", nargs=-1, metavar="[DI_TÍCH…] · [RELIC…]")
@click.option("--title", required=True, callback=one_line, help="Tên cuộc thi · what it is called.")
@click.option("--begins", required=True, metavar="2026-12-01T08:00", help="Bắt đầu · when it begins.")
@click.option("--ends", required=True, metavar="2026-12-07", help="Kết thúc · when it ends.")
@click.option(
    "--questions",
    type=click.IntRange(1, 40),
    default=10,
    show_default=True,
    help="Số câu hỏi · how many questions.",
)
@click.pass_obj
def new(  # noqa: PLR0913, PLR0917 -- what is typed
    context: CommandContext, name: str, relics: tuple[str, ...], title: str, begins: str, ends: str, questions: int
) -> None:
    """Viết content/contests/MÃ.yaml với câu hỏi từ các di tích · write it with questions about relics."""
    from generator.authoring.schema_files import schema_line
    from generator.commands.report import read_site
    from generator.commands.survey import chosen_relics
    from generator.content.field_words import hints, read_fields
    from generator.contest.skeleton import chosen, contest_text
    from generator.diagnostics.sentence import locale_of
    from generator.pages.contest import questions_about
    from generator.questions.question import in_order
    from generator.store import write_whole
    from generator.text.names import slug
    from generator.text.translations import plain

    if slug(name) != name:
        raise click.UsageError(say("contest-id-wrong", context.locale, best=slug(name) or "thi-tim-hieu"))
    path = context.content / "contests" / f"{name}.yaml"
    if path.exists():
        raise click.UsageError(say("contest-there", context.locale, path=path))
    _check_times(context, begins, ends)
    site, there, _ = read_site(context)
    first, published = site.first_language, [relic for relic in there if not relic.facts.draft]
    by_relic = []
    for relic in chosen_relics(context, published, relics):
        told = questions_about(site, relic)
        by_id = {question.id: question for question in told[first] if not question.is_open}
        languages = {key: sum(any(one.id == key for one in of) for of in told.values()) for key in by_id}
        order = sorted(in_order(name, by_id), key=lambda key: -languages[key])  # what all can be asked comes first
        by_relic.append([by_id[key] for key in order])
    asked = chosen(by_relic, questions)
    if not asked:
        raise click.UsageError(say("contest-nothing-to-ask", context.locale))
    said = contest_text(
        first,
        title,
        begins,
        ends,
        plain(site.wordings[first].words["contest_code"]),
        [(question.relic, question.id, plain(question.prompt)) for question in asked],
        hints(read_fields(context.templates), locale_of(first)),
    )
    path.parent.mkdir(exist_ok=True)
    write_whole(path, (schema_line(f"content/contests/{name}.yaml") + said).encode())
    if len(asked) < questions:
        tell(say("contest-fewer", context.locale, there=len(asked), wanted=questions))
    tell(say("contest-written", context.locale, path=path, questions=len(asked)))


def _check_times(context: CommandContext, begins: str, ends: str) -> None:
    """Raises click.UsageError for what is no time, and for an end before the beginning."""
    from pydantic import ValidationError

    from generator.content.contest_schema import ContestFile
    from generator.content.contests import Contest, lasts
    from generator.diagnostics.problem import Span

    try:
        file = ContestFile.model_validate({"names": {"x": "x"}, "begins": begins, "ends": ends})
    except ValidationError as wrong:
        value = clipped({"begins": begins, "ends": ends}[str(wrong.errors()[0]["loc"][0])])
        raise click.UsageError(say("contest-moment", context.locale, value=value)) from None
    if not lasts(Contest("", file, Span(""), ())):
        raise click.UsageError(say("contest-order", context.locale))


@contest.command()
@click.argument("name", metavar="MÃ · ID")
@click.argument("table", metavar="TỆP.csv · FILE.csv", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--word", callback=one_line, default="", help="Chữ ở tại chỗ · the word at the place.")
@click.option(
    "--show", multiple=True, metavar="CỘT · COLUMN", help="Cột in ra cạnh hạng · a column to print beside the rank."
)
@click.pass_obj
def score(context: CommandContext, name: str, table: Path, word: str, show: tuple[str, ...]) -> None:
    """Chấm các mã trong một bảng CSV · rank the codes in a CSV table."""
    from generator.commands.report import read_site, write_paper
    from generator.contest.entries import entries_in
    from generator.contest.ranking import ranked
    from generator.contest.rules import form_of
    from generator.pages.contest import asked_in, is_over, zone_of
    from generator.papers.results import as_csv, results_paper
    from generator.store import write_whole

    site, _, _ = read_site(context)
    found = next((one for one in site.catalogue.contests if one.id == name), None)
    if found is None:
        known = ", ".join(one.id for one in site.catalogue.contests)
        key = "contest-none" if known else "contest-none-at-all"
        raise click.UsageError(say(key, context.locale, id=clipped(name), known=known))
    form = form_of(found, zone_of(site))
    if form.with_word != bool(word):
        raise click.UsageError(say("contest-word-needed" if form.with_word else "contest-word-idle", context.locale))
    rows = _read_table(context, table)
    default = site.wordings[site.first_language].say("contest_code")
    code_column = _column(context, table, rows, found.file.code_column or default, "code_column")
    taker = found.file.taker_column
    taker_column = _column(context, table, rows, taker, "taker_column") if taker else None
    shown = [_column(context, table, rows, column) for column in show]
    entries, refused = entries_in(rows, code_column, taker_column, form, word)
    for one in refused:
        why = say(one.why, context.locale, first=one.first, groups=", ".join(map(str, one.groups)))
        click.echo(say("contest-refused", context.locale, line=one.line, why=why))
    if not entries:
        click.echo(say("contest-nobody", context.locale), err=True)
        raise SystemExit(1)
    right: list[int | None] = []
    for number, asked in enumerate(asked_in(site, found), 1):
        counts = asked.by_language and not asked.pinned.void
        right.append(asked.told(site.first_language).right + 1 if counts else None)
        if not asked.by_language and not asked.pinned.void:
            tell(say("contest-question-off", context.locale, number=number, relic=asked.pinned.relic))
    if not is_over(site, found):
        tell(say("contest-not-over", context.locale))
    results = ranked(entries, right, found.file.ties)
    heads = [say(f"contest-head-{head}", context.locale) for head in ("rank", "right", "time", "guess", "line")]
    title = found.file.names[site.first_language]
    counted = sum(choice is not None for choice in right)
    foot = f"{site.front_matter(site.first_language).site_name} · {site.today.isoformat()}"
    paper = results_paper(title, results, refused, rows, shown, found.file.ties, counted, foot, context.locale)
    _, pdf = write_paper(context, site, paper, f"contest-{name}")
    sheet = Path(pdf).with_suffix(".csv")
    # Spreadsheets take a file for Vietnamese only if it begins with a byte order mark.
    write_whole(sheet, as_csv(results, rows, heads).encode("utf-8-sig"))
    click.echo(say("contest-scored", context.locale, path=sheet, takers=len(results), refused=len(refused), pdf=pdf))


def _read_table(context: CommandContext, path: Path) -> Table:
    """The table in the file. Raises click.UsageError where there is none."""
    from generator.contest.entries import MOST_BYTES, NoTable, table_of

    with path.open("rb") as file:
        data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise click.UsageError(say("contest-csv-large", context.locale, path=path, most=MOST_BYTES // 2**20))
    try:
        return table_of(data)
    except NoTable as wrong:
        raise click.UsageError(say(str(wrong), context.locale, path=path)) from None


def _column(context: CommandContext, path: Path, table: Table, name: str, field: str = "") -> int:
    """The column of this name. Raises click.UsageError where there is none, with those there are."""
    column = table.column(name)
    if column is None:
        key = "contest-column" if field else "contest-column-show"
        known = clipped(", ".join(table.heads))
        raise click.UsageError(say(key, context.locale, path=path, column=clipped(name), known=known, field=field))
    return column
