"""templates/letters/<tag>.yaml → the letter of a packet and the words of its tables, in the language of who reads it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from string import Formatter
from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from generator.content.authored_model import AuthoredModel
from generator.content.fields import Text
from generator.content.validate import read_model
from generator.diagnostics.problem import Problem
from generator.project.templates import FOLDER as TEMPLATES
from generator.project.templates import Templates

FOLDER = "letters"
"""The folder of templates/ in which a language has its letter."""

REFERENCE = "en"
"""The language of the letter where there is none in the language it is for, nor in one it falls back on."""

_PLACES = frozenset({"receiver", "relic", "language", "count"})


def _filled(value: str) -> str:
    """The text, if all that stands in braces can be filled in."""
    try:
        names = {name for _, name, _, _ in Formatter().parse(value) if name is not None}
    except ValueError:
        names = {""}
    if names - _PLACES:
        raise PydanticCustomError("choice", "place", {"known": sorted(_PLACES), "typed": min(names - _PLACES)})
    return value


Filled = Annotated[Text, AfterValidator(_filled)]


class LetterFile(AuthoredModel):
    """The content of templates/letters/<tag>.yaml."""

    font: str = ""
    greeting: Filled
    greeting_nobody: Filled
    letter: tuple[Filled, ...]
    how: tuple[Text, ...]
    closing: Text
    machine: str = ""
    number: Text
    title: Text
    by: Text
    on: Text
    remarks: Text
    fields: Mapping[Text, Text]
    states: Mapping[Text, Text]


@dataclass(frozen=True, slots=True)
class Letter:
    """What is said around the rows, filled in."""

    language: str
    """Tag of the language it is written in."""

    greeting: str
    paragraphs: tuple[str, ...]
    how: tuple[str, ...]
    closing: str
    sender: str
    machine: str
    """That a machine translated the letter; empty where none did."""

    words: LetterFile


def read_letter(
    templates: Templates, tag: str, fallback: Iterable[str]
) -> tuple[tuple[str, LetterFile] | None, tuple[Problem, ...]]:
    """The letter in this language, or in the first of those it falls back on that has one; and what is wrong with it."""
    for language in (tag, *fallback, REFERENCE):
        name = f"{FOLDER}/{language}.yaml"
        if templates.path(name).is_file():
            (file, _), problems = read_model(templates.path(name), f"{TEMPLATES}/{name}", LetterFile)
            return (language, file) if file else None, problems
    raise FileNotFoundError(str(templates.path(f"{FOLDER}/{REFERENCE}.yaml")))


@dataclass(frozen=True, slots=True)
class About:
    """What a letter is about."""

    relic: str
    """Its name."""

    language: str
    """The own name of the language asked for."""

    count: int
    receiver: str
    """Who it is for; may be empty."""

    sender: str


def letter_of(language: str, words: LetterFile, about: About) -> Letter:
    """The letter with its places filled in."""
    values = {
        "receiver": about.receiver,
        "relic": about.relic,
        "language": about.language,
        "count": about.count,
    }
    greeting = words.greeting if about.receiver else words.greeting_nobody
    return Letter(
        language,
        greeting.format_map(values),
        tuple(paragraph.format_map(values) for paragraph in words.letter),
        words.how,
        words.closing,
        about.sender,
        words.machine,
        words,
    )
