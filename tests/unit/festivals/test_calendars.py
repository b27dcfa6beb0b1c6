"""Each calendar a feast may go by: what it takes, how it is told, and that its days are those that were published."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
import vnlunar
import vobject
from hypothesis import given
from hypothesis import strategies as st

from generator.content.feasts import Festival
from generator.content.schema import RelicFacts
from generator.festivals import ics
from generator.festivals.calendars import READERS, feast, in_lunar_month
from generator.festivals.dates import YEARS, EventTexts, events, next_in_words
from generator.festivals.feast import RefusedError
from generator.text.translations import Wording
from tests.support.day import TODAY
from tests.support.relics import FACTS
from tests.support.relics import written as file_of
from tests.support.worlds import LANGUAGES

EXAMPLES = [
    ("lunar", "04-15"),
    ("lunar", "04-15/04-16"),
    ("lunar", "12-29/01-03"),
    ("lunar", "11-20/01-05"),
    ("solar", "07-27"),
    ("solar", "02-29"),
    ("solar", "04-30/05-01"),
    ("solar", "12-30/01-02"),
    ("weekly", "Su"),
    *(("khmer", name) for name in ("chol-chnam-thmay", "meak-bochea", "visak-bochea", "pchum-ben", "ok-om-bok")),
]
todays = st.dates(date(2020, 1, 1), date(2040, 12, 31))


@pytest.fixture(scope="module")
def wordings(loaded) -> dict[str, Wording]:
    return dict(loaded.wordings)


def test_every_calendar_has_an_example_and_a_field():
    assert set(READERS) == {calendar for calendar, _ in EXAMPLES} == set(READERS) & set(Festival.model_fields)


@pytest.mark.parametrize("when", EXAMPLES)
@given(today=todays)
def test_occurrences_follow_one_another_and_none_is_left_out(when, today):
    held = feast(when)
    found = held.occurrences(today, 6)

    assert 6 == len(found)
    assert today <= found[0][1]
    assert all(first <= last for first, last in found)
    assert all(last < first for (_, last), (first, _) in pairwise(found))
    assert found[1:] == held.occurrences(found[0][1] + timedelta(1), 5)
    longest = 7 if held.weekly else 386
    assert all((after - before).days <= longest for (before, _), (after, _) in pairwise(found))


@pytest.mark.parametrize("when", EXAMPLES)
def test_each_year_of_a_feast_has_a_name_of_its_own(when, wordings):
    """A phone knows an event again by it, whenever the site was built."""
    about = EventTexts("f@thu.example", "Lễ", "Ô Môn", "https://thu.example/", wordings["vi"])
    found = {
        (event.uid, event.first)
        for today in (date(year, month, 1) for year in range(2024, 2036) for month in (1, 5, 12))
        for event in events(Festival.model_construct(**dict([when])), about, today)
        if not event.weekly
    }

    assert len(found) == len({uid for uid, _ in found}) == len({first for _, first in found})


# ---- in words --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("when", "vi", "en", "zh"),
    [
        (("solar", "07-27"), "ngày 27 tháng 7 dương lịch", "27 July", "公历7月27日"),
        (
            ("solar", "12-30/01-02"),
            "ngày 30 tháng 12 dương lịch – ngày 2 tháng 1 dương lịch",
            "30 December to 2 January",
            "公历12月30日至公历1月2日",
        ),
        (("weekly", "Su"), "chủ nhật hằng tuần", "every Sunday", "每星期日"),
        (
            ("lunar", "12-29/01-03"),
            "ngày 29 tháng 12 âm lịch – ngày 3 tháng 1 âm lịch",
            "29th of the 12th lunar month to 3rd of the 1st lunar month",
            "农历十二月二十九至农历正月初三",
        ),
        (
            ("khmer", "visak-bochea"),
            "rằm tháng Pisakh theo lịch Khmer",
            "full moon of Pisakh in the Khmer calendar",
            "高棉历 Pisakh 月望日",
        ),
    ],
)
def test_a_feast_is_told_as_its_calendar_has_it(wordings, when, vi, en, zh):
    assert (vi, en, zh) == tuple(feast(when).said(wordings[language]) for language in ("vi", "en", "zh"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("when", EXAMPLES)
def test_the_next_days_are_told_where_they_are_calculated_alone(wordings, when, language):
    """27 July is 27 July every year, and Sunday is known to all."""
    festival = Festival.model_construct(**dict([when]))

    assert feast(when).said(wordings[language])
    assert (when[0] in ("lunar", "khmer")) == bool(next_in_words(festival, wordings[language], TODAY))


def test_days_of_a_month_are_the_short_way_to_write_the_same():
    assert ("lunar", "04-15") == in_lunar_month(4, (15,))
    assert ("lunar", "04-15/04-17") == in_lunar_month(4, (15, 16, 17))


# ---- published days --------------------------------------------------------------------------------------

KHMER = {
    # Chol Chnam Thmay first and last, Visak Bochea, Pchum Ben first and last, Water Festival's middle day = Ok Om Bok
    2011: ("04-14", "04-16", "05-17", "09-26", "09-28", "11-10"),
    2017: ("04-14", "04-16", "05-10", "09-19", "09-21", "11-03"),
    2018: ("04-14", "04-16", "04-29", "10-08", "10-10", "11-22"),
    2019: ("04-14", "04-16", "05-18", "09-27", "09-29", "11-11"),
    2020: ("04-13", "04-16", "05-06", "09-16", "09-18", "10-31"),
    2021: ("04-14", "04-16", "04-26", "10-05", "10-07", "11-19"),
    2022: ("04-14", "04-16", "05-15", "09-24", "09-26", "11-08"),
    2023: ("04-14", "04-16", "05-04", "10-13", "10-15", "11-27"),
    2024: ("04-13", "04-16", "05-22", "10-01", "10-03", "11-15"),
    2025: ("04-14", "04-16", "05-11", "09-21", "09-23", "11-05"),
    2026: ("04-14", "04-16", "05-01", "10-10", "10-12", "11-24"),
}
"""Public holidays of Cambodia as its government proclaims them each year.

Visak Bochea, Pchum Ben and the Water Festival: the library `holidays` 0.109 (country KH), which has them of the gazette from 2015, checked there
against the National Bank of Cambodia's and ASEAN's lists; 2011 besides khmeridentification-edu.blogspot.com (the government's list of that year), 2019
besides beeninasia.com. Chol Chnam Thmay: the same lists of 2011 and 2019, `holidays` for 2017, 2018, 2020 to 2026 (of 2020 and 2024 with four days).
`holidays` has 13 April for 2015 and 2019, where the almanac and the lists have 14.
"""

MEAK_BOCHEA = {2011: "02-18", 2015: "02-03", 2016: "02-22", 2017: "02-11", 2018: "01-31", 2019: "02-19"}
"""A public holiday until 2019; the same sources."""


@pytest.mark.parametrize("year", KHMER)
def test_khmer_feasts_are_on_the_days_that_cambodia_proclaimed(year):
    def days(name: str) -> tuple[str, str]:
        ((first, last),) = feast(("khmer", name)).occurrences(date(year, 1, 1), 1)
        return f"{first:%m-%d}", f"{last:%m-%d}"

    found = (*days("chol-chnam-thmay"), days("visak-bochea")[0], *days("pchum-ben"), days("ok-om-bok")[0])
    assert KHMER[year] == found
    assert MEAK_BOCHEA.get(year, days("meak-bochea")[0]) == days("meak-bochea")[0]


@pytest.mark.parametrize(
    ("when", "today", "first", "last"),
    [
        # War Invalids and Martyrs' Day of 2026; Tết of 2027 is on 6 February, and its eve on the 5th
        (("solar", "07-27"), date(2026, 1, 1), date(2026, 7, 27), date(2026, 7, 27)),
        (("solar", "12-30/01-02"), date(2027, 1, 2), date(2026, 12, 30), date(2027, 1, 2)),
        (("solar", "02-29"), date(2027, 1, 1), date(2027, 2, 28), date(2027, 2, 28)),
        (("solar", "02-29"), date(2028, 1, 1), date(2028, 2, 29), date(2028, 2, 29)),
        (("lunar", "12-29/01-03"), date(2027, 1, 10), date(2027, 2, 5), date(2027, 2, 8)),
        (("weekly", "Su"), date(2026, 11, 28), date(2026, 11, 29), date(2026, 11, 29)),
        (("weekly", "Sa"), date(2026, 11, 28), date(2026, 11, 28), date(2026, 11, 28)),
    ],
)
def test_the_next_days_are_those_of_the_wall_calendar(when, today, first, last):
    assert ((first, last),) == feast(when).occurrences(today, 1)


def test_a_lunar_feast_may_go_over_the_turn_of_the_year_as_the_tables_have_it():
    for year in range(2024, 2034):
        begin = vnlunar.convert_lunar_to_solar(28, 12, year)
        end = vnlunar.convert_lunar_to_solar(3, 1, year + 1)

        assert ((date(*begin[::-1]), date(*end[::-1])),) == feast(("lunar", "12-28/01-03")).occurrences(
            date(*end[::-1]), 1
        )


# ---- the calendar to subscribe to ------------------------------------------------------------------------


def test_a_feast_of_every_week_is_one_event_that_repeats(wordings):
    about = EventTexts("f@thu.example", "Lễ", "Ô Môn", "https://thu.example/", wordings["en"])
    weekly = list(events(Festival.model_construct(weekly="Su"), about, TODAY))
    data = ics.calendar("Festivals", "en", TODAY, tuple(weekly)).decode()

    assert 1 == len(weekly)
    assert "FREQ=WEEKLY" == vobject.readOne(data).vevent.rrule.value
    assert YEARS == len(list(events(Festival.model_construct(solar="07-27"), about, TODAY)))


def test_an_event_says_that_its_days_are_calculated_where_they_are(wordings):
    about = EventTexts("f@thu.example", "Lễ", "Ô Môn", "https://thu.example/", wordings["en"])
    notes = {
        calendar: next(events(Festival.model_construct(**{calendar: text}), about, TODAY)).note
        for calendar, text in EXAMPLES
    }

    assert {"lunar", "khmer"} == {calendar for calendar, note in notes.items() if "calculated" in note}


# ---- what is refused -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("when", "code"),
    [
        (("solar", "02-30"), "feast_day"),
        (("solar", "04-31"), "feast_day"),
        (("solar", "13-01"), "feast_day"),
        (("solar", "00-10"), "feast_day"),
        (("solar", "7-27"), "feast_form"),
        (("solar", "07-27/07-28/07-29"), "feast_form"),
        (("solar", ""), "feast_form"),
        (("solar", "０7-27"), "feast_form"),
        (("lunar", "01-31"), "feast_day"),
        (("weekly", "su"), "choice"),
        (("weekly", "PH"), "choice"),
        (("khmer", "pchum ben"), "choice"),
        (("khmer", "bon-kathen"), "choice"),
    ],
)
def test_what_no_calendar_has_is_refused(when, code):
    with pytest.raises(RefusedError) as refused:
        feast(when)

    assert code == refused.value.code


@pytest.mark.parametrize(
    ("days", "code", "best"),
    [
        ({"solar": "27/7"}, "feast-form", "solar: 07-27"),
        ({"solar": "7-27"}, "feast-form", "solar: 07-27"),
        ({"solar": "ngày 27 tháng 7 dương lịch"}, "feast-form", "solar: 07-27"),
        ({"solar": "27 July"}, "feast-form", "solar: 07-27"),
        ({"solar": "July 27"}, "feast-form", "solar: 07-27"),
        ({"solar": "27-29/7"}, "feast-form", "solar: 07-27/07-29"),
        ({"solar": "5/4"}, "feast-form", ""),
        ({"solar": "27-07"}, "feast-day", "solar: 07-27"),
        ({"solar": "02-30"}, "feast-day", ""),
        ({"lunar": "29 tháng 12 - 3 tháng 1"}, "feast-form", "lunar: 12-29/01-03"),
        ({"weekly": "chủ nhật"}, "choice", "Su"),
        ({"weekly": "Sunday"}, "choice", "Su"),
        ({"khmer": "pchum-bên"}, "choice", "pchum-ben"),
        ({"khmer": "chol chnam thmay"}, "choice", "chol-chnam-thmay"),
        ({"month": "4"}, "feast-when", None),
        ({}, "feast-when", None),
        ({"month": "4", "days": ["15"], "solar": "07-27"}, "feast-calendars", ""),
        ({"weekly": "Su", "khmer": "pchum-ben"}, "feast-calendars", ""),
        ({"month": "13", "days": ["15"]}, "range", None),
    ],
)
def test_a_mistake_is_answered_with_the_edit(days, code, best):
    from generator.content.source import Document
    from generator.content.validate import check

    site = FACTS | {"festivals": [{"id": "f", **days, "sources": ["s1"]}]}
    document = held_in(site)
    assert isinstance(document, Document)
    _, (problem,) = check(RelicFacts, document)

    assert (code, best) == (problem.code, problem.values.get("best"))


def held_in(site: dict) -> object:
    """The document an author writes so."""
    import yaml

    from generator.content.source import parse

    document, problems = parse(file_of(yaml.safe_dump(site, allow_unicode=True, default_style='"')))
    assert not problems
    return document


def test_a_festival_knows_when_it_is_whichever_way_it_is_written():
    written = [
        {"month": "4", "days": ["15", "16"]},
        {"lunar": "04-15/04-16"},
        {"solar": "07-27"},
        {"weekly": "Su"},
        {"khmer": "pchum-ben"},
    ]
    found = [Festival.model_validate({"id": "f", "sources": ["s1"], **days}).when for days in written]

    assert [("lunar", "04-15/04-16")] * 2 + [("solar", "07-27"), ("weekly", "Su"), ("khmer", "pchum-ben")] == found
