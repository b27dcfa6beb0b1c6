"""In what state each passage of a translation is: found by digest, whatever is done to the texts around it."""

from __future__ import annotations

import random
import re
import unicodedata
from dataclasses import replace
from functools import cache

import pytest

from generator.agreement.reading import read_project, texts_of
from generator.agreement.relics import Texts
from generator.agreement.translated import translations, translations_of
from generator.agreement.units import units_of
from generator.content.splitting import pieces_of
from tests.support.worlds import BUILT_IN, ROOT

TRIPLES = 200
RELICS = sorted(folder.name for folder in (ROOT / "content/sites").iterdir())


@cache
def reading():
    return read_project(ROOT / "content", BUILT_IN)


@cache
def texts(relic):
    return texts_of(reading(), relic)[0]


@cache
def content(relic, tag):
    return texts(relic).units[tag][0].file.content


def states_of(relic, only=None, **changed):
    """Language → state → the passages, when texts of a relic are changed to these; of one translation alone if it is named."""
    units = {tag: own for tag, own in texts(relic).units.items() if tag in (only or tag, "vi")}
    for tag, text in changed.items():
        units[tag] = units_of(replace(units[tag][0].file, content=text), tag, reading().knowledge.tables[tag])
    found, problems = translations_of(reading(), Texts(relic, units, {}, None))
    assert () == problems
    told = {translation.language: {} for translation in found}
    for translation in found:
        for pair in translation.pairs:
            own = pair.source or pair.translated
            told[translation.language].setdefault(pair.state, []).extend(unit.passage for unit in own)
    return {tag: {state: sorted(passages) for state, passages in by_state.items()} for tag, by_state in told.items()}


def left(found):
    """Of each language what is not current."""
    return {
        tag: {state: had for state, had in by_state.items() if state != "current"} for tag, by_state in found.items()
    }


def prose(relic, tag="vi"):
    """The paragraphs and items of a text, without headings."""
    return [
        piece
        for piece in pieces_of(content(relic, tag))
        if piece.section.isdecimal() and not piece.passage.startswith("#")
    ]


def with_word(passage, draw):
    """A passage with a word more."""
    words = passage.split(" ")
    words.insert(draw.randrange(1, len(words)), draw.choice(("rất", "cũng", "thật", "không", "đều")))
    return " ".join(words)


def edited(text, edits):
    """A text with passages exchanged: piece → what stands in its place."""
    for piece, new in sorted(edits.items(), key=lambda edit: -edit[0].start):
        text = text[: piece.start] + new + text[piece.start + len(piece.passage) :]
    return text


# ---- what is there ----------------------------------------------------------------------------------


@pytest.mark.parametrize("relic", RELICS)
def test_every_passage_of_the_real_translations_is_current(relic):
    found, problems = translations(reading(), relic)

    assert () == problems
    assert ["en", "km", "zh"] == [translation.language for translation in found]
    for translation in found:
        assert {"current"} == {pair.state for pair in translation.pairs}
        assert translation.recorded == translation.seen() == translation.refreshed()


RELIC = "dinh-thoi-an"
NOTHING = {"en": {}, "km": {}, "zh": {}}


def vi(old, new):
    """The Vietnamese of a relic with something else in its place."""
    assert old in content(RELIC, "vi")
    return content(RELIC, "vi").replace(old, new, 1)


GROUNDS = "Khuôn viên rộng khoảng 3.000 m².[^s5] Đình bố cục hình chữ Nhất (一), quay mặt về hướng đông. "


@pytest.mark.parametrize(
    "change",
    [
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: text.replace("“", '"').replace("”", '"').replace("–", "-"),
        lambda text: text.replace("\n", "  \n"),
        lambda text: text.replace("**", "").replace("*", ""),
        lambda text: re.sub(r"\[\^s\d+\]", "", text),
        lambda text: re.sub(r"\]\([a-z-]+\)", "](dinh-phu-luong)", text),
    ],
)
def test_another_form_is_no_change(change):
    """Links and sources are compared by `ditich facts` itself."""
    assert left(states_of(RELIC, vi=change(content(RELIC, "vi")))) == NOTHING
    assert left(states_of(RELIC, en=change(content(RELIC, "en")))) == NOTHING


@pytest.mark.parametrize("tag", ["vi", "en", "km", "zh"])
def test_passages_may_change_places(tag):
    one, other, third = prose(RELIC, tag)[1:4]
    moved = edited(content(RELIC, tag), {one: other.passage, other: third.passage, third: one.passage})

    assert left(states_of(RELIC, **{tag: moved})) == NOTHING


def test_a_figure_is_a_change_and_so_is_its_decimal_sign():
    found = left(states_of(RELIC, vi=vi("5,6 tỉ", "56 tỉ")))

    assert [["behind"]] * 3 == [list(by_state) for by_state in found.values()]


def test_of_a_source_that_was_split_both_halves_are_behind():
    found = left(states_of(RELIC, vi=vi(GROUNDS, GROUNDS + "\n\n")))

    for by_state in found.values():
        assert ["behind"] == list(by_state)
        assert 2 == len(by_state["behind"])


def test_a_source_that_was_joined_is_behind_once():
    one, other = prose(RELIC)[7:9]
    assert one.section == other.section
    between = content(RELIC, "vi")[one.start + len(one.passage) : other.start]
    found = left(states_of(RELIC, vi=vi(f"{one.passage}{between}", f"{one.passage} ")))

    for by_state in found.values():
        assert ["behind"] == list(by_state)
        assert 1 == len(by_state["behind"])


def test_a_translation_that_was_split_is_current():
    split = content(RELIC, "en").replace(
        "The house is laid out on the plan", "\n\nThe house is laid out on the plan", 1
    )

    assert split != content(RELIC, "en")
    assert left(states_of(RELIC, en=split)) == NOTHING


def test_a_passage_that_is_gone_leaves_an_orphan_and_one_that_is_new_is_missing():
    gone = prose(RELIC)[2]
    assert {"orphan"} == {
        state
        for by_state in left(states_of(RELIC, vi=edited(content(RELIC, "vi"), {gone: ""}))).values()
        for state in by_state
    }
    new = "Cây bàng trước sân rụng lá vào mùa gió chướng."
    found = left(states_of(RELIC, vi=edited(content(RELIC, "vi"), {gone: f"{gone.passage}\n\n{new}"})))
    assert {tag: {"missing": [new]} for tag in NOTHING} == found


def test_where_both_were_changed_it_is_current_if_they_state_the_same_and_else_somebody_is_asked():
    source = vi("làm vào thập niên 1960", "dựng trong thập niên 1960")
    retold = content(RELIC, "en").replace("theatre hall, from the 1960s", "theatre hall, built in the 1960s", 1)
    assert retold != content(RELIC, "en")

    assert {} == left(states_of(RELIC, vi=source, en=retold))["en"]
    assert ["unsure"] == list(left(states_of(RELIC, vi=source, en=retold.replace("1960s", "1970s", 1)))["en"])


def test_what_only_a_translation_has_is_current_once_somebody_has_said_so():
    text = content(RELIC, "en").rstrip() + "\n- A note for visitors from abroad.\n"
    units = {**texts(RELIC).units, "en": units_of(replace(texts(RELIC).units["en"][0].file, content=text), "en", reading().knowledge.tables["en"])}  # fmt: skip
    english = translations_of(reading(), Texts(RELIC, units, {}, None))[0][0]

    assert ["orphan"] == [pair.state for pair in english.pairs if pair.state != "current"]
    assert "00000000 " in english.seen()
    assert "00000000 " not in english.refreshed()


def test_a_program_writes_what_is_current_by_itself_and_leaves_what_is_behind():
    source = vi("làm vào thập niên 1960", "dựng trong thập niên 1960")
    retold = content(RELIC, "en").replace("trusses of the kind called", "trusses called", 1)
    units = dict(texts(RELIC).units)
    for tag, text in (("vi", source), ("en", retold)):
        units[tag] = units_of(replace(units[tag][0].file, content=text), tag, reading().knowledge.tables[tag])
    english = translations_of(reading(), Texts(RELIC, units, {}, None))[0][0]
    before, after = (set(text.splitlines()) for text in (english.recorded, english.refreshed()))

    assert ["behind"] == [pair.state for pair in english.pairs if pair.state != "current"]
    assert 1 == len(after - before) == len(before - after)
    (new,), (old,) = after - before, before - after
    assert new.split()[0] == old.split()[0]
    assert new.split()[1] != old.split()[1]


# ---- what is done to a text ---------------------------------------------------------------------------


def test_of_200_triples_of_edits_exactly_the_touched_passages_are_behind():
    """Anywhere in the five relics, in all three translations, whatever else is moved or written in another form."""
    draw = random.Random(15)
    wrong = []
    for _ in range(TRIPLES):
        relic = draw.choice(RELICS)
        chosen = draw.sample(prose(relic), 3)
        edits = {piece: with_word(piece.passage, draw) for piece in chosen}
        found = left(states_of(relic, vi=_harmless(edited(content(relic, "vi"), edits), draw)))
        expected = sorted(_letters(new) for new in edits.values())
        wrong += [
            (relic, tag, by_state)
            for tag, by_state in found.items()
            if expected != sorted(_letters(passage) for passage in by_state.pop("behind", ())) or by_state
        ]

    assert [] == wrong


def _letters(passage):
    said = re.sub(r"\[\^[^\]]+\]", "", unicodedata.normalize("NFC", passage))
    return "".join(filter(str.isalnum, said)).lower()


def _harmless(text, draw):
    """The same in another form: Unicode, quotes, blanks at the ends of lines, emphasis."""
    change = draw.choice(
        (
            lambda text: text,
            lambda text: text.replace("“", '"').replace("”", '"'),
            lambda text: text.replace("\n\n", " \n\n"),
            lambda text: text.replace("**", ""),
            lambda text: re.sub(r"(?<=[.;])\[\^s\d+\]", "", text),
        )
    )
    return change(text)


KINDS = ("behind", "missing", "orphan", "retold", "moved")


def test_of_200_mixed_triples_each_passage_has_the_state_of_what_was_done_to_it():
    """Changed, added, taken away, told anew in the translation, moved: nothing else is touched."""
    draw, wrong = random.Random(16), []
    for _ in range(TRIPLES):
        relic, tag = draw.choice(RELICS), draw.choice(("en", "km", "zh"))
        kinds = draw.sample(KINDS, 3)
        expected, changed = _mixed(relic, tag, kinds, draw)
        found = {state: len(passages) for state, passages in left(states_of(relic, tag, **changed))[tag].items()}
        wrong += [(relic, tag, kinds, found)] if found != expected else []

    assert [] == wrong


def _mixed(relic, tag, kinds, draw):
    """The texts after these edits, far enough from each other to be told apart; and how many passages are in which state."""
    ours, theirs = content(relic, "vi"), content(relic, tag)
    places = prose(relic)
    while True:
        chosen = draw.sample(range(len(places)), 3)
        if all(abs(one - other) > 1 for one in chosen for other in chosen if one != other):
            break
    expected, edits = {}, {}
    for kind, n in zip(kinds, chosen, strict=True):
        piece = places[n]
        item = ours[piece.start - 2 : piece.start] == "- "
        if kind == "behind":
            edits[piece] = with_word(piece.passage, draw)
        elif kind == "missing":
            edits[piece] = (
                piece.passage + ("\n- " if item else "\n\n") + "Cây bàng trước sân rụng lá vào mùa gió chướng."
            )
        elif kind == "orphan":
            edits[piece] = "\0"
        elif kind == "retold":
            theirs = _retold(relic, tag, piece, theirs, draw)
        else:
            edits[piece] = "\0"
            ours = ours.rstrip() + ("\n" if item else "\n\n") + ("- " if item else "") + piece.passage + "\n"
        if kind in ("behind", "missing", "orphan"):
            expected[kind] = len(_pair(relic, tag, piece).translated) if kind == "orphan" else 1
    ours = re.sub(r"\n+(?:- )?\0", "", edited(ours, edits))
    return expected, {"vi": ours, tag: theirs}


@cache
def recorded(relic):
    """The translations of a relic as they are."""
    return {translation.language: translation for translation in translations_of(reading(), texts(relic))[0]}


def _pair(relic, tag, piece):
    """The recorded pair of a passage."""
    return next(pair for pair in recorded(relic)[tag].pairs if [unit.start for unit in pair.source] == [piece.start])


def _retold(relic, tag, piece, text, draw):
    """The translation with the passage of this piece told in other words."""
    unit = draw.choice(_pair(relic, tag, piece).translated)
    return text.replace(unit.passage, f"Nota {unit.passage}", 1)
