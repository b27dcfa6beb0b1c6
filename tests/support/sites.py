"""Content made ready for its pages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from generator.content.catalogue import Catalogue, Relic
from generator.content.load import Loaded, load
from generator.content.relics import entry_of
from generator.outputs.output import scanned_page
from generator.outputs.plan import plan
from generator.site import Site
from generator.theme import templating
from generator.theme.theme import Theme
from tests.support.day import TODAY
from tests.support.worlds import BUILT_IN


def shown(content: Path, theme: Theme) -> Site:
    """This content, to be shown."""
    loaded = load(content, BUILT_IN)
    assert loaded.catalogue is not None, loaded.problems
    return Site(loaded.catalogue, loaded.wordings, theme, TODAY)


def texts_of(loaded: Loaded, theme: Theme) -> dict[str, str]:
    """Every page, feed and map, by its path."""
    assert loaded.catalogue is not None
    outputs, _ = plan(Site(loaded.catalogue, loaded.wordings, theme, TODAY))
    return {
        output.path: output.make(*output.args).decode()
        for output in outputs
        if output.make in (templating.page, scanned_page)
    }


def with_relics(catalogue: Catalogue, relics: tuple[Relic, ...]) -> Catalogue:
    """The catalogue with these relics instead of its own."""
    by_id = {relic.id: relic for relic in relics}
    return replace(catalogue, entries=tuple(entry_of(relic) for relic in relics), read=by_id.__getitem__)
