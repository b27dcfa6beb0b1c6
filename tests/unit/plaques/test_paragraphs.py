"""A story fills its box with whole words, as large as they can be."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from generator.plaques import TooLong
from generator.plaques.lettering import STEP, TextFrame, pieces
from generator.plaques.paragraphs import flow

VIETNAMESE = [
    "Đình",
    "nép",
    "mình",
    "giữa",
    "vườn",
    "cây",
    "xanh",
    "bên",
    "rạch",
    "Dì",
    "Tho",
    "“Luông”",
    "Ẳ",
    "Ễ",
    "Ộ",
    "ữ",
    "nghiêng",
    "1852",
    "phường",
]
FRAME = TextFrame(100, 60, 9, 3, 1.4, 0.1, from_top=True)


def words_of(lines):
    """What stands there: letters in order, by their glyphs."""
    return [glyph.index for line, _ in lines for glyph, _, _ in line.glyphs if glyph.ink]


@pytest.mark.parametrize("seed", range(6))
def test_every_word_is_whole_inside_the_box_and_touches_no_other_line(inscription, seed):
    """Words by chance, in one to three paragraphs."""
    rng = random.Random(seed)
    paragraphs = [" ".join(rng.choices(VIETNAMESE, k=rng.randint(3, 30))) for _ in range(rng.randint(1, 3))]
    lines = flow("\n".join(paragraphs), inscription, FRAME)
    boxes = [line.ink.placed(1, 0, at) for line, at in lines]
    whole = flow("\n".join(paragraphs), inscription, TextFrame(1e5, 60, 3, 3, 1.4, 0.1))

    assert words_of(whole) == words_of(lines)
    assert len(paragraphs) == len(whole)
    assert 1 == len({line.size for line, _ in lines})
    assert all(-30 <= box.top and box.bottom <= 30 and box.width <= 100 + 1e-6 for box in boxes)
    assert all(above.bottom < below.top for above, below in pairwise(boxes))


@pytest.mark.parametrize("count", [8, 40, 90])
def test_no_larger_type_would_fit(inscription, count):
    """The next size up is refused, unless it is the largest that was asked for."""
    text = " ".join(random.Random(count).choices(VIETNAMESE, k=count))
    size = flow(text, inscription, FRAME)[0][0].size

    assert size <= FRAME.size
    if size < FRAME.size:
        with pytest.raises(TooLong):
            flow(text, inscription, TextFrame(100, 60, size / STEP, size / STEP, 1.4, 0.1))


def test_the_first_line_begins_at_the_top_of_the_box(inscription):
    """Capitals touch it; marks above them do not leave it."""
    (plain, at), *_ = flow("HHH hhh", inscription, FRAME)
    (marked, marked_at), *_ = flow("ẲHH hhh", inscription, FRAME)

    assert plain.ink.top + at == pytest.approx(-30, abs=0.05)
    assert marked.ink.top + marked_at == pytest.approx(-30, abs=0.05)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("một hai", [("", "một"), (" ", "hai")]),
        ("ស្កេន\u200bដើម្បី អាន", [("", "ស្កេន"), ("", "ដើម្បី"), (" ", "អាន")]),
        ("Pôthi \u200bគឺ", [("", "Pôthi"), (" ", "គឺ")]),
        ("烏門，跡", [("", "烏"), ("", "門，跡")]),
        ("một", [("", "một")]),
    ],
)
def test_a_line_may_end_at_blanks_and_between_han_characters_but_not_before_a_comma(text, parts):
    assert parts == list(pieces(text))


def test_a_word_alone_takes_the_one_before_it_along(inscription):
    """A last line of one word looks forgotten."""
    lines = flow("mmmm " * 6 + "mm", inscription, TextFrame(55, 60, 4, 4, 1.4, 0.1))

    assert [12, 8, 6] == [len(words_of([line])) for line in lines]


def test_too_much_is_refused_with_the_longest_paragraph(inscription):
    """It is the one to shorten."""
    long = " ".join(VIETNAMESE * 30)
    with pytest.raises(TooLong) as caught:
        flow(f"Ngắn.\n{long}", inscription, FRAME)

    assert long == caught.value.text


def test_a_word_wider_than_the_box_makes_the_type_smaller(inscription):
    """It is never divided."""
    lines = flow("Ngôi " + "m" * 14, inscription, TextFrame(40, 60, 9, 1, 1.4, 0.1))

    assert all(line.ink.width <= 40 + 1e-6 for line, _ in lines)
    assert "m" * 14 in ["m" * len(line.glyphs) for line, _ in lines]


def test_nothing_is_set_of_nothing(inscription):
    assert () == flow(" \n ", inscription, FRAME)
