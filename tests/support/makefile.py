"""What `make` can be asked for."""

from __future__ import annotations

import re

from tests.support.worlds import ROOT


def targets() -> set[str]:
    """The targets of the Makefile that are no files."""
    return set(re.findall(r"^([a-z][a-z-]*):(?!=)", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
