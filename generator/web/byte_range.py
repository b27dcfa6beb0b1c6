"""The part of a file that a browser asks for, as when somebody seeks in a recording (RFC 9110, 14)."""

from __future__ import annotations

import re

_RANGE = re.compile(r"bytes[ \t]*=[ \t]*(?:(\d{1,18})-(\d{0,18})|-(\d{1,18}))[ \t]*", re.ASCII | re.IGNORECASE)


class Unsatisfiable(Exception):  # noqa: N818 -- says what the range is
    """The file has nothing of what is asked for: 416."""


def byte_range(header: str, size: int) -> range | None:
    """The positions of the bytes that a `Range` asks for, of a file with `size` bytes.

    None where it is to be ignored: none is given, it asks for several parts, or says nothing that RFC 9110 knows.
    Raises Unsatisfiable.
    """
    found = _RANGE.fullmatch(header.strip())
    if found is None:
        return None
    first, last, suffix = found.groups()
    if suffix is not None:
        start, stop = max(0, size - int(suffix)), size
    else:
        start, stop = int(first), min(size, int(last) + 1) if last else size
        if last and int(last) < int(first):
            return None
    if start >= stop:
        raise Unsatisfiable
    return range(start, stop)
