"""`ditich build --store`: what one machine made is not made by the next, and what goes wrong is one sentence."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from fsspec.implementations.local import LocalFileSystem

from generator.outputs.shared_store import SharedStore
from tests.support.worlds import STORY, ditich, edit, snapshot


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    (tmp_path / "shared").mkdir()
    return tmp_path / "shared"


@pytest.fixture
def fresh(built_world: Path, tmp_path: Path) -> Callable[[str], Path]:
    """Makes a folder with the small site's content, never built."""

    def make(name: str) -> Path:
        shutil.copytree(built_world / "content", tmp_path / name / "content")
        return tmp_path / name

    return make


def build(folder: Path, store: object, *options: str) -> Result:
    return ditich(folder, "--lang", "en", "build", "--jobs", "1", "--store", str(store), *options)


def count_puts(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Keys of what is made, as they come: whatever is made is put into the shared store."""
    made: list[str] = []
    put_all = SharedStore.put_all

    def noted(shared: SharedStore, results: Mapping[str, bytes]) -> None:
        made.extend(results)
        put_all(shared, results)

    monkeypatch.setattr(SharedStore, "put_all", noted)
    return made


def test_a_second_machine_makes_nothing_again(fresh, shared, built_world, monkeypatch):
    """A checkout in CI, say, without the cache of the last one."""
    made = count_puts(monkeypatch)
    first = build(fresh("one"), shared)
    by_the_first = len(made)
    second = build(fresh("two"), shared)

    assert (0, 0) == (first.exit_code, second.exit_code), first.output + second.output
    assert by_the_first > 20
    assert by_the_first == len(made)
    assert snapshot(built_world / "output") == snapshot(shared.with_name("one") / "output")
    assert snapshot(built_world / "output") == snapshot(shared.with_name("two") / "output")


def test_after_an_edit_only_what_it_changed_is_made(fresh, shared, monkeypatch):
    build(fresh("one"), shared)
    edit(fresh("two") / "content", STORY, "Ba tầng", "Bốn tầng")
    made = count_puts(monkeypatch)
    build(shared.with_name("two"), shared)

    assert 0 < len(made) < 10


@pytest.mark.processes
def test_worker_processes_share_too(fresh, shared, built_world, monkeypatch):
    monkeypatch.setattr("generator.outputs.workers.PARALLEL_FROM", 1)
    result = ditich(fresh("one"), "build", "--jobs", "2", "--store", str(shared))
    made = count_puts(monkeypatch)

    assert 0 == result.exit_code, result.output
    assert 0 == build(fresh("two"), shared).exit_code
    assert [] == made
    assert snapshot(built_world / "output") == snapshot(shared.with_name("two") / "output")


def test_what_another_hand_left_there_is_made_again(fresh, shared, built_world):
    build(fresh("one"), shared)
    for number, path in enumerate(sorted(shared.glob("??/*"))):
        data = path.read_bytes()
        path.write_bytes((b"", data[:-1], b"cos\nsystem\n(S'true'\ntR.", bytes(len(data)))[number % 4])
    result = build(fresh("two"), shared)

    assert 0 == result.exit_code, result.output
    assert snapshot(built_world / "output") == snapshot(shared.with_name("two") / "output")


def test_a_store_that_may_only_be_read_is_said_once(fresh, shared, monkeypatch):
    build(fresh("one"), shared)

    def forbidden(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    edit(fresh("two") / "content", STORY, "Ba tầng", "Bốn tầng")
    monkeypatch.setattr(LocalFileSystem, "pipe_file", forbidden)
    result = build(shared.with_name("two"), shared)

    assert 0 == result.exit_code, result.output
    assert 1 == result.stderr.count("may only be read")


def test_a_store_that_goes_in_the_middle_publishes_nothing(fresh, shared, monkeypatch):
    """What was published before stays, and what was made so far is not made again."""
    folder = fresh("one")
    assert 0 == ditich(folder, "build").exit_code
    before = snapshot(folder / "output")
    pipe_file, written = LocalFileSystem.pipe_file, []

    def going(system: LocalFileSystem, path: str, value: bytes, **options: Any) -> None:
        written.append(path)
        if len(written) == 2:
            shared.rename(shared.with_name("unmounted"))
        pipe_file(system, path, value, **options)

    edit(folder / "content", STORY, "Ba tầng", "Bốn tầng")
    with monkeypatch.context() as patch:
        patch.setattr(LocalFileSystem, "pipe_file", going)
        result = build(folder, shared)

    assert 3 == result.exit_code
    assert 1 == len(result.output.splitlines())
    assert f"the shared store file://{shared} does not answer (FileNotFoundError" in result.output
    assert before == snapshot(folder / "output")
    assert 0 == ditich(folder, "build").exit_code


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("nonesuch://host/x", "cannot be opened (ValueError: Protocol not known: nonesuch)"),
        ("/nonesuch/folder", "there is no shared store at file:///nonesuch/folder"),
    ],
)
def test_an_address_of_no_store(fresh, address, sentence):
    result = build(fresh("one"), address)

    assert 3 == result.exit_code
    assert sentence in result.output
    assert 1 == len(result.output.splitlines())


def test_without_the_extra_one_sentence_says_what_to_install(fresh, shared, monkeypatch):
    for name in [name for name in sys.modules if name.partition(".")[0] == "fsspec"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "fsspec", None)
    result = build(fresh("one"), shared)

    assert 2 == result.exit_code
    assert 'pip install "ditich[cluster]"' in result.output


def test_a_relative_folder_is_the_one_of_whoever_typed_it(fresh, shared, monkeypatch):
    monkeypatch.chdir(shared.parent)
    result = build(fresh("one"), "shared")

    assert 0 == result.exit_code, result.output
    assert len(list(shared.iterdir())) > 20
