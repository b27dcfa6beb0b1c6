"""The quiz and the worksheets of a built site, and `ditich worksheet`."""

from __future__ import annotations

import re
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from tests.support.worlds import ditich, edit

RELIC = "sites/dinh-mot/site.yaml"
LOOK = """questions:
  - ask: {vi: "Mái có mấy tầng?", en: "How many tiers has the roof?"}
    right: {vi: ba, en: three}
    look: true
    ages: [6-10]
    sources: [s1]
sources:
  s1:
"""


def page(world: Path, path: str) -> str:
    return (world / "output/site" / path / "index.html").read_text("utf-8")


def right_ones(html: str) -> list[str]:
    """What stands first in each answer that unfolds."""
    return re.findall(r"<details>.*?<b[^>]*>(.*?)</b>", html, re.DOTALL)


def test_a_corrected_fact_changes_question_and_answer_in_one_build(world):
    assert "1832" in right_ones(page(world, "vi/dinh-mot/quiz"))
    edit(world / "content", RELIC, "date: 1832", "date: 1852")
    result = ditich(world, "build")

    assert 0 == result.exit_code, result.output
    for path in ("vi/dinh-mot/quiz", "en/dinh-mot/quiz", "vi/quiz", "zh/quiz"):
        (year,) = [answer for answer in right_ones(page(world, path)) if answer.startswith("18")]
        assert year.startswith("1852")


def test_each_answer_cites_its_source_and_nothing_is_asked_of_the_network(built_world):
    html = page(built_world, "vi/dinh-mot/quiz")

    assert '<a href="https://bao.example/mot"' in html
    assert "<form" not in html
    for answer in re.findall(r"<details>.*?</details>", html, re.DOTALL):
        assert 'href="#src-1"' in answer


def test_a_quiz_is_kept_with_the_trail_and_linked_from_relic_and_list(built_world):
    kept = (built_world / "output/site/vi/offline.json").read_text("utf-8")

    for path in ("/vi/quiz/", "/vi/dinh-mot/quiz/"):
        assert f'"{path}"' in kept
    assert 'href="/vi/dinh-mot/quiz/"' in page(built_world, "vi/dinh-mot")
    assert 'href="/vi/quiz/"' in page(built_world, "vi")
    assert 'href="/vi/worksheets/6-10/"' in page(built_world, "vi")


def test_an_edit_of_one_relic_makes_no_quiz_of_another_anew(world):
    edit(world / "content", RELIC, "date: 1832", "date: 1853")
    result = ditich(world, "build", "--explain-rebuild")

    assert "vi/dinh-mot/quiz" in result.output
    assert "chua-hai/quiz" not in result.output


def test_a_look_at_the_place_is_asked_on_the_sheet_of_its_age_alone(world):
    edit(world / "content", RELIC, "sources:\n  s1:\n", LOOK)
    assert 0 == ditich(world, "build").exit_code

    assert "How many tiers has the roof?" in page(world, "en/worksheets/6-10")
    assert "How many tiers" not in page(world, "en/worksheets/11-15")
    assert "How many tiers" not in page(world, "en/dinh-mot/quiz")
    sheet, _, key = page(world, "en/worksheets/6-10").partition("<details")
    assert "three" not in sheet
    assert "three" in key


def test_worksheets_are_tagged_pdfs_whose_key_is_a_file_of_its_own(world):
    result = ditich(world, "--lang", "en", "worksheet", "main")

    assert 0 == result.exit_code, result.output
    assert "wrote 24 PDFs" in result.output
    texts = {}
    for name in ("main-6-10", "main-6-10-key"):
        file = world / f"output/worksheets/vi/{name}.pdf"
        document = pypdfium2.PdfDocument(file)
        texts[name] = "".join(sheet.get_textpage().get_text_bounded() for sheet in document)
        with pikepdf.open(file) as tagged:
            assert tagged.Root.MarkInfo.Marked
            assert "/StructTreeRoot" in tagged.Root
        assert (210, 297) == tuple(round(side * 25.4 / 72) for side in document[0].get_size())
    assert "1832" in texts["main-6-10"]
    assert "Báo Thử" in texts["main-6-10-key"]
    assert "Báo Thử" not in texts["main-6-10"]


@pytest.mark.parametrize(("typed", "said"), [("mian", "did you mean: main"), ("xyz\x1b[31m", "there is no trail")])
def test_a_trail_that_is_not_there_is_named_and_nothing_is_written(world, typed, said):
    result = ditich(world, "--lang", "en", "worksheet", typed)

    assert 2 == result.exit_code
    assert said in result.output
    assert "\x1b[31m" not in result.output
    assert not (world / "output/worksheets").exists()


def test_without_a_trail_there_is_no_worksheet(world):
    edit(world / "content", "project.yaml", "trail: [dinh-mot, chua-hai]\n", "")
    result = ditich(world, "--lang", "en", "worksheet")

    assert 2 == result.exit_code
    assert "there is no trail yet" in result.output
