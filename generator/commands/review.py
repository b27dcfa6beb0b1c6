"""`ditich review`: somebody answers for a text; writes who, when and until when, and what they read."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from generator.commands.context import (
    CommandContext,
    SystemFault,
    locked,
    one_line,
    report,
    require_content,
)
from generator.commands.difference import difference
from generator.commands.given_day import checked_day
from generator.content.catalogue import Catalogue, Story
from generator.content.files import ContentFiles, find_files
from generator.content.languages import known_languages
from generator.content.load import load
from generator.content.reviews import NAME, facts_digest_in
from generator.content.schema import Review
from generator.diagnostics.messages import say
from generator.diagnostics.printable import clipped
from generator.diagnostics.problem import errors, nearest
from generator.signoff.signing import CannotSign, recorded, signed
from generator.store import read_file, read_text
from generator.upgrade.project import Change
from generator.upgrade.writing import ChangedMeanwhile, write

ABOUT = "about"
"""What stands for the texts about the site itself in place of a relic's id."""

BOM = "\ufeff"


@click.command()
@click.argument("relic", metavar="DI_TÍCH · RELIC")
@click.argument("language", metavar="NGÔN_NGỮ · LANGUAGE")
@click.option("--by", required=True, callback=one_line, help="Người hay cơ quan duyệt · who reviewed the text.")
@click.option(
    "--on", default="", metavar="NGÀY · DAY", help="Ngày duyệt, thường là hôm nay · the day; by default today."
)
@click.option("--until", default="", metavar="NGÀY · DAY", help="Hạn: ngày cuối còn giá trị · the last day it holds.")
@click.pass_obj
def review(  # noqa: PLR0913, PLR0917 -- click's: each is an argument or an option
    context: CommandContext, relic: str, language: str, by: str, on: str, until: str
) -> None:
    """Ghi ai đã duyệt một bài, và bài họ đã đọc · note who reviewed a text, and what they read."""
    require_content(context)
    locale = context.locale
    on = checked_day(on, context.today(), locale)
    if not by.strip():
        raise click.BadParameter(say("review-by", locale))
    if until and not _follows(until, on):
        raise click.BadParameter(say("review-until", locale, until=clipped(until)))
    new = Review(by=" ".join(by.split()), on=on, until=until or None)
    with locked(context.store(), locale):
        files, _ = find_files(context.content, known_languages(context.templates))
        story, folder = _story(context, relic, language)
        shown = files.shown(f"{folder}/{language}.md")
        if story.front_matter.updated > on:
            updated = story.front_matter.updated
            raise click.UsageError(say("review-newer", locale, path=shown, updated=updated, on=on))
        changes = _changes(context, files, folder, story, new)
        try:
            write(changes)
        except ChangedMeanwhile as error:
            raise SystemFault(say("upgrade-meanwhile", locale, path=error.path)) from None
    for path, change in changes.items():
        click.echo("".join(difference(path.relative_to(context.content.parent).as_posix(), change)), nl=False)
    key = "review-written" if changes else "review-again"
    click.echo(say(key, locale, by=new.by, path=shown, on=on))


def _follows(until: str, on: str) -> bool:
    """Whether `until` is a day (ISO 8601), and none before `on`."""
    try:
        return date.fromisoformat(until).isoformat() == until and until >= on
    except ValueError:
        return False


def _story(context: CommandContext, relic: str, language: str) -> tuple[Story, str]:
    """The text, and its folder below content/. Raises UsageError where there is none; exits where the content is wrong."""
    loaded = load(context.content, context.templates, context.today(), drafts=True)
    report(errors(loaded.problems), context.locale)
    if loaded.catalogue is None:
        raise SystemExit(1)
    stories, folder = _stories(loaded.catalogue, relic, context)
    story = next((story for story in stories if story.language == language), None)
    if story is None:
        known = ", ".join(story.language for story in stories)
        raise click.UsageError(
            say("review-language", context.locale, relic=relic, language=clipped(language), known=known)
        )
    return story, folder


def _stories(catalogue: Catalogue, relic: str, context: CommandContext) -> tuple[tuple[Story, ...], str]:
    if relic == ABOUT:
        return catalogue.about, ABOUT
    entry = catalogue.entry(relic)
    if entry is None:
        best = nearest(relic, [entry.id for entry in catalogue.entries])
        key = "review-relic-meant" if best else "review-relic"
        raise click.UsageError(say(key, context.locale, relic=clipped(relic), best=best))
    return catalogue.read(relic).stories, f"sites/{Path(entry.source).parent.name}"


def _changes(
    context: CommandContext, files: ContentFiles, folder: str, story: Story, new: Review
) -> dict[Path, Change]:
    """What becomes of the text and of `.reviewed`. Raises UsageError where the text is laid out in its own way."""
    path = files.files[f"{folder}/{story.language}.md"]
    beside = path.with_name(NAME)
    text, marks = read_file(path), read_text(beside) if beside.is_file() else ""
    facts = facts_digest_in(path.with_name("site.yaml"))
    try:
        before = text.decode()
        after = before[: before.startswith(BOM)] + signed(before.removeprefix(BOM), new)
    except CannotSign:
        until = f", until: {new.until}" if new.until else ""
        said = f"{{by: {new.by}, on: {new.on}{until}}}"
        shown = files.shown(f"{folder}/{story.language}.md")
        raise click.UsageError(say("review-laid-out", context.locale, path=shown, said=said)) from None
    changes = {
        path: Change(text, after.encode()),
        beside: Change(
            read_file(beside) if beside.is_file() else None,
            recorded(marks, story.language, new, story.digest, facts).encode(),
        ),
    }
    return {path: change for path, change in changes.items() if change.before != change.after}
