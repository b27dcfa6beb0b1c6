"""The command line: options of every command, and the module of each command.

Exit codes: 0 success · 1 an error in the content · 2 wrong usage, no network, or a port that is taken · 3 an error of the
system, such as a full disk, a folder that is not writable, a file this program did not write, or a shared store or cluster
that does not answer.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from errno import EPIPE
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Any

import click

from generator.commands.context import PACKAGE, CommandContext, SystemFault, system_fault
from generator.diagnostics.messages import say
from generator.diagnostics.sentence import Locale
from generator.project.templates import built_in, of_project

# pydantic looks for plug-ins in every installed package; we have none, and it takes a tenth of a small build.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

TEMPLATES = built_in(PACKAGE)
"""The templates that come with the program."""

COMMANDS: Mapping[str, str] = {
    "archive": "archive",
    "build": "build",
    "check": "check",
    "explain": "explain",
    "host": "host",
    "init": "init",
    "new": "new",
    "plaque": "plaque",
    "plaques": "batch",
    "serve": "serve",
    "templates": "templates",
    "watch": "watch",
}
"""Command → its module in generator/commands, which has a function of the command's name."""


class LazyGroup(click.Group):
    """Imports a command's module only when it is invoked: most of a build without changes is imports."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 -- click's
        """Every command, for --help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 -- click's
        """The command of this name; None where there is none."""
        module = COMMANDS.get(cmd_name)
        if module is None:
            return None
        command = getattr(import_module(f"generator.commands.{module}"), cmd_name)
        assert isinstance(command, click.Command)
        return command

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """Read the arguments; where --help or --version cannot be printed, say so as `invoke` does."""
        locale: Locale = "en" if ("--lang", "en") in pairwise(args) or "--lang=en" in args else "vi"
        with _system_faults(locale):
            return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; an OSError becomes one sentence on stderr and exit code 3."""
        with _system_faults(ctx.params["lang"]):
            return super().invoke(ctx)


@contextmanager
def _system_faults(locale: Locale) -> Iterator[None]:
    """Raise a SystemFault for what the system refuses inside."""
    try:
        yield
    except OSError as error:
        if error.errno == EPIPE:  # nobody reads what is printed; click ends in silence
            raise
        raise system_fault(error, locale) from None
    except MemoryError:
        raise SystemFault(say("system-memory", locale)) from None


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--content",
    type=click.Path(path_type=Path, readable=False),
    default="content",
    show_default=True,
    help="Thư mục nội dung · where the authors write.",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path, readable=False),
    default="output",
    show_default=True,
    help="Thư mục kết quả · where site/ and print/ are written.",
)
@click.option(
    "--lang",
    type=click.Choice(["vi", "en"]),
    default="vi",
    show_default=True,
    help="Ngôn ngữ lời nhắn · language of the messages.",
)
@click.version_option(package_name="ditich")
@click.pass_context
def main(context: click.Context, content: Path, output: Path, lang: Locale) -> None:
    """Dựng trang di tích nhiều thứ tiếng và biển QR · builds a heritage site and its QR plaques."""
    try:
        content, output = content.resolve(), output.resolve()
    except FileNotFoundError:  # the working folder was deleted
        raise SystemFault(say("system-here", lang)) from None
    context.obj = CommandContext(content, output, of_project(content.parent, TEMPLATES), lang)
