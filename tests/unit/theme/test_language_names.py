"""A language's own name is never a row of empty boxes: it is drawn, once, where systems often have no face for it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import brotli
import pytest

from generator.languages.scripts import LATIN
from generator.languages.table import LANGUAGES
from generator.plaque_files import font_stack
from generator.plaques.lettering import line
from generator.plaques.outline import box_of, outline_from_path
from generator.project.templates import Templates
from generator.theme.theme import read_theme
from tests.support.kinds import SPOKEN, USED
from tests.support.worlds import TEMPLATES
from tools import language_names

DRAWN = [tag for tag, language in LANGUAGES.items() if language.script.web and language.script != LATIN]


def test_what_lies_ready_is_what_would_be_drawn():
    """`python -m tools.language_names` writes it anew."""
    assert language_names.drawn() == (TEMPLATES / "static/languages.svg").read_text("utf-8")


def test_every_language_is_drawn_whose_script_pages_bring_a_face_for(theme):
    assert DRAWN == list(theme.drawn_names)


@pytest.mark.parametrize("tag", DRAWN)
def test_a_drawing_weighs_a_kilobyte_at_most_and_stands_where_the_letters_would(theme, tag):
    path, width = language_names.name_path(LANGUAGES[tag])
    assert len(brotli.compress(path.encode(), quality=5)) <= 1024

    letters = line(LANGUAGES[tag].name, font_stack(theme, bold=False), language_names.EM)
    box = box_of(outline_from_path(path))
    assert (width, theme.drawn_names[tag].width) == (round(letters.advance), round(width / language_names.EM, 2))
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
