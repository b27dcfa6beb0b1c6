"""A relic with two plaques: a scan page shows the scanned one alone, the lists show each with its place."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.support.html import seen
from tests.support.worlds import LANGUAGES, WORLD, ditich

PLACES = {"4nvh3": "cổng trước", "pn8wc": "sân sau"}
"""The plaques of Đình Một, and where each hangs; 9cr7t is Chùa Hai's, at no place that is shown."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site with a second plaque at its first relic, built."""
    folder = tmp_path_factory.mktemp("two")
    shutil.copytree(WORLD / "content", folder / "content")
    for code, place in PLACES.items():
        (folder / f"content/plaques/{code}.yaml").write_text(f"relic: dinh-mot\nplace: {place}\n", "utf-8")
    result = ditich(folder, "build")
    assert 0 == result.exit_code, result.output
    return folder / "output/site"


def page(site: Path, path: str) -> str:
    return (site / path / "index.html").read_text("utf-8")


def section(html: str) -> str:
    """The section of a page about plaques."""
    (html_section,) = re.findall(r'<section class="small plaque" id="plaque">.*?</section>', html, re.DOTALL)
    return html_section


@pytest.mark.parametrize("code", PLACES)
@pytest.mark.parametrize("path", ["q/{code}", *(f"{language}/q/{{code}}" for language in LANGUAGES)])
def test_the_scan_page_shows_the_scanned_plaque_alone(site, code, path):
    """Its code, its place, its picture and where to report it. The other one's would make the genuine look false."""
    (other_code,) = set(PLACES) - {code}
    shown = seen(section(page(site, path.format(code=code))))

    assert {code} == set(re.findall(r"\b(?:4nvh3|pn8wc|9cr7t)\b", shown.text))
    assert PLACES[code] in shown.text
    assert PLACES[other_code] not in shown.text
    assert [f"/plaques/{code}.webp"] == [value for name, value in shown.attributes if name == "src"]
    assert [] == [value for _, value in shown.attributes if other_code in value]
    assert any(f"/q/{code}" in value for name, value in shown.attributes if name == "href")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_relic_page_shows_both_plaques(site, language):
    shown = seen(section(page(site, f"{language}/dinh-mot")))

    assert [f"/plaques/{code}.webp" for code in PLACES] == [value for name, value in shown.attributes if name == "src"]
    for code, place in PLACES.items():
        assert re.search(rf"\b{code}\b.*{place}", shown.text)


def test_the_list_of_plaques_shows_the_place_of_each(site):
    """It distinguishes two at one relic; where no place is recorded, none is shown."""
    (rows,) = re.findall(r'<ul class="codes">.*?</ul>', page(site, "q"), re.DOTALL)

    assert ["4nvh3 Đình Một cổng trước", "pn8wc Đình Một sân sau", "9cr7t Chùa Hai"] == [
        " ".join(seen(row).text.split()) for row in re.findall(r"<li>.*?</li>", rows, re.DOTALL)
    ]


def test_each_plaque_has_a_picture_of_its_own(site):
    pictures = {code: (site / f"plaques/{code}.webp").read_bytes() for code in (*PLACES, "9cr7t")}

    assert 3 == len(set(pictures.values()))
