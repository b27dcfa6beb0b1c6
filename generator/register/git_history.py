"""What Git remembers of the register: every plaque file there ever was, and what was printed from it."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml


class Unreadable(Exception):  # noqa: N818 -- said to whoever asked
    """The history cannot be read; the key of messages.WORDS says why."""

    def __init__(self, key: str) -> None:
        """Carry the key."""
        super().__init__(key)
        self.key = key


@dataclass(frozen=True, slots=True)
class Past:
    """A plaque as one commit knew it, printed already."""

    code: str
    commit: str
    """As short as Git shows it."""

    relic: str
    payload: str
    symbol: tuple[str, str, str]
    """Version, level and mask, as written."""

    digest: str
    steps: tuple[tuple[str, str], ...]
    """Stage and day of each."""

    name: str
    """What the plaque calls its relic."""


def printed_up_to(content: Path, ref: str) -> tuple[Past, ...]:
    """Every state of every printed plaque in the history of `ref`, newest first. Raises Unreadable.

    A state whose YAML cannot be read, or that is another plaque's, was never published, so it is passed over.
    """
    _must_be_whole(content)
    if _git(content, "rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}") is None:
        raise Unreadable("history-ref")
    return tuple(_printed(content, ref))


def codes_ever(content: Path) -> frozenset[str]:
    """Every code any commit knew: none is given twice. Empty where there is no Git to ask."""
    try:
        listed = _git(content, "log", "--all", "--format=", "--name-only", "--relative", "--", "plaques")
    except Unreadable:
        return frozenset()
    return frozenset(Path(name).stem.lower() for name in (listed or "").split("\n") if name.endswith(".yaml"))


def _must_be_whole(content: Path) -> None:
    shallow = _git(content, "rev-parse", "--is-shallow-repository")
    if shallow is None:
        raise Unreadable("history-none")
    if shallow.strip() == "true":
        raise Unreadable("history-shallow")


def _printed(content: Path, ref: str) -> Iterator[Past]:
    # Merges too (-m): what was mended while two branches were joined is a state like any other.
    listing = ("log", "-m", "--format=%x00%H", "--name-only", "--no-renames", "--relative", ref, "--", "plaques")
    entries = (_git(content, *listing) or "").split("\x00")[1:]
    states = dict.fromkeys(
        (commit, name) for commit, *names in (entry.split("\n") for entry in entries) for name in names if name
    )
    wanted = [(commit, name) for commit, name in states if name.endswith(".yaml")]
    for (commit, name), text in zip(wanted, _texts(content, wanted), strict=True):
        past = _past(commit, Path(name).stem.lower(), text)
        if past:
            yield past


def _texts(content: Path, wanted: list[tuple[str, str]]) -> Iterator[str]:
    """What each file said at its commit, asked for in one go; empty where that commit removed it."""
    asked = "".join(f"{commit}:./{name}\n" for commit, name in wanted)
    told = _run(content, ("cat-file", "--batch"), asked.encode()).stdout
    at = 0
    for _ in wanted:
        # “<object> blob <size>” and the bytes, or “<what was asked> missing”.
        end = told.index(b"\n", at)
        words = told[at:end].rsplit(b" ", 2)
        size = int(words[2]) if words[-1].isdigit() else 0
        yield told[end + 1 : end + 1 + size].decode("utf-8", "replace")
        at = end + 1 + (size + 1 if words[-1].isdigit() else 0)


def _past(commit: str, code: str, text: str) -> Past | None:
    try:
        data = yaml.load(text, yaml.BaseLoader)  # noqa: S506 -- BaseLoader makes nothing but text, lists and groups
        printed, life = data["printed"], data.get("life", [])
        if printed["payload"].rpartition("/q/")[2] != code:
            return None  # the file of another plaque under a wrong name
        return Past(
            code=code,
            commit=commit[:10],
            relic=data["relic"],
            payload=printed["payload"],
            symbol=(printed["version"], printed["level"], printed["mask"]),
            digest=printed["digest"],
            steps=tuple((step["stage"], step["on"]) for step in life),
            name=printed["names"].get("vi") or next(iter(printed["names"].values())),
        )
    except (yaml.YAMLError, KeyError, TypeError, AttributeError, StopIteration):
        return None


def _git(content: Path, *arguments: str) -> str | None:
    """What Git prints; None where it says no. Raises Unreadable where there is no Git."""
    run = _run(content, arguments, b"")
    return run.stdout.decode("utf-8", "replace") if run.returncode == 0 else None


def _run(content: Path, arguments: Sequence[str], told: bytes) -> subprocess.CompletedProcess[bytes]:
    command = ["git", "-C", str(content), "-c", "core.quotePath=false", *arguments]
    try:
        # Our own arguments, and a ref that Git itself has read as one.
        return subprocess.run(command, input=told, capture_output=True, check=False)  # noqa: S603
    except FileNotFoundError:
        raise Unreadable("history-git") from None
