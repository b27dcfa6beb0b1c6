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
from generator.languages.language import Languages, web_faces
from generator.languages.script import WebFace
from generator.languages.scripts import LATIN
from generator.plaques import Roof
from generator.project.templates import Templates
from generator.store import FileRef, content_digest, file_ref, read_file, read_text, whole
from generator.text import names
from generator.theme import fonts, templating
from generator.theme.spoken import Spoken

PAGE_SCRIPTS = ("language", "offline", "find", "guess", "quiz", "stamp", "passport", "contest")

STYLES: Mapping[str, tuple[str, ...]] = {
    "text": ("style.css",),
    "more": ("style.css", "reports.css", "media.css"),
    "lists": ("style.css", "reports.css", "lists.css"),
    "quiz": ("style.css", "quiz.css"),
    "worksheet": ("style.css", "worksheet.css"),
    "play": ("style.css", "lists.css", "play.css"),
}
"""What a page shows → the style sheets it carries: a text; one with photographs, a recording or whom to tell; ways to many relics; questions;
what is filled in on paper; stamps."""

SELDOM = "seldom.css"
"""The style sheet that is a file of its own."""

ADMIN_SUFFIXES = (".js", ".css", ".yaml")

LANGUAGE_NAMES = "languages.svg"
"""The drawings of languages' names: `python -m tools.language_names` writes them."""


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
class DrawnName:
    """What a language calls itself, as outlines."""

    path: str
    """Of a file on the site, and the id of a symbol in it."""

    width: float
    """em; its height is one, and it stands on the baseline."""

    symbol: str
    """The same as an SVG element, to stand in a page that is read without a server: there no file may draw in another."""


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
    """language: every page; offline: precached pages; find: the search; guess: the page for unknown addresses; quiz: questions;
    stamp: what a scan opens; passport: the stamps; contest: a contest."""

    language_names: PageFile
    """A drawing of each language's own name that systems often have no face for."""

    drawn_names: Mapping[str, DrawnName]
    """Tag of such a language → its drawing there."""

    worker: str
    """The service worker's text."""

    web_fonts: tuple[WebFont, ...]
    faces: Mapping[str, FileRef]
    """File name → typeface."""

    roofs: Mapping[str, Roof]
    """Id of a drawing → its roof-line; a kind without a drawing has the plain one."""

    icon: Roof
    """The roof-line that is the site's icon."""

    admin: tuple[FileRef, ...]
    """The files of the form for editing, and its words."""

    field_words: FileRef
    """The words of the fields that authors write."""


def read_theme(files: Templates, table: KindTable, languages: Languages, base: str = "") -> Theme:
    """Reads the theme from templates/. Raises Incomplete: a file missing here is our fault, not an author's.

    `table` has the kinds of the site's relics, `languages` those it speaks: what no relic is, and what nobody speaks there,
    costs no page a byte. `base` is the sub-path the site lies below (urls.base): style sheets and scripts have it before
    every address, the paths of the theme do not.
    """
    spoken = Spoken(languages)
    _check_complete(files, spoken)
    faces = {path.name: _face(path) for path in files.glob("fonts/*.ttf")}
    web_fonts = tuple(_web_font(web, faces[web.face], files) for web in spoken.web_faces)
    paths = {web.name: base + font.path for web, font in zip(spoken.web_faces, web_fonts, strict=True)}
    sheets = _minified_sheets(files, paths, table, spoken)
    drawings_of_names = files.path(f"static/{LANGUAGE_NAMES}")
    language_names = _page_file(LANGUAGE_NAMES, _symbols(read_text(drawings_of_names), spoken))
    styles = {name: "".join(sheets[part] for part in parts) for name, parts in STYLES.items()}
    drawings = {path.stem.removeprefix("roof-"): _roof(path) for path in files.glob("parts/roof-*.svg")}
    page_templates = (
        path
        for path in files.glob("**/*")
        if (path.suffix in (".html", ".xml", ".txt", ".svg") or path.parent.name == "hosts")
        and path.parent.name not in ("fonts", "plaques", "project")
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
            name: _page_file(f"{name}.js", _filled(files.path(f"static/{name}.js"), table, spoken, base))
            for name in PAGE_SCRIPTS
        },
        language_names=language_names,
        drawn_names=_drawn_names(drawings_of_names, language_names, spoken),
        worker=_filled(files.path("static/sw.js"), table, spoken, base),
        web_fonts=web_fonts,
        faces=faces,
        admin=tuple(file_ref(path) for path in files.glob("admin/*") if path.suffix in ADMIN_SUFFIXES),
        field_words=file_ref(files.path("fields.yaml")),
        roofs=dict.fromkeys(table.kinds, drawings[PLAIN]) | drawings,
        icon=drawings[table.icon],
    )


def _check_complete(files: Templates, spoken: Spoken) -> None:
    """Raises Incomplete with all that is missing for a kind or a script: else a page would fail, far from the cause.

    A face that only plaques take is asked for by the plaque: of large ones, the program brings few.
    """
    check_table(files)
    missing = [
        f"script {script.id}: there is no face templates/fonts/{face}"
        for script in spoken.scripts
        for face in dict.fromkeys(
            (script.bold, script.regular, *(web.face for web in script.web)) if script.web else ()
        )
        if not files.path(f"fonts/{face}").is_file()
    ]
    if missing:
        raise Incomplete(errno.ENOENT, "; ".join(missing), str(files.layers[-1]))


def _face(path: Path, signatures: tuple[bytes, ...] = (b"\0\1\0\0", b"OTTO")) -> FileRef:
    """A typeface. Raises OSError where the file does not begin as one (OpenType 1.9.1, Table Directory)."""
    with whole(path):
        if read_file(path)[:4] not in signatures:
            raise ValueError("no typeface")
    return file_ref(path)


def _web_font(web: WebFace, face: FileRef, files: Templates) -> WebFont:
    """A web font, ready where there is one of just this face. Raises OSError where that file is no WOFF2 (2.0, 4.1)."""
    path = files.path(f"fonts/web/{fonts.ready_name(web, face)}")
    ready = _face(path, (b"wOF2",)) if path.exists() else None
    content = ready.digest if ready else fonts.own_digest(web, face)
    return WebFont(urls.asset(web.name, content), face, web.characters, ready)


def _filled(path: Path, table: KindTable, spoken: Spoken, base: str = "") -> str:
    """A style sheet or script with the values of kinds, languages and scripts filled in, and the sub-path of the site."""
    typeset_languages = [language for language in spoken.languages if language.writing.typesetting]
    own_scripts = [script for script in spoken.scripts if script.web and script != LATIN]
    searched = names.search_words(script.id for script in spoken.scripts)
    text = read_text(path)
    with whole(path):
        return templating.filled(
            text,
            base=base,
            base_pattern=re.sub(r"[./]", r"\\\g<0>", base),  # in a regular expression of JavaScript
            liveries=_liveries(table.kinds),
            frieze=len(table.frieze),
            others=typeset_languages,
            faced=[language.tag for language in typeset_languages if language.writing.web],
            faces=[(face, script) for script in spoken.scripts for face in web_faces(script, spoken.languages)],
            own_scripts=own_scripts,
            told_by_letters=spoken.told_by_letters,
            sharing=spoken.sharing,
            separators=searched.separators,
            unspaced=searched.unspaced,
            syllable=searched.syllable,
            latin=spoken.latin,
            **spoken.sides,
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


def _symbols(text: str, spoken: Spoken) -> str:
    """The file of drawings without those of languages that the site does not speak; each stands in a line."""
    lines = ((re.match(r'<symbol id="([a-z]+)"', line), line) for line in text.splitlines(keepends=True))
    return "".join(line for symbol, line in lines if not symbol or symbol[1] in spoken.by_tag)


def _drawn_names(path: Path, on_site: PageFile, spoken: Spoken) -> Mapping[str, DrawnName]:
    """The drawings in the file. Raises OSError where it is no SVG of symbols, each with a path."""
    with whole(path):
        try:
            symbols = tuple(ET.fromstring(on_site.text).iterfind(f"{SVG}symbol"))  # noqa: S314 -- a drawing of our own
            outlines = [symbol[0].get("d", "") for symbol in symbols]
        except (ET.ParseError, IndexError) as error:
            raise ValueError(str(error)) from error
        found = {}
        for symbol, outline in zip(symbols, outlines, strict=True):
            tag, box = symbol.get("id", ""), symbol.get("viewBox", "")
            _, _, width, height = map(float, box.split())
            drawing = f'<svg viewBox="{box}" overflow="visible"><path d="{outline}"/></svg>'
            found[tag] = DrawnName(f"{on_site.path}#{tag}", round(width / height, 2), drawing)
        return {tag: drawn for tag, drawn in found.items() if tag in spoken.by_tag}


SVG = "{http://www.w3.org/2000/svg}"
"""The namespace of SVG, as ElementTree writes it before names."""


def _minified_sheets(files: Templates, paths: Mapping[str, str], table: KindTable, spoken: Spoken) -> Mapping[str, str]:
    """Name → minified style sheet, of all there are; `paths` are those of the fonts on the site."""
    names_of_sheets = (*dict.fromkeys(name for parts in STYLES.values() for name in parts), SELDOM)
    sheets = {name: _minified_style(_filled(files.path(name), table, spoken), paths) for name in names_of_sheets}
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
        drawing = root.find(f"{SVG}path")
        if drawing is None:
            raise ValueError("no path")
        return Roof(drawing.get("d", ""), width, height)
