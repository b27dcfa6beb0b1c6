"""content/sites/<relic>/.from/<language>: which passage of the first language each passage of a translation was made from.

No author writes it: `ditich translate seen` does. A line is a pair of passages, each by its digest; lines are in the order of
digests, so that passages may change places and two people may translate at once.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.content.catalogue import Section
from generator.content.source import LARGEST, TextFile
from generator.content.splitting import headings_of, pieces_of
from generator.diagnostics.problem import Problem
from generator.text.digests import DIGITS, digest


@dataclass(frozen=True, slots=True, order=True)
class Bag:
    """What can be counted in a passage, to see what a change has done to it."""

    sentences: int
    negations: int
    facts: str
    """Eight hexadecimal digits: the sum of the digests of its facts and names, so that bags of two halves add up."""

    order: str
    """Four hexadecimal digits of the order of its names."""

    def __str__(self) -> str:
        """As a line has it: 5.1.9f3a2b1c.77ab."""
        return f"{self.sentences}.{self.negations}.{self.facts}.{self.order}"


ALONE = "0" * DIGITS
"""Stands for the source of a passage that only the translation has, as somebody has confirmed."""


@dataclass(frozen=True, slots=True, order=True)
class Line:
    """A passage of the first language and one of the translation, which were held against each other."""

    source: str
    """Its digest, or ALONE."""

    translated: str
    source_bag: Bag | None = None
    translated_bag: Bag | None = None
    on: str = ""
    """The day somebody said so (ISO 8601); empty where a program did."""

    by: str = ""


_BAG = r"(\d+)\.(\d+)\.([0-9a-f]{8})\.([0-9a-f]{4})"
_LINE = re.compile(rf"([0-9a-f]{{8}}) ([0-9a-f]{{8}})(?: {_BAG} {_BAG})?(?: (\d{{4}}-\d\d-\d\d)(?: (.+))?)?")

HEAD = """# Bản dịch này làm từ đoạn nào: máy ghi bằng “ditich translate seen”, không sửa tay.
# Which passage was translated from which; written by `ditich translate seen`.
"""


def read_lines(path: Path, shown: str) -> tuple[tuple[Line, ...], tuple[Problem, ...]]:
    """The lines of a file; `shown` is its path as authors see it. Of a text without one nothing is known.

    What is no line, such as what Git leaves where two branches met, is a warning, and all other lines hold: no author is held
    up by a file that no author writes. Raises OSError.
    """
    data = path.read_bytes() if path.is_file() and path.stat().st_size <= LARGEST else b""
    text = TextFile(shown, data.decode("utf-8", "replace").replace("\r\n", "\n"))
    lines, problems, offset = list[Line](), list[Problem](), 0
    for written in text.content.split("\n"):
        match = _LINE.fullmatch(written.strip())
        if match:
            source, translated, *bags, on, by = match.groups()
            lines.append(Line(source, translated, _bag(bags[:4]), _bag(bags[4:]), on or "", by or ""))
        elif written.strip() and not written.startswith("#"):
            at = text.span(offset, len(written))
            problems.append(Problem("from-line", at, {"written": written.strip()[:_SHOWN]}, severity="warning"))
        offset += len(written) + 1
    return tuple(lines), tuple(problems[:1])


_SHOWN = 40


def _bag(fields: Sequence[str | None]) -> Bag | None:
    sentences, negations, facts, order = fields
    return Bag(int(sentences), int(negations or 0), facts or "", order or "") if sentences else None


def spelt(lines: Iterable[Line]) -> str:
    """A file of these lines: each pair once, in the order of digests, so that it is the same whoever writes it."""
    each = {(line.source, line.translated): line for line in lines}
    return HEAD + "".join(f"{_spelt(each[pair])}\n" for pair in sorted(each))


def _spelt(line: Line) -> str:
    bags = f" {line.source_bag} {line.translated_bag}" if line.source_bag and line.translated_bag else ""
    return f"{line.source} {line.translated}{bags}{f' {line.on}' if line.on else ''}{f' {line.by}' if line.by else ''}"


# ---- what a reader is told --------------------------------------------------------------------------

FIELDS = ""
"""Stands for the name, the summary and the other fields, as a chapter."""

_Passages = Sequence[tuple[str, str]]
"""The chapter and the digest of each passage of a text."""


def passages(content: str, sections: Iterable[Section]) -> _Passages:
    """The chapter and the digest of each passage of a text that has these sections."""
    keys = {section.heading: section.key for section in sections}
    headings = [keys.get(unicodedata.normalize("NFC", heading), FIELDS) for heading in headings_of(content)]
    return [
        (headings[int(piece.section) - 1] if piece.section.isdecimal() else FIELDS, digest(piece.passage))
        for piece in pieces_of(content)
    ]


def is_as_recorded(source: _Passages, lines: Iterable[Line]) -> bool:
    """Whether every passage of the source is one that was recorded, and the other way round: then nothing can be behind."""
    return {found for _, found in source} == {line.source for line in lines} - {ALONE}


def chapters_behind(source: _Passages, translated: _Passages, lines: Iterable[Line]) -> tuple[str, ...]:
    """The chapters whose source was changed since they were translated, in the order of the translation; FIELDS among them.

    A passage is behind where what it was made from is not there any more. A chapter is, too, that has more new passages in the
    source than in the translation; a new field is not: what a translation lacks of these is borrowed. Without lines nothing is known, and nothing is said.
    """
    made: dict[str, set[str]] = {}
    for line in lines:
        made.setdefault(line.translated, set()).add(line.source)
    if not made:
        return ()
    there = {found for _, found in source} | {ALONE}
    known = set().union(*made.values())
    behind = {chapter for chapter, found in translated if made.get(found, set()) - there}
    added = Counter(chapter for chapter, found in source if found not in known)
    renewed = Counter(chapter for chapter, found in translated if found not in made)
    behind |= {chapter for chapter, number in added.items() if chapter and number > renewed[chapter]}
    return tuple(chapter for chapter in dict.fromkeys(chapter for chapter, _ in translated) if chapter in behind)
