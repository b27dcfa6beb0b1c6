"""What a photograph's file says besides the picture is found by kind, and taken out without a pixel changing."""

from __future__ import annotations

import io
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms, PngImagePlugin

from generator.media.notes import found, taken_out
from generator.media.photos import FORMATS, examine, resize
from generator.store import file_ref
from tests.support.worlds import ROOT

SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
REAL = sorted((ROOT / "tests/sample/photos").glob("*.jpg"))
SOURCES = ("JPEG", "PNG", "WEBP")
ORIENTATION, EXIF, GPS = 0x0112, 0x8769, 0x8825


def scene() -> Image.Image:
    """A picture no two corners of which are alike."""
    across, down = Image.linear_gradient("L").rotate(90), Image.linear_gradient("L")
    return Image.merge("RGB", [band.resize((64, 48)) for band in (across, down, Image.radial_gradient("L"))])


def saved(form: str, exif: Image.Exif | None = None, **options: object) -> bytes:
    """The picture, encoded without loss where the format can, with a profile."""
    if exif is not None:
        options["exif"] = exif.tobytes()  # one with directories alone counts as empty
    out = io.BytesIO()
    scene().save(out, form, icc_profile=SRGB, **options)
    return out.getvalue()


def noted(tag: int, value: object, ifd: int = 0) -> Image.Exif:
    """Exif with one note."""
    exif = Image.Exif()
    (exif.get_ifd(ifd) if ifd else exif)[tag] = value
    return exif


def xmp(form: str, text: str) -> bytes:
    packet = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:Description {text}/></x:xmpmeta>"
    if form != "PNG":
        return saved(form, xmp=packet.encode())
    info = PngImagePlugin.PngInfo()
    info.add_itxt("XML:com.adobe.xmp", packet, zip=True)
    return saved(form, pnginfo=info)


def segment(code: int, content: bytes) -> bytes:
    """A segment of a JPEG."""
    return bytes([0xFF, code]) + (len(content) + 2).to_bytes(2) + content


def in_jpeg(*segments: bytes) -> bytes:
    """A JPEG with these segments behind its first marker."""
    data = saved("JPEG")
    return data[:2] + b"".join(segments) + data[2:]


def in_png(code: bytes, content: bytes) -> bytes:
    """A PNG with this chunk before its end."""
    data = saved("PNG")
    end = data.rindex(b"IEND") - 4
    body = code + content
    return data[:end] + len(content).to_bytes(4) + body + zlib.crc32(body).to_bytes(4) + data[end:]


# ---- found ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", SOURCES)
@pytest.mark.parametrize(
    ("exif", "kind"),
    [
        (noted(2, (10.0, 7.0, 24.0), GPS), "place"),
        (noted(29, "2026:01:01", GPS), "place"),
        (noted(0x927C, b"\0\1Canon\0", EXIF), "maker"),
        (noted(0xA431, "SN 0815", EXIF), "serial"),
        (noted(0xA435, "LENS 4711", EXIF), "serial"),
        (noted(0xA430, "Bác Ba", EXIF), "owner"),
        (noted(0x013B, "Ba"), "owner"),
        (noted(0x8298, "Ba"), "owner"),
        (noted(0x010E, "cong dinh"), "text"),
        (noted(0x9286, b"ASCII\0\0\0abc", EXIF), "text"),
        (noted(0x0110, "X100"), "camera"),
        (noted(0x9003, "2026:01:01 00:00:00", EXIF), "camera"),
    ],
    ids=str,
)
def test_each_note_of_a_camera_is_found(form, exif, kind):
    data = saved(form, exif)

    assert kind in found(data)
    assert () == found(taken_out(data))


@pytest.mark.parametrize("form", SOURCES)
@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('exif:GPSLatitude="10,7.4N"', "place"),
        ('photoshop:City="Cần Thơ"', "place"),
        ('aux:SerialNumber="0815"', "serial"),
        ('exifEX:CameraOwnerName="Ba"', "owner"),
        ("><dc:creator><rdf:li>Ba</rdf:li></dc:creator", "owner"),
        ("><xmpGImg:image>/9j/</xmpGImg:image", "thumbnail"),
        ('xmp:CreatorTool="Paint"', "editor"),
    ],
)
def test_each_note_of_an_editor_is_found(form, text, kind):
    data = xmp(form, text)

    assert kind in found(data)
    assert () == found(taken_out(data))


def exif_of(tag: int, value: object) -> bytes:
    return noted(tag, value).tobytes()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (in_jpeg(segment(0xFE, b"hello")), "text"),
        (in_jpeg(segment(0xED, b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x08\x1c\x02\x50\0\3Ba ")), "owner"),
        (in_jpeg(segment(0xED, b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x08\x1c\x02\x5a\0\3CT ")), "place"),
        (in_jpeg(segment(0xED, b"Photoshop 3.0\x008BIM\x04\x0c\0\0\0\0\0\x04abcd")), "thumbnail"),
        (in_jpeg(segment(0xE0, b"JFXX\0\x10" + b"thumb")), "thumbnail"),
        (in_jpeg(segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\1\1rgb")), "thumbnail"),
        (in_jpeg(segment(0xEB, b"JP\0\1jumb c2pa")), "editor"),
        (in_jpeg(segment(0xE4, b"SAMSUNG whatever")), "editor"),
        (in_jpeg(segment(0xE1, b"Exif\0\0not a block")), "camera"),
        (in_jpeg(segment(0xE1, b"http://ns.adobe.com/xmp/extension/\0" + b"0" * 40 + b"GPSLatitude")), "place"),
        (saved("JPEG") + b"\0\0\0\x18ftypmp42 a film", "behind"),
        (saved("WEBP") + b"a film", "behind"),
        (saved("PNG") + b"a film", "behind"),
        (in_png(b"tEXt", b"Author\0Ba"), "owner"),
        (in_png(b"tEXt", b"Comment\0abc"), "text"),
        (in_png(b"tIME", b"\x07\xea\1\1\0\0\0"), "camera"),
        (in_png(b"caBX", b"jumb"), "editor"),
        (in_png(b"zTXt", b"Raw profile type exif\0\0" + zlib.compress(
            b"\nexif\n 100\n" + exif_of(0x013B, "Ba").hex().encode())), "owner"),
        (in_png(b"zTXt", b"Raw profile type iptc\0\0" + zlib.compress(b"\niptc\n 8\n1c025a0003435420")), "place"),
    ],
    ids=range(19),
)  # fmt: skip
def test_what_stands_in_other_places_of_a_file_is_found(data, kind):
    assert kind in found(data)
    assert () == found(taken_out(data))
    assert Image.open(io.BytesIO(data)).tobytes() == Image.open(io.BytesIO(taken_out(data))).tobytes()


def test_a_thumbnail_is_found():
    exif = noted(ORIENTATION, 1).tobytes()  # II* 8 | 1 entry | no second directory, which is added
    first = exif.removeprefix(b"Exif\0\0")
    order = "little" if first[:2] == b"II" else "big"
    second = (1).to_bytes(2, order) + (0x0201).to_bytes(2, order) + (4).to_bytes(2, order) + bytes(8) + bytes(4)
    linked = first[:-4] + len(first).to_bytes(4, order) + second

    assert ("thumbnail",) == found(in_jpeg(segment(0xE1, b"Exif\0\0" + linked)))
    assert () == found(in_jpeg(segment(0xE1, b"Exif\0\0" + first)))


@pytest.mark.parametrize("form", SOURCES)
def test_a_photograph_without_notes_has_none_and_stays_byte_for_byte(form):
    """Also with the one note it needs: which side is up."""
    assert () == found(saved(form))
    assert saved(form) == taken_out(saved(form))
    turned = taken_out(saved(form, noted(ORIENTATION, 6)))
    assert () == found(turned)
    assert turned == taken_out(turned)


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"\0\0\0\x18ftypheic", b"II*\0", b"text"])
def test_a_file_of_another_format_is_left_as_it_is(data):
    assert ((), data) == (found(data), taken_out(data))


@pytest.mark.parametrize("form", SOURCES)
def test_a_file_that_breaks_off_is_not_taken_for_a_clean_one(form):
    data = saved(form, noted(0x013B, "Ba"))

    with pytest.raises(ValueError, match=r"."):
        found(data[:-20])


# ---- taken out ------------------------------------------------------------------------------------

SECRETS = (b"keeper-of-the-gate", b"SN-0815", b"10,7.4N")


def secretive(form: str, orientation: int = 1, original: Image.Image | None = None, **options: object) -> bytes:
    """A photograph with a name, a number and a place, in each way its format has."""
    exif = noted(0xA430, SECRETS[0].decode(), EXIF)
    exif.get_ifd(EXIF)[0xA431] = SECRETS[1].decode()
    exif[ORIENTATION] = orientation
    packet = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>GPSLatitude='{SECRETS[2].decode()}'</x:xmpmeta>"
    options |= {"exif": exif, "icc_profile": SRGB}
    if form == "PNG":
        info = PngImagePlugin.PngInfo()
        info.add_itxt("XML:com.adobe.xmp", packet)
        info.add_text("Comment", SECRETS[0].decode())
        options["pnginfo"] = info
    else:
        options["xmp"] = packet.encode()
    out = io.BytesIO()
    (original or scene()).save(out, form, **options)
    return out.getvalue()


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("form", SOURCES)
def test_picture_profile_and_orientation_stay(form, orientation):
    data = secretive(form, orientation)
    bare = taken_out(data)

    assert [True] * 3 == [secret in data for secret in SECRETS]
    assert [False] * 3 == [secret in bare for secret in SECRETS]
    before, after = Image.open(io.BytesIO(data)), Image.open(io.BytesIO(bare))
    assert before.tobytes() == after.tobytes()
    assert before.info["icc_profile"] == after.info["icc_profile"]
    assert ({} if orientation == 1 else {ORIENTATION: orientation}) == dict(after.getexif())
    assert {"exif", "icc_profile"} >= set(after.info) - {
        *("jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression"),
        *("loop", "background", "timestamp", "duration", "dpi"),
    }


def coded(data: bytes) -> bytes:
    """A JPEG from its quantization tables on, without segments in between."""
    return data[data.index(b"\xff\xdb") :]


@pytest.mark.parametrize(
    "options", [{}, {"progressive": True}, {"restart_marker_rows": 1}, {"subsampling": 0}], ids=str
)
def test_the_coded_pixels_of_a_jpeg_stay_byte_for_byte(options):
    data = secretive("JPEG", 6, **options)

    assert coded(data) == coded(taken_out(data))


def test_inks_keep_the_mark_that_tells_how_they_are_turned():
    """Adobe's segment: without it, a CMYK JPEG is a negative."""
    out = io.BytesIO()
    scene().convert("CMYK").save(out, "JPEG", comment=b"x")
    data = out.getvalue()

    assert b"Adobe" in taken_out(data)
    assert Image.open(io.BytesIO(data)).tobytes() == Image.open(io.BytesIO(taken_out(data))).tobytes()


@pytest.mark.parametrize("mode", ["P", "LA", "RGBA", "1", "I;16"])
def test_every_kind_of_png_keeps_its_pixels(mode):
    out = io.BytesIO()
    picture = Image.new("I;16", (64, 48), 40_000) if mode == "I;16" else scene().convert(mode)
    picture.save(out, "PNG", exif=noted(0x013B, "Ba"))
    before, after = Image.open(out), Image.open(io.BytesIO(taken_out(out.getvalue())))

    assert (before.mode, before.tobytes(), before.info.get("transparency")) == (
        after.mode,
        after.tobytes(),
        after.info.get("transparency"),
    )


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("original", REAL, ids=lambda path: path.stem)
def test_what_is_published_is_the_same_with_and_without_notes(tmp_path, original, form):
    """And so the site built from a stripped archive: the same bytes under the same addresses."""
    first, second = tmp_path / "noted.jpg", tmp_path / "bare.jpg"
    with Image.open(original) as picture:
        first.write_bytes(secretive("JPEG", 6, picture))
    second.write_bytes(taken_out(first.read_bytes()))

    assert resize(file_ref(first), 360, form) == resize(file_ref(second), 360, form)
    assert examine(first.read_bytes()).located
    assert not examine(second.read_bytes()).located


def test_a_second_picture_of_a_phone_goes():
    out = io.BytesIO()
    scene().save(out, "MPO", save_all=True, append_images=[Image.new("RGB", (16, 16), "blue")])

    assert "behind" in found(out.getvalue())
    assert 1 == getattr(Image.open(io.BytesIO(taken_out(out.getvalue()))), "n_frames", 1)


@given(st.data())
def test_a_damaged_file_is_refused_or_taken_apart_never_a_crash(data):
    whole = bytearray(secretive(data.draw(st.sampled_from(SOURCES)), 6))
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    cut = bytes(whole[: data.draw(st.integers(0, len(whole)))])
    try:
        bare = taken_out(cut)
    except ValueError:
        return
    if bare[:2] in (b"\xff\xd8", b"\x89P", b"RI") and bare != cut:
        assert () == found(bare)


def test_a_text_that_swells_is_looked_at_in_part():
    """20 MB of zeros in 20 kB."""
    data = in_png(b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + zlib.compress(bytes(20_000_000)))

    assert "editor" in found(data)
