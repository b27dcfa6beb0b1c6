"""What was translated from what, once a packet is in: the file that the states of passages are read from."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from generator.agreement.names import with_names
from generator.agreement.reading import Reading
from generator.agreement.relics import Texts
from generator.agreement.states import lines_of, refreshed, states, text_of
from generator.agreement.translated import Translation
from generator.agreement.units import units_of
from generator.content.made_from import spelt
from generator.content.source import TextFile
from generator.packets.editing import Review
from generator.text.digests import digest


def recorded(  # noqa: PLR0913, PLR0917 -- what is there, what is new, and who says so
    reading: Reading,
    texts: Texts,
    translation: Translation,
    file: TextFile,
    seen: Collection[str],
    review: Review | None,
) -> str:
    """The file that records the passages of this new text.

    `seen` are the digests of passages of the source that a translator had before their eyes: those are current. Of all others
    it says what it said before, as far as that still holds.
    """
    tag = translation.language
    own = units_of(file, tag, reading.knowledge.tables[tag])
    units = {**texts.units, tag: own}
    named = with_names(units, reading.knowledge.tables, reading.knowledge.glossary)
    first, new = (text_of(named[name], reading.knowledge.tables[name]) for name in (translation.first, tag))
    pairs = states(first, new, translation.lines)
    read = [pair for pair in pairs if pair.source and all(digest(unit.passage) in seen for unit in pair.source)]
    others = [pair for pair in pairs if pair not in read]
    on, by = (review.on, review.by) if review else ("", "")
    if not translation.lines:  # nothing was recorded: nothing is said of what nobody has seen
        others = [replace(pair, state="unknown") for pair in others]
    return spelt((*lines_of(read, translation.tables, on, by), *refreshed(others, translation.tables)))
