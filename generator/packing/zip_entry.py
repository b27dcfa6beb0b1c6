"""A file in a zip that is the same from every system and on any day."""

from __future__ import annotations

from pathlib import PurePosixPath
from zipfile import ZIP_DEFLATED, ZipInfo

ZIP_EPOCH = "1980-01-01"
"""The earliest day a zip entry can have: the same plaques give the same bytes on any day."""


def zip_entry(path: str, day: str = "") -> ZipInfo:
    """The zip entry of a file: of this day (ISO 8601) or ZIP_EPOCH, deflated, readable by everybody, the same from every system."""
    assert not PurePosixPath(path).is_absolute()
    year, month, of_month = (int(part) for part in max(day, ZIP_EPOCH).split("-"))
    info = ZipInfo(path, (year, month, of_month, 0, 0, 0))
    info.compress_type = ZIP_DEFLATED
    info.create_system = 3  # Unix: the mode below counts (PKWARE APPNOTE, 4.4.2); zipfile takes that of this machine
    info.external_attr = 0o644 << 16
    return info
