"""The front matter of older texts in today's form: who reviewed it, where that was said in one line."""

from __future__ import annotations

import re
from datetime import date

import yaml

from generator.content.front_matter import FRONT_MATTER
from generator.upgrade.rewriting import Edit, applied, pairs_of, root_of, scalar

_DAY = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})|(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4})")
_BETWEEN = re.compile(r"^[\s,;:·()–-]+|[\s,;:·()–-]+$|\b(?:ngày|on)\s*$")
"""What stands between a name and a day."""

MOST_MONTHS = 12


def renewed_text(text: str) -> tuple[str, tuple[tuple[int, str], ...]]:
    """The text of a `<lang>.md` in today's form, and line and name of what is left to a person."""
    front = FRONT_MATTER.match(text)
    try:
        pairs = pairs_of(root_of(front[1])) if front else {}
    except yaml.YAMLError:  # said by `ditich check`
        pairs = {}
    if front is None or "reviewed" not in pairs:
        return text, ()
    key, value = pairs["reviewed"]
    if not isinstance(value, yaml.ScalarNode) or not value.value.strip():
        return text, ()
    review = _review_in(value.value)
    if review is None:
        return text, ((text.count("\n", 0, front.start(1)) + key.start_mark.line + 1, "reviewed"),)
    by, on = review
    edit = Edit(value.start_mark.index, value.end_mark.index, f"{{by: {scalar(by)}, on: {on}}}")
    return text[: front.start(1)] + applied(front[1], [edit]) + text[front.end(1) :], ()


def _review_in(said: str) -> tuple[str, str] | None:
    """Who and on which day (ISO 8601); None where one is missing, or where 3/4 may be either month.

    >>> _review_in("Ban quản trị đình, ngày 28/11/2026")
    ('Ban quản trị đình', '2026-11-28')
    """
    days = list(_DAY.finditer(said))
    if len(days) != 1:
        return None
    found = days[0]
    by = said[: found.start()] + said[found.end() :]
    while (shorter := _BETWEEN.sub("", by)) != by:
        by = shorter
    if found["d"] and int(found["d"]) <= MOST_MONTHS and found["d"] != found["m"]:
        return None
    parts = (found["year"] or found["y"], found["month"] or found["m"], found["day"] or found["d"])
    try:
        on = date(*map(int, parts)).isoformat()
    except ValueError:
        return None
    return (by, on) if any(letter.isalpha() for letter in by) else None
