"""The interface's words in one language, filled in; and how that language writes dates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date as Day  # noqa: N812 -- `date` is a method here

from generator.languages import LANGUAGES


@dataclass(frozen=True, slots=True)
class Wording:
    """One language of words.yaml."""

    language: str
    words: Mapping[str, str]

    @property
    def entries(self) -> tuple[tuple[str, str], ...]:
        """Every key with its words, as a template takes them."""
        return tuple(self.words.items())

    def say(self, key: str, **values: object) -> str:
        """The word with its places filled in."""
        return self.words[key].format_map(values)

    def join_sentences(self, sentences: Iterable[str]) -> str:
        """Sentences one after another, as this language joins them."""
        return LANGUAGES[self.language].gap.join(sentences)

    def number(self, value: float, digits: int = 1) -> str:
        """A number with so many digits behind this language's decimal sign."""
        return f"{value:.{digits}f}".replace(".", self.words["decimal_sign"])

    def days(self, first: Day, last: Day) -> str:
        """Two days, the second not before the first, as this language writes them together."""
        if (first.year, first.month) != (last.year, last.month):
            return f"{self.date(first.isoformat())} – {self.date(last.isoformat())}"
        day = f"{first.day}–{last.day}" if first != last else str(first.day)
        return self.say("date_day", year=first.year, month=self.say(f"month_{first.month}"), day=day)

    def date(self, value: str) -> str:
        """A day, month or year (2004-11-15, 2004-11, 2004) as this language writes it."""
        year, month, day = ([int(part) for part in value.split("-")] + [0, 0])[:3]
        if not month:
            return self.say("date_year", year=year)
        return self.say("date_day" if day else "date_month", year=year, month=self.say(f"month_{month}"), day=day)


def one_line(text: str) -> str:
    """The text without line breaks, each run of blanks one blank."""
    return " ".join(text.split())
