"""A “địa chỉ đỏ” is told as one on its page and in lists, in the words of each language; nothing else is."""

from __future__ import annotations

import re

import pytest

from generator.content.load import load
from tests.support.sites import texts_of
from tests.support.worlds import BUILT_IN, edit

WORDS = {
    "vi": "Địa chỉ đỏ",
    "en": "Red address (địa chỉ đỏ)",
    "km": "អាសយដ្ឋានក្រហម (địa chỉ đỏ)",
    "zh": "红色地址",
}


@pytest.fixture
def pages(content, theme):
    """Path → the page, where the first relic is one."""
    edit(content, "sites/dinh-mot/site.yaml", "kind:", "red_address: true\nkind:")
    return texts_of(load(content, BUILT_IN), theme)


@pytest.mark.parametrize("language", WORDS)
def test_its_page_tells_so_beside_its_kind(pages, language):
    (kind,) = re.findall(r"<dd>([^<]* · <b>[^<]*</b>)</dd>", pages[f"site/{language}/dinh-mot/index.html"])

    assert kind.endswith(f" · <b>{WORDS[language]}</b>")


@pytest.mark.parametrize("language", WORDS)
def test_a_list_tells_so_of_it_alone(pages, language):
    assert 1 == pages[f"site/{language}/index.html"].count(f" · {WORDS[language]}")


@pytest.mark.parametrize("language", WORDS)
def test_a_list_of_its_own_has_it_and_no_other(pages, language):
    listed = pages[f"site/{language}/red/index.html"]

    assert f'href="/{language}/red/"' in pages[f"site/{language}/index.html"]
    assert f'href="/{language}/dinh-mot/"' in listed
    assert f'href="/{language}/chua-hai/"' not in listed


def test_where_there_is_none_there_is_no_list_of_them(content, theme):
    pages = texts_of(load(content, BUILT_IN), theme)

    assert [] == [path for path, text in pages.items() if "/red/" in path or "/red/" in text]


@pytest.mark.parametrize("language", WORDS)
def test_the_page_of_another_relic_does_not(pages, language):
    assert WORDS[language] not in pages[f"site/{language}/chua-hai/index.html"]
