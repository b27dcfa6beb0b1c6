"""What the search reads: names.txt, one line per relic; where relics are many, files of words and files of such lines.

A relic's number is its place in the catalogue, from 0. A file of words says of each word at which relics it stands; the
files of lines, in each language, say what is shown of them. static/find.js reads only those it needs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from generator import urls
from generator.content.catalogue import Plaque
from generator.content.entry import CatalogueEntry
from generator.content.rounds import MOST_ON_A_PAGE
from generator.kinds import Kinds
from generator.text.names import SearchWords

LINES_IN_A_FILE = 24
"""Relics in one file of lines, some 10 KB: of thirty that are shown, each may stand in another one."""

MOST_BYTES = 32 * 1024
"""Of a file of words."""

MOST_NUMBERS = 4096
"""Relics on one line of such a file; a word that stands at more has several lines. At most 3 bytes each."""


@dataclass(frozen=True, slots=True)
class NameKeys:
    """The search keys of a relic."""

    path: str
    """Its page in the list's language."""

    about: str
    """Kind and ward."""

    keys: tuple[str, ...]
    """Its name on that page, its other names in every language, codes of its plaques, wards and addresses."""


@dataclass(frozen=True, slots=True)
class NameList:
    """names.txt: one line per relic for the search (path, kind and ward, then its search keys), separated by tabs"""

    TEMPLATE: ClassVar[str] = "names.txt"

    lines: tuple[NameKeys, ...]
    """In the order of the catalogue."""


def in_many_files(entries: Sequence[CatalogueEntry]) -> bool:
    """Whether the search reads files of words, because relics are more than one list shows. One file has 400 bytes of each."""
    return len(entries) > MOST_ON_A_PAGE


Codes = Mapping[str, tuple[str, ...]]
"""Id of a relic → codes of its plaques that hang."""


def codes_of(plaques: Iterable[Plaque]) -> Codes:
    """The codes of each relic's plaques; of a plaque that was taken down the code opens another page."""
    found: dict[str, list[str]] = defaultdict(list)
    for plaque in plaques:
        if not plaque.down:
            found[plaque.relic].append(plaque.code)
    return {relic: tuple(codes) for relic, codes in found.items()}


def name_list(entries: Iterable[CatalogueEntry], kinds: Kinds, codes: Codes, language: str) -> NameList:
    """The search keys of these relics, for a search in this language."""
    return NameList(tuple(_name_keys(entry, kinds, codes.get(entry.id, ()), language) for entry in entries))


def name_lists(entries: Sequence[CatalogueEntry], kinds: Kinds, codes: Codes, language: str) -> tuple[NameList, ...]:
    """The same in files of LINES_IN_A_FILE relics: relic n stands in file n // LINES_IN_A_FILE."""
    starts = range(0, len(entries), LINES_IN_A_FILE)
    return tuple(name_list(entries[start : start + LINES_IN_A_FILE], kinds, codes, language) for start in starts)


def kind_and_ward(entry: CatalogueEntry, kinds: Kinds, language: str) -> str:
    """Its kind, and its ward where that is known: tells apart relics of one name."""
    return " · ".join(filter(None, (kinds[entry.kind].names[language], entry.ward)))


def names_of(entry: CatalogueEntry) -> Iterator[tuple[str, str]]:
    """Every name a source gives, with the language it is in."""
    for text in entry.texts:
        yield text.name, text.language
        yield from ((name, text.language) for name in text.also)


def _name_keys(entry: CatalogueEntry, kinds: Kinds, codes: tuple[str, ...], language: str) -> NameKeys:
    keys = (
        entry.text(language).name,
        *(name for name, _ in names_of(entry)),
        *codes,
        *filter(None, (entry.ward, entry.address)),
    )
    about, *one_line_keys = (" ".join(key.split()) for key in (kind_and_ward(entry, kinds, language), *keys))
    return NameKeys(urls.relic(language, entry.id), about, tuple(dict.fromkeys(one_line_keys)))


# ---- files of words ---------------------------------------------------------------------------------

FIRST, NAME, PLACE = range(3)
"""How well a word answers: a name begins with it; it stands in a name or is a plaque's code; it stands in an address."""


def word_files(entries: Sequence[CatalogueEntry], codes: Codes, searched: SearchWords) -> tuple[str, tuple[str, ...]]:
    """The index and the files of words, the same for every language; `searched` takes texts apart as find.js does.

    A line of a file has a word and up to three lists of relics, one for FIRST, NAME and PLACE, each relic in the first that
    is right. Words stand in the order of JavaScript (UTF-16). The first line of the index has LINES_IN_A_FILE, each other
    one the first and the last word of a file.
    """
    found: dict[str, tuple[list[int], list[int], list[int]]] = defaultdict(lambda: ([], [], []))
    for number, entry in enumerate(entries):
        for word, kind in _ranked_words(entry, codes.get(entry.id, ()), searched).items():
            found[word][kind].append(number)
    in_order = sorted(found, key=lambda word: word.encode("utf-16-be", "surrogatepass"))
    parts = tuple(_parts((word, line) for word in in_order for line in _word_lines(word, found[word])))
    index = f"{LINES_IN_A_FILE}\n" + "".join(f"{part[0][0]}\t{part[-1][0]}\n" for part in parts)
    return index, tuple("".join(line for _, line in part) for part in parts)


def _parts(lines: Iterable[tuple[str, str]]) -> Iterator[list[tuple[str, str]]]:
    """Words with their lines, in order, in parts of at most MOST_BYTES."""
    part: list[tuple[str, str]] = []
    size = 0
    for word, line in lines:
        length = len(line.encode())
        if part and size + length > MOST_BYTES:
            yield part
            part, size = [], 0
        part.append((word, line))
        size += length
    if part:
        yield part


def _ranked_words(entry: CatalogueEntry, codes: tuple[str, ...], searched: SearchWords) -> dict[str, int]:
    """Each word the relic is found by, with how well it answers."""
    ranks: dict[str, int] = {}
    names = [list(searched.of(name)) for name in dict.fromkeys(name for name, _ in names_of(entry))]
    places = dict.fromkeys((entry.ward, entry.address))
    for kind, words in (
        (FIRST, (word for name in names for word in name[:1])),
        (NAME, (word for name in (*names, codes) for word in name)),
        (PLACE, (word for place in places for word in searched.of(place))),
    ):
        for word in words:
            ranks.setdefault(word, kind)
    return ranks


def _word_lines(word: str, by_rank: Sequence[Sequence[int]]) -> Iterator[str]:
    """The lines of a word, the best answers first."""
    if sum(map(len, by_rank)) <= MOST_NUMBERS:
        yield "\t".join([word, *map(coded, by_rank)]).rstrip("\t") + "\n"
        return
    for rank, numbers in enumerate(by_rank):
        for start in range(0, len(numbers), MOST_NUMBERS):
            yield word + "\t" * (rank + 1) + coded(numbers[start : start + MOST_NUMBERS]) + "\n"


def coded(numbers: Iterable[int]) -> str:
    """Ascending numbers by their distances, the first one's from -1: five bits a character, from the highest.

    The last character of a distance is one of 0 … O (U+0030 to U+004F), those before it of P … o.

    >>> coded([0, 1, 2, 40])
    '111Q6'
    """
    out, last = [], -1
    for number in numbers:
        distance, last = number - last, number
        digits = chr(48 + (distance & 31))
        while distance := distance >> 5:
            digits = chr(80 + (distance & 31)) + digits
        out.append(digits)
    return "".join(out)
