"""templates/forms.yaml → the issue forms of GitHub, in Vietnamese with English beside it, with the words of the fields they ask for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from generator.authoring.json_schema import Tables
from generator.content.field_words import FieldTable, FieldWords, read_fields
from generator.project.templates import Templates
from generator.store import read_text, whole

_Loader: type = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

FOLDER = ".github/ISSUE_TEMPLATE"
FILE = "forms.yaml"
RELIC = "relic"
"""The form whose answers become a relic."""

_HEAD = (
    "# Máy viết từ templates/forms.yaml (make reference); sửa ở đó · made from templates/forms.yaml; edit it there.\n"
)


@dataclass(frozen=True, slots=True)
class Question:
    """A question of a form."""

    id: str
    type: str
    """Of GitHub's: input, textarea or dropdown."""

    label: str
    description: str
    placeholder: str
    options: Mapping[str, str]
    """What there is to choose from → the value it stands for."""

    required: bool


@dataclass(frozen=True, slots=True)
class Form:
    """An issue form."""

    file: str
    name: str
    description: str
    title: str
    intro: Mapping[str, str]
    """Language → what stands above the questions."""

    questions: tuple[Question, ...]


def read_forms(templates: Templates, tables: Tables) -> Mapping[str, Form]:
    """The forms by their ids. Raises OSError: what is wrong here is our fault, not an author's."""
    path, fields = templates.path(FILE), read_fields(templates)
    text = read_text(path)
    with whole(path):
        try:
            said = yaml.load(text, _Loader)  # noqa: S506 -- makes nothing but texts, lists and mappings
            return {name: _form(form, fields, tables) for name, form in said.items()}
        except (yaml.YAMLError, KeyError, TypeError, AttributeError) as error:
            raise ValueError(str(error)) from error


def form_files(forms: Mapping[str, Form]) -> Mapping[str, str]:
    """Path of each form in a project → its text."""
    return {f"{FOLDER}/{form.file}": _HEAD + _written(form) for form in forms.values()}


def _form(said: Mapping[str, Any], fields: FieldTable, tables: Tables) -> Form:
    questions = tuple(_question(question, fields, tables) for question in said["questions"])
    return Form(
        said["file"], _both(said["name"]), _both(said["description"]), said["title"], dict(said["intro"]), questions
    )


def _question(said: Mapping[str, Any], fields: FieldTable, tables: Tables) -> Question:
    model, _, field = said.get("field", "").partition(".")
    words = fields[model, field] if model else None
    label = _both(said.get("label") or (words.titles if words else {}))
    example = words.example if words and isinstance(words.example, str) else ""
    return Question(
        said["id"],
        said["type"],
        label,
        _both(said["hint"]) if "hint" in said else "",
        said.get("placeholder", example),
        dict(_options(said, words, tables)) if said["type"] == "dropdown" else {},
        said.get("required") == "true",
    )


def _options(said: Mapping[str, Any], words: FieldWords | None, tables: Tables) -> Iterator[tuple[str, str]]:
    options = said.get("options")
    if isinstance(options, str):
        for value, gloss in tables[options].items():
            yield f"{gloss[:1].upper()}{gloss[1:]} · {value}", value
    elif options:
        for option in options:
            yield _both(option), _both(option)
    elif words:
        for value, names in (words.choices or {}).items():
            yield f"{value} – {_both(names)}", value


def _both(said: Mapping[str, str]) -> str:
    return f"{said['vi']} · {said['en']}"


def _written(form: Form) -> str:
    """The YAML that GitHub reads."""
    body: list[Mapping[str, Any]] = [
        {"type": "markdown", "attributes": {"value": "\n\n".join(form.intro.values()) + "\n"}}
    ]
    for question in form.questions:
        attributes: dict[str, Any] = {"label": question.label}
        if question.description:
            attributes["description"] = question.description
        if question.placeholder and question.type != "dropdown":
            attributes["placeholder"] = question.placeholder
        if question.options:
            attributes["options"] = [*question.options]
        required = {"validations": {"required": True}} if question.required else {}
        body.append({"type": question.type, "id": question.id, "attributes": attributes, **required})
    data = {"name": form.name, "description": form.description, "title": form.title, "body": body}
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10_000)
