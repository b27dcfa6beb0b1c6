"""The schema of the register: every file of content/plaques/."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from generator.content.authored_model import AuthoredModel
from generator.content.fields import Payload, Sha256, Size, Text, WholeDay

Stage = Literal["designed", "proofed", "printed", "installed", "damaged", "replaced", "retired", "cancelled"]

DOWN: tuple[Stage, ...] = ("replaced", "retired")
"""Stages of a plaque that was taken down: its code still answers, for somebody may scan it."""

NEVER_MADE: Stage = "cancelled"
"""The stage of a plaque that will not be made, with the reason as its note: nobody can have its code."""


class Step(AuthoredModel):
    """One step in the life of a plaque: the stage it reached, and when."""

    stage: Stage
    on: WholeDay
    by: Text
    """Who did or saw it."""

    note: Text | None = None
    """Anything worth knowing; of a plaque that was cancelled, why: it must be said."""


class PrintRecord(AuthoredModel):
    """What was handed to the print shop, recorded by `ditich plaque printed`; it must not be changed afterwards."""

    payload: Payload
    """The exact text of the QR symbol."""

    version: Annotated[int, Field(ge=1, le=40)]
    """Version of the QR symbol (ISO/IEC 18004): each has four modules more a side."""

    level: Literal["L", "M", "Q", "H"]
    """Error correction level of the QR symbol."""

    mask: Annotated[int, Field(ge=0, le=7)]
    digest: Sha256
    """SHA-256 of the file handed to the shop that makes it: the PDF of a printed plaque, the SVG of an engraved one."""

    names: Mapping[Text, Text] = Field(min_length=1)
    """Language → the relic's name as printed on the plaque."""


class Reading(AuthoredModel):
    """What a photograph said of the plaque's symbol on one day, recorded by `ditich plaque inspect --record`."""

    on: WholeDay
    """The day somebody looked, never the camera's: its clock may be wrong, and its notes are not read."""

    grade: Literal["A", "B", "C", "D", "F"]
    """An estimate after ISO/IEC 15415."""

    unused: Annotated[float, Field(ge=0, le=1)]
    """Unused error correction, 0 to 1 (ISO/IEC 15415, UEC)."""

    by: Text


class PlaqueFile(AuthoredModel):
    """The content of content/plaques/<code>.yaml."""

    relic: Text
    place: Text | None = None
    """Where at the relic it hangs, in Vietnamese."""

    design: Text = "gate"
    """Name of a drawing in templates/plaques: gate, altar, pair."""

    size: Size | None = None
    """A6, A5, A4, A3 or its sides in mm: 200x300. Without it, the smallest of the four readable from the distance."""

    distance: Annotated[float, Field(ge=0.2, le=10)] = 0.6
    """Scanning distance in m."""

    material: Text = "composite"
    """A key of templates/plaques/materials.yaml."""

    quantity: Annotated[int, Field(ge=1, le=1000)] = 1
    """Copies to make."""

    life: tuple[Step, ...] = ()
    """Its steps, oldest first. Steps are only ever added."""

    readings: tuple[Reading, ...] = ()
    """What photographs said of its symbol."""

    printed: PrintRecord | None = None
    replaced_by: Text | None = None
    """Code of the replacement plaque."""
