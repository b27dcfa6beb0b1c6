"""templates/fields.yaml → what each field that authors write is called, what to write in it, and an example."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, get_args

import yaml
from pydantic import BaseModel

from generator.content.schema_paths import models_in
from generator.diagnostics.sentence import Locale
from generator.project.templates import Templates
from generator.store import read_text, whole

_Loader: type = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""Every scalar is text, as in the files of authors."""

FILE = "fields.yaml"

ITSELF = "this"
"""In place of a field's name: the group, or the file."""


@dataclass(frozen=True, slots=True)
class FieldWords:
    """What is said of a field, or of a group, in the languages of the program's messages."""

    titles: Mapping[str, str]
    hints: Mapping[str, str]
    """One sentence: what to write, with an example."""

    example: Any = None
    """A value as a file has it: text, a list or a mapping of texts; None for a group."""

    choices: Mapping[str, Mapping[str, str]] | None = None
    """Value → language → what it means; None where a value is chosen from no short list."""

    def title(self, locale: Locale) -> str:
        """What it is called."""
        return self.titles[locale]

    def hint(self, locale: Locale) -> str:
        """What to write in it."""
        return self.hints[locale]

    def choice(self, value: str, locale: Locale) -> str:
        """What a value means; the value where nothing is said of it."""
        return (self.choices or {}).get(value, {}).get(locale, value)


FieldTable = Mapping[tuple[str, str], FieldWords]
"""Name of a model and of its field, or ITSELF → its words."""


def read_fields(templates: Templates) -> FieldTable:
    """The words of all fields. Raises OSError: what is wrong here is our fault, not an author's."""
    path = templates.path(FILE)
    text = read_text(path)
    with whole(path):
        return table_in(text)


@lru_cache(maxsize=1)
def table_in(text: str) -> FieldTable:
    """The words in the text of the file. Raises ValueError for what is no such table."""
    try:
        groups = yaml.load(text, _Loader)  # noqa: S506 -- makes nothing but texts, lists and mappings
        return {(model, field): _words(said) for model, fields in groups.items() for field, said in fields.items()}
    except (yaml.YAMLError, AttributeError, TypeError, KeyError) as error:
        raise ValueError(str(error)) from error


def _words(said: Mapping[str, Any]) -> FieldWords:
    pairs = {language: said[language] for language in get_args(Locale)}
    titles = {language: title for language, (title, _) in pairs.items()}
    hints = {language: hint for language, (_, hint) in pairs.items()}
    return FieldWords(titles, hints, said.get("example"), said.get("choices"))


def words_of(table: FieldTable, model: type[BaseModel], field: str = ITSELF) -> FieldWords:
    """The words of a field, where a model has them from another one those of the other. Raises KeyError where nothing is said."""
    classes = [model] if field == ITSELF else model.__mro__
    found = (table[each.__name__, field] for each in classes if (each.__name__, field) in table)
    words = next(found, None)
    if words is None:
        raise KeyError(f"{FILE}: {model.__name__}.{field}")
    return words


def hints(table: FieldTable, locale: Locale) -> Mapping[str, str]:
    """`Model.field` → what to write in it."""
    return {f"{model}.{field}": words.hint(locale) for (model, field), words in table.items()}


def all_models(model: type[BaseModel]) -> tuple[type[BaseModel], ...]:
    """A model and all that its fields hold, each once, in the order in which they are written."""
    return tuple(dict.fromkeys(_all(model)))


def _all(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    yield model
    for field in model.model_fields.values():
        for inner in models_in(field.annotation):
            yield from _all(inner)
