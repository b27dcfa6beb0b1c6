"""The small site of tests/world without its pictures and plaques: what the authors wrote, and a theme to show it in."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator import plaques
from generator.content.load import Loaded, load
from generator.plaques import endurance, long_proofs, readers
from generator.site import Site
from generator.theme.theme import Theme, read_theme
from tests.support.day import TODAY
from tests.support.kinds import USED
from tests.support.languages import SPOKEN
from tests.support.worlds import BUILT_IN, WORLD

NOT_INSTALLED = ("playwright", "playwright.sync_api", "pyzbar", "pyzbar.pyzbar")
"""To import one of these fails in a unit test."""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The authors' files, to be changed."""
    return Path(shutil.copytree(WORLD / "content", tmp_path / "content"))


@pytest.fixture(scope="session")
def theme() -> Theme:
    """The theme."""
    return read_theme(BUILT_IN, USED, SPOKEN)


@pytest.fixture(scope="session")
def loaded() -> Loaded:
    """The small site, read."""
    return load(WORLD / "content", BUILT_IN)


@pytest.fixture(scope="session")
def site(loaded: Loaded, theme: Theme) -> Site:
    """The small site, to be shown."""
    assert loaded.catalogue is not None
    return Site(loaded.catalogue, loaded.wordings, theme, TODAY)


@pytest.fixture(scope="module", autouse=True)
def nothing_installed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """As on a machine with Python's packages and Git only: no browser, no second reader of symbols, no shop's programs.

    What a module imports at its top is looked at by tests/test_suite.py.
    """
    programs = tmp_path_factory.mktemp("programs")
    if git := shutil.which("git"):
        (programs / "git").symlink_to(git)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", str(programs))
        for name in NOT_INSTALLED:
            patch.setitem(sys.modules, name, None)
        yield


@pytest.fixture(scope="module", autouse=True)
def readers_looked_for() -> Iterator[None]:
    """Which readers of symbols there are is looked up once in a process, and what they read is remembered: not here."""
    remembered = (readers.readers, long_proofs._program, endurance.endure, plaques._proof)
    for function in remembered:
        function.cache_clear()
    yield
    for function in remembered:
        function.cache_clear()
