"""A language, a script and a kind of relic are data: each is added to a copy of the program, and the copy builds.

Nothing but a file of templates/languages, entries of templates/kinds.yaml and generator/languages/scripts.py, drawings and
faces is ever written here.
"""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path

import pytest
import yaml
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from generator.festivals import khmer
from generator.festivals.calendars import READERS
from generator.kinds import INKS
from generator.languages.scripts import SCRIPTS, characters
from generator.plaques.drawing import PALETTE, WHITE
from tests.support.kinds import KINDS
from tests.support.languages import SPOKEN as LANGUAGES
from tests.support.worlds import ROOT, WORLD, share_long_proofs


@dataclass
class Copy:
    """The program, its templates and the small site in a folder of their own."""

    folder: Path
    touched: set[str] = field(default_factory=set)
    """What was changed or added, the authors' texts aside."""

    def edit(self, name: str, pattern: str, new: str, count: int = 1) -> None:
        """Change a file where the pattern is found."""
        path = self.folder / name
        text, done = re.subn(pattern, new, path.read_text("utf-8"), count=count, flags=re.MULTILINE)
        assert done
        path.write_text(text, "utf-8")
        if not name.startswith("content/"):
            self.touched.add(name)

    def add(self, name: str, data: bytes) -> None:
        """Write a file that was not there."""
        assert not (self.folder / name).exists()
        (self.folder / name).write_bytes(data)
        if not name.startswith("content/"):
            self.touched.add(name)

    def language(self, tag: str, head: str) -> None:
        """The language's file, with English words for its own; the site speaks it."""
        english = (self.folder / "templates/languages/en.yaml").read_text("utf-8")
        words = re.sub("^(name|script|locale): .*\n", "", english, flags=re.MULTILINE)
        self.add(f"templates/languages/{tag}.yaml", f"{head}{words}".encode())
        self.edit("content/project.yaml", "km, zh", f"km, zh, {tag}")

    def story(self, tag: str, name: str) -> None:
        """The first relic's story in this language."""
        english = (self.folder / "content/sites/dinh-mot/en.md").read_text("utf-8")
        self.add(f"content/sites/dinh-mot/{tag}.md", english.replace("One Communal House", name).encode())

    def script(self, entry: str) -> None:
        """An entry for a script."""
        self.edit("generator/languages/scripts.py", r"^(# ---- the table -+)$", rf"{entry}\n\1")
        self.edit("generator/languages/scripts.py", r"^(_TABLE = \(.*)\)$", rf"\1, {entry.partition(' ')[0]})")

    def kind(self, entry: str) -> None:
        """An entry for a kind."""
        self.edit("templates/kinds.yaml", r"\Z", entry)

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Python, in the copy and with nothing of the original."""
        environ = {**os.environ, "PYTHONPATH": str(self.folder), "PYTHONUTF8": "1"}
        command = (sys.executable, *command)
        return subprocess.run(
            command, cwd=self.folder, env=environ, capture_output=True, encoding="utf-8", check=False, timeout=300
        )

    def build(self) -> subprocess.CompletedProcess[str]:
        """The site."""
        share_long_proofs(self.folder)
        return self.run("-m", "generator", "--lang", "en", "build")

    def built(self) -> Copy:
        """The same, once the site is built without a problem."""
        result = self.build()
        assert (0, "") == (result.returncode, result.stderr), result.stdout + result.stderr
        return self

    def page(self, path: str) -> str:
        """A file of the site."""
        return (self.folder / "output/site" / path).read_text("utf-8")

    def only(self, pattern: str) -> Path:
        """The one file of the site with such a name."""
        (found,) = (self.folder / "output/site").glob(pattern)
        return found

    def kept(self, tag: str) -> list[str]:
        """What a phone keeps of the site in this language."""
        return [path for path, _, _ in json.loads(self.page(f"{tag}/offline.json"))["keep"]]


def copied(folder: Path) -> Copy:
    """A fresh copy."""
    for name in ("generator", "templates"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(WORLD / "content", folder / "content")
    return Copy(folder)


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    return copied(tmp_path)


# ---- a language in Latin letters ------------------------------------------------------------------

BRETON = "name: Brezhoneg\nscript: latin\ncountries: [xb]\nletters: ÇçÊê\n"


@pytest.fixture(scope="module")
def breton(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """The site, speaking Breton as well."""
    copy = copied(tmp_path_factory.mktemp("breton"))
    copy.language("br", BRETON)
    copy.story("br", "Ti-kêr")
    return copy.built()


def test_a_language_in_latin_letters_is_one_file(breton):
    assert {"templates/languages/br.yaml"} == breton.touched


def test_its_pages_are_there_and_every_page_leads_to_them(breton):
    assert '<html lang="br"' in breton.page("br/dinh-mot/index.html")
    assert '<a href="/br/dinh-mot/" lang="br" hreflang="br" data-choose>Brezhoneg</a>' in breton.page(
        "vi/dinh-mot/index.html"
    )
    assert 'hreflang="br" href="https://thu.example/br/dinh-mot/"' in breton.page("vi/dinh-mot/index.html")
    # Until the table of kinds has a name in it, the English one stands in and says so.
    assert '<dd><span lang="en">Vietnamese communal house' in breton.page("br/dinh-mot/index.html")
    assert "Language=br" in breton.page("_redirects")


def test_a_phone_keeps_it_with_the_faces_of_every_language(breton):
    assert {path for path in breton.kept("en") if path.startswith("/assets/")} == {
        path for path in breton.kept("br") if path.startswith("/assets/")
    }


def test_its_letters_are_in_the_web_faces(breton):
    for name in ("be-vietnam-pro", "noto-serif-bold"):
        there = TTFont(breton.only(f"assets/{name}.*.woff2")).getBestCmap()

        assert set("ÇçÊêẬ") <= set(map(chr, there))


def test_the_search_tells_its_pages_from_vietnamese_ones(breton):
    assert "Ti-kêr" in breton.page("vi/names.txt")
    assert 'return page === "en" || page === "br" ? page : "vi";' in breton.only("assets/find.*.js").read_text("utf-8")


WATCH = """
import ssl, sys
from datetime import UTC, datetime
from generator.monitor import http_client, monitor

target = monitor.Target("4nvh3", "https://thu.example/q/4nvh3", "dinh-mot", sys.argv[1] + "/q/4nvh3")
rounds = monitor.Rounds({sys.argv[1].partition("//")[2]}, datetime(2026, 11, 25, tzinfo=UTC), http_client.Client(ssl.create_default_context()), languages=("vi", "br"))
print([fault.key for fault in monitor.watch([target], rounds).faults])
"""


@pytest.fixture
def sticky() -> Iterator[str]:
    """A host that sends a phone to the French page for ever."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            there = self.path.startswith("/br/")
            self.send_response(200 if there else 301)
            self.send_header("Content-Type", "text/html")
            if not there:
                self.send_header("Location", f"/br{self.path}/")
            self.end_headers()
            self.wfile.write(b'<main data-plaque="4nvh3" data-relic="dinh-mot">' if there else b"")

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_the_monitor_knows_its_pages(breton, sticky):
    """A lasting redirect to one language is kept by phones: they would never be asked again."""
    result = breton.run("-c", WATCH, sticky)

    assert "['watch-sticks']" == result.stdout.strip(), result.stderr


def test_the_code_of_its_country_is_known_for_the_slip_it_is(breton, tmp_path):
    copy = Copy(Path(shutil.copytree(breton.folder, tmp_path / "copy")))
    copy.add("content/about/xb.md", b"")

    assert "hint: perhaps “br”" in said(copy)


# ---- a language in a new script -------------------------------------------------------------------

BURMESE = """BURMESE = Script(
    id="burmese",
    iso="Mymr",
    unicode="Myanmar",
    setting="my",
    bold="trial-burmese.ttf",
    regular="trial-burmese.ttf",
    web=(WebFace("trial-burmese.woff2", "Trial Burmese", "trial-burmese.ttf", characters((0x1000, 0x109F))),),
    blocks=((0x1000, 0x109F),),
    letters=((0x1000, 0x109F),),
    told="my",
    inside="\\\\u200b",
    typesetting=Typesetting(line_height=1.85, heading_height=1.55),
)
"""
MYANMAR = "name: မြန်မာ\nscript: burmese\n"
NAME = "ဘုရား"


def face(*ranges: tuple[int, int]) -> bytes:
    """A typeface whose every letter is a box."""
    points = [ord(character) for character in characters((0x20, 0x7E), *ranges)]
    pen = TTGlyphPen(None)
    for number, corner in enumerate(((50, 0), (50, 700), (450, 700), (450, 0))):
        (pen.lineTo if number else pen.moveTo)(corner)
    pen.closePath()
    box, names = pen.glyph(), [".notdef", *(f"u{point:04X}" for point in points)]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({point: f"u{point:04X}" for point in points})
    builder.setupGlyf(dict.fromkeys(names, box) | {"u0020": TTGlyphPen(None).glyph()})
    builder.setupHorizontalMetrics(dict.fromkeys(names, (500, 50)))
    builder.setupHorizontalHeader(ascent=900, descent=-200)
    builder.setupNameTable({"familyName": "Trial Burmese", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    out = BytesIO()
    builder.save(out)
    return out.getvalue()


@pytest.fixture(scope="module")
def burmese(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """The site, speaking Myanmar as well."""
    copy = copied(tmp_path_factory.mktemp("burmese"))
    copy.script(BURMESE)
    copy.language("my", MYANMAR)
    copy.add("templates/fonts/trial-burmese.ttf", face((0x1000, 0x109F)))
    copy.story("my", NAME)
    copy.edit("content/sites/dinh-mot/vi.md", "Ba tầng mái", f"Ba tầng mái ({NAME})")
    return copy.built()


def test_a_language_in_a_new_script_is_a_face_more(burmese):
    assert {
        "generator/languages/scripts.py",
        "templates/languages/my.yaml",
        "templates/fonts/trial-burmese.ttf",
    } == burmese.touched


def test_its_pages_are_set_in_its_face_and_rhythm(burmese):
    page = burmese.page("my/dinh-mot/index.html")

    assert f"<h1>{NAME}</h1>" in page
    assert "unicode-range:U+1000-109F}" in page
    # Names of our own are short in the page.
    ((face, path),) = re.findall(r"@font-face\{font-family:([A-Z]);src:url\(\"([^\"]*trial-burmese[^\"]*)\"\)", page)
    ((burmese_faces, others),) = re.findall(rf"--([a-z]+):{face},var\(--([a-z]+)\)", page)
    own = rf"var\(--{burmese_faces}\)"
    assert path
    assert f":where([lang]){{font-family:var(--{others});" in page
    assert re.search(
        rf":where\(\[lang\|=my\]\)\{{font-family:{own};line-height:1\.85;--[a-z]+:{own};--[a-z]+:400;--[a-z]+:1\.55\}}",
        page,
    )
    assert "em:lang(km),em:lang(zh),em:lang(my),cite{font-style:normal}" in page
    assert '<a href="/my/dinh-mot/" lang="my" hreflang="my" data-choose>မြန်မာ</a>' in burmese.page(
        "vi/dinh-mot/index.html"
    )


def test_its_face_is_kept_where_its_pages_are_and_nowhere_else(burmese):
    (path,) = (path for path in burmese.kept("my") if "trial-burmese" in path)

    assert set(map(ord, NAME)) <= set(TTFont(burmese.folder / f"output/site{path}").getBestCmap())
    assert [] == [kept for tag in LANGUAGES for kept in burmese.kept(tag) if "trial-burmese" in kept]


def test_its_letters_tell_it_in_searches_and_in_texts(burmese):
    found = burmese.page("vi/find/index.html")

    assert re.search(rf'lang="my"[^<]*>{NAME}<', found)
    assert re.search(r'<h2[^>]* lang="my"[^>]*>ဘ</h2>', found)
    assert NAME in burmese.page("vi/names.txt")
    assert 'if (/\\p{Script=Myanmar}/u.test(text)) return "my";' in burmese.only("assets/find.*.js").read_text("utf-8")
    assert f'(<span lang="my">{NAME}</span>)' in burmese.page("vi/dinh-mot/index.html")


def test_its_name_stands_on_the_plaque_in_its_face(burmese):
    """No other face has its letters: a plaque that lacked one would not have been made."""
    script = f"from generator.plaques.script_runs import runs; print(list(runs('Wat {NAME}')))"

    assert f"[('latin', 'Wat '), ('burmese', '{NAME}')]" == burmese.run("-c", script).stdout.strip()
    assert (burmese.folder / "output/print/4nvh3/4nvh3.pdf").stat().st_size


# ---- a kind of relic ------------------------------------------------------------------------------

FORT = """
  - id: old-fort
    names: {vi: Đồn cũ, en: Old fort, km: បន្ទាយ, zh: "古堡"}
    gloss: đồn cũ
    accent: men
    on_accent: nghe
    light: ["#1F5B4C", "#D9831F"]
    dark: ["#12362D", "#F0AE58"]
    schema_type: CivicStructure
"""
DRAWING = "templates/parts/roof-old-fort.svg"


@pytest.fixture(scope="module")
def fort(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """The site, its first relic a fort."""
    copy = copied(tmp_path_factory.mktemp("fort"))
    copy.kind(FORT)
    copy.add(DRAWING, (ROOT / "templates/parts/roof-communal-house.svg").read_bytes())
    copy.edit("content/sites/dinh-mot/site.yaml", "communal-house", "old-fort")
    return copy.built()


def test_a_kind_is_an_entry_and_a_drawing(fort):
    assert {"templates/kinds.yaml", DRAWING} == fort.touched


def test_a_kind_is_named_and_drawn_on_pages(fort):
    page, first = fort.page("vi/dinh-mot/index.html"), fort.page("vi/index.html")

    assert "<dd>Đồn cũ</dd>" in page
    assert re.search(r"\.old-fort\{--[a-z]+:var\(--[a-z]+\);--[a-z]+:#1f5b4c;--[a-z]+:#d9831f\}", page)
    assert re.search(r"\.old-fort\{--[a-z]+:#12362d;--[a-z]+:#f0ae58\}", page)
    assert '<div class="band old-fort"><div class="roof old-fort"' in first.partition("</h1>")[0]
    assert "repeat(2,1fr)" in first


def test_a_kind_has_its_type_for_search_engines(fort):
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', fort.page("vi/dinh-mot/index.html"))
    assert found

    assert "CivicStructure" in {node["@type"] for node in json.loads(found.group(1))["@graph"]}


def test_a_kind_has_its_colours_on_plaques(fort):
    drawn = (fort.folder / "output/print/4nvh3/4nvh3.svg").read_text("utf-8")

    assert {"#1F5B4C", "#D9831F"} <= set(re.findall("#[0-9A-F]{6}", drawn))
    assert "#8C1D18" not in drawn


def test_a_new_relic_may_be_of_this_kind(fort):
    assert "x" in fort.run("-m", "generator", "new", "x").stdout
    text = (fort.folder / "content/sites/x/site.yaml").read_text("utf-8")

    assert "#   old-fort              đồn cũ\nkind: communal-house\n" in text


# ---- entries that lack something ------------------------------------------------------------------


def said(copy: Copy) -> str:
    """What a build that fails says."""
    result = copy.build()
    assert result.returncode
    return result.stdout + result.stderr


def test_a_kind_without_a_drawing_is_named_at_once(copy):
    copy.kind(FORT)

    assert said(copy).endswith(": kind old-fort: there is no drawing templates/parts/roof-old-fort.svg\n")


def test_a_kind_without_a_name_is_named_at_once(copy):
    copy.kind(re.sub(r"names: \{.*\}", "names: {}", FORT))
    copy.add(DRAWING, (ROOT / "templates/parts/roof-communal-house.svg").read_bytes())

    assert said(copy).endswith(": kind old-fort: it has no name in any language (templates/kinds.yaml)\n")


def test_a_kind_in_no_colour_of_ours_is_named_at_once(copy):
    copy.kind(FORT.replace("accent: men", "accent: lam"))
    copy.add(DRAWING, (ROOT / "templates/parts/roof-communal-house.svg").read_bytes())

    assert "no ink is called 'lam'; there are son, vang, men" in said(copy)


def test_words_a_language_lacks_are_borrowed_counted_and_marked(copy):
    copy.add("templates/languages/br.yaml", f"{BRETON}words:\n  skip: Mont d’an destenn\n".encode())
    copy.edit("content/project.yaml", "km, zh", "km, zh, br")
    result = copy.build()
    page = copy.page("br/dinh-mot/index.html")

    assert 0 == result.returncode
    assert re.search(r"warning\[words-missing\]: “br” lacks \d+ of \d+ words", result.stdout + result.stderr)
    assert ">Mont d’an destenn<" in page
    assert '<span lang="en">At a glance</span>' in page
    assert [] == [
        str(path)
        for path in (copy.folder / "output/site").rglob("*")
        if path.suffix in (".html", ".json", ".js", ".txt", ".xml", ".ics", ".webmanifest")
        and any(sign in path.read_text("utf-8") for sign in "\ue000\ue001\ue002")
    ]


def test_a_script_without_its_face_is_named_at_once(copy):
    copy.script(BURMESE)
    copy.language("my", MYANMAR)

    assert said(copy).endswith(": script burmese: there is no face templates/fonts/trial-burmese.ttf\n")


# ---- and nobody else ------------------------------------------------------------------------------

TABLES = {"generator/languages/scripts.py", "templates/kinds.yaml"}
LOCALES = {"vi", "en"}
"""What the program itself speaks to those who run it: not a list of the site's languages."""

EXAMPLE = "kind: communal-house"
"""A line as an author writes it, in a hint."""

PROGRAM = sorted(
    path.relative_to(ROOT).as_posix()
    for top, pattern in (("generator", "**/*.py"), ("tools", "*.py"), ("templates", "**/*"))
    for path in (ROOT / top).glob(pattern)
    if path.suffix in (".py", ".js", ".css", ".html", ".xml", ".txt", ".conf", ".toml")
)
SOURCES = [name for name in PROGRAM if name not in TABLES]


def text(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def test_the_program_was_found():
    assert {"generator/pages/find.py", "tools/paint.py", "templates/style.css", "templates/static/sw.js"} <= set(
        SOURCES
    )


def found(pattern: str, *endings: str) -> dict[str, list[str]]:
    """File → what in it matches, of files that end so."""
    matches = {name: re.findall(pattern, text(name).replace(EXAMPLE, "")) for name in SOURCES if name.endswith(endings)}
    return {name: several for name, several in matches.items() if several}


TAG = f"(?:{'|'.join(LANGUAGES)})"


def test_no_kind_is_named_outside_the_table():
    """An id that is a word of English, too, is looked for where a program would ask for it."""
    words = "|".join(name for name in KINDS if "-" not in name)

    assert {} == found("|".join(name for name in KINDS if "-" in name), "")
    assert {} == found(
        rf"kind(?:_id|\.id)?\b[^\n]{{0,4}}(?:[!=]=|\bin\b)[^\n]*[\"'](?:{words})[\"']|\.(?:{words})\b[ ,]*{{", ""
    )
    assert {} == found(rf"[\"'](?:{words.replace('|other', '')})[\"']|roof-(?:{words})\b", "")


def test_the_inks_of_kinds_are_those_of_plaques():
    assert INKS == tuple(ink.name for ink in PALETTE if ink != WHITE)


def test_no_pattern_lists_languages_outside_the_table():
    assert {} == found(rf"\b{TAG}\\?\|{TAG}\b", "")


def test_no_language_is_named_in_scripts_and_styles():
    assert {} == found(rf"[\"'`]{TAG}[\"'`]|:lang\({TAG}\)|\[lang=\"?{TAG}", ".js", ".css")


def test_no_face_is_named_outside_the_table():
    """tools/fonts.py cuts them, tools/language_names.py draws with two that are not kept."""
    assert {"tools/fonts.py", "tools/language_names.py"} == set(found(r"[\w-]+\.(?:ttf|woff2)\b", ".py", ".js", ".css"))


def listed(tree: ast.AST) -> Iterator[set[str]]:
    """The words of each tuple, list, set, Literal and dictionary."""
    for node in ast.walk(tree):
        items: list[ast.expr | None] = []
        if isinstance(node, ast.Tuple | ast.List | ast.Set):
            items = [*node.elts]
        elif isinstance(node, ast.Dict):
            items = [*node.keys]
        yield {item.value for item in items if isinstance(item, ast.Constant) and isinstance(item.value, str)}


def test_no_list_of_languages_or_scripts_stands_outside_the_table():
    lists = [(name, words) for name in SOURCES if name.endswith(".py") for words in listed(ast.parse(text(name)))]

    assert [] == [pair for pair in lists if len(pair[1] & set(SCRIPTS)) > 1]
    assert [] == [pair for pair in lists if len(pair[1] & set(LANGUAGES)) > 1 and pair[1] & set(LANGUAGES) != LOCALES]


def test_no_calendar_and_none_of_its_feasts_is_named_outside_its_module():
    """But for the field of a festival that each calendar is, whose name the schema has."""
    words = "|".join([*READERS, *khmer.FEASTS])
    sources = [name for name in PROGRAM if name.endswith(".py") and not name.startswith("generator/festivals/")]

    named = {name for name in sources if re.search(rf"[\"'](?:{words})[\"']", text(name))}
    fields = {
        (name, node.target.id)
        for name in sources
        for node in ast.walk(ast.parse(text(name)))
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.target.id in READERS
    }

    # The script of the same name, and its face's.
    assert {"generator/languages/scripts.py"} == named
    assert {("generator/content/feasts.py", calendar) for calendar in READERS} == fields


# ---- a country, its ranks ---------------------------------------------------------------------------


def test_no_country_and_no_rank_stands_in_python():
    """Nor what holds in one: its time zone, bounds, wards, year of a merger."""
    tables = [yaml.safe_load(path.read_text("utf-8")) for path in (ROOT / "templates/countries").glob("*.yaml")]
    ranks = yaml.safe_load((ROOT / "templates/ranks.yaml").read_text("utf-8"))["ranks"]
    codes = {path.stem for path in (ROOT / "templates/countries").glob("*.yaml")}
    zones = {table["zone"] for table in tables if "zone" in table}
    of_ranks = {entry["id"] for entry in [*ranks, *(rank for table in tables for rank in table.get("ranks", ()))]}
    types = {entry["id"] for table in tables for entry in table.get("rank_types", ())}
    words = {
        node.value
        for path in (ROOT / "generator").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }

    assert {"VN", "Asia/Ho_Chi_Minh", "unesco", "province", "scenic"} <= codes | zones | of_ranks | types
    assert not (codes | zones | of_ranks | types) - COMMON & words


COMMON = {"city"}
"""Ids that are words of Python's own, too."""


def test_a_country_is_a_file(copy):
    """Its addresses are in its language, its relics in its bounds, its ranks have its names."""
    copy.add(
        "templates/countries/FR.yaml",
        b"""names: {en: France, vi: "Ph\xc3\xa1p"}
language: en
zone: Europe/Paris
bounds: {south: 41, north: 51.5, west: -5.5, east: 10}
ranks:
  - {id: monument, gloss: monument historique, whole: true, names: {en: Monument historique}}
""",
    )
    copy.edit(
        "content/project.yaml", "country: VN", "country: FR\narea: {latitude: 48.86, longitude: 2.35, radius: 30}"
    )
    for relic in ("dinh-mot", "chua-hai"):
        site = copy.folder / f"content/sites/{relic}/site.yaml"
        text = re.sub(r"^  (ward|latitude|longitude).*\n", "", site.read_text("utf-8"), flags=re.MULTILINE)
        text = re.sub(r"^rank:.*\n(  .*\n)*", "", text, flags=re.MULTILINE)
        site.write_text(
            text.replace(
                "place:\n", "rank: {level: monument, sources: [s1]}\nplace:\n  latitude: 48.8\n  longitude: 2.3\n"
            ),
            "utf-8",
        )
    page = copy.built().page("vi/dinh-mot/index.html")

    assert {"templates/countries/FR.yaml"} == copy.touched
    assert "Monument historique" in page
    assert '"addressCountry":"FR"' in page
    assert "2025" not in re.sub("<[^>]*>", "", page.partition("<main")[2].partition('id="sources"')[0])
