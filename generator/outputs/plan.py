"""The site → every output there will be, as a flat tuple of values.

In parts, each from what it is given and nothing else: what a relic gives, what all lists give, and, from the digests of
their pages, what a phone keeps of a round.
"""

from __future__ import annotations

from generator.diagnostics.problem import Problem
from generator.outputs.output import Output, clashes
from generator.outputs.plan_contest import plan_contest
from generator.outputs.plan_lists import plan_lists
from generator.outputs.plan_relic import plan_relic
from generator.outputs.plan_round import plan_round
from generator.site import Site
from generator.store import call_digest


def plan(site: Site) -> tuple[tuple[Output, ...], tuple[Problem, ...]]:
    """Every output in order of path, and a problem for each path that is wanted twice."""
    outputs = list(plan_lists(site))
    for entry in site.entries:
        own = site.alone(entry, site.catalogue.plaques_of(entry.id), site.today)
        outputs += plan_relic(own, site.catalogue.read(entry.id), site.surroundings[entry.id])
    calls = {output.path: call_digest(output.make, output.args) for output in outputs}
    outputs += (output for walk in site.rounds for output in plan_round(site, walk, calls))
    outputs += (output for contest in site.catalogue.contests for output in plan_contest(site, contest))
    outputs.sort(key=lambda output: (output.path, output.source))
    return tuple(outputs), tuple(clashes(outputs))
