"""Whatever authors write: loading never fails, and nothing of it gets out of its place in a page.

Whole pages are made of what Hypothesis draws, so this is slower than what stands in tests/unit.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from PIL import Image

from generator.content.load import load
from generator.theme.theme import Theme, read_theme
from tests.support.html import seen
from tests.support.kinds import USED
from tests.support.languages import SPOKEN
from tests.support.problems import is_said_in_its_place
from tests.support.relics import FACTS, places, replaced
from tests.support.relics import PROJECT as WHOLE_PROJECT
from tests.support.relics import STORY as FRONT_MATTER
from tests.support.sites import texts_of
from tests.support.worlds import BUILT_IN, STORY, WORLD

PROJECT = {field: value for field, value in WHOLE_PROJECT.items() if field != "press"}
"""A profile is a file as well."""

CHAPTERS = ("Lịch sử hình thành", "Nét đẹp kiến trúc", "Giá trị lịch sử – văn hóa")

# Letters an author may type, signs that mean something to YAML, Markdown, HTML or a template, and whole attacks.
SCRAPS = [
    *"aĐ9 .-[](){}<>!*_`#|&\\:/=%@'\"\n\t\x07\u00a0\u200b\u2028\u202e😀ខ寺", "[^s1]", "[^s9]", "{{ 7*7 }}", "{% if %}",
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</title>", "]]>", "-->", "javascript:alert(1)",
    "[x](javascript:alert(1))", "[x](//evil.example)", "&lt;b&gt;", "<b>", "</p>", "'onclick='alert(1)", "//evil.example",
]  # fmt: skip
anything = st.lists(st.sampled_from(SCRAPS), max_size=6).map("".join)
rubbish = st.one_of(anything, st.lists(anything, max_size=2), st.dictionaries(anything, anything, max_size=2))

FIELDS = [
    (file, place)
    for file, data in (("site", FACTS), ("front_matter", FRONT_MATTER), ("project", PROJECT))
    for place in places(data)
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
        "trail": [],
        "chapters": ["history", "architecture", "value"],
    }
    (content / "project.yaml").write_text(write(project), "utf-8")
    (content / "sites/dinh-mot/site.yaml").write_text(write(files["site"]), "utf-8")
    (content / "sites/dinh-mot/en.md").unlink()
    chapters = "".join(f"\n## {heading}\n\n{body}[^s1]\n" for heading in CHAPTERS)
    (content / STORY).write_text(f"---\n{write(files['front_matter'])}---\n{chapters}", "utf-8")
    (content / "sites/dinh-mot/photos").mkdir()
    Image.new("RGB", (64, 48)).save(content / "sites/dinh-mot/photos/a.jpg")
    return content


@given(st.sampled_from(FIELDS), rubbish, anything)
@settings(max_examples=settings.default.max_examples * 6 // 10)
def test_no_content_at_all_makes_loading_fail(tmp_path_factory, field, value, body):
    """Each field in turn holds rubbish, and so does the text; each problem can be shown and lies in its file."""
    files: dict[str, Any] = {"site": FACTS, "front_matter": FRONT_MATTER, "project": PROJECT}
    files[field[0]] = replaced(files[field[0]], field[1], value)
    content = site_of(tmp_path_factory.getbasetemp() / "load", files, body)

    problems = load(content, BUILT_IN).problems
    assert [] == [problem for problem in problems if not is_said_in_its_place(problem, content.parent)]


@pytest.fixture(scope="module")
def theme() -> Theme:
    """The theme."""
    return read_theme(BUILT_IN, USED, SPOKEN)


# Fields that are text and may say anything; a page shows each of them somewhere.
TEXTS: list[tuple[str, tuple[str | int, ...]]] = [
    ("site", ("place", "address")),
    ("site", ("place", "ward")),
    ("site", ("rank", "decision")),
    ("site", ("photos", 0, "credit")),
    ("site", ("photos", 0, "licence")),
    ("site", ("sources", "s1", "title")),
    ("site", ("sources", "s1", "publisher")),
    ("front_matter", ("name",)),
    ("front_matter", ("summary",)),
    ("front_matter", ("also", 0)),
    ("front_matter", ("pronunciation",)),
    ("front_matter", ("worship",)),
    ("front_matter", ("way",)),
    ("front_matter", ("reviewed", "by")),
    ("front_matter", ("festivals", "f")),
    ("front_matter", ("photos", "a.jpg", "alt")),
    ("front_matter", ("photos", "a.jpg", "caption")),
    ("project", ("steward",)),
    ("project", ("trails", 0, "names", "vi")),
]
OURS = {
    "noscript",  # where the form for editing says that it needs scripts
    "i",  # a line of a worksheet, to write on
    "html", "head", "meta", "title", "link", "style", "script", "body", "a", "header", "nav", "ul", "ol", "li", "main", "footer",
    "p", "article", "div", "svg", "symbol", "use", "path", "h1", "h2", "h3", "h4", "section", "dl", "dt", "dd", "figure", "picture", "source",
    "img", "figcaption", "span", "b", "form", "label", "input", "button", "circle", "text", "audio", "details", "summary", "cite", "sup", "em", "strong", "blockquote", "br", "<!doctype html",
}  # fmt: skip
# What is told of an author, and known not to be so yet, has tests of its own above.
KNOWN_SIGNS = ("[^", "\x07", "\u2028")
harmless_in_yaml = anything.filter(lambda text: not any(sign in text for sign in KNOWN_SIGNS))


cited = st.lists(
    st.sampled_from(["[^s1]", "[^s9]", "\\", "[", "]", "(", ")", "<", ">", "`", "https://bao.example/", ":", "[a]", "*", "\n\n", "một "]),
    max_size=8,
).map("".join)  # fmt: skip


@given(cited)
@example("Một \\[^s9\\] và \\[^s9].")
@example("[một](https://bao.example/[^s9])")
@example("[a]: https://bao.example/[^s9]\n\nMột [a].")
@example("<https://bao.example/[^s9]>")
@settings(max_examples=settings.default.max_examples * 3 // 10)
def test_what_the_text_cites_is_listed_and_nothing_else(tmp_path_factory, theme, body):
    """Where loading finds no error, pages are made; each number leads to a source, and each source has its number."""
    files: dict[str, Any] = {"site": FACTS, "front_matter": FRONT_MATTER, "project": PROJECT}
    loaded = load(site_of(tmp_path_factory.getbasetemp() / "cited", files, body), BUILT_IN)
    if loaded.catalogue is None:
        return

    page = texts_of(loaded, theme)["site/vi/dinh-mot/index.html"]
    listed = re.findall(r'<li id="(src-\d+)"', page)
    assert sorted(set(re.findall(r'href="#(src-\d+)"', page))) == sorted(listed)


@given(st.dictionaries(st.sampled_from(TEXTS), harmless_in_yaml, min_size=1, max_size=4))
@settings(max_examples=settings.default.max_examples * 3 // 10)
def test_nothing_an_author_writes_gets_out_of_its_place(tmp_path_factory, theme, texts):
    """In every page there are only tags and attributes of ours, no address that runs, and each text is what was written."""
    files: dict[str, Any] = {"site": FACTS, "front_matter": FRONT_MATTER, "project": PROJECT}
    for (file, place), text in texts.items():
        files[file] = replaced(files[file], place, text)
    loaded = load(site_of(tmp_path_factory.getbasetemp() / "shown", files, "Một câu.", disguised), BUILT_IN)
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
