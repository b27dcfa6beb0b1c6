"""templates/worksheets.yaml → what a worksheet asks at any relic, and how much of it for each age."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from generator.content.authored_model import AuthoredModel
from generator.content.fields import Text, Truth
from generator.content.questions import Age
from generator.content.validate import read_model
from generator.diagnostics.problem import Problem
from generator.project.templates import FOLDER, Templates

FILE = "worksheets.yaml"


class Measure(AuthoredModel):
    """How much a stop has on a worksheet."""

    questions: int = Field(ge=0, le=6)
    """To choose an answer."""

    tasks: int = Field(ge=0, le=6)
    """To do, where no author asks anybody to look."""


class Task(AuthoredModel):
    """Something to do at any relic."""

    says: Mapping[Text, Text] = Field(min_length=1)
    """Language → the task."""

    ages: tuple[Age, ...] = Field(min_length=1)
    lines: int = Field(ge=1, le=12)
    """To write on; of a drawing, as high as so many."""

    draw: Truth = False
    """Whether there is something to draw: then there is a frame, and there are no lines."""

    key: Mapping[Text, Text] = {}
    """Language → what a teacher is told of the answer."""


class WorksheetsFile(AuthoredModel):
    """The content of templates/worksheets.yaml."""

    ages: Mapping[Age, Measure]
    tasks: tuple[Task, ...]


def read_tasks(templates: Templates) -> tuple[WorksheetsFile | None, tuple[Problem, ...]]:
    """The file, and what is wrong with it."""
    (file, _), problems = read_model(templates.path(FILE), f"{FOLDER}/{FILE}", WorksheetsFile)
    return file, problems
