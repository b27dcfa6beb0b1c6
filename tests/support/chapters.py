"""The chapters of stories that come with the program."""

from __future__ import annotations

from generator.content.chapters import chapters_of
from tests.support.kinds import TABLE
from tests.support.languages import WORDINGS
from tests.support.worlds import LANGUAGES

_of_all = chapters_of(WORDINGS, TABLE, (), {})

CHAPTERS = {language: _of_all.headings("", language) for language in LANGUAGES}
"""Language → chapter → its heading."""
