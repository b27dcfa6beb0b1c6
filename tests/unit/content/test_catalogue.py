"""What was read is found by its id or its code."""

from __future__ import annotations

from dataclasses import replace

import pytest


@pytest.fixture
def catalogue(loaded):
    return loaded.catalogue


def test_a_relic_is_found_by_its_id(catalogue):
    assert {relic.id: relic for relic in catalogue.relics} == {
        relic_id: catalogue.read(relic_id) for relic_id in ("dinh-mot", "chua-hai")
    }
    assert ["dinh-mot", None] == [entry and entry.id for entry in map(catalogue.entry, ("dinh-mot", "dinh-ba"))]


def test_a_plaque_is_found_by_its_code_and_leads_to_its_relic(catalogue):
    plaque = catalogue.plaque("4nvh3")

    assert ("4nvh3", "dinh-mot") == (plaque.code, catalogue.entry_of(plaque).id)
    assert catalogue.plaque("aaaaa") is None


def test_a_plaque_whose_relic_is_gone_leads_to_none(catalogue):
    """One that was taken down: whoever asks must have asked `plaque.down` before."""
    with pytest.raises(LookupError):
        catalogue.entry_of(replace(catalogue.plaques[0], relic=""))
