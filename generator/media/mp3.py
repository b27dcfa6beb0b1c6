"""An MP3 recording → its duration, its audio frames without tags, and a tag that says who reads."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from generator.media.git_lfs import is_pointer
from generator.store import content_digest

Reason = Literal["empty", "not-mp3", "cut", "pointer"]
"""No audio frames; not MPEG audio; the end is missing; what Git keeps in its place has not been fetched."""


class UnfitRecording(Exception):  # noqa: N818 -- a file an author can replace is no error of ours
    """The file is no MP3 that can be published; `reason` says why."""

    def __init__(self, reason: Reason) -> None:
        """Carry the reason to whoever has a sentence for it."""
        super().__init__(reason)
        self.reason: Reason = reason


@dataclass(frozen=True, slots=True)
class Sound:
    """Duration, size and digest of a recording."""

    seconds: float
    bytes: int
    """Size of the audio frames, see `bare`."""

    digest: str = field(default="", compare=False)
    """Of these frames alone: a tag is not published."""


class _Frame(NamedTuple):
    """Byte offsets of an MPEG frame (end exclusive) and its duration."""

    start: int
    end: int
    seconds: float


def measure(data: bytes) -> Sound:
    """Duration of an MP3 in s, to the millisecond, size in bytes and digest of its sound. Raises UnfitRecording.

    Frames are counted: the header with their number may be missing, and an estimate from the bit rate of the first
    ones makes a recording that begins with silence several times too long.
    """
    if is_pointer(data):
        raise UnfitRecording("pointer")
    frames = _frames(data)
    seconds = math.fsum(frame.seconds for frame in _without_header_frame(data, frames))
    sound = b"".join(data[start:end] for start, end, _ in frames)
    return Sound(round(seconds, 3), len(sound), content_digest(sound))


def bare(data: bytes) -> bytes:
    """The MPEG frames of an MP3, byte for byte, and nothing else. Raises UnfitRecording.

    Phones write location, owner and a picture before or behind the frames (ID3, APE). Every byte outside a frame is
    dropped, whether its format is known or not.
    """
    return b"".join(data[start:end] for start, end, _ in _frames(data))


SOURCE_TYPES: Mapping[str, str] = {
    "person": "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture",
    "machine": "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
}
"""Who reads → what the IPTC calls a file made so (NewsCodes, Digital Source Type)."""


def tag(voice: str) -> bytes:
    """An ID3v2 tag that says who reads, for programs: a synthetic voice must be marked as one.

    Two frames TXXX of ID3v2.3 (3.3 and 4.2.2): `voice`, and `DigitalSourceType` as the IPTC names it.
    """
    frames = b"".join(_text_frame(name, value) for name, value in _said_of(voice))
    return b"ID3\x03\x00\x00" + bytes(len(frames) >> shift & 0x7F for shift in (21, 14, 7, 0)) + frames


def _said_of(voice: str) -> tuple[tuple[str, str], ...]:
    return ("voice", voice), ("DigitalSourceType", SOURCE_TYPES[voice])


def _text_frame(name: str, value: str) -> bytes:
    """A user-defined text frame, in ISO 8859-1."""
    content = b"\x00" + name.encode("latin-1") + b"\x00" + value.encode("latin-1")
    return b"TXXX" + len(content).to_bytes(4) + bytes(2) + content


def _frames(data: bytes) -> tuple[_Frame, ...]:
    """All frames of the file, a header frame included. Raises UnfitRecording."""
    end = _start_of_end_tags(data)
    frames, foreign = _scan_frames(data, end)
    in_frames = sum(frame.end - frame.start for frame in frames)
    if foreign > in_frames:  # by chance any file has bytes in it that look like a frame or two
        raise UnfitRecording("not-mp3")
    sound_frames = _without_header_frame(data, frames)
    if not sound_frames:
        raise UnfitRecording("empty")
    if (
        frames[-1].end > end
        or (_announced_frame_count(data, frames[0]) - len(sound_frames)) * sound_frames[0].seconds >= 1
    ):
        raise UnfitRecording("cut")
    return frames


def _without_header_frame(data: bytes, frames: tuple[_Frame, ...]) -> tuple[_Frame, ...]:
    """The frames without the first if that is a silent one with a Xing, Info or VBRI header."""
    return frames[1:] if frames and _HEADER.search(data, *_header_span(frames[0])) else frames


# ---- one frame after another ----------------------------------------------------------------------

_SYNC = re.compile(rb"\xff[\xe2\xe3\xf2\xf3\xfa\xfb]")
"""Eleven ones, MPEG-2.5, 2 or 1, Layer III, with a checksum or without (ISO/IEC 11172-3, 2.4.1.3; 13818-3, 2.4)."""

_KBITS_1 = (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_KBITS_2 = (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
"""kbit/s of Layer III by the index in the header, from 1; MPEG-2 and 2.5 share theirs."""

_RATES = (44100, 48000, 32000)
"""Hz in MPEG-1; half of it in MPEG-2, a quarter in MPEG-2.5."""

_MIN_RUN = 3
"""Number of frames of one kind, each where the one before ends, that do not occur by chance in other data."""


def _scan_frames(data: bytes, end: int) -> tuple[tuple[_Frame, ...], int]:
    """The frames that start before `end` (byte offset), and the number of bytes that are neither frame nor tag."""
    frames: list[_Frame] = []
    offset, foreign, in_step = 0, 0, False
    while offset < end:
        frame = _frame_at(data, offset, end)
        continues_run = in_step and frame and frame.seconds == frames[-1].seconds
        if frame and (
            _is_followed_by_frame_or_tag(data, frame, end) if continues_run else _begins_a_run(data, frame, end)
        ):
            frames.append(frame)
            offset, in_step = frame.end, True
        elif tag := _tag_length(data, offset):
            offset, in_step = offset + tag, False
        else:
            sync = _SYNC.search(data, offset + 1, end)
            next_sync = sync.start() if sync else end
            foreign, offset, in_step = foreign + next_sync - offset, next_sync, False
    return tuple(frames), foreign


def _frame_at(data: bytes, at: int, end: int) -> _Frame | None:
    """The Layer III frame whose header stands at this offset; None if there is none (ISO/IEC 11172-3, 2.4.1.3)."""
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
    """Whether _MIN_RUN frames of one duration follow one another from this one on, or fewer up to `end`."""
    for _ in range(_MIN_RUN - 1):
        if frame.end == end:
            return True
        following = _frame_at(data, frame.end, end)
        if not following or following.seconds != frame.seconds:
            return False
        frame = following
    return True


def _is_followed_by_frame_or_tag(data: bytes, frame: _Frame, end: int) -> bool:
    """Whether the frame is followed by another, by a tag or by the end.

    If not, it may be a cut-off frame, and bytes of a tag behind it would be published as its end.
    """
    return frame.end + 4 > end or _frame_at(data, frame.end, end) is not None or _tag_length(data, frame.end) > 0


# ---- the header some encoders write ---------------------------------------------------------------

_HEADER = re.compile(rb"(?:Xing|Info)...(?P<flags>.)(?P<frames>.{4})|VBRI.{10}(?P<all_frames>.{4})", re.DOTALL)
"""Written by Xing, LAME and Fraunhofer in place of the audio data of the first frame."""


def _header_span(frame: _Frame) -> tuple[int, int]:
    """Byte range of such a header: behind the frame header (4 bytes), the CRC and the side information (up to 32)."""
    return frame.start + 4, min(frame.start + 4 + 2 + 32 + 18, frame.end)


def _announced_frame_count(data: bytes, first: _Frame) -> int:
    """The number of frames by the encoder's header; 0 if there is none."""
    header = _HEADER.search(data, *_header_span(first))
    if not header:
        return 0
    counts = header["all_frames"] or (header["frames"] if header["flags"][0] & 1 else b"")
    return int.from_bytes(counts)


# ---- tags -----------------------------------------------------------------------------------------

_ID3V2 = re.compile(rb"ID3[^\xff]{2}(?P<flags>.)(?P<size>[\x00-\x7f]{4})", re.DOTALL)
_ID3V2_END = re.compile(rb"3DI[^\xff]{2}.(?P<size>[\x00-\x7f]{4})\Z", re.DOTALL)
"""ID3v2.4.0, 3.1 and 3.4: the header of a tag, and the footer of a tag at the end of a file."""

_ID3V1_END = re.compile(rb"(?:TAG.{125}|TAG\+.{223})\Z", re.DOTALL)
_APE = re.compile(rb"APETAGEX.{4}(?P<size>.{4}).{4}...(?P<flags>.).{8}", re.DOTALL)
_APE_HAS_HEADER = 0x80
"""APEv2: the same 32 bytes at both ends of a tag, or at its end alone; bit 31 of the flags says which."""


def _tag_length(data: bytes, at: int) -> int:
    """Length in bytes of the tag at this offset; 0 if there is none or it would reach beyond the file."""
    length = 0
    if tag := _ID3V2.match(data, at):
        length = 10 + _synchsafe_integer(tag["size"]) + (10 if tag["flags"][0] & 0x10 else 0)
    elif tag := _APE.match(data, at):
        length = 32 + int.from_bytes(tag["size"], "little")
    elif data.startswith(b"TAG", at):  # ID3v1, where two files were made one
        length = 128
    return length if at + length <= len(data) else 0


def _start_of_end_tags(data: bytes) -> int:
    """Offset of the first tag at the end. Searched from the end, so that no cut-off frame can hide a tag."""
    end = len(data)
    while length := _last_tag_length(data, end):
        end -= length
    return end


def _last_tag_length(data: bytes, end: int) -> int:
    """Length in bytes of the tag that ends at this offset; 0 if there is none."""
    length = 0
    if tag := _ID3V1_END.search(data, max(0, end - 227), end):
        length = end - tag.start()
    elif tag := _ID3V2_END.search(data, max(0, end - 10), end):
        length = 20 + _synchsafe_integer(tag["size"])
    elif tag := _APE.match(data, max(0, end - 32), end):
        size = int.from_bytes(tag["size"], "little")
        length = max(32, size) + (32 if tag["flags"][0] & _APE_HAS_HEADER else 0)
    return length if length <= end else 0


def _synchsafe_integer(size: bytes) -> int:
    """A synchsafe integer: seven bits a byte, most significant first (ID3v2.4.0, 6.2)."""
    number = 0
    for byte in size:
        number = number << 7 | byte
    return number
