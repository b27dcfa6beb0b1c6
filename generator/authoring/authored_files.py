"""The kinds of files that authors write: the model of each, and where it lies."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import BaseModel

from generator.content.kinds import OwnKinds
from generator.content.materials import Materials
from generator.content.plaque_schema import PlaqueFile
from generator.content.project_schema import Project
from generator.content.schema import AboutFrontMatter, RelicFacts, StoryFrontMatter


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
    AuthoredFile("project", Project, "content/project.yaml"),
    AuthoredFile("kinds", OwnKinds, "content/kinds.yaml"),
    AuthoredFile("materials", Materials, "templates/plaques/materials.yaml"),
)
"""In the order in which somebody meets them."""
