"""`ditich report`: what stands on what, for whoever has to answer for it: a page, a PDF and a spreadsheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import PurePosixPath

import click

from generator import plaque_files, urls
from generator.agreement.reading import read_project
from generator.agreement.translated import translations
from generator.commands.context import CommandContext, require_content
from generator.commands.context import report as show_problems
from generator.content.catalogue import Relic
from generator.content.load import Loaded, load
from generator.counts.stored import read_months
from generator.diagnostics.messages import say
from generator.diagnostics.problem import errors
from generator.papers.counts import for_report
from generator.papers.evidence import Passages, evidence
from generator.papers.paper import Paper, as_html
from generator.papers.report import as_csv, spoken
from generator.papers.report import report as report_of
from generator.papers.typeset import as_pdf
from generator.site import Site
from generator.store import write_whole
from generator.text.translations import languages_of
from generator.theme.theme import read_theme


@click.command()
@click.pass_obj
def report(context: CommandContext) -> None:
    """Ai duyệt gì, điều gì chưa có nguồn, chưa rõ · who reviewed what, what has no source, what is unknown."""
    site, relics, loaded = read_site(context)
    passages = _passages(context, relics)
    lines = evidence(site, relics, loaded.plaques, loaded.problems, passages, spoken(site, context.locale))
    folder = context.output / "report"
    paper = report_of(site, relics, lines, context.locale)
    months, wrong = read_months(context.content)
    show_problems(wrong, context.locale)
    if months:
        paper = replace(paper, blocks=(*paper.blocks, *for_report(months[-1], context.locale)))
    page, printed = write_paper(context, site, paper, "report")
    table = folder / "report.csv"
    # Spreadsheets take a file for Vietnamese only if it begins with a byte order mark.
    write_whole(table, as_csv(lines, context.locale).encode("utf-8-sig"))
    click.echo(say("report-made", context.locale, html=page, pdf=printed, csv=table))


def _passages(context: CommandContext, relics: Iterable[Relic]) -> Passages:
    """In what state the passages of each translation are."""
    reading = read_project(context.content, context.templates)
    return {
        (relic.id, one.language): Counter(pair.state for pair in one.pairs)
        for relic in relics
        for one in translations(reading, PurePosixPath(relic.at.path).parent.name)[0]
    }


def read_site(context: CommandContext, *, drafts: bool = True) -> tuple[Site, tuple[Relic, ...], Loaded]:
    """The site, its relics and all that was read; exits with code 1 where the content has an error.

    With its drafts, but where the paper is for others than those who keep the content.
    """
    require_content(context)
    loaded = load(context.content, context.templates, context.today(), drafts=drafts)
    show_problems(errors(loaded.problems), context.locale)
    catalogue = loaded.catalogue
    if catalogue is None:
        raise SystemExit(1)
    base = urls.base(catalogue.project.address)
    theme = read_theme(context.templates, catalogue.table, languages_of(loaded.wordings), base)
    site = Site(catalogue, loaded.wordings, theme, date.fromisoformat(context.today()))
    return site, catalogue.relics, loaded


def write_paper(context: CommandContext, site: Site, paper: Paper, name: str) -> tuple[str, str]:
    """Write a paper into its folder of the output; returns the paths of the page and of the PDF."""
    folder = context.output / name
    folder.mkdir(parents=True, exist_ok=True)
    scripts = plaque_files.scripts_of(site, site.languages)
    bold, plain = (plaque_files.font_stack(site.theme, bold=thick, scripts=scripts) for thick in (True, False))
    write_whole(folder / f"{name}.html", as_html(paper, site))
    write_whole(folder / f"{name}.pdf", as_pdf(paper, bold, plain))
    return str(folder / f"{name}.html"), str(folder / f"{name}.pdf")
