"""Whatever authors write is read, or told to be wrong where it stands; and nothing of it gets out of its place in a page."""

from __future__ import annotations

import itertools
import os
import random
import shutil
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from PIL import Image

from generator.content.load import load
from generator.diagnostics.problem import show
from tests.support.html import seen
from tests.support.relics import FACTS as SITE
from tests.support.relics import PROJECT as WHOLE_PROJECT
from tests.support.relics import STORY as LETTER
from tests.support.relics import places, replaced
from tests.support.sites import texts_of
from tests.support.worlds import RELIC, STORY, TEMPLATES, WORLD, add_photo, edit

PROJECT = {field: value for field, value in WHOLE_PROJECT.items() if field != "press"}
"""A profile is a file as well."""

CHAPTERS = ("Lịch sử hình thành", "Nét đẹp kiến trúc", "Giá trị lịch sử – văn hóa")


def codes(content: Path) -> list[str]:
    """What is wrong with the content."""
    return [problem.code for problem in load(content, TEMPLATES).problems]


# ---- a right site ---------------------------------------------------------------------------------


def test_the_small_site_is_right(loaded):
    assert () == loaded.problems
    assert ["dinh-mot", "chua-hai"] == [relic.id for relic in loaded.catalogue.relics]
    assert ["4nvh3", "9cr7t"] == [plaque.code for plaque in loaded.catalogue.plaques]
    assert [("vi", "en"), ("vi",)] == [tuple(s.language for s in relic.stories) for relic in loaded.catalogue.relics]


def test_the_order_in_which_a_disk_lists_files_does_not_matter(content, loaded, monkeypatch):
    """ext4, APFS and NTFS each have their own."""
    scandir, chance = os.scandir, random.Random(4)

    def shuffled(folder: str) -> list[os.DirEntry[str]]:
        entries = list(scandir(folder))
        chance.shuffle(entries)
        return entries

    monkeypatch.setattr(os, "scandir", shuffled)

    assert loaded.catalogue == load(content, TEMPLATES).catalogue


def test_relics_come_in_the_order_of_the_trail_and_others_after_them(content):
    edit(content, "project.yaml", "[dinh-mot, chua-hai]", "[chua-hai]")
    loaded = load(content, TEMPLATES)

    assert loaded.catalogue is not None
    assert ["chua-hai", "dinh-mot"] == [relic.id for relic in loaded.catalogue.relics]


def test_a_draft_is_checked_and_not_published(content):
    """Nor is its plaque; a text may link to it already."""
    edit(content, RELIC, "kind:", "draft: true\nkind:")
    loaded = load(content, TEMPLATES)

    assert loaded.catalogue is not None
    assert ["chua-hai"] == [relic.id for relic in loaded.catalogue.relics]
    assert ["9cr7t"] == [plaque.code for plaque in loaded.catalogue.plaques]
    edit(content, RELIC, "kind: communal-house", "kind: house")
    assert ["choice"] == codes(content)


def test_a_folder_named_in_vietnamese_has_a_plain_address(content):
    (content / "sites/dinh-mot").rename(content / "sites/Đình Một")

    assert [] == codes(content)


def test_a_code_in_capitals_is_the_same_code(content):
    (content / "plaques/4nvh3.yaml").rename(content / "plaques/4NVH3.yaml")
    loaded = load(content, TEMPLATES)

    assert loaded.catalogue is not None
    assert ["4nvh3", "9cr7t"] == [plaque.code for plaque in loaded.catalogue.plaques]


@pytest.mark.parametrize(
    "name", [".DS_Store", "Thumbs.db", "~$vi.docx", "README.md", "sites/.gitkeep", "sites/dinh-mot/desktop.ini"]
)
def test_what_systems_and_editors_leave_behind_is_passed_over(content, name):
    (content / name).write_bytes(b"\xff")

    assert [] == codes(content)


@pytest.mark.parametrize(
    "name",
    [
        "notes.txt",
        "sites/vi.md",
        "sites/dinh-mot/photo.jpg",
        "sites/dinh-mot/photos/a/b.jpg",
        "plaques/4nvh3.yml",
        "about/vi.txt",
        "project.yml",
    ],
)
def test_what_has_no_place_is_said_to_have_none(content, name):
    """Nobody would ever see it."""
    (content / name).parent.mkdir(exist_ok=True, parents=True)
    (content / name).write_text("x")

    assert ["file-unknown"] == codes(content)


def test_a_photograph_is_measured_upright(content):
    exif = Image.Exif()
    exif[0x0112] = 6
    add_photo(content, exif=exif)
    loaded = load(content, TEMPLATES)

    assert loaded.catalogue is not None
    (picture,) = loaded.catalogue.relics[0].pictures
    assert ((48, 64), "cong-dinh") == ((picture.width, picture.height), picture.slug)


def test_a_photograph_copied_from_a_mac_is_found(content):
    add_photo(content)
    folder = content / "sites/dinh-mot/photos"
    (folder / "Cổng đình.jpg").rename(folder / unicodedata.normalize("NFD", "Cổng đình.jpg"))

    assert [] == codes(content)


def test_a_photograph_listed_twice_is_told_to_be_so(content):
    """Where it is listed, as a slip of the list."""
    add_photo(content, "a.jpg")
    edit(content, RELIC, "photos: [", "photos: [{file: a.jpg, credit: A, licence: CC0}, ")

    assert ["listed-twice"] == codes(content)


# ---- a wrong one ----------------------------------------------------------------------------------


def test_what_is_wrong_in_one_file_does_not_hide_what_is_wrong_in_another(content):
    """Even where the project or a relic cannot be read at all."""
    (content / "project.yaml").write_text("a: [")
    (content / "sites/chua-hai/site.yaml").write_text("- x")
    edit(content, STORY, "[^s1]", "[^s9]")

    assert ["yaml-syntax", "not-a-mapping", "citation-unknown"] == codes(content)


def test_nothing_but_folders_is_a_site_to_be_begun(tmp_path):
    assert ["file-missing"] == codes(tmp_path)


def test_every_file_may_be_missing(content):
    """One at a time, and all together with any other."""
    names = [path.relative_to(content) for path in sorted(content.rglob("*")) if path.is_file()]
    for gone in [*itertools.combinations(names, 1), *itertools.combinations(names, 2)]:
        for name in gone:
            _hide(content / name)
        loaded = load(content, TEMPLATES)

        assert loaded.catalogue is not None or loaded.problems
        for name in gone:
            _show(content / name)


def _hide(path: Path) -> None:
    """A name that begins with a dot is passed over."""
    path.rename(path.with_name(f".{path.name}"))


def _show(path: Path) -> None:
    path.with_name(f".{path.name}").rename(path)


@pytest.mark.parametrize("source", ["a&b", "a<b", 'a"b', "a*b*", "_a_", "$&", "a\\b", "^"])
def test_a_source_s_id_is_refused_or_cited(content, theme, source):
    """Signs of Markdown and HTML among its letters."""
    edit(content, RELIC, "sources:\n  s1:", f"sources:\n  '{source}': {{title: a, publisher: b, grade: B}}\n  s1:")
    edit(content, STORY, "[^s1]", f"[^{source}]")
    loaded = load(content, TEMPLATES)

    assert loaded.problems or "#src-2" in texts_of(loaded, theme)["site/vi/dinh-mot/index.html"]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (STORY, "{ky-yen: Kỳ yên}", '{ky-yen: Kỳ yên, "khac ": Lễ khác}'),
        (STORY, "{ky-yen: Kỳ yên}", '{"ky-yen ": Kỳ yên}'),
        (RELIC, "sources:\n  s1:", 'sources:\n  " s2 ": {title: a, publisher: b, grade: B, x: y}\n  s1:'),
        (RELIC, "sources: [s1]}", 'sources: [" s1 "]}'),
        (RELIC, "address: Khu vực thử", "address: Khu vực thử [^s1]"),
        (STORY, "text:", 'worship: "Thần \\x5b^s9]"\ntext:'),
        (STORY, "Ba tầng mái.", "Ba tầng &#91;^s9] mái."),
        (STORY, "Ba tầng mái.", "Ba tầng [mái](https://a.vn/[^s1])."),
    ],
    ids=range(8),
)
def test_a_strange_line_is_told_or_shown_and_never_a_crash(content, theme, name, old, new):
    edit(content, name, old, new)
    loaded = load(content, TEMPLATES)

    assert loaded.problems or texts_of(loaded, theme)


@pytest.mark.parametrize("bell", ["\\x07", "\\x0b", "\\e", "\\x00", "\\uFFFE"])
def test_a_character_xml_forbids_does_not_reach_the_feed(content, theme, bell):
    """YAML can write in quotes what no keyboard makes."""
    edit(content, STORY, "name: Đình Một", f'name: "Đình{bell}Một"')
    loaded = load(content, TEMPLATES)

    if not loaded.problems:
        ET.fromstring(texts_of(loaded, theme)["site/vi/feed.xml"])


def test_every_anchor_of_a_page_is_there_once(content, theme):
    """A heading of the about page may be called as one of ours."""
    edit(content, "about/vi.md", "## Trang này", "## Sources\n\nx\n\n## Main\n\ny\n\n## Trang này")

    for path, html in texts_of(load(content, TEMPLATES), theme).items():
        ids = [value for name, value in seen(html).attributes if name == "id"]
        assert sorted(set(ids)) == sorted(ids), path


# ---- anything -------------------------------------------------------------------------------------

# Letters an author may type, signs that mean something to YAML, Markdown, HTML or a template, and whole attacks.
SCRAPS = [
    *"aĐ9 .-[](){}<>!*_`#|&\\:/=%@'\"\n\t\x07\u00a0\u200b\u2028\u202e😀ខ寺", "[^s1]", "[^s9]", "{{ 7*7 }}", "{% if %}",
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</title>", "]]>", "-->", "javascript:alert(1)",
    "[x](javascript:alert(1))", "[x](//evil.example)", "&lt;b&gt;", "<b>", "</p>", "'onclick='alert(1)", "//evil.example",
]  # fmt: skip
anything = st.lists(st.sampled_from(SCRAPS), max_size=6).map("".join)
rubbish = st.one_of(anything, st.lists(anything, max_size=2), st.dictionaries(anything, anything, max_size=2))

FIELDS = [
    (file, place) for file, data in (("site", SITE), ("letter", LETTER), ("project", PROJECT)) for place in places(data)
]


class Plain(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):
    """Writes everything out."""

    def ignore_aliases(self, _data: object) -> bool:
        return True


def dumped(data: Any) -> str:
    """As authors write YAML."""
    return yaml.dump(data, Dumper=Plain, allow_unicode=True, sort_keys=False)


def disguised(data: Any) -> str:
    """The same, with every sign written by its number: no check of the file as it is written sees an attack in it."""
    if isinstance(data, dict):
        return "{" + ", ".join(f"{disguised(key)}: {disguised(value)}" for key, value in data.items()) + "}\n"
    if isinstance(data, list):
        return "[" + ", ".join(map(disguised, data)) + "]"
    signs = (char if char.isascii() and char.isalnum() else f"\\U{ord(char):08X}" for char in data)
    return '"' + "".join(signs) + '"'


def site_of(folder: Path, files: dict[str, Any], body: str, write: Callable[[Any], str] = dumped) -> Path:
    """The small site, with these facts, this front matter and this text for its first relic."""
    shutil.rmtree(folder, ignore_errors=True)
    content = Path(shutil.copytree(WORLD / "content", folder / "content"))
    project = files["project"] | {
        "address": "https://thu.example",
        "languages": ["vi", "en", "km"],
        "trail": ["dinh-mot"],
    }
    (content / "project.yaml").write_text(write(project), "utf-8")
    (content / "sites/dinh-mot/site.yaml").write_text(write(files["site"]), "utf-8")
    (content / "sites/dinh-mot/en.md").unlink()
    chapters = "".join(f"\n## {heading}\n\n{body}[^s1]\n" for heading in CHAPTERS)
    (content / STORY).write_text(f"---\n{write(files['letter'])}---\n{chapters}", "utf-8")
    (content / "sites/dinh-mot/photos").mkdir()
    Image.new("RGB", (64, 48)).save(content / "sites/dinh-mot/photos/a.jpg")
    return content


@given(st.sampled_from(FIELDS), rubbish, anything)
@settings(max_examples=60)
def test_no_content_at_all_makes_loading_fail(tmp_path_factory, field, value, body):
    """Each field in turn holds rubbish, and so does the text; each problem can be shown and lies in its file."""
    files: dict[str, Any] = {"site": SITE, "letter": LETTER, "project": PROJECT}
    files[field[0]] = replaced(files[field[0]], field[1], value)
    content = site_of(tmp_path_factory.getbasetemp() / "load", files, body)

    for problem in load(content, TEMPLATES).problems:
        assert show(problem, "vi")
        assert show(problem, "en")
        path = content.parent / problem.at.path
        if path.is_file():
            lines = path.read_text("utf-8-sig", "replace").split("\n")
            assert problem.at.line <= len(lines)
            assert problem.at.column <= len(lines[problem.at.line - 1]) + 1


# Fields that are text and may say anything; a page shows each of them somewhere.
TEXTS: list[tuple[str, tuple[str | int, ...]]] = [
    ("site", ("place", "address")),
    ("site", ("place", "ward")),
    ("site", ("rank", "decision")),
    ("site", ("photos", 0, "credit")),
    ("site", ("photos", 0, "licence")),
    ("site", ("sources", "s1", "title")),
    ("site", ("sources", "s1", "publisher")),
    ("letter", ("name",)),
    ("letter", ("summary",)),
    ("letter", ("also", 0)),
    ("letter", ("pronunciation",)),
    ("letter", ("worship",)),
    ("letter", ("way",)),
    ("letter", ("reviewed", "by")),
    ("letter", ("festivals", "f")),
    ("letter", ("photos", "a.jpg", "alt")),
    ("letter", ("photos", "a.jpg", "caption")),
    ("project", ("steward",)),
]
OURS = {
    "html", "head", "meta", "title", "link", "style", "script", "body", "a", "header", "nav", "ul", "ol", "li", "main", "footer",
    "p", "article", "div", "svg", "path", "h1", "h2", "h3", "h4", "section", "dl", "dt", "dd", "figure", "picture", "source",
    "img", "figcaption", "span", "b", "form", "label", "input", "button", "circle", "text", "audio", "details", "summary", "cite", "sup", "em", "strong", "blockquote", "br", "<!doctype html",
}  # fmt: skip
# What is told of an author, and known not to be so yet, has tests of its own above.
KNOWN_SIGNS = ("[^", "\x07", "\u2028")
harmless_in_yaml = anything.filter(lambda text: not any(sign in text for sign in KNOWN_SIGNS))


@given(st.dictionaries(st.sampled_from(TEXTS), harmless_in_yaml, min_size=1, max_size=4))
@settings(max_examples=30)
def test_nothing_an_author_writes_gets_out_of_its_place(tmp_path_factory, theme, texts):
    """In every page there are only tags and attributes of ours, no address that runs, and each text is what was written."""
    files: dict[str, Any] = {"site": SITE, "letter": LETTER, "project": PROJECT}
    for (file, place), text in texts.items():
        files[file] = replaced(files[file], place, text)
    loaded = load(site_of(tmp_path_factory.getbasetemp() / "shown", files, "Một câu.", disguised), TEMPLATES)
    assume(loaded.catalogue is not None)

    for path, text in texts_of(loaded, theme).items():
        if not path.endswith(".html"):
            continue
        page = seen(text)
        assert set() == set(page.tags) - OURS
        assert [] == [
            name
            for name, _ in page.attributes
            if name.startswith("on") or name in ("srcdoc", "background", "formaction")
        ]
        assert [] == [
            value
            for name, value in page.attributes
            if name in ("href", "src", "action")
            and not value.startswith(("/", "#", "https://", "http://", "mailto:", "tel:", "sms:", "geo:", "webcal://"))
        ]
        assert [] == [
            value for name, value in page.attributes if name in ("href", "src", "action") and value.startswith("//")
        ]
    name = loaded.catalogue.relics[0].stories[0].front_matter.name
    assert name in seen(texts_of(loaded, theme)["site/vi/dinh-mot/index.html"]).text
