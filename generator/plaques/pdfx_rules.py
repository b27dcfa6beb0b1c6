"""Rules of PDF/X-4 (ISO 15930-7) for any finished file; each yields its violations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import pikepdf

from generator.plaques.finished_file import TOLERANCE, FinishedFile, as_tuple, colour_spaces_of, subtype_of, type_of
from generator.plaques.icc import profile_fault
from generator.plaques.outline import Box
from generator.plaques.writers.pdf import POINT


def version(file: FinishedFile) -> Iterator[str]:
    """PDF 1.6 (ISO 15930-7, 6.1)."""
    if file.pdf.pdf_version != "1.6":
        yield file.pdf.pdf_version


def encryption(file: FinishedFile) -> Iterator[str]:
    """Not encrypted: a shop must be able to open it."""
    if file.pdf.is_encrypted:
        yield "encrypted"


def boxes(file: FinishedFile) -> Iterator[str]:
    """TrimBox inside BleedBox inside MediaBox (ISO 15930-7, 6.13)."""
    for page in file.pdf.pages:
        arrays = [page.obj.get(f"/{name}") for name in ("TrimBox", "BleedBox", "MediaBox")]
        boxes = [Box(*(float(n) * POINT for n in box)) for box in arrays if box is not None]
        if len(boxes) < len(arrays):
            yield "a box is missing"
        for inner, outer in pairwise(boxes):
            if not outer.grown(TOLERANCE).contains(inner):
                yield f"{inner} not in {outer}"


def output_intent(file: FinishedFile) -> Iterator[str]:
    """One GTS_PDFX output intent, with its condition and registry named (ISO 15930-7, 6.2.2)."""
    if len(file.intents) != 1:
        yield f"{len(file.intents)} output intents"
        return
    for key in ("/OutputConditionIdentifier", "/RegistryName"):
        if not str(file.intents[0].get(key, "")):
            yield f"{key} is missing"


def profile(file: FinishedFile) -> Iterator[str]:
    """The ICC profile of a CMYK press is embedded in the output intent; PDF/X-4 does not allow to name it only."""
    if not file.profile:
        yield "not embedded"
    elif fault := profile_fault(file.profile):
        yield fault
    elif int(file.intents[0].DestOutputProfile.get("/N", 0)) != 4:  # noqa: PLR2004 -- four inks
        yield "N is not 4"


def metadata(file: FinishedFile) -> Iterator[str]:
    """The keys ISO 15930-7, 6.5 asks for."""
    if file.xmp.get("GTS_PDFXVersion") != "PDF/X-4":
        yield f"GTS_PDFXVersion {file.xmp.get('GTS_PDFXVersion')}"
    required = (
        "title",
        "CreateDate",
        "ModifyDate",
        "MetadataDate",
        "DocumentID",
        "VersionID",
        "RenditionClass",
        "Trapped",
    )
    yield from (f"{key} is missing" for key in required if not file.xmp.get(key))


def metadata_agrees(file: FinishedFile) -> Iterator[str]:
    """XMP and Info dictionary agree."""
    info = file.pdf.docinfo
    pairs = (
        ("title", str(info.get("/Title", ""))),
        ("CreateDate", _iso(str(info.get("/CreationDate", "")))),
        ("ModifyDate", _iso(str(info.get("/ModDate", "")))),
        ("Trapped", str(info.get("/Trapped", "")).lstrip("/")),
    )
    yield from (f"{key}: {expected!r}" for key, expected in pairs if file.xmp.get(key, "") != expected)


def _iso(date: str) -> str:
    """A PDF date (ISO 32000-1, 7.9.4) in ISO 8601."""
    match = re.fullmatch(r"D:(....)(..)(..)(..)(..)(..)([+-]..)'(..)'", date)
    return "{}-{}-{}T{}:{}:{}{}:{}".format(*match.groups()) if match else date


def trapped(file: FinishedFile) -> Iterator[str]:
    """The Info dictionary has Trapped (ISO 15930-7, 6.9)."""
    if str(file.pdf.docinfo.get("/Trapped", "")) not in ("/False", "/True"):
        yield str(file.pdf.docinfo.get("/Trapped", "missing"))


def identifier(file: FinishedFile) -> Iterator[str]:
    """The file has an ID (ISO 15930-7, 6.3)."""
    if "/ID" not in file.pdf.trailer:
        yield "no ID"


_COLOUR_WORDS = {"rg", "RG", "g", "G", "K", "SC", "SCN", "CS", "sc", "ri"}


def colour_spaces(file: FinishedFile) -> Iterator[str]:
    """DeviceCMYK and Separation alone: nothing a shop would have to convert (ISO 15930-7, 6.2.3)."""
    yield from sorted(file.operators & _COLOUR_WORDS)
    for owner in (*(page.obj for page in file.pdf.pages), *file.forms):
        for space in colour_spaces_of(owner).values():
            if not (
                isinstance(space, pikepdf.Array) and str(space[0]) == "/Separation" and str(space[2]) == "/DeviceCMYK"
            ):
                yield str(space)
        group = owner.get("/Group")
        if group is not None:
            yield "a group's colour space"


def fonts(file: FinishedFile) -> Iterator[str]:
    """Letters are outlines: no shop can substitute a font."""
    yield from sorted(file.operators & {"BT", "ET", "Tj", "TJ", "Tf"})
    yield from ("a font" for item in file.objects if type_of(item) == "/Font")


def pictures(file: FinishedFile) -> Iterator[str]:
    """Areas alone: no image, pattern, shading; a form on sheets only."""
    yield from sorted(file.operators & {"BI", "ID", "EI", "sh"})
    if file.drawing and "Do" in file.operators:
        yield "Do"
    kinds = {"/Image", "/PS"} | ({"/Form"} if file.drawing else set())
    yield from (str(item.Subtype) for item in file.objects if subtype_of(item) in kinds)
    for owner in (*(page.obj for page in file.pdf.pages), *file.forms):
        resources = owner.get("/Resources", pikepdf.Dictionary())
        yield from (key for key in ("/Pattern", "/Shading") if key in resources)


def transparency(file: FinishedFile) -> Iterator[str]:
    """No transparency, overprint, halftone or transfer function: what lies on top is what is seen."""
    if "gs" in file.operators:
        yield "gs"
    for owner in (*(page.obj for page in file.pdf.pages), *file.forms):
        if "/ExtGState" in owner.get("/Resources", pikepdf.Dictionary()):
            yield "/ExtGState"
    yield from ("/ExtGState" for item in file.objects if type_of(item) == "/ExtGState")


def actions(file: FinishedFile) -> Iterator[str]:
    """Nothing that acts: no annotation, script, form, layer or attached file."""
    root = file.pdf.Root
    yield from (key for key in ("/OpenAction", "/AA", "/AcroForm", "/OCProperties", "/Names") if key in root)
    for page in file.pdf.pages:
        yield from (key for key in ("/Annots", "/AA") if key in page.obj)


_FILTERS = {"/FlateDecode"}


def filters(file: FinishedFile) -> Iterator[str]:
    """No LZW and no encryption filter (ISO 15930-7, 6.3): plain, or deflated by whoever handled the file after us."""
    for item in file.objects:
        if isinstance(item, pikepdf.Stream):
            names = item.get("/Filter", pikepdf.Array())
            yield from (str(name) for name in as_tuple(names) if str(name) not in _FILTERS)
