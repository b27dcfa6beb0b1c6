"""Puts changed files in place: all of them or none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import copymode

from generator.store import read_file, write_whole
from generator.upgrade.project import Change


class ChangedMeanwhile(Exception):  # noqa: N818 -- nothing went wrong; somebody else wrote the file
    """A file is no longer what it was when it was read; nothing was written."""

    def __init__(self, path: Path) -> None:
        """Take its path."""
        super().__init__(str(path))
        self.path = path


def write(changes: Mapping[Path, Change], renames: Mapping[Path, Path] | None = None) -> None:
    """Write and delete these files, then rename some. Raises ChangedMeanwhile or OSError: all are as they were before.

    All bytes, the new ones and those to go back to, are on the disk before the first file is exchanged: an exchange
    itself needs no room. Whoever is stopped between two exchanges for good (no power) has whole files, some of them new;
    a second upgrade does the rest.
    """
    for path, change in changes.items():
        if _bytes_of(path) != change.before:
            raise ChangedMeanwhile(path)
    with _folders(changes), _staged(changes, new=True) as new, _staged(changes, new=False) as old:
        done: list[Path] = []
        renamed: list[tuple[Path, Path]] = []
        try:
            for path in sorted(changes, key=lambda path: changes[path].after is None):  # what goes goes last
                done.append(path)
                _exchange(path, new.get(path))
            for path, name in (renames or {}).items():
                _rename(path, name)
                renamed.append((name, path))
        except BaseException:
            for path, name in reversed(renamed):
                with suppress(OSError):
                    path.rename(name)
            for path in done:
                with suppress(OSError):
                    _exchange(path, old.get(path))
            raise


def _exchange(path: Path, staged: Path | None) -> None:
    """Put a staged file in this place; without one, clear it."""
    if staged is None:
        path.unlink(missing_ok=True)
    else:
        staged.replace(path)


def _rename(path: Path, name: Path) -> None:
    """Give a file another name. Raises ChangedMeanwhile where a file has it by now.

    Where capitals make no difference to the system (macOS, Windows), `VI.md` has the name `vi.md` already.
    """
    if name.exists() and not name.samefile(path):
        raise ChangedMeanwhile(name)
    path.rename(name)


def _bytes_of(path: Path) -> bytes | None:
    try:
        return read_file(path)
    except FileNotFoundError:
        return None


@contextmanager
def _staged(changes: Mapping[Path, Change], *, new: bool) -> Iterator[Mapping[Path, Path]]:
    """Write the new or the old bytes of each file beside it, under a name that builds pass over; removed afterwards."""
    staged: dict[Path, Path] = {}
    try:
        for path, change in changes.items():
            data = change.after if new else change.before
            if data is not None:
                staged[path] = path.with_name(f".{path.name}.{'new' if new else 'old'}")
                write_whole(staged[path], data)
                if change.before is not None:
                    copymode(path, staged[path])
        yield staged
    finally:
        for file in staged.values():
            with suppress(OSError):
                file.unlink(missing_ok=True)


@contextmanager
def _folders(changes: Mapping[Path, Change]) -> Iterator[None]:
    """Make the folders that are missing; those that stay empty are removed."""
    made: list[Path] = []
    try:
        for path in changes:
            for folder in reversed([folder for folder in path.parents if not folder.exists()]):
                folder.mkdir()
                made.append(folder)
        yield
    finally:
        for folder in reversed(made):
            with suppress(OSError):
                folder.rmdir()
