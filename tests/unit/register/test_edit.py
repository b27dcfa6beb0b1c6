"""A step is written into a plaque's file, and all else in it stays letter for letter as its author wrote it."""

from __future__ import annotations

import re
import unicodedata
from typing import get_args

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.content.plaque_schema import PlaqueFile, PrintRecord, Reading, Stage, Step
from generator.content.plaques import FOLLOWS
from generator.register import edit
from generator.register.edit import CannotEdit, StepOutOfOrder

PRINTED = PrintRecord.model_validate(
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
def test_a_reading_comes_last_and_nothing_else_moves(text):
    readings = [
        Reading.model_validate({"on": f"2026-02-0{n}", "grade": "B", "unused": 0.75, "by": 'Chị "Tư"'}) for n in (3, 4)
    ]
    after = edit.with_reading(edit.with_reading(text, readings[0]), readings[1])

    assert tuple(readings) == file_of(after).readings
    assert file_of(text) == file_of(after).model_copy(update={"readings": ()})
    rest = iter(after.splitlines())
    assert all(line in rest for line in text.splitlines())
    assert ("\r\n" in text) == ("\r\n" in after)


def test_a_file_that_cannot_take_a_reading_is_left_to_its_author():
    """A list in brackets cannot grow by a line."""
    reading = Reading.model_validate({"on": "2026-02-03", "grade": "B", "unused": 0.75, "by": "A"})
    with pytest.raises(CannotEdit):
        edit.with_reading("relic: a\nreadings: [{on: 2026-01-02, grade: A, unused: 1, by: A}]\n", reading)


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
        with pytest.raises(StepOutOfOrder, match=first):
            edit.with_step(text, step(then))


@pytest.mark.parametrize("first", get_args(Stage))
def test_the_first_stage_is_designed_or_what_follows_it(first):
    """A plaque of which nothing is noted was never printed, so it can neither hang nor be taken down."""
    if first in ("designed", "proofed", "printed", "cancelled"):
        assert (step(first),) == file_of(edit.with_step("relic: a\n", step(first))).life
    else:
        with pytest.raises(StepOutOfOrder, match="designed"):
            edit.with_step("relic: a\n", step(first))


def test_a_step_dated_before_the_last_is_refused():
    with pytest.raises(StepOutOfOrder):
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
    with pytest.raises(CannotEdit):
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
