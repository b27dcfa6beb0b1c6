"""Rows that came back, in whatever order and number, held against the texts."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from random import Random

import pytest

from generator.agreement.reading import read_project, texts_of
from generator.agreement.translated import translations
from generator.content.languages import known_languages
from generator.diagnostics.problem import Span
from generator.packets.answers import Held, day_of, held, review_of
from generator.packets.docx_reader import Answer, Returned
from generator.packets.editing import Review, edited
from generator.packets.inline import Run
from generator.packets.packet import Header, digest_of
from generator.packets.rows import Passage, passages, rows_of
from tests.support.worlds import BUILT_IN, ROOT

RELICS = sorted(path.name for path in (ROOT / "content/sites").iterdir())
LANGUAGES = ("en", "km", "zh")


@cache
def project():
    return read_project(ROOT / "content", BUILT_IN)


@cache
def texts(relic: str, language: str) -> tuple[tuple[Passage, ...], str]:
    """The passages of a relic, and the translation as it is."""
    found, _ = translations(project(), relic)
    of_relic, _ = texts_of(project(), relic)
    pairs = next(one.pairs for one in found if one.language == language)
    return passages(of_relic.units["vi"], pairs), of_relic.units[language][0].file.content


def answers(every: tuple[Passage, ...]) -> list[Answer]:
    rows = rows_of(every, [str(number) for number in range(9)], {}, machine=False)
    return [Answer(row.key, row.number, row.source, row.translation) for row in rows]


def returned(found: list[Answer]) -> Returned:
    return Returned(None, tuple(found), "", "", "", (), ())


def outcome(relic: str, language: str, found: list[Answer]):
    every, _ = texts(relic, language)
    header = Header(relic, "vi", language, "2026-11-24", whole=True, rows=len(every))
    target = known_languages(BUILT_IN)[language]
    return held(returned(found), header, Held(every, "packet.docx", target, f"{language}.md"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("relic", RELICS)
def test_what_comes_back_as_it_went_changes_nothing(relic, language):
    every, _ = texts(relic, language)
    found = outcome(relic, language, answers(every))

    assert ((), ()) == (found.changes, found.problems)
    assert len(every) == found.unchanged == len(found.seen)


WORDS = {
    "en": "These words are new, and they are number {n}.",
    "km": "ពាក្យទាំងនេះជាពាក្យថ្មី លេខ {n}។",
    "zh": "这些是新写的字句，第{n}条。",
}


def marked(answer: Answer, language: str, number: int) -> Answer:
    """The row with words of its own, and the citations and links it had."""
    kept = [run for runs in answer.translation for run in runs if run.target]
    cited = "".join(
        f"[^{part.partition(']')[0]}]"
        for runs in answer.translation
        for run in runs
        for part in run.text.split("[^")[1:]
    )
    return replace(answer, translation=((Run(WORDS[language].format(n=number)), *kept, Run(cited)),))


@pytest.mark.parametrize("seed", range(200))
def test_rows_may_be_lost_doubled_emptied_and_shuffled(seed):
    """Exactly what was changed is changed, and every other line of the text stays."""
    chance = Random(seed)
    relic, language = chance.choice(RELICS), chance.choice(LANGUAGES)
    every, text = texts(relic, language)
    rows = answers(every)
    chosen = sorted(chance.sample(range(len(rows)), chance.randrange(1, 6)))
    new = {number: marked(rows[number], language, number) for number in chosen}
    came = [new.get(number, row) for number, row in enumerate(rows)]
    lost = set(chance.sample([n for n in range(len(rows)) if n not in chosen], chance.randrange(5)))
    emptied = set(chance.sample([n for n in range(len(rows)) if n not in chosen], chance.randrange(5)))
    doubled = [came[n] for n in chance.sample(range(len(rows)), chance.randrange(4)) if n not in lost | emptied]
    # A row that was copied before it was filled in comes back as it went out, too.
    copied = [rows[n] for n in chance.sample(chosen, chance.randrange(len(chosen)))]
    came = [replace(row, translation=()) if n in emptied else row for n, row in enumerate(came) if n not in lost]
    came += [*doubled, *copied]
    chance.shuffle(came)

    found = outcome(relic, language, came)

    assert [] == [problem for problem in found.problems if problem.severity == "error"]
    assert chosen == sorted(every.index(change.passage) for change in found.changes)
    assert len(lost) == found.missing
    after = edited(text, every, found.changes, (), updated="2026-11-24")
    for number, passage in enumerate(every):
        for unit in passage.translation:
            if number not in chosen:
                assert unit.passage in after
    for number in chosen:
        assert 1 == after.count(WORDS[language].format(n=number))
    assert len(text.splitlines()) >= len(after.splitlines())


def test_two_answers_to_one_passage_are_asked_about():
    every, _ = texts("dinh-thoi-an", "km")
    rows = answers(every)
    found = outcome("dinh-thoi-an", "km", [*rows, marked(rows[8], "km", 1), marked(rows[8], "km", 2)])

    assert ["packet-row-doubled"] == [problem.code for problem in found.problems]
    assert () == found.changes


def test_a_packet_that_is_read_twice_changes_nothing_the_second_time():
    """What it asks for stands there already, though it went out from another text."""
    every, _ = texts("dinh-thoi-an", "km")
    rows = answers(every)
    old = replace(rows[8].key, translation=digest_of(((Run("ចាស់"),),)))

    assert () == outcome("dinh-thoi-an", "km", [replace(rows[8], key=old)]).changes


def test_only_who_had_all_before_their_eyes_has_read_the_text():
    every, _ = texts("dinh-thoi-an", "km")
    rows = answers(every)
    me, at = Review("Sư Thạch", "2026-11-20"), Span("packet.docx")
    whole, part = outcome("dinh-thoi-an", "km", rows), outcome("dinh-thoi-an", "km", rows[:5])
    # The eighth passage was another one when the packet went out: somebody has changed it since.
    then = ((Run("ចាស់"),),)
    older = replace(rows[8], key=replace(rows[8].key, translation=digest_of(then)), translation=then)
    meanwhile = outcome("dinh-thoi-an", "km", [*rows[:8], older, *rows[9:]])

    assert (0, len(rows) - 5, 1) == (whole.unread, part.unread, meanwhile.unread)
    assert (me, ()) == review_of(me, whole, "", at)
    assert None is review_of(me, part, "", at)[0]
    assert None is review_of(me, part, "Ai khác", at)[0]
    assert None is review_of(me, meanwhile, "", at)[0]
    assert me == review_of(me, part, "Sư Thạch", at)[0]
    assert every[8] not in meanwhile.seen


def test_the_vietnamese_in_the_right_hand_column_is_no_translation():
    every, _ = texts("dinh-thoi-an", "en")
    row = answers(every)[8]
    found = outcome("dinh-thoi-an", "en", [replace(row, translation=row.source)])

    assert "packet-language" in [problem.code for problem in found.problems]


def test_names_in_latin_letters_stand_in_any_language():
    every, _ = texts("dinh-thoi-an", "km")
    row = answers(every)[0]
    found = outcome("dinh-thoi-an", "km", [replace(row, translation=((Run("Đình Thới An (Ô Môn)"),),))])

    assert 1 == len(found.changes)
    assert [] == [problem for problem in found.problems if problem.severity == "error"]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-11-20", "2026-11-20"),
        ("20/11/2026", "2026-11-20"),
        ("ngày 20 tháng 11 năm 2026", "2026-11-20"),
        ("២០-១១-២០២៦", "2026-11-20"),
        ("2026年11月20日", "2026-11-20"),
        ("２０２６．１１．２０", "2026-11-20"),
        ("29/02/2028", "2028-02-29"),
        ("29/02/2026", ""),
        ("11/20/2026", ""),
        ("20/11/2569", ""),  # of the Buddha
        ("20/11", ""),
        ("hôm qua", ""),
        ("", ""),
    ],
)
def test_a_day_is_read_as_people_write_it_or_not_at_all(written, day):
    assert day == day_of(written)
