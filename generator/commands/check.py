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
from generator.diagnostics.problem import errors
from generator.outputs.build import make
from generator.outputs.workers import workers
from generator.register.git_history import Unreadable, folder_in_repository, printed_up_to

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
@strict_option
@jobs_option
@click.pass_obj
def check(context: CommandContext, ref: str, form: str, jobs: int, *, strict: bool) -> None:
    """Kiểm tra tất cả, không xuất bản · check everything, publish nothing."""
    require_content(context)
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
    problems = strictly(result.problems, strict=strict)
    if form == FOR_PEOPLE:
        report(problems, context.locale)
    else:
        folder = folder_in_repository(context.content)
        click.echo(FORMATS[form](problems, context.locale, folder), nl=False)
    if errors(problems):
        if not errors(result.problems):
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


def _printed_count(context: CommandContext, ref: str) -> int:
    """How many plaques this history knows as printed. Raises UsageError where it cannot be read."""
    try:
        return len({state.code for state in printed_up_to(context.content, ref)})
    except Unreadable as error:
        raise click.UsageError(say(error.key, context.locale, ref=ref)) from None
