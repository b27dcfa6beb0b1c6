"""Nothing has changed, or it has: told from sizes and times alone."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from generator.memory.snapshot import RACE, Snapshot, look
from generator.outputs.fingerprint import (
    PUBLISHED,
    Inputs,
    libraries,
    program,
    remember,
    unchanged,
)
from generator.outputs.published import NOTHING, Tree, look_again, settled, write_trees

LIBRARIES = ("click-8.dist-info", "jinja2-3.dist-info")
DAY = 86_400
TODAY = "2026-11-25"
WARNINGS = {"vi": "cảnh báo", "en": ""}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two files written yesterday, and what was made of them."""
    for name in ("in/a.md", "in/b/c.md", "out/site/index.html"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
        _date_back(path)
    return tmp_path


def _date_back(path: Path) -> None:
    found = path.stat()
    os.utime(path, (found.st_atime - DAY, found.st_mtime - DAY))


def after_a_build(folder: Path) -> Path:
    """The record a good build leaves; what it published is recorded beside."""
    remember(folder / "record", Inputs(look(folder / "in"), TODAY, LIBRARIES), WARNINGS)
    write_trees(
        folder / "published", "", {str(folder / f"out/{name}"): tree(folder / f"out/{name}") for name in PUBLISHED}
    )
    return folder / "record"


def tree(folder: Path) -> Tree:
    """What is known of a folder that has just been published."""
    seen = look_again(folder, NOTHING, Everything())
    return Tree(dict.fromkeys(seen.files, "key"), seen.files, settled(seen.folders.items(), time.time_ns()))


class Everything:
    """Any path is one of ours."""

    def __contains__(self, path: object) -> bool:
        return True


def asked(folder: Path, libraries: tuple[str, ...] = LIBRARIES, today: str = TODAY) -> bool:
    inputs = Inputs(look(folder / "in"), today, libraries)
    warnings = unchanged(folder / "record", inputs, folder / "published", folder / "out")
    assert warnings in (None, WARNINGS)
    return warnings is not None


def test_after_a_build_nothing_has_changed(folder):
    after_a_build(folder)

    assert asked(folder)


def test_tomorrow_is_a_change(folder):
    """Another festival may be the next one by then."""
    after_a_build(folder)

    assert not asked(folder, today="2026-11-26")


def test_before_the_first_build_all_is_new(folder):
    assert not asked(folder)


def _write(path: Path) -> None:
    path.write_text("another text")


def _rename(path: Path) -> None:
    path.rename(path.with_name("z"))


@pytest.mark.parametrize("change", [_write, _rename, Path.unlink], ids=["write", "rename", "delete"])
@pytest.mark.parametrize("name", ["in/a.md", "in/b/c.md", "out/site/index.html"])
def test_any_change_to_what_goes_in_or_came_out_is_seen(folder, name, change):
    after_a_build(folder)
    change(folder / name)

    assert not asked(folder)


@pytest.mark.parametrize("name", ["in/new.md", "in/b/new.md", "out/site/new.html"])
def test_a_file_that_was_not_there_is_seen(folder, name):
    after_a_build(folder)
    (folder / name).write_text("")

    assert not asked(folder)


def test_a_change_that_keeps_size_and_text_is_seen_by_its_time(folder):
    after_a_build(folder)
    os.utime(folder / "in/a.md", (0, 0))

    assert not asked(folder)


def test_another_version_of_a_library_is_a_change(folder):
    after_a_build(folder)

    assert not asked(folder, ("click-9.dist-info", "jinja2-3.dist-info"))


def test_what_python_keeps_for_itself_is_no_change(folder):
    after_a_build(folder)
    (folder / "in/__pycache__").mkdir()
    (folder / "in/__pycache__/a.pyc").write_text("")

    assert asked(folder)


@pytest.mark.parametrize("name", [".DS_Store", "Thumbs.db", "desktop.ini"])
@pytest.mark.parametrize("place", ["in/b", "out/site"])
def test_what_systems_leave_in_a_folder_they_show_is_no_change(folder, place, name):
    """Else each build after it would be a whole one: it is not published, and so not recorded."""
    after_a_build(folder)
    (folder / place / name).write_bytes(b"icons")

    assert asked(folder)


@pytest.mark.parametrize("record", [b"", b"half", b"\0" * 40])
def test_what_was_published_is_unknown_where_its_record_is_damaged(folder, record):
    after_a_build(folder)
    (folder / "published").write_bytes(record)

    assert not asked(folder)


@pytest.mark.parametrize("record", [b"", b'{"inp', b"\xff", b"null", b"[]", b"{}", b'{"inputs": 1}', b'"inputs"'])
def test_a_record_that_cannot_be_read_means_build(folder, record):
    """A power cut leaves half of it; another version of the program leaves other fields."""
    after_a_build(folder).write_bytes(record)

    assert not asked(folder)


def test_a_file_changed_a_moment_ago_is_not_trusted_to_be_finished(folder):
    """Its next change may carry the same time; so the build is not remembered, and an older record is dropped."""
    record = after_a_build(folder)
    (folder / "in/a.md").write_text("now")
    # By the clock of `look`: a system that is told another day for a test still stamps files with its own.
    os.utime(folder / "in/a.md", ns=(time.time_ns(), time.time_ns()))
    remember(record, Inputs(look(folder / "in"), TODAY, LIBRARIES), WARNINGS)

    assert not record.exists()


def test_two_seconds_are_enough():
    """The coarsest clock of a file system is FAT's."""
    assert not Snapshot(10 * RACE, {"a": (0, 1, 9 * RACE, 0)}).settled
    assert Snapshot(10 * RACE, {"a": (0, 1, 9 * RACE - 1, 0)}).settled


def test_a_folder_that_is_not_there_has_no_files(tmp_path):
    assert {} == look(tmp_path / "none").files


def test_a_link_is_looked_at_and_not_followed(folder):
    (folder / "in/link").symlink_to(folder)

    assert {"a.md", "c.md", "link"} == {Path(path).name for path in look(folder / "in").files}


def test_libraries_are_read_from_what_pip_wrote(tmp_path):
    for name in ("b-2.dist-info", "a-1.dist-info", "a", "__pycache__"):
        (tmp_path / name).mkdir()

    assert ("a-1.dist-info", "b-2.dist-info") == libraries(tmp_path)


def test_a_changed_line_of_code_makes_another_program(folder):
    (folder / "in/a.py").write_text("1")
    before = program(folder / "in", LIBRARIES)
    (folder / "in/a.py").write_text("2")

    assert before != program(folder / "in", LIBRARIES)
    (folder / "in/a.py").write_text("1")
    assert before == program(folder / "in", LIBRARIES)
    assert before != program(folder / "in", LIBRARIES[:1])
