"""A language's own name is never a row of empty boxes: it is drawn, once, where systems often have no face for it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import brotli
import pytest

from generator.content.load import load
from generator.languages.scripts import LATIN, SCRIPTS
from generator.plaque_files import font_stack
from generator.plaques.lettering import line
from generator.plaques.outline import box_of, outline_from_path
from generator.project.templates import Templates
from generator.theme.theme import read_theme
from tests.support.kinds import USED
from tests.support.languages import KNOWN, SPOKEN
from tests.support.sites import texts_of
from tests.support.worlds import BUILT_IN, TEMPLATES
from tools import language_names

DRAWN = [*language_names.to_be_drawn()]
OWN = [script for script in DRAWN if (TEMPLATES / "fonts" / script.regular).is_file()]


def test_what_lies_ready_is_what_would_be_drawn():
    """`python -m tools.language_names` writes it anew; what it drew with a face that is not kept stays."""
    assert language_names.drawn({}) == (TEMPLATES / "static/languages.svg").read_text("utf-8")


def test_every_language_is_drawn_whose_script_pages_bring_a_face_for():
    assert {script.id for script in SCRIPTS.values() if script.web and script != LATIN} <= {
        script.id for script in DRAWN
    }


def test_the_name_is_that_in_the_table():
    names = {script.told: script.called for script in DRAWN}

    assert [] == [tag for tag, language in KNOWN.items() if names.get(tag, language.name) != language.name]


def test_a_site_carries_the_drawings_of_its_own_languages(theme):
    assert ["km"] == list(theme.drawn_names)
    assert 1 == theme.language_names.text.count("<symbol")


def test_no_page_offers_a_language_in_letters_a_phone_may_have_no_face_for(content, theme):
    """But pages with sentences in that language, which bring its face: its own, and 404.html, whose link ends one."""
    pages = texts_of(load(content, BUILT_IN), theme)
    offered = [
        (path, link)
        for path, text in pages.items()
        if path.endswith(".html") and not path.startswith("site/km/") and path != "site/404.html"
        for link in re.findall(r"<a [^>]*hreflang=\"km\".*?</a>", text)
    ]

    assert {"site/index.html", "site/q/4nvh3/index.html", "site/vi/index.html"} <= {path for path, _ in offered}
    assert [] == [pair for pair in offered if ">ភាសាខ្មែរ<" in pair[1] or 'aria-label="ភាសាខ្មែរ"' not in pair[1]]


def test_a_drawing_weighs_a_kilobyte_at_most():
    lines = (TEMPLATES / "static/languages.svg").read_text("utf-8").splitlines()
    weights = [len(brotli.compress(line.encode(), quality=5)) for line in lines if line.startswith("<symbol")]

    assert len(DRAWN) == len(weights)
    assert max(weights) <= 1024


@pytest.mark.parametrize("script", OWN, ids=lambda script: script.id)
def test_a_drawing_stands_where_the_letters_would(theme, script):
    path, width = language_names.name_path(script, TEMPLATES / "fonts" / script.regular)

    letters = line(script.called, font_stack(theme, bold=False), language_names.EM)
    box = box_of(outline_from_path(path))
    assert width == round(letters.advance)
    for side in ("left", "top", "right", "bottom"):
        assert abs(getattr(box, side) - getattr(letters.ink, side)) <= 1


def test_a_drawing_is_asked_for_by_its_content_hash(theme):
    for tag, drawn in theme.drawn_names.items():
        assert f"{theme.language_names.path}#{tag}" == drawn.path
        assert re.search(rf'<symbol id="{tag}"', theme.language_names.text)


@pytest.mark.parametrize(
    "text", ["", "<svg", "words", '<svg xmlns="http://www.w3.org/2000/svg"><symbol id="km"/></svg>']
)
def test_a_damaged_file_of_drawings_is_named(tmp_path, text):
    own = shutil.copytree(TEMPLATES, tmp_path / "templates")
    (own / "static/languages.svg").write_text(text, "utf-8")

    with pytest.raises(OSError, match=r"languages\.svg") as refused:
        read_theme(Templates((Path(own),)), USED, SPOKEN)

    assert str(own / "static/languages.svg") == refused.value.filename
