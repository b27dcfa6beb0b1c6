"""Everything that builds the site and its plaques again, in one zip, with a letter to whoever finds it."""

from __future__ import annotations

import platform
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile

from generator.commands.batch import entry
from generator.diagnostics.messages import say
from generator.pages import views
from generator.pages.scan import called
from generator.pages.showing import Showing
from generator.theme import templating

TOP = "ditich"
"""The folder everything lies in."""

LETTER = "DOC-TRUOC.md"

KEPT = (
    "generator",
    "templates",
    "docs",
    "tools",
    "tests",
    ".github",
    ".gitignore",
    "Makefile",
    "README.md",
    "LICENSE",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "netlify.toml",
    "pyproject.toml",
    "requirements.txt",
    "requirements-test.txt",
)
"""Of the checkout. What is not there is left out: an archive is made of an archive, too."""

LEFT_OUT = ("__pycache__", "node_modules")


def pack(
    target: IO[bytes], program: Path, folders: Mapping[str, Path], built: Iterable[tuple[str, bytes]], letter: bytes
) -> None:
    """Write the zip: the same bytes for the same files and the same letter.

    `program` is the checkout, `folders` what else is kept and under which name, `built` the output by its path below
    the output folder.
    """
    files: dict[str, Path] = {}
    for name in KEPT:
        files |= {path.relative_to(program).as_posix(): path for path in _below(program / name)}
    for name, folder in folders.items():
        files |= {f"{name}/{path.relative_to(folder).as_posix()}": path for path in _below(folder)}
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        archive.writestr(entry(f"{TOP}/{LETTER}"), letter)
        for path in sorted(files):
            archive.writestr(entry(f"{TOP}/{path}"), files[path].read_bytes())
        for path, data in sorted(built):
            archive.writestr(entry(f"{TOP}/output/{path}"), data)


def _below(path: Path) -> Iterator[Path]:
    """The file, or every file below the folder; nothing where there is neither."""
    if path.is_file():
        yield path
    for found in sorted(path.rglob("*")):
        inside = found.relative_to(path).parts
        if found.is_file() and not set(inside) & set(LEFT_OUT) and not inside[-1].startswith((".DS_", "._")):
            yield found


def letter(showing: Showing, today: str, *, wheels: bool) -> bytes:
    """DOC-TRUOC.md. Raises problems.Refusal where its template is wrong."""
    project = showing.catalogue.project
    note = views.ArchiveNote(
        day=today,
        steward=project.steward,
        address=project.address,
        was=project.was,
        domain_until=project.domain_until or "",
        email=project.contact.email or "",
        phone=project.contact.phone or "",
        wheels=f"{platform.system()} {platform.machine()}, Python {platform.python_version()}" if wheels else "",
        plaques=tuple(
            views.KeptPlaque(
                code=plaque.code,
                name=called(showing, plaque, showing.first),
                stage=say(f"stage-{plaque.stage}", "vi"),
                on=plaque.life[-1].on if plaque.life else "",
                place=plaque.place or "",
                payload=showing.payload(plaque),
            )
            for plaque in showing.catalogue.plaques
        ),
    )
    words: Mapping[str, Mapping[str, str]] = showing.words
    return templating.page(
        "archive.txt", note, tuple((key, group[showing.first]) for key, group in words.items()), showing.theme.templates
    )
