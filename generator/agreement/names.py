"""Finds names in a passage, under whatever form a language gives them, and words that no longer are what they were copied from."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import lru_cache

from generator.agreement.finding import Finding
from generator.agreement.glossary import Glossary
from generator.agreement.latin import LATIN, LETTER, WORD, without_targets
from generator.agreement.tables import Table
from generator.agreement.tokens import Token
from generator.agreement.units import Unit
from generator.languages.scripts import SCRIPTS
from generator.text.names import fold

_RUN = re.compile(f"{LETTER}+(?:[ \u00a0]{LETTER}+)*")

_NEAR = 0.6
"""How alike two words are of which one is probably a misspelling of the other."""

_TAKEN = "\ue000"
"""Stands for each letter of a name that was found."""

_STACKING = re.compile(f"[{''.join(script.stackers for script in SCRIPTS.values())}]")
"""What puts one letter under another is no letter, and ends no word."""

_SHORT = 2
"""Letters of a word in which one wrong letter makes another word."""


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds the names that stand in the texts of one relic in one language."""

    pattern: re.Pattern[str]
    names: Mapping[str, str]
    """Form, casefolded → the name."""

    def tokens(self, unit: Unit) -> Iterator[Token]:
        """The names in a unit; the target of a link is none."""
        for match in self.pattern.finditer(without_targets(unit.passage)):
            # What stands there without regard to case is looked up, too: “ſ” stands for “s”.
            name = self.names.get(" ".join(match.group().casefold().split()))
            if name:
                yield Token(*match.span(), "name", name, match.group(), soft=True)


def finder(copied: Collection[str], glossary: Glossary, units: Iterable[Unit], tag: str) -> Finder:
    """The finder of these names and those of the glossary that stand in the units of a language, the longest form first."""
    text = " ".join(" ".join(unit.passage.casefold().split()) for unit in units)
    forms = glossary.standing_in(text, tag)
    forms |= {form: name for name in sorted(copied) if (form := name.casefold()) in text}
    pattern = "|".join(_bounded(form) for form in sorted(forms, key=len, reverse=True))
    return Finder(re.compile(pattern or "(?!)", re.IGNORECASE), forms)


def _bounded(form: str) -> str:
    """The pattern of a form: no Latin letter goes on where it ends in one."""
    before = f"(?<!{LETTER})" if WORD.match(form[0]) else ""
    behind = f"(?!{LETTER})" if WORD.match(form[-1]) else ""
    return before + re.escape(form).replace(r"\ ", r"\s+") + behind


def with_names(
    units: Mapping[str, Sequence[Unit]], tables: Mapping[str, Table], glossary: Glossary
) -> dict[str, tuple[Unit, ...]]:
    """The units with their names among their facts. The first language is the one names are copied from."""
    first, *others = units
    copied = copied_names(units[first], {tag: units[tag] for tag in others}, tables)
    return {
        tag: tuple(replace(unit, tokens=tuple(sorted((*unit.tokens, *found.tokens(unit))))) for unit in own)
        for tag, own in units.items()
        for found in [finder(copied, glossary, own, tag)]
    }


def copied_names(first: Iterable[Unit], others: Mapping[str, Iterable[Unit]], tables: Mapping[str, Table]) -> set[str]:
    """What other languages copy from the first one letter by letter: its names, and its words that have no translation."""
    text = " ".join(" ".join(without_targets(unit.passage).lower().split()) for unit in first)
    return {
        run
        for tag, units in others.items()
        for unit in units
        for run in _runs(unit, tables[tag])
        if _is_proper(run) and _bounded_in(run.lower(), text)
    }


def _is_proper(run: str) -> bool:
    """Whether words in Latin letters are a name: several, each with a capital."""
    words = run.split()
    return len(words) > 1 and all(word[0].isupper() for word in words)


def _bounded_in(run: str, text: str) -> bool:
    return run in text and re.search(_bounded(run), text) is not None


def _runs(unit: Unit, table: Table) -> Iterator[str]:
    """Words in Latin letters that follow each other; where only those with diacritics are copies, names of such words."""
    if not table.copies:
        return
    for match in _RUN.finditer(without_targets(unit.passage)):
        words = match.group().split()
        if table.copies == "all":
            yield " ".join(words)
            continue
        for start, end in _marked_spans(words, table.openers):
            yield " ".join(words[start:end])


def _marked_spans(words: list[str], openers: Collection[str]) -> Iterator[tuple[int, int]]:
    """Stretches of capitalised words of which one at least has diacritics."""
    start = 0
    while start < len(words):
        end = start
        while end < len(words) and words[end][0].isupper():
            end += 1
        if end > start and not all(word.isascii() for word in words[start:end]):
            first = start + (start == 0 and words[0] in openers)
            yield first, end
        start = max(end, start + 1)


# ---- copies that are none ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What may stand in a text of another language as a copy."""

    words: frozenset[str]
    """Every word of the first language's text, in lower case."""

    own: Mapping[str, frozenset[str]]
    """Language → words in Latin letters that are its own: forms of the glossary, units."""

    copies: Mapping[str, str]
    first: str


def misspelt(group: Mapping[str, tuple[Unit, ...]], known: Vocabulary) -> Iterator[Finding]:
    """Words that were copied from the first language and are not in it: misspelt here, or there where all others agree."""
    first = group.get(known.first, ())
    if not first:
        return
    there = _places(first)
    strangers: dict[str, dict[str, tuple[Unit, int]]] = {}
    for tag, units in group.items():
        for word, place in _places(units).items() if known.copies.get(tag) else ():
            if _is_stranger(word, tag, known, there):
                strangers.setdefault(word, {})[tag] = place
    speaking = [tag for tag, units in group.items() if units and tag != known.first]
    said_elsewhere = {word for tag in speaking for word in _places(group[tag])}
    for word, where in strangers.items():
        best = _nearest(word, there, {} if len(where) == 1 else said_elsewhere)
        if len(where) > 1 and best:
            yield _spelling(known.first, there[best], best, {tag: (place, word) for tag, place in where.items()})
        elif len(where) == len(speaking) > 1:
            rest = tuple(unit.said(offset, offset + len(word)) for unit, offset in where.values())
            yield Finding("fact-lacks", "word", first[0].said(), rest, word, languages=(known.first,))
        else:
            yield from _alone(word, where, first[0], {known.first: (there[best], best)} if best else {})


def _alone(
    word: str, where: Mapping[str, tuple[Unit, int]], first: Unit, best: Mapping[str, tuple[tuple[Unit, int], str]]
) -> Iterator[Finding]:
    """Of each language that has a word the first one has not: a misspelling of what is best, or a word too many."""
    for tag, (unit, offset) in where.items():
        here = unit.said(offset, offset + len(word))
        if best:
            yield _spelling(tag, (unit, offset), word, best)
        elif not here.written.isascii():
            yield Finding("fact-adds", "word", here, (first.said(),), word, languages=(tag,))


def _is_stranger(word: str, tag: str, known: Vocabulary, there: Collection[str]) -> bool:
    if known.copies[tag] == "marked" and word.isascii():
        return False
    return word not in there and word not in known.words and word not in known.own.get(tag, ())


def _places(units: Iterable[Unit]) -> dict[str, tuple[Unit, int]]:
    """Word, in lower case → where it first stands."""
    places: dict[str, tuple[Unit, int]] = {}
    for unit in units:
        for match in WORD.finditer(without_targets(unit.passage)):
            places.setdefault(match.group().lower(), (unit, match.start()))
    return places


def _nearest(word: str, candidates: Iterable[str], taken: Collection[str]) -> str:
    """The candidate most like a word, of those that are not taken; empty where none is like it."""
    best = max(((alike(word, other), other) for other in candidates if other not in taken), default=(0.0, ""))
    return best[1] if best[0] >= _NEAR else ""


@lru_cache(maxsize=65536)
def alike(word: str, other: str) -> float:
    """How alike two words are, from 0 to 1; diacritics count half."""
    return (SequenceMatcher(None, word, other).ratio() + SequenceMatcher(None, fold(word), fold(other)).ratio()) / 2


def _spelling(
    tag: str, place: tuple[Unit, int], word: str, others: Mapping[str, tuple[tuple[Unit, int], str]]
) -> Finding:
    unit, offset = place
    here = unit.said(offset, offset + len(word))
    rest = tuple(other.said(there, there + len(best)) for (other, there), best in others.values())
    best = rest[0].written if rest else ""
    return Finding("fact-spelling", "word", here, rest, word, best=best, languages=(tag,))


def strange_copies(
    group: Mapping[str, tuple[Unit, ...]], tables: Mapping[str, Table], own: Collection[str]
) -> Iterator[Finding]:
    """Names copied into a passage whose other languages do not have them; not the relic's own, which any may add."""
    for tag, units in group.items():
        others = [unit for other, rest in group.items() if other != tag for unit in rest]
        if tables[tag].copies != "all" or len(others) < _FEW:
            continue
        known = {token.value for unit in others for token in unit.tokens if token.kind == "name"} | set(own)
        for unit in units:
            for token in unit.tokens:
                if token.kind == "name" and token.value not in known and WORD.match(token.written):
                    here = unit.said(token.start, token.end)
                    rest = tuple(other.said() for other in others)
                    yield Finding("fact-adds", "name", here, rest, token.value, languages=(tag,))


_FEW = 2

_GIVEN_TWICE = re.compile(rf"([^\W\d_{LATIN}][^\s()（），。、；：]*)\s*[(（]$")
"""A word of another script just before a bracket."""


def ill_matched(units: Iterable[Unit], glossary: Glossary) -> Iterator[Finding]:
    """Names given in the language's own script and in brackets as copied, 嗣德（Tự Đức）, that do not go together."""
    for unit in units:
        for token in unit.tokens:
            forms = glossary.forms(token.value, unit.language)
            before = _GIVEN_TWICE.search(unit.passage[: token.start])
            ends = unit.passage[token.end : token.end + 1] in (")", "）")
            if token.kind != "name" or not forms or not before or not ends or not WORD.match(token.written):
                continue
            if not any(form in before[1] or token.written in form for form in forms):
                written = before[1][-max(map(len, forms)) :]
                here = unit.said(before.end(1) - len(written), before.end(1))
                there = unit.said(token.start, token.end)
                yield Finding(
                    "fact-spelling", "name", here, (there,), token.value, best=forms[0], languages=(unit.language,)
                )


# ---- names that are nearly there --------------------------------------------------------------------


def nearly(name: str, forms: Collection[str], unit: Unit) -> tuple[int, str] | None:
    """Where a unit has what is probably a misspelling of one of the forms of a name, and what it has."""
    passage = without_targets(unit.passage)
    for token in unit.tokens:
        if token.kind == "name":  # what is a name already is no misspelling of another
            passage = passage[: token.start] + _TAKEN * (token.end - token.start) + passage[token.end :]
    best: tuple[float, int, str] = (_NEAR, -1, "")
    for form in (name, *forms):
        for start, written in _windows(form, passage) if len(form) > _SHORT or not WORD.match(form[0]) else ():
            likeness = alike(form.lower(), written.lower())
            if likeness > best[0]:
                best = (likeness, start, written)
    return (best[1], best[2]) if best[1] >= 0 else None


def _windows(form: str, passage: str) -> Iterator[tuple[int, str]]:
    """Stretches of a passage as long as a form: of as many words, or of as many signs that share one with it."""
    if WORD.match(form[0]):
        words, count = [*WORD.finditer(passage)], len(form.split())
        for first, last in zip(words, words[count - 1 :], strict=False):
            written = passage[first.start() : last.end()]
            if _TAKEN not in written and written[0].isupper() == form[0].isupper():
                yield first.start(), passage[first.start() : last.end()]
        return
    for start in range(len(passage) - len(form) + 1):
        written = passage[start : start + len(form)]
        same = sum(one == other for one, other in zip(form, written, strict=True))
        if same >= max(1, len(form) - 2) and same * 2 >= len(form) and not re.search(r"\W", _STACKING.sub("", written)):
            yield start, written
