"""A round → its quiz, where it is a trail, and what a phone keeps of it, from the digests of its pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator import urls
from generator.content.rounds import Round
from generator.outputs.output import PROJECT, Output, PlannedPage, filled, page_output
from generator.pages import search
from generator.pages.quiz import known_of, trail_quiz
from generator.questions.relic_questions import questions_of
from generator.site import Site
from generator.store import call_digest
from generator.web import precache


def plan_round(site: Site, walk: Round, calls: Mapping[str, str]) -> Iterator[Output]:
    """What a phone keeps of a round, in each language; and what is asked along a trail.

    `calls` maps the path of each page below the output folder to the digest of what decides it.
    """
    quizzes = tuple(_quizzes(site, walk)) if walk.is_trail else ()
    yield from quizzes
    calls = {**calls, **{output.path: call_digest(output.make, output.args) for output in quizzes}}
    for language in site.languages:
        precached = precache.precache_list(site, walk, language, calls)
        yield Output.of(urls.site_file(urls.offline_list(language, walk.place)), PROJECT, precache.as_json, precached)
        if search.in_many_files(site.entries):
            path, names = urls.names(language, walk.place), precache.names_of(site, walk, language)
            yield filled(site, path, PROJECT, "names.txt", names, language)


def _quizzes(site: Site, walk: Round) -> Iterator[Output]:
    """The quiz of a trail in each language: of all parts of the plan, this alone reads several relics, those of one trail."""
    wards = site.surroundings[walk.relics[0]].wards
    asked = {
        relic.id: (relic, questions_of(relic, known_of(site, wards))) for relic in map(site.catalogue.read, walk.relics)
    }
    for language in site.languages:
        stops = tuple((relic, questions[language]) for relic, questions in asked.values())
        yield page_output(site, PlannedPage(trail_quiz(site, walk, stops, language), PROJECT))
