"""What plaques are made of: materials, the faces of their letters, and a symbol as the proof looks at it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from PIL import Image

from generator.plaques import Material, damage, proof, qr, wear
from generator.plaques.endurance import Specimen
from generator.plaques.engraving import Engraving
from generator.plaques.proof import Proof
from generator.plaques.writers import layers
from generator.store import FileRef, file_ref
from tests.support.worlds import TEMPLATES

PAYLOAD = "https://ditich.example/q/pn8wc"
SIZE = 33

FONTS = TEMPLATES / "fonts"

COMPOSITE = Material(
    "composite",
    module=1.2,
    engraved=False,
    turns="dark",
    plate=True,
    stroke=0.09,
    gap=0.09,
)

BRASS = replace(COMPOSITE, id="brass", engraved=True, stroke=0.3, gap=0.25)

GRANITE = replace(BRASS, id="granite", turns="light", gap=0.3)


def font(name: str) -> FileRef:
    """A vendored face."""
    return file_ref(FONTS / name)


def symbol_picture() -> Image.Image:
    """A symbol as the proof looks at it, clean."""
    symbol = qr.symbol(PAYLOAD)
    edge = (wear.SURROUND + qr.QUIET_ZONE) * wear.PX
    picture = Image.new("L", (symbol.size, symbol.size), 255)
    for y, row in enumerate(symbol.modules):
        for x, dark in enumerate(row):
            picture.putpixel((x, y), 0 if dark else 255)
    framed = Image.new("L", (symbol.size * wear.PX + 2 * edge,) * 2, 255)
    framed.paste(picture.resize((symbol.size * wear.PX,) * 2, Image.Resampling.NEAREST), (edge, edge))
    return framed


@cache
def specimen(marked: damage.Marked = "") -> Specimen:
    """That symbol as the long proof looks at it, in a grey frame."""
    cropped = (wear.SURROUND - damage.SURROUND) * wear.PX
    picture = symbol_picture()
    picture = picture.crop((cropped, cropped, picture.width - cropped, picture.height - cropped))
    side = picture.width * damage.PX // wear.PX
    small = picture.resize((side, side), Image.Resampling.BICUBIC)
    framed = Image.new("L", small.size, 160)
    edge = damage.SURROUND * damage.PX
    framed.paste(small.crop((edge, edge, side - edge, side - edge)), (edge, edge))
    return Specimen(PAYLOAD, SIZE, marked, framed.tobytes())


def prove_plate(made: Engraving, material: Material, payload: str) -> Proof:
    """The proof of an engraving's SVG. Raises ProofFailed."""
    return proof.prove_plate(layers.write(made, "x"), made, material, payload)


def plate_picture(made: Engraving, material: Material) -> Image.Image:
    """Grey picture of an engraved plate, as it is proved."""
    return proof.marked_picture(made.marked, made.width, made.height, material)
