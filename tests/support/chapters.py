"""The chapters of stories that come with the program."""

from __future__ import annotations

from generator.content.chapters import chapters_of
from generator.content.words import read_words
from generator.languages.table import LANGUAGES
from tests.support.kinds import TABLE
from tests.support.worlds import BUILT_IN

_of_all = chapters_of(read_words(BUILT_IN)[0], TABLE, (), {})

CHAPTERS = {language: _of_all.headings("", language) for language in LANGUAGES}
"""Language → chapter → its heading."""
