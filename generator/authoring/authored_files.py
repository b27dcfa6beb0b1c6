"""The kinds of files that authors write: the model of each, and where it lies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from generator.content.authored_model import AuthoredModel
from generator.content.contest_schema import ContestFile
from generator.content.fields import Several, Text
from generator.content.kinds import OwnKinds
from generator.content.materials import Materials
from generator.content.plaque_schema import PlaqueFile
from generator.content.project_schema import Project
from generator.content.schema import AboutFrontMatter, RelicFacts, StoryFrontMatter


class GlossaryFile(AuthoredModel):
    """content/glossary.yaml, as editors are told of it; agreement.glossary reads it."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, Mapping[Text, Several[Text]]]


class AcceptedDifference(AuthoredModel):
    """An entry of content/agree.yaml."""

    where: Text
    token: Text
    languages: Several[Text] = ()
    by: Text
    why: Text


class AgreeFile(AuthoredModel):
    """content/agree.yaml, as editors are told of it; agreement.accepted reads it."""

    accepted: Several[AcceptedDifference] = ()


@dataclass(frozen=True, slots=True)
class AuthoredFile:
    """A kind of file."""

    name: str
    """In the names of what is made for it."""

    model: type[BaseModel]
    """Of the whole file; of a text that of its front matter."""

    pattern: str
    """Where such files lie in a project."""


FILES = (
    AuthoredFile("site", RelicFacts, "content/sites/*/site.yaml"),
    AuthoredFile("story", StoryFrontMatter, "content/sites/*/*.md"),
    AuthoredFile("about", AboutFrontMatter, "content/about/*.md"),
    AuthoredFile("plaque", PlaqueFile, "content/plaques/*.yaml"),
    AuthoredFile("contest", ContestFile, "content/contests/*.yaml"),
    AuthoredFile("project", Project, "content/project.yaml"),
    AuthoredFile("kinds", OwnKinds, "content/kinds.yaml"),
    AuthoredFile("glossary", GlossaryFile, "content/glossary.yaml"),
    AuthoredFile("agree", AgreeFile, "content/agree.yaml"),
    AuthoredFile("materials", Materials, "templates/plaques/materials.yaml"),
)
"""In the order in which somebody meets them."""
