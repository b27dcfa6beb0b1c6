"""`ditich survey`: a sheet for each relic of what is to be asked and measured on the spot."""

from __future__ import annotations

import click

from generator.commands.context import CommandContext
from generator.commands.report import read_site, write_paper
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
    ids = [relic.id for relic in there]
    for name in relics:
        if name not in ids:
            best = nearest(name, ids)
            key = "review-relic-meant" if best else "review-relic"
            raise click.UsageError(say(key, context.locale, relic=clipped(name), best=best))
    chosen = [relic for relic in there if not relics or relic.id in relics]
    page, printed = write_paper(context, site, survey_of(site, chosen, loaded.plaques), "survey")
    click.echo(say("survey-made", context.locale, html=page, pdf=printed, relics=len(chosen)))
