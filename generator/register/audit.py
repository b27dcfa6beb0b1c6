"""Audits the register against its Git history: every plaque ever printed must exist, unaltered, with the same relic."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.content.catalogue import Plaque
from generator.diagnostics.problem import Problem, Span
from generator.register.git_history import PrintedState


@dataclass(frozen=True)
class Register:
    """The plaques as they are now, with what is needed to tell one relic from another."""

    plaques: Iterable[Plaque]
    current_ids: Mapping[str, str]
    """Every id a relic has or had → its current id."""

    names: Mapping[str, str]
    """Current id of each relic → its Vietnamese name, or the first there is."""

    folder: str
    """Name of the content folder as authors see it."""

    @cached_property
    def all_names(self) -> frozenset[str]:
        """The names of all relics."""
        return frozenset(self.names.values())


def against(
    past: Iterable[PrintedState], register: Register, coexisted: Callable[[str, str], bool]
) -> Iterator[Problem]:
    """The differences between history and register, one problem a plaque: that of the newest state that differs.

    `past` is every printed state, newest first. `coexisted` says whether two relics were ever there side by side.
    """
    current = {plaque.code: plaque for plaque in register.plaques}
    problems: dict[str, Problem] = {}
    for state in past:
        if state.code not in problems:
            problem = _compare(state, current.get(state.code), register, coexisted)
            if problem:
                problems[state.code] = problem
    return iter(problems.values())


def _compare(
    state: PrintedState, plaque: Plaque | None, register: Register, coexisted: Callable[[str, str], bool]
) -> Problem | None:
    """The problem of one past state; None where the register agrees with it. `plaque` is None where it was removed."""
    path = f"{register.folder}/plaques/{state.code}.yaml"
    values = {"code": state.code, "name": state.name, "commit": state.commit, "path": path, "payload": state.payload}
    if plaque is None:
        return Problem("plaque-gone", Span(path), values)
    code = _fault_code(state, plaque)
    if not code and not plaque.down and _turned(state, plaque, register, coexisted):
        code = "plaque-turned"
    return Problem(code, plaque.at, values | {"old": state.relic, "relic": plaque.relic}) if code else None


def _fault_code(state: PrintedState, plaque: Plaque) -> str:
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
    )
    return next((code for code, broken in rules if broken), "")


def _turned(state: PrintedState, plaque: Plaque, register: Register, coexisted: Callable[[str, str], bool]) -> bool:
    """Whether a plaque that hangs leads to another relic than the one it was printed for.

    A relic may be renamed: then the new one says `was`. It is another one if both were ever there side by side, unless
    it bears the very name that was printed; and if that name is now another relic's.
    """
    relic = register.current_ids.get(plaque.relic, plaque.relic)
    if register.current_ids.get(state.relic, state.relic) != relic:
        return True
    if register.names.get(relic) == state.name:
        return False
    return state.name in register.all_names or (state.relic != relic and coexisted(relic, state.relic))


def missing_from_report(report: str, register: Register) -> Iterator[Problem]:
    """A problem for each plaque of the last status.json that the register no longer has with its relic's name.

    The report is the anchor where Git's history was written anew: what was watched was printed.
    """
    current = {plaque.code for plaque in register.plaques}
    for code, payload in _watched(report):
        if code not in current:
            path = f"{register.folder}/plaques/{code}.yaml"
            yield Problem("plaque-watched", Span(path), {"code": code, "payload": payload, "path": path})


def _watched(report: str) -> Iterator[tuple[str, str]]:
    """Code and payload of each plaque in status.json; none where it is no such report."""
    try:
        plaques = json.loads(report)["plaques"] if report else []
        yield from [(str(plaque["code"]), str(plaque["payload"])) for plaque in plaques]
    except (ValueError, KeyError, TypeError, RecursionError):
        return
