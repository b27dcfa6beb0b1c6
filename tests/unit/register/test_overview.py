"""The list says which plaques somebody should go and see, and goes into a spreadsheet."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date, timedelta
from io import StringIO

import pytest

from generator.content.catalogue import Plaque
from generator.content.plaque_schema import Step
from generator.register import overview
from generator.register.overview import Due


@pytest.fixture
def plaque(loaded) -> Plaque:
    return loaded.catalogue.plaques[0]


def living(plaque: Plaque, stage: str, on: str) -> Plaque:
    return replace(plaque, life=(Step.model_validate({"stage": stage, "on": on, "by": "x"}),))


@pytest.mark.parametrize(
    ("stage", "on", "wants"),
    [
        ("designed", "2020-01-01", None),
        ("proofed", "2020-01-01", None),
        ("printed", "2026-09-30", None),
        ("printed", "2026-09-20", Due("due-hang", 65)),
        ("installed", "2025-11-24", None),
        ("installed", "2025-11-23", Due("due-look", 366)),
        ("damaged", "2026-11-24", Due("due-damaged", 0)),
        ("replaced", "2020-01-01", None),
        ("retired", "2020-01-01", None),
    ],
)
def test_a_plaque_is_due_when_damaged_or_not_inspected_for_a_year(plaque, stage, on, wants):
    assert wants == overview.due(living(plaque, stage, on), date(2026, 11, 24))


@pytest.mark.parametrize(
    ("stage", "days", "reason"),
    [("printed", 60, None), ("printed", 61, "due-hang"), ("installed", 365, None), ("installed", 366, "due-look")],
)
def test_a_plaque_is_due_the_day_after_its_time_is_over(plaque, stage, days, reason):
    found = overview.due(living(plaque, stage, "2024-03-01"), date(2024, 3, 1) + timedelta(days=days))

    assert (reason and overview.Due(reason, days)) == found


def test_a_line_names_the_plaque_that_replaces_it(plaque):
    replaced = replace(living(plaque, "replaced", "2026-01-02"), replaced_by="9cr7t")

    assert "9cr7t" == overview.line(replaced, "Đình Một", "https://thu.example", date(2026, 11, 24)).replaced_by


def test_the_table_is_read_by_another_reader_and_holds_no_formula(plaque):
    line = overview.line(
        living(plaque, "damaged", "2026-11-20"), '=HYPERLINK("x")', "https://thu.example", date(2026, 11, 24)
    )
    (head, row) = csv.reader(StringIO(overview.as_csv([line])))
    told = dict(zip(head, row, strict=True))

    assert ("4nvh3", "damaged", "2026-11-20", "damaged") == (told["code"], told["stage"], told["on"], told["due"])
    assert "https://thu.example/q/4nvh3" == told["payload"]
    assert '\'=HYPERLINK("x")' == told["name"]
