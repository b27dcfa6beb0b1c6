"""A project's folder → the packet of one relic, with its letter."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.agreement.reading import Reading, texts_of
from generator.agreement.translated import Translation
from generator.content.fields import LANGUAGES
from generator.content.project_schema import Project
from generator.content.splitting import headings_of
from generator.content.validate import read_model
from generator.diagnostics.problem import Problem
from generator.languages.language import Languages
from generator.packets.letter import About, Letter, LetterFile, letter_of, read_letter
from generator.packets.packet import Header, Packet
from generator.packets.rows import passages, rows_of, words_of_unit
from generator.project.templates import Templates


@dataclass(frozen=True, slots=True)
class Going:
    """What goes out for one relic."""

    packet: Packet
    letter: Letter
    of: int
    """How many passages the whole text has."""


@dataclass(frozen=True, slots=True)
class Sending:
    """What is the same of all packets that go out at once."""

    reading: Reading
    languages: Languages
    letter: tuple[str, LetterFile]
    """The language it is written in, and its words."""

    sender: str
    receiver: str
    day: str
    whole: bool


def sender_of(content: Path, languages: Languages) -> str:
    """Who puts up the plaques of this project, as project.yaml says; empty where it cannot be read."""
    path = content / "project.yaml"
    (project, _), _ = read_model(path, path.name, Project, tables={LANGUAGES: languages})
    return project.steward if project else ""


def letter_for(
    tag: str, languages: Languages, templates: Templates
) -> tuple[tuple[str, LetterFile] | None, tuple[Problem, ...]]:
    """The letter to whoever reads this language."""
    return read_letter(templates, tag, languages[tag].fallback)


def going_out(sending: Sending, translation: Translation) -> Going | None:
    """The packet of a translation: all of it, or what changed since somebody said it was current; None without a source."""
    texts, _ = texts_of(sending.reading, translation.relic)
    source = texts.units.get(translation.first, ())
    if not source:
        return None
    every = passages(source, translation.pairs)
    machine = translation.text == "machine" and not translation.reviewed
    chosen = [passage for passage in every if sending.whole or machine or passage.state != "current"]
    headings = headings_of(source[0].file.content)
    rows = rows_of(chosen, headings, sending.letter[1].fields, machine=machine)
    name = next((words_of_unit(unit) for unit in source if unit.section == "name"), translation.relic)
    whole = len(chosen) == len(every)
    header = Header(translation.relic, translation.first, translation.language, sending.day, whole, len(rows))
    about = About(name, sending.languages[translation.language].name, len(rows), sending.receiver, sending.sender)
    return Going(Packet(header, name, rows), letter_of(*sending.letter, about), len(every))
