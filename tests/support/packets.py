"""Packets as translators send them back: written by the program, then changed as word processors and people do."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
from click.testing import Result
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.table import _Row

from tests.support.worlds import ditich

ROW = re.compile(r"[0-9a-f]{8}·[0-9a-f]{8}")
_W = nsdecls("w")


def sent(world: Path, language: str, relic: str, *options: str) -> Path:
    """The Word file of a packet that was sent out, in a folder of its own beside content/."""
    away = world / "away"
    result = ditich(world, "--output", str(away), "translate", "out", language, relic, *options)
    assert 0 == result.exit_code, result.output
    return max(away.glob(f"packets/{relic}.{language}.*.docx"), key=lambda path: path.stat().st_mtime_ns)


def changed(path: Path, change: Callable[[Document], object]) -> Path:
    """The file with this done to it."""
    document = docx.Document(str(path))
    change(document)
    document.save(str(path))
    return path


def rows(document: Document) -> list[_Row]:
    """The rows that have a key."""
    return [row for table in document.tables for row in table.rows if ROW.search(row.cells[0].text)]


def row_of(document: Document, words: str) -> _Row:
    """The row whose left-hand column begins so."""
    return next(row for row in rows(document) if row.cells[1].text.startswith(words))


def fill(row: _Row, *paragraphs: str) -> None:
    """Write into the right-hand column, in place of what stands there."""
    cell = row.cells[2]
    for paragraph in cell.paragraphs[1:]:
        paragraph._p.getparent().remove(paragraph._p)
    cell.paragraphs[0].clear()
    for number, text in enumerate(paragraphs):
        (cell.paragraphs[0] if not number else cell.add_paragraph()).add_run(text)


def sign(document: Document, by: str, on: str, remarks: str = "") -> None:
    """Fill in the form at the end."""
    for row, text in zip(document.tables[-1].rows, (by, on, remarks), strict=True):
        row.cells[2].paragraphs[0].add_run(text)


def track(row: _Row, old: str, new: str) -> None:
    """Put `new` in place of all that stands there, as a change that is still marked."""
    paragraph = row.cells[2].paragraphs[0]
    paragraph.clear()
    marked = 'w:id="9" w:author="Sư Thạch" w:date="2026-11-20T00:00:00Z"'
    for xml in (
        f"<w:del {_W} {marked}><w:r><w:delText>{old}</w:delText></w:r></w:del>",
        f"<w:ins {_W} {marked}><w:r><w:t>{new}</w:t></w:r></w:ins>",
    ):
        paragraph._p.append(parse_xml(xml))


def with_part(path: Path, name: str, change: Callable[[bytes], bytes]) -> Path:
    """The file with one part of its zip changed."""
    with ZipFile(path) as read:
        parts = {entry: read.read(entry) for entry in read.namelist()}
    parts[name] = change(parts.get(name, b""))
    with ZipFile(path, "w", ZIP_DEFLATED) as written:
        for entry, data in parts.items():
            written.writestr(entry, data)
    return path


def _doubled(document: Document) -> None:
    row = row_of(document, "Ba tầng mái")
    again = parse_xml(row._tr.xml)
    row._tr.addnext(again)
    fill(rows(document)[[r._tr for r in rows(document)].index(row._tr)], "Three tiers of tiles.[^s1]")
    fill(next(r for r in rows(document) if r._tr is again), "Three roofs, one above the other.[^s1]")


def _keyless(document: Document) -> None:
    row = row_of(document, "Ba tầng mái")
    for paragraph in row.cells[0].paragraphs:
        paragraph.clear()
    row.cells[1].paragraphs[0].runs[0].text = "Bốn tầng mái."
    fill(row, "Four tiers of roof.[^s1]")


def _comment(document: Document) -> None:
    cell = row_of(document, "Ba tầng mái").cells[2]
    document.add_comment(cell.paragraphs[0].runs, text="Two tiers, or three?", author="Sư Thạch")


def _filled(words: str, text: str) -> Callable[[Document], object]:
    return lambda document: fill(row_of(document, words), text)


def _bold(document: Document) -> None:
    row = row_of(document, "Ba tầng mái")
    fill(row, "Tiers")
    cell = row.cells[2].paragraphs[0]
    cell.add_run("(").bold = True
    cell.add_run("three) of roof.[^s1]")


MISTAKES: dict[str, Callable[[Document], object]] = {
    "packet-strange": lambda document: _header(document, "ditich ·", "phiếu"),
    "packet-relic": lambda document: _header(document, "dinh-mot", "dinh-muoi"),
    "packet-target": lambda document: _header(document, "> en", "> th"),
    "packet-row-keyless": _keyless,
    "packet-row-doubled": _doubled,
    "packet-language": _filled("Ba tầng mái", "ដំបូលបីជាន់ ប្រក់ក្បឿងចាស់ ៗ។[^s1]"),
    "packet-citation-lost": _filled("Ba tầng mái", "Three tiers of old tiles."),
    "packet-link-lost": _filled("Nơi họp làng", "Where the village met.[^s1] Near a pagoda."),
    "packet-tracked": lambda document: track(
        row_of(document, "Ba tầng mái"), "Three tiers of roof.[^s1]", "Three tiers of old tiles.[^s1]"
    ),
    "packet-comment": _comment,
    "packet-picture": lambda document: (
        row_of(document, "Ba tầng mái")
        .cells[2]
        .paragraphs[0]
        ._p.append(parse_xml(f"<w:r {_W}><w:footnoteReference w:id='2'/></w:r>"))
    ),
    "packet-left-changed": lambda document: row_of(document, "Ba tầng mái").cells[1].paragraphs[0].add_run(" Hay bốn?"),
    "packet-beside": lambda document: document.add_paragraph("Please ask the keeper about the roof."),
    "packet-remark": lambda document: sign(document, "", "", "The roof has two tiers, I think."),
    "packet-rows-missing": lambda document: document.tables[0]._tbl.remove(row_of(document, "Ba tầng mái")._tr),
    "packet-day": lambda document: sign(document, "Sư Thạch", "hôm qua"),
    "packet-emphasis": _bold,
}
"""Code of a problem → what is done to the English packet of the small site's first relic."""


def _header(document: Document, old: str, new: str) -> None:
    for paragraph in [*document.paragraphs, *document.sections[0].footer.paragraphs]:
        for run in paragraph.runs:
            if "ditich ·" in run.text:
                run.text = run.text.replace(old, new)
    document.core_properties.keywords = ""


ROOF = "Three tiers of roof."

AFTERWARDS: dict[str, tuple[str, str, str]] = {
    "packet-both-changed": ("en.md", ROOF, "Four tiers of roof."),
    "packet-row-unknown": ("vi.md", "Ba tầng mái.[^s1]", "Hai hàng cột gỗ lim.[^s1]"),
    "packet-source-changed": ("vi.md", "Ba tầng mái.", "Bốn tầng mái."),
    "packet-part": ("vi.md", "Ba tầng mái.", "Bốn tầng mái."),
}
"""Code → what somebody does to the texts meanwhile: file, what stood there, what stands there now."""


def break_packet(code: str, world: Path) -> Path:
    """The packet with this mistake, in a small site; its project is as it is when the packet comes back."""
    relic = world / "content/sites/dinh-mot"
    _put(relic / "en.md", "Where the village met.[^s1]", "Where the village met.[^s1] Near [the pagoda](chua-hai).")
    if code == "packet-part":  # only what has changed goes out
        assert 0 == ditich(world, "translate", "seen", "dinh-mot", "en").exit_code
        _put(relic / "vi.md", *AFTERWARDS[code][1:])
    language, options = ("km", ()) if code == "packet-needs" else ("en", () if code == "packet-part" else ("--all",))
    path = sent(world, language, "dinh-mot", *options).rename(world / "packet.docx")
    if code == "packet-file":
        path.write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600))
    elif code == "packet-needs":
        changed(path, _filled("Ba tầng mái", "ដំបូលបីជាន់។[^s1]"))
    elif code == "packet-part":
        changed(path, lambda document: sign(document, "Sư Thạch", "24/11/2026"))
    elif code in AFTERWARDS:
        changed(path, _filled("Ba tầng mái", "Three tiers of old tiles.[^s1]"))
        file, *words = AFTERWARDS[code]
        _put(relic / file, *words)
        if code == "packet-row-unknown":  # nor is its translation there
            _put(relic / "en.md", ROOF, "Two rows of ironwood pillars.")
    else:
        changed(path, MISTAKES[code])
    return path


def _put(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def back(folder: Path, path: Path, *options: str, code: int = 0) -> Result:
    """What `translate in` answers of a packet, in English."""
    result = ditich(folder, "--lang", "en", "translate", "in", str(path), *options)
    assert code == result.exit_code, result.output
    return result
