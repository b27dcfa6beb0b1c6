"""Feasts of the Khmer calendar that were checked against published days: Chol Chnam Thmay, Meak Bochea, Visak Bochea, Pchum Ben, Ok Om Bok."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from generator.festivals.feast import CHOICE, RefusedError, Span, Words

# The rules, after Roath Kim Soeun's almanac (Pratitin Soryakkatik-Chankatik 1900-1999) in the words of Phylypo Tum
# (khmer-calendar.tovnah.com): a solar year is 292207/800 days, and from what is left of it on New Year's Day, counted in
# days, 692nds and 30ths of a month, follows whether its lunar year has a day more (in Jesth) or a month (Asadh twice).

_A_DAY = timedelta(days=1)
_FIRST_BOS = date(1900, 1, 1)
"""First day of the month Bos of 1900, from which years are counted."""

_JULIAN_ZERO, _ERA = 1721424.5, 1954167.5
"""Julian days of the day before 1 January of year 1, and of the epoch of the little era (Chula Sakaraj, 638)."""

_SANGKRAN_BEFORE = 2.1611
"""Days from the true New Year, Moha Sangkran, to the mean one, Lerng Sak: 2 d 3 h 52 min."""


def _signs(year: int) -> tuple[bool, int, int]:
    """Of a Buddhist year: whether its solar year has 366 days, and its avoman (of 692) and bodithey (of 30)."""
    days, rest = divmod(year * 292207 + 499, 800)
    months, avoman = divmod(11 * (days + 4) + 25, 692)
    return 800 - rest <= 207, avoman, (months + days + 4 + 29) % 30  # noqa: PLR2004 -- days of a leap year left over


def _wanted(year: int) -> tuple[bool, bool]:
    """Whether the signs of a Buddhist year ask for one month more, and for one day more."""
    (long, avoman, bodithey), (_, next_avoman, next_bodithey) = _signs(year), _signs(year + 1)
    month = bodithey >= 25 or bodithey <= 5  # noqa: PLR2004 -- the rule
    if (bodithey, next_bodithey) == (25, 5):
        month = False
    if (bodithey, next_bodithey) == (24, 6):
        month = True
    day = avoman <= 126 if long else avoman <= 137 and next_avoman != 0  # noqa: PLR2004 -- the rule
    return month, day


def _has_more(year: int) -> tuple[bool, bool]:
    """Whether a Buddhist year has one month more, and one day more: never both, the day then waits for the next year."""
    month, day = _wanted(year)
    return month, not month and (day or all(_wanted(year - 1)))


@lru_cache
def _first_of_bos(year: int) -> date:
    """First day of Bos at the turn to this Gregorian year; 1900 at the earliest."""
    if year == _FIRST_BOS.year:
        return _FIRST_BOS
    month, day = _has_more(year - 1 + 544)
    return _first_of_bos(year - 1) + (384 if month else 354 + day) * _A_DAY


def _first_of(month: str, year: int) -> date:
    """First day of a lunar month of the year that began with Bos."""
    leap_month, leap_day = _has_more(year + 544)
    lengths = {
        "Bos": 30, "Meak": 29, "Phalgun": 30, "Chetr": 29, "Pisakh": 30, "Jesth": 29 + leap_day, "Asadh": 60 if leap_month else 30,
        "Srap": 29, "Photrobot": 30, "Assuj": 29, "Kadeuk": 30,
    }  # fmt: skip
    before = itertools.takewhile(lambda name: name != month, lengths)
    return _first_of_bos(year) + sum(lengths[name] for name in before) * _A_DAY


def _full_moon(month: str) -> Callable[[int], Span]:
    """The day of a month's full moon, its 15th."""

    def on(year: int) -> Span:
        day = _first_of(month, year) + 14 * _A_DAY
        return day, day

    return on


def _pchum_ben(year: int) -> Span:
    """The last two days of Photrobot and the first of Assuj."""
    first = _first_of("Assuj", year)
    return first - 2 * _A_DAY, first


def _new_year(year: int) -> Span:
    """From the day on which the sun is at the beginning of Aries to that on which the year begins: three days or four.

    Where it is there within minutes of midnight, as in 2032, almanacs may have another day.
    """
    lerng_sak = _ERA + ((year - 638) * 292207 + 373) / 800
    first, last = (date.fromordinal(int(moment - _JULIAN_ZERO)) for moment in (lerng_sak - _SANGKRAN_BEFORE, lerng_sak))
    return first, last


FEASTS: Mapping[str, Callable[[int], Span]] = {
    "chol-chnam-thmay": _new_year,
    "meak-bochea": _full_moon("Meak"),
    "visak-bochea": _full_moon("Pisakh"),
    "pchum-ben": _pchum_ben,
    "ok-om-bok": _full_moon("Kadeuk"),
}
"""Name → its days in a Gregorian year."""


@dataclass(frozen=True, slots=True)
class KhmerFeast:
    """A feast by its name."""

    name: str
    calculated: bool = True
    weekly: bool = False
    note: str = "calendar_note_khmer"

    def said(self, words: Words) -> str:
        """Full moon of Pisakh in the Khmer calendar."""
        return words.say(f"khmer_{self.name.replace('-', '_')}")

    def occurrences(self, today: date, count: int) -> tuple[Span, ...]:
        """One a year."""
        spans = (FEASTS[self.name](year) for year in itertools.count(today.year))
        return tuple(itertools.islice((span for span in spans if today <= span[1]), count))

    def year(self, first: date) -> int:
        """The Gregorian one: each of the feasts is far from its turn."""
        return first.year


def read(text: str) -> KhmerFeast:
    """The feast that is written so. Raises RefusedError."""
    if text not in FEASTS:
        raise RefusedError(CHOICE, tuple(FEASTS))
    return KhmerFeast(text)
