"""Every language the site can speak.

A language is one entry of LANGUAGES; one in a script that is not here yet needs an entry in scripts besides. Its words
stand in templates/languages/<tag>.yaml, its names for the kinds of relics in templates/kinds.yaml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from generator.languages.script import Script, WebFace
from generator.languages.scripts import HAN, KHMER, LATIN


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


def web_faces(script: Script) -> Iterator[WebFace]:
    """The script's web faces with the letters of each of its languages."""
    more = "".join(language.letters for language in _TABLE if language.script == script)
    for face in script.web:
        yield replace(face, characters=face.characters + more)


def _check(language: Language) -> None:
    # Addresses, the cookie and the rules of hosts that see languages all know two letters.
    assert re.fullmatch("[a-z]{2}", language.tag), f"language {language.tag!r}: a tag is two letters (ISO 639-1)"


assert len(LANGUAGES) == len(_TABLE), "two languages have one tag"
for _language in _TABLE:
    _check(_language)
