"""The register held against its history: what was ever printed must still be there, unaltered, and lead to its relic."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.content.catalogue import Plaque
from generator.diagnostics.problem import Problem, Span
from generator.register.git_history import Past


def against(
    past: Iterable[Past], plaques: Iterable[Plaque], current_ids: Mapping[str, str], folder: str
) -> Iterator[Problem]:
    """What history knew and the register has lost, one problem a plaque.

    `today` leads every id a relic has or had to the one it has now; `folder` is the content folder as authors see it.
    """
    now = {plaque.code: plaque for plaque in plaques}
    found: dict[str, Problem] = {}
    for then in past:
        problem = _lost(then, now.get(then.code), current_ids, f"{folder}/plaques/{then.code}.yaml")
        if problem and then.code not in found:
            found[then.code] = problem
    return iter(found.values())


def _lost(then: Past, plaque: Plaque | None, current_ids: Mapping[str, str], path: str) -> Problem | None:
    values = {"code": then.code, "name": then.name, "commit": then.commit, "path": path, "payload": then.payload}
    if plaque is None:
        return Problem("plaque-gone", Span(path), values)
    code = _altered(then, plaque, current_ids)
    return Problem(code, plaque.at, values | {"old": then.relic, "relic": plaque.relic}) if code else None


def _altered(then: Past, plaque: Plaque, current_ids: Mapping[str, str]) -> str:
    """The code of the problem; empty where all is as it was, or went on as it may."""
    printed = plaque.printed
    if printed is None:
        return "print-undone"
    symbol = (str(printed.version), printed.level, str(printed.mask))
    steps = tuple((step.stage, step.on) for step in plaque.life)
    again = any(stage == "printed" for stage, _ in steps[len(then.steps) :])
    found = (
        ("print-altered", (printed.payload, symbol) != (then.payload, then.symbol)),
        ("life-cut", steps[: len(then.steps)] != then.steps),
        ("print-altered", printed.digest != then.digest and not again),
        ("plaque-turned", not plaque.down and current_ids.get(then.relic) not in (None, plaque.relic)),
    )
    return next((code for code, wrong in found if wrong), "")
