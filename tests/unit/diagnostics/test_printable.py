"""What others wrote cannot steer a terminal, a workflow or the direction of writing."""

from __future__ import annotations

import pytest

from generator.diagnostics.printable import LONGEST, clipped, printable
from tests.support.strangers import hidden


def test_every_character_that_is_not_seen_is_shown_as_a_dot():
    """C0, C1, turns of direction, what has no width, separators, halves of pairs, private use, tags."""
    for number in (
        *range(0x09),
        *range(0x0A, 0x20),
        *range(0x7F, 0xA0),
        0xAD,
        0x061C,
        *range(0x200B, 0x2010),
        *range(0x2028, 0x202F),
        *range(0x2060, 0x2065),
        *range(0x2066, 0x2070),
        0xD800,
        0xDFFF,
        0xE000,
        0xFEFF,
        0xFFF9,
        0xE0001,
        0xE0041,
        0xF0000,
    ):
        assert "a·b" == printable(f"a{chr(number)}b"), hex(number)


@pytest.mark.parametrize(
    "text", ["Đình Thới An", "វត្តពោធិ៍សុំរុង", "靈山古廟", "“a” – b… 50 % <b> & {x}", "https://[::1]:8/a?b#c", "## Lịch sử"]
)
def test_what_people_write_stays_as_it_is(text):
    assert text == printable(text)


@pytest.mark.parametrize(
    "text",
    [
        "::error::x",
        "  ::set-output name=a::b",
        "\t::x",
        "\n::x",
        "##[add-mask]x",
        "x##[group]y",
        "###[x]",
        "####[x]",
        ":::x",
        "\r\n::stop-commands::t",
    ],
)
def test_no_command_of_a_workflow_is_left(text):
    """A runner sees `::` at the start of a line, after spaces, and `##[` anywhere."""
    shown = printable(text)

    assert len(shown) == len(text)
    assert not shown.lstrip().startswith("::")
    assert "##[" not in shown
    assert "\n" not in shown


@pytest.mark.parametrize("unit", ["a", "ề", "\x1b", "##[", "::", "\U0001f600"])
def test_a_long_text_keeps_its_beginning_and_its_end(unit):
    shown = clipped("https://đầu/" + unit * 100_000 + "/cuối")

    assert LONGEST == len(shown)
    assert shown.startswith("https://đầu/")
    assert shown.endswith("/cuối")
    assert "…" in shown
    assert set() == hidden(shown, "")
    assert "##[" not in shown


def test_a_text_of_the_greatest_length_is_whole():
    assert "a" * LONGEST == clipped("a" * LONGEST)
