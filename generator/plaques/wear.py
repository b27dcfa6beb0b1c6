"""Simulated wear: what years and presses do to a symbol, applied to its picture, the same way at every build."""

from __future__ import annotations

from collections.abc import Callable
from math import cos, pi, radians, sin
from random import Random
from typing import NamedTuple, cast

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from generator.plaques import qr
from generator.plaques.qr import FINDER

PX = 10
"""px a module in the pictures that are worn, so that a fifth of a module is two of them."""

SURROUND = 4
"""Modules kept around the quiet zone: frame, names, a dark plate, which a camera held to a symbol sees too."""

SEED = 20241001
"""Any number would do; the same one always, so that a plaque that passed today passes tomorrow."""

BLOTS = (0, 128, 255)
"""Soot, rust and a scratch down to the metal, of 255: one at each place."""

VIEWING_DISTANCE = 2.0
"""Widths of the picture from which it is seen when it is tilted: nearer than anyone stands, so that it narrows more."""

DARK = 128
"""Grey below this, of 255, is dark; black ink alone is not quite black on a screen."""

Picture = Image.Image


class Wear(NamedTuple):
    """One kind of wear, or a control."""

    name: str
    apply: Callable[[Picture, int], Picture]
    """Takes the picture of a symbol and its modules along a side; returns another picture."""

    must_be_read: bool = True
    """False: a control, which shows that the reader would notice."""

    figures: tuple[tuple[str, float], ...] = ()
    """What is filled into the word for it, by name."""

    said: str = ""
    """The word for it, of the group `trials` of templates/shop/<tag>.yaml; empty: its name."""

    @property
    def word(self) -> str:
        """The word for it."""
        return self.said or self.name

    @property
    def label(self) -> str:
        """Its name and figures, for a fault of ours: blur, modules 0.3."""
        return ", ".join((self.name, *(f"{name} {value:g}" for name, value in self.figures)))


def _blurred(picture: Picture, _: int, modules: float = 0.3) -> Picture:
    return picture.filter(ImageFilter.GaussianBlur(modules * PX))


def _tilted(picture: Picture, _: int, degrees: float = 45) -> Picture:
    """Perspective of a pinhole camera on a picture turned about its vertical axis.

    Scaled so that the near side keeps its height.
    """
    width, height = picture.size
    across, deep = cos(radians(degrees)) / 2, sin(radians(degrees)) / 2
    near, far = VIEWING_DISTANCE - deep, VIEWING_DISTANCE + deep  # in widths of the picture, as `across`
    left, right = across * width, across * width * near / far
    inset = height * (1 - near / far) / 2
    corners = ((0, 0), (left + right, inset), (left + right, height - inset), (0, height))
    return picture.transform(
        (round(left + right), height),
        Image.Transform.PERSPECTIVE,
        perspective(corners, ((0, 0), (width, 0), (width, height), (0, height))),
        Image.Resampling.BILINEAR,
        fillcolor=255,
    )


def perspective(source: tuple[tuple[float, float], ...], target: tuple[tuple[float, float], ...]) -> list[float]:
    """Coefficients of Pillow's PERSPECTIVE that map each source corner to its target, by Gaussian elimination."""
    rows: list[list[float]] = []
    for (x, y), (u, v) in zip(source, target, strict=True):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y, u])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y, v])
    for column in range(8):
        pivot = max(range(column, 8), key=lambda row: abs(rows[row][column]))
        rows[column], rows[pivot] = rows[pivot], rows[column]
        head = rows[column]
        for row in range(8):
            if row != column:
                factor = rows[row][column] / head[column]
                rows[row] = [a - factor * b for a, b in zip(rows[row], head, strict=True)]
    return [rows[n][8] / rows[n][n] for n in range(8)]


def _faded(picture: Picture, _: int, gap: float = 0.2) -> Picture:
    """Contrast reduced to this share, around middle grey."""
    return picture.point(lambda value: round(255 * (0.5 - gap / 2) + value * gap))


def _few_pixels(picture: Picture, _: int, pixels: int = 4) -> Picture:
    width, height = picture.size
    return picture.resize((width * pixels // PX, height * pixels // PX), Image.Resampling.BOX)


def _covered(picture: Picture, size: int, share: float = 0.05, place: int = 0) -> Picture:
    """A round blot over a share of the symbol's area, among the data: below and right of the finder patterns.

    The alignment pattern is there too, and may be hit. Over a finder pattern, a blot this large leaves nothing to read.
    """
    chance = Random(SEED + place)  # noqa: S311 -- chosen once and for all, not hidden from anyone
    side = size * share**0.5
    low, high = FINDER + 2, size - side - 1
    left, top = (SURROUND + qr.QUIET_ZONE + chance.uniform(low, high) for _ in range(2))
    worn = picture.copy()
    box = tuple(round(n * PX) for n in (left, top, left + side, top + side))
    ImageDraw.Draw(worn).ellipse(_wider(box), fill=BLOTS[place % len(BLOTS)])
    return worn


def _wider(box: tuple[int, ...]) -> tuple[float, float, float, float]:
    """Box of the ellipse with the centre and area of this rectangle."""
    left, top, right, bottom = box
    more = (2 / pi**0.5 - 1) / 2
    across, down = (right - left) * more, (bottom - top) * more
    return left - across, top - down, right + across, bottom + down


def _ink_gain(picture: Picture, _: int, modules: float = 0.2) -> Picture:
    """Dot gain: each edge of a dark module moves outwards by this many modules, or inwards if negative."""
    choose = ImageChops.darker if modules > 0 else ImageChops.lighter
    worn = picture
    # First across, then down: ten times as fast as one square filter, and the same.
    for across, down in ((1, 0), (0, 1)):
        row = worn
        for step in range(1, round(abs(modules) * PX) + 1):
            for offset in (step, -step):
                # What leaves the picture comes in again on its other side: a rim of two pixels, far from the symbol.
                worn = choose(worn, ImageChops.offset(row, offset * across, offset * down))
    return worn


def _ink_loss(picture: Picture, size: int) -> Picture:
    return _ink_gain(picture, size, -0.2)


def _inverted(picture: Picture, _: int) -> Picture:
    return ImageChops.invert(picture)


def _dotted(picture: Picture, size: int) -> Picture:
    """The finder patterns drawn as round dots, as designers like to do."""
    worn = picture.copy()
    draw = ImageDraw.Draw(worn)
    for left, top in ((0, 0), (size - FINDER, 0), (0, size - FINDER)):
        for row in range(FINDER):
            for column in range(FINDER):
                x, y = ((SURROUND + qr.QUIET_ZONE + n) * PX for n in (left + column, top + row))
                dark = cast("int", picture.getpixel((x + PX // 2, y + PX // 2))) < DARK
                draw.rectangle((x, y, x + PX - 1, y + PX - 1), fill=255)
                if dark:
                    draw.ellipse((x + 2, y + 2, x + PX - 3, y + PX - 3), fill=0)
    return worn


def _without_quiet_zone(picture: Picture, size: int) -> Picture:
    """The quiet zone painted dark."""
    start = (SURROUND + qr.QUIET_ZONE) * PX
    worn = Image.new("L", picture.size, 0)
    box = (start, start, start + size * PX, start + size * PX)
    worn.paste(picture.crop(box), box)
    return worn


WEARS = (
    Wear("clean", lambda picture, _: picture),
    Wear("blur", _blurred, figures=(("modules", 0.3),)),
    Wear("tilt", _tilted, figures=(("degrees", 45),)),
    Wear("contrast", _faded, figures=(("percent", 20),)),
    Wear("far", _few_pixels, figures=(("pixels", 4),)),
    Wear("blot-1", _covered, figures=(("percent", 5), ("number", 1)), said="blot"),
    Wear("blot-2", lambda p, n: _covered(p, n, place=1), figures=(("percent", 5), ("number", 2)), said="blot"),
    Wear("blot-3", lambda p, n: _covered(p, n, place=2), figures=(("percent", 5), ("number", 3)), said="blot"),
    Wear("gain", _ink_gain, figures=(("modules", 0.2),)),
    Wear("loss", _ink_loss, figures=(("modules", 0.2),)),
    Wear("inverted", _inverted, must_be_read=False),
    Wear("dotted", _dotted, must_be_read=False),
    Wear("crowded", _without_quiet_zone, must_be_read=False),
)
"""Wears and controls, in the order of the ticket."""
