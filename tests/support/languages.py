"""The languages that come with the program, and those of content/ and of the small sites of the tests."""

from __future__ import annotations

from generator.content.languages import known_languages, read_wordings
from tests.support.worlds import BUILT_IN, LANGUAGES

KNOWN = known_languages(BUILT_IN)

SPOKEN = {tag: KNOWN[tag] for tag in LANGUAGES}
"""Those of content/, and of the small sites of the tests."""

WORDINGS, _ = read_wordings(BUILT_IN, KNOWN, LANGUAGES)
"""The words of those, as they are everywhere."""


def marked(tag: str) -> str:
    """What marks a text in this language (BCP 47); other tags, such as x-default, are their own."""
    return KNOWN[tag].mark if tag in KNOWN else tag
