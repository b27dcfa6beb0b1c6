"""A problem → the one edit that mends it without loss; None where there is no such edit, or more than one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from generator.content import plaque_schema, project_schema, schema
from generator.content.meant import in_words
from generator.diagnostics.problem import Problem
from generator.diagnostics.problem_texts import PROBLEMS


@dataclass(frozen=True, slots=True)
class LineEdit:
    """What stands on a line from column `begin` up to `end`, counted from 0, becomes `text`."""

    path: str
    line: int
    """Counted from 1, as in a Span."""

    begin: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Rename:
    """A file gets the name it was meant to have, in its folder."""

    path: str
    name: str


Fix = LineEdit | Rename


def fix_of(problem: Problem) -> Fix | None:
    """The edit that mends a problem; it keeps every letter and digit, but where a value is written as YAML needs it."""
    find = _FIXES.get(problem.code)
    if find is None:
        return None
    fix = find(problem)
    if isinstance(fix, LineEdit) and problem.code not in VALUES:
        return fix if letters(problem.at.text[fix.begin : fix.end]) == letters(fix.text) else None
    return fix


def letters(text: str) -> str:
    """Letters and digits in order, as a reader would not miss one: without case, blanks, signs and Unicode forms."""
    return "".join(char for char in unicodedata.normalize("NFC", text).casefold() if char.isalnum())


def _part(problem: Problem, begin: int, end: int, text: str) -> LineEdit:
    return LineEdit(problem.at.path, problem.at.line, begin, end, text)


# ---- values ---------------------------------------------------------------------------------------


def _value(problem: Problem) -> Fix | None:
    """What a hint says must be written in place of a value, where it is on one line and its field stands before it."""
    at, best = problem.at, str(problem.values.get("best", ""))
    if problem.hint != "write-best" or not best or "\n" in best:
        return None
    begin, end = at.column - 1, at.column - 1 + at.length
    key, colon, value = best.partition(": ")
    if colon and re.search(rf"(?:^|[\s{{,]){re.escape(key)}: +$", at.text[:begin]):
        return _part(problem, begin, end, value)
    return None if colon or "…" in best else _part(problem, begin, end, best)


def _choice(problem: Problem) -> Fix | None:
    """A word of a list that was written in the author's language, or with other blanks and capitals; no mere likeness."""
    best, value, field = (str(problem.values.get(name, "")) for name in ("best", "value", "field"))
    own = PROBLEMS["choice"].other_hints.get(f"choice-{field}")
    tables = (str(problem.values.get("words", "")), *((own.vi, own.en) if own else ()))
    if not best or not (letters(best) == letters(value) or best in (in_words(value, words) for words in tables)):
        return None
    begin = problem.at.column - 1
    return _part(problem, begin, begin + problem.at.length, best)


def _likeness(problem: Problem) -> Fix | None:
    """A name that differs from the right one by capitals, hyphens and blanks alone."""
    best, begin = str(problem.values.get("best", "")), problem.at.column - 1
    end = begin + problem.at.length
    return _part(problem, begin, end, best) if best and letters(best) == letters(problem.at.text[begin:end]) else None


# ---- lines of YAML --------------------------------------------------------------------------------

_SIGNS = str.maketrans("，、：［］｛｝；;=", ",,:[]{},,:", " \t\u00a0\u3000\"'“”‘’„«»‹›「」『』〝〞＂")


def _bare(text: str) -> str:
    """The text without blanks and quotation marks, with the signs of other keyboards as YAML's."""
    return text.translate(_SIGNS)


def _edit(problem: Problem) -> Fix | None:
    """The edit of a hint in place of the part of the line that says the same but for blanks, signs and quotation marks."""
    values, line = problem.values, problem.at.text
    rest = str(values.get("rest", values.get("value", "")))
    if not {"edit", "key"} & {*values} or problem.hint not in ("", "quote-curly") or _names_a_field(problem.code, rest):
        return None
    edit = str(values["edit"] if "edit" in values else f"{values['key']}: {values['value']}")
    if "\n" in edit or re.search(r"\s#", line):  # what is a comment is not to become a value
        return None
    wanted, last = _bare(edit), len(line.rstrip())
    for begin in (problem.at.column - 1, *range(problem.at.column - 1, -1, -1)):
        if line[begin : begin + 1].isspace() or not _bare(line[begin:last]).startswith(wanted):
            continue
        end = max(end for end in range(begin + 1, last + 1) if _bare(line[begin:end]) == wanted)
        return _part(problem, begin, begin + len(line[begin:end].rstrip()), edit)
    return None


_FIELDS = frozenset(
    name
    for module in (schema, project_schema, plaque_schema)
    for model in vars(module).values()
    if isinstance(model, type) and issubclass(model, BaseModel)
    for name in model.model_fields
)


def _names_a_field(code: str, rest: str) -> bool:
    """Whether what YAML cut off, or read as a key, may be a field of its own: two lines that were joined, a colon left out."""
    return any(name in _FIELDS for pattern in _OWN_FIELD.get(code, ()) for name in re.findall(pattern, rest))


_OWN_FIELD = {"yaml-colon": (r"(?<![^\W_])([a-z_]+): ",), "yaml-comma": (r"(?:^|, *)([a-z_]+)\b",)}

_LEADING = re.compile(r"[ \t\u00a0]*")


def _blanks(problem: Problem) -> Fix:
    """Spaces for the tabs and no-break spaces before what stands on a line, or behind its colon or dash."""
    line, begin = problem.at.text, problem.at.column - 1
    lead = _LEADING.match(line)
    assert lead is not None
    if begin < lead.end():
        return _part(problem, 0, lead.end(), lead.group().replace("\t", "  ").replace("\u00a0", " "))
    behind = _LEADING.match(line, begin)
    assert behind is not None
    return _part(problem, begin, behind.end(), " ")


def _indent(problem: Problem) -> Fix:
    """As many spaces before a line as the lines of its group have."""
    indent, wanted = int(str(problem.values["indent"])), int(str(problem.values["wanted"]))
    return _part(problem, 0, indent, " " * wanted)


def _no_colon(problem: Problem) -> Fix:
    """A colon behind a field's name."""
    end = problem.at.column - 1 + problem.at.length
    return _part(problem, end, end, ":")


# ---- texts ----------------------------------------------------------------------------------------


def _written(problem: Problem) -> Fix | None:
    """One line's `written` becomes `edit`."""
    written, edit = str(problem.values["written"]), str(problem.values["edit"])
    line, begin = problem.at.text, problem.at.column - 1
    if problem.hint or not written or "\n" in written + edit:
        return None
    if not line.startswith(written, begin):
        if line.count(written) != 1:
            return None
        begin = line.find(written)
    return _part(problem, begin, begin + len(written), edit)


def _fence(problem: Problem) -> Fix | None:
    """The line of dashes that ends the details, where it has another number or kind of dashes."""
    if problem.hint != "fence-like" or not re.fullmatch(r"[-–— ]+", problem.at.text.strip()):
        return None
    return _part(problem, 0, len(problem.at.text.rstrip()), "---")


# ---- files ----------------------------------------------------------------------------------------


def _rename(problem: Problem) -> Fix | None:
    best = str(problem.values["best"])
    return None if problem.hint or "/" in best else Rename(problem.at.path, best)


VALUES = {"choice", "date-shape", "edtf-form", "feast-form", "hours-form", "list-expected", "number", "truth"}
"""Codes whose edits write the same in other letters: `tháng tư` as 4, 28/11/2026 as 2026-11-28."""

_FIXES: Mapping[str, Callable[[Problem], Fix | None]] = {
    **dict.fromkeys(VALUES - {"choice"}, _value),
    "choice": _choice,
    **dict.fromkeys(
        ("field-unknown", "relic-unknown", "link-dead", "replacement-unknown", "chapter-unknown"), _likeness
    ),
    **dict.fromkeys(
        ("list-separator", "quotes-typographic", "yaml-colon", "yaml-comma", "yaml-equals", "yaml-quote", "yaml-space"),
        _edit,
    ),
    "yaml-dash-space": _edit,
    "yaml-wide": _edit,
    "yaml-nbsp": _blanks,
    "yaml-no-colon": _no_colon,
    "yaml-tab": _blanks,
    "yaml-indent": _indent,
    **dict.fromkeys(("citation-form", "emphasis-form", "heading-form", "list-form"), _written),
    "front-matter-open": _fence,
    "file-name": _rename,
}
"""Code → what finds the edit. Not here: whatever leaves a choice (yaml-hash, key-twice, 5/11/2026), needs words of a
person's, or touches what was printed."""
