"""The issue forms are ones that GitHub shows, ask what the schema asks, and are the same in a new project."""

from __future__ import annotations

import re

import pytest
import yaml

from generator.authoring.issue_forms import RELIC, form_files, read_forms
from generator.authoring.schema_files import tables_of
from generator.commands.init import NewProject, project_files
from tests.support.kinds import KINDS
from tests.support.worlds import BUILT_IN, ROOT

FORMS = read_forms(BUILT_IN, tables_of(ROOT / "content", BUILT_IN))
FILES = form_files(FORMS)

# https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-githubs-form-schema
TOP = {"name", "description", "body", "title", "labels", "assignees", "projects", "type"}
ATTRIBUTES = {
    "markdown": {"value"},
    "input": {"label", "description", "placeholder", "value"},
    "textarea": {"label", "description", "placeholder", "value", "render"},
    "dropdown": {"label", "description", "multiple", "options", "default"},
}


@pytest.mark.parametrize("path", FILES)
def test_a_form_keeps_the_rules_of_github(path):
    form = yaml.safe_load(FILES[path])
    asked = [part for part in form["body"] if part["type"] != "markdown"]

    assert {"name", "description", "body"} <= set(form) <= TOP
    assert all(isinstance(form[key], str) and form[key] for key in ("name", "description", "title"))
    for part in form["body"]:
        assert set(part) <= {"type", "id", "attributes", "validations"}
        assert set(part["attributes"]) <= ATTRIBUTES[part["type"]]
        assert all(isinstance(value, str) for key, value in part["attributes"].items() if key != "options")
        assert {True} == {*part.get("validations", {"required": True}).values()}
    for part in asked:
        options = part["attributes"].get("options", [])
        assert re.fullmatch("[A-Za-z0-9_-]+", part["id"])
        assert len(options) == len(set(options))
        assert (part["type"] == "dropdown") == bool(options)
        assert not {"none"} & {option.lower() for option in options}  # GitHub's own word
        assert all(isinstance(option, str) and option.strip() for option in options)
    for key in (lambda part: part["id"], lambda part: part["attributes"]["label"]):
        assert len(asked) == len({key(part) for part in asked})


def test_the_forms_of_this_project_are_in_step():
    """`make reference` writes them."""
    assert {path: (ROOT / path).read_text("utf-8") for path in FILES} == FILES


@pytest.mark.parametrize("host", ["github", "netlify"])
def test_a_new_project_has_the_same_forms(host):
    project = NewProject("Nhà xưa", "https://nha.example", ("vi",), host, "VN")
    files = project_files(project, BUILT_IN, "2026-11-28", "1.0")

    assert FILES == {path: text for path, text in files.items() if path in FILES}


def test_every_kind_of_relic_can_be_chosen():
    (kind,) = (question for question in FORMS[RELIC].questions if question.id == "kind")

    assert [*KINDS] == [*kind.options.values()]
