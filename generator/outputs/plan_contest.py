"""A contest → its page in each language; or a refusal for each question that is not what it was."""

from __future__ import annotations

from collections.abc import Iterator

from generator.content.contests import Contest
from generator.diagnostics.problem import Problem, Refusal, Span
from generator.outputs.output import Output, PlannedPage, page_output
from generator.pages.contest import Asked, asked_in, contest_page, is_over, zone_of
from generator.site import Site


def plan_contest(site: Site, contest: Contest) -> Iterator[Output]:
    """The pages. While the contest is not over, a pinned question that is gone lets nothing be published."""
    asked, source = asked_in(site, contest), contest.at.path
    if not is_over(site, contest):
        begun = site.today >= contest.span(zone_of(site))[0].date()
        for one, at in zip(asked, contest.questions_at, strict=True):
            if not one.by_language and not one.pinned.void:
                path = f"contest/{contest.id}/{one.pinned.relic}-{one.pinned.question}"
                yield Output.of(path, source, gone, *_refusal(one, begun=begun), at)
    for language in site.languages:
        yield page_output(site, PlannedPage(contest_page(site, contest, asked, language), source))


def _refusal(one: Asked, *, begun: bool) -> tuple[str, str, str, str]:
    """Relic, question, what asks the same now, and the hint: what a contest that has begun may not do, another may."""
    hint = "" if begun else "contest-question-now" if one.now else "contest-question-take"
    return one.pinned.relic, one.pinned.question, one.now, hint


def gone(relic: str, question: str, now: str, hint: str, at: Span) -> bytes:
    """No file: raises Refusal, for the question is not what it was when the contest was made."""
    raise Refusal(Problem("contest-question-gone", at, {"relic": relic, "question": question, "now": now}, hint))
