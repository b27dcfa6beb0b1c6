"""What plaques are made of: materials, and the faces of their letters."""

from __future__ import annotations

from dataclasses import replace

from generator.plaques import Material
from generator.store import FileRef, file_ref
from tests.support.worlds import TEMPLATES

FONTS = TEMPLATES / "fonts"

COMPOSITE = Material(
    (("vi", "tấm nhôm composite, in UV"), ("en", "aluminium composite, UV print")),
    module=1.2,
    engraved=False,
    turns="dark",
    plate=True,
)

BRASS = replace(COMPOSITE, names=(("vi", "đồng thau khắc"), ("en", "engraved brass")), engraved=True)

GRANITE = replace(BRASS, names=(("vi", "đá granit đen khắc"), ("en", "engraved black granite")), turns="light")


def font(name: str) -> FileRef:
    """A vendored face."""
    return file_ref(FONTS / name)
