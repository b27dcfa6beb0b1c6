"""What the last build published, as the system showed it then, and what of it is so no more.

A folder whose time and number are as they were has the names it had, and is not listed again; every file is looked at.
Imports next to nothing: a build without changes looks, too.
"""

from __future__ import annotations

import errno
import hashlib
import marshal
import os
import stat
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.memory.snapshot import CLUTTER, RACE
from generator.store import read_file, write_whole

FileSeen = tuple[int, int, int]
"""Size in bytes, time of the last change in ns since 1970, and the number of the file: two names with one are one file."""

FolderSeen = tuple[int, int]
"""Time of the last change of the names in it, in ns since 1970, and its number. The time is 0 where it was too new to be
believed: another change might not have moved it."""


@dataclass(frozen=True, slots=True)
class Tree:
    """A folder that was published. Paths are below it, with forward slashes; "" is the folder itself."""

    keys: Mapping[str, str] = field(default_factory=dict)
    """Path of each file → the key of its bytes."""

    files: Mapping[str, FileSeen] = field(default_factory=dict)
    folders: Mapping[str, FolderSeen] = field(default_factory=dict)
    """It and all folders below it; nothing where nothing is known of it."""

    spare: Mapping[str, FolderSeen] = field(default_factory=dict)
    """The folder before it, which is kept beside, and all folders below that one; nothing where nothing is known of it."""

    behind: tuple[str, ...] = ()
    """Paths of the files that are not in that one as they are here: all others are one file with two names."""


NOTHING = Tree()
"""Nothing is known of the folder."""


@dataclass(frozen=True, slots=True)
class Looked:
    """A folder as it is now."""

    files: dict[str, FileSeen]
    folders: dict[str, FolderSeen]
    differing: set[str]
    """Paths of the files that are not what they were, or are gone."""


def look_again(folder: Path, known: Tree, ours: Container[str]) -> Looked:
    """Look through a folder of which this is known, perhaps nothing; `ours` are the paths of files that a build wrote.

    Links are not followed. Raises FileExistsError for a file or link that no build wrote.
    """
    now = Looked({}, {}, set())
    unlisted = [] if "" in known.folders else [""]
    for path, before in known.folders.items():
        seen = folder_seen(_below(folder, path))
        if seen is not None:
            now.folders[path] = seen
            if seen != before:
                unlisted.append(path)
    for path, file_before in known.files.items():
        file = file_seen(_below(folder, path))
        if file is not None:
            now.files[path] = file
        if file != file_before:
            now.differing.add(path)
    while unlisted:
        _list(folder, unlisted.pop(), now, unlisted, ours)
    return now


def _list(folder: Path, path: str, now: Looked, unlisted: list[str], ours: Container[str]) -> None:
    """Look at what is in the folder with this path; the folders in it that are new have to be listed, too."""
    try:
        entries = os.scandir(_below(folder, path))
    except FileNotFoundError:
        return
    with entries:
        for entry in entries:
            name = f"{path}/{entry.name}" if path else entry.name
            if entry.is_dir(follow_symlinks=False):
                if name not in now.folders:
                    unlisted.append(name)
            elif entry.name not in CLUTTER:
                file = now.files.get(name) or file_seen(entry.path)
                if name not in ours or file is None:
                    raise not_ours(entry.path)
                now.files[name] = file
    seen = folder_seen(_below(folder, path))
    if seen is not None:
        now.folders[path] = seen


def is_as_left(folder: Path, folders: Mapping[str, FolderSeen]) -> bool:
    """Whether these folders, all that were below `folder` and itself, have the names in them that they had."""
    return bool(folders) and all(folder_seen(_below(folder, path)) == seen for path, seen in folders.items())


def file_seen(path: str) -> FileSeen | None:
    """A file as the system shows it; None where there is none, but perhaps a folder or a link."""
    try:
        status = os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return None
    return (status.st_size, status.st_mtime_ns, status.st_ino) if stat.S_ISREG(status.st_mode) else None


def folder_seen(path: str) -> FolderSeen | None:
    """A folder as the system shows it; None where there is none, but perhaps a file or a link."""
    try:
        status = os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return None
    return (status.st_mtime_ns, status.st_ino) if stat.S_ISDIR(status.st_mode) else None


def settled(folders: Iterable[tuple[str, FolderSeen]], looked: int) -> dict[str, FolderSeen]:
    """These folders, the time of each 0 where it is too new to be believed; `looked` is when the first was looked at."""
    return {
        path: seen if seen[0] < looked - (RACE if seen[0] % 1_000_000_000 == 0 else FINE_RACE) else (0, seen[1])
        for path, seen in folders
    }


FINE_RACE = 100_000_000
"""ns. As RACE, where times have fractions of a second: Linux moves them on every 10 ms at the latest."""


def _below(folder: Path, path: str) -> str:
    return f"{folder}/{path}" if path else str(folder)


def not_ours(path: str | Path) -> FileExistsError:
    """The error for a file, folder or link where a build would publish, and that no build of ours wrote."""
    return FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))


# ---- remembered ---------------------------------------------------------------------------------------


def published_record(cache: Path) -> Path:
    """The file in the cache of a project that says what was published last."""
    return cache / "published"


def is_as_published(record: Path, folders: Iterable[Path]) -> bool:
    """Whether these folders are what was published last, as `record` says."""
    try:
        _, trees = read_trees(record)
        return all(not look_again(folder, trees[str(folder)], trees[str(folder)].files).differing for folder in folders)
    except (OSError, KeyError):
        return False


def read_trees(record: Path) -> tuple[str, dict[str, Tree]]:
    """The program that published, and folder → what it published there; nothing where nothing readable is recorded.

    Raises OSError where the record cannot be read.
    """
    try:
        data = read_file(record)
        if _digest(data[SIZE:]) == data[:SIZE]:
            program, trees = marshal.loads(data[SIZE:])  # noqa: S302 -- only what this program wrote
            return program, {folder: Tree(*tree) for folder, tree in trees.items()}
    except (FileNotFoundError, ValueError, EOFError, TypeError, AttributeError):
        pass
    return "", {}


def write_trees(record: Path, program: str, trees: Mapping[str, Tree]) -> None:
    """Record what this program published. Raises OSError."""
    plain = {folder: (tree.keys, tree.files, tree.folders, tree.spare, tree.behind) for folder, tree in trees.items()}
    data = marshal.dumps((program, plain))
    record.parent.mkdir(parents=True, exist_ok=True)
    write_whole(record, _digest(data) + data)


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=SIZE).digest()


SIZE = 16
"""Bytes of the digest a record begins with."""
