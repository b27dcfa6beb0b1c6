"""Parcels for shops as they lie in a project's output folder."""

from __future__ import annotations

import re
from pathlib import Path
from zipfile import ZipFile

REVISED = re.compile(r"(?P<name>.+?)(-(?P<day>\d{4}-\d\d-\d\d))?-r(?P<revision>[0-9a-f]{6})")
"""How a parcel is called."""


def parcel_of(project: Path) -> dict[str, bytes]:
    """Path below its folder → content, of the one parcel there is."""
    (path,) = (project / "output" / "batches").glob("*.zip")
    return unpacked(path)


def unpacked(path: Path) -> dict[str, bytes]:
    """Path below its folder → content; everything lies in one folder that is called as the zip."""
    assert REVISED.fullmatch(path.stem)
    with ZipFile(path) as batch:
        contents = {name: batch.read(name) for name in batch.namelist()}
    assert {path.stem} == {name.partition("/")[0] for name in contents}
    return {name.removeprefix(f"{path.stem}/"): data for name, data in contents.items()}
