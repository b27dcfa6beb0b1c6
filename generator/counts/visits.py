"""First scans told from repeats: the same visitor at the same plaque within half an hour of the last time."""

from __future__ import annotations

WINDOW = 30 * 60
"""s"""

MOST = 200_000
"""Scans of half an hour that are remembered; with more, those of the half hour before are forgotten sooner."""


class Visits:
    """Which visitor was at which plaque lately. In memory alone, and of digests alone.

    Two half hours are kept, the one that goes on and the one before: what is older is forgotten whole, so that neither time
    nor memory grows with a log.
    """

    def __init__(self) -> None:
        self._now: dict[tuple[str, bytes], int] = {}
        self._before: dict[tuple[str, bytes], int] = {}
        self._began = 0

    def is_repeat(self, code: str, visitor: bytes, at: int) -> bool:
        """Whether this scan (s since 1970) repeats another; it is remembered itself."""
        if abs(at - self._began) >= WINDOW or len(self._now) >= MOST:
            self._now, self._before, self._began = {}, self._now, at
        key = code, visitor
        last = self._now.get(key, self._before.get(key))
        self._now[key] = at
        return last is not None and abs(at - last) <= WINDOW
