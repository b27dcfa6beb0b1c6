"""A value comes back from JSON as it was; whatever else lies there is refused, and nothing of it is executed."""

from __future__ import annotations

import json
import marshal
import pickle
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.content.schema import AboutFrontMatter
from generator.diagnostics.problem import Problem, Span
from generator.memory.json_form import from_json, to_json
from generator.store import FileRef

SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text()
    | st.characters(categories=["Cs"])
    | st.binary()
    | st.dates()
)
VALUES = st.recursive(
    SCALARS | st.frozensets(st.text()),
    lambda values: (
        st.lists(values).map(tuple)
        | st.dictionaries(SCALARS, values)
        | st.builds(Problem, st.text(), st.builds(Span, st.text()), st.dictionaries(st.text(), values))
    ),
)


@given(VALUES)
def test_a_value_comes_back_as_it_was(value):
    found = from_json(to_json(value))

    assert (type(value), value) == (type(found), found)


def test_a_model_comes_back_without_being_checked_again():
    front_matter = AboutFrontMatter.model_construct(**dict.fromkeys(AboutFrontMatter.model_fields, "x"))

    assert front_matter == from_json(to_json(front_matter))


def test_what_is_no_value_is_not_written():
    with pytest.raises(TypeError, match="Path"):
        to_json(Path())


def test_instances_are_exchanged_while_they_are_read():
    """Files lie elsewhere on another machine."""
    data = to_json((FileRef("/a/x.jpg", "1"), {"y": FileRef("/a/y.jpg", "2")}, Span("a")))

    assert (FileRef("/b", "1"), {"y": FileRef("/b", "2")}, Span("a")) == from_json(
        data, {FileRef: lambda file: FileRef("/b", file.digest)}
    )


class Bomb:
    def __reduce__(self) -> tuple[Any, ...]:
        return sys.exit, (9,)


HOSTILE = {
    "a pickle": pickle.dumps(Bomb()),
    "marshal": marshal.dumps(("x",)),
    "code": marshal.dumps(compile("raise SystemExit", "x", "exec")),
    "deep": b"[" * 100_000,
    "deep tuples": b'{"":[' * 100_000 + b"]}" * 100_000,
    "a long number": b"9" * 100_000,
    "a list": b"[1]",
    "two keys": b'{"":[],"date":[1]}',
    "no key": b"{}",
    "a day out of all years": b'{"date":[99999999999999]}',
    "parts of no list": b'{"generator.store:FileRef":7}',
    "too few fields": b'{"generator.store:FileRef":["a"]}',
    "too many fields": b'{"generator.store:FileRef":["a","b","c"]}',
    "half a pair": b'{"dict":["a"]}',
    "a key that is none": b'{"dict":[{"dict":[]},1]}',
    "a class of Python": b'{"subprocess:Popen":[["true"]]}',
    "a class of a library": b'{"click:Path":[]}',
    "a function of ours": b'{"generator.store:write_whole":["a","b"]}',
    "a class that is no value": b'{"generator.store:Lost":["a"]}',
    "a module there is not": b'{"generator.nonesuch:A":[]}',
    "no class": b'{"generator.store":[]}',
    "no base64": b'{"bytes":["\xc3\xa9"]}',
    "not UTF-8": b'"\xff"',
    "nothing": b"",
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_what_another_hand_wrote_is_refused(data):
    with pytest.raises(ValueError):  # noqa: PT011 -- whatever it says: it is not the value
        from_json(data)


def test_no_name_in_it_runs_a_command():
    """Importing `generator.__main__` would."""
    with pytest.raises(ValueError, match="ValueError"):
        from_json(b'{"generator.__main__:main":[]}')

    assert "generator.__main__" not in sys.modules


def test_it_is_json_to_everybody_else():
    assert {"": [1, {"date": [739580]}]} == json.loads(to_json((1, date(2025, 11, 25))))
