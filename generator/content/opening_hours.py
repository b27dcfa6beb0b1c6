"""Opening hours in the syntax of OpenStreetMap's `opening_hours`, as far as relics need it; and what was once written instead.

wiki.openstreetmap.org/wiki/Key:opening_hours/specification. Taken are rules with `;` between them, each of months (`Apr-Oct`), days of the
week (`Mo-Fr`, `Sa,Su`), public holidays (`PH`) and times (`07:00-11:00,13:00-17:00`, `sunrise-sunset`) or `off`; and `24/7` alone. A rule holds
on its days in place of those before it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import combinations

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
SUN = ("sunrise", "sunset")
ALWAYS, HOLIDAYS = "24/7", "PH"
FORM, ORDER, OVERLAP = "hours_form", "hours_order", "hours_overlap"


class RefusedError(ValueError):
    """Text that is no opening hours here: one of the codes above, and how it may be meant, or nothing."""

    def __init__(self, code: str, best: str = "") -> None:
        """Keep both."""
        super().__init__(code)
        self.code, self.best = code, best


Range = tuple[int, int]
"""First and last of days or months, counted from 0; it may go over the end: Sa-Mo is (5, 0)."""


@dataclass(frozen=True, slots=True)
class Rule:
    """When it is open on some days; or that it is closed then."""

    months: tuple[Range, ...] = ()
    """Empty: all year."""

    days: tuple[Range, ...] = ()
    """Empty: the whole week, where there are no holidays either."""

    holidays: bool = False
    """Whether it is for public holidays, besides the days."""

    times: tuple[tuple[str, str], ...] = ()
    """Begin and end as written, HH:MM or one of SUN. Empty: closed."""

    @property
    def weekdays(self) -> frozenset[int]:
        """The days of the week it is for, from 0 for Monday."""
        return _all_in(self.days, len(DAYS)) if self.days or self.holidays else frozenset(range(len(DAYS)))

    @property
    def all_months(self) -> frozenset[int]:
        """The months it is for, from 0 for January."""
        return _all_in(self.months, len(MONTHS)) if self.months else frozenset(range(len(MONTHS)))


def _all_in(ranges: tuple[Range, ...], count: int) -> frozenset[int]:
    return frozenset((first + step) % count for first, last in ranges for step in range((last - first) % count + 1))


def times_on(rules: tuple[Rule, ...], month: int, day: int | None) -> tuple[tuple[str, str], ...]:
    """When it is open on such a day of the week, both from 0; None: on a public holiday, if a rule is for those."""
    found: tuple[tuple[str, str], ...] = ()
    for rule in rules:
        if month in rule.all_months and (rule.holidays if day is None else day in rule.weekdays):
            found = rule.times
    return found


# ---- reading -----------------------------------------------------------------------------------------


def _list_of(names: tuple[str, ...], *more: str) -> str:
    one = "|".join((*(f"(?:{name}(?:-(?:{'|'.join(names)}))?)" for name in names), *more))
    return f"(?:{one})(?:,(?:{one}))*"


_TIME = r"(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]|24:00|sunrise|sunset)"
_RULE = re.compile(
    rf"(?:(?P<months>{_list_of(MONTHS)})(?::? |$))?(?:(?P<days>{_list_of(DAYS, HOLIDAYS)})(?: |$))?"
    rf"(?P<times>{_TIME}-{_TIME}(?:,{_TIME}-{_TIME})*|off|closed)"
)


def read(text: str) -> tuple[Rule, ...]:
    """The rules that are written so. Raises RefusedError."""
    if text == ALWAYS:
        return (Rule(times=(("00:00", "24:00"),)),)
    parts = re.split(r"; ?", text.replace(", ", ","))
    rules: tuple[Rule, ...] = ()
    for at, part in enumerate(parts):
        try:
            rules += (_rule(part),)
        except RefusedError as refused:
            mended = "; ".join((*parts[:at], refused.best, *parts[at + 1 :])) if refused.best else ""
            raise RefusedError(refused.code, mended) from None
    for before, after in combinations(range(len(rules)), 2):
        _check_apart(rules, before, after)
    return rules


def _rule(text: str) -> Rule:
    match = _RULE.fullmatch(text)
    if not match:
        raise RefusedError(FORM)
    days = (match["days"] or "").split(",") if match["days"] else []
    rule = Rule(
        tuple(_range(part, MONTHS) for part in (match["months"] or "").split(",") if part),
        tuple(_range(part, DAYS) for part in days if part != HOLIDAYS),
        HOLIDAYS in days,
        tuple(_times(part, text) for part in match["times"].split(",") if "-" in part),
    )
    if (united := _united(rule.times)) != tuple(sorted(rule.times, key=_key)):
        raise RefusedError(OVERLAP, written((replace(rule, times=united),)))
    return rule


def _united(times: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """The times in order, those that overlap as one."""
    united: list[tuple[str, str]] = []
    for begin, end in sorted(times, key=_key):
        if united and _key((begin, end))[0] < _key(united[-1])[1]:
            united[-1] = (united[-1][0], max(united[-1][1], end, key=lambda time: _key((time, time))))
        else:
            united.append((begin, end))
    return tuple(united)


def _key(span: tuple[str, str]) -> tuple[str, ...]:
    """For comparing: the sun rises before any hour that is written, and sets after it."""
    return tuple({"sunrise": "00:00", "sunset": "23:59"}.get(time, time) for time in span)


def _range(text: str, names: tuple[str, ...]) -> Range:
    first, _, last = text.partition("-")
    return names.index(first), names.index(last or first)


def _times(text: str, rule: str) -> tuple[str, str]:
    """Begin and end, of a rule. An end before the begin, after midnight to OpenStreetMap, is more often a slip: it is refused."""
    begin, end = text.split("-")
    wrong = (begin, end) == ("sunset", "sunrise") or (begin[0] != "s" and end[0] != "s" and end <= begin)
    if wrong or begin == end:
        raise RefusedError(ORDER, rule.replace(text, f"{end}-{begin}") if begin != end else "")
    return begin, end


def _check_apart(rules: tuple[Rule, ...], first: int, second: int) -> None:
    """Refuse a second rule for the same days, but one that says more closely when it holds: it would silently replace the first."""
    before, after = rules[first], rules[second]
    same = before.weekdays & after.weekdays
    if not before.all_months & after.all_months or not (same or (before.holidays and after.holidays)):
        return
    only_some_days = (after.days or after.holidays) and not (before.days or before.holidays)
    if after.all_months < before.all_months or only_some_days:
        return
    joined = list(rules)
    if (before.months, before.weekdays, before.holidays) == (after.months, after.weekdays, after.holidays):
        del joined[second]
        joined[first] = replace(before, times=_united((*before.times, *after.times)))
    elif before.days and (rest := before.weekdays - same):
        joined[first] = replace(before, days=_as_ranges(rest), holidays=before.holidays and not after.holidays)
    else:
        raise RefusedError(OVERLAP)
    raise RefusedError(OVERLAP, written(tuple(joined)))


def _as_ranges(days: frozenset[int]) -> tuple[Range, ...]:
    ranges: list[Range] = []
    for day in sorted(days):
        if ranges and ranges[-1][1] == day - 1:
            ranges[-1] = (ranges[-1][0], day)
        else:
            ranges.append((day, day))
    return tuple(ranges)


def written(rules: tuple[Rule, ...]) -> str:
    """The rules as text."""
    return "; ".join(_written(rule) for rule in rules)


def _written(rule: Rule) -> str:
    months = ",".join(_named(months, MONTHS) for months in rule.months)
    days = ",".join((*(_named(days, DAYS) for days in rule.days), *((HOLIDAYS,) if rule.holidays else ())))
    times = ",".join(f"{begin}-{end}" for begin, end in rule.times) or "off"
    return " ".join(filter(None, (months, days, times)))


def _named(part: Range, names: tuple[str, ...]) -> str:
    first, last = (names[number] for number in part)
    return first if first == last else f"{first}-{last}"


# ---- what was written before --------------------------------------------------------------------------

OLD_NAMES = ("opens", "closes")
"""Fields of the hours that there were once."""


def from_old_fields(group: Mapping[str, object]) -> str:
    """What `open` is, of a group with `opens` and `closes`; empty where they say no hours.

    >>> from_old_fields({"opens": "08:00", "closes": "17:00"})
    '08:00-17:00'
    """
    text = f"{group.get('opens')}-{group.get('closes')}"
    try:
        return written(read(text))
    except RefusedError:
        return ""
