"""Takes a text apart into what is compared and translated as one: fields of the front matter, paragraphs, items of lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import yaml

from generator.content.front_matter import FRONT_MATTER

_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_HEADING = re.compile(r"^## +(.*?)[ #]*$", re.MULTILINE)
_ITEM = re.compile(r"^(?:[-*+]|\d+[.)])[ \t]+", re.MULTILINE)
_BLOCK = re.compile(r"\S.*?(?=\n[ \t]*\n|\n(?=(?:[-*+]|\d+[.)]|#+)[ \t])|\s*\Z)", re.DOTALL)

_OF_THIS_FILE = ("text", "updated", "reviewed", "voice", "also", "name_source", "name_sources", "name_reviewed")
"""Fields of the front matter that say nothing of the relic: the state of the text itself, other spellings of its name."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A passage of a text."""

    start: int
    """Where it begins in the file."""

    passage: str
    """As it is written; of a field of the front matter the YAML of its value."""

    section: str
    """The field of the front matter, or the number of the chapter."""


def pieces_of(content: str) -> tuple[Piece, ...]:
    """The pieces of a text with front matter, in order; of one without, nothing."""
    front = FRONT_MATTER.match(content)
    if not front:
        return ()
    heads = [*_HEADING.finditer(content, front.end())]
    ends = [*(head.start() for head in heads[1:]), len(content)][: len(heads)]
    return tuple(_fields(front)) + tuple(
        Piece(start, passage, str(number))
        for number, (head, end) in enumerate(zip(heads, ends, strict=True), 1)
        for start, passage in _blocks(content, head.end(), end)
    )


def headings_of(content: str) -> tuple[str, ...]:
    """The headings of the chapters, in order: the first one is that of section 1."""
    front = FRONT_MATTER.match(content)
    return tuple(head[1] for head in _HEADING.finditer(content, front.end())) if front else ()


def front_matter(content: str) -> Mapping[str, str]:
    """The keys of the front matter, each with its text; a list or a group has none."""
    front = FRONT_MATTER.match(content)
    root = _composed(front[1]) if front else None
    pairs = root.value if root else ()
    return {str(key.value): value.value if isinstance(value, yaml.ScalarNode) else "" for key, value in pairs}


def _composed(text: str) -> yaml.MappingNode | None:
    try:
        root = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError:  # said by `ditich check`
        return None
    return root if isinstance(root, yaml.MappingNode) else None


def _fields(front: re.Match[str]) -> Iterator[Piece]:
    """Each text in the front matter, with its path as its section."""
    root = _composed(front[1])
    for path, node in _leaves(root, "") if root else ():
        start, end = node.start_mark.index, node.end_mark.index
        yield Piece(front.start(1) + start, front[1][start:end].rstrip(), path)


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
