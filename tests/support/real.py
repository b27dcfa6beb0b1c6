"""The five relics of content/, made ready for their pages and plaques."""

from __future__ import annotations

from functools import cache

from generator.pages.showing import Showing
from generator.theme.theme import read_theme
from tests.support.showing import shown
from tests.support.worlds import ROOT, TEMPLATES


@cache
def showing() -> Showing:
    """The real content under the real theme."""
    return shown(ROOT / "content", read_theme(TEMPLATES))
