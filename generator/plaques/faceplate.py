"""Everything a plaque shows, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.store import FileRef

Kind = Literal["communal-house", "khmer-pagoda", "chinese-temple"]


@dataclass(frozen=True, slots=True)
class Voice:
    """The faces a line is set in, one for each script."""

    latin: FileRef
    khmer: FileRef
    han: FileRef


@dataclass(frozen=True, slots=True)
class Roof:
    """The roof-line of a kind of relic: one path of templates/parts/roof-*.svg."""

    path: str
    """The `d` of the path; filled even-odd."""

    width: float
    height: float
    """Of its viewBox, which begins at 0 0; half of the width is the middle of the roof."""


@dataclass(frozen=True, slots=True)
class Faceplate:
    """What stands on one plaque. Its `repr` says all of it, and so decides whether it must be drawn again."""

    code: str
    payload: str
    """The address in the symbol."""

    address: str
    """The same address as people read it, without its scheme."""

    code_label: str
    """What stands before the code: Mã biển."""

    names: tuple[tuple[str, str], ...]
    """Language and name, Vietnamese first."""

    verbs: tuple[tuple[str, str], ...]
    """Language and what to do with the symbol, in the order of the names."""

    steward: str
    """Who put it up."""

    kind: Kind
    roof: Roof
    slug: tuple[str, ...]
    """Lines outside the trim, for the shop: cut off with it. Empty on a plaque that may be printed."""

    inscription: Voice
    """What the names and verbs are set in."""

    text: Voice
    """What the small lines are set in."""
