"""Photographs of plaques that nobody took: a flat plaque of our own files, worn or pasted over, on a wall before a camera.

Reflectances are linear, 0 to 1, until the camera turns them into sRGB (IEC 61966-2-1). All chance is seeded.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from io import BytesIO
from math import cos, radians, sin

import numpy as np
import pypdfium2
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from generator import plaque_files
from generator.content.load import load
from generator.plaques import design, engraving, faceplate, outline, proof, qr
from generator.plaques.drawing import MUC, WHITE, Drawing, Shape, SymbolPlace
from generator.plaques.writers import pdf as press
from generator.site import Site
from generator.text.translations import languages_of
from generator.theme.theme import read_theme
from tests.support.day import TODAY
from tests.support.worlds import BUILT_IN, ROOT

Field = NDArray[np.floating]
"""Rows of linear reflectance, or of light."""

MODULE = 12
"""px a module of a flat plaque, whatever its size in mm."""


@dataclass(frozen=True, slots=True)
class Flat:
    """A plaque as it left the shop, or as it is now, seen straight from the front without any light falling on it."""

    code: str
    payload: str
    symbol: qr.Symbol
    face: Field
    left: float
    """px of the symbol's left edge; `top` likewise."""

    top: float
    module: float
    """px"""

    @property
    def side(self) -> float:
        """px of the symbol, without its quiet zone."""
        return self.module * self.symbol.size


@cache
def flats() -> tuple[Flat, ...]:
    """The real plaques as printed composite in A5, engraved brass in A4 and engraved granite in A6."""
    loaded = load(ROOT / "content", BUILT_IN)
    assert loaded.catalogue
    theme = read_theme(BUILT_IN, loaded.catalogue.table, languages_of(loaded.wordings))
    site = Site(loaded.catalogue, loaded.wordings, theme, TODAY)
    printed, brass, granite = loaded.catalogue.plaques[:3]
    faces = [plaque_files.faceplate(plaque, site) for plaque in (printed, brass, granite)]
    gate, composite = faces[0].order, faces[0].order.material
    altar = replace(gate.design, path=str(ROOT / "templates/plaques/altar.svg"))
    brass_order = replace(gate, size=(210, 297), material=replace(composite, id="brass", engraved=True))
    granite_order = replace(gate, design=altar, material=replace(composite, id="granite", engraved=True, turns="light"))
    return (
        _printed(faces[0]),
        _engraved(replace(faces[1], order=brass_order), plate=0.45, mark=0.05),
        _engraved(replace(faces[2], order=replace(granite_order, size=None, distance=0.5)), plate=0.04, mark=0.5),
    )


def _printed(face: faceplate.Faceplate) -> Flat:
    drawing = design.draw(face)
    page = press.write(drawing, face.order.press, "-", "vi")
    place = drawing.symbol
    assert place
    px = MODULE / place.module
    grey = _rendered(page, px)
    edge = drawing.bleed + drawing.slug
    trim = _cut(grey, px, (edge, edge, edge + drawing.width, edge + drawing.height))
    return _flat(face, 0.03 + 0.82 * _linear(trim), place, px)


def _engraved(face: faceplate.Faceplate, plate: float, mark: float) -> Flat:
    work = engraving.of(design.draw(face), face.order.material)
    base, ink = (0.0, 1.0) if face.order.material.turns == "light" else (1.0, 0.0)
    px, edge = MODULE / work.symbol.module, proof.WALL_MARGIN
    picture = _rendered(_plate_pdf(work, dark_plate=base == 0), px)
    trim = _cut(picture, px, (edge, edge, edge + work.width, edge + work.height))
    marked = np.abs(_linear(trim) - base) / abs(ink - base)
    return _flat(face, plate + (mark - plate) * marked, work.symbol, px)


def _plate_pdf(work: engraving.Engraving, *, dark_plate: bool) -> bytes:
    base, mark = (MUC, WHITE) if dark_plate else (WHITE, MUC)
    trim = outline.Box(0, 0, work.width, work.height)
    shapes = (
        Shape(outline.rectangle(trim.grown(proof.WALL_MARGIN)), base),
        Shape(work.marked, mark, rule="evenodd"),
    )
    return press.raster_source(Drawing(work.width, work.height, proof.WALL_MARGIN, 0, shapes))


def _rendered(page: bytes, px: float) -> Image.Image:
    """The first page in grey, `px` pixels a mm."""
    picture: Image.Image = pypdfium2.PdfDocument(page)[0].render(scale=px * 25.4 / 72, grayscale=True).to_pil()
    return picture


def _cut(picture: Image.Image, px: float, mm: tuple[float, float, float, float]) -> Image.Image:
    left, top, right, bottom = (round(side * px) for side in mm)
    return picture.crop((left, top, right, bottom))


def _flat(face: faceplate.Faceplate, reflectance: Field, place: SymbolPlace, px: float) -> Flat:
    box = place.box
    symbol = qr.symbol(face.payload, face.version_and_mask)
    return Flat(face.code, face.payload, symbol, reflectance, box.left * px, box.top * px, box.width * px / symbol.size)


def _linear(picture: Image.Image) -> Field:
    value = np.asarray(picture, np.float32) / 255
    return np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)


# ---- years ------------------------------------------------------------------------------------------


def _noise(chance: np.random.Generator, shape: tuple[int, int], grain: float) -> Field:
    """A smooth field between 0 and 1, whose lumps are about `grain` px wide."""
    rows, columns = (max(3, int(side / grain) + 2) for side in shape)
    small = Image.fromarray((chance.random((rows, columns)) * 255).astype("uint8"))
    field = np.asarray(small.resize(shape[::-1], Image.Resampling.BICUBIC), np.float32)
    scaled: Field = (field - field.min()) / max(1e-9, field.max() - field.min())
    return scaled


def _over(flat: Flat, share: Field, tone: float | Field) -> Flat:
    """The plaque with something of this tone over it, as opaque as `share` says."""
    return replace(flat, face=flat.face * (1 - share) + tone * share)


def _region(flat: Flat) -> tuple[slice, slice]:
    margin = 4 * flat.module
    top, left = max(0, int(flat.top - margin)), max(0, int(flat.left - margin))
    return (
        slice(top, int(flat.top + flat.side + margin)),
        slice(left, int(flat.left + flat.side + margin)),
    )


def faded(flat: Flat, seed: int, amount: float) -> Flat:
    """Sun: dark grows as light as its ground, unevenly; `amount` is 0 to 1."""
    chance = np.random.default_rng(seed)
    ground = float(np.percentile(flat.face[_region(flat)], 90))
    share = np.clip(amount * (0.8 + 0.4 * _noise(chance, flat.face.shape, 12 * flat.module)), 0, 1)
    return replace(flat, face=np.where(flat.face < ground, flat.face * (1 - share) + ground * share, flat.face))


def stained(flat: Flat, seed: int, amount: float, tone: float = 0.06, soft: float = 0.12) -> Flat:
    """Mud, moss or droppings: irregular, over this share of the symbol at about; more of it covers what less of it did."""
    chance = np.random.default_rng(seed)
    rows, columns = _region(flat)
    shape = flat.face[rows, columns].shape
    lumps = _noise(chance, shape, 5 * flat.module) + 0.35 * _noise(chance, shape, 1.5 * flat.module)
    edge = float(np.quantile(lumps, 1 - min(0.98, amount)))
    opaque = np.zeros(flat.face.shape, np.float32)
    opaque[rows, columns] = np.clip((lumps - edge) / soft, 0, 1)
    return _over(flat, opaque, tone)


def scratched(flat: Flat, seed: int, amount: float, tone: float = 0.75) -> Flat:
    """As many scratches as `amount` of 30; each is there in every worse picture."""
    chance = np.random.default_rng(seed)
    layer = Image.new("L", flat.face.shape[::-1], 0)
    draw = ImageDraw.Draw(layer)
    for _ in range(round(amount * 30)):
        ends = chance.random(4) * flat.side
        width = max(1, round(flat.module * (0.15 + 0.35 * chance.random())))
        at = (flat.left, flat.top) * 2
        draw.line([float(a + b) for a, b in zip(ends, at, strict=True)], fill=255, width=width)
    return _over(flat, np.asarray(layer, np.float32) / 255, tone)


WEARS: Mapping[str, Callable[[Flat, int, float], Flat]] = {
    "faded": faded,
    "mud": stained,
    "droppings": lambda flat, seed, amount: stained(flat, seed, amount, 0.85, 0.03),
    "moss": lambda flat, seed, amount: stained(flat, seed, amount, 0.12, 0.25),
    "scratched": scratched,
}


# ---- stickers ---------------------------------------------------------------------------------------

OTHERS = (
    "https://pay.example/q/9f3k2m7x",
    "https://ditich.example/q/zzzzz",
    "00020101021138570010A00000072701270006970436011300123456789",
    "https://bit.example/3xYz",
)
"""What strangers paste over a code: payments, addresses that look like ours."""


def _drawn(symbol: qr.Symbol, module: float, quiet: int) -> Image.Image:
    side = symbol.size + 2 * quiet
    small = Image.new("L", (side, side), 255)
    for y, row in enumerate(symbol.modules):
        for x, dark in enumerate(row):
            small.putpixel((x + quiet, y + quiet), 0 if dark else 255)
    px = max(1, round(side * module))
    return small.resize((px, px), Image.Resampling.NEAREST)


def _pasted(
    flat: Flat, sticker: Image.Image, middle: tuple[float, float], degrees: float, tones: tuple[float, float]
) -> Flat:
    """With a paper of these tones (dark, light) over it; `middle` is in px of the flat plaque."""
    turned = sticker.rotate(degrees, Image.Resampling.BICUBIC, expand=True)
    mask = Image.new("L", sticker.size, 255).rotate(degrees, Image.Resampling.BICUBIC, expand=True)
    at = (round(middle[0] - turned.width / 2), round(middle[1] - turned.height / 2))
    size = flat.face.shape[::-1]
    paper, opaque = Image.new("L", size, 0), Image.new("L", size, 0)
    paper.paste(turned, at)
    opaque.paste(mask, at)
    dark, light = tones
    tone = dark + (light - dark) * np.asarray(paper, np.float32) / 255
    return _over(flat, np.asarray(opaque, np.float32) / 255, tone)


def _somewhere(flat: Flat, chance: np.random.Generator, width: float) -> tuple[float, float]:
    """A middle such that a paper of this width lies on the symbol."""
    low, high = width / 2, max(width / 2, flat.side - width / 2)
    x, y = (chance.uniform(low, high) for _ in range(2))
    return flat.left + x, flat.top + y


def whole(flat: Flat, seed: int) -> Flat:
    """Another code on white paper, as large as ours with its quiet zone."""
    chance = np.random.default_rng(seed)
    other = qr.symbol(OTHERS[seed % len(OTHERS)])
    paper = _drawn(other, (flat.symbol.size + 8) * flat.module / (other.size + 8), 4)
    middle = (flat.left + flat.side / 2 + chance.normal(0, 3), flat.top + flat.side / 2 + chance.normal(0, 3))
    return _pasted(flat, paper, middle, chance.uniform(-4, 4), (0.04, 0.85))


def smaller(flat: Flat, seed: int) -> Flat:
    """Another code of 30 to 65 % of our width, anywhere over ours."""
    chance = np.random.default_rng(seed)
    other, width = qr.symbol(OTHERS[seed % len(OTHERS)]), flat.side * chance.uniform(0.3, 0.65)
    paper = _drawn(other, width / (other.size + 4), 2)
    return _pasted(flat, paper, _somewhere(flat, chance, width), chance.uniform(-10, 10), (0.04, 0.85))


def partly(flat: Flat, seed: int) -> Flat:
    """A large code that covers 15 to 45 % of ours from one side."""
    chance = np.random.default_rng(seed)
    other = qr.symbol(OTHERS[seed % len(OTHERS)])
    paper = _drawn(other, flat.side * 1.1 / (other.size + 8), 4)
    covered = flat.side * chance.uniform(0.15, 0.45)
    away = flat.side / 2 + flat.side * 0.55 - covered
    across, down = ((1, 0), (-1, 0), (0, 1), (0, -1))[seed % 4]
    middle = (flat.left + flat.side / 2 + across * away, flat.top + flat.side / 2 + down * away)
    return _pasted(flat, paper, middle, chance.uniform(-3, 3), (0.04, 0.85))


def patch(flat: Flat, seed: int) -> Flat:
    """A plain paper over 4 to 20 % of the symbol, of any tone."""
    chance = np.random.default_rng(seed)
    area, ratio = flat.side**2 * chance.uniform(0.04, 0.2), chance.uniform(0.6, 1.6)
    width, height = (area * ratio) ** 0.5, (area / ratio) ** 0.5
    paper = Image.new("L", (round(width), round(height)), 255)
    tone = (0.85, 0.5, 0.05)[seed % 3]
    return _pasted(flat, paper, _somewhere(flat, chance, max(width, height)), chance.uniform(-20, 20), (tone, tone))


def altered(flat: Flat, seed: int) -> Flat:
    """The same version and mask with another payload of the same length, module upon module."""
    payload = flat.payload[:-5] + "23456789cdfhjkmnprtvwxy"[seed % 23] * 5
    other = qr.symbol(payload, (flat.symbol.version, flat.symbol.mask))
    middle = (flat.left + flat.side / 2, flat.top + flat.side / 2)
    return _pasted(flat, _drawn(other, flat.module, 0), middle, 0, (0.05, 0.8))


STICKERS: Mapping[str, Callable[[Flat, int], Flat]] = {
    "whole": whole,
    "smaller": smaller,
    "partly": partly,
    "patch": patch,
    "altered": altered,
}


# ---- the camera -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Camera:
    """Where somebody stands, in what light, with what phone."""

    seed: int
    width: int = 1600
    height: int = 1200
    module: float = 9
    """px a module, at about."""

    tilt: float = 15
    """Degrees between the view and the plaque's normal."""

    roll: float = 3
    blur: float = 0.12
    """Standard deviation, in modules."""

    noise: float = 0.01
    quality: int = 80
    glare: float = 0
    shadow: bool = False
    slope: float = 0.5
    """How much darker the darkest corner is."""

    exposure: float = 1.0


def some_camera(seed: int, **fixed: object) -> Camera:
    """A usual one of chance: to 45 degrees off, any light, a little blur."""
    chance = np.random.default_rng(seed + 7000)
    drawn = Camera(
        seed,
        module=chance.uniform(7, 12),
        tilt=chance.uniform(0, 45),
        roll=chance.choice([0, 0, 0, 90, 180, 270]) + chance.normal(0, 6),
        blur=chance.uniform(0.05, 0.25),
        noise=chance.uniform(0.004, 0.02),
        quality=int(chance.integers(70, 91)),
        glare=float(chance.choice([0, 0, 0.15, 0.3])),
        shadow=bool(chance.random() < 0.15),
        slope=chance.uniform(0.1, 0.65),
        exposure=chance.uniform(0.7, 1.15),
    )
    return replace(drawn, **fixed)  # type: ignore[arg-type]


def taken(flat: Flat, camera: Camera) -> bytes:
    """The photograph as a JPEG."""
    chance = np.random.default_rng(camera.seed)
    light = _seen(flat, camera, chance)
    y, x = np.mgrid[0 : camera.height, 0 : camera.width].astype(np.float32)
    angle = chance.uniform(0, 2 * np.pi)
    along = (x / camera.width - 0.5) * cos(angle) + (y / camera.height - 0.5) * sin(angle)
    shine = 1 - camera.slope * (along + 0.5)
    if camera.shadow:
        edge = along - chance.uniform(-0.15, 0.15)
        shine = shine * np.where(np.abs(edge) < 0.06, 0.45, 1.0)
    light = light * shine
    if camera.glare:
        gx, gy = (chance.uniform(0.35, 0.65) for _ in range(2))
        far = ((x / camera.width - gx) / 0.12) ** 2 + ((y / camera.height - gy) / 0.1) ** 2
        light = light + camera.glare * np.exp(-far)
    light = light * camera.exposure
    light = light + chance.standard_normal(light.shape, np.float32) * camera.noise * np.sqrt(np.clip(light, 0.01, None))
    value = np.clip(light, 0, 1)
    srgb = np.where(value <= 0.0031308, value * 12.92, 1.055 * value ** (1 / 2.4) - 0.055)
    grey = Image.fromarray((srgb * 255 + 0.5).astype("uint8"))
    warm = Image.merge("RGB", (grey, grey.point(lambda v: v * 0.97), grey.point(lambda v: v * 0.88)))
    file = BytesIO()
    warm.save(file, "JPEG", quality=camera.quality)
    return file.getvalue()


def _seen(flat: Flat, camera: Camera, chance: np.random.Generator) -> Field:
    """The plaque on its wall as the lens draws it, still linear."""
    rows, columns = flat.face.shape
    margin = int(max(rows, columns) * 0.6)
    wall = 0.25 + 0.35 * _noise(chance, (rows + 2 * margin, columns + 2 * margin), 40)
    wall += 0.08 * chance.standard_normal(wall.shape, np.float32)
    wall[margin : margin + rows, margin : margin + columns] = flat.face
    canvas = Image.fromarray(wall.astype("float32"))
    middle = (margin + flat.left + flat.side / 2, margin + flat.top + flat.side / 2)
    matrix = _pose(camera, middle, flat.module)
    # Seen from far, many points of the plaque fall on one pixel.
    scale = flat.module / camera.module
    if scale > 1.2:
        canvas = Image.fromarray(_blurred(np.asarray(canvas, np.float32), 0.4 * scale))
    seen = canvas.transform(
        (camera.width, camera.height), Image.Transform.PERSPECTIVE, matrix, Image.Resampling.BICUBIC, fillcolor=0.3
    )
    return _blurred(np.asarray(seen, np.float32), camera.blur * camera.module)


def _blurred(field: Field, sigma: float) -> Field:
    if sigma < 0.2:
        return field
    reach = int(3 * sigma) + 1
    kernel = np.exp(-(np.arange(-reach, reach + 1) ** 2) / (2 * sigma**2)).astype(np.float32)
    kernel /= kernel.sum()
    height, width = field.shape
    padded = np.pad(field, reach, mode="edge")
    rows = np.zeros((height, width + 2 * reach), np.float32)
    for k, weight in enumerate(kernel):
        rows += weight * padded[k : k + height]
    out = np.zeros(field.shape, np.float32)
    for k, weight in enumerate(kernel):
        out += weight * rows[:, k : k + width]
    return out


def _pose(camera: Camera, middle: tuple[float, float], module: float) -> list[float]:
    """Coefficients of Pillow's PERSPECTIVE: px of the photograph → px of the wall, where a module has `module` px.

    A pinhole camera whose focal length is the width of its picture.
    """
    focal = float(camera.width)
    tilt, roll, turn = radians(camera.tilt), radians(camera.roll), radians((camera.seed * 77) % 360)
    # The tilt's axis lies in the plaque, in any direction.
    axis = np.array([cos(turn), sin(turn), 0.0])
    k = np.array([[0, -axis[2], axis[1]], [axis[2], 0, -axis[0]], [-axis[1], axis[0], 0]])
    tilted = np.eye(3) + sin(tilt) * k + (1 - cos(tilt)) * (k @ k)
    rolled = np.array([[cos(roll), -sin(roll), 0], [sin(roll), cos(roll), 0], [0, 0, 1]])
    rotation = rolled @ tilted
    distance = focal * module / camera.module
    project = np.array([[focal, 0, camera.width / 2], [0, focal, camera.height / 2], [0, 0, 1]])
    place = np.column_stack([rotation[:, 0], rotation[:, 1], np.array([0, 0, distance])])
    move = np.array([[1, 0, -middle[0]], [0, 1, -middle[1]], [0, 0, 1]])
    back = np.linalg.inv(project @ place @ move)
    back /= back[2, 2]
    return [float(n) for n in back.flatten()[:8]]
