"""Where the relics of a catalogue are read from, one at a time: all of them at once would fill the memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache, partial
from typing import Any, Protocol

from generator.content.catalogue import Relic
from generator.content.files import ContentFiles
from generator.content.readings import Reading, read_folder
from generator.content.relics import References
from generator.diagnostics.problem import errors
from generator.memory.json_form import from_json, to_json
from generator.store import Lost, Store


class RelicSource(Protocol):
    """Reads folders, and gives the relic of each again when it is needed."""

    def read(
        self, content_files: ContentFiles, folders: Sequence[str], references: References
    ) -> Mapping[str, Reading]:
        """Read and check these folders of sites/."""

    def relic(self, folder: str, reading: Reading) -> Relic:
        """The relic of a folder that was read without an error."""


class RelicsInMemory:
    """Keeps every relic it has read: for a command that needs a few, and for tests."""

    def __init__(self) -> None:
        """Nothing is read yet."""
        self._relics: dict[str, Relic] = {}

    def read(
        self, content_files: ContentFiles, folders: Sequence[str], references: References
    ) -> Mapping[str, Reading]:
        """Read and check these folders of sites/."""
        readings = {}
        for folder in folders:
            readings[folder], relic = read_folder(content_files, folder, references)
            if relic:
                self._relics[folder] = relic
        return readings

    def relic(self, folder: str, reading: Reading) -> Relic:  # noqa: ARG002 -- see RelicSource
        """The relic of a folder that was read."""
        return self._relics[folder]


class Mapped(Protocol):
    """Calls a function with each of many arguments, as `map` does, on as many processes as there are."""

    def __call__(self, function: Callable[[Any], Any], jobs: Sequence[Any], /) -> Iterable[Any]:
        """The results, in the order of the jobs."""


class StoredRelics:
    """Keeps every relic it has read in the store, and reads it from there, in this process or another."""

    def __init__(self, store: Store, mapped: Mapped) -> None:
        """`mapped` shares out the reading of many folders."""
        self._store, self._mapped = store, mapped

    def read(
        self, content_files: ContentFiles, folders: Sequence[str], references: References
    ) -> Mapping[str, Reading]:
        """Read and check these folders of sites/."""
        self._content_files, self._references = content_files, references
        shared = self._store.keep(to_json(references)) if len(folders) > 1 else references
        jobs = [(folder, content_files.of_relic(folder)) for folder in folders]
        return dict(zip(folders, self._mapped(partial(_read_and_keep, self._store, shared), jobs), strict=True))

    def relic(self, folder: str, reading: Reading) -> Relic:
        """The relic of a folder that was read without an error; read again where the store has lost it."""
        try:
            return stored_relic(self._store, relic_key(self._store, reading))
        except Lost:
            _, relic = read_folder(self._content_files, folder, self._references)
            assert relic, "its folder was read without an error under the lock of this build"
            return relic


Job = tuple[str, ContentFiles]
"""The folder of a relic, and its files."""


def _read_and_keep(store: Store, references: References | str, job: Job) -> Reading:
    """Read one folder and keep its relic in the store; `references` or, in another process, their key in it.

    What was read with an error is not kept: nobody asks for it, and on another day, or beside another relic, the same files
    may be right; what was read of them then has the same key.
    """
    folder, own = job
    known = references if isinstance(references, References) else _references(store, references)
    reading, relic = read_folder(own, folder, known)
    if relic and not errors(reading.problems):
        store.put(relic_key(store, reading), to_json(relic))
    return reading


@lru_cache(maxsize=1)
def _references(store: Store, key: str) -> References:
    found = from_json(store.needed(key))
    assert isinstance(found, References)
    return found


def stored_relic(store: Store, key: str) -> Relic:
    """The relic with this key. Raises Lost."""
    found = from_json(store.needed(key))
    assert isinstance(found, Relic)
    return found


def relic_key(store: Store, reading: Reading) -> str:
    """The key of its relic in the store."""
    return store.key_of(f"relic {reading.digest}")
