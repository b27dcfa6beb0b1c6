"""Reads and writes content/agree.yaml: differences that somebody answers for."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from generator.agreement.finding import Finding
from generator.content.source import parse, read
from generator.diagnostics.problem import Problem, Span

AGREE = "agree.yaml"


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


_NEEDED = ("where", "token", "by", "why")


def read_accepted(content: Path) -> tuple[tuple[Accepted, ...], tuple[Problem, ...]]:
    """The differences that were accepted. Empty where there is no such file."""
    path = content / AGREE
    if not path.is_file():
        return (), ()
    text, unread = read(path, f"{content.name}/{AGREE}")
    document, unparsed = parse(text) if text else (None, ())
    problems, accepted = [*unread, *unparsed], list[Accepted]()
    entries = document.data.get("accepted", []) if document else []
    for number, entry in enumerate(entries if isinstance(entries, list) else [entries]):
        at = document.at("accepted", number) if document else Span(AGREE)
        said = entry if isinstance(entry, dict) else {}
        lacking = [key for key in _NEEDED if not isinstance(said.get(key), str)]
        if lacking:
            lines = ", ".join(f"{key}: …" for key in lacking)
            problems.append(Problem("agree-form", at, {"lacking": ", ".join(lacking), "lines": lines}))
            continue
        languages = said.get("languages", [])
        tags = (languages,) if isinstance(languages, str) else tuple(map(str, languages))
        accepted.append(Accepted(str(said["where"]), str(said["token"]), tags, at))
    return tuple(accepted), tuple(problems)


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
