"""The precache lists hold all a cached page needs; a page's content hash changes when the page does."""

from __future__ import annotations

import io
import json
import re
import shutil
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from generator import urls
from generator.content.catalogue import Picture
from generator.content.load import load
from generator.content.plaque_schema import Step
from generator.content.relics import entry_of
from generator.content.schema import Caption, Photo
from generator.outputs.output import Output
from generator.outputs.plan import plan
from generator.project.templates import Templates
from generator.site import Site
from generator.store import FileRef
from generator.theme import templating
from generator.theme.theme import read_theme
from generator.web import precache
from generator.web.precache import PrecacheEntry, PrecacheList, as_json
from generator.web.webmanifest import webmanifest
from tests.support.day import TODAY
from tests.support.html import seen
from tests.support.kinds import USED
from tests.support.languages import SPOKEN, marked
from tests.support.pages import relic_view
from tests.support.sites import shown, with_relics
from tests.support.worlds import LANGUAGES, TEMPLATES, edit
from tools.sample import lay_out

RELICS = ("dinh-mau", "chua-mau", "mieu-mau")
ASKED = ("dinh-mau", "mieu-mau")
"""Those of which something is known that can be asked."""


@pytest.fixture(scope="module")
def sample(tmp_path_factory, theme) -> Site:
    """Three stops with photographs, recordings and coordinates, as far as they have any."""
    folder = tmp_path_factory.mktemp("keeping")
    lay_out(folder)
    return shown(folder / "content", theme)


@pytest.fixture(scope="module")
def outputs(sample) -> dict[str, Output]:
    return {output.path: output for output in plan(sample)[0]}


@pytest.fixture(scope="module")
def lists(outputs) -> dict[str, dict[str, Any]]:
    return lists_of(outputs)


def lists_of(outputs: Mapping[str, Output]) -> dict[str, dict[str, Any]]:
    """The precache lists as a phone reads them, by language."""
    return {language: json.loads(content_of(outputs, urls.offline_list(language))) for language in LANGUAGES}


def content_of(outputs: Mapping[str, Output], path: str) -> bytes:
    output = outputs[urls.site_file(path)]
    return output.make(*output.args)


def paths_of(listed: dict[str, Any], kind: str) -> list[str]:
    return [path for path, _, what in listed["keep"] if what == kind]


# ---- what is precached ----------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_path_of_a_precache_list_is_an_output(outputs, lists, language):
    """With one path that is not found a phone caches nothing at all (static/sw.js, keepTrail)."""
    listed = lists[language]
    paths = [path for path, _, _ in listed["keep"]]

    assert [] == [path for path in (*paths, *listed["audio"]) if urls.site_file(path) not in outputs]
    assert sorted(set(paths)) == sorted(paths)
    assert set(listed["codes"].values()) <= set(paths)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_precache_holds_the_trail_its_list_its_names_and_the_offline_page(lists, language):
    listed = lists[language]

    assert {
        *(urls.relic(language, relic) for relic in RELICS),
        urls.listing(language),
        urls.passport(language, ""),
        urls.offline(language),
        urls.about(language),
        urls.find(language),
        urls.trail_quiz(language, ""),
        *(urls.quiz(language, relic) for relic in ASKED),
    } == set(paths_of(listed, "page"))
    assert urls.names(language) in paths_of(listed, "file")
    assert language == listed["language"]


def test_where_relics_are_many_the_names_of_the_round_are_kept_and_no_others(content, theme):
    """So that the search finds them without a network; every path is an output all the same."""
    for number in range(62):
        shutil.copytree(content / "sites/chua-hai", content / f"sites/r{number:02}")
    edit(content, "project.yaml", "trail: [dinh-mot, chua-hai]", "trail: []")
    site = shown(content, theme)
    planned = {output.path: output for output in plan(site)[0]}

    assert "site/vi/names.txt" not in planned
    for walk in site.rounds:
        listed = json.loads(content_of(planned, urls.offline_list("vi", walk.place)))
        names = urls.names("vi", walk.place)
        kept = [line.split("\t")[0] for line in content_of(planned, names).decode().splitlines()]

        assert [urls.relic("vi", relic) for relic in walk.relics] == kept
        assert names in paths_of(listed, "file")
        assert urls.find("vi") in paths_of(listed, "page")
        assert [] == [path for path, _, _ in listed["keep"] if urls.site_file(path) not in planned]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_precached_page_needs_no_script_and_no_photograph_that_is_not_precached(outputs, lists, language):
    """Addresses in the page as a browser reads them; the photograph in one of the widths it is offered in."""
    listed = lists[language]
    precached = {path for path, _, _ in listed["keep"]}
    heroes = 0
    for path in paths_of(listed, "page"):
        html = content_of(outputs, path).decode()
        scripts = re.findall(r'<script src="([^"]+)"', html)
        hero = re.search(r'<figure class="hero".*?</figure>', html, re.DOTALL)

        assert scripts
        assert [] == [script for script in scripts if script not in precached]
        if hero:
            heroes += 1
            offered = {part.split()[0] for _, srcset in seen(hero[0]).attributes for part in srcset.split(", ") if part}
            assert 1 == len(offered & set(paths_of(listed, "photo")))
    assert 2 == heroes


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "zh"])
def test_the_precached_fonts_have_every_letter_of_the_language(sample, lists, language):
    """Phones bring a Chinese face with them, and few a Khmer one."""
    characters = {font.path: font.characters for font in sample.theme.web_fonts}
    letters = "".join(characters[path] for path in paths_of(lists[language], "file") if path in characters)
    words = "".join(text for text in sample.wordings[language].words.values())

    assert set() == set(words) - set(letters) - set("\n中文ភាសាខ្មែរ")


def test_every_font_of_a_page_is_precached_for_some_language(sample, lists):
    assert {path for listed in lists.values() for path in paths_of(listed, "file") if path.endswith(".woff2")} == {
        font.path for font in sample.theme.web_fonts
    }


def test_photographs_are_left_out_first_where_the_precache_would_be_too_large(lists):
    """The worker fetches what comes before in any case, and pictures while there is room."""
    for listed in lists.values():
        kinds = [kind for _, _, kind in listed["keep"]]

        assert ["page", "file", "photo"] == sorted(set(kinds), key=kinds.index)
        assert sorted(kinds, key=["page", "file", "photo"].index) == kinds
        assert all(path.startswith("/photos/") for path in paths_of(listed, "photo"))
        assert [] == [path for path in paths_of(listed, "file") if path.endswith("/") or path.startswith("/photos/")]


@given(st.integers(1, 6000), st.integers(1, 6000))
def test_a_first_photograph_of_any_size_is_precached_in_a_width_its_page_offers(sample, width, height):
    picture = Picture(Photo(file="a.jpg", credit="x", licence="y"), FileRef("a.jpg", "0" * 32), width, height)
    (story, *_), captions = sample.catalogue.relics[1].stories, {"a.jpg": Caption(alt="a", caption="b")}
    edited = replace(story, front_matter=story.front_matter.model_copy(update={"photos": captions}))
    relic = replace(sample.catalogue.relics[1], pictures=(picture,), stories=(edited,))
    page = relic_view(replace(sample, catalogue=with_relics(sample.catalogue, (relic,))), relic, "vi")
    (hero,) = precache._heroes((entry_of(relic),))

    assert hero.path in {image.path for image in page.hero.avif}


def test_a_plaque_opens_its_relic_without_a_network_until_it_is_taken_down(sample):
    first, *others = sample.catalogue.plaques
    down = replace(first, life=(Step.model_validate({"stage": "retired", "on": "2026-01-02", "by": "x"}),))
    site = replace(sample, catalogue=replace(sample.catalogue, plaques=(down, *others)))
    before, after = (
        lists_of({output.path: output for output in plan(planned)[0]})["km"]["codes"] for planned in (sample, site)
    )

    assert {plaque.code: urls.relic("km", plaque.relic) for plaque in (first, *others)} == before
    assert {plaque.code: urls.relic("km", plaque.relic) for plaque in others} == after


def test_relics_off_the_trail_are_not_precached(tmp_path, theme):
    """Of a province with a thousand relics, a phone caches those of the trail."""
    lay_out(tmp_path)
    edit(tmp_path / "content", "project.yaml", "[dinh-mau, chua-mau, mieu-mau]", "[mieu-mau, dinh-mau]")
    listed = lists_of({output.path: output for output in plan(shown(tmp_path / "content", theme))[0]})["en"]

    pages = [path for path in paths_of(listed, "page") if "-mau" in path]
    assert ["/en/mieu-mau/", "/en/dinh-mau/", "/en/mieu-mau/quiz/", "/en/dinh-mau/quiz/"] == pages
    assert {"/en/mieu-mau/", "/en/dinh-mau/"} == set(listed["codes"].values())


def test_without_a_trail_all_relics_are_precached(tmp_path, theme):
    lay_out(tmp_path)
    edit(tmp_path / "content", "project.yaml", "trail: [dinh-mau, chua-mau, mieu-mau]\n", "")
    listed = lists_of({output.path: output for output in plan(shown(tmp_path / "content", theme))[0]})["en"]

    assert 3 == len([path for path in paths_of(listed, "page") if "-mau" in path])


def test_a_recording_is_listed_and_precached_only_on_request(lists):
    for listed in lists.values():
        assert 3 == len(listed["audio"])
        assert set() == set(listed["audio"]) & {path for path, _, _ in listed["keep"]}


# ---- content hashes -------------------------------------------------------------------------------


def content_hashes(outputs: Mapping[str, Output]) -> dict[str, str]:
    """Path → content hash of everything precached in any language."""
    return {path: content_hash for listed in lists_of(outputs).values() for path, content_hash, _ in listed["keep"]}


def texts(outputs: Mapping[str, Output]) -> dict[str, bytes]:
    """Path → bytes of every precached file made from a template."""
    return {
        path: content_of(outputs, path)
        for path in content_hashes(outputs)
        if outputs[urls.site_file(path)].make is templating.page
    }


def changed(before: Mapping[str, str], after: Mapping[str, str]) -> set[str]:
    assert set(before) == set(after)
    return {path for path, content_hash in before.items() if content_hash != after[path]}


def of(*names: str, languages: tuple[str, ...] = LANGUAGES) -> set[str]:
    """These pages and files in these languages."""
    return {f"/{language}/{name}" for language in languages for name in names}


TRAIL = ("", "offline/", "passport/", *(f"{relic}/" for relic in RELICS))
EDITS = [
    # Where nobody has translated it, the Vietnamese text stands in.
    ("sites/chua-mau/vi.md", "Chưa rõ.", "Rõ.", of("chua-mau/")),
    ("sites/dinh-mau/en.md", "none of them real", "all of them real", of("dinh-mau/", languages=("en",))),
    ("sites/dinh-mau/vi.md", "một con suối", "con suối", of("dinh-mau/", languages=("vi", "km"))),
    # A name stands on the stops before and after, too.
    ("sites/mieu-mau/vi.md", "name: Miếu Mẫu", "name: Miếu", of(*TRAIL, "find/", "names.txt", "quiz/", "mieu-mau/quiz/")),
    ("sites/dinh-mau/vi.md", "also: [Đình Thử]", "also: [Đình]",
     of("find/", "names.txt") | of("dinh-mau/", languages=("vi", "km"))),
    # A place is on every map, and the way to it in every list.
    ("sites/dinh-mau/site.yaml", "latitude: 10.1312", "latitude: 10.1212", of(*TRAIL) - of("passport/")),
    ("sites/dinh-mau/site.yaml", "days: [15, 16]", "days: [15]", of("", "dinh-mau/", "quiz/", "dinh-mau/quiz/")),
    ("plaques/x6vhw.yaml", "relic: ", "place: Cổng\nrelic: ", of("mieu-mau/")),
    ("about/vi.md", "Chỉ để thử.", "Để thử.", of("about/", languages=("vi", "km", "zh"))),
]  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "expected"), EDITS, ids=range(len(EDITS)))
def test_a_content_hash_changes_with_what_stands_on_the_page_and_with_nothing_else(
    tmp_path, theme, outputs, name, old, new, expected
):
    """A file with the same content hash is not fetched again, so it must be the same bytes."""
    lay_out(tmp_path)
    edit(tmp_path / "content", name, old, new)
    edited = {output.path: output for output in plan(shown(tmp_path / "content", theme))[0]}
    changed_paths = changed(content_hashes(outputs), content_hashes(edited))

    assert expected == changed_paths
    assert texts(outputs).items() - texts(edited).items() <= {(path, texts(outputs)[path]) for path in changed_paths}


def test_a_festival_described_otherwise_changes_its_page_and_the_list(sample, outputs):
    """The days are over, and the site is built again."""
    later = replace(sample, today=TODAY + timedelta(days=200))
    changed_paths = changed(content_hashes(outputs), content_hashes({output.path: output for output in plan(later)[0]}))

    assert of("", "dinh-mau/") == changed_paths


def test_another_template_or_part_of_one_changes_the_content_hash_of_every_page(sample, outputs):
    first, *others = sample.theme.templates
    theme = replace(sample.theme, templates=(replace(first, digest="0" * 32), *others))
    changed_paths = changed(
        content_hashes(outputs), content_hashes({o.path: o for o in plan(replace(sample, theme=theme))[0]})
    )

    assert {path for listed in lists_of(outputs).values() for path in paths_of(listed, "page")} == changed_paths


def test_another_word_of_the_interface_changes_the_content_hashes_of_its_language(sample, outputs):
    khmer = sample.wordings["km"]
    wordings = {**sample.wordings, "km": replace(khmer, words={**khmer.words, "glance": "x"})}
    changed_paths = changed(
        content_hashes(outputs), content_hashes({o.path: o for o in plan(replace(sample, wordings=wordings))[0]})
    )

    quizzes = ("quiz/", *(f"{relic}/quiz/" for relic in ASKED))
    assert of(*TRAIL, *quizzes, "about/", "find/", languages=("km",)) == changed_paths


def test_a_file_named_by_its_content_needs_no_content_hash(lists):
    """The digest in its name is one."""
    for listed in lists.values():
        without_hash = [path for path, content_hash, _ in listed["keep"] if not content_hash]

        assert without_hash
        assert [] == [path for path in without_hash if not re.search(r"\.[0-9a-f]{10}\.\w+$", path)]


def test_the_lists_are_the_same_bytes_wherever_the_project_lies(tmp_path, outputs):
    """Otherwise a phone would fetch the whole trail again after a build on another machine."""
    lay_out(tmp_path / "elsewhere")
    templates = Templates((shutil.copytree(TEMPLATES, tmp_path / "elsewhere/templates"),))
    loaded = load(tmp_path / "elsewhere/content", templates)
    assert loaded.catalogue is not None
    planned = plan(Site(loaded.catalogue, loaded.wordings, read_theme(templates, USED, SPOKEN), TODAY))[0]
    names = ("offline.json", "names.txt", "site.webmanifest")

    assert {path: content_of(outputs, path) for path in of(*names)} == {
        path: content_of({output.path: output for output in planned}, path) for path in of(*names)
    }


# ---- the list as it is written --------------------------------------------------------------------


def test_a_precache_list_is_json_in_utf_8():
    precache_list = PrecacheList(
        "km",
        "រក្សា {size} KB",
        (("/km/a/", "Đình A", "vi"),),
        (("4nvh3", "/km/a/"),),
        (PrecacheEntry("/km/a/", "1", "page"), PrecacheEntry("/x", "", "photo")),
        ("/y.mp3",),
    )

    assert {
        "language": "km",
        "told": "រក្សា {size} KB",
        "stops": [["/km/a/", "Đình A", "vi"]],
        "codes": {"4nvh3": "/km/a/"},
        "keep": [["/km/a/", "1", "page"], ["/x", "", "photo"]],
        "audio": ["/y.mp3"],
    } == json.loads(as_json(precache_list).decode())


# ---- the web app manifest -------------------------------------------------------------------------

DISPLAYS = ("fullscreen", "standalone", "minimal-ui", "browser")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_manifest_follows_the_w3c(sample, outputs, language):
    """Web Application Manifest, 1: what members are and may say. Paths are taken from where the manifest lies."""
    address = sample.address(urls.manifest(language))
    manifest = json.loads(content_of(outputs, urls.manifest(language)))
    start, scope, name = (urlsplit(urljoin(address, manifest[member])) for member in ("start_url", "scope", "id"))

    assert sample.front_matter(language).site_name == manifest["name"]
    assert (marked(language), "ltr") == (manifest["lang"], manifest["dir"])
    assert manifest["display"] in DISPLAYS
    assert [] == [
        member for member in ("background_color", "theme_color") if not re.fullmatch("#[0-9A-F]{6}", manifest[member])
    ]
    assert {("https", "mau.example")} == {(part.scheme, part.netloc) for part in (start, scope, name)}
    assert start.path.startswith(scope.path)
    assert urls.site_file(start.path) in outputs
    # Plaques are scanned into the same site: their pages belong to it.
    assert urls.landing(language, "4nvh3").startswith(scope.path)


def test_each_language_has_a_manifest_of_its_own(outputs):
    """Two with one id would be one app, in the language that came last."""
    assert 4 == len({json.loads(content_of(outputs, urls.manifest(language)))["id"] for language in LANGUAGES})


def test_icons_are_there_and_as_large_as_the_manifest_says(outputs):
    """As Pillow sees them. Android asks for one of 192 px at least, its splash screen for 512."""
    icons = json.loads(content_of(outputs, urls.manifest("vi")))["icons"]
    measured = set()
    for icon in icons:
        data = content_of(outputs, icon["src"])
        if icon["type"] == "image/svg+xml":
            assert ("any", True) == (icon["sizes"], data.startswith(b"<svg "))
            continue
        with Image.open(io.BytesIO(data)) as picture:
            assert (icon["type"], icon["sizes"]) == (picture.get_format_mimetype(), "{}x{}".format(*picture.size))
            measured.add(picture.size)

    assert {(192, 192), (512, 512)} <= measured


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_a_site_may_be_called_anything(name):
    manifest = json.loads(webmanifest(name, "vi", "/vi/", (("/icon.svg", "any"),), "").decode("utf-8"))

    assert (name, "/vi/", "/vi/") == (manifest["name"], manifest["start_url"], manifest["id"])


# ---- addresses ------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_paths_of_a_language_are_in_its_folder_and_distinct(language):
    at = (
        urls.names(language),
        urls.offline_list(language),
        urls.manifest(language),
        urls.calendar(language),
        urls.feed(language),
    )
    read = (
        urls.listing(language),
        urls.about(language),
        urls.find(language),
        urls.letter(language, "l1"),
        urls.letter(language, "l2"),
        urls.offline(language),
    )

    assert [] == [path for path in (*at, *read) if not path.startswith(f"/{language}/")]
    assert [f"site{path}" for path in at] == [urls.site_file(path) for path in at]
    assert [f"site{path}index.html" for path in read] == [urls.site_file(path) for path in read]
    assert len((*at, *read)) == len({*at, *read})


def test_recordings_and_icons_have_distinct_paths():
    """Hosts have it cached for ever: a player never requests it again."""
    first, second = (urls.audio("dinh-mau", "vi", digest * 32) for digest in "01")

    assert "/audio/dinh-mau/vi.0000000000.mp3" == first
    assert first != second
    assert urls.icon(192) != urls.icon(512) != urls.TOUCH_ICON
