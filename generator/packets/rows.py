"""Two texts of a relic → the rows of its packet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import yaml

from generator.agreement.states import Pair
from generator.agreement.units import Unit
from generator.packets.inline import Run, Runs, runs_of
from generator.packets.packet import Cell, Key, Row, digest_of, source_digest

_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_SUBHEADING = re.compile(r"#{3,6}[ \t]+")

MARKDOWN_FIELDS = frozenset({"worship", "way"})
"""Fields of the front matter that are Markdown; the others are plain."""

_NOT_TRANSLATED = re.compile(r"voice|pronunciation|(?:name_)?reviewed(?:\..+)?|transcript")


@dataclass(frozen=True, slots=True)
class Passage:
    """A row before it has a number: the units of both languages that say the same."""

    section: str
    """The path of a field, or the number of a chapter."""

    source: tuple[Unit, ...]
    translation: tuple[Unit, ...]
    state: str
    """As agreement.states says it."""

    @property
    def is_field(self) -> bool:
        """Whether it is a field of the front matter."""
        return not self.section.isdecimal()

    @property
    def key(self) -> Key:
        """By which its row is known again."""
        return Key(source_digest(cell_of(self.source)), digest_of(cell_of(self.translation)))


def passages(source: Sequence[Unit], pairs: Sequence[Pair]) -> tuple[Passage, ...]:
    """What is to be translated of a text, in its order; without pairs nothing is yet."""
    paired = {unit.start for pair in pairs for unit in pair.source}
    found = [Passage(pair.source[0].section, pair.source, pair.translated, pair.state) for pair in pairs if pair.source]
    found += [Passage(unit.section, (unit,), (), "missing") for unit in source if unit.start not in paired]
    return tuple(
        sorted(
            (passage for passage in found if not _NOT_TRANSLATED.fullmatch(passage.section)),
            key=lambda passage: passage.source[0].start,
        )
    )


def rows_of(
    found: Iterable[Passage], headings: Sequence[str], fields: Mapping[str, str], *, machine: bool
) -> tuple[Row, ...]:
    """The rows of these passages, numbered from 1.

    `headings` are those of the chapters, in order; `fields` maps the first or last part of a field's path → what it is called.
    With `machine` nobody has read the translation, a machine's: so it is said of what is current.
    """
    return tuple(
        Row(
            number,
            passage.key,
            "" if passage.is_field else headings[int(passage.section) - 1],
            _called(passage.section, fields) if passage.is_field else "",
            cell_of(passage.source),
            cell_of(passage.translation),
            "machine" if machine and passage.translation and passage.state != "behind" else passage.state,
        )
        for number, passage in enumerate(found, 1)
    )


def _called(section: str, fields: Mapping[str, str]) -> str:
    parts = section.split(".")
    return fields.get(parts[-1]) or fields.get(parts[0]) or section


def cell_of(units: Iterable[Unit]) -> Cell:
    """What a cell shows of these units: a paragraph each."""
    return tuple(runs for unit in units if (runs := runs_of_unit(unit)))


def runs_of_unit(unit: Unit) -> Runs:
    """The runs of a unit; what is more than a paragraph of words stands there as it is written."""
    text = words_of_unit(unit)
    if is_plain_field(unit.section):
        return (Run(text),) if text else ()
    read = runs_of(text)
    return read if read is not None else (Run(text),)


def is_plain_field(section: str) -> bool:
    """Whether this is a field without Markdown."""
    return not section.isdecimal() and section not in MARKDOWN_FIELDS


def is_as_written(unit: Unit) -> bool:
    """Whether a unit is shown as it is written: a quotation, a table, code."""
    return not is_plain_field(unit.section) and runs_of(words_of_unit(unit)) is None


def words_of_unit(unit: Unit) -> str:
    """What a unit says, as Markdown or, of a plain field, as words: without the sign of a heading, without YAML."""
    if unit.section.isdecimal():
        return unit.passage[len(sign_of(unit)) :].rstrip()
    try:
        value = yaml.load(f"a: {unit.passage}\n", _Loader)["a"]  # noqa: S506 -- a safe one
    except (yaml.YAMLError, TypeError, KeyError):
        value = unit.passage
    return " ".join(str(value).split(" ")).strip()


def sign_of(unit: Unit) -> str:
    """The sign of a heading inside a chapter with its blanks; empty for anything else."""
    found = _SUBHEADING.match(unit.passage) if unit.section.isdecimal() else None
    return found[0] if found else ""
