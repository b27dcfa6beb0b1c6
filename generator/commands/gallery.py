"""`ditich plaque gallery`: a page with a picture of every design, in every kind, size and material, to be looked at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from html import unescape
from math import floor
from pathlib import Path
from typing import ClassVar

import click

from generator import plaque_files, urls
from generator.commands.context import CommandContext, load_or_exit
from generator.content.catalogue import Plaque
from generator.content.load import Loaded
from generator.diagnostics.messages import say
from generator.diagnostics.printable import clipped
from generator.diagnostics.problem import Refusal, in_words, nearest
from generator.diagnostics.sentence import Locale
from generator.kinds import PLAIN
from generator.plaques import Faceplate, Material, Order, engraving, finished, made_size, paper
from generator.plaques.blueprint import read
from generator.plaques.drawing import Drawing
from generator.plaques.faults import DesignFault
from generator.plaques.outline import Outline
from generator.plaques.trim_size import SYMBOL_MM_PER_METRE
from generator.site import Site
from generator.store import FileRef, file_ref, write_whole
from generator.text.translations import languages_of
from generator.theme import templating
from generator.theme.theme import read_theme

NEAREST = 0.2
"""m: so near that no design is too small for it; what distance a size is for, its caption says."""


@dataclass(frozen=True, slots=True)
class GalleryPicture:
    """One plaque, or why there is none."""

    file: str
    """Name of the SVG beside the page; empty where it cannot be drawn."""

    caption: str
    """What is shown: kind, size, material, languages."""

    fault: str
    """What is wrong with it, as a sentence, with what to do; empty where nothing is."""


@dataclass(frozen=True, slots=True)
class GalleryRow:
    """Plaques of one design that differ in one thing."""

    title: str
    """In what: sizes, materials, names."""

    pictures: tuple[GalleryPicture, ...]
    """From left to right."""


@dataclass(frozen=True, slots=True)
class GalleryDesign:
    """One design."""

    name: str
    """As `design:` of a plaque has it."""

    title: str
    """The title its file gives it; empty where it gives none."""

    rows: tuple[GalleryRow, ...]
    """From the top down."""


@dataclass(frozen=True, slots=True)
class Gallery:
    """gallery.html: every design, kind, size and material as a picture; written by `ditich plaque gallery`"""

    TEMPLATE: ClassVar[str] = "gallery.html"

    language: str
    """Tag of the language the page is in."""

    title: str
    """What it is."""

    note: str
    """What it shows, and what it does not prove."""

    designs: tuple[GalleryDesign, ...]
    """In the order of their names."""


@dataclass(frozen=True, slots=True)
class _Bench:
    """What every picture is made with."""

    site: Site
    content: Loaded
    samples: tuple[Plaque, ...]
    """One of each kind that has a relic, else one of any; never empty."""

    locale: Locale
    folder: Path


def make_gallery(context: CommandContext, wanted: tuple[str, ...]) -> None:
    """Write the page and its pictures into gallery/ of the output. Faults stand in the place of their picture.

    `wanted` are names of designs; none: all. Raises click.UsageError for one there is not, and without a relic.
    """
    content = load_or_exit(context, drafts=True)
    catalogue = content.catalogue
    assert catalogue is not None
    assert content.workshop is not None
    if not catalogue.entries:
        raise click.UsageError(say("gallery-empty", context.locale))
    known = content.workshop.designs
    for name in wanted:
        if name not in known:
            best = nearest(name, known)
            raise click.UsageError(
                say(
                    "gallery-design",
                    context.locale,
                    name=clipped(name),
                    known=", ".join(known),
                    best=best or next(iter(known)),
                )
            )
    base = urls.base(catalogue.project.address)
    theme = read_theme(context.templates, catalogue.table, languages_of(content.wordings), base)
    site = Site(catalogue, content.wordings, theme, date.fromisoformat(context.today()))
    folder = context.output / "gallery"
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.svg"):
        old.unlink()
    bench = _Bench(site, content, tuple(_samples(site, content)), context.locale, folder)
    designs = tuple(_design(name, file, bench) for name, file in known.items() if not wanted or name in wanted)
    page = Gallery(
        language=context.locale,
        title=say("gallery-title", context.locale),
        note=say("gallery-note", context.locale),
        designs=designs,
    )
    target = folder / "gallery.html"
    looks = tuple(file_ref(path) for path in (context.templates.path("gallery.html"),))
    write_whole(target, templating.page("gallery.html", page, (), looks))
    pictures = [picture for shown in designs for row in shown.rows for picture in row.pictures]
    faults = sum(bool(picture.fault) for picture in pictures)
    click.echo(say("gallery-made", context.locale, path=target, pictures=len(pictures), faults=faults))


def _samples(site: Site, content: Loaded) -> Iterator[Plaque]:
    """A plaque of the first relic of each kind; of a relic that has none, one with the code of the first plaque there is, or of none."""
    assert content.workshop is not None
    workshop, seen = content.workshop, set[str]()
    material = next(iter(workshop.materials.values()))
    order = Order(next(iter(workshop.designs.values())), None, NEAREST, material, workshop.press, 1)
    for entry in site.entries:
        if entry.kind in seen:
            continue
        seen.add(entry.kind)
        code = next((plaque.code for plaque in site.catalogue.plaques_of(entry.id)), SAMPLE_CODE)
        yield Plaque(code, entry.id, None, order, (), None, "", entry.at, entry.at)


SAMPLE_CODE = "22222"
"""Where a relic has no plaque: no plaque has this code, its check character is wrong."""


def _design(name: str, file: FileRef, bench: _Bench) -> GalleryDesign:
    """All pictures of one design."""
    text = Path(file.path).read_bytes().decode("utf-8", "replace")
    title = re.search(r"<title>([^<]{1,200})</title>", text)
    rows = (
        GalleryRow(say("gallery-kinds", bench.locale), tuple(_by_kind(name, file, bench))),
        GalleryRow(say("gallery-sizes", bench.locale), tuple(_by_size(name, file, bench))),
        GalleryRow(say("gallery-names", bench.locale), tuple(_by_names(name, file, bench))),
        GalleryRow(say("gallery-materials", bench.locale), tuple(_by_material(name, file, bench))),
    )
    return GalleryDesign(name, unescape(title[1]) if title else "", rows)


def _by_kind(name: str, file: FileRef, bench: _Bench) -> Iterator[GalleryPicture]:
    """Each kind in the smallest size of the design."""
    for kind in bench.content.kinds.values():
        sample = next((plaque for plaque in bench.samples if bench.site.entry(plaque.relic).kind == kind.id), None)
        plaque = _ordered(sample or bench.samples[0], file)
        face = plaque_files.faceplate(plaque, bench.site)
        if not sample:
            roof = bench.site.theme.roofs.get(kind.id, bench.site.theme.roofs[PLAIN])
            face = replace(face, kind=kind.id, accents=kind.accents, roof=roof)
        called = kind.names.get(bench.site.first_language, kind.gloss)
        yield _picture(f"{name}-{kind.id}", called, (plaque, face), bench)


def _by_size(name: str, file: FileRef, bench: _Bench) -> Iterator[GalleryPicture]:
    """The first kind in each size of the design; nothing of a design that cannot be read, whose fault stands above."""
    try:
        sizes = read(file).sizes
    except DesignFault:
        return
    for size in sizes:
        plaque = _ordered(bench.samples[0], file, size=size)
        face = plaque_files.faceplate(plaque, bench.site)
        yield _picture(f"{name}-{paper.written(size)}", paper.written(size), (plaque, face), bench)


def _by_names(name: str, file: FileRef, bench: _Bench) -> Iterator[GalleryPicture]:
    """The shortest and the longest name of all relics; one, two and all languages of the first."""
    entries = sorted(bench.site.entries, key=lambda entry: len(entry.texts[0].name))
    first = _ordered(bench.samples[0], file)
    for at, entry in (("short", entries[0]), ("long", entries[-1])):
        plaque = replace(first, relic=entry.id)
        face = plaque_files.faceplate(plaque, bench.site)
        yield _picture(f"{name}-{at}", say(f"gallery-{at}", bench.locale), (plaque, face), bench)
    face = plaque_files.faceplate(first, bench.site)
    for count in sorted({1, min(2, len(face.names)), len(face.names)}):
        cut = replace(face, names=face.names[:count], verbs=face.verbs[:count], stories=face.stories[:count])
        yield _picture(f"{name}-names-{count}", say("gallery-count", bench.locale, count=count), (first, cut), bench)


def _by_material(name: str, file: FileRef, bench: _Bench) -> Iterator[GalleryPicture]:
    """The first kind on each material, in the smallest size that its rules allow; those of the same rules are one picture."""
    assert bench.content.workshop is not None
    alike: dict[Material, list[Material]] = {}
    for material in bench.content.workshop.materials.values():
        alike.setdefault(replace(material, id=""), []).append(material)
    for materials in alike.values():
        plaque = _ordered(bench.samples[0], file, material=materials[0])
        face = plaque_files.faceplate(plaque, bench.site)
        called = " | ".join(bench.site.catalogue.shop[0].say(f"materials.{material.id}") for material in materials)
        yield _picture(f"{name}-{materials[0].id}", called, (plaque, face), bench)


def _ordered(
    plaque: Plaque, file: FileRef, *, size: tuple[float, float] | None = None, material: Material | None = None
) -> Plaque:
    """The same plaque by another design, in another size, of another material."""
    order = plaque.order
    return replace(plaque, order=replace(order, design=file, size=size, material=material or order.material))


# ---- pictures ---------------------------------------------------------------------------------------


def _picture(stem: str, caption: str, shown: tuple[Plaque, Faceplate], bench: _Bench) -> GalleryPicture:
    """One plaque drawn into its file, or its fault."""
    plaque, face = shown
    spans = plaque_files.line_spans(plaque, bench.site)
    try:
        drawing, picture = plaque_files.make_or_refuse(spans, lambda: _drawn(face))
    except Refusal as refusal:
        sentence, hint = in_words(refusal.problem, bench.locale)
        return GalleryPicture("", caption, f"{refusal.problem.at.path}:{refusal.problem.at.line}: {sentence} – {hint}")
    assert drawing.symbol is not None
    file = f"{stem}.svg"
    (bench.folder / file).write_bytes(picture)
    size = f"{drawing.width:g} × {drawing.height:g} mm"
    far = floor(drawing.symbol.box.width / SYMBOL_MM_PER_METRE * 20) * 5
    return GalleryPicture(file, say("gallery-caption", bench.locale, of=caption, size=size, far=far), "")


def _drawn(face: Faceplate) -> tuple[Drawing, bytes]:
    """The plaque and an SVG of it; of one that is engraved, of the plate. Raises what drawing raises."""
    drawing, material = made_size.draw(face), face.order.material
    shown = finished.finished_plate(engraving.of(drawing, material), material) if material.engraved else drawing
    return drawing, _svg(shown)


def _svg(drawing: Drawing) -> bytes:
    """The drawing as it is seen."""
    elements = (
        f'<path fill="{shape.ink.screen}" fill-rule="{shape.rule}" d="{_path(shape.outline)}"/>'
        for shape in drawing.shapes
        if shape.layer != "slug"
    )
    box = f"0 0 {drawing.width:g} {drawing.height:g}"
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">{"".join(elements)}</svg>\n'.encode()


@lru_cache(maxsize=512)
def _path(outline: Outline) -> str:
    """The `d` of an outline to a hundredth of a millimetre; cached, because most kinds show the same lines."""
    return "".join([_VERBS[verb] % numbers for verb, numbers in outline])


_VERBS = {"M": "M%.2f %.2f", "L": "L%.2f %.2f", "C": "C%.2f %.2f %.2f %.2f %.2f %.2f", "Z": "Z"}
