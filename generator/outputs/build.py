"""Carries out a plan: make everything, then publish it; or publish nothing."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby
from pathlib import Path

from generator.content.load import load
from generator.diagnostics.problem import Problem, Refusal, in_order
from generator.outputs.plan import Output, plan
from generator.site import Site
from generator.store import Store, write_whole
from generator.theme.theme import read_theme

Progress = Callable[[int, int], None]
"""Told how many outputs are made, of how many."""


@dataclass(frozen=True, slots=True)
class Made:
    """Everything a site consists of, made and waiting in the store."""

    keys: Mapping[str, str]
    """Path below the output folder → key in the store; whole only if no problem is an error."""

    problems: tuple[Problem, ...]
    site: Site | None = None
    """What it was made from; None when an error was found before anything could be."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did."""

    outputs: int
    written: int
    removed: int


def make(content: Path, templates: Path, today: str, store: Store, progress: Progress) -> Made:
    """Load, plan as of this day (2026-11-25), and make every output into the store. What cannot be made is a problem; the rest is made anyway."""
    loaded = load(content, templates)
    if loaded.catalogue is None:
        return Made({}, loaded.problems)
    site = Site(loaded.catalogue, loaded.words, read_theme(templates), date.fromisoformat(today))
    outputs, clashes = plan(site)
    keys, refused = _make_all(outputs, store, progress)
    problems = in_order((*loaded.problems, *clashes, *refused))
    return Made(keys, problems, site)


WORTH_HELP = 150
"""Outputs to make, from which on a second process saves more than it costs to start: about a second."""


def _make_all(
    outputs: tuple[Output, ...], store: Store, progress: Progress
) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """Path → key of every output, all made; and the problems of those that cannot be made."""
    keys: dict[str, str] = {}
    problems: list[Problem] = []
    # What lies in one folder is often made from one thing: the files of a plaque from its drawing.
    groups = [tuple(group) for _, group in groupby(outputs, key=lambda output: output.path.rpartition("/")[0])]
    done = 0
    for group, fetched in zip(groups, _fetched(groups, store), strict=True):
        for output, result in zip(group, fetched, strict=True):
            if isinstance(result, Problem):
                problems.append(result)
            else:
                keys[output.path] = result
        done += len(group)
        progress(done, len(outputs))
    return keys, tuple(problems)


def _fetched(groups: list[tuple[Output, ...]], store: Store) -> Iterator[tuple[str | Problem, ...]]:
    """The results of each group in order; made by as many processes as there are cores if there is much to make."""
    missing = sum(not store.path(store.key(output.make, output.args)).exists() for group in groups for output in group)
    fetch = partial(_fetch, store)
    cores = os.cpu_count() or 1
    if missing < WORTH_HELP or cores == 1:
        yield from map(fetch, groups)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # Spawned, not forked: the same on every system, and safe beside the threads of a preview.
    with ProcessPoolExecutor(cores, mp_context=get_context("spawn")) as pool:
        yield from pool.map(fetch, groups)


def _fetch(store: Store, outputs: tuple[Output, ...]) -> tuple[str | Problem, ...]:
    return tuple(_result(store, output) for output in outputs)


def _result(store: Store, output: Output) -> str | Problem:
    try:
        return store.fetch(output.make, output.args)
    except Refusal as refusal:
        return refusal.problem


def publish(keys: Mapping[str, str], store: Store, output: Path) -> Built:
    """Bring the output folder to exactly these files."""
    written, removed = bring(((path, store.path(key).read_bytes()) for path, key in keys.items()), output, TOPS)
    store.forget(set(keys.values()))
    return Built(len(keys), written, removed)


TOPS = ("site", "print")
"""The folders of the output that belong to a build."""


def bring(files: Iterable[tuple[str, bytes]], folder: Path, tops: tuple[str, ...]) -> tuple[int, int]:
    """Bring these folders below `folder` to exactly these files; how many were written, how many removed.

    Each is replaced whole, and only if its bytes differ.
    """
    written, paths = 0, set()
    for path, data in files:
        paths.add(path)
        target = folder / path
        if not (target.is_file() and target.stat().st_size == len(data) and target.read_bytes() == data):
            target.parent.mkdir(parents=True, exist_ok=True)
            write_whole(target, data)
            written += 1
    return written, _remove_stale(paths, folder, tops)


def _remove_stale(paths: AbstractSet[str], folder: Path, tops: tuple[str, ...]) -> int:
    """Files that are named no more, and the folders they leave empty."""
    removed = 0
    for top in tops:
        for path in sorted((folder / top).rglob("*"), reverse=True):
            if path.is_dir() and not path.is_symlink():
                if not any(path.iterdir()):
                    path.rmdir()
            elif path.relative_to(folder).as_posix() not in paths:
                path.unlink()
                removed += 1
    return removed
