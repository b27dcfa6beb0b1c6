"""content/plaques/ → the register: every plaque with its life; checks that what was printed is still valid."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from generator import urls
from generator.content.catalogue import Plaque
from generator.content.entry import CatalogueEntry
from generator.content.files import ContentFiles
from generator.content.materials import Workshop
from generator.content.plaque_schema import DOWN, NEVER_MADE, PlaqueFile, PrintRecord, Stage
from generator.content.project_schema import Project
from generator.content.source import Document
from generator.content.validate import read_model
from generator.diagnostics.problem import Problem, Span, nearest
from generator.plaques import Order, codes
from generator.plaques.paper import sides

FOLLOWS: Mapping[Stage, tuple[Stage, ...]] = {
    "designed": ("proofed", "printed", "cancelled"),
    "proofed": ("proofed", "printed", "designed", "cancelled"),
    "printed": ("installed", "damaged", "replaced", "retired", "printed"),
    "installed": ("installed", "damaged", "replaced", "retired", "printed"),
    "damaged": ("installed", "damaged", "replaced", "retired", "printed"),
    "replaced": ("retired",),
    "retired": (),
    "cancelled": (),
}
"""Stage → the stages that may follow it. `installed` follows itself after an inspection that found nothing wrong;
`printed` may follow again when the plaque is remade with the same payload."""

AFTER_PRINT: tuple[Stage, ...] = ("printed", "installed", "damaged", *DOWN)
"""Stages that a plaque reaches only after it was printed: its code may be scanned by visitors."""

ParsedFile = tuple[PlaqueFile, Document]
"""A plaque file and the YAML document it was read from, which knows the position of each value."""


def read_register(  # noqa: PLR0913, PLR0917 -- all that a plaque is held against
    content_files: ContentFiles,
    relics: Mapping[str, CatalogueEntry | None],
    current_ids: Mapping[str, str],
    workshop: Workshop,
    project: Project | None,
    today: str = "",
) -> tuple[tuple[Plaque, ...], list[Problem]]:
    """Read and check every file of content/plaques/.

    `relics` maps relic id → entry, or None where it could not be read; checks that need such a relic are left out.
    `current_ids` maps every id a relic has or had → its current id; `today` is as in `check`. Returns the plaques in order
    of code, and all problems. A plaque whose design or material is unknown is not returned.
    """
    files, problems = _read_files(content_files, today)
    first = project.languages[0] if project else ""
    plaques = []
    for code, (file, document) in sorted(files.items()):
        problems += _check_life(file, document)
        problems += _check_print_record(code, file, document, project)
        problems += _check_replacement(code, file, document, files, current_ids)
        unknown_choices = list(_check_design_and_material(file, document, workshop))
        problems += unknown_choices
        if not unknown_choices:
            plaque = _build_plaque(code, file, document, workshop)
            plaques.append(replace(plaque, relic=current_ids.get(file.relic, "")))
            problems += _check_relic(plaque, current_ids, relics, first)
    to_be_made = {plaque.relic for plaque in plaques if plaque.printed is None and not plaque.over}
    for relic in sorted(to_be_made):
        problems += _check_names(relics.get(relic))
    return tuple(plaques), problems


def _read_files(content_files: ContentFiles, today: str) -> tuple[dict[str, ParsedFile], list[Problem]]:
    """Code → the parsed plaque file, and the problems of the files.

    File names are compared in lower case: a code typed in capitals is the same code.
    """
    first_path: dict[str, str] = {}
    files: dict[str, ParsedFile] = {}
    problems: list[Problem] = []
    for name in content_files.under("plaques"):
        code, shown = Path(name).stem.lower(), content_files.shown(name)
        if code in first_path:
            problems.append(Problem("code-twice", Span(shown), {"code": code, "other": first_path[code]}))
            continue
        first_path[code] = shown
        if not codes.is_code(code):
            problems.append(_wrong_code_problem(Span(shown), code))
        (file, document), invalid = read_model(content_files.files[name], shown, PlaqueFile, today)
        problems += invalid
        if file and document:
            files[code] = file, document
    return files, problems


def _wrong_code_problem(at: Span, code: str) -> Problem:
    """A file name that is no plaque code; proposes the right check character where only that is wrong."""
    body = code[: codes.LENGTH - 1]
    body_is_valid = len(code) == codes.LENGTH and set(body) <= set(codes.ALPHABET)
    best = body + codes.check_character(body) if body_is_valid else ""
    return Problem(
        "code-wrong", at, {"code": code, "alphabet": codes.ALPHABET, "best": best}, "code-best" if best else ""
    )


def _check_design_and_material(file: PlaqueFile, document: Document, workshop: Workshop) -> Iterator[Problem]:
    """Yield a problem for a design or a material that templates/plaques does not have."""
    for field, value, available in (
        ("design", file.design, workshop.designs),
        ("material", file.material, workshop.materials),
    ):
        if value not in available:
            best = nearest(value, available)
            values = {"field": field, "value": value, "known": ", ".join(sorted(available)), "best": best}
            yield Problem("choice", document.at(field), values, "write-best" if best else "")


def _build_plaque(code: str, file: PlaqueFile, document: Document, workshop: Workshop) -> Plaque:
    """The plaque of one checked file. `size_at` is the field its size is written in or derived from."""
    order = Order(
        design=workshop.designs[file.design],
        size=sides(file.size) if file.size else None,
        distance=file.distance,
        material=workshop.materials[file.material],
        press=workshop.press,
        quantity=file.quantity,
    )
    size_field = next((field for field in ("size", "distance", "design") if (field,) in document.values), "relic")
    return Plaque(
        code=code,
        relic=file.relic,
        place=file.place,
        order=order,
        life=file.life,
        printed=file.printed,
        readings=file.readings,
        replaced_by=file.replaced_by or "",
        at=document.at("relic"),
        size_at=document.at(size_field),
    )


# ---- its life -------------------------------------------------------------------------------------


def _check_life(file: PlaqueFile, document: Document) -> Iterator[Problem]:
    """Yield a problem for each stage that may not follow the one before it, and each date before the previous one."""
    for number, (before, after) in enumerate(pairwise(file.life), 1):
        if after.stage not in FOLLOWS[before.stage]:
            allowed = ", ".join(FOLLOWS[before.stage])
            values = {"before": before.stage, "after": after.stage, "known": allowed}
            at = document.at("life", number, "stage")
            over = "life-never" if before.stage == NEVER_MADE else "life-over"
            yield Problem("life-order", at, values, "" if allowed else over)
        if after.on < before.on:
            values = {"before": before.on, "after": after.on, "stage": before.stage}
            yield Problem("life-backwards", document.at("life", number, "on"), values)
    for number, step in enumerate(file.life):
        if step.stage == NEVER_MADE and not step.note:
            yield Problem("cancel-unexplained", document.at("life", number, "stage"))


def _check_print_record(code: str, file: PlaqueFile, document: Document, project: Project | None) -> Iterator[Problem]:
    """Check the print record against the plaque's life, its code and the project's addresses.

    Yields an error for an address the project never had, a warning for one it has lost. Without a project, addresses
    are not checked.
    """
    printed_steps = [step for step in file.life if step.stage in AFTER_PRINT]
    if bool(printed_steps) != bool(file.printed):
        at = document.at("printed") if file.printed else document.at("life", file.life.index(printed_steps[0]))
        yield Problem("print-record", at, {"code": code}, "" if printed_steps else "print-unlived")
    if not file.printed:
        return
    at, (origin, payload_code) = document.at("printed", "payload"), urls.printed_parts(file.printed.payload)
    if payload_code != code:
        yield Problem("payload-code", at, {"payload": file.printed.payload, "code": code})
    if project is None:
        return
    values = {"code": code, "name": _printed_name(file.printed), "origin": origin, "address": project.address}
    if origin in project.lost:
        yield Problem("payload-lost", at, values, severity="warning")
    elif origin not in (project.address, *project.was):
        yield Problem("payload-origin", at, values)


def _check_replacement(
    code: str,
    file: PlaqueFile,
    document: Document,
    files: Mapping[str, ParsedFile],
    current_ids: Mapping[str, str],
) -> Iterator[Problem]:
    """Check `replaced_by`, the code of the replacement plaque.

    It is needed once a plaque is replaced, and allowed only once it is down.
    """
    stage = file.life[-1].stage if file.life else "designed"
    if file.replaced_by is None:
        if stage == "replaced":
            yield Problem("replacement-missing", document.at("life", len(file.life) - 1, "stage"), {"code": code})
        return
    at = document.at("replaced_by")
    if stage not in DOWN:
        yield Problem("replacement-early", at, {"code": code})
    if file.replaced_by == code or file.replaced_by not in files:
        best = nearest(file.replaced_by, [candidate for candidate in files if candidate != code])
        yield Problem("replacement-unknown", at, {"code": file.replaced_by, "best": best}, "write-best" if best else "")
    elif stage in DOWN:
        yield from _check_stand_in(code, file, at, (file.replaced_by, files[file.replaced_by][0]), current_ids)


def _check_stand_in(
    code: str, file: PlaqueFile, at: Span, stand_in: tuple[str, PlaqueFile], current_ids: Mapping[str, str]
) -> Iterator[Problem]:
    """Yield a warning where the replacement plaque is another relic's, or was never printed: the page would say so."""
    its_code, other = stand_in
    values = {"code": code, "other": its_code}
    relic, its_relic = (current_ids.get(each.relic, each.relic) for each in (file, other))
    if relic != its_relic:
        relics = {"relic": relic, "its_relic": its_relic}
        yield Problem("replacement-elsewhere", at, values | relics, severity="warning")
    elif other.printed is None:
        yield Problem("replacement-unprinted", at, values, severity="warning")


# ---- its relic ------------------------------------------------------------------------------------


def _check_relic(
    plaque: Plaque, current_ids: Mapping[str, str], relics: Mapping[str, CatalogueEntry | None], first: str
) -> Iterator[Problem]:
    """Check that the plaque's relic exists, is published, has a story in the `first` language, and still has the printed names.

    A plaque that is down or cancelled is not checked: nothing is promised of it any more.
    """
    if plaque.over:
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
    if relic.draft:
        yield Problem("printed-draft", plaque.at, values)
    texts = {text.language: text for text in relic.texts}
    if first and first not in texts:
        yield Problem("printed-unread", plaque.at, {**values, "language": first})
    for language, printed_name in plaque.printed.names.items():
        if language in texts and texts[language].name != printed_name:
            name_values = {"code": plaque.code, "name": texts[language].name, "cast": printed_name}
            yield Problem("cast-otherwise", texts[language].at, name_values, severity="warning")


def _check_names(relic: CatalogueEntry | None) -> Iterator[Problem]:
    """Warn of each name nobody vouches for: it is left off the relic's plaques. In the first language it is an error."""
    if relic is None or relic.draft:
        return
    for text in relic.texts:
        if not text.vouched:
            values = {"name": text.name}
            first = text == relic.texts[0]
            yield Problem("name-unvouched", text.at, values, severity="error" if first else "warning")


def _printed_name(printed: PrintRecord) -> str:
    """The relic's name as printed on the plaque: the first, which is in the language that was then the project's first."""
    return next(iter(printed.names.values()))
