"""Which countries have a file, templates/countries/<code>.yaml, and the lines of it that are needed before YAML is read."""

from __future__ import annotations

import re
from pathlib import Path

from generator.project.templates import Templates

COUNTRIES = "countries"
"""The folder of templates/ in which each country has a file."""

UTC = "UTC"

MOST = 400_000
"""Characters that are looked at: what is larger is no file of an author's, and is refused where it is read."""


def codes(templates: Templates) -> tuple[str, ...]:
    """The codes of all countries that have a file."""
    return tuple(Path(name).stem for name in templates.named(f"{COUNTRIES}/*.yaml"))


def speaking(language: str, templates: Templates) -> str:
    """The code of the country whose addresses are written in this language; empty where there is none, or several."""
    there = [code for code in codes(templates) if _said("language", _file(code, templates)) == language]
    return there[0] if len(there) == 1 else ""


def zone_of(content: Path, templates: Templates) -> str:
    """The time zone whose day is the day of a build: project.yaml says it, else the file of its country; else UTC.

    Only lines without indentation are looked at: a build without changes asks for it, and reads no YAML.
    """
    project = content / "project.yaml"
    country = _said("country", project)
    return _said("zone", project) or (zone_of_country(country, templates) if country else UTC)


def zone_of_country(code: str, templates: Templates) -> str:
    """The zone that the file of this country says, else UTC."""
    return _said("zone", _file(code, templates)) or UTC


def _file(code: str, templates: Templates) -> Path:
    return templates.path(f"{COUNTRIES}/{code}.yaml")


def _said(key: str, path: Path) -> str:
    """The word behind `key: ` in a file; empty where there is none."""
    try:
        with path.open(encoding="utf-8") as file:
            text = file.read(MOST)
    except (OSError, ValueError):  # said where it is read
        return ""
    found = re.search(rf"^{key}:[ \t]+[\"']?([A-Za-z][\w/+-]*)", text, re.MULTILINE)
    return found.group(1) if found else ""
