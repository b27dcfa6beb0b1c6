"""Every script the program can set, as The Unicode Standard has it: its blocks, and the faces that draw it.

A script that is not here yet is one entry of SCRIPTS, and its faces in templates/fonts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

Range = tuple[int, int]
"""First and last code point, both included."""


def characters(*ranges: Range) -> str:
    """Every character of these ranges.

    >>> characters((0x41, 0x43), (0x61, 0x61))
    'ABCa'
    """
    return "".join(chr(point) for first, last in ranges for point in range(first, last + 1))


@dataclass(frozen=True, slots=True)
class WebFace:
    """A face of templates/fonts, cut to what pages need of it."""

    name: str
    """Of the file that pages fetch; style.css asks for it as fonts/<name>."""

    family: str
    """What style.css calls it."""

    face: str
    """Its file in templates/fonts."""

    characters: str
    """What pages need of it, besides the letters of single languages."""

    weight: int = 400

    @property
    def unicode_range(self) -> str:
        """The same for CSS, so that a page without these characters does not fetch the face."""
        points = sorted(set(map(ord, self.characters)))
        firsts = [points[0], *(after for before, after in pairwise(points) if after != before + 1)]
        lasts = [*(before for before, after in pairwise(points) if after != before + 1), points[-1]]
        return ", ".join(
            f"U+{first:04X}" + (f"-{last:04X}" if last != first else "")
            for first, last in zip(firsts, lasts, strict=True)
        )


@dataclass(frozen=True, slots=True)
class Typesetting:
    """How pages set a script other than the Latin: values of style.css."""

    line_height: float
    heading_height: float
    """Line height of headings."""

    heading_families: str = ""
    """font-family of headings; empty: the script's own face."""

    heading_size: str = ""
    """font-size of a page's first heading; empty: as in Latin letters."""

    print_height: float | None = None
    """Line height on paper; None: as in Latin letters."""

    italics: bool = False
    """Whether the script has any."""


@dataclass(frozen=True, slots=True)
class Script:
    """Letters that languages are written in, and the faces that draw them."""

    id: str
    """A word of lower-case letters; style.css names the script's face by it: --khmer."""

    iso: str
    """ISO 15924, for HarfBuzz."""

    unicode: str
    """The value of the Unicode property Script, for the search in the browser."""

    setting: str
    """The language its letters are set as on plaques (BCP 47), for HarfBuzz."""

    bold: str
    """The face of names and verbs on plaques: a file in templates/fonts."""

    regular: str
    """The face of small lines on plaques."""

    web: tuple[WebFace, ...] = ()
    """What pages fetch; empty where phones bring a good face. Those of the Latin script are on every page."""

    blocks: tuple[Range, ...] = ()
    """Blocks (Unicode, Blocks.txt) that the faces of this script draw on plaques; every other character is drawn by
    the Latin ones."""

    letters: tuple[Range, ...] = ()
    """What tells this script in a text in another."""

    told: str = ""
    """The language its letters are taken to be in where they stand in a text in another (BCP 47, as CLDR's likely
    subtags). Empty: they tell none."""

    inside: str = ""
    """Invisible characters that may stand inside a word, not at its end."""

    meant: str = ""
    """Characters that HarfBuzz leaves out without a word and that are right in this script."""

    stackers: str = ""
    """Signs that set the next letter below; seen on their own they are a mistake."""

    breaks: bool = False
    """Whether a line may end between any two letters."""

    unspaced: tuple[Range, ...] = ()
    """What stands together without spaces between words: a line broken between two of these is joined without one."""

    heading: str = ""
    """The one heading for all its names in an alphabet, where the first letters would be thousands."""

    typesetting: Typesetting | None = None
    """None: as the Latin script."""

    @property
    def pattern(self) -> str:
        """The inside of a regular expression's brackets: its letters."""
        return "".join(f"{chr(first)}-{chr(last)}" for first, last in self.letters)

    def holds(self, character: str) -> bool:
        """Whether this character is one of its letters."""
        return any(first <= ord(character) <= last for first, last in self.letters)


# ---- scripts --------------------------------------------------------------------------------------

VIETNAMESE = (
    characters((0x20, 0x7E))
    + "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư"
    + characters((0x1EA0, 0x1EF9))
    + "\u00a0·×°²«»–—‘’“”…•₫→←"
)
"""The Vietnamese alphabet (TCVN 6909:2001 has the same letters), ASCII, and the signs our texts use."""

LATIN = Script(
    id="latin",
    iso="Latn",
    unicode="Latin",
    # In every line: the proper names in all languages are Vietnamese.
    setting="vi",
    bold="noto-serif-700.ttf",
    regular="be-vietnam-pro-400.ttf",
    web=(
        WebFace("be-vietnam-pro.woff2", "Be Vietnam", "be-vietnam-pro-400.ttf", VIETNAMESE),
        WebFace("noto-serif-bold.woff2", "Noto Serif D", "noto-serif-700.ttf", VIETNAMESE, weight=700),
    ),
)
"""What every page and every plaque is set in; the other scripts come to it."""

KHMER = Script(
    id="khmer",
    iso="Khmr",
    unicode="Khmer",
    setting="km",
    bold="noto-sans-khmer-700.ttf",
    regular="noto-sans-khmer-400.ttf",
    web=(
        # The whole block, not the letters in use today: 5 KB more, and no cluster an editor types will ever be missing.
        WebFace(
            "noto-sans-khmer.woff2",
            "Noto Khmer D",
            "noto-sans-khmer-400.ttf",
            characters((0x1780, 0x17FF), (0x19E0, 0x19FF), (0x200B, 0x200D), (0x25CC, 0x25CC)),
        ),
    ),
    blocks=(
        (0x1780, 0x17FF),  # Khmer
        (0x19E0, 0x19FF),  # Khmer Symbols
    ),
    letters=((0x1780, 0x17FF),),
    told="km",
    inside="\u200b",
    unspaced=(
        (0x1780, 0x17D3),  # letters and signs; behind ។ and ៕ stands a space
        (0x200B, 0x200B),
    ),
    # The zero width non-joiner keeps a register shifter above its letter (The Unicode Standard, 16.4).
    meant="\u200c",
    stackers="\u17d2",
    typesetting=Typesetting(line_height=1.9, heading_height=1.6, heading_size="1.7rem", print_height=1.6),
)

_HAN_BLOCKS = (
    (0x2E80, 0x2FDF),  # radicals
    (0x3000, 0x303F),  # CJK Symbols and Punctuation
    (0x3400, 0x4DBF),  # Extension A
    (0x4E00, 0x9FFF),  # CJK Unified Ideographs
    (0xF900, 0xFAFF),  # Compatibility Ideographs
    (0xFE30, 0xFE4F),  # Compatibility Forms
    (0xFF00, 0xFFEF),  # Halfwidth and Fullwidth Forms
    (0x20000, 0x3FFFF),  # Extension B and after
)

HAN = Script(
    id="han",
    iso="Hani",
    unicode="Han",
    setting="zh-Hans",
    bold="noto-serif-sc-700.ttf",
    regular="noto-serif-sc-700.ttf",
    # No web faces: Chinese phones bring a Chinese face, and ours has 3 MB.
    blocks=_HAN_BLOCKS,
    unspaced=_HAN_BLOCKS,
    letters=((0x3400, 0x9FFF), (0xF900, 0xFAFF)),
    told="zh",
    breaks=True,
    heading="汉",
    typesetting=Typesetting(1.8, 1.4, heading_families='"Be Vietnam", "Songti SC", serif'),
)

# ---- the table ------------------------------------------------------------------------------------

_TABLE = (LATIN, KHMER, HAN)

SCRIPTS: Mapping[str, Script] = {script.id: script for script in _TABLE}
"""By id."""

IDENTIFYING_SCRIPTS: Mapping[str, Script] = {script.told: script for script in _TABLE if script.told}
"""Language → the script that tells it in a text in another. Words in Latin letters tell no language."""


def _check(script: Script) -> None:
    where = f"script {script.id}"
    assert script == LATIN or script.typesetting, f"{where}: typesetting says how pages set it"
    families = script.typesetting and script.typesetting.heading_families
    assert script.web or families, f"{where}: without a web face, heading_families says what headings are set in"
    assert bool(script.letters) == bool(script.told), f"{where}: its letters tell a language"


assert len(SCRIPTS) == len(_TABLE), "two scripts have one id"
for _script in _TABLE:
    _check(_script)
