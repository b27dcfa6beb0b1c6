"""What can be wrong with a plaque; the caller knows where an author wrote it."""

from __future__ import annotations

from typing import Literal, NamedTuple


class Finding(NamedTuple):
    """A stroke, or a gap between two, and how wide one has to be here."""

    part: Literal["stroke", "gap"]
    text: str
    """The line it is in; empty: it is in a drawing."""

    width: float
    needed: float
    """mm"""


class MissingGlyph(Exception):  # noqa: N818 -- named for what the author must mend
    """No face of the plaque can draw this character, or not in this place: a misspelt Khmer syllable."""

    def __init__(self, character: str) -> None:
        """Keep the character."""
        super().__init__(f"U+{ord(character):04X} {character}")
        self.character = character


class MissingFace(Exception):  # noqa: N818
    """A script on the plaque has no face here: the program brings none, and no project has put one."""

    def __init__(self, text: str, script: str, file: str) -> None:
        """Keep the text, the script's id, and the file in templates/fonts that is asked for."""
        super().__init__(f"{text!r}: script {script} asks for {file}")
        self.text = text
        self.script = script
        self.file = file


class MixedDirections(Exception):  # noqa: N818
    """A line has letters that run from right to left and others: it would have to be put in order as nobody has proved."""

    def __init__(self, text: str) -> None:
        """Keep the line."""
        super().__init__(repr(text))
        self.text = text


class TooLong(Exception):  # noqa: N818
    """A line does not fit its place even at the smallest size we allow."""

    def __init__(self, text: str, width: float, room: float) -> None:
        """Keep the line, its width in mm at the smallest type size, and the width available in mm."""
        super().__init__(f"{text!r}: {width:.1f} mm > {room:.1f} mm")
        self.text = text
        self.width = width
        self.room = room


class TooSmall(Exception):  # noqa: N818
    """The symbol would be too small to be read from where people stand, or on this material."""

    def __init__(
        self, limit: Literal["distance", "module"], width: float, needed: float, size: tuple[float, float]
    ) -> None:
        """Keep which limit was missed, and the width the symbol (distance) or its module (module) has and needs.

        All in mm. `size` is width and height, in whole mm, of a plaque of the same design that is large enough.
        """
        super().__init__(f"{limit}: {width:.2f} mm < {needed:.2f} mm; {size[0]:g} × {size[1]:g} mm would do")
        self.limit = limit
        self.width = width
        self.needed = needed
        self.size = size


class TooFine(Exception):  # noqa: N818
    """A stroke is finer, or a gap narrower, than what the plaque is made of takes."""

    def __init__(self, found: Finding, material: str, design: str, size: tuple[float, float]) -> None:
        """Keep what was found, the material's id, and the design's file.

        `size` is width and height, in whole mm, of a plaque of the same design that is large enough.
        """
        super().__init__(f"{found}; {size[0]:g} × {size[1]:g} mm would do")
        self.found = found
        self.material = material
        self.design = design
        self.size = size


class DesignFault(Exception):  # noqa: N818
    """A design, templates/plaques/*.svg, holds something that cannot be made; `code` names the problem."""

    def __init__(self, code: str, position: tuple[str, int, int], **values: object) -> None:
        """Keep the problem's code, its file with line and column (from 1), and the values of its message."""
        super().__init__(f"{position[0]}:{position[1]}:{position[2]}: {code} {values}")
        self.code = code
        self.position = position
        self.values = values


class ProofFailed(Exception):  # noqa: N818
    """The finished file breaks a rule that a plaque must keep before anyone prints it."""

    def __init__(self, rule: str, reason: str) -> None:
        """Keep the rule and what was found instead."""
        super().__init__(f"{rule}: {reason}")
        self.rule = rule
        self.reason = reason
