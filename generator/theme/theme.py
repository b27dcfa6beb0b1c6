"""templates/ → what is decided once for every page: style sheet, script, fonts, icons, roof-lines."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

from generator import urls
from generator.plaques import Roof
from generator.store import FileRef, digest, file_ref
from generator.theme import fonts

WEB_FONTS: Mapping[str, tuple[str, str]] = {
    "be-vietnam-pro.woff2": ("be-vietnam-pro-400.ttf", fonts.VIETNAMESE),
    "noto-serif-bold.woff2": ("noto-serif-700.ttf", fonts.VIETNAMESE),
    "noto-sans-khmer.woff2": ("noto-sans-khmer-400.ttf", fonts.KHMER),
}
"""Name in style.css → face in templates/fonts and the characters a page needs of it."""

SCRIPTS = ("language", "offline", "find", "guess")


@dataclass(frozen=True, slots=True)
class WebFont:
    """A face as pages use it."""

    path: str
    face: FileRef
    characters: str


@dataclass(frozen=True, slots=True)
class Script:
    """A script as pages use it."""

    path: str
    file: FileRef


@dataclass(frozen=True, slots=True)
class Theme:
    """Everything of templates/ that pages and plaques are made with."""

    templates: tuple[FileRef, ...]
    """What pages are filled into, and the parts they include."""

    style: str
    """The style sheet as it stands in every page."""

    style_hash: str
    """What the Content-Security-Policy allows: sha256-…"""

    scripts: Mapping[str, Script]
    """language: on every page; offline: where a page is kept; find: the search; guess: where an address leads nowhere."""

    worker: FileRef
    """What answers on the phone when there is no network."""

    web_fonts: tuple[WebFont, ...]
    faces: Mapping[str, FileRef]
    """Every typeface by its file's name."""

    roofs: Mapping[str, Roof]
    """By kind of relic."""

    ticket: FileRef
    """What every job ticket is filled into."""


def read_theme(folder: Path) -> Theme:
    """The theme as it lies in this folder. A file missing here is a fault of ours, not of an author."""
    faces = {path.name: file_ref(path) for path in sorted(folder.glob("fonts/*.ttf"))}
    web_fonts = tuple(
        WebFont(urls.asset(name, digest(faces[face].digest, characters)), faces[face], characters)
        for name, (face, characters) in WEB_FONTS.items()
    )
    style = _style((folder / "style.css").read_text("utf-8"), dict(zip(WEB_FONTS, web_fonts, strict=True)))
    files = {name: file_ref(folder / "static" / f"{name}.js") for name in SCRIPTS}
    pages = (
        path
        for path in sorted(folder.rglob("*"))
        if (path.suffix in (".html", ".xml", ".txt", ".svg") or path.parent.name == "hosts")
        and path.parent.name not in ("fonts", "plaques")
        and path.name != "ticket.svg"
    )
    return Theme(
        templates=tuple(file_ref(path) for path in pages),
        style=style,
        style_hash="sha256-" + base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
        scripts={name: Script(urls.asset(f"{name}.js", file.digest), file) for name, file in files.items()},
        worker=file_ref(folder / "static/sw.js"),
        web_fonts=web_fonts,
        faces=faces,
        ticket=file_ref(folder / "ticket.svg"),
        roofs={path.stem.removeprefix("roof-"): _roof(path) for path in sorted(folder.glob("parts/roof-*.svg"))},
    )


def _style(css: str, web_fonts: Mapping[str, WebFont]) -> str:
    """The style sheet without comments and needless blanks, its fonts by their lasting addresses."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css).strip()
    # A blank before a colon joins a selector to what is inside it; behind one it never means anything.
    css = re.sub(r" ?([{};,]) ?", r"\1", css).replace(": ", ":").replace(";}", "}")
    return re.sub(r'url\("fonts/([^"]+)"\)', lambda found: f'url("{web_fonts[found.group(1)].path}")', css)


def _roof(path: Path) -> Roof:
    root = ET.fromstring(path.read_text("utf-8"))  # noqa: S314 -- a drawing of our own, not an author's
    _, _, width, height = (float(number) for number in root.attrib["viewBox"].split())
    drawing = root.find("{http://www.w3.org/2000/svg}path")
    assert drawing is not None
    return Roof(drawing.attrib["d"], width, height)
