"""What a packet is: rows of two columns, each with the key by which it is known again."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass, replace

from generator.packets.inline import Runs, plain_of, seen_of
from generator.text.digests import digest

Cell = tuple[Runs, ...]
"""The paragraphs of a cell."""

LINK = "ditich:"
"""How the address of a link to another relic begins in a packet."""

OURS = "Ditich"
"""How the styles begin of paragraphs that are not the translator's."""

REVIEW = ("by", "on", "remarks")
"""The lines of the form at the end; in its narrow column each has its name behind an equals sign."""

NONE = "0" * 8
"""The digest of a translation that is not there yet."""


@dataclass(frozen=True, slots=True)
class Key:
    """Says which passage a row is, wherever the row stands.

    It is a digest of the passage of the first language, and one of its translation as it went out. It stands in the first column as text a reader can see: what is hidden (bookmarks, content controls, custom XML) is lost
    where somebody copies a row, or where another program than Word saves the file; text is not.
    """

    source: str
    translation: str = NONE

    def __str__(self) -> str:
        """As the row has it: 1f9a77b2·00000000."""
        return f"{self.source}·{self.translation}"


_KEY = re.compile(r"(?<![0-9a-f])([0-9a-f]{8})\s*[·.・･‧∙•-]\s*([0-9a-f]{8})(?![0-9a-f])", re.IGNORECASE)


def key_in(text: str) -> Key | None:
    """The key in the words of a cell, whatever a word processor made of its capitals and its dot.

    >>> str(key_in("12 1F9A77b2 · 00000000"))
    '1f9a77b2·00000000'
    """
    found = _KEY.search(unicodedata.normalize("NFKC", text))
    return Key(found[1].lower(), found[2].lower()) if found else None


@dataclass(frozen=True, slots=True)
class Row:
    """A passage of the first language and its translation."""

    number: int
    key: Key
    chapter: str
    """The heading of its chapter; empty for a field of the front matter."""

    label: str
    """What the field is called; empty for a passage of a chapter."""

    source: Cell
    translation: Cell
    """Empty where there is none yet."""

    state: str = ""
    """missing, behind, machine, current …; empty where nothing is known."""


@dataclass(frozen=True, slots=True)
class Header:
    """What a packet says of itself, in one line that a program reads."""

    relic: str
    source: str
    """Tag of the language on the left."""

    target: str
    day: str
    whole: bool
    """Whether every passage of the relic is in it."""

    rows: int

    def __str__(self) -> str:
        """As the packet has it: ditich · dinh-thoi-an · vi > km · 2026-11-22 · all 26."""
        many = f"{'all' if self.whole else 'part'} {self.rows}"
        return f"ditich · {self.relic} · {self.source} > {self.target} · {self.day} · {many}"


_HEADER = re.compile(
    r"ditich\s*·\s*([a-z0-9-]+)\s*·\s*([a-z]{2})\s*>\s*([a-z]{2})\s*·\s*(\d{4}-\d\d-\d\d)\s*·\s*(all|part)\s+(\d{1,5})\b"
)


def header_in(text: str) -> Header | None:
    """The line that says what packet this is; None where this is none.

    >>> header_in("ditich · dinh-mot · vi > km · 2026-11-22 · part 3").target
    'km'
    """
    found = _HEADER.search(text)
    return Header(found[1], found[2], found[3], found[4], found[5] == "all", int(found[6])) if found else None


@dataclass(frozen=True, slots=True)
class Packet:
    """What goes out for one relic."""

    header: Header
    name: str
    """The relic's, in the first language."""

    rows: tuple[Row, ...]


def states_apart(packet: Packet) -> Packet:
    """The packet with the states of its rows, if they say more than the same of every row."""
    if len({row.state for row in packet.rows}) > 1:
        return packet
    return replace(packet, rows=tuple(replace(row, state="") for row in packet.rows))


def digest_of(cell: Cell) -> str:
    """Eight hexadecimal digits of the words of a cell, with their forms; NONE where it is empty."""
    seen = [seen_of(paragraph) for paragraph in cell]
    if not any(seen):
        return NONE
    return hashlib.blake2b(repr(seen).encode(), digest_size=4).hexdigest()


def source_digest(cell: Cell) -> str:
    """Eight hexadecimal digits of what a cell says: another comma makes no other passage."""
    return digest(words_of(cell))


def words_of(cell: Cell) -> str:
    """The words of a cell, its paragraphs one behind the other."""
    return " ".join(filter(None, map(plain_of, cell)))
