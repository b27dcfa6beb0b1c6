"""Notices every change below the watched folders: a save, an old file restored, moved in or deleted, a name exchanged."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.content.files import is_clutter
from generator.store import RACE, content_digest


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


def differ(one: Mapping[str, Seen], other: Mapping[str, Seen]) -> bool:
    """Whether a file was added, changed or removed between two looks."""
    return one.keys() != other.keys() or any(_changed(seen, other[path]) for path, seen in one.items())


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
        if is_clutter(entry) and not in_register:
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _files(entry.path)
        else:
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
