"""Which original photographs and recordings hold more than what is published of them, and their copies without it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from generator.media import mp3, notes

Found = tuple[notes.Kind | Literal["tag", "unread"], ...]
"""Kinds of notes. tag: whatever stands around the sound of an MP3 (ID3, APE): place, names, a picture. unread: the file
breaks off, so that nothing can be taken out."""


def with_notes(files: Mapping[str, Path]) -> dict[str, Found]:
    """Of these files, by path below content/, those with notes, and which. Raises OSError."""
    found = {name: _found(path) for name, path in files.items() if _is_original(name)}
    return {name: kinds for name, kinds in found.items() if kinds}


def stripped(path: Path) -> bytes:
    """The copy of an original without its notes: the same picture, the same sound. Raises OSError."""
    return mp3.bare(path.read_bytes()) if path.suffix == ".mp3" else notes.taken_out(path.read_bytes())


def _is_original(name: str) -> bool:
    return name.startswith("sites/") and name.split("/")[2:3] in (["photos"], ["audio"])


def _found(path: Path) -> Found:
    data = path.read_bytes()
    try:
        if path.suffix == ".mp3":
            return ("tag",) if mp3.bare(data) != data else ()
        return notes.found(data)
    except (ValueError, mp3.UnfitRecording):
        return ("unread",)
