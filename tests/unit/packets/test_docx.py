"""A packet as a Word file, and what a stranger's file can hold."""

from __future__ import annotations

import io
from xml.etree import ElementTree as ET
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from generator.content.languages import known_languages
from generator.packets.docx_reader import LARGEST, Answer, Unreadable, read_docx
from generator.packets.docx_writer import docx_of
from generator.packets.inline import Run, runs_of
from generator.packets.letter import About, letter_of, read_letter
from generator.packets.packet import Header, Key, Packet, Row
from generator.packets.sheet import sheet_of
from tests.support.worlds import BUILT_IN

LANGUAGES = known_languages(BUILT_IN)
HEADER = Header("dinh-mot", "vi", "km", "2026-11-24", whole=True, rows=3)
KHMER = "ក\u200bខ **ឈរនៅទីនេះ៖** មាន [Linh Sơn](linh-son-co-mieu)។[^s1]"


def packet(language: str = "km") -> Packet:
    rows = (
        Row(1, Key("1" * 8), "", "Tên", ((Run("Đình Một"),),), ()),
        Row(
            2, Key("2" * 8, "a" * 8), "Lịch sử", "", (runs_of("**Dựng** năm 1832.[^s1]"),), (runs_of(KHMER),), "behind"
        ),
        Row(
            3,
            Key("3" * 8),
            "Lịch sử",
            "",
            (runs_of("Một."), runs_of("Hai.")),
            (runs_of("站在*这里*。"), (Run("a\nb"),)),
        ),
    )
    return Packet(Header("dinh-mot", "vi", language, "2026-11-24", whole=True, rows=3), "Đình Một", rows)


def letter(language: str = "km"):
    (found, words), _ = read_letter(BUILT_IN, language, LANGUAGES[language].fallback)
    return letter_of(found, words, About("Đình Một", LANGUAGES[language].name, 3, "Sư Thạch", "Đoàn thử"))


def written(language: str = "km") -> bytes:
    return docx_of(packet(language), letter(language), LANGUAGES["vi"], LANGUAGES[language])


@pytest.mark.parametrize("language", ["km", "zh", "en", "ar", "lo"])
def test_what_goes_out_is_what_is_read(language):
    returned = read_docx(written(language))

    assert packet(language).header == returned.header
    assert [(row.key, row.source, row.translation) for row in packet().rows] == [
        (answer.key, answer.source, answer.translation) for answer in returned.answers
    ]
    assert [1, 2, 3] == [answer.number for answer in returned.answers]
    assert ("", "", "", (), ()) == (returned.by, returned.on, returned.remarks, returned.beside, returned.comments)


def test_a_packet_is_the_same_whenever_it_is_written():
    assert written() == written()


NAMESPACE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

ORDER = {
    "pPr": ["pStyle", "keepNext", "keepLines", "numPr", "bidi", "spacing", "ind", "jc", "outlineLvl", "rPr"],
    "rPr": [
        "rStyle",
        "rFonts",
        "b",
        "bCs",
        "i",
        "iCs",
        "color",
        "sz",
        "szCs",
        "u",
        "shd",
        "vertAlign",
        "rtl",
        "cs",
        "lang",
    ],
    "trPr": ["cantSplit", "tblHeader"],
    "tcPr": ["tcW", "gridSpan", "vMerge", "shd"],
}


@pytest.mark.parametrize("language", ["km", "ar"])
def test_properties_stand_in_the_order_word_asks_for(language):
    with ZipFile(io.BytesIO(written(language))) as archive:
        parts = [ET.fromstring(archive.read(f"word/{name}.xml")) for name in ("document", "styles")]
    for name, order in ORDER.items():
        for element in (found for part in parts for found in part.iter(NAMESPACE + name)):
            children = [child.tag.rpartition("}")[2] for child in element]
            known = [child for child in children if child in order]
            assert sorted(known, key=order.index) == known, (name, children)


@pytest.mark.parametrize("tag", ["km", "zh", "en", "vi"])
def test_there_is_a_letter_in_each_of_the_four_languages_and_it_names_its_reader(tag):
    said = letter(tag)

    assert tag == said.language
    assert "Sư Thạch" in said.greeting
    assert "Đình Một" in said.paragraphs[0]
    assert bool(said.machine) == (tag in ("km", "zh"))


def test_a_language_without_a_letter_gets_an_english_one():
    assert "en" == letter("th").language


def test_the_page_to_print_asks_nothing_of_a_network_and_shows_markup_as_letters():
    made = packet()
    row = Row(4, Key("4" * 8), "", "", ((Run("<script>1</script>[^s1]"),),), ())
    page = sheet_of(
        Packet(made.header, made.name, (*made.rows, row)), letter(), LANGUAGES["vi"], LANGUAGES["km"], BUILT_IN
    ).decode()

    assert "&lt;script&gt;1&lt;/script&gt;<sup>[^s1]</sup>" in page
    assert "http" not in page
    assert "size: A4" in page
    assert 2 == page.count("@font-face")
    assert 'lang="km"' in page


# ---- what word processors do --------------------------------------------------------------------------

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
KEY = "11111111·22222222"


def docx(cell: str, key: str = KEY, parts: dict[str, bytes] | None = None, row: str = "") -> bytes:
    """A file with one row, whose last cell holds this."""
    body = (
        "<w:p><w:r><w:t>ditich · dinh-mot · vi &gt; km · 2026-11-24 · all 1</w:t></w:r></w:p><w:tbl><w:tr>"
        f"{row}<w:tc><w:p><w:r><w:t>1 {key}</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc><w:tc>{cell}</w:tc></w:tr></w:tbl>"
    )
    made = io.BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:document {W}{R}><w:body>{body}</w:body></w:document>")
        for name, data in (parts or {}).items():
            archive.writestr(name, data)
    return made.getvalue()


def answer(cell: str, **options: object) -> Answer:
    (found,) = read_docx(docx(cell, **options)).answers
    return found


def test_tracked_changes_are_read_as_accepted():
    found = answer(
        "<w:p><w:r><w:t xml:space='preserve'>một </w:t></w:r><w:del><w:r><w:delText>hai</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>ba</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>bốn</w:t></w:r></w:moveFrom></w:p>"
    )

    assert ((Run("một ba"),),) == found.translation
    assert found.tracked


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next():
    found = answer(
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>một</w:t></w:r></w:p><w:p><w:r><w:t>hai</w:t></w:r></w:p>"
    )

    assert ((Run("mộthai"),),) == found.translation


def test_a_row_that_was_deleted_as_a_tracked_change_is_gone():
    assert () == read_docx(docx("<w:p><w:r><w:t>a</w:t></w:r></w:p>", row="<w:trPr><w:del/></w:trPr>")).answers


@pytest.mark.parametrize(
    "run",
    [
        "<w:rPr><w:b/></w:rPr>",
        "<w:rPr><w:bCs w:val='1'/></w:rPr>",
        "<w:rPr><w:rStyle w:val='Strong'/></w:rPr>",
    ],
)
def test_bold_is_bold_however_it_is_said(run):
    assert ((Run("a", strong=True),),) == answer(f"<w:p><w:r>{run}<w:t>a</w:t></w:r></w:p>").translation


def test_hidden_text_controls_and_soft_hyphens_are_not_read():
    found = answer(
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:r><w:rPr><w:b w:val='0'/></w:rPr>"
        "<w:t>hi\u00adện\ufeff</w:t><w:tab/><w:t>rõ</w:t></w:r></w:p>"
    )

    assert ((Run("hiện rõ"),),) == found.translation


def test_a_link_is_read_as_word_and_as_libreoffice_write_it():
    rels = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="a1" Target="ditich:chua-hai"/></Relationships>'
    )
    modern = answer(
        '<w:p><w:hyperlink r:id="a1"><w:r><w:t>chùa</w:t></w:r></w:hyperlink></w:p>',
        parts={"word/_rels/document.xml.rels": rels},
    )
    field = answer(
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> HYPERLINK \"ditich:chua-hai\" </w:instrText></w:r>"
        "<w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>chùa</w:t></w:r>"
        "<w:r><w:fldChar w:fldCharType='end'/></w:r><w:r><w:t> Hai</w:t></w:r></w:p>"
    )

    assert ((Run("chùa", target="chua-hai"),),) == modern.translation
    assert ((Run("chùa", target="chua-hai"), Run(" Hai")),) == field.translation


@pytest.mark.parametrize(
    "key", ["11111111·22222222", "11111111 - 22222222", "11111111•22222222", "１１１１１１１１·２２２２２２２２"]
)
def test_a_key_is_known_whatever_became_of_its_dot(key):
    assert Key("1" * 8, "2" * 8) == answer("<w:p/>", key=key).key


def test_a_content_control_around_a_paragraph_is_looked_into():
    found = answer("<w:sdt><w:sdtContent><w:p><w:r><w:t>a</w:t></w:r></w:p></w:sdtContent></w:sdt><w:p/>")

    assert ((Run("a"),),) == found.translation


def test_comments_go_with_their_row():
    note = f"<w:comments {W}><w:comment w:id='3' w:author='Sư Thạch'><w:p><w:r><w:t>Sao?</w:t></w:r></w:p></w:comment></w:comments>"
    found = answer(
        "<w:p><w:r><w:t>a</w:t></w:r><w:r><w:commentReference w:id='3'/></w:r></w:p>",
        parts={"word/comments.xml": note.encode()},
    )

    assert ("Sư Thạch: Sao?",) == found.comments


def test_strict_open_xml_is_read_alike():
    with ZipFile(io.BytesIO(docx("<w:p><w:r><w:t>a</w:t></w:r></w:p>"))) as archive:
        data = archive.read("word/document.xml")
    strict = io.BytesIO()
    with ZipFile(strict, "w") as archive:
        plain = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        archive.writestr("word/document.xml", data.replace(plain, b"http://purl.oclc.org/ooxml/wordprocessingml/main"))

    assert ((Run("a"),),) == read_docx(strict.getvalue()).answers[0].translation


# ---- strangers' files ---------------------------------------------------------------------------------

LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    f"<w:document {W}><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
)
OUTSIDE = (
    '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    f"<w:document {W}><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>"
)


def zipped(**parts: bytes | str) -> bytes:
    made = io.BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return made.getvalue()


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "damaged"),
        (b"PK\x03\x04 cut off", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "locked"),
        (zipped(content_xml="<a/>"), "odt"),
        (zipped(hello_xml="<a/>"), "strange"),
        (zipped(word__document_xml="<a>"), "damaged"),
        (zipped(word__document_xml="<a/>"), "strange"),
        (zipped(word__document_xml=LAUGHS), "strange"),
        (zipped(word__document_xml=OUTSIDE), "strange"),
        (zipped(word__document_xml=OUTSIDE.encode("utf-16")), "strange"),
        (zipped(word__document_xml="<a>" + "<b/>" * 600_000 + "</a>"), "large"),
        (zipped(word__document_xml="<a>" * 5000 + "</a>" * 5000), "strange"),
        (zipped(word__document_xml=b"<a>" + b" " * 40_000_000), "large"),
        (bytes(LARGEST + 1), "large"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_packet_is_refused_with_its_reason(data, why):
    with pytest.raises(Unreadable) as refused:
        read_docx(data)

    assert why == refused.value.why


@pytest.mark.parametrize("seed", range(60))
def test_a_file_that_was_cut_or_altered_is_read_or_refused(seed):
    """Nothing but Unreadable comes out of it."""
    import random

    chance = random.Random(seed)
    data = bytearray(written())
    for _ in range(chance.randrange(1, 6)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    if chance.random() < 0.3:
        del data[chance.randrange(len(data)) :]
    try:
        returned = read_docx(bytes(data))
    except Unreadable:
        return
    assert len(returned.answers) <= 3
