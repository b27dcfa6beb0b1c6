"""What can be wrong with a plaque; the caller knows where an author wrote it."""

from __future__ import annotations

from typing import Literal

Rule = Literal[
    "boxes",  # TrimBox lies inside BleedBox inside MediaBox, and each is as large as drawn
    "symbol-ink",  # the symbol is black alone, on a white panel that knocks out what lies under it
    "symbol-box",  # the symbol fills its square, no more and no less
    "quiet-zone",  # nothing is drawn over the symbol and four modules around it
    "one-symbol",  # a reader that does not try inverted pictures sees one symbol on the sheet
    "place",  # the symbol is read upright and unmirrored, in the square it was drawn in
    "payload",  # it says the address it should
    "level",  # with error correction H
    "errors",  # and without using any of it up
]


class MissingGlyph(Exception):  # noqa: N818 -- named for what the author must mend
    """No face of the plaque can draw this character, or not in this place: a misspelt Khmer syllable."""

    def __init__(self, character: str) -> None:
        """Carry the character to whoever knows where it was written."""
        super().__init__(f"U+{ord(character):04X} {character}")
        self.character = character


class TooLong(Exception):  # noqa: N818
    """A line does not fit its place even at the smallest size we allow."""

    def __init__(self, text: str, width: float, room: float) -> None:
        """Carry the line, and in mm how wide it is at the smallest size and how wide it may be."""
        super().__init__(f"{text!r}: {width:.1f} mm > {room:.1f} mm")
        self.text = text
        self.width = width
        self.room = room


class ProofFailed(Exception):  # noqa: N818
    """The finished file breaks a rule that a plaque must keep before anyone prints it."""

    def __init__(self, rule: Rule, found: str) -> None:
        """Carry the rule and what was found instead."""
        super().__init__(f"{rule}: {found}")
        self.rule = rule
        self.found = found
