"""`ditich translate out` and `in`: a text goes to a translator as a Word file or on paper, and comes back."""

from __future__ import annotations

import re
import shutil
import unicodedata
from pathlib import Path

import pytest

from generator.content.source import TextFile
from generator.content.stories import digest_of
from generator.packets.docx_reader import read_docx
from tests.support.day import TODAY
from tests.support.packets import back, changed, fill, row_of, rows, sent, sign
from tests.support.worlds import ROOT, ditich, edit, snapshot

RELICS = sorted(path.name for path in (ROOT / "content/sites").iterdir())


@pytest.fixture
def relics(tmp_path):
    """The five relics, to be changed."""
    shutil.copytree(ROOT / "content", tmp_path / "content")
    return tmp_path


def state(folder: Path, relic: str) -> str:
    return ditich(folder, "--lang", "en", "translate", "state", relic).stdout


# ---- out --------------------------------------------------------------------------------------------


# Every relic, every language twice; all fifteen of them are read as packets by tests/unit/packets.
@pytest.mark.parametrize(("relic", "language"), [*zip(RELICS, ["km", "zh", "en", "zh", "km"], strict=True)])
def test_a_packet_that_comes_back_as_it_went_changes_nothing(relics, relic, language):
    before = snapshot(relics / "content")
    path = sent(relics, language, relic, "--all")

    assert "this packet changes nothing" in back(relics, path, "--write").stdout
    assert before == snapshot(relics / "content")


def test_a_machine_s_text_goes_out_whole_and_a_person_s_only_where_it_is_behind(relics):
    whole = read_docx(sent(relics, "km", "dinh-thoi-an").read_bytes())
    said = ditich(relics, "--lang", "en", "translate", "out", "en", "dinh-thoi-an").stdout
    edit(relics / "content", "sites/dinh-thoi-an/vi.md", "khoảng 24 km", "khoảng 25 km")
    part = read_docx(sent(relics, "en", "dinh-thoi-an").read_bytes())

    assert whole.header
    assert whole.header.whole
    assert "nothing has changed since" in said
    assert part.header
    assert not part.header.whole
    assert ["Theo một trang du lịch, đình cách trung tâm thành phố khoảng 25 km.[^s7]"] == [
        "".join(run.text for runs in answer.source for run in runs) for answer in part.answers
    ]


def test_a_packet_names_its_reader_and_comes_with_a_page_to_print(relics):
    path = sent(relics, "km", "dinh-thoi-an", "--to", "Sư Thạch Sophia")

    assert any("Sư Thạch Sophia" in text for text in read_document_words(path))
    assert "Sư Thạch Sophia" in path.with_suffix(".html").read_text("utf-8")


def read_document_words(path: Path) -> list[str]:
    import docx

    return [paragraph.text for paragraph in docx.Document(str(path)).paragraphs]


def test_a_packet_never_takes_the_place_of_one_that_was_filled_in(relics):
    first = sent(relics, "km", "dinh-thoi-an")
    changed(first, lambda document: fill(rows(document)[8], "ថ្មី"))
    filled = first.read_bytes()
    second = sent(relics, "km", "dinh-thoi-an")

    assert first != second
    assert filled == first.read_bytes()
    assert second == sent(relics, "km", "dinh-thoi-an")


def test_a_language_the_project_does_not_have_is_named(relics):
    result = ditich(relics, "--lang", "en", "translate", "out", "th")

    assert 2 == result.exit_code
    assert "those of the project: en, km, zh" in result.stderr


# ---- in ---------------------------------------------------------------------------------------------

OLD = "នៅឆ្នាំ 2015"


def corrected(path: Path, by: str = "Sư Thạch Sophia", on: str = "20/11/2026") -> Path:
    """A packet in which one passage was corrected; it is signed."""

    def do(document):
        row = row_of(document, "Năm 2015")
        fill(row, row.cells[2].text.replace(OLD, "ក្នុងឆ្នាំ 2015"))
        sign(document, by, on)

    return changed(path, do)


def test_a_difference_is_shown_and_nothing_is_written_without_being_asked(relics):
    path = corrected(sent(relics, "km", "dinh-thoi-an"))
    before = snapshot(relics / "content")
    said = back(relics, path).stdout

    assert before == snapshot(relics / "content")
    assert "-" + line_with(relics, OLD) in said
    assert "+reviewed: {by: Sư Thạch Sophia, on: 2026-11-20}" in said
    assert "dinh-thoi-an/km: 1 passages new or changed, 25 left as they are, 0 empty" in said


def line_with(folder: Path, words: str) -> str:
    text = (folder / "content/sites/dinh-thoi-an/km.md").read_text("utf-8")
    return next(line for line in text.splitlines() if words in line)


def test_what_was_corrected_is_written_and_its_reader_and_its_state(relics):
    path = corrected(sent(relics, "km", "dinh-thoi-an"))
    text = relics / "content/sites/dinh-thoi-an/km.md"
    before = text.read_text("utf-8")
    back(relics, path, "--write")
    after = text.read_text("utf-8")
    record = (relics / "content/sites/dinh-thoi-an/.from/km").read_text("utf-8")

    expected = before.replace(OLD, "ក្នុងឆ្នាំ 2015", 1)
    day = re.search(r"updated: (.+)", before)[1]
    assert (
        expected.replace(f"updated: {day}", f"updated: {day}\nreviewed: {{by: Sư Thạch Sophia, on: 2026-11-20}}")
        == after
    )
    assert 1 == record.count("2026-11-20 Sư Thạch Sophia")
    # What was read is kept, too: a change after it is told from the text that was signed.
    (line,) = (relics / "content/sites/dinh-thoi-an/.reviewed").read_text("utf-8").splitlines()[1:]
    read = TextFile("km.md", after)
    assert line.startswith(f"km 2026-11-20 {digest_of(read)} ")
    assert line.endswith(" Sư Thạch Sophia")
    assert "reviewed" in state(relics, "dinh-thoi-an").split("dinh-thoi-an/km")[1].split("\n")[0]
    assert 0 == ditich(relics, "check").exit_code
    assert "this packet changes nothing" in back(relics, path, "--write").stdout
    assert (
        "nothing has changed since" in ditich(relics, "--lang", "en", "translate", "out", "km", "dinh-thoi-an").stdout
    )


def test_a_reader_without_a_signature_can_be_named_on_the_command_line(relics):
    path = corrected(sent(relics, "km", "dinh-thoi-an"), by="", on="")
    said = back(relics, path, "--by", "Cô Lan", "--on", "2026-11-24").stdout

    assert "reviewed: {by: Cô Lan, on: 2026-11-24}" in said
    assert 2 == ditich(relics, "translate", "in", str(path), "--by", "A", "--on", "2999-01-01").exit_code


def test_what_changed_meanwhile_stays_behind_though_its_translation_is_new(relics):
    """The translator saw the older source; nobody has said that the new words say what the new source says."""
    path = sent(relics, "en", "dinh-thoi-an", "--all")
    changed(
        path,
        lambda document: fill(row_of(document, "Theo một trang"), "A travel site says it is some 24 km away.[^s7]"),
    )
    edit(relics / "content", "sites/dinh-thoi-an/vi.md", "khoảng 24 km", "khoảng 24 km theo đường sông")
    said = back(relics, path, "--write").stderr

    assert "warning[packet-source-changed]" in said
    assert "A travel site says" in (relics / "content/sites/dinh-thoi-an/en.md").read_text("utf-8")
    assert "1 behind" in state(relics, "dinh-thoi-an")


def test_what_is_left_alone_in_a_packet_nobody_signed_stays_behind(relics):
    edit(relics / "content", "sites/dinh-thoi-an/vi.md", "khoảng 24 km", "khoảng 25 km")
    edit(relics / "content", "sites/dinh-thoi-an/vi.md", "là lễ cúng Thành hoàng lớn nhất", "là lễ cúng lớn nhất")
    path = sent(relics, "en", "dinh-thoi-an")
    changed(
        path, lambda document: fill(row_of(document, "Theo một trang"), "Some 25 km from the centre, a site says.[^s7]")
    )
    unsigned = shutil.copytree(relics, relics / "again")
    back(relics, path, "--write")
    changed(path, lambda document: sign(document, "Cô Lan", "20/11/2026"))
    said = back(unsigned, path, "--write").stderr

    assert "1 behind" in state(relics, "dinh-thoi-an").partition("/km")[0]
    assert "packet-part" in said
    assert "behind" not in state(unsigned, "dinh-thoi-an").partition("/km")[0]


def test_a_first_translation_makes_the_text(world):
    """What is not there yet says so; `ditich check` reads it, and the state is kept."""
    path = sent(world, "km", "dinh-mot", "--to", "Sư Thạch")
    words = {
        "Đình Một": "សាលា Một",
        "Đình để thử": "សាលាសម្រាប់សាកល្បង។",
        "Kỳ yên": "បុណ្យសុំសុខ",
        "Dựng năm": "សង់ឆ្នាំ 1832។[^s1]",
    }
    changed(path, lambda document: [fill(row_of(document, start), text) for start, text in words.items()])
    back(world, path, "--write")
    text = (world / "content/sites/dinh-mot/km.md").read_text("utf-8")

    assert text == (
        "---\nname: សាលា Một\nsummary: សាលាសម្រាប់សាកល្បង។\nfestivals:\n  ky-yen: បុណ្យសុំសុខ\n"
        f"text: translated\nupdated: {TODAY}\n---\n\n"
        "## ប្រវត្តិនៃការកកើត\n\nសង់ឆ្នាំ 1832។[^s1]\n\n"
        "## សម្រស់នៃស្ថាបត្យកម្ម\n\nមិនទាន់មានអត្ថបទទេ។\n\n"
        "## តម្លៃប្រវត្តិសាស្ត្រ និងវប្បធម៌\n\nមិនទាន់មានអត្ថបទទេ។\n"
    )
    assert 0 == ditich(world, "check").exit_code
    assert "dinh-mot/km: 4 current" in state(world, "dinh-mot")


def test_khmer_keeps_what_is_not_seen(relics):
    typed = "ពាក្យ\u200bថ្មី\u200d និង\u200cពាក្យ «ចាស់»។[^s49][^s6]"
    path = sent(relics, "km", "dinh-thoi-an")
    changed(path, lambda document: fill(row_of(document, "Kỳ yên nghĩa là"), typed))
    back(relics, path, "--write")

    assert typed == line_with(relics, "ពាក្យ\u200bថ្មី")


def test_quotes_that_word_has_curled_are_no_change(relics):
    path = sent(relics, "en", "dinh-thoi-an", "--all")

    def curl(document):
        for row in rows(document):
            for run in row.cells[2].paragraphs[0].runs:
                run.text = run.text.replace("“", '"').replace("”", '"').replace(" ", "\u00a0", 1)

    assert "this packet changes nothing" in back(relics, changed(path, curl)).stdout


def test_lines_keep_their_spelling_and_their_ends(relics):
    text = relics / "content/sites/dinh-thoi-an/km.md"
    written = unicodedata.normalize("NFD", text.read_text("utf-8")).replace("\n", "\r\n")
    text.write_bytes(b"\xef\xbb\xbf" + written.encode())
    back(relics, corrected(sent(relics, "km", "dinh-thoi-an"), by=""), "--write")
    after = text.read_bytes().decode()
    lines = set(written.split("\r\n"))

    assert after.startswith("\ufeff---\r\n")
    assert "\n" not in after.replace("\r\n", "")
    # The passage, whose words in Latin letters are now in NFC.
    assert 1 == len([line for line in after[1:].split("\r\n") if line not in lines])


def test_a_story_of_ten_thousand_words_goes_and_comes(world):
    folder = world / "content/sites/dinh-mot"
    for language, words in (
        ("vi", "Đoạn số {n} kể chuyện làng, " * 8),
        ("en", "Passage {n} tells of the village, " * 8),
    ):
        text = (folder / f"{language}.md").read_text("utf-8")
        body = "\n\n".join(words.format(n=number).strip(", ") + ".[^s1]" for number in range(210))
        head = "## Nét đẹp" if language == "vi" else "## The beauty"
        (folder / f"{language}.md").write_text(text.replace(head, f"{body}\n\n{head}"), "utf-8")
    path = sent(world, "en", "dinh-mot", "--all")
    changed(path, lambda document: fill(row_of(document, "Đoạn số 77 "), "Passage 77 is told anew.[^s1]"))
    back(world, path, "--write")
    text = (folder / "en.md").read_text("utf-8")

    assert 10_000 < len((folder / "vi.md").read_text("utf-8").split())
    assert 1 == text.count("told anew")
    assert "Passage 76 tells" in text
    assert "Passage 77 tells" not in text


def test_a_text_somebody_changes_while_it_is_written_stays_as_they_wrote_it(relics, monkeypatch):
    from generator.upgrade import writing

    path = corrected(sent(relics, "km", "dinh-thoi-an"))
    text = relics / "content/sites/dinh-thoi-an/km.md"
    write = writing.write

    def late(changes):
        text.write_text(text.read_text("utf-8") + "\n", "utf-8")
        write(changes)

    monkeypatch.setattr(writing, "write", late)
    record = (relics / "content/sites/dinh-thoi-an/.from/km").read_bytes()

    assert "was changed by somebody else just now" in back(relics, path, "--write", code=3).stderr
    assert "Sư Thạch" not in text.read_text("utf-8")
    assert record == (relics / "content/sites/dinh-thoi-an/.from/km").read_bytes()


def test_the_library_for_word_files_is_asked_for_where_it_is_not_there(relics, monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "docx", None)
    monkeypatch.delitem(sys.modules, "generator.packets.docx_writer", raising=False)
    result = ditich(relics, "--lang", "en", "translate", "out", "km")

    assert 2 == result.exit_code
    assert 'pip install "ditich[translate]"' in result.stderr


def test_an_xliff_file_goes_out_and_comes_back_as_a_word_file_does(relics):
    away = relics / "away"
    said = ditich(relics, "--lang", "en", "--output", str(away), "translate", "out", "km", "dinh-thoi-an", "--xliff")
    (path,) = away.glob("packets/*")
    assert "this packet changes nothing" in back(relics, path).stdout
    path.write_text(path.read_text("utf-8").replace(OLD, "ក្នុងឆ្នាំ 2015", 1), "utf-8")

    assert "FILE.xlf" in said.stderr
    assert ".xlf" == path.suffix
    assert "1 passages new or changed" in back(relics, path, "--write").stdout
    assert "ក្នុងឆ្នាំ 2015" in (relics / "content/sites/dinh-thoi-an/km.md").read_text("utf-8")


def test_a_file_there_is_not_is_said_in_a_sentence(relics):
    assert "there is no file" in back(relics, relics / "khong-co.docx", code=2).stderr
