"""What was made is found again, whole, and only for the same question."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.store import FileRef, Make, Store, digest, file_ref, write_whole


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store", "program 1")


def upper(text: str) -> bytes:
    return text.upper().encode()


def lower(text: str) -> bytes:
    return text.lower().encode()


def refuse(text: str) -> bytes:
    raise ValueError(text)


def fill(store: Store, make: Make, *args: object) -> str:
    """The key of a call's result, which is in the store."""
    key = store.key(make, args)
    store.fill(key, make, args)
    return key


def read(store: Store, make: Make, *args: object) -> bytes:
    return store.read(store.key(make, args), make, args)


def everything_below(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_a_result_is_what_the_function_returned(store):
    fill(store, upper, "đình")

    assert "ĐÌNH".encode() == read(store, upper, "đình")


def test_a_function_is_called_once_for_the_same_arguments(store, tmp_path):
    """The trace it leaves is a file, which grows by each call."""
    trace = tmp_path / "trace"
    keys = {fill(store, note, str(trace)) for _ in range(3)}

    assert 1 == len(keys)
    assert "x" == trace.read_text()


def note(trace: str) -> bytes:
    with Path(trace).open("a") as file:
        file.write("x")
    return b"done"


def test_another_function_argument_or_program_is_another_question(store, tmp_path):
    keys = {
        store.key(upper, ("a",)),
        store.key(lower, ("a",)),
        store.key(upper, ("b",)),
        store.key(upper, ("a", "a")),
        Store(tmp_path / "store", "program 2").key(upper, ("a",)),
    }

    assert 5 == len(keys)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((1,), ("1",)),
        (("ab", "c"), ("a", "bc")),
        ((("a", "b"),), ("a", "b")),
        ((None,), ("None",)),
        ((b"a",), ("a",)),
        ((FileRef("a", "b"),), (("a", "b"),)),
        ((1,), (True,)),
        (("đ",), ("d",)),
    ],
)
def test_values_that_differ_have_different_names(one, other):
    assert digest(*one) != digest(*other)


def test_equal_values_have_one_name():
    """Whichever objects hold them: a page's view is put together anew by each run."""
    assert digest("a", FileRef("x", "y")) == digest("a", FileRef("xy"[:1], "xy"[1:]))


def test_what_cannot_be_made_is_not_remembered(store):
    for _ in range(2):
        with pytest.raises(ValueError, match="no"):
            fill(store, refuse, "no")

    assert [] == everything_below(store.folder)


DAMAGES = {
    "cut": lambda entry: entry[:-1],
    "emptied": lambda _: b"",
    "cut in the digest": lambda entry: entry[:7],
    "longer": lambda entry: entry + b"x",
    "zeroed": lambda entry: bytes(len(entry)),
    "zeroed from the middle": lambda entry: entry[: len(entry) // 2] + bytes(len(entry) - len(entry) // 2),
    "one bit turned": lambda entry: entry[:-1] + bytes([entry[-1] ^ 1]),
    "one bit of the digest turned": lambda entry: bytes([entry[0] ^ 1]) + entry[1:],
    "without its digest": lambda entry: entry[16:],
    "of another hand": lambda _: b"<html>another page</html>",
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_entry_is_made_again(store, damage):
    path = store.path(fill(store, upper, "a temple"))
    whole = path.read_bytes()
    path.write_bytes(damage(whole))

    assert b"A TEMPLE" == read(store, upper, "a temple")
    assert whole == path.read_bytes()


def test_an_entry_in_the_place_of_another_is_not_believed(store):
    """Two that were exchanged, or one copied over the other, are whole, and each is the answer to another question."""
    one, other = (store.path(fill(store, upper, text)) for text in "ab")
    one.write_bytes(other.read_bytes())

    assert b"A" == read(store, upper, "a")
    assert b"A" == read(store, upper, "a")
    assert one.read_bytes() != other.read_bytes()


def test_a_folder_in_the_place_of_an_entry_makes_room(store):
    path = store.path(fill(store, upper, "a"))
    path.unlink()
    (path / "b").mkdir(parents=True)

    assert b"A" == read(store, upper, "a")
    assert path.is_file()


def test_only_what_is_still_wanted_is_kept(store):
    keys = [fill(store, upper, text) for text in "abc"]
    # What a run that was killed left behind.
    (store.folder / keys[0][:2] / ".half").write_bytes(b"")

    store.forget({keys[1]})

    assert [store.path(keys[1])] == everything_below(store.folder)


def test_forgetting_in_an_empty_store_is_no_fault(store):
    store.forget(set())

    assert not store.folder.exists()


def test_a_file_is_known_by_what_is_in_it(tmp_path):
    path = tmp_path / "a"
    path.write_bytes(b"1")
    before = file_ref(path)
    path.write_bytes(b"2")

    assert before.path == file_ref(path).path
    assert before.digest != file_ref(path).digest
    path.write_bytes(b"1")
    assert before == file_ref(path)


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path, monkeypatch):
    """Where the last step fails, the old file stands and nothing lies beside it."""
    path = tmp_path / "a"
    write_whole(path, b"old")
    monkeypatch.setattr(os, "replace", _full)

    with pytest.raises(OSError, match="full"):
        write_whole(path, b"new")

    assert b"old" == path.read_bytes()
    assert [path] == everything_below(tmp_path)


def _full(*_: object) -> None:
    raise OSError("the disk is full")


def test_everybody_may_read_what_was_written(tmp_path):
    """A web server runs as somebody else. Whoever says otherwise for all his files (umask) is obeyed."""
    before = os.umask(0o022)
    try:
        write_whole(tmp_path / "a", b"")
        os.umask(0o077)
        write_whole(tmp_path / "b", b"")
    finally:
        os.umask(before)

    assert [0o644, 0o600] == [(tmp_path / name).stat().st_mode & 0o777 for name in "ab"]
