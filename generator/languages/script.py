"""What a script is to the program: its letters, the faces that draw it, and how it is set."""

from __future__ import annotations

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
    scale: float = 1
    """How much larger it is set, where its letters are smaller than Latin ones of the same size."""

    @property
    def unicode_range(self) -> str:
        """The same for CSS, so that a page without these characters does not fetch the face."""
        return unicode_range(self.characters)


def unicode_range(characters: str) -> str:
    """Characters as CSS names them: `U+1780-17FF, U+25CC`.

    >>> unicode_range("cabz")
    'U+0061-0063, U+007A'
    """
    points = sorted(set(map(ord, characters)))
    firsts = [points[0], *(after for before, after in pairwise(points) if after != before + 1)]
    lasts = [*(before for before, after in pairwise(points) if after != before + 1), points[-1]]
    return ", ".join(
        f"U+{first:04X}" + (f"-{last:04X}" if last != first else "") for first, last in zip(firsts, lasts, strict=True)
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


PLACES = characters((0xE000, 0xE00F))
"""Signs that no text has, in order. In a spelling of Sorting.alike one of them says where it stands among those with the
same letters."""


@dataclass(frozen=True, slots=True)
class Sorting:
    """Where names in a script stand in lists, as CLDR's collation has it; what is not said goes by code points."""

    before: str = ""
    """Vowels written before the consonant they are sorted behind (Unicode property Logical_Order_Exception)."""

    alphabet: tuple[str, ...] = ()
    """Letters that do not stand where their code points do: each time the letter they follow, then they, blanks between. A letter
    may be of several characters."""

    alike: tuple[tuple[str, str], ...] = ()
    """What is sorted as if it were spelled otherwise, and how: ß as ss."""

    second: str = ""
    """Signs that count only where all letters are alike, in order."""

    third: str = ""
    """What counts only where these are alike, too."""

    joined: bool = False
    """Whether on its pages blanks and signs count only then as well."""

    first: tuple[str, ...] = ()
    """Ids of the scripts that come first on its pages; empty: it alone."""

    place: int = 0
    """The code point by which it stands among other scripts; 0: that of its first letter."""


@dataclass(frozen=True, slots=True)
class Script:
    """Letters that languages are written in, and the faces that draw them."""

    id: str
    """A word of lower-case letters; style.css names the script's face by it: --khmer."""

    iso: str
    """ISO 15924, for HarfBuzz."""

    unicode: str
    """The value of the Unicode property Script, for the search in the browser; several of them with blanks between."""

    setting: str
    """The language its letters are set as on plaques (BCP 47), for HarfBuzz."""

    bold: str
    """The face of names and verbs on plaques: a file in templates/fonts. Where it does not come with the program, plaques in
    this script are refused until a project has put it there."""

    regular: str
    """The face of small lines on plaques."""

    rare: str = ""
    """A face of letters that neither has: a file that a project may put into its templates/fonts; none comes with the program.
    Empty: the script has no letters so rare."""

    rare_from: str = ""
    """Families that have such letters, as their makers call them."""

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

    called: str = ""
    """What that language calls itself, where systems often have no face for it: pages show it as a drawing."""

    inside: str = ""
    """Invisible characters that may stand inside a word, not at its end."""

    meant: str = ""
    """Characters that HarfBuzz leaves out without a word and that are right in this script."""

    stackers: str = ""
    """Signs that set the next letter below; seen on their own they are a mistake."""

    breaks: bool = False
    """Whether a line may end between any two letters."""

    right_to_left: bool = False
    """Whether its lines run from right to left."""

    shares: tuple[str, ...] = ()
    """Ids of the scripts whose letters its languages write besides, in forms of their own: in a text in Japanese, Han letters
    tell no Chinese."""

    signs: tuple[Range, ...] = ()
    """What stands between its words, besides the signs of all scripts."""

    unspaced: tuple[Range, ...] = ()
    """What stands together without spaces between words: a line broken between two of these is joined without one."""

    heading: str = ""
    """The one heading for all its names in an alphabet, where the first letters would be thousands."""

    sorting: Sorting = Sorting()
    """Where names in it stand in lists."""

    typesetting: Typesetting | None = None
    """None: as the Latin script."""

    @property
    def pattern(self) -> str:
        """The inside of a regular expression's brackets: its letters."""
        return "".join(f"{chr(first)}-{chr(last)}" for first, last in self.letters)

    def holds(self, character: str) -> bool:
        """Whether this character is one of its letters."""
        return any(first <= ord(character) <= last for first, last in self.letters)

    def sets(self, character: str) -> bool:
        """Whether its faces draw this character on plaques."""
        return any(first <= ord(character) <= last for first, last in self.blocks)
