"""A changed file as a unified diff, to be looked at before it is written."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import unified_diff

from generator.diagnostics.printable import printable
from generator.upgrade.project import Change


def difference(shown: str, change: Change) -> Iterator[str]:
    """The lines of a unified diff; of a new file only in what it differs from the program's, of a deleted one only its name."""
    if change.after is None:
        yield f"--- a/{printable(shown)}\n+++ /dev/null\n"
        return
    base = change.in_place_of if change.before is None else change.before
    before, after = (
        (data or b"").decode("utf-8", "replace").splitlines(keepends=True) for data in (base, change.after)
    )
    for line in unified_diff(before, after, "/dev/null" if change.before is None else f"a/{shown}", f"b/{shown}"):
        yield printable(line.rstrip("\r\n")) + "\n"
