"""Every name of every relic is in the alphabet once, under its letter, and is a search key."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import brotli
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import ValidationError

from generator import urls
from generator.content.catalogue import Plaque, Relic, Story
from generator.content.plaque_schema import Step
from generator.content.schema import Place, StoryFrontMatter
from generator.outputs.plan import plan
from generator.pages import find, search
from generator.site import Site
from generator.text.names import fold
from generator.theme import templating
from tests.support import sites
from tests.support.catalogues import entries_of, with_entries
from tests.support.day import TODAY
from tests.support.html import seen
from tests.support.kinds import KINDS
from tests.support.relics import FRONT_MATTER
from tests.support.sites import shown
from tests.support.worlds import LANGUAGES
from tools.sample import lay_out

# Names as relics have them, and what an author's telephone may put between their letters.
SIGNS = [*"aĐôÔnN9…“”()-·'\"<&\t\n \u00a0\u200b\u3000", "ពោធិ៍", "វត្ត", "灵山", "古庙", "Đình ", "Chùa ", "ß", "İ", "🏮"]
writings = st.lists(st.sampled_from(SIGNS), min_size=1, max_size=6).map("".join)
named = st.fixed_dictionaries({"name": writings, "also": st.lists(writings, max_size=3)})
tongues = st.dictionaries(st.sampled_from(LANGUAGES[1:]), named, max_size=2)


def front_matter_of(front_matter: dict[str, Any]) -> StoryFrontMatter:
    """The front matter of a story, as it passes the schema; what does not is another test's."""
    try:
        return StoryFrontMatter.model_validate(FRONT_MATTER | front_matter)
    except ValidationError:
        assume(False)  # noqa: FBT003 -- hypothesis has no other way to say it
        raise


def relic(
    site: Site, name: str, vi: dict[str, Any], translations: dict[str, dict[str, Any]], ward: str | None
) -> Relic:
    """A relic of these names."""
    template = site.catalogue.relics[0]
    front_matters = {"vi": vi} | {
        language: translations[language] for language in LANGUAGES if language in translations
    }
    stories = tuple(
        Story(language, front_matter_of(front_matter), (), template.at)
        for language, front_matter in front_matters.items()
    )
    try:
        place = Place.model_validate({"address": "x", "sources": ["s1"]} | ({"ward": ward} if ward else {}))
    except ValidationError:
        assume(False)  # noqa: FBT003
        raise
    return replace(
        template, id=name, stories=stories, facts=template.facts.model_copy(update={"place": place, "festivals": ()})
    )


def with_relics(site: Site, *relics: Relic, plaques: tuple[Plaque, ...] = ()) -> Site:
    return replace(site, catalogue=replace(sites.with_relics(site.catalogue, relics), plaques=plaques))


@st.composite
def catalogues(pick: st.DrawFn) -> list[tuple[dict[str, Any], dict[str, dict[str, Any]], str | None]]:
    """Up to four relics with names in some languages, and a ward."""
    count = pick(st.integers(1, 4))
    return [(pick(named), pick(tongues), pick(st.none() | writings)) for _ in range(count)]


def built(site: Site, drawn: list[tuple[dict[str, Any], dict[str, dict[str, Any]], str | None]]) -> Site:
    return with_relics(site, *(relic(site, f"r{number}", *parts) for number, parts in enumerate(drawn)))


def written(site: Site) -> set[tuple[str, str]]:
    """Pairs of a relic's id and one of its names."""
    return {
        (relic.id, name)
        for relic in site.catalogue.relics
        for story in relic.stories
        for name in (story.front_matter.name, *story.front_matter.also)
    }


def pages_in(site: Site, language: str) -> Iterator[find.FindPage]:
    """The pages of the alphabet in one language."""
    return find.find(site, find.names_in(site.entries), language)


def alphabet(site: Site, language: str, most: int) -> list[find.FindPage]:
    """The pages of the alphabet, with at most this many names on one page."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(find, "MAX_NAMES_ON_ONE_PAGE", most)
        return list(pages_in(site, language))


def lines_of(views: list[find.FindPage]) -> Iterator[tuple[str, find.NameLine]]:
    for view in views:
        for letter in view.letters:
            for line in letter.lines:
                yield letter.heading, line


@pytest.fixture(scope="module")
def sample(tmp_path_factory, theme) -> Site:
    folder = tmp_path_factory.mktemp("finding")
    lay_out(folder)
    return shown(folder / "content", theme)


class Brief(Site):
    """A site with a short repr: the whole one would fill pages where a test fails."""

    def __repr__(self) -> str:
        return "Brief(…)"


@pytest.fixture(scope="module")
def site(loaded, theme) -> Site:
    """The small site, its relics to be replaced."""
    return Brief(loaded.catalogue, loaded.wordings, theme, TODAY)


# ---- the alphabet ---------------------------------------------------------------------------------


@given(catalogues(), st.sampled_from(LANGUAGES), st.sampled_from([0, 300]))
def test_every_name_of_every_relic_stands_in_the_alphabet_once(site, drawn, language, most):
    """In each language of the site, all on one page and a page a letter."""
    site = built(site, drawn)
    listed = Counter((line.path, line.name) for _, line in lines_of(alphabet(site, language, most)))

    assert dict.fromkeys(((urls.relic(language, relic_id), name) for relic_id, name in written(site)), 1) == listed


@given(catalogues(), st.sampled_from(LANGUAGES), st.sampled_from([0, 300]))
def test_names_are_sorted_under_their_letter(site, drawn, language, most):
    """Also names in quotation marks or brackets; those that begin with no letter come last."""
    listed, collation = alphabet(built(site, drawn), language, most), site.collation(language)
    headings = [letter.heading for letter in listed[0].letters]

    assert sorted(set(headings), key=headings.index) == headings
    assert "#" not in headings[:-1]
    assert [] == [(heading, line) for heading, line in lines_of(listed) if heading != collation.heading(line.name)]
    for view in listed:
        for letter in view.letters:
            names = [line.name for line in letter.lines]
            assert sorted(names, key=collation.key) == names


def test_letters_come_in_the_order_of_their_scripts(site):
    """The page's own first, the alphabet as its language has it; Chinese signs under one heading, digits last."""
    names = ["Đình", "Chùa", "Ô Môn", "“Ông”", "(An)", "វត្ត", "ពោធិ៍", "灵山", "古庙", "415"]
    site = with_relics(site, relic(site, "a", {"name": names[0], "also": names[1:]}, {}, None))

    for language, headings in (
        ("vi", "A C Đ Ô ព វ 汉 #"),
        ("en", "A C D O ព វ 汉 #"),
        ("km", "ព វ A C D O 汉 #"),
        ("zh", "汉 A C D O ព វ #"),
    ):
        assert headings.split() == [letter.heading for letter in alphabet(site, language, 300)[0].letters]


@pytest.mark.parametrize(("language", "marks"), [("vi", ["", "km", "zh", ""]), ("km", ["", "", "zh", ""])])
@pytest.mark.parametrize("most", [0, 300])
def test_a_letter_of_another_script_is_marked_with_its_language(site, language, marks, most):
    """So that a screen reader says it right."""
    site = with_relics(site, relic(site, "a", {"name": "Đình", "also": ["វត្ត", "灵山", "415"]}, {}, None))

    for view in alphabet(site, language, most):
        assert marks == [letter.language for letter in view.letters]


def test_a_name_line_gives_the_name_s_language_and_the_relic_s_page_name(sample):
    lines_by_name = {line.name: (line.language, line.of) for _, line in lines_of(alphabet(sample, "en", 300))}

    assert ("", "") == lines_by_name["Sample Communal House"]
    assert ("vi", "Sample Communal House") == lines_by_name["Đình Mẫu"]
    assert ("vi", "Sample Communal House") == lines_by_name["Đình Thử"]
    assert ("zh", "Sample Communal House") == lines_by_name["样本村亭"]
    assert ("vi", "") == lines_by_name["Miếu Mẫu"]


def test_a_name_two_languages_share_needs_no_mark_in_either(site):
    site = with_relics(site, relic(site, "a", {"name": "Pôthi"}, {"en": {"name": "Pôthi"}}, None))

    for language, mark in (("vi", ""), ("en", ""), ("km", "vi")):
        assert [("Pôthi", mark, "")] == [
            (line.name, line.language, line.of) for _, line in lines_of(alphabet(site, language, 300))
        ]


def test_two_relics_of_one_name_are_told_apart_by_their_wards(site):
    relics = [relic(site, f"r{ward[-1]}", {"name": "Đình"}, {}, ward) for ward in ("phường A", "phường B")]
    listed = [(line.path, line.about) for _, line in lines_of(alphabet(with_relics(site, *relics), "en", 300))]

    assert ["/en/rA/", "/en/rB/"] == [path for path, _ in listed]
    assert [True, True] == [
        about.endswith(f" · phường {ward_name}") for (_, about), ward_name in zip(listed, "AB", strict=True)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("most", "several"), [(6, False), (5, True)])
def test_with_more_names_than_fit_on_a_page_each_letter_has_a_page(sample, language, most, several):
    """The sample has six names."""
    assert 6 == len(written(sample))
    assert several == (len(alphabet(sample, language, most)) > 1)


def test_few_names_are_all_on_one_page(sample):
    (view,) = alphabet(sample, "vi", 300)

    assert "/vi/find/" == view.page.path
    assert all(letter.path.startswith("#") and letter.lines for letter in view.letters)


def test_a_letter_s_page_holds_its_names_and_links_to_the_other_letters(sample):
    main, *letter_pages = alphabet(sample, "vi", 0)
    letters = [(letter.heading, letter.path) for letter in main.letters]

    assert "/vi/find/" == main.page.path
    assert [] == [letter for letter in main.letters if letter.lines]
    assert [path for _, path in letters] == [view.page.path for view in letter_pages]
    for view in letter_pages:
        assert letters == [(letter.heading, letter.path) for letter in view.letters]
        assert [view.page.path] == [letter.path for letter in view.letters if letter.lines]


def test_the_alphabet_is_canonical_and_its_letters_pages_are_not(sample):
    main, *letter_pages = alphabet(sample, "en", 0)

    assert "https://mau.example/en/find/" == main.page.canonical
    assert {*LANGUAGES, "x-default"} == {alternate.language for alternate in main.page.alternates}
    assert [("", ())] * len(letter_pages) == [(view.page.canonical, view.page.alternates) for view in letter_pages]


@pytest.mark.parametrize(("most", "count"), [(0, 4 * (1 + 5)), (300, 4)])
def test_every_link_of_the_alphabet_has_a_target(sample, monkeypatch, most, count):
    """To a page, a file, a place on the page. The sample has names under five letters."""
    monkeypatch.setattr(find, "MAX_NAMES_ON_ONE_PAGE", most)
    outputs = {output.path: output for output in plan(sample)[0]}
    listed = [output for output in outputs.values() if output.args[:1] == ("find.html",)]
    relics = set()
    for output in listed:
        html = seen(output.make(*output.args).decode())
        ids = {f"#{value}" for name, value in html.attributes if name == "id"}
        links = {value for name, value in html.attributes if name in ("href", "src", "action", "data-names")}

        assert set() == {link for link in links if link.startswith("#")} - ids
        assert [] == [
            link for link in links if link.startswith("/") and urls.site_file(link.partition("#")[0]) not in outputs
        ]
        relics |= {link for link in links if link.endswith("-mau/")}

    assert count == len(listed)
    assert {urls.relic(language, relic.id) for language in LANGUAGES for relic in sample.catalogue.relics} == relics


# ---- more names than a page holds ------------------------------------------------------------------


@pytest.fixture(scope="module")
def one_letter(site) -> Site:
    """5,000 relics whose Vietnamese names begin with one letter."""
    return with_entries(site, entries_of(5000, site.entries[0], letter="Đ"))


@pytest.mark.parametrize("language", ["vi", "km"])
def test_five_thousand_names_under_one_letter_are_pages_of_sixty(one_letter, language):
    """Every name stands on one of them, in order; the main page has letters alone."""
    main, *pages = pages_in(one_letter, language)
    listed = [(line.path, line.name) for _, line in lines_of(pages)]
    named = {
        (urls.relic(language, entry.id), name) for entry in one_letter.entries for name, _ in search.names_of(entry)
    }

    assert [] == [letter for letter in main.letters if letter.lines]
    assert sorted(named) == sorted(listed)
    assert max(len(letter.lines) for view in pages for letter in view.letters) <= 60
    letter = {"vi": "Đ", "km": "D"}[language]
    d = [line.name for heading, line in lines_of(pages) if heading == letter]
    assert sorted(d, key=one_letter.collation(language).key) == d
    assert len(d) >= 5000


@pytest.mark.parametrize("language", ["vi", "km"])
def test_each_page_of_a_letter_leads_to_the_next_one_and_says_where_jumps_go(one_letter, language):
    pages = [view for view in pages_in(one_letter, language) if view.pager]
    paths = {view.page.path: view for view in pages}
    turns = [view.pager.next for view in pages if view.pager.next]

    assert len(set(paths)) == len(pages)
    assert set(turns) == {view.page.path for view in pages if view.pager.previous}
    assert len({view.page.title for view in pages}) == len(pages)
    for view in pages:
        assert len(view.pager.jumps) <= 13
        for jump in view.pager.jumps:
            (first, *_) = next(letter.lines for letter in paths[jump.path].letters if letter.lines)
            assert first.name.startswith(jump.label.removesuffix("…"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("count", [5, 100, 5000])
def test_no_page_of_the_alphabet_has_more_than_ten_kilobytes(site, language, count):
    """As hosts send it, packed: three round trips at the start of a connection hold more."""
    larger = with_entries(site, entries_of(count, site.entries[0], letter="Đ"))
    views = list(pages_in(larger, language))
    sample = [*views[:40], *views[40::25], views[-1]]
    words, theme = larger.wordings[language].entries, larger.theme.templates
    sizes = {
        view.page.path: len(brotli.compress(templating.page("find.html", view, words, theme), quality=5))
        for view in sample
    }

    assert {} == {path: size for path, size in sizes.items() if size > 10_240}


def test_a_letter_has_the_same_address_whatever_other_letters_there_are(site):
    one, two = (
        with_relics(site, relic(site, "a", {"name": "Đình", "also": also}, {}, None))
        for also in (["វត្ត", "灵山"], ["An", "Ba", "វត្ត", "灵山", "ß", "415"])
    )
    paths, more = ({letter.heading: letter.path for letter in alphabet(of, "vi", 0)[0].letters} for of in (one, two))

    assert {"Đ": "/vi/find/110/", "វ": "/vi/find/179c/", "汉": "/vi/find/6c49/"} == paths
    assert paths.items() <= more.items()
    assert len(set(more.values())) == len(more)


# ---- what the search looks through ----------------------------------------------------------------


def names_in(site: Site, language: str) -> search.NameList:
    """The names of all relics of a site."""
    return search.name_list(site.entries, site.kinds, search.codes_of(site.catalogue.plaques), language)


def test_search_keys_are_names_plaque_codes_ward_and_address(sample):
    line = names_in(sample, "en").lines[0]

    assert "/en/dinh-mau/" == line.path
    assert "Sample Communal House" == line.keys[0]
    assert {
        "Sample Communal House",
        "Đình Mẫu",
        "Đình Thử",
        "样本村亭",
        "4nvh3",
        "phường Ô Môn, thành phố Cần Thơ",
        "1 đường Mẫu, phường Thới An, quận Ô Môn, thành phố Cần Thơ",
    } == set(line.keys)
    assert len(set(line.keys)) == len(line.keys)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_relic_is_in_the_name_list_once_its_page_name_first(sample, language):
    relics = sample.catalogue.relics

    assert [
        (
            urls.relic(language, relic.id),
            sample.name(relic, language),
            search.kind_and_ward(sample.entry(relic.id), sample.kinds, language),
        )
        for relic in relics
    ] == [(line.path, line.keys[0], line.about) for line in names_in(sample, language).lines]


@pytest.mark.parametrize("stage", ["designed", "proofed", "printed", "installed", "damaged", "replaced", "retired"])
def test_the_code_of_a_plaque_that_was_taken_down_is_no_search_key(sample, stage):
    """Its code opens the page of the retired plaque, not the relic."""
    first, *others = sample.catalogue.plaques
    step = Step.model_validate({"stage": stage, "on": "2026-01-02", "by": "x"})
    site = replace(
        sample, catalogue=replace(sample.catalogue, plaques=(replace(first, life=(*first.life, step)), *others))
    )
    keys = {key for line in names_in(site, "vi").lines for key in line.keys}

    assert (stage not in ("replaced", "retired")) == (first.code in keys)
    assert {plaque.code for plaque in others} <= keys


def lines(site: Site, language: str) -> list[list[str]]:
    """names.txt as static/find.js takes it apart."""
    args = ("names.txt", names_in(site, language), site.wordings[language].entries, site.theme.templates)
    return [line.split("\t") for line in templating.page(*args).decode().strip().split("\n")]


@given(catalogues(), st.sampled_from(LANGUAGES))
def test_no_name_or_ward_breaks_the_lines_of_the_name_list(site, drawn, language):
    """No tab or line end in a name or a ward makes two of one."""
    site = built(site, drawn)

    assert [
        [
            urls.relic(language, relic.id),
            " ".join(search.kind_and_ward(site.entry(relic.id), site.kinds, language).split()),
        ]
        for relic in site.catalogue.relics
    ] == [line[:2] for line in lines(site, language)]
    assert [list(line.keys) for line in names_in(site, language).lines] == [line[2:] for line in lines(site, language)]
    assert [] == [key for line in lines(site, language) for key in line if not key or key != key.strip()]


@given(catalogues(), st.sampled_from(LANGUAGES))
def test_every_name_is_a_search_key(site, drawn, language):
    """Folded as the script folds what a reader types."""
    site = built(site, drawn)
    keys = {line[0]: {fold(key) for key in line[2:]} for line in lines(site, language)}

    assert [] == [
        (relic_id, name) for relic_id, name in written(site) if fold(name) not in keys[urls.relic(language, relic_id)]
    ]


@given(catalogues())
def test_no_search_key_is_listed_twice(site, drawn):
    """Each is some bytes of every visitor's first scan."""
    site = built(site, drawn)

    assert [] == [line for line in names_in(site, "vi").lines if len(set(line.keys)) != len(line.keys)]


@pytest.mark.parametrize("line_end", ["\n", "\t", "  ", "\u00a0"])
def test_blanks_and_line_ends_in_a_name_count_as_one_blank(site, line_end):
    """YAML keeps line ends and tabs in quotation marks and blocks."""
    names = {"name": "Đình Một", "also": [f"Đình{line_end}Một"]}
    (line,) = names_in(with_relics(site, relic(site, "a", names, {}, None)), "vi").lines

    assert ("Đình Một", "x") == line.keys


def test_the_name_list_does_not_escape_html(site):
    site = with_relics(site, relic(site, "a", {"name": "Đình <b> & “x”"}, {}, None))

    assert "Đình <b> & “x”" == lines(site, "vi")[0][2]


def test_the_name_list_of_the_sample_is_as_expected(sample):
    kind = KINDS["chinese-temple"].names["zh"]

    assert [
        "/zh/mieu-mau/",
        f"{kind} · phường Thới Long, thành phố Cần Thơ",
        "Miếu Mẫu",
        next(plaque.code for plaque in sample.catalogue.plaques if plaque.relic == "mieu-mau"),
        "phường Thới Long, thành phố Cần Thơ",
        "Khu vực Mẫu, phường Thới Long, quận Ô Môn, thành phố Cần Thơ",
    ] == lines(sample, "zh")[2]
