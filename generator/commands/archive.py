"""`ditich archive`: all that builds the site and its plaques again, in one zip, with a letter to its finder."""

from __future__ import annotations

import os
import platform
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from importlib.metadata import requires, version
from pathlib import Path
from typing import IO, ClassVar
from zipfile import ZIP_DEFLATED, ZipFile

import click

from generator.commands.context import PACKAGE, CommandContext, make_or_exit, report_refusals, tell
from generator.content.languages import known_languages
from generator.diagnostics.messages import say
from generator.diagnostics.printable import printable
from generator.diagnostics.sentence import Locale, locale_of
from generator.outputs.fingerprint import PUBLISHED
from generator.outputs.publish import record_of, record_path
from generator.packing import listing, originals, secret_text
from generator.packing.listing import Notice
from generator.packing.zip_entry import zip_entry
from generator.pages.retired import name_on_plaque
from generator.project.templates import FOLDER
from generator.site import Site
from generator.store import naming
from generator.theme import templating


@dataclass(frozen=True, slots=True)
class ArchivedPlaque:
    """A plaque in the cover letter."""

    code: str
    """Its code."""

    name: str
    """The name printed on it, else that of its relic."""

    stage: str
    """Its latest stage: printed, installed…"""

    on: str
    """Since when, as 2026-11-24; may be empty."""

    place: str
    """Where it hangs; may be empty."""

    payload: str
    """The URL in its symbol; if this does not answer, the plaque is dead."""


@dataclass(frozen=True, slots=True)
class ArchiveNote:
    """archive.txt: DOC-TRUOC.md, the cover letter of the archive, for someone who does not know the project"""

    TEMPLATE: ClassVar[str] = "archive.txt"

    day: str
    """When the archive was made, as 2026-11-24."""

    steward: str
    """Who puts the plaques up."""

    address: str
    """The site's address."""

    was: tuple[str, ...]
    """Addresses it had before, which plaques may still name."""

    domain_until: str
    """Until when the domain is paid for; may be empty."""

    email: str
    """Whom to write to; may be empty."""

    phone: str
    """Whom to call; may be empty."""

    wheels: str
    """Which system the wheels in wheels/ are for; empty without wheels."""

    hashes: bool
    """Whether requirements.txt says what each library must be, by hash; an installed program knows versions alone."""

    plaques: tuple[ArchivedPlaque, ...]
    """In the order of codes."""


TOP_FOLDER = "ditich"
"""The folder in the zip that holds everything."""

REQUIREMENTS = "requirements.txt"

COVER_LETTER_NAME = "DOC-TRUOC.md"

Read = Callable[[], bytes]


def pack(target: IO[bytes], files: Mapping[str, Read], built: Iterable[tuple[str, bytes]], cover_letter: bytes) -> None:
    """Write the zip: the same bytes for the same files and the same cover letter. Raises OSError.

    `files` maps a path in the zip to what reads the file, `built` gives path below the output folder and content of
    each output.
    """
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        archive.writestr(zip_entry(f"{TOP_FOLDER}/{COVER_LETTER_NAME}"), cover_letter)
        for path in sorted(files):
            archive.writestr(zip_entry(f"{TOP_FOLDER}/{path}"), files[path]())
        for path, data in sorted(built):
            archive.writestr(zip_entry(f"{TOP_FOLDER}/output/{path}"), data)


def cover_letter(site: Site, today: str, *, wheels: bool) -> bytes:
    """The content of DOC-TRUOC.md, UTF-8; `today` as 2026-11-24. Raises Refusal if its template has a mistake."""
    project = site.catalogue.project
    note = ArchiveNote(
        day=today,
        steward=project.steward,
        address=project.address,
        was=project.was,
        domain_until=project.domain_until or "",
        email=project.contact.email or "",
        phone=project.contact.phone or "",
        wheels=f"{platform.system()} {platform.machine()}, Python {platform.python_version()}" if wheels else "",
        hashes=not listing.is_installed(PACKAGE.parent),
        plaques=tuple(
            ArchivedPlaque(
                code=plaque.code,
                name=name_on_plaque(site, plaque, site.first_language),
                stage=say(f"stage-{plaque.stage}", locale_of(site.first_language)),
                on=plaque.life[-1].on if plaque.life else "",
                place=plaque.place or "",
                payload=site.payload(plaque),
            )
            for plaque in site.catalogue.plaques
        ),
    )
    words = site.page_words(site.first_language)
    return templating.page("archive.txt", note, words, site.theme.templates)


@click.command()
@click.option(
    "--wheels",
    "with_wheels",
    is_flag=True,
    help="Kèm thư viện cho máy này, để dựng lại không cần mạng · libraries for this machine, too.",
)
@click.option(
    "--strip",
    is_flag=True,
    help="Lấy nơi chụp, số máy, tên người… ra khỏi ảnh và bản ghi âm trong gói · take camera's notes out of the copies.",
)
@click.pass_obj
def archive(context: CommandContext, *, with_wheels: bool, strip: bool) -> None:
    """Một tệp zip dựng lại được tất cả, kèm thư cho người sau · one zip that builds it all again."""
    result = make_or_exit(context)
    assert result.site is not None
    target = context.output / "archive" / f"ditich-{context.today()}.zip"
    files = _files_to_pack(context, strip=strip)
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as name:
        if with_wheels:
            wheels = _download(context, Path(name) / "wheels")
            files |= {f"wheels/{path.name}": path.read_bytes for path in wheels.iterdir()}
        with report_refusals(context.locale):
            letter = cover_letter(result.site, context.today(), wheels=with_wheels)
        records = (
            (
                record_path(Path(folder)).name,
                record_of(path.removeprefix(f"{folder}/") for path in result.outputs if path.startswith(f"{folder}/")),
            )
            for folder in PUBLISHED
        )
        built = (*records, *((path, result.read(path)) for path in result.outputs))
        finished = Path(name) / "finished.zip"
        with naming(target), finished.open("wb") as file:
            pack(file, files, built, letter)
            file.flush()
            os.fsync(file.fileno())
        finished.replace(target)
    size = f"{target.stat().st_size:,}".replace(",", ".")
    tell(say("archive-packed", context.locale, path=target, bytes=size))


def _files_to_pack(context: CommandContext, *, strip: bool) -> dict[str, Read]:
    """What is packed besides the outputs, by path in the zip; what is worth saying of it is printed to stderr."""
    program, project = _program_and_project(context)
    content = listing.content(context.content, known_languages(context.templates), context.output)
    paths = {**program.files, **project.files, **{f"content/{name}": path for name, path in content.files.items()}}
    files: dict[str, Read] = {name: path.read_bytes for name, path in paths.items()}
    notices = [*program.notices, *project.notices, *content.notices]
    for name, kinds in originals.with_notes(content.files).items():
        notices.append(_notice_of_notes(f"{context.content.name}/{name}", kinds, context.locale, strip=strip))
        if strip and "unread" in kinds:
            del files[f"content/{name}"]
        elif strip:
            files[f"content/{name}"] = partial(originals.stripped, content.files[name])
    for name in sorted(files):
        for line, owner in secret_text.find(paths[name].read_bytes()):
            notices.append(Notice("archive-secret-text", {"path": name, "line": line, "owner": owner}))
    if listing.is_installed(PACKAGE.parent):
        files[REQUIREMENTS] = _installed_libraries
    for notice in (*notices, *listing.clashes(files)):
        sentence = say(notice.key, context.locale, **notice.values)
        click.echo(f"{say('warning', context.locale)}: {printable(sentence)}", err=True)
    return files


def _program_and_project(context: CommandContext) -> tuple[listing.Listing, listing.Listing]:
    """The files of the program, and those of a project that is not its checkout.

    Beside the files of a checkout, which explain themselves, nothing of a project but its templates has a place.
    """
    root, folder = PACKAGE.parent, context.content.parent
    project = listing.Listing({}, ()) if folder == root else listing.project(folder, context.output)
    if not listing.is_installed(root):
        templates = {name: path for name, path in project.files.items() if name.startswith(f"{FOLDER}/")}
        said = (notice for notice in project.notices if str(notice.values.get("path")).startswith(f"{FOLDER}/"))
        project = listing.Listing(templates, tuple(said))
    return listing.program(root, context.output), project


def _installed_libraries() -> bytes:
    """The libraries the installed program needs, as in requirements.txt, in the versions it has here."""
    needed = (re.split(r"[^\w.-]", line)[0] for line in requires("ditich") or () if "extra ==" not in line)
    return "".join(f"{name}=={version(name)}\n" for name in sorted(needed)).encode()


def _notice_of_notes(path: str, kinds: originals.Found, locale: Locale, *, strip: bool) -> Notice:
    """What is said of an original with notes in it: which, never what they say."""
    said = ", ".join(say(f"note-{kind}", locale) for kind in kinds if kind != "unread")
    if "unread" in kinds:
        return Notice("archive-unread-left-out" if strip else "archive-unread", {"path": path})
    return Notice("archive-stripped" if strip else "archive-notes", {"path": path, "kinds": said})


def _download(context: CommandContext, folder: Path) -> Path:
    """Download the libraries of requirements.txt as wheels, checked by hash where it has them, and return `folder`."""
    # A venv made by uv has no pip; the Python it was made from has.
    python = getattr(sys, "_base_executable", sys.executable)
    arguments = ["download", "--quiet", "--only-binary", ":all:", "--dest", str(folder)]
    if listing.is_installed(PACKAGE.parent):
        arguments += _installed_libraries().decode().split()
    else:
        arguments += ["--require-hashes", "-r", str(PACKAGE.parent / REQUIREMENTS)]
    command = [python, "-m", "pip", *arguments]
    run = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 -- our own words
    if run.returncode:
        raise click.UsageError(say("archive-wheels", context.locale, why=run.stderr.strip().split("\n")[-1]))
    return folder
