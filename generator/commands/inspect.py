"""`ditich plaque inspect`: photographs of hung plaques, or of a shop's first piece, against the register."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

# What a command needs is imported where it runs: see cli.py.
from generator.commands.context import CommandContext, load_or_exit, tell
from generator.commands.given_day import checked_day
from generator.diagnostics.messages import say
from generator.diagnostics.printable import clipped, printable
from generator.diagnostics.sentence import Locale

if TYPE_CHECKING:
    from generator.content.catalogue import Plaque
    from generator.inspection.inspection import Inspection

SUFFIXES = (".jpg", ".jpeg", ".png", ".webp", ".heic", ".heif")
"""Of the files of a folder that are looked at, in lower case."""

ALARMING = ("sticker", "foreign", "none")
"""Verdicts after which the command ends with exit code 1, as does a file that cannot be opened."""

GRADES = "ABCDF"


@dataclass(frozen=True, slots=True)
class Seen:
    """One plaque in one photograph, or why there is none."""

    photograph: str
    """Name of the file."""

    inspection: Inspection | None = None
    unfit: str = ""
    """Why the file cannot be opened: the end of a key of messages.WORDS."""

    picture: str = ""
    """Path of the picture of the damage."""

    notes: tuple[str, ...] = field(default=())


def trend(grades: str, locale: Locale) -> str:
    """The grades of a plaque's readings, “A B C”, as the list of plaques says them; empty where there are none."""
    first, last = grades[:1], grades[-1:]
    if len(grades) < 2:  # noqa: PLR2004 -- one reading is no trend
        return say("inspect-trend-once", locale, last=last) if last else ""
    key = "inspect-trend-worse" if GRADES.index(last) > GRADES.index(first) else "inspect-trend"
    return say(key, locale, first=first, last=last)


def inspect_photographs(
    context: CommandContext, photographs: tuple[Path, ...], folder: Path | None, recorder: Recorder | None, form: str
) -> int:
    """Look at each photograph, print what it shows, and record it if asked for. Returns the exit code."""
    from generator.inspection.inspection import Candidate

    content = load_or_exit(context, drafts=True)
    assert content.catalogue is not None
    files = [*photographs, *(_in_folder(context, folder) if folder else ())]
    if not files:
        raise click.UsageError(say("inspect-nothing", context.locale))
    plaques = {plaque.code: plaque for plaque in content.plaques if plaque.stage != "cancelled"}
    candidates = [
        Candidate(
            plaque.code,
            _payload(plaque, content.catalogue.project.address),
            (plaque.printed.version, plaque.printed.mask) if plaque.printed else None,
        )
        for plaque in plaques.values()
    ]
    seen = []
    for path in files:
        for result in _look(context, path, candidates):
            seen.append(result)
            if form == "text":
                names = {code: content.names.get(plaque.relic, plaque.relic) for code, plaque in plaques.items()}
                click.echo(_as_text(result, names, plaques, context.locale), nl=False)
    missing = _missing(plaques.values(), seen) if folder else ()
    if form == "json":
        click.echo(_as_json(seen, missing, names_missing=folder is not None), nl=False)
    elif missing:
        click.echo(say("inspect-missing", context.locale, codes=" ".join(missing)))
    if recorder:
        _record(context, plaques, seen, recorder)
    alarming = any(result.inspection is None or result.inspection.verdict in ALARMING for result in seen)
    return 1 if alarming else 0


@dataclass(frozen=True, slots=True)
class Recorder:
    """Who went round, and when."""

    by: str
    on: str
    """ISO 8601."""


def recorder(by: str, on: str, context: CommandContext, *, record: bool) -> Recorder | None:
    """Who and when, where readings are to be recorded. Raises click.BadParameter where nobody is named, or the day is none."""
    import unicodedata

    who = unicodedata.normalize("NFC", by).strip()
    if not record:
        return None
    if not who:
        raise click.BadParameter(say("plaque-nobody", context.locale), param_hint="--by")
    return Recorder(who, checked_day(on, context.today(), context.locale))


def _in_folder(context: CommandContext, folder: Path) -> tuple[Path, ...]:
    files = tuple(sorted(path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES and path.is_file()))
    if not files:
        raise click.UsageError(say("inspect-empty", context.locale, path=folder))
    return files


def _payload(plaque: Plaque, address: str) -> str:
    from generator import urls

    return plaque.printed.payload if plaque.printed else urls.printed(address, plaque.code)


def _look(context: CommandContext, path: Path, candidates: Iterable[Any]) -> Iterator[Seen]:
    """What one photograph shows. Pictures of damage are written; nothing else of the photograph is kept."""
    from generator.inspection.inspection import inspect
    from generator.inspection.photograph import LARGEST_FILE, TooLarge
    from generator.inspection.picture import damage_png
    from generator.media.photos import UnfitPhoto
    from generator.store import write_whole

    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
        inspections = inspect(data, candidates)
    except UnfitPhoto as unfit:
        known = unfit.reason if unfit.reason in {"heic", "cut", "empty"} else "format"
        yield Seen(path.name, unfit=known)
        return
    except TooLarge:
        yield Seen(path.name, unfit="large")
        return
    except OSError:
        yield Seen(path.name, unfit="cut")
        return
    for inspection in inspections:
        picture = ""
        if inspection.picture and inspection.code:
            target = context.output / "inspections" / f"{inspection.code}-{path.stem}.png"
            target.parent.mkdir(parents=True, exist_ok=True)
            write_whole(target, damage_png(inspection))
            picture = str(target)
        yield Seen(path.name, inspection, picture=picture)


def _missing(plaques: Iterable[Plaque], seen: Iterable[Seen]) -> tuple[str, ...]:
    """Codes of the plaques that hang, or should by now, and are in no photograph."""
    found = {result.inspection.code for result in seen if result.inspection}
    return tuple(plaque.code for plaque in plaques if plaque.printed and not plaque.over and plaque.code not in found)


# ---- saying it --------------------------------------------------------------------------------------


def _as_text(seen: Seen, names: Mapping[str, str], plaques: Mapping[str, Plaque], locale: Locale) -> str:
    name = printable(clipped(seen.photograph))
    inspection = seen.inspection
    if inspection is None:
        return f"{name} · {say(f'inspect-unfit-{seen.unfit}', locale)}\n"
    payload = printable(clipped(inspection.payload))
    verdict = say(f"inspect-{inspection.verdict}", locale, code=inspection.code, payload=payload)
    grade = say("inspect-grade", locale, grade=inspection.grade) if _is_judged(inspection) else ""
    heading = (name, inspection.code, names.get(inspection.code, ""), grade, verdict)
    lines = [" · ".join(filter(None, heading))]
    notes = []
    if inspection.code:
        if not inspection.payload:
            notes.append(say("inspect-unread", locale))
        notes += [say("inspect-beside", locale, payload=printable(clipped(text))) for text in inspection.foreign]
        if inspection.mirrored:
            notes.append(say("inspect-mirrored", locale))
        if plaques[inspection.code].down:
            notes.append(say("inspect-over", locale, stage=say(f"stage-{plaques[inspection.code].stage}", locale)))
        notes += _figures(inspection, locale)
    if seen.picture:
        notes.append(say("inspect-picture", locale, path=seen.picture))
    return "\n".join((*lines, *(f"  {note}" for note in notes))) + "\n"


def _is_judged(inspection: Inspection) -> bool:
    """Whether the grade is the plaque's, not the photograph's."""
    return inspection.grade is not None and inspection.verdict != "retake"


def _figures(inspection: Inspection, locale: Locale) -> Iterator[str]:
    grades, edges = inspection.grades, inspection.edges
    assert grades is not None
    assert edges is not None
    yield say(
        "inspect-figures",
        locale,
        contrast=f"{grades.contrast:.0%}",
        unused=f"{grades.unused:.0%}",
        damage=_number(f"{inspection.damage:.1%}", locale),
        growth=_number(f"{edges.growth:+.2f}", locale),
        module=_number(f"{inspection.module:.1f}", locale),
    )
    weak = [name for name, grade in grades.each() if grade == grades.overall]
    if grades.overall != "A":
        yield say("inspect-weakest", locale, names=", ".join(say(f"inspect-part-{name}", locale) for name in weak))


def _number(text: str, locale: Locale) -> str:
    return text.replace(".", ",") if locale == "vi" else text


def _as_json(seen: Iterable[Seen], missing: tuple[str, ...], *, names_missing: bool) -> str:
    """Every photograph as JSON: verdict, grades and figures; with --folder, which plaques are in none."""
    data: dict[str, Any] = {"photographs": [_one_as_json(result) for result in seen]}
    if names_missing:
        data["missing"] = list(missing)
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _one_as_json(seen: Seen) -> dict[str, Any]:
    inspection = seen.inspection
    if inspection is None:
        return {"file": seen.photograph, "verdict": "unfit", "reason": seen.unfit}
    grades, edges = inspection.grades, inspection.edges
    measured = grades is not None and edges is not None
    return {
        "file": seen.photograph,
        "verdict": inspection.verdict,
        "code": inspection.code,
        "payload": inspection.payload,
        "foreign": list(inspection.foreign),
        "grade_estimate": inspection.grade if _is_judged(inspection) else None,
        "parameters": dict(grades.each()) if grades else {},
        "figures": {
            "contrast": round(grades.contrast, 3),
            "fixed_pattern_damage": round(grades.fixed, 3),
            "grid_nonuniformity": round(grades.grid, 2),
            "unused_error_correction": round(grades.unused, 3),
            "wrong_modules": round(inspection.damage, 4),
            "print_growth": round(edges.growth, 3),
            "edge_width": round(edges.width, 3),
            "module_px": round(inspection.module, 2),
        }
        if measured and grades and edges
        else {},
        "mirrored": inspection.mirrored,
        "covers": [{"kind": cover.kind, "modules": round(cover.modules, 1)} for cover in inspection.covers],
        "picture": seen.picture,
    }


# ---- recording it -----------------------------------------------------------------------------------


def _record(context: CommandContext, plaques: Mapping[str, Plaque], seen: Iterable[Seen], who: Recorder) -> None:
    """Write a reading into the file of each plaque: that of the photograph in which it is largest."""
    best: dict[str, Inspection] = {}
    for result in seen:
        inspection = result.inspection
        if inspection and inspection.code:
            known = best.get(inspection.code)
            if known is None or inspection.module > known.module:
                best[inspection.code] = inspection
    for code, inspection in sorted(best.items()):
        if inspection.verdict in {"good", "clean", "renew"}:
            _write(context, plaques[code], inspection, who)
        else:
            tell(say("inspect-unrecorded", context.locale, code=code))


def _write(context: CommandContext, plaque: Plaque, inspection: Inspection, who: Recorder) -> None:
    from generator.content.plaque_schema import Reading
    from generator.register import edit
    from generator.store import write_whole

    assert inspection.grades is not None
    reading = Reading(on=who.on, grade=inspection.grades.overall, unused=round(inspection.grades.unused, 2), by=who.by)
    path = context.content.parent / plaque.at.path
    try:
        text = edit.with_reading(path.read_text("utf-8-sig"), reading)
    except edit.CannotEdit:
        line = f"{{on: {reading.on}, grade: {reading.grade}, unused: {reading.unused:g}, by: {reading.by}}}"
        raise click.UsageError(say("inspect-by-hand", context.locale, path=plaque.at.path, line=line)) from None
    write_whole(path, text.encode())
    values = {"path": plaque.at.path, "code": plaque.code, "grade": reading.grade, "on": reading.on}
    tell(say("inspect-recorded", context.locale, **values))
