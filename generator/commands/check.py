"""`ditich check`: checks everything as a build does, and the register against Git's history; publishes nothing."""

from __future__ import annotations

import sys
import time

import click

from generator.build.build import make
from generator.commands.context import Desk, must_exist, progress, report, today
from generator.content.load import load
from generator.diagnostics.messages import say
from generator.diagnostics.problem import Problem, errors, in_order
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
def check(desk: Desk, ref: str) -> None:
    """Kiểm tra tất cả, không xuất bản · check everything, publish nothing."""
    must_exist(desk)
    kept, lost = _history(desk, ref) if ref else (0, ())
    with progress(desk.locale, time.monotonic()) as shown:
        result = make(desk.content, desk.templates, today(), desk.store(), shown)
    problems = in_order((*result.problems, *lost))
    report(problems, desk.locale)
    if errors(problems):
        sys.exit(1)
    assert result.site is not None
    catalogue = result.site.catalogue
    click.echo(say("checked", desk.locale, relics=len(catalogue.relics), plaques=len(catalogue.plaques)))
    if ref:
        click.echo(say("history-kept", desk.locale, plaques=kept))


def _history(desk: Desk, ref: str) -> tuple[int, tuple[Problem, ...]]:
    """How many plaques this history knows as printed, and what the register has lost of them."""
    try:
        past = printed_up_to(desk.content, ref)
    except Unreadable as wrong:
        raise click.UsageError(say(wrong.key, desk.locale, ref=ref)) from None
    loaded = load(desk.content, desk.templates)
    return len({then.code for then in past}), tuple(against(past, loaded.plaques, loaded.today, desk.content.name))
