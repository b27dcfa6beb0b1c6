"""Plaques and their finished files → a parcel for the shops: what lies in it, and the day and revision it is known by."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO, StringIO
from itertools import groupby
from typing import ClassVar
from zipfile import ZIP_DEFLATED, ZipFile

from generator import plaque_files, plaques
from generator.content.catalogue import Plaque
from generator.packing.zip_entry import zip_entry
from generator.plaques import Faceplate
from generator.plaques.design import BLEED
from generator.plaques.sheets import Paper, fits_any, impose
from generator.plaques.shop_words import ShopWords
from generator.register.overview import escape_formula
from generator.site import Site
from generator.theme import templating

CSV = "batch.csv"

SUMS = "SHA256SUMS"


@dataclass(frozen=True, slots=True)
class BatchLine:
    """One plaque of a batch."""

    code: str
    """Its code, and the folder its files lie in."""

    name: str
    """The relic's name."""

    payload: str
    """The URL a phone must show, letter by letter."""

    size: str
    """Width × height in mm."""

    copies: str
    """How many are made, in words."""

    place: str
    """Where it will hang; may be empty."""

    revision: str
    """Of what is made."""

    file: str
    """The file that makes it, below the batch's folder."""

    digest: str
    """SHA-256 of that file, 64 hexadecimal digits."""


@dataclass(frozen=True, slots=True)
class BatchSection:
    """The plaques of one material."""

    material: str
    """What they are made of."""

    engraved: bool
    """Whether they are engraved; if not, they are printed."""

    plate: bool
    """Whether it is a plate, with a contour to cut and holes to drill."""

    turns: str
    """What an engraved part turns to: dark, light."""

    plaques: tuple[BatchLine, ...]
    """In the order of codes."""


@dataclass(frozen=True, slots=True)
class BatchNote:
    """batch.txt: what a shop reads first, in the zip of a batch; filled once in each language, `words` are those of templates/shop"""

    TEMPLATE: ClassVar[str] = "batch.txt"

    name: str
    """The batch's name, day and revision: that of its folder."""

    trial: bool
    """Whether the address is a trial's: nothing may be made."""

    lender: str
    """Whom the address belongs to, where that is somebody else; empty for one of the project's own."""

    sheets: str
    """The file of the sheets; empty where nothing in it is printed on sheets."""

    alone: tuple[str, ...]
    """Codes of printed plaques that no paper for sheets is large enough for."""

    sections: tuple[BatchSection, ...]
    """One a material."""

    example: str
    """One file of the batch, as Windows writes its path."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """What is handed to the shops."""

    stem: str
    """Its name, day and revision: the name of its folder, and of the zip."""

    entries: Mapping[str, bytes]
    """Path below the folder → content."""

    day: str
    """ISO 8601: the newest step in the life of its plaques; empty where none is recorded."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A plaque with all that the parcel says of it."""

    plaque: Plaque
    face: Faceplate
    size: tuple[float, float]
    """mm, of the trim."""

    revision: str
    file: str
    """The file that makes it, below the parcel's folder."""

    digest: str
    symbol: bytes
    """An SVG of its symbol."""


def packed(name: str, chosen: Sequence[Plaque], files: Mapping[str, bytes], site: Site, paper: Paper) -> Parcel:
    """The parcel of these plaques. `files` maps the path of each output below the output folder to its content.

    Raises sheets.TooLarge if a printed plaque is larger than the paper, but would fit another.
    """
    folders = {f"print/{plaque.code}" for plaque in chosen}
    made = {path.removeprefix("print/"): data for path, data in files.items() if path.rpartition("/")[0] in folders}
    pieces = [_piece(plaque, made, site) for plaque in chosen]
    day = max(map(plaque_files.dated, chosen), default="")
    stem = "-".join(filter(None, (name, day, f"{plaques.REVISION_MARK}{_revision(pieces, made, paper)}")))
    entries = dict(_entries(stem, pieces, made, site, paper))
    entries[SUMS] = _checksums(entries)
    return Parcel(stem, entries, day)


def zipped(parcel: Parcel) -> bytes:
    """The parcel as a zip, in one folder that is called as it is."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as batch:
        for path in sorted(parcel.entries):
            batch.writestr(zip_entry(f"{parcel.stem}/{path}", parcel.day), parcel.entries[path])
    return file.getvalue()


def _piece(plaque: Plaque, files: Mapping[str, bytes], site: Site) -> _Piece:
    face, made = plaque_files.faceplate(plaque, site), plaque_files.making_file(plaque)
    return _Piece(
        plaque=plaque,
        face=face,
        size=plaques.size(face),
        revision=plaques.revision(face),
        file=f"{plaque.code}/{made}",
        digest=hashlib.sha256(files[f"{plaque.code}/{made}"]).hexdigest(),
        symbol=plaques.symbol_svg(face),
    )


def _revision(pieces: Iterable[_Piece], files: Mapping[str, bytes], paper: Paper) -> str:
    """Of all that is in it: what is made, where it will hang, the paper of the sheets, and every file of the plaques."""
    ordered = [(piece.plaque.code, piece.revision, piece.plaque.place or "") for piece in pieces]
    content = repr((paper, ordered, _checksums(files)))
    return hashlib.sha256(content.encode()).hexdigest()[: plaques.REVISION_DIGITS]


def _entries(
    stem: str, pieces: Sequence[_Piece], files: Mapping[str, bytes], site: Site, paper: Paper
) -> Iterator[tuple[str, bytes]]:
    """Path below the parcel's folder and content of each file but the checksums; `files` are those of the plaques."""
    yield from files.items()
    for piece in pieces:
        yield _symbol_path(piece), piece.symbol
    yield CSV, _table(pieces, site).encode("utf-8-sig")
    printed = [piece for piece in pieces if not piece.plaque.order.material.engraved]
    alone = [piece for piece in printed if not fits_any(piece.size)]
    copies = [files[piece.file] for piece in printed if piece not in alone for _ in range(piece.plaque.order.quantity)]
    sheets = f"sheets-{paper}-{stem}.pdf" if copies else ""
    if copies:
        first = printed[0].face
        yield sheets, impose(copies, paper, first.order.press, (*first.slug, stem), first.inscription)
    yield _letter(stem, pieces, tuple(piece.plaque.code for piece in alone), sheets, site)


def _symbol_path(piece: _Piece) -> str:
    return f"symbols/{piece.plaque.code}.svg"


# ---- the table -----------------------------------------------------------------------------------------


def _table(pieces: Sequence[_Piece], site: Site) -> str:
    """A row for each plaque (RFC 4180), for a shop's own records and its merge of data.

    Columns are ids, whatever the language: other programs read them. A column `name_<language>` for each there is.
    """
    english = site.catalogue.shop[-1]
    languages = dict.fromkeys(language for piece in pieces for language, _ in piece.face.names)
    rows = [{key: escape_formula(cell) for key, cell in _row(piece, english).items()} for piece in pieces]
    file = StringIO()
    columns = [*(key for key in rows[0] if not key.startswith("name_")), *(f"name_{tag}" for tag in languages)]
    table = csv.DictWriter(file, columns, restval="")
    table.writeheader()
    table.writerows(rows)
    return file.getvalue()


def _row(piece: _Piece, english: ShopWords) -> dict[str, str]:
    plaque, order = piece.plaque, piece.plaque.order
    width, height = piece.size
    return {
        "code": plaque.code,
        "revision": f"{plaques.REVISION_MARK}{piece.revision}",
        "quantity": str(order.quantity),
        "material": order.material.id,
        "material_en": english.say(f"materials.{order.material.id}"),
        "made_by": "engraving" if order.material.engraved else "print",
        "width_mm": f"{width:g}",
        "height_mm": f"{height:g}",
        "address": piece.face.payload,
        "place": plaque.place or "",
        "file": piece.file,
        "sha256": piece.digest,
        "symbol": _symbol_path(piece),
        **{f"name_{language}": name for language, name in piece.face.names},
    }


def rows_of(table: bytes) -> dict[str, dict[str, str]]:
    """Code → row of a table written here; empty where it is none."""
    try:
        rows = [*csv.DictReader(StringIO(table.decode("utf-8-sig"), newline=""))]
    except (UnicodeDecodeError, csv.Error):
        return {}
    return {row["code"]: {key: value or "" for key, value in row.items() if key} for row in rows if row.get("code")}


# ---- the note ------------------------------------------------------------------------------------------

RULER = b"\n" + b"-" * 100 + b"\n\n"
"""Between the letter in one language and in the next."""


def _letter(stem: str, pieces: Sequence[_Piece], alone: tuple[str, ...], sheets: str, site: Site) -> tuple[str, bytes]:
    """Name and content of the note to the shop: in the project's first language, with English beneath it.

    Its lines end as Windows wants them: its Notepad showed none that end otherwise before 2018.
    """
    lender = next((piece.plaque.lender for piece in pieces if piece.plaque.lender), "")
    trial = any(plaque_files.is_trial(piece.plaque, site) for piece in pieces)
    values = {"name": stem, "count": len(pieces), "lender": lender, "bleed": BLEED, "alone": " ".join(alone)}
    letters, file_name = list[bytes](), ""
    for shop in site.catalogue.shop:
        # The quantity is another one for each plaque: the template is not given that word filled in.
        words = shop.group("letter", values | {"quantity": ""})
        example = pieces[0].file.replace("/", "\\")
        note = BatchNote(stem, trial, lender, sheets, alone, tuple(_sections(pieces, shop)), example)
        letters.append(templating.page("batch.txt", note, tuple(words.items()), site.theme.templates))
        file_name = file_name or words["file"]
    return f"{file_name}.txt", RULER.join(letters).replace(b"\n", b"\r\n")


def _sections(pieces: Iterable[_Piece], shop: ShopWords) -> Iterator[BatchSection]:
    """The pieces by material, in the order of its id."""
    by_material = sorted(pieces, key=lambda piece: piece.plaque.order.material.id)
    for _, some in groupby(by_material, key=lambda piece: piece.plaque.order.material.id):
        same = [*some]
        material = same[0].plaque.order.material
        lines = tuple(_line(piece, shop) for piece in same)
        named = shop.say(f"materials.{material.id}")
        yield BatchSection(named, material.engraved, material.plate, material.turns, lines)


def _line(piece: _Piece, shop: ShopWords) -> BatchLine:
    """The plaque's line in the note to the shop."""
    width, height = piece.size
    return BatchLine(
        code=piece.plaque.code,
        name=piece.face.names[0][1],
        payload=piece.face.payload,
        size=f"{shop.number(width)} × {shop.number(height)} mm",
        copies=shop.say("letter.copies", quantity=piece.plaque.order.quantity),
        place=piece.plaque.place or "",
        revision=f"{plaques.REVISION_MARK}{piece.revision}",
        file=piece.file,
        digest=piece.digest,
    )


# ---- the zip -------------------------------------------------------------------------------------------


def _checksums(entries: Mapping[str, bytes]) -> bytes:
    """SHA256SUMS as `sha256sum --check` reads it (GNU coreutils): digest, two spaces, path."""
    lines = (f"{hashlib.sha256(data).hexdigest()}  {path}\n" for path, data in sorted(entries.items()))
    return "".join(lines).encode()
