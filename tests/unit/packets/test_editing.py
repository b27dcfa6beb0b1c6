"""New words go to their places in a text, and all else of it stays as its author wrote it."""

from __future__ import annotations

import pytest

from generator.agreement.tables import TableFile, table_of
from generator.agreement.units import Unit, units_of
from generator.content.source import TextFile
from generator.content.splitting import front_matter
from generator.packets.editing import Change, Review, as_it_was, begun, edited
from generator.packets.inline import runs_of
from generator.packets.rows import Passage

TABLE = table_of(TableFile())

SOURCE = """---
name: Đình Một
summary: Đình để thử.
worship: Thành hoàng.[^s1]
festivals:
  ky-yen: Kỳ yên
photos:
  cong.jpg: {alt: Cổng đình, caption: "Cổng, dựng 1832"}
---

## Lịch sử

Một.[^s1]

Hai.

### Mục nhỏ

Ba.

## Chưa rõ

- Bốn.
- Năm.
"""

TEXT = """---
# Khoan sửa: chờ sư Thạch.
name: One House   # as the board has it
summary: >-
  A house
  for trials.
# of the file
text: machine
updated: 2026-01-03
---

## History

One.[^s1]

### A small part

Three.

## Unknown

- Four.
"""


def units(text: str, language: str) -> tuple[Unit, ...]:
    return units_of(TextFile(f"content/sites/dinh-mot/{language}.md", text), language, TABLE)


def passages(text: str) -> tuple[Passage, ...]:
    """The passages of SOURCE with those of this text, by hand: what each says in its order."""
    pairs = {
        "name": "name",
        "summary": "summary",
        "Một.[^s1]": "One.[^s1]",
        "### Mục nhỏ": "### A small part",
        "Ba.": "Three.",
        "Bốn.": "Four.",
    }
    there = {unit.section if not unit.section.isdecimal() else unit.passage: unit for unit in units(text, "en")}
    found = []
    for unit in units(SOURCE, "vi"):
        own = pairs.get(unit.section if not unit.section.isdecimal() else unit.passage, "")
        found.append(Passage(unit.section, (unit,), (there[own],) if own in there else (), "current"))
    return tuple(found)


def edit(new: dict[str, str], text: str = TEXT, **options: object) -> str:
    """The text with these new words: field, or passage of the source → words."""
    every = passages(text)
    changes = [
        Change(passage, tuple(runs_of(part) or () for part in words.split("\n\n")))
        for passage in every
        for words in (new.get(passage.section, new.get(passage.source[0].passage, "")),)
        if words
    ]
    assert len(new) == len(changes)
    return edited(text, every, changes, ("History", "Unknown"), updated="2026-11-24", **options)


def test_a_paragraph_is_changed_and_every_other_letter_stays():
    expected = TEXT.replace("One.[^s1]", "Two.[^s1]").replace("2026-01-03", "2026-11-24")

    assert expected == edit({"Một.[^s1]": "Two.[^s1]"})


def test_a_heading_inside_a_chapter_keeps_its_sign():
    assert "### A tale\n" in edit({"### Mục nhỏ": "A tale"})


def test_fields_keep_their_style_and_comments():
    after = edit({"name": "Two: a house", "summary": "Another house, larger."})

    assert '# Khoan sửa: chờ sư Thạch.\nname: "Two: a house"   # as the board has it\n' in after
    assert "summary: >-\n  Another house, larger.\n# of the file\ntext: machine\n" in after


def test_what_was_missing_goes_behind_what_stands_before_it_in_the_source():
    after = edit({"Hai.": "Two.", "Năm.": "Five.", "worship": "The tutelary god.[^s1]"})

    assert "One.[^s1]\n\nTwo.\n\n### A small part" in after
    assert "- Four.\n- Five.\n" in after
    assert "  for trials.\nworship: The tutelary god.[^s1]\n" in after


def test_groups_of_fields_are_made_where_there_are_none():
    after = edit({"festivals.ky-yen": "Prayer for peace", "photos.cong.jpg.caption": "The gate, of 1832"})

    assert "festivals:\n  ky-yen: Prayer for peace\n" in after
    assert "photos:\n  cong.jpg:\n    caption: The gate, of 1832\n" in after
    assert {"name", "summary", "festivals", "photos", "text", "updated"} == set(front_matter(after))


def test_a_field_between_braces_is_added_to():
    text = TEXT.replace("updated:", "festivals: {tet: New Year}\nphotos: {cong.jpg: {alt: The gate}}\nupdated:")
    after = edit({"festivals.ky-yen": "Prayer, for peace", "photos.cong.jpg.caption": "Of 1832"}, text)

    assert 'festivals: {tet: New Year, ky-yen: "Prayer, for peace"}\n' in after
    assert "photos: {cong.jpg: {alt: The gate, caption: Of 1832}}\n" in after


def test_two_paragraphs_come_back_where_one_went_out():
    assert "\n\nFirst half.\n\nSecond half.[^s1]\n\n###" in edit({"Một.[^s1]": "First half.\n\nSecond half.[^s1]"})
    assert "- First half. Second half.\n" in edit({"Bốn.": "First half.\n\nSecond half."})


def test_a_chapter_that_was_missing_is_made_at_the_end():
    text = TEXT.partition("\n## Unknown")[0]
    after = edit({"Bốn.": "Four.", "Năm.": "Five."}, text)

    assert after.endswith("Three.\n\n## Unknown\n\n- Four.\n- Five.\n")


def test_a_reviewer_is_named_and_an_older_one_replaced():
    review = Review("Sư Thạch, chùa Hai", "2026-11-20")
    named = edit({}, review=review)

    assert 'updated: 2026-01-03\nreviewed: {by: "Sư Thạch, chùa Hai", on: 2026-11-20}\n---\n' in named
    me = Review("B, C", "2026-11-21")
    for before, after in (
        (
            "reviewed:\n  by: Ai đó  # trụ trì\n  on: 2026-01-04\n",
            "reviewed:\n  by: B, C  # trụ trì\n  on: 2026-11-21\n",
        ),
        ("reviewed: {on: 2026-01-04, by: 'Ai đó'} # hẹn\n", "reviewed: {on: 2026-11-21, by: 'B, C'} # hẹn\n"),
        ("reviewed: {by: A, on: 2026-01-04, until: 2027-01-01}\n", 'reviewed: {by: "B, C", on: 2026-11-21}\n'),
    ):
        text = TEXT.replace("text: machine", before + "text: machine")
        assert text.replace(before, after) == edit({}, text, review=me)


def test_a_later_day_of_change_stays():
    later = TEXT.replace("2026-01-03", "2026-11-26")

    assert later.replace("One.", "Two.") == edit({"Một.[^s1]": "Two.[^s1]"}, later)


def test_a_new_text_has_all_chapters_and_says_what_is_not_there_yet():
    text = begun("2026-11-24", ("History", "Unknown"), {1: "No text yet."})
    after = edit({"name": "One", "summary": "A house.", "Bốn.": "Four.", "Năm.": "Five."}, text)

    assert after == (
        "---\nname: One\nsummary: A house.\ntext: translated\nupdated: 2026-11-24\n---\n\n"
        "## History\n\nNo text yet.\n\n## Unknown\n\n- Four.\n- Five.\n"
    )


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_lines_that_were_not_changed_keep_their_bytes(ending, mark):
    before = "một\nhai é\nba\n"
    raw = mark + "một\nhai e\u0301\nba\n".replace("\n", ending)

    after = as_it_was(raw, before, "một\nhai é\nbốn\n")

    assert after == mark + "một\nhai e\u0301\nbốn\n".replace("\n", ending)
