"""Finds the causes of YAML's syntax errors in what was typed; the parser's own messages name the place where it gave up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

import yaml

from generator.content.yaml_slips import Slip, as_written, colon_slip, line_at, quoted


def syntax_slips(part: str, error: yaml.MarkedYAMLError) -> tuple[Slip, ...]:
    """The causes of an error of the parser, nearest to what was typed; its own messages differ between C and Python.

    Each is looked for at the line where the parser gave up, and above it: it notices most slips a line too late.
    """
    opening = error.context_mark
    if opening and "quoted scalar" in str(error.context):
        return (_unknown_escape(part, opening.index, str(error.problem)) or _open_quote(part, opening.index),)
    mark = error.problem_mark or error.context_mark
    # What is missing at the end of a text is reported behind its last line that is not blank.
    at = min(mark.index if mark else 0, len(part.rstrip()))
    return (
        _open_bracket(part, opening.index if opening else 0, at)
        or _glued_dash(part, at)
        or sign_slips(part, at)
        or _after_bracket(part, at)
        or _after_quote(part, at)
        or _glued_colons(part, at)
        or _second_colons(part, at, str(error.problem))
        or _wide_signs(part, at)
        or _no_colon_in_brackets(part, at)
        or _brackets(part, at)
        or _no_colon(part, at)
        or _uneven_indent(part, at)
        or _second_document(part, at)
        or (Slip("yaml-syntax", at),)
    )


def not_a_mapping(part: str) -> tuple[Slip, ...]:
    """The slips of a text that is YAML, but no group of `name: value` lines."""
    return _glued_colons(part, len(part.rstrip()))


def _unknown_escape(part: str, offset: int, problem: str) -> Slip | None:
    r"""A backslash in double quotation marks with which YAML begins nothing: `"a\q"`; in single ones it is a letter."""
    match = re.compile(r'"((?:[^"\\\n]|\\.)*)"').match(part, offset)
    if "escape" not in problem or not match:
        return None
    edit = "'" + match.group(1).replace("'", "''") + "'"
    return Slip("yaml-escape", offset, len(match.group()), {"edit": edit})


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
    edit = _in_pairs(line)
    if not closing or "\n" not in below or closing in below or edit != line + closing:
        return ()
    values = {"sign": part[offset], "closing": closing, "edit": edit}
    return (Slip("yaml-bracket", offset, 1, values, "bracket-below" if line[-1] in ",[{" else ""),)


_OPENINGS = {closing: sign for sign, closing in _BRACKETS.items()}
_QUOTED = r"""'[^']*'|"(?:[^"\\\\]|\\\\.)*\""""
_SIGNS = re.compile(rf"{_QUOTED}|[\[\]{{}}]")


def _brackets(part: str, at: int) -> tuple[Slip, ...]:
    """Brackets or commas of the line that do not fit each other, with the line as it would be read."""
    start, line = line_at(part, at)
    match = re.match(r" *(?:- +)?", line)
    indent = match.end() if match else 0
    typed = re.sub(r"\s+#.*$", "", line[indent:]).rstrip()
    if not re.search(r"[\[{\]}]", typed):
        return ()
    edit = _in_pairs(_OPEN_LIST.sub(r"\1]", re.sub(r",(?:\s*,)+", ",", typed.rstrip(","))))
    try:
        read = yaml.compose(edit, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError:
        return ()
    if read is None or edit == typed:
        return ()
    return (Slip("yaml-brackets", start + indent, len(typed), {"edit": edit}),)


_OPEN_LIST = re.compile(r"(\[[^\[\]{}\"\':]*)(?=, *[a-z_]+: )")
"""A list that a field follows, as in `{days: [15, 16, sources: [s1]}`: it ends before it."""

_NO_COLON = re.compile(r"([{,]\s*)([a-z_]+) +(?=\[)(\[[^\[\]]*\])")


_AFTER_BRACKET = re.compile(
    r"^( *(?:- +)?)([\w.-]+): +(\[(?=[^\]]*[^\W\d])(?!\w+\d\])[^,\[\]'\"\n]*\][ \t]*[^\s,#\]}][^\n]*)$", re.MULTILINE
)
"""Words in square brackets that something follows; a list is none: `[s1] theo báo`."""
_LINK = re.compile(r"\[[^\[\]]*\]\((https?://\S+)\)|<(https?://\S+)>")


def _after_bracket(part: str, at: int) -> tuple[Slip, ...]:
    """A value that only begins with brackets, on the line of the error or above it: `title: [Báo Thử] Bài một`."""
    for start, line in (found for found, _ in zip(_lines_up(part, at), range(2), strict=False)):
        if match := _AFTER_BRACKET.match(line):
            link = _LINK.fullmatch(match.group(3).strip())
            value = (link.group(1) or link.group(2)) if link else quoted(match.group(3))
            values = {"sign": match.group(3)[0], "edit": f"{match.group(2)}: {value}"}
            return (Slip("yaml-sign", start + match.start(3), 1, values),)
    return ()


_GLUED_DASH = re.compile(r" *-(?=[^\s-])(?![\d.]+\s*$)")


def _glued_dash(part: str, at: int) -> tuple[Slip, ...]:
    """An entry of a list without a blank behind its dash, on the line of the error or above it: `-{id: ha-dien}`."""
    for start, line in (found for found, _ in zip(_lines_up(part, at), range(2), strict=False)):
        if match := _GLUED_DASH.match(line):
            edit = f"- {line[match.end() :].strip()}"
            return (Slip("yaml-dash-space", start + match.end() - 1, 1, {"edit": edit}),)
    return ()


def _no_colon_in_brackets(part: str, at: int) -> tuple[Slip, ...]:
    """A field without a colon before its list: `{date: 1832, sources [s1]}`."""
    start, line = line_at(part, at)
    match = _NO_COLON.search(line)
    if not match:
        return ()
    values = {"key": match.group(2), "edit": f"{match.group(2)}: {match.group(3)}"}
    return (Slip("yaml-no-colon", start + match.start(2), len(match.group(2)), values),)


def _in_pairs(line: str) -> str:
    """The line with each bracket closed by its own kind: what closes none is left out, what is open is closed."""
    open_signs, out, end = list[str](), list[str](), 0
    for match in _SIGNS.finditer(line):
        out.append(line[end : match.start()])
        end, sign = match.end(), match.group()
        if sign in _BRACKETS:
            open_signs.append(sign)
        elif sign in _OPENINGS and _OPENINGS[sign] not in open_signs:
            continue
        elif sign in _OPENINGS:
            while open_signs[-1] != _OPENINGS[sign]:
                out.append(_BRACKETS[open_signs.pop()])
            open_signs.pop()
        out.append(sign)
    return "".join((*out, line[end:], *(_BRACKETS[sign] for sign in reversed(open_signs))))


_RESERVED = re.compile(r"^ *(?:- +)?(?:([\w.-]+): +)?([*&!%@`?|>-].*)$")
_FEATURE = re.compile(r"[&*!]+[\w./:-]*(?:\s+[\[{].*)?", re.ASCII)
"""An anchor, an alias or a tag, by somebody who knows YAML."""

_MARKED = re.compile(r"([*_`]+)(\w.*\w)\1|[-|>?]\s+(\S.*)")


def sign_slips(part: str, at: int) -> tuple[Slip, ...]:
    """A value of the line that begins with a sign YAML keeps for itself: `name: *Đình*`, `kind: - đình`.

    Marks of Markdown around it, and the signs of lists and blocks of text, are left out of the edit: they are no words.
    """
    start, line = line_at(part, at)
    match = _RESERVED.match(line)
    if not match or (match.group(1) is None and match.group(2)[0] in "-?|>") or _FEATURE.fullmatch(match.group(2)):
        return ()
    value = match.group(2).strip()
    marked = _MARKED.fullmatch(value)
    edit = as_written(marked.group(2) or marked.group(3)) if marked else quoted(value)
    key = f"{match.group(1)}: " if match.group(1) else ""
    return (Slip("yaml-sign", start + match.start(2), 1, {"sign": value[0], "edit": key + edit}),)


_EQUALS = re.compile(r"( *)([a-z_]+) *= *(\S.*)")


def _no_colon(part: str, at: int) -> tuple[Slip, ...]:
    """A line without a colon, right above or at the error: with = in its place, or left behind by the value above it."""
    lines = [found for found, _ in zip(_lines_up(part, at), range(3), strict=False)]
    for (start, line), above in zip(lines, (*lines[1:], None), strict=True):
        if equals := _EQUALS.fullmatch(line):
            edit = f"{equals.group(2)}: {equals.group(3)}"
            return (Slip("yaml-equals", start + line.index("="), 1, {"edit": edit}),)
        if word := re.fullmatch(r" *(\w[\w-]*)|([a-z_]+) +(\S.*)", line):
            bare = word.group(1) and above and above[1].rstrip().endswith(":") and start < line_at(part, at)[0]
            if bare or not above:
                edit = f"{word.group(1)}:" if word.group(1) else f"{word.group(2)}: {word.group(3)}"
                key = word.group(1) or word.group(2)
                indent = len(line) - len(line.lstrip())
                return (Slip("yaml-no-colon", start + indent, len(key), {"key": key, "edit": edit}),)
        elif item := re.match(r"- +(?=[a-z_]+:(?: |$))", line) if not above else None:
            return (Slip("yaml-sign", start, 1, {"sign": "-", "edit": line[item.end() :].strip()}),)
        if re.match(r" *(?:- |---|\.\.\.|[^\s:]+:(?: |$)|[\[\]{}])", line) or not above:
            continue
        begun = next((text for _, text in _lines_up(part, above[0]) if re.match(r" *[\w.-]+:(?: |$)", text)), "")
        if key := re.match(r"( *)([\w.-]+):", begun):
            blanks = len(key.group(1)) + 2
            if len(line) - len(line.lstrip()) < blanks:
                values = {"key": key.group(2), "blanks": blanks}
                field = re.fullmatch(r" *([a-z_]+) +(\S.*)", line)
                if field and len(line) - len(line.lstrip()) == len(key.group(1)):
                    edit = f"{field.group(1)}: {field.group(2)}"
                    return (Slip("yaml-continued", start, len(line), values | {"edit": edit}, "continued-or-field"),)
                return (Slip("yaml-continued", start, len(line), values),)
    return ()


def _second_document(part: str, at: int) -> tuple[Slip, ...]:
    """The sign between two YAML documents, of which a file of ours has one."""
    for (start, line), _ in zip(_lines_up(part, at), range(2), strict=False):
        if re.fullmatch(r"(?:---|\.\.\.)\s*", line):
            return (Slip("yaml-document", start, len(line)),)
    return ()


_QUOTED_START = re.compile(r"""(?<![^\s\[{,])(["'])((?:(?!\1).)+)\1[ \t]*(?=\S)""")


def _after_quote(part: str, at: int) -> tuple[Slip, ...]:
    """A value that only begins with words in quotation marks: `name: "Đình" Một`."""
    start, line = line_at(part, at)
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


def _lines_up(part: str, offset: int) -> Iterator[tuple[int, str]]:
    """The line with this offset and those above it, with their beginnings; without blank lines and comments."""
    while True:
        start, line = line_at(part, offset)
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
    start, line = line_at(part, at)
    match = re.search(r"[{,]\s*([^\W\d][\w.-]*):$", line[: at - start + 1])
    value = re.match(r"\[[^\]]*\]|[^\s,}][^,}]*", line[at - start + 1 :])
    return (Slip("yaml-space", at, 1, {"edit": f"{match.group(1)}: {value.group()}"}),) if match and value else ()


# `key: some words: more words` — the second colon makes YAML see a mapping inside a value.
_SECOND_COLON = re.compile(r"""^( *(?:- +)?)([\w.-]+): +([^\s"'\[{|>&*!#][^\n]*?)(: )([^\n]*)$""", re.MULTILINE)


_INNER_FIELD = re.compile(r"[a-z][a-z0-9_.-]*")
"""What may be the name of a field or an id, as in `founded: date: 1832`."""


def _second_colons(part: str, at: int, problem: str) -> tuple[Slip, ...]:
    """Colons inside values without quotation marks: all of block lines, or the one in `{ }` that stopped the parser."""
    if "mapping values are not allowed" in problem:
        return tuple(
            Slip(
                "yaml-colon",
                match.start(4),
                1,
                *_colon_hint(match.group(2), match.group(3), match.group(5)),
            )
            for match in _SECOND_COLON.finditer(part)
        )
    start, line = line_at(part, at)
    column = at - start
    if line[column : column + 1] != ":":
        return ()
    begun = re.split(r"[,{]", line[:column])[-1].strip()
    key, colon, value = begun.partition(": ")
    if not colon or not value.strip() or _COMMA in begun:
        return ()
    whole = value + re.split(r"[,}\]]", line[column:])[0]
    return (Slip("yaml-colon", at, 1, _colon_values(key, whole)),)


def _colon_hint(key: str, begun: str, rest: str) -> tuple[Mapping[str, str], str]:
    """The values of such a colon, and its hint: what stands before it may be the name of a field inside the first."""
    values, inner = _colon_values(key, f"{begun}: {rest}"), _INNER_FIELD.fullmatch(begun)
    return ({**values, "group": f"{{{begun}: {rest.strip()}}}"}, "colon-or-group") if inner else (values, "")


def _colon_values(key: str, value: str) -> Mapping[str, str]:
    return {"key": key, "value": quoted(value)}


_COMMA = "，"
_WIDE = {_COMMA: ",", "、": ",", "：": ":", "［": "[", "］": "]", "｛": "{", "｝": "}"}
"""Signs of a Chinese keyboard → those of YAML."""


def _wide_signs(part: str, at: int) -> tuple[Slip, ...]:
    """The first sign of a Chinese keyboard on the line of the error, where brackets stand."""
    start, line = line_at(part, at)
    if not re.search(r"[\[{［｛]", line):
        return ()
    match = re.search("[，、：［］｛｝]", line)
    if not match:
        return ()
    edit = "".join(_WIDE[char] + (" " if _WIDE[char] in ",:" else "") if char in _WIDE else char for char in line)
    return (Slip("yaml-wide", start + match.start(), 1, {"sign": match.group(), "edit": " ".join(edit.split())}),)


def _uneven_indent(part: str, at: int) -> tuple[Slip, ...]:
    """The line of the error, where it is indented like no line of the groups it may belong to."""
    start, line = line_at(part, at)
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
    if indent < groups[0]:  # the lines above are those that are not as they should be
        first = [start for start, _ in _lines_up(part, at)][-1]
        return (Slip("yaml-indent", first + groups[0], 1, {"indent": groups[0], "wanted": indent}),)
    if indent > groups[-1] and (drawn := _drawn_out(part, at, groups[-1])):
        return (Slip("yaml-indent", drawn + groups[-1], 1, {"indent": groups[-1], "wanted": indent}),)
    # Deeper than all: nothing above it is open, so it belongs beside the last line. Else it left its group half-way.
    wanted = groups[-1] if indent > groups[-1] else min(group for group in groups if group > indent)
    return (Slip("yaml-indent", start + indent, 1, {"indent": indent, "wanted": wanted}),)


def _drawn_out(part: str, at: int, indent: int) -> int:
    """Where the line begins that was drawn out of a group to this indent, and so left the rest of the group behind it.

    That is the first below `place:`, when nothing else of the group stands between; 0 where there is none.
    """
    first = 0
    for start, line in list(_lines_up(part, at))[1:]:
        match = re.match(r"( *)[\w.-]+:( +\S)?", line)
        if not match or len(match.group(1)) != indent:
            return 0
        if not match.group(2):
            return first
        first = start
    return 0
