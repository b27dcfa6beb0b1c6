"""Every design that comes with the program can be made: for any names and stories, in its own sizes, on paper and on metal."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import combinations

import pypdfium2
import pytest
import zxingcpp

from generator.plaques import DesignFault, TooSmall, design, engraving, preflight, proof, sheets
from generator.plaques.asked import asked
from generator.plaques.blueprint import read
from generator.plaques.drawing import REGISTRATION
from generator.plaques.faceplate import Stop
from generator.plaques.outline import box_of
from generator.plaques.writers import pdf
from generator.store import file_ref
from tests.support.plaques import BRASS, COMPOSITE, GRANITE, prove_plate
from tests.support.worlds import TEMPLATES

FOLDER = TEMPLATES / "plaques"
PAPER = replace(COMPOSITE, id="paper", module=0.8, plate=False)
NEW = ("marker", "card", "poster", "board", "sticker")
STORIES = (
    ("vi", "Đình có từ năm 1832. Được vua Tự Đức ban sắc năm 1852, làng cất đình mới ở đây, cách chỗ cũ 1 km."),
    ("en", "Founded in 1832, and built anew here, 1 km from the old site, after a royal certificate of 1852."),
    ("km", "ឈ្មោះវត្ត\u200bផ្សំពី\u200b Pôthi \u200bគឺការត្រាស់ដឹង និង Somrôn"),
    ("zh", "寺名合“菩提”（pôthi，觉悟）与寺内常见的药草 somrôn 而成。"),
)
LONG_NAMES = (
    ("vi", "Địa điểm chiến thắng Ông Hào, nơi ghi dấu phong trào đấu tranh"),
    ("en", "The Sacred Garden Relic Site of Lộ Vòng, Thới An Đông Ward"),
    ("km", "ព្រះវិហារស្ត្រី Ấp Ổ ញ៉ាំញឹក"),
    ("zh", "烏門古跡 靈山古廟"),
)


@pytest.fixture
def ordered(faceplate):
    """The pagoda's plaque by another design, with all that a design may ask for but the map."""

    def order(name, size=None, distance=0.2, **changes):
        material = PAPER if name == "sticker" else faceplate.order.material
        chosen = replace(
            faceplate.order, material=material, design=file_ref(FOLDER / f"{name}.svg"), size=size, distance=distance
        )
        stop = Stop(12, "Điểm 12", "Ven sông")
        return replace(faceplate, **{"order": chosen, "stories": STORIES, "stop": stop, **changes})

    return order


def own(tmp_path, name, *changes):
    """A design of a project: one of ours with some words changed."""
    text = (FOLDER / f"{name}.svg").read_text("utf-8")
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    path = tmp_path / "own.svg"
    path.write_text(text, "utf-8")
    return file_ref(path)


@pytest.mark.parametrize("count", [1, 2, 3, 4])
@pytest.mark.parametrize("names", [None, LONG_NAMES], ids=["usual", "long"])
@pytest.mark.parametrize("name", NEW)
def test_whatever_stands_on_it_every_line_has_its_place(ordered, faceplate, name, names, count):
    """In its smallest size, in one to four languages. draw itself refuses what leaves the trim or covers the symbol."""
    names = (names or faceplate.names)[:count]
    face = ordered(name, names=names, verbs=faceplate.verbs[:count], stories=STORIES[:count])
    drawing = design.draw(face)
    texts = [box_of(shape.outline) for shape in drawing.shapes if shape.layer == "face" and shape.ink.name == "muc"]

    assert all(drawing.trim.grown(-3).contains(box) for box in texts)
    assert not any(first.overlaps(second) for first, second in combinations(texts, 2))
    assert read(face.order.design).sizes[0] == tuple(sorted((drawing.width, drawing.height)))


@pytest.mark.parametrize("name", NEW)
def test_its_file_passes_preflight_and_every_trial(ordered, press, name):
    """The PDF for the press, as a build makes it."""
    face = ordered(name)
    drawing = design.draw(face)
    file = pdf.write(drawing, press, "x", "vi")

    preflight.check(file, drawing)
    assert face.payload == proof.prove(file, drawing, face.payload).payload


@pytest.mark.parametrize("material", [BRASS, GRANITE], ids=lambda material: material.id)
@pytest.mark.parametrize("name", ["marker", "board"])
def test_its_plate_is_read(ordered, name, material):
    """A band becomes bare metal: number and roof are engraved in it."""
    face = ordered(name)
    face = replace(face, order=replace(face.order, material=material))

    prove_plate(engraving.of(design.draw(face), material), material, face.payload)


@pytest.mark.parametrize(
    ("name", "distance", "size"),
    [
        ("marker", 0.6, (90, 148)), ("marker", 0.8, (120, 197)), ("card", 0.6, (148, 210)), ("poster", 0.7, (210, 297)),
        ("poster", 1.0, (297, 420)), ("board", 0.6, (600, 400)), ("board", 1.9, (1200, 800)), ("sticker", 0.25, (43, 65)),
    ],
)  # fmt: skip
def test_without_a_size_it_is_the_smallest_of_the_design_for_the_distance(ordered, name, distance, size):
    """Not of the A sizes: a board on A4 would be a plaque with letters nobody can read."""
    drawing = design.draw(ordered(name, distance=distance))

    assert size == (drawing.width, drawing.height)


def test_too_far_for_every_size_is_refused_with_one_that_would_do(ordered):
    with pytest.raises(TooSmall) as caught:
        design.draw(ordered("sticker", distance=2))

    assert design.draw(ordered("sticker", size=caught.value.size, distance=2)).symbol.box.width >= 200


def test_a_marker_says_its_number_on_the_trail_and_goes_without(ordered):
    """Of a relic on no trail the roof stands in the middle of the band."""
    with_number, without = design.draw(ordered("marker")), design.draw(ordered("marker", stop=None))

    def band(drawing):
        return [box_of(shape.outline) for shape in drawing.shapes if shape.layer == "face"][:2]

    number, roof = band(with_number)
    assert number.height > 15
    assert number.right < roof.left
    assert band(without)[0].middle == pytest.approx(45, abs=0.5)


def test_the_back_of_a_card_stands_on_its_head(ordered):
    """The name on the back is the one a reader turns: half a turn about the middle of the back."""
    drawing = design.draw(ordered("card", names=(("vi", "L"),)))
    back = min(
        (s for s in drawing.shapes if s.layer == "face" and s.ink.name == "muc"),
        key=lambda s: abs(box_of(s.outline).middle - 74) + abs(box_of(s.outline).bottom - 90),
    )
    ends = [numbers[-2:] for verb, numbers in back.outline if verb != "Z"]
    foot = [x for x, y in ends if y == pytest.approx(box_of(back.outline).top, abs=0.05)]

    # The foot of an L is its broadest part; on its head it is above.
    assert max(foot) - min(foot) > 0.9 * box_of(back.outline).width


def test_a_fold_is_marked_outside_the_bleed_and_nowhere_else(ordered):
    """Six dashes at half the height, three on each side, on the plate of every ink."""
    drawing = design.draw(ordered("card"))
    marks = [box_of(shape.outline) for shape in drawing.shapes if shape.ink == REGISTRATION]

    assert 6 == len(marks)
    assert all((mark.top + mark.bottom) / 2 == pytest.approx(105) for mark in marks)
    assert not any(mark.overlaps(drawing.trim.grown(drawing.bleed)) for mark in marks)
    assert all(drawing.sheet.contains(mark) for mark in marks)


def test_sixteen_stickers_are_imposed_on_a_sheet_of_a4(ordered, press):
    """49 × 71 mm each with its bleed, in 198 × 285 mm; each is read there."""
    face = ordered("sticker")
    file = pdf.write(design.draw(face), press, "x", "vi")
    pages = pypdfium2.PdfDocument(sheets.impose([file] * 16, "A4", press, (), face.inscription))
    found = zxingcpp.read_barcodes(pages[0].render(scale=200 / 72, grayscale=True).to_pil())

    assert 1 == len(pages)
    assert [face.payload] * 16 == [barcode.text for barcode in found]


# ---- what a design asks for ---------------------------------------------------------------------------


def test_a_design_asks_for_what_it_shows():
    """Else a plaque would be made again when a summary changes that it does not bear."""
    words = {
        name: asked(file_ref(FOLDER / f"{name}.svg")) & {"stories", "stop", "map"} for name in (*NEW, "gate", "altar")
    }

    assert {
        "marker": {"stop"}, "card": {"stories"}, "poster": {"stories"}, "board": {"stories", "map"},
        "sticker": set(), "gate": set(), "altar": set(),
    } == words  # fmt: skip


def test_every_name_a_design_may_use_is_documented():
    """In the Vietnamese guide to designs."""
    text = (FOLDER / "README.md").read_text("utf-8")
    used = {word for path in FOLDER.glob("*.svg") for word in re.findall(r"\{\{ *([a-z_]+)", path.read_text("utf-8"))}

    assert {"names", "stories", "stop", "map"} <= used
    assert all(f"`{word}`" in text for word in used)
    assert all(f"`{path.name}`" in text for path in FOLDER.glob("*.svg"))
    assert all(f"`{word}`" in text or f"{word}=" in text for word in ("data-if", "data-sizes", "data-flow", "fold"))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (('data-if="stop"', 'data-if="stopp"'), "design-name"),
        (('data-if="stop"', 'data-if="stop and"'), "design-name"),
        (('data-if="stop"', 'data-if="stop.__class__.mro()"'), "design-name"),
        (('data-sizes="90x148', 'data-sizes="90 x148'), "design-number"),
        (('data-sizes="90x148 120x197 180x296"', 'data-sizes=""'), "design-number"),
        (('<g id="drill"', '<g id="fold"'), "design-layer"),
        (('data-flow="top"', 'transform="rotate(5)"'), "design-style"),
    ],
)
def test_a_slip_in_what_is_new_is_named_with_its_place(ordered, tmp_path, change, code):
    """No traceback: a design is a stranger's file."""
    name = "card" if "flow" in change[0] else "marker"
    face = ordered(name)
    face = replace(face, order=replace(face.order, design=own(tmp_path, name, change)))

    with pytest.raises(DesignFault) as caught:
        design.draw(face)

    assert code == caught.value.code
    assert caught.value.position[1] > 1 or "sizes" in change[0]
