"""content/plaques/ → the register: every plaque with its life, and whether what was printed still answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from generator.content.catalogue import Plaque, Relic
from generator.content.files import ContentFiles
from generator.content.materials import Workshop
from generator.content.schema import DOWN, PlaqueFile, PrintRecord, Project, Stage
from generator.content.source import Document
from generator.content.validate import read_model
from generator.diagnostics.problem import Problem, Span, nearest
from generator.plaques import Order, codes
from generator.plaques.paper import sides

FOLLOWS: Mapping[Stage, tuple[Stage, ...]] = {
    "designed": ("proofed", "printed"),
    "proofed": ("proofed", "printed", "designed"),
    "printed": ("installed", "damaged", "replaced", "retired", "printed"),
    "installed": ("installed", "damaged", "replaced", "retired", "printed"),
    "damaged": ("installed", "damaged", "replaced", "retired", "printed"),
    "replaced": ("retired",),
    "retired": (),
}
"""What may come after each stage. `installed` again: it was inspected and hangs as it should. `printed` again: it was
made anew from the same payload."""

AFTER_PRINT: tuple[Stage, ...] = ("printed", "installed", "damaged", *DOWN)
"""Stages of a plaque whose code is out in the world."""

Written = tuple[PlaqueFile, Document]


def read_register(
    content_files: ContentFiles,
    relics: Mapping[str, Relic | None],
    current_ids: Mapping[str, str],
    workshop: Workshop,
    project: Project | None,
) -> tuple[tuple[Plaque, ...], list[Problem]]:
    """The plaques in order of code. A relic that could not be read is None; what depends on it is not judged.

    `today` leads every id a relic has or had to the one it has now.
    """
    written, problems = _files(content_files)
    plaques = []
    for code, (file, document) in sorted(written.items()):
        problems += _life(file, document)
        problems += _print(code, file, document, project)
        problems += _instead(code, file, document, written)
        unknown = list(_unknown(file, document, workshop))
        problems += unknown
        if not unknown:
            plaque = _plaque(code, file, document, workshop)
            plaques.append(replace(plaque, relic=current_ids.get(file.relic, "")))
            problems += _leads(plaque, current_ids, relics)
    return tuple(plaques), problems


def _files(content_files: ContentFiles) -> tuple[dict[str, Written], list[Problem]]:
    """Code → its file. A code typed in capitals is the same code."""
    first: dict[str, str] = {}
    written: dict[str, Written] = {}
    problems: list[Problem] = []
    for name in content_files.under("plaques"):
        code, shown = Path(name).stem.lower(), content_files.shown(name)
        if code in first:
            problems.append(Problem("code-twice", Span(shown), {"code": code, "other": first[code]}))
            continue
        first[code] = shown
        if not codes.is_code(code):
            problems.append(_wrong_code(Span(shown), code))
        (file, document), wrong = read_model(content_files.files[name], shown, PlaqueFile)
        problems += wrong
        if file and document:
            written[code] = file, document
    return written, problems


def _wrong_code(at: Span, code: str) -> Problem:
    body = code[: codes.LENGTH - 1]
    right = len(code) == codes.LENGTH and set(body) <= set(codes.ALPHABET)
    best = body + codes.check_character(body) if right else ""
    return Problem(
        "code-wrong", at, {"code": code, "alphabet": codes.ALPHABET, "best": best}, "code-best" if best else ""
    )


def _unknown(file: PlaqueFile, document: Document, workshop: Workshop) -> Iterator[Problem]:
    """What the workshop does not have."""
    for field, value, known in (
        ("design", file.design, workshop.designs),
        ("material", file.material, workshop.materials),
    ):
        if value not in known:
            best = nearest(value, known)
            values = {"field": field, "value": value, "known": ", ".join(sorted(known)), "best": best}
            yield Problem("choice", document.at(field), values, "write-best" if best else "")


def _plaque(code: str, file: PlaqueFile, document: Document, workshop: Workshop) -> Plaque:
    order = Order(
        design=workshop.designs[file.design],
        size=sides(file.size) if file.size else None,
        distance=file.distance,
        material=workshop.materials[file.material],
        press=workshop.press,
        quantity=file.quantity,
    )
    follows = next((field for field in ("size", "distance", "design") if (field,) in document.values), "relic")
    return Plaque(
        code=code,
        relic=file.relic,
        place=file.place,
        order=order,
        life=file.life,
        printed=file.printed,
        replaced_by=file.replaced_by or "",
        at=document.at("relic"),
        size_at=document.at(follows),
    )


# ---- its life -------------------------------------------------------------------------------------


def _life(file: PlaqueFile, document: Document) -> Iterator[Problem]:
    """Steps that cannot follow one another, and dates that go backwards."""
    for number, (before, after) in enumerate(pairwise(file.life), 1):
        if after.stage not in FOLLOWS[before.stage]:
            known = ", ".join(FOLLOWS[before.stage])
            values = {"before": before.stage, "after": after.stage, "known": known}
            at = document.at("life", number, "stage")
            yield Problem("life-order", at, values, "" if known else "life-over")
        if after.on < before.on:
            values = {"before": before.on, "after": after.on, "stage": before.stage}
            yield Problem("life-backwards", document.at("life", number, "on"), values)


def _print(code: str, file: PlaqueFile, document: Document, project: Project | None) -> Iterator[Problem]:
    """What was printed, held against the life of the plaque, its code, and the addresses that are ours."""
    out = [step for step in file.life if step.stage in AFTER_PRINT]
    if bool(out) != bool(file.printed):
        at = document.at("printed") if file.printed else document.at("life", file.life.index(out[0]))
        yield Problem("print-record", at, {"code": code}, "" if out else "print-unlived")
    if not file.printed:
        return
    at, (origin, _, ending) = document.at("printed", "payload"), file.printed.payload.rpartition("/q/")
    if ending != code:
        yield Problem("payload-code", at, {"payload": file.printed.payload, "code": code})
    if project is None:
        return
    values = {"code": code, "name": _name(file.printed), "origin": origin, "address": project.address}
    if origin in project.lost:
        yield Problem("payload-lost", at, values, severity="warning")
    elif origin not in (project.address, *project.was):
        yield Problem("payload-origin", at, values)


def _instead(code: str, file: PlaqueFile, document: Document, known: Mapping[str, Written]) -> Iterator[Problem]:
    """What hangs in its stead: said of a plaque that is down, and only of such."""
    stage = file.life[-1].stage if file.life else "designed"
    if file.replaced_by is None:
        if stage == "replaced":
            yield Problem("replacement-missing", document.at("life", len(file.life) - 1, "stage"), {"code": code})
        return
    at = document.at("replaced_by")
    if stage not in DOWN:
        yield Problem("replacement-early", at, {"code": code})
    if file.replaced_by == code or file.replaced_by not in known:
        best = nearest(file.replaced_by, [other for other in known if other != code])
        yield Problem("replacement-unknown", at, {"code": file.replaced_by, "best": best}, "write-best" if best else "")


# ---- where it leads -------------------------------------------------------------------------------


def _leads(plaque: Plaque, current_ids: Mapping[str, str], relics: Mapping[str, Relic | None]) -> Iterator[Problem]:
    """Whether a reader finds what was promised. Of a plaque that is down, nothing is promised."""
    if plaque.down:
        return
    values = {"code": plaque.code, "relic": plaque.relic}
    if plaque.relic not in current_ids:
        # A site.yaml that cannot be read may be the one that says `was`.
        if None not in relics.values():
            yield Problem("plaque-astray", plaque.at, values)
        return
    relic = relics[current_ids[plaque.relic]]
    if relic is None or plaque.printed is None:
        return
    if relic.facts.draft:
        yield Problem("printed-draft", plaque.at, values)
    names = {story.language: story for story in relic.stories}
    if "vi" not in names:
        yield Problem("printed-unread", plaque.at, values)
    for language, cast in plaque.printed.names.items():
        if language in names and names[language].front_matter.name != cast:
            told = {"code": plaque.code, "name": names[language].front_matter.name, "cast": cast}
            yield Problem("cast-otherwise", names[language].at, told, severity="warning")


def _name(printed: PrintRecord) -> str:
    """What the plaque calls its relic, first of all in Vietnamese."""
    return printed.names.get("vi") or next(iter(printed.names.values()))
