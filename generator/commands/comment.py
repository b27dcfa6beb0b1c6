"""`ditich comment`: the comment on a pull request, from what a check of it found."""

from __future__ import annotations

import re
from pathlib import Path

import click

from generator.commands.context import CommandContext
from generator.diagnostics.comment import NotAnswers, read_answers
from generator.diagnostics.comment import comment as comment_on
from generator.diagnostics.messages import say
from generator.store import read_file

_PREVIEW = re.compile(r"https://[A-Za-z0-9.-]+(?:/[A-Za-z0-9./-]*)?")


@click.command()
@click.argument("answers", metavar="TỆP · FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--preview",
    default="",
    metavar="URL",
    help="Địa chỉ xem trước · where the change can be looked at; none by default.",
)
@click.pass_obj
def comment(context: CommandContext, answers: Path, preview: str) -> None:
    """Viết lời bình trên pull request, từ tệp do “check --format answers” ghi · write the comment on a pull request from what `check --format answers` wrote."""
    if preview and not _PREVIEW.fullmatch(preview):
        raise click.UsageError(say("comment-address", context.locale))
    try:
        read = read_answers(read_file(answers).decode("utf-8", "replace"))
    except NotAnswers:
        raise click.UsageError(say("comment-unread", context.locale, path=answers)) from None
    click.echo(comment_on(read, context.locale, preview), nl=False)
