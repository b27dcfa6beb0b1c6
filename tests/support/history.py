"""A Git repository of a test's own, in which a plaque was printed."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.support.worlds import ROOT

PLAQUE = "content/plaques/4nvh3.yaml"

PRINTED = (ROOT / "tests/broken" / "life-backwards" / PLAQUE).read_text("utf-8").replace("2025-03-04", "2026-03-04")


def git(world: Path, *arguments: str) -> None:
    """One step in a repository of the test's own."""
    who = ("-c", "user.name=Thử", "-c", "user.email=thu@ten-mien.vn", "-c", "init.defaultBranch=main")
    subprocess.run(["git", "-C", world, *who, *arguments], check=True, capture_output=True)


def printed_and_committed(world: Path) -> None:
    """A repository in which a plaque was printed."""
    (world / PLAQUE).write_text(PRINTED, "utf-8")
    git(world, "init", "--quiet")
    git(world, "add", "content")
    git(world, "commit", "--quiet", "--message", "In biển")
