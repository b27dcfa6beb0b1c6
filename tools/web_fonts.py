"""Cuts the faces of templates/fonts to what pages need of them, into templates/fonts/web, so that no build has to.

`python -m tools.web_fonts` in the locked environment: fontTools and brotli decide the bytes. To run when a face, a
language's letters or the cutter (`generator/theme/fonts.py`) has changed; `tests/unit/theme/test_fonts.py` says so.
"""

from __future__ import annotations

from pathlib import Path

from generator.languages.language import web_faces
from generator.languages.scripts import SCRIPTS
from generator.store import file_ref
from generator.theme.fonts import ready_name, web_font

FONTS = Path(__file__).resolve().parent.parent / "templates/fonts"


def ready() -> dict[str, bytes]:
    """Name in templates/fonts/web → bytes."""
    made = {}
    for script in SCRIPTS.values():
        for web in web_faces(script, ()):
            face = file_ref(FONTS / web.face)
            made[ready_name(web, face)] = web_font(face, web.characters)
    return made


def main() -> None:
    """Write the folder anew."""
    folder = FONTS / "web"
    folder.mkdir(exist_ok=True)
    for path in folder.iterdir():
        path.unlink()
    for name, data in ready().items():
        (folder / name).write_bytes(data)
        print(f"{len(data):>9,}  web/{name}")


if __name__ == "__main__":
    main()
