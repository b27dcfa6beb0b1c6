"""A key without a value is a line to be filled in later where it is known, and a problem where it is not."""

from __future__ import annotations

import pytest

from generator.content.plaque_schema import PlaqueFile
from generator.content.project_schema import Project
from generator.content.schema import RelicFacts, StoryFrontMatter
from generator.content.source import parse
from generator.content.validate import check
from generator.diagnostics.problem import Problem
from tests.support.kinds import KINDS
from tests.support.relics import written

SITE = """\
kind: communal-house
place: {address: a, sources: [s1]}
sources:
  s1: {title: b, publisher: c, grade: A}
"""
STORY = "name: a\nsummary: b\ntext: written\nupdated: 2026-11-22\n"
PLAQUE = "relic: a\n"
PROJECT = "address: https://a.vn\nlanguages: [vi]\nsteward: b\n"


def problems_of(model, text: str) -> tuple[Problem, ...]:
    """What is wrong with a file."""
    document, problems = parse(written(text))
    assert document is not None
    return (*problems, *check(model, document, kinds=KINDS)[1])


@pytest.mark.parametrize(
    ("model", "text", "field", "best"),
    [
        (RelicFacts, SITE + "foundd:\n", "foundd", "founded"),
        (RelicFacts, SITE + "hours: {open: 08:00-17:00, fre: , sources: [s1]}\n", "fre", "free"),
        (RelicFacts, SITE + "photos:\n  - {file: a, credit: b, licence: c, ngày chụp: }\n", "ngày chụp", ""),
        (StoryFrontMatter, STORY + "way_:\n", "way_", "way"),
        (StoryFrontMatter, STORY + "photos:\n  a.jpg:\n    alt: x\n    caption: y\n    lời:\n", "lời", ""),
        (StoryFrontMatter, STORY + "reviewed: {by: a, on: 2026-11-22, nơi: }\n", "nơi", ""),
        (PlaqueFile, PLAQUE + "placee:\n", "placee", "place"),
        (Project, PROJECT + "contact: {e-mail: }\n", "e-mail", "email"),
    ],
)
def test_an_unknown_key_without_a_value_is_an_error_like_any_other(model, text, field, best):
    (problem,) = problems_of(model, text)

    assert ("field-unknown", "error") == (problem.code, problem.severity)
    assert (field, best) == (problem.values["field"], problem.values["best"])


@pytest.mark.parametrize(
    ("model", "text"),
    [
        (RelicFacts, SITE + "rank:\nfounded:\nhours:\n"),
        (StoryFrontMatter, STORY + "way:\nworship:\nphotos:\n  a.jpg:\nfestivals:\n  b:\n"),
        (PlaqueFile, PLAQUE + "place:\nlife:\n"),
    ],
)
def test_a_known_key_without_a_value_is_filled_in_later(model, text):
    assert () == problems_of(model, text)


def test_an_unknown_key_behind_a_comma_may_be_part_of_the_value():
    text = STORY + "photos:\n  a.jpg: {alt: x, caption: Cổng đình, năm: 2019}\n"
    (problem,) = problems_of(StoryFrontMatter, text)

    assert ("field-unknown", "comma-before") == (problem.code, problem.hint)
    assert 'caption: "Cổng đình, năm: 2019"' == problem.values["edit"]


@pytest.mark.parametrize(
    ("model", "text", "group", "line", "field"),
    [
        (RelicFacts, SITE.replace("  s1: {", "s1: {"), "sources", 3, "s1"),
        (RelicFacts, SITE.replace("  s1: {", "s1: {") + "s2: {title: b, publisher: c, grade: A}\n", "sources", 3, "s1"),
        (RelicFacts, SITE.replace("  s1: {title: b, ", "  s1:\n  title: b\n  ").replace("publisher: c, grade: A}",
         "publisher: c\n  grade: A"), "s1", 4, "title"),
        (RelicFacts, SITE.replace("place: {address: a, sources: [s1]}", "place:\naddress: a"), "place", 2, "address"),
        (RelicFacts, SITE + "founded:\ndate: 1832\n", "founded", 5, "date"),
        (StoryFrontMatter, STORY + "festivals:\nky-yen: Kỳ yên\n", "festivals", 5, "ky-yen"),
        (StoryFrontMatter, STORY + "photos:\n  a.jpg:\n  alt: x\n  caption: y\n", "a.jpg", 6, "alt"),
        (StoryFrontMatter, STORY + "reviewed:\nby: a\non: 2026-11-22\n", "reviewed", 5, "by"),
        (Project, PROJECT + "contact:\nemail: a@b.vn\n", "contact", 4, "email"),
    ],
)  # fmt: skip
def test_lines_that_are_not_indented_below_their_group_are_one_problem(model, text, group, line, field):
    (problem,) = problems_of(model, text)

    assert ("group-outside", {"group": group, "line": line, "field": field}) == (problem.code, problem.values)


# ---- quotation marks of print ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("model", "text", "edit"),
    [
        (StoryFrontMatter, STORY.replace("name: a", "name: “Đình Một”"), "name: Đình Một"),
        (StoryFrontMatter, STORY.replace("summary: b", "summary: >-\n  «Đình\n  Một»"), "summary: Đình Một"),
        (StoryFrontMatter, STORY + "also: [“Đình A”]\n", "Đình A"),
        (StoryFrontMatter, STORY + "photos: {a.jpg: {alt: 「x」, caption: y}}\n", "alt: x"),
        (RelicFacts, SITE.replace("title: b", "title: ‘b’"), "title: b"),
        (PlaqueFile, PLAQUE + 'place: "„Cổng: trái“"\n', 'place: "Cổng: trái"'),
    ],
)
def test_quotation_marks_of_print_around_a_text_are_a_warning(model, text, edit):
    (problem,) = problems_of(model, text)

    assert ("quotes-typographic", "warning", edit) == (problem.code, problem.severity, problem.values["edit"])


def test_where_they_make_a_value_wrong_they_are_the_one_problem():
    (problem,) = problems_of(RelicFacts, SITE.replace("communal-house", "“communal-house”"))

    assert ("choice", "write-best") == (problem.code, problem.hint)
    assert "kind: communal-house" == problem.values["best"]
