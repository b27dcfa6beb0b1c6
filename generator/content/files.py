"""Lists the files of content/ by name, with a problem for each name the schema does not have."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from generator.diagnostics.printable import with_bytes
from generator.diagnostics.problem import Problem, Span, nearest
from generator.languages import LANGUAGES
from generator.text.names import slug
from generator.urls import RESERVED

CLUTTER = re.compile(
    r"[.~].*|.*~|#.*#|\d{4,5}|___jb_(tmp|old)___|.*___jb_(tmp|old)___|.*\.(orig|rej|bak|swp|swo|swx|tmp|part|crdownload)"
    r"|@eadir|__macosx|\$recycle\.bin|icon\r|(eh)?thumbs\.db|desktop\.ini|readme\.md.*",
    re.DOTALL,
)
"""Names, in lower case, of what systems and editors leave behind (vim's 4913, JetBrains' ___jb_tmp___, Synology's @eaDir),
and of read-me files; they are passed over without a problem."""

LONGEST = 200
"""Bytes of a name in UTF-8. File systems take 255, and what is made of it gets an ending: -1080.0123456789.avif."""


@dataclass(frozen=True)
class ContentFiles:
    """The files of content/ by name: path relative to it, with forward slashes, normalised to NFC.

    macOS spells the same name in NFD.
    """

    root: Path
    files: Mapping[str, Path]

    def shown(self, name: str) -> str:
        """The path of this file as authors see it, with the name of the content folder; as it is on the disk."""
        path = self.files.get(name)
        real = unicodedata.normalize("NFC", path.relative_to(self.root).as_posix()) if path else name
        return f"{self.root.name}/{real}"

    @cached_property
    def _by_folder(self) -> Mapping[str, list[str]]:
        """Folder → the names in it and below it."""
        below: dict[str, list[str]] = {}
        for name in self.files:
            end = name.find("/")
            while end >= 0:
                below.setdefault(name[:end], []).append(name)
                end = name.find("/", end + 1)
        return below

    def under(self, folder: str) -> tuple[str, ...]:
        """The names in this folder and below it."""
        return tuple(self._by_folder.get(folder, ()))

    def only(self, folder: str) -> ContentFiles:
        """The files in this folder and below it alone."""
        return ContentFiles(self.root, {name: self.files[name] for name in self.under(folder)})


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
_KNOWN = re.compile("|".join(f"(?:{pattern})" for pattern in _NAMES))
_AUDIO = re.compile(r"sites/[^/]+/audio/[^/]+")
_STORY = re.compile(r"(about|sites/[^/]+)/([^/]+)\.md")


def find_files(content: Path, below: str = "") -> tuple[ContentFiles, list[Problem]]:
    """Every file with a known name in content/, and a problem for each symbolic link, duplicate and unknown name.

    With `below`, the path of a folder in it, of that folder alone. Raises OSError where it cannot be listed.
    """
    files: dict[str, Path] = {}
    problems: list[Problem] = []
    misnamed: list[tuple[str, Path, Span]] = []
    found = [*_walk(str(content / below), f"{below}/" if below else "")]
    problems += _not_utf8(content, (name for name, _ in found))
    for name, entry in _named(found):
        path, at = Path(entry.path), Span(f"{content.name}/{name}")
        problems += _long_names(name, at)
        # Whoever opened a pipe, a socket or a device would wait for ever.
        if not entry.is_file(follow_symlinks=False):
            problems.append(Problem("symlink" if entry.is_symlink() else "file-special", at))
        elif name in files:
            problems.append(Problem("name-twice", at))
        elif _is_known(name):
            files[name] = path
        elif right := _right_name(name):
            misnamed.append((right, path, at))
        elif story := _STORY.fullmatch(name):
            problem = _unknown_language(story.group(2), at)
            problems.append(problem)
            # Read as what was meant, so that nobody is told that it is missing as well.
            if problem.values["best"]:
                files.setdefault(f"{story.group(1)}/{problem.values['best']}.md", path)
        elif _AUDIO.fullmatch(name):
            problems.append(Problem("audio-name", at, {"name": path.name, "known": ", ".join(LANGUAGES)}))
        else:
            problems.append(Problem("file-unknown", at, {"name": name}))
    for right, path, at in misnamed:
        values = {"name": path.name, "best": _renamed(right, at.path.partition("/")[2])}
        problems.append(Problem("file-name", at, values, "file-name-taken" if right in files else ""))
        files.setdefault(right, path)
    return ContentFiles(content, files), problems


def _named(found: Iterable[tuple[str, os.DirEntry[str]]]) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Each file whose name is UTF-8, with its name as in ContentFiles; `not_utf8_names` tells of the others."""
    for name, entry in found:
        if is_utf8(name):
            yield unicodedata.normalize("NFC", name), entry


def not_utf8_names(folder: Path) -> list[Problem]:
    """A problem for each name below the folder, or below one in it, that is not UTF-8, as an old stick's may be.

    Systems, Git and zip files read such a name each in another way, or not at all. What is in a folder of such a name
    is not named as well.
    """
    return _not_utf8(folder, (name for name, _ in _walk(str(folder))))


def _not_utf8(folder: Path, names: Iterable[str]) -> list[Problem]:
    """As `not_utf8_names`, of these files below the folder."""
    problems = []
    for name in names:
        if not is_utf8(name):
            parts = name.split("/")
            wrong = next(number for number, part in enumerate(parts) if not is_utf8(part))
            shown = with_bytes("/".join(parts[: wrong + 1]))
            problems.append(
                Problem("name-not-utf8", Span(f"{folder.name}/{shown}"), {"name": shown.rpartition("/")[2]})
            )
    return problems


def is_utf8(name: str) -> bool:
    """Whether a name has no surrogates, which stand for the bytes of a name that are not UTF-8 (PEP 383)."""
    return name.isascii() or not _SURROGATE.search(name)


_SURROGATE = re.compile("[\ud800-\udfff]")


def _long_names(name: str, at: Span) -> Iterator[Problem]:
    """Yield a problem for each part of a path that is longer than LONGEST."""
    for part in name.split("/") if len(name) * 4 > LONGEST else ():  # a character has at most four bytes
        if len(part.encode()) > LONGEST:
            yield Problem("name-long", at, {"name": f"{part[:20]}…", "bytes": len(part.encode()), "most": LONGEST})


def _is_known(name: str) -> bool:
    """Whether the schema has a file of this name."""
    return bool(_KNOWN.fullmatch(name))


_ENDINGS = (
    (r"( ?\(\d+\)| copy| - copy| - bản sao)(?=\.)", ""),
    (r"\.(md|yaml|vtt|mp3)(\.(md|ya?ml|txt|vtt|mp3))+$", r".\1"),
    (r"\.yml$", ".yaml"),
    (r"\.(markdown|mdown|mkd)$", ".md"),
    (r"\s+(?=\.)|\s+$", ""),
)
"""What systems, browsers and editors make of a name's end, and what it was."""


def _right_name(name: str) -> str:
    """The known name that this one was meant to be: `vi.md` for `VI.md`, `vi.md.txt`; empty where there is none.

    The names of relics' folders, photographs and profiles are the author's own and stay as they are.
    """
    parts = name.split("/")
    fixed = [part if number == 1 and parts[0].lower() == "sites" else part.lower() for number, part in enumerate(parts)]
    fixed = [
        {"photo": "photos", "images": "photos", "site": "sites"}.get(part, part) if number in (0, 2) else part
        for number, part in enumerate(fixed)
    ]
    if len(parts) > 1 and (fixed[-2] == "photos" or fixed[0] == "press"):
        fixed[-1] = parts[-1]
    for pattern, end in _ENDINGS:
        fixed[-1] = re.sub(pattern, end, fixed[-1]) if fixed[-2:-1] != ["photos"] else fixed[-1]
    right = "/".join(fixed)
    return right if _is_known(right) else ""


def _renamed(right: str, name: str) -> str:
    """What to rename: the file alone where its folder is right, else the path from content/ on."""
    same_folder = right.rpartition("/")[0] == name.rpartition("/")[0]
    return right.rpartition("/")[2] if same_folder else right


def _unknown_language(code: str, at: Span) -> Problem:
    """The problem of a text whose name is no known language.

    A country's code is the usual slip: Vietnam's is vn and its language vi, Cambodia's kh and km, China's cn and zh.
    """
    best = next((language.tag for language in LANGUAGES.values() if code in language.countries), "")
    best = best or nearest(code, LANGUAGES)
    values = {"language": code, "best": best, "known": ", ".join(LANGUAGES)}
    return Problem("language-unknown", at, values, "did-you-mean" if best else "")


def _walk(folder: str, above: str = "") -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Files and links below a folder, sorted by name, each with its path from it on; `above` is put before that.

    Links are not followed, CLUTTER is skipped. In plaques/ it is not skipped where it may be the only file of a code,
    which must not vanish: `4nvh3.yaml.bak`.
    """
    entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    in_register = os.path.basename(folder).lower() == "plaques"  # noqa: PTH119 -- of thousands of folders
    names = {entry.name.lower() for entry in entries} if in_register else ()
    for entry in entries:
        if is_clutter(entry):
            code = re.search(r"[0-9a-z]+\.ya?ml", entry.name.lower()) if in_register else None
            if not (code and code.group() not in names):
                continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path, f"{above}{entry.name}/")
        else:
            yield above + entry.name, entry


def is_clutter(entry: os.DirEntry[str]) -> bool:
    """Whether a file or folder has a name of CLUTTER. An author's own folder may be called 2024 or icon.bak."""
    return bool(CLUTTER.fullmatch(entry.name.lower())) and not (
        entry.is_dir(follow_symlinks=False) and not is_clutter_folder(entry.name)
    )


def is_clutter_folder(name: str) -> bool:
    """Whether a folder of this name is CLUTTER."""
    lower = name.lower()
    return lower.startswith((".", "~", "@", "_", "$")) and bool(CLUTTER.fullmatch(lower))


def relic_folders(content_files: ContentFiles) -> tuple[dict[str, str], list[Problem]]:
    """Relic id → the name of its folder in sites/.

    A folder whose name gives no id, the id of another folder, or one that lists have, is a problem.
    """
    folders: dict[str, str] = {}
    problems = []
    for folder in dict.fromkeys(name.split("/")[1] for name in content_files.under("sites")):
        relic, at = slug(folder), Span(content_files.shown(f"sites/{folder}"))
        if relic in RESERVED:
            problems.append(Problem("relic-reserved", at, {"name": folder}))
        elif not relic:
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
