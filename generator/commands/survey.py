"""`ditich survey`: a sheet for each relic of what is to be asked and measured on the spot."""

from __future__ import annotations

from collections.abc import Sequence

import click

from generator.commands.context import CommandContext
from generator.commands.report import read_site, write_paper
from generator.content.catalogue import Relic
from generator.diagnostics.messages import say
from generator.diagnostics.printable import clipped
from generator.diagnostics.problem import nearest
from generator.papers.survey import survey as survey_of


@click.command()
@click.argument("relics", nargs=-1, metavar="[DI_TÍCH…] · [RELIC…]")
@click.pass_obj
def survey(context: CommandContext, relics: tuple[str, ...]) -> None:
    """In phiếu đi hỏi, đi đo tại di tích · print field sheets: what to ask and measure on the spot."""
    site, there, loaded = read_site(context)
    chosen = chosen_relics(context, there, relics)
    page, printed = write_paper(context, site, survey_of(site, chosen, loaded.plaques), "survey")
    click.echo(say("survey-made", context.locale, html=page, pdf=printed, relics=len(chosen)))


def chosen_relics(context: CommandContext, there: Sequence[Relic], named: Sequence[str]) -> list[Relic]:
    """Of these relics those that are named, or all where none is. Raises click.UsageError for a name that none has."""
    ids = [relic.id for relic in there]
    for name in named:
        if name not in ids:
            best = nearest(name, ids)
            key = "review-relic-meant" if best else "review-relic"
            raise click.UsageError(say(key, context.locale, relic=clipped(name), best=best))
    return [relic for relic in there if not named or relic.id in named]
