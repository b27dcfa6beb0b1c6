"""None of the five relics can be deleted or renamed without the build saying, in Vietnamese, which plaque would die."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import yaml

from tests.support.history import git
from tests.support.worlds import ROOT, ditich, edit, snapshot

PLAQUES = {
    yaml.load(path.read_text("utf-8"), yaml.BaseLoader)["relic"]: path.stem
    for path in sorted((ROOT / "content/plaques").glob("*.yaml"))
}


@pytest.fixture
def real(real_site: Path, tmp_path: Path) -> Path:
    """The five relics, built, to be changed."""
    folder = tmp_path / "real"
    for name in ("content", "output", ".cache"):
        shutil.copytree(real_site / name, folder / name, symlinks=True)
    return folder


def rename(real: Path, old: str, new: str) -> None:
    """As a volunteer would: the folder, and the trail that names it."""
    (real / "content/sites" / old).rename(real / "content/sites" / new)
    edit(real / "content", "project.yaml", old, new)
    for story in real.glob("content/**/*.md"):
        story.write_text(story.read_text("utf-8").replace(f"]({old})", f"]({new})"), "utf-8")


def test_each_relic_has_its_plaque():
    assert 5 == len(PLAQUES)


@pytest.mark.parametrize("relic", PLAQUES)
@pytest.mark.parametrize("how", ["delete", "rename"])
def test_deleting_or_renaming_a_relic_breaks_its_plaque(real, relic, how):
    before = snapshot(real / "output")
    if how == "delete":
        shutil.rmtree(real / "content/sites" / relic)
    else:
        rename(real, relic, f"{relic}-moi")
    result = ditich(real, "build")

    assert 1 == result.exit_code
    assert f"biển {PLAQUES[relic]} dẫn tới di tích “{relic}”, mà không có di tích ấy" in result.stderr
    assert f"content/plaques/{PLAQUES[relic]}.yaml:1:8: lỗi" in result.stderr
    assert before == snapshot(real / "output")


@pytest.mark.parametrize("relic", PLAQUES)
def test_a_renamed_relic_that_says_what_it_was_keeps_its_plaque_and_its_addresses(real, relic):
    rename(real, relic, f"{relic}-moi")
    site = real / "content/sites" / f"{relic}-moi/site.yaml"
    site.write_text(site.read_text("utf-8") + f"\nwas: [{relic}]\n", "utf-8")
    result = ditich(real, "build")

    assert 0 == result.exit_code, result.output
    pages = snapshot(real / "output/site")
    assert f'data-relic="{relic}-moi"'.encode() in pages[f"q/{PLAQUES[relic]}/index.html"]
    for language in ("vi", "en", "km", "zh"):
        assert f"0; url=/{language}/{relic}-moi/".encode() in pages[f"{language}/{relic}/index.html"]


@pytest.mark.parametrize("relic", PLAQUES)
def test_deleting_a_relic_with_its_printed_plaque_is_found_in_history(real, relic):
    """Nothing is left that could complain, but Git remembers."""
    edit(real / "content", "project.yaml", "https://ditich.example", "https://ditich-thu.vn")
    assert 0 == ditich(real, "plaque", "printed", PLAQUES[relic], "--by", "Xưởng in").exit_code
    git(real, "init", "--quiet")
    git(real, "add", "content")
    git(real, "commit", "--quiet", "--message", "In biển")
    shutil.rmtree(real / "content/sites" / relic)
    (real / f"content/plaques/{PLAQUES[relic]}.yaml").unlink()
    project = real / "content/project.yaml"
    project.write_text(re.sub(rf"{relic}, |, {relic}", "", project.read_text("utf-8")), "utf-8")
    for story in real.glob("content/**/*.md"):
        story.write_text(story.read_text("utf-8").replace(f"]({relic})", "](https://a.vn)"), "utf-8")
    git(real, "commit", "--quiet", "--all", "--message", "Bỏ đi")
    result = ditich(real, "check", "--against", "HEAD")

    assert 1 == result.exit_code
    assert f"biển {PLAQUES[relic]} (" in result.stderr
    assert f"đã in với https://ditich-thu.vn/q/{PLAQUES[relic]}; tệp của nó không được bỏ" in result.stderr


@pytest.mark.parametrize("relic", ["chua-pothi-somron"])
def test_a_new_address_is_refused_until_the_old_one_is_accounted_for(real, relic):
    edit(real / "content", "project.yaml", "https://ditich.example", "https://ditich-thu.vn")
    ditich(real, "plaque", "printed", PLAQUES[relic], "--by", "Xưởng in")
    edit(real / "content", "project.yaml", "https://ditich-thu.vn", "https://moi.vn")
    refused = ditich(real, "build")
    edit(real / "content", "project.yaml", "languages:", "lost: [https://ditich-thu.vn]\nlanguages:")
    warned = ditich(real, "build")

    assert (1, 0) == (refused.exit_code, warned.exit_code)
    assert f"biển {PLAQUES[relic]}" in refused.stderr
    assert "was: [https://ditich-thu.vn]" in refused.stderr
    assert f"cảnh báo[payload-lost]: biển {PLAQUES[relic]}" in warned.stderr
