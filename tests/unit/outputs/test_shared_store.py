"""What machines share is whole or not believed, and a store that is gone is one sentence."""

from __future__ import annotations

import os
import pickle
from pathlib import Path
from typing import Any

import fsspec
import pytest
from fsspec.implementations.local import LocalFileSystem

from generator.outputs.shared_store import (
    AT_ONCE,
    Elsewhere,
    SharedStore,
    at_once,
    opened,
    shared_store,
    without_secrets,
)
from generator.store import Make, Store, content_digest, entry_of

KEY, OTHER = "ab" + "0" * 38, "cd" + "1" * 38


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "shared").mkdir()
    return tmp_path / "shared"


@pytest.fixture(params=["file", "memory"])
def shared(request: pytest.FixtureRequest, folder: Path) -> SharedStore:
    """A folder, and a store of whole objects."""
    return shared_store(str(folder) if request.param == "file" else f"memory://{folder}", "here")


class Guarded(LocalFileSystem):
    """A folder which somebody else owns."""

    protocol = "guarded"

    def pipe_file(self, path: str, *_: Any, **__: Any) -> None:
        raise PermissionError(13, "Permission denied", path)


fsspec.register_implementation("guarded", Guarded, clobber=True)


def put(shared: SharedStore, key: str, data: bytes) -> None:
    shared.put_all({key: data})


def get(shared: SharedStore, key: str) -> bytes | None:
    return shared.get_all([key]).get(key)


def fill(store: Store, make: Make, key: str = KEY) -> None:
    """Make one result, as a build does."""
    with store.sharing([key]):
        store.fill(key, make, ())


def only_entry(folder: Path) -> Path:
    (found,) = folder.glob("??/*")
    return found


def test_what_is_put_is_found_again(shared):
    put(shared, KEY, b"\0a page\n")
    put(shared, OTHER, b"")

    assert (b"\0a page\n", b"") == (get(shared, KEY), get(shared, OTHER))


def test_what_nobody_put_is_not_there(shared):
    assert (None, None, False) == (get(shared, KEY), shared.file("0" * 32), shared.has_file("0" * 32))


def test_a_file_is_kept_under_its_digest(shared):
    content = shared.put_file(b"a photograph")

    assert content_digest(b"a photograph") == content
    assert b"a photograph" == shared.file(content)
    assert shared.has_file(content)


def test_another_python_or_system_has_results_of_its_own(shared):
    put(shared, KEY, b"a")

    assert None is get(SharedStore(shared.address, "there"), KEY)


WRONG = {
    "nothing": lambda _: b"",
    "cut": lambda entry: entry[:-1],
    "zeros": lambda entry: bytes(len(entry)),
    "of another key": lambda _: entry_of(OTHER, b"a"),
    "a pickle": lambda _: pickle.dumps(print),
    "turned": lambda entry: entry[:20] + bytes([entry[20] ^ 1]) + entry[21:],
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_an_entry_that_is_not_what_was_put_is_made_again(folder, wrong, tmp_path):
    shared = shared_store(str(folder), "here")
    put(shared, KEY, b"a page")
    entry = only_entry(folder)
    entry.write_bytes(wrong(entry.read_bytes()))

    assert None is get(shared, KEY)
    fill(Store(tmp_path / "store", "1", shared), lambda: b"a page")
    assert b"a page" == get(shared, KEY)


def test_a_file_that_is_not_what_its_name_says_is_not_believed(folder):
    shared = shared_store(str(folder), "here")
    content = shared.put_file(b"a photograph")
    only_entry(folder).write_bytes(b"another")

    assert None is shared.file(content)


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo, lambda path: path.symlink_to("nowhere")])
def test_a_folder_or_pipe_in_the_place_of_an_entry_is_no_entry(folder, make):
    shared = shared_store(str(folder), "here")
    put(shared, KEY, b"a page")
    entry = only_entry(folder)
    entry.unlink()
    make(entry)

    assert None is get(shared, KEY)


def test_others_may_read_what_one_put_and_nothing_half_written_is_left(folder):
    before = os.umask(0o022)
    try:
        put(shared_store(str(folder), "here"), KEY, b"a page")
    finally:
        os.umask(before)

    assert 0o644 == only_entry(folder).stat().st_mode & 0o777
    assert [] == list(folder.rglob(".*"))


def test_many_are_fetched_at_once_and_those_that_are_here_not_at_all(shared, tmp_path):
    store = Store(tmp_path / "store", "1", shared)
    keys = [f"{number:040}" for number in range(3 * AT_ONCE)]
    for key in keys:
        put(shared, key, key.encode())
    store.put(keys[0], b"own")
    assert [OTHER] == store.take([*keys, OTHER])

    assert [b"own", *(key.encode() for key in keys[1:]), None] == [store.get(key) for key in (*keys, OTHER)]


def test_answers_come_in_the_order_of_the_questions():
    assert (2, 4, 6) == at_once(lambda number: 2 * number, [1, 2, 3])


# ---- where results come from ----------------------------------------------------------------------


def fail() -> bytes:
    raise AssertionError("made again")


def test_a_result_is_taken_from_the_shared_store_and_kept_here(shared, tmp_path):
    fill(Store(tmp_path / "one", "1", shared), lambda: b"a page")
    store = Store(tmp_path / "two", "1", shared)
    fill(store, fail)

    assert b"a page" == Store(tmp_path / "two", "1").get(KEY)


def test_nothing_but_results_is_asked_of_it(shared, tmp_path):
    """A relic, say, is what this machine has read."""
    put(shared, KEY, b"a relic of another hand")

    assert None is Store(tmp_path / "store", "1", shared).get(KEY)


def test_what_is_shared_is_never_forgotten(shared, tmp_path):
    store = Store(tmp_path / "store", "1", shared)
    fill(store, lambda: b"a page")
    store.forget(frozenset())

    assert (None, b"a page") == (store.get(KEY), get(shared, KEY))


# ---- stores one cannot use ------------------------------------------------------------------------


def refused(address: str, **options: bool) -> Elsewhere:
    with pytest.raises(Elsewhere) as caught:
        shared_store(address, "here", **options)
    return caught.value


def test_a_folder_that_is_not_there_is_not_made(tmp_path):
    """It may be a drive that is not mounted."""
    assert "store-none" == refused(f"file://{tmp_path}/shared").key
    assert [] == list(tmp_path.iterdir())


def test_an_address_nobody_knows():
    assert "store-unknown" == refused("nonesuch://x").key


def test_a_store_that_may_only_be_read_is_read(folder, tmp_path):
    put(shared_store(str(folder), "here"), KEY, b"a page")
    shared = shared_store(f"guarded://{folder}", "here")
    shared = SharedStore(f"guarded://{folder}", "here", writable=shared.writable)
    fill(Store(tmp_path / "store", "1", shared), lambda: b"new", OTHER)

    assert not shared.writable
    assert (b"a page", None) == (get(shared, KEY), get(shared, OTHER))
    assert "cluster-mute" == refused(f"guarded://{folder}", to_write=True).key


def test_a_folder_of_others_that_is_no_store_is_refused(folder):
    (folder / "ditich.txt").write_text("something else")

    assert "store-none" == refused(f"guarded://{folder}").key


def test_a_store_that_goes_is_not_made_anew(folder):
    shared = shared_store(str(folder), "here")
    put(shared, KEY, b"a page")
    only_entry(folder).unlink()
    for path in (*folder.glob("??"),):
        path.rmdir()
    (folder / "ditich.txt").unlink()
    folder.rmdir()

    with pytest.raises(Elsewhere, match="FileNotFoundError"):
        put(shared, KEY, b"a page")
    assert not folder.exists()


def test_a_fault_of_the_store_reaches_other_processes():
    fault = pickle.loads(pickle.dumps(Elsewhere("store-gone", {"address": "a", "why": "b"})))

    assert ("store-gone", {"address": "a", "why": "b"}) == (fault.key, fault.values)


def test_no_password_in_an_address_is_shown():
    assert "ftp://host/x" == without_secrets("ftp://me:secret@host/x?token=1#2")
    assert "secret" not in str(refused("nonesuch://me:secret@host/x").values)


def test_an_address_is_opened_once(folder):
    assert opened(str(folder)) is opened(str(folder))
