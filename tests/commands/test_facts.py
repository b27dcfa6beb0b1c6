"""`ditich facts` compares the languages; what a person confirms is written down, what looks like a slip is not."""

from __future__ import annotations

import pytest

from tests.support.worlds import ROOT, ditich, edit

RELIC = "sites/dinh-mot"
NAME = "dinh-mot/1.1#quantity:640 m²"


@pytest.fixture
def speaking(world):
    """A relic in two languages that agree."""
    edit(world / "content", f"{RELIC}/vi.md", "Dựng năm 1832.", "Dựng năm 1832, rộng 530 m².")
    edit(world / "content", f"{RELIC}/en.md", "Built in 1832.", "Built in 1832; it covers 530 m².")
    edit(world / "content", f"{RELIC}/vi.md", " Gần [chùa Hai](chua-hai).", "")
    return world


def facts(world, *args, code=0):
    result = ditich(world, "--lang", "en", "facts", *args)
    assert code == result.exit_code, result.output
    return result.stdout + result.stderr


def test_texts_that_agree_are_said_to(speaking):
    assert "the texts agree" in facts(speaking)


def test_a_relic_there_is_not_is_answered_with_the_one_that_may_be_meant(speaking):
    assert "did you mean: ditich facts dinh-mot" in facts(speaking, "dinh-mit", code=2)


def test_a_difference_is_accepted_by_its_name_with_a_reason_and_then_left_alone(speaking):
    edit(speaking / "content", f"{RELIC}/en.md", "530 m²", "640 m²")
    said = facts(speaking, "dinh-mot", code=1)
    name = said.partition('--accept "')[2].partition('"')[0]

    assert "say who accepts it and why" in facts(speaking, "--accept", name, code=2)
    facts(speaking, "--accept", name, "--by", "Nguyễn Văn A", "--why", "hai lần đo khác nhau")
    written = (speaking / "content/agree.yaml").read_text("utf-8")
    assert "hai lần đo khác nhau" in written
    assert "1 accepted differences" in facts(speaking)
    assert 0 == ditich(speaking, "check").exit_code

    edit(speaking / "content", f"{RELIC}/en.md", "640 m²", "530 m²")
    assert "[agree-unmatched]" in facts(speaking, code=1)


def test_what_looks_like_a_slip_is_shown_and_not_accepted(speaking):
    edit(speaking / "content", f"{RELIC}/en.md", "530 m²", "350 m²")
    name = "dinh-mot/1.1#quantity:530 m²"

    assert "looks like a slip" in facts(speaking, "--accept", name, "--by", "A", "--why", "B", code=2)
    assert not (speaking / "content/agree.yaml").exists()


def test_a_name_of_no_difference_is_refused(speaking):
    assert "no difference named" in facts(speaking, "--accept", NAME, "--by", "A", "--why", "B", code=2)


@pytest.mark.parametrize("args", [("--learn",), ("--accept", NAME)])
def test_nothing_is_learned_or_accepted_by_a_machine(speaking, monkeypatch, args):
    monkeypatch.setenv("CI", "true")

    assert "need a person" in facts(speaking, *args, code=2)


def test_learning_proposes_lines_and_writes_nothing(speaking):
    folder = speaking / "content" / RELIC
    for tag, place in {"vi": "thành phố Cần Thơ", "zh": "芹苴市"}.items():
        paragraphs = "\n\n".join(f"{place} {year}.[^s1]" for year in (1901, 1902, 1903))
        (folder / f"{tag}.md").write_text(f"---\nname: Một\n---\n\n## A\n\n{paragraphs}\n", "utf-8")
    (speaking / "content/glossary.yaml").write_text("Cần Thơ: {}\n", "utf-8")

    assert "Cần Thơ: {zh: [" in facts(speaking, "--learn", "dinh-mot")
    assert "Cần Thơ: {}\n" == (speaking / "content/glossary.yaml").read_text("utf-8")


def test_the_real_texts_agree():
    result = ditich(ROOT, "--lang", "en", "facts")

    assert (0, "") == (result.exit_code, result.stderr)
