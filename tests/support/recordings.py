"""Recordings and transcripts: the samples, frames of MP3 built by hand, and pieces of WebVTT."""

from __future__ import annotations

from tests.support.worlds import ROOT

SAMPLE = ROOT / "tests/sample/audio"

# kbit/s of Layer III, and samples a second, in the order of ISO/IEC 11172-3 and 13818-3.
KBITS = {
    1: (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    2: (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
VERSIONS = {
    "1": (0xFB, 1, (44100, 48000, 32000)),
    "2": (0xF3, 2, (22050, 24000, 16000)),
    "2.5": (0xE3, 2, (11025, 12000, 8000)),
}

RIGHT = """WEBVTT

1
00:01.000 --> 00:02.000
<v Bà Ba>Đây là cổng.

2
00:02.200 --> 00:04.000
Kia là sân.
"""

PIECES = (
    *("WEBVTT", "NOTE", "STYLE", "REGION", "\n", "\n", "\n\n", "\r\n", " ", "\t", "\ufeff", "x", "亭", "Đình", "1"),
    *("00:01.000", "00:02.000", "00:03.500", "01:00:00.000", "00:01,5", ":", ".", "-->", " --> ", "->", "<", ">"),
    *("<v Ba>", "</v>", "<i>", "</i>", "<c.a>", "<lang km>", "<00:01.500>", "&", "&amp;", "&lt;", "&nbsp;", "&#7879;"),
    *("align:left", "size:5%", "00:01.000 --> 00:02.000\n", "\n\n00:04.000 --> 00:06.000\n", "\u0301", "&copy"),
)


def silent(version: str, kbits: int, rate: int, padding: int = 0) -> bytes:
    """A frame of nothing, by its indexes."""
    second, family, rates = VERSIONS[version]
    samples = 1152 if family == 1 else 576
    length = samples * KBITS[family][kbits] * 1000 // 8 // rates[rate] + padding
    return (bytes([255, second, (kbits + 1) << 4 | rate << 2 | padding << 1, 0xC4])).ljust(length, b"\0")
