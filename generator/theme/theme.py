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
from generator.kinds import KINDS
from generator.languages import IDENTIFYING_SCRIPTS, LANGUAGES, LATIN, SCRIPTS, WebFace, web_faces
from generator.plaques import Roof
from generator.store import FileRef, content_digest, digest, file_ref
from generator.theme import templating

PAGE_SCRIPTS = ("language", "offline", "find", "guess")


@dataclass(frozen=True, slots=True)
class WebFont:
    """A face as pages use it."""

    path: str
    face: FileRef
    characters: str


@dataclass(frozen=True, slots=True)
class PageScript:
    """A script as pages use it."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Theme:
    """Everything of templates/ that pages and plaques are made with."""

    templates: tuple[FileRef, ...]
    """What pages are filled into, and the parts they include."""

    style: str
    """The style sheet as it stands in every page."""

    style_hash: str
    """What the Content-Security-Policy allows: sha256-…"""

    scripts: Mapping[str, PageScript]
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
    """The theme as it lies in this folder. A file missing here is a fault of ours, not of an author: raises Incomplete."""
    _complete(folder)
    faces = {path.name: file_ref(path) for path in sorted(folder.glob("fonts/*.ttf"))}
    web_fonts = tuple(
        WebFont(urls.asset(web.name, digest(faces[web.face].digest, web.characters)), faces[web.face], web.characters)
        for web in _web_faces()
    )
    paths = {web.name: font.path for web, font in zip(_web_faces(), web_fonts, strict=True)}
    style = _style(_filled(folder / "style.css"), paths)
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
        scripts={name: _script(name, _filled(folder / "static" / f"{name}.js")) for name in PAGE_SCRIPTS},
        worker=file_ref(folder / "static/sw.js"),
        web_fonts=web_fonts,
        faces=faces,
        ticket=file_ref(folder / "ticket.svg"),
        roofs={path.stem.removeprefix("roof-"): _roof(path) for path in sorted(folder.glob("parts/roof-*.svg"))},
    )


class Incomplete(Exception):  # noqa: N818 -- says what it is
    """An entry of kinds.py or languages.py lacks something."""


def _complete(folder: Path) -> None:
    """Raises Incomplete with all that is missing for a kind or a script: else a page fails, far from its cause."""
    lacking = [
        *(
            f"kind {kind.id}: there is no drawing {path.parent.parent.name}/parts/{path.name}"
            for kind in KINDS.values()
            if not (path := folder / "parts" / f"roof-{kind.id}.svg").is_file()
        ),
        *(
            f"kind {kind.id}: it has no name in the language {tag} (generator/kinds.py)"
            for kind in KINDS.values()
            for tag in LANGUAGES
            if not kind.names.get(tag)
        ),
        *(
            f"script {script.id}: there is no face templates/fonts/{face}"
            for script in SCRIPTS.values()
            for face in dict.fromkeys((script.bold, script.regular, *(web.face for web in script.web)))
            if not (folder / "fonts" / face).is_file()
        ),
    ]
    if lacking:
        raise Incomplete("; ".join(lacking))


def _web_faces() -> tuple[WebFace, ...]:
    return tuple(face for script in SCRIPTS.values() for face in web_faces(script))


def _filled(path: Path) -> str:
    """A style sheet or a script, its places for kinds and languages filled in."""
    others = [language for language in LANGUAGES.values() if language.script.typesetting]
    own_scripts = [script for script in SCRIPTS.values() if script.web and script != LATIN]
    return templating.filled(
        path.read_text("utf-8"),
        kinds=tuple(KINDS.values()),
        others=others,
        faced=[language.tag for language in others if language.script.web],
        faces=[(face, script) for script in SCRIPTS.values() for face in web_faces(script)],
        own_scripts=own_scripts,
        told_by_letters=tuple(IDENTIFYING_SCRIPTS.items()),
        latin=[language.tag for language in LANGUAGES.values() if language.script == LATIN],
    )


def _script(name: str, text: str) -> PageScript:
    return PageScript(urls.asset(f"{name}.js", content_digest(text.encode())), text)


def _style(css: str, paths: Mapping[str, str]) -> str:
    """The style sheet without comments and needless blanks, its fonts by their lasting addresses."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css).strip()
    # A blank before a colon joins a selector to what is inside it; behind one it never means anything.
    css = re.sub(r" ?([{};,]) ?", r"\1", css).replace(": ", ":").replace(";}", "}")
    return re.sub(r'url\("fonts/([^"]+)"\)', lambda found: f'url("{paths[found.group(1)]}")', css)


def _roof(path: Path) -> Roof:
    root = ET.fromstring(path.read_text("utf-8"))  # noqa: S314 -- a drawing of our own, not an author's
    _, _, width, height = (float(number) for number in root.attrib["viewBox"].split())
    drawing = root.find("{http://www.w3.org/2000/svg}path")
    assert drawing is not None
    return Roof(drawing.attrib["d"], width, height)
