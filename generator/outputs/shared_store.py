"""A store of results that several machines share, at any address fsspec knows.

Whoever may write it can put wrong results there, and so wrong words on a page: nothing else. An entry is bytes of an
output under the key of what it is made from, or a file under its digest; no value is read from it.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

from generator.diagnostics.printable import clipped, printable
from generator.store import believed, content_digest, digest, entry_of

Item = TypeVar("Item")
Result = TypeVar("Result")


class Elsewhere(Exception):  # noqa: N818 -- says where the cause is
    """What another machine refused, or that it did not answer: the key of a message, and its values."""

    def __init__(self, key: str, values: Mapping[str, object]) -> None:
        """Both are its arguments, so that it reaches this process from another."""
        super().__init__(key, values)
        self.key, self.values = key, values


@dataclass(frozen=True, slots=True)
class SharedStore:
    """Results by key and files by digest, at one address. An entry is believed only after a look."""

    address: str
    machine: str
    """Python and system the results are made by: two kinds need not write the same bytes."""

    writable: bool = True

    @property
    def shown(self) -> str:
        """The address without a name and password it may have."""
        return without_secrets(self.address)

    def get_all(self, keys: Sequence[str]) -> Mapping[str, bytes]:
        """Those of these results that are there and can be believed. Raises Elsewhere."""
        found = zip(keys, at_once(self._result, keys), strict=True)
        return {key: data for key, data in found if data is not None}

    def put_all(self, results: Mapping[str, bytes]) -> None:
        """Keep these results, where anything may be written. Raises Elsewhere."""
        if self.writable:
            at_once(self._keep, tuple(results.items()))

    def _result(self, key: str) -> bytes | None:
        ours = digest(self.machine, key)
        entry = self._read(ours)
        return None if entry is None else believed(ours, entry)

    def _keep(self, result: tuple[str, bytes]) -> None:
        key, data = result
        ours = digest(self.machine, key)
        self._write(ours, entry_of(ours, data))

    def file(self, content: str) -> bytes | None:
        """The file with this digest; None where there is none, or it has another digest. Raises Elsewhere."""
        data = self._read(content)
        return data if data is not None and content_digest(data) == content else None

    def has_file(self, content: str) -> bool:
        """Whether something lies where the file with this digest belongs. Raises Elsewhere."""
        with _named(self):
            system, root = opened(self.address)
            return bool(system.exists(_place(root, content)))

    def put_file(self, data: bytes) -> str:
        """Keep a file under its digest, which is returned. Raises Elsewhere."""
        content = content_digest(data)
        self._write(content, data)
        return content

    def _read(self, key: str) -> bytes | None:
        with _named(self):
            system, root = opened(self.address)
            try:
                return _read_whole(system, _place(root, key))
            # S3 forbids to read what is not there to whoever may not list.
            except (FileNotFoundError, PermissionError):
                return None

    def _write(self, key: str, data: bytes) -> None:
        with _named(self):
            system, root = opened(self.address)
            path = _place(root, key)
            try:
                _write_whole(system, path, data)
            except FileNotFoundError:
                with suppress(FileExistsError):  # somebody else made it in between
                    system.mkdir(path.rpartition("/")[0], create_parents=False)
                _write_whole(system, path, data)


def at_once(function: Callable[[Item], Result], items: Sequence[Item]) -> tuple[Result, ...]:
    """The function's results, in order, many at a time: far away each takes a while."""
    if len(items) <= 1:
        return tuple(map(function, items))
    with ThreadPoolExecutor(AT_ONCE) as threads:
        return tuple(threads.map(function, items))


AT_ONCE = 16
"""Questions at a time to a shared store."""


def shared_store(address: str, machine: str, *, to_write: bool = False) -> SharedStore:
    """The store at this address, after a look whether it is there and may be written. Raises Elsewhere, ImportError.

    `to_write`: it is of no use unless it may be written.
    """
    system, root = opened(address)
    local = getattr(system, "local_file", False)
    found = SharedStore(f"file://{root}" if local else address, machine)
    with _named(found):
        if local and not system.isdir(root):
            raise Elsewhere("store-none", {"address": found.shown})
        try:
            _write_whole(system, f"{root}/{SIGN}", SAID)
        except (OSError, NotImplementedError):
            # A store that is only read has the sign of whoever writes it.
            if system.cat_file(f"{root}/{SIGN}")[:6] != SAID[:6]:
                raise Elsewhere("store-none", {"address": found.shown}) from None
            if to_write:
                raise Elsewhere("cluster-mute", {"address": found.shown}) from None
            return replace(found, writable=False)
    return found


SIGN, SAID = "ditich.txt", b"ditich keeps results here that several machines share. All of it may be deleted.\n"
"""A file of every shared store: its writing shows that one may, its reading that it is one."""


@lru_cache(maxsize=4)
def opened(address: str) -> tuple[Any, str]:
    """The file system of this address, and the path in it. Raises Elsewhere for an unknown kind, and ImportError."""
    from fsspec.core import url_to_fs

    try:
        system, root = url_to_fs(address)
    except Exception as error:  # see _named
        key = "store-unknown" if isinstance(error, ImportError | ValueError) else "store-gone"
        raise Elsewhere(key, {"address": without_secrets(address), "why": _why(error)}) from error
    return system, root.rstrip("/")


def without_secrets(address: str) -> str:
    """The address to be shown: without what may be a name, a password or a token."""
    parts = urlsplit(address)
    return printable(parts._replace(netloc=parts.netloc.rpartition("@")[2], query="", fragment="").geturl())


def _place(root: str, key: str) -> str:
    return f"{root}/{key[:2]}/{key[2:]}"


def _read_whole(system: Any, path: str) -> bytes:
    """The bytes of a file. Raises FileNotFoundError also for what is none: whoever opened a pipe would wait for ever."""
    if getattr(system, "local_file", False) and not Path(path).is_file():
        raise FileNotFoundError(path)
    return bytes(system.cat_file(path))


def _write_whole(system: Any, path: str, data: bytes) -> None:
    """Write a file that nobody sees half of. A store of objects does by itself; elsewhere digests tell."""
    if not getattr(system, "local_file", False):
        system.pipe_file(path, data)
        return
    # fsspec's own way (autocommit=False) leaves files that only their writer may read, and copies them from /tmp.
    folder, _, name = path.rpartition("/")
    temporary = Path(f"{folder}/.{name[:32]}.{secrets.token_hex(8)}")
    try:
        system.pipe_file(temporary.as_posix(), data)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


@contextmanager
def _named(store: SharedStore) -> Iterator[None]:
    """Raise Elsewhere for whatever goes wrong inside: each kind of store has exceptions of its own."""
    try:
        yield
    except Elsewhere:
        raise
    except Exception as error:  # none is hidden: it becomes a sentence that ends the build
        raise Elsewhere("store-gone", {"address": store.shown, "why": _why(error)}) from error


def _why(error: Exception) -> str:
    return clipped(f"{type(error).__name__}: {error}", 200)
