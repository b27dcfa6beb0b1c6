"""Addresses: where each leads, and that no two lead to one place."""

from __future__ import annotations

import pytest

from generator import urls

PAGES = (
    urls.HOME,
    urls.listing("vi"),
    urls.relic("vi", "dinh-mot"),
    urls.about("vi"),
    urls.code("4nvh3"),
)
FILES = (
    urls.NOT_FOUND,
    urls.SITEMAP,
    urls.ICON,
    urls.TOUCH_ICON,
    urls.feed("vi"),
    urls.share("vi", "dinh-mot"),
    urls.photo("dinh-mot", "cong", "0123456789abcdef", 720, "jpeg"),
    urls.asset("language.js", "0123456789abcdef"),
)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_ends_with_a_slash_and_is_a_folder_with_an_index(path):
    assert path.startswith("/")
    assert path.endswith("/")
    assert f"site{path}index.html" == urls.site_file(path)


@pytest.mark.parametrize("path", FILES)
def test_a_file_lies_where_its_address_says(path):
    assert not path.endswith("/")
    assert f"site{path}" == urls.site_file(path)


def test_no_two_addresses_are_the_same():
    paths = [
        *PAGES,
        *FILES,
        *(urls.listing(language) for language in ("en", "km", "zh")),
        *(urls.photo("dinh-mot", "cong", "0123456789abcdef", 720, form) for form in ("avif", "webp")),
        urls.photo("dinh-mot", "cong", "fedcba9876543210", 720, "jpeg"),
        urls.photo("dinh-mot", "cong", "0123456789abcdef", 360, "jpeg"),
    ]

    assert sorted(set(paths)) == sorted(paths)


def test_a_file_that_may_be_kept_for_ever_is_renamed_when_it_changes():
    assert "/assets/a.0123456789.js" == urls.asset("a.js", "0123456789abcdef")
    assert urls.asset("a.js", "0" * 40) != urls.asset("a.js", "1" * 40)


def test_a_jpeg_has_the_ending_everybody_knows():
    assert urls.photo("a", "b", "0" * 40, 360, "jpeg").endswith(".jpg")


def test_a_symbol_holds_the_page_of_its_code_without_the_last_slash():
    """A host sends /q/4nvh3 on to /q/4nvh3/; every character saved keeps the symbol coarse."""
    printed = urls.printed("https://thu.example", "4nvh3")

    assert "https://thu.example/q/4nvh3" == printed
    assert urls.absolute("https://thu.example", urls.code("4nvh3")) == printed + "/"


def test_files_for_the_print_shop_are_not_on_the_site():
    assert "print/4nvh3/4nvh3.pdf" == urls.print_file("4nvh3", "4nvh3.pdf")
