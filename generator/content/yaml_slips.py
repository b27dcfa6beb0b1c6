"""Finds what an author meant where YAML reads something else: values it cuts off, joins, or takes for one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise

import yaml


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip in a YAML text: the problem's code, and where it is, as an index into the text counted from 0."""

    code: str
    offset: int
    length: int = 1
    values: Mapping[str, object] = field(default_factory=dict)
    hint: str = ""
    """As of a Problem."""


def line_at(part: str, offset: int) -> tuple[int, str]:
    """Where the line with this offset begins, and the line."""
    start = part.rfind("\n", 0, offset) + 1
    return start, part[start:].split("\n", maxsplit=1)[0]


# ---- quotation marks ------------------------------------------------------------------------------

_CLOSINGS = {"“": "”", "‘": "’", "„": "“”", "«": "»", "‹": "›", "「": "」", "『": "』", "〝": "〞", "＂": "＂"}
"""Opening quotation mark of print → those that close it. YAML knows none of them: they are letters of the value."""


def inside_quotes(value: str) -> str:
    """What typographic quotation marks around the whole value enclose; empty where there are none.

    >>> inside_quotes("“Đình Một”"), inside_quotes("“Đình” và “chùa”")
    ('Đình Một', '')
    """
    text = value.strip()
    closings = _CLOSINGS.get(text[:1], "")
    inner = text[1:-1]
    whole = len(text) > 1 and text[-1] in closings and not set(inner) & {text[0], *closings}
    return inner.strip() if whole else ""


def quoted(value: str) -> str:
    """The value between quotation marks of YAML, on one line; marks of print around it are left away.

    >>> print(quoted("Văn Miếu: Quốc Tử Giám"), quoted('hẻm "Đình" #12'))
    "Văn Miếu: Quốc Tử Giám" 'hẻm "Đình" #12'
    """
    text = " ".join((inside_quotes(value) or value).split())
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def as_written(value: str) -> str:
    """The value as an author writes it: without quotation marks where YAML reads it as it is.

    >>> print(as_written("Đình Một"), as_written("Đình: Một"))
    Đình Một "Đình: Một"
    """
    plain = re.fullmatch(r"\w[^:#,\[\]{}\n]*", value)
    return value if plain else quoted(value)


# ---- what a comment cuts off ----------------------------------------------------------------------

_GLUED_HASH = re.compile(r"[ \t]+(#+[^\s#][^\n]*)")


def cut_by_hash(part: str, tokens: Iterable[yaml.Token]) -> Iterator[Slip]:
    """Yield a slip for each ` #` that cuts a value without quotation marks: `way: hẻm #12 rồi đi thẳng`.

    YAML takes ` #` for the beginning of a comment. Whoever comments puts a blank behind the sign, as `ditich new` does;
    whoever writes `#12` means a number, a colour or a tag. So a `#` is a cut where it stands on the line of a value
    without quotation marks, or in its place, and is followed by something other than a blank or another `#`. Behind a
    closing quotation mark or bracket the value is whole; behind `sources:` with lines of its own below there is none; and
    inside quotation marks or a block of text `#` is a letter.
    """
    if not re.search(r"[ \t]#+[^\s#]", part):  # hardly any file has one: most are not scanned again
        return
    key, depth = "", 0
    for token, following in pairwise((*tokens, None)):
        assert token is not None
        depth += isinstance(token, _OPENING) - isinstance(token, _CLOSING)
        if isinstance(token, yaml.ScalarToken) and isinstance(following, yaml.ValueToken):
            key = token.value
        elif isinstance(token, yaml.BlockEntryToken | yaml.FlowEntryToken):
            key = ""
        if not _may_be_cut(token, following):
            continue
        end = token.end_mark.index
        match = _GLUED_HASH.match(part, end)
        if not match:
            continue
        rest = re.split(r"[,}\]]" if depth else r"\s#+(?:\s|$)", match.group(1))[0].strip()
        begun = token.value + " " if isinstance(token, yaml.ScalarToken) else ""
        edit = (f"{key}: " if key else "") + quoted(begun + rest)
        comment = re.sub(r"^#+", r"\g<0> ", rest)
        yield Slip("yaml-hash", match.start(1), len(rest), {"rest": rest, "edit": edit, "comment": comment})


_OPENING = (yaml.FlowMappingStartToken, yaml.FlowSequenceStartToken)
_CLOSING = (yaml.FlowMappingEndToken, yaml.FlowSequenceEndToken)
_BLOCKS = (yaml.BlockMappingStartToken, yaml.BlockSequenceStartToken)


def _may_be_cut(token: yaml.Token, following: yaml.Token | None) -> bool:
    """Whether a value without quotation marks ends here, or should begin."""
    if isinstance(token, yaml.ScalarToken):
        return bool(token.plain)
    if isinstance(token, yaml.ValueToken):  # the dashes of its list may stand right below it
        return not isinstance(following, (*_BLOCKS, yaml.BlockEntryToken))
    if isinstance(token, yaml.BlockEntryToken):
        return not isinstance(following, _BLOCKS)
    return isinstance(token, yaml.FlowEntryToken | yaml.FlowMappingStartToken | yaml.FlowSequenceStartToken)


# ---- what a comma cuts off ------------------------------------------------------------------------


def cut_by_comma(part: str, node: yaml.MappingNode) -> Mapping[int, Slip]:
    """The slip of each value in `{ }` that a comma cuts: `{caption: Cổng đình, nhìn từ sông}`.

    YAML takes what follows for a key without a value, of which our files have none. The slips are by number of the pair
    that is none; several in a row share one.
    """
    slips: dict[int, Slip] = {}
    whole: list[str] = []
    """The key of the value that is cut, the value, and what was cut off it so far."""
    first = 0
    for number, (key, value) in enumerate(node.value) if node.flow_style else ():
        bare = isinstance(key, yaml.ScalarNode) and not _has_colon(part, key, value)
        glued = colon_slip(key.value) if bare else None
        if glued:
            slips[number] = replace(glued, offset=glued.offset + key.start_mark.index)
        elif bare and whole:
            first = number if len(whole) == _PAIR else first
            whole.append(key.value)
            offset = node.value[first][0].start_mark.index
            slip = _comma_slip(offset, *whole)
            slips |= dict.fromkeys(range(first, number + 1), slip)
        else:
            whole = [key.value, value.value] if isinstance(value, yaml.ScalarNode) and value.value else []
    return slips


_PAIR = 2


def before_comma(part: str, node: yaml.MappingNode, number: int) -> str:
    """The pair before this one in `{ }`, with this one drawn into its value; empty where it has quotation marks."""
    if not node.flow_style or not number:
        return ""
    (key, value), (_, last) = node.value[number - 1 : number + 1]
    if not isinstance(value, yaml.ScalarNode) or value.style in ("'", '"') or not value.value:
        return ""
    return f"{key.value}: {quoted(part[value.start_mark.index : last.end_mark.index])}"


def _has_colon(part: str, key: yaml.Node, value: yaml.Node) -> bool:
    """Whether this pair of a mapping in `{ }` was written with a colon."""
    written = part[key.end_mark.index : max(value.end_mark.index, key.end_mark.index + 1)]
    return bool(value.end_mark.index > value.start_mark.index) or written.lstrip().startswith(":")


def _comma_slip(offset: int, key: str, *pieces: str) -> Slip:
    """The slip of a value in pieces, of which YAML keeps the first."""
    rest = ", ".join(pieces[1:])
    whole = ", ".join(pieces)
    # Days of a month and ids of sources are lists.
    items = re.fullmatch(r"[(（]?((?:\d{1,2}|[a-z]+\d+)(?:, (?:\d{1,2}|[a-z]+\d+))+)[)）]?", whole)
    values = {"key": key, "rest": rest, "edit": f"{key}: [{items.group(1)}]" if items else f"{key}: {quoted(whole)}"}
    return Slip("yaml-comma", offset, len(rest), values, "comma-list" if items else "")


# ---- colons ---------------------------------------------------------------------------------------

_GLUED = re.compile(r"([ \t]*(?:- +)?)([^\W\d][\w.-]*)[ \t]*(?:(:)(?!//)(?=\S)|(：)[ \t]*)([^\n]*)")
"""`key:value`, and `key：value` with the colon of a Chinese keyboard; no web address, no time of day."""


def colon_slip(line: str) -> Slip | None:
    """The slip of a line whose colon YAML does not take for one; None where there is no such colon.

    >>> print(colon_slip("text:written").values["edit"], colon_slip("name：Đình").values["edit"])
    text: written name: Đình
    """
    match = _GLUED.match(line)
    if not match:
        return None
    glued, wide = match.start(3), match.start(4)
    values = {"edit": f"{match.group(2)}: {match.group(5)}".strip()}
    return Slip("yaml-space", glued, 1, values) if glued >= 0 else Slip("yaml-wide", wide, 1, values | {"sign": "："})


# ---- lists ----------------------------------------------------------------------------------------

_SEPARATORS = re.compile(r"(?<=\S)\s*[，、；;]\s*(?=\S)")
"""What is typed in place of a comma. No name, id or number in a list of ours has one of these in it."""


def separator_slip(part: str, item: yaml.Node) -> Slip | None:
    """The slip of an item in `[ ]` that other signs than a comma would divide: `[s1，s2]`; YAML takes it for one."""
    match = _SEPARATORS.search(item.value) if isinstance(item, yaml.ScalarNode) and not item.style else None
    if not match:
        return None
    written = part[item.start_mark.index : item.end_mark.index]
    sign = match.group().strip()
    values = {"sign": sign, "edit": ", ".join(filter(None, _SEPARATORS.split(written)))}
    return Slip("list-separator", item.start_mark.index + written.find(sign), 1, values)


_DASHED_LINE = re.compile(r"\n([ \t]*)-[ \t]")


def dash_slip(part: str, node: yaml.ScalarNode) -> Slip | None:
    """The slip of a line with a dash that YAML joins to the value above it, for it is indented more than that one is."""
    match = None if node.style else _DASHED_LINE.search(part, node.start_mark.index, node.end_mark.index)
    if not match:
        return None
    _, line = line_at(part, node.start_mark.index)
    item = re.match(r"( *)- ", line)
    dash = match.end(1)
    if item:
        values: dict[str, object] = {"indent": len(match.group(1)), "wanted": len(item.group(1))}
        return Slip("yaml-indent", dash, 1, values)
    return Slip("yaml-dash", dash, 1, {"key": line.split(":")[0].strip()})
