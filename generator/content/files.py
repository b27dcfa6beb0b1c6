"""Lists the files of content/ by name, with a problem for each name the schema does not have."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from generator.diagnostics.printable import with_bytes
from generator.diagnostics.problem import Problem, Span, nearest
from generator.languages.language import Languages
from generator.memory.snapshot import RACE, Snapshot, Stamp, look
from generator.text.names import slug
from generator.urls import RESERVED

CLUTTER = re.compile(
    r"\.(?!reviewed$).*|~.*|.*~|#.*#|\d{4,5}|___jb_(tmp|old)___|.*___jb_(tmp|old)___|.*\.(orig|rej|bak|swp|swo|swx|tmp|part|crdownload)"
    r"|@eadir|__macosx|\$recycle\.bin|icon\r|(eh)?thumbs\.db|desktop\.ini|readme\.md.*",
    re.DOTALL,
)
"""Names, in lower case, of what systems and editors leave behind (vim's 4913, JetBrains' ___jb_tmp___, Synology's @eaDir),
and of read-me files; they are passed over without a problem. What we leave behind ourselves, `.reviewed`, is none of them."""

MADE_FROM = ".from"
"""The folder of a relic in which each of its translations has a file that says what it was made from (made_from.py)."""

LONGEST = 200
"""Bytes of a name in UTF-8. File systems take 255, and what is made of it gets an ending: -1080.0123456789.avif."""


class _Paths(Mapping[str, Path]):
    """Name → path, which is made when it is asked for: of thousands a build reads few."""

    def __init__(self, paths: Mapping[str, str]) -> None:
        self._paths = paths

    def __getitem__(self, name: str) -> Path:
        return Path(self._paths[name])

    def __contains__(self, name: object) -> bool:
        return name in self._paths

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


@dataclass(frozen=True)
class ContentFiles:
    """The files of content/ by name: path relative to it, with forward slashes, normalised to NFC.

    macOS spells the same name in NFD.
    """

    root: Path
    found: Mapping[str, tuple[str, Stamp]]
    """Name → path as it is on the disk, and stamp."""

    looked: int
    """When they were looked at, in ns since 1970."""

    @cached_property
    def files(self) -> Mapping[str, Path]:
        """Name → path."""
        return _Paths({name: path for name, (path, _) in self.found.items()})

    def shown(self, name: str) -> str:
        """The path of this file as authors see it, with the name of the content folder; as it is on the disk."""
        path = self.files.get(name)
        real = unicodedata.normalize("NFC", path.relative_to(self.root).as_posix()) if path else name
        return f"{self.root.name}/{real}"

    def under(self, folder: str) -> tuple[str, ...]:
        """The names in this folder and below it. Looks at all names there are."""
        return tuple(name for name in self.found if name.startswith(f"{folder}/"))

    @cached_property
    def of_relics(self) -> Mapping[str, list[str]]:
        """Folder of sites/ → the names in it and below it."""
        below: dict[str, list[str]] = {}
        for name in self.found:
            if name.startswith("sites/"):
                below.setdefault(name.split("/", 2)[1], []).append(name)
        return below

    def of_relic(self, folder: str) -> ContentFiles:
        """The files in this folder of sites/ and below it alone."""
        names = self.of_relics.get(folder, ())
        return ContentFiles(self.root, {name: self.found[name] for name in names}, self.looked)

    def stamps(self, folder: str) -> tuple[tuple[str, Stamp], ...]:
        """Name and stamp of every file in this folder of sites/; nothing where one is too new to be believed."""
        stamps = [(name, self.found[name][1]) for name in self.of_relics.get(folder, ())]
        newest = max((stamp[2] for _, stamp in stamps), default=0)
        return tuple(stamps) if newest < self.looked - RACE else ()


_TAG = "(?P<tag>[a-z]+)"
_NAMES = (
    r"(project|kinds|glossary|agree)\.yaml",
    r"plaques/[^/]+\.yaml",
    r"contests/[^/]+\.yaml",
    r"press/[^/]+\.ic[cm]",
    r"counts/\d{4}-(0[1-9]|1[0-2])\.csv",
    rf"about/{_TAG}\.md",
    r"about/\.reviewed",
    r"sites/[^/]+/\.reviewed",
    r"sites/[^/]+/site\.yaml",
    rf"sites/[^/]+/{_TAG}\.md",
    r"sites/[^/]+/photos/[^/]+",
    rf"sites/[^/]+/audio/{_TAG}\.(mp3|vtt)",
    rf"sites/[^/]+/{re.escape(MADE_FROM)}/{_TAG}",
)
_KNOWN = tuple(map(re.compile, _NAMES))
_AUDIO = re.compile(r"sites/[^/]+/audio/[^/]+")
_STORY = re.compile(r"(about|sites/[^/]+)/([^/]+)\.md")


def find_files(
    content: Path, languages: Languages, below: str = "", snapshot: Snapshot | None = None
) -> tuple[ContentFiles, list[Problem]]:
    """Every file with a known name in content/, and a problem for each symbolic link, duplicate and unknown name.

    `languages` are those a text or a recording may be in.
    With `below`, the path of a folder in it, of that folder alone. They are looked for in the snapshot, else on the disk.
    Raises OSError where a folder cannot be listed.
    """
    snapshot = snapshot or look(content / below)
    found: dict[str, tuple[str, Stamp]] = {}
    problems: list[Problem] = []
    misnamed: list[tuple[str, tuple[str, Stamp], Span]] = []
    paths = _paths_below(content, snapshot.files)
    problems += _not_utf8(content, paths)
    for name, path in _named(paths):
        file = (path, snapshot.files[path])
        # Next to all: no name of an author's, but one of a few in the folder of a relic.
        if file[1][0] == stat.S_IFREG and name not in found and _is_plain(name, languages):
            found[name] = file
            continue
        at = Span(f"{content.name}/{name}")
        problems += _long_names(name, at)
        # Whoever opened a pipe, a socket or a device would wait for ever.
        if file[1][0] != stat.S_IFREG:
            problems.append(Problem("symlink" if file[1][0] == stat.S_IFLNK else "file-special", at))
        elif name in found:
            problems.append(Problem("name-twice", at))
        elif _is_known(name, languages):
            found[name] = file
        elif right := _right_name(name, languages):
            misnamed.append((right, file, at))
        elif story := _STORY.fullmatch(name):
            problem = _unknown_language(story.group(2), at, languages)
            problems.append(problem)
            # Read as what was meant, so that nobody is told that it is missing as well.
            if problem.values["best"]:
                found.setdefault(f"{story.group(1)}/{problem.values['best']}.md", file)
        else:
            problems.append(_unknown(name, at, languages))
    for right, file, at in misnamed:
        name = at.path.partition("/")[2]
        values = {"name": name.rpartition("/")[2], "best": _renamed(right, name)}
        problems.append(Problem("file-name", at, values, "file-name-taken" if right in found else ""))
        found.setdefault(right, file)
    return ContentFiles(content, found, snapshot.taken), problems


def _unknown(name: str, at: Span, languages: Languages) -> Problem:
    """The problem of a file whose name is none of the schema's, nor like one."""
    if _AUDIO.fullmatch(name):
        return Problem("audio-name", at, {"name": name.rpartition("/")[2], "known": ", ".join(languages)})
    return Problem("file-unknown", at, {"name": name})


def _is_plain(name: str, languages: Languages) -> bool:
    """Whether a name is short and that of a file every relic has: then nothing else is to be said of it."""
    parts = name.split("/", 2)
    return (
        len(parts) == 3  # noqa: PLR2004 -- sites, folder, file
        and parts[0] == "sites"
        and len(parts[1]) * 4 <= LONGEST
        and _is_of_every_relic(parts[2], languages)
    )


def _is_of_every_relic(rest: str, languages: Languages) -> bool:
    return rest == "site.yaml" or (rest.endswith(".md") and rest[:-3] in languages)


def _paths_below(folder: Path, files: Iterable[str]) -> dict[str, str]:
    """Name → path of those of these files that lie below the folder, but for CLUTTER, in order of folders and names.

    In plaques/ that is not skipped where it may be the only file of a code, which must not vanish: `4nvh3.yaml.bak`.
    """
    root = f"{folder}{os.sep}"
    names = {path[len(root) :].replace(os.sep, "/"): path for path in files if path.startswith(root)}
    return {
        name: names[name]
        for name in sorted(names, key=lambda name: name.replace("/", "\0"))
        if not _is_skipped(name) or _is_only_file_of_a_code(name, names)
    }


def _is_skipped(name: str) -> bool:
    folder, _, last = name.rpartition("/")
    return is_clutter(last) or _is_in_clutter(folder)


@cache
def _is_in_clutter(folder: str) -> bool:
    """Whether one of these folders has a name of CLUTTER."""
    return any(is_clutter_folder(part) for part in folder.split("/"))


def _is_only_file_of_a_code(name: str, names: Iterable[str]) -> bool:
    folder, _, last = name.rpartition("/")
    if folder.rpartition("/")[2].lower() != "plaques" or _is_in_clutter(folder):
        return False
    code = re.search(r"[0-9a-z]+\.ya?ml", last.lower())
    return code is not None and code.group() not in {
        other.rpartition("/")[2].lower() for other in names if other.rpartition("/")[0] == folder
    }


def _named(paths: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Each file whose name is UTF-8, with its name as in ContentFiles; `not_utf8_names` tells of the others."""
    for name, path in paths.items():
        if name.isascii():
            yield name, path
        elif is_utf8(name):
            yield unicodedata.normalize("NFC", name), path


def not_utf8_names(folder: Path) -> list[Problem]:
    """A problem for each name below the folder, or below one in it, that is not UTF-8, as an old stick's may be.

    Systems, Git and zip files read such a name each in another way, or not at all. What is in a folder of such a name
    is not named as well.
    """
    return _not_utf8(folder, _paths_below(folder, look(folder).files))


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


def _is_known(name: str, languages: Languages) -> bool:
    """Whether the schema has a file of this name."""
    match = next(filter(None, (pattern.fullmatch(name) for pattern in _KNOWN)), None)
    return match is not None and match.groupdict().get("tag", "") in ("", *languages)


_ENDINGS = (
    (r"( ?\(\d+\)| copy| - copy| - bản sao)(?=\.)", ""),
    (r"\.(md|yaml|vtt|mp3)(\.(md|ya?ml|txt|vtt|mp3))+$", r".\1"),
    (r"\.txt\.(md|yaml|vtt)$", r".\1"),
    (r"\.yml$", ".yaml"),
    (r"\.(markdown|mdown|mkd)$", ".md"),
    (r"\s+(?=\.)|\s+$", ""),
)
"""What systems, browsers and editors make of a name's end, and what it was."""


def _right_name(name: str, languages: Languages) -> str:
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
    return right if _is_known(right, languages) else ""


def _renamed(right: str, name: str) -> str:
    """What to rename: the file alone where its folder is right, else the path from content/ on."""
    same_folder = right.rpartition("/")[0] == name.rpartition("/")[0]
    return right.rpartition("/")[2] if same_folder else right


def _unknown_language(code: str, at: Span, languages: Languages) -> Problem:
    """The problem of a text whose name is no known language.

    A country's code is the usual slip: Vietnam's is vn and its language vi, Cambodia's kh and km, China's cn and zh.
    """
    best = next((language.tag for language in languages.values() if code in language.countries), "")
    best = best or nearest(code, languages)
    values = {"language": code, "best": best, "known": ", ".join(languages)}
    return Problem("language-unknown", at, values, "did-you-mean" if best else "")


@cache
def is_clutter(name: str) -> bool:
    """Whether a file has a name of CLUTTER."""
    return bool(CLUTTER.fullmatch(name.lower()))


def is_clutter_folder(name: str) -> bool:
    """Whether a folder of this name is CLUTTER. An author's own may be called 2024 or icon.bak."""
    lower = name.lower()
    return lower != MADE_FROM and lower.startswith((".", "~", "@", "_", "$")) and bool(CLUTTER.fullmatch(lower))


def relic_folders(content_files: ContentFiles) -> tuple[dict[str, str], list[Problem]]:
    """Relic id → the name of its folder in sites/.

    A folder whose name gives no id, the id of another folder, or one that lists have, is a problem.
    """
    folders: dict[str, str] = {}
    problems = []
    for folder in content_files.of_relics:
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
