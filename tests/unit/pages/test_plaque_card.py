"""A plaque card shows how to recognise the genuine plaque, and how to report a fault."""

from __future__ import annotations

from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from generator.pages.plaque_card import plaque_card
from tests.support.sites import shown
from tests.support.worlds import edit


@pytest.fixture
def card(content, theme):
    edit(content, "project.yaml", "{email: thu@ten-mien.vn}", "{email: bao@omon.vn, phone: 0292 3861 111}")
    site = shown(content, theme)
    return plaque_card(site, site.catalogue.plaques[0], "en")


def test_each_report_link_has_the_plaque_s_code_filled_in(card):
    mails = [urlsplit(report.href) for report in card.reports if report.href.startswith("mailto:")]

    assert 4 == len({unquote(mail.query) for mail in mails})
    for mail in mails:
        fields = parse_qs(mail.query)
        assert "bao@omon.vn" == mail.path
        assert fields["subject"][0].startswith("Mã biển 4nvh3: ")
        assert "https://thu.example/q/4nvh3" in fields["body"][0]
    assert ["tel:02923861111", "sms:02923861111?body=M%C3%A3%20bi%E1%BB%83n%204nvh3%3A%20"] == [
        report.href for report in card.reports if not report.href.startswith("mailto:")
    ]
    assert [
        "The plaque is damaged",
        "The plaque is missing",
        "Some information is wrong",
        "Another code is pasted over it",
    ] == [report.label for report in card.reports[:4]]


def test_without_a_contact_there_are_no_report_links(content, theme):
    edit(content, "project.yaml", "contact: {email: thu@ten-mien.vn}\n", "")
    site = shown(content, theme)

    assert () == plaque_card(site, site.catalogue.plaques[0], "vi").reports


def test_a_plaque_card_shows_address_code_and_picture_of_the_genuine_plaque(card):
    assert ("thu.example/q/4nvh3", "/plaques/4nvh3.webp") == (card.address, card.picture)
    assert "thu.example" in card.genuine
    assert "4nvh3" in card.genuine
