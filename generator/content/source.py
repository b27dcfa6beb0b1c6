"""Reads text and YAML files and records the position of each key and value."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

import yaml

from generator.content import yaml_errors, yaml_slips
from generator.content.yaml_slips import Slip
from generator.diagnostics.problem import Problem, Span
from generator.media.git_lfs import is_pointer
from generator.store import read_file

# The C parser gives the same positions as the Python one, 16 times faster; wheels for every platform include it.
_Loader: type = getattr(yaml, "CLoader", yaml.Loader)

DEEPEST = 12
"""Levels of nesting allowed. No real file comes near; a deeper one is an accident or an attack."""

LARGEST = 300_000
"""Bytes of a text. The longest story has 14,000, an hour's transcript in Khmer 200,000; a larger file is another one by
mistake, or an attack on whoever reads it."""

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""Characters that YAML or XML forbids and no keyboard makes, and line ends that only YAML counts."""

Location = tuple[str | int, ...]
Data = str | list["Data"] | dict[str, "Data"]


@dataclass(frozen=True, slots=True)
class TextFile:
    """A text file as it was written, with the positions of its parts."""

    path: str
    content: str

    def span(self, offset: int, length: int = 1) -> Span:
        """The position of `length` characters from `offset`, an index into `content` counted from 0."""
        line = self.content.count("\n", 0, offset) + 1
        start = self.content.rfind("\n", 0, offset) + 1
        return Span(self.path, line, offset - start + 1, length, self.line(line))

    def line(self, number: int) -> str:
        """The line with this number, counted from 1; empty past the last line."""
        lines = _lines(self.content)
        return lines[number - 1] if number <= len(lines) else ""


@lru_cache(maxsize=8)
def _lines(content: str) -> list[str]:
    """The lines of a file. Cached, because each value of the file asks for its own line."""
    return content.split("\n")


@dataclass(frozen=True, slots=True)
class Document:
    """A YAML document: its values as text, and the position of each key and value."""

    data: dict[str, Data]
    values: Mapping[Location, Span] = field(default_factory=dict)
    keys: Mapping[Location, Span] = field(default_factory=dict)
    after_comma: Mapping[Location, str] = field(default_factory=dict)
    """Key in `{ }` behind a value without quotation marks → the value as it would be with all that follows its comma."""

    def at(self, *location: str | int) -> Span:
        """The position of the value at this location, or of the nearest enclosing value that is written."""
        while location and location not in self.values:
            location = location[:-1]
        return self.values[location]

    def value(self, location: Location) -> Data:
        """The value at a location of `values`."""
        data: Data = self.data
        for part in location:
            data = data[part]  # type: ignore[index]  # the location was recorded while this was read
        return data


def read(path: Path, shown: str) -> tuple[TextFile | None, tuple[Problem, ...]]:
    """Read a text file as UTF-8; `shown` is its path as authors see it.

    Returns None with the problems where it is larger than LARGEST, is empty, is not UTF-8, was not fetched by Git LFS, or
    holds control characters or merge conflict markers. A byte order mark is dropped and Windows line ends become line
    feeds.
    """
    size = path.stat().st_size
    if size > LARGEST:
        return None, (Problem("file-large", Span(shown), {"kilobytes": size // 1000, "most": LARGEST // 1000}),)
    data = read_file(path)
    if is_pointer(data):
        return None, (Problem("file-pointer", Span(shown), {"file": path.name}),)
    try:
        content = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        readable = data[: error.start].decode("utf-8-sig", "replace")
        at = TextFile(shown, readable).span(len(readable))
        line = data[before_line(data, error.start) :].split(b"\n")[0].decode("utf-8", "replace")
        return None, (Problem("not-utf8", replace(at, text=line), {"byte": f"0x{data[error.start]:02X}"}),)
    text = TextFile(shown, content.replace("\r\n", "\n"))
    if not content.strip():
        return None, (Problem("empty-file", Span(shown)),)
    problems = tuple(
        Problem("conflict-marker", text.span(start, 7)) for start in _conflict_markers(text.content)
    ) + tuple(_control_problem(match, text.span(match.start())) for match in _CONTROL.finditer(text.content))
    return (None if problems else text), problems


_MARKER = re.compile(r"^(?:([<>|])\1{6}(?: |$)|={7}[ \t]*$)", re.MULTILINE)
"""A line that Git writes into a file that two people changed (git-merge, "How conflicts are presented")."""


def _conflict_markers(content: str) -> Iterator[int]:
    """Yield where each conflict marker stands; of those between the first and the last of a conflict, none.

    A line of ======= or ||||||| alone was left when the others were deleted, and both versions with it.
    """
    inside = False
    for match in _MARKER.finditer(content):
        sign = match.group()[0]
        if sign in "<>" or not inside:
            yield match.start()
        inside = sign == "<" or (inside and sign != ">")


def _control_problem(match: re.Match[str], at: Span) -> Problem:
    """The problem of one control character, named by its code point."""
    return Problem("control-character", at, {"code": f"U+{ord(match.group()):04X}"})


def before_line(data: bytes, offset: int) -> int:
    """Offset in bytes at which the line that contains the byte at `offset` begins."""
    return data.rfind(b"\n", 0, offset) + 1


def parse(text: TextFile) -> tuple[Document | None, tuple[Problem, ...]]:
    """Parse a whole YAML file; arguments and results as in `parse_part`."""
    return parse_part(text, 0, len(text.content))


def parse_part(text: TextFile, start: int, end: int) -> tuple[Document | None, tuple[Problem, ...]]:
    """Parse the YAML between two offsets; `start` must be the beginning of a line.

    All scalars stay text, normalised to NFC; a key with an empty value counts as not written. Returns None for the
    document where nothing can be read of it. Duplicate keys, anchors, aliases and tags are problems.
    """
    part = text.content[start:end]
    first_line = text.content.count("\n", 0, start)
    problems = list(_check_invisible_characters(text, part, start))
    if problems:
        return None, tuple(problems)
    try:
        problems += _slip_problems(text, start, yaml_slips.cut_by_hash(part, _tokens(part)))
        problems += _check_yaml_features(text, part, start)
        if problems:
            return None, tuple(problems)
        node = yaml.compose(part, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        causes = () if problems else yaml_errors.syntax_slips(part, error)
        return None, (*problems, *_slip_problems(text, start, causes))
    if not isinstance(node, yaml.MappingNode):
        at = Span(text.path, first_line + 1, text=text.line(first_line + 1))
        slips = tuple(_slip_problems(text, start, yaml_errors.not_a_mapping(part)))
        return None, slips or (Problem("not-a-mapping", at),)
    reader = _Reader(text, first_line, start, part)
    data = reader.value(node, ())
    assert isinstance(data, dict)
    return Document(data, reader.values, reader.keys, reader.after_comma), tuple(reader.problems)


def _tokens(part: str) -> Iterator[yaml.Token]:
    """The tokens of a YAML text, up to its first syntax error."""
    try:
        yield from yaml.scan(part, Loader=_Loader)
    except yaml.MarkedYAMLError:
        return


def _slip_problems(text: TextFile, start: int, slips: Iterable[Slip]) -> Iterator[Problem]:
    """The slips found in the part of a file that begins at `start`, at their places in the file."""
    for slip in slips:
        yield Problem(slip.code, text.span(start + slip.offset, max(1, slip.length)), slip.values, slip.hint)


class _Reader:
    """Converts the nodes of one document to plain data and records the position of each."""

    def __init__(self, text: TextFile, first: int, start: int, part: str) -> None:
        self.text, self.first, self.start, self.part = text, first, start, part
        self.values: dict[Location, Span] = {}
        self.keys: dict[Location, Span] = {}
        self.after_comma: dict[Location, str] = {}
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
            return self.sequence(node, location)
        assert isinstance(node, yaml.ScalarNode)
        self.slip(yaml_slips.dash_slip(self.part, node))
        # Written as an escape, "\\x07", it is not in the text itself.
        if _CONTROL.search(str(node.value)):
            self.problems.append(self.escaped(node, location))
        return unicodedata.normalize("NFC", str(node.value))

    def escaped(self, node: yaml.ScalarNode, location: Location) -> Problem:
        """The problem of a control character that an author wrote as an escape: most likely a backslash was meant."""
        raw = self.part[node.start_mark.index + 1 : node.end_mark.index - 1]
        edit = "'" + raw.replace("'", "''") + "'"
        if "\n" in raw:
            match = _CONTROL.search(str(node.value))
            assert match is not None
            return _control_problem(match, self.values[location])
        return Problem("yaml-escape", self.values[location], {"edit": edit})

    def sequence(self, node: yaml.SequenceNode, location: Location) -> list[Data]:
        """The items; those that another sign than a comma divides are read as they were meant."""
        items = list[Data]()
        for item in node.value:
            slip = yaml_slips.separator_slip(self.part, item) if node.flow_style else None
            self.slip(slip)
            value = self.value(item, (*location, len(items)))
            parts = [value] if slip is None else [*str(slip.values["edit"]).split(", ")]
            self.values |= {(*location, len(items) + number): self.span(item) for number in range(len(parts))}
            items += parts
        return items

    def slip(self, slip: Slip | None) -> None:
        self.problems += _slip_problems(self.text, self.start, (slip,) if slip else ())

    def mapping(self, node: yaml.MappingNode, location: Location) -> dict[str, Data]:
        group: dict[str, Data] = {}
        slips = yaml_slips.cut_by_comma(self.part, node)
        self.problems += _slip_problems(self.text, self.start, {id(slip): slip for slip in slips.values()}.values())
        for number, (key_node, value_node) in enumerate(node.value):
            if number in slips:
                self.mend(slips[number], key_node, location, group)
                continue
            # Blanks that quotation marks hold around a name are never meant.
            key = unicodedata.normalize("NFC", str(key_node.value)).strip()
            at = self.span(key_node)
            if (*location, key) in self.keys:
                first = self.keys[(*location, key)]
                self.problems.append(Problem("key-twice", at, {"key": key, "line": first.line}))
                continue
            self.keys[(*location, key)] = at
            if edit := yaml_slips.before_comma(self.part, node, number):
                self.after_comma[(*location, key)] = edit
            # `key:` with nothing behind it is a line to be filled in later, not a value.
            if isinstance(value_node, yaml.ScalarNode) and not value_node.value and not value_node.style:
                continue
            group[key] = self.value(value_node, (*location, key))
        return group

    def mend(self, slip: Slip, node: yaml.Node, location: Location, group: dict[str, Data]) -> None:
        """Read a pair whose colon is none as it was meant, so that nobody is told that its key is missing as well."""
        key, colon, value = str(slip.values["edit"]).partition(": ")
        if slip.code == "yaml-comma" and value.startswith("[") and isinstance(group.get(key), str):
            items = [item.strip() for item in value.strip("[]").split(",")]
            group[key] = [*items]
            at = self.values[(*location, key)]
            self.values |= {(*location, key, number): at for number in range(len(items))}
            return
        if slip.code == "yaml-comma" or not colon or key in group:
            return
        group[key] = value
        self.keys[(*location, key)] = self.values[(*location, key)] = self.span(node)


def _check_invisible_characters(text: TextFile, part: str, start: int) -> Iterator[Problem]:
    """Yield a problem for each tab or no-break space where YAML counts spaces.

    They look like spaces, and phone keyboards insert them.
    """
    for match in re.finditer(
        r"^[ \u00a0]*(\t)|^ *(\u00a0)|^ *(?:- +)?[\w.-]+:(\u00a0)|^ *-(\u00a0)", part, re.MULTILINE
    ):
        group = next(n for n in range(1, 5) if match.group(n))
        code = "yaml-tab" if match.group(group) == "\t" else "yaml-nbsp"
        yield Problem(code, text.span(start + match.start(group)))


def _check_yaml_features(text: TextFile, part: str, start: int) -> Iterator[Problem]:
    """Yield a problem for the first anchor, alias, tag or too deep level.

    No author needs them, and small files that expand to gigabytes are made of them. Events are read, never expanded.
    """
    depth, first_line = 0, text.content.count("\n", 0, start)
    for event in yaml.parse(part, Loader=_Loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        unwanted = isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) or getattr(event, "tag", None)
        if unwanted or depth > DEEPEST:
            mark = event.start_mark
            assert mark is not None  # every event has its place; the stubs say perhaps
            line = mark.line + first_line + 1
            at = Span(text.path, line, mark.column + 1, 1, text.line(line))
            signs = yaml_errors.sign_slips(part, mark.index) if unwanted else ()
            extra = Problem("yaml-extra", at) if unwanted else Problem("yaml-deep", at, {"most": DEEPEST})
            yield from tuple(_slip_problems(text, start, signs)) or (extra,)
            return
