"""The file of a language for whoever translates it: begun, or completed with the words that are missing."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import yaml

from generator.content.languages import NAMES
from generator.languages.cldr import Known
from generator.languages.script import Script
from generator.text.translations import OTHER

LANGUAGES_BESIDE = ("en", "vi")
"""Whose text stands beside a word that is to be translated."""


@dataclass(frozen=True, slots=True)
class WordList:
    """A language's file."""

    text: str
    left: int
    """Words that are still to be translated."""

    of: int
    """Words in all."""


class NotCompleted(Exception):  # noqa: N818 -- a refusal
    """A file in which nothing can be put: no YAML, or its words are no list."""


Beside = Mapping[str, Mapping[str, str]]
"""Language → its words, key → text: those of LANGUAGES_BESIDE."""


def completed(text: str, known: Known, script: Script, beside: Beside, names: Mapping[str, str]) -> WordList:
    """The file with every missing word in its place; all that is there stays byte for byte. Of no text, a new file.

    `names`: tag → what this language calls each language of the program, as far as CLDR knows. Raises NotCompleted.
    """
    text = text or "\n".join(_head(known, script)) + "\nwords:\n"
    line_end = "\r\n" if "\r\n" in text else "\n"
    root = _composed(text)
    plural = _keys(root, "plural")
    ordinals = _keys(root, "ordinals")
    there = _entries(text, root)
    filled = {**known.words, **{f"{NAMES}.{tag}": name for tag, name in names.items()}}
    needed = list(_needed(beside["en"], plural, ordinals, names))
    inserted, within_braces = dict[int, list[str]](), list[tuple[int, str]]()
    # An ordinal like another need not be written, and `check` asks for none.
    counted = {key for key in needed if not key.startswith("ordinal.") or key == f"ordinal.{OTHER}"}
    left = sum(1 for key in counted if not (there[key].text if key in there else filled.get(key)))
    place, groups = _words_line(root), set[str]()
    for key in needed:
        group, _, inner = key.partition(".")
        place = there[group].end if group in there else place
        if key in there:
            continue
        if group in there and there[group].braces:
            within_braces.append(
                (there[group].braces, f", {inner}: {json.dumps(filled.get(key, ''), ensure_ascii=False)}")
            )
            continue
        lines = inserted.setdefault(place, [])
        if inner and group not in there and group not in groups:
            groups.add(group)
            lines.append(f"  {group}:")
        lines.append(_line(key, filled.get(key, ""), beside))
    for at, more in reversed(within_braces):
        text = text[:at] + more + text[at:]
    done = _with_lines(text, inserted, line_end)
    _composed(done)
    return WordList(done, left, len(counted))


# ---- a new file -------------------------------------------------------------------------------------


def _head(known: Known, script: Script) -> Iterator[str]:
    yield f"# {known.english}: every word of the interface. What stands in {{braces}} is filled in; leave it as it is."
    yield "# Write each word behind its colon and before the #; quotes where there are quotes. Until then another language's is shown."
    yield "# What is filled in already is from CLDR (https://cldr.unicode.org): read it over."
    yield "# Viết từng lời sau dấu hai chấm, trước dấu #; mẫu có ngoặc kép thì lời dịch cũng để trong ngoặc kép."
    yield f"name: {_scalar(known.name)}"
    yield f"script: {script.id}"
    if known.marked:
        yield f"marked: {known.marked}"
    yield f"locale: {known.locale}"
    for title, rules in (("plural", known.plural), ("ordinals", known.ordinals)):
        if rules:
            yield f"{title}:"
            yield from (f"  {category}: {_scalar(rule)}" for category, rule in rules.items())


def _line(key: str, text: str, beside: Beside) -> str:
    """One word: with its text, or with what others say beside it."""
    group, _, inner = key.partition(".")
    start = f"    {inner}:" if inner else f"  {key}:"
    if text:
        return f"{start} {_scalar(text)}"
    models = (
        next((beside[tag][name] for name in (key, f"{group}.{OTHER}") if name in beside[tag]), "")
        for tag in LANGUAGES_BESIDE
    )
    return f"{start}  # {' · '.join(_scalar(model) for model in models if model)}"


def _scalar(text: str) -> str:
    """The text as YAML has it on one line."""
    plain = re.fullmatch(r"\w(?:[^:#]|:(?! |$)|(?<! )#)*", text) and text == text.strip() and not text.isdigit()
    return text if plain else json.dumps(text, ensure_ascii=False)


def _needed(
    reference: Mapping[str, str], plural: Iterable[str], ordinals: Iterable[str], names: Iterable[str]
) -> Iterator[str]:
    """The keys of a whole file, in the order of the reference."""
    seen = set[str]()
    for key in reference:
        group, _, inner = key.partition(".")
        if not inner:
            yield key
        elif group not in seen:
            seen.add(group)
            own = names if group == NAMES else (*(ordinals if group == "ordinal" else plural), OTHER)
            yield from (f"{group}.{name}" for name in dict.fromkeys(own))


# ---- a file that is there ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Entry:
    text: str
    end: int
    """The line behind it."""

    braces: int = 0
    """Where a group that is written in braces ends in the file."""


def _composed(text: str) -> yaml.MappingNode:
    try:
        root = yaml.compose(text, yaml.SafeLoader)
    except yaml.YAMLError:
        raise NotCompleted from None
    if not isinstance(root, yaml.MappingNode):
        raise NotCompleted
    return root


def _value(root: yaml.MappingNode, name: str) -> yaml.Node | None:
    return next((value for key, value in root.value if key.value == name), None)


def _keys(root: yaml.MappingNode, name: str) -> tuple[str, ...]:
    value = _value(root, name)
    return tuple(str(key.value) for key, _ in value.value) if isinstance(value, yaml.MappingNode) else ()


def _words_line(root: yaml.MappingNode) -> int:
    """The line behind `words:`. Raises NotCompleted where it is not there, or begins a list in braces."""
    value = _value(root, "words")
    if (
        value is None
        or (isinstance(value, yaml.MappingNode) and value.flow_style)
        or isinstance(value, yaml.SequenceNode)
    ):
        raise NotCompleted
    key = next(key for key, _ in root.value if key.value == "words")
    return int(key.start_mark.line) + 1


def _entries(text: str, root: yaml.MappingNode) -> Mapping[str, _Entry]:
    words = _value(root, "words")
    found: dict[str, _Entry] = {}
    if not isinstance(words, yaml.MappingNode):
        return found
    for key, value in words.value:
        if not isinstance(value, yaml.MappingNode):
            found[key.value] = _Entry(str(value.value), _end(text, key, value))
            continue
        inner = {
            f"{key.value}.{name.value}": _Entry(str(word.value), _end(text, name, word)) for name, word in value.value
        }
        end = max((entry.end for entry in inner.values()), default=value.end_mark.line + 1)
        found |= inner
        found[key.value] = _Entry("", end, value.end_mark.index - 1 if value.flow_style else 0)
    return found


def _end(text: str, key: yaml.Node, value: yaml.Node) -> int:
    """The line behind a word: where nothing is written, its key's; a mark at the start of a line is of the one before."""
    if not value.value:
        return int(key.start_mark.line) + 1
    before = text[value.start_mark.index : value.end_mark.index].rstrip()
    return int(value.start_mark.line) + before.count("\n") + 1


def _with_lines(text: str, inserted: Mapping[int, list[str]], line_end: str) -> str:
    """The text with these lines before each of its lines with such a number."""
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += line_end
    out = []
    for number in range(len(lines) + 1):
        out += [f"{line}{line_end}" for line in inserted.get(number, ())]
        out += lines[number : number + 1]
    return "".join(out)
