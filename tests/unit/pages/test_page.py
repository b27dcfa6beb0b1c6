"""What every page has: its own languages, addresses, title."""

from __future__ import annotations

from dataclasses import fields
from urllib.parse import urlsplit

import pytest

from generator.pages.about import about
from generator.pages.listing import listing
from generator.theme import templating
from tests.support.languages import KNOWN as TABLE
from tests.support.pages import pages_of, relic_view
from tests.support.sites import shown
from tests.support.worlds import LANGUAGES, edit


@pytest.fixture
def mot(site):
    """Đình Một in each language; it is written in Vietnamese and English."""
    relic = site.catalogue.relics[0]
    return {language: relic_view(site, relic, language) for language in LANGUAGES}


def test_a_relic_not_translated_yet_is_shown_in_the_first_language_and_says_so(mot):
    assert [(False, "vi"), (False, "en"), (True, "vi"), (True, "vi")] == [
        (view.text.fallback, view.text.language) for view in mot.values()
    ]
    assert ["Đình Một", "One Communal House", "Đình Một", "Đình Một"] == [view.text.name for view in mot.values()]


def test_frame_and_links_of_an_untranslated_relic_are_in_the_reader_s_language(mot):
    view = mot["zh"]
    links = {path for part in view.text.parts for _, path in part.text.links}

    assert ("zh", "/zh/", "中文") == (
        view.page.language,
        view.page.list_path,
        next(item.name for item in view.page.languages if item.current),
    )
    assert {"/zh/chua-hai/"} == links


def test_a_page_in_a_language_without_a_translation_is_not_canonical(mot):
    """It is the same text at another address."""
    assert [True, True, False, False] == [bool(view.page.canonical) for view in mot.values()]
    assert ["", ""] == [mot[language].page.jsonld for language in ("km", "zh")]
    assert ((), ()) == (mot["km"].page.alternates, mot["zh"].page.alternates)


def test_hreflang_links_are_mutual_and_include_x_default(site):
    """If one page names another as its translation, that one names it back (Google drops the pair otherwise)."""
    views = {site.address(view.page.path): view for view in pages_of(site)}
    for view in views.values():
        alternates = {alternate.language: alternate.address for alternate in view.page.alternates}

        assert set() == set(alternates.values()) - set(views)
        assert not alternates or (alternates[view.page.language], alternates["x-default"]) == (
            view.page.address,
            alternates[site.first_language],
        )
        assert [] == [
            address for address in alternates.values() if views[address].page.alternates != view.page.alternates
        ]


def test_the_name_in_the_first_language_stands_beside_a_foreign_one(mot):
    assert ["", "Đình Một", "", ""] == [view.native_name for view in mot.values()]


def test_the_language_bar_leads_to_the_same_page(mot):
    assert [f"/{language}/dinh-mot/" for language in LANGUAGES] == [item.path for item in mot["en"].page.languages]
    assert [False, True, False, False] == [item.current for item in mot["en"].page.languages]
    assert tuple(TABLE[tag].name for tag in LANGUAGES) == tuple(item.name for item in mot["en"].page.languages)


def test_the_about_page_falls_back_in_the_same_way(site):
    """It is written in Vietnamese alone."""
    views = [about(site, language) for language in LANGUAGES]

    assert [(False, True), (True, False), (True, False), (True, False)] == [
        (p.text.fallback, bool(p.page.canonical)) for p in views
    ]
    assert 2 == len(views[0].page.alternates)


def test_a_site_name_in_another_language_is_marked_with_it(site):
    assert ["", "vi", "vi", "vi"] == [listing(site, language).page.site_language for language in LANGUAGES]


def test_a_machine_translation_has_no_jsonld(content, theme):
    """The page says that it is a machine translation; JSON-LD cannot."""
    story = "sites/dinh-mot/en.md"
    edit(content, story, "text: translated", "text: machine")
    site = shown(content, theme)
    relic = site.catalogue.relics[0]

    assert not relic_view(site, relic, "en").page.jsonld
    assert relic_view(site, relic, "vi").page.jsonld


def test_a_page_s_whole_address_is_the_site_s_and_its_path(site):
    for view in (view for view in pages_of(site) if not getattr(view, "scanned", "")):
        parts = urlsplit(view.page.address)

        assert ("https", "thu.example", view.page.path) == (parts.scheme, parts.netloc, parts.path)


def test_no_two_pages_have_one_path(site):
    paths = [view.page.path for view in pages_of(site)]

    assert sorted(set(paths)) == sorted(paths)


def test_every_page_has_a_title_and_a_description_of_one_line(site):
    assert [] == [
        view.page.path
        for view in pages_of(site)
        if not view.page.title.strip() or "\n" in view.page.title + view.page.description
    ]
    assert [] == [view.page.path for view in pages_of(site) if not view.page.description.strip()]


def test_no_field_holds_the_word_none(site):
    """A value nobody gave is empty or None, never the word “None”."""
    for view in pages_of(site):
        texts = [value for field in fields(view) if isinstance(value := getattr(view, field.name), str)]

        assert [] == [text for text in texts if "None" in text and text != view.page.style]


def test_a_long_summary_is_whole_on_the_page_and_cut_for_search_engines(content, theme):
    long = " ".join(["Năm 1832 dân làng dựng đình bằng cây lá."] * 6)
    edit(content, "sites/dinh-mot/vi.md", "summary: ", f"summary: {long} ")
    site = shown(content, theme)
    view = relic_view(site, site.catalogue.relics[0], "vi")

    assert len(view.page.description) <= 160
    assert view.page.description.endswith("cây lá.")
    assert view.text.summary.startswith(long)


def test_shared_links_say_language_and_country(mot):
    assert ["vi_VN", "en_GB", "km_KH", "zh_CN"] == [view.page.locale for view in mot.values()]


def test_the_picture_of_a_shared_link_has_the_name_of_its_language_and_says_what_it_shows(mot):
    shares = [view.page.share for view in mot.values()]

    assert ["vi", "en", "vi", "vi"] == [share.address.split("/")[-2] for share in shares]
    assert [] == [
        view.text.name for view, share in zip(mot.values(), shares, strict=True) if view.text.name not in share.alt
    ]
    assert 4 == len({share.alt for share in shares})


def test_simplified_chinese_is_marked_as_such_and_keeps_its_address(site):
    listed = listing(site, "zh")
    html = templating.page(listed.TEMPLATE, listed, site.page_words("zh"), site.theme.templates).decode()

    assert '<html lang="zh-Hans">' in html
    assert 'href="/zh/" lang="zh-Hans" hreflang="zh-Hans"' in html
    assert 'lang="zh"' not in html
