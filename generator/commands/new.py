"""`ditich new`: writes the skeleton of a relic, with a fresh code for its plaque."""

from __future__ import annotations

import click

from generator.authoring.schema_files import with_schema_lines
from generator.commands.context import CommandContext, require_content, unused_code
from generator.commands.schema import begin_schemas
from generator.content.chapters import chapters_of
from generator.content.country import ranks_in
from generator.content.fields import LANGUAGES
from generator.content.files import find_files
from generator.content.kinds import read_kinds
from generator.content.languages import known_languages
from generator.content.load import first_wording
from generator.content.project_schema import Project
from generator.content.scaffold import AlreadyThere, BadName, skeleton, write
from generator.content.validate import read_model
from generator.diagnostics.messages import say
from generator.diagnostics.sentence import locale_of


@click.command()
@click.argument("name", metavar="ID")
@click.pass_obj
def new(context: CommandContext, name: str) -> None:
    """Viết sẵn bộ mẫu cho một di tích mới · write a skeleton for a new relic."""
    require_content(context)
    languages = known_languages(context.templates)
    table, _ = read_kinds(context.templates, find_files(context.content, languages)[0], languages, None)
    try:
        first, path = first_wording(context.content, context.templates), context.content / "project.yaml"
        tables = {LANGUAGES: languages}
        (project, document), _ = read_model(path if path.is_file() else None, path.name, Project, tables=tables)
        (_, ranks), _ = ranks_in(context.templates, project, document, {})
        own = project.chapters if project else ()
        chapters = chapters_of({first.language: first}, table, own, table.kinds)
        headings = chapters.headings(next(iter(table.kinds)), first.language)
        files = skeleton(name, unused_code(context), context.today(), table.kinds, first, headings, ranks)
        paths = write(with_schema_lines(files), context.content)
        begin_schemas(context.content, context.templates, locale_of(first.language))
    except BadName:
        raise click.BadParameter(say("new-name", context.locale, name=name)) from None
    except AlreadyThere as error:
        raise click.UsageError(say("new-there", context.locale, path=error.path)) from None
    for written in paths:
        click.echo(say("new-written", context.locale, path=f"{context.content.name}/{written}"))
    click.echo(say("new-next", context.locale))
