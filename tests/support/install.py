"""Installs what the tests need beyond Python's packages: a Chromium; zbar, the second reader of QR symbols; the programs
that open our print files as a shop might: Ghostscript, qpdf, Poppler, MuPDF; hb-view, HarfBuzz's own picture; faketime,
for another day; ExifTool, the second reader of what a camera notes; jq, which the runners of GitHub have; Netlify's matcher of redirect rules; two checkers of accessibility, axe and IBM's.

Debian and Ubuntu: their own packages, as root or by sudo. Elsewhere: Playwright's Chromium, and Homebrew's packages.
Nothing is installed twice; what cannot be installed is said, with the command to type.
"""

from __future__ import annotations

import ctypes.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

PROGRAMS = {
    "gs": ("ghostscript", "ghostscript"),
    "qpdf": ("qpdf", "qpdf"),
    "pdftoppm": ("poppler-utils", "poppler"),
    "mutool": ("mupdf-tools", "mupdf-tools"),
    "hb-view": ("libharfbuzz-bin", "harfbuzz"),
    "faketime": ("faketime", "libfaketime"),
    "exiftool": ("libimage-exiftool-perl", "exiftool"),
    "jq": ("jq", "jq"),
}
"""Command → its package in Debian, in Homebrew."""

CHROMIUMS = ("chromium", "chromium-browser", "google-chrome")


def chromium() -> str | None:
    """A Chromium of the system, or None where Playwright's own is to be used."""
    return next((path for name in CHROMIUMS if (path := shutil.which(name))), None)


def main() -> None:
    """Install what is missing."""
    missing = [package for package, there in (("chromium", _has_browser()), ("libzbar0", _has_zbar())) if not there]
    programs = [command for command in PROGRAMS if not shutil.which(command)]
    missing += [PROGRAMS[command][0] for command in programs]
    if missing and shutil.which("apt-get"):
        apt(missing)
    if not _has_browser():
        _run([sys.executable, "-m", "playwright", "install", "chromium"])
    if shutil.which("brew"):
        wanted = [PROGRAMS[command][1] for command in programs] + ([] if _has_zbar() else ["zbar"])
        if wanted:
            _run(["brew", "install", *wanted])
    if not _has_zbar():
        sys.exit("zbar is missing. Debian, Ubuntu: sudo apt-get install libzbar0 · macOS: brew install zbar")
    npm_ci(Path(__file__).resolve().parents[1])
    lacking = [PROGRAMS[command][0] for command in PROGRAMS if not shutil.which(command)]
    if lacking:
        sys.exit(f"missing: {' '.join(lacking)}. Debian, Ubuntu: sudo apt-get install {' '.join(lacking)}")


def _has_browser() -> bool:
    if chromium():
        return True
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path).exists()


def _has_zbar() -> bool:
    # pyzbar looks in the same way; Homebrew's folder on Apple silicon is not among the usual ones.
    return bool(ctypes.util.find_library("zbar")) or Path("/opt/homebrew/lib/libzbar.dylib").exists()


def npm_ci(folder: Path) -> None:
    """What the folder's package-lock.json says, by hash, into its node_modules; nothing if it is there already."""
    lock, done = folder / "package-lock.json", folder / "node_modules" / ".package-lock.json"
    if done.exists() and done.stat().st_mtime >= lock.stat().st_mtime:
        return
    if not shutil.which("npm"):
        if not shutil.which("apt-get"):
            sys.exit("npm is missing. macOS: brew install node")
        apt(["nodejs", "npm"])
    # No package of ours needs to run anything while it is installed.
    _run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", "--prefix", str(folder)])


def apt(packages: list[str]) -> None:
    """Install packages of Debian or Ubuntu."""
    sudo = [] if os.geteuid() == 0 else ["sudo"]
    # Ubuntu's chromium is a snap, which cannot run everywhere; Playwright's is used there instead.
    if "chromium" in packages and "ubuntu" in Path("/etc/os-release").read_text().lower():
        packages = [package for package in packages if package != "chromium"]
    if packages:
        _run([*sudo, "apt-get", "update", "-qq"])
        _run([*sudo, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-y", "-qq", *packages])


def _run(command: list[str]) -> None:
    print("$", *command, flush=True)
    subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
