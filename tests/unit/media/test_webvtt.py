"""A transcript on the page is what a browser would show; text a browser would leave out is a fault."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.content.source import TextFile
from generator.media.webvtt import PAUSE, Code, Paragraph, doubled, parse
from tests.support.recordings import PIECES, RIGHT, SAMPLE


def paragraphs(text: str, seconds: float | None = None) -> tuple[Paragraph, ...]:
    transcript, faults = parse(text, seconds)
    assert () == faults
    assert transcript is not None
    return transcript.paragraphs


def texts(*lines: str) -> list[str]:
    """The paragraphs of cues that say this, one a second."""
    cues = [f"00:{second:02}.000 --> 00:{second + 1:02}.000\n{line}\n" for second, line in enumerate(lines)]
    return [paragraph.text for paragraph in paragraphs("WEBVTT\n\n" + "\n".join(cues))]


def faults_of(text: str, seconds: float | None = None) -> list[str]:
    """Each fault as a compiler would show it: line, column, word, and what is underlined."""
    transcript, faults = parse(text, seconds)
    assert (transcript is None) == bool(faults)
    lines = []
    for fault in faults:
        at = TextFile("vi.vtt", text).span(fault.offset, fault.length)
        lines.append(
            f"{at.line}:{at.column} {fault.code} {at.text[at.column - 1 : at.column - 1 + at.length]}".rstrip()
        )
    return lines


# ---- what is read ---------------------------------------------------------------------------------


def test_cues_of_one_speaker_are_one_paragraph():
    text = RIGHT.replace("Kia", "<v Bà Ba>Kia")

    assert (Paragraph(1.0, "Bà Ba", "Đây là cổng. Kia là sân."),) == paragraphs(text)


def test_another_speaker_begins_a_paragraph():
    assert (Paragraph(1.0, "Bà Ba", "Đây là cổng."), Paragraph(2.2, "", "Kia là sân.")) == paragraphs(RIGHT)


def test_two_speakers_in_one_cue_are_two_paragraphs_that_start_together():
    text = RIGHT.replace("Kia là sân.", "<v Ông Tư>Còn kia?</v> <v.low Bà Ba>Là sân.</v>")

    assert [("Bà Ba", 1.0), ("Ông Tư", 2.2), ("Bà Ba", 2.2)] == [(p.speaker, p.start) for p in paragraphs(text)]


@pytest.mark.parametrize(("begins", "expected"), [("00:03.499", 1), ("00:03.500", 2)])
def test_a_pause_begins_a_paragraph(begins, expected):
    """And 1.499 seconds are none."""
    text = RIGHT.replace("00:02.200", begins).replace("<v Bà Ba>", "")

    assert 1500 == PAUSE
    assert expected == len(paragraphs(text))


def test_a_pause_is_counted_from_the_cue_that_lasts_longest():
    """A cue may stand inside another."""
    text = "WEBVTT\n\n00:00.000 --> 00:09.000\na\n\n00:01.000 --> 00:02.000\nb\n\n00:10.000 --> 00:11.000\nc\n"

    assert ("a b c",) == tuple(paragraph.text for paragraph in paragraphs(text))


def test_a_note_between_two_cues_begins_a_paragraph():
    """The one way to begin one where nobody makes a pause."""
    text = RIGHT.replace("<v Bà Ba>", "")

    assert 1 == len(paragraphs(text))
    assert 2 == len(paragraphs(text.replace("\n2\n", "\nNOTE một đoạn mới\n\n2\n")))
    assert 1 == len(paragraphs(text.replace("\n1\n", "\nNOTE giọng máy\n\n1\n")))


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("một", "hai"), "một hai"),
        (("一座", "亭屋。", "“好”", "我说"), "一座亭屋。“好”我说"),
        (("亭屋", "Đình", "亭屋"), "亭屋 Đình 亭屋"),
        (("一座\n亭 屋",), "一座亭 屋"),
        (("សាលា", "ឃុំ"), "សាលា ឃុំ"),
        (("សាលា\nឃុំ",), "សាលាឃុំ"),
        (("ព្រះវិហារនេះបាន\nសាងសង់ក្នុងឆ្នាំ\n1950",), "ព្រះវិហារនេះបានសាងសង់ក្នុងឆ្នាំ 1950"),
        (("សាលា\u200b\nឃុំ",), "សាលា\u200bឃុំ"),
        (("សាលា។\nឃុំ",), "សាលា។ ឃុំ"),
        (("សាលា\nĐình",), "សាលា Đình"),
        (("nó nói “", "ừ”"), "nó nói “ ừ”"),
        (("  hai \t dòng \n  một   lời  ",), "hai dòng một lời"),
    ],
)
def test_a_blank_stands_between_two_lines_except_where_a_script_writes_none(lines, expected):
    assert [expected] == texts(*lines)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("<i>nghiêng</i> <b>đậm</b> <u>gạch</u>", "nghiêng đậm gạch"),
        ("nghi<i>ê</i>ng", "nghiêng"),
        ("<c.loud.red>to</c>", "to"),
        ("<lang km>ស្រុក</lang>", "ស្រុក"),
        ("một <00:00.500>hai <00:00:00.700><c>ba</c>", "một hai ba"),
        ("<ruby>亭<rt>đình</rt></ruby>", "亭đình"),
        ("&lt;i&gt; &amp;amp; &amp;lt;", "<i> &amp; &lt;"),
        ("a&nbsp;b&lrm;c&rlm;", "a\u00a0b\u200ec\u200f"),
        ("&a<i>mp;</i>", "&amp;"),
        ("Kinh & Khmer > 5", "Kinh & Khmer > 5"),
        ("Đình", "Đình"),
    ],
)
def test_tags_are_dropped_and_escapes_undone_once(line, expected):
    assert [expected] == texts(line)


def test_letters_come_in_nfc():
    """As everything else the site is made of."""
    text = unicodedata.normalize("NFD", RIGHT)

    assert text != RIGHT
    assert paragraphs(RIGHT) == paragraphs(text)


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_marks_make_no_difference(ends, mark):
    assert paragraphs(RIGHT) == paragraphs(mark + RIGHT.replace("\n", ends))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("WEBVTT\n", "WEBVTT\tBài đọc\nKind: captions\nLanguage: vi\n"),
        ("\n1\n", "\nNOTE\nhai dòng\nkhông ai nghe\n\n1\n"),
        ("\n1\n", "\nSTYLE\n::cue { color: red }\n\nREGION\nid:fred width:40%\n\n1\n"),
        ("\n1\n", "\ncâu mở đầu <đọc chậm>\n"),
        ("\n1\n", "\n"),
        ("00:02.000\n", "00:02.000 position:10%,line-left  align:left size:35%\n"),
        ("00:01.000 --> 00:02.000", "00:00:01.000\t-->00:00:02.000  "),
        ("\n2\n", " \t\n\n   \n2\n"),
        ("sân.\n", "sân."),
    ],
)
def test_notes_styles_and_settings_do_not_change_the_transcript(old, new):
    assert old in RIGHT
    assert paragraphs(RIGHT) == paragraphs(RIGHT.replace(old, new, 1))


def test_times_with_hours_are_read():
    text = RIGHT.replace("00:02.200 --> 00:04.000", "01:00:02.200 --> 100:00:04.000")

    assert 3602.2 == paragraphs(text)[1].start


# ---- what is wrong --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("WEBVTT\n\n", "", "1:1 no-header 1"),
        ("WEBVTT", "WebVTT", "1:1 no-header WebVTT"),
        ("WEBVTT", "WEBVTT1", "1:1 no-header WEBVTT1"),
        ("WEBVTT", "\nWEBVTT", "1:1 no-header"),
        ("00:01.000", "00:01,000", "4:1 timestamp 00:01,000"),
        ("00:01.000", "0:01.000", "4:1 timestamp 0:01.000"),
        ("00:01.000", "0:00:01.000", "4:1 timestamp 0:00:01.000"),
        ("00:01.000", "00:01", "4:1 timestamp 00:01"),
        ("00:01.000", "00:61.000", "4:1 timestamp 00:61.000"),
        ("00:01.000", "០០:០១.០០០", "4:1 timestamp ០០:០១.០០០"),
        ("00:01.000", "", "4:2 timestamp -"),
        ("00:02.000", "00:02.00", "4:15 timestamp 00:02.00"),
        ("00:02.000", "", "4:15 timestamp"),
        ("00:02.000", "9999999:00:02.000", "4:15 timestamp 9999999:00:02.000"),
        ("-->", "->", "4:11 arrow ->"),
        ("-->", "—>", "4:11 arrow —>"),
        ("-->", "→", "4:11 arrow →"),
        (" --> ", " ", "4:11 arrow 0"),
        (" --> 00:02.000", "", "4:10 arrow"),
        ("Đây là cổng.\n\n2\n", "Đây là cổng.\n", "6:11 arrow-inside -->"),
        ("Đây là cổng.\n\n2\n", "Đây là cổng.\n2\n", "7:11 arrow-inside -->"),
        ("Đây là cổng.", "vào --> ra", "5:14 arrow-inside -->"),
        ("\n1\n", "", "2:11 arrow-inside -->"),
        ("\n1\n", "\nNOTE bỏ\n", "4:11 arrow-inside -->"),
        ("\n1\n", "\nNOTE vào --> ra\n\n1\n", "3:10 arrow-inside -->"),
        ("Đây là", "Đây là\n\n", "7:1 no-times  cổng."),
        ("\n1\n", "\nmột\nhai\n", "3:1 no-times một"),
        ("\n1\n", "\nSTYLE của mái\n\n1\n", "3:1 no-times STYLE của mái"),
        ("00:02.000", "00:01.000", "4:15 backwards 00:01.000"),
        ("00:02.000", "00:00.999", "4:15 backwards 00:00.999"),
        ("00:01.000 --> 00:02.000", "00:02.201 --> 00:03.000", "8:1 order 00:02.200"),
        ("<v Bà Ba>Đây là cổng.", "", "4:1 no-text 00:01.000 --> 00:02.000"),
        ("<v Bà Ba>Đây là cổng.", "<v Bà Ba> <i></i>", "4:1 no-text 00:01.000 --> 00:02.000"),
        ("00:02.000\n", "00:02.000 align:left Đây\n", "4:36 setting Đây"),
        ("00:02.000\n", "00:02.000 Đây là: cổng\n", "4:25 setting Đây là: cổng"),
        ("cổng.", "5 < 6", "5:19 tag <"),
        ("cổng.", "<cổng>.", "5:17 tag <cổng>"),
        ("cổng.", "<script>cổng", "5:17 tag <script>"),
        ("<v Bà Ba>", "<v Bà Ba", "5:1 tag <"),
        ("<v Bà Ba>", "<i Bà Ba>", "5:1 tag <i Bà Ba>"),
        ("<v Bà Ba>Đây", "<v Bà\nBa>Đây", "5:1 tag <v Bà"),
        ("<v Bà Ba>", "<vi Bà Ba>", "5:1 tag <vi Bà Ba>"),
    ],
)
def test_each_mistake_is_reported_at_its_line_and_column(old, new, expected):
    """And no other fault is reported."""
    assert old in RIGHT
    assert [expected] == faults_of(RIGHT.replace(old, new, 1))


@pytest.mark.parametrize("text", ["WEBVTT", "WEBVTT\n\nNOTE chưa có\n", "WEBVTT\n\nSTYLE\n::cue {}\n"])
def test_a_transcript_without_words_is_a_fault(text):
    assert ["1:1 no-cue W"] == faults_of(text)


def test_an_empty_file_has_neither_header_nor_cue():
    assert ["1:1 no-header", "1:1 no-cue"] == faults_of("")


@pytest.mark.parametrize(("seconds", "expected"), [(3.0, []), (2.999, ["8:15 late 00:04.000"]), (None, [])])
def test_a_cue_may_outlast_the_recording_by_a_second(seconds, expected):
    assert expected == faults_of(RIGHT, seconds)


def test_all_mistakes_are_reported_in_one_run():
    text = """1
00:00:01,000 --> 00:00:02,000
Phụ đề SubRip

2
00:05.000 – 00:04.000
<b>Hai

3
00:01.000 --> 00:99.000 chữ
"""

    assert [
        "1:1 no-header 1",
        "2:1 timestamp 00:00:01,000",
        "2:18 timestamp 00:00:02,000",
        "6:11 arrow –",
        "6:13 backwards 00:04.000",
        "10:1 no-text 00:01.000 --> 00:99.000 chữ",
        "10:1 order 00:01.000",
        "10:15 timestamp 00:99.000",
        "10:25 setting chữ",
    ] == sorted(faults_of(text), key=lambda line: [int(number) for number in re.findall(r"\d+", line)[:2]])


def test_a_mistake_after_text_outside_a_cue_is_reported():
    text = RIGHT.replace("1\n00:01.000 --> 00:02.000", "một\nhai\n00:02.000 --> 00:01.000")

    assert ["3:1 no-times một", "5:15 backwards 00:01.000"] == faults_of(text)


def test_a_fault_holds_the_text_and_what_it_was_compared_with():
    text = RIGHT.replace("00:02.000", "00:00.500").replace("00:02.200", "00:00.700")
    _, faults = parse(text, 1.0)

    assert {
        "backwards": {"time": "00:00.500", "start": "00:01.000"},
        "order": {"time": "00:00.700", "before": "00:01.000"},
        "late": {"time": "00:04.000", "recording": "00:01.000"},
    } == {fault.code: dict(fault.values) for fault in faults}


def test_lengths_of_an_hour_are_written_with_hours():
    _, faults = parse(RIGHT.replace("00:04.000", "09:00:00.000"), 3725.5)

    assert ["01:02:05.500"] == [fault.values["recording"] for fault in faults]


def test_windows_line_ends_move_no_mistake():
    """An offset is one in the text as given."""
    text = RIGHT.replace("-->", "->").replace("\n", "\r\n")
    _, faults = parse(text)

    assert ["->", "->"] == [text[fault.offset : fault.offset + fault.length] for fault in faults]


# ---- any text -------------------------------------------------------------------------------------

SCRAPS = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


@given(st.text() | SCRAPS | SCRAPS.map(lambda scraps: "WEBVTT\n\n" + scraps), st.none() | st.floats(0, 100))
def test_any_text_is_a_transcript_or_has_faults(text, seconds):
    """Faults in the order of the file, inside it; starts that do not decrease; letters and no white space around."""
    transcript, faults = parse(text, seconds)

    assert (transcript is None) == bool(faults)
    assert [fault.offset for fault in faults] == sorted(fault.offset for fault in faults)
    assert all(0 <= fault.offset <= len(text) and fault.length >= 1 for fault in faults)
    assert all(fault.code in get_args(Code) for fault in faults)
    if transcript:
        starts = [paragraph.start for paragraph in transcript.paragraphs]
        assert starts
        assert sorted(starts) == starts
        assert all(re.fullmatch(r"[^ \n](.*[^ \n])?", paragraph.text, re.DOTALL) for paragraph in transcript.paragraphs)


@pytest.mark.parametrize(
    "piece", ["<", "<v ", ":", "1:", "-->", " ", "-->\n", "1\n\n", "&", "a:b ", "<i>", "00:01.000 --> "]
)
def test_a_long_file_takes_no_longer_than_its_length(piece):
    """Of 100,000 characters; a square of them would take minutes."""
    assert parse("WEBVTT\n\n" + piece * (100_000 // len(piece)))[1]
    assert parse("WEBVTT\n\n00:01.000 --> 00:02.000\n" + piece * (100_000 // len(piece)) + "<")[1]


WORDS = st.text("abcĐệ<>&; 亭屋។។\u00a0", min_size=1).map(lambda words: " ".join(words.split())).filter(bool)
TURNS = st.lists(
    st.tuples(st.integers(0, 10**7), st.integers(1, 10**5), st.sampled_from(["", "Bà Ba", "A & B"]), WORDS), min_size=1
)


def clock(milliseconds: int) -> str:
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest:03}"


@given(TURNS)
def test_a_written_transcript_round_trips(turns):
    """Cues made of any words, a note between any two: each is one paragraph, or the next line of one."""
    turns = sorted(turns)
    blocks = ["WEBVTT"]
    for start, length, speaker, words in turns:
        voice = f"<v {speaker}>".replace("&", "&amp;") if speaker else ""
        escaped = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        blocks += ["NOTE", f"{clock(start)} --> {clock(start + length)}\n{voice}{escaped}"]

    expected = tuple(Paragraph(start / 1000, speaker, words) for start, _, speaker, words in turns)
    assert expected == paragraphs("\n\n".join(blocks))


@pytest.mark.parametrize("language", ["en", "vi", "zh"])
def test_the_samples_are_two_paragraphs_each(language):
    """Two seconds of silence lie between them."""
    parsed = paragraphs((SAMPLE / f"{language}.vtt").read_text("utf-8"), 22.0)

    assert 2 == len(parsed)
    assert all(paragraph.text for paragraph in parsed)


# ---- automatic captions -----------------------------------------------------------------------------


def rolling(*lines: str, tag: str = "{}") -> str:
    """Captions as a program rolls them: each line below, then above the next."""
    cues = [lines[0], *(f"{above}\n{tag.format(below)}" for above, below in pairwise(lines))]
    return "WEBVTT\n\n" + "\n".join(f"00:{n:02}.000 --> 00:{n + 1:02}.000\n{cue}\n" for n, cue in enumerate(cues))


@pytest.mark.parametrize("tag", ["{}", "<c>{}</c>", "<00:00:00.500><c> {}</c>"])
def test_lines_that_roll_are_found_at_the_first_that_is_said_twice(tag):
    text = rolling("một", "hai", "ba", "bốn", "năm", tag=tag)
    fault = doubled(text)

    assert fault is not None
    assert ("doubled", "một", text.index("một", text.index("một") + 1)) == (
        fault.code,
        fault.values["text"],
        fault.offset,
    )


@pytest.mark.parametrize(
    "text",
    [
        RIGHT,
        rolling("một", "hai", "ba"),
        "WEBVTT\n\n" + "".join(f"00:{n:02}.000 --> 00:{n + 1:02}.000\ncâu {n}\n\n" for n in range(20)),
        "",
    ],
)
def test_a_refrain_is_no_habit(text):
    """Two lines said twice, here and there."""
    assert None is doubled(text)


def test_an_arrow_in_a_note_is_no_cue():
    assert None is doubled("WEBVTT\n\nNOTE -->\n\n-->")
