"""A recording → how long it is, and the recording with nothing private left in it."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Literal, NamedTuple

Reason = Literal["empty", "not-mp3", "cut"]
"""Nothing is heard in it; something other than MPEG audio; the end is missing."""


class UnfitRecording(Exception):  # noqa: N818 -- a file an author can replace is no error of ours
    """The file is not a recording we can publish."""

    def __init__(self, reason: Reason) -> None:
        """Carry the reason to whoever has a sentence for it."""
        super().__init__(reason)
        self.reason: Reason = reason


@dataclass(frozen=True, slots=True)
class Sound:
    """What a page says of a recording before anybody loads it."""

    seconds: float
    bytes: int
    """As published, without what `bare` leaves behind."""


class _Frame(NamedTuple):
    """Where a frame stands, and how long it is heard."""

    start: int
    end: int
    seconds: float


def measure(data: bytes) -> Sound:
    """How long an MP3 is heard, to the millisecond. Raises UnfitRecording.

    Frames are counted: a header that says how many there are may be missing, and by the rate of the first ones a
    recording that begins with silence is several times too long.
    """
    frames = _frames(data)
    seconds = math.fsum(frame.seconds for frame in _heard(data, frames))
    return Sound(round(seconds, 3), sum(frame.end - frame.start for frame in frames))


def bare(data: bytes) -> bytes:
    """The MPEG frames of an MP3, byte for byte, and nothing else. Raises UnfitRecording.

    A phone writes its place, its owner and a picture before or behind them (ID3, APE). All that is no frame is left
    behind, whether anybody has a name for it or not.
    """
    return b"".join(data[start:end] for start, end, _ in _frames(data))


def _frames(data: bytes) -> tuple[_Frame, ...]:
    end = _end_of_sound(data)
    frames, strange = _walk(data, end)
    whole = sum(frame.end - frame.start for frame in frames)
    if strange > whole:  # by chance any file has bytes in it that look like a frame or two
        raise UnfitRecording("not-mp3")
    heard = _heard(data, frames)
    if not heard:
        raise UnfitRecording("empty")
    if frames[-1].end > end or (_promised(data, frames[0]) - len(heard)) * heard[0].seconds >= 1:
        raise UnfitRecording("cut")
    return frames


def _heard(data: bytes, frames: tuple[_Frame, ...]) -> tuple[_Frame, ...]:
    """Without the first frame where that is a silent one made to carry a header."""
    return frames[1:] if frames and _HEADER.search(data, *_header_place(frames[0])) else frames


# ---- one frame after another ----------------------------------------------------------------------

_SYNC = re.compile(rb"\xff[\xe2\xe3\xf2\xf3\xfa\xfb]")
"""Eleven ones, MPEG-2.5, 2 or 1, Layer III, with a checksum or without (ISO/IEC 11172-3, 2.4.1.3; 13818-3, 2.4)."""

_KBITS_1 = (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_KBITS_2 = (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
"""kbit/s of Layer III by the index in the header, from 1; MPEG-2 and 2.5 share theirs."""

_RATES = (44100, 48000, 32000)
"""Hz in MPEG-1; half of it in MPEG-2, a quarter in MPEG-2.5."""

_SURE = 3
"""So many frames of one kind, each where the one before ends, are no accident in bytes that mean something else."""


def _walk(data: bytes, end: int) -> tuple[tuple[_Frame, ...], int]:
    """The frames up to `end`, and how many bytes are neither frame nor tag. The last frame may reach beyond."""
    frames: list[_Frame] = []
    at, strange, in_step = 0, 0, False
    while at < end:
        frame = _frame_at(data, at, end)
        known = in_step and frame and frame.seconds == frames[-1].seconds
        if frame and (_leads_on(data, frame, end) if known else _begins_a_run(data, frame, end)):
            frames.append(frame)
            at, in_step = frame.end, True
        elif tag := _tag_length(data, at):
            at, in_step = at + tag, False
        else:
            sync = _SYNC.search(data, at + 1, end)
            beyond = sync.start() if sync else end
            strange, at, in_step = strange + beyond - at, beyond, False
    return tuple(frames), strange


def _frame_at(data: bytes, at: int, end: int) -> _Frame | None:
    if at + 4 > end or not _SYNC.match(data, at):
        return None
    version, bits = data[at + 1] >> 3 & 3, data[at + 2]
    kbits, rate = bits >> 4, bits >> 2 & 3
    if kbits in (0, 15) or rate == len(_RATES):
        return None
    first = version == 3  # noqa: PLR2004 -- MPEG-1; 2 is MPEG-2, 0 is MPEG-2.5
    samples = 1152 if first else 576
    hertz = _RATES[rate] // (1 if first else 2 if version else 4)
    length = samples // 8 * 1000 * (_KBITS_1 if first else _KBITS_2)[kbits - 1] // hertz + (bits >> 1 & 1)
    return _Frame(at, at + length, samples / hertz)


def _begins_a_run(data: bytes, frame: _Frame, end: int) -> bool:
    for _ in range(_SURE - 1):
        if frame.end == end:
            return True
        following = _frame_at(data, frame.end, end)
        if not following or following.seconds != frame.seconds:
            return False
        frame = following
    return True


def _leads_on(data: bytes, frame: _Frame, end: int) -> bool:
    """Whether what follows a frame is what may follow one: another, a tag, or the end.

    Else it may be a piece of one, and bytes of a tag behind it would go along.
    """
    return frame.end + 4 > end or _frame_at(data, frame.end, end) is not None or _tag_length(data, frame.end) > 0


# ---- the header some encoders write ---------------------------------------------------------------

_HEADER = re.compile(rb"(?:Xing|Info)...(?P<flags>.)(?P<frames>.{4})|VBRI.{10}(?P<all_frames>.{4})", re.DOTALL)
"""By Xing, LAME and Fraunhofer, where the first frame would have its sound."""


def _header_place(frame: _Frame) -> tuple[int, int]:
    """Behind the four bytes of the frame's own header, a checksum, and the side information of up to 32 bytes."""
    return frame.start + 4, min(frame.start + 4 + 2 + 32 + 18, frame.end)


def _promised(data: bytes, first: _Frame) -> int:
    """How many frames there are by the header; 0 where it does not say."""
    found = _HEADER.search(data, *_header_place(first))
    if not found:
        return 0
    counts = found["all_frames"] or (found["frames"] if found["flags"][0] & 1 else b"")
    return int.from_bytes(counts)


# ---- tags -----------------------------------------------------------------------------------------

_ID3V2 = re.compile(rb"ID3[^\xff]{2}(?P<flags>.)(?P<size>[\x00-\x7f]{4})", re.DOTALL)
_ID3V2_END = re.compile(rb"3DI[^\xff]{2}.(?P<size>[\x00-\x7f]{4})\Z", re.DOTALL)
"""ID3v2.4.0, 3.1 and 3.4: the head of a tag, and the foot of one that stands at the end."""

_ID3V1_END = re.compile(rb"(?:TAG.{125}|TAG\+.{223})\Z", re.DOTALL)
_APE = re.compile(rb"APETAGEX.{4}(?P<size>.{4}).{4}...(?P<flags>.).{8}", re.DOTALL)
_APE_HAS_HEADER = 0x80
"""APE tags, version 2: the same 32 bytes at both ends, or at the end alone; bit 31 of the flags tells."""


def _tag_length(data: bytes, at: int) -> int:
    """How many bytes the tag has that begins here; 0 where none does, or where it would reach beyond the file."""
    length = 0
    if found := _ID3V2.match(data, at):
        length = 10 + _seven_bits(found["size"]) + (10 if found["flags"][0] & 0x10 else 0)
    elif found := _APE.match(data, at):
        length = 32 + int.from_bytes(found["size"], "little")
    elif data.startswith(b"TAG", at):  # ID3v1, where two files were made one
        length = 128
    return length if at + length <= len(data) else 0


def _end_of_sound(data: bytes) -> int:
    """Where the tags at the end begin. They are looked for from behind, so that no piece of a frame hides one."""
    end = len(data)
    while length := _last_tag_length(data, end):
        end -= length
    return end


def _last_tag_length(data: bytes, end: int) -> int:
    length = 0
    if found := _ID3V1_END.search(data, max(0, end - 227), end):
        length = end - found.start()
    elif found := _ID3V2_END.search(data, max(0, end - 10), end):
        length = 20 + _seven_bits(found["size"])
    elif found := _APE.match(data, max(0, end - 32), end):
        size = int.from_bytes(found["size"], "little")
        length = max(32, size) + (32 if found["flags"][0] & _APE_HAS_HEADER else 0)
    return length if length <= end else 0


def _seven_bits(size: bytes) -> int:
    """A number written in the lower seven bits of its bytes (ID3v2.4.0, 6.2)."""
    number = 0
    for byte in size:
        number = number << 7 | byte
    return number
