"""The JSON Schema (2020-12) of each kind of file, for editors: from the models, explained in the language of whoever writes.

It refuses nothing that the program takes. What only the program can see, such as a source that is not there, it lets pass.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from generator.content.field_words import FieldTable, all_models, words_of
from generator.content.fields import SEVERAL, TABLE
from generator.diagnostics.sentence import Locale

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"

NUMBER = r"^[-+]?[0-9]+(\.[0-9]+)?$"
"""A number between quotation marks, which the program takes for one."""

_DIGITS = ("4", "2004", "0292386", "0" * 64)
"""Texts of many lengths that YAML takes for numbers."""

Tables = Mapping[str, Mapping[str, str]]
"""What is data: name of a table (a key of fields.py) → id that a project may use → a few words."""


def schema_of(model: type[BaseModel], table: FieldTable, tables: Tables, locale: Locale) -> Schema:
    """The schema of files of this model."""
    made = model.model_json_schema(mode="validation")
    models = {each.__name__: each for each in all_models(model)}
    groups = {
        name: _group(made if models[name] is model else made["$defs"][name], models[name], table, tables, locale)
        for name in models
    }
    whole = groups.pop(model.__name__)
    return {"$schema": DIALECT, **whole, "$defs": groups}


def _group(
    made: Mapping[str, Any], model: type[BaseModel], table: FieldTable, tables: Tables, locale: Locale
) -> Schema:
    """The schema of a group with the words of its fields."""
    itself = words_of(table, model)
    required = [*made.get("required", ())]
    properties = {}
    for name, field in made.get("properties", {}).items():
        words = words_of(table, model, name)
        schema = _value(field, tables)
        if words.choices and "enum" in schema:
            schema["enumDescriptions"] = [words.choice(value, locale) for value in schema["enum"]]
        properties[name] = {
            "title": words.title(locale),
            "description": words.hint(locale),
            **({"examples": [words.example]} if words.example is not None else {}),
            **(schema if name in required else _or_nothing(schema)),
        }
    others = made.get("additionalProperties")
    rules = {key: made[key] for key in ("anyOf", "dependentRequired") if key in made}
    return {
        "title": itself.title(locale),
        "description": itself.hint(locale),
        "type": "object",
        "properties": properties,
        **({"required": required} if required else {}),
        "additionalProperties": _value(others, tables) if isinstance(others, dict) else False,
        **rules,
    }


def _value(made: Mapping[str, Any], tables: Tables) -> Schema:
    """The schema of a value as YAML has it: what pydantic says of text holds for a number without quotation marks, too."""
    keyword = next((key for key in _KEYWORDS if key in made), "")
    return (_KEYWORDS[keyword] if keyword else _TYPES.get(made.get("type", ""), _text))(made, tables)


def _options(made: Mapping[str, Any], tables: Tables) -> Schema:
    """One of several; what the field itself says of its shape or its values holds for each."""
    said = {key: made[key] for key in ("pattern", "enum") if key in made}
    options = [_value(option | said, tables) for option in made["anyOf"] if option != {"type": "null"}]
    return options[0] if len(options) == 1 else {"anyOf": options}


def _reference(made: Mapping[str, Any], _: Tables) -> Schema:
    return {"$ref": made["$ref"]}


def _choice(made: Mapping[str, Any], _: Tables) -> Schema:
    return {"enum": [*made.get("enum", [made.get("const")])]}


def _truth(_: Mapping[str, Any], __: Tables) -> Schema:
    return {"enum": [True, False, "true", "false"]}


def _number(made: Mapping[str, Any], _: Tables) -> Schema:
    bounds = {key: made[key] for key in ("minimum", "maximum") if key in made}
    return {"type": [made["type"], "string"], **bounds, "pattern": NUMBER}


def _text(made: Mapping[str, Any], _: Tables) -> Schema:
    """Any text, or one of this shape: without quotation marks YAML takes 2004 for a number, and `true` for the truth."""
    if "pattern" not in made:
        return {"type": ["string", "number", "boolean"], **{key: made[key] for key in ("minLength",) if key in made}}
    number = any(re.search(made["pattern"], digits) for digits in _DIGITS)
    return {"type": ["string", "number"] if number else "string", "pattern": made["pattern"]}


def _from_table(made: Mapping[str, Any], tables: Tables) -> Schema:
    """One of the ids; any text where there is no such table."""
    ids = tables.get(made[TABLE], {})
    return {"enum": [*ids], "enumDescriptions": [*ids.values()]} if ids else {"type": "string", "minLength": 1}


def _list(made: Mapping[str, Any], tables: Tables) -> Schema:
    items = _value(made.get("items", {"type": "string"}), tables)
    several = {"type": "array", "items": items, **{key: made[key] for key in ("minItems", "maxItems") if key in made}}
    return {"anyOf": [items, several]} if made.get(SEVERAL) else several


def _mapping(made: Mapping[str, Any], tables: Tables) -> Schema:
    """A group whose names authors choose."""
    inner = made.get("additionalProperties", {"type": "string"})
    names = {**made.get("propertyNames", {})}
    for pattern, value in made.get("patternProperties", {}).items():
        inner, names = value, {"pattern": pattern}
    ids = tables.get(names.pop(TABLE, ""), {})
    allowed = {"enum": [*ids]} if ids else {key: names[key] for key in ("pattern", "minLength") if key in names}
    least = {"minProperties": made["minProperties"]} if "minProperties" in made else {}
    return {
        "type": "object",
        "additionalProperties": _value(inner, tables),
        **({"propertyNames": allowed} if allowed else {}),
        **least,
    }


def _or_nothing(schema: Schema) -> Schema:
    """The schema of a value that may be left empty: a key without one counts as not written."""
    if "enum" in schema:
        said = {"enumDescriptions": [*schema["enumDescriptions"], ""]} if "enumDescriptions" in schema else {}
        return schema | {"enum": [*schema["enum"], None]} | said
    if "anyOf" in schema:
        return schema | {"anyOf": [*schema["anyOf"], {"type": "null"}]}
    if "$ref" in schema:
        return {"anyOf": [schema, {"type": "null"}]}
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    return schema | {"type": [*kinds, "null"]}


_KEYWORDS = {"anyOf": _options, "$ref": _reference, TABLE: _from_table, "enum": _choice, "const": _choice}
"""What decides, before the type does."""

_TYPES = {"array": _list, "object": _mapping, "boolean": _truth, "integer": _number, "number": _number}
