"""codes.html and codes.txt list every plaque; where they are many, in pages and files that stay small."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from generator.content.catalogue import Plaque
from generator.pages.codes import CodeLine, CodeList, code_list, codes, codes_near, looked_up_in
from generator.plaques.codes import ALPHABET, code_from
from generator.site import Site
from tests.support.sites import shown
from tests.support.worlds import RELIC, edit


def with_plaques(site: Site, count: int) -> Site:
    """The site with this many plaques, at its relics in turn."""
    first = site.catalogue.plaques[0]
    relics = [relic.id for relic in site.catalogue.relics]
    plaques: list[Plaque] = [
        replace(first, code=code_from(number * 7919 % 279_841), relic=relics[number % len(relics)])
        for number in range(count)
    ]
    return replace(
        site, catalogue=replace(site.catalogue, plaques=tuple(sorted(plaques, key=lambda plaque: plaque.code)))
    )


def test_every_plaque_is_listed_under_its_ward(content, theme):
    edit(content, RELIC, "  address: Khu vực thử, phường Thử", "  ward: phường Thử\n  address: Khu vực thử")
    (page,) = codes(shown(content, theme))

    assert [("phường Thử", ["4nvh3"]), ("", ["9cr7t"])] == [
        (group.ward, [line.code for line in group.lines]) for group in page.groups
    ]
    assert page.pager is None


def test_the_list_for_the_script_holds_every_code_once(site):
    assert [("4nvh3", "Đình Một"), ("9cr7t", "Chùa Hai")] == [(line.code, line.name) for line in code_list(site).lines]


# ---- many plaques -----------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [61, 500, 5000])
def test_many_plaques_are_listed_in_pages_of_sixty_by_ward(content, theme, count):
    edit(content, RELIC, "  address: Khu vực thử, phường Thử", "  ward: phường Thử\n  address: Khu vực thử")
    site = with_plaques(shown(content, theme), count)
    pages = list(codes(site))
    listed = [(group.ward, line.code) for page in pages for group in page.groups for line in group.lines]
    wards = [ward for ward, _ in listed]

    assert [plaque.code for plaque in site.catalogue.plaques] == sorted(code for _, code in listed)
    assert sorted(wards, key=lambda ward: (not ward, site.collation("vi").key(ward))) == wards
    assert max(sum(len(group.lines) for group in page.groups) for page in pages) <= 60
    assert ["/q/", "/plaques/2/"] == [page.page.path for page in pages[:2]]


def test_each_page_of_plaques_leads_to_the_next_and_none_is_far(content, theme):
    pages = list(codes(with_plaques(shown(content, theme), 5000)))

    assert "" == pages[0].pager.previous == pages[-1].pager.next
    for page, following in pairwise(pages):
        assert following.page.path == page.pager.next
        assert page.page.path == following.pager.previous
    assert max(len(page.pager.jumps) for page in pages) <= 13
    assert len({page.page.title for page in pages}) == len(pages)


def test_a_jump_names_the_ward_its_page_begins_with_and_the_relic_where_that_ward_began_before(content, theme):
    edit(
        content,
        RELIC,
        "  address: Khu vực thử, phường Thử",
        "  ward: phường Thử, thành phố Thử\n  address: Khu vực thử",
    )
    first, *_, last = codes(with_plaques(shown(content, theme), 240))

    assert [(1, "phường Thử"), (2, "phường Thử: Đình Một"), (4, "Chưa rõ phường, xã: Chùa Hai")] == [
        (jump.number, jump.label) for jump in first.pager.jumps
    ]
    assert [""] == [group.ward for group in last.groups]


def test_few_codes_are_looked_up_in_one_file_and_many_in_small_ones(site):
    assert "/plaques/codes.txt" == looked_up_in(with_plaques(site, 300))
    assert "/plaques/near/" == looked_up_in(with_plaques(site, 301))
    assert [] == list(codes_near(code_list(with_plaques(site, 300))))


def mistyped(code: str) -> set[str]:
    """What a code becomes by one slip: a wrong, missing or additional character, or two exchanged."""
    places = range(len(code))
    return {
        *(code[:at] + sign + code[at + 1 :] for at in places for sign in ALPHABET),
        *(code[:at] + code[at + 1 :] for at in places),
        *(code[:at] + sign + code[at:] for at in (*places, len(code)) for sign in ALPHABET),
        *(code[:at] + code[at + 1] + code[at] + code[at + 2 :] for at in places[:-1]),
    }


def test_a_code_with_one_slip_has_the_right_one_in_the_two_files_it_names(site):
    """Where plaques are many. The script asks for the files of its first two characters and of its last two."""
    listed = code_list(with_plaques(site, 400))
    files = {path: {line.code for line in part.lines} for path, part in codes_near(listed)}

    for line in listed.lines[::40]:
        for typed in mistyped(line.code):
            found = files.get(f"/plaques/near/{typed[:2]}-.txt", set()) | files.get(
                f"/plaques/near/-{typed[-2:]}.txt", set()
            )

            assert line.code in found, typed


def test_the_files_of_codes_stay_small_however_many_there_are():
    """All 279,841 codes there can be, each with a long name: at most 529 in a file."""
    name = "Đình Thần Thới An Đông Thạnh"
    every = CodeList(tuple(CodeLine(code_from(number), name, "", "") for number in range(23**4)))
    sizes = [sum(len(f"{line.code}\t{line.name}\n".encode()) for line in part.lines) for _, part in codes_near(every)]

    assert 2 * 23**2 >= len(sizes)
    assert max(sizes) < 32 * 1024
