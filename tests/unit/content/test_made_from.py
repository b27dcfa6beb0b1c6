"""The file that says which passage was made from which: it survives what Git and people do to it, and says which chapters are behind."""

from __future__ import annotations

import random

import pytest

from generator.content.catalogue import Section
from generator.content.made_from import ALONE, FIELDS, Bag, Line, chapters_behind, passages, read_lines, spelt

BAG = Bag(3, 1, "0931c11b", "238a")
LINES = (
    Line("0000000a", "0000000b"),
    Line("0000000c", "0000000d", BAG, BAG),
    Line("0000000e", "0000000f", BAG, BAG, "2026-11-29"),
    Line("0000001a", "0000001b", None, None, "2026-11-29", "Nguyễn Văn A"),
    Line("0000001c", "0000001d", BAG, BAG, "2026-11-29", "Sư Thạch 5"),
)


def lines_in(tmp_path, text):
    (tmp_path / "km").write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_lines(tmp_path / "km", "content/sites/a/.from/km")


def test_what_is_written_is_read_again_in_whatever_order(tmp_path):
    for seed in range(5):
        shuffled = list(LINES)
        random.Random(seed).shuffle(shuffled)
        assert spelt(LINES) == spelt(shuffled)

    assert (LINES, ()) == lines_in(tmp_path, spelt(LINES))


def test_where_two_branches_met_all_lines_hold_and_one_warning_names_the_first_place(tmp_path):
    first, *rest = spelt(LINES).splitlines(keepends=True)
    lines, problems = lines_in(tmp_path, "".join((first, "<<<<<<< HEAD\n", *rest, "=======\n", *rest, ">>>>>>> km\n")))

    assert set(LINES) == set(lines)
    assert [("from-line", 2, "warning")] == [(p.code, p.at.line, p.severity) for p in problems]


@pytest.mark.parametrize(
    "text",
    ["", "\n\n", "# a\n", b"\xff\xfe\x00", "\0" * 9, "0000000A 0000000b", "0000000a 0000000b 1.2.3", "<b>" * 9999],
)
def test_whatever_stands_there_holds_nobody_up(tmp_path, text):
    lines, problems = lines_in(tmp_path, text)

    assert () == lines
    assert {"warning"} >= {problem.severity for problem in problems}


def test_it_is_read_with_the_line_ends_of_windows_and_where_there_is_none(tmp_path):
    assert LINES == lines_in(tmp_path, spelt(LINES).replace("\n", "\r\n"))[0]
    assert ((), ()) == read_lines(tmp_path / "zh", "zh")


# ---- what a reader is told ----------------------------------------------------------------------------

SOURCE = (("", "name"), ("history", "one"), ("history", "two"), ("value", "three"))
OWN = (("", "NAME"), ("history", "ONE"), ("history", "TWO"), ("value", "THREE"))
MADE = tuple(Line(source, own) for (_, source), (_, own) in zip(SOURCE, OWN, strict=True))


def changed(texts, **new):
    """The passages with other digests; None takes one away."""
    return tuple((chapter, new.get(found, found)) for chapter, found in texts if new.get(found, found))


@pytest.mark.parametrize(
    ("source", "own", "behind"),
    [
        (SOURCE, OWN, ()),
        (changed(SOURCE, two="new"), OWN, ("history",)),
        (changed(SOURCE, name="new", three="newer"), OWN, (FIELDS, "value")),
        (SOURCE, changed(OWN, TWO="NEW"), ()),
        (changed(SOURCE, two="new"), changed(OWN, TWO="NEW"), ()),
        (changed(SOURCE, two=None), OWN, ("history",)),
        ((*SOURCE, ("value", "new")), OWN, ("value",)),
        ((*SOURCE, ("", "caption")), OWN, ()),
        (tuple(reversed(SOURCE)), OWN, ()),
        (SOURCE, (*OWN, ("value", "MORE")), ()),
    ],
)
def test_a_chapter_is_behind_where_its_source_is_not_there_any_more(source, own, behind):
    assert behind == chapters_behind(source, own, MADE)


def test_nothing_is_said_where_nothing_is_known_and_of_what_the_translation_alone_has():
    assert () == chapters_behind(changed(SOURCE, two="new"), OWN, ())
    assert () == chapters_behind(SOURCE, (*OWN, ("value", "MORE")), (*MADE, Line(ALONE, "MORE")))


def test_the_chapters_of_a_text_are_known_by_their_headings():
    text = "---\nname: A\ntext: written\nupdated: 2026-01-01\n---\n\n## Hai\n\nx\n\n- y\n\n## Mo\u0323t\n\nz\n"
    sections = (Section("one", "M\u1ecdt", ""), Section("two", "Hai", ""))

    assert ["", "two", "two", "one"] == [chapter for chapter, _ in passages(text, sections)]
