"""`ditich templates`: what there is, what the project has its own of, and one taken out to be changed."""

from __future__ import annotations

import os
from collections.abc import Iterator

import click

from generator.commands.command_line import Group
from generator.commands.context import CommandContext, require_content, tell
from generator.diagnostics.messages import say
from generator.diagnostics.printable import clipped, printable
from generator.diagnostics.problem import nearest
from generator.project.templates import FOLDER, Templates
from generator.store import read_file, write_whole


def listed(templates: Templates) -> Iterator[tuple[str, str]]:
    """The mark and the name of each template: "" built in, "*" the project's instead of it, "+" the project's alone."""
    known = _names(Templates(templates.layers[-1:]))
    for name in sorted(known | _names(templates)):
        own = not templates.path(name).is_relative_to(templates.layers[-1])
        yield ("*" if name in known else "+") if own else "", name


def _names(templates: Templates) -> set[str]:
    """The names of all files, but for the manual, what `ditich init` writes, and what editors and systems hide."""
    return {
        name
        for name, path in templates.named("**/*").items()
        if path.is_file() and name != "README.md" and not name.startswith("project/") and not path.name.startswith(".")
    }


@click.group(cls=Group, invoke_without_command=True)
@click.pass_context
def templates(context: click.Context) -> None:
    """Mẫu trang, mẫu biển, và mẫu nào dự án có bản riêng · the templates, and which of them the project has its own of."""
    if context.invoked_subcommand:
        return
    command = context.find_object(CommandContext)
    assert command is not None
    for mark, name in listed(command.templates):
        click.echo(printable(f"{mark:1} {name}"))
    folder = command.content.parent / FOLDER
    click.echo(say("templates-legend", command.locale, folder=folder), err=True)


@templates.command()
@click.argument("name", metavar="MẪU · TEMPLATE")
@click.pass_obj
def copy(context: CommandContext, name: str) -> None:
    """Chép một mẫu ra templates/ của dự án để sửa · take one out into the project's templates/, to be changed."""
    require_content(context)
    last = context.templates.layers[-1]
    known = _names(Templates((last,)))
    if name not in known:
        best = nearest(name, known) or next((other for other in sorted(known) if other.endswith(f"/{name}")), "")
        key = "templates-meant" if best else "templates-unknown"
        raise click.BadParameter(say(key, context.locale, name=clipped(name), best=best))
    target = context.content.parent / FOLDER / name
    if os.path.lexists(target):
        raise click.UsageError(say("templates-there", context.locale, path=target))
    target.parent.mkdir(parents=True, exist_ok=True)
    write_whole(target, read_file(last / name))
    tell(say("templates-copied", context.locale, path=target))
