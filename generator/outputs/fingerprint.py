"""Finds out whether anything changed since the last good build, by size and time of every file.

Imports next to nothing: on a build without changes, imports are most of the cost.
"""

from __future__ import annotations

import hashlib
import json
import marshal
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.memory.snapshot import Snapshot, Stamp
from generator.outputs.published import is_as_published
from generator.store import digest, read_file, write_whole

PUBLISHED = ("site", "print")
"""Folders of the output that a build publishes."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that a build depends on."""

    snapshot: Snapshot
    today: str
    """The day (ISO 8601): tomorrow another festival may be the next."""

    libraries: tuple[str, ...]


Warnings = Mapping[str, str]
"""Language of the messages → what the build warned of, as it was printed; it must be seen again at the next build."""


def unchanged(record: Path, inputs: Inputs, published: Path, output: Path) -> Warnings | None:
    """The warnings of the last good build if inputs and outputs are as it recorded them; None if anything changed.

    `record` is the file `remember` writes, `published` that of `published.write_trees`, `output` the folder in which is published.
    """
    try:
        recorded = json.loads(read_file(record))
        warnings: Warnings = recorded["warnings"]
        as_before = recorded["inputs"] == _digest_of(inputs)
    except (OSError, ValueError, KeyError, TypeError):  # no build yet, or a record of another time: build
        return None
    folders = (output / name for name in PUBLISHED)
    return warnings if as_before and is_as_published(published, folders) else None


def remember(record: Path, inputs: Inputs, warnings: Warnings) -> None:
    """Record the build of these inputs; delete the record if the snapshot is not settled."""
    if inputs.snapshot.settled:
        write_whole(record, json.dumps({"inputs": _digest_of(inputs), "warnings": warnings}).encode())
    else:
        record.unlink(missing_ok=True)


def _digest_of(inputs: Inputs) -> str:
    return digest(_digest(inputs.snapshot.files), inputs.today, inputs.libraries)


def _digest(files: Mapping[str, Stamp]) -> str:
    return hashlib.blake2b(marshal.dumps(sorted(files.items()), 2), digest_size=20).hexdigest()


def libraries(folder: Path) -> tuple[str, ...]:
    """Names of the .dist-info folders (name and version of a library) in this site-packages folder."""
    return tuple(sorted(name for name in os.listdir(folder) if name.endswith(".dist-info")))  # noqa: PTH208


def program(package: Path, libraries: tuple[str, ...]) -> str:
    """The digest of everything else that decides an output: the source of the package and the libraries' versions.

    The whole package, not each maker's imports: authors never change it, and nothing can be forgotten.
    """
    code = [(path.relative_to(package).as_posix(), path.read_bytes()) for path in sorted(package.rglob("*.py"))]
    return digest(code, libraries)
