"""`ditich plaque batch`: writes a parcel for the shops beside those there are, and says in what it differs from the last."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from zipfile import BadZipFile, ZipFile

import click

from generator import plaque_files
from generator.commands.context import CommandContext, make_or_exit, tell
from generator.commands.parcel import CSV, Parcel, packed, rows_of, zipped
from generator.content.catalogue import Plaque
from generator.diagnostics.messages import say
from generator.diagnostics.printable import clipped
from generator.diagnostics.sentence import Locale
from generator.outputs.build import Made
from generator.plaques import REVISION_DIGITS, REVISION_MARK
from generator.plaques.sheets import Paper, TooLarge
from generator.store import write_whole

LONGEST_NAME = 40
"""Characters of a batch's name: with day and revision it is the name of a folder, in which others lie."""


def is_batch_name(name: str) -> bool:
    """Whether a batch may have this name, which becomes a file's and a folder's on any system."""
    return len(name) <= LONGEST_NAME and bool(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name))


def make_batch(context: CommandContext, name: str, codes: tuple[str, ...], paper: Paper) -> None:
    """Pack these plaques, or all that are to be made or hang. Raises click.UsageError where one cannot be packed."""
    if not is_batch_name(name):
        raise click.BadParameter(say("batch-name", context.locale, name=clipped(name)))
    result = make_or_exit(context)
    assert result.site is not None
    hanging = {plaque.code: plaque for plaque in result.site.catalogue.plaques if not plaque.down}
    for code in codes:
        if code.lower() not in hanging:
            raise click.UsageError(_why_not(code, result, context.locale, " ".join(hanging)))
    if not hanging:
        raise click.UsageError(say("batch-none", context.locale))
    chosen = [plaque for code, plaque in hanging.items() if not codes or code in [code.lower() for code in codes]]
    for plaque in chosen:
        if plaque_files.is_unsaid(plaque, result.site):
            values = {"payload": result.site.payload(plaque), "lender": plaque.lender}
            raise click.UsageError(say("plaque-borrowed", context.locale, **values))
    files = {path: result.read(path) for path in result.outputs if path.startswith("print/")}
    try:
        parcel = packed(name, chosen, files, result.site, paper)
    except TooLarge:
        raise click.UsageError(say("batch-paper", context.locale, paper=paper)) from None
    _write(context, name, parcel, len(chosen))
    for line in _reminders(chosen, () if codes else _left_out(result, hanging), context.locale):
        tell(line)


# ---- beside the parcels there are ----------------------------------------------------------------------


def _write(context: CommandContext, name: str, parcel: Parcel, count: int) -> None:
    """Write the zip, unless it is there; an older one of the same name stays, and what is other in this one is said.

    Raises click.UsageError where a zip of this very name, day and revision holds something else.
    """
    folder, locale = context.output / "batches", context.locale
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{parcel.stem}.zip"
    if target.exists():
        there = _contents(target, parcel.stem)
        other = sorted(path for path in {*there, *parcel.entries} if there.get(path) != parcel.entries.get(path))
        if other:
            raise click.UsageError(say("batch-other", locale, path=target, files=", ".join(other[:5])))
        tell(say("batch-same", locale, path=target))
        return
    older = _last_of(name, folder)
    data = zipped(parcel)
    write_whole(target, data)
    tell(say("batch-packed", locale, path=target, plaques=count, bytes=f"{len(data):,}".replace(",", ".")))
    if older:
        before = rows_of(_contents(older, older.stem, only=CSV).get(CSV, b""))
        changes = ", ".join(_changes(before, rows_of(parcel.entries[CSV]))) or say("batch-paper-only", locale)
        tell(say("batch-changed", locale, path=older, changes=changes))


def _last_of(name: str, folder: Path) -> Path | None:
    """The parcel of this name that was written last."""
    pattern = re.compile(rf"{re.escape(name)}(-\d{{4}}-\d\d-\d\d)?-{REVISION_MARK}[0-9a-f]{{{REVISION_DIGITS}}}")
    parcels = (path for path in folder.glob(f"{name}-*.zip") if pattern.fullmatch(path.stem) and path.is_file())
    return max(parcels, key=lambda path: (path.stat().st_mtime_ns, path.name), default=None)


LARGEST = 200_000_000
"""Bytes of one file in a zip that is looked into; nobody else writes there, but a zip may come from anywhere."""


def _contents(path: Path, stem: str, only: str = "") -> Mapping[str, bytes]:
    """Path below its folder → content of the files in a parcel; empty where it cannot be read."""
    try:
        with ZipFile(path) as batch:
            return {
                info.filename.removeprefix(f"{stem}/"): batch.read(info)
                for info in batch.infolist()
                if info.file_size <= LARGEST and only in ("", info.filename.removeprefix(f"{stem}/"))
            }
    except (BadZipFile, OSError):
        return {}


def _changes(before: Mapping[str, Mapping[str, str]], after: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    """What differs between two tables, a code each: +new, -gone, and of others the columns that changed."""
    for code in sorted({*before, *after}):
        if code not in before:
            yield f"+{code}"
        elif code not in after:
            yield f"-{code}"
        elif columns := [key for key, value in after[code].items() if before[code].get(key, "") != value]:
            yield f"{code} ({' '.join(columns)})"


# ---- what is said of the plaques -----------------------------------------------------------------------


def _reminders(chosen: Iterable[Plaque], left_out: Iterable[Plaque], locale: Locale) -> Iterator[str]:
    """What whoever sends the parcel should know of its plaques, a sentence each."""
    stages = {plaque.code: {step.stage for step in plaque.life} for plaque in chosen}
    left = ", ".join(
        f"{plaque.code} ({say(f'stage-{plaque.stage}', locale) if plaque.over else say('batch-of-draft', locale)})"
        for plaque in left_out
    )
    made = " ".join(code for code, reached in stages.items() if "printed" in reached)
    unseen = " ".join(code for code, reached in stages.items() if not {"proofed", "printed"} & reached)
    if left:
        yield say("batch-left-out", locale, plaques=left)
    if made:
        yield say("batch-again", locale, codes=made)
    if unseen:
        yield say("batch-unproofed", locale, codes=unseen, first=unseen.split()[0])


def _left_out(made: Made, hanging: Mapping[str, Plaque]) -> tuple[Plaque, ...]:
    """The plaques of the register that are in no batch."""
    return tuple(plaque for plaque in (made.loaded.plaques if made.loaded else ()) if plaque.code not in hanging)


def _why_not(code: str, made: Made, locale: Locale, known: str) -> str:
    """Why the plaque with this code is in no batch."""
    plaques = made.loaded.plaques if made.loaded else ()
    plaque = next((plaque for plaque in plaques if plaque.code == code.lower()), None)
    if plaque is None:
        return say("plaque-code", locale, code=clipped(code), known=known)
    if not plaque.over:
        return say("plaque-draft", locale, code=plaque.code, relic=plaque.relic)
    return say("batch-over", locale, code=plaque.code, stage=say(f"stage-{plaque.stage}", locale), known=known)
