"""Carries out a plan: make everything, then publish it; or publish nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.load import load
from generator.plan import Output, plan
from generator.problems import Problem, Refusal, in_order
from generator.store import Store, write_whole
from generator.theme import read_theme

Progress = Callable[[int, int], None]
"""Told how many outputs are made, of how many."""


@dataclass(frozen=True, slots=True)
class Made:
    """Everything a site consists of, made and waiting in the store."""

    keys: Mapping[str, str]
    """Path below the output folder → key in the store; whole only if no problem is an error."""

    problems: tuple[Problem, ...]
    relics: int = 0
    plaques: int = 0


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did."""

    outputs: int
    written: int
    removed: int


def make(content: Path, templates: Path, store: Store, progress: Progress) -> Made:
    """Load, plan, and make every output into the store. What cannot be made is a problem; the rest is made anyway."""
    loaded = load(content, templates)
    if loaded.catalogue is None:
        return Made({}, loaded.problems)
    outputs, clashes = plan(loaded.catalogue, loaded.words, read_theme(templates))
    keys, refused = _make_all(outputs, store, progress)
    problems = in_order((*loaded.problems, *clashes, *refused))
    return Made(keys, problems, len(loaded.catalogue.relics), len(loaded.catalogue.plaques))


def _make_all(
    outputs: tuple[Output, ...], store: Store, progress: Progress
) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """Path → key of every output, all made; and the problems of those that cannot be made."""
    keys, problems = {}, []
    for number, output in enumerate(outputs):
        try:
            keys[output.path] = store.fetch(output.make, output.args)
        except Refusal as refusal:
            problems.append(refusal.problem)
        progress(number + 1, len(outputs))
    return keys, tuple(problems)


def publish(keys: Mapping[str, str], store: Store, output: Path) -> Built:
    """Bring the output folder to exactly these files. Each is replaced whole, and only if its bytes differ."""
    written = 0
    for path, key in keys.items():
        data, target = store.path(key).read_bytes(), output / path
        if not (target.is_file() and target.stat().st_size == len(data) and target.read_bytes() == data):
            target.parent.mkdir(parents=True, exist_ok=True)
            write_whole(target, data)
            written += 1
    removed = _remove_stale(keys, output)
    store.forget(set(keys.values()))
    return Built(len(keys), written, removed)


def _remove_stale(keys: Mapping[str, str], output: Path) -> int:
    """Files below site/ and print/ that no plan names any more, and the folders they leave empty."""
    removed = 0
    for top in ("site", "print"):
        for path in sorted((output / top).rglob("*"), reverse=True):
            if path.is_dir() and not path.is_symlink():
                if not any(path.iterdir()):
                    path.rmdir()
            elif path.relative_to(output).as_posix() not in keys:
                path.unlink()
                removed += 1
    return removed
