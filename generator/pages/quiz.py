"""quiz.html: questions about a relic, or about the relics of a trail, whose answers unfold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import ClassVar

from generator import urls
from generator.content.catalogue import Relic
from generator.content.rounds import Round, Surroundings
from generator.content.schema import Source
from generator.pages.directory import trail_name
from generator.pages.page import LanguageLink, Page, language_bar, page
from generator.pages.text import CitationNumbers, SourceLine, prose, source_lines
from generator.questions.question import Phrase, Question
from generator.questions.typed import Known
from generator.site import Site
from generator.text.markdown import prepared
from generator.text.prose import Prose, numbers
from generator.text.prose import plain as escaped
from generator.text.translations import borrowed

MOST = 15
"""Questions on one page: more do not fit in 10 KB with their sources, and nobody answers them at a gate."""


@dataclass(frozen=True, slots=True)
class QuizChoice:
    """One of the answers to choose from."""

    text: str
    """The answer."""

    language: str
    """What it is in, when that is not the page's language; else empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizQuestion:
    """A question with its answers."""

    id: str
    """Its anchor."""

    prompt: str
    """The question."""

    choices: tuple[QuizChoice, ...]
    """In the order in which they are shown."""

    right: int
    """The number of the true one, from 1."""

    answer: QuizChoice
    """The true one."""

    explanation: Prose
    """Why it is true, with the sources that say so."""

    machine: bool
    """Whether a machine translated it and nobody has reviewed that."""

    relic: str
    """The name of its relic, on the page of a trail; else empty."""

    relic_language: str
    """The language of that name, when it is not the page's; else empty."""

    relic_path: str
    """The relic's page; empty as well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizPage:
    """quiz.html: questions about a relic or a trail"""

    TEMPLATE: ClassVar[str] = "quiz.html"

    page: Page
    """What every page has."""

    heading: str
    """What it is a quiz about, in words."""

    questions: tuple[QuizQuestion, ...]
    """At least one, but on the page of a trail about which nothing can be asked."""

    score: str
    """What is said in the end, with {right} and {number} open."""

    sources: tuple[SourceLine, ...]
    """The sources cited, by number."""

    back_path: str
    """The page of the relic or the trail."""

    back: str
    """Its name."""

    back_language: str
    """The language of the name, when it is not the page's; else empty."""

    script: str
    """Path of the script that tells at once whether an answer is right, and counts."""


def known_of(site: Site, wards: tuple[str, ...]) -> Known:
    """What questions are made with on this site about a relic whose round has stops in these wards."""
    country = site.catalogue.country
    levels = country.said.ranks if country else ()
    return Known(site.wordings, site.kinds, levels, wards, site.local_language)


def quizzed(questions: Iterable[Question]) -> tuple[Question, ...]:
    """Of the questions about a relic those of its quiz: there is something to choose from, and they are not too many."""
    return tuple(question for question in questions if not question.is_open)[:MOST]


def relic_quiz(  # noqa: PLR0913, PLR0917 -- a relic, what is asked about it, and in which languages
    site: Site,
    relic: Relic,
    questions: Sequence[Question],
    surroundings: Surroundings,
    language: str,
    languages: Sequence[str],
) -> QuizPage:
    """The quiz about a relic in one language; `languages` are those in which there is one, in the others its own page stands in."""

    def path(tag: str) -> str:
        return urls.quiz(tag, relic.id) if tag in languages else urls.relic(tag, relic.id)

    story = site.story(relic, language)
    name, named_in = story.front_matter.name, story.language if story.language != language else ""
    return _quiz(
        site,
        language,
        tuple((relic, question) for question in questions),
        (name, named_in, urls.relic(language, relic.id)),
        (path(language), language_bar(site, path, language), urls.offline_list(language, surroundings.place)),
        named=False,
    )


def trail_quiz(site: Site, walk: Round, stops: Sequence[tuple[Relic, Sequence[Question]]], language: str) -> QuizPage:
    """The quiz about a trail: of each stop one question, then of each another one, MOST in all."""

    def path(tag: str) -> str:
        return urls.trail_quiz(tag, walk.place)

    by_stop = [[(relic, question) for question in quizzed(questions)] for relic, questions in stops]
    by_stop = [asked for asked in by_stop if asked]
    # Of a long trail stops at equal distances, the first among them.
    chosen = by_stop[:: -(-len(by_stop) // MOST) or 1]
    asked = [pair for turn in zip_longest(*chosen) for pair in turn if pair]
    named_in, name = trail_name(walk.names, site.wordings[language])
    back = urls.trail(language, walk.place) if walk.place else urls.listing(language)
    frame = (path(language), language_bar(site, path, language), urls.offline_list(language, walk.place))
    return _quiz(site, language, _in_order_of_stops(asked[:MOST], chosen), (name, named_in, back), frame, named=True)


Asked = tuple[Relic, Question]


def _in_order_of_stops(asked: Sequence[Asked], stops: Iterable[Sequence[Asked]]) -> tuple[Asked, ...]:
    """The same questions as one walks."""
    order = {relic.id: number for number, stop in enumerate(stops) for relic, _ in stop[:1]}
    return tuple(sorted(asked, key=lambda pair: order[pair[0].id]))


def _quiz(  # noqa: PLR0913 -- what is asked, what about, and the page's frame
    site: Site,
    language: str,
    asked: Sequence[Asked],
    about: tuple[str, str, str],
    frame: tuple[str, tuple[LanguageLink, ...], str],
    *,
    named: bool,
) -> QuizPage:
    (name, named_in, back), (path, bar, precache), wording = about, frame, site.wordings[language]
    sources, ids = _cited(asked)
    citation_numbers = numbers(ids[relic.id, source] for relic, question in asked for source in question.sources)
    heading = wording.say("quiz_of", name=borrowed(name, site.mark(named_in)) if named_in else name)
    return QuizPage(
        page=page(
            site,
            language,
            path,
            f"{wording.say('quiz_of', name=name)} – {site.front_matter(language).site_name}",
            wording.say("quiz_intro"),
            canonical="",
            languages=bar,
            precache=precache,
            style="quiz",
        ),
        heading=heading,
        questions=tuple(
            _question(site, relic, question, ids, citation_numbers, named=named) for relic, question in asked
        ),
        score=wording.say("quiz_score", right="{right}", number="{number}"),
        sources=source_lines(site, sources, citation_numbers, wording),
        back_path=back,
        back=name,
        back_language=named_in,
        script=site.theme.scripts["quiz"].path,
    )


CiteIds = Mapping[tuple[str, str], str]
"""Relic and id of one of its sources → the id by which the page cites it: one that several relics have is one."""


def _cited(asked: Iterable[Asked]) -> tuple[Mapping[str, Source], CiteIds]:
    """The sources of a page, by the id it cites them by."""
    found, ids = dict[str, Source](), dict[tuple[str, str], str]()
    for relic, question in asked:
        for source_id in question.sources:
            source = relic.facts.sources[source_id]
            known = next((known for known, other in found.items() if other == source), "")
            ids[relic.id, source_id] = known or f"{relic.id}.{source_id}"
            found.setdefault(ids[relic.id, source_id], source)
    return found, ids


def _question(  # noqa: PLR0913 -- a question, whose it is, and how its sources are cited
    site: Site, relic: Relic, question: Question, ids: CiteIds, citation_numbers: CitationNumbers, *, named: bool
) -> QuizQuestion:
    language, story = question.language, site.story(relic, question.language)
    cites = "".join(f"[^{ids[relic.id, source]}]" for source in dict.fromkeys(question.sources))
    line = prepared(escaped(question.explanation.text) + cites, language)
    return QuizQuestion(
        id=f"q{question.id}",
        prompt=question.prompt,
        choices=tuple(_choices(question.choices)),
        right=question.right + 1,
        answer=next(_choices((question.answer,))),
        explanation=prose(site, line, language, language, citation_numbers, inline=True),
        machine=question.machine,
        relic=story.front_matter.name if named else "",
        relic_language=story.language if named and story.language != language else "",
        relic_path=urls.relic(language, relic.id) if named else "",
    )


def _choices(phrases: Iterable[Phrase]) -> Iterator[QuizChoice]:
    return (QuizChoice(phrase.text, phrase.language) for phrase in phrases)
