"""A cache of the results of pure functions, keyed by the digest of function, arguments and program."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from filelock import BaseFileLock

Make = Callable[..., bytes]


Item = TypeVar("Item")


def digest(*parts: object) -> str:
    """A hexadecimal digest of these frozen values. Equal values have one repr, but not one pickle."""
    return hashlib.blake2b(repr(parts).encode(), digest_size=20).hexdigest()


@dataclass(frozen=True, slots=True, repr=False)
class FileRef:
    """A file an output is made from: its path, and the digest of its content when it was read."""

    path: str
    digest: str

    def __repr__(self) -> str:
        """Its name and digest: keys are the same wherever the project lies."""
        return f"FileRef({self.path.replace(os.sep, '/').rpartition('/')[2]!r}, {self.digest!r})"


class Spelled(tuple[Item, ...]):  # noqa: SLOT001 -- it keeps its digest
    """A long tuple that many results are made from; keys have its digest, which is taken once."""

    @cached_property
    def digest(self) -> str:
        """Of its items."""
        return digest(*self)

    def __repr__(self) -> str:
        """Its digest."""
        return f"Spelled({self.digest!r})"


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


def call_digest(make: Make, args: tuple[object, ...]) -> str:
    """A hexadecimal digest of a call: equal ones have equal results, as long as the program is the same."""
    return digest(make.__module__, make.__qualname__, args)


class Shared(Protocol):
    """Where results are kept for other machines, too. It is far away: many are asked for at once."""

    def get_all(self, keys: Sequence[str]) -> Mapping[str, bytes]:
        """Those of these results that are there and can be believed."""

    def put_all(self, results: Mapping[str, bytes]) -> None:
        """Keep these results, where anything may be written."""


class Lost(Exception):  # noqa: N818 -- says what has happened
    """An entry of the store is gone or damaged that cannot be made again where it is needed."""


@dataclass(frozen=True, slots=True)
class Store:
    """A folder of cached results. `code` is the digest of the program: another program makes other results.

    An entry is the digest of its key and bytes (16 bytes, binary), then the bytes. It is believed only after a look: one
    that is cut, zeroed, of another hand or in the place of another is made again when it is read.
    """

    folder: Path
    code: str
    shared: Shared | None = None
    """Asked for results before they are made, and given those that were (`sharing`). Nothing else is read from it: what
    is read for its values – relics, what all are made from – is of this machine."""

    def lock(self) -> BaseFileLock:
        """The lock of the project's cache, not yet taken: whoever makes or publishes holds it."""
        from filelock import FileLock

        self.folder.parent.mkdir(parents=True, exist_ok=True)
        return FileLock(self.folder.with_name("lock"))

    def key(self, make: Make, args: tuple[object, ...]) -> str:
        """The key of this call's result."""
        return self.key_of(call_digest(make, args))

    def key_of(self, call: str) -> str:
        """The key of the result of a call with this digest."""
        return digest(self.code, call)

    def path(self, key: str) -> Path:
        """The path of an entry, whether it exists or not."""
        return self.folder / key[:2] / key[2:]

    def get(self, key: str) -> bytes | None:
        """The bytes of an entry; None where there is none, or what lies there is not what was put there."""
        try:
            entry = self.path(key).read_bytes()
        except (FileNotFoundError, IsADirectoryError):
            return None
        return believed(key, entry)

    def needed(self, key: str) -> bytes:
        """The bytes of an entry that must be there. Raises Lost."""
        data = self.get(key)
        if data is None:
            raise Lost(key)
        return data

    def keep(self, data: bytes) -> str:
        """Keep these bytes; returns their key, which is made from them."""
        key = digest(self.code, data)
        if self.get(key) is None:
            self.put(key, data)
        return key

    def put(self, key: str, data: bytes) -> None:
        """Keep these bytes under this key. Raises OSError."""
        path = self.path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():  # nobody's folder: only entries lie here
            from shutil import rmtree

            rmtree(path)
        # Neither flushed to the disk nor renamed: an entry that is cut off is made again when it is read.
        try:
            with naming(path):
                path.write_bytes(entry_of(key, data))
        except OSError:
            path.unlink(missing_ok=True)
            raise

    def fill(self, key: str, make: Make, args: tuple[object, ...]) -> None:
        """Make the result now unless there is an entry; `key` is that of the call. Raises what `make` raises."""
        if not self.path(key).exists():
            self.put(key, make(*args))

    def read(self, key: str, make: Make, args: tuple[object, ...]) -> bytes:
        """The result: its entry if that is whole, else made now. Raises what `make` raises."""
        data = self.get(key)
        if data is None:
            data = make(*args)
            self.put(key, data)
        return data

    def drop(self, keys: Iterable[str]) -> None:
        """Delete these entries."""
        for key in keys:
            self.path(key).unlink(missing_ok=True)

    @contextmanager
    def sharing(self, keys: Sequence[str]) -> Iterator[None]:
        """Take those of these results that are shared and not here; what is made of them inside is shared afterwards."""
        lacking = self.take(keys)
        yield
        if self.shared and lacking:
            made = {key: self.get(key) for key in lacking}
            self.shared.put_all({key: data for key, data in made.items() if data is not None})

    def take(self, keys: Sequence[str]) -> Sequence[str]:
        """Keep those of these results here that are shared; the keys of those that are neither here nor shared."""
        if not self.shared:
            return ()
        lacking = [key for key in keys if not self.path(key).exists()]
        found = self.shared.get_all(lacking)
        for key, data in found.items():
            self.put(key, data)
        return [key for key in lacking if key not in found]

    def forget(self, needed_keys: AbstractSet[str]) -> None:
        """Delete every entry of this folder except those with these keys; what is shared belongs to others, too."""
        for path in self.folder.glob("??/*"):
            if path.parent.name + path.name not in needed_keys:
                path.unlink()


DIGEST_SIZE = 16
"""bytes"""


def _digest(data: bytes, key: str = "") -> bytes:
    return hashlib.blake2b(data, digest_size=DIGEST_SIZE, key=key.encode()).digest()


def entry_of(key: str, data: bytes) -> bytes:
    """An entry as it is kept: the digest of its key and bytes, then the bytes."""
    return _digest(data, key) + data


def believed(key: str, entry: bytes) -> bytes | None:
    """The bytes of an entry; None where it is not what was put under this key."""
    data = entry[DIGEST_SIZE:]
    return data if len(entry) >= DIGEST_SIZE and _digest(data, key) == entry[:DIGEST_SIZE] else None


def write_whole(path: Path, data: bytes, *, flush: bool = True) -> None:
    """Write a file atomically: to a temporary file in the same folder, which then replaces it.

    With `flush` it is seen to the disk first, which takes some milliseconds. Raises OSError, which names the file.
    """
    temporary = path.with_name(f".{path.name[:32]}.{os.getpid()}")
    try:
        with temporary.open("wb") as file:
            file.write(data)
            if flush:
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
