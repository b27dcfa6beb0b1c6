"""A story in paragraphs → lines that fill a box from its top, all of one type size."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from generator.plaques.faceplate import FontStack
from generator.plaques.faults import TooLong
from generator.plaques.lettering import CAP_HEIGHT, STEP, Line, TextFrame, advance, line, pieces

PARAGRAPH_GAP = 0.6
"""Of the leading, between two paragraphs besides it."""

LINE_GAP = 0.06
"""ems between the ink of two lines, at least: letters with marks above and below would meet at a small leading."""


def flow(text: str, font_stack: FontStack, frame: TextFrame) -> tuple[tuple[Line, float], ...]:
    """Lines and their baselines, in mm below the middle of the box; as large as the box allows, from its top down.

    Each line of the text is a paragraph. It is broken where it may be and nowhere else: no word is divided, none is hyphenated.
    Raises TooLong if it does not fit at the smallest size, MissingGlyph, MissingFace and MixedDirections.
    """
    paragraphs = [part.strip() for part in text.split("\n") if part.strip()]
    if not paragraphs:
        return ()
    for size in _sizes(frame):
        lines = _set(paragraphs, font_stack, frame, size)
        if lines:
            return lines
    longest = max(paragraphs, key=len)
    raise TooLong(longest, _advance(longest.replace("\u200b", ""), font_stack) * frame.smallest, frame.width)


def _sizes(frame: TextFrame) -> Iterator[float]:
    """Type sizes to be tried, from the largest; the last is the smallest."""
    size = frame.size
    while size > frame.smallest:
        yield size
        size *= STEP
    yield frame.smallest


def _set(
    paragraphs: list[str], font_stack: FontStack, frame: TextFrame, size: float
) -> tuple[tuple[Line, float], ...] | None:
    """The lines at this size; None if they are higher or wider than the box."""
    lines: list[tuple[Line, float]] = []
    below = 0.0
    """Where the next baseline would stand, mm below the top of the box."""
    for paragraph in paragraphs:
        for number, text in enumerate(_broken(paragraph, font_stack, frame.width / size)):
            current = line(text, font_stack, size)
            if current.ink.width > frame.width + 1e-6:
                return None
            if not lines:
                below = max(size * CAP_HEIGHT, -current.ink.top)
            else:
                before, at = lines[-1]
                step = frame.leading * size * (1 if number else 1 + PARAGRAPH_GAP)
                below = at + max(step, before.ink.bottom - current.ink.top + LINE_GAP * size)
            lines.append((current, below))
    if below + lines[-1][0].ink.bottom > frame.height:
        return None
    assert all(above.ink.bottom + at < down.ink.top + then for (above, at), (down, then) in pairwise(lines))
    return tuple((current, at - frame.height / 2) for current, at in lines)


def _broken(paragraph: str, font_stack: FontStack, room: float) -> Iterator[str]:
    """The paragraph in lines no wider than `room` ems, but for single words that are; each as full as it can be.

    The last line has two words at least, where the one before can spare one.
    """
    words = pieces(paragraph)
    rows: list[list[tuple[str, str]]] = [[]]
    width = 0.0
    for blank, word in words:
        wide = _advance(blank + word if rows[-1] else word, font_stack)
        if rows[-1] and width + wide > room:
            rows.append([("", word)])
            width = _advance(word, font_stack)
        else:
            rows[-1].append((blank if rows[-1] else "", word))
            width += wide
    if len(rows) > 1 and len(rows[-1]) == 1 and len(rows[-2]) > 2:  # noqa: PLR2004 -- two words stay behind
        last, blank = rows[-1][0][1], words[-1][0]
        spared = rows[-2][-1][1]
        if _advance(spared, font_stack) + _advance(blank + last, font_stack) <= room:
            rows[-2].pop()
            rows[-1] = [("", spared), (blank, last)]
    for row in rows:
        yield "".join(blank + word for blank, word in row)


@lru_cache(maxsize=4096)
def _advance(text: str, font_stack: FontStack) -> float:
    """Ems from the beginning of a word to its end; cached, because each size asks again."""
    return advance(text, font_stack)
