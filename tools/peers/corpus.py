"""A number and a seed → made-up relics, each with about 600 words in four languages.

In a Markdown body `](relic:ID)` leads to another relic, and `](/img/view-1.png)` shows one of three shared pictures.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tools.peers.vocabulary import (
    BETWEEN_PHRASES,
    BETWEEN_WORDS,
    HEADINGS,
    INTERFACE,
    KIND_NAMES,
    KINDS,
    LANGUAGES,
    POOL,
    SENTENCE_END,
)


@dataclass(frozen=True, slots=True)
class Page:
    """What is written of a relic in one language."""

    title: str
    kind_name: str
    address: str
    summary: str

    body: str
    """Markdown. Its last paragraph is one line and unlike any other: the bench edits it."""

    @property
    def last_paragraph(self) -> str:
        """The last line."""
        return self.body.rstrip().rpartition("\n")[2]


@dataclass(frozen=True, slots=True)
class Relic:
    """A relic that does not exist."""

    id: str
    kind: str
    year: int

    coordinates: tuple[float, float]
    """Latitude and longitude, in degrees."""

    pages: Mapping[str, Page]
    """By language."""

    @property
    def names(self) -> Mapping[str, str]:
        """By language."""
        return {language: page.title for language, page in self.pages.items()}


def relics(count: int, seed: int) -> Iterator[Relic]:
    """The corpus. Each relic depends on seed, number and count alone."""
    return (relic(number, count, seed) for number in range(1, count + 1))


def relic(number: int, count: int, seed: int) -> Relic:
    """The relic of this number, from 1; its body leads to two of the others."""
    chance = random.Random(seed * 1_000_003 + number)
    kind = chance.randrange(len(KINDS))
    year = chance.randint(1010, 1935)
    coordinates = (round(chance.uniform(8.6, 23.3), 5), round(chance.uniform(102.2, 109.4), 5))
    names, addresses = {}, {}
    for language in LANGUAGES:
        name = _phrase(chance, language, 3)
        names[language] = f"{KIND_NAMES[language][kind]} {name[0].upper()}{name[1:]}"
        addresses[language] = f"{chance.randint(1, 240)} {_phrase(chance, language, 3)}"
    neighbours = (_id(chance.randint(1, count)), _id(chance.randint(1, count)))
    pages = {
        language: Page(
            title=names[language],
            kind_name=KIND_NAMES[language][kind],
            address=addresses[language],
            summary=_phrase(chance, language, 8),
            body=_body(chance, language, coordinates, neighbours),
        )
        for language in LANGUAGES
    }
    return Relic(_id(number), KINDS[kind], year, coordinates, pages)


def _id(number: int) -> str:
    return f"relic-{number:05d}"


def _phrase(chance: random.Random, language: str, count: int) -> str:
    """So many words without punctuation."""
    return BETWEEN_WORDS[language].join(chance.choice(POOL[language]) for _ in range(count))


def _sentence(chance: random.Random, language: str, count: int) -> str:
    """So many words in phrases of three to six, with a capital where the script has any."""
    phrases = [_phrase(chance, language, size) for size in _sizes(chance, count, 3, 6)]
    text = BETWEEN_PHRASES[language].join(phrases)
    return text[0].upper() + text[1:] + SENTENCE_END[language]


def _prose(chance: random.Random, language: str, count: int) -> str:
    """So many words of running text."""
    return "".join(_sentence(chance, language, size) for size in _sizes(chance, count, 9, 18)).rstrip()


def _sizes(chance: random.Random, count: int, least: int, most: int) -> Iterator[int]:
    """Parts of `least` to `most`, the last perhaps smaller, that make up `count`."""
    while count > 0:
        size = min(count, chance.randint(least, most))
        count -= size
        yield size


def _table(chance: random.Random, language: str) -> str:
    head = f"| {_phrase(chance, language, 1)} | {INTERFACE[language]['year']} | {_phrase(chance, language, 2)} |"
    rows = (
        f"| {_phrase(chance, language, 2)} | {chance.randint(1000, 1990)} | {_phrase(chance, language, 3)} |"
        for _ in range(5)
    )
    return "\n".join((head, "|---|---:|---|", *rows))


def _body(chance: random.Random, language: str, coordinates: tuple[float, float], neighbours: tuple[str, str]) -> str:
    """What real pages have: headings, emphasis, lists, a quotation, pictures, links, a table."""

    def text(count: int) -> str:
        return _prose(chance, language, count)

    def few(count: int) -> str:
        return _phrase(chance, language, count)

    history, legends, architecture, figures, visiting, festivals = HEADINGS[language]
    blocks = (
        text(70),
        f"## {history}",
        f"{text(40)} **{few(3)}** {text(30)} *{few(2)}*.",
        f"![{few(3)}](/img/view-1.png)",
        text(60),
        f"### {legends}",
        "\n".join((*(f"- {few(9)}" for _ in range(4)), f"- **{few(2)}**: {few(8)}")),
        f"## {architecture}",
        f"{text(45)} [{few(3)}](relic:{neighbours[0]}) {text(30)}",
        f"> {text(18)}\n> {text(18)}",
        f'![{few(3)}](/img/view-2.png "{few(4)}")',
        f"## {figures}",
        _table(chance, language),
        f"## {visiting}",
        f"{text(35)} [{few(2)}](https://example.org/?a=1&b=2) {text(20)} [{few(2)}](relic:{neighbours[1]}).",
        "\n".join(f"{number}. {few(8)}" for number in range(1, 6)),
        f"## {festivals}",
        text(55),
        f"![{few(3)}](/img/view-3.png)",
        f"{text(40)} `{coordinates[0]}, {coordinates[1]}`",
    )
    return "\n\n".join(blocks) + "\n"
