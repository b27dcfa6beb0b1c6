"""Pictures of the site for other programs: share images of relics, the icons of a tab and of a home screen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.content.catalogue import Relic, Story
from generator.pages.relic import SHARE_SIZE
from generator.plaque_files import LineSpan, LineSpans, font_stack, is_drawn, make_or_refuse, scripts_of
from generator.plaques import FontStack, Roof
from generator.site import Site

if TYPE_CHECKING:
    from generator.plaques.writers.indexed_png import Band, UpperBand
    from generator.plaques.writers.letters import StandingLine

# In millimetres, at ten pixels each: 1200 × 630 px.
WIDTH, HEIGHT = (side / 10 for side in SHARE_SIZE)
DPI = 254

EAVES = 34.0
"""mm from the top to the gilt rule."""

UPPER = EAVES + 0.8
"""mm from the top to the paper: what lies above is the same for every relic of a kind."""

NAME = (9.5, 48.5 - UPPER)
SITE_NAME = (4.6, 57.5 - UPPER)
"""mm: the em of a line if there is room, and its baseline below the upper part."""

LOWER = SHARE_SIZE[1] - round(UPPER * 10)
"""Rows of pixels from there to the bottom."""

SHADES = 16
"""Steps from paper to ink along the edge of a letter."""

TOUCH = 180
"""Side in px of the icon on an iPhone's home screen."""

SIDES = (192, 512)
"""Sides in px of the icons Android requires (web.dev, installable manifest)."""


def card_of(relic: Relic, story: Story, site: Site) -> tuple[tuple[str, str], Roof, FontStack, LineSpans]:
    """The arguments of `card` for this story: accents, roof-line, bold font stack, and both lines with their spans.

    A name that no face here draws gives way to that in another language, and at last to what stands in the address.
    """
    drawn = next((told for told in (story, *relic.stories) if is_drawn(told.language, site)), None)
    if drawn:
        site_name = site.front_matter(drawn.language).site_name
        lines = (LineSpan(drawn.front_matter.name, drawn.at), LineSpan(site_name, site.about(drawn.language).at))
    else:
        lines = (LineSpan(relic.id, relic.at), LineSpan(site.catalogue.project.address.partition("://")[2], relic.at))
    fonts = font_stack(site.theme, bold=True, scripts=scripts_of(site, [drawn.language] if drawn else []))
    return site.kind(relic).accents, site.theme.roofs[relic.roof], fonts, lines


def card(accents: tuple[str, str], roof: Roof, inscription: FontStack, lines: LineSpans) -> bytes:
    """A PNG of 1200 × 630 px: the roof-line on a band, in its kind's accents; below it the relic's name and the site's.

    Raises Refusal, at the span of the line, if a name is too long or has a character no face can draw.
    """
    return make_or_refuse(lines, lambda: _card(accents, roof, inscription, tuple(line.text for line in lines)))


def _card(accents: tuple[str, str], roof: Roof, inscription: FontStack, lines: tuple[str, ...]) -> bytes:
    """What many relics share is drawn and packed once in a process: the band of a kind, the site's name."""
    from generator.plaques.writers import indexed_png

    return indexed_png.finished(_band(accents, roof), _inscribed(inscription, lines))


@lru_cache(maxsize=32)
def _band(accents: tuple[str, str], roof: Roof) -> UpperBand:
    """The roof-line on the band and the gilt rule."""
    from generator.plaques.drawing import GIAY, MUC, VANG, Drawing, Shape, ink_called
    from generator.plaques.outline import Box, box_of, outline_from_path, placed, rectangle
    from generator.plaques.writers import indexed_png, pdf, raster

    band, ink = map(ink_called, accents)
    scale = 92 / roof.width
    outline = outline_from_path(roof.path)
    # The drawing's own ground lies behind the gilt rule, as on the plaque.
    down = UPPER - box_of(outline).bottom * scale
    shapes = (
        Shape(rectangle(Box(0, 0, WIDTH, EAVES)), band),
        Shape(placed(outline, scale, (WIDTH - 92) / 2, down), ink, rule="evenodd"),
        Shape(rectangle(Box(0, EAVES, WIDTH, UPPER)), VANG),
    )
    ramp = raster.ramp(GIAY, MUC, SHADES)
    rows, palette = raster.indexed(pdf.raster_source(Drawing(WIDTH, UPPER, 0, 0, shapes)), DPI, ramp)
    return indexed_png.upper_band(rows, SHARE_SIZE[1], palette, DPI)


@dataclass(frozen=True, slots=True)
class _Strip:
    """The rows that a line of letters takes, counted from below the band, and what stands in them."""

    line: StandingLine
    rows: range
    band: Band


def _inscribed(inscription: FontStack, lines: tuple[str, ...]) -> Iterator[Band]:
    """The relic's name and the site's, below the band, as shades of the palette that `_band` begins with."""
    relic, site = lines
    name, lower, below = _set(relic, inscription, *NAME), _site_name(site, inscription), 0
    # A sign that hangs low, as in Khmer, may reach between the letters of the lower line.
    apart = _rows(name).stop <= lower.rows.start
    strips = (_strip(name), lower) if apart else (_strip(name, lower.line),)
    for strip in strips:
        yield _blank(strip.rows.start - below)
        yield strip.band
        below = strip.rows.stop
    yield _blank(LOWER - below)


def _set(text: str, inscription: FontStack, size: float, baseline: float) -> StandingLine:
    """A text in the middle of the picture."""
    from generator.plaques.lettering import fit
    from generator.plaques.writers.letters import StandingLine

    line = fit(text, inscription, WIDTH - 12, size, size / 3)
    return StandingLine(line, WIDTH / 2 - line.ink.middle, baseline)


@lru_cache(maxsize=32)
def _site_name(text: str, inscription: FontStack) -> _Strip:
    """The same for every relic, in one language."""
    return _strip(_set(text, inscription, *SITE_NAME))


def _strip(*lines: StandingLine) -> _Strip:
    """Draw and pack lines."""
    from generator.plaques.writers import indexed_png, letters

    rows = _rows(*lines)
    columns = range(-indexed_png.FILTER, SHARE_SIZE[0])
    return _Strip(lines[0], rows, indexed_png.band(letters.shades(lines, columns, rows, DPI, SHADES)))


def _rows(*lines: StandingLine) -> range:
    """The rows that have ink; signs piled up beneath one another without end are cut off at the foot."""
    from generator.plaques.writers import letters

    rows = letters.rows_of(lines, DPI)
    return range(max(rows.start, 0), min(rows.stop, LOWER))


@lru_cache(maxsize=512)
def _blank(rows: int) -> Band:
    """Rows of paper."""
    from generator.plaques.writers import indexed_png

    return indexed_png.band(bytes(rows * (indexed_png.FILTER + SHARE_SIZE[0])))


def icon_svg(roof: Roof) -> bytes:
    """The middle of the roof-line as a square SVG, paper on lacquer red: all of it would be too fine for a tab."""
    from generator.plaques.drawing import GIAY, SON

    side, left = f"{roof.height:g}", f"{(roof.width - roof.height) / 2:g}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{left} 0 {side} {side}">'
        f'<path fill="{SON.screen}" d="M{left} 0h{side}v{side}h-{side}z"/>'
        f'<path fill="{GIAY.screen}" fill-rule="evenodd" d="{roof.path}"/></svg>\n'
    ).encode()


def icon_png(roof: Roof, px: int) -> bytes:
    """The whole roof-line as a square PNG of `px` pixels, with a margin of a twelfth: phones round the corners off."""
    from generator.plaques.drawing import GIAY, SON, Drawing, Shape
    from generator.plaques.outline import Box, outline_from_path, placed, rectangle
    from generator.plaques.writers import pdf, raster

    side = px / 10
    margin = side / 12
    scale = (side - 2 * margin) / roof.height
    shapes = (
        Shape(rectangle(Box(0, 0, side, side)), SON),
        Shape(
            placed(outline_from_path(roof.path), scale, side / 2 - roof.width / 2 * scale, margin), GIAY, rule="evenodd"
        ),
    )
    return raster.preview(pdf.raster_source(Drawing(side, side, 0, 0, shapes)), DPI)
