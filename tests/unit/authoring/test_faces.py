"""What is made from the models and their words is in the repository as it would be made now."""

from __future__ import annotations

import re

import pytest

from generator.authoring.authored_files import FILES
from generator.authoring.field_guide import field_guide
from generator.content.field_words import all_models, read_fields
from tests.support.worlds import BUILT_IN, ROOT
from tools.reference import made

MADE = made()


@pytest.mark.parametrize("path", MADE, ids=str)
def test_every_face_of_the_schema_is_in_step(path):
    """`make reference` writes them all."""
    assert (ROOT / path).read_text("utf-8") == MADE[path]


def test_there_are_schemas_forms_a_guide_and_the_reference_of_templates():
    parts = {path.parts[0] for path in MADE}

    assert {".github", ".schemas", ".vscode", "docs", "templates"} == parts


@pytest.mark.parametrize("locale", ["vi", "en"])
def test_the_guide_has_a_row_for_every_field(locale):
    rows = re.findall(r"^\| `(\w+)`( ●)? \|", field_guide(read_fields(BUILT_IN), locale), re.MULTILINE)
    models = dict.fromkeys(model for file in FILES for model in all_models(file.model))

    assert [
        (name, " ●" if field.is_required() else "") for model in models for name, field in model.model_fields.items()
    ] == rows
