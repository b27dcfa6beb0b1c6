"""A folder is published whole or not at all, and nothing that is not ours is lost."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from generator.memory.snapshot import RACE
from generator.outputs import publish
from generator.outputs.publish import Staged, stage, swap
from generator.outputs.published import FINE_RACE, NOTHING, FolderSeen, Tree, settled
from tests.support.worlds import snapshot

OLD = {"index.html": b"old", "vi/index.html": b"same", "gone/a.txt": b"going"}
NEW = {"index.html": b"new", "vi/index.html": b"same", "fresh/b.txt": b"fresh"}


def staged(contents: Mapping[str, bytes], folder: Path, known: Tree = NOTHING) -> Staged:
    """The folder that has these files, beside the one it will replace; equal bytes have equal keys."""
    keys = {path: data.hex() or "empty" for path, data in contents.items()}
    return stage(keys, contents.__getitem__, folder, known)


def publish_whole(contents: Mapping[str, bytes], folder: Path, known: Tree = NOTHING) -> Tree:
    """Publish these files; what is known of the folder then."""
    new = staged(contents, folder, known)
    swap(new)
    return new.tree


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder published once."""
    publish_whole(OLD, tmp_path / "site")
    return tmp_path / "site"


def test_a_folder_becomes_exactly_what_was_staged(site):
    before = (site / "vi/index.html").stat()

    new = staged(NEW, site)
    assert OLD == snapshot(site)
    swap(new)

    assert NEW == snapshot(site)
    assert (2, 1) == (new.written, new.removed)
    after = (site / "vi/index.html").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)
    assert {"site", ".site.files", ".site.last"} == {path.name for path in site.parent.iterdir()}


def test_of_the_folder_before_the_last_one_only_what_differs_is_exchanged(site):
    """Thousands of files are not linked anew for one edit."""
    publish_whole(NEW, site)
    new = staged(OLD, site)
    swap(new)
    assert OLD == snapshot(site)

    (site.with_name(".site.last") / "vi/index.html").write_text("somebody's", "utf-8")
    publish_whole(NEW, site)
    publish_whole(OLD, site)

    assert OLD == snapshot(site)


def test_a_folder_that_stays_the_same_is_not_exchanged(site):
    before = site.stat().st_ino

    publish_whole(OLD, site)

    assert before == site.stat().st_ino


def test_a_file_is_believed_by_key_size_and_time_and_read_otherwise(site):
    known = publish_whole(OLD, site)
    asked = []

    def read(path: str) -> bytes:
        asked.append(path)
        return OLD[path]

    keys = dict(known.keys)
    stage(keys, read, site, known)
    assert [] == asked

    stage({**keys, "index.html": "other"}, read, site, known)
    assert ["index.html"] == asked

    os.utime(site / "vi/index.html", (0, 0))
    stage(keys, read, site, known)
    assert ["index.html", "vi/index.html"] == asked


def test_whatever_is_done_to_either_folder_between_builds_what_is_published_is_right(site):
    """With random builds and damage, from one seed: what is known of a folder is believed only while it is so."""
    chance = random.Random(13)
    known = publish_whole(OLD, site)
    paths = [f"{folder}{name}" for folder in ("", "vi/", "vi/a/", "en/a/b/") for name in ("x.txt", "y.txt")]
    for _ in range(250):
        chosen = chance.sample(paths, chance.randrange(1, len(paths)))
        wanted = {path: b"%d" % chance.randrange(3) for path in chosen}
        lies_beside = site.with_name(".site.last")
        for folder, damage in ((site, chance.choice(DAMAGE)), (lies_beside, chance.choice((*DAMAGE, foreign)))):
            there = sorted(path for path in folder.rglob("*") if path.is_file())
            if there and chance.random() < 0.35:
                damage(chance.choice(there))
        if chance.random() < 0.2:
            staged(wanted, site, known)  # and cut off before the folders change places
        known = publish_whole(wanted, site, chance.choice((known, known, known, NOTHING)))

        assert wanted == snapshot(site)
        assert wanted.keys() == known.files.keys()
        known = chance.choice((known, aged(known, site), aged(known, site)))


def aged(known: Tree, site: Path) -> Tree:
    """What would be known if the folders had been published an hour ago."""
    hour = 3_600_000_000_000

    def old(folder: Path, folders: Mapping[str, FolderSeen]) -> dict[str, FolderSeen]:
        for path in folders:
            status = (folder / path).stat()
            os.utime(folder / path, ns=(status.st_atime_ns, status.st_mtime_ns - hour))
        return {path: ((folder / path).stat().st_mtime_ns, (folder / path).stat().st_ino) for path in folders}

    return replace(known, folders=old(site, known.folders), spare=old(site.with_name(".site.last"), known.spare))


def foreign(path: Path) -> None:
    path.with_name("foreign.txt").write_bytes(b"somebody's")


def _longer(path: Path) -> None:
    with path.open("ab") as file:
        file.write(b"+")


def _another(path: Path) -> None:
    path.unlink()
    path.write_bytes(b"another file")


def _folder_gone(path: Path) -> None:
    if path.parent.name != "site":
        shutil.rmtree(path.parent)


DAMAGE = (Path.unlink, _longer, _another, _folder_gone)


def test_a_file_in_a_folder_that_is_believed_to_be_as_it_was_is_named_and_stays(site):
    """However short ago the folder was published."""
    known = aged(publish_whole(NEW, site), site)
    for number, folder in enumerate(("", "vi/", "fresh/")):
        (site / f"{folder}mine-{number}.txt").write_bytes(b"mine")

        with pytest.raises(FileExistsError):
            staged(NEW, site, known)

        (site / f"{folder}mine-{number}.txt").unlink()
    swap(staged(NEW, site, known))
    assert NEW == snapshot(site)


@pytest.mark.parametrize("fraction", [0, 123_456_789])
def test_a_folders_time_is_believed_only_when_it_is_old_enough(fraction):
    """FAT counts in two seconds: another name in the same two would not move it."""
    now = 10 * RACE
    race = FINE_RACE if fraction else RACE
    old, new = now - race - 10**9 + fraction, now - race + fraction
    seen = settled([("old", (old, 1)), ("new", (new, 2))], now)

    assert {"old": (old, 1), "new": (0, 2)} == seen


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
            publish_whole(NEW, site)
        except Cut:
            pass
        else:
            assert step >= 6

    assert snapshot(site) in (OLD, NEW)
    publish_whole(NEW, site)
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
            publish_whole(NEW, site)

    staged(NEW, site)
    assert snapshot(site) in (OLD, NEW)
    publish_whole(NEW, site)
    assert NEW == snapshot(site)


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_process_killed_at_any_moment_leaves_the_old_folder_or_the_new(site):
    """With random moments, from one seed; the folder is a hundred files large."""
    chance = random.Random(12)
    versions = [{f"{number}/{name}.txt": b"%d" % name * 200 for number in range(100)} for name in (1, 2)]
    publish_whole(versions[0], site)
    for _ in range(20):
        child = os.fork()
        if child == 0:
            try:
                while True:
                    for version in reversed(versions):
                        publish_whole(version, site)
            finally:
                os._exit(1)
        time.sleep(chance.uniform(0.001, 0.06))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)

        assert snapshot(site) in versions
    publish_whole(NEW, site)
    assert NEW == snapshot(site)


@pytest.mark.parametrize("name", [".git/config", ".gitignore", ".well-known/acme/token", "notes.txt", "vi/mine.html"])
def test_a_file_no_build_wrote_is_named_and_stays(site, name):
    (site / name).parent.mkdir(parents=True, exist_ok=True)
    (site / name).write_bytes(b"mine")
    before = snapshot(site.parent)

    with pytest.raises(FileExistsError) as refused:
        staged(NEW, site)

    assert str(site / name) == refused.value.filename
    assert before == snapshot(site.parent)


def test_a_folder_no_build_wrote_is_named_and_stays(tmp_path):
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_bytes(b"mine")

    with pytest.raises(FileExistsError):
        staged(NEW, tmp_path / "site")


def test_an_empty_folder_may_be_published_into(tmp_path):
    (tmp_path / "site").mkdir()

    publish_whole(NEW, tmp_path / "site")

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
        staged(NEW, site)

    assert link.is_symlink()


def test_a_file_where_the_folder_goes_is_named(tmp_path):
    (tmp_path / "site").write_bytes(b"mine")

    with pytest.raises(FileExistsError):
        staged(NEW, tmp_path / "site")


def test_what_systems_leave_in_folders_goes_with_the_folder(site):
    (site / "vi/.DS_Store").write_bytes(b"x")

    publish_whole(NEW, site)

    assert NEW == snapshot(site)


def test_without_hard_links_files_are_copied_with_their_time(site, monkeypatch):
    monkeypatch.setattr(os, "link", lambda _source, _target: (_ for _ in ()).throw(OSError("no links")))
    before = (site / "vi/index.html").stat().st_mtime_ns

    publish_whole(NEW, site)

    assert NEW == snapshot(site)
    assert before == (site / "vi/index.html").stat().st_mtime_ns
