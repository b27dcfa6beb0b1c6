"""What was translated from what, once a packet is in: the file that the states of passages are read from."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from generator.agreement.names import with_names
from generator.agreement.reading import Reading
from generator.agreement.relics import Texts
from generator.agreement.states import Pair, lines_of, refreshed, states, text_of
from generator.agreement.translated import Translation
from generator.agreement.units import Unit, units_of
from generator.content.made_from import Line, spelt
from generator.content.source import TextFile
from generator.packets.answers import Outcome
from generator.packets.editing import Review
from generator.packets.rows import Passage
from generator.text.digests import digest


def recorded(  # noqa: PLR0913, PLR0917 -- what is there, what is new, and who says so
    reading: Reading,
    texts: Texts,
    translation: Translation,
    file: TextFile,
    outcome: Outcome,
    signature: Review | None,
) -> str:
    """The file that records the passages of this new text.

    Current is what a translator wrote beside the source as it is today; and what they left as it was, if they have signed that
    they read it. What they made from an older source is behind, as it was before. Of all others it says what it said, as far
    as that still holds.
    """
    new = [change.passage for change in outcome.changes]
    read = _starts(passage for passage in outcome.seen if signature or passage in new)
    old = {_start(passage.source): passage for passage in new if passage not in outcome.seen}
    tag = translation.language
    units = {**texts.units, tag: units_of(file, tag, reading.knowledge.tables[tag])}
    named = with_names(units, reading.knowledge.tables, reading.knowledge.glossary)
    first, second = (text_of(named[name], reading.knowledge.tables[name]) for name in (translation.first, tag))
    current, others = list[Pair](), list[Pair]()
    for pair in states(first, second, translation.lines):
        if pair.source and _starts([pair]) <= read:
            current.append(pair)
        elif pair.source and _start(pair.source) in old:
            others.append(_behind(pair, old[_start(pair.source)], translation.lines))
        else:  # where nothing was recorded, nothing is said of what nobody has seen
            others.append(pair if translation.lines else replace(pair, state="unknown"))
    on, by = (signature.on, signature.by) if signature else ("", "")
    return spelt((*lines_of(current, translation.tables, on, by), *refreshed(others, translation.tables)))


def _start(units: Sequence[Unit]) -> int:
    return units[0].start


def _starts(passages: Iterable[Passage | Pair]) -> frozenset[int]:
    """Where the passages of the source begin."""
    return frozenset(unit.start for passage in passages for unit in passage.source)


def _behind(pair: Pair, passage: Passage, lines: Collection[Line]) -> Pair:
    """A pair whose translation was made anew from a source that is not there any more: still behind that one."""
    before = {digest(unit.passage) for unit in passage.translation}
    made = [line for line in lines if line.translated in before]
    new = tuple(replace(line, translated=digest(unit.passage)) for line in made for unit in pair.translated)
    return replace(pair, state="behind", lines=new)
