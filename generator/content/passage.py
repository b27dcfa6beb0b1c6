"""A piece of Markdown and its place in the file it was written in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from markdown_it.token import Token

from generator.content.source import TextFile
from generator.diagnostics.problem import Span


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of Markdown: a section of a text, or a whole field of the front matter."""

    text: TextFile
    start: int
    """Offset of its first character in the file."""

    markdown: str
    """As it was written; of a field, as it was parsed."""

    field: Span | None = None
    """The place of a field: problems in it are reported there, for YAML may write any character in a second way."""

    def span(self, offset: int, length: int = 1) -> Span:
        """The place of `length` characters from `offset`, counted from the beginning of the passage."""
        return self.field or self.text.span(self.start + offset, max(1, length))

    def line(self, number: int) -> str:
        """A line of the passage, counted from 0, without the blanks around it; empty past the last."""
        lines = _lines(self.markdown)
        return lines[number].strip() if number < len(lines) else ""

    def line_span(self, number: int) -> Span:
        """The place of a line of the passage, without the blanks around it."""
        line = _lines(self.markdown)[number]
        return self.span(_starts(self.markdown)[number] + len(line) - len(line.lstrip()), len(line.strip()))

    def offset(self, number: int, words: str) -> int:
        """The offset at which a line, counted from 0, ends in these words; of the line itself where it does not."""
        lines = _lines(self.markdown)
        if number >= len(lines):
            return len(self.markdown)
        return _starts(self.markdown)[number] + max(0, lines[number].rfind(words))

    def content_offsets(self, inline: Token) -> tuple[int, ...]:
        """The offset in the passage of each line of an inline token's content."""
        first = inline.map[0] if inline.map else 0
        return tuple(
            self.offset(first + number, line.rstrip()) for number, line in enumerate(inline.content.split("\n"))
        )


@lru_cache(maxsize=8)
def _lines(markdown: str) -> list[str]:
    return markdown.split("\n")


@lru_cache(maxsize=8)
def _starts(markdown: str) -> list[int]:
    """Where each line begins."""
    starts = [0]
    for line in _lines(markdown):
        starts.append(starts[-1] + len(line) + 1)
    return starts
