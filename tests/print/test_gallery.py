"""`ditich plaque gallery`: every design as pictures, a fault in the place of its own, nothing from anywhere else."""

from __future__ import annotations

import re
import shutil
from html import unescape
from xml.etree import ElementTree as ET

import pytest

from tests.support.worlds import TEMPLATES, WORLD, ditich

BROKEN = '<rect class="accent" x="0" y="0" width="90" height="31" fill="#123456"/>'


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """The small world with two designs of its own: one that is whole, one with a colour that is no ink. With the gallery of both."""
    folder = tmp_path_factory.mktemp("gallery")
    shutil.copytree(WORLD, folder, dirs_exist_ok=True)
    own = folder / "templates/plaques"
    own.mkdir(parents=True)
    text = (TEMPLATES / "plaques/marker.svg").read_text("utf-8")
    (own / "coc.svg").write_text(text, "utf-8")
    (own / "hong.svg").write_text(
        re.sub(r'<rect class="accent"[^>]*>', BROKEN.replace('class="accent" ', ""), text), "utf-8"
    )
    (own / "la.svg").write_text("<svg", "utf-8")
    result = ditich(folder, "--lang", "en", "plaque", "gallery", "coc", "hong", "la")
    assert 0 == result.exit_code, result.output
    return folder, result.output, (folder / "output/gallery/gallery.html").read_text("utf-8")


def test_a_design_of_the_project_is_there_in_every_kind_size_and_material(project):
    """A picture each, well-formed, with shapes in it."""
    folder, _, html = project
    pictures = sorted((folder / "output/gallery").glob("*.svg"))
    shown = re.findall(r'<img src="([^"]+)"', html)

    assert sorted(shown) == [path.name for path in pictures]
    assert {"coc-90x148.svg", "coc-120x197.svg", "coc-brass.svg", "coc-granite.svg", "coc-long.svg"} <= set(shown)
    assert 17 <= sum(name.startswith("coc-") for name in shown)
    for path in pictures:
        assert len(ET.parse(path).getroot()) > 1


def test_a_fault_stands_in_the_place_of_its_picture(project):
    """With the file, the line and what to do; the others are drawn all the same."""
    _, output, html = project
    faults = [unescape(text) for text in re.findall(r'<p class="fault">([^<]*)</p>', html)]

    assert faults
    assert any(re.match(r"templates/plaques/hong\.svg:\d+: .*#123456", fault) for fault in faults)
    assert any(fault.startswith("templates/plaques/la.svg:1: ") for fault in faults)
    assert f"{len(faults)} with a fault" in output


def test_the_page_fetches_nothing_and_runs_nothing(project):
    """It may be opened from a memory card."""
    _, _, html = project

    assert "default-src 'none'" in html
    assert not re.search(r"https?://|<script|//[a-z]", re.sub(r"xmlns=\S+", "", html))


def test_it_is_in_both_languages_and_publishes_nothing(project):
    folder, _, english = project
    assert 0 == ditich(folder, "--lang", "vi", "plaque", "gallery", "coc").exit_code
    vietnamese = (folder / "output/gallery/gallery.html").read_text("utf-8")

    assert "<h1>Every design of plaques</h1>" in english
    assert "<h1>Mọi mẫu biển</h1>" in vietnamese
    assert not list((folder / "output/gallery").glob("hong-*.svg")), "what an earlier gallery left is gone"
    assert ["gallery"] == [path.name for path in (folder / "output").iterdir()]


def test_a_design_there_is_not_is_refused_with_those_there_are(project):
    result = ditich(project[0], "--lang", "en", "plaque", "gallery", "gat")

    assert 2 == result.exit_code
    assert "ditich plaque gallery gate" in result.output
    assert "marker" in result.output
