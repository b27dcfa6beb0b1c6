"""What was changed in one language alone is noticed, once, with the places where nothing was changed; right rewritings are not."""

from __future__ import annotations

import shutil

import pytest

from generator.agreement.one_sided import changes, notice
from generator.agreement.reading import read_project
from generator.agreement.translated import translations
from generator.diagnostics.problem import show
from tests.support.worlds import BUILT_IN, ROOT, edit
from tools.facts_bench import REWRITINGS

RELIC = "dinh-thoi-an"


@pytest.fixture(scope="module")
def copied(tmp_path_factory):
    return shutil.copytree(ROOT / "content", tmp_path_factory.mktemp("real") / "content")


@pytest.fixture
def content(copied):
    """The real content, which is put back afterwards."""
    yield copied
    shutil.copytree(ROOT / "content/sites", copied / "sites", dirs_exist_ok=True)


def noticed(content, relic=RELIC):
    found, problems = translations(read_project(content, BUILT_IN), relic)
    assert () == problems
    return changes(found)


def said(content, locale="en", relic=RELIC):
    return [show(notice(change), locale).splitlines()[0].partition("]: ")[2] for change in noticed(content, relic)]


def test_nothing_is_noticed_in_the_content_as_it_is(content):
    assert [] == [change for relic in sorted(p.name for p in (content / "sites").iterdir()) for change in noticed(content, relic)]  # fmt: skip


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("vi.md", "chúng tôi chưa được xem", "chúng tôi được xem"),
        ("en.md", "which we have not seen", "which we have seen"),
        ("km.md", "យើងមិនទាន់ដឹងពាក្យ", "យើងដឹងពាក្យ"),
        ("zh.md", "我们还不知道", "我们知道"),
    ],
)
def test_a_negation_that_is_gone(content, file, old, new):
    edit(content, f"sites/{RELIC}/{file}", old, new)

    assert [file.removesuffix(".md")] == [change.language for change in noticed(content)]
    assert "facts and names: =" in said(content)[0]


def test_a_change_in_the_first_language_is_told_once_with_all_others(content):
    edit(content, f"sites/{RELIC}/vi.md", " Bộ mái đáng để đứng ngắm lâu.", "")

    (one,) = said(content)
    assert "vi.md alone changed this passage" in one
    assert "(sentences: 4 → 3; negations: 0; facts and names: =); unchanged: en.md:34, km.md:35, zh.md:33" in one
    assert "chỉ vi.md đổi đoạn này" in said(content, "vi")[0]


def test_names_that_changed_places_in_chinese(content):
    edit(content, f"sites/{RELIC}/zh.md", "Bình Thủy、Thới An", "Thới An、Bình Thủy")

    assert ["zh"] == [change.language for change in noticed(content)]


def test_a_passage_that_is_gone_or_new(content):
    text = (content / f"sites/{RELIC}/km.md").read_text("utf-8")
    gone = next(line for line in text.splitlines() if line.startswith("**"))
    edit(content, f"sites/{RELIC}/km.md", f"{gone}\n\n", "")
    assert ["km"] == [change.language for change in noticed(content)]
    assert "→ 0" in said(content)[0]

    edit(
        content,
        f"sites/{RELIC}/vi.md",
        "- Chúng tôi chưa biết lời",
        "- Cây bàng trước sân ai trồng?\n- Chúng tôi chưa biết lời",
    )
    assert ["km", "vi"] == sorted(change.language for change in noticed(content))


def test_what_was_changed_everywhere_is_no_notice(content):
    edit(content, f"sites/{RELIC}/vi.md", " Bộ mái đáng để đứng ngắm lâu.", "")
    edit(content, f"sites/{RELIC}/en.md", " The roof is worth a long look.", "")

    assert "unchanged: km.md:35, zh.md:33" in said(content)[0]


@pytest.mark.parametrize(("relic", "file", "old", "new"), REWRITINGS)
def test_the_same_in_other_words_is_not_noticed(content, relic, file, old, new):
    edit(content, f"sites/{relic}/{file}", old, new)

    assert () == noticed(content, relic)
