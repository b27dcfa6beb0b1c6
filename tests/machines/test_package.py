"""The wheel is all there is to install: with it alone, in an empty folder, a project is begun and built."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.support.worlds import ROOT, TEMPLATES, snapshot

BUILD = "import sys; sys.path.insert(0, 'tools'); import build_wheel; print(build_wheel.build_wheel(sys.argv[1]))"
"""As pip does (PEP 517), with the backend that is installed here: nothing is downloaded."""

MOST = 4_200_000
"""Bytes of the wheel: what a phone's data takes."""

pytestmark = pytest.mark.processes


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    run = subprocess.run([sys.executable, "-c", BUILD, folder], cwd=ROOT, capture_output=True, text=True, check=True)
    return folder / run.stdout.strip()


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """The commands of a venv with the wheel; the libraries are those of this one, the program is not."""
    folder = tmp_path_factory.mktemp("venv")
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    commands = folder / ("Scripts" if os.name == "nt" else "bin")
    options = ["--quiet", "--disable-pip-version-check", "--no-deps", "--no-index"]
    subprocess.run([commands / "python", "-m", "pip", "install", *options, wheel], check=True)
    places = sysconfig.get_paths(vars={"base": str(folder), "platbase": str(folder)})
    Path(places["purelib"], "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    return commands


def run(command, *arguments, folder):
    environ = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"} | {"PYTHONUTF8": "1"}
    return subprocess.run(
        [command, *arguments], cwd=folder, env=environ, capture_output=True, encoding="utf-8", check=False
    )


def test_the_wheel_has_every_template_and_is_small(wheel):
    names = {f"generator/templates/{path.relative_to(TEMPLATES).as_posix()}" for path in TEMPLATES.rglob("[!.]*.*")}
    with ZipFile(wheel) as packed:
        there = set(packed.namelist())
        (record,) = (name for name in there if name.endswith("/RECORD"))
        listed = {line.split(",")[0] for line in packed.read(record).decode().splitlines()}

    assert names <= there
    assert there == listed
    assert {"generator"} == {name.partition("/")[0] for name in there if ".dist-info/" not in name}
    assert MOST > wheel.stat().st_size


def test_in_an_empty_folder_a_project_is_begun_and_built_with_it(installed, tmp_path):
    begun = run(installed / "ditich", "init", "nha", "--languages", "vi,en", "--host", "github", folder=tmp_path)
    assert (0, "") == (begun.returncode, begun.stderr)
    built = run(installed / "ditich", "build", folder=tmp_path / "nha")
    assert (0, "") == (built.returncode, built.stderr)

    site = tmp_path / "nha/output/site"
    assert "Di tích mẫu" in (site / "vi/di-tich-mau/index.html").read_text("utf-8")
    assert "Sample relic" in (site / "en/di-tich-mau/index.html").read_text("utf-8")
    assert [] != list(site.rglob("*.woff2"))
    assert not (tmp_path / "nha/templates").exists()

    copied = run(installed / "ditich", "templates", "copy", "base.html", folder=tmp_path / "nha")
    assert 0 == copied.returncode, copied.stderr
    base = tmp_path / "nha/templates/base.html"
    base.write_text(base.read_text("utf-8").replace("</footer>", "<p>Chân trang của ta</p></footer>"), "utf-8")
    assert "không có gì mới" not in run(installed / "ditich", "build", folder=tmp_path / "nha").stdout
    assert "Chân trang của ta" in (site / "vi/di-tich-mau/index.html").read_text("utf-8")


def test_its_archive_builds_the_same_bytes_and_holds_nothing_of_others(installed, tmp_path):
    """What lies beside an installed package is other programs'."""
    run(installed / "ditich", "init", "nha", folder=tmp_path)
    run(installed / "ditich", "templates", "copy", "base.html", folder=tmp_path / "nha")
    packed = run(installed / "ditich", "archive", folder=tmp_path / "nha")
    assert 0 == packed.returncode, packed.stderr
    (zipped,) = (tmp_path / "nha/output/archive").glob("*.zip")
    with ZipFile(zipped) as archive:
        archive.extractall(tmp_path)
    before = snapshot(tmp_path / "ditich")
    shutil.rmtree(tmp_path / "ditich/output")
    again = run(installed / "python", "-m", "generator", "build", folder=tmp_path / "ditich")
    assert (0, "") == (again.returncode, again.stderr)

    assert {name.partition("/")[0] for name in before} == {
        *("generator", "content", "output", "templates", "netlify.toml", "README.md"),
        *(".github", ".gitignore", "requirements.txt", "DOC-TRUOC.md"),
    }
    assert "pydantic==" in before["requirements.txt"].decode()
    assert "--require-hashes" not in before["DOC-TRUOC.md"].decode()
    made = snapshot(tmp_path / "ditich")
    assert {name: data for name, data in before.items() if name.startswith("output/")} == {
        name: data for name, data in made.items() if name.startswith("output/")
    }


def test_it_runs_what_it_was_installed_from(installed, tmp_path):
    """Not this checkout."""
    told = run(installed / "python", "-c", "import generator; print(generator.__file__)", folder=tmp_path)

    assert Path(told.stdout.strip()).is_relative_to(installed.parent)
