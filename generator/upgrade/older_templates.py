"""The files that older projects have in a templates/ of their own, in today's form; and the names their templates may still ask for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import yaml

from generator.content.source import Data
from generator.upgrade.rewriting import Edit, applied, comments, end_of, pairs_of, root_of, scalar

WORDS = "words.yaml"
"""All words of the interface, all languages beside each other: key → language → text."""

WARDS = "wards.csv"
"""The list of wards of what was the only country."""

RENAMED: Mapping[str, str] = {
    "festival.lunar": "festival.days",
    "festival.solar": "festival.next",
    "vietnamese_name": "native_name, native_language",
    "material_vi": "material",
    "material_en": "material",
    "trials_vi": "trials",
    "trials_read": "outcomes",
    "plaque.quantity": "plaque.copies",
}
"""What a template asked for → what it asks for today."""

_ASKED = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in RENAMED))

_MOVED: Mapping[str, tuple[str, str]] = {
    "ordinal_1": ("ordinal", "one"),
    "ordinal_2": ("ordinal", "two"),
    "ordinal_3": ("ordinal", "few"),
    "ordinal_other": ("ordinal", "other"),
    "relics_one": ("relics_number", "one"),
    "stops_one": ("stops_number", "one"),
    "wards_one": ("wards_number", "one"),
}
"""Key of a word → group and category of numbers where it is today."""

_OF_OURS = re.compile(
    "# (Mọi chữ của giao diện, bốn|Every word of the interface, four|Chỗ trong {ngoặc}|km, zh: bản dịch máy"
    "|1, 21, 31|Tên ngày và tháng âm lịch|Khi bài chưa có bản dịch)"
)
"""Comments that came with words.yaml; the languages' files have their own."""


def with_words(text: str, tag: str, words: Mapping[str, Data]) -> tuple[str, tuple[str, ...]]:
    """A language's file with a project's words, key → language → text, in place of its own; and the keys it has no place for."""
    places, edits, unplaced = pairs_of(pairs_of(root_of(text))["words"][1]), list[Edit](), list[str]()
    for key, said in words.items():
        new = said.get(tag) if isinstance(said, dict) else None
        if not isinstance(new, str):
            continue
        group, category = _MOVED.get(key, (key, "other"))
        node = places[group][1] if group in places else None
        if isinstance(node, yaml.MappingNode):
            inner = pairs_of(node)
            if category not in inner:  # a language that counts without it
                continue
            node = inner[category][1]
        if not isinstance(node, yaml.ScalarNode):
            unplaced.append(key)
        elif node.value != new:
            edits.append(Edit(int(node.start_mark.index), end_of(node), _quoted(new) if node.style else scalar(new)))
    return applied(text, edits), tuple(unplaced)


def _quoted(text: str) -> str:
    bare = scalar(text)
    return bare if bare.startswith('"') else f'"{bare}"'


def notes_of(text: str) -> str:
    """The comments that a project added to its words.yaml, a line each."""
    return "".join(f"{note}\n" for note in comments(text) if not _OF_OURS.match(note))


def asked_before(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield line and name of each thing that a template asks for by an older name, and its name today."""
    for number, line in enumerate(text.splitlines(), 1):
        for match in _ASKED.finditer(line):
            yield number, match[0], RENAMED[match[0]]
