"""Builds the wheel: flit's, with templates/ inside the package. pyproject.toml names it as the build backend (PEP 517).

In a checkout the templates lie beside the package, and flit packs nothing from there.
"""

from __future__ import annotations

import base64
import csv
import hashlib
import io
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from flit_core import buildapi
from flit_core.buildapi import (
    build_editable,
    build_sdist,
    get_requires_for_build_editable,
    get_requires_for_build_sdist,
    get_requires_for_build_wheel,
    prepare_metadata_for_build_editable,
    prepare_metadata_for_build_wheel,
)

__all__ = [
    "build_editable",
    "build_sdist",
    "build_wheel",
    "get_requires_for_build_editable",
    "get_requires_for_build_sdist",
    "get_requires_for_build_wheel",
    "prepare_metadata_for_build_editable",
    "prepare_metadata_for_build_wheel",
]

ROOT = Path(__file__).resolve().parent.parent


def build_wheel(
    wheel_directory: str, config_settings: dict[str, object] | None = None, metadata_directory: str | None = None
) -> str:
    """Write the wheel into a folder and return its name. Made of the same files it is the same, where SOURCE_DATE_EPOCH is set."""
    name: str = buildapi.build_wheel(wheel_directory, config_settings, metadata_directory)
    path = Path(wheel_directory) / name
    with ZipFile(path) as flit_s:
        entries = {entry: flit_s.read(entry) for entry in flit_s.infolist()}
    date_time = next(iter(entries)).date_time
    record = next(entry for entry in entries if entry.filename.endswith(".dist-info/RECORD"))
    rows = entries.pop(record).decode()
    added = {_entry(file, date_time): file.read_bytes() for file in _templates()}
    with ZipFile(path, "w", ZIP_DEFLATED, compresslevel=9) as wheel:
        for entry, data in {**entries, **added}.items():
            wheel.writestr(entry, data)
        wheel.writestr(record, _rows(added) + rows)
    return name


def _templates() -> list[Path]:
    """The files of templates/, without what editors and systems leave there."""
    files = (path for path in sorted((ROOT / "templates").rglob("*")) if path.is_file())
    return [path for path in files if not path.name.startswith(".") and not path.name.endswith("~")]


def _entry(file: Path, date_time: tuple[int, int, int, int, int, int]) -> ZipInfo:
    entry = ZipInfo(f"generator/{file.relative_to(ROOT).as_posix()}", date_time)
    entry.compress_type, entry.external_attr = ZIP_DEFLATED, 0o100644 << 16
    return entry


def _rows(added: dict[ZipInfo, bytes]) -> str:
    """The lines of RECORD for these files (Binary distribution format, The .dist-info directory)."""
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    for entry, data in added.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).decode().rstrip("=")
        writer.writerow((entry.filename, f"sha256={digest}", len(data)))
    return lines.getvalue()
