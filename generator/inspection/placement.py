"""Which module of a symbol belongs to what: fixed patterns, and the codewords with their blocks (ISO/IEC 18004, 7.7)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

FINDER = 7
"""Modules along a finder pattern."""

VERSIONED = 7
"""The first version whose symbols say it in two blocks of 18 modules."""

Module = tuple[int, int]
"""Row and column."""


@dataclass(frozen=True, slots=True)
class Block:
    """One Reed-Solomon block."""

    codewords: tuple[tuple[Module, ...], ...]
    """The eight modules of each codeword."""

    correcting: int
    """How many of its codewords are for error correction; half as many wrong ones can be corrected."""


@dataclass(frozen=True, slots=True)
class Placement:
    """The modules of all symbols of one version at level H."""

    finders: tuple[frozenset[Module], ...]
    """Each with its separator, a row of light modules."""

    alignments: tuple[frozenset[Module], ...]
    timing: tuple[frozenset[Module], ...]
    blocks: tuple[Block, ...]


@lru_cache(maxsize=8)
def placement(version: int) -> Placement:
    """Where everything is in a symbol of this version at level H."""
    # Imported here because it takes 80 ms, as in qr.
    from qrcode.base import rs_blocks
    from qrcode.constants import ERROR_CORRECT_H
    from qrcode.util import pattern_position

    size = 17 + 4 * version
    finders = tuple(
        frozenset((y, x) for y in range(top, top + 8) for x in range(left, left + 8))
        for top, left in ((0, 0), (0, size - 8), (size - 8, 0))
    )
    centres = pattern_position(version)
    corners = {(6, 6), (6, size - 7), (size - 7, 6)}
    alignments = tuple(
        frozenset((y + dy, x + dx) for dy in range(-2, 3) for dx in range(-2, 3))
        for y in centres
        for x in centres
        if (y, x) not in corners
    )
    timing = (
        frozenset((6, x) for x in range(8, size - 8)),
        frozenset((y, 6) for y in range(8, size - 8)),
    )
    fixed = frozenset[Module]().union(*finders, *alignments, *timing, _information(version, size))
    sizes = [(block.data_count, block.total_count - block.data_count) for block in rs_blocks(version, ERROR_CORRECT_H)]
    return Placement(finders, alignments, timing, _blocks(tuple(_path(size, fixed)), sizes))


def _information(version: int, size: int) -> Iterator[Module]:
    """The modules of the format and version information, and the one that is always dark (7.9, 7.10)."""
    for n in range(9):
        yield from ((8, n), (n, 8))
    for n in range(8):
        yield from ((8, size - 1 - n), (size - 1 - n, 8))
    if version >= VERSIONED:
        for n in range(6):
            for m in range(size - 11, size - 8):
                yield from ((n, m), (m, n))


def _path(size: int, fixed: frozenset[Module]) -> Iterator[Module]:
    """The modules of the data in the order they are filled: two columns at a time, up and down, from the right (7.7.3)."""
    upward = True
    for right in (*range(size - 1, 6, -2), *range(5, 0, -2)):  # the column of the timing pattern is left out
        rows = range(size - 1, -1, -1) if upward else range(size)
        for y in rows:
            for x in (right, right - 1):
                if (y, x) not in fixed:
                    yield y, x
        upward = not upward


def _blocks(path: tuple[Module, ...], sizes: list[tuple[int, int]]) -> tuple[Block, ...]:
    """The codewords of each block: they are interleaved, first those of data, then those of error correction (7.6)."""
    codewords = [path[start : start + 8] for start in range(0, len(path) - 7, 8)]
    members: list[list[tuple[Module, ...]]] = [[] for _ in sizes]
    order = [
        block
        for counts in ([data for data, _ in sizes], [correcting for _, correcting in sizes])
        for n in range(max(counts))
        for block, count in enumerate(counts)
        if n < count
    ]
    for block, codeword in zip(order, codewords, strict=False):
        members[block].append(codeword)
    return tuple(Block(tuple(mine), correcting) for mine, (_, correcting) in zip(members, sizes, strict=True))
