"""Writes what is made from the program and kept in the repository: what each template may use, and what each field of a file is."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

from generator.authoring.field_guide import field_guide
from generator.authoring.issue_forms import form_files, read_forms
from generator.authoring.schema_files import EDITOR, FOLDER, editor_settings, schema_files, tables_of
from generator.commands.explain import reference
from generator.content.field_words import read_fields
from generator.diagnostics.sentence import Locale
from generator.project.templates import Templates


def made() -> dict[Path, str]:
    """Path in the repository → text."""
    templates = Templates((Path("templates"),))
    tables = tables_of(Path("content"), templates)
    return {
        Path("templates/README.md"): reference(),
        Path(EDITOR): editor_settings(),
        **{Path(FOLDER, name): text for name, text in schema_files(templates, tables, "vi").items()},
        **{
            Path(f"docs/fields.{locale}.md"): field_guide(read_fields(templates), locale) for locale in get_args(Locale)
        },
        **{Path(path): text for path, text in form_files(read_forms(templates, tables)).items()},
    }


def main() -> None:
    """Write the files."""
    for path, text in made().items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
