"""Draws what languages call themselves, where systems often lack a face for it, into templates/static/languages.svg.

`python -m tools.language_names` in the locked environment. To run when such a language, its name or its face has changed;
`tests/unit/theme/test_language_names.py` says so. Pages show the drawing where they do not fetch the script's face.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from fontTools.pens.basePen import BasePen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

from generator.content.languages import known_languages
from generator.languages.scripts import LATIN
from generator.languages.table import Language
from generator.plaques.lettering import shaped
from generator.project.templates import Templates
from generator.store import file_ref

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"

EM = 100
"""Units an em: a third of a pixel where the letters are largest, on a screen of three pixels to one of CSS."""


def drawn() -> str:
    """The file: a symbol a language, as wide as its name and an em high, which stands on the baseline."""
    symbols = "".join(
        f'<symbol id="{tag}" viewBox="0 -{EM} {width} {EM}" overflow="visible"><path d="{path}"/></symbol>\n'
        for tag, language in to_be_drawn()
        for path, width in (name_path(language),)
    )
    return f'<svg xmlns="http://www.w3.org/2000/svg">\n{symbols}</svg>\n'


def to_be_drawn() -> Iterator[tuple[str, Language]]:
    """The languages in a script for which pages bring a face, but for the one that every page brings."""
    for tag, language in known_languages(Templates((TEMPLATES,))).items():
        if language.writing.web and language.writing != LATIN:
            yield tag, language


def name_path(language: Language) -> tuple[str, int]:
    """The outlines of the language's own name, EM units an em, as the `d` of an SVG path (SVG 2, 9.3), and its advance."""
    face = TEMPLATES / "fonts" / language.writing.regular
    font = TTFont(face)
    glyphs, order, unit = font.getGlyphSet(), font.getGlyphOrder(), EM / font["head"].unitsPerEm
    pen, across = _RelativePath(glyphs), 0
    for index, x, y, advance in shaped(language.name, language.script, file_ref(face)):
        glyphs[order[index]].draw(TransformPen(pen, (unit, 0, 0, -unit, (across + x) * unit, -y * unit)))
        across += advance
    return "".join(pen.commands), round(across * unit)


class _RelativePath(BasePen):  # type: ignore[misc] # fontTools has no types
    """Writes whole units, each from the last point: most have one digit or two."""

    def __init__(self, glyphs: object) -> None:
        super().__init__(glyphs)
        self.commands: list[str] = []
        self._at = 0, 0

    def _moveTo(self, point: tuple[float, float]) -> None:  # noqa: N802 -- fontTools' name
        self._write("m", point)
        self._start = self._at

    def _lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802
        self._write("l", point)

    def _qCurveToOne(self, control: tuple[float, float], point: tuple[float, float]) -> None:  # noqa: N802
        self._write("q", control, point)

    def _curveToOne(self, one: tuple[float, float], two: tuple[float, float], point: tuple[float, float]) -> None:  # noqa: N802
        self._write("c", one, two, point)

    def _closePath(self) -> None:  # noqa: N802
        self.commands.append("z")
        self._at = self._start

    def _write(self, command: str, *points: tuple[float, float]) -> None:
        """A command with these points, from the last one on."""
        rounded = [(round(x), round(y)) for x, y in points]
        numbers = [number - start for point in rounded for number, start in zip(point, self._at, strict=True)]
        self._at = rounded[-1]
        self.commands.append(command + "".join(_apart(numbers)))


def _apart(numbers: list[int]) -> Iterator[str]:
    for place, number in enumerate(numbers):
        yield f" {number}" if place and number >= 0 else str(number)


def main() -> None:
    """Write the file anew."""
    (TEMPLATES / "static/languages.svg").write_text(drawn(), "utf-8")
    print(f"{len(drawn()):>9,}  static/languages.svg")


if __name__ == "__main__":
    main()
