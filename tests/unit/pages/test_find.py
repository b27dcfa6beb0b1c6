"""Every name of every relic is in the alphabet once, under its letter, and in what the search looks through."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import ValidationError

from generator import urls
from generator.content.catalogue import Plaque, Relic, Story
from generator.content.schema import Place, Step, StoryFrontMatter
from generator.kinds import KINDS
from generator.outputs.plan import plan
from generator.pages import find
from generator.site import Site
from generator.text.names import fold, initial, order
from generator.theme import templating
from tests.support.day import TODAY
from tests.support.html import seen
from tests.support.relics import FRONT_MATTER as LETTER
from tests.support.sites import shown
from tests.support.worlds import LANGUAGES
from tools.sample import lay_out

# Names as relics have them, and what an author's telephone may put between their letters.
SIGNS = [*"aĐôÔnN9…“”()-·'\"<&\t\n \u00a0\u200b\u3000", "ពោធិ៍", "វត្ត", "灵山", "古庙", "Đình ", "Chùa ", "ß", "İ", "🏮"]
writings = st.lists(st.sampled_from(SIGNS), min_size=1, max_size=6).map("".join)
named = st.fixed_dictionaries({"name": writings, "also": st.lists(writings, max_size=3)})
tongues = st.dictionaries(st.sampled_from(LANGUAGES[1:]), named, max_size=2)


def told(letter: dict[str, Any]) -> StoryFrontMatter:
    """The front matter of a story, as it passes the schema; what does not is another test's."""
    try:
        return StoryFrontMatter.model_validate(LETTER | letter)
    except ValidationError:
        assume(False)  # noqa: FBT003 -- hypothesis has no other way to say it
        raise


def relic(of: Site, name: str, vi: dict[str, Any], others: dict[str, dict[str, Any]], ward: str | None) -> Relic:
    """A relic of these names."""
    pattern = of.catalogue.relics[0]
    letters = {"vi": vi} | {language: others[language] for language in LANGUAGES if language in others}
    stories = tuple(Story(language, told(letter), (), pattern.at) for language, letter in letters.items())
    try:
        place = Place.model_validate({"address": "x", "sources": ["s1"]} | ({"ward": ward} if ward else {}))
    except ValidationError:
        assume(False)  # noqa: FBT003
        raise
    return replace(pattern, id=name, stories=stories, facts=pattern.facts.model_copy(update={"place": place}))


def with_relics(of: Site, *relics: Relic, plaques: tuple[Plaque, ...] = ()) -> Site:
    return replace(of, catalogue=replace(of.catalogue, relics=relics, plaques=plaques))


@st.composite
def catalogues(pick: st.DrawFn) -> list[tuple[dict[str, Any], dict[str, dict[str, Any]], str | None]]:
    """Up to four relics with names in some languages, and a ward."""
    count = pick(st.integers(1, 4))
    return [(pick(named), pick(tongues), pick(st.none() | writings)) for _ in range(count)]


def built(of: Site, found: list[tuple[dict[str, Any], dict[str, dict[str, Any]], str | None]]) -> Site:
    return with_relics(of, *(relic(of, f"r{number}", *parts) for number, parts in enumerate(found)))


def written(of: Site) -> set[tuple[str, str]]:
    """Each relic with each of its names."""
    return {
        (one.id, name)
        for one in of.catalogue.relics
        for story in one.stories
        for name in (story.front_matter.name, *story.front_matter.also)
    }


def alphabet(of: Site, language: str, most: int) -> list[find.FindPage]:
    """The pages of the alphabet, where so many names may stand on one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(find, "MAX_NAMES_ON_ONE_PAGE", most)
        return list(find.find(of, language))


def lines_of(found: list[find.FindPage]) -> Iterator[tuple[str, find.NameLine]]:
    for view in found:
        for letter in view.letters:
            for line in letter.lines:
                yield letter.heading, line


@pytest.fixture(scope="module")
def sample(tmp_path_factory, theme) -> Site:
    folder = tmp_path_factory.mktemp("finding")
    lay_out(folder)
    return shown(folder / "content", theme)


class Brief(Site):
    """One that is not spelled out, page after page, where a test fails."""

    def __repr__(self) -> str:
        return "Brief(…)"


@pytest.fixture(scope="module")
def site(loaded, theme) -> Site:
    """The small site, its relics to be replaced."""
    return Brief(loaded.catalogue, loaded.words, theme, TODAY)


# ---- the alphabet ---------------------------------------------------------------------------------


@given(catalogues(), st.sampled_from(LANGUAGES), st.sampled_from([0, 300]))
def test_every_name_of_every_relic_stands_in_the_alphabet_once(site, found, language, most):
    """In each language of the site, all on one page and a page a letter."""
    site = built(site, found)
    there = Counter((line.path, line.name) for _, line in lines_of(alphabet(site, language, most)))

    assert dict.fromkeys(((urls.relic(language, one), name) for one, name in written(site)), 1) == there


@given(catalogues(), st.sampled_from(LANGUAGES), st.sampled_from([0, 300]))
def test_a_letter_has_one_place_and_names_stand_under_theirs_in_order(site, found, language, most):
    """Also names in quotation marks or brackets; those that begin with no letter come last."""
    listed = alphabet(built(site, found), language, most)
    headings = [letter.heading for letter in listed[0].letters]

    assert sorted(set(headings), key=headings.index) == headings
    assert "#" not in headings[:-1]
    assert [] == [(heading, line) for heading, line in lines_of(listed) if heading != initial(line.name)]
    for view in listed:
        for letter in view.letters:
            names = [line.name for line in letter.lines]
            assert sorted(names, key=order) == names


def test_letters_come_in_the_order_of_their_scripts(site):
    """Latin as a Vietnamese schoolbook has it, Khmer, Chinese signs under one heading, digits."""
    names = ["Đình", "Chùa", "Ô Môn", "“Ông”", "(An)", "វត្ត", "ពោធិ៍", "灵山", "古庙", "415"]
    site = with_relics(site, relic(site, "a", {"name": names[0], "also": names[1:]}, {}, None))

    assert ["A", "C", "D", "O", "ព", "វ", "汉", "#"] == [
        letter.heading for letter in alphabet(site, "vi", 300)[0].letters
    ]


@pytest.mark.parametrize(("language", "marks"), [("vi", ["", "km", "zh", ""]), ("km", ["", "", "zh", ""])])
@pytest.mark.parametrize("most", [0, 300])
def test_a_letter_of_another_script_says_whose_it_is(site, language, marks, most):
    """So that a screen reader says it right."""
    site = with_relics(site, relic(site, "a", {"name": "Đình", "also": ["វត្ត", "灵山", "415"]}, {}, None))

    for view in alphabet(site, language, most):
        assert marks == [letter.language for letter in view.letters]


def test_a_name_in_another_language_says_which_and_another_name_whose_it_is(sample):
    found = {line.name: (line.language, line.of) for _, line in lines_of(alphabet(sample, "en", 300))}

    assert ("", "") == found["Sample Communal House"]
    assert ("vi", "Sample Communal House") == found["Đình Mẫu"]
    assert ("vi", "Sample Communal House") == found["Đình Thử"]
    assert ("zh", "Sample Communal House") == found["样本村亭"]
    assert ("vi", "") == found["Miếu Mẫu"]


def test_a_name_two_languages_share_needs_no_mark_in_either(site):
    site = with_relics(site, relic(site, "a", {"name": "Pôthi"}, {"en": {"name": "Pôthi"}}, None))

    for language, mark in (("vi", ""), ("en", ""), ("km", "vi")):
        assert [("Pôthi", mark, "")] == [
            (line.name, line.language, line.of) for _, line in lines_of(alphabet(site, language, 300))
        ]


def test_two_relics_of_one_name_are_told_apart_by_their_wards(site):
    relics = [relic(site, f"r{ward[-1]}", {"name": "Đình"}, {}, ward) for ward in ("phường A", "phường B")]
    found = [(line.path, line.about) for _, line in lines_of(alphabet(with_relics(site, *relics), "en", 300))]

    assert ["/en/rA/", "/en/rB/"] == [path for path, _ in found]
    assert [True, True] == [about.endswith(f" · phường {one}") for (_, about), one in zip(found, "AB", strict=True)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("most", "several"), [(6, False), (5, True)])
def test_of_more_names_than_a_page_holds_each_letter_has_a_page(sample, language, most, several):
    """The sample has six names."""
    assert 6 == len(written(sample))
    assert several == (len(alphabet(sample, language, most)) > 1)


def test_all_names_stand_on_one_page_where_they_are_few(sample):
    (view,) = alphabet(sample, "vi", 300)

    assert "/vi/find/" == view.page.path
    assert all(letter.path.startswith("#") and letter.lines for letter in view.letters)


def test_each_page_of_a_letter_holds_its_names_and_leads_to_the_others(sample):
    first, *others = alphabet(sample, "vi", 0)
    letters = [(letter.heading, letter.path) for letter in first.letters]

    assert "/vi/find/" == first.page.path
    assert [] == [letter for letter in first.letters if letter.lines]
    assert [path for _, path in letters] == [view.page.path for view in others]
    for view in others:
        assert letters == [(letter.heading, letter.path) for letter in view.letters]
        assert [view.page.path] == [letter.path for letter in view.letters if letter.lines]


def test_searches_are_shown_the_alphabet_and_none_of_its_letters(sample):
    first, *others = alphabet(sample, "en", 0)

    assert "https://mau.example/en/find/" == first.page.canonical
    assert {*LANGUAGES, "x-default"} == {alternate.language for alternate in first.page.alternates}
    assert [("", ())] * len(others) == [(view.page.canonical, view.page.alternates) for view in others]


@pytest.mark.parametrize(("most", "several"), [(0, 4 * (1 + 5)), (300, 4)])
def test_every_link_of_the_alphabet_leads_somewhere(sample, monkeypatch, most, several):
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
        assert [] == [link for link in links if link.startswith("/") and urls.site_file(link) not in outputs]
        relics |= {link for link in links if link.endswith("-mau/")}

    assert several == len(listed)
    assert {urls.relic(language, one.id) for language in LANGUAGES for one in sample.catalogue.relics} == relics


# ---- what the search looks through ----------------------------------------------------------------


def test_a_relic_may_be_asked_by_all_its_names_its_codes_its_ward_and_its_address(sample):
    entrance = find.name_list(sample, "en").lines[0]

    assert "/en/dinh-mau/" == entrance.path
    assert "Sample Communal House" == entrance.keys[0]
    assert {
        "Sample Communal House",
        "Đình Mẫu",
        "Đình Thử",
        "样本村亭",
        "4nvh3",
        "phường Ô Môn, thành phố Cần Thơ",
        "1 đường Mẫu, phường Thới An, quận Ô Môn, thành phố Cần Thơ",
    } == set(entrance.keys)
    assert len(set(entrance.keys)) == len(entrance.keys)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_search_knows_each_relic_once_by_the_name_of_its_page_first(sample, language):
    relics = sample.catalogue.relics

    assert [
        (urls.relic(language, one.id), sample.name(one, language), find._kind_and_ward(sample, one, language))
        for one in relics
    ] == [(line.path, line.keys[0], line.about) for line in find.name_list(sample, language).lines]


@pytest.mark.parametrize("stage", ["designed", "proofed", "printed", "installed", "damaged", "replaced", "retired"])
def test_a_plaque_that_was_taken_down_is_not_searched_for(sample, stage):
    """Its code opens what stood there; a relic is not asked by it any more."""
    one, *others = sample.catalogue.plaques
    step = Step.model_validate({"stage": stage, "on": "2026-01-02", "by": "x"})
    site = replace(sample, catalogue=replace(sample.catalogue, plaques=(replace(one, life=(*one.life, step)), *others)))
    keys = {key for line in find.name_list(site, "vi").lines for key in line.keys}

    assert (stage not in ("replaced", "retired")) == (one.code in keys)
    assert {plaque.code for plaque in others} <= keys


def lines(of: Site, language: str) -> list[list[str]]:
    """names.txt as static/find.js takes it apart."""
    args = ("names.txt", find.name_list(of, language), of.wordings[language].entries, of.theme.templates)
    return [line.split("\t") for line in templating.page(*args).decode().strip().split("\n")]


@given(catalogues(), st.sampled_from(LANGUAGES))
def test_whatever_is_written_a_relic_is_a_line_and_a_key_is_a_key(site, found, language):
    """No tab or line end in a name or a ward makes two of one."""
    site = built(site, found)

    assert [
        [urls.relic(language, one.id), " ".join(find._kind_and_ward(site, one, language).split())]
        for one in site.catalogue.relics
    ] == [line[:2] for line in lines(site, language)]
    assert [list(line.keys) for line in find.name_list(site, language).lines] == [
        line[2:] for line in lines(site, language)
    ]
    assert [] == [key for line in lines(site, language) for key in line if not key or key != key.strip()]


@given(catalogues(), st.sampled_from(LANGUAGES))
def test_the_search_finds_each_name_that_is_written(site, found, language):
    """Folded as the script folds what a reader types."""
    site = built(site, found)
    keys = {line[0]: {fold(key) for key in line[2:]} for line in lines(site, language)}

    assert [] == [(one, name) for one, name in written(site) if fold(name) not in keys[urls.relic(language, one)]]


@given(catalogues())
def test_no_key_stands_there_twice(site, found):
    """Each is some bytes of every visitor's first scan."""
    site = built(site, found)

    assert [] == [line for line in find.name_list(site, "vi").lines if len(set(line.keys)) != len(line.keys)]


@pytest.mark.parametrize("line_end", ["\n", "\t", "  ", "\u00a0"])
def test_a_name_broken_into_lines_is_the_same_name(site, line_end):
    """YAML keeps line ends and tabs in quotation marks and blocks."""
    names = {"name": "Đình Một", "also": [f"Đình{line_end}Một"]}
    (line,) = find.name_list(with_relics(site, relic(site, "a", names, {}, None)), "vi").lines

    assert ("Đình Một", "x") == line.keys


def test_signs_of_html_are_letters_in_a_list_that_is_none(site):
    site = with_relics(site, relic(site, "a", {"name": "Đình <b> & “x”"}, {}, None))

    assert "Đình <b> & “x”" == lines(site, "vi")[0][2]


def test_the_list_of_the_sample_is_these_very_lines(sample):
    kind = KINDS["chinese-temple"].names["zh"]

    assert [
        "/zh/mieu-mau/",
        f"{kind} · phường Thới Long, thành phố Cần Thơ",
        "Miếu Mẫu",
        next(plaque.code for plaque in sample.catalogue.plaques if plaque.relic == "mieu-mau"),
        "phường Thới Long, thành phố Cần Thơ",
        "Khu vực Mẫu, phường Thới Long, quận Ô Môn, thành phố Cần Thơ",
    ] == lines(sample, "zh")[2]
