"""The cover letter's commands build the same bytes from the archive on a machine without a network."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pyzbar

from tests.support.worlds import WORLD, ditich, snapshot


def test_the_cover_letter_s_commands_build_the_same_bytes_without_a_network(tmp_path: Path) -> None:
    world = tmp_path / "world"
    shutil.copytree(WORLD / "content", world / "content")
    result = ditich(world, "archive", "--wheels")
    assert 0 == result.exit_code, result.output
    (zipped,) = (world / "output/archive").glob("*.zip")
    with ZipFile(zipped) as archive:
        archive.extractall(tmp_path / "empty")
    folder = tmp_path / "empty" / "ditich"
    before = snapshot(folder / "output")
    shutil.rmtree(folder / "output")
    commands = re.findall(
        r"^    (\S*python.*|\S*pip install .*)$", (folder / "DOC-TRUOC.md").read_text("utf-8"), re.MULTILINE
    )
    assert [
        "python3 -m venv .venv",
        ".venv/bin/pip install --no-index --find-links wheels -r requirements.txt",
    ] == commands[:2]

    # No proxy leads anywhere, and nothing of this checkout is in reach.
    environ = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
    environ |= dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), "http://127.0.0.1:9")
    # But the second reader of symbols, which proofs name: it is no library of the archive, and there on both sides or on none.
    for package in map(Path, pyzbar.__path__):
        shutil.copytree(package, tmp_path / "reader" / package.name)
    environ["PYTHONPATH"] = str(tmp_path / "reader")
    python = getattr(sys, "_base_executable", sys.executable)
    for command in commands[:3]:
        subprocess.run(
            command.replace("python3 ", f"{python} ", 1),
            shell=True,
            check=True,
            cwd=folder,
            env=environ,
            capture_output=True,
        )

    assert before == snapshot(folder / "output")
    assert "site/q/4nvh3/index.html" in before
