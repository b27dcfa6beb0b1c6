"""Logs, packed or not → pieces of whole lines, in bounded memory whatever a file holds."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from gzip import BadGzipFile, GzipFile
from pathlib import Path
from typing import IO, Protocol, cast

from generator.counts.formats import COMMON, FORMATS, Reading, columns_of, format_of

PIECE = 4_000_000
"""Bytes of lines that are counted at once, and of a line that is read at most: one that is longer counts as unread."""

HEAD = 64_000
"""Bytes of a file from which its format is told."""

STANDARD_INPUT = "-"
_GZIP = b"\x1f\x8b"


class BadLog(Exception):  # noqa: N818 -- says what it is
    """A log that cannot be counted. `key` names the sentence in counts_texts, `values` fill it in; no line of it is said."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key, self.values = key, values


class Source(Protocol):
    """What bytes are read from."""

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes, so many at most; none at the end."""


@dataclass(frozen=True, slots=True)
class Log:
    """A log whose format is known."""

    name: str
    """As it was given."""

    form: str
    columns: tuple[str, ...]
    head: bytes
    """What it begins with, unpacked."""

    begins: int
    """Minute since 1970 of its first lines: files are counted in that order."""

    rest: Source | None = None
    """What is behind the head of standard input; None for a file, which is opened again."""

    @property
    def blocks(self) -> Iterator[bytes]:
        """All its bytes, unpacked. Raises BadLog and OSError."""
        with ExitStack() as files:
            if self.rest:
                yield self.head
                stream = self.rest
            else:
                stream = _unpacked(files.enter_context(Path(self.name).open("rb")))
            while block := _read(self.name, stream, PIECE // 4):
                yield block


def read_log(name: str, standard_input: IO[bytes], form: str = "") -> Log:
    """A log by its name, `-` for standard input; without `form`, the name of a format, that is told from its lines.

    Raises BadLog, and OSError where it cannot be read.
    """
    if name == STANDARD_INPUT:
        stream = _unpacked(standard_input)
        return _told(name, _head(name, stream), form, stream)
    path = Path(name)
    if not path.is_file():
        raise BadLog(
            "counts-folder" if path.is_dir() else "counts-special" if path.exists() else "counts-no-log", log=name
        )
    with path.open("rb") as file:
        return _told(name, _head(name, _unpacked(file)), form)


def _head(name: str, stream: Source) -> bytes:
    """The first HEAD bytes or a few more; without the zeros with which a file may begin that was cut while it was written."""
    head = b""
    while len(head) < HEAD and (block := _read(name, stream, HEAD)):
        head += block.replace(b"\0", b"")
    return head


def _told(name: str, head: bytes, form: str, rest: Source | None = None) -> Log:
    if not head.strip():
        raise BadLog("counts-empty", log=name)
    text = head[: head.rfind(b"\n") + 1] or head
    columns, said = columns_of(text), form or format_of(text)
    reading = Reading()
    for _ in FORMATS[said](text, reading, lambda _: None, columns) if said else ():
        pass
    if not reading.read:
        common = any(COMMON.fullmatch(line) for line in text.splitlines()[:20])
        key = "counts-common" if common else "counts-not-format" if form else "counts-format"
        raise BadLog(key, log=name, form=form)
    return Log(name, said, columns, head, min(reading.minutes, default=0), rest)


class _Again:
    """A stream of which some bytes were read to see what it is."""

    def __init__(self, seen: bytes, stream: Source) -> None:
        self._seen, self._stream = seen, stream

    def read(self, size: int = -1, /) -> bytes:
        if not self._seen:
            return self._stream.read(size)
        given, self._seen = (self._seen, b"") if size < 0 else (self._seen[:size], self._seen[size:])
        return given


def _unpacked(stream: Source) -> Source:
    """The bytes of a stream, unpacked where it begins as gzip does, whatever its name."""
    seen = stream.read(len(_GZIP))
    again = _Again(seen, stream)
    return GzipFile(fileobj=cast("IO[bytes]", again)) if seen == _GZIP else again


def _read(name: str, stream: Source, size: int) -> bytes:
    """So many bytes, fewer at the end alone. Raises BadLog where they cannot be unpacked."""
    parts, left = [], size
    try:
        while left and (part := stream.read(left)):
            parts.append(part)
            left -= len(part)
    except (BadGzipFile, EOFError, zlib.error):
        raise BadLog("counts-damaged", log=name) from None
    return b"".join(parts)


def pieces(blocks: Iterable[bytes]) -> Iterator[bytes]:
    """Whole lines, PIECE bytes or a block more at most; of a line that is longer, its end alone, without what makes it a request."""
    rest = b""
    for block in blocks:
        data = rest + (block.replace(b"\0", b"") if b"\0" in block else block)
        rest = data
        if len(data) >= PIECE // 2:
            end = data.rfind(b"\n") + 1
            if end:
                yield data[:end]
            rest = data[end:] if len(data) - end <= PIECE else _CUT
    if rest:
        yield rest


_CUT = b" \x01"
"""Instead of what a line had before: no line of any format begins so."""


def same_beginning(logs: Iterable[Log]) -> tuple[str, str] | None:
    """Two logs of which one begins with all of the other's head: the same one, given twice. None where there are none."""
    seen: list[Log] = []
    for log in logs:
        for other in seen:
            length = min(len(log.head), len(other.head))
            if log.head[:length] == other.head[:length]:
                return other.name, log.name
        seen.append(log)
    return None
