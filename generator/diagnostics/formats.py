"""Problems in the forms that other programs read: GitHub's annotations, SARIF, JSON; a comment is one of `comment`."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from generator.diagnostics.comment import as_answers, as_comment
from generator.diagnostics.printable import printable
from generator.diagnostics.problem import Problem, in_words
from generator.diagnostics.sentence import Locale

Format = Callable[[Sequence[Problem], Locale, str], str]
"""Problems, the language they are said in, and the path of the project's folder below that of the repository, empty or
with a slash at its end → the whole text, with a line feed at its end."""


def as_json(problems: Iterable[Problem], locale: Locale, folder: str) -> str:
    """A list of objects, one a problem; columns count characters, as everywhere here."""
    return json.dumps([_fields(problem, locale, folder) for problem in problems], ensure_ascii=False, indent=1) + "\n"


def _fields(problem: Problem, locale: Locale, folder: str) -> Mapping[str, object]:
    at, (sentence, hint) = problem.at, in_words(problem, locale)
    return {
        "code": problem.code,
        "severity": problem.severity,
        "path": printable(folder + at.path),
        "line": at.line,
        "column": at.column,
        "endColumn": at.column + at.length,
        "message": sentence,
        "hint": hint,
    }


# ---- GitHub ---------------------------------------------------------------------------------------------


def as_github(problems: Iterable[Problem], locale: Locale, folder: str) -> str:
    """Workflow commands that annotate lines of a pull request; errors first, for GitHub shows ten a step of each kind.

    docs.github.com, "Workflow commands for GitHub Actions"; escapes as in actions/toolkit, core/src/command.ts.
    """
    errors_first = sorted(problems, key=lambda problem: problem.severity != "error")
    return "".join(_annotation(problem, locale, folder) for problem in errors_first)


def _annotation(problem: Problem, locale: Locale, folder: str) -> str:
    at, (sentence, hint) = problem.at, in_words(problem, locale)
    places = {
        "file": printable(folder + at.path),
        "line": at.line,
        "endLine": at.line,
        "col": at.column,
        "endColumn": at.column + at.length,
        "title": problem.code,
    }
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in places.items())
    return f"::{problem.severity} {properties}::" + _data(f"{sentence}\n→ {hint}") + "\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


# ---- SARIF ----------------------------------------------------------------------------------------------


def as_sarif(problems: Sequence[Problem], locale: Locale, folder: str) -> str:
    """A log in the Static Analysis Results Interchange Format 2.1.0 (OASIS, 2020), which code scanning takes in."""
    codes = sorted({problem.code for problem in problems})
    run = {
        "tool": {"driver": {"name": "ditich", "rules": [{"id": code} for code in codes]}},
        "language": locale,
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, codes.index(problem.code), locale, folder) for problem in problems],
    }
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _result(problem: Problem, rule: int, locale: Locale, folder: str) -> Mapping[str, Any]:
    at, (sentence, hint) = problem.at, in_words(problem, locale)
    region = {"startLine": at.line, "startColumn": at.column, "endColumn": at.column + at.length}
    place = {"artifactLocation": {"uri": quote(folder + at.path, errors="surrogateescape")}, "region": region}
    return {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": problem.severity,
        "message": {"text": f"{sentence}. {hint}"},
        "locations": [{"physicalLocation": place}],
    }


FORMATS: Mapping[str, Format] = {
    "json": as_json,
    "github": as_github,
    "sarif": as_sarif,
    "comment": as_comment,
    "answers": as_answers,
}
"""By the name `ditich check --format` knows them; the one for people is problem.show."""
