"""Knows the files Git LFS leaves in place of those it has not fetched."""

from __future__ import annotations


def is_pointer(data: bytes) -> bool:
    """Whether this is a pointer file and not what it points to (Git LFS specification, "The Pointer")."""
    return data.startswith(b"version https://git-lfs.github.com/spec/")
