"""The relics of a build lie in the store, each as it was read without an error."""

from __future__ import annotations

from pathlib import Path

from generator.content.load import load
from generator.content.relic_store import StoredRelics
from generator.store import Store
from tests.support.worlds import BUILT_IN, STORY, edit


def test_a_folder_read_with_an_error_leaves_the_relic_of_the_same_files_as_it_was(
    content: Path, tmp_path: Path
) -> None:
    """On the day before it was written the text is an error: what was read then has no story."""
    edit(content, STORY, "updated: 2026-01-02", "updated: 2026-05-01")
    source = StoredRelics(Store(tmp_path / "store", "program 1"), map)
    right = load(content, BUILT_IN, "2026-11-28", source=source)
    folder = next(name for name, reading in right.readings.items() if reading.entry and reading.entry.id == "dinh-mot")

    wrong = load(content, BUILT_IN, "2026-02-01", source=source)

    assert ["date-to-come"] == [problem.code for problem in wrong.problems]
    assert wrong.readings[folder].digest == right.readings[folder].digest
    assert ["vi", "en"] == [story.language for story in source.relic(folder, right.readings[folder]).stories]
