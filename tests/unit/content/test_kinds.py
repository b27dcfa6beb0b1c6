"""A project's own kinds of relics: an entry in kinds.yaml, beside those that come with the program or over one of them."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest

from generator.content.files import find_files
from generator.content.kinds import OwnKind, contrast, read_kinds, shown_kinds
from generator.content.load import load
from generator.content.project_schema import Project
from generator.kinds import ROWS, Kind, check_table
from generator.project.templates import Templates
from generator.text.translations import borrowed
from tests.support.kinds import KINDS, TABLE
from tests.support.languages import KNOWN, SPOKEN
from tests.support.worlds import BUILT_IN, TEMPLATES, edit

RELIC = "sites/dinh-mot/site.yaml"
FORT = "kinds:\n  - {id: old-fort, names: {vi: Đồn cũ, en: Old fort}, accent: nghe, on_accent: muc, schema_type: CivicStructure}\n"


PROJECT = Project.model_construct(languages=tuple(SPOKEN))


@pytest.fixture
def read(content):
    """The kinds there are beside this kinds.yaml, and codes of the problems in it."""

    def read(text: str, templates=TEMPLATES) -> tuple[dict[str, Kind], list[str]]:
        (content / "kinds.yaml").write_text(text, "utf-8")
        table, problems = read_kinds(Templates((templates,)), find_files(content, SPOKEN)[0], SPOKEN, PROJECT)
        return dict(table.kinds), [problem.code for problem in problems]

    return read


def test_a_kind_of_ones_own_stands_behind_those_there_are(read):
    kinds, problems = read(FORT)
    fort = kinds["old-fort"]

    assert [*KINDS, "old-fort"] == list(kinds)
    assert ["kind-undrawn"] == problems
    assert ("Đồn cũ", ("nghe", "muc"), "CivicStructure") == (fort.gloss, fort.accents, fort.schema_type)


def test_it_is_called_by_its_first_name_where_it_has_no_other(read):
    """That of a language it falls back on, marked as such: English by default."""
    table = replace(TABLE, kinds=read(FORT)[0])
    (fort,) = shown_kinds(table, {"old-fort"}, SPOKEN, "vi").kinds.values()
    borrowed_name = borrowed("Old fort", "en")

    assert {"vi": "Đồn cũ", "en": "Old fort", "km": borrowed_name, "zh": borrowed_name} == fort.names


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_in_the_colours_of_a_kind_of_ours_it_looks_the_same(read, kind):
    own = read(f"kinds:\n  - {{id: x, names: {{vi: x}}, accent: {kind.accent}, on_accent: {kind.on_accent}}}\n")[0]["x"]

    assert (kind.light, kind.dark) == (own.light, own.dark)


def test_an_entry_of_the_same_id_says_what_is_otherwise(read):
    kinds, problems = read("kinds:\n  - {id: museum, names: {km: សារមន្ទីរថ្មី}, without: [worship]}\n")
    museum, ours = kinds["museum"], KINDS["museum"]

    assert [] == problems
    assert list(KINDS) == list(kinds)
    assert {**ours.names, "km": "សារមន្ទីរថ្មី"} == museum.names
    assert tuple(tag for tag in ours.machine if tag != "km") == museum.machine, "what a person wrote is no machine's"
    assert (("worship",), ours.accents, ours.gloss) == (museum.without, museum.accents, museum.gloss)


def test_a_relic_may_be_of_it_and_stands_under_the_plain_roof(content):
    (content / "kinds.yaml").write_text(FORT, "utf-8")
    edit(content, RELIC, "kind: communal-house", "kind: old-fort")
    loaded = load(content, BUILT_IN)

    assert ["kind-undrawn"] == [problem.code for problem in loaded.problems]
    assert loaded.catalogue is not None
    assert ["khmer-pagoda", "old-fort"] == list(loaded.catalogue.table.kinds)


def test_a_mistake_in_it_is_not_told_again_at_its_relics(content):
    (content / "kinds.yaml").write_text(FORT.replace("accent: nghe", "accent: lam"), "utf-8")
    edit(content, RELIC, "kind: communal-house", "kind: old-fort")

    assert ["choice"] == [problem.code for problem in load(content, BUILT_IN).problems]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("{id: x, names: {vi: x}}\n  - {id: x, names: {vi: y}}", "listed-twice"),
        ("{id: x, names: {en: x}}", "kind-name-missing"),
        ("{id: x, names: {vi: x, fr: x}}", "field-unknown"),
        ("{id: x, names: {vi: x}, accent: vang}", "choice"),
        ("{id: x, names: {vi: x}, accent: men, on_accent: muc}", "contrast-low"),
        ('{id: x, names: {vi: x}, dark: ["#111111", "#222222"]}', "contrast-low"),
        ('{id: x, names: {vi: x}, dark: ["#111111"]}', "colours"),
        ("{id: x, names: {vi: x}, light: [den, trang]}", "colours"),
        ("{id: plain, names: {vi: x}}", "kind-id"),
        ("{id: X1, names: {vi: x}}", "kind-id"),
        ("{id: x-, names: {vi: x}}", "kind-id"),
        ("{id: x, names: {vi: x}, schema_type: nhà cổ}", "schema-type"),
        ("{id: x, names: {vi: x}, without: [place]}", "choice"),
        ("{names: {vi: x}}", "field-missing"),
    ],
)
def test_what_is_wrong_in_it_is_told(read, written, code):
    assert code in read(f"kinds:\n  - {written}\n")[1]


@pytest.mark.parametrize(
    "drawing",
    [
        "<svg",
        "<a/>",
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>',
        '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9v9z"/></svg>',
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="1 0 9 9"><path d="M0 0h9v9z"/></svg>',
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d=""/></svg>',
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="nét"/></svg>',
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/><path d="M0 0h9v9z"/></svg>',
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><g><path d="M0 0h9v9z"/></g></svg>',
    ],
)
def test_a_drawing_that_is_not_one_path_is_told(read, tmp_path, drawing):
    own = shutil.copytree(TEMPLATES, tmp_path / "templates")
    (own / "parts/roof-old-fort.svg").write_text(drawing, "utf-8")

    assert ["drawing-unfit"] == read(FORT, own)[1]


@pytest.mark.parametrize("name", sorted(path.name for path in TEMPLATES.glob("parts/roof-*.svg")))
def test_each_drawing_of_ours_is_one_path(read, name):
    kind = name.removeprefix("roof-").removesuffix(".svg")
    text = f"kinds:\n  - id: {kind}\n"

    assert [] == read(text)[1] or "plain" == kind


# ---- the table that comes with the program ----------------------------------------------------------


def test_the_table_lacks_nothing():
    check_table(BUILT_IN)

    assert 17 == len(KINDS)
    assert TABLE.icon in KINDS
    assert [] == [kind.id for kind in KINDS.values() if set(kind.machine) != set(KNOWN) - {"vi", "en"}]
    assert [] == [kind.id for kind in KINDS.values() if set(kind.names) != set(KNOWN)]


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_each_drawing_of_ours_is_seen_on_its_ground(kind):
    assert min(contrast(*kind.light), contrast(*kind.dark)) >= 3
    assert set(kind.without) <= set(ROWS)


def test_what_an_author_may_write_is_what_the_table_has():
    fields = {name.removeprefix("_") for name in Kind.__slots__}

    assert fields == set(OwnKind.model_fields)
