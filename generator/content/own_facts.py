"""Facts of an author's own: what no other field of site.yaml has, and what must hold of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Self

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from generator.content.authored_model import AuthoredModel
from generator.content.fields import Sources, Text
from generator.content.source import Document
from generator.diagnostics.problem import Problem

MOST = 12
"""Facts of a relic: more would be no glance, and no page of 10 KB."""


class OwnFact(AuthoredModel):
    """A line of the facts shown at a glance."""

    model_config = ConfigDict(json_schema_extra={"anyOf": [{"required": ["value"]}, {"required": ["values"]}]})

    label: Mapping[Text, Text] = Field(min_length=1)
    """Language → what the line is about; needed in the project's first language."""

    value: Text | None = None
    """A number, a measure, a name: the same in every language."""

    values: Mapping[Text, Text] = Field({}, min_length=1)
    """Language → the same in words; needed in the project's first language."""

    sources: Sources = Field(min_length=1)

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        """Require a value or values, not both."""
        if bool(self.value) == bool(self.values):
            raise PydanticCustomError("own_fact_value", "value or values")
        return self

    def label_in(self, language: str) -> tuple[str, str]:
        """The language and the label in it: in this one, else in the first it is given in."""
        return _in(self.label, language)

    def value_in(self, language: str) -> tuple[str, str]:
        """The language and the value in it: in this one, else in the first it is given in."""
        return (language, self.value) if self.value else _in(self.values, language)


def _in(texts: Mapping[str, str], language: str) -> tuple[str, str]:
    return (language, texts[language]) if language in texts else next(iter(texts.items()))


def check_own_facts(own: tuple[OwnFact, ...], document: Document, languages: tuple[str, ...]) -> Iterator[Problem]:
    """Yield a problem where there are too many, where the first of the site's languages is missing, and for each other language."""
    if len(own) > MOST:
        at = document.at("facts", MOST)
        yield Problem("list-long", at, {"field": "facts", "number": len(own), "most": MOST}, "list-long-facts")
    for number, fact in enumerate(own):
        for field, texts in (("label", fact.label), ("values", fact.values)):
            # One that is written wrongly is told below, and may be the one that is missing.
            if texts and languages and languages[0] not in texts and set(texts) <= set(languages):
                values = {"field": field, "language": languages[0]}
                yield Problem("own-fact-language", document.keys[("facts", number, field)], values)
            for language in texts:
                if languages and language not in languages:
                    values = {"field": field, "value": language, "known": ", ".join(languages)}
                    yield Problem("choice", document.keys[("facts", number, field, language)], values)
