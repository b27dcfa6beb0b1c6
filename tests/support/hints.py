"""What to write in each field, in Vietnamese."""

from __future__ import annotations

from generator.content.field_words import hints, read_fields
from tests.support.worlds import BUILT_IN

HINTS = hints(read_fields(BUILT_IN), "vi")
