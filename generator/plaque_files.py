"""A plaque of the catalogue → its files; what is wrong with them becomes a problem where the author wrote it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from generator import plaques
from generator.content.schema import PAPER, Plaque
from generator.diagnostics.problem import Problem, Refusal, Span
from generator.languages import SCRIPTS
from generator.pages.showing import Showing
from generator.plaques import DesignFault, Faceplate, Job, MissingGlyph, ProofFailed, TooLong, TooSmall, Voice
from generator.theme.theme import Theme

Places = tuple[tuple[str, Span], ...]
"""A line of text and where an author wrote it."""


def faceplate(plaque: Plaque, showing: Showing, theme: Theme) -> Faceplate:
    """All that stands on this plaque."""
    relic = showing.relic_of(plaque)
    payload = showing.payload(plaque)
    return Faceplate(
        code=plaque.code,
        payload=payload,
        cast=(plaque.printed.version, plaque.printed.mask) if plaque.printed else None,
        address=payload.removeprefix("https://"),
        code_label=showing.wording(showing.first).say("code_label"),
        names=tuple((story.language, story.front_matter.name) for story in relic.stories),
        verbs=tuple((language, showing.wording(language).say("scan_verb")) for language in showing.languages),
        steward=showing.catalogue.project.steward,
        kind=relic.facts.kind,
        roof=theme.roofs[relic.facts.kind],
        order=plaque.order,
        slug=tuple(showing.wording(language).say("proof_slug") for language in ("vi", "en"))
        if trial(plaque, showing)
        else (),
        inscription=voice(theme, bold=True),
        text=voice(theme, bold=False),
    )


def voice(theme: Theme, *, bold: bool) -> Voice:
    """The faces of a line: bold for what is read from two metres, regular for what is read from one."""
    return Voice(
        tuple((name, theme.faces[script.bold if bold else script.regular]) for name, script in SCRIPTS.items())
    )


def places(plaque: Plaque, showing: Showing) -> Places:
    """Where each line that an author can change was written; last, where its size was."""
    names = ((story.front_matter.name, story.at) for story in showing.relic_of(plaque).stories)
    return (*names, (showing.catalogue.project.steward, Span("content/project.yaml")), ("", plaque.size_at))


def job(plaque: Plaque, showing: Showing) -> Job:
    """What the job ticket says that does not stand on the plaque."""
    return Job(showing.theme.ticket, plaque.place or "", trial(plaque, showing))


def trial(plaque: Plaque, showing: Showing) -> bool:
    """Whether its address is only for trying things out (RFC 2606, .example): such a plaque must not be made."""
    return showing.payload(plaque).partition("/q/")[0].endswith(".example")


def pdf(face: Faceplate, at: Places) -> bytes:
    """The file for the press, checked and read. Raises Refusal."""
    return _made(plaques.pdf, face, at)


def proof(face: Faceplate, at: Places) -> bytes:
    """What was read in it. Raises Refusal."""
    return _made(plaques.proof_json, face, at)


def svg(face: Faceplate, at: Places) -> bytes:
    """The same drawing for screens. Raises Refusal."""
    return _made(plaques.svg, face, at)


def png(face: Faceplate, at: Places) -> bytes:
    """A picture of the finished file. Raises Refusal."""
    return _made(plaques.png, face, at)


def picture(face: Faceplate, side: int, at: Places) -> bytes:
    """A small picture for the site, this many px wide and high. Raises Refusal."""
    return refusing(at, lambda: plaques.picture(face, side))


def engraving_svg(face: Faceplate, at: Places) -> bytes:
    """What an engraver's tool does, as SVG. Raises Refusal."""
    return _made(plaques.engraving_svg, face, at)


def engraving_dxf(face: Faceplate, at: Places) -> bytes:
    """The same as DXF. Raises Refusal."""
    return _made(plaques.engraving_dxf, face, at)


def engraving_png(face: Faceplate, at: Places) -> bytes:
    """The same as a bitmap. Raises Refusal."""
    return _made(plaques.engraving_png, face, at)


def ticket(face: Faceplate, told: Job, at: Places) -> bytes:
    """The job ticket. Raises Refusal."""
    return refusing(at, lambda: plaques.job_ticket(face, told))


def _made(make: Callable[[Faceplate], bytes], face: Faceplate, at: Places) -> bytes:
    return refusing(at, lambda: make(face))


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


def _too_small(wrong: TooSmall, at: Span) -> Problem:
    values = {"width": f"{wrong.width:.4g}", "needed": f"{wrong.needed:.4g}", "size": size_written(wrong.size)}
    if wrong.why == "distance":
        # A symbol is a tenth as wide as its distance (faults.TooSmall): 60 mm for 0.6 m.
        values |= {"width": f"{wrong.width:.0f}", "distance": f"{wrong.needed / 100:g}"}
    return Problem("symbol-far" if wrong.why == "distance" else "module-small", at, values)


def size_written(size: tuple[float, float]) -> str:
    """Width and height in mm as an author writes them: A5, or 200x300."""
    paper = {sides: name for name, sides in PAPER.items()}
    return paper.get((round(min(size)), round(max(size))), f"{size[0]:g}x{size[1]:g}")


def _design(wrong: DesignFault) -> Problem:
    """A fault in templates/plaques, shown in its line."""
    file, line, column = wrong.place
    path = Path(file)
    text = path.read_text("utf-8").split("\n")[line - 1]
    at = Span("/".join(path.parts[-3:]), line, column, len(text.rstrip()) - column + 1, text)
    return Problem(wrong.code, at, wrong.values)
