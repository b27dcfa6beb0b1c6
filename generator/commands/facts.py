"""`ditich facts`: do the texts of a relic state the same facts in all languages? With --accept and --learn, what a person confirms."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable

import click

from generator.agreement.accepted import AGREE, read_accepted, with_accepted, without_accepted
from generator.agreement.finding import Finding, problem_of
from generator.agreement.glossary import GLOSSARY
from generator.agreement.learning import proposals
from generator.agreement.one_sided import Change, changes, notice
from generator.agreement.reading import ABOUT, Reading, read_project, texts_of
from generator.agreement.relics import findings
from generator.agreement.translated import translations_of
from generator.commands.context import CommandContext, one_line, report, require_content, tell
from generator.diagnostics.messages import say
from generator.diagnostics.printable import clipped
from generator.diagnostics.problem import Problem, errors, in_order, nearest
from generator.store import read_text, write_whole


@click.command()
@click.argument("relics", nargs=-1, metavar="[DI_TÍCH…] · [RELIC…]")
@click.option(
    "--accept",
    "accepted_name",
    metavar="TÊN · NAME",
    default="",
    callback=one_line,
    help="Nhận một chỗ khác là cố ý, theo tên mà lời nhắn ghi · accept one difference, by the name its message gives.",
)
@click.option("--by", default="", callback=one_line, metavar="AI · WHO", help="Ai nhận · who accepts it.")
@click.option("--why", default="", callback=one_line, metavar="LÝ_DO · REASON", help="Vì sao · why.")
@click.option(
    "--learn", is_flag=True, help="Đề nghị tên cho content/glossary.yaml · propose names for content/glossary.yaml."
)
@click.pass_obj
def facts(  # noqa: PLR0913 -- click's: each is an option
    context: CommandContext, relics: tuple[str, ...], accepted_name: str, by: str, why: str, *, learn: bool
) -> None:
    """So số, ngày, tên, nguồn giữa các bản và site.yaml · compare the facts of all languages and site.yaml."""
    require_content(context)
    if (accepted_name or learn) and os.environ.get("CI"):
        raise click.UsageError(say("facts-ci", context.locale))
    reading = read_project(context.content, context.templates)
    if errors(reading.problems):  # by half a table or glossary everything would differ
        report(in_order(reading.problems), context.locale)
        sys.exit(1)
    chosen = _chosen(reading, relics or _relic_of(accepted_name), context)
    found, changed, problems = _found(reading, chosen)
    if accepted_name:
        _accept(context, found, accepted_name, by, why)
        return
    if learn:
        _learn(context, reading, chosen)
        return
    accepted, wrong = read_accepted(context.content)
    left, unmatched = without_accepted(found, accepted, chosen)
    said = in_order((*reading.problems, *problems, *wrong, *unmatched, *map(problem_of, left)))
    notices = _notices(changed, left)
    report((*said, *notices), context.locale)
    if notices:
        click.echo(say("facts-notices", context.locale, count=len(notices)), err=True)
    if said:
        sys.exit(1)
    tell(say("facts-agree", context.locale, relics=len(chosen), accepted=len(accepted)))


def _relic_of(name: str) -> tuple[str, ...]:
    return (name.partition("/")[0],) if name else ()


def _chosen(reading: Reading, relics: Iterable[str], context: CommandContext) -> tuple[str, ...]:
    """The relics that are compared: those that are named, else all. Raises UsageError for one there is not."""
    there = reading.relics
    for relic in relics:
        if relic not in there:
            best = nearest(relic, there)
            key = "facts-relic-meant" if best else "facts-relic"
            raise click.UsageError(say(key, context.locale, relic=clipped(relic), best=best))
    return tuple(relics) or there


def _found(
    reading: Reading, relics: Iterable[str]
) -> tuple[tuple[Finding, ...], tuple[Change, ...], tuple[Problem, ...]]:
    """What differs in these relics, what was changed in one language alone, and what cannot be read; a relic at a time."""
    found: list[Finding] = []
    changed: list[Change] = []
    problems: list[Problem] = []
    for relic in relics:
        texts, wrong = texts_of(reading, relic)
        problems += wrong
        found += findings(texts, reading.knowledge)
        changed += changes(translations_of(reading, texts)[0]) if relic != ABOUT else ()
    return tuple(found), tuple(changed), tuple(problems)


def _notices(changed: Iterable[Change], found: Iterable[Finding]) -> tuple[Problem, ...]:
    """Of what was changed in one language alone; not where something is found to differ in the same passage anyway."""
    told: dict[str, list[int]] = {}
    for finding in found:
        told.setdefault(finding.here.at.path, []).append(finding.here.at.line)
    return in_order(
        notice(change)
        for change in changed
        if not any(change.touches(path, line) for path in change.paths for line in told.get(path, ()))
    )


def _accept(context: CommandContext, found: Iterable[Finding], name: str, by: str, why: str) -> None:
    """Write the difference of this name into agree.yaml. Raises UsageError where it must not be."""
    locale = context.locale
    finding = next((finding for finding in found if finding.name == name), None)
    if finding is None:
        raise click.UsageError(say("facts-no-difference", locale, name=clipped(name)))
    if finding.looks_like_a_slip:
        report([problem_of(finding)], locale)
        raise click.UsageError(say("facts-slip", locale, name=clipped(name)))
    if not by or not why:
        raise click.UsageError(say("facts-by-why", locale))
    path = context.content / AGREE
    before = read_text(path) if path.is_file() else ""
    write_whole(path, with_accepted(before, finding, by, why).encode())
    tell(say("facts-accepted", locale, name=name, path=path))


def _learn(context: CommandContext, reading: Reading, relics: Iterable[str]) -> None:
    """Print lines for the glossary, which a person takes or leaves; nothing is written."""
    texts = [texts_of(reading, relic)[0] for relic in relics]
    proposed = proposals(texts, reading.knowledge)
    for proposal in proposed:
        click.echo(proposal.line)
    path = context.content / GLOSSARY
    key = "facts-proposed" if proposed else "facts-nothing-to-learn"
    click.echo(say(key, context.locale, count=len(proposed), path=path), err=True)
