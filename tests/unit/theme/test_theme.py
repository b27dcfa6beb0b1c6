"""The theme is read once: one style sheet whose hash the policy holds, files whose names change with them."""

from __future__ import annotations

import base64
import errno
import hashlib
import io
import re
import shutil
from collections import defaultdict
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from generator import urls
from generator.project.templates import Templates
from generator.theme.fonts import web_font
from generator.theme.spoken import Spoken
from generator.theme.theme import SELDOM, STYLES, _filled, read_theme
from tests.support.kinds import KINDS, USED
from tests.support.languages import SPOKEN
from tests.support.worlds import TEMPLATES


@pytest.fixture
def own(tmp_path):
    """A copy of the theme, to be changed."""
    return shutil.copytree(TEMPLATES, tmp_path / "templates")


def test_the_policy_allows_the_style_sheets_that_stand_in_pages(theme):
    digests = [base64.b64encode(hashlib.sha256(css.encode("utf-8")).digest()).decode() for css in theme.styles.values()]

    assert tuple(f"sha256-{digest}" for digest in digests) == theme.style_hashes
    assert len(STYLES) == len(set(theme.style_hashes))


def test_a_style_sheet_is_sent_without_what_only_we_read(theme):
    for css in (*theme.styles.values(), theme.seldom_style.text):
        assert "/*" not in css
        assert [] == [line for line in css.split("\n") if line != line.strip() or not line]
        # What would end the element it stands in.
        assert "</" not in css


def test_every_rule_of_the_style_sheets_is_still_there(theme):
    """Without comments and blanks, both are the same letters; only the fonts have other addresses, and our names are shorter."""

    def letters(css: str) -> str:
        css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
        css = re.sub(r'\s|url\(".*?"\)', "", css).replace(";}", "}")
        css = re.sub(r"#[0-9a-f]{6}\b", lambda colour: colour[0].upper(), css)
        numbers = defaultdict[str, int](lambda: len(numbers))
        return re.sub(r'--[a-z]+|"[^"]+"|(?<=[:,])[A-Z](?=[,;}])', lambda name: f"<{numbers[name[0]]}>", css)

    for name, parts in STYLES.items():
        assert letters("".join(_filled(TEMPLATES / part, USED, Spoken(SPOKEN)) for part in parts)) == letters(
            theme.styles[name]
        )
    assert letters(_filled(TEMPLATES / SELDOM, USED, Spoken(SPOKEN))) == letters(theme.seldom_style.text)


def test_a_variable_has_one_short_name_in_all_style_sheets(theme):
    (paper,) = re.findall(r"body\{margin:0;background:(var\(--[a-z]+\))", theme.styles["text"])

    assert f"{paper.removeprefix('var(').removesuffix(')')}:#fff" in theme.seldom_style.text


def test_the_style_sheets_ask_for_the_fonts_there_are(theme):
    for css in theme.styles.values():
        asked = re.findall(r'url\("([^"]+)"\)', css)

        assert sorted(font.path for font in theme.web_fonts) == sorted(set(asked))


def test_every_kind_of_relic_has_its_roof(theme):
    assert {*KINDS, "plain"} == set(theme.roofs)
    assert [] == [kind for kind, roof in theme.roofs.items() if not (roof.path and roof.width > roof.height > 0)]


def test_every_page_and_its_parts_are_among_the_templates(theme):
    names = {file.path.removeprefix(f"{TEMPLATES}/") for file in theme.templates}

    assert {
        "base.html",
        "relic.html",
        "feed.xml",
        "robots.txt",
        "parts/pieces.html",
        "parts/roof-khmer-pagoda.svg",
    } <= names
    assert [] == [
        name
        for name in names
        if not name.startswith("hosts/")
        if name.startswith("fonts/") or name.endswith((".css", ".js", ".yaml", ".md"))
    ]


def test_a_file_that_changes_is_renamed(own, theme):
    """A phone that kept the old one asks for the new."""
    (own / "static/language.js").write_text("// another")
    (own / "fonts/noto-serif-700.ttf").write_bytes(b"\0\1\0\0another")
    changed = read_theme(Templates((own,)), USED, SPOKEN)

    assert theme.scripts["language"].path != changed.scripts["language"].path
    assert 1 == len({font.path for font in theme.web_fonts} - {font.path for font in changed.web_fonts})
    assert set() == {*theme.styles.values()} & {*changed.styles.values()}


def test_every_web_font_lies_ready_and_is_named_by_its_bytes(theme):
    for font in theme.web_fonts:
        assert font.ready
        assert urls.asset(f"{Path(font.path).name.split('.')[0]}.woff2", font.ready.digest) == font.path


def test_a_face_of_ones_own_is_cut_by_the_build(own, theme):
    """Letters of another language, too: what lies ready has neither."""
    shutil.copyfile(own / "fonts/noto-sans-khmer-700.ttf", own / "fonts/noto-sans-khmer-400.ttf")
    fonts = {font.path: font for font in read_theme(Templates((own,)), USED, SPOKEN).web_fonts}
    (path,) = fonts.keys() - {font.path for font in theme.web_fonts}

    assert fonts[path].ready is None
    assert {"Bold"} == names_of_style(web_font(fonts[path].face, fonts[path].characters))


def names_of_style(data: bytes) -> set[str]:
    """What a font calls its style (OpenType 1.9.1, name 2)."""
    return {TTFont(io.BytesIO(data))["name"].getDebugName(2)}


def test_a_damaged_web_font_is_named(own):
    ready = next((own / "fonts/web").iterdir())
    ready.write_bytes(b"version https://git-lfs.github.com/spec/v1")

    with pytest.raises(OSError, match=ready.name) as raised:
        read_theme(Templates((own,)), USED, SPOKEN)
    assert errno.EILSEQ == raised.value.errno


@pytest.mark.parametrize("name", ["fonts/noto-serif-700.ttf", "style.css", "parts/roof-communal-house.svg"])
@pytest.mark.parametrize("data", [b"\xff\xfe\xf4", b"<a>{{ {% x"])
def test_a_damaged_file_is_named(own, name, data):
    (own / name).write_bytes(data)

    with pytest.raises(OSError, match=name) as raised:
        read_theme(Templates((own,)), USED, SPOKEN)
    assert errno.EILSEQ == raised.value.errno


def paths(theme):
    return {name: script.path for name, script in theme.scripts.items()}


def test_the_theme_is_the_same_wherever_it_lies(own, theme):
    moved = read_theme(Templates((own,)), USED, SPOKEN)

    assert (theme.styles, paths(theme), theme.roofs) == (moved.styles, paths(moved), moved.roofs)


def test_a_font_the_style_sheet_asks_for_and_nobody_has_is_a_fault(own):
    """Of ours: it crashes, and is not left to a reader's browser."""
    style = own / "style.css"
    style.write_text(style.read_text("utf-8") + '@font-face{src:url("fonts/none.woff2")}', "utf-8")

    with pytest.raises(KeyError):
        read_theme(Templates((own,)), USED, SPOKEN)
