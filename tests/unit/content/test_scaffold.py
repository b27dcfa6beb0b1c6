"""A new relic begins with a skeleton that is right as it stands, and nothing an author has is written over."""

from __future__ import annotations

import re

import pytest
import yaml

from generator.content.field_words import hints, read_fields
from generator.content.load import first_wording, load
from generator.content.scaffold import ORDER, AlreadyThere, BadName, skeleton, write
from generator.content.schema import RelicFacts, StoryFrontMatter
from generator.diagnostics.problem import errors
from generator.plaques.codes import code_from
from tests.support.chapters import CHAPTERS
from tests.support.countries import RANKS
from tests.support.hints import HINTS
from tests.support.kinds import KINDS
from tests.support.languages import SPOKEN as LANGUAGES
from tests.support.worlds import BUILT_IN, WORLD, edit, snapshot

CODE = code_from(7)
FIRST = first_wording(WORLD / "content", BUILT_IN)


@pytest.fixture
def files():
    return skeleton("dinh-ba", CODE, "2026-11-22", KINDS, FIRST, CHAPTERS["vi"], RANKS, HINTS)


def test_a_skeleton_passes_every_check_as_it_stands(content, files):
    """All that is said is what to fill in."""
    write(files, content)
    loaded = load(content, BUILT_IN)

    assert ["draft-unfinished"] == [problem.code for problem in loaded.problems]
    assert "vi.md (name, summary, Lịch sử hình thành," in str(loaded.problems[0].values["lacking"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_story_is_in_the_first_language_of_the_project(content, language):
    others = [other for other in LANGUAGES if other != language]
    edit(content, "project.yaml", "[vi, en, km, zh]", f"[{', '.join((language, *others))}]")
    first = first_wording(content, BUILT_IN)
    files = skeleton("dinh-ba", CODE, "2026-11-22", KINDS, first, CHAPTERS[language], RANKS, HINTS)
    write(files, content)

    assert f"sites/dinh-ba/{language}.md" in files
    assert [] == [problem for problem in errors(load(content, BUILT_IN).problems) if "dinh-ba" in problem.at.path]


def test_where_no_project_can_be_read_it_is_in_the_language_all_words_are_there_in(tmp_path):
    assert "en" == first_wording(tmp_path, BUILT_IN).language


def test_it_is_a_draft_until_its_author_says_otherwise(content, files):
    """So a site with a skeleton in it can be published."""
    write(files, content)
    loaded = load(content, BUILT_IN)

    assert loaded.catalogue is not None
    assert ["dinh-mot", "chua-hai"] == [relic.id for relic in loaded.catalogue.relics]
    assert CODE not in [plaque.code for plaque in loaded.catalogue.plaques]


def test_it_is_a_facts_file_a_text_and_a_plaque(files):
    assert {"sites/dinh-ba/site.yaml", "sites/dinh-ba/vi.md", f"plaques/{CODE}.yaml"} == set(files)


def test_the_lines_behind_a_hash_are_right_when_the_hash_is_taken_away(files):
    """An author fills them in one by one; a wrong example would be copied."""
    facts = yaml.load(uncommented(files["sites/dinh-ba/site.yaml"]), yaml.BaseLoader)
    front_matter = yaml.load(uncommented(files["sites/dinh-ba/vi.md"].split("---\n")[1]), yaml.BaseLoader)

    assert set(RelicFacts.model_fields) == set(RelicFacts.model_validate(facts).model_fields_set)
    assert set(StoryFrontMatter.model_fields) - {"pronunciation"} == set(
        StoryFrontMatter.model_validate(front_matter).model_fields_set
    )
    assert {photo["file"] for photo in facts["photos"]} == set(front_matter["photos"])
    assert {feast["id"] for feast in facts["festivals"]} == set(front_matter["festivals"])


def uncommented(text: str) -> str:
    """Every line that is a field behind a hash, as a field."""
    return re.sub(r"^# ?( *(?:- )?[\w.-]+:)", r"\1", text, flags=re.MULTILINE)


@pytest.mark.parametrize("locale", ["vi", "en"])
def test_its_comments_are_the_words_of_the_fields(locale):
    """In English, too, for a project whose first language is not Vietnamese."""
    words = hints(read_fields(BUILT_IN), locale)
    made = skeleton("dinh-ba", CODE, "2026-11-22", KINDS, FIRST, CHAPTERS["vi"], RANKS, words)
    text = "".join(made.values())

    assert "‹" not in text
    assert words["Founded.date"] in text
    assert words["FrontMatter.text"] in text


def test_the_comments_of_a_plaque_are_the_words_of_its_fields():
    """They stand in the program, because every step in a plaque's life is written without the templates."""
    for line in ORDER.splitlines():
        field, _, comment = line.removeprefix("# ").partition(":")
        assert HINTS[f"PlaqueFile.{field}"].startswith(comment.partition("# ")[2]), line


def test_the_day_is_the_one_it_was_asked_for(files):
    assert "updated: 2026-11-22\n" in files["sites/dinh-ba/vi.md"]
    assert [] == [path for path, text in files.items() if "DAY" in text or "RELIC" in text]


@pytest.mark.parametrize(
    "name",
    [
        "",
        "Dinh-Ba",
        "đình-ba",
        "dinh ba",
        "dinh_ba",
        "-dinh",
        "dinh-",
        "dinh--ba",
        "../dinh",
        "a/b",
        ".",
        "..",
        "寺",
        "dinh\n",
        "a\x00",
    ],
)
def test_a_name_that_cannot_stand_in_an_address_is_refused(name):
    with pytest.raises(BadName):
        skeleton(name, CODE, "2026-11-22", KINDS, FIRST, CHAPTERS["vi"], RANKS, HINTS)


@pytest.mark.parametrize("name", ["dinh-ba", "a", "7", "chua-2"])
def test_a_plain_name_is_taken(name):
    assert f"sites/{name}/site.yaml" in skeleton(name, CODE, "2026-11-22", KINDS, FIRST, CHAPTERS["vi"], RANKS, HINTS)


@pytest.mark.parametrize("there", ["sites/dinh-ba/site.yaml", "sites/dinh-ba/vi.md", f"plaques/{CODE}.yaml"])
def test_where_any_of_it_is_there_nothing_at_all_is_written(content, files, there):
    (content / there).parent.mkdir(exist_ok=True)
    (content / there).write_text("mine")
    before = snapshot(content)

    with pytest.raises(AlreadyThere) as caught:
        write(files, content)

    assert there == caught.value.path
    assert before == snapshot(content)
