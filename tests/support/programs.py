"""Programs that judge our files."""

from __future__ import annotations

import subprocess
from pathlib import Path


def ran(*command: str | Path) -> str:
    """Standard output of a program; its exit status must be 0."""
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)
    assert 0 == done.returncode, done.stderr + done.stdout
    return done.stdout
