"""A festival's days are told as the source gives them, as they fall next, and five years ahead to whoever subscribes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
import vnlunar
import vobject
from hypothesis import given
from hypothesis import strategies as st

from generator.content.catalogue import Relic
from generator.content.feasts import Festival
from generator.festivals import ics, lunar
from generator.festivals.dates import YEARS, EventTexts, days_in_words, events, next_day, next_in_words
from generator.pages.festivals import calendar
from generator.site import Site
from generator.text.translations import Wording
from tests.support.day import TODAY
from tests.support.sites import shown, with_relics
from tests.support.worlds import LANGUAGES
from tools.sample import lay_out

A_DAY = timedelta(days=1)


def calendar_of(site: Site, language: str) -> tuple[str, str, date, tuple[ics.Event, ...]] | None:
    """The calendar of all relics of a site."""
    return calendar(site, [relic.id for relic in site.catalogue.relics], language)


months = st.integers(1, 12)
feast_days = st.builds(lambda first, more: tuple(range(first, first + more)), st.integers(1, 27), st.integers(1, 4))
todays = st.dates(date(2020, 1, 1), date(2040, 12, 31))


def festival(month: int, *days: int) -> Festival:
    return Festival(id="f", month=month, days=days, sources=("s1",))


@pytest.fixture(scope="module")
def wordings(loaded) -> dict[str, Wording]:
    return dict(loaded.wordings)


@pytest.fixture(scope="module")
def about(wordings) -> EventTexts:
    return EventTexts("dinh-f@thu.example", "Lễ – Đình", "phường Ô Môn", "https://thu.example/vi/dinh/", wordings["vi"])


@pytest.fixture(scope="module")
def sample(tmp_path_factory, theme):
    """One relic has two festivals; that of month 12 is listed last and comes first."""
    folder = tmp_path_factory.mktemp("feasts")
    lay_out(folder)
    return shown(folder / "content", theme)


def by_the_tables(year: int, month: int, day: int) -> date:
    """The solar day in the tables most calendars of Vietnam are made from; the 30th of a short month is its 29th."""
    found = vnlunar.convert_lunar_to_solar(day, month, year) or vnlunar.convert_lunar_to_solar(29, month, year)
    return date(*found[::-1])


# ---- as the source gives them ---------------------------------------------------------------------


@pytest.mark.parametrize(("days", "shown"), [((15,), "15"), ((15, 16), "15–16"), ((15, 16, 17), "15–17")])
@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "zh"])
def test_lunar_days_are_a_span_from_the_first_to_the_last(wordings, language, days, shown):
    told = days_in_words(festival(4, *days), wordings[language]).replace("th", "")

    assert re.search(rf"(?<![\d–]){shown}(?![\d–])", told)
    assert re.search(r"(?<![\d–])4(?![\d–])", told)


def test_chinese_names_lunar_days_and_months_as_it_always_has(wordings):
    zh = wordings["zh"]

    assert "农历正月初一" == days_in_words(festival(1, 1), zh)
    assert "农历四月十五至十六" == days_in_words(festival(4, 15, 16), zh)
    assert "农历十二月二十九至三十" == days_in_words(festival(12, 29, 30), zh)


@pytest.mark.parametrize(("key", "last"), [("lunar_day_names", 30), ("lunar_month_names", 12)])
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_name_of_a_lunar_day_or_month_means_its_number(wordings, language, key, last):
    """As Unicode counts Chinese numerals (kPrimaryNumeric), where a language has its own."""
    names = wordings[language].words[key].split()

    assert list(range(1, last + 1)) == [value(name) for name in names]


def value(name: str) -> int:
    """The number in a name: 21 of 21st, 二十一 or 初五."""
    if digits := re.match(r"\d+", name):
        return int(digits.group())
    if name == "正月":
        return 1
    tens, _, ones = name.strip("初月").rpartition("十")
    count = [int(unicodedata.numeric(sign)) for sign in (tens or "一", ones or "零")]
    return count[0] * 10 + count[1] if "十" in name else int(unicodedata.numeric(ones))


@pytest.mark.parametrize(
    ("month", "days", "told"),
    [
        (4, (15, 16), "15th–16th of the 4th lunar month"),
        (1, (21,), "21st of the 1st lunar month"),
        (12, (11, 12, 13), "11th–13th of the 12th lunar month"),
    ],
)
def test_english_counts_lunar_days_and_months_in_order(wordings, month, days, told):
    assert told == days_in_words(festival(month, *days), wordings["en"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_lunar_days_say_of_which_calendar_they_are(wordings, language):
    """Another month 4 than the one a visitor knows."""
    mark = {"vi": "âm lịch", "en": "lunar", "km": "ចន្ទគតិ", "zh": "农历"}[language]

    assert mark in days_in_words(festival(4, 15), wordings[language])


# ---- as they fall next ----------------------------------------------------------------------------


@given(months, feast_days, todays)
def test_the_next_day_is_that_of_the_tables(month, days, today):
    """Of all feasts that are not over the first."""
    held = [
        (by_the_tables(year, month, min(days)), by_the_tables(year, month, max(days)))
        for year in range(today.year - 2, today.year + 3)
    ]

    assert next(first for first, last in held if today <= last) == next_day(festival(month, *days), today)


def test_a_festival_is_the_next_one_until_its_last_day_is_over():
    feast = festival(4, 15, 16, 17)
    first = next_day(feast, TODAY)

    assert [first, first, first] == [next_day(feast, first + days * A_DAY) for days in (0, 1, 2)]
    assert first + 300 * A_DAY < next_day(feast, first + 3 * A_DAY)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("vi", "ngày 20–21 tháng 5 năm 2027"),
        ("en", "20–21 May 2027"),
        ("km", "ថ្ងៃទី 20–21 ខែឧសភា ឆ្នាំ 2027"),
        ("zh", "2027年5月20–21日"),
    ],
)
def test_solar_days_have_their_year_and_say_that_they_were_calculated(wordings, language, told):
    """Phật Đản of 2027 is published: 20 May."""
    mark = {"vi": "tính", "en": "calculated", "km": "គណនា", "zh": "推算"}[language]
    said = next_in_words(festival(4, 15, 16), wordings[language], TODAY)

    assert (True, True) == (told in said, mark in said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_solar_days_go_on_after_the_lunar_ones(wordings, language):
    """They begin with what parts them: a sign or a bracket, never a letter or a digit."""
    said = next_in_words(festival(12, 30), wordings[language], TODAY)

    assert not said.lstrip()[0].isalnum()


# ---- as a calendar has them -----------------------------------------------------------------------


@pytest.mark.parametrize("month", range(1, 13))
@pytest.mark.parametrize("today", [date(2024, 1, 1), date(2025, 12, 31), date(2033, 11, 30), TODAY])
def test_a_calendar_reaches_five_years_ahead(about, month, today):
    found = list(events(festival(month, 1, 2), about, today))

    assert 5 == YEARS == len(found)
    assert next_day(festival(month, 1, 2), today) == found[0].first
    assert 4 * 353 <= (found[-1].first - found[0].first).days <= 4 * 385
    assert [A_DAY] * 5 == [event.last - event.first for event in found]


def every_event(about: EventTexts) -> Iterator[ics.Event]:
    """What is published from 2024 to 2040, built four times a year: feasts of each month, at its beginning, middle and end."""
    for today in (date(year, month, 1) for year in range(2024, 2041) for month in (1, 2, 7, 12)):
        for month in range(1, 13):
            for days in ((1,), (15, 16), (30,)):
                name = replace(about, uid=f"dinh-{month}-{days[0]}@thu.example")
                yield from events(festival(month, *days), name, today)


def test_no_two_feasts_in_no_two_years_have_one_name_and_none_has_two(about):
    """A phone knows a feast again by it (RFC 5545, 3.8.4.7), whenever the site was built.

    A feast of month 12 may be held twice in a solar year.
    """
    found = {(event.uid, event.uid.partition("@")[0].split("-dinh-")[1], event.first) for event in every_event(about)}

    assert len(found) > 12 * 3 * 17
    assert len(found) == len({uid for uid, _, _ in found})
    assert len(found) == len({(feast, first) for _, feast, first in found})


def test_the_name_a_feast_is_called_by_is_not_its_lasting_name(about):
    feast = festival(4, 15)
    one, other = (list(events(feast, replace(about, name=name), TODAY)) for name in ("Lễ", "Lễ Kỳ yên"))

    assert [event.uid for event in one] == [event.uid for event in other]
    assert [replace(event, name="Lễ Kỳ yên") for event in one] == other


@given(months, feast_days)
def test_an_event_lasts_as_long_as_the_feast_and_is_where_it_is(about, month, days):
    for event in events(festival(month, *days), about, TODAY):
        assert timedelta(0) <= event.last - event.first <= (max(days) - min(days)) * A_DAY
        assert (about.name, about.place, about.address) == (event.name, event.place, event.address)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_event_gives_the_days_of_the_source_beside_those_that_were_calculated(about, wordings, language):
    """So that whoever asks at the place can say which days are meant."""
    words = wordings[language]
    notes = {event.note for event in events(festival(4, 15, 16), replace(about, wording=words), TODAY)}

    assert {words.say("calendar_note", days=days_in_words(festival(4, 15, 16), words))} == notes
    assert ("十五至十六" if language == "zh" else "15–16") in notes.pop().replace("th", "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_phone_that_subscribes_gets_each_festival_of_the_trail(sample, language):
    """Read by another library."""
    name, *others = calendar_of(sample, language)
    read = vobject.readOne(ics.calendar(name, *others).decode())
    found = [(event.uid.value, event.dtstart.value, event.url.value) for event in read.vevent_list]

    assert 2 * YEARS == len(found) == len({uid for uid, _, _ in found})
    assert {f"https://mau.example/{language}/dinh-mau/"} == {address for _, _, address in found}
    assert {by_the_tables(year, 4, 15) for year in range(2027, 2032)} | {
        by_the_tables(year, 12, 30) for year in range(2026, 2031)
    } == {first for _, first, _ in found}
    assert sample.front_matter(language).site_name in name


def test_an_event_s_place_is_the_ward_or_else_the_address(sample):
    relic = sample.catalogue.relics[0]
    place = relic.facts.place.model_copy(update={"ward": None})
    moved = replace(relic, facts=relic.facts.model_copy(update={"place": place}))
    elsewhere = replace(sample, catalogue=with_relics(sample.catalogue, (moved,)))

    assert {"phường Ô Môn, thành phố Cần Thơ"} == {event.place for event in calendar_of(sample, "vi")[3]}
    assert {relic.facts.place.address} == {event.place for event in calendar_of(elsewhere, "vi")[3]}


def test_relics_and_festivals_of_like_ids_are_not_taken_for_one_another(sample):
    """A relic “dinh-mau” with a festival “cu-le” is not a relic “dinh-mau-cu” with a festival “le”."""

    def held(relic_id: str, feast: str) -> Relic:
        relic = sample.catalogue.relics[0]
        (one,) = relic.facts.festivals[:1]
        site = relic.facts.model_copy(update={"festivals": (one.model_copy(update={"id": feast}),)})
        front_matter = relic.stories[0].front_matter.model_copy(update={"festivals": {feast: "Lễ"}})
        return replace(relic, id=relic_id, facts=site, stories=(replace(relic.stories[0], front_matter=front_matter),))

    relics = (held("dinh-mau", "cu-le"), held("dinh-mau-cu", "le"))
    found = calendar_of(replace(sample, catalogue=with_relics(sample.catalogue, relics)), "vi")[3]

    assert 2 * YEARS == len(found) == len({event.uid for event in found})


def test_a_calendar_is_as_old_as_the_texts_it_is_made_from(content, theme):
    """Not as the day it is made on: the same texts give the same bytes."""
    site = shown(content, theme)

    assert [date(2026, 1, 2), date(2026, 1, 3)] == [calendar_of(site, language)[2] for language in ("vi", "en")]


def test_a_feast_of_the_old_year_may_lie_in_the_new_one():
    """Lunar month 12 of 2026 ends in February 2027."""
    assert 2027 == next_day(festival(12, 30), TODAY).year
    assert lunar.solar(2026, 12, 29) == next_day(festival(12, 30), TODAY)
