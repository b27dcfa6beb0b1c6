"""content/ as names: every file that has a place there, and a problem for every one that has none."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.diagnostics.problem import Problem, Span, nearest
from generator.languages import LANGUAGES
from generator.text.names import slug

CLUTTER = (".", "~", "thumbs.db", "desktop.ini", "readme.md")
"""Beginnings of names that systems, editors and explainers leave behind; nobody means them as content."""


@dataclass(frozen=True, slots=True)
class ContentFiles:
    """The files of content/ under their NFC names, relative to it: macOS spells the same name otherwise."""

    root: Path
    files: Mapping[str, Path]

    def shown(self, name: str) -> str:
        """The path an author sees."""
        return f"{self.root.name}/{name}"

    def under(self, folder: str) -> tuple[str, ...]:
        """Names in this folder and below it."""
        return tuple(name for name in self.files if name.startswith(f"{folder}/"))


_TAG = f"({'|'.join(LANGUAGES)})"
_PLACES = (
    r"project\.yaml",
    r"plaques/[^/]+\.yaml",
    r"press/[^/]+\.ic[cm]",
    rf"about/{_TAG}\.md",
    r"sites/[^/]+/site\.yaml",
    rf"sites/[^/]+/{_TAG}\.md",
    r"sites/[^/]+/photos/[^/]+",
    rf"sites/[^/]+/audio/{_TAG}\.(mp3|vtt)",
)
_AUDIO = re.compile(r"sites/[^/]+/audio/[^/]+")
_STORY = re.compile(r"(about|sites/[^/]+)/([^/]+)\.md")


def find_files(content: Path) -> tuple[ContentFiles, list[Problem]]:
    """Every file that has a place in content/, and a problem for every one that has none."""
    files: dict[str, Path] = {}
    problems = []
    for path in _walk(content):
        name = unicodedata.normalize("NFC", path.relative_to(content).as_posix())
        at = Span(f"{content.name}/{name}")
        if path.is_symlink():
            problems.append(Problem("symlink", at))
        elif name in files:
            problems.append(Problem("name-twice", at))
        elif any(re.fullmatch(place, name) for place in _PLACES):
            files[name] = path
        elif story := _STORY.fullmatch(name):
            problems.append(_no_language(story.group(2), at))
        elif _AUDIO.fullmatch(name):
            problems.append(Problem("audio-name", at, {"name": path.name, "known": ", ".join(LANGUAGES)}))
        else:
            problems.append(Problem("file-unknown", at, {"name": name}))
    return ContentFiles(content, files), problems


def _no_language(code: str, at: Span) -> Problem:
    """A country's code is the usual slip: the language of Vietnam (vn) is vi, of Cambodia (kh) km, of China (cn) zh."""
    best = next((language.tag for language in LANGUAGES.values() if code in language.countries), "")
    best = best or nearest(code, LANGUAGES)
    values = {"language": code, "best": best, "known": ", ".join(LANGUAGES)}
    return Problem("language-unknown", at, values, "did-you-mean" if best else "")


def _walk(folder: Path) -> Iterator[Path]:
    """Files and links below a folder in order of name; links are not followed, clutter is passed over."""
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if entry.name.lower().startswith(CLUTTER):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path))
        else:
            yield Path(entry.path)


def relic_folders(content_files: ContentFiles) -> tuple[dict[str, str], list[Problem]]:
    """Relic id → its folder in sites/. Two folders whose names give one address are a problem."""
    folders: dict[str, str] = {}
    problems = []
    for folder in dict.fromkeys(name.split("/")[1] for name in content_files.under("sites")):
        relic, at = slug(folder), Span(content_files.shown(f"sites/{folder}"))
        if not relic:
            problems.append(Problem("relic-name", at, {"name": folder}))
        elif relic in folders:
            problems.append(
                Problem(
                    "address-twice", at, {"address": relic, "other": content_files.shown(f"sites/{folders[relic]}")}
                )
            )
        else:
            folders[relic] = folder
    return folders, problems
