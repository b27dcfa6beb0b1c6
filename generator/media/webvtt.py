"""A WebVTT file → the paragraphs a reader sees, or what is wrong with it and where."""

from __future__ import annotations

import html
import math
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from typing import Literal, NamedTuple

Code = Literal[
    "no-header",
    "no-cue",
    "no-times",
    "arrow",
    "arrow-inside",
    "timestamp",
    "setting",
    "no-text",
    "tag",
    "backwards",
    "order",
    "late",
]
"""What can be wrong (W3C WebVTT, 4 and 6):

- no-header: the file does not begin with WEBVTT;
- no-cue: nothing else is wrong, but nobody says anything;
- no-times: a text without times above it, most often because of an empty line inside a cue;
- arrow: times with something else than --> between them;
- arrow-inside: --> in a text or a note, most often because the empty line above a cue is missing;
- timestamp: a time not written as 00:12.500 or 00:00:12.500;
- setting: words behind the times, where nobody sees them;
- no-text: times without words;
- tag: a < that begins no tag, where a browser would drop what follows;
- backwards: a cue that does not end after it starts;
- order: a cue that starts before the one above it;
- late: a cue that ends after the recording.
"""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing an author can mend."""

    code: Code
    offset: int
    """Characters from the beginning of the text, from 0."""

    length: int = 1
    values: Mapping[str, str] = field(default_factory=dict)
    """As written: `time`, `arrow`, `setting`, `tag`; and the time to compare it with: `start`, `before`, `recording`."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What one person says without a pause."""

    start: float
    """Seconds from the beginning of the recording."""

    speaker: str
    """Empty where the file names nobody."""

    text: str
    """Plain text in NFC: a < in it is a letter."""


@dataclass(frozen=True, slots=True)
class Transcript:
    """What is said in a recording."""

    paragraphs: tuple[Paragraph, ...]
    """At least one; none starts before the one above it."""


PAUSE = 1500
"""Milliseconds of silence behind which a new paragraph begins."""

TOLERANCE = 1000
"""Milliseconds by which the last cue may outlast the recording: programs round up."""


def parse(text: str, seconds: float | None = None) -> tuple[Transcript | None, tuple[Fault, ...]]:
    """The transcript of a recording that lasts so many seconds; or None, and all that is wrong with it in order.

    Stricter than a browser, which leaves out what it cannot read and tells nobody. Line ends may be of any system, a
    byte order mark may stand in front, and a line of blanks is an empty line: nobody sees the difference.
    """
    found = tuple(_read(text))
    cues = tuple(part for part in found if isinstance(part, _Cue))
    faults = [part for part in found if isinstance(part, Fault)]
    faults += _untimely(cues, seconds)
    if not cues and all(fault.code == "no-header" for fault in faults):
        faults.append(Fault("no-cue", 0))
    if faults:
        return None, tuple(sorted(faults, key=lambda fault: fault.offset))
    return Transcript(tuple(_paragraphs(cues))), ()


class _Line(NamedTuple):
    """A line without its end, and where it begins."""

    offset: int
    text: str


class _Time(NamedTuple):
    """A time as written, and where."""

    offset: int
    text: str
    value: float
    """Milliseconds; not a number where it cannot be read, so that no comparison with it is true."""


class _Said(NamedTuple):
    """Words of one speaker."""

    speaker: str
    text: str


class _Cue(NamedTuple):
    """What is said from one time to another."""

    start: _Time
    end: _Time
    said: tuple[_Said, ...]
    noted: bool
    """Whether a note stands between it and the cue above."""


# ---- lines, blocks, cues --------------------------------------------------------------------------

_BLANKS = " \t\f"
_ARROW = "-->"
_HEADER = re.compile(r"\ufeff?WEBVTT(?![^ \t])")
_ALMOST_HEADER = re.compile(r"\s*\ufeff?\s*WEBVTT", re.IGNORECASE)
_NOTE = re.compile(r"NOTE(?![^ \t])")
_ASIDE = re.compile(r"NOTE(?![^ \t])|(?:STYLE|REGION)[ \t]*\Z")
"""What begins a block that nobody hears."""


def _read(text: str) -> Iterator[Fault | _Cue]:
    """Every cue, and what is wrong with it by itself."""
    lines = [_Line(found.start(), found[1]) for found in re.finditer(r"([^\r\n]*)(?:\r\n|\r|\n|\Z)", text)]
    if not _HEADER.match(lines[0].text):
        yield Fault("no-header", 0, max(1, len(lines[0].text)))
    noted = False
    for number, block in enumerate(_blocks(lines)):
        first = block[0].text
        noted = noted or bool(_NOTE.match(first))
        # A header in small letters, or below an empty line, has been told of and is no text.
        aside = _ASIDE.match(first) or (number == 0 and _ALMOST_HEADER.match(first))
        for part in _parts(block, aside=bool(aside)):
            if isinstance(part, Fault):
                yield part
            else:
                yield from _cue(text, part, noted=noted)
                noted = False


def _blocks(lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    for written, block in groupby(lines, lambda line: bool(line.text.strip(_BLANKS))):
        if written:
            yield list(block)


def _parts(block: Sequence[_Line], *, aside: bool) -> Iterator[Fault | list[_Line]]:
    """A block taken apart where cues stand in it without an empty line between them, as browsers do."""
    part: list[_Line] = []
    for line in block:
        if _ARROW in line.text:
            inside = aside or any(_ARROW in above.text for above in part)
            if inside:
                yield Fault("arrow-inside", line.offset + line.text.index(_ARROW), len(_ARROW))
            # The line above the times may be the cue's name. What stands above that belongs to no cue.
            if re.match(r"[ \t]*\d+:", line.text) and (inside or len(part) > 1):
                if part:
                    yield part
                part, aside = [], False
        if not aside:
            part.append(line)
    if part:
        yield part


_TIMES = re.compile(r"[ \t]*(?P<start>.*?)(?P<arrow>-->)[ \t]*(?P<end>[^ \t]*)[ \t]*(?P<rest>.*)")
_ALMOST_TIMES = re.compile(
    r"[ \t]*+(?P<start>\d++:[\d:.,]*+)[ \t]*+(?P<arrow>[^\w\s]{0,8}+)[ \t]*+(?P<end>(?:\d++:[\d:.,]*+)|\Z)[ \t]*(?P<rest>.*)"
)
"""Times of somebody whose telephone makes one dash of two; or one of them and nothing else."""

_TIMESTAMP = re.compile(r"(?:([0-9]{2,4}):)?([0-5][0-9]):([0-5][0-9])\.([0-9]{3})")
"""The standard allows for more digits of hours than any recording has."""

_SETTINGS = re.compile(r"\A(?:(?:vertical|line|position|size|align|region):[^ \t]++[ \t]*+)*")


def _cue(text: str, part: Sequence[_Line], *, noted: bool) -> Iterator[Fault | _Cue]:
    """The cue in these lines as far as it can be read, and what is wrong with it."""
    number, times = _times(part)
    if not times:
        yield Fault("no-times", part[0].offset, len(part[0].text))
        return
    line = part[number]
    start, end = (_time(line.offset + times.start(name), times[name].rstrip(_BLANKS)) for name in ("start", "end"))
    if times["arrow"] != _ARROW:
        yield Fault("arrow", line.offset + times.start("arrow"), max(1, len(times["arrow"])), {"arrow": times["arrow"]})
    for time in (start, end):
        if math.isnan(time.value) and (time.text or times["arrow"] == _ARROW):
            yield Fault("timestamp", time.offset, max(1, len(time.text)), {"time": time.text})
    if unknown := _SETTINGS.sub("", times["rest"]):
        yield Fault("setting", line.offset + len(line.text) - len(unknown), len(unknown), {"setting": unknown})
    said: tuple[_Said, ...] = ()
    wrong: tuple[Fault, ...] = ()
    if below := part[number + 1 :]:
        said, wrong = _said(text, below[0].offset, below[-1].offset + len(below[-1].text))
    if not said and not wrong:
        yield Fault("no-text", line.offset, len(line.text))
    yield from wrong
    yield _Cue(start, end, said, noted)


def _times(part: Sequence[_Line]) -> tuple[int, re.Match[str] | None]:
    """Which of the first two lines has the times."""
    for pattern in (_TIMES, _ALMOST_TIMES):
        for number, line in enumerate(part[:2]):
            if found := pattern.match(line.text):
                return number, found
    return 0, None


def _time(offset: int, written: str) -> _Time:
    found = _TIMESTAMP.fullmatch(written)
    if not found:
        return _Time(offset, written, math.nan)
    hours, minutes, seconds, thousandths = (int(digits or 0) for digits in found.groups())
    return _Time(offset, written, ((hours * 60 + minutes) * 60 + seconds) * 1000 + thousandths)


# ---- what is said ---------------------------------------------------------------------------------

_TAG = re.compile(r"<(?:[^<>]*>)?")
_CLASSES = r"(?:\.[^\s.<>&]++)*+[ \t]*+"
_KNOWN_TAG = re.compile(
    rf"<(?:(?:c|i|b|u|ruby|rt){_CLASSES}"
    rf"|(?P<voice>v){_CLASSES}(?:(?<=[ \t])(?P<name>[^\r\n<>]*))?"
    rf"|lang{_CLASSES}(?:(?<=[ \t])[^\r\n<>]*)?"
    rf"|/(?:c|i|b|u|ruby|rt|lang|(?P<silence>v))"
    rf"|{_TIMESTAMP.pattern})>"
)
"""W3C WebVTT, 4.2.2."""


def _said(text: str, begin: int, end: int) -> tuple[tuple[_Said, ...], tuple[Fault, ...]]:
    """What is said between two offsets, speaker by speaker; and the tags that are none."""
    turns: list[tuple[str, list[str]]] = [("", [])]
    faults: list[Fault] = []
    at = begin
    for tag in _TAG.finditer(text, begin, end):
        turns[-1][1].append(text[at : tag.start()])
        at = tag.end()
        known = _KNOWN_TAG.fullmatch(tag[0])
        if not known:
            written = re.split(r"[\r\n]", tag[0])[0]
            faults.append(Fault("tag", tag.start(), len(written), {"tag": written}))
        elif known["voice"] or known["silence"]:
            turns.append((_plain([known["name"] or ""]), []))
    turns[-1][1].append(text[at:end])
    said = (_Said(speaker, _plain(pieces)) for speaker, pieces in turns)
    return tuple(one for one in said if one.text), tuple(faults)


def _plain(pieces: Sequence[str]) -> str:
    """The letters these pieces stand for, in one line and in NFC.

    Each by itself: what escapes make together with letters of the next is no escape.
    """
    lines = re.split(r"[\r\n]+", "".join(html.unescape(piece) for piece in pieces))
    words = (" ".join(re.findall(r"[^ \t\f]+", line)) for line in lines)
    return unicodedata.normalize("NFC", _joined([line for line in words if line]))


_HAN = "⺀-⻿\u3000-〿㐀-䶿一-鿿豈-﫿\uff00-\uffef\U00020000-\U0003ffff"
_SHARED = "“”‘’—…"
_BETWEEN_HAN = re.compile(rf"(?<=[{_HAN}])\n(?=[{_HAN}{_SHARED}])|(?<=[{_SHARED}])\n(?=[{_HAN}])")
"""Characters, their full-width signs, and the signs they share with us: no space stands between them."""


def _joined(lines: Sequence[str]) -> str:
    return _BETWEEN_HAN.sub("", "\n".join(lines)).replace("\n", " ")


# ---- all cues together ----------------------------------------------------------------------------


def _untimely(cues: Sequence[_Cue], seconds: float | None) -> Iterator[Fault]:
    """What is wrong with the order of times that can be read."""
    for start, end, *_ in cues:
        if end.value <= start.value:
            yield Fault("backwards", end.offset, len(end.text), {"time": end.text, "start": start.text})
        if seconds is not None and end.value > seconds * 1000 + TOLERANCE:
            recording = _written(round(seconds * 1000))
            yield Fault("late", end.offset, len(end.text), {"time": end.text, "recording": recording})
    for above, start in pairwise(cue.start for cue in cues if not math.isnan(cue.start.value)):
        if start.value < above.value:
            yield Fault("order", start.offset, len(start.text), {"time": start.text, "before": above.text})


def _written(milliseconds: int) -> str:
    """A time as WebVTT writes it, hours left out where there are none."""
    minutes, rest = divmod(milliseconds, 60_000)
    hours, minutes = divmod(minutes, 60)
    return (f"{hours:02}:" if hours else "") + f"{minutes:02}:{rest // 1000:02}.{rest % 1000:03}"


def _paragraphs(cues: Sequence[_Cue]) -> Iterator[Paragraph]:
    lines: list[str] = []
    speaker, began, heard = "", 0.0, 0.0
    for cue in cues:
        pause = cue.noted or cue.start.value - heard >= PAUSE
        for said in cue.said:
            if lines and (pause or said.speaker != speaker):
                yield Paragraph(began / 1000, speaker, _joined(lines))
                lines = []
            if not lines:
                speaker, began = said.speaker, cue.start.value
            lines.append(said.text)
            pause = False
        heard = max(heard, cue.end.value)
    yield Paragraph(began / 1000, speaker, _joined(lines))
