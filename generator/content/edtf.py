"""When something was, in the Extended Date/Time Format (ISO 8601-2) as far as relics need it; and what was once written instead.

The Library of Congress describes the format (loc.gov/standards/datetime). Taken are, of its levels 0 and 1, years, months, days, decades
(`183X`), centuries (`18XX`), the signs `?` `~` `%` at the end of each, and intervals, open ones too. Of our own is `part`, for the format has no
word for the beginning of a century: `early`, `middle` or `late`, of an interval one for either side, `late/early`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, replace

PARTS: Mapping[str, tuple[int, int]] = {"early": (0, 32), "middle": (33, 65), "late": (66, 99)}
"""Part of a century → its first and last year: a third each."""

DECADE, CENTURY = 1, 2


class RefusedError(ValueError):
    """Text that is no date here. Its argument is one of the codes below."""


FORM, NO_DAY, ORDER, PART, PART_UNFIT = "edtf_form", "date_missing", "edtf_order", "choice", "part_unfit"


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, month, year, decade or century."""

    year: int
    """Its first year, astronomically: 0 is 1 BC, -50 is 51 BC."""

    digits: int = 0
    """How many digits of the year are not known: 0, DECADE or CENTURY."""

    month: int = 0
    """0: not known."""

    day: int = 0
    """0: not known."""

    uncertain: bool = False
    approximate: bool = False
    part: str = ""
    """Of the century: one of PARTS, or empty."""

    @property
    def years(self) -> tuple[int, int]:
        """The first and the last year it may be."""
        first, last = PARTS[self.part] if self.part else (0, 10**self.digits - 1)
        return self.year + first, self.year + last

    @property
    def before_christ(self) -> bool:
        """Whether it is in a year BC."""
        return self.year < 0 or (self.year == 0 and not self.digits)

    @property
    def count(self) -> int:
        """The number by which it is called: of its year, of the first year of its decade, or of its century, AD or BC."""
        first, last = self.year, self.year + 10**self.digits - 1
        if self.digits == CENTURY:
            return -last // 100 + 1 if self.before_christ else first // 100 + 1
        return 1 - first if self.before_christ else first


@dataclass(frozen=True, slots=True)
class Dating:
    """A moment, or an interval of which one end may be open."""

    begin: Moment | None
    """None: open."""

    end: Moment | None
    """None: open. Of what is no interval, `begin` itself."""

    @property
    def years(self) -> tuple[int | None, int | None]:
        """The first and the last year it may be; None where it is open."""
        return self.begin.years[0] if self.begin else None, self.end.years[1] if self.end else None

    @property
    def interval(self) -> bool:
        """Whether it was written as an interval."""
        return self.begin is not self.end


_MOMENT = re.compile(r"(-?)([0-9]{4}|[0-9]{3}X|[0-9]{2}XX)(?:-([0-9]{2})(?:-([0-9]{2}))?)?([?~%]?)")


def read(text: str, part: str = "") -> Dating:
    """The dating that is written so. Raises RefusedError."""
    begin_text, slash, end_text = text.partition("/")
    begin_part, part_slash, end_part = part.partition("/")
    begin = _moment(begin_text, begin_part, may_be_open=bool(slash))
    if not slash:
        if part_slash:
            raise RefusedError(PART_UNFIT)
        return Dating(begin, begin)
    if part and not part_slash:
        raise RefusedError(PART_UNFIT)
    end = _moment(end_text, end_part, may_be_open=True)
    if begin is None and end is None:
        raise RefusedError(FORM)
    if begin and end and _last_day(end) < _first_day(begin):
        raise RefusedError(ORDER)
    return Dating(begin, end)


def _moment(text: str, part: str, *, may_be_open: bool) -> Moment | None:
    if part and part not in PARTS:
        raise RefusedError(PART)
    if text == ".." and may_be_open:
        if part:
            raise RefusedError(PART_UNFIT)
        return None
    match = _MOMENT.fullmatch(text)
    if not match or text.startswith("-0000"):
        raise RefusedError(FORM)
    sign, year, month, day, qualifier = match.groups()
    digits = year.count("X")
    if digits and month:
        raise RefusedError(FORM)
    first = int(year.replace("X", "9" if sign else "0")) * (-1 if sign else 1)
    if month and not 1 <= int(month) <= 12:  # noqa: PLR2004 -- months of a year
        raise RefusedError(FORM if int(month) > 20 else NO_DAY)  # noqa: PLR2004 -- seasons are 21 and more
    # The calendar repeats itself after 400 years; the library of Python has no year before 1.
    if day and not 1 <= int(day) <= monthrange(first % 400 + 400, int(month))[1]:
        raise RefusedError(NO_DAY)
    if part and digits != CENTURY:
        raise RefusedError(PART_UNFIT)
    return Moment(
        first,
        digits,
        int(month or 0),
        int(day or 0),
        uncertain=qualifier in ("?", "%"),
        approximate=qualifier in ("~", "%"),
        part=part,
    )


def _first_day(moment: Moment) -> tuple[int, int, int]:
    return moment.years[0], moment.month or 1, moment.day or 1


def _last_day(moment: Moment) -> tuple[int, int, int]:
    return moment.years[1], moment.month or 12, moment.day or 31


def first_day(dating: Dating) -> str:
    """The first day on which its last known moment may have been (ISO 8601), to tell whether it is still to come."""
    year, month, day = _first_day(replace(dating.end or dating.begin or Moment(0)))
    return f"{max(year, 0):04}-{month:02}-{day:02}"


# ---- what was written before -------------------------------------------------------------------------

OLD_NAMES = ("year", "century", "until")
"""Fields of a dating that there were once; `part` is one still."""


def from_old_fields(group: Mapping[str, object]) -> Mapping[str, str] | None:
    """`date`, and `part` where there was one, of a group with year, century, part and until; None where they say no date.

    >>> from_old_fields({"century": "19", "part": "late", "until": {"century": "20", "part": "early"}})
    {'date': '18XX/19XX', 'part': 'late/early'}
    """
    until = group.get("until")
    sides = [_old_age(side) for side in (group, *((until,) if until else ()))]
    if None in sides:
        return None
    dates, parts = zip(*filter(None, sides), strict=True)
    fields = {"date": "/".join(dates), "part": "/".join(parts)}
    if not any(parts):
        del fields["part"]
    try:
        read(fields["date"], fields.get("part", ""))
    except RefusedError:
        return None
    return fields


def _old_age(group: object) -> tuple[str, str] | None:
    """Date and part of one end; the year counts where there was a century as well."""
    if not isinstance(group, Mapping):
        return None
    year, century = str(group.get("year") or ""), str(group.get("century") or "")
    if re.fullmatch(r"[0-9]{1,4}", year):
        return f"{int(year):04}", ""
    if not year and re.fullmatch(r"[0-9]{1,2}", century) and int(century):
        return f"{int(century) - 1:02}XX", str(group.get("part") or "")
    return None
