"""Who took a photograph and how it may be used goes with each published copy, and nothing else does."""

from __future__ import annotations

import io
import string
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from generator.media.notice import LONGEST, Notice, packet
from generator.media.photos import FORMATS, resize
from generator.store import file_ref
from tests.support.metadata import PLAIN, SECRETS, parts, secretive

NOTICE = Notice("Nguyễn Văn A & <con>", 'CC BY 4.0 "quốc tế"', "https://creativecommons.org/licenses/by/4.0/")

NAMES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
}


def told(xmp: bytes) -> dict[str, str]:
    """The fields of a packet, by IPTC's names, as a parser of XML finds them."""
    (described,) = ET.fromstring(xmp.decode()).iter(f"{{{NAMES['rdf']}}}Description")

    def item(path: str) -> str:
        (found,) = described.findall(path, NAMES)
        return found.text or ""

    return {
        "Creator": item("dc:creator/rdf:Seq/rdf:li"),
        "Credit Line": described.get(f"{{{NAMES['photoshop']}}}Credit", ""),
        "Copyright Notice": item("dc:rights/rdf:Alt/rdf:li"),
        "Rights Usage Terms": item("xmpRights:UsageTerms/rdf:Alt/rdf:li"),
        "Web Statement of Rights": described.get(f"{{{NAMES['xmpRights']}}}WebStatement", ""),
    }


def in_file(data: bytes) -> bytes:
    with Image.open(io.BytesIO(data)) as image:
        image.load()
        return image.info["xmp"]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("source", ["JPEG", "PNG", "WEBP"])
def test_a_copy_says_who_took_it_and_nothing_of_the_camera(tmp_path, source, form):
    data = resize(file_ref(secretive(tmp_path / "photo", source)), 360, form, packet(NOTICE))

    assert packet(NOTICE) == in_file(data)
    assert [] == [secret for secret in SECRETS if secret in data]
    assert {"jpeg": {b"\xe1http"}, "webp": {b"VP8X", b"XMP "}, "avif": {b"infe mime"}}[form] == {
        name for name in set(parts(data)) - PLAIN[form] if not name.startswith((b"cdsc", b"iref"))
    }


def test_the_notice_is_what_iptc_asks_for():
    assert told(packet(NOTICE)) == {
        "Creator": NOTICE.credit,
        "Credit Line": NOTICE.credit,
        "Copyright Notice": f"{NOTICE.credit}, {NOTICE.licence}",
        "Rights Usage Terms": NOTICE.licence,
        "Web Statement of Rights": NOTICE.address,
    }


def test_a_licence_without_an_address_has_no_statement_on_the_web():
    xmp = packet(Notice("A", "chỉ để xem", ""))

    assert "" == told(xmp)["Web Statement of Rights"]
    assert b"WebStatement" not in xmp


@pytest.mark.parametrize("form", FORMATS)
def test_a_notice_weighs_less_than_a_kilobyte(tmp_path, form):
    """A photograph of a page weighs twenty."""
    file = file_ref(secretive(tmp_path / "photo", "JPEG"))

    assert 0 < len(resize(file, 360, form, packet(NOTICE))) - len(resize(file, 360, form)) < 1_000


def test_a_whole_novel_as_a_credit_still_fits_into_a_jpeg(tmp_path):
    novel = Notice("ế" * 70_000, "ộ" * 70_000, "")
    data = resize(file_ref(secretive(tmp_path / "photo", "JPEG")), 360, "jpeg", packet(novel))

    assert "ế" * LONGEST == told(in_file(data))["Creator"]


@given(
    *[
        st.text(
            string.printable.replace("\x0b", "").replace("\x0c", "").replace("\r", "") + "&<>ệ’ខ",
            min_size=1,
            max_size=40,
        )
    ]
    * 2
)
def test_whatever_an_author_writes_is_read_back(credit, licence):
    xmp = packet(Notice(credit, licence, ""))

    assert (credit, licence) == (told(xmp)["Creator"], told(xmp)["Rights Usage Terms"])
