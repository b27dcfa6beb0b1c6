"""First scans told from repeats: the same visitor at the same plaque within half an hour of the last time."""

from __future__ import annotations

WINDOW = 30 * 60
"""s"""

MOST = 200_000
"""Visitors that are remembered at once; of more, the one seen longest ago is forgotten, and is a first one again."""


class Visits:
    """Which visitor was at which plaque in the last half hour. In memory alone, and of digests alone."""

    def __init__(self) -> None:
        self._last: dict[tuple[str, bytes], int] = {}

    def is_repeat(self, code: str, visitor: bytes, at: int) -> bool:
        """Whether this scan (s since 1970) repeats another; it is remembered itself."""
        key, last = (code, visitor), self._last
        before = last.pop(key, None)
        last[key] = at
        if len(last) > MOST:
            del last[next(iter(last))]
        return before is not None and abs(at - before) <= WINDOW
