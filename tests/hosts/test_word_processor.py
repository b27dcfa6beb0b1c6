"""A packet that LibreOffice has saved, in its own format and in Word's, comes back as it was."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support.packets import back, sent
from tests.support.worlds import ROOT


@pytest.fixture
def relics(tmp_path):
    """The five relics, to be changed."""
    shutil.copytree(ROOT / "content", tmp_path / "content")
    return tmp_path


@pytest.mark.parametrize(("relic", "language"), [("dinh-thoi-an", "km"), ("chua-cam-thien-dai-de", "zh")])
def test_what_libreoffice_has_saved_is_read(relics, relic, language):
    """By way of its own format, in which one passage is changed, and back."""
    path = sent(relics, language, relic, "--all")
    untouched = converted(converted(path, "fodt"), "docx")
    assert "this packet changes nothing" in back(relics, untouched).stdout

    flat = converted(path, "fodt")
    old = "2.226" if language == "zh" else "5,6"
    number = "2226" if language == "zh" else old
    text = flat.read_text("utf-8")
    at = text.rindex(number)
    flat.write_text(text[:at] + "7777" + text[at + len(number) :], "utf-8")
    said = back(relics, converted(flat, "docx"), "--write").stdout

    assert "1 passages new or changed" in said
    assert "7777" in (relics / f"content/sites/{relic}/{language}.md").read_text("utf-8")


def converted(path: Path, ending: str) -> Path:
    profile = f"-env:UserInstallation=file://{path.parent / 'profile'}"
    folder = path.parent / "converted"
    command = ["soffice", profile, "--headless", "--convert-to", ending, "--outdir", str(folder), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return folder / f"{path.stem}.{ending}"
