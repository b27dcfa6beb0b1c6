"""The schemas for editors take all that the program takes, and refuse what can be seen in one file alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from generator.authoring.authored_files import FILES, AuthoredFile
from generator.authoring.json_schema import schema_of
from generator.authoring.schema_files import FOLDER, schema_files, schema_line, tables_of
from generator.content.field_words import read_fields
from generator.content.fields import KINDS, LANGUAGES
from generator.content.source import parse
from generator.content.validate import check
from generator.diagnostics.problem import errors
from tests.support.countries import RANKS
from tests.support.day import TODAY
from tests.support.editors import as_editor_reads
from tests.support.kinds import KINDS as KINDS_THERE
from tests.support.languages import KNOWN
from tests.support.relics import FACTS, PROJECT, STORY, places, replaced, written
from tests.support.worlds import BUILT_IN, ROOT, WORLD, ditich

TABLES = tables_of(ROOT / "content", BUILT_IN)
VALIDATORS = {
    file.name: Draft202012Validator(schema_of(file.model, read_fields(BUILT_IN), TABLES, "vi")) for file in FILES
}
BY_NAME = {file.name: file for file in FILES}
WHOLE = [
    ("site", FACTS),
    ("story", STORY),
    ("project", PROJECT),
    ("plaque", {"relic": "a", "size": "A5", "life": [{"stage": "designed", "on": "2026-01-02", "by": "x"}]}),
    (
        "kinds",
        {
            "kinds": [
                {"id": "old-fort", "names": {"vi": "Đồn"}, "light": ["#1F5B4C", "#FBF6EA"], "chapters": ["history"]}
            ]
        },
    ),
]


def wrong(file: str, data: object) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in VALIDATORS[file].iter_errors(data)]


def taken(file: AuthoredFile, text: str) -> bool:
    """Whether the program takes a file that says this; alone, without the rest of its project."""
    document, problems = parse(written(text))
    if document is None:
        return False
    tables = {LANGUAGES: KNOWN, **RANKS.tables}
    value, found = check(file.model, document, TODAY.isoformat(), KINDS_THERE, tables=tables)
    return value is not None and not errors((*problems, *found))


def files_in(folder: Path) -> list[tuple[AuthoredFile, Path]]:
    return [(file, path) for file in FILES for path in sorted(folder.glob(file.pattern))]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
@pytest.mark.parametrize("locale", ["vi", "en"])
def test_a_schema_is_one(file, locale):
    schema = schema_of(file.model, read_fields(BUILT_IN), TABLES, locale)

    Draft202012Validator.check_schema(schema)
    assert {"title", "description", "type"} <= set(schema)


@pytest.mark.parametrize(
    ("file", "path"),
    [*files_in(ROOT), *files_in(WORLD)],
    ids=lambda value: value.relative_to(ROOT).as_posix() if isinstance(value, Path) else value.name,
)
def test_what_is_published_is_right_in_an_editor_too(file, path):
    assert [] == wrong(file.name, as_editor_reads(path))


FAST_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
FAST_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)

VALUES = [
    *(
        "x",
        "Ô Môn",
        "1832",
        "-1",
        "0",
        "3.5",
        "105",
        "2004-11-15",
        "07-27",
        "true",
        "18XX",
        "1850/..",
        "A5",
        "200 × 300 mm",
    ),
    *(
        "https://a.vn",
        "a@b.vn",
        "0292 3861",
        "vi",
        "Su",
        "#1F5B4C",
        "history",
        "city",
        "person",
        "ten-cu",
        "08:00-17:00",
    ),
    *([], ["x"], ["15", "16"], {}, {"vi": "x"}, {"id": "legend"}, {"x": {"alt": "a", "caption": "c"}}),
]


@pytest.mark.parametrize(("file", "data"), WHOLE, ids=lambda value: value if isinstance(value, str) else "")
def test_what_the_program_takes_no_editor_marks(file, data):
    """Every place of a whole file, with every one of many values in it, as text and as a number."""
    for place in places(data):
        for value in VALUES:
            changed = replaced(data, place, value)
            text = yaml.dump(changed, Dumper=FAST_DUMPER, allow_unicode=True, default_flow_style=False)
            if taken(BY_NAME[file], text):
                assert [] == wrong(file, yaml.load(text, FAST_LOADER)), (place, value)


BROKEN = [(file, path) for folder in sorted((ROOT / "tests/broken").iterdir()) for file, path in files_in(folder)]


ONLY_THE_PROGRAM_SEES = {
    *(
        "date-to-come",
        "date-wrong",
        "days-apart",
        "edtf-order",
        "hours-order",
        "hours-overlap",
        "zone",
    ),  # needs more than a shape
    *(
        "feast-calendars",
        "feast-day",
        "part-unfit",
        "review-order",
    ),  # depends on the field beside it, or on the calendar
    "key-twice",
    *("list-separator", "yaml-dash"),  # right YAML, but of something else than was meant
}


def test_mistakes_that_can_be_seen_in_one_file_are_marked_while_they_are_made():
    """Of the wrong files that are YAML at all and that the program refuses by their model: two thirds of the kinds."""
    marked, missed = set(), set()
    for file, path in BROKEN:
        try:
            data, text = as_editor_reads(path), path.read_text("utf-8")
        except (yaml.YAMLError, ValueError):
            continue
        code, found = path.relative_to(ROOT / "tests/broken").parts[0], wrong(file.name, data)
        if taken(file, text if path.suffix != ".md" else text.split("---\n")[1]):
            assert [] == found, path
        else:
            (marked if found else missed).add(code)

    assert missed - marked == ONLY_THE_PROGRAM_SEES
    assert len(marked) >= 2 * len(missed - marked)


def test_the_schemas_of_this_project_are_in_step():
    """`make reference` writes them."""
    there = {path.name: path.read_text("utf-8") for path in (ROOT / FOLDER).iterdir()}

    assert schema_files(BUILT_IN, TABLES, "vi") == there


def test_what_is_data_is_offered():
    """A project's own kinds, its languages, the ranks of its country."""
    facts = VALIDATORS["site"].schema

    assert [*KINDS_THERE] == facts["properties"]["kind"]["enum"] == [*TABLES[KINDS]]
    assert {level.id for level in RANKS.levels} <= set(facts["$defs"]["Rank"]["properties"]["level"]["enum"])
    assert set(KNOWN) == set(VALIDATORS["project"].schema["properties"]["languages"]["items"]["enum"])


@pytest.mark.parametrize("file", [file for file in FILES if file.pattern.endswith(".yaml")], ids=lambda file: file.name)
def test_the_first_line_of_a_file_leads_to_its_schema(file):
    path = file.pattern.replace("*", "dinh-ba")
    said = schema_line(path).partition("=")[2].strip()

    assert ROOT / FOLDER / f"{file.name}.json" == (ROOT / path).parent.joinpath(said).resolve()


def test_a_text_has_no_such_line():
    """It begins with its front matter, and nothing may stand before that."""
    assert "" == schema_line("content/sites/dinh-ba/vi.md")


def test_new_files_lead_to_schemas_and_are_right_by_them(world):
    ditich(world, "new", "dinh-ba")
    told = ditich(world, "plaque", "new", "dinh-mot", "--by", "An")
    assert 0 == told.exit_code, told.output
    new = [
        (file, path) for file, path in files_in(world) if path.read_text("utf-8").startswith("# yaml-language-server")
    ]

    assert ["site", "plaque", "plaque"] == [file.name for file, _ in new]
    for file, path in new:
        said = path.read_text("utf-8").splitlines()[0].partition("=")[2]
        schema = json.loads((path.parent / said).read_text("utf-8"))
        assert [] == [*Draft202012Validator(schema).iter_errors(as_editor_reads(path))], file.name


def test_schemas_are_written_once_and_then_only_where_something_changed(world):
    assert "site.json" in ditich(world, "schema").output
    assert "site.json" not in ditich(world, "schema").output
    assert "site.json" in ditich(world, "--lang", "en", "schema").output
    assert "an id from the table" in (world / FOLDER / "site.json").read_text("utf-8")
