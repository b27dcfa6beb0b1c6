"""Installs what exports are tried with: the validators of Data Packages and of IIIF manifests and a reader of workbooks, each pinned, in an
environment of their own, because they want other libraries than the program; and GDAL, from the system's packages.

The rest, ExifTool among it, comes from tests/support/install.py.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import venv
from pathlib import Path

from tests.support.install import apt

ROOT = Path(__file__).resolve().parents[2]
VALIDATORS = ROOT / ".cache" / "validators"
PYTHON = VALIDATORS / "bin" / "python"
"""The Python that has the validators."""


def main() -> None:
    """Install what is missing."""
    if not shutil.which("ogrinfo"):
        if shutil.which("apt-get"):
            apt(["gdal-bin"])
        elif shutil.which("brew"):
            subprocess.run(["brew", "install", "gdal"], check=True)
        else:
            sys.exit("ogrinfo is missing. Debian, Ubuntu: sudo apt-get install gdal-bin · macOS: brew install gdal")
    wanted, done = ROOT / "tests/exports/requirements.txt", VALIDATORS / "installed.txt"
    if done.exists() and done.read_text("utf-8") == wanted.read_text("utf-8"):
        return
    venv.create(VALIDATORS, clear=True, with_pip=True)
    subprocess.run([PYTHON, "-m", "pip", "install", "--quiet", "--no-deps", "-r", wanted], check=True)
    shutil.copyfile(wanted, done)


if __name__ == "__main__":
    main()
