"""`ditich worksheet`: the worksheets of each trail as PDFs, and the teacher's key to each as a file of its own."""

from __future__ import annotations

from collections.abc import Iterator

import click

from generator import plaque_files
from generator.commands.context import CommandContext
from generator.commands.report import read_site
from generator.content.questions import AGES
from generator.content.rounds import Round
from generator.diagnostics.messages import say
from generator.diagnostics.printable import clipped
from generator.diagnostics.problem import nearest
from generator.pages.quiz import known_of
from generator.papers.paper import Paper
from generator.papers.typeset import as_pdf
from generator.papers.worksheet import Stop
from generator.papers.worksheet import worksheet as worksheet_of
from generator.papers.worksheet_page import heading_of
from generator.questions.relic_questions import questions_of
from generator.site import Site
from generator.store import write_whole
from generator.text.translations import plain


@click.command()
@click.argument("trails", nargs=-1, metavar="[TUYẾN…] · [TRAIL…]")
@click.pass_obj
def worksheet(context: CommandContext, trails: tuple[str, ...]) -> None:
    """In phiếu học tập của tuyến, có đáp án riêng · print worksheets of trails, each with its key."""
    site, _, _ = read_site(context, drafts=False)
    there = {walk.id: walk for walk in site.rounds if walk.is_trail}
    for name in trails:
        if name not in there:
            best = nearest(name, there)
            key = "worksheet-trail-meant" if best else "worksheet-trail"
            raise click.UsageError(say(key, context.locale, trail=clipped(name), best=best))
    if not there:
        raise click.UsageError(say("worksheet-no-trail", context.locale))
    folder = context.output / "worksheets"
    # Everything is made before anything is written.
    made = {
        folder / language / f"{name}.pdf": data
        for walk in there.values()
        if not trails or walk.id in trails
        for language, name, data in _sheets(site, walk)
    }
    for path, data in made.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, data)
    click.echo(say("worksheets-made", context.locale, folder=folder, files=len(made)))


def _sheets(site: Site, walk: Round) -> Iterator[tuple[str, str, bytes]]:
    """Language, name and bytes of each PDF of a trail."""
    known, given = known_of(site, site.surroundings[walk.relics[0]].wards), site.catalogue.worksheets
    assert given, "a catalogue that was loaded has worksheets"
    found = [(relic, questions_of(relic, known)) for relic in map(site.catalogue.read, walk.relics)]
    for language, wording in site.wordings.items():
        scripts = plaque_files.scripts_of(site, (language, site.first_language))
        bold, regular = (plaque_files.font_stack(site.theme, bold=thick, scripts=scripts) for thick in (True, False))
        stops = [Stop(relic, questions[language]) for relic, questions in found]
        for age in AGES:
            made, (_, title) = worksheet_of(site, stops, given, age, language), heading_of(site, walk, age, language)
            key_title = f"{title} – {wording.say('worksheet_key')}"
            for ending, heading, blocks in (("", title, made.sheet), ("-key", key_title, made.key)):
                shown = tuple(block.in_plain_text() for block in blocks)
                foot = plain(site.front_matter(language).site_name)
                paper = Paper(title=plain(heading), language=site.mark(language), foot=foot, blocks=shown)
                yield language, f"{walk.id}-{age.rstrip('+')}{ending}", as_pdf(paper, bold, regular)
