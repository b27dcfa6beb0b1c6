"""Problems in authors' files: code, position, values and hint; sorted, and formatted for a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Literal

from generator.diagnostics.messages import say
from generator.diagnostics.printable import clipped, printable
from generator.diagnostics.problem_texts import PROBLEMS, SHARED_HINTS
from generator.diagnostics.sentence import Locale, Sentence

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A position in a file an author wrote. Lines and columns count from 1, columns in characters."""

    path: str
    """Relative to the folder that holds content/, with forward slashes."""

    line: int = 1
    column: int = 1

    length: int = 1
    """Number of characters to underline."""

    text: str = ""
    """The whole line as written, to be shown; empty where there is none (a folder, a photo)."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing an author can correct. `code` names its text in problem_texts.py and a folder in tests/broken/."""

    code: str
    at: Span
    values: Mapping[str, object] = field(default_factory=dict)
    hint: str = ""
    """Which hint to show: another of its text, one of SHARED_HINTS, or that of another problem. Empty: its usual one.
    `values` fill it in as well."""

    severity: Severity = "error"


class Refusal(Exception):  # noqa: N818 -- a refusal is not a fault of ours: the author can mend it
    """Raised by the maker of an output that cannot be made from what the authors wrote."""

    def __init__(self, problem: Problem) -> None:
        """Take the problem; the build collects it."""
        super().__init__(problem.code)
        self.problem = problem


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems of severity error: those that keep the site from being published."""
    return tuple(p for p in problems if p.severity == "error")


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems without duplicates, sorted by file, line and column."""
    unique = {(p.at, p.code, repr(p.values)): p for p in problems}
    return tuple(sorted(unique.values(), key=lambda p: (p.at.path, p.at.line, p.at.column, p.code)))


def nearest(word: str, candidates: Iterable[str]) -> str:
    """The candidate most similar to the word, which the author most likely meant; empty where none is similar."""
    return next(iter(get_close_matches(word, sorted(candidates), n=1, cutoff=0.6)), "")


_LONGEST = 2000
"""Characters of a value that are said: more than any summary, and less than a file that is one word."""


Paint = Callable[[str, str], str]
"""Gives a part of a problem (place, error, warning, caret, hint) and its text a colour."""


def _plain(_: str, text: str) -> str:
    return text


def show(problem: Problem, locale: Locale, paint: Paint = _plain) -> str:
    """The problem as text: path, line, column and sentence; the line with a caret under it; one hint.

    >>> print(show(Problem("empty-file", Span("content/project.yaml")), "en").splitlines()[0])
    content/project.yaml:1:1: error[empty-file]: the file is empty
    """
    at, (sentence, hint) = problem.at, in_words(problem, locale)
    place = paint("place", f"{printable(at.path)}:{at.line}:{at.column}:")
    kind = paint(problem.severity, f"{say(problem.severity, locale)}[{problem.code}]:")
    lines = [f"{place} {kind} {sentence}"]
    if at.text.strip():
        line, caret = _excerpt(at)
        lines += [line, f"      | {paint('caret', caret)}"]
    label = paint("hint", f"{say('hint', locale)}:")
    lines.append(f"      = {label} {hint}")
    return "\n".join(lines)


def in_words(problem: Problem, locale: Locale) -> tuple[str, str]:
    """The sentence of a problem and its hint, printable on a terminal.

    >>> in_words(Problem("empty-file", Span("content/project.yaml")), "en")[0]
    'the file is empty'
    """
    values = {key: clipped(value, _LONGEST) for key, value in problem.values.items()}
    sentence, hint = texts_of(problem)
    return sentence.said(locale, values), hint.said(locale, values)


def texts_of(problem: Problem) -> tuple[Sentence, Sentence]:
    """The sentence of a problem and its hint, with the places of its values."""
    text = PROBLEMS[problem.code]
    named_hints = {**SHARED_HINTS, **text.other_hints}
    hint = named_hints[problem.hint] if problem.hint in named_hints else PROBLEMS[problem.hint or problem.code].hint
    return text.sentence, hint


def _excerpt(at: Span) -> tuple[str, str]:
    """The line with its number, and the caret below it. A long line is cut around the caret so that it fits a phone's terminal."""
    start = max(0, at.column - 41)
    text = printable(at.text[start : start + 80].rstrip("\n"))
    ellipsis = "…" if start else ""
    caret_line = " " * (len(ellipsis) + at.column - 1 - start) + "^" * max(
        1, min(at.length, 80 - (at.column - 1 - start))
    )
    return f"{at.line:>5} | {ellipsis}{text}", caret_line
