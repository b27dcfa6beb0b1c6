"""Takes a text apart into what is compared: paragraphs, list items, fields of the front matter, cues of a transcript."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.agreement.finding import Said
from generator.agreement.tables import Table
from generator.agreement.tokens import Token, scan
from generator.content.source import TextFile
from generator.content.splitting import pieces_of

_CUE = re.compile(r"^.*-->.*\n((?:.*\S.*\n?)+)", re.MULTILINE)


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
    return tuple(
        Unit(language, file, piece.start, piece.passage, piece.section, scan(piece.passage, table))
        for piece in pieces_of(file.content)
    )


def cues_of(file: TextFile, language: str, table: Table) -> tuple[Unit, ...]:
    """The cues of a transcript (WebVTT)."""
    return tuple(
        Unit(language, file, cue.start(1), cue[1], "transcript", scan(cue[1], table))
        for cue in _CUE.finditer(file.content)
    )
