"""codes.html and codes.txt list every plaque."""

from __future__ import annotations

from generator.pages.codes import code_list, codes
from tests.support.sites import shown
from tests.support.worlds import RELIC, edit


def test_every_plaque_is_listed_under_its_ward(content, theme):
    edit(content, RELIC, "  address: Khu vực thử, phường Thử", "  ward: phường Thử\n  address: Khu vực thử")
    groups = codes(shown(content, theme)).groups

    assert [("phường Thử", ["4nvh3"]), ("", ["9cr7t"])] == [
        (group.ward, [line.code for line in group.lines]) for group in groups
    ]


def test_the_list_for_the_script_holds_every_code_once(site):
    assert [("4nvh3", "Đình Một"), ("9cr7t", "Chùa Hai")] == [(line.code, line.name) for line in code_list(site).lines]
