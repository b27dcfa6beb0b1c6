"""`ditich words` begins a language's file for a translator, or completes it, and leaves what is there as it is."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml

from generator.content.languages import known_languages
from generator.languages import cldr
from tests.support.worlds import BUILT_IN, TEMPLATES, ditich, edit

ENGLISH = yaml.safe_load((TEMPLATES / "languages/en.yaml").read_text("utf-8"))["words"]


def words(world: Path, tag: str, code: int = 0) -> str:
    """What the command says of this language."""
    result = ditich(world, "--lang", "en", "words", tag)
    assert code == result.exit_code, result.output
    return result.stdout + result.stderr


def file(world: Path, tag: str) -> Path:
    return world / f"templates/languages/{tag}.yaml"


def translate(path: Path, every: int = 1) -> None:
    """Write the English words behind the colons, as a translator writes theirs: all, or every so many."""
    group, lines, count = "", [], 0
    for line in path.read_text("utf-8").splitlines(keepends=True):
        if found := re.match(r"  (\w+):$", line):
            group = found[1]
        if found := re.match(r"( +)(\w+):(?=  # )", line):
            value = ENGLISH[found[2]] if len(found[1]) == 2 else ENGLISH[group].get(found[2], ENGLISH[group]["other"])
            if count % every == 0:
                line = f"{found[0]} {json.dumps(value, ensure_ascii=False)}{line[found.end() :]}"  # noqa: PLW2901
            count += 1
        lines.append(line)
    path.write_text("".join(lines), "utf-8")


def test_a_new_file_has_what_cldr_knows_and_a_place_for_every_word(world):
    said = words(world, "it")

    left, of = map(int, re.findall(r": (\d+) of (\d+) words are to be translated", said)[0])
    data = yaml.safe_load(file(world, "it").read_text("utf-8"))
    assert str(file(world, "it")) in said
    assert ("Italiano", "latin", "it_IT") == (data["name"], data["script"], data["locale"])
    assert ({"one": "i = 1 and v = 0"}, {"many": "n = 11,8,80,800"}) == (data["plural"], data["ordinals"])
    assert list(ENGLISH) == list(data["words"])
    assert ("gennaio", "domenica", ",", "{day} {month} {year}", "inglese") == (
        *(data["words"][key] for key in ("month_1", "weekday_7", "decimal_sign", "date_day")),
        data["words"]["language"]["en"],
    )
    assert {"one": None, "other": None} == data["words"]["relics_number"]
    assert '    one:  # "{number} place" · "{number} di tích"\n' in file(world, "it").read_text("utf-8")
    assert 190 < left < of


@pytest.mark.parametrize("tag", ["it", "br"])
def test_a_site_speaks_a_language_that_is_half_translated_and_one_that_is_whole(world, tag):
    words(world, tag)
    edit(world / "content", "project.yaml", "km, zh", f"km, zh, {tag}")
    translate(file(world, tag), every=2)
    half = ditich(world, "--lang", "en", "build")
    page = (world / f"output/site/{tag}/index.html").read_text("utf-8")

    assert 0 == half.exit_code
    counted = re.findall(rf"\[words-missing\]: “{tag}” lacks (\d+) ", half.stderr)
    assert [re.findall(r": (\d+) of", words(world, tag))[0]] == counted
    assert '<span lang="en">' in page

    translate(file(world, tag))
    whole = ditich(world, "--lang", "en", "build")
    assert (0, []) == (whole.exit_code, re.findall(r"\[word\S*\]", whole.stderr))
    assert "nothing is to be translated" in words(world, tag)


def test_what_is_there_stays_byte_for_byte_and_missing_words_are_put_where_they_belong(world):
    path = file(world, "it")
    path.parent.mkdir(parents=True)
    mine = (
        "# Mia traduzione\r\nname: Italiano\r\nscript: latin\r\nplural: {one: i = 1 and v = 0}\r\nwords:\r\n"
        "  feed: 'Novità'   # così\r\n\r\n  # qui\r\n  skip: >-\r\n    Vai al\r\n    testo\r\n"
        '  relics_number: {other: "{number} luoghi"}\r\n  language:\r\n    it: italiano\r\n'
    )
    path.write_bytes(mine.encode())
    words(world, "it")
    after = path.read_bytes().decode()

    assert "\n" not in after.replace("\r\n", "")
    kept = iter(after.replace(', one: ""}', "}").splitlines())
    assert all(line in kept for line in mine.splitlines())
    assert re.search(r"testo\r\n  languages:  # Languages", after)
    assert re.search(r"così\r\n  trail:  # The trail", after)
    assert '  relics_number: {other: "{number} luoghi", one: ""}\r\n' in after
    assert re.search(r"    it: italiano\r\n    vi: vietnamita\r\n", after)
    assert set(ENGLISH) == set(yaml.safe_load(after)["words"])

    words(world, "it")
    assert after == path.read_bytes().decode()


@pytest.mark.parametrize("tag", list(known_languages(BUILT_IN)))
def test_a_language_that_comes_with_the_program_is_whole_and_is_not_copied(world, tag):
    assert "nothing is to be translated" in words(world, tag)
    assert not file(world, tag).exists()


@pytest.mark.parametrize(
    ("typed", "meant"), [("italian", "it"), ("tiếng ý", "it"), ("pt-BR", "pt"), ("IT", "it"), ("xx", ""), ("../it", "")]
)
def test_a_language_cldr_does_not_know_is_refused_with_the_nearest(world, typed, meant):
    said = words(world, typed, code=2)

    assert f"“{typed}”" in said
    assert (f"did you mean: ditich words {meant}" if meant else "for example: ditich words it") in said
    assert not (world / "templates").exists()


def test_a_language_in_a_script_the_program_does_not_have_says_what_to_add(world):
    said = words(world, "ru", code=2)

    assert "Русский is written in Cyrl" in said
    assert "generator/languages/scripts.py" in said
    assert not (world / "templates").exists()


@pytest.mark.parametrize("text", ["name: [\n", "- a\n", "name: Italiano\n", "words: {feed: x}\n", "words: [a]\n"])
def test_a_file_that_cannot_be_completed_is_left_alone(world, text):
    file(world, "it").parent.mkdir(parents=True)
    file(world, "it").write_text(text, "utf-8")

    assert "ditich check" in words(world, "it", code=2)
    assert text == file(world, "it").read_text("utf-8")


def test_every_language_of_cldr_can_be_read():
    assert 150 < len([cldr.known(tag) for tag in cldr.tags()])
