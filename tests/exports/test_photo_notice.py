"""Other programs read who took a photograph from every file a site publishes of it."""

from __future__ import annotations

import json
import subprocess

import pytest

from generator.media.notice import Notice, packet
from generator.media.photos import FORMATS, resize
from generator.store import file_ref
from tests.support.metadata import secretive

NOTICE = Notice("Nguyễn Văn A", "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/")

OF_THE_FILE = {"SourceFile", "ExifTool", "File", "System", "Composite"}
"""Groups in which exiftool says what it finds out by itself."""

OF_A_PICTURE = {"JFIF", "RIFF", "QuickTime", "Meta", "Track1"}
"""Groups of what a picture is: size, colours, format."""


@pytest.mark.parametrize("form", FORMATS)
def test_exiftool_reads_the_notice_and_nothing_else(tmp_path, form):
    file = tmp_path / f"a.{form}"
    file.write_bytes(resize(file_ref(secretive(tmp_path / "photo.jpg", "JPEG")), 360, form, packet(NOTICE)))
    run = subprocess.run(["exiftool", "-j", "-a", "-G1", "-struct", file], capture_output=True, text=True, check=True)
    (told,) = json.loads(run.stdout)

    assert {
        "XMP-dc:Creator": [NOTICE.credit],
        "XMP-dc:Rights": "Nguyễn Văn A, CC BY 4.0",
        "XMP-photoshop:Credit": NOTICE.credit,
        "XMP-xmpRights:UsageTerms": NOTICE.licence,
        "XMP-xmpRights:WebStatement": NOTICE.address,
    } == {name: value for name, value in told.items() if name.partition(":")[0] not in OF_THE_FILE | OF_A_PICTURE}
