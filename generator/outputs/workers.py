"""Work shared out to other processes: one seam, an Executor (concurrent.futures), whoever gives it."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor
from contextlib import contextmanager
from functools import partial
from typing import TypeVar

Job = TypeVar("Job")
Result = TypeVar("Result")

CHUNK = 8
"""Jobs a process is given at a time, all of one relic each: enough to make the message small beside the work, and few
enough that no process is left with many while the others have none."""


class Workers:
    """Calls a function with each of many jobs on other processes, where there are enough of them to be worth it."""

    def __init__(self, start: Callable[[], Executor] | None, least: int) -> None:
        """`start` gives the Executor, once it is needed; None: all work is done here.

        `least` is the number of jobs from which on it saves more time than it takes to start.
        """
        self._start, self._least = start, least
        self._executor: Executor | None = None

    def map(self, function: Callable[[Job], Result], jobs: Sequence[Job]) -> Iterator[Result]:
        """The results in the order of the jobs. Raises what `function` raises; OSError (ENOMEM) where a process dies."""
        if self._executor is None and (self._start is None or len(jobs) < self._least):
            yield from map(function, jobs)
            return
        assert self._start is not None
        self._executor = self._executor or self._start()
        chunks = [jobs[start : start + CHUNK] for start in range(0, len(jobs), CHUNK)]
        try:
            for results in self._executor.map(partial(_each, function), chunks):
                yield from results
        except BrokenExecutor:  # the system stopped a process
            raise OSError(errno.ENOMEM, os.strerror(errno.ENOMEM)) from None

    def stop(self) -> None:
        """Let the processes go; what they have not begun is not begun any more."""
        if self._executor is not None:
            self._executor.shutdown(wait=True, cancel_futures=True)
            self._executor = None


def _each(function: Callable[[Job], Result], jobs: Sequence[Job]) -> list[Result]:
    return [function(job) for job in jobs]


def _processes(number: int) -> Executor:
    """This many processes of this machine."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # Spawned, not forked: the same on every system, and safe beside the threads of a preview.
    return ProcessPoolExecutor(number, mp_context=get_context("spawn"), initializer=_deaf_to_interrupts)


def _deaf_to_interrupts() -> None:
    """Ctrl+C reaches every process of a terminal; the one that shares out the work decides what becomes of it."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)


PARALLEL_FROM = 40
"""Jobs from which on other processes save more than the second they take to start."""


@contextmanager
def workers(jobs: int) -> Iterator[Workers]:
    """Workers on this many processes of this machine; 1: none but this one."""
    found = Workers(partial(_processes, jobs) if jobs > 1 else None, PARALLEL_FROM)
    try:
        yield found
    finally:
        found.stop()
