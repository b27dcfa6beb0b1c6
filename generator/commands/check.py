"""`ditich check`: checks everything as a build does, and the register against Git's history; publishes nothing."""

from __future__ import annotations

import sys
import time

import click

from generator.commands.context import CommandContext, progress, report, require_content, today
from generator.content.load import load
from generator.diagnostics.messages import say
from generator.diagnostics.problem import Problem, errors, in_order
from generator.outputs.build import make
from generator.register.audit import against
from generator.register.git_history import Unreadable, printed_up_to


@click.command()
@click.option(
    "--against",
    "ref",
    metavar="REF",
    default="",
    help="So sổ biển với cả lịch sử Git của REF · hold the register against all history of a Git ref.",
)
@click.pass_obj
def check(context: CommandContext, ref: str) -> None:
    """Kiểm tra tất cả, không xuất bản · check everything, publish nothing."""
    require_content(context)
    printed_count, register_problems = _compare_history(context, ref) if ref else (0, ())
    with progress(context.locale, time.monotonic()) as show_progress:
        result = make(context.content, context.templates, today(), context.store(), show_progress)
    problems = in_order((*result.problems, *register_problems))
    report(problems, context.locale)
    if errors(problems):
        sys.exit(1)
    assert result.site is not None
    catalogue = result.site.catalogue
    click.echo(say("checked", context.locale, relics=len(catalogue.relics), plaques=len(catalogue.plaques)))
    if ref:
        click.echo(say("history-kept", context.locale, plaques=printed_count))


def _compare_history(context: CommandContext, ref: str) -> tuple[int, tuple[Problem, ...]]:
    """The number of plaques printed in the history of a Git ref, and a problem for each fact the register lost.

    Raises click.UsageError if Git cannot read that history.
    """
    try:
        past = printed_up_to(context.content, ref)
    except Unreadable as error:
        raise click.UsageError(say(error.key, context.locale, ref=ref)) from None
    loaded = load(context.content, context.templates)
    return len({state.code for state in past}), tuple(
        against(past, loaded.plaques, loaded.current_ids, context.content.name)
    )
