"""Whatever stands in a field, the answer is the value or a problem at its place, in words of ours."""

from __future__ import annotations

from typing import Any, get_args

import pytest
import yaml
from pydantic import BaseModel

from generator.content.country import regions_of
from generator.content.materials import Materials
from generator.content.plaque_schema import PlaqueFile
from generator.content.project_schema import Project
from generator.content.schema import AboutFrontMatter, RelicFacts, StoryFrontMatter
from generator.content.source import Document, parse
from generator.content.validate import check
from generator.diagnostics.problem import Problem, show
from generator.diagnostics.problem_texts import PROBLEMS, SHARED_HINTS
from tests.support.countries import VIETNAM
from tests.support.kinds import USED
from tests.support.relics import FACTS, FRONT_MATTER, PROJECT, STORY, places, replaced, written

FULL: dict[type[BaseModel], dict[str, Any]] = {
    RelicFacts: FACTS,
    StoryFrontMatter: STORY,
    AboutFrontMatter: FRONT_MATTER | {"site_name": "z"},
    Project: PROJECT,
    PlaqueFile: {
        "relic": "a",
        "place": "b",
        "design": "gate",
        "size": "A5",
        "distance": "0.6",
        "material": "brass",
        "quantity": "2",
        "life": [{"stage": "printed", "on": "2026-01-02", "by": "c", "note": "d"}],
        "printed": {
            "payload": "https://a.vn/q/4nvh3",
            "version": "4",
            "level": "H",
            "mask": "3",
            "digest": "0" * 64,
            "names": {"vi": "x"},
        },
        "readings": [{"on": "2026-02-03", "grade": "B", "unused": "0.75", "by": "c"}],
        "replaced_by": "9cr7t",
    },
    Materials: {
        "materials": {
            "a": {"names": {"en": "c"}, "module": "1.2", "engraved": "true", "turns": "light", "plate": "true"},
        }
    },
}
RUBBISH: tuple[Any, ...] = (
    "", "   ", "x", "-1", "0", "1.5", "nan", "inf", "9" * 30, "9" * 5000, "1_0", "２", "{}", "[x]",
    [], ["x"], ["", "15"], [[["x"]]], [{}], {}, {"a": "b"}, {"": ""}, {" s1 ": "x"}, {"a": {"b": ["c"]}},
)  # fmt: skip


class Plain(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):
    """Writes everything out."""

    def ignore_aliases(self, _data: object) -> bool:
        return True


def held(model: type[BaseModel], data: Any) -> tuple[BaseModel | None, tuple[Problem, ...], Document]:
    """Data written as YAML, read again and checked."""
    document, problems = parse(written(yaml.dump(data, Dumper=Plain, allow_unicode=True, width=10_000)))
    assert document is not None
    assert () == problems
    return *check(model, document, kinds=USED.kinds, regions=regions_of(VIETNAM, None)), document


CASES = [(model, place) for model, data in FULL.items() for place in places(data)]


def name(case: object) -> str:
    """How a case is called in the list of tests."""
    return (
        case.__name__ if isinstance(case, type) else ".".join(map(str, case)) if isinstance(case, tuple) else str(case)
    )


@pytest.mark.parametrize("model", FULL, ids=name)
def test_a_file_with_every_field_is_taken(model):
    value, problems, _ = held(model, FULL[model])

    assert () == problems
    assert value is not None
    assert set(FULL[model]) == value.model_fields_set == set(model.model_fields)


@pytest.mark.parametrize("rubbish", RUBBISH, ids=lambda rubbish: repr(rubbish)[:20])
def test_rubbish_anywhere_is_answered_in_words_of_ours(rubbish):
    """In each field of each file; nothing is raised, and each problem can be shown and lies on a line."""
    for model, place in CASES:
        value, problems, document = held(model, replaced(FULL[model], place, rubbish))

        assert (value is None) == bool(problems)
        for problem in problems:
            assert show(problem, "vi") != show(problem, "en")
            assert problem.at in {*document.values.values(), *document.keys.values()}


def fields_known(model: type[BaseModel]) -> set[str]:
    """The names of all fields in a file of this kind."""
    found = set(model.model_fields)
    for field in model.model_fields.values():
        for inner in (field.annotation, *(a for arg in get_args(field.annotation) for a in (arg, *get_args(arg)))):
            if isinstance(inner, type) and issubclass(inner, BaseModel):
                found |= fields_known(inner)
    return found


FIELDS = [(model, place) for model, place in CASES if place[-1] in fields_known(model)]


@pytest.mark.parametrize(("model", "place"), FIELDS, ids=name)
def test_a_misspelt_field_is_found_and_the_right_one_named(model, place):
    group, wrong = FULL[model], f"{place[-1]}x"
    for part in place[:-1]:
        group = group[part]
    renamed = {(wrong if key == place[-1] else key): value for key, value in group.items()}
    misspelt = replaced(FULL[model], place[:-1], renamed)
    _, problems, document = held(model, misspelt)

    (unknown,) = [problem for problem in problems if problem.code == "field-unknown"]
    assert {"field": wrong, "best": place[-1]} == unknown.values
    assert document.keys[(*place[:-1], wrong)] == unknown.at


@pytest.mark.parametrize(
    ("place", "value", "code"),
    [
        (("kind",), "dinh", "choice"),
        (("draft",), "yes", "truth"),
        (("founded", "date"), "xưa", "edtf-form"),
        (("founded", "date"), "1832-02-30", "date-wrong"),
        (("founded", "part"), "end", "choice"),
        (("founded",), "1832", "group-expected"),
        (("founded",), [], "list-empty"),
        (("rank", "type_sources"), "s1", "list-expected"),
        (("rank", "date"), "15/11/2004", "date-shape"),
        (("rank", "date"), "2004-02-30", "date-wrong"),
        (("place", "latitude"), "10,1", "number"),
        (("place", "latitude"), "90.1", "latitude-range"),
        (("place", "longitude"), "-180.5", "longitude-range"),
        (("place", "sources"), [], "list-empty"),
        (("place", "sources"), "s1", "list-expected"),
        (("place", "sources", 0), "", "empty-value"),
        (("place", "address"), ["x"], "text-expected"),
        (("place",), "Ô Môn", "group-expected"),
        (("hours", "open"), "8h", "hours-form"),
        (("festivals", 0, "days", 1), "31", "range"),
        (("festivals", 0, "days", 1), "rằm", "number"),
        (("sources",), ["s1"], "group-expected"),
        (("sources",), {}, "list-empty"),
        (("sources", "s1", "address"), "x.vn", "web-address"),
    ],
)
def test_each_mistake_is_named_where_it_stands(place, value, code):
    model, (problem,), document = held(RelicFacts, replaced(FACTS, place, value))

    assert None is model
    assert (code, document.at(*place)) == (problem.code, problem.at)


@pytest.mark.parametrize(
    ("place", "value", "code"),
    [
        (("founded", 1, "date"), "xưa", "edtf-form"),
        (("founded", 1, "sources"), [], "list-empty"),
        (("founded", 0), "1832", "group-expected"),
    ],
)
def test_a_mistake_in_one_of_several_values_is_named_where_it_stands(place, value, code):
    site = FACTS | {"founded": [{"date": "1852", "sources": ["s1"]}, {"date": "1858", "sources": ["s1"]}]}

    _, (problem,), document = held(RelicFacts, replaced(site, place, value))

    assert (code, document.at(*place)) == (problem.code, problem.at)


@pytest.mark.parametrize(
    ("date", "part", "taken"),
    [
        ("18XX/19XX", "late/early", True),
        ("1890/18XX", "/late", True),
        ("1890/1889", None, False),
        ("1901/18XX", None, False),
        ("1832-06/1832-05", None, False),
        ("-0050/0050", None, True),
        ("0050/-0050", None, False),
        ("18XX/18XX", "middle/early", False),
    ],
)
def test_a_span_does_not_end_before_it_begins(date, part, taken):
    founded = {"date": date, "sources": ["s1"]} | ({"part": part} if part else {})
    _, problems, _ = held(RelicFacts, FACTS | {"founded": founded})

    assert ([] if taken else ["edtf-order"]) == [problem.code for problem in problems]


def test_the_bounds_a_problem_names_are_those_of_the_schema():
    """Just inside both is taken, just outside both is not."""
    for place in (("festivals", 0, "month"), ("festivals", 0, "days", 0)):
        site = replaced(FACTS, ("festivals", 0, "days"), ["15"])
        _, (problem,), _ = held(RelicFacts, replaced(site, place, "-5"))
        low, high = problem.values["low"], problem.values["high"]

        for value, count in ((low - 1, 1), (low, 0), (high, 0), (high + 1, 1)):
            assert count == len(held(RelicFacts, replaced(site, place, str(value)))[1])


@pytest.mark.parametrize(
    ("value", "best"), [("210.28", "21.028"), ("1012345", "10.12345"), ("101.2", "10.12"), ("-101.2", "-10.12")]
)
def test_a_decimal_point_too_far_right_is_put_back(value, best):
    """The sign is kept: south stays south."""
    _, (problem,), _ = held(RelicFacts, replaced(FACTS, ("place", "latitude"), value))

    assert ("dot-missing", best) == (problem.hint, problem.values["best"])


@pytest.mark.parametrize("value", ["955", "9999", "91", "1056", "100", "5e9", "inf"])
@pytest.mark.parametrize("field", ["latitude", "longitude"])
def test_the_number_proposed_would_be_taken(field, value):
    """Otherwise none is proposed."""
    _, problems, _ = held(RelicFacts, replaced(FACTS, ("place", field), value))
    proposed = [str(problem.values["best"]) for problem in problems if problem.values.get("best")]

    assert [] == [best for best in proposed if held(RelicFacts, replaced(FACTS, ("place", field), best))[1]]


@pytest.mark.parametrize(
    ("latitude", "longitude", "code"),
    [
        ("105.62", "10.120", "place-swapped"),
        ("105.62", "105.62", "latitude-range"),
        ("1056.2", "10.12", "latitude-range"),
        ("105.62", "-10.12", "latitude-range"),
    ],
)
def test_coordinates_that_have_changed_places_are_told_from_a_wrong_one(latitude, longitude, code):
    _, (problem,), document = held(RelicFacts, with_coordinates(latitude, longitude))

    assert (code, document.at("place", "latitude")) == (problem.code, problem.at)


def test_what_has_changed_places_is_right_the_other_way_round_as_written():
    _, (problem,), _ = held(RelicFacts, with_coordinates("105.62", "10.120"))

    assert {"latitude": "105.62", "longitude": "10.120"} == problem.values
    assert () == held(RelicFacts, with_coordinates("10.120", "105.62"))[1]


@pytest.mark.parametrize("longitude", ["", "x", [], {}])
def test_where_the_other_coordinate_is_no_number_nothing_has_changed_places(longitude):
    _, problems, _ = held(RelicFacts, with_coordinates("105.62", longitude))

    assert "latitude-range" in [problem.code for problem in problems]


def with_coordinates(latitude: Any, longitude: Any) -> Any:
    """A relic at this place."""
    return replaced(replaced(FACTS, ("place", "latitude"), latitude), ("place", "longitude"), longitude)


def test_a_word_that_is_no_choice_is_answered_with_the_choices():
    _, (problem,), _ = held(RelicFacts, replaced(FACTS, ("kind",), "khmer-pagodas"))

    assert {
        "field": "kind",
        "value": "khmer-pagodas",
        "known": "communal-house, khmer-pagoda, chinese-temple",
        "words": "đình làng → communal-house, chùa Khmer → khmer-pagoda, miếu của người Hoa → chinese-temple",
        "best": "khmer-pagoda",
    } == problem.values


def test_all_mistakes_of_a_file_are_found_at_once():
    data = replaced(replaced(replaced(FACTS, ("kind",), "x"), ("founded", "date"), "y"), ("place",), "z")

    assert {"choice", "edtf-form", "group-expected"} == {problem.code for problem in held(RelicFacts, data)[1]}


def test_a_list_of_wrong_items_is_not_called_empty_as_well():
    _, problems, _ = held(RelicFacts, replaced(FACTS, ("festivals", 0, "days"), ["rằm"]))

    assert ["number"] == [problem.code for problem in problems]


def test_every_code_this_module_knows_has_words():
    from generator.content.validate import _CODES

    assert set() == set(_CODES.values()) - set(PROBLEMS)
    assert {"did-you-mean", "write-best", "dot-missing"} <= set(SHARED_HINTS)
