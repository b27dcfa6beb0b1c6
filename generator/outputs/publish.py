"""Publishes folders all or nothing: each is built beside the old one, then the two change places in one step.

What no build of ours wrote is never deleted: a folder that holds such a file is left as it is.
"""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from generator.outputs.fingerprint import CLUTTER
from generator.store import naming, read_file, write_whole


def _not_ours(path: Path) -> FileExistsError:
    """The error for a file, folder or link where a build would publish, and that no build of ours wrote."""
    return FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))


@dataclass(frozen=True, slots=True)
class File:
    """A file to be published."""

    path: str
    """Below the folder, with forward slashes."""

    key: str
    """Equal keys mean equal bytes; empty where nothing is known but the bytes."""

    read: Callable[[], bytes]
    """Gives its bytes; called only where the file published before is not known to be the same."""


class Entry(NamedTuple):
    """A file as it was published: its key, size in bytes and time of change (ns since 1970)."""

    key: str
    size: int
    modified: int


@dataclass(frozen=True, slots=True)
class Staged:
    """A folder built beside the one it will replace."""

    folder: Path
    entries: Mapping[str, Entry]
    """Path → what it holds."""

    written: int
    """Files whose bytes are new."""

    removed: int
    """Files of the old folder that the new one has not."""

    @property
    def unchanged(self) -> bool:
        """Whether the folder is already as it is to be."""
        return not self.written and not self.removed and self.folder.exists()

    def text(self, path: str) -> str:
        """The text of a file of the new folder; empty where it has none."""
        return read_file(_staging(self.folder) / path).decode() if path in self.entries else ""


def stage(files: Iterable[File], folder: Path, published: Mapping[str, Entry]) -> Staged:
    """Build the folder of these files beside `folder`; a file that is the same as before is linked, not written.

    `published` is what the last build says it published: a file is believed to be that only with the same size and
    time. Where the folder before the last one is still there, only what differs in it is exchanged. Raises
    FileExistsError, before anything is written, where `folder` holds what no build of ours wrote; OSError.
    """
    _finish_swap(folder)
    old = _walk(folder, _read_record(folder))
    staging = _staging(folder)
    _remove_tree(staging)
    try:
        if _spare(folder).is_dir() and not _spare(folder).is_symlink():
            _spare(folder).rename(staging)
        staging.mkdir(parents=True, exist_ok=True)
        return _fill(staging, tuple(files), folder, old, published)
    except BaseException:
        # Best effort: what is left goes at the next build; a full disk needs the room now.
        shutil.rmtree(staging, ignore_errors=True)
        raise


def _fill(
    staging: Path,
    files: Sequence[File],
    folder: Path,
    old: Mapping[str, Seen],
    published: Mapping[str, Entry],
) -> Staged:
    """Make the files of `folder` in `staging`; `old` is what `folder` holds."""
    entries: dict[str, Entry] = {}
    written: list[Path] = []
    there, folders = _only(staging, {file.path for file in files}), set[Path]()
    for file in files:
        was = old.get(file.path)
        known = published.get(file.path) if was is not None and file.key else None
        same = was is not None and known is not None and known == (file.key, was.size, was.modified)
        # One file with two names, which links are: the folder before the last one has it, too.
        # Windows shows no number here: then nothing is known to be one file.
        if same and known is not None and was is not None and was.inode and there.get(file.path) == was:
            entries[file.path] = known
            continue
        target = staging / file.path
        if target.parent not in folders:
            target.parent.mkdir(parents=True, exist_ok=True)
            folders.add(target.parent)
        if file.path in there:
            target.unlink()
        if same or not _write(file, was, folder / file.path, target):
            _link(folder / file.path, target)
        else:
            written.append(target)
        entries[file.path] = Entry(file.key, *_stamp(target))
    _flush(written)
    return Staged(folder, entries, len(written), len(old.keys() - entries.keys()))


def _write(file: File, was: Seen | None, old: Path, target: Path) -> bool:
    """Write the file, unless the old one, of which `was` is known, has the same bytes; whether it was written."""
    data = file.read()
    if was and was.size == len(data) and old.read_bytes() == data:
        return False
    with naming(old):
        target.write_bytes(data)
    return True


def _only(staging: Path, paths: AbstractSet[str]) -> Mapping[str, Seen]:
    """Delete all files of a folder of ours but these, and folders that are empty then; what is there of them."""
    there: dict[str, Seen] = {}
    _prune(str(staging), "", paths, there)
    return there


def _prune(folder: str, above: str, paths: AbstractSet[str], there: dict[str, Seen]) -> bool:
    """As `_only`, for a folder below it, whose path in it is `above`; whether the folder is empty then."""
    empty = True
    with os.scandir(folder) as entries:
        for entry in list(entries):
            path = above + entry.name
            if entry.is_dir(follow_symlinks=False):
                if _prune(entry.path, f"{path}/", paths, there):
                    Path(entry.path).rmdir()
                    continue
            elif path in paths and entry.is_file(follow_symlinks=False):
                there[path] = _seen(entry)
            else:
                Path(entry.path).unlink()
                continue
            empty = False
    return empty


def swap(*staged: Staged) -> None:
    """Put the staged folders in the place of the old ones. Each is old or new at any moment, never a mixture.

    The records are written first with what either folder holds, so that after a cut in between all is known as ours.
    The old folder stays beside, for the next build to begin with: of thousands of files few differ.
    """
    for new in staged:
        _write_record(new.folder, _read_record(new.folder) | new.entries.keys())
    for new in staged:
        if not new.unchanged:
            _exchange(_staging(new.folder), new.folder)
    for new in staged:
        if _staging(new.folder).exists():
            _remove_tree(_spare(new.folder))
            _staging(new.folder).rename(_spare(new.folder))
        _write_record(new.folder, new.entries.keys())


def discard(staged: Staged) -> None:
    """Delete a staged folder; the old one stays as it is."""
    _remove_tree(_staging(staged.folder))


# ---- what is there already --------------------------------------------------------------------------


class Seen(NamedTuple):
    """A file as the system shows it."""

    size: int
    """Bytes."""

    modified: int
    """Time of the last change in ns since 1970."""

    inode: int
    """The number of the file: two names with one number are one file."""


def _walk(folder: Path, record: AbstractSet[str]) -> dict[str, Seen]:
    """Path → what is seen of every file our builds published in `folder`. Raises FileExistsError for anything else."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise _not_ours(folder)
    found: dict[str, Seen] = {}
    if folder.exists():
        _collect(str(folder), "", record, found)
    return found


def _collect(folder: str, above: str, record: AbstractSet[str], found: dict[str, Seen]) -> None:
    """As `_walk`, for a folder below it, whose path in it is `above`; links are not followed."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                _collect(entry.path, f"{above}{entry.name}/", record, found)
            elif entry.name not in CLUTTER:
                name = above + entry.name
                if name not in record or entry.is_symlink():
                    raise _not_ours(Path(entry.path))
                found[name] = _seen(entry)


def _seen(entry: os.DirEntry[str]) -> Seen:
    status = entry.stat(follow_symlinks=False)
    return Seen(status.st_size, status.st_mtime_ns, status.st_ino)


def _stamp(path: Path) -> tuple[int, int]:
    """Size in bytes and time of change in ns since 1970."""
    status = path.stat()
    return status.st_size, status.st_mtime_ns


def record_path(folder: Path) -> Path:
    """The list of what our builds published in `folder`; it lies beside, so that it is never published itself."""
    return folder.with_name(f".{folder.name}.files")


def _read_record(folder: Path) -> AbstractSet[str]:
    record = record_path(folder)
    return frozenset(read_file(record).decode("utf-8", "replace").split("\n")) if record.exists() else frozenset()


def record_of(paths: Iterable[str]) -> bytes:
    """The bytes of the record of a folder that holds these files."""
    return "\n".join(sorted(paths)).encode()


def _write_record(folder: Path, paths: AbstractSet[str]) -> None:
    data = record_of(paths)
    if not record_path(folder).exists() or record_path(folder).read_bytes() != data:
        write_whole(record_path(folder), data)


# ---- files and folders ------------------------------------------------------------------------------


def _staging(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.new")


def _spare(folder: Path) -> Path:
    """The folder before the last one: its files are those of the last one, but for what the last build changed."""
    return folder.with_name(f".{folder.name}.last")


def _link(source: Path, target: Path) -> None:
    """The same file under a second name; a copy with its time where the file system has no hard links."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def _flush(written: Iterable[Path]) -> None:
    """See these files to the disk: a folder of empty files after a power cut would be a mixture, too."""
    paths = tuple(written)
    if len(paths) > MOST_FLUSHED and hasattr(os, "sync"):
        os.sync()
        return
    for path in paths:
        with path.open("rb+") as file:
            os.fsync(file.fileno())


MOST_FLUSHED = 20
"""Files that are flushed one by one; above, all that the system holds is written at once, which takes less time."""


def _remove_tree(folder: Path) -> None:
    """Delete a folder of ours; nothing where there is none."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise _not_ours(folder)
    if folder.exists():
        shutil.rmtree(folder)


def _aside(folder: Path) -> Path:
    """Where the old folder waits, for a moment, on systems that cannot exchange two folders in one step."""
    return folder.with_name(f".{folder.name}.old")


def _exchange(new: Path, folder: Path) -> None:
    """`folder` becomes `new`, and the other way round, in one step where the system has one. Raises OSError."""
    if not folder.exists():
        new.rename(folder)
    elif not _exchange_in_one_step(new, folder):
        folder.rename(_aside(folder))
        new.rename(folder)
        _aside(folder).rename(new)


def _finish_swap(folder: Path) -> None:
    """Bring back the old folder that a build, cut off between two renames, left aside."""
    if _aside(folder).exists():
        if not _aside(folder).is_dir():
            raise _not_ours(_aside(folder))
        if folder.exists():
            _remove_tree(_staging(folder))
            _aside(folder).rename(_staging(folder))
        else:
            _aside(folder).rename(folder)


def _exchange_in_one_step(one: Path, other: Path) -> bool:
    """Exchange two names (Linux: renameat2 with RENAME_EXCHANGE; macOS: renamex_np with RENAME_SWAP).

    False where the system or the file system has no such call. Raises OSError where it refused.
    """
    import ctypes

    if sys.platform == "win32":
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    names = os.fsencode(one), os.fsencode(other)
    if hasattr(libc, "renameat2"):
        here = -100  # AT_FDCWD; the paths are absolute
        failed = libc.renameat2(here, names[0], here, names[1], 2)
    elif hasattr(libc, "renamex_np"):
        failed = libc.renamex_np(*names, 2)
    else:
        return False
    if failed:
        code = ctypes.get_errno()
        if code in (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP):
            return False
        raise OSError(code, os.strerror(code), str(other))
    return True
