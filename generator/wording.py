"""The interface's words in one language, filled in; and how that language writes dates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wording:
    """One language of words.yaml."""

    language: str
    words: Mapping[str, str]

    def say(self, key: str, **values: object) -> str:
        """The word with its places filled in."""
        return self.words[key].format_map(values)

    def date(self, value: str) -> str:
        """A day, month or year (2004-11-15, 2004-11, 2004) as this language writes it."""
        year, month, day = ([int(part) for part in value.split("-")] + [0, 0])[:3]
        if not month:
            return self.say("date_year", year=year)
        return self.say("date_day" if day else "date_month", year=year, month=self.say(f"month_{month}"), day=day)
