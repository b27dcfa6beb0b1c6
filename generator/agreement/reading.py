"""Reads from content/ what is compared: the texts of each relic, its site.yaml, transcripts, and the pages about the site."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from pathlib import Path

from generator.agreement.glossary import read_glossary
from generator.agreement.recorded import Record
from generator.agreement.relics import LINK, Knowledge, Texts
from generator.agreement.tables import read_table
from generator.agreement.units import Unit, cues_of, units_of
from generator.content.source import TextFile, parse, read
from generator.diagnostics.problem import Problem
from generator.project.templates import Templates

ABOUT = "about"
"""The texts that belong to no relic; compared as one."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the texts of a project are compared with, and what could not be read."""

    content: Path
    languages: tuple[str, ...]
    knowledge: Knowledge
    problems: tuple[Problem, ...]

    @property
    def relics(self) -> tuple[str, ...]:
        """The folders that have texts, and ABOUT."""
        folders = sorted((self.content / "sites").glob("*/"))
        there = (self.content / ABOUT).is_dir()
        return (*(folder.name for folder in folders), *((ABOUT,) if there else ()))


def read_project(content: Path, templates: Templates) -> Reading:
    """What all relics of a project are compared with."""
    text, problems = read(content / "project.yaml", f"{content.name}/project.yaml")
    document, more = parse(text) if text else (None, ())
    listed = document.data.get("languages") if document else None
    languages = tuple(str(tag) for tag in listed) if isinstance(listed, list) else ()
    glossary, wrong = read_glossary(content)
    tables = {tag: read_table(templates, tag) for tag in languages}
    ill = [problem for _, found in tables.values() for problem in found]
    knowledge = Knowledge({tag: table for tag, (table, _) in tables.items()}, glossary)
    return Reading(content, languages, knowledge, (*problems, *more, *wrong, *ill))


def texts_of(reading: Reading, relic: str) -> tuple[Texts, tuple[Problem, ...]]:
    """Everything that is written of one relic, and what of it cannot be read."""
    folder = reading.content / (ABOUT if relic == ABOUT else f"sites/{relic}")
    units: dict[str, tuple[Unit, ...]] = {}
    problems: list[Problem] = []
    for tag in reading.languages:
        table = reading.knowledge.tables[tag]
        story = _read(reading, folder / f"{tag}.md", problems)
        transcript = _read(reading, folder / f"audio/{tag}.vtt", problems)
        found = units_of(story, tag, table) if story else ()
        found += cues_of(transcript, tag, table) if transcript else ()
        if found:
            units[tag] = found
    site = _read(reading, folder / "site.yaml", problems)
    document, wrong = parse(site) if site else (None, ())
    record = Record(document, site.content) if site and document else None
    targets = {match[2] for found in units.values() for unit in found for match in LINK.finditer(unit.passage)}
    called = {target: _called(reading, target) for target in targets}
    return Texts(relic, units, called, record), (*problems, *wrong)


def _read(reading: Reading, path: Path, problems: list[Problem]) -> TextFile | None:
    """A file in NFC, so that one letter is one character; None where it is not there, or is a problem."""
    if not path.is_file():
        return None
    text, wrong = read(path, path.relative_to(reading.content.parent).as_posix())
    problems += wrong
    return replace(text, content=unicodedata.normalize("NFC", text.content)) if text else None


def _called(reading: Reading, relic: str) -> str:
    """All that a relic is called in all languages, in lower case; empty where there is no such relic."""
    texts = (_read(reading, reading.content / f"sites/{relic}/{tag}.md", []) for tag in reading.languages)
    names = (_NAMES.findall(text.content) for text in texts if text)
    return " ".join(name for found in names for name in found).lower()


_NAMES = re.compile(r"^(?:name|also): *(.+)$", re.MULTILINE)
"""The lines of the front matter that name a relic."""
