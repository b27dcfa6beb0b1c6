"""What is not told to visitors holds together too: the records of decisions, the issue forms, the security policy."""

from __future__ import annotations

import re

import pytest
import yaml

from tests.support.worlds import ROOT

RECORDS = sorted((ROOT / "docs/decisions").glob("[0-9]*.md"))
FORMS = sorted((ROOT / ".github/ISSUE_TEMPLATE").glob("[0-9]*.yml"))


def test_the_index_lists_every_record_by_its_title_in_order():
    index = (ROOT / "docs/decisions/README.md").read_text("utf-8")
    listed = re.findall(r"^\| \[(\d+)\]\(([^)]+)\) \| (.+) \|$", index, re.MULTILINE)
    titles = [re.match(r"# (\d+)\. (.+)\n", path.read_text("utf-8")) for path in RECORDS]

    assert listed
    assert [(title[1], path.name, title[2]) for path, title in zip(RECORDS, titles, strict=True) if title] == listed
    assert [f"{number:04}" for number in range(1, len(RECORDS) + 1)] == [path.name[:4] for path in RECORDS]


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_a_record_is_short_and_says_why_and_until_when(path):
    text = path.read_text("utf-8")

    assert ["asked", "Decision", "Considered", "Consequences", "when"] == [
        heading.split()[-1] for heading in re.findall(r"^## (.+)$", text, re.MULTILINE) if "measured" not in heading
    ]
    assert len(text.splitlines()) <= 45
    for number in re.findall(r"decision (\d+)", text):
        assert 1 <= int(number) <= len(RECORDS)


# GitHub shows no form at all where one of these is missing or written twice.


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_an_issue_form_is_one_github_shows(path):
    form = yaml.safe_load(path.read_text("utf-8"))
    fields = [part for part in form["body"] if part["type"] != "markdown"]
    ids = [part["id"] for part in fields]
    labels = [part["attributes"]["label"] for part in fields]

    assert {"name", "description", "title", "body"} == set(form)
    assert {part["type"] for part in form["body"]} <= {"markdown", "input", "textarea", "dropdown"}
    assert len(ids) == len(set(ids))
    assert len(labels) == len(set(labels))
    assert any(part.get("validations", {}).get("required") for part in fields)


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_an_issue_form_asks_in_vietnamese_first_and_then_in_english(path):
    form = yaml.safe_load(path.read_text("utf-8"))
    asked = [form["name"], form["description"]]
    for part in form["body"]:
        asked += [part["attributes"][key] for key in ("label", "description") if key in part["attributes"]]
        asked += part["attributes"].get("options", [])

    for text in asked:
        vi, _, en = text.partition(" · ")
        assert vi
        assert en
        assert en.isascii() or "’" in en


def test_a_hole_in_security_is_reported_in_private_and_to_no_invented_address():
    text = (ROOT / "SECURITY.md").read_text("utf-8")

    assert 2 == text.count("](../../security/advisories/new)")
    assert "@" not in text
    assert "(#bảo-mật)" in text
    assert "\n# Bảo mật\n" in text
