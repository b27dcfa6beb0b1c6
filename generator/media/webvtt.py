"""A WebVTT file → the paragraphs of a transcript, or its faults with their offsets."""

from __future__ import annotations

import html
import math
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from typing import Literal, NamedTuple

from generator.languages.script import Script
from generator.languages.scripts import SCRIPTS

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
    "doubled",
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
- late: a cue that ends after the recording;
- doubled: cues that begin with the last line of the one above, as automatic captions do. The transcript stays right to
  a program, so that this is found by `doubled` alone.
"""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault in the file, for its author to correct."""

    code: Code
    offset: int
    """Characters from the start of the text, from 0."""

    length: int = 1
    values: Mapping[str, str] = field(default_factory=dict)
    """As written: `time`, `arrow`, `setting`, `tag`; and the time to compare it with: `start`, `before`, `recording`."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Consecutive words of one speaker, without a pause between cues."""

    start: float
    """Seconds from the beginning of the recording."""

    speaker: str
    """Empty if no voice tag names one."""

    text: str
    """Plain text in NFC, not escaped."""


@dataclass(frozen=True, slots=True)
class Transcript:
    """The transcript of a recording."""

    paragraphs: tuple[Paragraph, ...]
    """At least one, in order of their start."""


PAUSE = 1500
"""ms. A new paragraph begins after a silence this long."""

TOLERANCE = 1000
"""ms by which the last cue may outlast the recording: programs round up."""


def parse(text: str, seconds: float | None = None) -> tuple[Transcript | None, tuple[Fault, ...]]:
    """The transcript and no faults, or None and all faults in order of offset.

    `seconds` is the duration of the recording; None: not compared. Stricter than a browser, which drops what it cannot
    parse without a message. Any line ends, a byte order mark and blanks on empty lines are allowed.
    """
    parts = tuple(_cues_and_faults(text))
    cues = tuple(part for part in parts if isinstance(part, _Cue))
    faults = [part for part in parts if isinstance(part, Fault)]
    faults += _time_faults(cues, seconds)
    if not cues and all(fault.code == "no-header" for fault in faults):
        faults.append(Fault("no-cue", 0))
    if faults:
        return None, tuple(sorted(faults, key=lambda fault: fault.offset))
    return Transcript(tuple(_paragraphs(cues))), ()


def doubled(text: str) -> Fault | None:
    """The first of the lines that a cue repeats from the one above it, where this is a habit; None otherwise.

    Automatic captions roll: each line is shown twice, below and then above the next. A refrain is said twice as well,
    so that a few are no habit.
    """
    cues = [block for block in (list(_text_lines(block)) for block in _blocks(_lines(text))) if block]
    repeated = [below[0] for above, below in pairwise(cues) if _bare(above[-1]) == _bare(below[0]) != ""]
    if len(repeated) < _HABIT or len(repeated) * 3 < len(cues):
        return None
    return Fault("doubled", repeated[0].offset, len(repeated[0].text), {"text": _bare(repeated[0])})


_HABIT = 3
"""Repeated lines from which on it is no refrain."""


def _text_lines(block: Sequence[_Line]) -> Iterator[_Line]:
    """The lines of a block below its times."""
    times = [number for number, line in enumerate(block[:2]) if _ARROW in line.text]
    return iter(block[times[0] + 1 :] if times else ())


def _bare(line: _Line) -> str:
    """The line's text without tags and outer blanks."""
    return _TAG.sub("", line.text).strip()


class _Line(NamedTuple):
    """A line without its line end, and its offset."""

    offset: int
    text: str


class _Time(NamedTuple):
    """A timestamp as written, its offset and its value."""

    offset: int
    text: str
    value: float
    """ms; NaN if it cannot be parsed, so that no comparison with it is true."""


class _Utterance(NamedTuple):
    """Text of one speaker within a cue."""

    speaker: str
    text: str


class _Cue(NamedTuple):
    """A cue: its times and what is said between them."""

    start: _Time
    end: _Time
    utterances: tuple[_Utterance, ...]
    after_note: bool
    """True if a NOTE block stands between it and the cue before."""


# ---- lines, blocks, cues --------------------------------------------------------------------------

_BLANKS = " \t\f"
_ARROW = "-->"
_HEADER = re.compile(r"\ufeff?WEBVTT(?![^ \t])")
_ALMOST_HEADER = re.compile(r"\s*\ufeff?\s*WEBVTT", re.IGNORECASE)
_NOTE = re.compile(r"NOTE(?![^ \t])")
_SILENT_BLOCK = re.compile(r"NOTE(?![^ \t])|(?:STYLE|REGION)[ \t]*\Z")
"""First line of a block that is no cue: NOTE, STYLE or REGION."""


def _cues_and_faults(text: str) -> Iterator[Fault | _Cue]:
    """Every cue, and the faults each has by itself, in order."""
    lines = _lines(text)
    if not _HEADER.match(lines[0].text):
        yield Fault("no-header", 0, max(1, len(lines[0].text)))
    after_note = False
    for number, block in enumerate(_blocks(lines)):
        first = block[0].text
        after_note = after_note or bool(_NOTE.match(first))
        # A header in small letters, or below an empty line, has been told of and is no text.
        silent = _SILENT_BLOCK.match(first) or (number == 0 and _ALMOST_HEADER.match(first))
        for part in _cue_blocks(block, silent=bool(silent)):
            if isinstance(part, Fault):
                yield part
            else:
                yield from _cue(text, part, after_note=after_note)
                after_note = False


def _lines(text: str) -> list[_Line]:
    """The lines of the file."""
    return [_Line(match.start(), match[1]) for match in re.finditer(r"([^\r\n]*)(?:\r\n|\r|\n|\Z)", text)]


def _blocks(lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    """Runs of lines without an empty one."""
    for written, block in groupby(lines, lambda line: bool(line.text.strip(_BLANKS))):
        if written:
            yield list(block)


def _cue_blocks(block: Sequence[_Line], *, silent: bool) -> Iterator[Fault | list[_Line]]:
    """The cues of a block, also where no empty line parts them, as browsers read it; `silent`: the block is no cue."""
    part: list[_Line] = []
    for line in block:
        if _ARROW in line.text:
            misplaced = silent or any(_ARROW in above.text for above in part)
            if misplaced:
                yield Fault("arrow-inside", line.offset + line.text.index(_ARROW), len(_ARROW))
            # The line above the times may be the cue's name. What stands above that belongs to no cue.
            if re.match(r"[ \t]*\d+:", line.text) and (misplaced or len(part) > 1):
                if part:
                    yield part
                part, silent = [], False
        if not silent:
            part.append(line)
    if part:
        yield part


_TIMES = re.compile(r"[ \t]*(?P<start>.*?)(?P<arrow>-->)[ \t]*(?P<end>[^ \t]*)[ \t]*(?P<rest>.*)")
_ALMOST_TIMES = re.compile(
    r"[ \t]*+(?P<start>\d++:[\d:.,]*+)[ \t]*+(?P<arrow>[^\w\s]{0,8}+)[ \t]*+(?P<end>(?:\d++:[\d:.,]*+)|\Z)[ \t]*(?P<rest>.*)"
)
"""Two times with a wrong arrow (phones replace -- with a dash), or a single time."""

_TIMESTAMP = re.compile(r"(?:([0-9]{2,4}):)?([0-5][0-9]):([0-5][0-9])\.([0-9]{3})")
"""At most four digits of hours; the standard sets no limit."""

_SETTINGS = re.compile(r"\A(?:(?:vertical|line|position|size|align|region):[^ \t]++[ \t]*+)*")


def _cue(text: str, part: Sequence[_Line], *, after_note: bool) -> Iterator[Fault | _Cue]:
    """The cue in these lines, as far as it can be parsed, and its faults."""
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
    if stray := _SETTINGS.sub("", times["rest"]):
        yield Fault("setting", line.offset + len(line.text) - len(stray), len(stray), {"setting": stray})
    utterances: tuple[_Utterance, ...] = ()
    faults: tuple[Fault, ...] = ()
    if text_lines := part[number + 1 :]:
        utterances, faults = _utterances(text, text_lines[0].offset, text_lines[-1].offset + len(text_lines[-1].text))
    if not utterances and not faults:
        yield Fault("no-text", line.offset, len(line.text))
    yield from faults
    yield _Cue(start, end, utterances, after_note)


def _times(part: Sequence[_Line]) -> tuple[int, re.Match[str] | None]:
    """Index of the line with the times, 0 or 1, and its match; 0 and None if neither has them."""
    for pattern in (_TIMES, _ALMOST_TIMES):
        for number, line in enumerate(part[:2]):
            if match := pattern.match(line.text):
                return number, match
    return 0, None


def _time(offset: int, written: str) -> _Time:
    """The timestamp; its value is NaN if it does not match _TIMESTAMP."""
    match = _TIMESTAMP.fullmatch(written)
    if not match:
        return _Time(offset, written, math.nan)
    hours, minutes, seconds, thousandths = (int(digits or 0) for digits in match.groups())
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


def _utterances(text: str, begin: int, end: int) -> tuple[tuple[_Utterance, ...], tuple[Fault, ...]]:
    """The text between two offsets by speaker, empty ones left out; and a fault for every unknown tag."""
    turns: list[tuple[str, list[str]]] = [("", [])]
    faults: list[Fault] = []
    offset = begin
    for tag in _TAG.finditer(text, begin, end):
        turns[-1][1].append(text[offset : tag.start()])
        offset = tag.end()
        known_tag = _KNOWN_TAG.fullmatch(tag[0])
        if not known_tag:
            written = re.split(r"[\r\n]", tag[0])[0]
            faults.append(Fault("tag", tag.start(), len(written), {"tag": written}))
        elif known_tag["voice"] or known_tag["silence"]:
            turns.append((_plain_text([known_tag["name"] or ""]), []))
    turns[-1][1].append(text[offset:end])
    utterances = (_Utterance(speaker, _plain_text(pieces)) for speaker, pieces in turns)
    return tuple(utterance for utterance in utterances if utterance.text), tuple(faults)


def _plain_text(pieces: Sequence[str]) -> str:
    """The pieces unescaped and joined to one line in NFC.

    Each piece is unescaped by itself: an escape cannot reach across a tag.
    """
    lines = re.split(r"[\r\n]+", "".join(html.unescape(piece) for piece in pieces))
    words = (" ".join(re.findall(r"[^ \t\f]+", line)) for line in lines)
    return unicodedata.normalize("NFC", _join_lines([line for line in words if line], _IN_CUE))


_SHARED = "“”‘’—…"
"""Punctuation of every script."""


def _unspaced(scripts: Iterable[Script]) -> re.Pattern[str]:
    """Line ends between letters of one of these scripts, or one and punctuation: they are joined without a space."""
    sets = ["".join(f"{chr(first)}-{chr(last)}" for first, last in script.unspaced) for script in scripts]
    return re.compile("|".join(rf"(?<=[{one}])\n(?=[{one}{_SHARED}])|(?<=[{_SHARED}])\n(?=[{one}])" for one in sets))


_IN_CUE = _unspaced(script for script in SCRIPTS.values() if script.unspaced)
_BETWEEN_CUES = _unspaced(script for script in SCRIPTS.values() if script.breaks)
"""A cue ends where the speaker pauses: there Khmer writes a space, Chinese none."""


def _join_lines(lines: Sequence[str], unspaced: re.Pattern[str]) -> str:
    return unspaced.sub("", "\n".join(lines)).replace("\n", " ")


# ---- all cues together ----------------------------------------------------------------------------


def _time_faults(cues: Sequence[_Cue], seconds: float | None) -> Iterator[Fault]:
    """Faults of cue order and duration, for times that could be parsed."""
    for start, end, *_ in cues:
        if end.value <= start.value:
            yield Fault("backwards", end.offset, len(end.text), {"time": end.text, "start": start.text})
        if seconds is not None and end.value > seconds * 1000 + TOLERANCE:
            recording = _format_time(round(seconds * 1000))
            yield Fault("late", end.offset, len(end.text), {"time": end.text, "recording": recording})
    for above, start in pairwise(cue.start for cue in cues if not math.isnan(cue.start.value)):
        if start.value < above.value:
            yield Fault("order", start.offset, len(start.text), {"time": start.text, "before": above.text})


def _format_time(milliseconds: int) -> str:
    """A WebVTT timestamp, without hours if there are none."""
    minutes, rest = divmod(milliseconds, 60_000)
    hours, minutes = divmod(minutes, 60)
    return (f"{hours:02}:" if hours else "") + f"{minutes:02}:{rest // 1000:02}.{rest % 1000:03}"


def _paragraphs(cues: Sequence[_Cue]) -> Iterator[Paragraph]:
    """A new paragraph begins with another speaker, after a NOTE block and after a silence of PAUSE ms."""
    lines: list[str] = []
    speaker, began, silent_since = "", 0.0, 0.0
    for cue in cues:
        pause = cue.after_note or cue.start.value - silent_since >= PAUSE
        for utterance in cue.utterances:
            if lines and (pause or utterance.speaker != speaker):
                yield Paragraph(began / 1000, speaker, _join_lines(lines, _BETWEEN_CUES))
                lines = []
            if not lines:
                speaker, began = utterance.speaker, cue.start.value
            lines.append(utterance.text)
            pause = False
        silent_since = max(silent_since, cue.end.value)
    yield Paragraph(began / 1000, speaker, _join_lines(lines, _BETWEEN_CUES))
