"""The command line: options of every command, and the module of each command.

Exit codes: 0 success · 1 an error in the content · 2 wrong usage, no network, or a port that is taken · 3 an error of the
system, such as a full disk, a folder that is not writable, a file this program did not write, or a shared store or cluster
that does not answer.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from errno import EPIPE
from importlib import import_module
from itertools import islice
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
    "facts": "facts",
    "host": "host",
    "init": "init",
    "new": "new",
    "plaque": "plaque",
    "plaques": "batch",
    "schema": "schema",
    "serve": "serve",
    "templates": "templates",
    "upgrade": "upgrade",
    "watch": "watch",
    "words": "words",
}
"""Command → its module in generator/commands, which has a function of the command's name."""


def lang_first(args: list[str]) -> list[str]:
    """The arguments with `--lang` before the command, wherever it stood.

    >>> lang_first(["build", "--lang", "en", "--jobs", "2"]), lang_first(["new", "--", "--lang"])
    (['--lang', 'en', 'build', '--jobs', '2'], ['new', '--', '--lang'])
    """
    lang, rest, left = list[str](), list[str](), iter(args)
    for arg in left:
        if arg == "--":
            return [*lang, *rest, arg, *left]
        if arg == "--lang":
            lang = [arg, *islice(left, 1)]
        elif arg.startswith("--lang="):
            lang = ["--lang", arg.removeprefix("--lang=")]
        else:
            rest.append(arg)
    return [*lang, *rest]


def locale_of(said: str, environ: Mapping[str, str]) -> Locale:
    """The language of the messages: what was said, else that of the environment's locale (POSIX, 8.2).

    Vietnamese where it speaks none (C, POSIX, nothing); English where it speaks one that we do not.
    """
    spoken = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := environ.get(name))), "")
    language = said or re.split("[_.@-]", spoken, maxsplit=1)[0].lower()
    return "vi" if language in ("vi", "", "c", "posix") else "en"


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
        args = lang_first(args)
        said = args[1] if args[:1] == ["--lang"] and len(args) > 1 else os.environ.get("DITICH_LANG", "")
        with _system_faults(locale_of(said, os.environ)):
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
    envvar="DITICH_LANG",
    show_envvar=True,
    default=lambda: locale_of("", os.environ),
    show_default="LC_ALL, LC_MESSAGES, LANG",
    help="Ngôn ngữ lời nhắn, trước hay sau lệnh · language of the messages, before or after the command.",
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
