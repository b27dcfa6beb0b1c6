"""The languages of a site → what its style sheets and scripts say of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.languages.language import Language, Languages, web_faces
from generator.languages.script import Script, WebFace
from generator.languages.scripts import IDENTIFYING_SCRIPTS, LATIN, SCRIPTS


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a site is made in: no page carries a rule, a face or a letter of another language."""

    by_tag: Languages
    """In the order in which the site names them."""

    @property
    def languages(self) -> tuple[Language, ...]:
        """In that order."""
        return tuple(self.by_tag.values())

    @property
    def scripts(self) -> tuple[Script, ...]:
        """The Latin one, of every page, and the others."""
        ids = {LATIN.id, *(language.script for language in self.languages)}
        return tuple(script for script in SCRIPTS.values() if script.id in ids)

    @property
    def web_faces(self) -> tuple[WebFace, ...]:
        """What pages fetch."""
        return tuple(face for script in self.scripts for face in web_faces(script, self.languages))

    @property
    def right_to_left(self) -> bool:
        """Whether any of its languages is written so."""
        return any(script.right_to_left for script in self.scripts)

    @property
    def told_by_letters(self) -> tuple[tuple[str, str], ...]:
        """Language and a Unicode script that tells it in a search, in the order in which they are asked."""
        told = [(tag, script) for tag, script in IDENTIFYING_SCRIPTS.items() if script in self.scripts]
        own = [(tag, name) for tag, script in told for name in script.unicode.split()]
        shared = dict.fromkeys((tag, SCRIPTS[name].unicode) for tag, script in told for name in script.shares)
        return (*own, *(pair for pair in shared if pair[1] not in {name for _, name in own}))

    @property
    def sharing(self) -> Mapping[str, list[str]]:
        """Unicode script → the languages that write its letters besides their own: on their pages it tells nothing."""
        pairs = [(SCRIPTS[name].unicode, script.told) for script in self.scripts for name in script.shares]
        return {name: [tag for other, tag in pairs if other == name] for name, _ in pairs}

    @property
    def latin(self) -> list[str]:
        """The languages in Latin letters; on a site without any, what is in them counts as its first."""
        return [tag for tag, language in self.by_tag.items() if language.script == LATIN.id] or [*self.by_tag][:1]

    @property
    def sides(self) -> Mapping[str, object]:
        """How style sheets name the sides of a line: physically where all lines begin at the left, which is shorter."""
        if not self.right_to_left:
            return {"rtl": False, "start": "left", "from_start": "left", "float_end": "right"}
        return {"rtl": True, "start": "inline-start", "from_start": "inset-inline-start", "float_end": "inline-end"}
