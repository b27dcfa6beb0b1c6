"""A relic with two plaques: whoever scans one is told of that one, and the lists name each with its place."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.support.html import seen
from tests.support.worlds import LANGUAGES, WORLD, ditich

PLACES = {"4nvh3": "cổng trước", "pn8wc": "sân sau"}
"""The plaques of Đình Một, and where each hangs; 9cr7t is Chùa Hai's, at no place that is told."""


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
    """What a page says of plaques."""
    (found,) = re.findall(r'<section class="small plaque" id="plaque">.*?</section>', html, re.DOTALL)
    return found


@pytest.mark.parametrize("code", PLACES)
@pytest.mark.parametrize("path", ["q/{code}", *(f"{language}/q/{{code}}" for language in LANGUAGES)])
def test_a_scan_is_told_of_the_plaque_that_was_scanned_and_of_no_other(site, code, path):
    """Its code, its place, its picture and where to report it. The other one's would make the genuine look false."""
    (other,) = set(PLACES) - {code}
    told = seen(section(page(site, path.format(code=code))))

    assert {code} == set(re.findall(r"\b(?:4nvh3|pn8wc|9cr7t)\b", told.text))
    assert PLACES[code] in told.text
    assert PLACES[other] not in told.text
    assert [f"/plaques/{code}.webp"] == [value for name, value in told.attributes if name == "src"]
    assert [] == [value for _, value in told.attributes if other in value]
    assert any(f"/q/{code}" in value for name, value in told.attributes if name == "href")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_relic_s_own_page_tells_of_both(site, language):
    told = seen(section(page(site, f"{language}/dinh-mot")))

    assert [f"/plaques/{code}.webp" for code in PLACES] == [value for name, value in told.attributes if name == "src"]
    for code, place in PLACES.items():
        assert re.search(rf"\b{code}\b.*{place}", told.text)


def test_the_list_of_all_plaques_says_where_each_one_hangs(site):
    """Two at one relic are told apart by it; where no place is noted, none is shown."""
    (rows,) = re.findall(r'<ul class="codes">.*?</ul>', page(site, "q"), re.DOTALL)

    assert ["4nvh3 Đình Một cổng trước", "pn8wc Đình Một sân sau", "9cr7t Chùa Hai"] == [
        " ".join(seen(row).text.split()) for row in re.findall(r"<li>.*?</li>", rows, re.DOTALL)
    ]


def test_the_pictures_are_each_of_their_own_plaque(site):
    pictures = {code: (site / f"plaques/{code}.webp").read_bytes() for code in (*PLACES, "9cr7t")}

    assert 3 == len(set(pictures.values()))
