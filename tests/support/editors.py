"""Reads files as an editor does: YAML 1.2 with its core types, where 1832 is a number and `true` is no text."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml


class CoreLoader(yaml.SafeLoader):
    """The core schema of YAML 1.2 (10.3): PyYAML's own is that of 1.1, where `no` is false and 12-29 a date."""


CoreLoader.yaml_implicit_resolvers = {}
for tag, pattern in {
    "null": r"~|null|Null|NULL|",
    "bool": "true|True|TRUE|false|False|FALSE",
    "int": "[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+",
    "float": r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)",
}.items():
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^({pattern})$"), None)
CoreLoader.add_constructor("tag:yaml.org,2002:int", lambda _, node: int(node.value, 10))


def as_editor_reads(path: Path) -> Any:
    """The data of a YAML file, or of the front matter of a text. Raises yaml.YAMLError, ValueError for what is neither."""
    text = path.read_text("utf-8")
    if path.suffix == ".md":
        _, text, _ = re.split(r"(?m)^---$", text, maxsplit=2)
    return yaml.load(text, CoreLoader)
