"""A folder is published whole or not at all, and nothing that is not ours is lost."""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from generator.outputs import publish
from generator.outputs.publish import Entry, File, stage, swap
from tests.support.worlds import snapshot

OLD = {"index.html": b"old", "vi/index.html": b"same", "gone/a.txt": b"going"}
NEW = {"index.html": b"new", "vi/index.html": b"same", "fresh/b.txt": b"fresh"}


def files(contents: dict[str, bytes]) -> list[File]:
    return [File(path, "", partial(bytes, data)) for path, data in contents.items()]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder published once."""
    swap(stage(files(OLD), tmp_path / "site", {}))
    return tmp_path / "site"


def test_a_folder_becomes_exactly_what_was_staged(site):
    before = (site / "vi/index.html").stat()

    staged = stage(files(NEW), site, {})
    assert OLD == snapshot(site)
    swap(staged)

    assert NEW == snapshot(site)
    assert (2, 1) == (staged.written, staged.removed)
    after = (site / "vi/index.html").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)
    assert {"site", ".site.files", ".site.last"} == {path.name for path in site.parent.iterdir()}


def test_of_the_folder_before_the_last_one_only_what_differs_is_exchanged(site):
    """Thousands of files are not linked anew for one edit."""
    swap(stage(files(NEW), site, {}))
    staged = stage(files(OLD), site, {})
    swap(staged)
    assert OLD == snapshot(site)

    (site.with_name(".site.last") / "vi/index.html").write_text("somebody's", "utf-8")
    swap(stage(files(NEW), site, {}))
    swap(stage(files(OLD), site, {}))

    assert OLD == snapshot(site)


def test_a_folder_that_stays_the_same_is_not_exchanged(site):
    before = site.stat().st_ino

    swap(stage(files(OLD), site, {}))

    assert before == site.stat().st_ino


def test_a_file_is_believed_by_key_size_and_time_and_read_otherwise(site):
    status = (site / "index.html").stat()
    asked = []

    def read() -> bytes:
        asked.append(1)
        return b"old"

    known = Entry("k", status.st_size, status.st_mtime_ns)
    for entry in (known, Entry("other", known.size, known.modified)):
        swap(stage([File("index.html", "k", read)], site, {"index.html": entry}))

    assert 1 == len(asked)


class Cut(BaseException):
    """Nothing catches it."""


STEPS = ("write_whole", "_exchange", "_remove_tree", "_flush")


@pytest.mark.parametrize("in_one_step", [True, False])
@pytest.mark.parametrize("step", range(12))
def test_whatever_step_a_build_is_cut_off_at_the_folder_is_old_or_new(site, monkeypatch, step, in_one_step):
    if not in_one_step:
        monkeypatch.setattr(publish, "_exchange_in_one_step", lambda _one, _other: False)
    calls = iter(range(100))

    def cut(real, *args):
        if next(calls) == step:
            raise Cut
        return real(*args)

    with monkeypatch.context() as patch:
        for name in STEPS:
            patch.setattr(publish, name, partial(cut, getattr(publish, name)))
        try:
            swap(stage(files(NEW), site, {}))
        except Cut:
            pass
        else:
            assert step >= 6

    assert snapshot(site) in (OLD, NEW)
    swap(stage(files(NEW), site, {}))
    assert NEW == snapshot(site)


@pytest.mark.parametrize("after", [1, 2])
def test_where_folders_cannot_be_exchanged_a_cut_between_two_renames_is_mended(site, monkeypatch, after):
    """Windows: for a moment there is no folder, and the next build brings back the old one."""
    monkeypatch.setattr(publish, "_exchange_in_one_step", lambda _one, _other: False)
    real, calls = Path.rename, []

    def rename(self: Path, target: Path) -> Path:
        calls.append(target)
        if len(calls) > after:
            raise Cut
        return real(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", rename)
        with pytest.raises(Cut):
            swap(stage(files(NEW), site, {}))

    stage(files(NEW), site, {})
    assert snapshot(site) in (OLD, NEW)
    swap(stage(files(NEW), site, {}))
    assert NEW == snapshot(site)


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_process_killed_at_any_moment_leaves_the_old_folder_or_the_new(site):
    """With random moments, from one seed; the folder is a hundred files large."""
    chance = random.Random(12)
    versions = [{f"{number}/{name}.txt": b"%d" % name * 200 for number in range(100)} for name in (1, 2)]
    swap(stage(files(versions[0]), site, {}))
    for _ in range(20):
        child = os.fork()
        if child == 0:
            try:
                while True:
                    for version in reversed(versions):
                        swap(stage(files(version), site, {}))
            finally:
                os._exit(1)
        time.sleep(chance.uniform(0.001, 0.06))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)

        assert snapshot(site) in versions
    swap(stage(files(NEW), site, {}))
    assert NEW == snapshot(site)


@pytest.mark.parametrize("name", [".git/config", ".gitignore", ".well-known/acme/token", "notes.txt", "vi/mine.html"])
def test_a_file_no_build_wrote_is_named_and_stays(site, name):
    (site / name).parent.mkdir(parents=True, exist_ok=True)
    (site / name).write_bytes(b"mine")
    before = snapshot(site.parent)

    with pytest.raises(FileExistsError) as refused:
        stage(files(NEW), site, {})

    assert str(site / name) == refused.value.filename
    assert before == snapshot(site.parent)


def test_a_folder_no_build_wrote_is_named_and_stays(tmp_path):
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_bytes(b"mine")

    with pytest.raises(FileExistsError):
        stage(files(NEW), tmp_path / "site", {})


def test_an_empty_folder_may_be_published_into(tmp_path):
    (tmp_path / "site").mkdir()

    swap(stage(files(NEW), tmp_path / "site", {}))

    assert NEW == snapshot(tmp_path / "site")


@pytest.mark.parametrize("where", ["site", "site/vi/index.html", "site/link"])
def test_nothing_is_written_through_a_link(site, where):
    link = site.parent / where
    elsewhere = site.parent / "elsewhere"
    if link == site:
        site.rename(elsewhere)
    else:
        link.unlink(missing_ok=True)
        elsewhere.mkdir()
    link.symlink_to(elsewhere)

    with pytest.raises(FileExistsError):
        stage(files(NEW), site, {})

    assert link.is_symlink()


def test_a_file_where_the_folder_goes_is_named(tmp_path):
    (tmp_path / "site").write_bytes(b"mine")

    with pytest.raises(FileExistsError):
        stage(files(NEW), tmp_path / "site", {})


def test_what_systems_leave_in_folders_goes_with_the_folder(site):
    (site / "vi/.DS_Store").write_bytes(b"x")

    swap(stage(files(NEW), site, {}))

    assert NEW == snapshot(site)


def test_without_hard_links_files_are_copied_with_their_time(site, monkeypatch):
    monkeypatch.setattr(os, "link", lambda _source, _target: (_ for _ in ()).throw(OSError("no links")))
    before = (site / "vi/index.html").stat().st_mtime_ns

    swap(stage(files(NEW), site, {}))

    assert NEW == snapshot(site)
    assert before == (site / "vi/index.html").stat().st_mtime_ns
