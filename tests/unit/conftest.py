"""The small site of tests/world without its pictures and plaques: what the authors wrote, and a theme to show it in."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.load import Loaded, load
from generator.reading import TextFile
from generator.showing import Showing
from generator.theme import Theme, read_theme
from tests.conftest import ROOT, WORLD

TEMPLATES = ROOT / "templates"

RELIC = "sites/dinh-mot/site.yaml"
STORY = "sites/dinh-mot/vi.md"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The authors' files, to be changed."""
    return Path(shutil.copytree(WORLD / "content", tmp_path / "content"))


@pytest.fixture(scope="session")
def theme() -> Theme:
    """The theme."""
    return read_theme(TEMPLATES)


@pytest.fixture(scope="session")
def loaded() -> Loaded:
    """The small site, read."""
    return load(WORLD / "content", TEMPLATES)


@pytest.fixture(scope="session")
def showing(loaded: Loaded, theme: Theme) -> Showing:
    """The small site, to be shown."""
    assert loaded.catalogue is not None
    return Showing(loaded.catalogue, loaded.words, theme)


def edit(content: Path, name: str, old: str, new: str) -> None:
    """Change what an author wrote, once."""
    text = (content / name).read_text("utf-8")
    assert old in text
    (content / name).write_text(text.replace(old, new, 1), "utf-8")


def written(text: str, path: str = "content/a.yaml") -> TextFile:
    """A file that says this."""
    return TextFile(path, text)
