"""Finds out whether anything changed since the last good build, by size and time of every file.

Imports next to nothing: on a build without changes, imports are most of the cost.
"""

from __future__ import annotations

import hashlib
import json
import marshal
import os
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.store import RACE, digest, read_file, write_whole

PUBLISHED = ("site", "print")
"""Folders of the output that a build publishes."""

CLUTTER = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""Names of files that systems leave in folders they show; they belong to nobody and go with the folder."""

Stamp = tuple[int, int]
"""Size in bytes and time of the last change in ns since 1970."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Size and time of every file a build depends on, taken before the build reads any."""

    taken: int
    """ns since 1970"""

    files: Mapping[str, Stamp]

    @property
    def settled(self) -> bool:
        """True if every file was last changed more than RACE before the snapshot."""
        return all(stamp[1] < self.taken - RACE for stamp in self.files.values())


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that a build depends on."""

    snapshot: Snapshot
    today: str
    """The day (ISO 8601): tomorrow another festival may be the next."""

    libraries: tuple[str, ...]


Warnings = Mapping[str, str]
"""Language of the messages → what the build warned of, as it was printed; it must be seen again at the next build."""


def look(*folders: Path) -> Snapshot:
    """A snapshot of all files below these folders but CLUTTER. Takes 1 ms for 100 files; opens none of them."""
    taken, files, left = time.time_ns(), dict[str, Stamp](), [str(folder) for folder in folders]
    while left:
        try:
            entries = os.scandir(left.pop())
        except (FileNotFoundError, NotADirectoryError):
            continue
        with entries:
            for entry in entries:
                if entry.name in CLUTTER:
                    continue
                if not entry.is_dir(follow_symlinks=False):
                    status = entry.stat(follow_symlinks=False)
                    files[entry.path] = (status.st_size, status.st_mtime_ns)
                elif entry.name != "__pycache__":
                    left.append(entry.path)
    return Snapshot(taken, files)


def unchanged(record: Path, inputs: Inputs, output: Path) -> Warnings | None:
    """The warnings of the last good build if inputs and outputs are as it recorded them; None if anything changed.

    `record` is the file `remember` writes, `output` the folder in which it publishes.
    """
    try:
        recorded = json.loads(read_file(record))
        warnings: Warnings = recorded["warnings"]
        as_before = recorded["inputs"] == _digest_of(inputs) and recorded["outputs"] == _digest(
            look(*(output / name for name in PUBLISHED)).files
        )
    except (OSError, ValueError, KeyError, TypeError):  # no build yet, or a record of another time: build
        return None
    return warnings if as_before else None


def remember(record: Path, inputs: Inputs, outputs: Mapping[str, Stamp], warnings: Warnings) -> None:
    """Record the build of these inputs; delete the record if the snapshot is not settled.

    `outputs` are the stamps of all files it published, by path.
    """
    if inputs.snapshot.settled:
        recorded = {"inputs": _digest_of(inputs), "outputs": _digest(outputs), "warnings": warnings}
        write_whole(record, json.dumps(recorded).encode())
    else:
        record.unlink(missing_ok=True)


def _digest_of(inputs: Inputs) -> str:
    return digest(_digest(inputs.snapshot.files), inputs.today, inputs.libraries)


def _digest(files: Mapping[str, Stamp]) -> str:
    return hashlib.blake2b(marshal.dumps(sorted(files.items()), 2), digest_size=20).hexdigest()


def libraries(folder: Path) -> tuple[str, ...]:
    """Names of the .dist-info folders (name and version of a library) in this site-packages folder."""
    return tuple(sorted(name for name in os.listdir(folder) if name.endswith(".dist-info")))  # noqa: PTH208


def program(package: Path, libraries: tuple[str, ...]) -> str:
    """The digest of everything else that decides an output: the source of the package and the libraries' versions.

    The whole package, not each maker's imports: authors never change it, and nothing can be forgotten.
    """
    code = [(path.relative_to(package).as_posix(), path.read_bytes()) for path in sorted(package.rglob("*.py"))]
    return digest(code, libraries)
