"""The table of facts has every row, with its sources, also where a fact is not known."""

from __future__ import annotations

import re

import pytest

from generator.content.catalogue import Relic
from generator.content.schema import RelicFacts, StoryFrontMatter
from generator.diagnostics.problem import Span
from generator.pages.facts import FactRow, fact_rows
from tests.support.day import TODAY
from tests.support.html import seen
from tests.support.kinds import KINDS
from tests.support.prose import prose
from tests.support.relics import FACTS as SITE
from tests.support.relics import STORY, replaced

SOURCES = dict.fromkeys(("s1", "s2", "s3"), SITE["sources"]["s1"])
BARE = {"kind": "communal-house", "place": {"address": "ấp Một", "sources": ["s1"]}, "sources": SOURCES}


@pytest.fixture
def rows_of(loaded):
    """The rows of a relic by their labels, in one language."""

    def of(site: dict, language: str = "vi", front_matter: dict = STORY) -> dict[str, FactRow]:
        relic = Relic("dinh", RelicFacts.model_validate(site), (), (), Span("a"))
        wording = loaded.wordings[language]
        found = list(
            fact_rows(
                relic,
                KINDS[relic.facts.kind],
                StoryFrontMatter.model_validate(front_matter),
                "vi",
                wording,
                TODAY,
                "vi",
            )
        )
        return {row.label: row for row in found}

    return of


@pytest.fixture
def at_a_glance(rows_of):
    """The lines of these rows."""

    def of(*args, **named) -> dict[str, tuple[str, ...]]:
        return {label: row.lines for label, row in rows_of(*args, **named).items()}

    return of


def test_rows_of_facts_have_a_fixed_order(at_a_glance):
    assert [
        "fact_founded",
        "fact_rank",
        "fact_worship",
        "fact_festivals",
        "fact_ward",
        "fact_address",
        "fact_way",
        "fact_hours",
        "l",  # the author's own
    ] == list(at_a_glance(SITE))


def test_a_fact_that_makes_no_sense_for_the_kind_is_no_row_where_it_is_not_known(at_a_glance):
    """A museum has neither festivals nor anybody worshipped; of who founded it, the page says that it is not known yet."""
    bare = {key: value for key, value in STORY.items() if key != "worship"} | {"festivals": {}}
    museum = at_a_glance(BARE | {"kind": "museum"}, front_matter=bare)

    assert () == museum["fact_founded"]
    assert {"fact_worship", "fact_festivals"} == set(at_a_glance(BARE, front_matter=bare)) - set(museum)


def test_a_fact_that_is_known_is_a_row_whatever_the_kind(at_a_glance):
    assert at_a_glance(SITE) == at_a_glance(SITE | {"kind": "museum"})


def test_an_unknown_fact_is_a_row_without_lines(at_a_glance):
    """The page says “not known”; rows of mere convenience are left out."""
    front_matter = {key: value for key, value in STORY.items() if key not in ("worship", "way", "festivals")}

    assert {
        "fact_founded": (),
        "fact_rank": (),
        "fact_worship": (),
        "fact_festivals": (),
        "fact_address": ("ấp Một[^s1]",),
    } == at_a_glance(BARE, front_matter=front_matter)


@pytest.mark.parametrize(
    ("founded", "vi", "en"),
    [
        ({"date": "1832"}, "1832", "1832"),
        ({"date": "1832-05"}, "tháng 5/1832", "May 1832"),
        ({"date": "1832-05-04"}, "ngày 4 tháng 5 năm 1832", "4 May 1832"),
        ({"date": "1850~"}, "khoảng 1850", "about 1850"),
        ({"date": "1850?"}, "1850 (chưa chắc)", "1850 (uncertain)"),
        ({"date": "1850%"}, "khoảng 1850 (chưa chắc)", "about 1850 (uncertain)"),
        ({"date": "183X"}, "thập niên 1830", "1830s"),
        ({"date": "18XX"}, "thế kỷ 19", "19th century"),
        ({"date": "18XX~"}, "khoảng thế kỷ 19", "about 19th century"),
        ({"date": "18XX", "part": "late"}, "cuối thế kỷ 19", "late 19th century"),
        ({"date": "03XX", "part": "early"}, "đầu thế kỷ 4", "early 4th century"),
        ({"date": "1850/1860"}, "1850 – 1860", "1850 to 1860"),
        ({"date": "../1850"}, "1850 hoặc trước đó", "1850 or earlier"),
        ({"date": "1850~/.."}, "khoảng 1850 hoặc sau đó", "about 1850 or later"),
        ({"date": "-0050"}, "51 trước Công nguyên", "51 BC"),
        ({"date": "-01XX", "part": "late"}, "cuối thế kỷ 2 trước Công nguyên", "late 2nd century BC"),
        ({"date": "-005X"}, "60 – 51 trước Công nguyên", "60 to 51 BC"),
    ],
)
def test_the_founding_is_told_in_words_as_precisely_as_the_source_has_it(at_a_glance, founded, vi, en):
    site = BARE | {"founded": founded | {"sources": ["s1"]}}

    assert ((f"{vi}[^s1]",), (f"{en}[^s1]",)) == (
        at_a_glance(site)["fact_founded"],
        at_a_glance(site, "en")["fact_founded"],
    )


@pytest.mark.parametrize(("days", "shown"), [(["15"], "15"), (["15", "16"], "15–16"), (["15", "16", "17"], "15–17")])
def test_days_of_a_festival_are_a_span(at_a_glance, days, shown):
    (line,) = at_a_glance(replaced(SITE, ("festivals", 0, "days"), days))["fact_festivals"]

    assert re.search(rf"(?<!\d|–){shown}(?!\d|–)", line)


@pytest.mark.parametrize("level", ["special", "national", "province", "city", "unesco"])
@pytest.mark.parametrize("language", ["vi", "en", "km", "zh"])
def test_every_level_is_told_in_every_language(at_a_glance, level, language):
    (told,) = at_a_glance(SITE | {"rank": {"level": level, "sources": ["s1"]}}, language)["fact_rank"]

    assert "{" not in told
    assert level not in told.casefold().split() or language == "en" or level == "unesco"


def test_ranks_of_several_levels_stand_side_by_side_and_two_of_one_level_contradict_each_other(rows_of):
    city, world = {"level": "city", "sources": ["s1"]}, {"level": "unesco", "authority": "UNESCO", "sources": ["s1"]}

    both = rows_of(SITE | {"rank": [city, world]}, "en")["fact_rank"]
    twice = rows_of(SITE | {"rank": [city, {**city, "date": "2004"}]}, "en")["fact_rank"]

    assert (2, False) == (len(both.lines), both.differ)
    assert "World Heritage Site (UNESCO), UNESCO[^s1]" == both.lines[1]
    assert (2, True) == (len(twice.lines), twice.differ)


def test_a_rank_without_a_level_is_told_by_its_name_in_the_language_of_the_page_or_another(rows_of):
    rank = {"names": {"vi": "Công trình lịch sử"}, "sources": ["s1"]}

    for language in ("vi", "en"):
        row = rows_of(SITE | {"rank": rank}, language)["fact_rank"]
        assert ("Công trình lịch sử[^s1]", "vi") == (row.lines[0], row.language)


def test_a_rank_names_decision_and_date_only_where_known(at_a_glance):
    full = shown(at_a_glance(SITE, "en")["fact_rank"][0])
    level_only = shown(at_a_glance(SITE | {"rank": {"level": "city", "sources": ["s1"]}}, "en")["fact_rank"][0])

    assert "1/QĐ" in full
    assert "15 November 2004" in full
    assert not re.search(r"\d", level_only.removesuffix("1"))
    assert "None" not in full + level_only


def shown(line: str) -> str:
    """A line as a reader sees it; its source is number 1."""
    return seen(prose(line, cites=(("s1", 1),), inline=True).__html__()).text


def test_hours_say_when_and_whether_it_is_free(at_a_glance):
    paid = at_a_glance(replaced(SITE, ("hours", "free"), "false"), "en")["fact_hours"][0]
    free = at_a_glance(SITE, "en")["fact_hours"][0]

    assert "08:00" in paid
    assert "17:00" in paid
    assert len(paid) < len(free)


@pytest.mark.parametrize(
    ("hours", "vi", "en"),
    [
        ("24/7", ["mở suốt ngày đêm"], ["open day and night"]),
        ("sunrise-sunset", ["mặt trời mọc–mặt trời lặn"], ["sunrise–sunset"]),
        (
            "Mo-Fr 07:00-11:00,13:00-17:00; Sa,Su 08:00-17:00; PH off",
            ["thứ hai – thứ sáu: 07:00–11:00, 13:00–17:00", "thứ bảy, chủ nhật: 08:00–17:00", "ngày lễ: đóng cửa"],
            ["Monday to Friday: 07:00–11:00, 13:00–17:00", "Saturday, Sunday: 08:00–17:00", "public holidays: closed"],
        ),
        (
            "Apr-Oct: 07:00-18:00; Nov-Mar Mo,PH 08:00-17:00",
            ["tháng 4 – tháng 10: 07:00–18:00", "tháng 11 – tháng 3, thứ hai, ngày lễ: 08:00–17:00"],
            ["April to October: 07:00–18:00", "November to March, Monday, public holidays: 08:00–17:00"],
        ),
    ],
)
def test_hours_are_a_line_for_each_rule_and_do_not_differ_from_one_another(rows_of, hours, vi, en):
    site = replaced(SITE, ("hours",), {"open": hours, "sources": ["s1"]})

    for language, lines in (("vi", vi), ("en", en)):
        row = rows_of(site, language)["fact_hours"]
        assert [f"{line}[^s1]" for line in lines] == list(row.lines)
        assert not row.differ


def test_that_it_is_free_is_not_said_of_days_on_which_it_is_closed(at_a_glance):
    site = replaced(SITE, ("hours",), {"open": "08:00-17:00; Mo off", "free": "true", "sources": ["s1"]})

    assert ("08:00–17:00, free entry[^s1]", "Monday: closed[^s1]") == at_a_glance(site, "en")["fact_hours"]


def test_hours_of_which_sources_differ_are_a_line_each(rows_of):
    both = [{"open": "08:00-17:00; Mo off", "sources": ["s1"]}, {"open": "24/7", "sources": ["s2"]}]
    row = rows_of(replaced(SITE, ("hours",), both) | {"sources": SOURCES}, "en")["fact_hours"]

    assert ("08:00–17:00[^s1]; Monday: closed[^s1]", "open day and night[^s2]") == row.lines
    assert row.differ


def test_facts_of_the_authors_own_come_last_each_in_its_language(rows_of):
    """What is said in Vietnamese alone is Vietnamese on every page, and marked; signs of Markdown are none."""
    own = [
        {
            "label": {"vi": "Sắc phong", "en": "Royal decrees"},
            "values": {"vi": "ba đạo", "en": "three"},
            "sources": ["s1"],
        },
        {"label": {"vi": "Diện tích"}, "value": "*1.200* m²", "sources": ["s2"]},
        {"label": {"vi": "Tường", "en": "Walls"}, "values": {"vi": "gạch"}, "sources": ["s1", "s3"]},
    ]
    rows = list(rows_of({**SITE, "sources": SOURCES, "facts": own}, "en").values())[-3:]

    assert [("Royal decrees", "en"), ("Diện tích", "vi"), ("Walls", "en")] == [
        (row.label, row.label_language) for row in rows
    ]
    assert ["en", "en", "vi"] == [row.language for row in rows]
    assert ["three[^s1]", "gạch[^s1][^s3]"] == [rows[0].lines[0], rows[2].lines[0]]
    assert "*1.200* m²" in shown(rows[1].lines[0].replace("s2", "s1"))


@pytest.mark.parametrize("language", ["vi", "en", "km", "zh"])
def test_every_line_of_a_fact_names_its_source(at_a_glance, language):
    facts = at_a_glance(SITE, language)

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
def test_markdown_in_a_fact_is_plain_text(at_a_glance, place, row, value):
    """site.yaml is not Markdown; only the text below the line is."""
    (line,) = at_a_glance(replaced(SITE, place, value))[row]
    html = seen(prose(line, cites=(("s1", 1),), inline=True).__html__())

    assert value in html.text
    assert ["sup", "a"] == html.tags


def test_markdown_in_a_festival_s_name_is_plain_text(at_a_glance):
    (line,) = at_a_glance(SITE, front_matter=STORY | {"festivals": {"f": "Lễ *Kỳ* yên"}})["fact_festivals"]

    assert "Lễ *Kỳ* yên" in shown(line)


RANK = {"level": "city", "type": "scenic", "decision": "1/QĐ", "date": "2006"}


@pytest.mark.parametrize(
    ("own", "en", "zh"),
    [
        ({}, "City-level scenic site, Decision 1/QĐ, 2006[s1]", "市级名胜，第 1/QĐ 号决定，2006年[s1]"),
        (
            {"date_sources": ["s2"]},
            "City-level scenic site, Decision 1/QĐ[s1], 2006[s2]",
            "市级名胜，第 1/QĐ 号决定[s1]，2006年[s2]",
        ),
        (
            {"type_sources": ["s2", "s3"], "decision_sources": ["s2"], "date_sources": ["s2"]},
            "City-level[s1] scenic site[s2][s3], Decision 1/QĐ, 2006[s2]",
            "市级[s1]名胜[s2][s3]，第 1/QĐ 号决定，2006年[s2]",
        ),
    ],
)
def test_a_source_stands_after_the_words_it_vouches_for(at_a_glance, own, en, zh):
    site = BARE | {"rank": RANK | own | {"sources": ["s1"]}}

    for language, expected in (("en", en), ("zh", zh)):
        (line,) = at_a_glance(site, language)["fact_rank"]
        assert expected == line.replace("&#47;", "/").replace("[^", "[")


def test_a_source_of_the_hours_need_not_say_that_it_is_free(at_a_glance):
    site = replaced(SITE, ("hours", "free_sources"), ["s2"]) | {"sources": SOURCES}

    assert ("08:00–17:00[^s1], free entry[^s2]",) == at_a_glance(site, "en")["fact_hours"]


def test_values_that_contradict_each_other_are_a_line_each_and_said_to_differ(rows_of):
    founded = [
        {"date": "1852", "sources": ["s1"]},
        {"date": "18XX/19XX", "part": "late/early", "sources": ["s2"]},
    ]
    row = rows_of(BARE | {"founded": founded}, "en")["fact_founded"]

    assert ("1852[^s1]", "late 19th century to early 20th century[^s2]") == row.lines
    assert row.differ


@pytest.mark.parametrize(
    ("grades", "unconfirmed"),
    [("A", False), ("B", False), ("C", True), ("D", True), ("CD", True), ("BC", False), ("AD", False)],
)
def test_a_row_that_only_anybody_says_is_unconfirmed(rows_of, grades, unconfirmed):
    """No official body and no newspaper: travel sites, blogs, copies, unchecked data."""
    sources = {f"s{number}": SITE["sources"]["s1"] | {"grade": grade} for number, grade in enumerate(grades, 1)}
    place = {"address": "ấp Một", "sources": list(sources), "ward": "xã Một", "ward_sources": list(sources)}
    hours = {"open": "08:00-17:00", "sources": list(sources)}
    rows = rows_of(BARE | {"place": place, "hours": hours, "sources": sources})

    told = {"fact_ward", "fact_address", "fact_hours"}
    assert (told if unconfirmed else set()) == {row.label for row in rows.values() if row.unconfirmed}


def test_what_cites_nothing_is_not_called_unconfirmed(rows_of):
    place = {"address": "ấp Một", "sources": ["s1"], "ward": "xã Một"}

    assert not rows_of(BARE | {"place": place})["fact_ward"].unconfirmed


def test_one_value_or_none_differs_from_nothing(rows_of):
    assert [] == [row.label for row in [*rows_of(SITE).values(), *rows_of(BARE).values()] if row.differ]
