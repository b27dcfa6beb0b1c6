"""When a place is open, in words, and as schema.org has it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from typing import Any

from generator.content.opening_hours import ALWAYS, SUN, Range, Rule, read, times_on
from generator.text.translations import Wording


def in_words(open_text: str, wording: Wording) -> tuple[str, ...]:
    """A line for each rule, in the language of `wording`: Monday to Friday: 07:00–11:00, 13:00–17:00."""
    if open_text == ALWAYS:
        return (wording.say("hours_always"),)
    return tuple(_rule(rule, wording) for rule in read(open_text))


def one_line(lines: Iterable[str], wording: Wording) -> str:
    """The lines of `in_words` as one."""
    return reduce(lambda first, after: wording.say("hours_rules", first=first, next=after), lines)


def _rule(rule: Rule, wording: Wording) -> str:
    spans = [_span(*span, wording) for span in rule.times] or [wording.say("hours_closed")]
    times = _together(spans, wording)
    months = _together([_through("month", part, wording) for part in rule.months], wording)
    days = [_through("weekday", part, wording) for part in rule.days]
    on = _together([*days, *((wording.say("hours_holidays"),) if rule.holidays else ())], wording)
    if months and on:
        on = wording.say("hours_in", months=months, days=on)
    return wording.say("hours_on", days=on or months, times=times) if on or months else times


def _span(opens: str, closes: str, wording: Wording) -> str:
    opens, closes = (wording.say(f"hours_{time}") if time in SUN else time for time in (opens, closes))
    return wording.say("hours", opens=opens, closes=closes)


def _through(name: str, part: Range, wording: Wording) -> str:
    """A day or month, or one to another."""
    first, last = (wording.say(f"{name}_{number + 1}") for number in part)
    return first if first == last else wording.say("days_through", first=first, last=last)


def _together(parts: Iterable[str], wording: Wording) -> str:
    """One after the other."""
    texts = list(parts)
    return reduce(lambda first, after: wording.say("hours_more", first=first, next=after), texts) if texts else ""


def specification(open_text: str) -> list[dict[str, Any]]:
    """The hours as OpeningHoursSpecification nodes; none where they go by the sun or by months, for schema.org has dates of a year.

    There no rule comes before another: each day has the hours that are left to it, and none where it is closed.
    """
    rules = read(open_text)
    if any(rule.months or {time for span in rule.times for time in span} & set(SUN) for rule in rules):
        return []
    days_of: dict[tuple[str, str], list[str]] = {}
    for day, name in enumerate(_DAY_NAMES):
        for span in times_on(rules, 0, day):
            days_of.setdefault(span, []).append(name)
    if any(rule.holidays for rule in rules):
        for span in times_on(rules, 0, None) or (_CLOSED,):
            days_of.setdefault(span, []).append("PublicHolidays")
    return [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": [f"https://schema.org/{name}" for name in names],
            "opens": opens,
            "closes": "23:59" if closes == "24:00" else closes,
        }
        for (opens, closes), names in days_of.items()
    ]


_DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_CLOSED = ("00:00", "00:00")
"""How schema.org says that it is closed all day."""
