"""A photograph and the plaques it may show → which of them it shows, what its symbol is like now, and what to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import dist
from typing import Literal

import zxingcpp
from PIL import Image, ImageOps

from generator.inspection import alignment, comparison, finders, grading, levels, overlay, photograph
from generator.inspection.alignment import Laid
from generator.inspection.comparison import Comparison, Edges
from generator.inspection.grading import Grade, Grades
from generator.inspection.levels import Levels
from generator.inspection.overlay import Cover
from generator.inspection.placement import Module, placement
from generator.inspection.projection import Quadrangle
from generator.plaques import qr

QR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)

Verdict = Literal["good", "clean", "renew", "sticker", "foreign", "retake", "inverted", "none"]
"""What is said of a photograph.

good: A or B. clean: C or D, still read. renew: F, or read no more. sticker: ours, and something is stuck over it or a foreign
code is close beside it. foreign: a code that is none of ours. retake: too blurred or too small to be judged. inverted: light on
dark, a fault of who made it. none: no symbol.
"""

SMALL = 3.0
"""px a module, fewer than which tell little."""

BLURRED = 0.85
"""Modules from a tenth to nine tenths of the contrast: more is a photograph out of focus."""

LOST = 0.36
"""Share of wrong modules from which on this is another symbol: of two, half differ."""

MIRRORED = 0.1
"""Share of wrong modules in a symbol that is read, from which on its mirror image is looked at, too."""

SOFT = 0.5
"""As BLURRED, of a photograph that blames the plaque for its own blur: nothing is wrong with it but modulation."""

NEAR = 1.3
"""Sides of our symbol, between the middles, within which a foreign code belongs to the same plaque."""

GROWN = 48
"""Finder patterns and symbols that are tried together, at most, where no reader reads."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A plaque that may be in a photograph."""

    code: str
    payload: str
    version_and_mask: tuple[int, int] | None
    """Of what was printed; None where nothing was yet."""


@dataclass(frozen=True, slots=True)
class Inspection:
    """What one photograph shows of one plaque."""

    verdict: Verdict
    code: str = ""
    """Of the plaque; empty where it is none of ours."""

    payload: str = ""
    """What was read; empty where nothing was, though `code` may be known by its modules."""

    foreign: tuple[str, ...] = ()
    """Texts of codes that are none of ours, in the same photograph."""

    grades: Grades | None = None
    damage: float = 0.0
    """Share of wrong modules."""

    edges: Edges | None = None
    module: float = 0.0
    """px of the photograph, as it was decoded, a module."""

    mirrored: bool = False
    covers: tuple[Cover, ...] = ()
    wrong: frozenset[Module] = frozenset()
    too_light: frozenset[Module] = frozenset()
    """Those of the wrong modules that must be dark."""

    picture: Image.Image | None = None
    """The symbol with its quiet zone, straight, in grey."""

    @property
    def grade(self) -> Grade | None:
        """The estimated grade; None where there is nothing to grade."""
        return self.grades.overall if self.grades else None


def inspect(data: bytes, candidates: Iterable[Candidate]) -> tuple[Inspection, ...]:
    """Each plaque of ours in a photograph; where there is none, one Inspection that says so.

    Raises media.photos.UnfitPhoto, photograph.TooLarge.
    """
    by_payload = {candidate.payload: candidate for candidate in candidates}
    grey = photograph.grey(data)
    read = _read(grey)
    if not read:
        full = photograph.grey(data, FULL)
        if full.size != grey.size:
            grey, read = full, _read(full)
    inverted = not read and bool(_read(grey, invert=True))
    if inverted:
        grey = ImageOps.invert(grey)
        read = _read(grey)
    ours = [(by_payload[text], corners) for text, corners in read if text in by_payload]
    foreign = [(text, corners) for text, corners in read if text not in by_payload]
    if ours:
        return tuple(_of_plaque(grey, candidate, corners, foreign, inverted=inverted) for candidate, corners in ours)
    texts = tuple(text for text, _ in foreign)
    if foreign:
        return (Inspection("foreign", payload=texts[0], foreign=texts),)
    found = _unread(grey, tuple(by_payload.values()))
    if found is None:
        return (Inspection("none"),)
    candidate, laid = found
    # What no reader finds, it may still read where it is shown straight and alone.
    read_straight = candidate.payload in [text for text, _ in _read(laid.picture)]
    return (_judged(laid, candidate, read=read_straight),)


FULL = 100_000
"""px of the short side: all of them."""


def _read(grey: Image.Image, *, invert: bool = False) -> list[tuple[str, Quadrangle]]:
    """Text and corners of every symbol that zxing-cpp reads; it reads a few only in a smaller picture."""
    found = zxingcpp.read_barcodes(grey, formats=QR, try_invert=invert, try_downscale=False) or zxingcpp.read_barcodes(
        grey, formats=QR, try_invert=invert
    )
    return [(barcode.text, _corners(barcode.position)) for barcode in found]


def _corners(position: zxingcpp.Position) -> Quadrangle:
    points = (position.top_left, position.top_right, position.bottom_right, position.bottom_left)
    first, second, third, fourth = ((float(point.x), float(point.y)) for point in points)
    return first, second, third, fourth


@lru_cache(maxsize=256)
def _symbol(candidate: Candidate) -> qr.Symbol:
    return qr.symbol(candidate.payload, candidate.version_and_mask)


def _of_plaque(
    grey: Image.Image,
    candidate: Candidate,
    corners: Quadrangle,
    foreign: list[tuple[str, Quadrangle]],
    *,
    inverted: bool,
) -> Inspection:
    """A plaque that was read at these corners, among foreign codes."""
    symbol = _symbol(candidate)
    laid, mirrored = alignment.lay(grey, corners, symbol), False
    first, second, third, fourth = corners
    if _compared(laid, candidate)[1].damage > MIRRORED:
        other = alignment.lay(grey, (first, fourth, third, second), symbol)
        if other.agreement > laid.agreement:
            laid, mirrored = other, True
    close = tuple(text for text, place in foreign if _beside(place, laid.corners))
    return _judged(laid, candidate, read=True, foreign=close, mirrored=mirrored, inverted=inverted)


def _beside(place: Quadrangle, ours: Quadrangle) -> bool:
    return dist(_middle(place), _middle(ours)) < NEAR * dist(ours[0], ours[2]) / 2**0.5


def _middle(corners: Quadrangle) -> tuple[float, float]:
    return sum(x for x, _ in corners) / 4, sum(y for _, y in corners) / 4


def _judged(  # noqa: PLR0913 -- what was seen before the modules were
    laid: Laid,
    candidate: Candidate,
    *,
    read: bool,
    foreign: tuple[str, ...] = (),
    mirrored: bool = False,
    inverted: bool = False,
) -> Inspection:
    symbol = _symbol(candidate)
    tones, compared = _compared(laid, candidate)
    covers = overlay.covers(laid.picture, symbol, tones)
    grades = grading.grades(
        compared, placement(symbol.version), alignment.bend(laid, symbol), decoded=read and not inverted
    )
    edges = comparison.edges(laid.picture, symbol, compared.wrong)
    stuck = bool(foreign) or any(cover.kind != "damage" for cover in covers)
    return Inspection(
        verdict="inverted" if inverted else _verdict(grades, edges, laid.module, stuck=stuck, read=read),
        code=candidate.code,
        payload=candidate.payload if read else "",
        foreign=foreign,
        grades=grades,
        damage=compared.damage,
        edges=edges,
        module=laid.module,
        mirrored=mirrored,
        covers=covers,
        wrong=compared.wrong,
        too_light=frozenset((y, x) for y, x in compared.wrong if symbol.modules[y][x]),
        picture=laid.picture,
    )


def _verdict(grades: Grades, edges: Edges, module: float, *, stuck: bool, read: bool) -> Verdict:
    if grades.overall in {"A", "B"}:
        return "sticker" if stuck else "good"
    weak = {name for name, grade in grades.each() if grade not in {"A", "B"}}
    soft = edges.width > (SOFT if weak == {"modulation"} else BLURRED)
    if (module < SMALL or soft) and not (stuck and read):
        return "retake"
    if stuck:
        return "sticker"
    return "renew" if grades.overall == "F" else "clean"


# ---- where no reader reads ------------------------------------------------------------------------------


def _unread(grey: Image.Image, candidates: tuple[Candidate, ...]) -> tuple[Candidate, Laid] | None:
    """The plaque whose modules agree best with what lies around a finder pattern; None where none does."""
    tried, best = 0, None
    for finder in finders.finders(grey):
        for candidate in candidates:
            tried += 1
            if tried > GROWN:
                break
            laid = alignment.grow(grey, finder, _symbol(candidate))
            if laid is None:
                continue
            likest, laid = _likest(grey, laid, candidate, candidates)
            damage = _compared(laid, likest)[1].damage
            if damage < LOST and (best is None or damage < best[0]):
                best = damage, likest, laid
            break
        if best:
            return best[1:]
    return None


def _likest(
    grey: Image.Image, laid: Laid, candidate: Candidate, candidates: tuple[Candidate, ...]
) -> tuple[Candidate, Laid]:
    """The candidate with most right modules at this place: the codes of one site differ in every second module or so."""
    size = _symbol(candidate).size
    rivals = [rival for rival in candidates if _symbol(rival).size == size]
    likest = min(rivals, key=lambda rival: _compared(laid, rival)[1].damage)
    return (candidate, laid) if likest == candidate else (likest, alignment.lay(grey, laid.corners, _symbol(likest)))


@lru_cache(maxsize=2)
def _compared(laid: Laid, candidate: Candidate) -> tuple[Levels, Comparison]:
    """The tones of a symbol and its modules; asked for twice of each, before and after it is known which it is."""
    symbol = _symbol(candidate)
    tones = levels.measure(laid.picture, symbol)
    return tones, comparison.compare(tones, symbol)
