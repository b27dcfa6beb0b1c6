"""Notices every change below the watched folders: a save, an old file restored, moved in or deleted, a name exchanged.

The system says at once where something may have changed; what changed there is told by a look at it. What the system
keeps silent about – a network drive, what a link leads to, more folders than it watches – is found by a look at all.
"""

from __future__ import annotations

import itertools
import os
import stat
import threading
import time
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.content.files import is_clutter, is_clutter_folder
from generator.memory.snapshot import RACE
from generator.store import content_digest

SWEEP = 3.0
"""s from one look at everything to the next, while the system is believed to say what changed."""

DEAF_SWEEP = 0.5
"""s from one look to the next where the system does not say it."""

STEP, GROUP = 8, 20
"""ms. The system is asked each STEP; what it says is handled after a STEP in which nothing was added, or after GROUP."""

MOST_PATHS = 40
"""Paths whose folders are looked at one by one; of more, as when Git exchanges a tree, all files are looked at."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A file as it was when it was looked at."""

    stamp: tuple[int, ...]
    """What the system says of it; see `_stamp`."""

    settled: bool
    """Whether it was last changed more than RACE before: from then on no change leaves the stamp as it is."""

    digest: str
    """Of its content, while it was not settled; else that of the last look, or empty where there was none."""


def look(folders: Iterable[Path], before: Mapping[str, Seen]) -> Mapping[str, Seen]:
    """Path → what is to be seen of every file below these folders; `before` is the last look, or empty.

    Only files changed within the last RACE are opened. What vanishes meanwhile, or may not be seen, is left out.
    """
    now = time.time_ns()
    return {path: _seen(path, now, before.get(path)) for folder in folders for path in _files(str(folder))}


def look_again(
    paths: Collection[str], folders: Sequence[Path], before: Mapping[str, Seen]
) -> tuple[Mapping[str, Seen], frozenset[str]]:
    """The last look `before` with what is at these paths now, and the paths of the files that changed.

    A file's neighbours are looked at, too: an editor that renames says little of what it replaced.
    """
    if len(paths) > MOST_PATHS:
        now = look(folders, before)
        return now, differ(before, now)
    places = {place for path in paths if _is_watched(place := _place(path, before), folders)}
    if not places:
        return before, frozenset()
    inside = tuple(place + os.sep for place in places)
    old = {path: seen for path, seen in before.items() if path.startswith(inside)}
    new = look(map(Path, places), old)
    changed = differ(old, new)
    if not changed:
        return before, changed
    return {**{path: seen for path, seen in before.items() if path not in old}, **new}, changed


def _place(path: str, before: Mapping[str, Seen]) -> str:
    """The folder to be looked at where something happened at this path: itself, or the one it lies in."""
    if os.path.isdir(path) or any(seen.startswith(path + os.sep) for seen in before):  # noqa: PTH112 -- as os.scandir
        return path
    return os.path.dirname(path)  # noqa: PTH120 -- as the system spells it


def _is_watched(place: str, folders: Iterable[Path]) -> bool:
    """Whether a folder lies in one of these, and not in what editors and systems leave behind; see `_files`."""
    for folder in folders:
        if Path(place).is_relative_to(folder):
            names = Path(place).parts[len(folder.parts) - 1 :]
            return not any(
                is_clutter_folder(name) and above.lower() != "plaques" for above, name in itertools.pairwise(names)
            )
    return False


def differ(one: Mapping[str, Seen], other: Mapping[str, Seen]) -> frozenset[str]:
    """The paths of the files that were added, changed or removed between two looks."""
    both = one.keys() & other.keys()
    return frozenset((one.keys() ^ other.keys()) | {path for path in both if _changed(one[path], other[path])})


def changes_below(
    folders: Sequence[Path], seen: Mapping[str, Seen], stopped: threading.Event
) -> Iterator[frozenset[str]]:
    """The paths of the files that changed since the look `seen`, whenever some did, until it is stopped."""
    while not stopped.is_set():
        listening = _said_by_the_system(folders, stopped)
        sweep, at = DEAF_SWEEP, 0.0  # what changed before the system was listened to is looked for first
        for paths in listening:
            if paths is None:
                stopped.wait(DEAF_SWEEP)
            elif paths:
                seen, changed = look_again(paths, folders, seen)
                if changed:
                    yield changed
            if time.monotonic() < at + sweep:
                continue
            now = look(folders, seen)
            changed = differ(seen, now)
            seen, sweep, at = now, SWEEP if paths is not None else DEAF_SWEEP, time.monotonic()
            if changed:
                yield changed
                break  # the system did not say it: its watches may be of folders that are gone


def _said_by_the_system(folders: Sequence[Path], stopped: threading.Event) -> Iterator[frozenset[str] | None]:
    """What the system says may have changed: paths; none after a while of silence; None where it says nothing at all."""
    from watchfiles import watch

    try:
        # A project without templates of its own has no such folder; when there is one, a look at all finds it.
        for said in watch(
            *(folder for folder in folders if folder.is_dir()),
            watch_filter=None,
            debounce=GROUP,
            step=STEP,
            stop_event=stopped,
            rust_timeout=int(DEAF_SWEEP * 1000),
            yield_on_timeout=True,
            raise_interrupt=False,
            ignore_permission_denied=True,
        ):
            yield frozenset(path for _, path in said)
    except (OSError, RuntimeError, ValueError):  # no such folder, more than the system watches, a name not in UTF-8
        pass
    while not stopped.is_set():
        yield None


def _changed(one: Seen, other: Seen) -> bool:
    return one.stamp != other.stamp or bool(one.digest and other.digest and one.digest != other.digest)


def _files(folder: str) -> Iterator[str]:
    """Paths of all files and links below a folder, but for what editors and systems leave behind."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    in_register = os.path.basename(folder).lower() == "plaques"  # noqa: PTH119 -- there clutter may count; see content.files
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            if in_register or not is_clutter_folder(entry.name):
                yield from _files(entry.path)
        elif in_register or not is_clutter(entry.name):
            yield entry.path


def _seen(path: str, now: int, before: Seen | None) -> Seen:
    """The file as it is; read where it may have been changed, since the look `before`, without a trace in its stamp."""
    try:
        own, target = os.lstat(path), _target(path)
    except OSError:
        return Seen((), settled=True, digest="")
    stamp = (*_stamp(own), *_stamp(target))
    settled = max(own.st_mtime_ns, own.st_ctime_ns, target.st_mtime_ns, target.st_ctime_ns) < now - RACE
    if settled and (before is None or before.settled):
        return Seen(stamp, settled, before.digest if before else "")
    return Seen(stamp, settled, _digest(path) if stat.S_ISREG(target.st_mode) else "")


def _target(path: str) -> os.stat_result:
    """The status of the file itself, or of what a link leads to; of the link where that is nothing."""
    try:
        return os.stat(path)  # noqa: PTH116 -- beside os.lstat
    except OSError:
        return os.lstat(path)


def _stamp(status: os.stat_result) -> tuple[int, ...]:
    """Size in bytes, times of the last change of content and of status in ns, number and kind of the file.

    An old date that comes with a file (`cp -p`, `git stash`) changes the time of its status; a file that is saved under
    another name and renamed has another number.
    """
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino, status.st_mode


def _digest(path: str) -> str:
    try:
        return content_digest(Path(path).read_bytes())
    except OSError:
        return ""
