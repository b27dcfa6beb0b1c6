"""The form for editing is told all fields in both languages, and says no word that it has not."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from generator.content.field_words import all_models
from generator.content.load import load
from generator.content.schema_paths import models_in
from generator.festivals.calendars import READERS
from generator.pages.admin import FILES, RECORDS, admin_files, config, faces_sheet
from generator.site import Site
from generator.store import file_ref
from tests.support.day import TODAY
from tests.support.worlds import BUILT_IN, TEMPLATES

WORDS = yaml.safe_load((TEMPLATES / "admin/words.yaml").read_text("utf-8"))
SCRIPTS = "".join(
    path.read_text("utf-8") for path in sorted((TEMPLATES / "admin").glob("*.js")) if path.name != "yaml.js"
)
TOLD = {
    locale: json.loads(
        config(file_ref(TEMPLATES / "fields.yaml"), file_ref(TEMPLATES / "admin/words.yaml"), '{"choices": {}}', locale)
    )
    for locale in ("vi", "en")
}
FIELDS = {
    f"{model.__name__}.{name}"
    for top in FILES
    for model in all_models(top)
    if model not in RECORDS
    for name, info in model.model_fields.items()
    if not set(models_in(info.annotation)) & set(RECORDS)
}


def test_both_languages_have_the_same_words():
    assert set(WORDS["vi"]) == set(WORDS["en"])


@pytest.mark.parametrize("key", WORDS["vi"])
def test_a_word_has_the_same_places_in_both_languages(key):
    places = [sorted(re.findall(r"\{(\w+)\}", WORDS[locale][key])) for locale in ("vi", "en")]

    assert places[0] == places[1]


def test_every_word_is_said_somewhere_and_every_word_said_is_there():
    """`no_script` and the title stand in the page itself; some keys are put together from a beginning."""
    named = set(re.findall(r'"([a-z]\w*)"', SCRIPTS)) | {"no_script"}
    built = tuple(re.findall(r"say\(`(\w+)\$", SCRIPTS))
    said = set(re.findall(r'\b(?:say|button|part|pick)\("(\w+)"', SCRIPTS))

    assert set() == said - set(WORDS["vi"])
    assert set() == {key for key in WORDS["vi"] if key not in named and not key.startswith(built)}


@pytest.mark.parametrize("locale", ["vi", "en"])
def test_every_field_of_the_schema_is_in_the_form(locale):
    told = {f"{model}.{field['name']}" for model, fields in TOLD[locale]["models"].items() for field in fields}

    assert told == FIELDS
    assert all(field["title"] for fields in TOLD[locale]["models"].values() for field in fields)


@pytest.mark.parametrize("group", ["hints", "choices"])
def test_what_the_form_says_otherwise_is_said_of_a_field(group):
    assert set() == set(WORDS[group]) - FIELDS
    assert set() == set(WORDS["seldom"]) - FIELDS


@pytest.mark.parametrize("calendar", ["weekly", "khmer"])
def test_a_day_to_choose_is_one_the_calendar_reads(calendar):
    for choice in WORDS["choices"][f"Festival.{calendar}"]:
        READERS[calendar](choice["value"])


def test_the_folder_of_the_form_is_called_the_same_on_every_machine(theme, content, tmp_path):
    """Its name goes by what is in it, not by where the templates lie."""
    loaded = load(content, BUILT_IN)
    site = Site(loaded.catalogue, loaded.wordings, theme, TODAY)
    elsewhere = [Path(shutil.copy(file.path, tmp_path)) for file in (*theme.admin, theme.field_words)]
    moved = replace(theme, admin=tuple(map(file_ref, elsewhere[:-1])), field_words=file_ref(elsewhere[-1]))

    assert admin_files(site).folder == admin_files(replace(site, theme=moved)).folder
    (tmp_path / "main.js").write_text("//", "utf-8")
    changed = replace(moved, admin=tuple(map(file_ref, elsewhere[:-1])))
    assert admin_files(site).folder != admin_files(replace(site, theme=changed)).folder


def test_the_faces_of_the_form_are_those_a_phone_may_lack_and_no_latin_letter_fetches_one():
    sheet = faces_sheet((("/assets/khmer.woff2", "កខគ"),)).decode()

    assert 'url("/assets/khmer.woff2")' in sheet
    assert "unicode-range: U+1780-1782 }" in sheet
