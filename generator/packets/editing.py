"""New words of a translator → the text of a translation, changed at their places and nowhere else."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from difflib import SequenceMatcher

import yaml

from generator.content.front_matter import FRONT_MATTER
from generator.packets.inline import markdown_of
from generator.packets.packet import Cell, words_of
from generator.packets.rows import Passage, is_as_written, is_plain_field, sign_of
from generator.upgrade.rewriting import Edit, applied, end_of, pairs_of, root_of, scalar

_HEADING = re.compile(r"^## +.*$", re.MULTILINE)
_ITEM = re.compile(r"(?:^|\n)[ ]{0,3}(?:[-*+]|\d+[.)])[ \t]+\Z")


@dataclass(frozen=True, slots=True)
class Change:
    """A passage and what is to stand in its place."""

    passage: Passage
    cell: Cell


@dataclass(frozen=True, slots=True)
class Review:
    """Who has read a text, and when."""

    by: str
    on: str
    """ISO 8601."""


def edited(  # noqa: PLR0913 -- what is changed, and what is said of it
    content: str,
    every: Sequence[Passage],
    changes: Iterable[Change],
    headings: Sequence[str],
    *,
    updated: str,
    review: Review | None = None,
) -> str:
    """The text with these changes. `every` is all passages of the relic, in order; their units are of this very text.

    `headings` are those of the chapters in this language, for chapters it lacks. `updated` is the day of the change; where
    the text is of a later one it stays.
    """
    new = list(changes)
    told = {change.passage.section: _value(change) for change in new if change.passage.is_field}
    edits = list(_front_edits(content, every, told, updated if new else "", review))
    edits += _body_edits(content, every, [change for change in new if not change.passage.is_field], headings)
    return applied(content, edits)


def begun(updated: str, headings: Sequence[str], not_yet: Mapping[int, str]) -> str:
    """A text without words: front matter, and each chapter with its heading. `not_yet` says of a chapter that it has none yet."""
    chapters = (
        f"\n## {heading}\n" + (f"\n{not_yet[n]}\n" if n in not_yet else "") for n, heading in enumerate(headings, 1)
    )
    return f"---\ntext: translated\nupdated: {updated}\n---\n" + "".join(chapters)


def as_it_was(raw: str, before: str, after: str) -> str:
    """The changed text with every line that was not changed as the file has it: its spelling of letters, its line ends.

    `before` is the text as it was read, in NFC and without carriage returns; `raw` is the same as it is in the file.
    """
    if raw == before:
        return after
    raw_lines, old, new = raw.split("\n"), before.split("\n"), after.split("\n")
    if len(raw_lines) != len(old):
        return after
    end = "\r" if raw.count("\r\n") * 2 > raw.count("\n") else ""
    lines = list[str]()
    for kind, begin, stop, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        lines += raw_lines[begin:stop] if kind == "equal" else [line + end for line in new[first:last]]
    return "\n".join(lines)


# ---- the front matter -------------------------------------------------------------------------------


def _value(change: Change) -> str:
    """What a field is to say, on one line."""
    if is_plain_field(change.passage.section):
        return words_of(change.cell)
    return " ".join(markdown_of(runs) for runs in change.cell).replace("\\\n", " ")


def _front_edits(
    content: str, every: Sequence[Passage], told: Mapping[str, str], updated: str, review: Review | None
) -> Iterator[Edit]:
    """The edits of the front matter, as one: the fields are written one after the other."""
    front = FRONT_MATTER.match(content)
    if not front or not (told or updated or review):
        return
    text = front[1]
    order = [passage.section for passage in every if passage.is_field]
    for section in sorted(told, key=order.index):
        before = order[: order.index(section)]
        text = _with_field(text, _path(section), told[section], before)
    if updated:
        text = _with_updated(text, updated)
    if review:
        text = with_review(text, review)
    yield Edit(front.start(1), front.end(1), text)


def _path(section: str) -> tuple[str, ...]:
    """The path of a field. A photograph's file has a dot in its name: its field is the last part."""
    first, _, rest = section.partition(".")
    if first == "photos" and rest:
        file, _, last = rest.rpartition(".")
        return (first, file, last)
    return (first, rest) if rest else (first,)


def _with_field(text: str, path: tuple[str, ...], value: str, before: Sequence[str]) -> str:
    """The front matter with this value at this path; what is missing of the path is made."""
    group, indent = root_of(text), ""
    for depth, part in enumerate(path):
        pairs = pairs_of(group)
        if part not in pairs:
            return _with_new(text, group, (indent, path[depth:]), value, before if not depth else ())
        key, node = pairs[part]
        if depth == len(path) - 1:
            return _with_value(
                text, node, value, flow=isinstance(group, yaml.CollectionNode) and bool(group.flow_style)
            )
        group, indent = node, " " * (key.start_mark.column + 2)
    return text


def _with_value(text: str, node: yaml.Node, value: str, *, flow: bool = False) -> str:
    """The front matter with this value in place of what stands there, in the style it has; `flow`: it stands between braces."""
    begin, end = node.start_mark.index, end_of(node)
    style = node.style if isinstance(node, yaml.ScalarNode) else None
    if style in (">", "|"):
        written = text[begin:end]
        first = written.split("\n", 1)[0]
        rest = written[len(first) + 1 :]
        column = len(rest) - len(rest.lstrip(" "))
        if "#" not in first and column:
            kept = len(written) - len(written.rstrip("\n"))
            return text[:begin] + f"{first}\n{' ' * column}{value}" + "\n" * kept + text[end:]
    return text[:begin] + _scalar(value, style or "", flow=flow) + text[end:]


def _scalar(value: str, style: str = "", *, flow: bool = False) -> str:
    """A value as YAML: plain where that says the same, between the quotation marks it had, else between double ones."""
    if not style and not flow:
        with suppress(yaml.YAMLError):
            if yaml.load(f"a: {value}\n", yaml.BaseLoader) == {"a": value}:  # noqa: S506 -- text alone
                return value
    if style == "'":
        return "'" + value.replace("'", "''") + "'"
    if style == '"':
        return json.dumps(value, ensure_ascii=False)
    return scalar(value)


def _with_new(
    text: str, group: yaml.Node | None, place: tuple[str, tuple[str, ...]], value: str, before: Sequence[str]
) -> str:
    """The front matter with a field it lacked: below the last of those that stand before it, else at the end of its group."""
    indent, path = place
    pairs = pairs_of(group)
    if isinstance(group, yaml.MappingNode) and group.flow_style:
        written = _scalar(value, flow=True)
        inner = written if len(path) == 1 else "{" + f"{_name(path[1])}: {written}" + "}"
        at = end_of(pairs[[*pairs][-1]][1]) if pairs else group.start_mark.index + 1
        return text[:at] + (", " if pairs else "") + f"{_name(path[0])}: {inner}" + text[at:]
    lines = [f"{indent}{'  ' * depth}{_name(part)}:" for depth, part in enumerate(path)]
    lines[-1] += f" {_scalar(value)}"
    above = [name.partition(".")[0] for name in before if name.partition(".")[0] in pairs]
    last = above[-1] if above else ("" if before or not indent else next(iter([*pairs][-1:]), ""))
    if last:
        at = text.find("\n", max(0, end_of(pairs[last][1]) - 1)) + 1 or len(text)
    elif indent:
        at = len(text)
    else:
        at = 0
    return text[:at] + "\n".join(lines) + "\n" + text[at:]


def _name(key: str) -> str:
    return scalar(key)


def _with_updated(text: str, day: str) -> str:
    """The front matter with the day of its last change, if that was earlier."""
    found = pairs_of(root_of(text)).get("updated")
    if found is None or not isinstance(found[1].value, str) or found[1].value >= day:
        return text
    return _with_value(text, found[1], day)


def reviewer_of(content: str) -> str:
    """Who has read a text so far, as its front matter says; empty where nobody has."""
    front = FRONT_MATTER.match(content)
    said = pairs_of(root_of(front[1])).get("reviewed") if front else None
    by = pairs_of(said[1]).get("by") if said else None
    return str(by[1].value) if by else ""


def with_review(text: str, review: Review) -> str:
    """The front matter with who has read the text: the one place that knows how it is written."""
    pairs = pairs_of(root_of(text))
    written = "{" + f"by: {scalar(review.by)}, on: {review.on}" + "}"
    if "reviewed" in pairs:
        key, node = pairs["reviewed"]
        said = pairs_of(node)
        if set(said) != {"by", "on"}:  # what else was said of an older review does not hold of this one
            return f"{text[: key.end_mark.index]}: {written}{text[end_of(node) :]}"
        for name, value in sorted((("by", review.by), ("on", review.on)), key=lambda pair: -end_of(said[pair[0]][1])):
            text = _with_value(
                text, said[name][1], value, flow=bool(isinstance(node, yaml.MappingNode) and node.flow_style)
            )
        return text
    last = next((name for name in ("updated", "text") if name in pairs), "")
    at = text.find("\n", end_of(pairs[last][1])) + 1 if last else len(text)
    return text[:at] + f"reviewed: {written}\n" + text[at:]


# ---- chapters ---------------------------------------------------------------------------------------


def _body_edits(
    content: str, every: Sequence[Passage], changes: Sequence[Change], headings: Sequence[str]
) -> Iterator[Edit]:
    """The edits of paragraphs that are there, and of places where some are missing: one a place, in the order of passages."""
    new: dict[tuple[int, str], list[str]] = {}
    for change in sorted(changes, key=lambda change: every.index(change.passage)):
        if change.passage.translation:
            yield from _replacing(content, change)
        else:
            place, lead = _place(content, every, change.passage, headings)
            item = _is_item(change.passage.source[0].file.content, change.passage.source[0].start)
            mark = "- " if item else sign_of(change.passage.source[0])
            joint = "\n" if item and (place, lead) in new else "\n\n"
            new.setdefault((place, lead), []).append(joint + mark + _markdown(change, item=item))
    for (place, lead), texts in new.items():
        added = "".join(texts)
        if not lead and _is_item_end(content, place) and added.startswith("\n\n- "):
            added = added[1:]
        yield Edit(place, place, f"{lead}{added}" + ("\n" if lead else ""))


def _markdown(change: Change, *, item: bool) -> str:
    """The paragraphs of a change, as they stand in a text; those of an item of a list become one."""
    if any(is_as_written(unit) for unit in change.passage.source):
        return "\n".join("".join(run.text for run in runs) for runs in change.cell)
    return (" " if item else "\n\n").join(map(markdown_of, change.cell))


def _replacing(content: str, change: Change) -> Iterator[Edit]:
    """The edits that put the paragraphs of a change in place of those of its units."""
    units = change.passage.translation
    first = units[0]
    as_written = any(is_as_written(unit) for unit in units)
    texts = (
        ["".join(run.text for run in runs) for runs in change.cell] if as_written else [*map(markdown_of, change.cell)]
    )
    if as_written and len(units) == 1:
        texts = ["\n".join(texts)]
    if len(texts) < len(units):
        texts += [""] * (len(units) - len(texts))
    item = _is_item(content, first.start)
    joined = (" " if item else "\n\n").join(texts[len(units) - 1 :])
    for unit, text in zip(units, [*texts[: len(units) - 1], joined], strict=True):
        begin = unit.start + len(sign_of(unit))
        end = unit.start + len(unit.passage.rstrip())
        if text:
            yield Edit(begin, end, text)
        else:
            line = content.rfind("\n", 0, unit.start) + 1
            yield Edit(len(content[:line].rstrip()), end, "")


def _place(content: str, every: Sequence[Passage], passage: Passage, headings: Sequence[str]) -> tuple[int, str]:
    """Where a new passage goes, and what stands before it there: the heading of a chapter that is missing."""
    ends = [
        unit.start + len(unit.passage.rstrip())
        for other in every[: every.index(passage)]
        if other.section == passage.section
        for unit in other.translation
    ]
    if ends:
        return max(ends), ""
    front = FRONT_MATTER.match(content)
    heads = [*_HEADING.finditer(content, front.end() if front else 0)]
    number = int(passage.section)
    if number <= len(heads):
        return heads[number - 1].end(), ""
    return len(content), ("" if content.endswith("\n") else "\n") + f"\n## {headings[number - 1]}"


def _is_item(content: str, start: int) -> bool:
    return _ITEM.search(content[max(0, start - 12) : start]) is not None


def _is_item_end(content: str, place: int) -> bool:
    """Whether the line that ends here is an item of a list."""
    line = content[content.rfind("\n", 0, place) + 1 : place]
    return re.match(r"[ ]{0,3}(?:[-*+]|\d+[.)])[ \t]", line) is not None
