"""Logs counted by several processes, piece by piece in order; nothing of them is kept but numbers."""

from __future__ import annotations

import errno
import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from multiprocessing import get_context
from typing import Self

from generator.counts.counting import Counted, Counting, Rules, first_unread
from generator.counts.log_files import PIECE, BadLog, Log, pieces
from generator.counts.tally import Tally

AHEAD = 2
"""Pieces a process that wait for it: enough that none has nothing to do, few enough that memory stays flat."""

LEAST_READ = 2
"""Of so many lines one at least must be in the format."""


def count_logs(
    logs: Sequence[Log], rules: Rules, jobs: int, progress: Callable[[int], None]
) -> tuple[Tally, list[BadLog]]:
    """What these logs have, and the faults of lines that were passed over; `progress` is told the bytes of each piece.

    Raises BadLog where a log cannot be read to its end or is mostly in another format, and OSError.
    """
    tally, faults = Tally(), []
    with _Pool(rules, jobs) as pool:
        for log in sorted(logs, key=lambda log: log.begins):
            ended = unread = line = 0
            for piece, counted in pool.counted(log, progress):
                tally.add(counted)
                if counted.unread and not unread:
                    line = ended + first_unread(piece, log.form, log.columns)
                unread += counted.unread
                ended += counted.ended
            if unread * LEAST_READ > ended + 1:
                raise BadLog("counts-mostly", log=log.name, unread=unread, line=line, form=log.form)
            if unread:
                faults.append(BadLog("counts-unread", log=log.name, unread=unread, line=line))
    return tally, faults


class _Pool:
    """Processes that count pieces; started when there is more than one piece, for a start takes longer than that."""

    def __init__(self, rules: Rules, jobs: int) -> None:
        self._rules, self._jobs = rules, jobs
        self._here: Counting | None = None
        self._executor: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._executor:
            self._executor.shutdown(wait=True, cancel_futures=True)

    def counted(self, log: Log, progress: Callable[[int], None]) -> Iterator[tuple[bytes, Counted]]:
        """Each piece of a log and what it has, in order."""
        waiting: deque[tuple[bytes, Future[Counted]]] = deque()
        try:
            for piece in pieces(log.blocks):
                progress(len(piece))
                if self._jobs < 2 or (self._executor is None and len(piece) < PIECE // 2):  # noqa: PLR2004 -- nobody to share with
                    yield piece, self._count_here(piece, log)
                    continue
                waiting.append((piece, self._processes().submit(_count, piece, log.form, log.columns)))
                if len(waiting) > AHEAD * self._jobs:
                    yield _done(*waiting.popleft())
            while waiting:
                yield _done(*waiting.popleft())
        except BrokenExecutor:  # the system stopped a process
            raise OSError(errno.ENOMEM, os.strerror(errno.ENOMEM)) from None

    def _count_here(self, piece: bytes, log: Log) -> Counted:
        self._here = self._here or Counting(self._rules)
        return self._here.count(piece, log.form, log.columns)

    def _processes(self) -> ProcessPoolExecutor:
        if self._executor is None:
            self._executor = ProcessPoolExecutor(
                self._jobs, mp_context=get_context("spawn"), initializer=_begin, initargs=(self._rules,)
            )
        return self._executor


def _done(piece: bytes, counted: Future[Counted]) -> tuple[bytes, Counted]:
    return piece, counted.result()


_counting: Counting | None = None
"""Of a process that counts for another."""


def _begin(rules: Rules) -> None:
    global _counting  # noqa: PLW0603 -- a process has one set of rules
    _counting = Counting(rules)


def _count(piece: bytes, form: str, columns: Sequence[str]) -> Counted:
    assert _counting is not None
    return _counting.count(piece, form, columns)
