"""Share images and icons have the sizes other programs require, and show the relic's name."""

from __future__ import annotations

import io
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from PIL import Image, ImageChops, ImageStat

from generator import plaque_files
from generator.diagnostics.problem import Refusal, Span
from generator.kinds import KINDS
from generator.web import share_images

AT = Span("content/sites/a/vi.md", 2, 7)


@pytest.fixture(scope="module")
def card(theme):
    """The card of a name, opened."""

    def draw(name: str, kind: str = "communal-house") -> Image.Image:
        lines = ((name, AT), ("Di tích thử", AT))
        return Image.open(
            io.BytesIO(share_images.card(kind, theme.roofs[kind], plaque_files.font_stack(theme, bold=True), lines))
        )

    return draw


def below_the_roof(picture: Image.Image) -> Image.Image:
    """Where the name stands."""
    return picture.convert("L").crop((0, 360, 1200, 520))


def test_a_share_image_has_the_size_that_is_shown_uncut(card):
    picture = card("Đình Một")

    assert ("PNG", (1200, 630)) == (picture.format, picture.size)


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


def test_the_icons_are_square(theme):
    roof = theme.roofs["communal-house"]
    drawing = ET.fromstring(share_images.icon_svg(roof))
    picture = Image.open(io.BytesIO(share_images.icon_png(roof, 180)))

    _, _, width, height = map(float, drawing.attrib["viewBox"].split())
    assert width == height
    assert [] == [part.tag for part in drawing.iter() if part.tag.endswith(("script", "image", "a", "foreignObject"))]
    assert (180, 180) == picture.size
    assert 2 <= len(picture.convert("RGB").getcolors(100_000) or ())
