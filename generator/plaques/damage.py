"""Damage to a hung symbol and bad light on it, applied to its picture at seeded places over the whole of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from math import cos, pi, radians, sin
from random import Random
from typing import Literal, NamedTuple

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from generator.plaques.wear import perspective

PX = 4
"""px a module. Of 200 pictures with a blot of 5 % zxing-cpp read 132 at 4 px and 135 at 10, zbar 146 and 149, in a third
and a fifth of the time."""

SURROUND = 1
"""Modules kept around the quiet zone: the frame, a dark plate. Letters at its corners stand further off (clearance.LETTERS)."""

TONES = (255, 128, 0)
"""Of 255: white, grey, black, one after the other: chalk or bare metal, dust or rust, soot or paint."""

SEED = 20261129
"""Any number would do; the same one always."""

Picture = Image.Image
Marked = Literal["", "dark", "light"]
"""What of the symbol a tool engraved: its dark modules, its light ones, or nothing where it was printed."""


class Square(NamedTuple):
    """Where the plaque's symbol is in its picture, px; the same for a symbol of another size in its place."""

    edge: int
    """From each edge of the picture to the symbol."""

    side: int
    module: float = PX


class Damage(NamedTuple):
    """One kind of damage or of bad light."""

    name: str
    apply: Callable[[Picture, Square, Random, int], Picture]
    """Takes the picture, where the symbol is in it, chance, and the number of the place; returns another picture."""

    places: int
    floors: tuple[float, float]
    """The shares of them that zxing-cpp and zbar must read, from 0 to 1."""

    figures: tuple[tuple[str, float], ...] = ()
    """What is filled into the word for it, by name."""

    @property
    def label(self) -> str:
        """Its name and figures, for a fault of ours: patch, percent 5."""
        return ", ".join((self.name, *(f"{name} {value:g}" for name, value in self.figures)))


def damaged(picture: Picture, square: Square, damage: Damage, place: int) -> Picture:
    """The picture damaged at the place of this number: the same at every build, on every machine with the same Pillow."""
    chance = Random(f"{SEED} {damage.label} {place}")  # noqa: S311 -- chosen once and for all, not hidden from anyone
    return damage.apply(picture, square, chance, place)


# ---- what is done to it -----------------------------------------------------------------------------


def _patch(picture: Picture, square: Square, chance: Random, place: int, share: float) -> Picture:
    """A round patch as large as a share of the symbol; its middle is anywhere on it, so that part may stand over the edge."""
    worn = picture.copy()
    ImageDraw.Draw(worn).ellipse(_circle(square, chance, share), fill=TONES[place % len(TONES)])
    return worn


def _circle(square: Square, chance: Random, share: float) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a circle as large as a share of the symbol, with its middle on it, px."""
    radius = square.side * (share / pi) ** 0.5
    across, down = (square.edge + chance.uniform(0, square.side) for _ in range(2))
    left, top, right, bottom = (round(n, 3) for n in (across - radius, down - radius, across + radius, down + radius))
    return left, top, right, bottom


SCRATCH = 0.02
"""Of the symbol's width: 1.4 mm across one of 69 mm, a nail or a key drawn over it with force."""


def _scratches(picture: Picture, square: Square, chance: Random, place: int, number: int) -> Picture:
    """Straight scratches from one side of the symbol to another, each of its own tone."""
    worn = picture.copy()
    draw = ImageDraw.Draw(worn)
    for line in range(number):
        first, second = chance.sample(range(4), 2)
        ends = tuple(_on_side(side, chance.random(), square) for side in (first, second))
        width = max(1, round(square.side * SCRATCH))
        draw.line(ends, fill=TONES[(place + line) % len(TONES)], width=width)
    return worn


def _on_side(side: int, way: float, square: Square) -> tuple[int, int]:
    """A point on a side of the symbol's square: above, right, below, left."""
    along, low, high = round(square.edge + way * square.side), square.edge, square.edge + square.side
    return ((along, low), (high, along), (along, high), (low, along))[side]


def _glare(picture: Picture, square: Square, chance: Random, _: int) -> Picture:
    """The sun or a lamp in a gloss: a white spot with a soft edge, an eighth of the symbol's area."""
    spot = Image.new("L", picture.size, 0)
    ImageDraw.Draw(spot).ellipse(_circle(square, chance, GLARE), fill=255)
    soft = spot.filter(ImageFilter.GaussianBlur(2 * square.module))
    return Image.composite(Image.new("L", picture.size, 255), picture, soft)


GLARE = 1 / 8
"""Of the symbol's area."""


PEELED = (0.15, 0.45)
"""Of the symbol's width: how far along each side from a corner of the panel its film has come off."""


def _peeled(picture: Picture, square: Square, chance: Random, place: int) -> Picture:
    """One corner of the panel peeled off: a triangle over the quiet zone and what it reaches of the symbol."""
    far = picture.width - SURROUND * PX - 1
    near = SURROUND * PX
    x, y = ((near, near), (far, near), (far, far), (near, far))[place % 4]
    along, down = (round(square.side * chance.uniform(*PEELED)) for _ in range(2))
    worn = picture.copy()
    corners = ((x, y), (x + (along if x == near else -along), y), (x, y + (down if y == near else -down)))
    ImageDraw.Draw(worn).polygon(corners, fill=TONES[place // 4 % len(TONES)])
    return worn


FILLED = (0.02, 0.14)
"""The share of an engraved area that is not as the tool left it."""

DIRT = 60
"""Grey of dirt in a groove that was light."""

BARE = 200
"""Grey of a groove whose paint fell out."""


def _grooves(picture: Picture, square: Square, chance: Random, _: int, marked: Marked) -> Picture:
    """Dirt in light grooves, or paint fallen out of dark ones, in specks of about half a module."""
    grain = max(1, round(square.module / 2))
    small = (-(-picture.width // grain), -(-picture.height // grain))
    level = round(255 * chance.uniform(*FILLED))
    specks = Image.frombytes("L", small, chance.randbytes(small[0] * small[1])).point(lambda n: 255 * (n < level))
    specks = specks.resize((small[0] * grain, small[1] * grain), Image.Resampling.NEAREST).crop((0, 0, *picture.size))
    engraved = picture.point(lambda grey: 255 * ((grey < MIDDLE) == (marked == "dark")))
    tone = Image.new("L", picture.size, BARE if marked == "dark" else DIRT)
    return Image.composite(tone, picture, ImageChops.multiply(specks, engraved))


MIDDLE = 128
"""Grey below this, of 255, is dark."""

TILTS = (45.0, 60.0)
"""Degrees."""


def _askew(picture: Picture, _: Square, chance: Random, __: int) -> Picture:
    """Seen by a pinhole camera from 45 to 60° beside, above or below, turned in the hand; nearer, for it narrows."""
    tilt, turn = radians(chance.uniform(*TILTS)), radians(chance.uniform(0, 360))
    side = picture.width * ZOOM
    corners = []
    for x, y in ((-1, -1), (1, -1), (1, 1), (-1, 1)):
        across, up = x * cos(turn) - y * sin(turn), x * sin(turn) + y * cos(turn)
        depth = DISTANCE + across * sin(tilt)
        corners.append((across * cos(tilt) * DISTANCE / depth, up * DISTANCE / depth))
    left, top = (min(corner[axis] for corner in corners) for axis in range(2))
    right, bottom = (max(corner[axis] for corner in corners) for axis in range(2))
    scale = side / 2
    target = tuple((round((x - left) * scale, 6), round((y - top) * scale, 6)) for x, y in corners)
    source = ((0, 0), (picture.width, 0), (picture.width, picture.height), (0, picture.height))
    return picture.transform(
        (round((right - left) * scale), round((bottom - top) * scale)),
        Image.Transform.PERSPECTIVE,
        [round(n, 9) for n in perspective(target, source)],
        Image.Resampling.BILINEAR,
        fillcolor=255,
    )


ZOOM = 1.5
"""Times as many pixels as without a tilt, which leaves fewer a module on the far side."""

DISTANCE = 4.0
"""Halves of the picture's width from which it is seen when it is tilted."""

DUSK = 30
"""Grey of a black module in low light, of 255."""

DUSK_CONTRAST = 0.25
NOISE = 9
"""Greys by which a pixel is off in low light, at most twice that; 1 in 20 by more than half of it."""


def _dusk(picture: Picture, _: Square, chance: Random, __: int) -> Picture:
    """Low light: a quarter of the contrast, and the noise of a small sensor."""
    dim = picture.point(lambda grey: round(DUSK + grey * DUSK_CONTRAST))
    # The mean of two uniform noises has the triangle's distribution, and needs no logarithms, which differ by machine.
    one, other = (Image.frombytes("L", picture.size, chance.randbytes(picture.width * picture.height)) for _ in "ab")
    noise = ImageChops.add(one, other, scale=2).point(lambda n: n * 2 * NOISE // 128)
    return ImageChops.subtract(ImageChops.add(dim, noise), Image.new("L", picture.size, 2 * NOISE))


MOTION = (0.5, 1.5)
"""Modules that the picture moves while it is taken."""


def _moved(picture: Picture, square: Square, chance: Random, _: int) -> Picture:
    """A hand that moves while the picture is taken: the mean of eight pictures along a straight way."""
    way, heading = chance.uniform(*MOTION) * square.module, radians(chance.uniform(0, 360))
    steps = [(n / 7 - 0.5) * way for n in range(8)]
    # By whole pixels, a quarter of a module: a tenth of the time. What leaves the picture comes in again across from there.
    copies = [ImageChops.offset(picture, round(step * cos(heading)), round(step * sin(heading))) for step in steps]
    while len(copies) > 1:
        copies = [ImageChops.add(one, other, scale=2) for one, other in zip(copies[::2], copies[1::2], strict=True)]
    return copies[0]


# ---- all of it --------------------------------------------------------------------------------------

PLACES = 200
"""Of patches of each size, a third of them white, grey and black each."""

OTHERS = 50
"""Places of every other kind."""


# Floors: of 60 addresses in symbols of versions 2 to 7 the least share read, less about a tenth. They are not a promise; a
# drawing below one has a fault. ZBar's are wider where its share hangs on the version: tilted, in low light, peeled.
PATCHES = ((1, (0.72, 0.8)), (2, (0.62, 0.75)), (5, (0.52, 0.58)), (10, (0.35, 0.42)))
"""Percent of the symbol's area, and the floors."""


@lru_cache(maxsize=3)
def damages(marked: Marked) -> tuple[Damage, ...]:
    """All kinds, in the order of the ticket, for a symbol of which this was engraved."""
    return (
        *(
            Damage("patch", _with(_patch, share=percent / 100), PLACES, floors, (("percent", percent),))
            for percent, floors in PATCHES
        ),
        Damage("scratch", _with(_scratches, number=1), OTHERS, (0.4, 0.7), (("number", 1),)),
        Damage("scratch", _with(_scratches, number=3), OTHERS, (0.08, 0.35), (("number", 3),)),
        Damage("peeled", _peeled, OTHERS, (0.1, 0.4)),
        *((Damage("grooves", _with(_grooves, marked=marked), OTHERS, (0.02, 0.15)),) if marked else ()),
        Damage("glare", _glare, OTHERS, (0.35, 0.6)),
        Damage("askew", _askew, OTHERS, (0.7, 0), (("from", TILTS[0]), ("to", TILTS[1]))),
        Damage("dusk", _dusk, OTHERS, (0.85, 0.3)),
        Damage("motion", _moved, OTHERS, (0.65, 0.5)),
    )


def _with(apply: Callable[..., Picture], **figures: object) -> Callable[[Picture, Square, Random, int], Picture]:
    def applied(picture: Picture, square: Square, chance: Random, place: int) -> Picture:
        return apply(picture, square, chance, place, **figures)

    return applied
