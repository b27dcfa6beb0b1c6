"""docs/bai-hoc, the lesson of ninety minutes: its exercises do what the teacher is told they do."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.commands import cli
from tests.support.worlds import ROOT

LESSON = ROOT / "docs/bai-hoc"
SLIDES = unescape((LESSON / "trang-chieu.html").read_text("utf-8"))


def run(exercise: str, output: Path, command: str, locale: str = "vi") -> Result:
    content = LESSON / "bai-tap" / exercise / "content"
    return CliRunner().invoke(cli.main, ["--lang", locale, "--content", str(content), "--output", str(output), command])


@pytest.mark.parametrize("locale", ["vi", "en"])
def test_the_third_exercise_has_five_mistakes_and_its_solution_none(tmp_path, locale):
    wrong = run("3-sua-loi", tmp_path, "check", locale)

    assert 1 == wrong.exit_code
    assert {"number", "choice", "yaml-space", "citation-unknown", "heading-form"} == set(
        re.findall(r"\[([a-z-]+)\]: ", wrong.stderr)
    )
    right = run("3-loi-giai", tmp_path, "check", locale)
    assert (0, "") == (right.exit_code, right.stderr)


def test_the_texts_of_the_fourth_exercise_differ_in_one_number_and_nobody_is_blamed(tmp_path):
    result = run("4-khac-nhau", tmp_path, "facts")

    assert {"fact-split"} == set(re.findall(r"lỗi\[([a-z-]+)\]", result.stderr))
    assert "1861" in result.stderr
    assert "1816" in result.stderr
    assert 0 == run("3-loi-giai", tmp_path, "facts").exit_code


def test_the_slides_show_what_the_program_says(tmp_path):
    said = " ".join((run("3-sua-loi", tmp_path, "check").stderr + run("4-khac-nhau", tmp_path, "facts").stderr).split())
    shown = [" ".join(part.split()) for part in re.findall(r"<pre>(.*?)</pre>", SLIDES, re.DOTALL)[1:]]

    assert 2 == len(shown)
    for part in shown:
        for sentence in re.split(r"= gợi ý: |gợi ý: |\d+ \| ", part):
            assert sentence.strip() in said


def test_every_picture_and_page_the_lesson_names_is_there():
    for page in LESSON.rglob("*.md"):
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), target
    for picture in re.findall(r'src="([^"]+)"', SLIDES):
        assert (LESSON / picture).is_file()
