"""Writes what is made from the program and kept in the repository: what each template may use, and what each field of a file is."""

from __future__ import annotations

from pathlib import Path

from generator.authoring.issue_forms import form_files, read_forms
from generator.authoring.schema_files import FOLDER, schema_files, tables_of
from generator.commands.explain import reference
from generator.project.templates import Templates


def made() -> dict[Path, str]:
    """Path in the repository → text."""
    templates = Templates((Path("templates"),))
    tables = tables_of(Path("content"), templates)
    return {
        Path("templates/README.md"): reference(),
        **{Path(FOLDER, name): text for name, text in schema_files(templates, tables, "vi").items()},
        **{Path(path): text for path, text in form_files(read_forms(templates, tables)).items()},
    }


def main() -> None:
    """Write the files."""
    for path, text in made().items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
