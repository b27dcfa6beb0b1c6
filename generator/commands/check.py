"""`ditich check`: checks everything as a build does, and the register against Git's history; publishes nothing."""

from __future__ import annotations

import sys
import time

import click

from generator.commands.context import CommandContext, jobs_option, progress, report, require_content
from generator.diagnostics.messages import say
from generator.diagnostics.problem import errors
from generator.outputs.build import make
from generator.outputs.workers import workers
from generator.register.git_history import Unreadable, printed_up_to


@click.command()
@click.option(
    "--against",
    "ref",
    metavar="REF",
    default="",
    help="So sổ biển với cả lịch sử Git của REF · hold the register against all history of a Git ref.",
)
@jobs_option
@click.pass_obj
def check(context: CommandContext, ref: str, jobs: int) -> None:
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
    report(result.problems, context.locale)
    if errors(result.problems):
        sys.exit(1)
    assert result.site is not None
    catalogue = result.site.catalogue
    click.echo(say("checked", context.locale, relics=len(catalogue.entries), plaques=len(catalogue.plaques)))
    if result.drafts:
        click.echo(say("drafts", context.locale, drafts=len(result.drafts), relics=", ".join(result.drafts)))
    if ref:
        click.echo(say("history-kept", context.locale, plaques=printed))


def _printed_count(context: CommandContext, ref: str) -> int:
    """How many plaques this history knows as printed. Raises UsageError where it cannot be read."""
    try:
        return len({state.code for state in printed_up_to(context.content, ref)})
    except Unreadable as error:
        raise click.UsageError(say(error.key, context.locale, ref=ref)) from None
