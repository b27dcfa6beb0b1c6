"""Publishes folders all or nothing: each is built beside the old one, then the two change places in one step.

What no build of ours wrote is never deleted: a folder that holds such a file is left as it is.
"""

from __future__ import annotations

import errno
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path

from generator.outputs.published import (
    NOTHING,
    FileSeen,
    FolderSeen,
    Looked,
    Tree,
    file_seen,
    folder_seen,
    is_as_left,
    look_again,
    not_ours,
    settled,
)
from generator.store import naming, read_file, write_whole


@dataclass(frozen=True, slots=True)
class Staged:
    """A folder built beside the one it will replace."""

    folder: Path
    tree: Tree
    """What is published once the folders have changed places."""

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
        return read_file(_staging(self.folder) / path).decode() if path in self.tree.files else ""


def stage(wanted: Mapping[str, str], read: Callable[[str], bytes], folder: Path, known: Tree = NOTHING) -> Staged:
    """Build the folder of these files beside `folder`; a file that is the same as before is linked, not written.

    `wanted` is the path of each file below the folder → its key: equal ones mean equal bytes, an empty one that nothing is
    known but the bytes. `read` gives the bytes at a path; it is called only where the file published before is not known
    to be the same. `known` is what the last build says of the folder: it is believed where the folder still looks so. Where the
    folder before the last one is still there, only what differs in it is exchanged. Raises FileExistsError, before
    anything is written, where `folder` holds what no build of ours wrote; OSError.
    """
    _finish_swap(folder)
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise not_ours(folder)
    began = time.time_ns()
    old = look_again(folder, known, _read_record(folder))
    staging = _staging(folder)
    _remove_tree(staging)
    try:
        if _spare(folder).is_dir() and not _spare(folder).is_symlink():
            _spare(folder).rename(staging)
        staging.mkdir(parents=True, exist_ok=True)
        return _fill(_Exchange(folder, staging, wanted, known, old, began), read)
    except BaseException:
        # Best effort: what is left goes at the next build; a full disk needs the room now.
        shutil.rmtree(staging, ignore_errors=True)
        raise


@dataclass(frozen=True, slots=True)
class _Exchange:
    """What `folder` is to become, in `staging`, and what it was and is."""

    folder: Path
    staging: Path
    wanted: Mapping[str, str]
    known: Tree
    old: Looked
    began: int
    """ns since 1970: when it was looked at."""

    @property
    def stale(self) -> set[str]:
        """Paths whose bytes are not known to be in the folder."""
        keyed = {path for path, key in self.wanted.items() - self.known.keys.items()}
        return keyed | (self.old.differing & self.wanted.keys())

    @property
    def gone(self) -> set[str]:
        """Paths of files that the folder has and is not to have."""
        return self.old.files.keys() - self.wanted.keys()


def _fill(exchange: _Exchange, read: Callable[[str], bytes]) -> Staged:
    """Make the new folder in `staging`, from the folder before the last one if it is there."""
    folder, staging, wanted, known, old = (
        exchange.folder,
        exchange.staging,
        exchange.wanted,
        exchange.known,
        exchange.old,
    )
    stale, gone = exchange.stale, exchange.gone
    as_left = is_as_left(staging, known.spare)
    if as_left:
        differing = stale | gone | set(known.behind)
        for path in sorted(differing, reverse=True):  # what is in a folder before what may have become its name
            _remove_file(staging, path)
    else:
        same = {path: seen for path, seen in old.files.items() if path in wanted and path not in stale}
        differing = wanted.keys() - _only(staging, same)
    files, written, linked = dict(old.files), list[str](), True
    for path in gone:
        del files[path]
    made = set[Path]()
    for path in sorted(differing & wanted.keys()):
        target = staging / path
        if target.parent not in made:
            target.parent.mkdir(parents=True, exist_ok=True)
            made.add(target.parent)
        if path in stale and _write(read(path), old.files.get(path), folder / path, target):
            written.append(path)
        else:
            linked &= _link(folder / path, target)
        seen = file_seen(str(target))
        assert seen is not None, "it was just written"
        files[path] = seen
    _flush(staging / path for path in written)
    now = time.time_ns()
    folders = settled(_folders(staging, differing if as_left else wanted), now)
    if as_left:
        folders = {path: seen for path, seen in {**known.spare, **folders}.items() if seen != GONE}
    old_folders = settled(old.folders.items(), exchange.began)
    if written or gone or not folder.exists():
        tree = Tree(wanted, files, folders, old_folders if linked else {}, (*written, *gone))
    else:
        tree = Tree(wanted, files, old_folders, folders if linked else {})
    return Staged(folder, tree, len(written), len(gone))


def _write(data: bytes, was: FileSeen | None, old: Path, target: Path) -> bool:
    """Write the file, unless the old one, of which `was` is seen, has the same bytes; whether it was written."""
    if was and was[0] == len(data) and old.read_bytes() == data:
        return False
    with naming(old):
        target.write_bytes(data)
    return True


def _folders(staging: Path, paths: Iterable[str]) -> Iterator[tuple[str, FolderSeen]]:
    """Each folder that files with these paths lie in, and the folder itself, as it is now; GONE where it is not."""
    for folder in {"", *(above for path in paths for above in _above(path))}:
        yield folder, folder_seen(f"{staging}/{folder}") or GONE


def _above(path: str) -> Iterator[str]:
    """The folders that a file with this path lies in, from the innermost on."""
    end = path.rfind("/")
    while end > 0:
        yield path[:end]
        end = path.rfind("/", 0, end)


GONE = (-1, -1)
"""In place of what is seen of a folder that is not there."""


def _remove_file(staging: Path, path: str) -> None:
    """Delete a file of a folder of ours, and the folders in it that are empty then."""
    try:
        (staging / path).unlink()
    except (FileNotFoundError, NotADirectoryError):
        return
    for above in _above(path):
        try:
            (staging / above).rmdir()
        except OSError:  # not empty
            return


def _only(staging: Path, same: Mapping[str, FileSeen]) -> AbstractSet[str]:
    """Delete all files of a folder of ours but these very files, and folders that are empty then; those it has."""
    there = set[str]()
    _prune(str(staging), "", same, there)
    return there


def _prune(folder: str, above: str, same: Mapping[str, FileSeen], there: set[str]) -> bool:
    """As `_only`, for a folder below it, whose path in it is `above`; whether the folder is empty then."""
    empty = True
    with os.scandir(folder) as entries:
        for entry in list(entries):
            path = above + entry.name
            if entry.is_dir(follow_symlinks=False):
                if _prune(entry.path, f"{path}/", same, there):
                    Path(entry.path).rmdir()
                    continue
            elif path in same and file_seen(entry.path) == same[path]:
                there.add(path)
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
        _write_record(new.folder, _read_record(new.folder) | new.tree.files.keys())
    for new in staged:
        if not new.unchanged:
            _exchange(_staging(new.folder), new.folder)
    for new in staged:
        if _staging(new.folder).exists():
            _remove_tree(_spare(new.folder))
            _staging(new.folder).rename(_spare(new.folder))
        _write_record(new.folder, new.tree.files.keys())


def discard(staged: Staged) -> None:
    """Delete a staged folder; the old one stays as it is."""
    _remove_tree(_staging(staged.folder))


# ---- what is ours ------------------------------------------------------------------------------------


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


def _link(source: Path, target: Path) -> bool:
    """The same file under a second name; a copy with its time, and False, where the file system has no hard links."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
        return False
    return True


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
        raise not_ours(folder)
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
            raise not_ours(_aside(folder))
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
