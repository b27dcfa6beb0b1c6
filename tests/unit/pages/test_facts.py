"""The table of facts has every row, with its sources, also where a fact is not known."""

from __future__ import annotations

import re

import pytest

from generator.content.catalogue import Relic
from generator.content.schema import RelicFacts, StoryFrontMatter
from generator.diagnostics.problem import Span
from generator.pages.facts import fact_rows
from generator.text.prose import Prose
from generator.text.translations import Wording
from tests.support.day import TODAY
from tests.support.html import seen
from tests.support.relics import FACTS as SITE
from tests.support.relics import STORY, replaced

BARE = {"kind": "communal-house", "place": {"address": "ấp Một", "sources": ["s1"]}, "sources": SITE["sources"]}


@pytest.fixture
def rows_of(loaded):
    """The rows of a relic, label → lines, in one language."""

    def of(site: dict, language: str = "vi", front_matter: dict = STORY) -> dict[str, tuple[str, ...]]:
        relic = Relic("dinh", RelicFacts.model_validate(site), (), (), Span("a"))
        wording = Wording(language, {key: group[language] for key, group in loaded.words.items()})
        rows = list(fact_rows(relic, StoryFrontMatter.model_validate(front_matter), "vi", wording, TODAY))
        return {row.label: row.lines for row in rows}

    return of


def test_rows_of_facts_have_a_fixed_order(rows_of):
    assert [
        "fact_founded",
        "fact_rank",
        "fact_worship",
        "fact_festivals",
        "fact_ward",
        "fact_address",
        "fact_way",
        "fact_hours",
    ] == list(rows_of(SITE))


def test_an_unknown_fact_is_a_row_without_lines(rows_of):
    """The page says “not known”; rows of mere convenience are left out."""
    front_matter = {key: value for key, value in STORY.items() if key not in ("worship", "way", "festivals")}

    assert {
        "fact_founded": (),
        "fact_rank": (),
        "fact_worship": (),
        "fact_festivals": (),
        "fact_address": ("ấp Một[^s1]",),
    } == rows_of(BARE, front_matter=front_matter)


@pytest.mark.parametrize(
    ("founded", "vi", "en"),
    [
        ({"year": "1832"}, "1832", "1832"),
        ({"century": "19"}, "thế kỷ 19", "19th century"),
        ({"century": "19", "part": "late"}, "cuối thế kỷ 19", "late 19th century"),
        ({"century": "4", "part": "early"}, "đầu thế kỷ 4", "early 4th century"),
    ],
)
def test_the_founding_is_a_year_or_part_of_a_century_as_the_source_has_it(rows_of, founded, vi, en):
    site = BARE | {"founded": founded | {"sources": ["s1"]}}

    assert ((f"{vi}[^s1]",), (f"{en}[^s1]",)) == (
        rows_of(site)["fact_founded"],
        rows_of(site, "en")["fact_founded"],
    )


@pytest.mark.parametrize(("days", "shown"), [(["15"], "15"), (["15", "16"], "15–16"), (["15", "16", "17"], "15–17")])
def test_days_of_a_festival_are_a_span(rows_of, days, shown):
    (line,) = rows_of(replaced(SITE, ("festivals", 0, "days"), days))["fact_festivals"]

    assert re.search(rf"(?<!\d|–){shown}(?!\d|–)", line)


def test_a_rank_names_decision_and_date_only_where_known(rows_of):
    full = shown(rows_of(SITE, "en")["fact_rank"][0])
    level_only = shown(rows_of(SITE | {"rank": {"level": "city", "sources": ["s1"]}}, "en")["fact_rank"][0])

    assert "1/QĐ" in full
    assert "15 November 2004" in full
    assert not re.search(r"\d", level_only.removesuffix("1"))
    assert "None" not in full + level_only


def shown(line: str) -> str:
    """A line as a reader sees it; its source is number 1."""
    return seen(Prose(line, cites=(("s1", 1),), inline=True).__html__()).text


def test_hours_say_when_and_whether_it_is_free(rows_of):
    paid = rows_of(replaced(SITE, ("hours", "free"), "false"), "en")["fact_hours"][0]
    free = rows_of(SITE, "en")["fact_hours"][0]

    assert "08:00" in paid
    assert "17:00" in paid
    assert len(paid) < len(free)


@pytest.mark.parametrize("language", ["vi", "en", "km", "zh"])
def test_every_line_of_a_fact_names_its_source(rows_of, language):
    facts = rows_of(SITE, language)

    assert [] == [
        line
        for label, lines in facts.items()
        for line in lines
        if label not in ("fact_worship", "fact_way") and not re.search(r"\[\^s1\](; |；| |$)", line)
    ]
    assert "None" not in str(facts)


@pytest.mark.parametrize(
    ("place", "row"),
    [
        (("place", "address"), "fact_address"),
        (("place", "ward"), "fact_ward"),
        (("rank", "decision"), "fact_rank"),
    ],
)
@pytest.mark.parametrize("value", ["*a* <b> [c](d)", "1. Hẻm 2", "- Hẻm 2", "Khu vực [^s1] Một", "Ô & Môn &amp; Cái"])
def test_markdown_in_a_fact_is_plain_text(rows_of, place, row, value):
    """site.yaml is not Markdown; only the text below the line is."""
    (line,) = rows_of(replaced(SITE, place, value))[row]
    html = seen(Prose(line, cites=(("s1", 1),), inline=True).__html__())

    assert value in html.text
    assert ["sup", "a"] == html.tags


def test_markdown_in_a_festival_s_name_is_plain_text(rows_of):
    (line,) = rows_of(SITE, front_matter=STORY | {"festivals": {"f": "Lễ *Kỳ* yên"}})["fact_festivals"]

    assert "Lễ *Kỳ* yên" in shown(line)
