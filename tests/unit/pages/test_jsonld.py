"""JSON-LD of a relic page is valid JSON, agrees with the page, and cannot end its script element."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.content.catalogue import Relic, Story
from generator.content.schema import RelicFacts, StoryFrontMatter
from generator.diagnostics.problem import Span
from generator.pages.jsonld import INCEPTION, Addresses, Held, jsonld
from generator.pages.listing import listing
from generator.site import Site
from tests.support.kinds import KINDS
from tests.support.pages import relic_view
from tests.support.relics import FACTS as SITE
from tests.support.relics import STORY, replaced
from tests.support.sites import shown
from tests.support.worlds import RELIC, add_photo, edit

AT = Addresses("https://a.vn/", "https://a.vn/en/dinh/", "https://a.vn/share/dinh.png")


def story(language: str, **front_matter: object) -> Story:
    return Story(language, StoryFrontMatter.model_validate(STORY | front_matter), (), Span("a"))


def relic(*stories: Story, site: dict | None = None) -> Relic:
    return Relic("dinh", RelicFacts.model_validate(site or SITE), stories, (), Span("a"))


VI, EN = story("vi", name="Đình Một", also=["Đình Cũ"]), story("en", name="One House", also=[])
NODES = ("WebSite", "WebPage", "LandmarksOrHistoricalBuildings")


def nodes(relic_of_page: Relic, text: Story) -> dict[str, dict]:
    """The nodes by their types."""
    data = json.loads(jsonld(relic_of_page, KINDS[relic_of_page.facts.kind], text, text.language, "Di tích", AT))
    assert "https://schema.org" == data["@context"]
    return {node["@type"]: node for node in data["@graph"]}


def test_nodes_of_site_page_and_relic_refer_to_one_another():
    site, page, relic_node = (nodes(relic(VI, EN), EN)[kind] for kind in NODES)

    assert site["@id"] == page["isPartOf"]["@id"]
    assert relic_node["@id"] == page["mainEntity"]["@id"]
    assert 3 == len({site["@id"], page["@id"], relic_node["@id"]})


def test_the_relic_s_node_has_one_id_in_every_language():
    """The page is another in each, the building is not."""
    vi, en = (nodes(relic(VI, EN), text) for text in (VI, EN))

    assert vi[NODES[2]]["@id"] == en[NODES[2]]["@id"]
    assert ("vi", "en") == (vi["WebPage"]["inLanguage"], en["WebPage"]["inLanguage"])


def test_names_in_other_languages_are_alternate_names():
    assert ["One House", "Đình Cũ"] == sorted(nodes(relic(VI, EN), VI)[NODES[2]]["alternateName"], reverse=False)
    assert ["Đình Một"] == nodes(relic(VI, EN), EN)[NODES[2]]["alternateName"]
    assert "alternateName" not in nodes(relic(EN), EN)[NODES[2]]


def test_coordinates_are_given_only_where_known():
    without = {key: value for key, value in SITE["place"].items() if key not in ("latitude", "longitude")}

    assert {"@type": "GeoCoordinates", "latitude": 10.1, "longitude": 105.6} == nodes(relic(VI), VI)[NODES[2]]["geo"]
    assert "geo" not in nodes(relic(VI, site=SITE | {"place": without}), VI)[NODES[2]]


def test_a_description_is_one_line():
    text = story("vi", summary="Một.\nHai.  Ba.")

    assert "Một. Hai. Ba." == nodes(relic(text), text)[NODES[2]]["description"]


@pytest.mark.parametrize("kind", KINDS)
def test_the_relic_s_node_has_the_schema_org_type_of_its_kind(kind):
    assert KINDS[kind].schema_type in nodes(relic(VI, site=replaced(SITE, ("kind",), kind)), VI)


class Scripts(HTMLParser):
    """The scripts of a page, as a browser ends them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.others: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, _attrs):
        (self.found if tag == "script" else self.others).append("" if tag == "script" else tag)

    def handle_data(self, data):
        if self.lasttag == "script" and self.found:
            self.found[-1] += data


evil = st.lists(
    st.sampled_from(
        ["</script>", "<!--", "<script>", "]]>", '"', "\\", "\u2028", "\u2029", "&lt;", "a", "Đ", "\n", "</", "{", "'"]
    ),
    min_size=1,
    max_size=6,
).map("".join)


@given(evil.filter(str.strip), evil.filter(str.strip))
def test_no_name_ends_the_script_element(name, summary):
    """And each comes out as it was."""
    text = replace(EN, front_matter=StoryFrontMatter.model_validate(STORY | {"name": name, "summary": summary}))
    json_text = jsonld(relic(text), KINDS[SITE["kind"]], text, text.language, name, AT)
    page = Scripts(f'<script type="application/ld+json">{json_text}</script><b>')

    assert [] == [sign for sign in ("<", ">", "&", "\u2028", "\u2029") if sign in json_text]
    assert ([json_text], ["b"]) == (page.found, page.others)
    assert {text.front_matter.name} == {node["name"] for node in json.loads(page.found[0])["@graph"][1:]}


def test_of_values_that_contradict_each_other_search_engines_are_told_none():
    founded = [{"date": "1852", "sources": ["s1"]}, {"date": "1858", "sources": ["s1"]}]
    told = jsonld(relic(VI, EN, site=SITE | {"founded": founded}), KINDS[SITE["kind"]], VI, "vi", "Di tích", AT)

    assert [] == re.findall("1852|1858", told)


@pytest.mark.parametrize(
    ("date", "told"),
    [
        ("1832", {"value": "1832"}),
        ("18XX", {"value": "18XX", "minValue": 1800, "maxValue": 1899}),
        ("-0050~", {"value": "-0050~"}),
        ("1850/..", {"value": "1850/..", "minValue": 1850}),
    ],
)
def test_search_engines_are_told_the_years_a_founding_stands_for(date, told):
    """schema.org knows no founding of a place: it is a property named after Wikidata's “inception”."""
    site = SITE | {"founded": {"date": date, "sources": ["s1"]}}
    node = json.loads(jsonld(relic(VI, EN, site=site), KINDS[SITE["kind"]], VI, "vi", "Di tích", AT))["@graph"][2]

    assert {"@type": "PropertyValue", "propertyID": INCEPTION} | told == node["additionalProperty"]


@pytest.mark.parametrize(
    ("hours", "told"),
    [
        ("08:00-17:00", {("08:00", "17:00"): 7}),
        ("24/7", {("00:00", "23:59"): 7}),
        ("08:00-17:00; Mo off", {("08:00", "17:00"): 6}),
        (
            "Mo-Fr 07:00-11:00,13:00-17:00; PH off",
            {("07:00", "11:00"): 5, ("13:00", "17:00"): 5, ("00:00", "00:00"): 1},
        ),
        ("sunrise-sunset", {}),
        ("Apr-Oct 08:00-17:00", {}),
    ],
)
def test_search_engines_are_told_on_how_many_days_it_opens_when(hours, told):
    site = SITE | {"hours": {"open": hours, "sources": ["s1"]}}
    node = json.loads(jsonld(relic(VI, EN, site=site), KINDS[SITE["kind"]], VI, "vi", "Di tích", AT))["@graph"][2]
    nodes = node.get("openingHoursSpecification", [])

    assert told == {(each["opens"], each["closes"]): len(each["dayOfWeek"]) for each in nodes}


GUESS = {"text": "machine", "reviewed": None, "name_sources": [], "name_reviewed": None}


@pytest.mark.parametrize(
    ("known", "told"),
    [
        ({}, []),
        ({"name_sources": ["s1"]}, ["独庙"]),
        ({"name_reviewed": {"by": "x", "on": "2026-01-03"}}, ["独庙"]),
        ({"reviewed": {"by": "x", "on": "2026-01-03"}}, ["独庙"]),
        ({"text": "translated"}, ["独庙"]),
    ],
)
def test_a_name_that_a_machine_made_is_no_other_name_of_the_relic(known, told):
    zh, vi = story("zh", name="独庙", **GUESS | known), story("vi", name="Đình Một", also=[])

    assert told == nodes(relic(vi, zh), vi)[NODES[2]].get("alternateName", [])


def test_the_ward_is_no_street():
    place = {"address": "ấp Một", "ward": "phường Ô Môn, thành phố Cần Thơ", "sources": ["s1"]}
    merged, older = (
        nodes(relic(VI, site=SITE | {"place": kept}), VI)[NODES[2]]["address"]
        for kept in (place, {key: value for key, value in place.items() if key != "ward"})
    )

    assert "phường Ô Môn" == merged["addressLocality"]
    assert "thành phố Cần Thơ" == merged["addressRegion"]
    assert "streetAddress" not in merged
    assert "ấp Một" == older["streetAddress"]


# ---- festivals, languages, photographs, trails ------------------------------------------------------


def test_festivals_are_told_with_their_days_and_where():
    feasts = (Held("Kỳ yên", date(2027, 5, 20), date(2027, 5, 21)),)
    at = replace(AT, photograph="https://a.vn/photos/a.jpg")
    told = json.loads(
        jsonld(relic(VI), KINDS[SITE["kind"]], VI, "vi", "Di tích", at, languages=("vi", "en"), feasts=feasts)
    )
    node = told["@graph"][2]

    assert [
        {
            "@type": "Festival",
            "name": "Kỳ yên",
            "startDate": "2027-05-20",
            "endDate": "2027-05-21",
            "location": {"@id": node["@id"]},
        }
    ] == node["event"]
    attraction = {"@type": "TouristAttraction", "@id": node["@id"], "availableLanguage": ["vi", "en"]}
    assert [attraction] == told["@graph"][3:], "a type that has the property"


def test_a_page_of_a_relic_has_its_next_feast_and_no_weekly_one(content, theme):
    edit(content, RELIC, "festivals:\n", "festivals:\n  - {id: tuan, weekly: Su, sources: [s1]}\n")
    for language in ("vi", "en"):
        edit(content, f"sites/dinh-mot/{language}.md", "festivals: {", "festivals: {tuan: Mỗi tuần, ")
    site = shown(content, theme)
    (node,) = [node for node in graph_of(site) if "event" in node]

    # The 15th and 16th of the fourth month of 2027 (vnlunar: 20 and 21 May).
    assert [("Kỳ yên", "2027-05-20", "2027-05-21")] == [
        (event["name"], event["startDate"], event["endDate"]) for event in node["event"]
    ]
    assert [["vi", "en"]] == [node["availableLanguage"] for node in graph_of(site) if "availableLanguage" in node]


def graph_of(site: Site) -> list[dict]:
    view = relic_view(site, site.catalogue.relics[0], "vi")
    return json.loads(view.page.jsonld)["@graph"]


def test_only_what_an_author_names_is_the_same():
    assert ["https://www.wikidata.org/wiki/Q1"] == nodes(relic(VI), VI)[NODES[2]]["sameAs"]
    without = {key: value for key, value in SITE.items() if key != "same_as"}
    assert "sameAs" not in nodes(relic(VI, site=without), VI)[NODES[2]]


def test_the_first_photograph_says_who_took_it_and_the_licence(content, theme):
    """What Google asks of a licensable image: contentUrl, and creditText, copyrightNotice, license, acquireLicensePage."""
    add_photo(content)
    site = shown(content, theme)
    (node,) = [node for node in graph_of(site) if "photo" in node]

    assert ("A", "A, CC0", "https://creativecommons.org/publicdomain/zero/1.0/") == tuple(
        node["photo"][key] for key in ("creditText", "copyrightNotice", "license")
    )
    assert node["photo"]["contentUrl"].endswith(".jpg")
    assert node["photo"]["acquireLicensePage"] == node["url"]


def test_a_trail_is_told_in_its_order(site):
    told = json.loads(listing(site, "vi").page.jsonld)

    assert "TouristTrip" == told["@type"]
    assert [(1, "Đình Một"), (2, "Chùa Hai")] == [
        (item["position"], item["item"]["name"]) for item in told["itinerary"]["itemListElement"]
    ]
    first = told["itinerary"]["itemListElement"][0]["item"]
    assert first["@id"] == graph_of(site)[2]["@id"]


def test_a_machine_s_name_is_not_told_in_a_trail(content, theme):
    edit(content, "sites/dinh-mot/en.md", "text: translated", "text: machine")
    told = json.loads(listing(shown(content, theme), "en").page.jsonld)

    assert "Đình Một" == told["itinerary"]["itemListElement"][0]["item"]["name"]
