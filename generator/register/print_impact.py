"""What a change of content/ does to plaques that are printed: which words on them the pages no longer say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.content.catalogue import Plaque
from generator.content.load import Loaded
from generator.content.source import Document, TextFile, parse
from generator.content.stories import front_matter
from generator.diagnostics.problem import Problem, Span
from generator.register import git_history
from generator.store import read_file
from generator.text.names import slug

CODES = ("impact-name", "impact-kind", "impact-steward")
"""The problems that this module finds."""


@dataclass(frozen=True, slots=True)
class _Word:
    """Something a plaque shows, and where an author wrote it."""

    text: str
    at: Span


@dataclass(slots=True)
class _Words:
    """What changed files say that stands on plaques, before or after."""

    names: dict[tuple[str, str], _Word] = field(default_factory=dict)
    """Current id of the relic and language → name."""

    kinds: dict[str, _Word] = field(default_factory=dict)
    """Current id of the relic → its kind."""

    steward: _Word | None = None


def impact(content: Path, loaded: Loaded, ref: str) -> tuple[Problem, ...]:
    """A warning for each printed plaque and each word on it that was changed since this history left that of `ref`.

    Only files that were changed are read, each as it was and as it is; a file that cannot be read says nothing here.
    Raises Unreadable as git_history does.
    """
    base, changed = git_history.changed_since(content, ref)
    before = git_history.texts_at(content, base, changed)
    now = {name: _text(content / name) for name in changed}
    ids, folder = loaded.current_ids, content.name
    return tuple(_impacts(_words(before, ids, folder), _words(now, ids, folder), _hanging(loaded.plaques)))


def count(problems: Iterable[Problem]) -> tuple[int, int]:
    """How many plaques these problems are of, and how many of those hang."""
    plaques = dict(item for problem in problems if problem.code in CODES for item in _plaques_of(problem))
    return len(plaques), sum(plaques.values())


def _plaques_of(problem: Problem) -> Iterator[tuple[str, bool]]:
    codes, hung = (str(problem.values[key]).split(", ") for key in ("codes", "hung"))
    return ((code, code in hung) for code in codes)


def without_doubles(problems: Iterable[Problem], found: Iterable[Problem]) -> Iterator[Problem]:
    """The problems, but for those that say of a name and a plaque what is said in `found` with more words."""
    said = {(code, problem.at.path) for problem in found for code, _ in _plaques_of(problem)}
    return (
        problem
        for problem in problems
        if problem.code != "cast-otherwise" or (problem.values["code"], problem.at.path) not in said
    )


def _hanging(plaques: Iterable[Plaque]) -> tuple[Plaque, ...]:
    """The plaques that were printed and not taken down."""
    return tuple(plaque for plaque in plaques if plaque.printed and not plaque.down)


def _text(path: Path) -> str:
    try:
        return read_file(path).decode("utf-8-sig", "replace").replace("\r\n", "\n")
    except OSError:
        return ""


# ---- what a file says -----------------------------------------------------------------------------

_NAME = re.compile(r"sites/([^/]+)/([a-z]+)\.md")
_KIND = re.compile(r"sites/([^/]+)/site\.yaml")


def _words(texts: Mapping[str, str], ids: Mapping[str, str], folder: str) -> _Words:
    words = _Words()
    for name, content in texts.items():
        text = TextFile(f"{folder}/{name}", content)
        if match := _NAME.fullmatch(name):
            relic = slug(match[1])
            if word := _word(front_matter(text), "name"):
                words.names[ids.get(relic, relic), match[2]] = word
        elif match := _KIND.fullmatch(name):
            relic = slug(match[1])
            if word := _word(parse(text)[0], "kind"):
                words.kinds[ids.get(relic, relic)] = word
        elif name == "project.yaml":
            words.steward = _word(parse(text)[0], "steward")
    return words


def _word(document: Document | None, key: str) -> _Word | None:
    value = document.data.get(key) if document else None
    return _Word(value, document.at(key)) if document and isinstance(value, str) else None


# ---- what that does -------------------------------------------------------------------------------


def _impacts(before: _Words, now: _Words, plaques: tuple[Plaque, ...]) -> Iterator[Problem]:
    for plaque in plaques:
        cast = dict(plaque.printed.names) if plaque.printed else {}
        for language, printed in cast.items():
            was, name = (words.names.get((plaque.relic, language)) for words in (before, now))
            if was and name and name.text not in {was.text, printed}:
                values = _values([plaque]) | {"cast": printed, "was": was.text, "name": name.text, "code": plaque.code}
                yield Problem("impact-name", name.at, values, severity="warning")
        was, kind = before.kinds.get(plaque.relic), now.kinds.get(plaque.relic)
        if was and kind and was.text != kind.text:
            values = _values([plaque]) | {"was": was.text, "kind": kind.text, "code": plaque.code}
            yield Problem("impact-kind", kind.at, values, severity="warning")
    if plaques and before.steward and now.steward and before.steward.text != now.steward.text:
        values = _values(plaques) | {"was": before.steward.text, "steward": now.steward.text}
        yield Problem("impact-steward", now.steward.at, values, severity="warning")


def _values(plaques: Iterable[Plaque]) -> dict[str, object]:
    """The codes of these plaques, each with its place, and those that hang."""
    return {
        "codes": ", ".join(plaque.code for plaque in plaques),
        "hung": ", ".join(plaque.code for plaque in plaques if plaque.stage != "printed"),
        "places": ", ".join(f"{plaque.code} ({plaque.place or plaque.relic})" for plaque in plaques),
    }
