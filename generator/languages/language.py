"""A language the site can speak, and how it writes.

A language is one file, templates/languages/<tag>.yaml: its own name, its script (languages.scripts) and every word of the
interface. content.languages reads them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from generator.languages.script import Script, WebFace
from generator.languages.scripts import SCRIPTS


@dataclass(frozen=True, slots=True)
class Language:
    """A language the site can speak."""

    tag: str
    """ISO 639-1: in addresses, names of files, the cookie of the reader's choice."""

    name: str
    """What it calls itself; never translated."""

    script: str
    """Id of its script: a key of SCRIPTS."""

    gap: str = " "
    """What stands between two sentences."""

    fallback: tuple[str, ...] = ()
    """The languages whose words stand in, in order, where it has none of its own; after them comes English."""

    countries: tuple[str, ...] = ()
    """Codes of countries (ISO 3166-1) that are often written in the tag's place."""

    marked: str = ""
    """What marks its text in HTML, feeds and data (BCP 47), where the tag alone does not say the script: zh-Hans."""

    locale: str = ""
    """Language and country as shared links name them (Open Graph, og:locale): vi_VN. Empty: nothing is said."""

    letters: str = ""
    """Letters it needs of its script's web faces besides those the script's entry names: œ."""

    alphabet: tuple[str, ...] = ()
    """Letters of its own: each time the letter they follow, then they, blanks between: d đ. Under it they would stand else."""

    marks: str = ""
    """Letters with the marks that do not make others of them, in the order of the marks, blanks between: à ả ã á ạ."""

    unbroken_before: str = ""
    """Signs that have a blank before them, at which no line is broken: ;:!?»"""

    unbroken_behind: str = ""
    """Signs that have one behind them: «"""

    plural: tuple[tuple[str, str], ...] = ()
    """Category of numbers → its rule, as CLDR writes them (Unicode TS 35, Plural Rules): one → i = 1 and v = 0."""

    ordinals: tuple[tuple[str, str], ...] = ()
    """The same for numbers that put things in order: one → n % 10 = 1 and n % 100 != 11."""

    @property
    def writing(self) -> Script:
        """Its script."""
        return SCRIPTS[self.script]

    @property
    def mark(self) -> str:
        """What marks its text in HTML, feeds and data (BCP 47)."""
        return self.marked or self.tag


Languages = Mapping[str, Language]
"""By tag."""


def web_faces(script: Script, languages: Iterable[Language]) -> Iterator[WebFace]:
    """The script's web faces with the letters of each of these languages that is written in it."""
    more = "".join(language.letters for language in languages if language.script == script.id)
    for face in script.web:
        yield replace(face, characters=face.characters + more)
