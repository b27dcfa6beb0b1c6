"""Facts that a text copies from the first language as they stand there: the street “30 Tháng 4” in an English sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.agreement.alignment import Group
from generator.agreement.latin import LETTER_OR_DIGIT, WORD
from generator.agreement.tokens import Token
from generator.agreement.units import Unit


def with_copies(group: Group, first: str) -> Group:
    """The passage; where another language has a fact of the first one letter by letter, it states that one there."""
    facts = {
        token.written: token
        for unit in group.get(first, ())
        for token in unit.tokens
        if token.kind != "name" and not token.soft and WORD.search(token.written) and " " in token.written
    }
    if not facts:
        return group
    return {
        tag: units if tag == first else tuple(_with_copies(unit, tuple(facts.values())) for unit in units)
        for tag, units in group.items()
    }


def _with_copies(unit: Unit, facts: Sequence[Token]) -> Unit:
    copies = tuple(copy for fact in facts for copy in _copies(unit.passage, fact))
    if not copies:
        return unit
    rest = (token for token in unit.tokens if not any(_overlap(token, copy) for copy in copies))
    return replace(unit, tokens=tuple(sorted((*rest, *copies))))


def _copies(passage: str, fact: Token) -> Iterator[Token]:
    start = passage.find(fact.written)
    while start >= 0:
        end = start + len(fact.written)
        around = passage[start - 1 : start] + passage[end : end + 1]
        if not LETTER_OR_DIGIT.search(around):
            yield replace(fact, start=start, end=end)
        start = passage.find(fact.written, end)


def _overlap(token: Token, other: Token) -> bool:
    return token.start < other.end and other.start < token.end
