"""Which chapters a story has is said by the project, else by the kind of its relic, else by the table of kinds."""

from __future__ import annotations

import re

from generator.content.load import load
from tests.support.worlds import BUILT_IN, WORLD, edit

LEGEND = "[history, {id: legend, names: {vi: Truyền thuyết, en: Legend}}]"


def rewritten(content, *headings: str) -> None:
    """Every story has these chapters alone, the first as it was."""
    for path in (content / "sites").glob("*/*.md"):
        front, _, body = path.read_text("utf-8").partition("\n---\n")
        first = body.split("\n## ")[1].partition("\n")[0]
        text = "".join(f"\n## {heading or first}\n\nMột câu.[^s1]\n" for heading in headings)
        path.write_text(f"{front}\n---\n{text}", "utf-8")


def told(content) -> list[tuple[str, object]]:
    return [(problem.code, problem.values.get("heading")) for problem in load(content, BUILT_IN).problems]


def test_a_project_of_one_chapter_has_stories_of_one_chapter(content):
    edit(content, "project.yaml", "trail:", "chapters: [history]\ntrail:")
    rewritten(content, "")

    assert [] == told(content)
    relic = load(content, BUILT_IN).catalogue.relics[0]
    assert ["history"] == [section.key for section in relic.stories[0].sections]


def test_a_chapter_of_its_own_has_a_name_in_each_language_and_is_missed_like_any_other(content):
    edit(content, "project.yaml", "trail:", f"chapters: {LEGEND}\ntrail:")
    rewritten(content, "")
    headings = {heading for code, heading in told(content) if code == "chapter-missing"}

    assert {"Truyền thuyết", "Legend"} == headings


def test_a_kind_may_have_chapters_of_its_own_and_the_project_has_the_last_word(content):
    (content / "kinds.yaml").write_text(f"kinds:\n  - {{id: communal-house, chapters: {LEGEND}}}\n", "utf-8")
    missing = [heading for code, heading in told(content) if code == "chapter-missing"]
    edit(content, "project.yaml", "trail:", "chapters: [history, architecture, value]\ntrail:")

    assert "Truyền thuyết" in missing
    assert [] == told(content)


def test_no_chapter_stands_in_python():
    """But the one that any story may end with."""
    for path in (WORLD.parents[1] / "generator").rglob("*.py"):
        assert not re.search("[\"'](history|architecture)[\"']", path.read_text("utf-8")), path
