"""A DOCX file → the rows it holds, whatever a word processor has done to it. The file is a stranger's: nothing in it is run or fetched."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from xml.etree import ElementTree as ET
from zipfile import BadZipFile, ZipFile

from generator.packets.inline import Run, Runs, merged
from generator.packets.packet import LINK, OURS, REVIEW, Cell, Header, Key, header_in, key_in, words_of

LARGEST = 20_000_000
"""Bytes of a file. A packet has 50,000; with photographs somebody put into it, some millions."""

_LARGEST_PARTS = 30_000_000
"""Bytes of what is unpacked."""

_MOST = 500_000
"""Elements of a part. A story of 10,000 words has 30,000."""

_DEEPEST = 60
"""Levels of elements. A table in a packet has 12."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_STRICT = b"http://purl.oclc.org/ooxml/"
"""Word's “Strict Open XML” says the same under other addresses."""


class Unreadable(Exception):  # noqa: N818 -- the file is somebody else's
    """The file cannot be read as a packet; `why` is a key: large, old, odt, locked, damaged, strange."""

    def __init__(self, why: str) -> None:
        """Take the key."""
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Answer:
    """A row that came back."""

    key: Key | None
    """None where its first column holds none."""

    number: int
    """The number it has in its first column; without one, which row of the file it is."""

    source: Cell
    translation: Cell
    tracked: bool = False
    """Whether it holds changes a word processor noted; they are read as accepted."""

    comments: tuple[str, ...] = ()
    pictures: bool = False
    """Whether it holds pictures or footnotes, which are not read."""


@dataclass(frozen=True, slots=True)
class Returned:
    """All that a packet that came back says."""

    header: Header | None
    answers: tuple[Answer, ...]
    by: str
    on: str
    remarks: str
    beside: tuple[str, ...]
    """Paragraphs outside the tables that are not ours."""

    comments: tuple[str, ...]
    """Comments that belong to no row."""


def read_docx(data: bytes) -> Returned:
    """Read a file. Raises Unreadable."""
    parts = _parts(data)
    document = parsed(parts["word/document.xml"])
    links = _links(parts.get("word/_rels/document.xml.rels", b""))
    comments = _comments(parts.get("word/comments.xml", b""))
    reader = _Reader(links)
    body = document.find(f"{_W}body")
    if body is None:
        raise Unreadable("strange")
    answers, form, loose, noted = list[Answer](), dict[str, str](), list[str](), set[str]()
    for row in _rows_in(body):
        cells = [reader.cell(cell) for cell in _children(row, "tc")]
        if len(cells) > 1:
            said = _form_line(cells)
            if said:
                form[said[0]] = said[1]
            elif answer := _answer(row, cells, len(answers) + 1, comments):
                answers.append(answer)
                noted |= _comment_ids(row)
    for paragraph in _paragraphs_beside(body):
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        words = words_of((reader.runs(paragraph),))
        if words and not (style is not None and style.get(f"{_W}val", "").startswith(OURS)):
            loose.append(words)
    header = _header(parts, document)
    left = tuple(text for number, text in comments.items() if number not in noted)
    beside = tuple(text for text in loose if header_in(text) is None)
    by, on, remarks = (form.get(name, "") for name in REVIEW)
    return Returned(header, tuple(answers), by, on, remarks, beside, left)


# ---- the zip ----------------------------------------------------------------------------------------

_READ = re.compile(
    r"word/(?:document|comments|footer\d*|header\d*)\.xml|word/_rels/document\.xml\.rels|docProps/core\.xml"
)


def _parts(data: bytes) -> Mapping[str, bytes]:
    """The parts that are read, by name. Raises Unreadable."""
    if len(data) > LARGEST:
        raise Unreadable("large")
    if data.startswith(b"\xd0\xcf\x11\xe0"):  # OLE2: Word 97-2003, or a docx with a password
        raise Unreadable("locked" if "EncryptedPackage".encode("utf-16-le") in data else "old")
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            entries = {entry.filename: entry for entry in archive.infolist()}
            if "word/document.xml" not in entries:
                raise Unreadable("odt" if "content.xml" in entries else "strange")
            wanted = [entry for name, entry in entries.items() if _READ.fullmatch(name)]
            if sum(entry.file_size for entry in wanted) > _LARGEST_PARTS:
                raise Unreadable("large")
            if any(entry.flag_bits & 1 for entry in wanted):
                raise Unreadable("locked")
            # `read` stops at the size the entry says it has.
            return {entry.filename: archive.read(entry) for entry in wanted}
    except (BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError):
        raise Unreadable("damaged") from None


def parsed(data: bytes) -> ET.Element:
    """The root of a part. Raises Unreadable for one that is no XML, names entities of its own or is nested without end."""
    # No word processor writes a document type; who does may mean entities that grow without end.
    if re.search(rb"<\x00?!\x00?(?:D\x00?O\x00?C|E\x00?N\x00?T)", data):
        raise Unreadable("strange")
    data = data.replace(_STRICT + b"wordprocessingml/main", _W[1:-1].encode())
    data = data.replace(_STRICT + b"officeDocument/relationships", _R[1:-1].encode())
    root: ET.Element | None = None
    depth, count = 0, 0
    try:
        for event, element in ET.iterparse(io.BytesIO(data), ("start", "end")):  # noqa: S314 -- no entities, see above
            root = element if root is None else root
            depth += 1 if event == "start" else -1
            count += 1
            if count > 2 * _MOST:
                raise Unreadable("large")
            if depth > _DEEPEST:
                raise Unreadable("strange")
    except ET.ParseError:
        raise Unreadable("damaged") from None
    if root is None:
        raise Unreadable("damaged")
    return root


def _links(data: bytes) -> Mapping[str, str]:
    """Id of a relationship → the address it leads to."""
    if not data:
        return {}
    return {link.get("Id", ""): link.get("Target", "") for link in parsed(data).iter(f"{_REL}Relationship")}


def _comments(data: bytes) -> Mapping[str, str]:
    """Id of a comment → who says what."""
    if not data:
        return {}
    reader = _Reader({})
    return {
        note.get(f"{_W}id", ""): ": ".join(
            filter(None, (note.get(f"{_W}author", ""), words_of(tuple(map(reader.runs, note.iter(f"{_W}p"))))))
        )
        for note in parsed(data).iter(f"{_W}comment")
    }


def _header(parts: Mapping[str, bytes], document: ET.Element) -> Header | None:
    """What the packet says of itself: in its text, its margins or its properties."""
    reader = _Reader({})
    texts = [words_of((reader.runs(paragraph),)) for paragraph in document.iter(f"{_W}p")]
    for name, data in parts.items():
        if re.match("word/(?:header|footer)", name):
            texts += [words_of((reader.runs(paragraph),)) for paragraph in parsed(data).iter(f"{_W}p")]
        elif name.startswith("docProps"):
            texts += [element.text or "" for element in parsed(data).iter()]
    return next(filter(None, map(header_in, texts)), None)


# ---- rows -------------------------------------------------------------------------------------------


def _rows_in(body: ET.Element) -> Iterator[ET.Element]:
    """The rows of all tables, but those that tracked changes have deleted."""
    for row in body.iter(f"{_W}tr"):
        if row.find(f"{_W}trPr/{_W}del") is None:
            yield row


def _paragraphs_beside(body: ET.Element) -> Iterator[ET.Element]:
    """The paragraphs outside of tables."""
    return _children(body, "p")


def _children(element: ET.Element, name: str) -> Iterator[ET.Element]:
    """The elements of this name right below one, also where a content control or a change stands between."""
    for child in element:
        if child.tag == _W + name:
            yield child
        elif child.tag in _AROUND:
            yield from _children(child, name)


_AROUND = {f"{_W}{tag}" for tag in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")}


def _form_line(cells: list[Cell]) -> tuple[str, str] | None:
    """A line of the form: its name, and what was filled in."""
    first = words_of(cells[0]).strip().lower()
    name = next((name for name in REVIEW if first == f"={name}"), None)
    return (name, words_of(cells[-1])) if name else None


def _answer(row: ET.Element, cells: list[Cell], number: int, comments: Mapping[str, str]) -> Answer | None:
    """The row, if it is one with a key, or one whose words have none."""
    keys = [key_in(words_of(cell)) for cell in cells]
    at = next((n for n, key in enumerate(keys) if key), None)
    texts = [cell for n, cell in enumerate(cells) if n != at]
    if row.find(f"{_W}trPr/{_W}tblHeader") is not None and at is None:
        return None
    if at is None and not any(words_of(cell) for cell in texts[1:]):
        return None
    printed = re.match(r"\s*(\d{1,4})\b", words_of(cells[0]))
    return Answer(
        keys[at] if at is not None else None,
        int(printed[1]) if printed else number,
        texts[-2] if len(texts) > 1 else (),
        texts[-1],
        tracked=any(next(row.iter(_W + tag), None) is not None for tag in ("ins", "del", "moveFrom", "moveTo")),
        comments=tuple(comments[found] for found in sorted(_comment_ids(row)) if found in comments),
        pictures=any(next(row.iter(_W + tag), None) is not None for tag in ("drawing", "pict", "footnoteReference")),
    )


def _comment_ids(row: ET.Element) -> set[str]:
    return {mark.get(f"{_W}id", "") for mark in row.iter(f"{_W}commentReference")}


# ---- paragraphs -------------------------------------------------------------------------------------

_GONE = {f"{_W}{tag}" for tag in ("del", "moveFrom", "pPr", "instrText", "delText", "tbl", "txbxContent")}
"""Elements whose text is not part of a paragraph; a box of text floats beside it."""

_FIELD_LINK = re.compile(r'HYPERLINK\s+"([^"]+)"')
_UNSEEN = re.compile("[\u00ad\ufeff\u2028\u2029\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""Signs no text here may hold: a hyphen that is only seen at the end of a line, and controls."""


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads paragraphs of a part."""

    links: Mapping[str, str]

    def cell(self, cell: ET.Element) -> Cell:
        """The paragraphs of a cell that hold words."""
        found, open_runs = list[Runs](), list[Run]()
        for paragraph in _children(cell, "p"):
            open_runs += self.runs(paragraph)
            # The end of a paragraph may be deleted as a word is: then the next one goes on in it.
            if paragraph.find(f"{_W}pPr/{_W}rPr/{_W}del") is None:
                found.append(merged(open_runs))
                open_runs = []
        found.append(merged(open_runs))
        return tuple(runs for runs in found if words_of((runs,)))

    def runs(self, paragraph: ET.Element) -> tuple[Run, ...]:
        """The runs of a paragraph, with the changes that were noted made."""
        return merged(self._inside(paragraph, ""))

    def _inside(self, element: ET.Element, target: str) -> Iterator[Run]:
        """The runs below an element; a field that leads somewhere is a link, as LibreOffice and old Word write it."""
        field = target
        for child in element:
            if child.tag == f"{_W}r":
                field = self._field(child, field, target)
                yield from self._run(child, field)
            elif child.tag == f"{_W}hyperlink":
                address = self.links.get(child.get(f"{_R}id", ""), "")
                yield from self._inside(child, address.removeprefix(LINK))
            elif child.tag == f"{_W}fldSimple":
                named = _FIELD_LINK.search(child.get(f"{_W}instr", ""))
                yield from self._inside(child, named[1].removeprefix(LINK) if named else target)
            elif child.tag not in _GONE:
                yield from self._inside(child, field)

    @staticmethod
    def _field(run: ET.Element, field: str, target: str) -> str:
        """The address that holds behind this run."""
        said = run.find(f"{_W}instrText")
        if said is not None and (named := _FIELD_LINK.search(said.text or "")):
            return named[1].removeprefix(LINK)
        mark = run.find(f"{_W}fldChar")
        return target if mark is not None and mark.get(f"{_W}fldCharType") == "end" else field

    @staticmethod
    def _run(run: ET.Element, target: str) -> Iterator[Run]:
        form = _form_of(run.find(f"{_W}rPr"))
        if form is None:
            return
        for child in run:
            name = child.tag.removeprefix(_W)
            text = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}.get(name, "")
            if name == "t":
                text = _UNSEEN.sub("", child.text or "")
            elif name == "br" and child.get(f"{_W}type") in ("page", "column"):
                text = " "
            yield replace(form, text=text, target=target)


def _form_of(properties: ET.Element | None) -> Run | None:
    """An empty run in the form of these properties; None for hidden text."""
    if properties is None:
        return Run("")
    if _on(properties, "vanish"):
        return None
    style = properties.find(f"{_W}rStyle")
    named = style.get(f"{_W}val", "") if style is not None else ""
    strong = _on(properties, "b") or _on(properties, "bCs") or named == "Strong"
    return Run("", strong, _on(properties, "i") or _on(properties, "iCs") or named == "Emphasis")


def _on(properties: ET.Element, name: str) -> bool:
    found = properties.find(_W + name)
    return found is not None and found.get(f"{_W}val", "true") not in ("0", "false", "off", "none")
