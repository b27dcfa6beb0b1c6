"""The archive builds everything again, byte for byte; its cover letter explains it to a stranger."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.support.history import PLAQUE, PRINTED
from tests.support.worlds import ROOT, ditich, edit, snapshot


@pytest.fixture(scope="module")
def unpacked(built_world: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive of the small site, in an empty folder."""
    world = tmp_path_factory.mktemp("archive") / "world"
    shutil.copytree(built_world / "content", world / "content")
    (world / PLAQUE).write_text(PRINTED + "place: cổng chính\n", "utf-8")
    edit(world / "content", "project.yaml", "steward:", "was: [https://cu.vn]\ndomain_until: 2028-05-06\nsteward:")
    result = ditich(world, "archive")
    assert 0 == result.exit_code, result.output
    (zipped,) = (world / "output/archive").glob("ditich-20??-??-??.zip")
    folder = tmp_path_factory.mktemp("empty")
    with ZipFile(zipped) as archive:
        assert None is archive.testzip()
        archive.extractall(folder)
    return folder / "ditich"


@pytest.mark.processes
def test_the_archive_rebuilds_the_same_bytes(unpacked, tmp_path):
    """Its own program, its own templates, its own content; nothing of this checkout."""
    folder = shutil.copytree(unpacked, tmp_path / "later")
    shutil.rmtree(folder / "output")
    environ = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    subprocess.run(
        [sys.executable, "-m", "generator", "build"], cwd=folder, env=environ, check=True, capture_output=True
    )

    assert snapshot(unpacked / "output") == snapshot(folder / "output")
    assert "output/site/q/4nvh3/index.html" in snapshot(unpacked)


def test_the_archive_holds_no_more_than_it_needs(unpacked):
    files = set(snapshot(unpacked))

    assert {
        "DOC-TRUOC.md",
        "Makefile",
        "requirements.txt",
        "templates/fonts/noto-serif-700.ttf",
        ".github/workflows/watch.yml",
    } <= files
    assert [] == [name for name in files if re.search(r"(^|/)(\.git|\.venv|\.cache|__pycache__|node_modules)/", name)]


@pytest.mark.processes
def test_an_archive_of_an_archive_is_the_same_archive(unpacked, tmp_path):
    """The next steward archives from an unpacked archive."""
    folder = shutil.copytree(unpacked, tmp_path / "later")
    environ = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    subprocess.run(
        [sys.executable, "-m", "generator", "archive"], cwd=folder, env=environ, check=True, capture_output=True
    )
    (zipped,) = (folder / "output/archive").glob("*.zip")
    with ZipFile(zipped) as archive:
        again = {name.removeprefix("ditich/"): archive.read(name) for name in archive.namelist()}

    assert snapshot(unpacked) == again


# ---- the letter -----------------------------------------------------------------------------------


def test_the_cover_letter_names_domains_to_renew_and_every_plaque(unpacked):
    letter = (unpacked / "DOC-TRUOC.md").read_text("utf-8")

    for fact in ("https://thu.example", "https://cu.vn", "2028-05-06"):
        assert fact in letter
    rows = [line for line in letter.splitlines() if line.startswith("| ") and "https://" in line]
    assert [
        "| 4nvh3 | Đình Một | đã treo | 2026-03-04 | cổng chính | https://thu.example/q/4nvh3 |",
        "| 9cr7t | Chùa Hai | đang vẽ | – | – | https://thu.example/q/9cr7t |",
    ] == rows


def test_each_command_of_the_cover_letter_exists(unpacked):
    letter = (unpacked / "DOC-TRUOC.md").read_text("utf-8")
    commands = re.findall(r"python -m generator ([a-z]+(?: list| retire)?)", letter)

    assert {"build", "check", "host", "watch", "plaque list", "archive"} <= set(commands)
    for command in commands:
        run = [sys.executable, "-m", "generator", *command.split(), "--help"]
        subprocess.run(run, cwd=unpacked, check=True, capture_output=True)


def test_the_cover_letter_names_the_oldest_python_supported(unpacked):
    requirement = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["requires-python"]

    assert f"Cần Python {requirement.removeprefix('>=')} hoặc mới hơn" in (unpacked / "DOC-TRUOC.md").read_text("utf-8")


def test_templates_of_the_project_are_packed_in_the_place_of_the_program_s(world):
    """What is unpacked builds what was packed."""
    for name in ("base.html", "parts/ours.html"):
        (world / "templates" / name).parent.mkdir(parents=True, exist_ok=True)
        (world / "templates" / name).write_text((ROOT / "templates/base.html").read_text("utf-8") + "\n", "utf-8")
    (world / "README.md").write_text("mine", "utf-8")
    result = ditich(world, "archive")
    assert 0 == result.exit_code, result.output
    (zipped,) = (world / "output/archive").glob("*.zip")
    with ZipFile(zipped) as archive:
        packed = {name.removeprefix("ditich/"): archive.read(name) for name in archive.namelist()}

    for name in ("base.html", "parts/ours.html"):
        assert (world / "templates" / name).read_bytes() == packed[f"templates/{name}"]
    assert (ROOT / "templates/relic.html").read_bytes() == packed["templates/relic.html"]
    assert (ROOT / "README.md").read_bytes() == packed["README.md"]
