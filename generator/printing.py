"""A plaque of the catalogue → its files; what is wrong with them becomes a problem where the author wrote it."""

from __future__ import annotations

from collections.abc import Callable

from generator import plaques, urls
from generator.model import Plaque
from generator.plaques import Faceplate, MissingGlyph, ProofFailed, TooLong, Voice
from generator.problems import Problem, Refusal, Span
from generator.showing import Showing
from generator.theme import Theme

Places = tuple[tuple[str, Span], ...]
"""A line of text and where an author wrote it."""


def faceplate(plaque: Plaque, showing: Showing, theme: Theme) -> Faceplate:
    """All that stands on this plaque."""
    relic = showing.relic_of(plaque)
    origin = showing.catalogue.project.address
    printed = urls.printed(origin, plaque.code)
    trial = origin.endswith(".example")
    return Faceplate(
        code=plaque.code,
        payload=printed,
        address=printed.removeprefix("https://"),
        code_label=showing.wording(showing.first).say("code_label"),
        names=tuple((story.language, story.letter.name) for story in relic.stories),
        verbs=tuple((language, showing.wording(language).say("scan_verb")) for language in showing.languages),
        steward=showing.catalogue.project.steward,
        kind=relic.site.kind,
        roof=theme.roofs[relic.site.kind],
        slug=tuple(showing.wording(language).say("proof_slug") for language in ("vi", "en")) if trial else (),
        inscription=voice(theme, bold=True),
        text=voice(theme, bold=False),
    )


def voice(theme: Theme, *, bold: bool) -> Voice:
    """The faces of a line: bold for what is read from two metres, regular for what is read from one."""
    latin, khmer = (
        ("noto-serif-700.ttf", "noto-sans-khmer-700.ttf")
        if bold
        else ("be-vietnam-pro-400.ttf", "noto-sans-khmer-400.ttf")
    )
    return Voice(theme.faces[latin], theme.faces[khmer], theme.faces["noto-serif-sc-700.ttf"])


def places(plaque: Plaque, showing: Showing) -> Places:
    """Where each line that an author can change was written; last, where the plaque itself was."""
    names = ((story.letter.name, story.at) for story in showing.relic_of(plaque).stories)
    return (*names, (showing.catalogue.project.steward, Span("content/project.yaml")), ("", plaque.at))


def pdf(face: Faceplate, at: Places) -> bytes:
    """The file for the press, proved. Raises Refusal."""
    return _made(plaques.pdf, face, at)


def svg(face: Faceplate, at: Places) -> bytes:
    """The same drawing for screens and cutters. Raises Refusal."""
    return _made(plaques.svg, face, at)


def png(face: Faceplate, at: Places) -> bytes:
    """A picture of the finished file. Raises Refusal."""
    return _made(plaques.png, face, at)


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
    except ProofFailed as wrong:
        problem = Problem("proof-failed", at[-1][1], {"rule": str(wrong)})
    raise Refusal(problem)
