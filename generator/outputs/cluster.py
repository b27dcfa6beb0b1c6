"""Relics' parts made by the workers of a Dask cluster, for one build."""

from __future__ import annotations

import errno
import logging
import os
import traceback
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from generator.diagnostics.printable import clipped
from generator.media import mp3, notes
from generator.memory.json_form import from_json, to_json
from generator.outputs.errand import Answer, Errand, Foreign, Packed, Wanted, run_errand, this_program
from generator.outputs.parts import Carried, Carry, RelicJob, carry_out
from generator.outputs.shared_store import Elsewhere, SharedStore, at_once, without_secrets
from generator.outputs.workers import CHUNKS_EACH, MOST_IN_A_CHUNK, PARALLEL_FROM
from generator.store import FileRef, Store, content_digest, read_file

CONNECTED_IN = 5
"""s a scheduler is given to answer."""

PATIENCE = 10
"""s to wait for a worker where there is none (any more): one that died is started again in less."""

GIVEN_AGAIN = 3
"""Times that files a worker finds missing or damaged are put into the shared store again, for one chunk."""


@contextmanager
def cluster(address: str, shared: SharedStore) -> Iterator[Carry]:
    """What carries out jobs on the cluster whose scheduler has this address; asked only once there is enough to do."""
    found = _Cluster(address, shared)
    try:
        yield found.carry
    finally:
        found.stop()


class _Cluster:
    """Carries out jobs on the workers of a cluster; their results are in the shared store, then in the local one."""

    def __init__(self, address: str, shared: SharedStore) -> None:
        self._address, self._shared = address, shared
        self._client: Any = None

    def carry(self, store: Store, frame: str, jobs: Sequence[RelicJob], weight: int) -> Iterator[Carried]:
        """The parts of these relics, in the order of the jobs, which are begun at once. Raises Elsewhere, Lost, OSError."""
        if weight < PARALLEL_FROM:
            return map(partial(carry_out, store, frame), jobs)
        self._client = self._client or _connected(self._address)
        return _Round(self._client, self._address, self._shared, store).carry(frame, jobs)

    def stop(self) -> None:
        """Leave the cluster; what it has not begun for us is not begun any more."""
        if self._client is not None:
            self._client.close(timeout=CONNECTED_IN)
            self._client = None


def _connected(address: str) -> Any:
    """A client of the scheduler, which has a worker at least. Raises Elsewhere, ImportError."""
    from distributed import Client
    from distributed.versions import VersionMismatchWarning

    for name in [name for name in logging.root.manager.loggerDict if name.startswith("distributed")]:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)  # what it has to say, we say
    shown = without_secrets(address)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", VersionMismatchWarning)  # workers are asked for more than that
            client = Client(address, timeout=CONNECTED_IN, name="ditich")
    except (OSError, ValueError, TypeError) as error:
        raise Elsewhere("cluster-unreached", {"address": shown, "why": clipped(error, 200)}) from None
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except TimeoutError:
        client.close()
        raise Elsewhere("cluster-empty", {"address": shown}) from None
    return client


class _Round:
    """One round of jobs on a cluster."""

    def __init__(self, client: Any, address: str, shared: SharedStore, store: Store) -> None:
        self._client, self._address, self._shared, self._store = client, without_secrets(address), shared, store
        self._sources: dict[str, Callable[[], bytes]] = {}

    def carry(self, frame: str, jobs: Sequence[RelicJob]) -> Iterator[Carried]:
        """Begin the jobs; their results, in order."""
        with self._sentences():
            errand = Errand(this_program(), self._store.code, self._noted(self._store.needed(frame)), self._shared)
            packed = [self._packed(job) for job in jobs]
            self._give(files=self._missing())
            workers = max(1, len(self._client.nthreads()))
            size = max(1, min(MOST_IN_A_CHUNK, len(jobs) // (CHUNKS_EACH * workers)))
            chunks = [packed[start : start + size] for start in range(0, len(packed), size)]
            begun = [self._begin(errand, chunk) for chunk in chunks]
        return self._in_order(errand, chunks, begun)

    def _begin(self, errand: Errand, chunk: Sequence[Packed]) -> Any:
        return self._client.submit(run_errand, errand, chunk, pure=False)

    def _in_order(self, errand: Errand, chunks: list[list[Packed]], begun: Iterable[Any]) -> Iterator[Carried]:
        waiting = {future.key: (number, future, GIVEN_AGAIN) for number, future in enumerate(begun)}
        done: dict[int, tuple[Carried, ...]] = {}
        try:
            for number in range(len(chunks)):
                while number not in done:
                    for future in self._finished([future for _, future, _ in waiting.values()]):
                        which, _, again = waiting.pop(future.key)
                        answer = self._answer(future, again)
                        if isinstance(answer, Wanted):
                            with self._sentences():
                                self._give(answer.files)
                                next_one = self._begin(errand, chunks[which])
                            waiting[next_one.key] = which, next_one, again - 1
                        else:
                            done[which], chunks[which] = answer, []
                yield from done.pop(number)
        finally:
            self._client.cancel([future for _, future, _ in waiting.values()])

    def _finished(self, futures: Sequence[Any]) -> Iterable[Any]:
        """Those of the futures that are done, one at least unless the cluster is merely slow."""
        from distributed import wait

        with self._sentences():
            try:
                return tuple(wait(futures, timeout=PATIENCE, return_when="FIRST_COMPLETED").done)
            except TimeoutError:
                if not self._client.nthreads():
                    raise Elsewhere("cluster-empty", {"address": self._address}) from None
                return ()

    def _answer(self, future: Any, again: int) -> tuple[Carried, ...] | Wanted:
        """What the worker answered; what it made is in the local store then."""
        with self._sentences():
            try:
                answer: Answer = future.result()
            except (ImportError, AttributeError, RuntimeError) as error:
                if "run_errand" in (frame.name for frame in traceback.extract_tb(error.__traceback__)):
                    raise  # a fault of ours
                # Our names are not found there, or Dask's: whoever runs another program cannot even say so.
                why = clipped(f"{type(error).__name__}: {error}", 200)
                raise Elsewhere("cluster-strange", {"address": self._address, "why": why}) from error
            if isinstance(answer, Foreign):
                values = {"worker": answer.worker, "theirs": _brief(answer.program), "ours": _brief(this_program())}
                raise Elsewhere("cluster-foreign", values)
            if isinstance(answer, Wanted):
                if not again:
                    raise Elsewhere("store-astray", {"address": self._shared.shown})
                return answer
            self._store.take([self._store.key_of(kept.call) for outputs, _ in answer for kept in outputs])
            return answer

    @contextmanager
    def _sentences(self) -> Iterator[None]:
        """Raise Elsewhere for what Dask raises where the cluster is at fault."""
        from distributed import CancelledError, KilledWorker
        from distributed.client import ClosedClientError
        from distributed.comm import CommClosedError

        values = {"address": self._address}
        try:
            yield
        except KilledWorker:
            raise Elsewhere("cluster-killed", values) from None
        except (CancelledError, CommClosedError, ClosedClientError):
            raise Elsewhere("cluster-gone", values) from None

    # ---- what workers need ------------------------------------------------------------------------

    def _packed(self, job: RelicJob) -> Packed:
        relic, own = self._store.needed(job.relic_key), to_json(job)
        for data in (relic, own):
            self._note_files(data)
        return relic, own

    def _noted(self, data: bytes) -> str:
        """The digest of this data, which can be given to workers with all files it names."""
        self._note_files(data)
        content = content_digest(data)
        self._sources[content] = lambda: data
        return content

    def _note_files(self, data: bytes) -> None:
        def note(file: FileRef) -> FileRef:
            self._sources.setdefault(file.digest, partial(_published_part, file))
            return file

        from_json(data, {FileRef: note})

    def _missing(self) -> frozenset[str]:
        files = tuple(self._sources)
        there = at_once(self._shared.has_file, files)
        return frozenset(file for file, is_there in zip(files, there, strict=True) if not is_there)

    def _give(self, files: frozenset[str]) -> None:
        """Put these files into the shared store."""
        at_once(lambda file: self._shared.put_file(self._sources[file]()), tuple(files))


def _brief(program: str) -> str:
    """The program with as much of its digest as tells two apart."""
    machine, _, code = program.rpartition(" ")
    return f"{machine} {code[:8]}"


def _published_part(file: FileRef) -> bytes:
    """The bytes with this file's digest: its own, or without what is not published of it. Raises OSError.

    Photographs and recordings have the digest of what is shown of them; where they were taken stays on this machine.
    """
    data = read_file(Path(file.path))
    for part in (bytes, notes.taken_out, mp3.bare):
        try:
            found = part(data)
        except (ValueError, mp3.UnfitRecording):
            continue
        if content_digest(found) == file.digest:
            return found
    raise OSError(errno.ESTALE, os.strerror(errno.ESTALE), file.path)  # somebody edits it right now
