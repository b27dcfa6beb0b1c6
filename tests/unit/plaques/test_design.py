"""A plaque keeps its layout for any names and in any size."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import combinations

import pytest

from generator.plaques import DesignFault, MissingGlyph, TooLong, TooSmall, design, qr
from generator.plaques.blueprint import read
from generator.plaques.drawing import MEN, MUC, NGHE, SON, WHITE
from generator.plaques.outline import box_of
from generator.store import file_ref
from tests.support.worlds import TEMPLATES

LONG = (
    ("vi", "Địa điểm chiến thắng Ông Hào, nơi ghi dấu phong trào đấu tranh"),
    ("en", "The Sacred Garden Relic Site of Lộ Vòng, Thới An Đông Ward"),
    ("km", "ព្រះវិហារស្ត្រី Ấp Ổ ញ៉ាំញឹក"),
    ("zh", "Ấm Ổ Ễ 靈山古廟"),
)
SIZES = [(105, 148), (148, 210), (210, 297), (297, 420), (200, 300), (140, 140), (90, 300)]


def ordered(faceplate, name="gate", size=(148, 210), distance=0.2, **changes):
    """The same plaque by another design, in another size."""
    order = replace(
        faceplate.order, design=file_ref(TEMPLATES / "plaques" / f"{name}.svg"), size=size, distance=distance
    )
    return replace(faceplate, order=order, **changes)


def lines(drawing, layer="face"):
    """The boxes of its lines of text, from the top down: all that is black but the symbol."""
    return [box_of(shape.outline) for shape in drawing.shapes if shape.ink == MUC and shape.layer == layer]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("names", [None, LONG], ids=["usual", "long"])
@pytest.mark.parametrize("name", ["gate", "altar"])
def test_in_any_size_every_line_is_inside_the_trim_and_overlaps_nothing(faceplate, name, names, size):
    """Diacritics count as ink. Where the names or the symbol cannot fit, TooLong or TooSmall is raised."""
    face = ordered(faceplate, name, size, names=names or faceplate.names)
    try:
        drawing = design.draw(face)
    except (TooLong, TooSmall):
        assert names or min(size) < 105, "the usual names fit every usual size"
        return

    boxes = lines(drawing)
    assert all(drawing.trim.grown(-3).contains(box) for box in boxes)
    assert not any(first.overlaps(second) for first, second in combinations(boxes, 2))
    assert not any(drawing.symbol.zone.grown(-0.01).overlaps(box) for box in boxes)
    assert sorted(size) == sorted((drawing.width, drawing.height))
    assert all(
        drawing.trim.grown(3).contains(box_of(shape.outline)) for shape in drawing.shapes if shape.layer != "slug"
    )
    assert drawing.trim.grown(3) == box_of(drawing.shapes[0].outline)


@pytest.mark.parametrize("size", SIZES[:5])
def test_a_symbol_keeps_four_modules_of_quiet_zone_on_white(faceplate, size):
    """The panel is exactly symbol and zone, whatever the scale."""
    drawing = design.draw(ordered(faceplate, size=size))
    (panel,) = [box_of(shape.outline) for shape in drawing.shapes if shape.ink == WHITE]
    zone = drawing.symbol.zone

    assert (zone.left, zone.top, zone.right, zone.bottom) == pytest.approx(
        (panel.left, panel.top, panel.right, panel.bottom), abs=1e-6
    )
    assert drawing.symbol.box.grown(4 * drawing.symbol.module) == zone
    assert 33 == drawing.symbol.size


def test_on_a5_the_symbol_is_wider_than_68_millimetres(faceplate):
    """For a phone held at 0.7 m or nearer."""
    assert 68 < design.draw(ordered(faceplate)).symbol.box.width < 72


@pytest.mark.parametrize("band", [SON, NGHE, MEN])
def test_a_band_is_in_the_accent_of_its_kind(faceplate, band):
    """The second shape, on the paper, is the band."""
    assert band == design.draw(replace(faceplate, accents=(band.name, "giay"))).shapes[1].ink


def test_a_spot_colour_takes_the_place_of_an_ink(faceplate):
    """Everywhere it is used, and nowhere else."""
    press = replace(faceplate.order.press, spots=(("vang", "PANTONE 871 C"),))
    drawing = design.draw(replace(faceplate, order=replace(faceplate.order, press=press)))

    assert {"vang"} == {shape.ink.name for shape in drawing.shapes if shape.ink.spot == "PANTONE 871 C"}
    assert not [shape for shape in drawing.shapes if shape.ink.name == "vang" and not shape.ink.spot]


# ---- how large --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("distance", "size"), [(0.4, (105, 148)), (0.6, (148, 210)), (0.9, (210, 297)), (1.3, (297, 420))]
)
def test_the_size_follows_from_the_distance(faceplate, distance, size):
    """The smallest standard one whose symbol is a tenth of it."""
    drawing = design.draw(ordered(faceplate, size=None, distance=distance))

    assert size == (drawing.width, drawing.height)
    assert drawing.symbol.box.width >= 100 * distance


@pytest.mark.parametrize("distance", [0.55, 0.8, 1.2, 3.0])
def test_too_small_for_the_distance_is_refused_with_the_size_that_would_do(faceplate, distance):
    """And that size does."""
    with pytest.raises(TooSmall) as caught:
        design.draw(ordered(faceplate, size=(105, 148), distance=distance))

    assert "distance" == caught.value.limit
    assert design.draw(ordered(faceplate, size=caught.value.size, distance=distance)).symbol.box.width >= 100 * distance


def test_modules_too_fine_for_the_material_are_refused_with_the_size_that_would_do(faceplate):
    """Engraved stone needs coarser ones than paper."""
    coarse = replace(faceplate.order.material, module=2.4)
    face = ordered(faceplate)
    face = replace(face, order=replace(face.order, material=coarse))

    with pytest.raises(TooSmall) as caught:
        design.draw(face)

    assert ("module", 2.4) == (caught.value.limit, pytest.approx(caught.value.needed))
    larger = design.draw(replace(face, order=replace(face.order, size=caught.value.size)))
    assert larger.symbol.module >= 2.4


@pytest.mark.parametrize("size", SIZES[:5])
def test_screws_keep_their_size_and_their_distance_from_the_corners(faceplate, size):
    """4.2 mm for a screw of 4 mm, 7 mm from both edges."""
    drawing = design.draw(ordered(faceplate, size=size))
    width, height = drawing.width, drawing.height

    assert {4.2} == {hole.diameter for hole in drawing.holes}
    assert {(7, 7), (width - 7, 7), (7, height - 7), (width - 7, height - 7)} == {
        (hole.across, hole.down) for hole in drawing.holes
    }


# ---- texts ------------------------------------------------------------------------------------------


def test_a_name_set_smaller_stays_in_the_middle_of_its_box(faceplate):
    """The middle of its capitals stays on the same height."""
    usual = lines(design.draw(replace(faceplate, names=(("vi", "HH"),))))[0]
    longer = lines(design.draw(replace(faceplate, names=(("vi", "H" * 16),))))[0]

    assert usual.height > longer.height
    assert (usual.top + usual.bottom) / 2 == pytest.approx((longer.top + longer.bottom) / 2, abs=0.01)


def test_a_long_name_is_set_in_two_lines(faceplate):
    """Larger than it would be in one."""
    drawing = design.draw(replace(faceplate, names=LONG[:1]))

    assert 6 == len(lines(drawing))


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_a_name_not_yet_translated_leaves_no_empty_line(faceplate, count):
    drawing = design.draw(replace(faceplate, names=faceplate.names[:count]))

    assert 4 + count == len(lines(drawing))


def test_a_name_of_120_letters_is_refused(faceplate):
    """Rather than set so small that nobody at the gate reads it."""
    with pytest.raises(TooLong):
        design.draw(replace(faceplate, names=(("vi", "Địa điểm chiến thắng " * 6),)))


def test_a_character_no_face_has_is_refused(faceplate):
    """In any line."""
    with pytest.raises(MissingGlyph):
        design.draw(replace(faceplate, steward="Quận đoàn ☸"))


def test_an_author_s_text_is_never_parsed_as_svg_or_as_a_template(faceplate):
    """It is put in after the file was read, and only once."""
    drawing = design.draw(replace(faceplate, names=(("vi", "<b>{{ code }}</b>"),)))

    assert 5 == len(lines(drawing))


def test_the_slug_is_outside_the_bleed_and_empty_on_a_plaque_for_print(faceplate):
    """It is cut off with the waste."""
    proof = design.draw(faceplate)
    printable = design.draw(replace(faceplate, slug=()))

    assert 2 == len(lines(proof, "slug"))
    assert all(proof.sheet.contains(box) and box.top > 213 for box in lines(proof, "slug"))
    assert [] == lines(printable, "slug")


# ---- what Inkscape writes ---------------------------------------------------------------------------


def test_a_file_saved_by_inkscape_is_the_same_drawing(faceplate, tmp_path):
    """Styles instead of attributes, a tspan in each text, its own elements and its own names for layers."""
    plain = (TEMPLATES / "plaques" / "gate.svg").read_text("utf-8")
    saved = (
        plain.replace('fill="#B8862D"', 'style="fill:#b8862d;fill-opacity:1;stroke:none;stroke-width:0.264583"')
        .replace("</text>", "</tspan></text>")
        .replace("<title>", '<metadata id="m"><a/></metadata><defs><linearGradient/></defs><inkscape:page/><title>')
    )
    saved = re.sub("(<text [^>]*)>", r'\1 xml:space="preserve"><tspan x="1" y="2">', saved)
    path = tmp_path / "gate.svg"
    path.write_text(saved, "utf-8")

    order = replace(faceplate.order, design=file_ref(path))
    assert design.draw(faceplate) == design.draw(replace(faceplate, order=order))


@pytest.mark.parametrize(
    "transform", ["translate(10 0)", "matrix(1 0 0 1 10 0)", "translate(10,0)scale(1)", "rotate(0)translate(10)"]
)
def test_a_transform_moves_a_shape(faceplate, tmp_path, transform):
    """In any of its spellings."""
    text = (TEMPLATES / "plaques" / "gate.svg").read_text("utf-8")
    path = tmp_path / "gate.svg"
    path.write_text(
        text.replace('<rect x="30.2" y="84.8"', f'<rect transform="{transform}" x="20.2" y="84.8"'), "utf-8"
    )

    order = replace(faceplate.order, design=file_ref(path))
    shapes = design.draw(replace(faceplate, order=order)).shapes
    assert [box_of(s.outline).left for s in design.draw(faceplate).shapes] == pytest.approx(
        [box_of(shape.outline).left for shape in shapes]
    )


FAULTS = [
    ("design-syntax", "<g", "<g <"),
    ("design-syntax", "<svg", "<!DOCTYPE svg [<!ENTITY a 'b'>]><svg"),
    ("design-element", '<circle cx="7" cy="7" r="2.1"/>', '<image href="file:///etc/passwd"/>'),
    ("design-element", '<circle cx="7" cy="7" r="2.1"/>', '<use href="#a"/>'),
    ("design-style", 'id="symbol"', 'id="symbol" opacity="0.5"'),
    ("design-style", 'id="symbol"', 'id="symbol" style="filter:url(#f)"'),
    ("design-colour", 'fill="#FBF6EA"/>', 'fill="#123456"/>'),
    ("design-colour", 'fill="#FBF6EA"/>', 'fill="url(#gradient)"/>'),
    ("design-number", 'font-size="6.8"', 'font-size="lớn"'),
    ("design-number", 'data-names="3-4"', 'data-names="ba"'),
    ("design-symbol", 'id="symbol" x="31" y="85.6" width="86"', 'id="symbol" x="31" y="85.6" width="80"'),
    ("design-layer", '<circle cx="7" cy="7" r="2.1"/>', '<rect x="1" y="1" width="2" height="2"/>'),
    ("design-name", 'height="1" fill="#B8862D"', 'height="1" fill="{{ steward.upper"'),
    ("design-name", 'height="1" fill="#B8862D"', 'height="1" fill="{{ owner }}"'),
    ("design-outside", 'x="74" y="203.2"', 'x="-50" y="203.2"'),
    ("design-overlap", 'x="74" y="188.6"', 'x="74" y="183"'),
    ("design-covered", 'cx="7" cy="203"', 'cx="74" cy="128"'),
    ("design-near", 'cx="7" cy="203"', 'cx="35" cy="176"'),
    ("design-near", 'x="74" y="180.8" font-size="6.8"', 'x="74" y="178.6" font-size="6.8"'),
    ("design-near", 'id="symbol" x="31"', 'id="symbol" x="2"'),
]


@pytest.mark.parametrize(("code", "old", "new"), FAULTS)
def test_a_fault_of_a_design_has_its_line_and_column(faceplate, tmp_path, code, old, new):
    """The line it stands in, counted in the file as its author sees it."""
    text = (TEMPLATES / "plaques" / "gate.svg").read_text("utf-8")
    assert old in text
    path = tmp_path / "gate.svg"
    path.write_text(text.replace(old, new, 1), "utf-8")

    with pytest.raises(DesignFault) as caught:
        design.draw(replace(faceplate, order=replace(faceplate.order, design=file_ref(path))))

    assert code == caught.value.code
    file, line, column = caught.value.position
    wrong = text[: text.index(old)].count("\n") + 1
    assert str(path) == file
    assert line in range(wrong - 2, wrong + 2)
    assert column >= 1


def test_columns_count_characters_not_bytes(tmp_path):
    """As editors do."""
    path = tmp_path / "a.svg"
    path.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9mm" height="9mm" viewBox="0 0 9 9">\n'
        '<g id="face"><!-- Ễ --><image/></g></svg>',
        "utf-8",
    )

    with pytest.raises(DesignFault) as caught:
        read(file_ref(path))

    assert (2, 24) == caught.value.position[1:]


def test_the_smallest_letters_are_never_smaller_than_the_floor(faceplate):
    """6.5 pt, even on A6: a line of x is at least as high as an x of that size."""
    drawing = design.draw(ordered(faceplate, size=(105, 148), steward="xxx"))

    assert min(box.height for box in lines(drawing)) >= 0.5 * design.FLOOR
    assert qr.QUIET_ZONE == 4


def test_a_faceplate_s_repr_decides_whether_it_is_drawn_again(faceplate):
    """Its repr is the cache key: equal for equal faceplates, another for another steward, without memory addresses."""
    assert repr(faceplate) == repr(replace(faceplate))
    assert repr(faceplate) != repr(replace(faceplate, steward="Quận đoàn"))
    assert "object at 0x" not in repr(faceplate)
