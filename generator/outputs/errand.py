"""What a worker of a cluster does with the jobs it is given: it makes relics' parts into the shared store.

All it is told comes through the scheduler; of the shared store it reads files by the digests it was told, and nothing
else for its values. What a job names is fetched into the worker's own folder, which goes when the worker does.
"""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import Lock

from generator.content.catalogue import Relic
from generator.memory.json_form import Exchange, from_json
from generator.outputs import fingerprint
from generator.outputs.parts import Carried, Frame, RelicJob, make_relic, read_frame
from generator.outputs.shared_store import SharedStore
from generator.store import FileRef, Make, digest, write_whole


@dataclass(frozen=True, slots=True)
class Errand:
    """What all jobs of a build have in common."""

    program: str
    """That of the machine which builds, as `this_program` says it."""

    code: str
    """The digest of the program, which keys of results are made from."""

    frame: str
    """The digest of the file in the shared store that all relics' parts are made from."""

    shared: SharedStore


Packed = tuple[bytes, bytes]
"""A relic and its job, as JSON."""


@dataclass(frozen=True, slots=True)
class Foreign:
    """The answer of a worker with another program."""

    program: str
    worker: str
    """Its address."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The answer of a worker that found files missing or damaged in the shared store: their digests."""

    files: frozenset[str]


Answer = tuple[Carried, ...] | Foreign | Wanted


def run_errand(errand: Errand, jobs: Sequence[Packed]) -> Answer:
    """Make the parts of these relics, in the process of a worker. Raises Elsewhere and OSError."""
    from distributed import get_worker

    worker = get_worker()
    own = this_program()
    if own != errand.program:
        return Foreign(own, worker.address)
    files = _Files(Path(worker.local_directory) / "ditich", errand.shared)
    with _one_at_a_time:
        try:
            frame = _frame(files, errand.frame)
            relics = [(from_json(relic, files.exchange), from_json(job, files.exchange)) for relic, job in jobs]
            files.all_there()
        except _Missing as missing:
            return Wanted(missing.files)
        return tuple(_made(errand, frame, relic, job) for relic, job in relics)


_one_at_a_time = Lock()
"""A worker may have several threads; what draws and decodes is meant for one."""


def _made(errand: Errand, frame: Frame, relic: object, job: object) -> Carried:
    assert isinstance(relic, Relic)
    assert isinstance(job, RelicJob)
    return make_relic(_SharedResults(errand), frame, relic, job)


class _SharedResults:
    """Keeps results in the shared store alone."""

    def __init__(self, errand: Errand) -> None:
        self._errand = errand
        self._there: AbstractSet[str] = frozenset()
        self._made: dict[str, bytes] = {}

    def key_of(self, call: str) -> str:
        return digest(self._errand.code, call)

    @contextmanager
    def sharing(self, keys: Sequence[str]) -> Iterator[None]:
        self._there = self._errand.shared.get_all(keys).keys()
        yield
        self._errand.shared.put_all(self._made)
        self._made.clear()

    def fill(self, key: str, make: Make, args: tuple[object, ...]) -> None:
        if key not in self._there and key not in self._made:
            self._made[key] = make(*args)


# ---- files --------------------------------------------------------------------------------------------


class _Missing(Exception):  # noqa: N818 -- says what has happened
    """Files are missing or damaged in the shared store."""

    def __init__(self, files: frozenset[str]) -> None:
        super().__init__(files)
        self.files = files


class _Files:
    """Files of the machine which builds, by digest, in a folder of the worker."""

    def __init__(self, folder: Path, shared: SharedStore) -> None:
        self._folder, self._shared = folder, shared
        self._missing: set[str] = set()

    @property
    def exchange(self) -> Exchange:
        """Puts each file's place here into what is read."""
        return {FileRef: self._here}

    def _here(self, file: FileRef) -> FileRef:
        """The file where it lies here, fetched if need be; noted as missing if it cannot be."""
        path = self._folder / file.digest / _known_part(file.path)
        if not path.exists():
            data = self._shared.file(file.digest)
            if data is None:
                self._missing.add(file.digest)
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                write_whole(path, data, flush=False)
        return FileRef(str(path), file.digest)

    def all_there(self) -> None:
        """Raise _Missing if a file could not be fetched."""
        if self._missing:
            raise _Missing(frozenset(self._missing))

    def frame(self, content: str) -> Frame:
        """The frame with this digest."""
        data = self._shared.file(content)
        if data is None:
            raise _Missing(frozenset({content}))
        frame = read_frame(data, self.exchange)
        self.all_there()
        return frame

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Files) and (self._folder, self._shared) == (other._folder, other._shared)

    def __hash__(self) -> int:
        return hash((self._folder, self._shared))


@lru_cache(maxsize=1)
def _frame(files: _Files, content: str) -> Frame:
    return files.frame(content)


def _known_part(path: str) -> Path:
    """What of a path a template is called by, and problems are shown with: from templates/ on, or its name."""
    parts = Path(path).parts
    return Path(*(parts[len(parts) - 1 - parts[::-1].index("templates") :] if "templates" in parts else parts[-1:]))


# ---- the program --------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def this_program() -> str:
    """All that decides what is made here, beside what it is made from: program, libraries, Python, system.

    Looked at once: a program that is exchanged beneath a worker is not the one it runs.
    """
    import click

    package = Path(fingerprint.__file__).parents[1]
    libraries = fingerprint.libraries(Path(click.__file__).parent.parent)
    return f"{this_machine()} {fingerprint.program(package, libraries)}"


def this_machine() -> str:
    """Python and system: what two machines need in common beside the program to make the same bytes."""
    return f"Python {platform.python_version()} {sys.platform} {platform.machine()}"
