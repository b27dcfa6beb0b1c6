"""Audits the register against its Git history: every plaque ever printed must exist, unaltered, with the same relic."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.content.catalogue import Plaque
from generator.diagnostics.problem import Problem, Span
from generator.register.git_history import PrintedState


def against(
    past: Iterable[PrintedState], plaques: Iterable[Plaque], current_ids: Mapping[str, str], folder: str
) -> Iterator[Problem]:
    """The differences between history and register, one problem a plaque: that of the newest state that differs.

    `past` is every printed state, newest first. `current_ids` maps every id a relic has or had → its current id;
    `folder` is the name of the content folder as authors see it.
    """
    current = {plaque.code: plaque for plaque in plaques}
    problems: dict[str, Problem] = {}
    for state in past:
        problem = _compare(state, current.get(state.code), current_ids, f"{folder}/plaques/{state.code}.yaml")
        if problem and state.code not in problems:
            problems[state.code] = problem
    return iter(problems.values())


def _compare(state: PrintedState, plaque: Plaque | None, current_ids: Mapping[str, str], path: str) -> Problem | None:
    """The problem of one past state; None where the register agrees with it. `plaque` is None where it was removed."""
    values = {"code": state.code, "name": state.name, "commit": state.commit, "path": path, "payload": state.payload}
    if plaque is None:
        return Problem("plaque-gone", Span(path), values)
    code = _fault_code(state, plaque, current_ids)
    return Problem(code, plaque.at, values | {"old": state.relic, "relic": plaque.relic}) if code else None


def _fault_code(state: PrintedState, plaque: Plaque, current_ids: Mapping[str, str]) -> str:
    """The code of the first rule the plaque breaks; empty where nothing changed but what may change."""
    printed = plaque.printed
    if printed is None:
        return "print-undone"
    symbol = (str(printed.version), printed.level, str(printed.mask))
    steps = tuple((step.stage, step.on) for step in plaque.life)
    printed_again = any(stage == "printed" for stage, _ in steps[len(state.steps) :])
    rules = (
        ("print-altered", (printed.payload, symbol) != (state.payload, state.symbol)),
        ("life-cut", steps[: len(state.steps)] != state.steps),
        ("print-altered", printed.digest != state.digest and not printed_again),
        ("plaque-turned", not plaque.down and current_ids.get(state.relic) not in (None, plaque.relic)),
    )
    return next((code for code, broken in rules if broken), "")
