"""Work shared out to other processes: one seam, an Executor (concurrent.futures), whoever gives it."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from typing import TypeVar

Job = TypeVar("Job")
Result = TypeVar("Result")

MOST_IN_A_CHUNK = 25
"""Jobs a process is given at a time: enough to make the message small beside the work."""

CHUNKS_EACH = 4
"""Chunks for each process, at least: few enough jobs in one that no process works on while the others have none."""


class Workers:
    """Calls a function with each of many jobs on other processes, where there is enough to do to be worth it."""

    def __init__(self, start: Callable[[], Executor] | None = None, number: int = 1) -> None:
        """`start` gives the Executor, of this number of processes, once it is needed; None: all work is done here."""
        self._start, self._number = start, number
        self._executor: Executor | None = None

    def map(
        self, function: Callable[[Job], Result], jobs: Sequence[Job], weight: int | None = None
    ) -> Iterator[Result]:
        """The results in the order of the jobs, which are begun at once.

        `weight` is how much there is to do, in pages; by default one a job. Raises what `function` raises, and OSError
        (ENOMEM) where the system stops a process.
        """
        much = (len(jobs) if weight is None else weight) >= PARALLEL_FROM
        if self._start is None or not much or len(jobs) < 2:  # noqa: PLR2004 -- one job is not shared out
            return map(function, jobs)
        self._executor = self._executor or self._start()
        size = max(1, min(MOST_IN_A_CHUNK, len(jobs) // (CHUNKS_EACH * self._number)))
        chunks = [jobs[start : start + size] for start in range(0, len(jobs), size)]
        return _in_order(self._executor.map(partial(_each, function), chunks))

    def stop(self) -> None:
        """Let the processes go; what they have not begun is not begun any more."""
        if self._executor is not None:
            self._executor.shutdown(wait=True, cancel_futures=True)
            self._executor = None


def _in_order(chunks: Iterator[list[Result]]) -> Iterator[Result]:
    try:
        for results in chunks:
            yield from results
    except BrokenExecutor:  # the system stopped a process
        raise OSError(errno.ENOMEM, os.strerror(errno.ENOMEM)) from None


def _each(function: Callable[[Job], Result], jobs: Sequence[Job]) -> list[Result]:
    return [function(job) for job in jobs]


def _processes(number: int) -> Executor:
    """So many processes of this machine."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # Spawned, not forked: the same on every system, and safe beside the threads of a preview.
    spawn = get_context("spawn")
    return ProcessPoolExecutor(number, mp_context=spawn, initializer=_begin, initargs=(spawn.Lock(),))


def _begin(lock: AbstractContextManager[object]) -> None:
    """Prepare a process: it decodes large photographs only while it holds the lock that all of them share.

    Ctrl+C reaches every process of a terminal; the one that shares out the work decides what becomes of it.
    """
    import signal

    from generator.media.photos import take_turns

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    collect_rarely()
    take_turns(lock)


def collect_rarely() -> None:
    """Let Python look for cycles among objects seldom: a build makes many values, next to none of them in a cycle.

    For a process that ends with the build; it would take a seventh of an edit's time with 1,000 relics.
    """
    import atexit
    import gc

    gc.set_threshold(ALLOCATIONS)
    atexit.register(gc.freeze)  # what is freed with the process need not be looked through before


ALLOCATIONS = 1_000_000
"""More objects made than freed before Python looks for cycles; its own is 700 (2,000 from 3.13 on)."""

PARALLEL_FROM = 60
"""Pages to be made from which on other processes save more than the second they take to start."""


@contextmanager
def workers(number: int) -> Iterator[Workers]:
    """Workers on this many processes of this machine; 1: none but this one."""
    found = Workers(partial(_processes, number) if number > 1 else None, number)
    try:
        yield found
    finally:
        found.stop()
