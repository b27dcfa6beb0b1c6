"""Facts as tables and back: nothing is lost, and what comes back changes what it says and nothing else."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.content.field_words import read_fields
from generator.content.schema import RelicFacts
from generator.content.source import TextFile, parse
from generator.export.package import languages_of, package, text_rows
from generator.export.rewritten import rewritten
from generator.export.tables import BETWEEN, canonical, facts_in, rows_of, tables_of
from tests.support.exports import READ_OFF, diverse, told_of
from tests.support.relics import FACTS, places, replaced
from tests.support.worlds import BUILT_IN, ROOT

TABLES = tables_of(("vi", "en", "km", "zh"))


def again(facts: dict[str, Any]) -> dict[str, Any]:
    """What comes back of these facts."""
    told: dict[str, Any] = {}
    for table in TABLES:
        told |= facts_in(table, list(rows_of(table, "x", facts)))[0]
    return told


def test_every_field_of_site_yaml_is_in_one_table():
    named = [field for table in TABLES for field in table.fields]

    assert sorted(RelicFacts.model_fields) == sorted(named)


def test_every_field_comes_back():
    assert RelicFacts.model_validate(FACTS) == RelicFacts.model_validate(again(FACTS))


@pytest.mark.parametrize(
    "path", sorted((ROOT / "content/sites").glob("*/site.yaml")), ids=lambda path: path.parent.name
)
def test_the_real_relics_come_back(path):
    document, _ = parse(TextFile("", path.read_text("utf-8")))

    assert document is not None
    assert RelicFacts.model_validate(document.data) == RelicFacts.model_validate(again(document.data))


def test_what_came_back_comes_back_again(content, theme):
    _, told = told_of(diverse(content), theme)
    for one in told:
        facts = RelicFacts.model_validate(one.facts)
        back = again(dict(one.facts))

        assert facts == RelicFacts.model_validate(back)
        assert back == again(back)


words = st.text(st.characters(exclude_categories=("Cs", "Cc", "Z")), min_size=1, max_size=12)


@given(st.lists(st.tuples(words, words), min_size=1, max_size=3), words)
def test_any_words_come_back(sources, address):
    """Also such as a spreadsheet would run, with quotation marks, signs of YAML, commas."""
    facts = {
        "kind": "shrine",
        "place": {"address": address, "sources": ["s1"]},
        "sources": {
            f"s{number}": {"title": title, "publisher": publisher, "grade": "A"}
            for number, (title, publisher) in enumerate(sources, 1)
        },
    }

    assert facts == again(facts)


@pytest.mark.parametrize("place", [place for place in places(FACTS) if isinstance(place[-1], str)], ids=str)
def test_a_value_is_exchanged_and_nothing_else(place):
    """Every text of a file with every field, one after the other."""
    before = FACTS
    for part in place:
        before = before[part]
    if not isinstance(before, str):
        return
    text = as_yaml(FACTS)
    after = replaced(FACTS, place, "Thử: #1")
    told, wanted = canonical_of(FACTS), canonical_of(after)
    new = rewritten(text, told, wanted)

    assert wanted == canonical_of(read(new))
    changed = [(a, b) for a, b in zip(text.split("\n"), new.split("\n"), strict=False) if a != b]
    assert ["# Lời nhắn."] == [line for line in new.split("\n") if line.startswith("#")]
    if len(text.split("\n")) == len(new.split("\n")) and told.get(place[0]) != wanted.get(place[0]):
        assert 1 <= len(changed) <= 3


def as_yaml(facts: dict[str, Any]) -> str:
    """A file of it: groups one below the other, lists in brackets."""
    return "# Lời nhắn.\n" + "".join(
        f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in facts.items()
    )


def read(text: str) -> dict[str, Any]:
    document, problems = parse(TextFile("", text))
    assert document is not None, problems
    return document.data


def canonical_of(facts: dict[str, Any]) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for table in TABLES:
        told |= canonical(table, facts)
    return told


SITE = """\
# Đầu tệp.
kind: shrine
founded: 1832 # sẽ bị thay
place:
  address: x # theo biển
  sources: [s1, s2]
  # Tọa độ: chưa có.
festivals:
  # Đừng đổi tháng.
  - id: mot
    month: 4
    days: [15, 16]
    sources: [s1]
# Ảnh: chưa có.
sources:
  s1: {title: a, publisher: b, grade: A}
""".replace("founded: 1832 # sẽ bị thay\n", "")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"place": {"address": "y", "sources": ["s1", "s2"]}}, SITE.replace("address: x", "address: y")),
        ({"place": {"address": "x", "sources": ["s1"]}}, SITE.replace("[s1, s2]", "[s1]")),
        (
            {"festivals": [{"id": "mot", "month": "5", "days": ["15", "16"], "sources": ["s1"]}]},
            SITE.replace("month: 4", "month: 5"),
        ),
        (
            {"founded": [{"date": "1832", "sources": ["s1"]}]},
            SITE.replace("kind: shrine\n", "kind: shrine\nfounded:\n  date: 1832\n  sources: [s1]\n"),
        ),
        (
            {"festivals": None},
            SITE.replace(
                "festivals:\n  # Đừng đổi tháng.\n  - id: mot\n    month: 4\n    days: [15, 16]\n    sources: [s1]\n",
                "# Đừng đổi tháng.\n",
            ),
        ),
        (
            {
                "festivals": [
                    {"id": "mot", "solar": "04-30/05-01", "sources": ["s1"]},
                    {"id": "hai", "weekly": "Mo", "sources": ["s1"]},
                ]
            },
            SITE.replace(
                "festivals:\n  # Đừng đổi tháng.\n  - id: mot\n    month: 4\n    days: [15, 16]\n    sources: [s1]\n",
                "# Đừng đổi tháng.\nfestivals:\n  - id: mot\n    solar: 04-30/05-01\n    sources: [s1]\n  - id: hai\n    weekly: Mo\n    sources: [s1]\n",
            ),
        ),
    ],
    ids=["text", "list", "number", "new", "gone", "anew"],
)
def test_comments_and_all_else_stay(change, expected):
    before = canonical_of(read(SITE))
    after = {name: value for name, value in (before | change).items() if value is not None}

    assert expected == rewritten(SITE, before, after)


def test_windows_line_ends_stay():
    text = SITE.replace("\n", "\r\n")
    before = canonical_of(read(SITE))
    new = rewritten(text, before, before | {"founded": [{"date": "1832", "sources": ["s1"]}]})

    assert "\n" not in new.replace("\r\n", "")


# ---- what is written ------------------------------------------------------------------------------


def rows(name: str, files: dict[str, bytes]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files[name].decode("utf-8-sig"))))


def test_a_cell_that_a_spreadsheet_would_run_begins_with_an_apostrophe(content, theme):
    site, told = told_of(diverse(content), theme)
    files = dict(package(site, told, read_fields(BUILT_IN)))

    assert "'=1+1" in [row["title"] for row in rows("sources.csv", files)]


def test_coordinates_stand_as_they_were_written(content, theme):
    """South and west begin with a sign, which is no formula: the column is of numbers."""
    site, told = told_of(diverse(content), theme)
    files = dict(package(site, told, read_fields(BUILT_IN)))
    by_relic = {row["relic"]: row for row in rows("relics.csv", files)}

    assert ("10.12345", "105.65432") == (by_relic[READ_OFF]["place.latitude"], by_relic[READ_OFF]["place.longitude"])


def test_a_machine_s_text_is_marked(content, theme):
    site, told = told_of(diverse(content), theme)
    texts = {(row["relic"], row["language"]): row for row in text_rows(site, told)}

    assert ("true", "machine", "false") == tuple(
        texts[READ_OFF, "en"][key] for key in ("machine", "text", "name_vouched")
    )
    assert ("false", "written", "true") == tuple(
        texts[READ_OFF, "vi"][key] for key in ("machine", "text", "name_vouched")
    )


def test_a_language_that_only_a_fact_is_told_in_has_a_column(content, theme):
    diverse(content)
    path = content / f"sites/{READ_OFF}/site.yaml"
    path.write_text(path.read_text("utf-8").replace("level: city,", "names: {vi: Hạng, fr: Rang},"), "utf-8")
    site, told = told_of(content, theme)

    assert ("vi", "en", "km", "zh", "fr") == languages_of(site, told)
    assert {"names": {"vi": "Hạng", "fr": "Rang"}}.items() <= again_in(languages_of(site, told), told)["rank"][
        0
    ].items()


def again_in(languages: tuple[str, ...], told: Any) -> dict[str, Any]:
    one = next(one for one in told if one.relic.id == READ_OFF)
    found: dict[str, Any] = {}
    for table in tables_of(languages):
        found |= canonical(table, one.facts)
    return found


def test_without_a_licence_none_is_invented(content, theme):
    site, told = told_of(content, theme)
    described = json.loads(dict(package(site, told, read_fields(BUILT_IN)))["datapackage.json"])

    assert "licenses" not in described
    assert "no licence given" in described["description"]


def test_every_table_and_column_is_described(content, theme):
    site, told = told_of(diverse(content), theme)
    files = dict(package(site, told, read_fields(BUILT_IN)))
    described = json.loads(files["datapackage.json"])

    assert {"path": "https://creativecommons.org/licenses/by-sa/4.0/", "title": "CC BY-SA 4.0"} == described[
        "licenses"
    ][0]
    assert {resource["path"] for resource in described["resources"]} == set(files) - {"datapackage.json"}
    for resource in described["resources"]:
        headings = files[resource["path"]].decode("utf-8-sig").split("\r\n")[0].split(",")
        assert headings == [field["name"] for field in resource["schema"]["fields"]]
        assert all(field["description"] for field in resource["schema"]["fields"])


def test_an_address_keeps_its_semicolons():
    facts = FACTS | {"same_as": ["https://a.vn/x;y", "https://b.vn/z"]}

    assert facts["same_as"] == again(facts)["same_as"]
    assert BETWEEN not in "https://a.vn/x;y"


def test_a_list_typed_without_blanks_is_a_list():
    table = next(table for table in TABLES if table.name == "festivals")
    row = {"relic": "x", "id": "f", "month": "4", "days": "15;16", "sources": "s1;s2;"}

    assert {"id": "f", "month": "4", "days": ["15", "16"], "sources": ["s1", "s2"]} == facts_in(table, [row])[0][
        "festivals"
    ][0]


def test_what_excel_makes_of_true_is_true():
    row = {"relic": "x", "kind": "shrine", "red_address": "TRUE", "draft": "False"}

    assert ("true", "false") == tuple(facts_in(TABLES[0], [row])[0][name] for name in ("red_address", "draft"))
