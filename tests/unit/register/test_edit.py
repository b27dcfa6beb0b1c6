"""A step is written into a plaque's file, and all else in it stays letter for letter as its author wrote it."""

from __future__ import annotations

import csv
import re
import unicodedata
from dataclasses import replace
from datetime import date, timedelta
from io import StringIO
from typing import get_args

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.content.plaques import FOLLOWS
from generator.content.schema import Plaque, PlaqueFile, Print, Stage, Step
from generator.register import edit
from generator.register.edit import Due, Untimely, Unwritable

PRINTED = Print.model_validate(
    {
        "payload": "https://omon.vn/q/4nvh3",
        "version": 4,
        "level": "H",
        "mask": 3,
        "digest": "0" * 64,
        "names": {"vi": 'Đình "Thới An": 1832', "zh": "村亭 #1"},
    }
)


def step(stage: str = "printed", on: str = "2026-02-03", by: str = "Xưởng in", note: str | None = None) -> Step:
    return Step.model_validate({"stage": stage, "on": on, "by": by, "note": note})


def file_of(text: str) -> PlaqueFile:
    """As another reader reads it."""
    return PlaqueFile.model_validate(yaml.load(text, yaml.BaseLoader))


# What a keyboard makes, in the form in which every file is read (NFC).
typed = st.text(st.characters(categories=("L", "N", "P", "S", "Zs"))).map(
    lambda text: unicodedata.normalize("NFC", text)
)


# ---- writing --------------------------------------------------------------------------------------

FILES = {
    "no life yet": "relic: a\n# place: cổng\n",
    "no line end": "relic: a",
    "a life": "relic: a\nlife:\n  - {stage: designed, on: 2026-01-02, by: A}\n",
    "a life in the middle": "relic: a\nlife:  # từng bước\n  - {stage: designed, on: 2026-01-02, by: A}\n\n# lời dặn\nsize: A5\n",
    "a life of many lines": "relic: a\nlife:\n- stage: designed\n  on: 2026-01-02\n  by: A\n# hết\nsize: A5\n",
    "a life with a remark": "relic: a\nlife:\n  # khởi đầu\n  - stage: designed\n    on: 2026-01-02\n    by: A\n",
    "indented by four": "relic: a\nlife:\n    - {stage: designed, on: 2026-01-02, by: A}\nsize: A5\n",
    "Windows": "relic: a\r\nlife:\r\n  - {stage: designed, on: 2026-01-02, by: A}\r\nsize: A5\r\n",
}


@pytest.mark.parametrize("text", FILES.values(), ids=FILES)
def test_a_step_comes_last_and_nothing_else_moves(text):
    after = edit.with_step(text, step())

    assert (*file_of(text).life, step()) == file_of(after).life
    assert file_of(text).model_copy(update={"life": ()}) == file_of(after).model_copy(update={"life": ()})
    # Each line that was there is there still, in its order; at most one line end was wanting.
    rest = iter(after.splitlines())
    assert all(line in rest for line in text.splitlines())
    assert ("\r\n" in text) == ("\r\n" in after)


@pytest.mark.parametrize("text", FILES.values(), ids=FILES)
def test_what_was_printed_is_noted_and_noted_again(text):
    """A plaque made anew from the same payload: the newest file is the one that hangs."""
    once = edit.with_step(text, step(), PRINTED)
    again = PRINTED.model_copy(update={"digest": "1" * 64})
    twice = edit.with_step(once, step(on="2027-02-03"), again)

    assert PRINTED == file_of(once).printed
    assert again == file_of(twice).printed
    assert 1 == len(re.findall("^printed:", twice, re.MULTILINE))
    assert file_of(text).size == file_of(twice).size


@given(typed, typed)
def test_any_name_and_note_round_trip(by, note):
    """Quotation marks, colons, hashes, emoji: a name is a name."""
    by, note = by.strip() or "A", note.strip() or None
    after = edit.with_step(FILES["a life"], step(by=by, note=note))

    assert (by, note) == (file_of(after).life[-1].by, file_of(after).life[-1].note)


@pytest.mark.parametrize("first", get_args(Stage))
@pytest.mark.parametrize("then", get_args(Stage))
def test_only_what_may_follow_is_written(first, then):
    text = f"relic: a\nlife:\n  - {{stage: {first}, on: 2026-01-02, by: A}}\n"
    if then in FOLLOWS[first]:
        assert then == file_of(edit.with_step(text, step(then))).life[-1].stage
    else:
        with pytest.raises(Untimely, match=first):
            edit.with_step(text, step(then))


@pytest.mark.parametrize("first", get_args(Stage))
def test_the_first_stage_is_designed_or_what_follows_it(first):
    """A plaque of which nothing is noted was never printed, so it can neither hang nor be taken down."""
    if first in ("designed", "proofed", "printed"):
        assert (step(first),) == file_of(edit.with_step("relic: a\n", step(first))).life
    else:
        with pytest.raises(Untimely, match="designed"):
            edit.with_step("relic: a\n", step(first))


def test_a_step_dated_before_the_last_is_refused():
    with pytest.raises(Untimely):
        edit.with_step(FILES["a life"], step(on="2026-01-01"))


@pytest.mark.parametrize(
    "text",
    [
        "relic: a\nlife: [{stage: designed, on: 2026-01-02, by: A}]\n",
        '{"relic": "a", "life": []}\n',
        "relic: a\n'life':\n  - {stage: designed, on: 2026-01-02, by: A}\n",
    ],
)
def test_a_file_written_in_another_way_is_not_touched(text):
    """Right YAML, but not as we write it: its author adds the step by hand."""
    with pytest.raises(Unwritable):
        edit.with_step(text, step())


def test_a_new_file_says_what_is_there_to_be_said():
    text = edit.new_file("dinh-mot", "cổng: bên trái", step("designed"))

    assert ("dinh-mot", "cổng: bên trái", (step("designed"),)) == (
        file_of(text).relic,
        file_of(text).place,
        file_of(text).life,
    )
    # Each field behind a hash is right when the hash is taken away.
    whole = re.sub(r"^# ([a-z]+:)", r"\1", edit.new_file("dinh-mot", "", step("designed")), flags=re.MULTILINE)
    assert {"place", "design", "size", "distance", "material", "quantity"} <= file_of(whole).model_fields_set


# ---- telling --------------------------------------------------------------------------------------


@pytest.fixture
def plaque(loaded) -> Plaque:
    return loaded.catalogue.plaques[0]


def living(plaque: Plaque, stage: str, on: str) -> Plaque:
    return replace(plaque, life=(step(stage, on),))


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
    assert wants == edit.due(living(plaque, stage, on), date(2026, 11, 24))


@pytest.mark.parametrize(
    ("stage", "days", "reason"),
    [("printed", 60, None), ("printed", 61, "due-hang"), ("installed", 365, None), ("installed", 366, "due-look")],
)
def test_a_plaque_is_due_the_day_after_its_time_is_over(plaque, stage, days, reason):
    found = edit.due(living(plaque, stage, "2024-03-01"), date(2024, 3, 1) + timedelta(days=days))

    assert (reason and edit.Due(reason, days)) == found


def test_a_line_names_the_plaque_that_replaces_it(plaque):
    replaced = replace(living(plaque, "replaced", "2026-01-02"), replaced_by="9cr7t")

    assert "9cr7t" == edit.line(replaced, "Đình Một", "https://thu.example", date(2026, 11, 24)).replaced_by


def test_the_table_is_read_by_another_reader_and_holds_no_formula(plaque):
    line = edit.line(
        living(plaque, "damaged", "2026-11-20"), '=HYPERLINK("x")', "https://thu.example", date(2026, 11, 24)
    )
    (head, row) = csv.reader(StringIO(edit.as_csv([line])))
    told = dict(zip(head, row, strict=True))

    assert ("4nvh3", "damaged", "2026-11-20", "damaged") == (told["code"], told["stage"], told["on"], told["due"])
    assert "https://thu.example/q/4nvh3" == told["payload"]
    assert '\'=HYPERLINK("x")' == told["name"]
