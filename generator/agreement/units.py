"""Takes a text apart into what is compared: paragraphs, list items, fields of the front matter, cues of a transcript."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from generator.agreement.finding import Said
from generator.agreement.tables import Table
from generator.agreement.tokens import Token, scan
from generator.content.source import TextFile

_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_FRONT = re.compile(r"---[ \t]*\n(.*?\n)---[ \t]*(?:\n|\Z)", re.DOTALL)
_HEADING = re.compile(r"^## +.*$", re.MULTILINE)
_ITEM = re.compile(r"^(?:[-*+]|\d+[.)])[ \t]+", re.MULTILINE)
_BLOCK = re.compile(r"\S.*?(?=\n[ \t]*\n|\n(?=(?:[-*+]|\d+[.)]|#+)[ \t])|\s*\Z)", re.DOTALL)
_CUE = re.compile(r"^.*-->.*\n((?:.*\S.*\n?)+)", re.MULTILINE)

_OF_THIS_FILE = ("text", "updated", "also", "name_source", "name_sources")
"""Fields of the front matter that say nothing of the relic: the state of the text itself, other spellings of its name."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A passage of a text that is compared as one."""

    language: str
    file: TextFile
    start: int
    """Where it begins in the file."""

    passage: str
    section: str
    """The field of the front matter, or the number of the chapter."""

    tokens: tuple[Token, ...]

    def said(self, start: int = 0, end: int = 0) -> Said:
        """A part of the passage; without one its beginning, where something is not said."""
        at = self.file.span(self.start + start, max(1, end - start))
        return Said(self.file.path.rpartition("/")[2], at, self.passage[start:end])


def units_of(file: TextFile, language: str, table: Table) -> tuple[Unit, ...]:
    """The units of a text with front matter, in order; of one without, nothing."""
    front = _FRONT.match(file.content)
    if not front:
        return ()

    def unit(start: int, passage: str, section: str) -> Unit:
        return Unit(language, file, start, passage, section, scan(passage, table))

    fields = tuple(unit(start, passage, section) for start, passage, section in _fields(front))
    heads = [*_HEADING.finditer(file.content, front.end())]
    ends = [*(head.start() for head in heads[1:]), len(file.content)][: len(heads)]
    return fields + tuple(
        unit(start, passage, str(number))
        for number, (head, end) in enumerate(zip(heads, ends, strict=True), 1)
        for start, passage in _blocks(file.content, head.end(), end)
    )


def cues_of(file: TextFile, language: str, table: Table) -> tuple[Unit, ...]:
    """The cues of a transcript (WebVTT)."""
    return tuple(
        Unit(language, file, cue.start(1), cue[1], "transcript", scan(cue[1], table))
        for cue in _CUE.finditer(file.content)
    )


def _fields(front: re.Match[str]) -> Iterator[tuple[int, str, str]]:
    """Yield place, text and path of each text in the front matter."""
    try:
        root = yaml.compose(front[1], Loader=_Loader)
    except yaml.YAMLError:  # said by `ditich check`
        return
    if isinstance(root, yaml.MappingNode):
        for path, node in _leaves(root, ""):
            start, end = node.start_mark.index, node.end_mark.index
            yield front.start(1) + start, front[1][start:end].rstrip(), path


def _leaves(node: yaml.MappingNode, path: str) -> Iterator[tuple[str, yaml.ScalarNode]]:
    for key, value in node.value:
        name = f"{path}.{key.value}" if path else str(key.value)
        if name in _OF_THIS_FILE or name.rpartition(".")[2].endswith("_sources"):
            continue
        if isinstance(value, yaml.MappingNode):
            yield from _leaves(value, name)
        elif isinstance(value, yaml.ScalarNode) and value.value:
            yield name, value


def _blocks(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Yield place and text of each paragraph and item of a list between two places."""
    for block in _BLOCK.finditer(text, start, end):
        passage = block.group()[: max(0, end - block.start())]
        mark = _ITEM.match(passage)
        skipped = mark.end() if mark else 0
        if passage[skipped:].strip():
            yield block.start() + skipped, passage[skipped:]
