"""Reads YAML and text and keeps where each value was written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

import yaml

from generator.diagnostics.problem import Problem, Span

# The C parser gives the same marks as the Python one, 16 times faster; wheels for every platform carry it.
_Loader: type = getattr(yaml, "CLoader", yaml.Loader)

DEEPEST = 12
"""Levels of nesting no file of ours comes near; a deeper one is an accident or an attack."""

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""What YAML forbids, no keyboard makes and XML cannot carry; and line ends that only YAML counts."""

Location = tuple[str | int, ...]
Data = str | list["Data"] | dict[str, "Data"]


@dataclass(frozen=True, slots=True)
class TextFile:
    """What a file says, as written, and where a part of it stands."""

    path: str
    content: str

    def span(self, offset: int, length: int = 1) -> Span:
        """The place of a character counted from 0."""
        line = self.content.count("\n", 0, offset) + 1
        start = self.content.rfind("\n", 0, offset) + 1
        return Span(self.path, line, offset - start + 1, length, self.line(line))

    def line(self, number: int) -> str:
        """The line of this number, counted from 1; empty beyond the end."""
        lines = _lines(self.content)
        return lines[number - 1] if number <= len(lines) else ""


@lru_cache(maxsize=8)
def _lines(content: str) -> list[str]:
    """The lines of a file, cut once and asked for at each value in it."""
    return content.split("\n")


@dataclass(frozen=True, slots=True)
class Document:
    """A YAML document: its values as text, and where each key and each value stands."""

    data: dict[str, Data]
    values: Mapping[Location, Span] = field(default_factory=dict)
    keys: Mapping[Location, Span] = field(default_factory=dict)

    def at(self, *location: str | int) -> Span:
        """Where this value was written, or the nearest thing around it that was."""
        while location and location not in self.values:
            location = location[:-1]
        return self.values[location]


def read(path: Path, shown: str) -> tuple[TextFile | None, tuple[Problem, ...]]:
    """A text file; None when it cannot be read as text. Windows line ends and a byte order mark do no harm."""
    data = path.read_bytes()
    try:
        content = data.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        before = data[: wrong.start].decode("utf-8-sig", "replace")
        at = TextFile(shown, before).span(len(before))
        line = data[before_line(data, wrong.start) :].split(b"\n")[0].decode("utf-8", "replace")
        return None, (Problem("not-utf8", replace(at, text=line), {"byte": f"0x{data[wrong.start]:02X}"}),)
    text = TextFile(shown, content.replace("\r\n", "\n"))
    if not content.strip():
        return None, (Problem("empty-file", Span(shown)),)
    problems = tuple(
        Problem("conflict-marker", text.span(found.start(), 7))
        for found in re.finditer(r"^(<{7}|>{7})( |$)", text.content, re.MULTILINE)
    ) + tuple(_control(found, text.span(found.start())) for found in _CONTROL.finditer(text.content))
    return (None if problems else text), problems


def _control(found: re.Match[str], at: Span) -> Problem:
    return Problem("control-character", at, {"code": f"U+{ord(found.group()):04X}"})


def before_line(data: bytes, offset: int) -> int:
    """Where the line that holds this byte begins."""
    return data.rfind(b"\n", 0, offset) + 1


def parse(text: TextFile) -> tuple[Document | None, tuple[Problem, ...]]:
    """A whole YAML file; see `parse_part`."""
    return parse_part(text, 0, len(text.content))


def parse_part(text: TextFile, start: int, end: int) -> tuple[Document | None, tuple[Problem, ...]]:
    """The YAML between two offsets (`start` at the beginning of a line). All scalars stay text, brought to NFC.

    The document is None when nothing can be read of it. A key written twice, anchors, aliases and tags are
    problems; an empty value counts as not written.
    """
    part = text.content[start:end]
    first = text.content.count("\n", 0, start)
    problems = list(_hidden_characters(text, part, start))
    if problems:
        return None, tuple(problems)
    try:
        problems += _strange_features(text, part, first)
        if problems:
            return None, tuple(problems)
        node = yaml.compose(part, Loader=_Loader)
    except yaml.MarkedYAMLError as wrong:
        return None, tuple(_explained(text, part, first, wrong))
    if not isinstance(node, yaml.MappingNode):
        return None, (Problem("not-a-mapping", Span(text.path, first + 1, text=text.line(first + 1))),)
    reader = _Reader(text, first)
    data = reader.value(node, ())
    assert isinstance(data, dict)
    return Document(data, reader.values, reader.keys), tuple(reader.problems)


class _Reader:
    """Walks the nodes of one document and notes where each stands."""

    def __init__(self, text: TextFile, first: int) -> None:
        self.text, self.first = text, first
        self.values: dict[Location, Span] = {}
        self.keys: dict[Location, Span] = {}
        self.problems: list[Problem] = []

    def span(self, node: yaml.Node) -> Span:
        start, end = node.start_mark, node.end_mark
        line = self.text.line(start.line + self.first + 1)
        length = end.column - start.column if end.line == start.line else len(line) - start.column
        return Span(self.text.path, start.line + self.first + 1, start.column + 1, max(1, length), line)

    def value(self, node: yaml.Node, location: Location) -> Data:
        self.values[location] = self.span(node)
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, location)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*location, number)) for number, item in enumerate(node.value)]
        # Written as an escape, "\\x07", it is not in the text itself.
        for hidden in _CONTROL.finditer(str(node.value)):
            self.problems.append(_control(hidden, self.values[location]))
        return unicodedata.normalize("NFC", str(node.value))

    def mapping(self, node: yaml.MappingNode, location: Location) -> dict[str, Data]:
        found: dict[str, Data] = {}
        for key_node, value_node in node.value:
            # Blanks that quotation marks hold around a name are never meant.
            key = unicodedata.normalize("NFC", str(key_node.value)).strip()
            at = self.span(key_node)
            if (*location, key) in self.keys:
                first = self.keys[(*location, key)]
                self.problems.append(Problem("key-twice", at, {"key": key, "line": first.line}))
                continue
            self.keys[(*location, key)] = at
            # `key:` with nothing behind it is a line to be filled in later, not a value.
            if isinstance(value_node, yaml.ScalarNode) and not value_node.value and not value_node.style:
                continue
            found[key] = self.value(value_node, (*location, key))
        return found


def _hidden_characters(text: TextFile, part: str, start: int) -> Iterator[Problem]:
    """Tabs and no-break spaces where YAML counts spaces: nobody sees them, and a phone's keyboard makes them."""
    for found in re.finditer(
        r"^[ \u00a0]*(\t)|^ *(\u00a0)|^ *(?:- +)?[\w.-]+:(\u00a0)|^ *-(\u00a0)", part, re.MULTILINE
    ):
        group = next(n for n in range(1, 5) if found.group(n))
        code = "yaml-tab" if found.group(group) == "\t" else "yaml-nbsp"
        yield Problem(code, text.span(start + found.start(group)))


def _strange_features(text: TextFile, part: str, first: int) -> Iterator[Problem]:
    """Anchors, aliases and tags: no author needs them, and a bomb is made of them. Read as events, never expanded."""
    depth = 0
    for event in yaml.parse(part, Loader=_Loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        extra = isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) or getattr(event, "tag", None)
        if extra or depth > DEEPEST:
            mark = event.start_mark
            assert mark is not None  # every event has its place; the stubs say perhaps
            line = mark.line + first + 1
            at = Span(text.path, line, mark.column + 1, 1, text.line(line))
            yield Problem("yaml-extra", at) if extra else Problem("yaml-deep", at, {"most": DEEPEST})
            return


# `key: some words: more words` — the second colon makes YAML see a mapping inside a value.
_SECOND_COLON = re.compile(r"""^( *(?:- +)?)([\w.-]+): +([^\s"'\[{|>&*!#][^\n]*?)(: )([^\n]*)$""", re.MULTILINE)


def _explained(text: TextFile, part: str, first: int, wrong: yaml.MarkedYAMLError) -> Iterator[Problem]:
    """What the parser stumbled over, in words of ours. Its own differ between the C and the Python parser."""
    colons = list(_SECOND_COLON.finditer(part))
    start = sum(len(line) + 1 for line in text.content.split("\n")[:first])
    if "mapping values are not allowed" in str(wrong.problem) and colons:
        for found in colons:
            value = (found.group(3) + ": " + found.group(5)).strip().replace('"', "'")
            yield Problem("yaml-colon", text.span(start + found.start(4)), {"key": found.group(2), "value": value})
        return
    mark = wrong.problem_mark or wrong.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    code, opened = "yaml-syntax", wrong.context_mark
    if opened and "quoted scalar" in str(wrong.context):
        code, line, column = "yaml-quote", opened.line, opened.column
    # What is missing at the end of a text is missing behind its last line that says anything.
    last = text.content[: start + len(part)].rstrip().count("\n")
    if line + first > last:
        line, column = last - first, len(text.line(last + 1))
    yield Problem(code, Span(text.path, line + first + 1, column + 1, 1, text.line(line + first + 1)))
