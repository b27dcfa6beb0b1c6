"""A plaque of the catalogue → its files; what is wrong with them becomes a problem where the author wrote it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from generator import plaques
from generator.content.catalogue import Plaque
from generator.diagnostics.problem import Problem, Refusal, Span
from generator.languages import SCRIPTS
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
from generator.theme.theme import Theme

Places = tuple[tuple[str, Span], ...]
"""A line of text and where an author wrote it."""


def faceplate(plaque: Plaque, site: Site) -> Faceplate:
    """All that stands on this plaque."""
    relic = site.catalogue.relic_of(plaque)
    payload = site.payload(plaque)
    return Faceplate(
        code=plaque.code,
        payload=payload,
        version_and_mask=(plaque.printed.version, plaque.printed.mask) if plaque.printed else None,
        address=payload.removeprefix("https://"),
        code_label=site.wordings[site.first_language].say("code_label"),
        names=tuple((story.language, story.front_matter.name) for story in relic.stories),
        verbs=tuple((language, site.wordings[language].say("scan_verb")) for language in site.languages),
        steward=site.catalogue.project.steward,
        kind=relic.facts.kind,
        roof=site.theme.roofs[relic.facts.kind],
        order=plaque.order,
        slug=tuple(site.wordings[language].say("proof_slug") for language in ("vi", "en"))
        if trial(plaque, site)
        else (),
        inscription=font_stack(site.theme, bold=True),
        text=font_stack(site.theme, bold=False),
    )


def font_stack(theme: Theme, *, bold: bool) -> FontStack:
    """The faces of a line: bold for what is read from two metres, regular for what is read from one."""
    return FontStack(
        tuple((name, theme.faces[script.bold if bold else script.regular]) for name, script in SCRIPTS.items())
    )


def places(plaque: Plaque, site: Site) -> Places:
    """Where each line that an author can change was written; last, where its size was."""
    names = ((story.front_matter.name, story.at) for story in site.catalogue.relic_of(plaque).stories)
    return (*names, (site.catalogue.project.steward, Span("content/project.yaml")), ("", plaque.size_at))


def job(plaque: Plaque, site: Site) -> Job:
    """What the job ticket says that does not stand on the plaque."""
    return Job(site.theme.ticket, plaque.place or "", trial(plaque, site))


def trial(plaque: Plaque, site: Site) -> bool:
    """Whether its address is only for trying things out (RFC 2606, .example): such a plaque must not be made."""
    return site.payload(plaque).partition("/q/")[0].endswith(".example")


def formats(order: Order) -> tuple[str, ...]:
    """Names of the files a plaque of this order is made of, with {code} for its code."""
    return (*plaques.FILES_OF_EVERY_PLAQUE, *(plaques.FILES_OF_A_PLATE if order.material.plate else ()))


def plaque_file(name: str, face: Faceplate, at: Places) -> bytes:
    """One of the plaque's files, by its name in `formats`. Raises Refusal."""
    make = plaques.FILES_OF_EVERY_PLAQUE.get(name) or plaques.FILES_OF_A_PLATE[name]
    return refusing(at, lambda: make(face))


def picture(face: Faceplate, side: int, at: Places) -> bytes:
    """A small picture for the site, this many px wide and high. Raises Refusal."""
    return refusing(at, lambda: plaques.picture(face, side))


def ticket(face: Faceplate, order: Job, at: Places) -> bytes:
    """The job ticket. Raises Refusal."""
    return refusing(at, lambda: plaques.job_ticket(face, order))


def refusing(at: Places, make: Callable[[], bytes]) -> bytes:
    """What `make` returns; a fault in a line becomes a problem where that line was written. Raises Refusal."""
    try:
        return make()
    except MissingGlyph as wrong:
        text, place = next((line for line in at if wrong.character in line[0]), at[-1])
        values = {"character": wrong.character, "point": f"U+{ord(wrong.character):04X}", "text": text}
        problem = Problem("glyph-missing", place, values)
    except TooLong as wrong:
        problem = Problem("line-long", dict(at).get(wrong.text, at[-1][1]), {"text": wrong.text})
    except TooSmall as wrong:
        problem = _too_small(wrong, at[-1][1])
    except DesignFault as wrong:
        problem = _design(wrong)
    except ProofFailed as wrong:
        problem = Problem("proof-failed", at[-1][1], {"rule": str(wrong)})
    raise Refusal(problem)


def _too_small(fault: TooSmall, at: Span) -> Problem:
    values = {"width": f"{fault.width:.4g}", "needed": f"{fault.needed:.4g}", "size": paper.written(fault.size)}
    if fault.limit == "distance":
        # A symbol is a tenth as wide as its distance (faults.TooSmall): 60 mm for 0.6 m.
        values |= {"width": f"{fault.width:.0f}", "distance": f"{fault.needed / 100:g}"}
    return Problem("symbol-far" if fault.limit == "distance" else "module-small", at, values)


def _design(fault: DesignFault) -> Problem:
    """A fault in templates/plaques, shown in its line."""
    file, line, column = fault.place
    path = Path(file)
    text = path.read_text("utf-8").split("\n")[line - 1]
    at = Span("/".join(path.parts[-3:]), line, column, len(text.rstrip()) - column + 1, text)
    return Problem(fault.code, at, fault.values)
