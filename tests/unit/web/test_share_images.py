"""Share images and icons have the sizes other programs require, and show the relic's name."""

from __future__ import annotations

import io
import struct
import zlib
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from PIL import Image, ImageChops, ImageStat

from generator import plaque_files
from generator.diagnostics.problem import Refusal, Span
from generator.kinds import KINDS
from generator.plaque_files import LineSpan
from generator.web import share_images

AT = Span("content/sites/a/vi.md", 2, 7)


def made(theme, name: str, kind: str = "communal-house") -> bytes:
    """The card of a name."""
    lines = (LineSpan(name, AT), LineSpan("Di tích thử", AT))
    return share_images.card(kind, theme.roofs[kind], plaque_files.font_stack(theme, bold=True), lines)


@pytest.fixture(scope="module")
def card(theme):
    """The card of a name, opened."""

    def draw(name: str, kind: str = "communal-house") -> Image.Image:
        return Image.open(io.BytesIO(made(theme, name, kind)))

    return draw


def below_the_roof(picture: Image.Image) -> Image.Image:
    """Where the name stands."""
    return picture.convert("L").crop((0, 360, 1200, 520))


def test_a_share_image_has_the_size_that_is_shown_uncut(card):
    picture = card("Đình Một")

    assert ("PNG", (1200, 630)) == (picture.format, picture.size)


def test_a_share_image_does_not_depend_on_what_was_made_before(theme):
    """The band is remembered in the process."""
    share_images._band.cache_clear()
    first = made(theme, "Đình Một")
    made(theme, "Chùa Hai")

    assert first == made(theme, "Đình Một")


def test_a_strict_reader_finds_nothing_wrong_with_a_share_image(theme):
    """Every sum of its chunks is right, its image data is one zlib stream, and that is one byte and 1200 px a row."""
    data = made(theme, "Đình Một")
    assert b"\x89PNG\r\n\x1a\n" == data[:8]
    chunks, at = [], 8
    while at < len(data):
        (size,) = struct.unpack(">I", data[at : at + 4])
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + size]
        assert struct.pack(">I", zlib.crc32(kind + body)) == data[at + 8 + size : at + 12 + size]
        chunks.append((kind, body))
        at += 12 + size

    assert [b"IHDR", b"PLTE", b"pHYs", b"IDAT", b"IDAT", b"IEND"] == [kind for kind, _ in chunks]
    rows = zlib.decompress(b"".join(body for kind, body in chunks if kind == b"IDAT"))
    assert 630 * 1201 == len(rows)
    assert {0} == set(rows[::1201])
    assert max(rows) < len(dict(chunks)[b"PLTE"]) / 3


def test_a_share_image_shows_the_name(card):
    """Dark letters on light paper in the middle, more of them for a longer name."""
    short, long = (below_the_roof(card(name)) for name in ("Đình", "Đình Thới An Ô Môn"))
    dark = [ImageStat.Stat(picture.point(lambda value: 255 * (value < 100))).mean[0] for picture in (short, long)]

    assert 0 < dark[0] < dark[1] / 2


def test_each_kind_has_a_share_image_of_its_own(card):
    pictures = [card("Một", kind).convert("RGB") for kind in KINDS]

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
