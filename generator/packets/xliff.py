"""A packet ↔ an XLIFF 1.2 file, for whoever has a tool for it: Weblate, OmegaT, Poedit. The words are Markdown, as in the texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from generator.packets.docx_reader import Answer, Returned, parsed
from generator.packets.inline import Run, markdown_of, runs_of
from generator.packets.packet import Cell, Packet, Row, header_in, key_in

_NS = "urn:oasis:names:tc:xliff:document:1.2"
_X = f"{{{_NS}}}"
_XML = "{http://www.w3.org/XML/1998/namespace}"

_STATES = {"": "translated", "current": "translated", "machine": "needs-review-translation"}
"""State of a row → that of its target; of all others “needs-translation”, “needs-adaptation” where something stands there."""


def xliff_of(packet: Packet) -> bytes:
    """The file of a packet."""
    ET.register_namespace("", _NS)
    root = ET.Element(f"{_X}xliff", version="1.2")
    header = packet.header
    languages = {"source-language": header.source, "target-language": header.target}
    file = ET.SubElement(root, f"{_X}file", {"original": header.relic, "datatype": "plaintext", **languages})
    ET.SubElement(ET.SubElement(file, f"{_X}header"), f"{_X}note").text = str(header)
    body = ET.SubElement(file, f"{_X}body")
    for row in packet.rows:
        _write(body, row)
    ET.indent(root)
    made: bytes = ET.tostring(root, encoding="UTF-8", xml_declaration=True)
    return made + b"\n"


def _write(body: ET.Element, row: Row) -> None:
    unit = ET.SubElement(body, f"{_X}trans-unit", {"id": str(row.key).replace("·", "-"), f"{_XML}space": "preserve"})
    ET.SubElement(unit, f"{_X}source").text = _markdown(row.source)
    if row.translation:
        state = _STATES.get(row.state, "needs-adaptation")
        ET.SubElement(unit, f"{_X}target", state=state).text = _markdown(row.translation)
    ET.SubElement(unit, f"{_X}note").text = f"{row.number}. {row.label or row.chapter}"


def _markdown(cell: Cell) -> str:
    return "\n\n".join(markdown_of(runs) for runs in cell)


def read_xliff(data: bytes) -> Returned:
    """What a file says. Raises Unreadable."""
    root = parsed(data)
    notes = (note.text or "" for note in root.iter(f"{_X}note"))
    header = next(filter(None, map(header_in, notes)), None)
    return Returned(header, tuple(_answers(root)), "", "", "", (), ())


def _answers(root: ET.Element) -> Iterator[Answer]:
    for number, unit in enumerate(root.iter(f"{_X}trans-unit"), 1):
        source, target = (_words(unit.find(_X + name)) for name in ("source", "target"))
        yield Answer(key_in(unit.get("id", "")), number, _cell(source), _cell(target))


def _words(element: ET.Element | None) -> str:
    return "".join(element.itertext()) if element is not None else ""


def _cell(words: str) -> Cell:
    """The paragraphs of a text; what is no plain paragraph stays as it is written."""
    parts = filter(None, (part.strip() for part in re.split(r"\n[ \t]*\n", words)))
    return tuple(runs_of(part) or (Run(part),) for part in parts)


def is_xliff(data: bytes) -> bool:
    """Whether a file means to be one."""
    return data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith((b"<?xml", b"<xliff"))
