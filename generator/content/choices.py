"""Kinds, ranks, materials, designs and chapters → what the form for editing offers to choose from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generator.content.chapters import Chapters
from generator.content.materials import Workshop
from generator.content.ranks import Named, Ranks
from generator.kinds import Kinds


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that a field may have."""

    value: str
    titles: Mapping[str, str]
    """Language → what it means."""


Headings = Mapping[str, tuple[tuple[str, str], ...]]
"""Language → the chapters of a story, in order: id and heading."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What authors may choose from."""

    kinds: tuple[Choice, ...] = ()
    levels: tuple[Choice, ...] = ()
    types: tuple[Choice, ...] = ()
    materials: tuple[Choice, ...] = ()
    designs: tuple[Choice, ...] = ()
    headings: Mapping[str, Headings] = field(default_factory=dict)
    """Kind → the chapters of its stories; those of every other kind under the empty name."""


def choices_of(kinds: Kinds, ranks: Ranks, workshop: Workshop, chapters: Chapters, languages: Iterable[str]) -> Choices:
    """All that there is to choose from in a project that speaks these languages."""
    tags = tuple(languages)
    own = {
        kind: _headings(chapters, kind, tags) for kind in ("", *(kind for kind in kinds if chapters.kinds.get(kind)))
    }
    return Choices(
        tuple(Choice(kind.id, {**kind.names, "vi": kind.gloss}) for kind in kinds.values()),
        tuple(map(_rank, ranks.levels)),
        tuple(map(_rank, ranks.types)),
        tuple(
            Choice(name, {words.tag: words.say(f"materials.{name}") for words in workshop.shop})
            for name in workshop.materials
        ),
        tuple(Choice(name, {}) for name in workshop.designs if not name.startswith(".")),
        own,
    )


def _rank(named: Named) -> Choice:
    """A rank, or a type of ranks: names of types have places for what stands around them, so that only the gloss is said."""
    english = named.names.get("en", "")
    return Choice(named.id, {"vi": named.gloss, "en": named.id.replace("-", " ") if "{" in english else english})


def _headings(chapters: Chapters, kind: str, languages: tuple[str, ...]) -> Headings:
    return {language: tuple(chapters.headings(kind, language).items()) for language in languages}
