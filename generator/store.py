"""A cache of the results of pure functions, keyed by the digest of function, arguments and program."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path

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
    return FileRef(str(path), content_digest(path.read_bytes()))


def content_digest(data: bytes) -> str:
    """A hexadecimal digest of these bytes, 16 bytes long."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


@dataclass(frozen=True, slots=True)
class Store:
    """A folder of cached results. `code` is the digest of the program: another program makes other results."""

    folder: Path
    code: str

    def key(self, make: Make, args: tuple[object, ...]) -> str:
        """The key of this call's result."""
        return digest(self.code, make.__module__, make.__qualname__, args)

    def path(self, key: str) -> Path:
        """The path of a result, whether it exists or not."""
        return self.folder / key[:2] / key[2:]

    def fetch(self, make: Make, args: tuple[object, ...]) -> str:
        """The key of the result, which is made now unless it is cached. Raises what `make` raises."""
        key = self.key(make, args)
        path = self.path(key)
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, make(*args))
        return key

    def forget(self, needed_keys: AbstractSet[str]) -> None:
        """Delete every result except those with these keys."""
        for path in self.folder.glob("??/*"):
            if path.parent.name + path.name not in needed_keys:
                path.unlink()


def write_whole(path: Path, data: bytes) -> None:
    """Write a file atomically: to a temporary file in the same folder, which then replaces it."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        temporary.write_bytes(data)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
