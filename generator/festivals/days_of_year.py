"""A month and a day, or from one to another, as they are written: 07-27, 12-29/01-03."""

from __future__ import annotations

import re

from generator.festivals.feast import FORM, NO_DAY, RefusedError

MonthDay = tuple[int, int]


def read(text: str, longest: tuple[int, ...]) -> tuple[MonthDay, MonthDay]:
    """First and last day; each month has at most as many as `longest` says. Raises RefusedError."""
    parts = text.split("/")
    if len(parts) > 2 or not all(re.fullmatch("[0-9]{2}-[0-9]{2}", part) for part in parts):  # noqa: PLR2004 -- first and last
        raise RefusedError(FORM)
    ends = [(int(part[:2]), int(part[3:])) for part in parts]
    if not all(1 <= month <= len(longest) and 1 <= day <= longest[month - 1] for month, day in ends):
        raise RefusedError(NO_DAY)
    return ends[0], ends[-1]
