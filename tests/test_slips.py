"""Slips of a finger in files that were right: nothing but a problem with its place, or a page that can be made.

100 slips in `make test`, 2,000 in `make test-random`, which the nightly job runs.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.content.load import load
from generator.mending.fixes import VALUES, letters
from generator.mending.trial import mend
from generator.theme.theme import Theme, read_theme
from tests.support.kinds import USED
from tests.support.languages import SPOKEN
from tests.support.problems import is_said_in_its_place
from tests.support.sites import texts_of
from tests.support.worlds import BUILT_IN, ROOT

FOLDER = "sites/dinh-thoi-an"
FILES = (f"{FOLDER}/site.yaml", f"{FOLDER}/vi.md", f"{FOLDER}/km.md", "project.yaml", "plaques/4nvh3.yaml")
SIGNS = [
    *"#:-[]{}()'\"*_`&!%@|>?,;=^~<\\/ \t\n．，：；【】［］“”‘’　\u00a0\u200b😀ក字",
    "\n\n",
    "    ",
    "---\n",
    "[^",
    "]: ",
    "- ",
    "\n# ",
    "https://",
]


def _deleted(lines: list[str], chance: Random) -> None:
    del lines[chance.randrange(len(lines))]


def _doubled(lines: list[str], chance: Random) -> None:
    at = chance.randrange(len(lines))
    lines.insert(at, lines[at])


def _exchanged(lines: list[str], chance: Random) -> None:
    first, second = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[first], lines[second] = lines[second], lines[first]


def _indented(lines: list[str], chance: Random) -> None:
    at = chance.randrange(len(lines))
    lines[at] = chance.choice([" ", "  ", "   ", "    ", "\t", ""]) + lines[at].lstrip()


def _joined(lines: list[str], chance: Random) -> None:
    at = chance.randrange(len(lines))
    lines[at : at + 2] = ["".join(lines[at : at + 2])]


def _typed(lines: list[str], chance: Random) -> None:
    at = chance.randrange(len(lines))
    column = chance.randrange(len(lines[at]) + 1)
    lines[at] = lines[at][:column] + chance.choice(SIGNS) + lines[at][column:]


def _left_out(lines: list[str], chance: Random) -> None:
    at = chance.randrange(len(lines))
    column = chance.randrange(len(lines[at]) + 1)
    lines[at] = lines[at][:column] + lines[at][column + chance.choice([1, 1, 1, 2, 10]) :]


SLIPS: tuple[Callable[[list[str], Random], None], ...] = (
    _deleted, _doubled, _exchanged, _indented, _joined, _typed, _typed, _typed, _left_out, _left_out,
)  # fmt: skip


def slipped(text: str, chance: Random) -> str:
    """The text after one to three slips."""
    lines = text.split("\n")
    for _ in range(chance.randint(1, 3)):
        if lines:
            chance.choice(SLIPS)(lines, chance)
    return "\n".join(lines)


@pytest.fixture(scope="module")
def theme() -> Theme:
    """The theme."""
    return read_theme(BUILT_IN, USED, SPOKEN)


@pytest.fixture(scope="module")
def content(tmp_path_factory) -> Path:
    """Our own texts, with one relic."""
    whole = Path(shutil.copytree(ROOT / "content", tmp_path_factory.mktemp("slips") / "content"))
    for folder in (whole / "sites").iterdir():
        if folder.name != Path(FOLDER).name:
            shutil.rmtree(folder)
    for file in (whole / "plaques").iterdir():
        if file.name != "4nvh3.yaml":
            file.unlink()
    relic = Path(FOLDER).name
    for name, old, new in (
        ("project.yaml", r"(?m)^trail: .*$", f"trail: [{relic}]"),
        *((f"about/{file.name}", r"\]\([a-z-]+\)", f"]({relic})") for file in (whole / "about").iterdir()),
    ):
        (whole / name).write_text(re.sub(old, new, (whole / name).read_text("utf-8")), "utf-8")
    assert load(whole, BUILT_IN).catalogue is not None
    return whole


@given(st.sampled_from(FILES), st.integers(0, 2**32))
@settings(max_examples=2000 if settings.default.max_examples > 100 else 100)
def test_a_slip_is_a_problem_with_its_place_or_a_page_that_can_be_made(content, theme, name, seed):
    file = content / name
    right = file.read_bytes()
    try:
        file.write_text(slipped(right.decode(), Random(seed)), "utf-8")
        loaded = load(content, BUILT_IN)
        assert [] == [problem for problem in loaded.problems if not is_said_in_its_place(problem, content.parent)]
        if loaded.catalogue is not None:
            assert texts_of(loaded, theme)
    finally:
        file.write_bytes(right)


@given(st.sampled_from(FILES), st.integers(0, 2**32))
@settings(max_examples=500 if settings.default.max_examples > 100 else 25)
def test_what_is_mended_keeps_every_letter_and_every_other_line(content, name, seed):
    file = content / name
    right = file.read_bytes()
    try:
        file.write_text(slipped(right.decode(), Random(seed)), "utf-8")
        typed = file.read_bytes()
        mended = mend(content, BUILT_IN, "", content.parent)
        assert typed == file.read_bytes()
        for change in mended.changes.values():
            before, after = ((data or b"").decode() for data in (change.before, change.after))
            if not {problem.code for problem in mended.mended} & VALUES:
                assert letters(before) == letters(after)
            pairs = zip(before.split("\n"), after.split("\n"), strict=True)
            assert 1 <= sum(one != other for one, other in pairs) <= len(mended.mended)
    finally:
        file.write_bytes(right)
