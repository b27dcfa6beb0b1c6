"""The folders that hold content, the command run in one of them, and changes to what authors wrote there."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from PIL import Image

from generator.commands import cli
from generator.project.templates import Templates

ROOT = Path(__file__).resolve().parents[2]
WORLD = ROOT / "tests" / "world"
TEMPLATES = ROOT / "templates"

BUILT_IN = Templates((TEMPLATES,))
"""As the program reads them."""

BASE = "/o-mon"
BELOW = f"https://doan.github.io{BASE}"
"""A sub-path, and the address of a site below it."""

LANGUAGES = ("vi", "en", "km", "zh")
"""The site's, the first first."""

RELIC = "sites/dinh-mot/site.yaml"
"""The facts of the small site's first relic, in its content/."""

STORY = "sites/dinh-mot/vi.md"
"""Its text in Vietnamese."""


LONG_PROOFS = "TESTS_LONG_PROOFS"
"""Variable of the environment: the folder in which all tests of a run keep their long proofs."""


def share_long_proofs(project: Path) -> None:
    """Let builds of this folder, in whatever process, find the long proofs that other tests made: seconds of work each."""
    link, shared = project / ".cache/long-proofs", os.environ.get(LONG_PROOFS)
    if shared and (project / "content").is_dir() and not link.exists():
        link.parent.mkdir(exist_ok=True)
        link.symlink_to(shared, target_is_directory=True)


def ditich(folder: Path, *arguments: str) -> Result:
    """The command run in a folder that holds content/."""
    if not {"build", "check", "plaque"}.isdisjoint(arguments):
        share_long_proofs(folder)
    told = ["--content", str(folder / "content"), "--output", str(folder / "output"), *arguments]
    return CliRunner().invoke(cli.main, told, catch_exceptions=False)


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes; but not the folders before the last ones, which builds begin with."""
    names = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}
    return {name: path.read_bytes() for name, path in names.items() if not re.match(r"(.*/)?\.[a-z]+\.last/", name)}


def named(folder: Path, name: bytes) -> Path:
    """The path of this name in the folder, whose bytes need not be UTF-8; the test is skipped where a system needs that.

    macOS does.
    """
    if sys.platform == "darwin":
        pytest.skip("names are UTF-8 here")
    return Path(os.fsdecode(bytes(folder) + b"/" + name))


def edit(content: Path, name: str, old: str, new: str) -> None:
    """Change what an author wrote, once."""
    text = (content / name).read_text("utf-8")
    assert old in text
    (content / name).write_text(text.replace(old, new, 1), "utf-8")


def add_photo(content: Path, name: str = "Cổng đình.jpg", **options: Any) -> None:
    """A photograph with its captions."""
    (content / "sites/dinh-mot/photos").mkdir(exist_ok=True)
    Image.new("RGB", (640, 480)).save(content / "sites/dinh-mot/photos" / name, **options)
    edit(content, RELIC, "kind:", f"photos: [{{file: {name}, credit: A, licence: CC0}}]\nkind:")
    for language in ("vi", "en"):
        edit(content, f"sites/dinh-mot/{language}.md", "text:", f"photos: {{{name}: {{alt: a, caption: b}}}}\ntext:")
