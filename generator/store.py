"""A cache of the results of pure functions, keyed by the digest of function, arguments and program."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from filelock import BaseFileLock

Make = Callable[..., bytes]


def digest(*parts: object) -> str:
    """A hexadecimal digest of these frozen values. Equal values have one repr, but not one pickle."""
    return hashlib.blake2b(repr(parts).encode(), digest_size=20).hexdigest()


@dataclass(frozen=True, slots=True)
class FileRef:
    """A file an output is made from: its path, and the digest of its content when it was read."""

    path: str
    digest: str


def file_ref(path: Path) -> FileRef:
    """The file with the digest of its present content. Raises OSError where it cannot be read."""
    return FileRef(str(path), content_digest(read_file(path)))


def read_file(path: Path) -> bytes:
    """The bytes of a file. Raises OSError, also for a pipe or device: whoever opened one would wait for ever."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError(errno.ENXIO, os.strerror(errno.ENXIO), str(path))
    return path.read_bytes()


def content_digest(data: bytes) -> str:
    """A hexadecimal digest of these bytes, 16 bytes long."""
    return _digest(data).hex()


def read_text(path: Path) -> str:
    """The text of a file. Raises OSError, as `read_file`, and where it is not UTF-8."""
    with whole(path):
        return read_file(path).decode()


@contextmanager
def whole(path: Path) -> Iterator[None]:
    """Raise OSError (EILSEQ) that names this file of ours where what is done with it inside raises ValueError."""
    try:
        yield
    except ValueError:
        raise OSError(errno.EILSEQ, os.strerror(errno.EILSEQ), str(path)) from None


@dataclass(frozen=True, slots=True)
class Store:
    """A folder of cached results. `code` is the digest of the program: another program makes other results.

    An entry is the digest of its key and bytes (16 bytes, binary), then the bytes. It is believed only after a look: one
    that is cut, zeroed, of another hand or in the place of another is made again when it is read.
    """

    folder: Path
    code: str

    def lock(self) -> BaseFileLock:
        """The lock of the project's cache, not yet taken: whoever makes or publishes holds it."""
        from filelock import FileLock

        self.folder.parent.mkdir(parents=True, exist_ok=True)
        return FileLock(self.folder.with_name("lock"))

    def key(self, make: Make, args: tuple[object, ...]) -> str:
        """The key of this call's result."""
        return digest(self.code, make.__module__, make.__qualname__, args)

    def path(self, key: str) -> Path:
        """The path of an entry, whether it exists or not."""
        return self.folder / key[:2] / key[2:]

    def fill(self, key: str, make: Make, args: tuple[object, ...]) -> None:
        """Make the result now unless there is an entry; `key` is that of the call. Raises what `make` raises."""
        if not self.path(key).exists():
            self._write(key, make(*args))

    def read(self, key: str, make: Make, args: tuple[object, ...]) -> bytes:
        """The result: its entry if that is whole, else made now. Raises what `make` raises."""
        try:
            entry = self.path(key).read_bytes()
        except (FileNotFoundError, IsADirectoryError):
            entry = b""
        data = entry[DIGEST_SIZE:]
        if len(entry) < DIGEST_SIZE or _digest(data, key) != entry[:DIGEST_SIZE]:
            data = make(*args)
            self._write(key, data)
        return data

    def _write(self, key: str, data: bytes) -> None:
        path = self.path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():  # nobody's folder: only entries lie here
            from shutil import rmtree

            rmtree(path)
        write_whole(path, _digest(data, key) + data)

    def forget(self, needed_keys: AbstractSet[str]) -> None:
        """Delete every entry except those with these keys."""
        for path in self.folder.glob("??/*"):
            if path.parent.name + path.name not in needed_keys:
                path.unlink()


DIGEST_SIZE = 16
"""bytes"""


def _digest(data: bytes, key: str = "") -> bytes:
    return hashlib.blake2b(data, digest_size=DIGEST_SIZE, key=key.encode()).digest()


def write_whole(path: Path, data: bytes) -> None:
    """Write a file atomically: to a temporary file in the same folder, flushed, which then replaces it.

    Raises OSError, which names the file.
    """
    temporary = path.with_name(f".{path.name[:32]}.{os.getpid()}")
    try:
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException as error:
        temporary.unlink(missing_ok=True)
        if isinstance(error, OSError) and error.errno:  # it names the temporary file, which nobody knows, or none
            raise OSError(error.errno, error.strerror, str(path)) from error
        raise


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """Let an OSError raised inside name this file where it names none, as those of writing do."""
    try:
        yield
    except OSError as error:
        error.filename = error.filename or str(path)
        raise
