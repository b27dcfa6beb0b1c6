"""Markdown of a paragraph ↔ runs of a word processor."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.content.splitting import pieces_of
from generator.packets.inline import Run, markdown_of, merged, runs_of, seen_of
from tests.support.worlds import ROOT

TEXTS = sorted((ROOT / "content/sites").glob("*/*.md"))


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_paragraph_of_the_relics_comes_back_as_it_was_written(path):
    paragraphs = [
        piece.passage
        for piece in pieces_of(path.read_text("utf-8"))
        if piece.section.isdecimal() and not piece.passage.startswith("#")
    ]

    assert paragraphs
    assert paragraphs == [markdown_of(runs_of(paragraph) or ()) for paragraph in paragraphs]


@pytest.mark.parametrize(
    "markdown",
    [
        "**Đứng đây:** nhìn *lên* nóc.[^s1]",
        "Gần [chùa **Hai**](chua-hai), theo [báo](https://bao.example/a?b=1).[^s1][^s2]",
        "Một câu thơ:\\\ndòng hai",
        "ក\u200bខ\u200dគ **ឃ** ង",
    ],
)
def test_what_authors_write_comes_back(markdown):
    assert markdown == markdown_of(runs_of(markdown))


@pytest.mark.parametrize("markdown", ["> lời dẫn", "`mã`", "~~bỏ~~", "- một\n- hai", "| a |\n|---|\n| b |"])
def test_what_is_more_than_words_is_left_as_it_is_written(markdown):
    assert runs_of(markdown) is None


@pytest.mark.parametrize(
    ("runs", "markdown"),
    [
        ((Run("站在这里：", strong=True), Run("两条龙")), "**站在这里**：两条龙"),
        ((Run(" đậm ", strong=True), Run("thường")), "**đậm** thường"),
        ((Run("a"), Run("(", strong=True), Run("b")), "a(b"),
        ((Run("# không phải mục"),), r"\# không phải mục"),
        ((Run("1832. Năm ấy"),), r"1832\. Năm ấy"),
        ((Run("<b>&amp;"),), r"\<b>\&amp;"),
        ((Run("2 * 3 * 4 _a_ "),), r"2 * 3 * 4 \_a\_"),
    ],
)
def test_words_stay_words_and_emphasis_is_written_so_that_it_is_read(runs, markdown):
    assert markdown == markdown_of(runs) or runs_of(markdown) == runs_of(markdown_of(runs))
    assert "".join(run.text for run in runs).split() == "".join(run.text for run in runs_of(markdown_of(runs))).split()


TEXT = st.text("aé ក\u200b中“”*_[]`\\<>#&~!.,-1)", min_size=1, max_size=12)
RUNS = st.lists(
    st.builds(Run, TEXT, st.booleans(), st.booleans(), st.sampled_from(["", "chua-hai", "https://a.example"]))
)


@given(RUNS)
def test_whatever_somebody_types_its_words_are_read_as_they_stand(runs):
    read = runs_of(markdown_of(tuple(runs)))
    typed = "".join(run.text for run in merged(runs))

    if typed.strip():
        assert read is not None
        assert re.sub(r"\s+", "", typed) == re.sub(r"\s+", "", "".join(run.text for run in read))


def test_what_a_word_processor_changes_by_itself_is_no_change():
    assert seen_of((Run("“Đình”\u00a0– 'a'"),)) == seen_of((Run('"Đình" – ’a‘'),))
    assert seen_of((Run("Đình"),)) == seen_of((Run("Đình"),))
    assert seen_of((Run("ក\u200bខ"),)) != seen_of((Run("កខ"),))
