"""Which bytes of a file a browser asks for (RFC 9110, 14.1.2 and 14.2)."""

from __future__ import annotations

import pytest

from generator.web.byte_range import Unsatisfiable, byte_range

DATA = bytes(range(100))


@pytest.mark.parametrize(
    ("header", "part"),
    [
        ("bytes=0-", DATA),
        ("bytes=0-0", DATA[:1]),
        ("bytes=10-19", DATA[10:20]),
        ("bytes=90-", DATA[90:]),
        ("bytes=90-1000", DATA[90:]),
        ("bytes=-10", DATA[-10:]),
        ("bytes=-1000", DATA),
        ("Bytes = 99-99 ", DATA[99:]),
    ],
)
def test_a_part_is_what_the_numbers_say(header: str, part: bytes) -> None:
    found = byte_range(header, len(DATA))
    assert found

    assert part == DATA[found.start : found.stop]


@pytest.mark.parametrize(
    "header",
    [
        "",
        "bytes",
        "bytes=",
        "bytes=-",
        "bytes=a-b",
        "bytes=5-4",
        "bytes=0-1,5-6",
        "items=0-1",
        "bytes=٠-٩",
        "bytes=0-1x",
    ],
)
def test_what_says_nothing_of_one_part_is_ignored(header: str) -> None:
    assert byte_range(header, len(DATA)) is None


@pytest.mark.parametrize(
    ("header", "size"), [("bytes=100-", 100), ("bytes=100-200", 100), ("bytes=-0", 100), ("bytes=0-", 0)]
)
def test_a_part_that_the_file_has_not_cannot_be_answered(header: str, size: int) -> None:
    with pytest.raises(Unsatisfiable):
        byte_range(header, size)
