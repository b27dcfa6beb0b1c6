"""The months of content/counts/, as they lie there."""

from __future__ import annotations

from pathlib import Path

from generator.counts.month import FOLDER, Month, read_month
from generator.diagnostics.problem import Problem
from generator.store import read_text


def path_of(content: Path, name: str) -> Path:
    """Where a month's file lies."""
    return content / FOLDER / f"{name}.csv"


def read_months(content: Path) -> tuple[tuple[Month, ...], tuple[Problem, ...]]:
    """All months that can be read, in order, and the problems of the others' lines. Raises OSError."""
    months, problems = list[Month](), list[Problem]()
    for path in sorted((content / FOLDER).glob("[0-9][0-9][0-9][0-9]-[0-9][0-9].csv")):
        month, wrong = read_month(path.stem, read_text(path), f"{content.name}/{FOLDER}/{path.name}")
        problems += wrong
        if month:
            months.append(month)
    return tuple(months), tuple(problems)
