"""What photographs of plaques say: condition, damage, stickers. tools/inspect_bench.py tries hundreds; here is one of each."""

from __future__ import annotations

import io
from functools import cache
from itertools import pairwise

import pytest
from PIL import Image, ImageOps

from generator.inspection import inspection, photograph
from generator.inspection.inspection import Candidate, Inspection
from generator.inspection.picture import damage_png
from generator.media.photos import UnfitPhoto
from tests.support import photographs
from tests.support.photographs import Camera, Flat, some_camera

NEAR = {"width": 900, "height": 760, "module": 8.0}
"""A small photograph, so that it is soon drawn."""


def candidates() -> tuple[Candidate, ...]:
    return tuple(Candidate(flat.code, flat.payload, None) for flat in photographs.flats())


def seen(flat: Flat, camera: Camera) -> Inspection:
    """What a photograph with one plaque shows."""
    (one,) = inspection.inspect(photographs.taken(flat, camera), candidates())
    return one


@cache
def clean() -> bytes:
    """A plaque as it left the shop."""
    return photographs.taken(photographs.flats()[0], some_camera(3, **NEAR))


def changed(change) -> bytes:
    """The clean photograph, changed and saved again."""
    file = io.BytesIO()
    change(Image.open(io.BytesIO(clean()))).save(file, "JPEG", quality=90)
    return file.getvalue()


@pytest.mark.parametrize("number", range(3), ids=("composite", "brass", "granite"))
def test_a_clean_plaque_is_good_on_every_material(number):
    flat = photographs.flats()[number]
    one = seen(flat, some_camera(20 + number, **NEAR, glare=0, blur=0.12))

    assert ("good", flat.code, flat.payload) == (one.verdict, one.code, one.payload)
    assert one.grade in {"A", "B"}
    assert 0 == one.damage


def test_a_plaque_seen_from_the_side_is_read_module_by_module():
    one = seen(photographs.flats()[0], some_camera(5, **NEAR, tilt=60, shadow=False, glare=0))

    assert ("good", frozenset()) == (one.verdict, one.wrong)


@pytest.mark.parametrize("kind", photographs.STICKERS)
def test_a_sticker_is_an_alarm(kind):
    flat = photographs.flats()[1]
    one = seen(photographs.STICKERS[kind](flat, 3), some_camera(30, **NEAR))

    assert one.verdict in {"sticker", "foreign"}


@pytest.mark.parametrize("kind", photographs.WEARS)
def test_wear_is_no_sticker_and_never_makes_a_plaque_better(kind):
    """Where no reader reads any more, the plaque is known by its modules."""
    flat, camera = photographs.flats()[0], some_camera(41, **NEAR)
    steps = [seen(photographs.WEARS[kind](flat, 2, amount), camera) for amount in (0, 0.08, 0.2)]

    assert {flat.code} == {one.code for one in steps}
    assert not {"sticker", "foreign"} & {one.verdict for one in steps}
    grades = [one.grade or "F" for one in steps]
    assert grades == sorted(grades)
    assert all(before.damage <= after.damage + 0.002 for before, after in pairwise(steps))


def test_a_mirrored_photograph_is_known_as_one():
    (one,) = inspection.inspect(changed(ImageOps.mirror), candidates())

    assert ("good", True) == (one.verdict, one.mirrored)


def test_light_on_dark_is_a_fault_of_the_shop():
    (one,) = inspection.inspect(changed(ImageOps.invert), candidates())

    assert ("inverted", "F") == (one.verdict, one.grade)


def test_two_plaques_in_one_photograph_are_two():
    other = Image.open(io.BytesIO(photographs.taken(photographs.flats()[1], some_camera(9, **NEAR, shadow=False))))

    def beside(picture: Image.Image) -> Image.Image:
        both = Image.new("RGB", (picture.width * 2, picture.height))
        both.paste(picture, (0, 0))
        both.paste(other, (picture.width, 0))
        return both

    found = inspection.inspect(changed(beside), candidates())

    assert {photographs.flats()[0].code, photographs.flats()[1].code} == {one.code for one in found}


def test_a_wall_is_no_plaque():
    file = io.BytesIO()
    Image.effect_noise((800, 600), 60).save(file, "PNG")
    (one,) = inspection.inspect(file.getvalue(), candidates())

    assert ("none", None, "") == (one.verdict, one.grade, one.code)


def test_a_plaque_out_of_focus_is_not_judged():
    one = seen(photographs.flats()[0], some_camera(3, **NEAR, blur=0.42))

    assert one.verdict in {"retake", "none"}


# ---- files ----------------------------------------------------------------------------------------------


def test_nothing_of_the_camera_s_notes_is_used_but_the_orientation_and_nothing_is_kept():
    exif = Image.Exif()
    exif[0x0112], exif[0x010F], exif[0x8298] = 6, "Maker", "Owner of the phone"
    place = exif.get_ifd(0x8825)
    place[1], place[2] = "N", (10.0, 5.0, 0.0)
    file = io.BytesIO()
    Image.open(io.BytesIO(clean())).save(file, "JPEG", exif=exif, quality=90)
    (one,) = inspection.inspect(file.getvalue(), candidates())
    picture = damage_png(one)
    chunks = [picture[at + 4 : at + 8] for at in _chunk_starts(picture)]

    assert (900, 760) == Image.open(io.BytesIO(clean())).size
    assert (760, 900) == photograph.grey(file.getvalue()).size
    assert "good" == one.verdict
    assert {b"IHDR", b"IDAT", b"IEND"} == set(chunks)


def _chunk_starts(png: bytes):
    at = 8
    while at < len(png):
        yield at
        at += 12 + int.from_bytes(png[at : at + 4], "big")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"x" * 64, "heic"),
        (b"", "empty"),
        (b"GIF89a" + b"x" * 64, "cut"),
        (b"hello", "format"),
    ],
)
def test_what_is_no_photograph_says_why(data, reason):
    with pytest.raises(UnfitPhoto) as caught:
        inspection.inspect(data, candidates())

    assert reason == caught.value.reason


def test_a_cut_photograph_is_unfit():
    with pytest.raises(UnfitPhoto):
        inspection.inspect(clean()[: len(clean()) // 2], candidates())


def test_too_many_pixels_are_refused_before_they_are_decoded():
    """Ten kilobytes that would be 400 megapixels."""
    file = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(file, "PNG")
    with pytest.raises(photograph.TooLarge):
        inspection.inspect(file.getvalue(), candidates())


def test_of_fifty_megapixels_an_eighth_of_each_side_may_be_decoded():
    file = io.BytesIO()
    Image.new("L", (8160, 6120), 128).save(file, "JPEG")

    assert (2040, 1530) == photograph.grey(file.getvalue()).size
