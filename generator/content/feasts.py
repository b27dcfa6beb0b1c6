"""A festival as authors write it: what its calendar refuses, as errors with the edit that mends it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Self

from pydantic import AfterValidator, ConfigDict, Field, ValidationInfo, model_validator
from pydantic.config import JsonDict
from pydantic_core import PydanticCustomError

from generator.content.authored_model import AuthoredModel
from generator.content.fields import LunarDays, Sources, Text
from generator.content.opening_hours_meant import days_meant
from generator.festivals import khmer, weekly
from generator.festivals.calendars import READERS, in_lunar_month
from generator.festivals.feast import CHOICE, FORM, RefusedError, When


def _feast_day(value: str, info: ValidationInfo) -> str:
    """What the calendar that the field is named for can read."""
    calendar = str(info.field_name)
    try:
        READERS[calendar](value)
    except RefusedError as refused:
        if refused.code == CHOICE:
            days = [day for day in (days_meant(value),) if day in refused.known]
            raise PydanticCustomError(CHOICE, "a name", {"known": refused.known, "meant": "".join(days)}) from None
        best = next(_guesses(calendar, value), "") if refused.code == FORM or "/" not in value else ""
        raise PydanticCustomError(refused.code, "day", {"best": f"{calendar}: {best}" if best else ""}) from None
    return value


FeastDay = Annotated[str, AfterValidator(_feast_day)]
"""When a feast is, in the calendar that the field is named for."""


_IN_MONTH = ("month", "days")

_IN_ONE_CALENDAR = (_IN_MONTH, *((calendar,) for calendar in READERS))

_MONTH_DAY: JsonDict = {"pattern": "^[0-9]{2}-[0-9]{2}(/[0-9]{2}-[0-9]{2})?$"}


class Festival(AuthoredModel):
    """A feast that comes again, by the rules of one calendar."""

    model_config = ConfigDict(json_schema_extra={"anyOf": [{"required": [*names]} for names in _IN_ONE_CALENDAR]})

    id: Text
    month: int | None = Field(None, ge=1, le=12)
    """Of the Vietnamese lunar calendar."""

    days: LunarDays | None = None
    """Of the month."""

    lunar: FeastDay | None = Field(None, json_schema_extra=_MONTH_DAY)
    """From one month of the Vietnamese lunar calendar to another: 12-29/01-03."""

    solar: FeastDay | None = Field(None, json_schema_extra=_MONTH_DAY)
    """Month and day: 07-27, or 04-30/05-01."""

    weekly: FeastDay | None = Field(None, json_schema_extra={"enum": [*weekly.DAYS]})
    """Mo, Tu, We, Th, Fr, Sa or Su."""

    khmer: FeastDay | None = Field(None, json_schema_extra={"enum": [*khmer.FEASTS]})
    """A name: chol-chnam-thmay, meak-bochea, visak-bochea, pchum-ben or ok-om-bok."""

    sources: Sources = Field(min_length=1)

    @model_validator(mode="after")
    def _of_one_calendar(self) -> Self:
        """Require a day, of one calendar."""
        written = [name for name in type(self).model_fields if name in self.model_fields_set]
        in_month = [name for name in written if name in _IN_MONTH]
        calendars = [*in_month[:1], *(name for name in written if name in READERS)]
        if len(calendars) > 1:
            said = {"at": calendars[1], "first": calendars[0], "best": ""}
            raise PydanticCustomError("feast_calendars", "one calendar", said)
        if not calendars or len(in_month) == 1:
            raise PydanticCustomError("feast_when", "a day")
        return self

    @property
    def when(self) -> When:
        """In the calendar it goes by."""
        if self.month is not None and self.days is not None:
            return in_lunar_month(self.month, self.days)
        return next((calendar, text) for calendar in READERS if (text := getattr(self, calendar)))


# ---- what was meant ----------------------------------------------------------------------------------

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def _guesses(calendar: str, value: str) -> Iterator[str]:
    """What may be meant by days written otherwise, as the calendar reads it: 07-27 for 27/7."""
    words = " ".join(value.casefold().split())
    ends = re.split(r"\s*(?:/(?=\d\d-)|\s[-–]\s|[–→]|đến|\bto\b)\s*", words)
    found = [_month_day(end) for end in ends]
    if (same := re.fullmatch(r"(?:ngày )?(\d{1,2}) ?[-–] ?(\d{1,2})(?:/| tháng )(\d{1,2})", words)) is not None:
        found = [_month_day(f"{day} tháng {same[3]}") for day in same.group(1, 2)]
    text = "/".join(found)
    if not all(found):
        return
    try:
        READERS[calendar](text)
    except RefusedError:
        return
    yield text


def _month_day(words: str) -> str:
    """A month and a day in four digits; empty where day and month may be either."""
    named = re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)? (?:of )?([a-z]{3})[a-z]*|([a-z]{3})[a-z]* (\d{1,2})", words)
    if named and (named[2] or named[3]) in _MONTHS:
        return f"{_MONTHS.index(named[2] or named[3]) + 1:02}-{int(named[1] or named[4]):02}"
    match = re.fullmatch(r"(?:ngày )?(\d{1,2}) ?(/|-|\.|tháng) ?(\d{1,2})(?: (?:dương lịch|âm lịch))?", words)
    if not match:
        return ""
    first, last = int(match[1]), int(match[3])
    if match[2] == "tháng" or last <= len(_MONTHS) < first:
        return f"{last:02}-{first:02}"
    written = match[2] == "-" or first == last  # month and day already, with too few digits
    return f"{first:02}-{last:02}" if written or first <= len(_MONTHS) < last else ""
