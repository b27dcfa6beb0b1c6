"""A photograph is shown upright, in its colours, at the size the page says, and tells nobody where it was taken."""

from __future__ import annotations

import contextlib
import io
import random
import warnings
import zlib
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageCms, ImageOps, ImageStat, PngImagePlugin

from generator import photos
from generator.photos import FORMATS, Unfit, height, measure, resize, widths
from generator.store import file_ref

SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
SECRETS = (b"Canon-of-Ba-Tu", b"home-of-the-keeper", b"comment-of-the-editor", b"10.1234567")


def shown(path: Path, width: int, form: photos.Format = "jpeg") -> Image.Image:
    """The photograph as a phone gets it."""
    return Image.open(io.BytesIO(resize(file_ref(path), width, form)))


def scene(width: int, height: int) -> Image.Image:
    """A picture no two corners of which are alike, soft enough for JPEG."""
    across, down = Image.linear_gradient("L").rotate(90), Image.linear_gradient("L")
    bands = (across, down, Image.radial_gradient("L"))
    return Image.merge("RGB", [band.resize((width, height)) for band in bands])


def saved(picture: Image.Image, path: Path, **options: object) -> Path:
    picture.save(path, **options)
    return path


def difference(one: Image.Image, other: Image.Image) -> float:
    """How far the worst of three channels is off on average, of 255."""
    return max(ImageStat.Stat(ImageChops.difference(one.convert("RGB"), other.convert("RGB"))).mean)


# ---- privacy --------------------------------------------------------------------------------------


def secretive(path: Path, form: str) -> Path:
    """A photograph with a camera, a place, a note and a colour profile in it, in every way its format has."""
    exif = Image.Exif()
    exif[0x010F] = "Canon-of-Ba-Tu"
    exif.get_ifd(0x8825).update({1: "N", 2: (10.0, 7.0, 24.0), 29: "home-of-the-keeper"})
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>home-of-the-keeper 10.1234567</x:xmpmeta>"
    options: dict[str, object] = {"exif": exif, "icc_profile": SRGB}
    if form == "PNG":
        info = PngImagePlugin.PngInfo()
        info.add_text("Comment", "comment-of-the-editor")
        info.add_itxt("XML:com.adobe.xmp", xmp.decode())
        options["pnginfo"] = info
    elif form == "JPEG":
        options |= {"comment": b"comment-of-the-editor", "xmp": xmp}
    else:
        options["xmp"] = xmp
    return saved(scene(400, 300), path, format=form, **options)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("source", ["JPEG", "PNG", "WEBP"])
def test_nothing_private_is_left_in_what_is_published(tmp_path, source, form):
    """Looked for byte by byte, and asked of another reading of the file."""
    path = secretive(tmp_path / "photo", source)
    data = resize(file_ref(path), 360, form)

    assert len([secret for secret in SECRETS if secret in path.read_bytes()]) >= 3
    assert [] == [secret for secret in SECRETS if secret in data]
    assert [] == [
        mark for mark in (b"Exif", b"xmp", b"XML:", b"ICC_PROFILE", b"ICCP", b"EXIF", b"prof") if mark in data
    ]
    again = Image.open(io.BytesIO(data))
    again.load()
    assert {} == dict(again.getexif())
    assert set() == {"exif", "xmp", "icc_profile", "comment", "XML:com.adobe.xmp"} & set(again.info)


def test_the_second_picture_some_phones_hide_in_a_file_is_gone(tmp_path):
    """Samsung and Apple keep a motion or a depth picture behind the photograph (MPO)."""
    hidden = Image.new("RGB", (64, 64), "blue")
    path = saved(scene(400, 300), tmp_path / "a.jpg", format="MPO", save_all=True, append_images=[hidden])

    assert (400, 300) == measure(path)
    assert 1 == getattr(shown(path, 360), "n_frames", 1)
    assert 4 > difference(scene(400, 300).resize((360, 270)), shown(path, 360))


# ---- upright --------------------------------------------------------------------------------------

# What a viewer does for each orientation (Exif 2.32, 4.6.4 A), told by hand; and so what a camera did before.
TURNS = {
    1: (),
    2: (Image.Transpose.FLIP_LEFT_RIGHT,),
    3: (Image.Transpose.ROTATE_180,),
    4: (Image.Transpose.FLIP_TOP_BOTTOM,),
    5: (Image.Transpose.FLIP_LEFT_RIGHT, Image.Transpose.ROTATE_90),
    6: (Image.Transpose.ROTATE_270,),
    7: (Image.Transpose.FLIP_LEFT_RIGHT, Image.Transpose.ROTATE_270),
    8: (Image.Transpose.ROTATE_90,),
}


@pytest.mark.parametrize("source", ["JPEG", "WEBP"])
@pytest.mark.parametrize("orientation", TURNS)
def test_a_photograph_stands_upright_however_the_camera_was_held(tmp_path, orientation, source):
    """Pixel by pixel, and measured before anything is decoded."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    lying = scene(420, 300)
    path = saved(lying, tmp_path / "photo", format=source, exif=exif, quality=95)
    for turn in TURNS[orientation]:
        lying = lying.transpose(turn)

    width, tall = measure(path)

    assert lying.size == (width, tall)
    upright = shown(path, min(width, 360))
    assert (min(width, 360), height(width, tall, min(width, 360))) == upright.size
    assert 4 > difference(lying.resize(upright.size, Image.Resampling.LANCZOS), upright)


def test_the_turns_above_are_those_of_another_program():
    """Each of the eight is another picture, and the same one Pillow makes."""
    pictures = []
    for orientation, turns in TURNS.items():
        picture = scene(40, 30)
        picture.getexif()[0x0112] = orientation
        expected = ImageOps.exif_transpose(picture)
        for turn in turns:
            picture = picture.transpose(turn)
        pictures.append((picture.size, picture.tobytes()))

        assert expected.tobytes() == picture.tobytes()

    assert 8 == len(set(pictures))


# ---- size -----------------------------------------------------------------------------------------


def test_a_photograph_is_never_made_larger():
    for width in range(1, 2000):
        offered = widths(width)

        assert max(offered) == min(width, 720)
        assert sorted(set(offered)) == list(offered)


@pytest.mark.parametrize(
    ("full", "width", "expected"), [((4000, 3000), 360, 270), ((3, 1000), 3, 1000), ((9000, 1), 360, 1)]
)
def test_its_shape_is_kept(full, width, expected):
    assert expected == height(*full, width)


def test_the_file_has_the_size_the_page_promises(tmp_path):
    """JPEG is decoded at a half, a quarter or an eighth first; a browser leaves room by the promise."""
    chance = random.Random(720)
    sizes = [
        (3255, 3213),
        (2141, 2234),
        *((chance.randrange(300, 3000), chance.randrange(300, 2000)) for _ in range(8)),
    ]
    wrong = []
    for full in sizes:
        path = saved(Image.new("L", full), tmp_path / "a.jpg", quality=10)
        for width in widths(full[0]):
            promised, found = (width, height(*full, width)), shown(path, width).size
            wrong += [(full, promised, found)] if promised != found else []

    assert [] == wrong


@pytest.mark.parametrize("form", FORMATS)
def test_each_format_is_the_one_it_says(tmp_path, form):
    picture = shown(saved(scene(500, 400), tmp_path / "a.png"), 360, form)

    assert (form.upper(), (360, 288), "RGB") == (picture.format, picture.size, picture.mode)
    assert 6 > difference(scene(500, 400).resize((360, 288)), picture)


def test_the_same_photograph_gives_the_same_bytes(tmp_path):
    path = saved(scene(500, 400), tmp_path / "a.jpg")

    for form in FORMATS:
        assert resize(file_ref(path), 360, form) == resize(file_ref(path), 360, form)


# ---- colours --------------------------------------------------------------------------------------


def in_mode(mode: str) -> Image.Image:
    """A grey ramp in this mode."""
    ramp = Image.linear_gradient("L").resize((400, 300))
    if mode == "I;16":
        return Image.frombytes(
            "I;16", ramp.size, b"".join((value * 257).to_bytes(2, "little") for value in ramp.tobytes())
        )
    if mode == "P":
        return ramp.convert("RGB").quantize(128)
    return ramp.convert(mode)


@pytest.mark.parametrize("profile", [None, SRGB, b"broken"], ids=["bare", "sRGB", "broken"])
@pytest.mark.parametrize("mode", ["RGB", "L", "P", "LA", "RGBA", "CMYK", "I;16"])
def test_a_ramp_stays_a_ramp_however_it_is_stored(tmp_path, mode, profile):
    """Palette, grey, transparency, a printer's four inks, a scanner's 16 bits."""
    path = tmp_path / ("a.jpg" if mode == "CMYK" else "a.png")
    saved(
        in_mode(mode),
        path,
        **({"icc_profile": profile} if profile else {}),
        **({"quality": 95} if mode == "CMYK" else {}),
    )

    ramp = Image.linear_gradient("L").resize((360, 270))
    assert 4 > difference(ramp, shown(path, 360))


def test_colours_of_a_wide_gamut_become_those_of_a_screen(tmp_path):
    """A profile that says “red is green”: only a program that reads it shows green."""
    swapped = swapped_profile()
    path = saved(Image.new("RGB", (400, 300), (200, 10, 10)), tmp_path / "a.png", icc_profile=swapped)

    red, green, blue = shown(path, 360).getpixel((180, 135))

    assert green > 150 > max(red, blue)


def swapped_profile() -> bytes:
    """sRGB with the red and green primaries changed about, by changing the names of their tags."""
    return SRGB.replace(b"rXYZ", b"tmp1").replace(b"gXYZ", b"rXYZ").replace(b"tmp1", b"gXYZ")


# ---- files that are no photographs ----------------------------------------------------------------


@pytest.mark.parametrize("form", ["GIF", "TIFF", "BMP", "PPM", "ICO"])
def test_other_formats_are_refused(tmp_path, form):
    """Also under the name of a photograph."""
    path = saved(scene(64, 64), tmp_path / "a.jpg", format=form)

    with pytest.raises(Unfit):
        measure(path)
    with pytest.raises(Unfit):
        resize(file_ref(path), 64, "jpeg")


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xd8\xff", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"%PDF-1.7", bytes(99)]
)
def test_what_is_no_picture_is_refused(tmp_path, data):
    (tmp_path / "a.jpg").write_bytes(data)

    with pytest.raises(Unfit):
        measure(tmp_path / "a.jpg")


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_file_that_breaks_off_is_refused_when_it_is_made(tmp_path, form):
    path = saved(scene(400, 300), tmp_path / "a", format=form)
    path.write_bytes(path.read_bytes()[:-400])

    with pytest.raises(Unfit):
        resize(file_ref(path), 360, "jpeg")


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_damaged_file_is_shown_or_refused(tmp_path, form):
    """150 files with a few bytes changed, most of them in the head: nothing else may come out."""
    chance = random.Random(form)
    good = secretive(tmp_path / "good", form).read_bytes()
    for _ in range(150):
        data = bytearray(good)
        for _ in range(chance.randrange(1, 6)):
            data[chance.randrange(chance.choice([40, 200, len(data)]))] = chance.randrange(256)
        (tmp_path / "bad").write_bytes(data)
        with contextlib.suppress(Unfit), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            width, tall = measure(tmp_path / "bad")
            # As load does with what is larger than any camera's.
            if width * tall < 2_000_000:
                resize(file_ref(tmp_path / "bad"), 32, "jpeg")


def test_a_slip_in_the_camera_s_notes_is_nobody_s_business(tmp_path):
    """Many programs write EXIF badly; an author can do nothing about Pillow's opinion of it."""
    path = secretive(tmp_path / "a.jpg", "JPEG")
    data = path.read_bytes()
    # The entry of the GPS directory, said to be a million times as long as it is.
    at = data.index(b"\x88\x25\x00\x04")
    path.write_bytes(data[: at + 4] + b"\x00\x0f\x00\x00" + data[at + 8 :])

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert (400, 300) == measure(path)
        assert (360, 270) == shown(path, 360).size


def test_a_bomb_is_measured_and_not_decoded(tmp_path):
    """A picture of nothing, 90,000 px a side by its head; the one who asks says that it is too large."""
    path = saved(Image.new("1", (1, 1)), tmp_path / "a.png")
    data = path.read_bytes()
    head = b"IHDR" + (90_000).to_bytes(4, "big") * 2 + data[24:29]
    path.write_bytes(data[:12] + head + zlib.crc32(head).to_bytes(4, "big") + data[33:])
    limit = Image.MAX_IMAGE_PIXELS

    assert (90_000, 90_000) == measure(path)
    assert limit == Image.MAX_IMAGE_PIXELS
