"""What the commands of `ditich translate` share: the translations they are told of."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

# What a command needs is imported where it runs: see cli.py.
from generator.commands.context import CommandContext, report, require_content
from generator.diagnostics.messages import say
from generator.diagnostics.printable import clipped

if TYPE_CHECKING:
    from generator.agreement.translated import Translation


def read_translations(
    context: CommandContext, relics: Iterable[str] = (), language: str = ""
) -> tuple[Translation, ...]:
    """The translations of these relics, of all where none is named; into one language, or into all.

    Raises UsageError for a relic or a language there is not; exits with code 1 where something cannot be read.
    """
    from generator.agreement.reading import ABOUT, read_project
    from generator.agreement.translated import translations
    from generator.diagnostics.problem import errors, in_order, nearest

    require_content(context)
    reading = read_project(context.content, context.templates)
    problems = list(reading.problems)
    there = [relic for relic in reading.relics if relic != ABOUT]
    for relic in relics:
        if relic not in there:
            best = nearest(relic, there)
            key = "translate-relic-meant" if best else "translate-relic"
            raise click.UsageError(say(key, context.locale, relic=clipped(relic), best=best))
    if language and language not in reading.languages[1:]:
        known = ", ".join(reading.languages[1:])
        raise click.UsageError(say("translate-language", context.locale, language=clipped(language), known=known))
    found: list[Translation] = []
    for relic in relics or there:
        of_relic, wrong = translations(reading, relic)
        problems += wrong
        found += [one for one in of_relic if language in ("", one.language)]
    report(in_order(problems), context.locale)
    if errors(problems):
        sys.exit(1)
    return tuple(found)
