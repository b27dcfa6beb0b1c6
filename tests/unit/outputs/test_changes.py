"""No change below a watched folder is missed, whatever the file system's clock says; what nobody wrote is passed over."""

from __future__ import annotations

import os
import queue
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import watchfiles

from generator.outputs import changes
from generator.outputs.changes import changes_below, differ, look, look_again
from tests.support.worlds import named

OLD = 1_000_000_000
"""s since 1970: a day in 2001."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two files, and one beside the folder; all of them old."""
    watched = tmp_path / "content"
    (watched / "sites").mkdir(parents=True)
    for path in (watched / "project.yaml", watched / "sites/vi.md", tmp_path / "aside"):
        path.write_text("A", "utf-8")
        os.utime(path, (OLD, OLD))
    return watched


def put_back(path: Path, old: os.stat_result) -> None:
    """Give a file the time it had."""
    os.utime(path, ns=(old.st_atime_ns, old.st_mtime_ns))


def saved(folder: Path) -> None:
    (folder / "sites/vi.md").write_text("AB", "utf-8")


def saved_with_size_and_time_as_before(folder: Path) -> None:
    before = (folder / "sites/vi.md").stat()
    (folder / "sites/vi.md").write_text("B", "utf-8")
    put_back(folder / "sites/vi.md", before)


def copied_over_with_an_old_date(folder: Path) -> None:
    shutil.copy2(folder.parent / "aside", folder / "sites/vi.md")


def copied_in_with_an_old_date(folder: Path) -> None:
    shutil.copy2(folder.parent / "aside", folder / "sites/en.md")


def moved_in(folder: Path) -> None:
    (folder.parent / "aside").replace(folder / "sites/en.md")


def moved_over(folder: Path) -> None:
    (folder.parent / "aside").replace(folder / "sites/vi.md")


def moved_within(folder: Path) -> None:
    (folder / "sites/vi.md").rename(folder / "sites/en.md")


def deleted(folder: Path) -> None:
    (folder / "sites/vi.md").unlink()


def folder_deleted(folder: Path) -> None:
    shutil.rmtree(folder / "sites")


def folder_moved_in(folder: Path) -> None:
    (folder.parent / "more").mkdir()
    (folder.parent / "aside").replace(folder.parent / "more/vi.md")
    (folder.parent / "more").rename(folder / "more")


def all_deleted(folder: Path) -> None:
    shutil.rmtree(folder)


def exchanged(folder: Path) -> None:
    one, other, aside = folder / "project.yaml", folder / "sites/vi.md", folder.parent / "x"
    one.rename(aside)
    other.rename(one)
    aside.rename(other)


def linked(folder: Path) -> None:
    (folder / "sites/en.md").symlink_to("/nowhere")


def forbidden(folder: Path) -> None:
    (folder / "sites/vi.md").chmod(0)


def a_pipe(folder: Path) -> None:
    """Whoever opened it would wait for ever."""
    os.mkfifo(folder / "sites/en.md")


def a_name_that_is_not_utf_8(folder: Path) -> None:
    named(folder, b"\xff.md").touch()


CHANGES = (
    saved,
    saved_with_size_and_time_as_before,
    copied_over_with_an_old_date,
    copied_in_with_an_old_date,
    moved_in,
    moved_over,
    moved_within,
    deleted,
    folder_deleted,
    folder_moved_in,
    all_deleted,
    exchanged,
    linked,
    forbidden,
    a_pipe,
    a_name_that_is_not_utf_8,
)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_a_change_is_noticed_once(folder: Path, change: Callable[[Path], None]) -> None:
    first = look([folder], {})
    assert not differ(first, look([folder], first))
    change(folder)
    second = look([folder], first)

    assert differ(first, second)
    assert not differ(second, look([folder], second))


@pytest.fixture
def coarse(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """A file system whose stamps all changes within one tick leave alone, a moment after the last of them.

    The clock is set by calling this, in s behind that change.
    """
    monkeypatch.setattr(changes, "_stamp", lambda status: (status.st_size,))

    def later(seconds: float) -> None:
        last = max(path.stat().st_ctime_ns for path in folder.rglob("*"))
        monkeypatch.setattr(time, "time_ns", lambda: last + int(seconds * 1e9))

    later(0.1)
    return later


def test_a_second_save_in_one_tick_is_noticed(folder: Path, coarse: Callable[[float], None]) -> None:
    """Of the same size, at the same time, in the same file: by what it says. Also behind the last look at its content."""
    path = folder / "sites/vi.md"
    path.write_text("B", "utf-8")
    first = look([folder], {})
    path.write_text("C", "utf-8")
    second = look([folder], first)
    assert differ(first, second)
    assert not differ(second, look([folder], second))
    path.write_text("D", "utf-8")
    coarse(3)
    third = look([folder], second)

    assert differ(second, third)
    assert not differ(third, look([folder], third))


def test_a_file_that_settled_is_not_opened_any_more(
    folder: Path, coarse: Callable[[float], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Photographs are large. What is opened is told by the control: a file just saved."""
    opened: list[str] = []
    digest = changes._digest
    monkeypatch.setattr(changes, "_digest", lambda path: opened.append(Path(path).name) or digest(path))
    first = look([folder], {})
    assert ["project.yaml", "vi.md"] == opened
    coarse(3)
    settled = look([folder], first)
    opened.clear()

    assert not differ(settled, look([folder], settled))
    assert [] == opened


@pytest.mark.parametrize("name", [".vi.md.swp", "vi.md~", "4913", ".#vi.md", ".git/index", "vi.md.tmp"])
def test_what_editors_leave_beside_a_file_is_no_change(folder: Path, name: str) -> None:
    first = look([folder], {})
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).touch()

    assert not differ(first, look([folder], first))


def test_beside_the_plaques_it_is_one(folder: Path) -> None:
    """There it may be all that is left of a printed code, and is read."""
    (folder / "plaques").mkdir()
    first = look([folder], {})
    (folder / "plaques/4nvh3.yaml.bak").touch()

    assert differ(first, look([folder], first))


# ---- where the system says that something happened -------------------------------------------------


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_a_look_at_the_place_of_a_change_alone_sees_as_much(folder: Path, change: Callable[[Path], None]) -> None:
    """Whatever the system says of an exchange or a folder, it names the files, or the folder they lay in."""
    first = look([folder], {})
    change(folder)
    whole = look([folder], first)
    said = differ(first, whole) if folder.exists() else {str(folder)}
    again, changed = look_again(said, [folder], first)

    assert differ(first, whole) == changed
    assert whole == again
    assert frozenset() == look_again(said, [folder], again)[1]


def test_many_changes_at_once_are_seen_by_one_look(folder: Path) -> None:
    first = look([folder], {})
    new = [folder / f"sites/{number}.yaml" for number in range(changes.MOST_PATHS + 1)]
    for path in new:
        path.touch()

    assert set(map(str, new)) == look_again([*map(str, new)], [folder], first)[1]


@pytest.mark.parametrize("name", [".git/index", ".idea/x.yaml", "@eaDir/vi.md", "~tmp/vi.md", ".vi.md.swp", "4913"])
def test_what_the_system_says_of_clutter_is_no_change(folder: Path, name: str) -> None:
    first = look([folder], {})
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).touch()

    assert (first, frozenset()) == look_again({str(folder / name)}, [folder], first)


def test_what_the_system_says_of_another_folder_is_no_change(folder: Path) -> None:
    first = look([folder], {})

    assert (first, frozenset()) == look_again({str(folder.parent / "aside")}, [folder], first)


Told = Callable[[], frozenset[str]]


@pytest.fixture(params=["heard", "deaf"])
def told(folder: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Told]:
    """Waits for the next change that is noticed; where the system says what changed, and where it has no watch left."""
    if request.param == "deaf":

        def refuse(*_: object, **__: object) -> None:
            raise OSError(28, "OS file watch limit reached")

        monkeypatch.setattr(watchfiles, "watch", refuse)
    stopped, found = threading.Event(), queue.Queue[frozenset[str]]()

    def watch() -> None:
        for paths in changes_below([folder], seen, stopped):
            found.put(paths)

    seen = look([folder], {})
    thread = threading.Thread(target=watch)
    thread.start()
    yield lambda: found.get(timeout=60)
    stopped.set()
    thread.join()


@pytest.mark.processes
def test_changes_are_told_one_after_the_other(folder: Path, told: Told) -> None:
    """Also in a folder that is new, and of one that was deleted and is there again."""
    (folder / "more").mkdir()
    for path in (folder / "sites/vi.md", folder / "more/photo.jpg", folder / "sites/vi.md"):
        whole = folder.parent / "whole"  # in one step: what is half written when it is looked at is told twice
        whole.write_text(str(time.monotonic_ns()), "utf-8")
        whole.replace(path)

        assert {str(path)} == told()
    shutil.rmtree(folder)
    gone = {str(folder / name) for name in ("project.yaml", "sites/vi.md", "more/photo.jpg")}
    while gone:
        gone -= told()
    folder.mkdir()
    (folder / "project.yaml").touch()

    while str(folder / "project.yaml") not in told():  # what was half gone when it was looked at is told twice
        pass


@pytest.mark.processes
def test_what_a_link_leads_to_is_told(folder: Path, told: Told) -> None:
    """The system does not say it: the look at everything finds it."""
    (folder / "linked.md").symlink_to(folder.parent / "aside")
    assert {str(folder / "linked.md")} == told()
    (folder.parent / "aside").write_text("B", "utf-8")

    assert {str(folder / "linked.md")} == told()


@pytest.mark.processes
def test_what_changed_before_the_watch_began_is_told(folder: Path) -> None:
    """During the first build."""
    seen = look([folder], {})
    saved(folder)

    assert {str(folder / "sites/vi.md")} == next(changes_below([folder], seen, threading.Event()))


@pytest.mark.processes
def test_a_folder_that_is_made_later_is_told_of(folder: Path) -> None:
    """A project's own templates may be begun while its preview runs; until then all else is listened to."""
    later = folder.parent / "templates"
    stopped, seen = threading.Event(), look([folder, later], {})
    told = changes_below([folder, later], seen, stopped)
    (folder / "sites/vi.md").write_text("changed", "utf-8")
    assert str(folder / "sites/vi.md") in next(told)

    later.mkdir()
    (later / "relic.html").write_text("x", "utf-8")
    while str(later / "relic.html") not in next(told):
        pass
    (later / "relic.html").write_text("yy", "utf-8")
    while str(later / "relic.html") not in next(told):
        pass
    stopped.set()
    told.close()
