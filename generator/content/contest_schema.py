"""The schema of content/contests/<id>.yaml."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from generator.content.authored_model import AuthoredModel
from generator.content.fields import Text, Truth, WebAddress, shaped

MOMENT = r"[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2})?"
"""A day, or a minute of it (ISO 8601), in the time zone of the project."""

MOST = 40
"""Questions of a contest: more make a code that nobody types."""


def _moment(value: str) -> str:
    """A day or a minute that the calendar has."""
    if not re.fullmatch(MOMENT, value):
        raise PydanticCustomError("moment_shape", "moment")
    try:
        datetime.fromisoformat(value)
    except ValueError:
        raise PydanticCustomError("moment_shape", "moment") from None
    return value


Moment = Annotated[str, AfterValidator(_moment), shaped(MOMENT)]

Tie = Literal["time", "guess", "first"]
"""What decides between takers with as many right answers: the shorter time, the nearer guess of how many took part, who began first."""


class AskedQuestion(AuthoredModel):
    """A question of a contest, pinned: its id changes with what is asked and with every answer."""

    relic: Text
    question: Text
    """The id that `ditich contest new` wrote."""

    asks: Text | None = None
    """What it asks, for whoever reads the file; the page does not show it."""

    void: Truth = False
    """Whether it counts for nobody and is asked no more, for a fact was corrected after the contest had begun."""


class ContestFile(AuthoredModel):
    """A contest: when, about what, and how it is decided."""

    names: Mapping[Text, Text] = Field(min_length=1)
    """Language → what it is called; needed in the project's first language."""

    begins: Moment
    ends: Moment
    """A day alone: to its end."""

    questions: tuple[AskedQuestion, ...] = ()
    word: Mapping[Text, Text] = {}
    """Language → where the word stands that takers must type, for those who were at the place; the word itself is nowhere in the project."""

    ties: tuple[Tie, ...] = ("time",)
    """What decides between takers with as many right answers, one after the other."""

    send: WebAddress | None = None
    """The form in which takers write their names and the code."""

    code_column: Text | None = None
    """The heading of the codes in the table of that form."""

    taker_column: Text | None = None
    """The heading of what a taker is known by, such as the telephone number: of each, the first code counts."""
