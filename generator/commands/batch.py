"""`ditich plaque batch`: a zip for the shops: plaques' files, sheets, checksums and a page to read first."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath
from typing import ClassVar
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import click

from generator import plaque_files
from generator.commands.context import CommandContext, make_or_exit, tell
from generator.content.catalogue import Plaque
from generator.diagnostics.messages import say
from generator.diagnostics.printable import clipped
from generator.diagnostics.sentence import Locale
from generator.outputs.build import Made
from generator.plaques import Faceplate
from generator.plaques import size as plaque_size
from generator.plaques.design import BLEED
from generator.plaques.sheets import Paper, TooLarge, impose
from generator.plaques.shop_words import ShopWords
from generator.site import Site
from generator.store import write_whole
from generator.theme import templating


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

    material: str
    """What it is made of."""

    copies: str
    """How many are made, in words."""

    place: str
    """Where it will hang; may be empty."""

    engraved: bool
    """Whether there are files for an engraver."""


@dataclass(frozen=True, slots=True)
class BatchNote:
    """batch.txt: what a shop reads first, in the zip of a batch; filled once in each language, `words` are those of templates/shop"""

    TEMPLATE: ClassVar[str] = "batch.txt"

    name: str
    """The batch's name."""

    trial: bool
    """Whether the address is a trial's: nothing may be made."""

    lender: str
    """Whom the address belongs to, where that is somebody else; empty for one of the project's own."""

    paper: str
    """The paper size of the sheets: SRA3, A3, A4."""

    plaques: tuple[BatchLine, ...]
    """In the order of codes."""


ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time a zip entry can have: the same plaques give the same bytes on any day."""


def is_batch_name(name: str) -> bool:
    """Whether a batch may have this name, which becomes a file's and a folder's on any system."""
    return bool(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name))


def pack(name: str, chosen: Sequence[Plaque], files: Mapping[str, bytes], site: Site, paper: Paper) -> bytes:
    """The zip of these plaques. `files` maps the path of each output below the output folder to its content.

    Raises sheets.TooLarge if a plaque is larger than the paper.
    """
    entries = dict(_entries(name, chosen, files, site, paper))
    entries["SHA256SUMS"] = _checksums(entries)
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as batch:
        for path in sorted(entries):
            batch.writestr(zip_entry(f"{name}/{path}"), entries[path])
    return file.getvalue()


def _entries(
    name: str, chosen: Sequence[Plaque], files: Mapping[str, bytes], site: Site, paper: Paper
) -> Iterator[tuple[str, bytes]]:
    """Path below the batch's folder and content of each file but the checksums."""
    folders = {f"print/{plaque.code}" for plaque in chosen}
    for path, data in files.items():
        if path.rpartition("/")[0] in folders:
            yield path.removeprefix("print/"), data
    copies = [
        files[f"print/{plaque.code}/{plaque.code}.pdf"] for plaque in chosen for _ in range(plaque.order.quantity)
    ]
    first_face = plaque_files.faceplate(chosen[0], site)
    yield f"sheets-{paper}.pdf", impose(copies, paper, first_face.order.press, first_face.slug, first_face.inscription)
    yield _letter(name, chosen, site, paper)


RULER = b"\n" + b"-" * 100 + b"\n\n"
"""Between the letter in one language and in the next."""


def _letter(name: str, chosen: Sequence[Plaque], site: Site, paper: Paper) -> tuple[str, bytes]:
    """Name and content of the note to the shop: in the project's first language, with English beneath it."""
    faces = [plaque_files.faceplate(plaque, site) for plaque in chosen]
    lender = next((plaque.lender for plaque in chosen if plaque.lender), "")
    values = {"name": name, "count": len(chosen), "lender": lender, "paper": paper, "bleed": BLEED}
    letters, file_name = list[bytes](), ""
    for shop in site.catalogue.shop:
        # The quantity is another one for each plaque: the template is not given that word filled in.
        words = shop.group("letter", values | {"quantity": ""})
        note = BatchNote(
            name=name,
            trial=any(plaque_files.is_trial(plaque, site) for plaque in chosen),
            lender=lender,
            paper=paper,
            plaques=tuple(_line(plaque, face, shop) for plaque, face in zip(chosen, faces, strict=True)),
        )
        letters.append(templating.page("batch.txt", note, tuple(words.items()), site.theme.templates))
        file_name = file_name or words["file"]
    return f"{file_name}.txt", RULER.join(letters)


def _line(plaque: Plaque, face: Faceplate, shop: ShopWords) -> BatchLine:
    """The plaque's line in the note to the shop."""
    width, height = plaque_size(face)
    return BatchLine(
        code=plaque.code,
        name=face.names[0][1],
        payload=face.payload,
        size=f"{shop.number(width)} × {shop.number(height)} mm",
        material=shop.say(f"materials.{face.order.material.id}"),
        copies=shop.say("letter.copies", quantity=face.order.quantity),
        place=plaque.place or "",
        engraved=face.order.material.plate,
    )


def _checksums(entries: Mapping[str, bytes]) -> bytes:
    """SHA256SUMS as `sha256sum --check` reads it (GNU coreutils): digest, two spaces, path."""
    lines = (f"{hashlib.sha256(data).hexdigest()}  {path}\n" for path, data in sorted(entries.items()))
    return "".join(lines).encode()


def zip_entry(path: str) -> ZipInfo:
    """The zip entry of a file: dated ZIP_EPOCH, deflated, readable by everybody, the same from every system."""
    assert not PurePosixPath(path).is_absolute()
    info = ZipInfo(path, ZIP_EPOCH)
    info.compress_type = ZIP_DEFLATED
    info.create_system = 3  # Unix: the mode below counts (PKWARE APPNOTE, 4.4.2); zipfile takes that of this machine
    info.external_attr = 0o644 << 16
    return info


def make_batch(context: CommandContext, name: str, codes: tuple[str, ...], paper: Paper) -> None:
    """Pack these plaques, or all that are to be made or hang. Raises click.UsageError where one cannot be packed."""
    if not is_batch_name(name):
        raise click.BadParameter(say("batch-name", context.locale, name=clipped(name)))
    result = make_or_exit(context)
    assert result.site is not None
    hanging = {plaque.code: plaque for plaque in result.site.catalogue.plaques if not plaque.down}
    for code in codes:
        if code.lower() not in hanging:
            raise click.UsageError(_why_not(code, result, context.locale, " ".join(hanging)))
    if not hanging:
        raise click.UsageError(say("batch-none", context.locale))
    chosen = [plaque for code, plaque in hanging.items() if not codes or code in [code.lower() for code in codes]]
    for plaque in chosen:
        if plaque_files.is_unsaid(plaque, result.site):
            values = {"payload": result.site.payload(plaque), "lender": plaque.lender}
            raise click.UsageError(say("plaque-borrowed", context.locale, **values))
    files = {path: result.read(path) for path in result.outputs if path.startswith("print/")}
    try:
        data = pack(name, chosen, files, result.site, paper)
    except TooLarge:
        raise click.UsageError(say("batch-paper", context.locale, paper=paper)) from None
    target = context.output / "batches" / f"{name}.zip"
    target.parent.mkdir(parents=True, exist_ok=True)
    write_whole(target, data)
    tell(
        say("batch-packed", context.locale, path=target, plaques=len(chosen), bytes=f"{len(data):,}".replace(",", "."))
    )


def _why_not(code: str, made: Made, locale: Locale, known: str) -> str:
    """Why the plaque with this code is in no batch."""
    plaques = made.loaded.plaques if made.loaded else ()
    plaque = next((plaque for plaque in plaques if plaque.code == code.lower()), None)
    if plaque is None:
        return say("plaque-code", locale, code=clipped(code), known=known)
    if not plaque.over:
        return say("plaque-draft", locale, code=plaque.code, relic=plaque.relic)
    return say("batch-over", locale, code=plaque.code, stage=say(f"stage-{plaque.stage}", locale), known=known)
