"""Content made ready for its pages."""

from __future__ import annotations

from pathlib import Path

from generator.content.load import Loaded, load
from generator.outputs.plan import plan, scanned_page
from generator.site import Site
from generator.theme import templating
from generator.theme.theme import Theme
from tests.support.day import TODAY
from tests.support.worlds import TEMPLATES


def shown(content: Path, theme: Theme) -> Site:
    """This content, to be shown."""
    loaded = load(content, TEMPLATES)
    assert loaded.catalogue is not None, loaded.problems
    return Site(loaded.catalogue, loaded.words, theme, TODAY)


def texts_of(loaded: Loaded, theme: Theme) -> dict[str, str]:
    """Every page, feed and map, by its path."""
    assert loaded.catalogue is not None
    outputs, _ = plan(Site(loaded.catalogue, loaded.words, theme, TODAY))
    return {
        output.path: output.make(*output.args).decode()
        for output in outputs
        if output.make in (templating.page, scanned_page)
    }
