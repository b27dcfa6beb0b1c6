"""Facts of an author's own are checked as every other field is, and shown at a glance in the reader's language."""

from __future__ import annotations

import pytest

from generator.content.load import load
from generator.content.own_facts import MOST, OwnFact
from tests.support.worlds import BUILT_IN, edit

PLACE = "sites/dinh-mot/site.yaml"
OWN = """facts:
  - label: {vi: Sắc phong, en: Royal decrees}
    values: {vi: ba đạo, en: three}
    sources: [s1]
  - label: {vi: Diện tích}
    value: 1.200 m²
    sources: [s1]
sources:
  s1:
"""


def codes(content, own: str) -> list[tuple[str, int, object]]:
    """Code, line and value of each problem with these facts."""
    edit(content, PLACE, "sources:\n  s1:\n", own)
    return [
        (problem.code, problem.at.line, problem.values.get("value")) for problem in load(content, BUILT_IN).problems
    ]


def test_facts_of_ones_own_are_no_problem(content):
    assert [] == codes(content, OWN)


@pytest.mark.parametrize(
    ("typed", "code", "value"),
    [
        (("vi: ba đạo", "vn: ba đạo"), "choice", "vn"),
        (("en: three", "ko: 셋"), "choice", "ko"),
        (("[s1]", "[s9]"), "citation-unknown", None),
        (("    value: 1.200 m²\n", ""), "own-fact-value", "…"),
        (("{vi: Diện tích}", "{en: Area}"), "own-fact-language", None),
        (("{vi: Diện tích}", "Diện tích"), "group-expected", "Diện tích"),
        (("{vi: Diện tích}", "{}"), "list-empty", "…"),
    ],
)
def test_each_slip_in_them_is_told_at_its_place(content, typed, code, value):
    found = codes(content, OWN.replace(*typed, 1))

    assert [(code, value)] == [(told, said) for told, _, said in found]
    assert 1 < found[0][1]


@pytest.mark.parametrize(("number", "told"), [(MOST, []), (MOST + 1, ["list-long"])])
def test_so_many_that_nobody_would_see_them_at_a_glance_are_refused(content, number, told):
    one = "  - {label: {vi: Số}, value: '1', sources: [s1]}\n"

    assert told == [code for code, _, _ in codes(content, f"facts:\n{one * number}sources:\n  s1:\n")]


def test_a_reader_gets_the_language_of_the_page_or_the_first_that_is_given():
    own = OwnFact.model_validate(
        {"label": {"vi": "Sắc phong", "en": "Royal decrees"}, "values": {"vi": "ba đạo"}, "sources": ["s1"]}
    )

    assert ("en", "Royal decrees") == own.label_in("en")
    assert ("vi", "Sắc phong") == own.label_in("km")
    assert ("vi", "ba đạo") == own.value_in("en")
    same = OwnFact.model_validate({"label": {"vi": "Diện tích"}, "value": "1.200 m²", "sources": ["s1"]})
    assert ("zh", "1.200 m²") == same.value_in("zh")
