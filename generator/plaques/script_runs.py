"""A line of text → its runs of letters of one script, in the order in which they are seen."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from generator.languages.scripts import LATIN, SCRIPTS
from generator.plaques.faults import MixedDirections

# First and last character of the blocks that do not go to the Latin face, and the script they go to.
_BLOCKS = tuple((first, last, name) for name, script in SCRIPTS.items() for first, last in script.blocks)


def runs(text: str) -> Iterator[tuple[str, str]]:
    """Script runs of a line: id of the script and text.

    >>> list(runs("Pôthi Somrôn 寺"))
    [('latin', 'Pôthi Somrôn '), ('han', '寺')]
    """
    start = 0
    for script, characters in groupby(_scripts(text)):
        end = start + len(list(characters))
        yield script, text[start:end]
        start = end


def _scripts(text: str) -> list[str]:
    """Script of each character; spaces, combining marks and format characters take that of the character before."""
    scripts: list[str] = []
    for character in text:
        own = _script(character)
        follows = unicodedata.category(character) in {"Zs", "Mn", "Me", "Cf"} and own == LATIN.id
        scripts.append(scripts[-1] if follows and scripts else own)
    return scripts


@lru_cache(maxsize=4096)
def _script(character: str) -> str:
    return next((script for first, last, script in _BLOCKS if first <= ord(character) <= last), LATIN.id)


_PLAIN = re.compile(r"\w+|\d+[.,]\d+|[^\W\d]\w*(?:[ \u00a0][^\W\d]\w*)*")
"""What may stand among letters from right to left: one word or number, or several words of which none begins with a digit.
A sign between the digits of one number belongs to it (W4).
Signs and groups of digits would be mirrored or change places (Unicode Bidirectional Algorithm, N0 to N2), and are refused."""

_DIGITS = re.compile("([\u0660-\u0669\u06f0-\u06f9]+)")
"""Digits of the Arabic script: they run from left to right, too."""


def in_sight(text: str) -> Iterator[tuple[str, str, bool]]:
    """The script runs of a line from left to right, and whether each is read backwards.

    The first letter says which way the line runs (Unicode Bidirectional Algorithm, P2). What is joined with a raised dot or a slash stands in the line's order, each
    piece for itself. Raises MixedDirections for a line that takes more of that algorithm than this.

    >>> list(in_sight("مسجد An Giang")), list(in_sight("Đình"))
    ([('latin', 'An Giang', False), ('arabic', ' ', True), ('arabic', 'مسجد', True)], [('latin', 'Đình', False)])
    """
    if not any(SCRIPTS[script].right_to_left for script, _ in runs(text)):
        yield from ((script, run, False) for script, run in runs(text))
        return
    parts = [_part_in_sight(part) for part in re.split("([ \u00a0]+[·/][ \u00a0]+)", text)]
    backwards = any(backwards for _, _, backwards in parts[0])
    for part in reversed(parts) if backwards else parts:
        yield from part


def _part_in_sight(text: str) -> list[tuple[str, str, bool]]:
    if not text.strip(" \u00a0·/"):
        return [(LATIN.id, text, False)]
    # The blanks between runs go with the line, not with either of them.
    pieces = [
        (script, piece, SCRIPTS[script].right_to_left and not _DIGITS.fullmatch(piece))
        for script, run in runs(text)
        for part in re.split("([ \u00a0]+$|^[ \u00a0]+)", run)
        for piece in (_DIGITS.split(part) if SCRIPTS[script].right_to_left else (part,))
        if piece
    ]
    words = [(piece, backwards) for _, piece, backwards in pieces if piece.strip()]
    if not any(backwards for _, backwards in words):
        return pieces
    forwards = [piece for piece, backwards in words if not backwards and not _DIGITS.fullmatch(piece)]
    if not any(character.isalnum() for piece in forwards for character in piece):
        # Signs alone: they run with the letters, and brackets are mirrored (N0, L4).
        return [(script, piece, not _DIGITS.fullmatch(piece)) for script, piece, _ in pieces][::-1]
    # The first letter says which way the line runs; a number before it does not (P2).
    begins_backwards = next((backwards for piece, backwards in words if any(map(str.isalpha, piece))), True)
    if not all(map(_PLAIN.fullmatch, forwards)) or (
        not begins_backwards and any(piece[0].isdigit() for piece in forwards)
    ):
        raise MixedDirections(text)
    return pieces[::-1] if begins_backwards else pieces
