"""Opening hours as fields of a content file: what opening_hours.py refuses, as errors with the edit that mends it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from generator.content import opening_hours
from generator.content.fields import shaped
from generator.content.opening_hours_meant import days_meant, meant


def _opening_times(value: str) -> str:
    """Hours that opening_hours.py reads."""
    try:
        opening_hours.read(value)
    except opening_hours.RefusedError as refused:
        if refused.code == opening_hours.FORM and (days := days_meant(value)):
            raise PydanticCustomError(opening_hours.FORM, "hours", {"hint": "hours-times", "days": days}) from None
        raise PydanticCustomError(refused.code, "hours", {"best": _line(meant(refused.best or value))}) from None
    return value


def _line(hours: str) -> str:
    """The line of a file that says so; in quotation marks where a comma would end it between braces."""
    return f'open: "{hours}"' if "," in hours else f"open: {hours}" if hours else ""


OpeningTimes = Annotated[str, AfterValidator(_opening_times), shaped("[-0-9A-Za-z:;, /]+")]
"""Opening hours in OpenStreetMap's syntax: the text an author wrote, which opening_hours.py has read once and reads again."""


def not_in_old_hours(value: object) -> object:
    """The value of a group. Raises PydanticCustomError where it has the fields that there were before `open`."""
    old = [name for name in opening_hours.OLD_NAMES if isinstance(value, Mapping) and name in value]
    if not old or not isinstance(value, Mapping) or "open" in value:
        return value
    known = opening_hours.from_old_fields(value)
    hours = known or meant(f"{value.get('opens', '')} - {value.get('closes', '')}")
    hint = {"hint": "write-best-upgrade"} if known else {}
    raise PydanticCustomError("hours_old", "hours", {"at": old[0], "best": _line(hours), **hint})
