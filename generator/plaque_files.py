"""A plaque of the catalogue → its files; a fault in them becomes a problem where the author wrote it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from generator import plaques
from generator.content.catalogue import Plaque
from generator.content.entry import CatalogueEntry
from generator.diagnostics.problem import Problem, Refusal, Span
from generator.languages.scripts import SCRIPTS
from generator.plaques import (
    DesignFault,
    Faceplate,
    FontStack,
    Job,
    MissingGlyph,
    Order,
    ProofFailed,
    TooLong,
    TooSmall,
    paper,
)
from generator.site import Site
from generator.theme.templating import below_templates
from generator.theme.theme import Theme

SLUG_LANGUAGES = 2
"""Of the site's, the first: a line of the slug each."""


@dataclass(frozen=True, slots=True)
class LineSpan:
    """A line of text, and the span where an author wrote it.

    The span is for a refusal, which nobody keeps. It is not in the `repr`, which decides what has to be made again
    (store.Store.key): a line written above it in the author's file changes no picture.
    """

    text: str
    at: Span = field(repr=False)


LineSpans = tuple[LineSpan, ...]


def faceplate(plaque: Plaque, site: Site) -> Faceplate:
    """The faceplate of a plaque."""
    relic = site.catalogue.entry_of(plaque)
    payload = site.payload(plaque)
    return Faceplate(
        code=plaque.code,
        payload=payload,
        version_and_mask=(plaque.printed.version, plaque.printed.mask) if plaque.printed else None,
        address=payload.removeprefix("https://"),
        code_label=site.wordings[site.first_language].say("code_label"),
        names=names(plaque, relic),
        verbs=tuple((language, site.wordings[language].say("scan_verb")) for language in site.languages),
        steward=site.catalogue.project.steward,
        kind=relic.kind,
        accents=site.kinds[relic.kind].accents,
        roof=site.theme.roofs[relic.roof],
        order=plaque.order,
        slug=tuple(site.wordings[language].say("proof_slug") for language in site.languages[:SLUG_LANGUAGES])
        if is_trial(plaque, site)
        else (),
        inscription=font_stack(site.theme, bold=True),
        text=font_stack(site.theme, bold=False),
    )


def names(plaque: Plaque, relic: CatalogueEntry) -> tuple[tuple[str, str], ...]:
    """Language and name, as printed; of a plaque not printed yet, the names that somebody vouches for."""
    if plaque.printed:
        return tuple(plaque.printed.names.items())
    return tuple((text.language, text.name) for text in relic.texts if text.vouched)


def font_stack(theme: Theme, *, bold: bool) -> FontStack:
    """The fonts of a line: bold for what is read from two metres, regular for what is read from one."""
    return FontStack(
        tuple((name, theme.faces[script.bold if bold else script.regular]) for name, script in SCRIPTS.items())
    )


def line_spans(plaque: Plaque, site: Site) -> LineSpans:
    """Span of each line that an author can change; last, with an empty text, the span of the plaque's size."""
    names = (LineSpan(text.name, text.at) for text in site.catalogue.entry_of(plaque).texts)
    steward = LineSpan(site.catalogue.project.steward, Span("content/project.yaml"))
    return (*names, steward, LineSpan("", plaque.size_at))


def job(plaque: Plaque, site: Site) -> Job:
    """What the job ticket says that does not stand on the plaque."""
    return Job(site.theme.ticket, plaque.place or "", is_trial(plaque, site))


def is_trial(plaque: Plaque, site: Site) -> bool:
    """Whether its address is reserved for trials (RFC 2606, .example): such a plaque must not be made."""
    return site.payload(plaque).partition("/q/")[0].endswith(".example")


def file_names(order: Order) -> tuple[str, ...]:
    """Names of the files for this order, with {code} for the plaque's code."""
    return (*plaques.FILES_OF_EVERY_PLAQUE, *(plaques.FILES_OF_A_PLATE if order.material.plate else ()))


def plaque_file(name: str, face: Faceplate, spans: LineSpans) -> bytes:
    """Make one of the plaque's files, by its name in `file_names`. Raises Refusal."""
    make = plaques.FILES_OF_EVERY_PLAQUE.get(name) or plaques.FILES_OF_A_PLATE[name]
    return make_or_refuse(spans, lambda: make(face))


def picture(face: Faceplate, side: int, spans: LineSpans) -> bytes:
    """A WebP of `side` × `side` px for the site. Raises Refusal."""
    return make_or_refuse(spans, lambda: plaques.picture(face, side))


def ticket(face: Faceplate, job: Job, spans: LineSpans) -> bytes:
    """The job ticket, a PDF. Raises Refusal."""
    return make_or_refuse(spans, lambda: plaques.job_ticket(face, job))


def make_or_refuse(spans: LineSpans, make: Callable[[], bytes]) -> bytes:
    """What `make` returns; a fault in a line becomes a problem where that line was written. Raises Refusal."""
    try:
        return make()
    except MissingGlyph as fault:
        line = next((line for line in spans if fault.character in line.text), spans[-1])
        text = line.text
        values = {"character": fault.character, "point": f"U+{ord(fault.character):04X}", "text": text}
        # So: emoji and other pictures, which nobody needs in a name (The Unicode Standard, 4.5).
        symbol = unicodedata.category(fault.character) == "So"
        values |= {"best": " ".join(text.replace(fault.character, "").replace("\ufe0f", "").split())}
        problem = Problem("glyph-missing", line.at, values, "glyph-symbol" if symbol else "")
    except TooLong as fault:
        line = next((line for line in spans if line.text == fault.text), spans[-1])
        problem = Problem("line-long", line.at, {"text": fault.text})
    except TooSmall as fault:
        problem = _size_problem(fault, spans[-1].at)
    except DesignFault as fault:
        problem = _design_problem(fault)
    except ProofFailed as fault:
        problem = Problem("proof-failed", spans[-1].at, {"rule": str(fault)})
    raise Refusal(problem)


def _size_problem(fault: TooSmall, at: Span) -> Problem:
    values = {"width": f"{fault.width:.4g}", "needed": f"{fault.needed:.4g}", "size": paper.written(fault.size)}
    if fault.limit == "distance":
        # A symbol is a tenth as wide as its distance (faults.TooSmall): 60 mm for 0.6 m.
        values |= {"width": f"{fault.width:.0f}", "distance": f"{fault.needed / 100:g}"}
    return Problem("symbol-far" if fault.limit == "distance" else "module-small", at, values)


def _design_problem(fault: DesignFault) -> Problem:
    """A problem that shows the line of the design in templates/plaques."""
    file, line, column = fault.position
    path = Path(file)
    text = path.read_text("utf-8", "replace").split("\n")[line - 1]
    at = Span(f"templates/{below_templates(path)}", line, column, len(text.rstrip()) - column + 1, text)
    return Problem(fault.code, at, fault.values)
