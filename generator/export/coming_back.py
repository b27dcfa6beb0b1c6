"""Tables that come back, held against the project: which site.yaml changes and how, and what stands in the way. Nothing is written here."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.content.country import regions_of
from generator.content.load import load
from generator.content.relics import References
from generator.content.schema import RelicFacts
from generator.content.source import Data, Document, TextFile, parse
from generator.content.validate import check
from generator.diagnostics.problem import Problem, Span, errors
from generator.export.returned import Answer
from generator.export.rewritten import rewritten
from generator.export.tables import Table, canonical
from generator.project.templates import Templates
from generator.store import read_file
from generator.upgrade.project import Change


@dataclass(frozen=True, slots=True)
class Coming:
    """What tables would change."""

    changes: Mapping[Path, Change]
    problems: tuple[Problem, ...]
    same: int = 0
    """Relics of which they say what is there already."""


def coming_back(
    answers: Mapping[str, Answer], files: Mapping[str, Path], tables: Sequence[Table], references: References
) -> Coming:
    """What the answers change; `files` are relics with their site.yaml. A field that no table speaks of stays as it is."""
    changes, problems, same = dict[Path, Change](), list[Problem](), 0
    for relic, answer in answers.items():
        path = files[relic]
        data = read_file(path)
        shown = path.relative_to(path.parents[3]).as_posix()
        text = TextFile(shown, data.decode("utf-8-sig"))
        document, _ = parse(text)
        assert document is not None  # the project was read without an error
        before = _spoken_of(tables, document.data, answer.fields)
        if before == answer.facts:
            same += 1
            continue
        found = _checked(document, answer, references)
        problems += found
        if errors(found):
            continue
        after = rewritten(text.content, before, answer.facts)
        if not _says(tables, after, answer):
            problems.append(Problem("csv-by-hand", Span(shown), {"relic": relic}))
            continue
        mark = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
        changes[path] = Change(data, mark + after.encode())
    return Coming(changes, tuple(problems), same)


def _spoken_of(tables: Sequence[Table], facts: Mapping[str, Data], fields: frozenset[str]) -> dict[str, Data]:
    """What stands in these fields, as it comes back from tables."""
    told: dict[str, Data] = {}
    for table in tables:
        told |= canonical(table, facts)
    return {name: value for name, value in told.items() if name in fields}


def _checked(document: Document, answer: Answer, references: References) -> tuple[Problem, ...]:
    """The problems of what site.yaml would say, each at its cell."""
    kept = {name: value for name, value in document.data.items() if name not in answer.fields}
    places = {at: span for at, span in document.values.items() if not at or at[0] not in answer.fields}
    anywhere = next(iter(answer.places.values()), Span(""))
    values = {**places, **answer.places, (): replace(anywhere, column=1, length=1)}
    for where in answer.places:  # a field of which there are several, and groups
        values |= {where[:depth]: answer.places[where] for depth in range(1, len(where)) if where[:depth] not in values}
    keys = {where: span for where, span in values.items() if where}
    as_it_will_be = Document({**kept, **answer.facts}, values, keys)
    regions = regions_of(references.country, references.project)
    tables = references.ranks.tables
    return check(RelicFacts, as_it_will_be, references.today, references.kinds, regions, tables)[1]


def _says(tables: Sequence[Table], text: str, answer: Answer) -> bool:
    document, problems = parse(TextFile("", text))
    return document is not None and not problems and _spoken_of(tables, document.data, answer.fields) == answer.facts


def tried(
    changes: Mapping[Path, Change], content: Path, templates: Templates, today: str, beside: Path
) -> tuple[Problem, ...]:
    """The errors of the whole project after these changes, made in a copy (hard links) in the folder `beside`. Raises OSError."""
    beside.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=beside, prefix=".tables-") as folder:
        copy = Path(folder) / content.name
        shutil.copytree(content, copy, copy_function=_linked)
        for path, change in changes.items():
            file = copy / path.relative_to(content)
            file.unlink()
            assert change.after is not None  # no file goes
            file.write_bytes(change.after)
        return errors(load(copy, templates, today, drafts=True).problems)


def _linked(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:  # another disk, or a system without links
        shutil.copy2(source, target)
