"""Finds what an author meant where YAML reads something else: values it cuts off, and the causes of its syntax errors."""

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
    values = {"key": key, "rest": rest, "edit": f"{key}: {quoted(', '.join(pieces))}"}
    return Slip("yaml-comma", offset, len(rest), values)


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


# `key: some words: more words` — the second colon makes YAML see a mapping inside a value.
_SECOND_COLON = re.compile(r"""^( *(?:- +)?)([\w.-]+): +([^\s"'\[{|>&*!#][^\n]*?)(: )([^\n]*)$""", re.MULTILINE)


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
    _, line = _line_at(part, node.start_mark.index)
    item = re.match(r"( *)- ", line)
    dash = match.end(1)
    if item:
        values: dict[str, object] = {"indent": len(match.group(1)), "wanted": len(item.group(1))}
        return Slip("yaml-indent", dash, 1, values)
    return Slip("yaml-dash", dash, 1, {"key": line.split(":")[0].strip()})


# ---- syntax errors --------------------------------------------------------------------------------


def syntax_slips(part: str, error: yaml.MarkedYAMLError) -> tuple[Slip, ...]:
    """The causes of an error of the parser, nearest to what was typed; its own messages differ between C and Python.

    Each is looked for at the line where the parser gave up, and above it: it notices most slips a line too late.
    """
    opening = error.context_mark
    if opening and "quoted scalar" in str(error.context):
        return (_open_quote(part, opening.index),)
    mark = error.problem_mark or error.context_mark
    # What is missing at the end of a text is reported behind its last line that is not blank.
    at = min(mark.index if mark else 0, len(part.rstrip()))
    return (
        _open_bracket(part, opening.index if opening else 0, at)
        or _after_quote(part, at)
        or _glued_colons(part, at)
        or _second_colons(part, at, str(error.problem))
        or _wide_signs(part, at)
        or _uneven_indent(part, at)
        or (Slip("yaml-syntax", at),)
    )


def not_a_mapping(part: str) -> tuple[Slip, ...]:
    """The slips of a text that is YAML, but no group of `name: value` lines."""
    return _glued_colons(part, len(part.rstrip()))


def _open_quote(part: str, offset: int) -> Slip:
    """A quotation mark that never closes; typographic ones do not close it."""
    line = part[offset:].split("\n", maxsplit=1)[0].rstrip()
    if line[-1:] in set("“”‘’„«»＂") and len(line) > 1:
        return Slip("yaml-quote", offset, 1, {"edit": quoted(line[1:-1]), "mark": line[-1]}, "quote-curly")
    return Slip("yaml-quote", offset)


_BRACKETS = {"[": "]", "{": "}"}


def _open_bracket(part: str, offset: int, at: int) -> tuple[Slip, ...]:
    """A bracket that never closes: it is the last one open on its line, and the parser gave up on a line below."""
    closing = _BRACKETS.get(part[offset : offset + 1])
    line = part[offset:].split("\n", maxsplit=1)[0].rstrip()
    below = part[offset + len(line) : at]
    if not closing or "\n" not in below or closing in line + below:
        return ()
    values = {"sign": part[offset], "closing": closing, "edit": line + closing}
    return (Slip("yaml-bracket", offset, 1, values, "bracket-below" if line[-1] in ",[{" else ""),)


_QUOTED_START = re.compile(r"""(?<![^\s\[{,])(["'])((?:(?!\1).)+)\1[ \t]*(?=\S)""")


def _after_quote(part: str, at: int) -> tuple[Slip, ...]:
    """A value that only begins with words in quotation marks: `name: "Đình" Một`."""
    start, line = _line_at(part, at)
    for match in _QUOTED_START.finditer(line):
        if match.end() != at - start:
            continue
        begun = match.start()
        in_brackets = line.count("[", 0, begun) + line.count("{", 0, begun)
        value = re.split(r"[,}\]]" if in_brackets else r"\s#", line[begun:])[0].strip()
        key = re.search(r"([\w.-]+: +)$", line[:begun])
        edit = (key.group(1) if key else "") + quoted(value)
        return (
            Slip("yaml-after-quote", start + begun, len(value), {"rest": line[at - start :].strip(), "edit": edit}),
        )
    return ()


def _line_at(part: str, offset: int) -> tuple[int, str]:
    """Where the line with this offset begins, and the line."""
    start = part.rfind("\n", 0, offset) + 1
    return start, part[start:].split("\n", maxsplit=1)[0]


def _lines_up(part: str, offset: int) -> Iterator[tuple[int, str]]:
    """The line with this offset and those above it, with their beginnings; without blank lines and comments."""
    while True:
        start, line = _line_at(part, offset)
        if line.strip() and not line.lstrip().startswith("#"):
            yield start, line
        if not start:
            return
        offset = start - 1


def _glued_colons(part: str, at: int) -> tuple[Slip, ...]:
    """Colons without a blank behind them, on the line of the error or on lines in a row right above it."""
    found: list[Slip] = []
    for number, (start, line) in enumerate(_lines_up(part, at)):
        slip = colon_slip(line)
        if slip:
            found.append(replace(slip, offset=slip.offset + start))
        elif number:
            break
    return tuple(reversed(found)) or _glued_in_brackets(part, at)


def _glued_in_brackets(part: str, at: int) -> tuple[Slip, ...]:
    """The colon in `{ }` at which the parser gave up: `{year: 1832, sources:[s1]}`."""
    start, line = _line_at(part, at)
    match = re.search(r"[{,]\s*([^\W\d][\w.-]*):$", line[: at - start + 1])
    value = re.match(r"\[[^\]]*\]|[^\s,}][^,}]*", line[at - start + 1 :])
    return (Slip("yaml-space", at, 1, {"edit": f"{match.group(1)}: {value.group()}"}),) if match and value else ()


def _second_colons(part: str, at: int, problem: str) -> tuple[Slip, ...]:
    """Colons inside values without quotation marks: all of block lines, or the one in `{ }` that stopped the parser."""
    if "mapping values are not allowed" in problem:
        return tuple(
            Slip("yaml-colon", match.start(4), 1, _colon_values(match.group(2), f"{match.group(3)}: {match.group(5)}"))
            for match in _SECOND_COLON.finditer(part)
        )
    start, line = _line_at(part, at)
    column = at - start
    if line[column : column + 1] != ":":
        return ()
    begun = re.split(r"[,{]", line[:column])[-1].strip()
    key, colon, value = begun.partition(": ")
    if not colon or not value.strip() or _COMMA in begun:
        return ()
    whole = value + re.split(r"[,}\]]", line[column:])[0]
    return (Slip("yaml-colon", at, 1, _colon_values(key, whole)),)


def _colon_values(key: str, value: str) -> Mapping[str, str]:
    return {"key": key, "value": quoted(value)}


_COMMA = "，"
_WIDE = {_COMMA: ",", "、": ",", "：": ":", "［": "[", "］": "]", "｛": "{", "｝": "}"}
"""Signs of a Chinese keyboard → those of YAML."""


def _wide_signs(part: str, at: int) -> tuple[Slip, ...]:
    """The first sign of a Chinese keyboard on the line of the error, where brackets stand."""
    start, line = _line_at(part, at)
    if not re.search(r"[\[{［｛]", line):
        return ()
    match = re.search("[，、：［］｛｝]", line)
    if not match:
        return ()
    edit = "".join(_WIDE[char] + (" " if _WIDE[char] in ",:" else "") if char in _WIDE else char for char in line)
    return (Slip("yaml-wide", start + match.start(), 1, {"sign": match.group(), "edit": " ".join(edit.split())}),)


def _uneven_indent(part: str, at: int) -> tuple[Slip, ...]:
    """The line of the error, where it is indented like no line of the groups it may belong to."""
    start, line = _line_at(part, at)
    indent = len(line) - len(line.lstrip(" "))
    if not re.match(r" *(?:- |[^\s\[\]{},#\"'][^\n]*:(?: |$))", line):
        return ()
    groups: list[int] = []
    for above in reversed([text for begin, text in _lines_up(part, at) if begin != start]):
        match = re.match(r"( *)((?:- +)*)", above)
        assert match is not None
        levels = [len(match.group(1))] + ([len(match.group())] if match.group(2) else [])
        groups = [group for group in groups if group < levels[0]] + levels
    if indent in groups or not groups:
        return ()
    # Deeper than all: nothing above it is open, so it belongs beside the last line. Else it left its group half-way.
    wanted = groups[-1] if indent > groups[-1] else min(group for group in groups if group > indent)
    return (Slip("yaml-indent", start + indent, 1, {"indent": indent, "wanted": wanted}),)
