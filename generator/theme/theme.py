"""templates/ → what all pages share: style sheet, scripts, fonts, icons, roof-lines."""

from __future__ import annotations

import base64
import errno
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

from generator import urls
from generator.kinds import PLAIN, Incomplete, Kind, Kinds, KindTable, check_table
from generator.languages import IDENTIFYING_SCRIPTS, LANGUAGES, LATIN, SCRIPTS, WebFace, web_faces
from generator.plaques import Roof
from generator.store import FileRef, content_digest, file_ref, read_file, read_text, whole
from generator.text import names
from generator.theme import fonts, templating

PAGE_SCRIPTS = ("language", "offline", "find", "guess")

STYLES: Mapping[str, tuple[str, ...]] = {
    "text": ("style.css",),
    "more": ("style.css", "reports.css", "media.css"),
    "lists": ("style.css", "reports.css", "lists.css"),
}
"""What a page shows → the style sheets it carries: a text; one with photographs, a recording or whom to tell; ways to many relics."""

SELDOM = "seldom.css"
"""The style sheet that is a file of its own."""


@dataclass(frozen=True, slots=True)
class WebFont:
    """A web font: its path on the site, its face, and the characters it is reduced to."""

    path: str
    """With the digest of its bytes, or of what decides them."""

    face: FileRef
    characters: str

    ready: FileRef | None
    """Its bytes in templates/fonts/web. None: nobody has cut this face to these characters, the build does."""


@dataclass(frozen=True, slots=True)
class PageFile:
    """A script, or the style sheet seldom needed: its path on the site and its text."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Theme:
    """All of templates/ that pages and plaques are made from."""

    templates: tuple[FileRef, ...]
    """Page templates and the parts they include."""

    styles: Mapping[str, str]
    """A key of STYLES → the minified style sheet that is inlined in its pages."""

    style_hashes: tuple[str, ...]
    """Their hashes for the Content-Security-Policy: sha256-…"""

    seldom_style: PageFile
    """For paper and forced colours: other screens fetch it behind all else, and no page waits for it."""

    scripts: Mapping[str, PageFile]
    """language: every page; offline: precached pages; find: the search; guess: the page for unknown addresses."""

    worker: FileRef
    """The service worker."""

    web_fonts: tuple[WebFont, ...]
    faces: Mapping[str, FileRef]
    """File name → typeface."""

    roofs: Mapping[str, Roof]
    """Id of a drawing → its roof-line; a kind without a drawing has the plain one."""

    icon: Roof
    """The roof-line that is the site's icon."""

    ticket: FileRef
    """The template of the job ticket."""


def read_theme(folder: Path, table: KindTable) -> Theme:
    """Reads the theme from templates/. Raises Incomplete: a file missing here is our fault, not an author's.

    `table` has the kinds of the site's relics: what no relic is costs no page a byte.
    """
    _check_complete(folder)
    faces = {path.name: _face(path) for path in sorted(folder.glob("fonts/*.ttf"))}
    web_fonts = tuple(_web_font(web, faces[web.face], folder / "fonts/web") for web in _web_faces())
    paths = {web.name: font.path for web, font in zip(_web_faces(), web_fonts, strict=True)}
    sheets = _minified_sheets(folder, paths, table)
    styles = {name: "".join(sheets[part] for part in parts) for name, parts in STYLES.items()}
    drawings = {path.stem.removeprefix("roof-"): _roof(path) for path in sorted(folder.glob("parts/roof-*.svg"))}
    page_templates = (
        path
        for path in sorted(folder.rglob("*"))
        if (path.suffix in (".html", ".xml", ".txt", ".svg") or path.parent.name == "hosts")
        and path.parent.name not in ("fonts", "plaques")
        and path.name != "ticket.svg"
        and not path.name.startswith(".")  # an editor's, as .#code.html
    )
    return Theme(
        templates=tuple(file_ref(path) for path in page_templates),
        styles=styles,
        style_hashes=tuple(
            f"sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}" for style in styles.values()
        ),
        seldom_style=_page_file(SELDOM, sheets[SELDOM]),
        scripts={
            name: _page_file(f"{name}.js", _filled(folder / "static" / f"{name}.js", table)) for name in PAGE_SCRIPTS
        },
        worker=file_ref(folder / "static/sw.js"),
        web_fonts=web_fonts,
        faces=faces,
        ticket=file_ref(folder / "ticket.svg"),
        roofs=dict.fromkeys(table.kinds, drawings[PLAIN]) | drawings,
        icon=drawings[table.icon],
    )


def _check_complete(folder: Path) -> None:
    """Raises Incomplete with all that is missing for a kind or a script: else a page would fail, far from the cause."""
    check_table(folder)
    missing = [
        f"script {script.id}: there is no face templates/fonts/{face}"
        for script in SCRIPTS.values()
        for face in dict.fromkeys((script.bold, script.regular, *(web.face for web in script.web)))
        if not (folder / "fonts" / face).is_file()
    ]
    if missing:
        raise Incomplete(errno.ENOENT, "; ".join(missing), str(folder))


def _face(path: Path, signatures: tuple[bytes, ...] = (b"\0\1\0\0", b"OTTO")) -> FileRef:
    """A typeface. Raises OSError where the file does not begin as one (OpenType 1.9.1, Table Directory)."""
    with whole(path):
        if read_file(path)[:4] not in signatures:
            raise ValueError("no typeface")
    return file_ref(path)


def _web_font(web: WebFace, face: FileRef, folder: Path) -> WebFont:
    """A web font, ready where the folder has it. Raises OSError where that file is no WOFF2 (2.0, 4.1)."""
    path = folder / fonts.ready_name(web, face)
    ready = _face(path, (b"wOF2",)) if path.exists() else None
    content = ready.digest if ready else fonts.own_digest(web, face)
    return WebFont(urls.asset(web.name, content), face, web.characters, ready)


def _web_faces() -> tuple[WebFace, ...]:
    return tuple(face for script in SCRIPTS.values() for face in web_faces(script))


def _filled(path: Path, table: KindTable) -> str:
    """A style sheet or script with the values of kinds, languages and scripts filled in."""
    typeset_languages = [language for language in LANGUAGES.values() if language.script.typesetting]
    own_scripts = [script for script in SCRIPTS.values() if script.web and script != LATIN]
    text = read_text(path)
    with whole(path):
        return templating.filled(
            text,
            liveries=_liveries(table.kinds),
            frieze=len(table.frieze),
            others=typeset_languages,
            faced=[language.tag for language in typeset_languages if language.script.web],
            faces=[(face, script) for script in SCRIPTS.values() for face in web_faces(script)],
            own_scripts=own_scripts,
            told_by_letters=tuple(IDENTIFYING_SCRIPTS.items()),
            separators=names.SEPARATORS,
            unspaced=names.UNSPACED,
            syllable=names.SYLLABLE,
            latin=[language.tag for language in LANGUAGES.values() if language.script == LATIN],
        )


def _liveries(kinds: Kinds) -> list[tuple[Kind, list[str]]]:
    """One kind of each colours, and the ids of all that have the same: they share a rule of the style sheet."""
    by_colours: dict[tuple[object, ...], tuple[Kind, list[str]]] = {}
    for kind in kinds.values():
        by_colours.setdefault((kind.accent, kind.light, kind.dark), (kind, []))[1].append(kind.id)
    return [*by_colours.values()]


def _page_file(name: str, text: str) -> PageFile:
    """The text under a path with its content hash."""
    return PageFile(urls.asset(name, content_digest(text.encode())), text)


def _minified_sheets(folder: Path, paths: Mapping[str, str], table: KindTable) -> Mapping[str, str]:
    """Name → minified style sheet, of all there are; `paths` are those of the fonts on the site."""
    names_of_sheets = (*dict.fromkeys(name for parts in STYLES.values() for name in parts), SELDOM)
    sheets = {name: _minified_style(_filled(folder / name, table), paths) for name in names_of_sheets}
    short = short_names("".join(sheets.values()))
    return {
        name: re.sub("|".join(map(re.escape, short)), lambda match: short[match[0]], css)
        for name, css in sheets.items()
    }


def short_names(css: str) -> Mapping[str, str]:
    """What a style sheet calls its own variables and faces → as few letters: each would be in every page."""
    variables = dict.fromkeys(re.findall(r"(?<![\w-])--[a-z-]+", css))
    faces = dict.fromkeys(re.findall(r'@font-face\{font-family:("[^"]+")', css))
    # The longest first: no name may be taken for the beginning of another.
    return {
        **{
            name: f"--{_letters(number)}"
            for number, name in sorted(enumerate(variables), key=lambda pair: -len(pair[1]))
        },
        **{name: _letters(number).upper() for number, name in enumerate(faces)},
    }


def _letters(number: int) -> str:
    """0, 1, … as a, b, … z, ba, bb …"""
    more, last = divmod(number, 26)
    return (_letters(more) if more else "") + chr(ord("a") + last)


def _minified_style(css: str, paths: Mapping[str, str]) -> str:
    """The style sheet without comments and needless blanks, and with the paths of its fonts on the site."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css).strip()
    # A blank before a colon joins a selector to what is inside it; behind one it never means anything.
    css = re.sub(r" ?([{};,>]) ?", r"\1", css).replace(": ", ":").replace(";}", "}")
    css = re.sub(r" ([+/]) ", r"\1", css).replace("@media (", "@media(")
    css = re.sub(r"#[0-9A-F]{6}\b", lambda colour: colour[0].lower(), css)
    return re.sub(r'url\("fonts/([^"]+)"\)', lambda match: f'url("{paths[match.group(1)]}")', css)


def _roof(path: Path) -> Roof:
    """The roof-line in an SVG: the `d` of its path, and width and height of its viewBox."""
    with whole(path):
        try:
            root = ET.fromstring(read_text(path))  # noqa: S314 -- a drawing of our own, not an author's
        except ET.ParseError as error:
            raise ValueError(str(error)) from error
        _, _, width, height = (float(number) for number in root.get("viewBox", "").split())
        drawing = root.find("{http://www.w3.org/2000/svg}path")
        if drawing is None:
            raise ValueError("no path")
        return Roof(drawing.get("d", ""), width, height)
