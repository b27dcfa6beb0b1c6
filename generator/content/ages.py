"""When something was, in words."""

from __future__ import annotations

from generator.content.edtf import CENTURY, DECADE, Dating, Moment
from generator.text.translations import Wording


def in_words(dating: Dating, wording: Wording) -> str:
    """The dating in the language of `wording`: late 19th century, about 1850, 1850 or later."""
    if not dating.begin:
        assert dating.end
        return wording.say("age_or_before", when=_moment(dating.end, wording))
    if not dating.end:
        return wording.say("age_or_after", when=_moment(dating.begin, wording))
    first = _moment(dating.begin, wording)
    return wording.say("age_span", first=first, last=_moment(dating.end, wording)) if dating.interval else first


def _moment(moment: Moment, wording: Wording) -> str:
    text = _named(moment, wording)
    if moment.before_christ:
        text = wording.say("age_before_christ", when=text)
    if moment.approximate:
        text = wording.say("age_about", when=text)
    return wording.say("age_uncertain", when=text) if moment.uncertain else text


def _named(moment: Moment, wording: Wording) -> str:
    """The moment without its signs, and without the era."""
    if moment.digits == CENTURY:
        return wording.say(f"century_{moment.part or 'whole'}", century=wording.ordinal(moment.count))
    if moment.digits == DECADE and moment.before_christ:  # the 50s BC are 59 to 50, and -005X is 60 to 51
        last = wording.say("date_year", year=moment.count - 9)
        return wording.say("age_span", first=wording.say("date_year", year=moment.count), last=last)
    if moment.digits == DECADE:
        return wording.say("age_decade", decade=moment.count)
    if not moment.month:
        return wording.say("date_year", year=moment.count)
    month = wording.say(f"month_{moment.month}")
    return wording.say("date_day" if moment.day else "date_month", year=moment.count, month=month, day=moment.day)
