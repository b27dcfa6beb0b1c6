"""What each page says is decided before any template is opened: languages, numbers, addresses."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any
from urllib.parse import urlsplit

import pytest

from generator import scans, urls, views
from generator.load import load
from generator.prose import citations
from generator.showing import LOCALES, NATIVE, Showing
from tests.conftest import TODAY
from tests.unit.conftest import STORY, TEMPLATES, edit
from tests.unit.test_load import add_photo

LANGUAGES = ("vi", "en", "km", "zh")


def shown(content: Any, theme: Any) -> Showing:
    """This content, to be shown."""
    loaded = load(content, TEMPLATES)
    assert loaded.catalogue is not None, loaded.problems
    return Showing(loaded.catalogue, loaded.words, theme, TODAY)


def pages_of(showing: Showing) -> list[views.Page]:
    """Every page there is."""
    catalogue = showing.catalogue
    return [
        showing.home(),
        scans.not_found(showing),
        scans.codes(showing),
        *(showing.listing(language) for language in showing.languages),
        *(showing.about(language) for language in showing.languages),
        *(showing.relic(relic, language) for relic in catalogue.relics for language in showing.languages),
        *(scans.chooser(showing, plaque) for plaque in catalogue.plaques),
        *(
            scans.landing(showing.relic(showing.relic_of(plaque), language), plaque)
            for plaque in catalogue.plaques
            for language in showing.languages
        ),
    ]


@pytest.fixture
def mot(showing):
    """Đình Một in each language; it is written in Vietnamese and English."""
    relic = showing.catalogue.relics[0]
    return {language: showing.relic(relic, language) for language in LANGUAGES}


# ---- languages ------------------------------------------------------------------------------------


def test_a_relic_not_translated_yet_is_shown_in_the_first_language_and_says_so(mot):
    assert [(False, "vi"), (False, "en"), (True, "vi"), (True, "vi")] == [
        (page.fallback, page.text_language) for page in mot.values()
    ]
    assert ["Đình Một", "One Communal House", "Đình Một", "Đình Một"] == [page.name for page in mot.values()]


def test_its_frame_and_its_links_stay_in_the_reader_s_language(mot):
    page = mot["zh"]
    links = {path for part in page.parts for _, path in part.text.links}

    assert ("zh", "/zh/", "中文") == (
        page.language,
        page.list_path,
        next(item.name for item in page.languages if item.current),
    )
    assert {"/zh/chua-hai/"} == links


def test_a_page_that_stands_in_for_a_translation_is_kept_out_of_searches(mot):
    """It is the same text at another address."""
    assert [True, True, False, False] == [bool(page.canonical) for page in mot.values()]
    assert ["", ""] == [mot[language].structured for language in ("km", "zh")]
    assert ((), ()) == (mot["km"].alternates, mot["zh"].alternates)


def test_translations_name_one_another_and_whom_everybody_else_gets(showing):
    """If one page names another as its translation, that one names it back (Google drops the pair otherwise)."""
    pages = {showing.address(page.path): page for page in pages_of(showing)}
    for page in pages.values():
        others = {alternate.language: alternate.address for alternate in page.alternates}

        assert set() == set(others.values()) - set(pages)
        assert not others or (others[page.language], others["x-default"]) == (page.address, others[showing.first])
        assert [] == [address for address in others.values() if pages[address].alternates != page.alternates]


def test_the_vietnamese_name_stands_beside_a_foreign_one(mot):
    assert ["", "Đình Một", "", ""] == [page.vietnamese_name for page in mot.values()]


def test_the_language_bar_leads_to_the_same_page(mot):
    assert [f"/{language}/dinh-mot/" for language in LANGUAGES] == [item.path for item in mot["en"].languages]
    assert [False, True, False, False] == [item.current for item in mot["en"].languages]
    assert tuple(NATIVE.values()) == tuple(item.name for item in mot["en"].languages)


def test_the_about_page_falls_back_in_the_same_way(showing):
    """It is written in Vietnamese alone."""
    pages = [showing.about(language) for language in LANGUAGES]

    assert [(False, True), (True, False), (True, False), (True, False)] == [
        (p.fallback, bool(p.canonical)) for p in pages
    ]
    assert 2 == len(pages[0].alternates)


def test_a_summary_in_another_language_than_the_page_says_which(showing):
    assert ["", "vi", "vi", "vi"] == [showing.listing(language).summary_language for language in LANGUAGES]


def test_every_language_has_a_name_and_a_locale():
    assert set(LANGUAGES) == set(NATIVE) == set(LOCALES)


# ---- citations ------------------------------------------------------------------------------------


def test_sources_are_numbered_as_they_are_met_from_the_top_of_the_page(content, theme):
    """Facts come before the text."""
    edit(
        content,
        "sites/dinh-mot/site.yaml",
        "sources:\n  s1:",
        "sources:\n  s3: {title: Ba, publisher: x, grade: C}\n  s2: {title: Hai, publisher: x, grade: A}\n  s1:",
    )
    edit(content, STORY, "tầng mái.[^s1]", "tầng mái.[^s3][^s2]")
    edit(content, STORY, "text:", "worship: Thần.[^s2]\ntext:")
    showing = shown(content, theme)
    page = showing.relic(showing.catalogue.relics[0], "vi")

    assert [(1, "Bài một"), (2, "Hai"), (3, "Ba")] == [(source.number, source.title) for source in page.sources]


def test_every_citation_on_a_page_has_its_entry_and_every_entry_is_cited(showing):
    for page in pages_of(showing):
        if isinstance(page, views.TextPage):
            proses = [part.text for part in page.parts]
            proses += [value for fact in getattr(page, "facts", ()) for value in fact.values]
            numbers = {number for prose in proses for _, number in prose.cites}

            assert [] == [prose for prose in proses if set(citations(prose.markdown)) - set(dict(prose.cites))]
            assert numbers == {source.number for source in page.sources}
            assert list(range(1, len(numbers) + 1)) == [source.number for source in page.sources]


# ---- the trail ------------------------------------------------------------------------------------


def test_after_the_last_stop_comes_the_first(showing):
    pages = [showing.relic(relic, "en") for relic in showing.catalogue.relics]

    assert ["/en/chua-hai/", "/en/dinh-mot/"] == [page.next_stop.path for page in pages]


def test_a_trail_of_one_has_no_next_stop(showing):
    alone = replace(showing, catalogue=replace(showing.catalogue, relics=showing.catalogue.relics[:1]))

    assert None is alone.relic(alone.catalogue.relics[0], "vi").next_stop


def test_a_stop_says_in_which_language_it_is(showing):
    assert [("One Communal House", "en"), ("Chùa Hai", "vi")] == [
        (stop.name, stop.language) for stop in showing.stops("en")
    ]


# ---- plaques --------------------------------------------------------------------------------------


def test_a_page_names_the_plaques_that_lead_to_it(mot):
    assert [("4nvh3", "", "thu.example/q/4nvh3")] == [(p.code, p.place, p.address) for p in mot["en"].plaques]


# ---- photographs ----------------------------------------------------------------------------------


def test_a_photograph_is_offered_in_three_formats_and_never_larger_than_it_is(content, theme):
    add_photo(content)
    showing = shown(content, theme)
    photo = showing.relic(showing.catalogue.relics[0], "km").hero
    assert photo is not None

    assert [(64,), (64,), (64,)] == [tuple(i.width for i in images) for images in (photo.avif, photo.webp, photo.jpeg)]
    assert (64, 48, "a", "b", "A", "CC0") == (
        photo.width,
        photo.height,
        photo.alt,
        photo.caption,
        photo.credit,
        photo.licence,
    )


# ---- every page -----------------------------------------------------------------------------------


def test_a_page_s_whole_address_is_the_site_s_and_its_path(showing):
    for page in (page for page in pages_of(showing) if not getattr(page, "scanned", "")):
        parts = urlsplit(page.address)

        assert ("https", "thu.example", page.path) == (parts.scheme, parts.netloc, parts.path)


def test_no_two_pages_have_one_path(showing):
    paths = [page.path for page in pages_of(showing)]

    assert sorted(set(paths)) == sorted(paths)


def test_every_page_has_a_title_and_a_description_of_one_line(showing):
    assert [] == [
        page.path for page in pages_of(showing) if not page.title.strip() or "\n" in page.title + page.description
    ]
    assert [] == [page.path for page in pages_of(showing) if not page.description.strip()]


def test_nothing_is_said_that_is_not_there(showing):
    """A value nobody gave is empty or None, never the word “None”."""
    for page in pages_of(showing):
        texts = [value for field in fields(page) if isinstance(value := getattr(page, field.name), str)]

        assert [] == [text for text in texts if "None" in text and text != page.style]


# ---- for machines ---------------------------------------------------------------------------------


def test_the_map_lists_what_searches_may_show_and_nothing_else(showing):
    pages = pages_of(showing)
    entries = showing.sitemap(pages).entries

    assert sorted(page.canonical for page in pages if page.canonical == showing.address(page.path)) == [
        entry.address for entry in entries
    ]
    assert {
        "https://thu.example/vi/dinh-mot/": "2026-01-02",
        "https://thu.example/en/dinh-mot/": "2026-01-03",
    }.items() <= {entry.address: entry.changed for entry in entries}.items()


def test_a_feed_tells_the_texts_of_its_language_newest_first(showing):
    vi, en, km = (showing.feed(language) for language in ("vi", "en", "km"))

    assert ["Đình Một", "Chùa Hai"] == [entry.title for entry in vi.entries]
    assert ["One Communal House"] == [entry.title for entry in en.entries]
    assert () == km.entries
    assert ("2026-01-02T00:00:00+07:00", "2026-01-03T00:00:00+07:00") == (vi.updated, en.updated)


def test_the_home_page_offers_every_language_and_the_trail(showing):
    home = showing.home()

    assert urls.HOME == home.path
    assert [f"/{language}/" for language in LANGUAGES] == [offer.path for offer in home.offers]
    assert showing.stops("vi") == home.stops
