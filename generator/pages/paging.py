"""A list too long for one page: cut into pages, with a way through them that stays short however many there are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from generator.content.rounds import MOST_ON_A_PAGE

STRIDE = 3
"""Jumps lead 1, 3, 9, 27 … pages on and back: with these, n pages are at most 2 log₃ n taps apart."""

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Jump:
    """A link to another page of a long list."""

    number: int
    """The page's number, from 1."""

    label: str
    """What its first entry begins with."""

    language: str
    """The language of that, when it is not the page's; else empty."""

    path: str
    """Where it is."""

    current: bool
    """Whether this is the page being read."""


@dataclass(frozen=True, slots=True)
class Pager:
    """The way through a long list."""

    position: str
    """Which page of how many this is, in words."""

    jumps: tuple[Jump, ...]
    """The first page, the last one, this one and its neighbours, and some farther away; in order."""

    previous: str
    """Path of the page before; empty on the first one."""

    next: str
    """Path of the page after; empty on the last one."""


def cut(items: Sequence[Item], most: int = MOST_ON_A_PAGE) -> tuple[tuple[Item, ...], ...]:
    """The items in pages of at most `most`, as even as can be: no page of one name behind one of sixty."""
    count = -(-len(items) // most)
    bounds = [len(items) * number // count for number in range(count + 1)] if count else []
    return tuple(tuple(items[first:last]) for first, last in pairwise(bounds))


def within_reach(current: int, count: int) -> tuple[int, ...]:
    """The numbers of the pages that page `current` of `count` leads to, itself among them; some 4 log₃ `count`."""
    reached, distance = {1, current, count}, 1
    while distance < count:
        reached |= {current - distance, current + distance}
        distance *= STRIDE
    return tuple(sorted(number for number in reached if 1 <= number <= count))


def pager(
    current: int, count: int, position: str, path: Callable[[int], str], label: Callable[[int], tuple[str, str]]
) -> Pager | None:
    """The way through `count` pages from page `current`; None where there is one page only.

    `path` gives the path of a page, `label` what its first entry begins with and the language of that.
    """
    if count == 1:
        return None
    jumps = tuple(
        Jump(number, *label(number), path(number), number == current) for number in within_reach(current, count)
    )
    return Pager(
        position,
        jumps,
        path(current - 1) if current > 1 else "",
        path(current + 1) if current < count else "",
    )
