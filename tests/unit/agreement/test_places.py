"""What is said of content the patterns were not made on: nothing but what is so."""

from __future__ import annotations

import pytest

from generator.agreement.reading import read_project, texts_of
from generator.agreement.relics import findings
from tests.support.worlds import BUILT_IN, ROOT

SO = {
    "content": [],
    "tests/sample/content": [],
    # A year that one language alone mentions.
    "tests/places/ben-tre/content": [("fact-split", "about/en.md", "1960")],
    "tests/places/roscoff/content": [],
    "tests/places/soc-trang/content": [],
    # The Arabic text cites the Arabic page of a museum, the French one its French page.
    "tests/places/tunis/content": [
        ("fact-split", "sites/jami-al-zaytuna/ar.md", "[^carlton]"),
        ("fact-split", "sites/jami-al-zaytuna/ar.md", "[^carlton]"),
        ("fact-split", "sites/jami-al-zaytuna/ar.md", "[^carlton]"),
        ("fact-split", "sites/jami-al-zaytuna/ar.md", "[^kalam]"),
    ],
}


@pytest.mark.parametrize("place", SO)
def test_of_every_project_here_nothing_is_said_that_is_not_so(place):
    reading = read_project(ROOT / place, BUILT_IN)
    said = []
    for relic in reading.relics:
        texts, problems = texts_of(reading, relic)
        assert () == problems
        said += [
            (finding.code, finding.here.at.path.partition("content/")[2], finding.here.written)
            for finding in findings(texts, reading.knowledge)
        ]

    assert () == reading.problems
    assert SO[place] == said
