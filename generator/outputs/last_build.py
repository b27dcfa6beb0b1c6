"""What the last build read and made, so that the next one reads and makes only what changed."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.content.readings import Reading
from generator.memory.frozen import dumps, loads
from generator.outputs.parts import Part
from generator.store import write_whole

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


def read_last_build(path: Path, code: str) -> LastBuild:
    """What this file remembers; nothing where it was written by another program, or is damaged."""
    program = f"{code} {sys.version}"
    try:
        data = path.read_bytes()
        found = loads(data[SIZE:]) if _digest(data[SIZE:]) == data[:SIZE] else None
    except (OSError, ValueError, EOFError, TypeError, AttributeError):
        return LastBuild(program)
    return found if isinstance(found, LastBuild) and found.program == program else LastBuild(program)


def write_last_build(path: Path, last: LastBuild) -> None:
    """Remember it. Raises OSError."""
    data = dumps(last)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, _digest(data) + data)


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=SIZE).digest()
