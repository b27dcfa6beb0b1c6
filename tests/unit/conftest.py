"""The small site of tests/world without its pictures and plaques: what the authors wrote, and a theme to show it in."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.content.load import Loaded, load
from generator.site import Site
from generator.theme.theme import Theme, read_theme
from tests.support.day import TODAY
from tests.support.worlds import TEMPLATES, WORLD


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
def site(loaded: Loaded, theme: Theme) -> Site:
    """The small site, to be shown."""
    assert loaded.catalogue is not None
    return Site(loaded.catalogue, loaded.words, theme, TODAY)
