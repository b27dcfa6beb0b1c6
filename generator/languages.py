"""Every language the site can speak, and the scripts they are written in.

A language is one entry of LANGUAGES; one in a script that is not here yet is a Script besides, and its faces in
templates/fonts. Its words stand in templates/languages/<tag>.yaml, its names for the kinds of relics in kinds.yaml beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
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
    """What tells this script, and so a language, in a text in another. Empty: its letters tell no language."""

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


@dataclass(frozen=True, slots=True)
class Language:
    """A language the site can speak."""

    tag: str
    """ISO 639-1: in addresses, names of files, the cookie of the reader's choice."""

    name: str
    """What it calls itself; never translated."""

    script: Script
    gap: str = " "
    """What stands between two sentences."""

    countries: tuple[str, ...] = ()
    """Codes of countries (ISO 3166-1) that are often written in the tag's place."""

    marked: str = ""
    """What marks its text in HTML, feeds and data (BCP 47), where the tag alone does not say the script: zh-Hans."""

    locale: str = ""
    """Language and country as shared links name them (Open Graph, og:locale): vi_VN. Empty: nothing is said."""

    letters: str = ""
    """Letters it needs of its script's web faces besides those the script's entry names: œ."""


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
    breaks=True,
    heading="汉",
    typesetting=Typesetting(1.8, 1.4, heading_families='"Be Vietnam", "Songti SC", serif'),
)

# ---- languages ------------------------------------------------------------------------------------

_TABLE = (
    Language("vi", "Tiếng Việt", LATIN, countries=("vn",), locale="vi_VN"),
    Language("en", "English", LATIN, locale="en_GB"),
    Language("km", "ភាសាខ្មែរ", KHMER, countries=("kh",), locale="km_KH"),
    Language("zh", "中文", HAN, gap="", countries=("cn",), marked="zh-Hans", locale="zh_CN"),
)

LANGUAGES: Mapping[str, Language] = {language.tag: language for language in _TABLE}
"""By tag, in the order in which they are named; the first is the one of the place."""


def marked(tag: str) -> str:
    """What marks a text in this language (BCP 47); other tags, such as x-default, are their own.

    >>> marked("zh"), marked("vi"), marked("x-default")
    ('zh-Hans', 'vi', 'x-default')
    """
    return (LANGUAGES[tag].marked if tag in LANGUAGES else "") or tag


SCRIPTS: Mapping[str, Script] = {language.script.id: language.script for language in _TABLE}
"""Every script of a language, by id."""


def _told() -> Iterator[tuple[str, Script]]:
    seen = set()
    for language in _TABLE:
        if language.script.letters and language.script.id not in seen:
            seen.add(language.script.id)
            yield language.tag, language.script


IDENTIFYING_SCRIPTS: Mapping[str, Script] = dict(_told())
"""Language → the script that tells it in a text in another: of several in one script, the first. Words in Latin letters
tell no language."""


def web_faces(script: Script) -> Iterator[WebFace]:
    """The script's web faces with the letters of each of its languages."""
    more = "".join(language.letters for language in _TABLE if language.script == script)
    for face in script.web:
        yield replace(face, characters=face.characters + more)


def _check(language: Language) -> None:
    script, where = language.script, f"script {language.script.id}"
    # Addresses, the cookie and the rules of hosts that see languages all know two letters.
    assert re.fullmatch("[a-z]{2}", language.tag), f"language {language.tag!r}: a tag is two letters (ISO 639-1)"
    assert SCRIPTS[script.id] == script, f"two scripts are called {script.id!r}"
    assert script == LATIN or script.typesetting, f"{where}: typesetting says how pages set it"
    families = script.typesetting and script.typesetting.heading_families
    assert script.web or families, f"{where}: without a web face, heading_families says what headings are set in"


assert len(LANGUAGES) == len(_TABLE), "two languages have one tag"
for _language in _TABLE:
    _check(_language)
