"""The files an archive packs, by list: what Git tracks, and what the program reads; never what merely lies there."""

from __future__ import annotations

import os
import re
import stat
import subprocess
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.content.files import MADE_FROM, find_files, is_utf8
from generator.content.reviews import NAME as REVIEWED
from generator.diagnostics.printable import with_bytes
from generator.languages.language import Languages
from generator.project.templates import built_in

PROGRAM_FILES = (
    "generator",
    "templates",
    "docs",
    "tools",
    "tests",
    ".github",
    ".editorconfig",
    ".gitignore",
    "Makefile",
    "README.md",
    "LICENSE",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    "netlify.toml",
    "pyproject.toml",
    "requirements.txt",
    "requirements-test.txt",
)
"""Files and folders of the checkout that are the program; a missing one is skipped: an archive can be archived."""

PROJECT_FILES = ("templates", ".github", ".gitignore", "README.md", "netlify.toml")
"""Files and folders of a project beside its content/, which is packed for itself; as `ditich init` writes them."""

READ_IN_A_BUILD = ("generator", "templates")
"""Those of them without which nothing is built: a file in them is packed even where Git does not track it yet."""

_SUFFIXES = (
    *(".cjs", ".conf", ".css", ".csv", ".gif", ".heic", ".html", ".icc", ".icm", ".jpg", ".js", ".json", ".m4a", ".md"),
    *(
        ".mjs",
        ".mp3",
        ".njk",
        ".pdf",
        ".png",
        ".py",
        ".svg",
        ".toml",
        ".ttf",
        ".txt",
        ".vtt",
        ".webp",
        ".woff2",
        ".xml",
        ".zip",
    ),
    *(".yaml", ".yml"),
)
_WHOLE_NAMES = ("_headers", *(name for name in PROGRAM_FILES if "/" not in name))
"""What the program's files are called."""

_SECRET = re.compile(
    r"\.env(\.(?!example$|sample$|template$|dist$).*)?|.*\.env|\.?netrc|_netrc|\.(npmrc|yarnrc|pypirc|pgpass|my\.cnf|htpasswd|dockercfg)"
    r"|\.git-credentials|\.?vault[_-]?pass.*|\.envrc|id_(rsa|dsa|ecdsa|ed25519)(_sk)?(?!.*\.pub$)([._-].*)?"
    r"|.*\.(pem|key|p8|p12|pfx|jks|keystore|kdbx?|ppk|gpg|pgp|ovpn|pkcs12|age|agekey|mobileprovision)"
    r"|\.?(access|api|auth|deploy|github|gitlab|netlify|cloudflare|npm|bot)?[_-]?(tokens?|secrets?|credentials?|passwords?|passwd)"
    r"(\.(txt|json|ya?ml|toml|ini|cfg|csv|md|xml|local))?"
    r"|(client_secret|service[_-]?account|application_default_credentials|.*-firebase-adminsdk-).*\.json"
    r"|\.(ssh|aws|gnupg|azure|kube|docker|netlify|wrangler|terraform)|.*\.tfstate(\.backup)?|\.(bash|zsh|python)_history",
)
"""Names, in lower case, of files and folders that hold keys and passwords."""

_LEFTOVER = re.compile(
    r"\.(git|hg|svn|venv|cache|tox|nox|hypothesis|idea|vscode|[a-z]+_cache)|venv|node_modules|__pycache__|.*\.egg-info"
    r"|.*~|~\$.*|#.*#|\.#.*|\.ds_store|\._.*|(eh)?thumbs\.db|desktop\.ini|icon\r|@eadir|__macosx|4913"
    r"|.*\.(orig|rej|bak|swp|swo|swx|tmp|part|crdownload|pyc)|.*___jb_(tmp|old)___",
)
"""Names, in lower case, of what Git, Python, systems and editors keep for themselves."""

_WINDOWS = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])\s*(\..*)?|.*[. ]|.*[<>:\"|?*\\\x00-\x1f].*", re.DOTALL
)
"""Names, in lower case, that Windows refuses (Microsoft Learn, Naming Files, Paths, and Namespaces)."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to be said about a file of the archive."""

    key: str
    """Of its sentence in messages.WORDS."""

    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Listing:
    """The files of a folder that are packed, and what is to be said of them and of others."""

    files: Mapping[str, Path]
    """By path below the folder, with forward slashes."""

    notices: tuple[Notice, ...]


def is_installed(root: Path) -> bool:
    """Whether the program in this folder was installed from a wheel: what lies beside it there is other people's."""
    return built_in(root / "generator").is_relative_to(root / "generator")


def program(root: Path, not_below: Path) -> Listing:
    """The program's files in `root`, its checkout or where it is installed; nothing below `not_below` is packed.

    Raises OSError.
    """
    if is_installed(root):
        return replace(_listing(root, "", (), _walk(root, "generator"), not_below), notices=())
    tracked = _tracked(root, PROGRAM_FILES)
    folders = READ_IN_A_BUILD if tracked else PROGRAM_FILES
    known = [name for folder in folders for name in _walk(root, folder)]
    return _listing(root, "", tracked, known, not_below)


def project(root: Path, not_below: Path) -> Listing:
    """The files of the project in this folder, but for its content. Raises OSError."""
    tracked = _tracked(root, PROJECT_FILES)
    folders = ("templates",) if tracked else PROJECT_FILES
    return _listing(root, "", tracked, [name for folder in folders for name in _walk(root, folder)], not_below)


def content(root: Path, languages: Languages, not_below: Path) -> Listing:
    """The files of content/ that the loader knows, those that Git tracks, and read-me files. Raises OSError."""
    known = [path.relative_to(root).as_posix() for path in find_files(root, languages)[0].files.values()]
    known += [path.relative_to(root).as_posix() for name in ("", "[!.]*/") for path in root.glob(f"{name}README.md")]
    return _listing(root, f"{root.name}/", _tracked(root, ()), known, not_below)


def clashes(paths: Iterable[str]) -> Iterator[Notice]:
    """Yield a notice for each path that Windows refuses, and for each that it or macOS takes for another one."""
    alike: dict[str, list[str]] = defaultdict(list)
    for path in sorted(paths):
        if any(_WINDOWS.fullmatch(part.lower()) for part in path.split("/")):
            yield Notice("archive-windows", {"path": path})
        alike[unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())].append(path)
    for first, *others in alike.values():
        for other in others:
            yield Notice("archive-alike", {"path": other, "other": first})


def _listing(root: Path, shown: str, tracked: tuple[str, ...], known: Iterable[str], not_below: Path) -> Listing:
    """What is packed of these names below `root`; `shown` goes before a name that is said."""
    if not_below in (root, *root.parents):  # the output folder holds all this: it cannot be left out
        not_below = root / ".git"
    files: dict[str, Path] = {}
    notices: list[Notice] = []
    spelt = {unicodedata.normalize("NFC", name) for name in tracked}
    new = {name for name in known if unicodedata.normalize("NFC", name) not in spelt}
    if not tracked:
        notices.append(Notice("archive-no-git", {"folder": root}))
    for name in sorted({*tracked, *new}):
        path = root / name
        if path.is_relative_to(not_below) or not os.path.lexists(path):
            continue
        reason = _reason_to_leave_out(root, name)
        if reason:
            notices.append(Notice(reason, {"path": shown + with_bytes(name)}))
            continue
        files[name] = path
        if tracked and name in new:
            notices.append(Notice("archive-untracked", {"path": shown + name}))
    return Listing(files, tuple(notices))


def _reason_to_leave_out(root: Path, name: str) -> str:
    """The key of the sentence that says why this is not packed; empty where it is."""
    if not is_utf8(name):
        return "archive-not-utf8"
    path = root
    for part in name.split("/"):
        path /= part
        if _SECRET.fullmatch(part.lower()):
            return "archive-secret"
        if _LEFTOVER.fullmatch(part.lower()):
            return "archive-leftover"
        if path.is_symlink():
            return "archive-link"
    if path.is_dir():  # Git lists no folder but the place of another repository
        return "archive-submodule"
    return "" if stat.S_ISREG(path.lstat().st_mode) else "archive-special"


def _tracked(root: Path, below: tuple[str, ...]) -> tuple[str, ...]:
    """What Git tracks below `root`, submodules included; empty without Git, and where it tracks nothing here."""
    command = ["git", "-C", str(root), "ls-files", "-z", "--cached", "--recurse-submodules", "--", *below]
    try:
        run = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 -- our own words
    except FileNotFoundError:
        return ()
    names = run.stdout.split(b"\0") if run.returncode == 0 else []
    return tuple(dict.fromkeys(os.fsdecode(name) for name in names if name))


def _walk(root: Path, name: str) -> Iterator[str]:
    """The names in this folder, or of this file, that are a program's; links, pipes and the like, to be said."""
    path = root / name
    if path.is_symlink() or not path.is_dir():
        if os.path.lexists(path) and (name in PROGRAM_FILES or _is_program_s(path)):
            yield name
        return
    for entry in sorted(os.listdir(path)):  # noqa: PTH208 -- names, not paths
        if (entry in (MADE_FROM, REVIEWED) or not entry.startswith(".")) and not _LEFTOVER.fullmatch(entry.lower()):
            yield from _walk(root, f"{name}/{entry}")


def _is_program_s(path: Path) -> bool:
    """Whether a file is called like one of the program's; what is no file is, whatever it is called."""
    known = path.suffix.lower() in _SUFFIXES or path.name in (*_WHOLE_NAMES, REVIEWED) or path.parent.name == MADE_FROM
    return known or path.is_symlink() or not path.is_file()
