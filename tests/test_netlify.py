"""netlify.toml really builds and publishes: its command is run in a fresh copy, its headers are read with the build's."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.conftest import ROOT

TOML = tomllib.loads((ROOT / "netlify.toml").read_text("utf-8"))
TRACKED = ("content", "generator", "templates", "pyproject.toml", "README.md")


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What Netlify would publish: the command run in a copy of the repository, with the libraries of requirements.txt."""
    folder = tmp_path_factory.mktemp("netlify")
    for name in TRACKED:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, folder / name)
    # `python` is this interpreter, as on Netlify it is the one that requirements.txt was installed into.
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    subprocess.run(TOML["build"]["command"], shell=True, check=True, cwd=folder, env={**os.environ, "PATH": path})
    return folder / TOML["build"]["publish"]


def test_the_build_command_makes_the_folder_that_is_published(published: Path) -> None:
    for page in ("index.html", "404.html", "vi/dinh-thoi-an/index.html", "q/4nvh3/index.html", "_headers"):
        assert (published / page).is_file()


def test_no_header_is_set_in_two_places(published: Path) -> None:
    """Netlify joins values given twice; two policies would both be enforced."""
    built = re.findall(r"^  ([\w-]+):", (published / "_headers").read_text("utf-8"), re.MULTILINE)
    told = [name for block in TOML["headers"] if block["for"] == "/*" for name in block["values"]]

    assert {"Content-Security-Policy", "X-Content-Type-Options"} == set(built)
    assert {"Strict-Transport-Security", "Referrer-Policy", "Permissions-Policy"} <= set(told)
    assert set() == set(built) & set(told)


def test_the_policy_allows_the_style_sheet_by_its_hash_and_nothing_inline_besides(published: Path) -> None:
    policy = next(
        line for line in (published / "_headers").read_text("utf-8").split("\n") if "Content-Security" in line
    )

    assert "unsafe" not in policy
    for page in published.rglob("*.html"):
        text = page.read_text("utf-8")
        (style,) = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        assert f"style-src 'sha256-{digest}'" in policy
        assert [] == re.findall(r"<script(?![^>]*(?:src=|application/ld\+json))", text)
        assert [] == re.findall(r"\sstyle=|\son[a-z]+=", text)


def test_what_may_be_kept_for_ever_has_its_content_in_its_name(published: Path) -> None:
    kept = [block["for"] for block in TOML["headers"] if "immutable" in block["values"].get("Cache-Control", "")]

    assert ["/assets/*", "/photos/*"] == kept
    for file in (published / "assets").iterdir():
        assert re.fullmatch(r"[a-z-]+\.[0-9a-f]{10}\.(woff2|js)", file.name)


def test_the_last_rule_answers_what_no_file_answers() -> None:
    assert {"from": "/*", "to": "/404.html", "status": 404} == TOML["redirects"][-1]


def test_the_python_is_one_the_project_supports() -> None:
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["requires-python"]

    assert ">=3.11" == wanted
    assert (3, 11) <= tuple(map(int, TOML["build"]["environment"]["PYTHON_VERSION"].split(".")))
