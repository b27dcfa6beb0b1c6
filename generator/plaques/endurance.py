"""The long proof: how often a plaque's symbol is read when it is damaged, beside weaker symbols of the same address."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from PIL import Image, ImageDraw

from generator.plaques import damage, qr, readers
from generator.plaques.damage import PX, SURROUND, Damage, Marked, Square, damaged
from generator.plaques.faults import ProofFailed


class Specimen(NamedTuple):
    """The symbol of a finished file, as it is damaged: all that the long proof depends on."""

    payload: str
    size: int
    """Modules along one side."""

    marked: Marked
    grey: bytes
    """A square of 8-bit greys from the top left: symbol, quiet zone and SURROUND modules, each PX pixels wide."""

    @property
    def square(self) -> Square:
        """Where the symbol is in the picture."""
        return Square((SURROUND + qr.QUIET_ZONE) * PX, self.size * PX)

    @property
    def picture(self) -> Image.Image:
        """The picture."""
        side = 2 * self.square.edge + self.square.side
        return Image.frombytes("L", (side, side), self.grey)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many damaged pictures there were, and how many of them each reader read."""

    pictures: int
    read: tuple[int, ...]
    """In the order of Endurance.readers."""

    @property
    def shares(self) -> tuple[float, ...]:
        """From 0 to 1, in the order of Endurance.readers."""
        return tuple(read / self.pictures for read in self.read)


@dataclass(frozen=True, slots=True)
class Endured:
    """One kind of damage and what was read of it."""

    name: str
    """Of a damage.Damage, and of the word for it in group `damages` of templates/shop/<tag>.yaml."""

    figures: tuple[tuple[str, float], ...]
    plaque: Tally
    level_m: Tally
    """The same address at level M in the same panel, damaged at the first of the same places."""

    level_l: Tally
    """At level L with a quiet zone of one module, as encoders draw it that are told nothing else."""


@dataclass(frozen=True, slots=True)
class Endurance:
    """The outcome of the long proof."""

    readers: tuple[tuple[str, str], ...]
    """Name and version of each; zxing-cpp first."""

    absent: tuple[str, ...]
    """Names of the readers that are not installed on the machine that made the proof."""

    damages: tuple[Endured, ...]

    @property
    def plaque(self) -> Tally:
        """Over all kinds."""
        return total(endured.plaque for endured in self.damages)


def total(tallies: Iterable[Tally]) -> Tally:
    """The sum of tallies of the same readers."""
    known = tuple(tallies)
    columns = zip(*(tally.read for tally in known), strict=True)
    return Tally(sum(tally.pictures for tally in known), tuple(map(sum, columns)))


COMPARED = 30
"""Places of each kind, spread over all of them, at which weaker symbols are damaged: they are a yardstick, not the proof."""


@lru_cache(maxsize=64)
def endure(specimen: Specimen, compared: int = COMPARED) -> Endurance:
    """Damage the symbol at all places, and weaker ones at some, and read it. Raises ProofFailed below a floor."""
    known, kinds = readers.readers(), damage.damages(specimen.marked)
    level_m, level_l = weaker_picture(specimen, "M", qr.QUIET_ZONE), weaker_picture(specimen, "L", 1)

    def tally(picture: Image.Image, kind: Damage, places: Sequence[int]) -> Tally:
        pictures = [damaged(picture, specimen.square, kind, place) for place in places]
        read = (sum(reader.texts(worn) == (specimen.payload,) for worn in pictures) for reader in known)
        return Tally(len(pictures), tuple(read))

    def endured(kind: Damage) -> Endured:
        all_of_them = tally(specimen.picture, kind, range(kind.places))
        for reader, share, floor in zip(known, all_of_them.shares, kind.floors, strict=False):
            if share < floor:
                raise ProofFailed("endurance", f"{kind.label}: {reader.name} {share:.0%} < {floor:.0%}")
        compared_at = min(compared, kind.places)
        some = [place * kind.places // compared_at for place in range(compared_at)]
        return Endured(kind.name, kind.figures, all_of_them, tally(level_m, kind, some), tally(level_l, kind, some))

    return Endurance(
        readers=tuple((reader.name, reader.version) for reader in known),
        absent=() if any(reader.name == readers.ZBAR for reader in known) else (readers.ZBAR,),
        damages=tuple(map(endured, kinds)),
    )


FINE = 12
"""px a module: as fine as a symbol is looked at in a proof, and as a weaker one is drawn before it is reduced to its place."""


def weaker_picture(specimen: Specimen, level: qr.Weaker, quiet: int) -> Image.Image:
    """The specimen with a weaker symbol of the same address in its panel, `quiet` modules within its edges."""
    symbol = qr.weaker(specimen.payload, level)
    panel = Image.new("L", ((symbol.size + 2 * quiet) * FINE,) * 2, LIGHT)
    draw = ImageDraw.Draw(panel)
    for y, row in enumerate(symbol.modules):
        for x, dark in enumerate(row):
            if dark:
                left, top = (x + quiet) * FINE, (y + quiet) * FINE
                draw.rectangle((left, top, left + FINE - 1, top + FINE - 1), fill=BLACK)
    picture, edge = specimen.picture, SURROUND * PX
    side = picture.width - 2 * edge
    picture.paste(panel.resize((side, side), Image.Resampling.BICUBIC), (edge, edge))
    return picture


LIGHT, BLACK = 255, 26
"""Greys, as pdfium shows white and drawing.MUC."""


# ---- as it is told ----------------------------------------------------------------------------------


def as_record(endurance: Endurance) -> Mapping[str, object]:
    """The outcome as plain values for proof.json; shares from 0 to 1 with three decimals."""
    names = [name for name, _ in endurance.readers]

    def shares(tally: Tally) -> Mapping[str, object]:
        return {
            "pictures": tally.pictures,
            **{n: round(share, 3) for n, share in zip(names, tally.shares, strict=True)},
        }

    return {
        "readers": [" ".join(reader) for reader in endurance.readers],
        "not_installed": list(endurance.absent),
        "pixels_a_module": PX,
        "damages": [
            {
                "name": endured.name,
                **dict(endured.figures),
                "plaque": shares(endured.plaque),
                "level_m": shares(endured.level_m),
                "level_l_with_one_module_around": shares(endured.level_l),
            }
            for endured in endurance.damages
        ],
    }
