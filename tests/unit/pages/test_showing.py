"""What each page says is decided before any template is opened: languages, numbers, addresses."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from datetime import date
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from generator import urls
from generator.content.load import load
from generator.languages import LANGUAGES as TABLE
from generator.pages import scan, views
from generator.pages.showing import Showing
from generator.text.prose import citations
from tests.conftest import TODAY
from tests.unit.conftest import STORY, TEMPLATES, edit
from tests.unit.content.test_load import add_photo
from tools.sample import lay_out

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
        scan.not_found(showing),
        scan.codes(showing),
        *(showing.listing(language) for language in showing.languages),
        *(showing.about(language) for language in showing.languages),
        *(showing.relic(relic, language) for relic in catalogue.relics for language in showing.languages),
        *(scan.chooser(showing, plaque) for plaque in catalogue.plaques),
        *(
            scan.landing(showing.relic(showing.relic_of(plaque), language), plaque)
            for plaque in catalogue.plaques
            for language in showing.languages
        ),
    ]


@pytest.fixture(scope="module")
def sample(tmp_path_factory, theme) -> Showing:
    """Three stops: measured, read off a map, of which only the ward is known; the first with all there can be."""
    folder = tmp_path_factory.mktemp("sample")
    lay_out(folder)
    return shown(folder / "content", theme)


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
    assert tuple(language.name for language in TABLE.values()) == tuple(item.name for item in mot["en"].languages)


def test_the_about_page_falls_back_in_the_same_way(showing):
    """It is written in Vietnamese alone."""
    pages = [showing.about(language) for language in LANGUAGES]

    assert [(False, True), (True, False), (True, False), (True, False)] == [
        (p.fallback, bool(p.canonical)) for p in pages
    ]
    assert 2 == len(pages[0].alternates)


def test_a_summary_in_another_language_than_the_page_says_which(showing):
    assert ["", "vi", "vi", "vi"] == [showing.listing(language).site_language for language in LANGUAGES]


def test_what_a_machine_translated_is_no_fact_for_search_engines(content, theme):
    """Readers are told what it is; a list of facts has no place for that."""
    story = "sites/dinh-mot/en.md"
    edit(content, story, "text: translated", "text: machine")
    showing = shown(content, theme)
    relic = showing.catalogue.relics[0]

    assert not showing.relic(relic, "en").structured
    assert showing.relic(relic, "vi").structured


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


@pytest.mark.parametrize(
    ("relics", "around"),
    [
        (("dinh-mau",), [(None, None)]),
        (("dinh-mau", "chua-mau"), [(None, 2), (None, 1)]),
        (("dinh-mau", "chua-mau", "mieu-mau"), [(3, 2), (1, 3), (2, 1)]),
    ],
    ids=(1, 2, 3),
)
def test_the_trail_is_a_round_with_a_stop_before_and_one_after(sample, relics, around):
    """Of two, the stop before would be the stop after again."""
    some = tuple(relic for relic in sample.catalogue.relics if relic.id in relics)
    site = replace(sample, catalogue=replace(sample.catalogue, relics=some))
    pages = [site.relic(relic, "vi") for relic in some]

    assert around == [
        tuple(stop.number if stop else None for stop in (page.previous_stop, page.next_stop)) for page in pages
    ]
    for page in pages:
        for stop in filter(None, (page.previous_stop, page.next_stop)):
            assert urls.relic("vi", relics[stop.number - 1]) == stop.path


def test_a_way_is_told_from_where_the_reader_is(sample):
    """On a page from its relic: there and back are as long and the other way round. In a list from the stop before."""
    one, other, _ = (sample.relic(relic, "en") for relic in sample.catalogue.relics)
    listed = sample.stops("en")

    assert ["south-east" in one.next_stop.way, "north-west" in other.previous_stop.way] == [True, True]
    assert one.next_stop.way.replace("south-east", "") == other.previous_stop.way.replace("north-west", "")
    assert [False, True, False] == [bool(stop.way) for stop in listed]
    assert one.next_stop.way in listed[1].way


def test_a_way_nobody_knows_is_not_told(sample):
    """Of the third stop only the ward is known."""
    pages = [sample.relic(relic, "vi") for relic in sample.catalogue.relics]

    assert ["", "", "", ""] == [
        stop.way
        for stop in (
            pages[0].previous_stop,
            pages[1].next_stop,
            pages[2].previous_stop,
            pages[2].next_stop,
        )
    ]


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


def test_the_first_photograph_opens_the_page_and_the_others_follow(sample):
    """In the author's order; none twice."""
    pages = [sample.relic(relic, "vi") for relic in sample.catalogue.relics]
    first, bare, small = ([page.hero, *page.photographs] for page in pages)

    assert ["Đền Vàng", "Qutb Minar", "suối"] == [
        next(word for word in ("Đền Vàng", "Qutb Minar", "suối") if word in photo.caption) for photo in first
    ]
    assert [None] == bare
    assert 2 == len(small)


def test_a_photograph_is_described_in_the_language_of_the_text(sample):
    heroes = [sample.relic(sample.catalogue.relics[0], language).hero for language in LANGUAGES]

    assert ["Ngôi đền vàng", "A golden temple", "Ngôi đền vàng", "金色庙宇"] == [
        next(words for words in ("Ngôi đền vàng", "A golden temple", "金色庙宇") if words in hero.alt)
        for hero in heroes
    ]
    assert 1 == len({hero.avif for hero in heroes})


# ---- recordings -----------------------------------------------------------------------------------


def test_a_text_is_heard_only_in_its_own_language(sample):
    """The Khmer page shows the Vietnamese text, and that is what is read aloud there."""
    relic = sample.catalogue.relics[0]

    assert ["vi", "en", "vi", "zh"] == [heard(sample, relic, language) for language in LANGUAGES]
    alone = replace(relic, recordings=tuple(one for one in relic.recordings if one.language == "en"))
    site = replace(sample, catalogue=replace(sample.catalogue, relics=(alone,)))
    assert [None, "en", None, None] == [heard(site, alone, language) for language in LANGUAGES]


def heard(site: Showing, relic: Any, language: str) -> str | None:
    """The language of the recording on a page."""
    listen = site.relic(relic, language).listen
    return listen.path.split("/")[-1].partition(".")[0] if listen else None


def test_nothing_is_heard_where_nothing_was_recorded(sample):
    assert [None] * 4 == [sample.relic(sample.catalogue.relics[1], language).listen for language in LANGUAGES]


@pytest.mark.parametrize(
    ("seconds", "size", "length", "megabytes"),
    [
        (19.04, 57_130, "0:19", "0.1"),
        (59.6, 340_000, "1:00", "0.3"),
        (79.6, 1_949_000, "1:20", "1.9"),
        (3725, 12_000_000, "62:05", "12.0"),
        (0.4, 900, "0:00", "0.1"),
    ],
)
def test_a_recording_says_how_long_it_is_and_what_it_costs(sample, seconds, size, length, megabytes):
    """MB as a telephone company counts them, a million bytes."""
    relic = sample.catalogue.relics[0]
    recordings = tuple(replace(one, seconds=seconds, size=size) for one in relic.recordings)
    other = replace(relic, recordings=recordings)
    site = replace(sample, catalogue=replace(sample.catalogue, relics=(other,)))
    vi, en = (site.relic(other, language).listen.told for language in ("vi", "en"))

    assert [length, megabytes] == re.findall(r"\d+(?:[:.]\d+)", en)
    assert megabytes.replace(".", ",") in vi


def test_all_that_is_said_can_be_read(sample):
    """Each paragraph of the transcript, with whoever speaks."""
    relic = sample.catalogue.relics[0]
    lines = sample.relic(relic, "vi").listen.lines

    assert lines
    assert [(part.speaker, part.text) for part in relic.recordings[0].transcript.paragraphs] == [
        (line.speaker, line.text) for line in lines
    ]


# ---- places ---------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def places(sample) -> dict[str, Any]:
    """A relic each: measured, read off a map, known by its ward alone, not known at all."""
    exact, near, ward = sample.catalogue.relics
    return {"exact": exact, "approximate": near, "ward": ward, "unknown": replace(ward, ward=None)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_says_how_precisely_its_place_is_known(sample, places, language):
    site = replace(sample, catalogue=replace(sample.catalogue, relics=tuple(places.values())))
    told = {known: site.relic(relic, language).whereabouts for known, relic in places.items()}

    assert {known: site.wording(language).say(f"place_{known}") for known in places} == told
    assert 4 == len(set(told.values()))


@pytest.mark.parametrize(
    ("known", "schemes"),
    [("exact", ["geo", "https"]), ("approximate", ["geo", "https"]), ("ward", ["https"]), ("unknown", [])],
)
def test_a_place_is_shown_on_a_map_as_far_as_it_is_known(sample, places, known, schemes):
    """A pin stands where something is: a ward has none, and no address for the phone's own map."""
    site = replace(sample, catalogue=replace(sample.catalogue, relics=tuple(places.values())))
    links = site.relic(places[known], "en").maps

    assert schemes == [urlsplit(link.href).scheme for link in links]
    assert [] == [link for link in links if known == "ward" and "mlat" in link.href]
    assert len(links) == len({link.label for link in links})


def test_the_phone_s_map_is_given_the_place_and_its_name(sample):
    """RFC 5870, 3.3: geo:latitude,longitude, nothing unescaped behind it; q=… is how Android puts the name at the pin."""
    relic = sample.catalogue.relics[0]
    front_matter = relic.stories[0].front_matter.model_copy(update={"name": "Đình “Mẫu” (Ô Môn) & 50%"})
    named = replace(relic, stories=(replace(relic.stories[0], front_matter=front_matter), *relic.stories[1:]))
    site = replace(sample, catalogue=replace(sample.catalogue, relics=(named,)))
    found = re.fullmatch(
        r"geo:(-?[0-9]+\.[0-9]+),(-?[0-9]+\.[0-9]+)\?q=\1,\2\(([A-Za-z0-9._~%-]+)\)",
        site.relic(named, "zh").maps[0].href,
    )

    assert found
    assert (10.1312, 105.6189, front_matter.name) == (float(found[1]), float(found[2]), unquote(found[3]))


# ---- festivals ------------------------------------------------------------------------------------


def test_the_next_festival_comes_first(sample):
    """Listed last, for its month is the twelfth; after the turn of the year it is the other way round."""
    later = replace(sample, today=date(2027, 3, 1))
    first, other = "Sample end of the year", "Sample prayer for peace"

    assert [first, other] == [feast.name for feast in sample.listing("en").feasts]
    assert [other, first] == [feast.name for feast in later.listing("en").feasts]


def test_a_festival_leads_to_its_relic_and_says_in_which_language_it_is_named(sample):
    feasts = {language: sample.listing(language).feasts[0] for language in LANGUAGES}

    assert ["", "", "vi", ""] == [feasts[language].language for language in LANGUAGES]
    assert ["/vi/dinh-mau/", "/en/dinh-mau/", "/km/dinh-mau/", "/zh/dinh-mau/"] == [
        feasts[language].path for language in LANGUAGES
    ]
    assert ["Đình Mẫu", "Sample Communal House", "Đình Mẫu", "样本村亭"] == [
        feasts[language].relic for language in LANGUAGES
    ]


def test_a_calendar_is_offered_where_there_are_festivals(sample):
    """To subscribe to, and as a file."""
    offered = ("webcal://mau.example/en/festivals.ics", "/en/festivals.ics")
    pages = [sample.listing("en"), *(sample.relic(relic, "en") for relic in sample.catalogue.relics)]

    assert [offered, offered, ("", ""), ("", "")] == [(page.calendar, page.calendar_path) for page in pages]


def test_without_festivals_there_is_no_calendar_at_all(showing):
    """Not a single feast: RFC 5545 knows no empty calendar."""
    bare = replace(showing, catalogue=replace(showing.catalogue, relics=showing.catalogue.relics[1:]))
    page = bare.listing("vi")

    assert ((), "", "", ()) == (page.feasts, page.calendar, page.calendar_path, bare.calendar("vi")[1])


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
