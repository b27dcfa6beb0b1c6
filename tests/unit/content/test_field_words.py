"""Every field that authors write is explained in Vietnamese and English, with an example that is right."""

from __future__ import annotations

import pytest
from pydantic import BaseModel, create_model

from generator.authoring.authored_files import FILES
from generator.content.authored_model import AuthoredModel
from generator.content.field_words import ITSELF, all_models, read_fields, words_of
from generator.content.fields import KINDS as KINDS_KEY
from generator.content.fields import LANGUAGES, LEVELS, TODAY, TYPES
from generator.content.schema_paths import models_in
from tests.support.countries import RANKS
from tests.support.day import TODAY as THE_DAY
from tests.support.kinds import KINDS
from tests.support.languages import SPOKEN
from tests.support.worlds import BUILT_IN

TABLE = read_fields(BUILT_IN)
MODELS = tuple(dict.fromkeys(model for file in FILES for model in all_models(file.model)))
FIELDS = [(model, name) for model in MODELS for name in model.model_fields]
TABLES = {
    TODAY: THE_DAY.isoformat(),
    KINDS_KEY: KINDS,
    LANGUAGES: SPOKEN,
    LEVELS: {level.id: "" for level in RANKS.levels},
    TYPES: {kind.id: "" for kind in RANKS.types},
}


def named(value: object) -> str | None:
    return value.__name__ if isinstance(value, type) else value if isinstance(value, str) else None


def owner(model: type[BaseModel], field: str) -> str:
    """The model that the words of a field stand under."""
    return next(each.__name__ for each in model.__mro__ if (each.__name__, field) in TABLE)


def test_every_field_has_words_and_no_words_lack_a_field():
    """A field that is new needs words; one that is gone leaves none behind."""
    bases = {base for model in MODELS for base in model.__mro__[1:] if issubclass(base, AuthoredModel)}
    there = {(owner(model, name), name) for model, name in FIELDS} | {
        (model.__name__, ITSELF) for model in {*MODELS, *bases} - {AuthoredModel}
    }

    assert there == set(TABLE)


@pytest.mark.parametrize(("model", "field"), FIELDS, ids=named)
def test_an_example_is_what_the_schema_takes(model, field):
    words, info = words_of(TABLE, model, field), model.model_fields[field]
    if words.example is None:
        assert list(models_in(info.annotation)), "only a group has no example"
        return
    alone = create_model("Alone", __base__=AuthoredModel, **{field: (info.annotation, info)})

    alone.model_validate({field: words.example}, context=TABLES)


@pytest.mark.parametrize(("model", "field"), FIELDS, ids=named)
@pytest.mark.parametrize("locale", ["vi", "en"])
def test_a_hint_is_one_sentence_that_fits_on_a_line(model, field, locale):
    words = words_of(TABLE, model, field)

    assert 2 <= len(words.title(locale)) <= 40
    assert 5 <= len(words.hint(locale)) <= 190
    assert not words.hint(locale).endswith(".") or words.hint(locale).endswith((".[^s1]", "…"))
    assert "\n" not in words.hint(locale)


@pytest.mark.parametrize(("model", "field"), FIELDS, ids=named)
def test_each_of_few_choices_is_said_in_words(model, field):
    """What pydantic lists when it refuses a value is what has words."""
    info, words = model.model_fields[field], words_of(TABLE, model, field)
    if "Literal[" not in str(info.annotation) or field == "level":
        assert words.choices is None
        return
    allowed = set(words.choices or {})

    assert allowed == {
        value.strip(" '") for value in str(info.annotation).partition("Literal[")[2].split("]")[0].split(",")
    }
    assert all({"vi", "en"} == set(said) for said in (words.choices or {}).values())
