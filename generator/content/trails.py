"""What the trails of project.yaml must hold: relics there are, each once on a trail, no more than are walked and shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from generator.content.project_schema import Project, Trail
from generator.content.rounds import MOST_ON_A_PAGE
from generator.content.source import Document, Location
from generator.diagnostics.problem import Problem, Span, nearest
from generator.text.names import slug


def check_trails(project: Project, document: Document, relic_ids: AbstractSet[str]) -> Iterator[Problem]:
    """Yield a problem for whatever is wrong with `trail` or `trails`; `relic_ids` are those of the folders in sites/."""
    if project.trail and project.trails:
        yield Problem("trail-both", document.keys[("trail",)])
    yield from _check_stops(project.trail, ("trail",), document, relic_ids)
    if len(project.trails) > MOST_ON_A_PAGE:
        yield _too_long(document.at("trails", MOST_ON_A_PAGE), "trails", project.trails, "list-long-trails")
    ids = set[str]()
    for number, trail in enumerate(project.trails):
        if trail.id in ids:
            yield Problem("trail-twice", document.at("trails", number, "id"), {"id": trail.id})
        ids.add(trail.id)
        yield from _check_names(project, trail, document, number)
        yield from _check_stops(trail.relics, ("trails", number, "relics"), document, relic_ids)


def _check_names(project: Project, trail: Trail, document: Document, number: int) -> Iterator[Problem]:
    """Yield a problem where the first language has no name, and for each name in a language the project does not have."""
    at, first = ("trails", number, "names"), project.languages[0]
    if first not in trail.names:
        yield Problem("trail-name-missing", document.at(*at), {"id": trail.id, "language": first})
    for language in trail.names:
        if language not in project.languages:
            values = {"field": "names", "value": language, "known": ", ".join(project.languages)}
            yield Problem("choice", document.keys[(*at, language)], values)


def _check_stops(
    stops: Sequence[str], where: Location, document: Document, relic_ids: AbstractSet[str]
) -> Iterator[Problem]:
    """Yield a problem for each stop that is no relic or stands here before, and where there are too many."""
    if len(stops) > MOST_ON_A_PAGE:
        yield _too_long(document.at(*where, MOST_ON_A_PAGE), str(where[-1]), stops)
    before = set[str]()
    for number, relic in enumerate(stops):
        if relic not in relic_ids:
            yield _unknown_relic(document.at(*where, number), relic, relic_ids)
        elif relic in before:
            yield Problem("listed-twice", document.at(*where, number), {"value": relic})
        before.add(relic)


def _too_long(at: Span, field: str, listed: Sequence[object], hint: str = "") -> Problem:
    """The problem of a list with more than MOST_ON_A_PAGE items, at the first one too many."""
    return Problem("list-long", at, {"field": field, "number": len(listed), "most": MOST_ON_A_PAGE}, hint)


def _unknown_relic(at: Span, relic: str, relic_ids: AbstractSet[str]) -> Problem:
    """The problem of an id that no relic has; proposes the most similar one."""
    best = slug(relic) if slug(relic) in relic_ids else nearest(relic, relic_ids)
    return Problem("relic-unknown", at, {"relic": relic, "best": best}, "write-best" if best else "")
