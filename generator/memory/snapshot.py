"""Every file below some folders as the system shows it at one moment. Opens none of them, and imports next to nothing."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

CLUTTER = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""Names of files that systems leave in folders they show; they belong to nobody and go with the folder."""

RACE = 2_000_000_000
"""ns. A file changed less than this before its time was read may change again without its time changing (FAT counts in
2 s): such a time is not believed."""

Stamp = tuple[int, int, int, int]
"""Of a file or link: its kind (the S_IFMT of its mode), size in bytes, and the times of the last change of its content and
of its status, in ns since 1970."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The stamp of every file below some folders."""

    taken: int
    """ns since 1970: before the first of them was looked at."""

    files: Mapping[str, Stamp]
    """By path, which begins with that of the folder."""

    @property
    def settled(self) -> bool:
        """True if every file was last changed more than RACE before the snapshot."""
        return all(stamp[2] < self.taken - RACE for stamp in self.files.values())


def look(*folders: Path) -> Snapshot:
    """A snapshot of all files below these folders but CLUTTER and what Python keeps. Takes 1 ms for 100 files.

    Links are not followed. Raises OSError where a folder that is there cannot be listed.
    """
    taken, files, left = time.time_ns(), dict[str, Stamp](), [str(folder) for folder in folders]
    while left:
        try:
            listed = os.scandir(left.pop())
        except (FileNotFoundError, NotADirectoryError):
            continue
        with listed as entries:
            for entry in entries:
                if entry.name in CLUTTER:
                    continue
                if not entry.is_dir(follow_symlinks=False):
                    status = entry.stat(follow_symlinks=False)
                    files[entry.path] = (
                        stat.S_IFMT(status.st_mode),
                        status.st_size,
                        status.st_mtime_ns,
                        status.st_ctime_ns,
                    )
                elif entry.name != "__pycache__":
                    left.append(entry.path)
    return Snapshot(taken, files)
