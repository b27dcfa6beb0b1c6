"""`ditich check`: checks everything as a build does, and the register against Git's history; publishes nothing."""

from __future__ import annotations

import sys
import time

import click

from generator.commands.context import (
    CommandContext,
    jobs_option,
    progress,
    report,
    require_content,
    strict_option,
    strictly,
    tell,
)
from generator.diagnostics.formats import FORMATS
from generator.diagnostics.messages import say
from generator.diagnostics.problem import Problem, errors, in_order
from generator.outputs.build import Made, make
from generator.outputs.workers import workers
from generator.register.git_history import Unreadable, folder_in_repository, printed_up_to
from generator.register.print_impact import count, impact, without_doubles

FOR_PEOPLE = "text"
"""The form of problems on a terminal."""


@click.command()
@click.option(
    "--against",
    "ref",
    metavar="REF",
    default="",
    help="So sổ biển với cả lịch sử Git của REF · hold the register against all history of a Git ref.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice([FOR_PEOPLE, *FORMATS]),
    default=FOR_PEOPLE,
    help="Viết lỗi ra thế nào: cho người đọc, chú thích trên GitHub, hay cho máy · how problems are written: for people, "
    "as annotations on GitHub, or for programs.",
)
@click.option(
    "--print-impact",
    "since",
    metavar="REF",
    default="",
    help="Xem thay đổi kể từ REF có đụng tới chữ trên biển đã in không · say which words on printed plaques were changed since REF.",
)
@click.option(
    "--fix",
    "mending",
    is_flag=True,
    help="Cho xem những lỗi máy chắc chắn sửa đúng được, và sửa thế nào · show the edits that are certain to be right.",
)
@click.option("--write", "really", is_flag=True, help="Cùng --fix: ghi thật · with --fix: write them.")
@strict_option
@jobs_option
@click.pass_obj
def check(  # noqa: PLR0913 -- an option each
    context: CommandContext, ref: str, form: str, since: str, jobs: int, *, mending: bool, really: bool, strict: bool
) -> None:
    """Kiểm tra tất cả, không xuất bản · check everything, publish nothing."""
    require_content(context)
    if really and not mending:
        raise click.UsageError(say("fix-write-alone", context.locale))
    if mending:
        from generator.commands.fix import fix

        fix(context, really=really)
        return
    printed = _printed_count(context, ref) if ref else 0
    with progress(context.locale, time.monotonic()) as show_progress, workers(jobs) as shared:
        result = make(
            context.content,
            context.templates,
            context.today(),
            context.store(),
            show_progress,
            ref or "HEAD",
            workers=shared,
        )
    found = _with_impact(context, result, since) if since else result.problems
    problems = strictly(found, strict=strict)
    if form == FOR_PEOPLE:
        report(problems, context.locale)
        if since:
            plaques, hung = count(problems)
            key = "impact-count" if plaques else "impact-none"
            click.echo(say(key, context.locale, plaques=plaques, hung=hung), err=bool(plaques))
    else:
        folder = folder_in_repository(context.content)
        click.echo(FORMATS[form](problems, context.locale, folder), nl=False)
    if errors(problems):
        if not errors(found):
            click.echo(say("strict", context.locale), err=True)
        sys.exit(1)
    if form != FOR_PEOPLE:
        return
    assert result.site is not None
    catalogue = result.site.catalogue
    tell(say("checked", context.locale, relics=len(catalogue.entries), plaques=len(catalogue.plaques)))
    if result.drafts:
        tell(say("drafts", context.locale, drafts=len(result.drafts), relics=", ".join(result.drafts)))
    if ref:
        tell(say("history-kept", context.locale, plaques=printed))


def _with_impact(context: CommandContext, result: Made, since: str) -> tuple[Problem, ...]:
    """The problems, and what was changed since then of the words on printed plaques. Raises UsageError."""
    assert result.loaded is not None
    try:
        found = impact(context.content, result.loaded, since)
    except Unreadable as error:
        raise click.UsageError(say(error.key, context.locale, ref=since)) from None
    return in_order((*without_doubles(result.problems, found), *found))


def _printed_count(context: CommandContext, ref: str) -> int:
    """How many plaques this history knows as printed. Raises UsageError where it cannot be read."""
    try:
        return len({state.code for state in printed_up_to(context.content, ref)})
    except Unreadable as error:
        raise click.UsageError(say(error.key, context.locale, ref=ref)) from None
