"""Builds the sample site of tests/sample, for looking at pages the real relics cannot show yet.

`python -m tools.sample FOLDER` leaves content/ and output/ in that folder.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

SAMPLE = Path(__file__).resolve().parent.parent / "tests" / "sample"

PHOTOS = {"dinh-mau": ("temple.jpg", "arch.jpg", "stream.jpg"), "mieu-mau": ("tower.jpg", "field.jpg")}
SPOKEN = "dinh-mau"
"""The relic that has recordings: every one in tests/sample/audio."""

NO_RECORDINGS = shutil.ignore_patterns("*.md")


def lay_out(folder: Path) -> None:
    """The sample's content/ in this folder, its photographs and recordings in their places."""
    shutil.copytree(SAMPLE / "content", folder / "content", dirs_exist_ok=True)
    for relic, names in PHOTOS.items():
        target = folder / "content/sites" / relic / "photos"
        target.mkdir(exist_ok=True)
        for name in names:
            shutil.copy(SAMPLE / "photos" / name, target / name)
    shutil.copytree(
        SAMPLE / "audio", folder / "content/sites" / SPOKEN / "audio", ignore=NO_RECORDINGS, dirs_exist_ok=True
    )


def main() -> None:
    """Lay it out and build it."""
    folder = Path(sys.argv[1])
    lay_out(folder)
    options = ["--content", str(folder / "content"), "--output", str(folder / "output")]
    sys.exit(subprocess.run([sys.executable, "-m", "generator", *options, "build"], check=False).returncode)


if __name__ == "__main__":
    main()
