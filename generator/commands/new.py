"""`ditich new`: writes the skeleton of a relic, with a fresh code for its plaque."""

from __future__ import annotations

import click

from generator.commands.context import CommandContext, require_content, unused_code
from generator.content.chapters import chapters_of
from generator.content.country import ranks_in
from generator.content.files import find_files
from generator.content.kinds import read_kinds
from generator.content.project_schema import Project
from generator.content.scaffold import AlreadyThere, BadName, skeleton, write
from generator.content.validate import read_model
from generator.content.words import first_words
from generator.diagnostics.messages import say


@click.command()
@click.argument("name", metavar="ID")
@click.pass_obj
def new(context: CommandContext, name: str) -> None:
    """Viết sẵn bộ mẫu cho một di tích mới · write a skeleton for a new relic."""
    require_content(context)
    table, _ = read_kinds(context.templates, find_files(context.content)[0], None)
    try:
        language, words = first_words(context.content, context.templates)
        path = context.content / "project.yaml"
        (project, document), _ = read_model(path if path.is_file() else None, path.name, Project)
        (_, ranks), _ = ranks_in(context.templates, project, document, {})
        in_each = {key: {language: word} for key, word in words.items()}
        chapters = chapters_of(in_each, table, project.chapters if project else (), table.kinds)
        headings = chapters.headings(next(iter(table.kinds)), language)
        code, day, not_yet = unused_code(context), context.today(), words["chapter_not_yet"]
        files = skeleton(name, code, day, table.kinds, language, not_yet, headings, ranks)
        paths = write(files, context.content)
    except BadName:
        raise click.BadParameter(say("new-name", context.locale, name=name)) from None
    except AlreadyThere as error:
        raise click.UsageError(say("new-there", context.locale, path=error.path)) from None
    for written in paths:
        click.echo(say("new-written", context.locale, path=f"{context.content.name}/{written}"))
    click.echo(say("new-next", context.locale))
