"""The page of a retired plaque names its relic and the plaque that replaces it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.content.plaque_schema import PrintRecord, Step
from generator.pages.retired import remembered, retired
from tests.support.worlds import LANGUAGES


@pytest.fixture
def down(site):
    """The first plaque, replaced by the second."""
    printed = PrintRecord.model_validate(
        {
            "payload": "https://thu.example/q/4nvh3",
            "version": 3,
            "level": "H",
            "mask": 2,
            "digest": "0" * 64,
            "names": {"vi": "Đình Cũ", "en": "Old House"},
        }
    )
    first, second = site.catalogue.plaques
    steps = (Step(stage="printed", on="2026-01-02", by="A"), Step(stage="replaced", on="2026-03-04", by="A"))
    retired_plaque = replace(first, life=steps, printed=printed, replaced_by=second.code, place="cổng chính")
    return replace(site, catalogue=replace(site.catalogue, plaques=(retired_plaque, second)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_retired_plaque_s_page_names_relic_and_replacement_in_each_language(down, language):
    gone, replacement = (remembered(down, plaque) for plaque in down.catalogue.plaques)
    view = retired(down, gone, replacement, language, f"/{language}/q/4nvh3/")

    assert (language, "4nvh3", "cổng chính") == (view.page.language, view.code, view.place)
    assert language == view.notices[0].language
    assert set(LANGUAGES) == {notice.language for notice in view.notices}
    stood = {notice.language: notice.stood for notice in view.notices}
    # As it stands on the plaque, in Vietnamese where the plaque has no other.
    assert [
        "Đình Cũ" in stood["vi"],
        "Old House" in stood["en"],
        "Đình Cũ" in stood["km"],
        "Đình Cũ" in stood["zh"],
    ] == [True] * 4
    assert {"/q/9cr7t/"} == {notice.path for notice in view.notices}
    assert [f"/{notice.language}/dinh-mot/" for notice in view.notices] == [
        notice.offer.path for notice in view.notices
    ]


def test_a_retired_plaque_s_page_names_a_relic_that_was_deleted(down):
    plaque = replace(down.catalogue.plaques[0], relic="", replaced_by="")
    site = replace(down, catalogue=replace(down.catalogue, plaques=(plaque, down.catalogue.plaques[1])))
    view = retired(site, remembered(site, plaque), None, "vi", "/q/4nvh3/")

    assert ("", "") == (view.relic_id, view.kind)
    assert "Đình Cũ" in view.notices[0].stood
    assert "4 tháng 3 năm 2026" in view.notices[0].stood
    assert [None] * 4 == [notice.offer for notice in view.notices]
    assert "Chưa có biển nào thay thế." == view.notices[0].instead
