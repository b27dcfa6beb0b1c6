"""Reads the register's Git history: every plaque file any commit had, and the print record in it."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.content.source import TextFile, parse
from generator.text.names import slug


class Unreadable(Exception):  # noqa: N818 -- reported to whoever asked
    """The history cannot be read; `key` is the reason, a key of messages.WORDS."""

    def __init__(self, key: str) -> None:
        """Take the key."""
        super().__init__(key)
        self.key = key


@dataclass(frozen=True, slots=True)
class PrintedState:
    """A printed plaque as one commit recorded it."""

    code: str
    commit: str
    """The first ten digits of its hash."""

    relic: str
    payload: str
    symbol: tuple[str, str, str]
    """Version, level and mask of the QR symbol, as written."""

    digest: str
    steps: tuple[tuple[str, str], ...]
    """Stage and date of each step."""

    name: str
    """The relic's name as printed on the plaque."""


def printed_up_to(content: Path, ref: str) -> tuple[PrintedState, ...]:
    """Every state of every printed plaque in the history of `ref`, newest first.

    A state whose YAML cannot be read, or whose code is another plaque's, was never published and is skipped. Raises
    Unreadable where there is no Git, no repository, no such ref, or only a part of the history.
    """
    _check_full_history(content)
    if _git_output(content, "rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}") is None:
        raise Unreadable("history-ref")
    return tuple(_printed_states(content, ref))


def coexisted(content: Path, ref: str, relic: str, other: str) -> bool:
    """Whether some commit in the history of `ref` had both of these relics: then one is not the other renamed."""
    listing = ("log", "-m", "--format=%x00%H", "--name-only", "--no-renames", "--diff-filter=A", "--relative", ref)
    entries = (_git_output(content, *listing, "--", "sites") or "").split("\x00")[1:]
    for commit, *names in (entry.split("\n") for entry in entries):
        if relic in _relics_of(names):
            at_commit = _git_output(content, "ls-tree", "-r", "--name-only", commit, "sites/") or ""
            if other in _relics_of(at_commit.split("\n")):
                return True
    return False


def _relics_of(names: Iterable[str]) -> frozenset[str]:
    """Ids of the relics whose site.yaml is among these files."""
    parts = (name.split("/") for name in names)
    return frozenset(slug(part[1]) for part in parts if part[0] == "sites" and part[2:] == ["site.yaml"])


def last_report(content: Path) -> str:
    """status.json as the watch last kept it on the branch “status”, here or at a remote; empty where there is none."""
    try:
        refs = _git_output(content, "for-each-ref", "--format=%(refname)", "refs/heads/status", "refs/remotes/*/status")
        texts = (_git_output(content, "show", f"{ref}:status.json") for ref in (refs or "").split())
        return next((text for text in texts if text), "")
    except Unreadable:
        return ""


def codes_ever(content: Path) -> frozenset[str]:
    """Every code any commit had, so that none is given twice. Empty where there is no Git or no repository."""
    try:
        names = _git_output(content, "log", "--all", "--format=", "--name-only", "--relative", "--", "plaques")
    except Unreadable:
        return frozenset()
    return frozenset(Path(name).stem.lower() for name in (names or "").split("\n") if name.endswith(".yaml"))


def author(content: Path) -> str:
    """The name of whoever commits here, as Git knows it; empty where it knows none, or there is no Git."""
    try:
        return (_git_output(content, "config", "user.name") or "").strip()
    except Unreadable:
        return ""


def changed_since(content: Path, ref: str) -> tuple[str, tuple[str, ...]]:
    """The commit where the history of HEAD left that of `ref`, and the files that are not as they were there, by name.

    Where they have no commit in common it is `ref` itself. Raises Unreadable where there is no Git, no repository, or no
    such ref.
    """
    if _git_output(content, "rev-parse", "--is-inside-work-tree") is None:
        raise Unreadable("history-none")
    commit = _git_output(content, "rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}")
    if commit is None:
        raise Unreadable("history-ref")
    base = (_git_output(content, "merge-base", commit.strip(), "HEAD") or commit).strip()
    listed = _git_output(content, "diff", "--name-only", "--no-renames", "--relative", "-z", base, "--", ".") or ""
    untracked = _git_output(content, "ls-files", "--others", "--exclude-standard", "-z", "--", ".") or ""
    return base, tuple(dict.fromkeys(filter(None, (listed + untracked).split("\x00"))))


def texts_at(content: Path, commit: str, names: Sequence[str]) -> Mapping[str, str]:
    """The text of each of these files at a commit; empty where it had no such file."""
    asked = [name for name in names if "\n" not in name]
    texts = _file_contents(content, [(commit, name) for name in asked])
    return {name: text.removeprefix("\ufeff").replace("\r\n", "\n") for name, text in zip(asked, texts, strict=True)}


def folder_in_repository(content: Path) -> str:
    """The path of the folder that holds content/ below the repository's, with a slash at its end.

    Empty where that is the repository's folder, or there is no repository, or no Git.
    """
    try:
        return (_git_output(content.parent, "rev-parse", "--show-prefix") or "").removesuffix("\n")
    except Unreadable:
        return ""


def _check_full_history(content: Path) -> None:
    """Raise Unreadable where `content` is in no repository, or in a shallow clone."""
    shallow = _git_output(content, "rev-parse", "--is-shallow-repository")
    if shallow is None:
        raise Unreadable("history-none")
    if shallow.strip() == "true":
        raise Unreadable("history-shallow")


def _printed_states(content: Path, ref: str) -> Iterator[PrintedState]:
    # Merges too (-m): what was mended while two branches were joined is a state like any other.
    """The printed states in the history of `ref`, newest first."""
    listing = ("log", "-m", "--format=%x00%H", "--name-only", "--no-renames", "--relative", ref, "--", "plaques")
    entries = (_git_output(content, *listing) or "").split("\x00")[1:]
    states = dict.fromkeys(
        (commit, name) for commit, *names in (entry.split("\n") for entry in entries) for name in names if name
    )
    files = [(commit, name) for commit, name in states if name.endswith(".yaml")]
    for (commit, name), text in zip(files, _file_contents(content, files), strict=True):
        state = _parse_state(commit, Path(name).stem.lower(), text)
        if state:
            yield state


def _file_contents(content: Path, files: list[tuple[str, str]]) -> Iterator[str]:
    """The text of each (commit, name), read by one call of Git; empty where that commit removed the file."""
    requests = "".join(f"{commit}:./{name}\n" for commit, name in files)
    output = _run_git(content, ("cat-file", "--batch"), requests.encode()).stdout
    offset = 0
    for _ in files:
        # “<object> blob <size>” and the bytes, or “<request> missing”.
        end = output.index(b"\n", offset)
        header = output[offset:end].rsplit(b" ", 2)
        size = int(header[2]) if header[-1].isdigit() else 0
        yield output[end + 1 : end + 1 + size].decode("utf-8", "replace")
        offset = end + 1 + (size + 1 if header[-1].isdigit() else 0)


def _parse_state(commit: str, code: str, text: str) -> PrintedState | None:
    """The state that a file's text records; None where it is not printed or cannot be read."""
    document, _ = parse(TextFile("", text.removeprefix("\ufeff").replace("\r\n", "\n")))
    data: Any = document.data if document else None
    try:
        printed, life = data["printed"], data.get("life") or []
        if printed["payload"].rpartition("/q/")[2] != code:
            return None  # the file of another plaque under a wrong name
        return PrintedState(
            code=code,
            commit=commit[:10],
            relic=data["relic"],
            payload=printed["payload"],
            symbol=(str(printed["version"]), str(printed["level"]), str(printed["mask"])),
            digest=printed["digest"],
            steps=tuple((step["stage"], step["on"]) for step in life),
            name=next(iter(printed["names"].values())),
        )
    except (KeyError, TypeError, AttributeError, StopIteration):
        return None


def _git_output(content: Path, *arguments: str) -> str | None:
    """The output of a Git command; None where it fails. Raises Unreadable where there is no Git."""
    run = _run_git(content, arguments, b"")
    return run.stdout.decode("utf-8", "replace") if run.returncode == 0 else None


def _run_git(content: Path, arguments: Sequence[str], standard_input: bytes) -> subprocess.CompletedProcess[bytes]:
    """Run Git in `content`. Raises Unreadable where there is no Git."""
    command = ["git", "-C", str(content), "-c", "core.quotePath=false", *arguments]
    try:
        # Our own arguments, and a ref that Git itself has read as one.
        return subprocess.run(command, input=standard_input, capture_output=True, check=False)  # noqa: S603
    except FileNotFoundError:
        raise Unreadable("history-git") from None
