"""A batch: the files of some plaques in one zip for the shops, with sheets, checksums and a page to read first."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import PurePosixPath
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from generator import plaque_files, plaques
from generator.content.catalogue import Plaque
from generator.pages import views
from generator.pages.showing import Showing
from generator.plaques.sheets import Paper, sheets
from generator.theme import templating

LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The first day a zip can say: the same plaques give the same bytes on any day."""


def is_name(name: str) -> bool:
    """Whether a batch may be called so: its name becomes a file's and a folder's on any system."""
    return bool(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name))


def pack(name: str, chosen: Sequence[Plaque], files: Mapping[str, bytes], showing: Showing, paper: Paper) -> bytes:
    """The zip. `files` holds everything made, by its path below the output folder.

    Raises sheets.TooLarge if a plaque is larger than the paper.
    """
    entries = dict(_entries(name, chosen, files, showing, paper))
    entries["SHA256SUMS"] = _sums(entries)
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as batch:
        for path in sorted(entries):
            batch.writestr(entry(f"{name}/{path}"), entries[path])
    return file.getvalue()


def _entries(
    name: str, chosen: Sequence[Plaque], files: Mapping[str, bytes], showing: Showing, paper: Paper
) -> Iterator[tuple[str, bytes]]:
    folders = {f"print/{plaque.code}" for plaque in chosen}
    for path, data in files.items():
        if path.rpartition("/")[0] in folders:
            yield path.removeprefix("print/"), data
    copies = [
        files[f"print/{plaque.code}/{plaque.code}.pdf"] for plaque in chosen for _ in range(plaque.order.quantity)
    ]
    first = plaque_files.faceplate(chosen[0], showing, showing.theme)
    yield f"sheets-{paper}.pdf", sheets(copies, paper, first.order.press, first.slug, first.inscription)
    words = tuple((key, group[showing.first]) for key, group in showing.words.items())
    note = views.BatchNote(
        name=name,
        trial=any(plaque_files.trial(plaque, showing) for plaque in chosen),
        paper=paper,
        plaques=tuple(_line(plaque, showing) for plaque in chosen),
    )
    yield "DOC-TRUOC.txt", templating.page("batch.txt", note, words, showing.theme.templates)


def _line(plaque: Plaque, showing: Showing) -> views.BatchLine:
    face = plaque_files.faceplate(plaque, showing, showing.theme)
    width, height = plaques.size(face)
    return views.BatchLine(
        code=plaque.code,
        name=face.names[0][1],
        payload=face.payload,
        size=f"{width:g} × {height:g} mm",
        material=face.order.material.names[0][1],
        quantity=face.order.quantity,
        place=plaque.place or "",
        engraved=face.order.material.plate,
    )


def _sums(entries: Mapping[str, bytes]) -> bytes:
    """What `sha256sum --check` reads (GNU coreutils): digest, two spaces, path."""
    lines = (f"{hashlib.sha256(data).hexdigest()}  {path}\n" for path, data in sorted(entries.items()))
    return "".join(lines).encode()


def entry(path: str) -> ZipInfo:
    """A file of a zip, as old as a zip can say and for everybody to read."""
    assert not PurePosixPath(path).is_absolute()
    found = ZipInfo(path, LONG_AGO)
    found.compress_type = ZIP_DEFLATED
    found.external_attr = 0o644 << 16
    return found
