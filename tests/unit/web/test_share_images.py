"""Share images and icons have the sizes other programs require, and show the relic's name."""

from __future__ import annotations

import io
import struct
import zlib
from dataclasses import replace
from itertools import pairwise, product
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageStat

from generator import plaque_files
from generator.diagnostics.problem import Refusal, Span
from generator.plaque_files import LineSpan
from generator.plaques import lettering
from generator.plaques.writers import indexed_png, letters
from generator.web import share_images
from tests.support.kinds import KINDS

AT = Span("content/sites/a/vi.md", 2, 7)


def made(theme, name: str, kind: str = "communal-house", site: str = "Di tích thử") -> bytes:
    """The card of a name."""
    lines = (LineSpan(name, AT), LineSpan(site, AT))
    return share_images.card(KINDS[kind].accents, theme.roofs[kind], plaque_files.font_stack(theme, bold=True), lines)


@pytest.fixture(scope="module")
def card(theme):
    """The card of a name, opened."""

    def draw(name: str, **other: str) -> Image.Image:
        return Image.open(io.BytesIO(made(theme, name, **other)))

    return draw


def chunks_of(data: bytes) -> list[tuple[bytes, bytes]]:
    """Name and body of each chunk of a PNG; its signature and sums are right."""
    assert b"\x89PNG\r\n\x1a\n" == data[:8]
    chunks, at = [], 8
    while at < len(data):
        (size,) = struct.unpack(">I", data[at : at + 4])
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + size]
        assert struct.pack(">I", zlib.crc32(kind + body)) == data[at + 8 + size : at + 12 + size]
        chunks.append((kind, body))
        at += 12 + size
    return chunks


def rows_of(data: bytes) -> bytes:
    """The rows of a PNG, each with the number of its filter before it."""
    return zlib.decompress(b"".join(body for kind, body in chunks_of(data) if kind == b"IDAT"))


def below_the_roof(picture: Image.Image) -> Image.Image:
    """Where the name stands."""
    return picture.convert("L").crop((0, 360, 1200, 520))


def test_a_share_image_has_the_size_that_is_shown_uncut(card):
    picture = card("Đình Một")

    assert ("PNG", (1200, 630)) == (picture.format, picture.size)


NAMES = (
    "Đình Một",
    "Hưởng Nguyễn Ơ ơ Ẵ Ợ ậ",
    "Pôthi Somrôn 寺",
    "ស្ត្រី ញ៉ាំញឹក ប៊ីសៃ",
    "ស្ត្រី ក្រុង ភ្នំពេញ ឃ្លាំង ញ៉ាំញឹក ប៊ីសៃ សំរោង ពោធិ៍សំរោង",
    "國" * 14,
    "ញ្ញុំ",
)

SITE_NAMES = ("Di tích thử", "ស៊ីស្ត្រី")


def forget() -> None:
    """Be as a process that has made no picture."""
    for remembered in (
        *(share_images._band, share_images._site_name, share_images._blank),
        *(lettering.line, lettering._shape_text, lettering._glyph, lettering._font),
    ):
        remembered.cache_clear()


@pytest.fixture(scope="module")
def made_first(theme):
    """Each picture as the first of a process."""
    pictures = {}
    for name, site in product(NAMES, SITE_NAMES):
        forget()
        pictures[name, site] = made(theme, name, site=site)
    return pictures


@given(st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(SITE_NAMES)), min_size=1, max_size=8))
def test_a_share_image_does_not_depend_on_what_was_made_before(theme, made_first, texts):
    """Bands, strips and letters are remembered in the process."""
    assert [made_first[text] for text in texts] == [made(theme, name, site=site) for name, site in texts]


@pytest.mark.parametrize("site", SITE_NAMES)
@pytest.mark.parametrize("name", [*NAMES, "ក" + "្ក" * 9])
def test_lines_packed_apart_are_those_drawn_together(theme, name, site):
    """All letters on one sheet larger than the picture: the same pixels, also where the lines reach between one another."""
    lower = Image.frombytes("L", (1201, 282), rows_of(made(theme, name, site=site))[348 * 1201 :]).crop(
        (1, 0, 1201, 282)
    )
    stack = plaque_files.font_stack(theme, bold=True)
    lines = [
        share_images._set(name, stack, *share_images.NAME),
        share_images._set(site, stack, *share_images.SITE_NAME),
    ]
    sheet = Image.frombytes("L", (1400, 482), letters.shades(lines, range(-100, 1300), range(-100, 382), 254, 16))

    assert sheet.crop((100, 100, 1300, 382)).tobytes() == lower.tobytes()


def test_lines_reach_between_one_another(theme):
    """Some of the names above do, some do not."""
    stack = plaque_files.font_stack(theme, bold=True)
    lower = share_images._site_name(SITE_NAMES[1], stack).rows.start
    lowest = [share_images._rows(share_images._set(name, stack, *share_images.NAME)).stop for name in NAMES]

    assert min(lowest) < lower < max(lowest)


@pytest.mark.parametrize("site", SITE_NAMES)
@pytest.mark.parametrize("name", NAMES)
def test_no_letter_is_cut_off(card, name, site):
    """Around the letters there is paper: below the gilt rule, to the left, to the right and at the foot."""
    paper = card(name, site=site).convert("L").crop((0, 348, 1200, 630))
    left, top, right, bottom = ImageChops.difference(
        paper, Image.new("L", paper.size, paper.getpixel((0, 0)))
    ).getbbox()

    assert left >= 60
    assert top > 0
    assert right <= 1140
    assert bottom < 282


@given(st.lists(st.binary(max_size=9).map(lambda part: part * 997), max_size=5))
def test_the_sum_of_bands_is_that_of_all_their_bytes(parts):
    """Adler-32 by zlib, whose sums go round at 65521."""
    upper = indexed_png.UpperBand(b"", 1)
    picture = indexed_png.finished(upper, map(indexed_png.band, parts))
    packed = picture[8 : 8 + int.from_bytes(picture[:4], "big")]

    assert b"".join(parts) == zlib.decompress(b"\x78\x9c" + packed)


def test_a_strict_reader_finds_nothing_wrong_with_a_share_image(theme):
    """Every sum of its chunks is right, its image data is one zlib stream, and that is one byte and 1200 px a row."""
    data = made(theme, "Đình Một")
    chunks = chunks_of(data)

    assert [b"IHDR", b"PLTE", b"pHYs", b"IDAT", b"IDAT", b"IEND"] == [kind for kind, _ in chunks]
    rows = rows_of(data)
    assert 630 * 1201 == len(rows)
    assert {0} == set(rows[::1201])
    assert max(rows) < len(dict(chunks)[b"PLTE"]) / 3


def test_a_share_image_shows_the_name(card):
    """Dark letters on light paper in the middle, more of them for a longer name."""
    short, long = (below_the_roof(card(name)) for name in ("Đình", "Đình Thới An Ô Môn"))
    dark = [ImageStat.Stat(picture.point(lambda value: 255 * (value < 100))).mean[0] for picture in (short, long)]

    assert 0 < dark[0] < dark[1] / 2


def test_each_kind_has_a_share_image_of_its_own(card):
    pictures = [card("Một", kind=kind).convert("RGB") for kind in KINDS]

    assert [] == [1 for first, second in pairwise(pictures) if not ImageChops.difference(first, second).getbbox()]


@pytest.mark.parametrize(("name", "code"), [("Đình 😀", "glyph-missing"), ("Đình Một " * 20, "line-long")])
def test_a_name_that_cannot_be_drawn_is_a_problem_at_its_span(card, name, code):
    with pytest.raises(Refusal) as caught:
        card(name)

    assert (code, AT) == (caught.value.problem.code, caught.value.problem.at)


def test_a_share_image_depends_on_its_arguments_alone(site):
    relic = site.catalogue.relics[0]
    vi, en = (share_images.card_of(relic, story, site) for story in relic.stories)

    assert "Đình Một" in repr(vi)
    assert "Di tích thử" in repr(vi)
    assert "One Communal House" in repr(en)
    assert vi == share_images.card_of(relic, relic.stories[0], site)


def test_a_line_written_above_a_name_makes_no_other_share_image(site):
    """The key of what is made is the digest of the `repr` of its arguments."""
    relic = site.catalogue.relics[0]
    story = relic.stories[0]
    lower = replace(story, at=replace(story.at, line=story.at.line + 1))
    before, after = (share_images.card_of(relic, each, site) for each in (story, lower))

    assert repr(before) == repr(after)
    assert before[3][0].at != after[3][0].at


def test_the_icons_are_square(theme):
    roof = theme.roofs["communal-house"]
    drawing = ET.fromstring(share_images.icon_svg(roof))
    picture = Image.open(io.BytesIO(share_images.icon_png(roof, 180)))

    _, _, width, height = map(float, drawing.attrib["viewBox"].split())
    assert width == height
    assert [] == [part.tag for part in drawing.iter() if part.tag.endswith(("script", "image", "a", "foreignObject"))]
    assert (180, 180) == picture.size
    assert 2 <= len(picture.convert("RGB").getcolors(100_000) or ())
