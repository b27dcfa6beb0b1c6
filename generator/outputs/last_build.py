"""What the last build read and made, so that the next one reads and makes only what changed."""

from __future__ import annotations

import hashlib
import marshal
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from generator.content.readings import Reading
from generator.memory.frozen import plain, restored
from generator.outputs.parts import Inputs, Kept, Part
from generator.store import read_file, write_whole

SIZE = 16
"""Bytes of the digest the file begins with."""


@dataclass(frozen=True, slots=True)
class LastBuild:
    """What is remembered of a build."""

    program: str
    """The digest of the program and its libraries, and the version of Python."""

    readings: Mapping[str, Reading] = field(default_factory=dict)
    """Folder of sites/ → what reading it gave."""

    parts: Mapping[str, Part] = field(default_factory=dict)
    """Name of a part of the plan → what it gave."""

    unswept: int = 0
    """Builds since the store was last looked through for what nothing needs."""

    plain: tuple[Mapping[str, Any], Mapping[str, Any]] = ({}, {})
    """Its readings and parts as they were read, in marshal's own types: most are written again as they are."""


def read_last_build(path: Path, code: str) -> LastBuild:
    """What this file remembers; nothing where it was written by another program, or is damaged."""
    program = f"{code} {sys.version}"
    try:
        data = read_file(path)
        if _digest(data[SIZE:]) == data[:SIZE]:
            known, readings, parts, unswept = marshal.loads(data[SIZE:])  # noqa: S302 -- only what this program wrote
            if known == program:
                read = {folder: _reading(*reading) for folder, reading in readings.items()}
                made = {name: _part(*part) for name, part in parts.items()}
                return LastBuild(program, read, made, unswept, (readings, parts))
    except (OSError, ValueError, EOFError, TypeError, AttributeError):
        pass
    return LastBuild(program)


def _reading(entry: Any, problems: Any, *rest: Any) -> Reading:
    """The rest are marshal's own types already: of thousands of readings nothing is walked through that need not be."""
    return Reading(restored(entry), restored(problems), *rest)


def _plain_reading(reading: Reading) -> Any:
    entry, problems, *rest = (getattr(reading, field.name) for field in fields(reading))
    return plain(entry), plain(problems), *rest


def _part(inputs: Inputs, outputs: Iterable[tuple[str, str, str]]) -> Part:
    return Part(inputs, tuple(map(Kept._make, outputs)))


def write_last_build(path: Path, last: LastBuild, before: LastBuild) -> None:
    """Remember it; `before` is what was read, perhaps nothing. Raises OSError."""
    plain_readings, plain_parts = before.plain
    readings = {
        folder: plain_readings[folder] if before.readings.get(folder) is reading else _plain_reading(reading)
        for folder, reading in last.readings.items()
    }
    parts = {
        name: plain_parts[name] if before.parts.get(name) is part else (part.inputs, tuple(map(tuple, part.outputs)))
        for name, part in last.parts.items()
    }
    data = marshal.dumps((last.program, readings, parts, last.unswept))
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, _digest(data) + data)


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=SIZE).digest()
