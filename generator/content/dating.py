"""Dates in EDTF as fields of a content file: what edtf.py refuses, as errors with the edit that mends it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import AfterValidator, ValidationInfo
from pydantic_core import PydanticCustomError

from generator.content import edtf
from generator.content.edtf_meant import meant
from generator.content.fields import past, shaped


def _extended_date(value: str, info: ValidationInfo) -> str:
    """A date that edtf.py reads and that is not still to come."""
    try:
        dating = edtf.read(value)
    except edtf.RefusedError as refused:
        raise _error(str(refused), value) from None
    past(edtf.first_day(dating), info)
    return value


def _error(code: str, value: str) -> PydanticCustomError:
    """The error of a date, with what was meant where that can be seen."""
    if code == edtf.ORDER:
        return PydanticCustomError(code, "order", {"best": "date: " + "/".join(reversed(value.split("/")))})
    date, part = meant(value) if code == edtf.FORM else ("", "")
    if part:
        return PydanticCustomError(code, "EDTF", {"hint": "edtf-part", "date": date, "part": part})
    return PydanticCustomError(code, "EDTF", {"best": f"date: {date}" if date else ""})


ExtendedDate = Annotated[str, AfterValidator(_extended_date), shaped("[-0-9X~?%./]+")]
"""When something was, in EDTF: the text an author wrote, which edtf.py has read once and reads again."""


def check_part(date: str, part: str) -> None:
    """Refuse a `part` that is none, or of what is no century. Raises PydanticCustomError, which says that it is at `part`."""
    try:
        edtf.read(date, part)
    except edtf.RefusedError as refused:
        code, at = str(refused), {"at": "part"}
        if code == edtf.PART:
            raise PydanticCustomError(code, "part", at | {"known": tuple(edtf.PARTS), "typed": part}) from None
        if code == edtf.ORDER:  # parts of one century the wrong way round
            best = "part: " + "/".join(reversed(part.split("/")))
            raise PydanticCustomError(code, "order", at | {"best": best}) from None
        raise PydanticCustomError(code, "part", at) from None


def not_in_old_fields(value: object) -> object:
    """The value of a dating. Raises PydanticCustomError where it has the fields that there were before `date`."""
    old = [name for name in edtf.OLD_NAMES if isinstance(value, Mapping) and name in value]
    if not old or not isinstance(value, Mapping) or "date" in value:
        return value
    known = edtf.from_old_fields(value)
    best = ", ".join(f"{name}: {text}" for name, text in (known or _in_words(value)).items())
    hint = {"hint": "write-best-upgrade"} if known else {}
    raise PydanticCustomError("founded_old", "EDTF", {"at": old[0], "best": best, **hint})


def _in_words(group: Mapping[str, object]) -> Mapping[str, str]:
    """What a year in words means: `date: 1850~` for `year: khoảng 1850`; nothing where that is not sure."""
    date, part = meant(str(group.get("year") or group.get("century") or "")) if "until" not in group else ("", "")
    return {"date": date, **({"part": part} if part else {})} if date else {}
