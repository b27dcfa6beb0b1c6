"""The countries that have a file, as a project that says one reads it."""

from __future__ import annotations

from generator.content.country import Country, read_country, wards_of
from generator.content.project_schema import Project
from generator.content.ranks import read_ranks
from generator.content.source import parse
from tests.support.languages import WORDINGS
from tests.support.relics import written
from tests.support.worlds import BUILT_IN


def country(code: str) -> Country:
    """The country with this code."""
    found, problems = read_country(
        BUILT_IN,
        Project.model_construct(country=code),
        parse(written(f"country: {code}"))[0],
        WORDINGS["vi"].words,
    )
    assert found, problems
    return found


VIETNAM = country("VN")

RANKS, _ = read_ranks(BUILT_IN, VIETNAM.said.ranks, VIETNAM.said.rank_types)
"""Those of Vietnam."""

_wards = wards_of(VIETNAM)
assert _wards
WARDS = _wards
"""Those of Vietnam."""
