"""Reads, of one relic, in what state each passage of each of its translations is; and writes what was confirmed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.agreement.names import with_names
from generator.agreement.reading import Reading, texts_of
from generator.agreement.relics import Texts
from generator.agreement.states import Pair, Text, lines_of, refreshed, states, text_of
from generator.agreement.tables import Table
from generator.content.files import MADE_FROM
from generator.content.made_from import Line, read_lines, spelt
from generator.content.splitting import front_matter
from generator.diagnostics.problem import Problem


@dataclass(frozen=True, slots=True)
class Translation:
    """One translation of a relic, passage by passage."""

    relic: str
    language: str
    first: str
    """The language it is made from."""

    pairs: tuple[Pair, ...]
    """Every passage of both; none where there is no text in this language yet."""

    lines: tuple[Line, ...]
    """What was recorded of it; nothing where nobody has said what it was made from."""

    path: Path
    """The file that records it."""

    recorded: str
    """That file as it is; empty where there is none."""

    tables: tuple[Table, Table]
    """How the first language writes facts, and how this one does."""

    text: str
    """What its front matter says of how it came to be: written, translated, machine; empty where there is no text."""

    reviewed: bool
    """Whether a person answers for it."""

    def seen(self, on: str = "", by: str = "") -> str:
        """The file that records that every passage says what its source says now. `on` and `by`: who says so, and when."""
        return spelt(lines_of(self.pairs, self.tables, on, by))

    def refreshed(self) -> str:
        """The file as a program may write it by itself: what is behind stays behind. See states.refreshed."""
        return spelt(refreshed(self.pairs, self.tables))


def translations(reading: Reading, relic: str) -> tuple[tuple[Translation, ...], tuple[Problem, ...]]:
    """The translations of a relic into each of the project's other languages, in their order; and what cannot be read."""
    texts, problems = texts_of(reading, relic)
    found, wrong = translations_of(reading, texts)
    return found, (*problems, *wrong)


def translations_of(reading: Reading, texts: Texts) -> tuple[tuple[Translation, ...], tuple[Problem, ...]]:
    """The translations among the texts of one relic."""
    first, *others = reading.languages or ("",)
    if first not in texts.units:
        return (), ()
    known = _known(texts, reading)
    found, wrong = list[Translation](), list[Problem]()
    for tag in others:
        path = reading.content / "sites" / texts.relic / MADE_FROM / tag
        lines, ill = read_lines(path, path.relative_to(reading.content.parent).as_posix())
        wrong += ill
        pairs = states(known[first], known[tag], lines) if tag in known else ()
        tables = (reading.knowledge.tables[first], reading.knowledge.tables[tag])
        text, reviewed = _front(texts, tag)
        recorded = path.read_text("utf-8", "replace") if path.is_file() else ""
        found.append(Translation(texts.relic, tag, first, pairs, lines, path, recorded, tables, text, reviewed))
    return tuple(found), tuple(wrong)


def _known(texts: Texts, reading: Reading) -> dict[str, Text]:
    named = with_names(texts.units, reading.knowledge.tables, reading.knowledge.glossary)
    return {tag: text_of(units, reading.knowledge.tables[tag]) for tag, units in named.items()}


def _front(texts: Texts, tag: str) -> tuple[str, bool]:
    """What the front matter of a text says of itself: how it came to be, and whether somebody reviewed it."""
    units = texts.units.get(tag, ())
    said = front_matter(units[0].file.content) if units else {}
    return said.get("text", ""), "reviewed" in said
