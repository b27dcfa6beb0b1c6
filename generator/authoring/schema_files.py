"""The folder .schemas/ of a project: a JSON Schema for each kind of file, and the line by which an editor finds it.

In the project and not on the Internet: it works without a network, and it knows the project's own kinds, languages and ranks.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from generator.authoring.authored_files import FILES
from generator.authoring.json_schema import Tables, schema_of
from generator.content.country import ranks_in
from generator.content.field_words import read_fields
from generator.content.fields import KINDS, LANGUAGES
from generator.content.files import find_files
from generator.content.kinds import read_kinds
from generator.content.languages import known_languages
from generator.content.project_schema import Project
from generator.content.validate import read_model
from generator.diagnostics.sentence import Locale
from generator.project.templates import Templates

FOLDER = ".schemas"


def tables_of(content: Path, templates: Templates) -> Tables:
    """The ids that files of this project may use. A project that cannot be read yet has those of the program."""
    languages = known_languages(templates)
    path = content / "project.yaml"
    (project, document), _ = read_model(
        path if path.is_file() else None, path.name, Project, tables={LANGUAGES: languages}
    )
    table, _ = read_kinds(templates, find_files(content, languages)[0], languages, project)
    (_, ranks), _ = ranks_in(templates, project, document, {})
    return {
        KINDS: {kind.id: kind.gloss for kind in table.kinds.values()},
        LANGUAGES: {tag: language.name for tag, language in languages.items()},
        **ranks.tables,
    }


def schema_files(templates: Templates, tables: Tables, locale: Locale) -> Mapping[str, str]:
    """Name of each file in the folder → its text."""
    fields = read_fields(templates)
    return {
        f"{file.name}.json": json.dumps(schema_of(file.model, fields, tables, locale), ensure_ascii=False, indent=1)
        + "\n"
        for file in FILES
    }


EDITOR = ".vscode/settings.json"
"""Where VS Code looks for the settings of a folder."""


def editor_settings() -> str:
    """Settings by which VS Code finds the schemas of files that were there before they had that line."""
    patterns = {f"./{FOLDER}/{file.name}.json": file.pattern for file in FILES if file.pattern.endswith(".yaml")}
    return json.dumps({"yaml.schemas": patterns}, ensure_ascii=False, indent=2) + "\n"


def schema_line(path: str) -> str:
    """The line an editor looks for at the head of the file of this path in a project; empty for one without a schema of its own."""
    name = next((file.name for file in FILES if path.endswith(".yaml") and PurePosixPath(path).match(file.pattern)), "")
    up = "../" * path.count("/")
    return f"# yaml-language-server: $schema={up}{FOLDER}/{name}.json\n" if name else ""


def with_schema_lines(files: Mapping[str, str]) -> Mapping[str, str]:
    """Files of content/, by their paths below it, with that line at the head of each that has a schema."""
    return {path: schema_line(f"content/{path}") + text for path, text in files.items()}
