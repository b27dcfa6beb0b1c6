"""`ditich translate out` and `ditich translate in`: texts to a translator on paper or as a Word file, and back."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

# What a command needs is imported where it runs: see cli.py.
from generator.commands.context import CommandContext, SystemFault, locked, one_line, report
from generator.commands.given_day import checked_day
from generator.commands.translations import read_translations
from generator.diagnostics.messages import say
from generator.diagnostics.printable import printable

if TYPE_CHECKING:
    from generator.agreement.reading import Reading
    from generator.diagnostics.problem import Problem
    from generator.languages.language import Language, Languages
    from generator.packets.coming import Coming
    from generator.packets.going import Going

FOLDER = "packets"
"""Where packets are written, in the output folder; a build leaves it alone."""


@click.command("out")
@click.argument("language", metavar="NGÔN_NGỮ · LANGUAGE")
@click.argument("relics", nargs=-1, metavar="[DI_TÍCH…] · [RELIC…]")
@click.option("--to", "receiver", default="", callback=one_line, help="Gửi ai · who it is for.")
@click.option(
    "--all", "whole", is_flag=True, help="Cả bài, không chỉ đoạn đã đổi · the whole text, not only what changed."
)
@click.option(
    "--xliff",
    is_flag=True,
    help="Tệp XLIFF cho Weblate, OmegaT, thay cho Word · an XLIFF file, instead of Word and paper.",
)
@click.pass_obj
def out(  # noqa: PLR0913 -- click's: each is an argument or an option
    context: CommandContext, language: str, relics: tuple[str, ...], receiver: str, *, whole: bool, xliff: bool
) -> None:
    """Viết phiếu dịch (Word và bản in A4) cho người dịch · write packets for a translator (Word, and A4 to print)."""
    from generator.packets.going import Sending, going_out, letter_for, sender_of

    found = read_translations(context, relics, language)
    reading, languages = _reading(context)
    letter, problems = letter_for(language, languages, context.templates)
    report_or_exit(context, problems)
    assert letter, "where there is none, there are problems"
    sender = sender_of(context.content, languages)
    sending = Sending(reading, languages, letter, sender, receiver, context.today(), whole)
    written = 0
    for translation in found:
        going = going_out(sending, translation)
        if going is None or not going.packet.rows:
            key = "packet-out-none" if going else "packet-out-no-source"
            tag = language if going else reading.languages[0]
            click.echo(say(key, context.locale, relic=translation.relic, language=tag))
            continue
        pair = languages[translation.first], languages[language]
        _write_out(context, going, _xliff(going) if xliff else _word_and_paper(context, going, pair))
        written += 1
    if written:
        click.echo(say("packet-out-xliff" if xliff else "packet-out-next", context.locale), err=True)


def _xliff(going: Going) -> dict[str, bytes]:
    from generator.packets.xliff import xliff_of

    return {".xlf": xliff_of(going.packet)}


def _word_and_paper(context: CommandContext, going: Going, languages: tuple[Language, Language]) -> dict[str, bytes]:
    """The Word file and the page to print. Raises UsageError where the library for the first is not here."""
    try:
        from generator.packets.docx_writer import docx_of
    except ModuleNotFoundError:
        raise click.UsageError(say("packet-extra", context.locale)) from None
    from generator.packets.packet import states_apart
    from generator.packets.sheet import sheet_of

    packet = states_apart(going.packet)
    return {
        ".docx": docx_of(packet, going.letter, *languages),
        ".html": sheet_of(packet, going.letter, *languages, context.templates),
    }


def _write_out(context: CommandContext, going: Going, files: dict[str, bytes]) -> None:
    """Write the files of a packet under names that no other file has: one that came back may lie there."""
    from generator.store import read_file, write_whole

    folder = context.output / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    header = going.packet.header
    for ending, data in files.items():
        stem = f"{header.relic}.{header.target}.{header.day}"
        names = (f"{stem}{'' if number == 1 else f'-{number}'}{ending}" for number in range(1, 1000))
        path = next(path for path in (folder / name for name in names) if not path.exists() or read_file(path) == data)
        write_whole(path, data)
        values = {"path": path, "rows": len(going.packet.rows), "of": going.of}
        click.echo(say("packet-out", context.locale, **values))


def _reading(context: CommandContext) -> tuple[Reading, Languages]:
    from generator.agreement.reading import read_project
    from generator.content.languages import known_languages

    return read_project(context.content, context.templates), known_languages(context.templates)


@click.command("in")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--write", "really", is_flag=True, help="Ghi thật, thay vì chỉ cho xem · write it, instead of showing it."
)
@click.option("--by", default="", callback=one_line, help="Người đọc, khi phiếu không ghi · who has read it.")
@click.option("--on", default="", metavar="NGÀY · DAY", help="Ngày đọc, ví dụ 2026-11-24 · the day they did.")
@click.pass_obj
def back(context: CommandContext, file: Path, *, really: bool, by: str, on: str) -> None:
    """Nhận phiếu dịch đã điền: cho xem chỗ đổi, --write thì ghi · read a packet that came back; --write writes it."""
    from generator.commands.context import require_content
    from generator.commands.difference import difference
    from generator.diagnostics.problem import errors, in_order
    from generator.packets.coming import Arriving, coming_in

    require_content(context)
    if not file.is_file():
        raise click.UsageError(say("packet-no-file", context.locale, path=printable(str(file))))
    said = (by, checked_day(on, context.today(), context.locale)) if by or on else None
    reading, languages = _reading(context)
    report_or_exit(context, reading.problems)
    coming = coming_in(Arriving(reading, languages, context.templates, context.today()), file, said)
    problems = in_order(coming.problems)
    report(problems, context.locale)
    if errors(problems):
        click.echo(say("packet-unwritten", context.locale), err=True)
        sys.exit(1)
    click.echo(say("packet-counts", context.locale, **coming.counts))
    if coming.review:
        click.echo(say("packet-review", context.locale, by=printable(coming.review.by), on=coming.review.on))
    if not coming.changes:
        click.echo(say("packet-same", context.locale))
        return
    if really:
        _write_in(context, coming)
        click.echo(say("packet-next", context.locale, relic=coming.counts["relic"]))
        return
    for path, change in coming.changes.items():
        if path.suffix != ".md":  # what was made from what: for programs
            continue
        shown = path.relative_to(context.content.parent).as_posix()
        click.echo("".join(difference(shown, replace(change, before=change.before or b""))), nl=False)
    click.echo(say("packet-shown", context.locale, path=printable(str(file))), err=True)


def report_or_exit(context: CommandContext, problems: Iterable[Problem]) -> None:
    """Report these problems, and exit with code 1 if one is an error."""
    from generator.diagnostics.problem import errors, in_order

    report(in_order(problems), context.locale)
    if errors(problems):
        sys.exit(1)


def _write_in(context: CommandContext, coming: Coming) -> None:
    """Write all files of a packet or none."""
    from generator.upgrade.writing import ChangedMeanwhile, write

    with locked(context.store(), context.locale):
        try:
            write(coming.changes)
        except ChangedMeanwhile as error:
            raise SystemFault(say("packet-meanwhile", context.locale, path=error.path)) from None
    for path in coming.changes:
        shown = path.relative_to(context.content.parent).as_posix()
        click.echo(say("upgrade-written", context.locale, path=shown))
