"""What was read when a text was reviewed: digests in `.reviewed`, a file beside the texts that `ditich review` alone writes."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from generator.content.files import ContentFiles
from generator.content.schema import Review
from generator.content.source import Data, TextFile, parse, read
from generator.diagnostics.problem import Problem, Span

NAME = ".reviewed"

Standing = Literal["current", "text-changed", "facts-changed", "unknown"]
"""Whether what a page says is what was reviewed. Without a record of what was read nobody knows, and it is never `current`."""

_NOTE = "# “ditich review” viết tệp này; đừng sửa tay · written by “ditich review”; do not edit by hand\n"
_LINE = re.compile(
    r"(?P<language>[a-z]+) (?P<on>\d{4}-\d{2}-\d{2}) (?P<text>[0-9a-f]{16}) (?P<facts>[0-9a-f]{16}) (?P<by>\S.*)"
)
_OF_THE_STATE = frozenset({"text", "updated", "reviewed", "name_reviewed"})
"""Fields of a text that a reviewer does not answer for: they say how it came to be."""

_NOT_TOLD = frozenset({"draft", "languages_first", "questions", "roof", "same_as", "sources", "was"})
"""Fields of site.yaml that tell a reader no fact of the relic. What cites a source is one, the list of sources is none;
questions stand on pages of their own."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What somebody read and answers for."""

    language: str
    on: str
    """The day of the review (ISO 8601)."""

    text: str
    """The digest of the text."""

    facts: str
    """The digest of the facts that stand on its page."""

    by: str


# ---- digests ----------------------------------------------------------------------------------------


def text_digest(front_matter: Data, body: str) -> str:
    """A digest of what a text says, 16 hexadecimal digits; where its lines break is not part of it."""
    said = front_matter if isinstance(front_matter, dict) else {}
    return _digest([{name: value for name, value in said.items() if name not in _OF_THE_STATE}, body])


def facts_digest(facts: Data) -> str:
    """A digest of what site.yaml tells of the relic; in which order, and with which comments, is not part of it."""
    said = facts if isinstance(facts, dict) else {}
    return _digest({name: value for name, value in said.items() if name not in _NOT_TOLD})


def facts_digest_in(site_yaml: Path) -> str:
    """The same of a site.yaml; of texts that have none beside them, or one that cannot be read, that of no facts."""
    text, _ = read(site_yaml, site_yaml.name) if site_yaml.is_file() else (None, ())
    document, _ = parse(text) if text else (None, ())
    return facts_digest(document.data if document else {})


def _digest(data: object) -> str:
    spelled = json.dumps(_plain(data), ensure_ascii=False, sort_keys=True)
    return hashlib.blake2b(spelled.encode(), digest_size=8).hexdigest()


def _plain(data: object) -> object:
    """The data with one spelling of each text: composed (NFC), one blank between words."""
    if isinstance(data, Mapping):
        return {str(name): _plain(value) for name, value in data.items()}
    if isinstance(data, list | tuple):
        return [_plain(value) for value in data]
    return " ".join(unicodedata.normalize("NFC", str(data)).split())


def standing_of(review: Review, updated: str, reading: Reading | None, text: str, facts: str) -> Standing:
    """How a text with these digests, last changed on the day `updated`, stands to its review."""
    if reading is None or (reading.on, reading.by) != (review.on, _plain(review.by)):
        return "text-changed" if updated > review.on else "unknown"
    if reading.text != text:
        return "text-changed"
    return "current" if reading.facts == facts else "facts-changed"


# ---- the file ---------------------------------------------------------------------------------------


def read_readings(
    content_files: ContentFiles, folder: str, languages: Iterable[str]
) -> tuple[Mapping[str, Reading], tuple[Problem, ...]]:
    """Language → what was read in it, of a folder's `.reviewed`; a warning for each line that means nothing.

    `languages` are those the folder has texts in.
    """
    name = f"{folder}/{NAME}"
    if name not in content_files.files:
        return {}, ()
    file, unread = read(content_files.files[name], content_files.shown(name))
    lines, problems, there = _parsed(file) if file else {}, list(unread), set(languages)
    readings = {}
    for language, found in lines.items():
        if len(found) == 1 and found[0][0]:  # of two lines of one language, as two branches may leave, none is believed
            readings[language] = found[0][0]
            if language not in there:
                problems.append(Problem("review-no-text", found[0][1], {"language": language}, severity="warning"))
        else:
            problems += (Problem("review-line", at, severity="warning") for _, at in found)
    return readings, tuple(problems)


def _parsed(file: TextFile) -> Mapping[str, list[tuple[Reading | None, Span]]]:
    """Language → its lines, with their places; what is no such line is of no language."""
    lines: dict[str, list[tuple[Reading | None, Span]]] = {}
    for start, line in _lines(file.content):
        match = _LINE.fullmatch(unicodedata.normalize("NFC", line))
        reading = Reading(**match.groupdict()) if match else None
        lines.setdefault(reading.language if reading else "", []).append((reading, file.span(start, len(line))))
    return lines


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Place and text of each line that is neither empty nor a note."""
    for match in re.finditer(r"^[^\n#].*$", text, re.MULTILINE):
        if match[0].strip():
            yield match.start(), match[0].rstrip()


def with_reading(text: str, reading: Reading) -> str:
    """The text of a `.reviewed` with this line in place of that of its language; the lines in order of their languages."""
    kept = [line for _, line in _lines(text.replace("\r\n", "\n")) if line.split(" ", 1)[0] != reading.language]
    by = " ".join(reading.by.split())
    return _NOTE + "".join(
        f"{line}\n" for line in sorted([*kept, f"{reading.language} {reading.on} {reading.text} {reading.facts} {by}"])
    )
