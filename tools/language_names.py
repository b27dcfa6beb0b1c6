"""Draws what languages call themselves, where systems often lack a face for it, into templates/static/languages.svg.

`python -m tools.language_names` in the locked environment; for Korean and Japanese it needs npm and the network. To run when such a language, its name or its face has changed;
`tests/unit/theme/test_language_names.py` says so. Pages show the drawing where they do not fetch the script's face.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from fontTools.pens.basePen import BasePen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

from generator.languages.script import Script
from generator.languages.scripts import SCRIPTS
from generator.plaques.lettering import shaped
from generator.store import file_ref
from tools.fonts import Package, download, member

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"

EM = 100
"""Units an em: a third of a pixel where the letters are largest, on a screen of three pixels to one of CSS."""


FILE = TEMPLATES / "static/languages.svg"

FETCHED = {
    "NotoSansKR": Package(
        "@expo-google-fonts/noto-sans-kr",
        "0.4.3",
        "sha512-EVS/uJPcf1TgJtjmQmrFr0oGdcl7ml09CSu0E/AyGzR0UfzdR2pBbzWWPsnuzZiGUl643ODYwYiXK5+B+fLjhQ==",
    ),
    "NotoSansJP": Package(
        "@expo-google-fonts/noto-sans-jp",
        "0.4.3",
        "sha512-Fl+Z6vtD24HFAYsvzB0S9Nery1ly16B9PesdY0wBd+wEHAvkNglnkTUspU0HqGOubkmoa8zusJrKv6vDx1o70A==",
    ),
}
"""Faces that are only drawn with, and are too large to be kept: by the name of the font's file in the package."""


def drawn(fetched: Mapping[str, Path]) -> str:
    """The file: a symbol a language, as wide as its name and an em high, which stands on the baseline.

    `fetched` has faces for languages whose script has none here; what was drawn with one of them stays as it lies.
    """
    lying = {line.split('"')[1]: line for line in FILE.read_text("utf-8").splitlines() if line.startswith("<symbol")}
    symbols = (
        _symbol(script, face) if (face := _face(script) or fetched.get(script.told)) else lying[script.told]
        for script in to_be_drawn()
    )
    return "\n".join(('<svg xmlns="http://www.w3.org/2000/svg">', *symbols, "</svg>", ""))


def to_be_drawn() -> Iterator[Script]:
    """The scripts with a language whose name is drawn."""
    return (script for script in SCRIPTS.values() if script.called)


def _face(script: Script) -> Path | None:
    """The script's own face, which pages bring."""
    face = TEMPLATES / "fonts" / script.regular
    return face if face.is_file() else None


def _symbol(script: Script, face: Path) -> str:
    path, width = name_path(script, face)
    box = f'viewBox="0 -{EM} {width} {EM}" overflow="visible"'
    return f'<symbol id="{script.told}" {box}><path d="{path}"/></symbol>'


def name_path(script: Script, face: Path) -> tuple[str, int]:
    """The outlines of the language's own name, EM units an em, as the `d` of an SVG path (SVG 2, 9.3), and its advance."""
    font = TTFont(face)
    glyphs, order, unit = font.getGlyphSet(), font.getGlyphOrder(), EM / font["head"].unitsPerEm
    pen, across = _RelativePath(glyphs), 0
    letters = shaped(script.called, script.id, file_ref(face), backwards=script.right_to_left)
    for index, x, y, advance in letters:
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
    with tempfile.TemporaryDirectory() as folder:
        faces = {}
        for script, (name, package) in zip(
            (script for script in to_be_drawn() if not _face(script)), FETCHED.items(), strict=True
        ):
            path = faces[script.told] = Path(folder) / f"{name}.ttf"
            path.write_bytes(member(download(package, Path(folder)), f"400Regular/{name}_400Regular.ttf"))
        text = drawn(faces)
    FILE.write_text(text, "utf-8")
    print(f"{len(text):>9,}  static/languages.svg")


if __name__ == "__main__":
    main()
