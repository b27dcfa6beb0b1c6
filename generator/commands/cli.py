"""The command line: options of every command, and the module of each command.

Exit codes: 0 success · 1 an error in the content · 2 wrong usage, no network, or a port that is taken · 3 an error of the
system, such as a full disk, a folder that is not writable, a file this program did not write, or a shared store or cluster
that does not answer.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from errno import EPIPE
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any, get_args

import click

from generator.commands.command_line import Group, in_language, speak
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
    "comment": "comment",
    "contest": "contest",
    "counts": "counts",
    "drafts": "drafts",
    "explain": "explain",
    "export": "export",
    "facts": "facts",
    "host": "host",
    "init": "init",
    "new": "new",
    "plaque": "plaque",
    "report": "report",
    "review": "review",
    "schema": "schema",
    "serve": "serve",
    "survey": "survey",
    "templates": "templates",
    "translate": "translate",
    "upgrade": "upgrade",
    "watch": "watch",
    "words": "words",
    "worksheet": "worksheet",
}
"""Command → its module in generator/commands, which has a function of the command's name."""

MOVED: Mapping[str, str] = {"plaques": "ditich plaque batch dot-1"}
"""Command that was → what to type now."""


EVERYWHERE: Mapping[str, int] = {
    "--content": 1,
    "--output": 1,
    "--lang": 1,
    "--quiet": 0,
    "-q": 0,
    "--verbose": 0,
    "-v": 0,
}
"""The options that every command takes, before or after its name → how many values follow."""


def shared_first(args: list[str]) -> list[str]:
    """The arguments with the options that every command takes before its name, wherever they stood.

    >>> shared_first(["build", "--lang", "en", "--jobs", "2", "-q"]), shared_first(["new", "--", "--lang"])
    (['--lang', 'en', '-q', 'build', '--jobs', '2'], ['new', '--', '--lang'])
    """
    first, rest, left = list[str](), list[str](), iter(args)
    for arg in left:
        if arg == "--":
            return [*first, *rest, arg, *left]
        name, is_joined, _ = arg.partition("=")
        count = 0 if is_joined else EVERYWHERE.get(name, 0)
        values = list(islice(left, count))
        if len(values) < count:
            return [*first, arg]  # which is refused for want of its value
        if name in EVERYWHERE or re.fullmatch("-[qv]+", arg):
            first += [arg, *values]
        else:
            rest.append(arg)
    return [*first, *rest]


def said_locale(args: Iterable[str], environ: Mapping[str, str]) -> Locale:
    """The language of the messages as these arguments, else the environment, say it.

    >>> said_locale(["--lang", "en", "build"], {"DITICH_LANG": "vi"}), said_locale(["--lang=vi"], {"LANG": "en_US.UTF-8"})
    ('en', 'vi')
    """
    said, before = [environ.get("DITICH_LANG", "")], ""
    for arg in args:
        if before == "--lang" or arg.startswith("--lang="):
            said.append(arg.removeprefix("--lang="))
        before = arg
    ours = [language for language in said if language in get_args(Locale)]
    return locale_of(ours[-1] if ours else "", environ)


def colour(environ: Mapping[str, str]) -> bool | None:
    """Whether problems are coloured: as NO_COLOR and FORCE_COLOR say, the first first; None: on a terminal only."""
    if environ.get("NO_COLOR") or environ.get("TERM") == "dumb":
        return False
    return True if environ.get("FORCE_COLOR", "0") not in ("", "0") else None


def locale_of(said: str, environ: Mapping[str, str]) -> Locale:
    """The language of the messages: what was said, else that of the environment's locale (POSIX, 8.2).

    Vietnamese where it speaks none (C, POSIX, nothing); English where it speaks one that we do not.
    """
    spoken = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := environ.get(name))), "")
    language = said or re.split("[_.@-]", spoken, maxsplit=1)[0].lower()
    return "vi" if language in ("vi", "", "c", "posix") else "en"


class LazyGroup(Group):
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
        return in_language(command, self.locale, cmd_name)

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """Read the arguments; where --help or --version cannot be printed, say so as `invoke` does."""
        args = shared_first(args)
        locale = said_locale(args, os.environ)
        speak(locale)
        with _system_faults(locale):
            twin = in_language(self, locale)
            return super(LazyGroup, twin).make_context(info_name, args, parent, color=colour(os.environ), **extra)

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; an OSError becomes one sentence on stderr and exit code 3."""
        twin = ctx.command
        assert isinstance(twin, LazyGroup)
        with _system_faults(twin.locale):
            return super(LazyGroup, twin).invoke(ctx)


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


@click.group(cls=LazyGroup, moved=MOVED, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--content",
    type=click.Path(path_type=Path, readable=False),
    default="content",
    show_default=True,
    metavar="THƯ_MỤC · FOLDER",
    help="Thư mục nội dung · where the authors write.",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path, readable=False),
    default="output",
    show_default=True,
    metavar="THƯ_MỤC · FOLDER",
    help="Thư mục kết quả · where site/ and print/ are written.",
)
@click.option(
    "--lang",
    type=click.Choice(["vi", "en"]),
    envvar="DITICH_LANG",
    default=lambda: locale_of("", os.environ),
    show_default="DITICH_LANG, LC_ALL, LC_MESSAGES, LANG",
    help="Ngôn ngữ lời nhắn, trước hay sau lệnh · language of the messages, before or after the command.",
)
@click.option("-q", "--quiet", is_flag=True, help="Chỉ nói khi có lỗi · say nothing but errors.")
@click.option(
    "-v", "--verbose", is_flag=True, help="Nói cả đọc ở đâu, làm lại gì · say where is read, what is made again."
)
@click.version_option(
    package_name="ditich",
    message="%(prog)s %(version)s",
    help="Ghi phiên bản rồi thôi · show the version and exit.",
)
@click.pass_context
def main(  # noqa: PLR0913 -- click's: each is an option
    context: click.Context, content: Path, output: Path, lang: Locale, *, quiet: bool, verbose: bool
) -> None:
    """Dựng trang di tích nhiều thứ tiếng và biển QR · builds a heritage site and its QR plaques."""
    try:
        content, output = content.resolve(), output.resolve()
    except FileNotFoundError:  # the working folder was deleted
        raise SystemFault(say("system-here", lang)) from None
    if quiet and verbose:
        raise click.UsageError(say("quiet-verbose", lang))
    context.obj = CommandContext(content, output, of_project(content.parent, TEMPLATES), lang)
    if verbose:
        _say_where(context.obj)


def _say_where(context: CommandContext) -> None:
    """Print to stderr what is read, and where."""
    import platform
    from importlib.metadata import version

    locale, layers = context.locale, ", ".join(map(str, context.templates.layers))
    values = {"version": version("ditich"), "python": platform.python_version(), "day": context.today()}
    click.echo(say("where", locale, **values, content=context.content), err=True)
    click.echo(say("where-to", locale, output=context.output, cache=context.cache, templates=layers), err=True)
