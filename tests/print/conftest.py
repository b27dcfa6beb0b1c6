"""The plaques of content/, as they are printed."""

from __future__ import annotations

from functools import cache

import pytest

from generator import plaque_files
from generator.content.load import load
from generator.pages.showing import Showing
from generator.plaques import Faceplate
from generator.theme.theme import read_theme
from tests.conftest import ROOT, TODAY

CODES = sorted(path.stem for path in (ROOT / "content/plaques").glob("*.yaml"))


@cache
def showing() -> Showing:
    """The real content under the real theme."""
    loaded = load(ROOT / "content", ROOT / "templates")
    assert loaded.catalogue is not None, loaded.problems
    return Showing(loaded.catalogue, loaded.words, read_theme(ROOT / "templates"), TODAY)


@pytest.fixture(params=CODES, scope="session")
def faceplate(request: pytest.FixtureRequest) -> Faceplate:
    """Each plaque there is."""
    shown = showing()
    (plaque,) = (plaque for plaque in shown.catalogue.plaques if plaque.code == request.param)
    return plaque_files.faceplate(plaque, shown, shown.theme)
