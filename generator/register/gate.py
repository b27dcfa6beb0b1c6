"""The gate before everything that publishes: no plaque that was ever printed may be lost on the way."""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path

from generator.content.load import Loaded
from generator.diagnostics.problem import Problem
from generator.register import audit, git_history


def losses(content: Path, loaded: Loaded, ref: str = "HEAD") -> tuple[Problem, ...]:
    """What the register has lost of what Git's history up to `ref`, and the last report of the watch, know as printed.

    Empty where there is no history: a folder outside Git, a shallow clone, a repository without a commit.
    """
    register = audit.Register(loaded.plaques, loaded.current_ids, loaded.names, content.name)
    try:
        past = git_history.printed_up_to(content, ref)
    except git_history.Unreadable:
        past = ()
    coexisted = cache(partial(git_history.coexisted, content, ref))  # each plaque has many past states
    gone = tuple(audit.against(past, register, coexisted))
    known = {problem.at.path for problem in gone}
    watched = audit.missing_from_report(git_history.last_report(content), register)
    return (*gone, *(problem for problem in watched if problem.at.path not in known))
