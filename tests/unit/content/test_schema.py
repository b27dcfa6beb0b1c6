"""What the files of content/ may hold."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from generator.content.plaque_schema import PlaqueFile
from generator.content.project_schema import Project
from generator.content.schema import AboutFrontMatter, Caption, Place, RelicFacts, StoryFrontMatter


@pytest.mark.parametrize("half", ["latitude", "longitude"])
def test_a_place_is_measured_in_both_directions_or_not_at_all(half):
    """With one of them, the page would lead to “geo:10.1,None”."""
    with pytest.raises(ValidationError):
        Place.model_validate({"address": "x", "sources": ["s1"], half: "10.1"})


SOURCE = {"title": "t", "publisher": "p", "grade": "A"}
RIGHT = {
    RelicFacts: {"kind": "communal-house", "place": {"address": "x", "sources": ["s"]}, "sources": {"s": SOURCE}},
    StoryFrontMatter: {"name": "x", "summary": "y", "text": "written", "updated": "2026-01-02"},
    AboutFrontMatter: {"name": "x", "summary": "y", "text": "written", "updated": "2026-01-02", "site_name": "z"},
    Project: {"address": "https://a.vn", "languages": ["vi"], "steward": "x"},
    PlaqueFile: {"relic": "a"},
    Caption: {"alt": "a", "caption": "b"},
}


@pytest.mark.parametrize("kind", RIGHT)
def test_every_field_of_the_smallest_right_file_is_needed(kind):
    kind.model_validate(RIGHT[kind])
    for field in RIGHT[kind]:
        with pytest.raises(ValidationError):
            kind.model_validate({key: value for key, value in RIGHT[kind].items() if key != field})


@pytest.mark.parametrize("kind", RIGHT)
def test_what_was_checked_cannot_be_changed(kind):
    value = kind.model_validate(RIGHT[kind])

    with pytest.raises(ValidationError):
        setattr(value, next(iter(RIGHT[kind])), "other")


def test_blanks_around_a_value_are_not_part_of_it():
    assert "x" == PlaqueFile.model_validate({"relic": " x "}).relic
