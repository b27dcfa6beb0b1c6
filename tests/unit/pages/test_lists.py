"""The lists of relics by ward name each ward as briefly as can be understood."""

from __future__ import annotations

from dataclasses import replace

from generator.pages.directory import directory, ward_links
from generator.pages.lists import WardPage, ward_pages
from generator.site import Site
from tests.support.catalogues import with_entries


def in_wards(site: Site, *names: str, of_each: int = 1) -> Site:
    """So many relics in each of these wards."""
    entry = site.entries[0]
    entries = (replace(entry, id=f"r{n}", ward=name) for n, name in enumerate(names * of_each))
    return with_entries(site, tuple(entries))


def names_of_links(site: Site) -> list[str]:
    return [link.name for link in ward_links(site, site.wards, "vi")]


def test_the_province_goes_without_saying_where_it_is_that_of_all(site):
    one = in_wards(site, "Phường Ô Môn, Thành phố Cần Thơ", "Xã Cờ Đỏ, Thành phố Cần Thơ", "")
    two = in_wards(site, "Phường Ô Môn, Thành phố Cần Thơ", "Xã Tân An, Tỉnh Cà Mau", "Xã Tân An, Tỉnh Vĩnh Long")

    assert ["Phường Ô Môn", "Xã Cờ Đỏ", "Chưa rõ phường, xã"] == names_of_links(one)
    assert [ward.name for ward in two.wards] == names_of_links(two)


def test_a_ward_s_page_names_it_in_the_heading_and_not_beside_each_relic(site):
    pages = [
        view for view in ward_pages(in_wards(site, "Phường Ô Môn", of_each=61), "vi") if isinstance(view, WardPage)
    ]

    assert {"Phường Ô Môn"} == {view.name for view in pages}
    assert {""} == {stop.ward for view in pages for stop in view.stops}


def test_many_relics_on_no_trail_and_in_no_known_ward_are_reached_by_their_names(site):
    """Else the first list would lead to none of them."""
    alone = in_wards(site, "", of_each=61)
    (link,) = directory(alone, "vi").alphabet

    assert ((), (), ()) == tuple(getattr(directory(alone, "vi"), name) for name in ("stops", "trails", "wards"))
    assert ("/vi/find/", "61 di tích") == (link.path, link.size)
    assert () == directory(in_wards(site, "Phường Ô Môn", of_each=61), "vi").alphabet
    assert () == directory(site, "vi").alphabet
