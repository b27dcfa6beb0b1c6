"""`ditich schema`: writes the JSON Schemas by which an editor completes, explains and checks the files of a project."""

from __future__ import annotations

from pathlib import Path

import click

from generator.authoring.schema_files import FOLDER, schema_files, tables_of
from generator.commands.context import CommandContext, require_content
from generator.diagnostics.messages import say
from generator.diagnostics.sentence import Locale
from generator.project.templates import Templates
from generator.store import read_file, write_whole


def write_schemas(content: Path, templates: Templates, locale: Locale, folder: Path) -> tuple[str, ...]:
    """Write the schemas of this project's files and return the names of those that are new or changed. Raises OSError."""
    files = schema_files(templates, tables_of(content, templates), locale)
    changed = {
        name: text.encode()
        for name, text in files.items()
        if not (folder / name).is_file() or read_file(folder / name) != text.encode()
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in changed.items():
        write_whole(folder / name, data)
    return tuple(changed)


def begin_schemas(content: Path, templates: Templates, locale: Locale) -> None:
    """Write them where the project has none yet: else the first line of a new file would lead nowhere."""
    folder = content.parent / FOLDER
    if not folder.exists():
        write_schemas(content, templates, locale, folder)


@click.command()
@click.argument(
    "folder", type=click.Path(path_type=Path, file_okay=False), required=False, metavar="[THƯ_MỤC] · [FOLDER]"
)
@click.pass_obj
def schema(context: CommandContext, folder: Path | None) -> None:
    """Viết lược đồ để trình soạn thảo gợi ý và giải thích · write the schemas by which an editor completes and explains."""
    require_content(context)
    target = folder or context.content.parent / FOLDER
    written = write_schemas(context.content, context.templates, context.locale, target)
    click.echo(
        say("schema-written" if written else "schema-same", context.locale, folder=target, names=" ".join(written))
    )
