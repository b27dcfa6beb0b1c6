"""The plaques of content/, as they are printed."""

from __future__ import annotations

import pytest

from generator import plaque_files
from generator.plaques import Faceplate
from tests.support.real import site
from tests.support.worlds import ROOT

CODES = sorted(path.stem for path in (ROOT / "content/plaques").glob("*.yaml"))


@pytest.fixture(params=CODES, scope="session")
def faceplate(request: pytest.FixtureRequest) -> Faceplate:
    """Each plaque there is."""
    shown = site()
    (plaque,) = (plaque for plaque in shown.catalogue.plaques if plaque.code == request.param)
    return plaque_files.faceplate(plaque, shown)
