"""templates/ranks.yaml and those of a country → the ranks a relic may have, and the words in which they are told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from pydantic import Field

from generator.content.authored_model import AuthoredModel
from generator.content.fields import LEVELS, TYPES, Text, Truth
from generator.content.languages import REFERENCE
from generator.content.validate import read_model
from generator.diagnostics.problem import Problem
from generator.languages.language import Language
from generator.project.templates import FOLDER, Templates
from generator.text.translations import Wording, borrowed

FILE = "ranks.yaml"
"""In templates/: the ranks of every country."""

PLAIN = "plain"
"""Stands for the type of a rank that has none, in the keys of words."""


class Named(AuthoredModel):
    """Something of a table that has an id and names."""

    id: Text
    gloss: Text
    """The same in few words, for authors."""

    names: Mapping[Text, Text] = Field(min_length=1)
    """By language."""


class Level(Named):
    """A rank."""

    whole: Truth = False
    """Whether its name says all: nothing is put before or behind it."""

    like: Text | None = None
    """The id of another rank that it may rightly be taken for: where a relic has one of the two, the other is not wrong."""


class RanksFile(AuthoredModel):
    """The content of templates/ranks.yaml."""

    ranks: tuple[Level, ...]


@dataclass(frozen=True, slots=True)
class Ranks:
    """What a relic may be ranked as."""

    levels: tuple[Level, ...] = ()
    types: tuple[Named, ...] = ()

    @property
    def tables(self) -> Mapping[str, Mapping[str, str]]:
        """For the validation's context: id → in few words."""
        return {
            LEVELS: {level.id: level.gloss for level in self.levels},
            TYPES: {kind.id: kind.gloss for kind in self.types},
        }

    def said(self, wordings: Mapping[str, Wording]) -> Mapping[str, Wording]:
        """The words of the interface, with those of each level, and of each level with each type and without."""
        return {
            tag: replace(wording, words={**wording.words, **self._said(wording)}) for tag, wording in wordings.items()
        }

    def _said(self, wording: Wording) -> Mapping[str, str]:
        told, usual = dict[str, str](), wording.words["rank_plain"]
        for level in self.levels:
            told[f"level_{level.id}"] = _in(wording.about, level.names)
            told[key_of(level.id)] = "{level}" if level.whole else usual
            for kind in self.types:
                told[key_of(level.id, kind.id)] = "{level}{cited}" if level.whole else _in(wording.about, kind.names)
        return told


def key_of(level: str, kind: str | None = None) -> str:
    """Key of the word in which a rank of this level and type is told."""
    return f"rank_{level}_{kind or PLAIN}"


def _in(language: Language, names: Mapping[str, str]) -> str:
    """The name in this language; where there is none, that of one it falls back on, else the first, marked as such."""
    of = next((tag for tag in (language.tag, *language.fallback, REFERENCE) if tag in names), next(iter(names)))
    return names[of] if of == language.tag else borrowed(names[of], of)


def read_ranks(
    templates: Templates, levels: tuple[Level, ...], types: tuple[Named, ...]
) -> tuple[Ranks, tuple[Problem, ...]]:
    """The ranks of every country, behind these of one."""
    (file, _), problems = read_model(templates.path(FILE), f"{FOLDER}/{FILE}", RanksFile)
    own = {level.id for level in levels}
    everywhere = tuple(level for level in file.ranks if level.id not in own) if file else ()
    return Ranks((*levels, *everywhere), types), problems
