"""`ditich translate`: in what state each passage of each translation is, and what a person confirms of it.

A command of the group is a function here that reads what it is told; what it does lies in generator/agreement.
"""

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING

import click

# What a command needs is imported where it runs: see cli.py.
from generator.commands import packets
from generator.commands.command_line import Group
from generator.commands.context import CommandContext, one_line
from generator.commands.given_day import checked_day
from generator.commands.translations import read_translations
from generator.diagnostics.messages import say
from generator.diagnostics.printable import printable

if TYPE_CHECKING:
    from generator.agreement.states import Pair, State
    from generator.agreement.translated import Translation


@click.group(cls=Group)
def translate() -> None:
    """Bản dịch: đoạn nào khớp bản gốc, đoạn nào cũ, đoạn nào thiếu · the state of translations."""


translate.add_command(packets.out)
translate.add_command(packets.back)


@translate.command("state")
@click.argument("relics", nargs=-1, metavar="[DI_TÍCH…] · [RELIC…]")
@click.option(
    "--write",
    "really",
    is_flag=True,
    help="Ghi lại những đoạn không cần ai xác nhận · record the passages that need nobody's word.",
)
@click.pass_obj
def state(context: CommandContext, relics: tuple[str, ...], *, really: bool) -> None:
    """Mỗi di tích, mỗi bản dịch: bao nhiêu đoạn khớp, cũ, thiếu, và ở đâu · how many passages are current, and where."""
    found = read_translations(context, relics)
    for translation in found:
        _show(context, translation)
    pairs = [pair for translation in found for pair in translation.pairs]
    counts = Counter(pair.state for pair in pairs)
    texts = sum(bool(translation.pairs) for translation in found)
    click.echo(say("state-all", context.locale, current=counts["current"], all=len(pairs), texts=texts))
    changed = [one for one in found if one.lines and one.refreshed() != one.recorded]
    if really:
        for translation in changed:
            _write(context, translation, translation.refreshed())
    elif changed:
        click.echo(say("state-to-write", context.locale, files=len(changed)), err=True)
    if counts.total() > counts["current"]:
        click.echo(say("state-next", context.locale), err=True)


@translate.command("seen")
@click.argument("relic", default="", metavar="[DI_TÍCH] · [RELIC]")
@click.argument("language", default="", metavar="[NGÔN_NGỮ] · [LANGUAGE]")
@click.option("--by", default="", callback=one_line, help="Ai xác nhận · who confirms it.")
@click.option("--on", default="", metavar="NGÀY · DAY", help="Ngày, ví dụ 2026-11-24; không ghi là hôm nay · the day.")
@click.pass_obj
def seen(context: CommandContext, relic: str, language: str, by: str, on: str) -> None:
    """Ghi nhận bản dịch nay khớp bản gốc · record that translations say what the source says now."""
    if os.environ.get("CI"):
        raise click.UsageError(say("translate-ci", context.locale))
    day = checked_day(on, context.today(), context.locale) if by or on else ""
    found = read_translations(context, (relic,) if relic else (), language)
    confirmed = 0
    for translation in found:
        new = [pair for pair in translation.pairs if pair.state not in ("current", "missing", "orphan")]
        if not translation.pairs or translation.seen() == translation.recorded:
            continue
        for pair in new if translation.lines else ():
            click.echo(_line(context, pair))
        confirmed += len(new)
        _write(context, translation, translation.seen(day, by))
    key = "translate-seen" if confirmed else "translate-seen-nothing"
    click.echo(say(key, context.locale, count=confirmed))


_STATES: tuple[State, ...] = ("current", "behind", "missing", "orphan", "unsure", "unknown")
_TO_SHOW = ("behind", "missing", "orphan", "unsure")
_SHOWN = 50
"""Letters of a passage that are shown."""


def _show(context: CommandContext, translation: Translation) -> None:
    """One line of a translation, and one of each of its passages that somebody should look at."""
    counts = Counter(pair.state for pair in translation.pairs)
    said = [say(f"state-{name}", context.locale, count=counts[name]) for name in _STATES if counts[name]]
    said += [] if translation.pairs else [say("state-no-text", context.locale)]
    said += [say("state-machine", context.locale)] if translation.text == "machine" and not translation.reviewed else []
    said += [say("state-reviewed", context.locale)] if translation.reviewed else []
    click.echo(f"{printable(translation.relic)}/{translation.language}: {', '.join(said)}")
    for pair in translation.pairs:
        if pair.state in _TO_SHOW:
            click.echo(_line(context, pair))


def _line(context: CommandContext, pair: Pair) -> str:
    ends = [units[0].said().at for units in (pair.source, pair.translated) if units]
    places = " ".join(f"{at.path}:{at.line}" for at in ends)
    words = " ".join(pair.first.passage.split())
    words = printable(words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…")
    name = say(f"state-name-{pair.state}", context.locale) if pair.state in _TO_SHOW else pair.state
    return f"    {name}: {printable(places)} “{words}”"


def _write(context: CommandContext, translation: Translation, text: str) -> None:
    from generator.store import write_whole

    translation.path.parent.mkdir(exist_ok=True)
    write_whole(translation.path, text.encode())
    shown = translation.path.relative_to(context.content.parent).as_posix()
    click.echo(say("translate-written", context.locale, path=shown))
