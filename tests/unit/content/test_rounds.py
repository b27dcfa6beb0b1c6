"""Every relic is at home on one round; what a page shows of others is small, and an edit changes few of them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.content.entry import CatalogueEntry, EntryText
from generator.content.project_schema import Trail
from generator.content.rounds import MOST_ON_A_MAP, MOST_ON_A_PAGE, main_round, rounds_of, surroundings_of
from generator.diagnostics.problem import Span
from generator.places.geodesy import Point

LANGUAGES = ("vi", "en")

AT = Span("content/sites/x/site.yaml")


def entry(number: int, **fields: Any) -> CatalogueEntry:
    """An entry; every third is measured, half of the others have a ward."""
    point = Point(10.0 + number % 17 / 50, 105.5 + number % 23 / 50) if number % 3 == 0 else None
    return replace(
        CatalogueEntry(
            id=f"r{number:04}",
            kind="communal-house",
            roof="plain",
            texts=(EntryText("vi", f"Đình {number}", "Một câu.", "2026-01-02", (), vouched=True, at=AT),),
            ward="Phường Ô Môn" if number % 2 else "",
            address="x",
            precision="exact" if point else "ward",
            point=point,
            area=None,
            festivals=(),
            hero=None,
            recordings=(),
            was=(),
            links=(),
            draft=False,
            at=AT,
            was_at=(),
        ),
        **fields,
    )


def trail(name: str, *stops: int, **names: str) -> Trail:
    return Trail(id=name, names=names or {"vi": name}, relics=tuple(f"r{number:04}" for number in stops))


def entries_of(count: int) -> list[CatalogueEntry]:
    return [entry(number) for number in range(count)]


TRAILS = st.lists(st.lists(st.integers(0, 99), min_size=1, max_size=60, unique=True), max_size=4).map(
    lambda drawn: [trail(f"t{number}", *stops) for number, stops in enumerate(drawn)]
)


@given(st.integers(0, 90), TRAILS)
def test_every_relic_is_at_home_on_exactly_one_round(count, trails):
    entries = entries_of(count)
    rounds = rounds_of(entries, trails, LANGUAGES)
    surroundings = surroundings_of(entries, rounds)

    assert {entry.id for entry in entries} == set(surroundings)
    for relic, around in surroundings.items():
        home = next(walk for walk in rounds if relic in walk.relics)
        assert (relic, len(home.relics), home.place) == (home.relics[around.number - 1], around.length, around.place)
        assert relic in {stop.id for stop in around.mapped}
        assert len(around.mapped) == min(MOST_ON_A_MAP, around.length)


@given(st.integers(1, 90), TRAILS, st.data())
def test_a_name_s_edit_changes_no_surroundings_but_those_of_the_two_beside_it(count, trails, data):
    entries = entries_of(count)
    number = data.draw(st.integers(0, count - 1))
    text = replace(entries[number].texts[0], name="Tên khác", summary="Câu khác.", updated="2026-05-06")
    edited = [replace(one, texts=(text,)) if one is entries[number] else one for one in entries]
    rounds = rounds_of(entries, trails, LANGUAGES)
    before, after = surroundings_of(entries, rounds), surroundings_of(edited, rounds_of(edited, trails, LANGUAGES))
    relic = entries[number].id
    beside = {one for one, around in before.items() if relic in {n.id for n in (around.before, around.after) if n}}

    assert rounds == rounds_of(edited, trails, LANGUAGES)
    assert beside == {one for one in before if before[one] != after[one]}
    assert len(beside) <= 2


def test_the_rest_of_a_text_changes_no_surroundings_at_all():
    entries = entries_of(80)
    text = replace(entries[5].texts[0], summary="Câu khác.", updated="2026-05-06", also=("Tên nữa",))
    edited = [replace(one, texts=(text,), festivals=()) if one is entries[5] else one for one in entries]

    assert surroundings_of(entries, rounds_of(entries, (), LANGUAGES)) == surroundings_of(
        edited, rounds_of(edited, (), LANGUAGES)
    )


def test_a_relic_on_several_trails_is_at_home_on_the_first_and_names_all():
    entries = entries_of(5)
    rounds = rounds_of(entries, [trail("a", 0, 1, 2), trail("b", 2, 3), trail("c", 2, 4)], LANGUAGES)
    around = surroundings_of(entries, rounds)["r0002"]

    assert ("trail/a/", 3, ["a", "b", "c"]) == (around.place, around.number, [name for name, _ in around.trails])
    assert ("r0001", "r0000") == (around.before.id, around.after.id)


@pytest.mark.parametrize(
    ("count", "trails", "places"),
    [
        (5, [trail("a", 0, 1, 2, 3, 4)], [""]),
        (5, [], [""]),
        (7, [trail("a", 0, 1, 2, 3, 4)], ["", "near/r0005/"]),
        (5, [trail("a", 0, 1), trail("b", 2, 3, 4)], ["trail/a/", "trail/b/"]),
        (MOST_ON_A_PAGE + 1, [trail("a", *range(58))], ["trail/a/", "near/r0058/"]),
    ],
    ids=["one trail", "no trail", "a trail and others", "two trails", "many relics"],
)
def test_a_small_site_s_one_round_lies_where_its_lists_do(count, trails, places):
    """So that the five relics keep the addresses they have."""
    rounds = rounds_of(entries_of(count), trails, LANGUAGES)

    assert places == [one.place for one in rounds]
    assert (places[0] == "") == (main_round(rounds) is not None)


def test_stops_that_are_drafts_are_left_out():
    rounds = rounds_of(entries_of(3), [trail("a", 0, 7, 2), trail("b", 8)], LANGUAGES)

    assert [("a", ("r0000", "r0002")), ("r0001", ("r0001",))] == [(one.id, one.relics) for one in rounds]


def test_a_trail_s_name_falls_back_to_the_first_language():
    (walk,) = rounds_of(entries_of(1), [trail("a", 0, en="River", vi="Sông")], LANGUAGES)

    assert ["Sông", "River", "Sông"] == [walk.name(language) for language in ("vi", "en", "km")]


def test_only_links_to_pages_there_are_lead_anywhere():
    entries = [entry(0, links=("r0001", "r0009")), entry(1)]

    assert ("r0001",) == surroundings_of(entries, rounds_of(entries, (), LANGUAGES))["r0000"].linked


def test_the_maps_of_a_long_trail_are_few():
    """Each takes time to lay out."""
    entries = entries_of(60)
    around = surroundings_of(entries, rounds_of(entries, [trail("a", *range(60))], LANGUAGES))

    assert len({value.mapped for value in around.values()}) <= 3
