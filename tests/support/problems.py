"""What holds of every problem, whatever caused it."""

from __future__ import annotations

from pathlib import Path

from generator.diagnostics.problem import Problem, show


def is_said_in_its_place(problem: Problem, project: Path) -> bool:
    """Whether it can be shown in both languages, and lies on a line of its file, where there is one."""
    path = project / problem.at.path
    lines = path.read_text("utf-8-sig", "replace").split("\n") if path.is_file() else None
    inside = lines is None or (
        problem.at.line <= len(lines) and problem.at.column <= len(lines[problem.at.line - 1]) + 1
    )
    return bool(show(problem, "vi") and show(problem, "en")) and inside
