"""A finished PDF as its preflight sees it: pages, boxes, operators, painted areas; parsed once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from io import BytesIO
from typing import NamedTuple
from xml.etree import ElementTree as ET

import pikepdf

from generator.plaques.drawing import Drawing
from generator.plaques.outline import Box
from generator.plaques.writers.pdf import POINT

TOLERANCE = 0.01
"""mm: two positions nearer than this are the same."""


class Fill(NamedTuple):
    """One painting operator of a content stream."""

    colour: tuple[str, tuple[float, ...]]
    """The operator that chose the colour (k, or the name of a spot) and its numbers."""

    box: Box
    """mm from the upper left corner of the trim, as in the drawing."""

    corners: int


@dataclass
class FinishedFile:
    """A finished PDF, parsed once for all rules; of a plaque also the drawing it was written from, of a sheet None."""

    data: bytes
    drawing: Drawing | None

    @cached_property
    def pdf(self) -> pikepdf.Pdf:
        """The file, opened."""
        return pikepdf.open(BytesIO(self.data))

    @cached_property
    def page(self) -> pikepdf.Object:
        """The first page."""
        return self.pdf.pages[0].obj

    @cached_property
    def contents(self) -> tuple[bytes, ...]:
        """Content streams of every page, then of every form XObject."""
        pages = [
            b"\n".join(part.read_bytes() for part in as_tuple(page.obj.get("/Contents"))) for page in self.pdf.pages
        ]
        return (*pages, *(form.read_bytes() for form in self.forms))

    @cached_property
    def forms(self) -> tuple[pikepdf.Object, ...]:
        """Form XObjects (ISO 32000-1, 8.10)."""
        return tuple(
            item
            for item in self.objects
            if isinstance(item, pikepdf.Stream) and str(item.get("/Subtype", "")) == "/Form"
        )

    @cached_property
    def objects(self) -> tuple[pikepdf.Object, ...]:
        """Every indirect object of the file."""
        return tuple(self.pdf.objects)

    @cached_property
    def operators(self) -> frozenset[str]:
        """Names of all operators in the content streams."""
        return frozenset(
            word.decode("latin-1") for content in self.contents for word in set(_WORDS.findall(content)) - {b""}
        )

    @cached_property
    def boxes(self) -> dict[str, Box]:
        """MediaBox, BleedBox and TrimBox of the first page, as far as it has them, in mm; y grows upwards as in PDF."""
        arrays = {name: self.page.get(f"/{name}") for name in ("MediaBox", "BleedBox", "TrimBox")}
        return {name: Box(*(float(n) * POINT for n in box)) for name, box in arrays.items() if box is not None}

    @cached_property
    def intents(self) -> tuple[pikepdf.Object, ...]:
        """Output intents of subtype GTS_PDFX (ISO 15930-7, 6.2.2)."""
        return tuple(
            intent for intent in self.pdf.Root.get("/OutputIntents", ()) if str(intent.get("/S")) == "/GTS_PDFX"
        )

    @cached_property
    def profile(self) -> bytes:
        """Bytes of the ICC profile of the first output intent; empty if there is none."""
        stream = self.intents[0].get("/DestOutputProfile") if self.intents else None
        return stream.read_bytes() if isinstance(stream, pikepdf.Stream) else b""

    @cached_property
    def xmp(self) -> dict[str, str]:
        """Simple properties of the XMP packet by their names without prefix; empty if it cannot be parsed."""
        stream = self.pdf.Root.get("/Metadata")
        if not isinstance(stream, pikepdf.Stream):
            return {}
        try:
            root = ET.fromstring(stream.read_bytes())  # noqa: S314 -- a file we have just written
        except ET.ParseError:
            return {}
        return {node.tag.partition("}")[2]: "".join(node.itertext()).strip() for node in root.iter()}

    @cached_property
    def spots(self) -> dict[str, tuple[str, tuple[float, ...]]]:
        """Name of a Separation colour space → its plate and its CMYK substitute, each ink from 0 to 1."""
        owners = [*(page.obj for page in self.pdf.pages), *self.forms]
        return {
            str(key).lstrip("/"): (str(space[1]).lstrip("/"), tuple(float(n) for n in space[3].get("/C1", ())))
            for owner in owners
            for key, space in colour_spaces_of(owner).items()
            if isinstance(space, pikepdf.Array) and str(space[0]) == "/Separation"
        }

    @cached_property
    def fills(self) -> tuple[Fill, ...]:
        """Painted areas of the first page, in order. Only for pages as writers.pdf writes them, in mm."""
        return tuple(_fills(self.contents[0], self.spots))


def as_tuple(item: object) -> tuple[pikepdf.Object, ...]:
    """The items of an array, one object as a tuple of it, or nothing."""
    if isinstance(item, pikepdf.Array):
        return tuple(item)
    return (item,) if isinstance(item, pikepdf.Object) else ()


def colour_spaces_of(owner: pikepdf.Object) -> dict[str, pikepdf.Object]:
    """The colour spaces of a page or form by their names in it."""
    return dict(owner.get("/Resources", pikepdf.Dictionary()).get("/ColorSpace", pikepdf.Dictionary()).items())


def type_of(item: object) -> str:
    """The /Type of a dictionary, else nothing."""
    return str(item.get("/Type", "")) if isinstance(item, pikepdf.Dictionary) else ""


def subtype_of(item: object) -> str:
    """The /Subtype of a stream, else nothing."""
    return str(item.get("/Subtype", "")) if isinstance(item, pikepdf.Stream) else ""


# What is in between is passed over in one go, so that not every character is looked at twice.
_WORDS = re.compile(rb"[^A-Za-z'\"*]*((?<![/\w])[A-Za-z'\"*]+[01]?)?")

# First the segments of a path as writers.pdf writes them, then any other operator with what stands before it.
_STEP = re.compile(rb"((?:[-.\d\s]*[mlc](?=\s)|\s*h(?=\s))*)([^a-zA-Z/'\"]*)(?:/(\S+)\s+)?([a-zA-Z'\"]+\*?)\s*")
_SEGMENT_WORDS = bytes.maketrans(b"mlch", b"    ")
_PAINTING = {b"f", b"f*", b"F", b"B", b"S", b"s", b"b", b"B*", b"b*"}


def _fills(content: bytes, spots: dict[str, tuple[str, tuple[float, ...]]]) -> Iterator[Fill]:
    """Painted areas of a content stream in mm: its one `cm`, at the top, scales points to the drawing's mm."""
    colour: tuple[str, tuple[float, ...]] = ("", ())
    path = b""
    for segments, before, name, word in _STEP.findall(content):
        path += segments.translate(_SEGMENT_WORDS) + b" "
        if word in (b"m", b"l", b"c"):
            path += b" " + before + b" "
        elif word == b"k":
            colour = ("k", tuple(map(float, before.split())))
        elif word == b"cs":
            space = name.decode("latin-1")
            colour = (spots.get(space, (space, ()))[0], ())
        elif word in _PAINTING and (extent := _extent(path)):
            yield Fill(colour, *extent)
            path = b""


@lru_cache(maxsize=256)
def _extent(path: bytes) -> tuple[Box, int] | None:
    """The box of these corners, and how many there are; None without any.

    Cached, because half of the lines of a plaque are those of the next.
    """
    numbers = path.split()
    if not numbers:
        return None
    xs, ys = [*map(float, numbers[0::2])], [*map(float, numbers[1::2])]
    return Box(min(xs), min(ys), max(xs), max(ys)), len(xs)
