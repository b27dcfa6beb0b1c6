"""The guide to all fields, docs/fields.<language>.md: what each is called, what to write in it, whether it is needed, an example."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from generator.authoring.authored_files import FILES
from generator.content.field_words import FieldTable, all_models, words_of
from generator.content.schema_paths import models_in
from generator.diagnostics.sentence import Locale, Sentence

_TITLE = Sentence("Từng trường trong các tệp", "Every field of the files")
_INTRO = Sentence(
    "Máy viết từ templates/fields.yaml (`make reference`); sửa ở đó. Trường có dấu **●** thì phải có. Trong trình soạn thảo như VS Code, chính những lời này hiện ra khi gõ.",
    "Made from templates/fields.yaml (`make reference`); edit it there. A field with **●** is needed. An editor such as VS Code shows the same words while you type.",
)
_HEADS = Sentence("trường | là gì | viết thế nào | ví dụ", "field | is | what to write | example")
_BAR = r"\|"
"""One that ends no cell of a table."""

_GROUP = Sentence("xem “{title}”", "see “{title}”")


def field_guide(table: FieldTable, locale: Locale) -> str:
    """The guide in this language, in Markdown."""
    return "\n".join(_lines(table, locale)) + "\n"


def _lines(table: FieldTable, locale: Locale) -> Iterator[str]:
    yield from (f"# {_TITLE.said(locale, {})}", "", _INTRO.said(locale, {}))
    told = set[type[BaseModel]]()
    for file in FILES:
        itself = words_of(table, file.model)
        yield from ("", f"## {itself.title(locale)}", "", _shown(itself.hint(locale)))
        for model in all_models(file.model):
            if model in told or not model.model_fields:
                continue
            told.add(model)
            words = words_of(table, model)
            yield from () if model is file.model else ("", f"### {words.title(locale)}", "", _shown(words.hint(locale)))
            yield from ("", f"| {_HEADS.said(locale, {})} |", "|---|---|---|---|")
            yield from (_row(table, model, name, locale) for name in model.model_fields)


def _row(table: FieldTable, model: type[BaseModel], name: str, locale: Locale) -> str:
    field, words = model.model_fields[name], words_of(table, model, name)
    inner = next(models_in(field.annotation), None)
    shown = f"`{_as_yaml(words.example)}`" if words.example is not None else ""
    if inner and not shown:
        shown = _GROUP.said(locale, {"title": words_of(table, inner).title(locale)})
    needed = " ●" if field.is_required() else ""
    cells = (f"`{name}`{needed}", words.title(locale), words.hint(locale), shown)
    return f"| {' | '.join(_shown(cell).replace('|', _BAR) for cell in cells)} |"


def _shown(words: str) -> str:
    """Words that Markdown takes for nothing else: <mã> is no tag."""
    return words.replace("<", "&lt;")


def _as_yaml(value: Any) -> str:
    """A value in one line of YAML."""
    if isinstance(value, list):
        return f"[{', '.join(map(_as_yaml, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {_as_yaml(inner)}' for key, inner in value.items())}}}"
    text = str(value)
    return json.dumps(text, ensure_ascii=False) if text.startswith("#") else text
