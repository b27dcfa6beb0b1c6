"""Compares everything that is said of one relic, in all languages and in site.yaml."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.agreement.alignment import Group, align
from generator.agreement.copied import with_copies
from generator.agreement.finding import Finding, Said
from generator.agreement.glossary import Glossary
from generator.agreement.latin import words_of
from generator.agreement.names import Vocabulary, ill_matched, misspelt, nearly, strange_copies, with_names
from generator.agreement.recorded import Record, against_record
from generator.agreement.summary import SECTION, beyond_text
from generator.agreement.tableless import by_years, with_tables
from generator.agreement.tables import Table
from generator.agreement.units import Unit
from generator.agreement.vote import differences


@dataclass(frozen=True, slots=True)
class Texts:
    """What is written of one relic."""

    relic: str
    units: Mapping[str, tuple[Unit, ...]]
    """Language → the units of its texts. The first language is the one names are copied from."""

    called: Mapping[str, str]
    """Relic a text leads to → all that it is called, in lower case."""

    record: Record | None
    """What site.yaml says; None for texts that belong to no relic."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What all relics are compared with."""

    tables: Mapping[str, Table]
    glossary: Glossary


def findings(texts: Texts, knowledge: Knowledge) -> tuple[Finding, ...]:
    """All that differs, in the order of the texts, each once."""
    tables, glossary = knowledge.tables, knowledge.glossary
    if not texts.units:
        return ()
    first = next(iter(texts.units))
    named = with_names(texts.units, tables, glossary)
    in_order = [tag for tag in named if tables[tag].names_in_order]
    tableless = [tag for tag in named if not tables[tag].known]
    known = _vocabulary(texts, knowledge)
    own = {
        token.value for units in named.values() for unit in units[:1] for token in unit.tokens if token.kind == "name"
    }
    groups = [with_copies(group, first) for group in align(named)]
    found: list[Finding] = []
    for where, group in _places(texts.relic, groups):
        here = [*_lost(group), *_differences(group, tableless, in_order), *misspelt(group, known), *_impossible(group)]
        here = [*_with_spellings(_settled(here), group, glossary, own)]
        here += [one for units in group.values() for one in ill_matched(units, glossary)]
        asked = {finding.here.file for finding in here}
        here += [one for one in strange_copies(group, tables, own) if one.here.file not in asked]
        found += [finding.on(where) for finding in here]
    found = [*_without_moved(found), *_strange_names(texts, named), *_links(texts)]
    recorded = texts.record.text if texts.record else ""
    lines = {(finding.here.file, finding.here.at.line) for finding in found}
    found += [
        one.on(f"{texts.relic}/{SECTION}")
        for one in beyond_text(named, recorded)
        if (one.here.file, one.here.at.line) not in lines
    ]
    if texts.record:
        found += against_record(texts.record, named, tables)
    return tuple(_each_once(found))


def _differences(group: Group, tableless: Collection[str], in_order: Collection[str]) -> list[Finding]:
    """What differs in one passage; of languages without a table what can be compared at all."""
    if not tableless:
        return differences(group, in_order)
    found = differences(with_tables(group, tableless), in_order)
    told = {finding.here.file for finding in found}
    return [*found, *(one for one in differences(by_years(group), in_order) if one.here.file not in told)]


def _places(relic: str, groups: Iterable[Group]) -> Iterator[tuple[str, Group]]:
    """Each passage with its name: its section, and its number in it."""
    counts = Counter[str]()
    for group in groups:
        section = _section(group)
        counts[section] += 1
        yield f"{relic}/{section}.{counts[section]}" if section.isdecimal() else f"{relic}/{section}", group


def _section(group: Group) -> str:
    return next(unit.section for units in group.values() for unit in units)


def _vocabulary(texts: Texts, knowledge: Knowledge) -> Vocabulary:
    first = next(iter(texts.units))
    said = " ".join(unit.passage for unit in texts.units[first])
    also = " ".join(unit.file.content.partition("\n## ")[0] for unit in texts.units[first][:1])
    own = {tag: knowledge.glossary.words(tag) | knowledge.tables[tag].unit_words for tag in texts.units}
    recorded = texts.record.words if texts.record else frozenset()
    words = words_of(said) | words_of(also) | recorded
    return Vocabulary(words, own, {tag: knowledge.tables[tag].copies for tag in texts.units}, first)


def _lost(group: Group) -> Iterator[Finding]:
    """A passage with facts that one language lacks, or that one language alone has."""
    there = [tag for tag, units in group.items() if units]
    lacking = [tag for tag in group if tag not in there]
    facts = [token for tag in there for unit in group[tag] for token in unit.tokens if not token.soft]
    if not lacking or not there or not facts:
        return
    said = {
        tag: replace(unit.said(), written=" ".join(unit.passage.split())[:_SHOWN])
        for tag in there
        for unit in group[tag][:1]
    }
    here, *rest = said.values()
    gone = tuple(lacking)
    yield Finding("fact-passage", "passage", here, tuple(rest), ",".join(gone), best=", ".join(gone), languages=gone)


_SHOWN = 60
"""Letters of a passage that are shown where it is missing elsewhere."""


def _impossible(group: Group) -> Iterator[Finding]:
    """Dates that no calendar has."""
    for tag, units in group.items():
        for unit in units:
            for token in unit.tokens:
                if not token.possible:
                    here = unit.said(token.start, token.end)
                    yield Finding("fact-impossible", token.kind, here, (), token.value, languages=(tag,))


def _settled(found: Iterable[Finding]) -> list[Finding]:
    """Without what is said a second time in other words: a name that differs because a word of it is misspelt."""
    found = list(found)
    spelt = {finding.here.file: finding for finding in found if finding.code == "fact-spelling"}
    impossible = {finding.here.file for finding in found if finding.code == "fact-impossible"}
    return [
        finding
        for finding in found
        if not (finding.kind == "name" and finding.here.file in spelt)
        and not (finding.kind == "date" and finding.code != "fact-impossible" and finding.here.file in impossible)
    ]


def _with_spellings(
    found: Iterable[Finding], group: Group, glossary: Glossary, own: Collection[str]
) -> Iterator[Finding]:
    """The findings; of a name that one language lacks, where it has something like it, or where the glossary holds it.

    Not of the relic's own name, nor in a heading or a field such as the summary: there to leave one out is style.
    """
    for finding in found:
        if finding.kind != "name" or finding.code != "fact-lacks":
            yield finding
            continue
        (tag,) = finding.languages
        name = finding.value
        forms = glossary.forms(name, tag)
        near = next(((unit, *place) for unit in group[tag] if (place := nearly(name, forms, unit))), None)
        if near:
            unit, start, written = near
            here = unit.said(start, start + len(written))
            yield replace(finding, code="fact-spelling", here=here, best=name)
        elif name in glossary.names and name not in own and not _says(group[tag], name) and not _is_short(group[tag]):
            yield finding


def _says(units: Iterable[Unit], name: str) -> bool:
    """Whether a name stands in these units, if only in a longer one."""
    return any(name.lower() in token.value.lower() for unit in units for token in unit.tokens if token.kind == "name")


def _is_short(units: Iterable[Unit]) -> bool:
    """Whether it is a heading, or a field of the front matter."""
    return all(unit.passage.startswith("#") or not unit.section.isdecimal() for unit in units)


def _without_moved(found: Sequence[Finding]) -> Iterator[Finding]:
    """Without facts that one language states in the passage before or behind: it lacks them here, and adds them there."""
    lacking = {(f.kind, f.value, f.here.file) for f in found if f.code == "fact-lacks"}
    adding = {(f.kind, f.value, f.here.file) for f in found if f.code == "fact-adds"}
    moved = lacking & adding
    for finding in found:
        if (finding.kind, finding.value, finding.here.file) not in moved:
            yield finding


def _strange_names(texts: Texts, named: Mapping[str, Sequence[Unit]]) -> Iterator[Finding]:
    """Names one language has that no other mentions in any passage. To add a name that is known elsewhere is style."""
    places: dict[str, dict[str, Said]] = {}
    for tag, units in named.items():
        for unit in units:
            for token in unit.tokens:
                if token.kind == "name":
                    places.setdefault(token.value, {}).setdefault(tag, unit.said(token.start, token.end))
    others = {tag: units[0].said() for tag, units in named.items()}
    for name, there in places.items():
        recorded = texts.record and words_of(name) <= texts.record.words
        if len(there) == 1 and len(named) > _FEW and not recorded:
            (tag,) = there
            rest = tuple(said for other, said in others.items() if other != tag)
            yield Finding("fact-adds", "name", there[tag], rest, name, f"{texts.relic}/text", languages=(tag,))


_FEW = 2


def _links(texts: Texts) -> Iterator[Finding]:
    """Links whose words name nothing of the relic they lead to."""
    for tag, units in texts.units.items():
        for unit in units:
            for match in LINK.finditer(unit.passage):
                called = texts.called.get(match[2])
                if called and not _names(match[1].lower(), called):
                    here = unit.said(*match.span(1))
                    where = f"{texts.relic}/{unit.section}"
                    yield Finding("fact-link", "link", here, (), match[2], where, best=match[2], languages=(tag,))


LINK = re.compile(r"\[([^\[\]^]+)\]\(([^()\s:/.]+)\)")
"""A link to a relic: its words, and the relic."""


def _names(said: str, called: str) -> bool:
    """Whether some word, or two letters that follow each other where there are no Latin ones, is among the names."""
    words = words_of(said)
    return any(word in words_of(called) for word in words) or any(
        said[n : n + 2] in called for n in range(len(said) - 1) if not said[n : n + 2].isascii() and not words
    )


def _each_once(found: Iterable[Finding]) -> Iterator[Finding]:
    told: set[tuple[object, ...]] = set()
    for finding in found:
        key = (finding.code, finding.kind, finding.value, finding.here.at.path, finding.here.at.line)
        if key not in told:
            told.add(key)
            yield finding
