"""Reads and writes what people decided: content/glossary.yaml, the forms of names, and content/agree.yaml, accepted differences."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from generator.agreement.finding import Finding
from generator.agreement.names import Glossary
from generator.content.source import Data, parse, read
from generator.diagnostics.problem import Problem, Span

GLOSSARY = "glossary.yaml"
AGREE = "agree.yaml"

_EXAMPLE = "Cần Thơ: {km: [កឹងធើ], zh: [芹苴]}"


@dataclass(frozen=True, slots=True)
class Accepted:
    """A difference that somebody answers for."""

    where: str
    token: str
    languages: tuple[str, ...]
    at: Span

    def covers(self, finding: Finding) -> bool:
        """Whether it is this difference."""
        same = f"{self.where}#{self.token}" == finding.name
        return same and (not self.languages or set(self.languages) == set(finding.languages))


def read_glossary(content: Path) -> tuple[Glossary, tuple[Problem, ...]]:
    """The forms of names: name in the first language → language → forms. Empty where there is no such file."""
    data, keys, problems = _mapping(content, GLOSSARY)
    glossary: dict[str, dict[str, tuple[str, ...]]] = {}
    for name, forms in data.items():
        if not isinstance(forms, dict) or not all(isinstance(form, str | list) for form in forms.values()):
            problems = (*problems, Problem("glossary-form", keys[name], {"name": name, "example": _EXAMPLE}))
            continue
        glossary[name] = {tag: _strings(form) for tag, form in forms.items()}
    return glossary, problems


def _strings(data: Data) -> tuple[str, ...]:
    return (data,) if isinstance(data, str) else tuple(str(item) for item in data)


def read_accepted(content: Path) -> tuple[tuple[Accepted, ...], tuple[Problem, ...]]:
    """The differences that were accepted. Empty where there is no such file."""
    data, keys, problems = _mapping(content, AGREE)
    entries = data.get("accepted", [])
    accepted: list[Accepted] = []
    for number, entry in enumerate(entries if isinstance(entries, list) else ()):
        at = keys[f"accepted.{number}"]
        needed = ("where", "token", "by", "why")
        if not isinstance(entry, dict) or not all(entry.get(key) for key in needed):
            problems = (*problems, Problem("agree-form", at, {"needed": ", ".join(needed)}))
            continue
        languages = entry.get("languages", [])
        accepted.append(Accepted(str(entry["where"]), str(entry["token"]), _strings(languages), at))
    return tuple(accepted), problems


def _mapping(content: Path, name: str) -> tuple[dict[str, Data], dict[str, Span], tuple[Problem, ...]]:
    """The values of a YAML file, and the place of each, named by its path."""
    path = content / name
    if not path.is_file():
        return {}, {}, ()
    text, problems = read(path, f"{content.name}/{name}")
    document, more = parse(text) if text else (None, ())
    if document is None:
        return {}, {}, (*problems, *more)
    places = {".".join(map(str, location)): span for location, span in {**document.values, **document.keys}.items()}
    return document.data, places, (*problems, *more)


def without_accepted(
    found: Iterable[Finding], accepted: Iterable[Accepted], relics: Iterable[str]
) -> tuple[tuple[Finding, ...], tuple[Problem, ...]]:
    """The differences nobody answers for, and a problem for each entry that matches none in these relics."""
    found = tuple(found)
    accepted = tuple(accepted)
    left = tuple(finding for finding in found if not any(entry.covers(finding) for entry in accepted))
    seen = set(relics)
    unmatched = tuple(
        Problem("agree-unmatched", entry.at, {"name": f"{entry.where}#{entry.token}"})
        for entry in accepted
        if entry.where.partition("/")[0] in seen and not any(entry.covers(finding) for finding in found)
    )
    return left, unmatched


HEAD = """# Những chỗ các bản nói khác nhau mà có người nhận là cố ý; máy ghi bằng “ditich facts --accept”.
# Differences somebody answers for; written by `ditich facts --accept`.
accepted:
"""


def with_accepted(text: str, finding: Finding, by: str, why: str) -> str:
    """The text of agree.yaml with one entry more; what is there stays byte for byte."""
    entry = {
        "where": finding.where,
        "languages": list(finding.languages),
        "token": finding.name.partition("#")[2],
        "by": by,
        "why": why,
    }
    lines = (f"    {key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in entry.items())
    before = text or HEAD
    return before + ("" if before.endswith("\n") else "\n") + "  -" + "".join(lines)[3:]
