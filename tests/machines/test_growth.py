"""What a build costs grows with the relics, and an edit hardly at all: calls are counted, not seconds."""

from __future__ import annotations

import cProfile
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.outputs.build import make
from generator.store import Store
from tests.support.many import many_relics
from tests.support.worlds import BUILT_IN

FEW, MANY = 50, 250


def calls(work: Callable[[], object]) -> int:
    """How many functions are called, Python's and C's."""
    profile = cProfile.Profile()
    profile.runcall(work)
    return sum(entry.callcount for entry in profile.getstats())


class Project:
    """A project of so many relics whose pages are planned and made."""

    def __init__(self, folder: Path, relics: int) -> None:
        self.content, self.store = many_relics(folder, relics), Store(folder / ".cache/store", "program")

    def build(self) -> None:
        """Make what changed."""
        made = make(self.content, BUILT_IN, "2026-11-28", self.store, lambda _done, _of: None)
        assert [] == [problem for problem in made.problems if problem.severity == "error"]

    def edit(self) -> None:
        """Add a sentence to one text, and make what changed."""
        text = self.content / "sites/dinh-00003/vi.md"
        text.write_text(text.read_text("utf-8").rstrip() + "\n\nThêm một câu.[^s1]\n", "utf-8")
        self.build()


@pytest.fixture(scope="module")
def counts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[int, int]]:
    """Calls of a first build and of an edit, with few relics and with many."""
    projects = [Project(tmp_path_factory.mktemp(str(number)), number) for number in (FEW, MANY)]
    first = [calls(project.build) for project in projects]
    edits = [calls(project.edit) for project in projects]
    return {"first": (first[0], first[1]), "edit": (edits[0], edits[1])}


def test_a_first_build_grows_no_faster_than_the_relics(counts):
    """Slower: of a small site's cost the theme and two plaques are a good part, which are the same for any number."""
    few, many = counts["first"]

    assert many <= few * MANY / FEW * 0.8


def test_an_edit_grows_by_looking_whether_each_relic_is_as_it_was(counts):
    """A relic that is not edited is not read, planned or made: it has a stamp, a digest and a line in what is remembered."""
    few, many = counts["edit"]
    first_few, first_many = counts["first"]

    assert (many - few) / (MANY - FEW) <= 0.03 * (first_many - first_few) / (MANY - FEW)
