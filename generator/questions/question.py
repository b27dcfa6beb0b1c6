"""A question about a relic in one language, with its choices, and why the right one is right."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

Topic = Literal["founded", "kind", "rank", "ranked", "festival", "ward", "own", "asked"]
"""What it is about: a typed fact of site.yaml, or `asked`, what an author asks."""

DIGITS = 10
"""Hexadecimal digits of an id: of a million questions two share one once in two projects, and a contest has a hundred at most."""


class Phrase(NamedTuple):
    """Words on a page of perhaps another language."""

    text: str
    language: str = ""
    """What they are in, where that is not the language of the question; else empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question about a relic in one language. The same one in another language has the same id and the same order of choices."""

    id: str
    """Changes with its relic, with what is asked, with the right answer and with each wrong one; not with a translation."""

    relic: str
    """The id of its relic."""

    topic: Topic
    language: str
    """What it is asked in."""

    prompt: str
    """Plain text on one line."""

    choices: tuple[Phrase, ...]
    """In the order in which they are shown, of the words in Unicode NFC; none twice. One alone is an open question: see `look`."""

    right: int
    """Which of the choices is true, from 0; all others are not."""

    explanation: Phrase
    """Why that is so, a sentence of plain text."""

    sources: tuple[str, ...]
    """Who says so: ids of the relic's sources, at least one."""

    machine: bool = False
    """Whether a machine translated it, and nobody has reviewed that: a page says so."""

    look: bool = False
    """Whether it is answered by looking at the place: for worksheets. One without wrong answers stands there alone."""

    ages: tuple[str, ...] = ()
    """For which ages it is, as `content.questions.AGES`; empty: for every one."""

    @property
    def answer(self) -> Phrase:
        """The right choice."""
        return self.choices[self.right]

    @property
    def is_open(self) -> bool:
        """Whether there is nothing to choose from."""
        return len(self.choices) == 1


def question_id(relic: str, *said: str) -> str:
    """The id of a question about this relic, from what it asks and its answers in a spelling that no language changes."""
    return hashlib.blake2b(repr((relic, *said)).encode(), digest_size=DIGITS // 2).hexdigest()


def in_order(seed: str, keys: Iterable[str]) -> tuple[str, ...]:
    """The keys in an order that only they and the seed decide, and in which nobody sees a rule."""
    return tuple(sorted(keys, key=lambda key: (question_id(seed, key), key)))
