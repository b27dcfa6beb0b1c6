"""What authors ask: in which languages it is asked, and each slip told at its place."""

from __future__ import annotations

import pytest

from generator.content.load import load
from tests.support.questions import asked, relic_with
from tests.support.worlds import BUILT_IN, edit

QUESTION = {
    "ask": {"vi": "Mái có mấy tầng?", "en": "How many tiers has the roof?", "km": "តើមានប៉ុន្មានថ្នាក់?"},
    "right": {"vi": "ba", "en": "three"},
    "wrong": [{"says": {"vi": "hai", "en": "two"}}, {"says": {"vi": "bốn", "en": "four", "km": "បួន"}}],
    "machine": ["en"],
    "sources": ["s2"],
}


def test_a_question_is_asked_where_all_of_it_is_said_in_one_order(loaded):
    questions = asked(loaded, relic_with({"questions": [QUESTION]}))
    (vietnamese,), (english,) = questions["vi"], questions["en"]

    assert () == questions["km"]
    assert (vietnamese.id, vietnamese.right) == (english.id, english.right)
    assert ("ba", "three") == (vietnamese.answer.text, english.answer.text)
    assert (False, True) == (vietnamese.machine, english.machine)


def test_what_is_asked_of_lookers_needs_no_choice(loaded):
    look = {key: value for key, value in QUESTION.items() if key != "wrong"} | {"look": True, "ages": ["6-10"]}
    (question,) = asked(loaded, relic_with({"questions": [look]}))["vi"]

    assert question.is_open
    assert question.look
    assert ("6-10",) == question.ages


@pytest.mark.parametrize(
    ("change", "differs"),
    [
        ({"right": {"vi": "năm", "en": "three"}}, True),
        ({"ask": QUESTION["ask"] | {"vi": "Mái mấy tầng?"}}, True),
        ({"ask": QUESTION["ask"] | {"en": "How many tiers?"}}, False),
        ({"why": {"vi": "Vì thế."}}, False),
    ],
)
def test_its_id_changes_with_what_is_asked_and_not_with_a_translation(loaded, change, differs):
    before, after = (
        asked(loaded, relic_with({"questions": [question]}))["vi"][0].id for question in (QUESTION, QUESTION | change)
    )

    assert differs is (before != after)


YAML = """questions:
  - ask: {vi: "Sân lát gì?", en: "What is the yard paved with?"}
    right: {vi: gạch, en: bricks}
    wrong:
      - says: {vi: đá, en: stone}
      - says: {vi: gỗ, en: wood}
    sources: [s1]
sources:
  s1:
"""


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        (("", ""), None),
        (("en: stone", "ko: 돌"), "choice"),
        (("{vi: gạch, en: bricks}", "{en: bricks}"), "own-fact-language"),
        (("    sources: [s1]\nsources", "sources"), "field-missing"),
        (("    sources: [s1]\nsources", "    sources: []\nsources"), "list-empty"),
        (("[s1]", "[s9]"), "citation-unknown"),
        (("vi: gỗ", "vi: Đá."), "listed-twice"),
        (("vi: gỗ", "vi: Gạch"), "question-right-wrong"),
        (("en: wood", "en: Bricks"), "question-right-wrong"),
        (("    wrong:\n      - says: {vi: đá, en: stone}\n      - says: {vi: gỗ, en: wood}\n", ""), "question-no-choice"),
        (("    sources: [s1]\nsources", "    ages: [12]\n    sources: [s1]\nsources"), "choice"),
        (("vi: gỗ", "vi: nơi họp làng"), "question-wrong-stated"),
        (("- says: {vi: gỗ, en: wood}", "\n".join(["- says: {vi: a}", *(f"      - says: {{vi: {n}}}" for n in "bcdef")])), "list-long"),
    ],
)  # fmt: skip
def test_each_slip_is_told(content, typed, code):
    edit(content, "sites/dinh-mot/site.yaml", "sources:\n  s1:\n", YAML.replace(*typed, 1))
    problems = [problem for problem in load(content, BUILT_IN).problems if "site.yaml" in problem.at.path]

    assert ([code] if code else []) == [problem.code for problem in problems]
