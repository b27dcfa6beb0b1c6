"""Lists the files of content/ by name, with a problem for each name the schema does not have."""

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
"""Prefixes of names that systems, editors and read-me files have; they are skipped without a problem."""


@dataclass(frozen=True, slots=True)
class ContentFiles:
    """The files of content/ by name: path relative to it, with forward slashes, normalised to NFC.

    macOS spells the same name in NFD.
    """

    root: Path
    files: Mapping[str, Path]

    def shown(self, name: str) -> str:
        """The path of this file as authors see it, with the name of the content folder."""
        return f"{self.root.name}/{name}"

    def under(self, folder: str) -> tuple[str, ...]:
        """The names in this folder and below it."""
        return tuple(name for name in self.files if name.startswith(f"{folder}/"))


_TAG = f"({'|'.join(LANGUAGES)})"
_NAMES = (
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
    """Every file with a known name in content/, and a problem for each symbolic link, duplicate and unknown name."""
    files: dict[str, Path] = {}
    problems = []
    for path in _walk(content):
        name = unicodedata.normalize("NFC", path.relative_to(content).as_posix())
        at = Span(f"{content.name}/{name}")
        if path.is_symlink():
            problems.append(Problem("symlink", at))
        elif not path.is_file():  # a pipe, a socket, a device: whoever opened one would wait for ever
            problems.append(Problem("file-special", at))
        elif name in files:
            problems.append(Problem("name-twice", at))
        elif any(re.fullmatch(pattern, name) for pattern in _NAMES):
            files[name] = path
        elif story := _STORY.fullmatch(name):
            problems.append(_unknown_language(story.group(2), at))
        elif _AUDIO.fullmatch(name):
            problems.append(Problem("audio-name", at, {"name": path.name, "known": ", ".join(LANGUAGES)}))
        else:
            problems.append(Problem("file-unknown", at, {"name": name}))
    return ContentFiles(content, files), problems


def _unknown_language(code: str, at: Span) -> Problem:
    """The problem of a text whose name is no known language.

    A country's code is the usual slip: Vietnam's is vn and its language vi, Cambodia's kh and km, China's cn and zh.
    """
    best = next((language.tag for language in LANGUAGES.values() if code in language.countries), "")
    best = best or nearest(code, LANGUAGES)
    values = {"language": code, "best": best, "known": ", ".join(LANGUAGES)}
    return Problem("language-unknown", at, values, "did-you-mean" if best else "")


def _walk(folder: Path) -> Iterator[Path]:
    """Files and links below a folder, sorted by name. Links are not followed, CLUTTER is skipped."""
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if entry.name.lower().startswith(CLUTTER):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path))
        else:
            yield Path(entry.path)


def relic_folders(content_files: ContentFiles) -> tuple[dict[str, str], list[Problem]]:
    """Relic id → the name of its folder in sites/.

    A folder whose name gives no id, or the id of another folder, is a problem.
    """
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
