"""A recording's length is what a browser plays; its published bytes hold no metadata."""

from __future__ import annotations

import io
import random
import re
import struct
import wave
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.media.mp3 import Sound, UnfitRecording, bare, measure, tag
from tests.support.recordings import SAMPLE, silent

VI, EN, ZH = ((SAMPLE / f"{language}.mp3").read_bytes() for language in ("vi", "en", "zh"))
SECRETS = (b"owner-of-the-telephone", b"home-of-the-keeper", b"10.1234567 106.1234567")

FRAME = bytes.fromhex("fff340c4") + bytes(104 - 4)
"""MPEG-2, Layer III, 32 kbit/s, 22 050 Hz, one channel, silent: 104 bytes heard for 576 / 22 050 s."""

SECONDS = 576 / 22050


def refused(data: bytes) -> str:
    """The reason, the same from both."""
    with pytest.raises(UnfitRecording) as measured:
        measure(data)
    with pytest.raises(UnfitRecording) as stripped:
        bare(data)
    assert measured.value.reason == stripped.value.reason
    return measured.value.reason


# ---- tags, as their standards write them ----------------------------------------------------------


def id3v2(content: bytes, *, footer: bool = False, at_end: bool = False) -> bytes:
    """ID3v2.4.0, 3.1 and 3.4."""
    size = bytes(len(content) >> shift & 0x7F for shift in (21, 14, 7, 0))
    head = b"ID3\x04\x00" + (b"\x10" if footer or at_end else b"\x00") + size
    return head + content + (b"3DI" + head[3:] if footer or at_end else b"")


def id3v1(content: bytes) -> bytes:
    return b"TAG" + content.ljust(125, b"\0")


def id3v1_longer(content: bytes) -> bytes:
    """Which stands in front of the other."""
    return b"TAG+" + content.ljust(223, b"\0") + id3v1(content)


def ape(content: bytes, *, header: bool = True) -> bytes:
    """APEv2, with one item; APEv1 is the same without a header."""
    item = struct.pack("<II", len(content), 0) + b"Location\0" + content

    def end(flags: int) -> bytes:
        return struct.pack("<8sIIII8x", b"APETAGEX", 2000 if header else 1000, len(item) + 32, 1, flags)

    return (end(0xA0000000) if header else b"") + item + end(0x80000000 if header else 0)


def lyrics(content: bytes) -> bytes:
    """Lyrics3, of the last century."""
    return b"LYRICSBEGIN" + content + b"LYRICSEND"


NOISE = random.Random(7).randbytes(4000)
PRIVATE = b"".join(SECRETS) + b"\xff\xd8\xff\xe0\0\x10JFIF" + NOISE + b"".join(SECRETS)
"""A picture among it, in which bytes look like frames."""

BEFORE = {
    "none": b"",
    "id3v2": id3v2(PRIVATE),
    "with a footer": id3v2(PRIVATE, footer=True),
    "several": id3v2(PRIVATE) + id3v2(b"".join(SECRETS)) + id3v2(b""),
    "nulls behind it": id3v2(PRIVATE) + bytes(700),
    "ape": ape(PRIVATE),
    "nobody's": b"".join(SECRETS),
}
BEHIND = {
    "none": b"",
    "id3v1": id3v1(b"".join(SECRETS)[:125]),
    "id3v1, longer": id3v1_longer(b"".join(SECRETS)[:125]),
    "apev2": ape(PRIVATE),
    "apev1": ape(PRIVATE, header=False),
    "apev2, id3v1": ape(PRIVATE) + id3v1(SECRETS[0]),
    "id3v1, apev2": id3v1(SECRETS[0]) + ape(PRIVATE),
    "id3v2": id3v2(PRIVATE, at_end=True),
}


@pytest.mark.parametrize("behind", BEHIND)
@pytest.mark.parametrize("before", BEFORE)
def test_only_mp3_frames_are_published(before, behind):
    """Byte for byte as they were, whatever stands around them."""
    sound = bare(ZH)

    assert sound == ZH
    assert sound == bare(BEFORE[before] + sound + BEHIND[behind])
    assert measure(ZH) == measure(BEFORE[before] + sound + BEHIND[behind])


def test_unknown_chunks_are_not_published():
    """A frame is not trusted when something unknown follows it: 26 ms are the price."""
    assert FRAME * 19 == bare(FRAME * 20 + lyrics(b"".join(SECRETS)) + id3v1(SECRETS[0]))
    assert FRAME * 38 == bare((FRAME * 20 + b"".join(SECRETS)) * 2)
    assert FRAME * 19 == bare(FRAME * 20 + bytes(1000))


def test_one_or_two_frames_among_other_bytes_are_no_sound():
    """Three of one kind in a row are not."""
    secret = b"".join(SECRETS)
    lone_header = silent("2", 3, 2)[:4] + secret.ljust(140, b"\0")

    assert FRAME * 19 == bare(FRAME * 20 + secret + FRAME * 2 + secret)
    assert FRAME * 21 == bare(FRAME * 20 + secret + FRAME * 3 + secret)
    assert FRAME * 40 == bare(FRAME * 20 + lone_header + FRAME * 20)


def test_a_tag_longer_than_the_file_hides_no_frames():
    """Some programs write the size with all eight bits of its bytes."""
    oversized_tag = b"ID3\x03\0\0\x7f\x7f\x7f\x7f" + b"".join(SECRETS)

    assert FRAME * 20 == bare(oversized_tag + FRAME * 20)
    assert FRAME * 39 == bare(FRAME * 20 + oversized_tag + FRAME * 20)


def test_tags_may_be_longer_than_the_frames():
    assert FRAME == bare(id3v2(b"", footer=True) * 20 + FRAME)
    assert FRAME == bare(id3v2(PRIVATE) + FRAME + ape(PRIVATE))


@pytest.mark.parametrize(
    ("tag", "missing"),
    [
        (id3v1(b"secret"), 128),
        (id3v1_longer(b"secret"), 227),
        (ape(b"secret"), 87),
        (ape(b"secret", header=False), 55),
        (id3v2(b"secret", at_end=True), 26),
    ],
)
def test_a_tag_does_not_count_as_the_end_of_a_frame(tag, missing):
    """A recording that breaks off exactly as many bytes early as its tag is long."""
    frame = silent("1", 8, 0)

    assert len(tag) == missing + (128 if missing == 227 else 0)
    assert "cut" == refused(frame * 20 + frame[:-missing] + tag)


def test_owner_and_place_are_removed_from_a_real_recording():
    """Written there by LAME."""
    sound = bare(VI)

    assert list(SECRETS) == [secret for secret in SECRETS if secret in VI]
    assert [] == [mark for mark in (*SECRETS, b"ID3", b"TAG") if mark in sound]
    assert sound in VI
    assert sound == bare(sound)


def test_tags_between_two_recordings_in_one_file_are_removed():
    """`cat a.mp3 b.mp3` makes one of two, tags and all."""
    two = VI + id3v2(PRIVATE) + ZH + ape(PRIVATE) + ZH + BEHIND["id3v1, longer"] + ZH

    assert bare(VI) + ZH * 3 == bare(two)
    # The header of the first one counts its own frames. That of a second would be one more silent frame.
    assert round(measure(VI).seconds + 3 * measure(ZH).seconds, 3) == measure(two).seconds


@given(
    st.integers(1, 103), st.sampled_from([id3v1, id3v2, lyrics, ape]), st.sampled_from([b"", bytes(300), FRAME * 20])
)
def test_a_truncated_frame_takes_no_byte_of_the_tag_behind_it(length, tag, behind):
    """A recording that breaks off, and was given its tag by another program."""
    torn = FRAME * 20 + FRAME[:length] + tag(b"secret" * 20) + behind
    try:
        sound = bare(torn)
    except UnfitRecording as unfit:
        assert "cut" == unfit.reason  # noqa: PT017 -- one of two right ends
    else:
        assert b"" == sound.replace(FRAME, b"")


# ---- length ---------------------------------------------------------------------------------------

# What others say of the samples, in seconds: decoded by mpg123 1.31.2 (who leaves out the silence that LAME says it
# put at the beginning and the end), and by frames as ffmpeg 5.1.9 counts packets. They are not asked at each run.
OTHERS = {"vi": (19.043, 19.043), "en": (21.123, 21.185), "zh": (20.664, 20.664)}


@pytest.mark.parametrize("language", OTHERS)
def test_the_length_of_a_real_recording_agrees_with_other_decoders(language):
    """Constant rate; variable rate with a header; variable rate without one, of which ffprobe guesses 16.5 s."""
    data = (SAMPLE / f"{language}.mp3").read_bytes()
    decoded, counted = OTHERS[language]

    assert counted == measure(data).seconds
    assert decoded == pytest.approx(measure(data).seconds, abs=0.1)


def test_the_test_s_own_frame_tables_match_a_common_frame():
    """128 kbit/s at 44.1 kHz: 417 bytes, and 418 with padding, heard for 26.122 ms."""
    assert (417, 418) == (len(silent("1", 8, 0)), len(silent("1", 8, 0, 1)))
    assert FRAME == silent("2", 3, 0)
    assert Sound(26.122, 417 * 1000) == measure(silent("1", 8, 0) * 1000)


@given(st.lists(st.integers(0, 13), min_size=3))
def test_frames_of_mixed_bit_rates_are_counted_to_the_end(rates):
    """Silence first, at the lowest rate, is what makes others guess four times too much."""
    frames = [silent("2", kbits, 0) for kbits in [0] * 40 + rates]

    assert Sound(round(len(frames) * SECONDS, 3), sum(map(len, frames))) == measure(b"".join(frames))
    assert b"".join(frames) == bare(b"".join(frames))


def xing(name: bytes, frames: int) -> bytes:
    """The frame that LAME puts first: `Xing` where the rate varies, `Info` where it does not; one channel, MPEG-2."""
    return (FRAME[:4] + bytes(9) + name + struct.pack(">II", 1, frames)).ljust(104, b"\0")


def vbri(frames: int) -> bytes:
    """Fraunhofer's."""
    return (FRAME[:4] + bytes(32) + b"VBRI" + struct.pack(">HHHII", 1, 0, 75, 104 * frames, frames)).ljust(104, b"\0")


@pytest.mark.parametrize("header", [xing(b"Xing", 100), xing(b"Info", 100), xing(b"Info", 0), vbri(100)])
def test_a_length_header_is_published_and_not_counted(header):
    """By it a browser knows the length before the last byte has come."""
    assert Sound(round(100 * SECONDS, 3), 101 * 104) == measure(header + FRAME * 100)
    assert header + FRAME * 100 == bare(header + FRAME * 100)


# ---- what is no recording -------------------------------------------------------------------------


def test_an_empty_file_has_no_sound():
    assert "empty" == refused(b"")


@pytest.mark.parametrize("data", [id3v2(PRIVATE), id3v1(b"x"), ape(b"x"), id3v2(b"x") + id3v1(b"x")])
def test_a_tag_alone_has_no_sound(data):
    assert "empty" == refused(data)


@pytest.mark.parametrize("header", [xing(b"Info", 0), xing(b"Xing", 100), vbri(0)])
def test_a_header_without_a_frame_behind_it_has_no_sound(header):
    assert "empty" == refused(header)


def wav() -> bytes:
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(22050)
        file.writeframes(random.Random(1).randbytes(200_000))
    return out.getvalue()


def m4a() -> bytes:
    """What most telephones record, renamed: MPEG-4 boxes, and AAC inside."""
    sound = random.Random(2).randbytes(200_000)
    boxes = ((b"ftyp", b"M4A \0\0\2\0isomiso2"), (b"mdat", sound), (b"moov", bytes(400)))
    return b"".join(struct.pack(">I", len(content) + 8) + name + content for name, content in boxes)


def archive() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("vi.mp3", wav())
    return out.getvalue()


OTHER_FILES = {
    "wav": wav(),
    "m4a": m4a(),
    "zip": archive(),
    "text": "Đây là bản đọc thử.\n".encode() * 1000,
    "nulls": bytes(1000),
    "ones": b"\xff" * 1000,
    # ADTS has the same twelve ones in front, and a layer of 0.
    "aac": (b"\xff\xf1\x50\x80\x0d\x1f\xfc" + bytes(98)) * 100,
    "layer II": (b"\xff\xfd\x80\xc4" + bytes(414)) * 100,
    "a rate that is reserved": (b"\xff\xfb\x9c\xc4" + bytes(413)) * 100,
    "a bit rate that is none": (b"\xff\xfb\xf0\xc4" + bytes(413)) * 100,
    "a tag that breaks off": id3v2(PRIVATE)[:-1],
    "one frame": FRAME + b"and words behind it",
    "a few frames in a file of something else": NOISE + FRAME * 10 + NOISE,
}


@pytest.mark.parametrize("kind", OTHER_FILES)
def test_a_file_of_another_kind_is_no_mp3_whatever_its_name(kind):
    assert "not-mp3" == refused(OTHER_FILES[kind])


@given(st.binary(max_size=2000) | st.integers(0, 99).map(lambda seed: random.Random(seed).randbytes(100_000)))
def test_any_bytes_are_refused_or_published_without_what_is_no_frame(data):
    try:
        sound = bare(data)
    except UnfitRecording:
        return
    assert sound == bare(sound)


@given(st.integers(4, len(ZH) - 1))
def test_a_recording_that_ends_inside_a_frame_is_truncated(length):
    """Where one frame ends and the next has not begun, nobody can tell; nor from three bytes of it."""
    whole = ZH[:length]
    try:
        sound = bare(whole)
    except UnfitRecording as unfit:
        assert unfit.reason == ("cut" if length > 600 else unfit.reason)  # noqa: PT017 -- one of two right ends
    else:
        assert len(whole) - len(sound) < 4
        assert whole.startswith(sound)


def test_a_recording_shorter_than_its_header_says_is_truncated():
    """A second is a frame more or less that encoders disagree about."""
    assert "cut" == refused(xing(b"Xing", 1000) + FRAME * 500)
    assert "cut" == refused(vbri(1000) + FRAME * 500)
    assert "cut" == refused(EN[: len(EN) // 2])
    assert round(965 * SECONDS, 3) == measure(xing(b"Xing", 1000) + FRAME * 965).seconds


# ---- the samples ----------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["vi", "en", "zh"])
def test_a_sample_s_transcript_ends_with_the_recording(language):
    ends = re.findall(r"--> 00:(\S+)", (SAMPLE / f"{language}.vtt").read_text("utf-8"))
    data = (SAMPLE / f"{language}.mp3").read_bytes()

    assert 0 <= measure(data).seconds - float(ends[-1]) < 0.5


def test_the_samples_are_small():
    assert sum(path.stat().st_size for path in SAMPLE.iterdir()) < 250_000


# ---- who reads ------------------------------------------------------------------------------------


@pytest.mark.parametrize(("voice", "source"), [("person", b"digitalCapture"), ("machine", b"trainedAlgorithmicMedia")])
def test_a_program_learns_who_reads(voice, source):
    """Read as ID3v2.3 says (3.1, 3.3, 4.2.2): a header, then frames of an id, a size, two flags and a text."""
    data = tag(voice)
    size = sum(byte << shift for byte, shift in zip(data[6:10], (21, 14, 7, 0), strict=True))
    assert (b"ID3\x03\x00\x00", len(data) - 10) == (data[:6], size)
    texts, at = {}, 10
    while at < len(data):
        length = int.from_bytes(data[at + 4 : at + 8])
        assert (b"TXXX", b"\x00\x00\x00") == (data[at : at + 4], data[at + 8 : at + 11])
        name, value = data[at + 11 : at + 10 + length].split(b"\x00")
        texts[name], at = value, at + 10 + length

    assert voice.encode() == texts[b"voice"]
    assert texts[b"DigitalSourceType"].endswith(b"/digitalsourcetype/" + source)


def test_the_tag_is_no_sound():
    assert (measure(VI), bare(VI)) == (measure(tag("machine") + bare(VI)), bare(tag("person") + VI))
