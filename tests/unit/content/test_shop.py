"""What a print shop is told is in the project's first language, with English beneath it, or in English alone."""

from __future__ import annotations

import re
import shutil
from typing import get_args

import pytest
import yaml

from generator.content.languages import read_wordings
from generator.content.materials import MaterialFile
from generator.plaques.damage import damages
from generator.plaques.drawing import PALETTE, WHITE
from generator.plaques.shop_words import on_ticket
from generator.plaques.ticket import CHECKS, FORBIDDEN
from generator.plaques.wear import WEARS
from generator.project.templates import Templates
from tests.support.languages import KNOWN
from tests.support.shop import FRENCH, VIETNAMESE, own_templates, workshop
from tests.support.worlds import BUILT_IN, ROOT, TEMPLATES

FILES = sorted((TEMPLATES / "shop").glob("*.yaml"))
MATERIALS = TEMPLATES / "plaques" / "materials.yaml"


CHOICES = {"fixings": "fixing", "finishes": "finish", "markings": "marking"}
"""Group of words → the field of a material that takes one of them."""


def choices_of(field):
    """What may be written there."""
    return get_args(get_args(MaterialFile.model_fields[field].annotation)[0])


def words_of(path):
    """Key → text."""
    groups = yaml.safe_load(path.read_text("utf-8"))
    return {f"{group}.{name}": text for group, texts in groups.items() for name, text in texts.items()}


@pytest.mark.parametrize(
    ("languages", "told"),
    [
        (("vi", "en"), ["vi", "en"]),
        (("en", "vi"), ["en"]),
        (("fr", "en"), ["en"]),
        (("km", "vi"), ["en"]),
        (("ar", "fr"), ["en"]),
    ],
)
def test_the_first_language_is_told_and_english_beneath_it(languages, told):
    """A language without words for shops is said by nothing but its absence."""
    made, problems = workshop(*languages)

    assert (told, []) == ([words.tag for words in made.shop], problems)
    for words in made.shop:
        assert (words.tag == "vi") == any(VIETNAMESE.search(word.text) for word in words.words)


def test_a_project_says_it_in_its_own_words(tmp_path):
    """What it has no word for yet is in English, and counted."""
    made, (missing,) = workshop("fr", "en", templates=own_templates(tmp_path, "fr", FRENCH))
    french, english = made.shop

    assert "BON DE COMMANDE – PLAQUE QR" == french.say("ticket.title")
    assert "jusqu'à 0,6 m" == french.say("ticket.distance_said", distance=0.6)
    assert "up to 0.6 m" == english.say("ticket.distance_said", distance=0.6)
    assert "aluminium composite, impression UV, mat" == french.say("materials.composite")
    assert english.say("materials.brass") == french.say("materials.brass")
    assert english.say("ticket.quantity") == french.say("ticket.quantity")
    assert ("shop-words-missing", "warning", "fr") == (missing.code, missing.severity, missing.values["language"])
    assert len(english.words) - len(words_of(tmp_path / "templates/shop/fr.yaml")) == missing.values["count"]


def test_a_project_may_say_some_of_the_english_words_otherwise(tmp_path):
    templates = own_templates(tmp_path, "en", "ticket: {no_place: nowhere}\n")
    made, problems = workshop("vi", templates=templates)

    assert "nowhere" == made.shop[1].say("ticket.no_place")
    assert "DO NOT" == made.shop[1].say("ticket.not")
    assert [] == problems


@pytest.mark.parametrize(
    ("old", "new", "code", "at"),
    [
        ("{distance} m", "m", "word-place-missing", "distance_said"),
        ("{distance} m", "{distances} m", "word-place-unknown", "distance_said"),
        ("{distance} m", "{distance:.2f} m", "word-braces", "distance_said"),
        ("{distance} m", "{distance m", "word-braces", "distance_said"),
        ("  relic:", "  relics:", "shop-word-unknown", "relics"),
        ("LISEZ-MOI", "../LISEZ", "shop-file-name", "file"),
        ("LISEZ-MOI", "LISEZ.MOI", "shop-file-name", "file"),
        ("materials:", "material:", "field-unknown", "material:"),
        ("composite:", "composit:", "shop-word-unknown", "composit"),
    ],
)
def test_what_is_wrong_is_said_at_its_line(tmp_path, old, new, code, at):
    _, problems = workshop("fr", templates=own_templates(tmp_path, "fr", FRENCH.replace(old, new)))
    (problem,) = (problem for problem in problems if problem.code != "shop-words-missing")

    assert (code, "templates/shop/fr.yaml") == (problem.code, problem.at.path)
    assert at in problem.at.text


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_program_s_own_words_are_complete(path):
    english = words_of(TEMPLATES / "shop" / "en.yaml")

    assert set(english) == set(words_of(path))
    assert [] == workshop(path.stem)[1]


def test_no_word_is_without_use_and_none_is_lacking():
    """In the ticket, in the template of the note, and in what fills it."""
    modules = "".join((ROOT / f"generator/plaques/{name}.py").read_text("utf-8") for name in ("ticket", "ticket_facts"))
    words = words_of(TEMPLATES / "shop" / "en.yaml")
    asked = {
        # By its name; those of a group by how they begin.
        *(key for key in words if key.startswith("ticket.") and re.search(rf"""["'._]{key[7:]}["'(]""", modules)),
        *(f"ticket.not_{name}" for names in FORBIDDEN.values() for name in names),
        *(f"ticket.check_{name}" for name in CHECKS),
        *(f"ticket.engrave_{turned}" for turned in ("dark", "light")),
        *(f"{group}.{word}" for group, field in CHOICES.items() for word in choices_of(field)),
        *(f"letter.{name}" for name in re.findall(r"\bwords\.(\w+)", (TEMPLATES / "batch.txt").read_text())),
        *(f"trials.{wear.word}" for wear in WEARS),
        *(f"trials.{kind.name}" for kind in damages("dark")),
        *(f"inks.{ink.name}" for ink in PALETTE if ink != WHITE),
        *("letter.file", "letter.copies"),
        *("beside.black", "beside.turns_dark", "beside.turns_light", "beside.printed", "beside.lines"),
    }

    assert set(words) == asked


@pytest.mark.parametrize("tag", KNOWN)
def test_every_language_writes_decimals_with_its_own_sign(tag, tmp_path):
    """That of the interface, which is CLDR's (test_languages.py)."""
    made, _ = workshop(tag, templates=own_templates(tmp_path, tag, "ticket: {no_place: x}\n"))
    wordings, _ = read_wordings(BUILT_IN, KNOWN, (tag,))

    assert wordings[tag].number(2.5) == made.shop[0].number(2.5)
    assert "2.5" == made.shop[-1].number(2.5)
    assert "2" == made.shop[0].number(2.0)


# ---- what materials are called ------------------------------------------------------------------------


def own_materials(folder, old, new):
    """The templates of a project with a table of materials of its own."""
    path = folder / "templates" / "plaques" / "materials.yaml"
    path.parent.mkdir(parents=True)
    shutil.copy(MATERIALS, path)
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    return Templates((folder / "templates", TEMPLATES))


def test_a_material_has_a_name_in_any_language(tmp_path):
    """It is that of a project which has words for its shops in this language."""
    templates = own_materials(tmp_path, "brass: {names: {vi:", 'brass: {names: {fr: "laiton mat, gravé", vi:')
    own_templates(tmp_path, "fr", "ticket: {pieces: ex.}\n")
    made, _ = workshop("fr", templates=templates)

    assert ["laiton mat, gravé", "matt brass, engraved and filled black"] == [
        words.say("materials.brass") for words in made.shop
    ]


def test_a_table_in_the_older_form_is_read(tmp_path):
    """Projects have copies of it, in which each name is a field of its own."""
    name = '"matt brass, engraved and filled black"'
    templates = own_materials(tmp_path, f'names: {{vi: "đồng thau mờ, khắc lấp sơn đen", en: {name}}}', f"en: {name}")
    made, problems = workshop("en", templates=templates)

    assert ("matt brass, engraved and filled black", []) == (made.shop[0].say("materials.brass"), problems)


@pytest.mark.parametrize(
    ("old", "new", "code", "field"),
    [
        ("brass: {names: {vi:", 'brass: {names: {vn: "đồng", vi:', "field-unknown", "vn"),
        (', en: "matt brass, engraved and filled black"', "", "field-missing", "en"),
        ('en: "matt brass, engraved and filled black"', 'en: ""', "empty-value", "en"),
    ],
)
def test_a_name_of_a_material_that_is_wrong_is_said_at_its_line(tmp_path, old, new, code, field):
    _, (problem, *_) = workshop("vi", templates=own_materials(tmp_path, old, new))

    assert (code, field) == (problem.code, problem.values["field"])
    assert "brass:" in problem.at.text


# ---- what changes with a word ------------------------------------------------------------------------


def test_a_word_of_the_letter_changes_no_ticket():
    """Nor does what another material is called."""
    (words, *_) = workshop("en")[0].shop
    keys = {word.key for word in on_ticket((words,), "brass")[0].words}

    assert "materials.brass" in keys
    assert not [key for key in keys if key.startswith("letter.") or key == "materials.granite"]


def test_where_a_word_stands_is_not_in_what_a_ticket_is_made_from():
    """The key of what is made is the digest of the `repr` of its arguments."""
    assert str(ROOT) not in repr(workshop("vi")[0].shop)
    assert "shop/vi.yaml" not in repr(workshop("vi")[0].shop)
