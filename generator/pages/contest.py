"""contest.html: the questions of a contest, and the code that a taker sends; when it is over, the answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from generator import urls
from generator.content.catalogue import Relic
from generator.content.contest_schema import AskedQuestion
from generator.content.contests import Contest
from generator.contest.rules import form_of
from generator.pages.page import Page, language_bar, page
from generator.pages.quiz import QuizChoice, known_of
from generator.plaques.codes import ALPHABET
from generator.questions.question import Phrase, Question
from generator.questions.relic_questions import questions_of
from generator.site import Site
from generator.text.translations import Wording, plain

ANNOUNCED = timedelta(days=60)
"""How long the list of relics leads to a contest that is over."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of a contest, as the relic's facts give it today."""

    pinned: AskedQuestion
    relic: Relic | None
    """None where no relic of this id is published."""

    by_language: Mapping[str, Question]
    """Empty where there is no such question any more."""

    now: str
    """Then the id of the question that asks the same today; empty where there is none."""

    def told(self, language: str) -> Question:
        """In this language, else in the first in which it is asked. Raises StopIteration where it is gone."""
        return self.by_language.get(language) or next(iter(self.by_language.values()))


def zone_of(site: Site) -> str:
    """The time zone whose days and minutes a contest's file means."""
    country = site.catalogue.country
    return site.catalogue.project.zone or (country.said.zone if country else None) or "UTC"


def is_over(site: Site, contest: Contest) -> bool:
    """Whether it ended before the day of the build."""
    _, ends = contest.span(zone_of(site))
    return site.today > (ends - timedelta(seconds=1)).date()


def asked_in(site: Site, contest: Contest) -> tuple[Asked, ...]:
    """Its questions in order. Reads the relics they are about, and no others."""
    relics = dict.fromkeys(question.relic for question in contest.file.questions)
    known = {relic: _questions(site, relic) for relic in relics}
    return tuple(_asked(question, *known[question.relic]) for question in contest.file.questions)


def _questions(site: Site, relic_id: str) -> tuple[Relic | None, Mapping[str, tuple[Question, ...]]]:
    if site.catalogue.entry(relic_id) is None:
        return None, {}
    relic = site.catalogue.read(relic_id)
    return relic, questions_about(site, relic)


def questions_about(site: Site, relic: Relic) -> Mapping[str, tuple[Question, ...]]:
    """The questions about a relic, by language."""
    return questions_of(relic, known_of(site, site.surroundings[relic.id].wards))


def _asked(pinned: AskedQuestion, relic: Relic | None, questions: Mapping[str, tuple[Question, ...]]) -> Asked:
    closed = {tag: [question for question in of if not question.is_open] for tag, of in questions.items()}
    found = {tag: question for tag, of in closed.items() for question in of if question.id == pinned.question}
    same = (question.id for of in closed.values() for question in of if plain(question.prompt) == pinned.asks)
    return Asked(pinned, relic, found, "" if found else next(same, ""))


# ---- the page ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class ContestQuestion:
    """A question of the contest."""

    place: int
    """Which number of the code it is, from 0."""

    label: str
    """Its number, as words."""

    prompt: str
    """The question; empty where it was corrected after the contest."""

    language: str
    """What it is in, when that is not the page's language; else empty."""

    choices: tuple[QuizChoice, ...]
    """The answers, in the order of their numbers."""

    answer: QuizChoice | None
    """The true one; none before the contest is over."""

    explanation: QuizChoice | None
    """Why it is true; none as well."""

    relic: str
    """The name of its relic, whose page has the sources; empty as well."""

    relic_language: str
    """The language of that name, when it is not the page's; else empty."""

    relic_path: str
    """The relic's page; empty as well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContestPage:
    """contest.html: a contest, as long as it lasts, and its answers after that"""

    TEMPLATE: ClassVar[str] = "contest.html"

    page: Page
    """What every page has."""

    id: str
    """That of the contest."""

    name: str
    """What it is called."""

    language: str
    """The language of the name, when it is not the page's; else empty."""

    when: str
    """From when to when, as a sentence."""

    how: str
    """What is to be done, as a sentence."""

    machine: bool
    """Whether a machine translated a question and nobody has reviewed that."""

    over: bool
    """Whether it ended before the day of the build: then the answers are shown."""

    begins: int
    """ms since 1970."""

    ends: int
    """ms since 1970."""

    questions: tuple[ContestQuestion, ...]
    """In order; without those that count for nobody."""

    word: str
    """Where the word stands that is asked; empty where none is."""

    word_language: str
    """The language of that, when it is not the page's; else empty."""

    guess: bool
    """Whether takers guess how many they are."""

    sizes: str
    """How many values each number in a code may have (`contest.code`), between blanks."""

    key: int
    """What the seal of each code begins with."""

    groups: int
    """How many groups a code has."""

    alphabet: str
    """The characters of a code."""

    send: str
    """The form into which the code is written; empty where the organiser says how."""

    script: str
    """Path of the script that makes the code."""


def contest_page(site: Site, contest: Contest, asked: Sequence[Asked], language: str) -> ContestPage:
    """The page in one language. Before the contest is over it has nothing that tells a right answer from a wrong one.

    A question that is gone is one the caller has refused, or the contest is over.
    """

    def path(tag: str) -> str:
        return urls.contest(tag, contest.id)

    wording, over, zone = site.wordings[language], is_over(site, contest), zone_of(site)
    begins, ends = contest.span(zone)
    form = form_of(contest, zone)
    named_in, name = _said(contest.file.names, language)
    word_in, word = _said(contest.file.word, language)
    counted = [(place, one) for place, one in enumerate(asked) if not one.pinned.void]
    when = _when(contest, zone, wording)
    return ContestPage(
        page=page(
            site,
            language,
            path(language),
            f"{name} – {site.front_matter(language).site_name}",
            when,
            canonical="",
            alternates=(),  # it is not to be indexed
            languages=language_bar(site, path, language),
            style="play",
        ),
        id=contest.id,
        name=name,
        language=named_in,
        when=when,
        how=wording.say("contest_text", number=len(counted)),
        machine=any(one.told(language).machine for _, one in counted if one.by_language),
        over=over,
        begins=_milliseconds(begins),
        ends=_milliseconds(ends),
        questions=tuple(
            _question(site, one, place, number, language, over=over) for number, (place, one) in enumerate(counted, 1)
        ),
        word=word,
        word_language=word_in,
        guess=form.with_guess,
        sizes=" ".join(map(str, form.sizes)),
        key=form.key,
        groups=form.groups,
        alphabet=ALPHABET,
        send=contest.file.send or "",
        script=site.theme.scripts["contest"].path,
    )


def _question(site: Site, asked: Asked, place: int, number: int, language: str, *, over: bool) -> ContestQuestion:  # noqa: PLR0913 -- a question and where it stands
    question = asked.told(language) if asked.by_language else None
    story = site.story(asked.relic, language) if asked.relic else None
    shown = over and question is not None
    told_in = question.language if question and question.language != language else ""
    return ContestQuestion(
        place=place,
        label=site.wordings[language].say("contest_question", number=number),
        prompt=question.prompt if question else "",
        language=told_in,
        choices=tuple(map(_phrase, question.choices)) if question else (),
        answer=_phrase(question.answer) if question and shown else None,
        explanation=_phrase(question.explanation) if question and shown else None,
        relic=story.front_matter.name if story and over else "",
        relic_language=story.language if story and over and story.language != language else "",
        relic_path=urls.relic(language, asked.relic.id) if asked.relic and over else "",
    )


def _phrase(phrase: Phrase) -> QuizChoice:
    return QuizChoice(phrase.text, phrase.language)


def _said(texts: Mapping[str, str], language: str) -> tuple[str, str]:
    """The language of a text, where it is not this one, and the text: in this language, else in the first; empty of none."""
    named_in, text = (language, texts[language]) if language in texts else next(iter(texts.items()), ("", ""))
    return named_in if named_in != language else "", text


def _moment(written: str, wording: Wording) -> str:
    day, _, time = written.partition("T")
    return wording.say("contest_moment", time=time, date=wording.date(day)) if time else wording.date(day)


def _milliseconds(moment: datetime) -> int:
    return int(moment.timestamp()) * 1000


# ---- the way to it ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ContestLink:
    """A contest that is on, is to come, or was over lately."""

    name: str
    """What it is called."""

    language: str
    """The language of the name, when it is not the page's; else empty."""

    when: str
    """From when to when, as a sentence."""

    path: str
    """Its page in the page's language."""


def contest_links(site: Site, language: str) -> Iterator[ContestLink]:
    """The contests that the list of relics leads to, the next one first."""
    wording, zone = site.wordings[language], zone_of(site)
    for contest in sorted(site.catalogue.contests, key=lambda contest: contest.span(zone)):
        if site.today <= contest.span(zone)[1].date() + ANNOUNCED:
            named_in, name = _said(contest.file.names, language)
            yield ContestLink(name, named_in, _when(contest, zone, wording), urls.contest(language, contest.id))


def _when(contest: Contest, zone: str, wording: Wording) -> str:
    """From when to when, as a sentence."""
    begins, ends = (_moment(moment, wording) for moment in (contest.file.begins, contest.file.ends))
    # At that minute, or when the day is over.
    key = "contest_when_timed" if "T" in contest.file.ends else "contest_when"
    return wording.say(key, begins=begins, ends=ends, zone=_clock(contest.span(zone), zone))


def _clock(span: tuple[datetime, datetime], zone: str) -> str:
    """How far its clocks are from UTC (ISO 8601), which people know better than the zone's name; that where they are put back between.

    >>> from zoneinfo import ZoneInfo
    >>> _clock((datetime(2026, 12, 1, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh")),) * 2, "Asia/Ho_Chi_Minh")
    'UTC+7'
    >>> _clock((datetime(2026, 12, 1, tzinfo=ZoneInfo("America/St_Johns")),) * 2, "America/St_Johns")
    'UTC−3:30'
    """
    begins, ends = (moment.utcoffset() or timedelta() for moment in span)
    if begins != ends:
        return zone
    hours, minutes = divmod(abs(begins) // timedelta(minutes=1), 60)
    sign = "−" if begins < timedelta() else "+"
    return f"UTC{sign}{hours}" + (f":{minutes:02}" if minutes else "")
