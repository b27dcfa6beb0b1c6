"""The small projects of tests/places: which there are, and one of them built as its owner would build it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import yaml

from tests.support.worlds import ROOT, share_long_proofs

PLACES = ROOT / "tests" / "places"


def places() -> list[str]:
    """Their folders."""
    return sorted(path.parts[-3] for path in PLACES.glob("*/content/project.yaml"))


def languages_of(place: str) -> list[str]:
    """Those of its project.yaml, the first first."""
    project = yaml.safe_load((PLACES / place / "content/project.yaml").read_text("utf-8"))
    return [str(language) for language in project["languages"]]


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The command, run in a folder as its user would run it."""
    share_long_proofs(folder)
    environ = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "generator", "--lang", "en", *arguments]
    return subprocess.run(command, cwd=folder, env=environ, capture_output=True, encoding="utf-8", check=False)


@dataclass(frozen=True)
class Built:
    """A project and what one build of it said and made."""

    place: str
    folder: Path
    said: str

    @property
    def site(self) -> Path:
        """What is published."""
        return self.folder / "output/site"

    @property
    def address(self) -> str:
        """Where it is published: what every printed code begins with."""
        return str(yaml.safe_load((self.folder / "content/project.yaml").read_text("utf-8"))["address"])

    @property
    def below(self) -> str:
        """The sub-path of its address: /patrimoine; empty where it has none."""
        return urlsplit(self.address).path

    @property
    def plaques(self) -> dict[str, str]:
        """Code → relic, of every plaque."""
        files = sorted((self.folder / "content/plaques").glob("*.yaml"))
        return {file.stem: yaml.safe_load(file.read_text("utf-8"))["relic"] for file in files}


def build(place: str, folder: Path) -> Built:
    """A copy of the project in this folder, built with the command; its own output is not touched."""
    shutil.copytree(PLACES / place, folder, ignore=shutil.ignore_patterns("output", ".cache"))
    ended = run(folder, "build", "--jobs", "1")
    assert 0 == ended.returncode, ended.stdout + ended.stderr
    return Built(place, folder, ended.stdout + ended.stderr)
