"""A paragraph's words as a reader sees them, each with its place in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from markdown_it.token import Token

from generator.content.passage import Passage
from generator.content.targets import Targets
from generator.diagnostics.problem import Problem, Span

_LETTERS = re.compile(r"[^\n]")

HIDDEN = "\0"
"""Stands for whatever is not text: signs that were read as Markdown, addresses, escaped characters."""


@dataclass
class Paragraph:
    """A paragraph's words, and what of them has been told already."""

    passage: Passage
    targets: Targets
    inline: Token
    words: str = ""
    """Its content, with HIDDEN for whatever is not text; as long as the content."""

    unlinked: str = ""
    """The same without the words of links."""

    told: bytearray = field(default_factory=bytearray)
    """1 at each character that a problem was told of."""

    offsets: tuple[int, ...] = ()
    """Of each line of the content: where it begins in the passage."""

    def __post_init__(self) -> None:
        content = self.inline.content
        ground = _LETTERS.sub(HIDDEN, content)
        words, unlinked, links, cursor = list[str](), list[str](), 0, 0
        for token in self.inline.children or ():
            links += token.type == "link_open"
            links -= token.type == "link_close"
            if token.type == "text":  # in order, and none over another
                between, cursor = ground[cursor : token.meta["at"]], token.meta["end"]
                words += (between, token.content)
                unlinked += (between, ground[token.meta["at"] : cursor] if links else token.content)
        self.words, self.unlinked = "".join((*words, ground[cursor:])), "".join((*unlinked, ground[cursor:]))
        self.told = bytearray(len(content))
        self.offsets = self.passage.content_offsets(self.inline)

    def at(self, start: int, end: int) -> Span:
        """The place of a part of the content, to the end of its line at most."""
        content = self.inline.content
        line = content.count("\n", 0, start)
        column = start - (content.rfind("\n", 0, start) + 1)
        return self.passage.span(self.offsets[line] + column, len(content[start:end].split("\n")[0]))

    def untold(self, start: int, end: int) -> bool:
        """Whether nothing has been told of this part; from now on something has."""
        if any(self.told[start:end]):
            return False
        self.told[start:end] = b"\1" * (end - start)
        return True

    def edit(self, code: str, start: int, end: int, edit: str, hint: str = "") -> Iterator[Problem]:
        """Yield the problem of a part that is to be changed into `edit`, unless something has been told of it."""
        if self.untold(start, end):
            yield Problem(code, self.at(start, end), {"written": self.inline.content[start:end], "edit": edit}, hint)
