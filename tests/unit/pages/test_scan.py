"""What a code opens is decided before any template is opened."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from generator.content.load import load
from generator.content.schema import Print, Step
from generator.pages import scan
from generator.pages.showing import Showing
from tests.support.day import TODAY
from tests.support.worlds import RELIC, TEMPLATES, edit

LANGUAGES = ("vi", "en", "km", "zh")


def shown(content: Any, theme: Any) -> Showing:
    loaded = load(content, TEMPLATES)
    assert loaded.catalogue is not None, loaded.problems
    return Showing(loaded.catalogue, loaded.words, theme, TODAY)


def test_a_scan_offers_the_relic_in_every_language(showing):
    page = scan.chooser(showing, showing.catalogue.plaques[0])

    assert ("4nvh3", "dinh-mot", "Đình Một", "") == (page.plaque.code, page.relic_id, page.name, page.canonical)
    assert [(language, f"/{language}/dinh-mot/") for language in LANGUAGES] == [
        (o.language, o.path) for o in page.offers
    ]
    assert ["vi", "en", "vi", "vi"] == [offer.name_language for offer in page.offers]
    assert 4 == len({offer.invitation for offer in page.offers})
    assert list(LANGUAGES) == [promise.language for promise in page.promises]


def test_the_language_of_those_whose_place_it_is_comes_first(content, theme):
    """As far as the story is told in it: English is, Khmer is not yet."""
    edit(content, RELIC, "kind:", "languages_first: [km, en]\nkind:")
    showing = shown(content, theme)
    plaque = showing.catalogue.plaques[0]

    assert ["en", "vi", "km", "zh"] == [offer.language for offer in scan.chooser(showing, plaque).offers]
    assert [["en"], [], ["en"], ["en"]] == [
        [offer.language for offer in scan.landing(showing.relic(showing.relic_of(plaque), language), plaque).first]
        for language in LANGUAGES
    ]


def test_a_landing_page_is_the_relic_s_page_for_the_plaque_that_was_scanned(showing):
    plaque = showing.catalogue.plaques[0]
    landing, relic = (
        scan.landing(showing.relic(showing.relic_of(plaque), "en"), plaque),
        showing.relic(showing.relic_of(plaque), "en"),
    )

    assert ("/en/q/4nvh3/", "4nvh3", ()) == (landing.path, landing.scanned, landing.alternates)
    assert (relic.canonical, relic.parts) == (landing.canonical, landing.parts)
    # Search engines are sent to the relic's own page, and read it there.
    assert relic.structured
    assert not landing.structured
    assert ["4nvh3"] == [line.code for line in landing.plaques]


# ---- reports --------------------------------------------------------------------------------------


@pytest.fixture
def line(content, theme):
    edit(content, "project.yaml", "{email: thu@ten-mien.vn}", "{email: bao@omon.vn, phone: 0292 3861 111}")
    showing = shown(content, theme)
    return showing.plaque(showing.catalogue.plaques[0], "en")


def test_each_fault_is_reported_with_one_tap_and_the_number_filled_in(line):
    mails = [urlsplit(report.href) for report in line.reports if report.href.startswith("mailto:")]

    assert 4 == len({unquote(mail.query) for mail in mails})
    for mail in mails:
        told = parse_qs(mail.query)
        assert "bao@omon.vn" == mail.path
        assert told["subject"][0].startswith("Mã biển 4nvh3: ")
        assert "https://thu.example/q/4nvh3" in told["body"][0]
    assert ["tel:02923861111", "sms:02923861111?body=M%C3%A3%20bi%E1%BB%83n%204nvh3%3A%20"] == [
        report.href for report in line.reports if not report.href.startswith("mailto:")
    ]
    assert [
        "The plaque is damaged",
        "The plaque is missing",
        "Some information is wrong",
        "Another code is pasted over it",
    ] == [report.label for report in line.reports[:4]]


def test_nothing_is_offered_to_tap_while_nobody_would_read_it(content, theme):
    edit(content, "project.yaml", "contact: {email: thu@ten-mien.vn}\n", "")
    showing = shown(content, theme)

    assert () == showing.plaque(showing.catalogue.plaques[0], "vi").reports


def test_a_reader_is_told_how_to_know_the_genuine_plaque(line):
    assert ("thu.example/q/4nvh3", "/plaques/4nvh3.webp") == (line.address, line.picture)
    assert "thu.example" in line.told
    assert "4nvh3" in line.told


# ---- what was taken down --------------------------------------------------------------------------


@pytest.fixture
def down(showing):
    """The first plaque, replaced by the second."""
    printed = Print.model_validate(
        {
            "payload": "https://thu.example/q/4nvh3",
            "version": 3,
            "level": "H",
            "mask": 2,
            "digest": "0" * 64,
            "names": {"vi": "Đình Cũ", "en": "Old House"},
        }
    )
    first, second = showing.catalogue.plaques
    steps = (Step(stage="printed", on="2026-01-02", by="A"), Step(stage="replaced", on="2026-03-04", by="A"))
    gone = replace(first, life=steps, printed=printed, replaced_by=second.code, place="cổng chính")
    return replace(showing, catalogue=replace(showing.catalogue, plaques=(gone, second)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_stood_here_and_what_replaces_it_is_said_in_four_languages(down, language):
    page = scan.retired(down, down.catalogue.plaques[0], language, f"/{language}/q/4nvh3/")

    assert (language, "4nvh3", "cổng chính") == (page.language, page.code, page.place)
    assert language == page.notices[0].language
    assert set(LANGUAGES) == {notice.language for notice in page.notices}
    said = {notice.language: notice.stood for notice in page.notices}
    # As it stands on the plaque, in Vietnamese where the plaque has no other.
    assert ["Đình Cũ" in said["vi"], "Old House" in said["en"], "Đình Cũ" in said["km"], "Đình Cũ" in said["zh"]] == [
        True
    ] * 4
    assert {"/q/9cr7t/"} == {notice.path for notice in page.notices}
    assert [f"/{notice.language}/dinh-mot/" for notice in page.notices] == [
        notice.offer.path for notice in page.notices
    ]


def test_a_plaque_whose_relic_is_gone_still_says_what_stood_here(down):
    plaque = replace(down.catalogue.plaques[0], relic="", replaced_by="")
    gone = replace(down, catalogue=replace(down.catalogue, plaques=(plaque, down.catalogue.plaques[1])))
    page = scan.retired(gone, plaque, "vi", "/q/4nvh3/")

    assert ("", "") == (page.relic_id, page.kind)
    assert "Đình Cũ" in page.notices[0].stood
    assert "4 tháng 3 năm 2026" in page.notices[0].stood
    assert [None] * 4 == [notice.offer for notice in page.notices]
    assert "Chưa có biển nào thay thế." == page.notices[0].instead


# ---- codes ----------------------------------------------------------------------------------------


def test_every_plaque_is_found_by_its_place(content, theme):
    edit(content, RELIC, "  address: Khu vực thử, phường Thử", "  ward: phường Thử\n  address: Khu vực thử")
    groups = scan.codes(shown(content, theme)).groups

    assert [("phường Thử", ["4nvh3"]), ("", ["9cr7t"])] == [
        (group.ward, [line.code for line in group.lines]) for group in groups
    ]


def test_the_list_for_the_script_holds_every_code_once(showing):
    assert [("4nvh3", "Đình Một"), ("9cr7t", "Chùa Hai")] == [
        (line.code, line.name) for line in scan.code_list(showing).lines
    ]


def test_an_old_address_leads_to_the_new_one_in_each_language(content, theme):
    edit(content, RELIC, "kind:", "was: [dinh-cu]\nkind:")
    showing = shown(content, theme)
    pages = [scan.moved(showing, showing.catalogue.relics[0], "dinh-cu", language) for language in LANGUAGES]

    assert [f"/{language}/dinh-cu/" for language in LANGUAGES] == [page.path for page in pages]
    assert [f"/{language}/dinh-mot/" for language in LANGUAGES] == [page.target for page in pages]
    assert ["https://thu.example/vi/dinh-mot/", "https://thu.example/en/dinh-mot/", "", ""] == [
        page.canonical for page in pages
    ]
