"""Remembers what a pure function returned, under the digest of all that decided it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path

Make = Callable[..., bytes]


def digest(*parts: object) -> str:
    """A name for these values. Frozen values have one spelling (their repr), which pickles have not."""
    return hashlib.blake2b(repr(parts).encode(), digest_size=20).hexdigest()


@dataclass(frozen=True, slots=True)
class FileRef:
    """A file an output is made from: where it lies and what was in it when it was read."""

    path: str
    digest: str


def file_ref(path: Path) -> FileRef:
    """The file as it is now."""
    return FileRef(str(path), content_digest(path.read_bytes()))


def content_digest(data: bytes) -> str:
    """A name for these bytes."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


@dataclass(frozen=True, slots=True)
class Store:
    """A folder of results. `code` names the program that would make them: another program, other results."""

    folder: Path
    code: str

    def key(self, make: Make, args: tuple[object, ...]) -> str:
        """The name under which this call's result is kept."""
        return digest(self.code, make.__module__, make.__qualname__, args)

    def path(self, key: str) -> Path:
        """Where a result lies, whether it is there or not."""
        return self.folder / key[:2] / key[2:]

    def fetch(self, make: Make, args: tuple[object, ...]) -> str:
        """The key of the result, made now unless it is there. Raises what `make` raises."""
        key = self.key(make, args)
        path = self.path(key)
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, make(*args))
        return key

    def forget(self, but: AbstractSet[str]) -> None:
        """Drop every result except these."""
        for path in self.folder.glob("??/*"):
            if path.parent.name + path.name not in but:
                path.unlink()


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that nobody ever sees half of it: beside its place first, then moved over it."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_bytes(data)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
