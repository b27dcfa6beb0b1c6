"""`ditich new`: writes the skeleton of a relic, with a fresh code for its plaque; with what somebody answered in an issue form."""

from __future__ import annotations

from pathlib import Path

import click

from generator.authoring.schema_files import with_schema_lines
from generator.commands.beginnings import beginning
from generator.commands.context import CommandContext, require_content, tell, unused_code
from generator.commands.schema import begin_schemas
from generator.content.scaffold import AlreadyThere, BadName, write
from generator.diagnostics.messages import say
from generator.diagnostics.sentence import locale_of
from generator.store import write_whole


@click.command()
@click.argument("name", metavar="[MÃ] · [ID]", required=False)
@click.option(
    "--from-issue",
    "issue",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="TỆP · FILE",
    help="Điền từ phiếu “Di tích mới” trên GitHub: tệp chép nội dung issue · filled from the issue form, the text of the issue.",
)
@click.option(
    "--note",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="TỆP · FILE",
    help="Ghi lời của pull request vào tệp này · write the text of the pull request here.",
)
@click.pass_obj
def new(context: CommandContext, name: str | None, issue: Path | None, note: Path | None) -> None:
    """Viết sẵn bộ mẫu cho một di tích mới · write a skeleton for a new relic."""
    require_content(context)
    if not name and not issue:
        raise click.UsageError(say("new-nameless", context.locale))
    start, code, said = beginning(context), unused_code(context), ""
    try:
        if issue:
            from generator.commands.new_from_issue import filled_from

            files, said = filled_from(issue, name or "", code, start, context)
        else:
            files = start.files(name or "", code)
        paths = write(with_schema_lines(files), context.content)
        begin_schemas(context.content, context.templates, locale_of(start.first.language))
    except BadName:
        raise click.BadParameter(say("new-name", context.locale, name=name)) from None
    except AlreadyThere as error:
        raise click.UsageError(say("new-there", context.locale, path=error.path)) from None
    for written in paths:
        tell(say("new-written", context.locale, path=f"{context.content.name}/{written}"))
    if note and said:
        write_whole(note, said.encode())
    tell(say("new-next", context.locale))
