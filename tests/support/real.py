"""The five relics of content/, made ready for their pages and plaques."""

from __future__ import annotations

from functools import cache

from generator.site import Site
from generator.theme.theme import read_theme
from tests.support.kinds import SPOKEN, USED
from tests.support.sites import shown
from tests.support.worlds import BUILT_IN, ROOT


@cache
def site() -> Site:
    """The real content under the real theme."""
    return shown(ROOT / "content", read_theme(BUILT_IN, USED, SPOKEN))
