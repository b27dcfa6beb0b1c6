"""Questions about times: when a relic was built and ranked, when its festivals are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.content import ages
from generator.content.catalogue import Relic
from generator.content.edtf import Dating
from generator.content.feasts import Festival
from generator.content.fields import Sources
from generator.content.schema import StoryFrontMatter
from generator.festivals.calendars import READERS, feast
from generator.festivals.dates import days_in_words
from generator.festivals.feast import RefusedError, When
from generator.questions import near_dates
from generator.questions.question import Phrase, Topic, in_order
from generator.questions.stated import Stated
from generator.questions.typed import MOST_WRONG, Known, TypedQuestion, because, enough, year_updated
from generator.text.translations import Wording, borrowed, plain


def founded_when(relic: Relic, said: Stated) -> Iterator[TypedQuestion]:
    """When it was first built, where no source contradicts another."""
    if len(relic.facts.founded) != 1:
        return
    founded = relic.facts.founded[0]
    yield from when(
        relic, said, "founded", founded.dating, near_dates.REACH, founded.sources,
        lambda wording: because(wording.say("fact_founded"), ages.in_words(founded.dating, wording), wording),
    )  # fmt: skip


def when(  # noqa: PLR0913, PLR0917 -- what happened when, and who says so
    relic: Relic,
    said: Stated,
    topic: Topic,
    full: Dating,
    reach: int,
    sources: Sources,
    why: Callable[[Wording], Phrase],
) -> Iterator[TypedQuestion]:
    """A question about a time; the answers are of its precision, a year at most."""
    dating = near_dates.without_days(full)
    candidates = {
        repr(other): other
        for other in near_dates.near(dating, year_updated(relic), reach)
        if not _is_stated(other, said)
    }
    wordings = {repr(dating): dating} | candidates
    wrong, taken = list[str](), list[near_dates.Years]()
    for key in in_order(relic.id + topic + repr(dating), candidates):
        years = near_dates.years_of(candidates[key])
        if years and all(near_dates.apart(years, other) for other in taken) and len(wrong) < MOST_WRONG:
            wrong.append(key)
            taken.append(years)
    if enough(wrong):
        yield TypedQuestion(
            topic, "", repr(dating), tuple(wrong), sources,
            lambda wording, name: wording.say(f"quiz_{topic}", name=name),
            lambda key, wording: Phrase(ages.in_words(wordings[key], wording)),
            why,
        )  # fmt: skip


def _is_stated(dating: Dating, said: Stated) -> bool:
    """Whether the relic's texts name a year in it, or as many years; or one of its centuries."""
    years = near_dates.years_of(dating)
    return years is None or any(years[0] <= number <= years[1] for number in said.numbers) or bool(
        {moment.count for moment in (dating.begin, dating.end) if moment and moment.digits} & said.numbers
    )  # fmt: skip


SINCE_RANKS = 24
"""Years: ranks are younger than relics, and a wrong answer of before there were any would be seen through."""


_MONTHS = 12


def festivals_when(relic: Relic, known: Known, said: Stated) -> Iterator[TypedQuestion]:
    """When each of its festivals is."""
    first = relic.stories[0].front_matter
    assert isinstance(first, StoryFrontMatter)
    held = {festival.when for festival in relic.facts.festivals}
    names = {name: festival for festival, name in first.festivals.items()}
    for festival in relic.facts.festivals:
        # Two feasts of one name are one to whoever is asked.
        if names.get(first.festivals.get(festival.id, "")) == festival.id:
            yield from _festival(relic, festival, held, known, said)


@dataclass(frozen=True, slots=True)
class _Held:
    """A festival when it is not."""

    when: When


def _festival(relic: Relic, festival: Festival, held: set[When], known: Known, said: Stated) -> Iterator[TypedQuestion]:
    candidates = {repr(when): when for when in _other_days(festival.when, held) if not _is_said(when, known, said)}
    wrong = in_order(relic.id + festival.id + repr(festival.when), candidates)[:MOST_WRONG]
    days = {repr(festival.when): festival.when} | candidates

    def name(wording: Wording) -> tuple[str, str]:
        """The festival's name and the relic's: in these words' language, or in the first of the relic's."""
        story = next((story for story in relic.stories if story.language == wording.language), relic.stories[0])
        assert isinstance(story.front_matter, StoryFrontMatter)
        called = story.front_matter.festivals[festival.id]
        if story.language == wording.language or story.language not in known.wordings:
            return called, story.language
        return borrowed(called, known.wordings[story.language].about.mark), story.language

    if enough(wrong):
        yield TypedQuestion(
            "festival", festival.id, repr(festival.when), wrong, festival.sources,
            lambda wording, relic_name: wording.say("quiz_festival", festival=name(wording)[0], name=relic_name),
            lambda key, wording: Phrase(days_in_words(_Held(days[key]), wording)),
            lambda wording: because(name(wording)[0], days_in_words(festival, wording), wording),
        )  # fmt: skip


def _other_days(own: When, held: set[When]) -> Iterator[When]:
    """Feasts of the same calendar in months, or by names, in which the relic has none."""
    calendar, text = own
    if names := _names(calendar):
        yield from ((calendar, name) for name in names if (calendar, name) not in held)
        return
    ends = [end.split("-") for end in text.split("/")]
    taken = {month for kept, days in held if kept == calendar for month in _months(days)}
    for step in range(1, _MONTHS):
        moved = "/".join(f"{(int(month) - 1 + step) % _MONTHS + 1:02}-{day}" for month, day in ends)
        if not _months(moved) & taken and _is_day(calendar, moved):
            yield calendar, moved


def _names(calendar: str) -> tuple[str, ...]:
    """All feasts of a calendar that has names for them; empty for one of days and months."""
    try:
        READERS[calendar]("")
    except RefusedError as refused:
        return refused.known
    return ()


def _is_day(calendar: str, text: str) -> bool:
    """Whether the calendar has this day: 30 February it has not."""
    try:
        READERS[calendar](text)
    except RefusedError:
        return False
    return True


def _months(text: str) -> frozenset[int]:
    return frozenset(int(end.partition("-")[0]) for end in text.split("/"))


def _is_said(when: When, known: Known, said: Stated) -> bool:
    """Whether the relic's texts name it, or the number or a name of its month."""
    calendar, text = when
    if any(said.says(plain(feast(when).said(wording))) for wording in known.wordings.values()):
        return True
    months = frozenset[int]() if _names(calendar) else _months(text)
    names = (
        name
        for wording in known.wordings.values()
        for month in months
        for name in (wording.nth("lunar_month_names", month), wording.say(f"month_{month}"))
    )
    return bool(months & said.numbers) or any(map(said.says, names))
