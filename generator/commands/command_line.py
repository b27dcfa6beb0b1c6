"""Click in the language of the messages: its own sentences, help in one language, examples, names that were meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from copy import copy
from pathlib import Path
from typing import Any, TypeVar

import click

from generator.commands.examples import EXAMPLES
from generator.diagnostics.click_texts import CLICK
from generator.diagnostics.messages import say
from generator.diagnostics.printable import clipped
from generator.diagnostics.sentence import Locale

Command = TypeVar("Command", bound=click.Command)


class Group(click.Group):
    """A group of commands."""

    locale: Locale = "vi"
    """The language of the messages."""

    path: str = ""
    """What is typed before its commands' names, but for `ditich`."""

    def __init__(
        self, *args: Any, also: Mapping[str, str] | None = None, moved: Mapping[str, str] | None = None, **attrs: Any
    ) -> None:
        """Take other names: `also` maps those that still work, `moved` those that are refused, each to what it is now."""
        super().__init__(*args, **attrs)
        self.also, self.moved = also or {}, moved or {}

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first argument names. Raises click.UsageError where it names none."""
        name = self.also.get(args[0], args[0])
        if self.get_command(ctx, name) is None and not ctx.resilient_parsing and not name.startswith("-"):
            ctx.fail(self._unknown(ctx, name))
        return super().resolve_command(ctx, [name, *args[1:]])

    def _unknown(self, ctx: click.Context, name: str) -> str:
        """What is said of a name that no command has: which was meant, else which there are."""
        of = f"{self.path} " if self.path else ""
        if name in self.moved:
            return say("command-moved", self.locale, name=name, now=self.moved[name])
        from generator.diagnostics.problem import nearest  # a build without changes does without

        names = self.list_commands(ctx)
        best = nearest(name.lower(), [*names, *self.also])
        if best:
            return say("command-meant", self.locale, name=clipped(name), best=f"ditich {of}{self.also.get(best, best)}")
        return say("command-unknown", self.locale, name=clipped(name), known=", ".join(names))


def in_language(command: Command, locale: Locale, path: str = "") -> Command:
    """A copy of the command, and of those below it, that says of what is written as “vi · en” one half, with examples."""
    twin = copy(command)
    twin.help = _sentence(command.help, locale)
    twin.options_metavar = command.options_metavar and f"[{say('help-options', locale)}]"
    twin.params = [_param(param, locale) for param in command.params]
    if path in EXAMPLES:
        width = max(len(typed) for typed, _ in EXAMPLES[path])
        lines = [f"  {typed:{width}}  # {_half(does, locale)}" for typed, does in EXAMPLES[path]]
        twin.epilog = "\n".join(["\b", f"{say('help-examples', locale)}:", *lines])
    if isinstance(twin, click.Group):
        twin.subcommand_metavar = f"{say('help-command', locale)} …"
        below = {name: in_language(each, locale, f"{path} {name}".strip()) for name, each in twin.commands.items()}
        twin.commands = below
    if isinstance(twin, Group):
        twin.locale, twin.path = locale, path
    return twin


def _param(param: click.Parameter, locale: Locale) -> click.Parameter:
    twin = copy(param)
    twin.metavar = _half(param.metavar, locale)
    if isinstance(twin, click.Option):
        twin.help = _sentence(twin.help, locale)
        if isinstance(twin.show_default, str):
            twin.show_default = _half(twin.show_default, locale)
    return twin


def _half(text: str | None, locale: Locale) -> str | None:
    """Of “vi · en” the half in this language; all of a text that is written once for both."""
    if text is None:
        return None
    halves = re.split(r"\s·\s", text, maxsplit=1)
    return halves[0] if locale == "vi" else halves[-1]


def _sentence(text: str | None, locale: Locale) -> str | None:
    """As `_half`, with a capital and without a full stop, whichever half it is."""
    half = (_half(text, locale) or "").removesuffix(".")
    return half[:1].upper() + half[1:] or None


def names_in(pattern: str) -> Callable[[click.Context, click.Parameter, str], list[str]]:
    """What a shell completes: the names of the files of content/ of this pattern, without what follows the last dot."""

    def complete(context: click.Context, _: click.Parameter, begun: str) -> list[str]:
        content = context.find_root().params.get("content") or "content"
        names = sorted(path.stem for path in Path(content).glob(pattern))
        return [name for name in names if name.startswith(begun.lower())]

    return complete


def speak(locale: Locale) -> None:
    """Let Click say its own sentences in this language.

    Each of its modules takes `_` and `ngettext` from gettext, which knows the language of the environment alone.
    """

    def said(sentence: str) -> str:
        return CLICK.get(sentence, sentence) if locale == "vi" else sentence

    def said_of(one: str, many: str, count: int) -> str:
        return said(one if count == 1 else many)

    for module in _SPEAKING:
        vars(module).update({name: says for name, says in (("_", said), ("ngettext", said_of)) if name in vars(module)})


_SPEAKING = (click.core, click.decorators, click.exceptions, click.formatting, click.parser, click.termui, click.types)
"""Click's modules that say something."""
