"""The kinds of relics that come with the program."""

from __future__ import annotations

from generator.kinds import read_table
from tests.support.worlds import BUILT_IN

TABLE = read_table(BUILT_IN)
KINDS = TABLE.kinds

SPOKEN = ("vi", "en", "km", "zh")
"""The languages of content/ and of the small sites of the tests."""

USED = TABLE.only({"communal-house", "khmer-pagoda", "chinese-temple"})
"""Those of the relics of content/ and of the small sites of the tests."""
