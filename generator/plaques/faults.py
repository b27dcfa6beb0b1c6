"""What can be wrong with a plaque; the caller knows where an author wrote it."""

from __future__ import annotations

from typing import Literal


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


class TooSmall(Exception):  # noqa: N818
    """The symbol would be too small to be read from where people stand, or on this material."""

    def __init__(
        self, limit: Literal["distance", "module"], width: float, needed: float, size: tuple[float, float]
    ) -> None:
        """Carry how wide the symbol (distance) or its module (module) is and must be, and the plaque's size that does.

        All in mm. `size` is width and height of the plaque, whole mm, of the same design.
        """
        super().__init__(f"{limit}: {width:.2f} mm < {needed:.2f} mm; {size[0]:g} × {size[1]:g} mm would do")
        self.limit = limit
        self.width = width
        self.needed = needed
        self.size = size


class DesignFault(Exception):  # noqa: N818
    """A design, templates/plaques/*.svg, holds something that cannot be made; `code` names the problem."""

    def __init__(self, code: str, place: tuple[str, int, int], **values: object) -> None:
        """Carry the problem's code, the file with line and column (from 1), and what fills the problem's sentence."""
        super().__init__(f"{place[0]}:{place[1]}:{place[2]}: {code} {values}")
        self.code = code
        self.place = place
        self.values = values


class ProofFailed(Exception):  # noqa: N818
    """The finished file breaks a rule that a plaque must keep before anyone prints it."""

    def __init__(self, rule: str, reason: str) -> None:
        """Carry the rule and what was found instead."""
        super().__init__(f"{rule}: {reason}")
        self.rule = rule
        self.reason = reason
