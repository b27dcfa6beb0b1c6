"""Carries out a plan: makes every output into the store, then publishes all of them or none."""

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
"""Called with the number of outputs made so far and of all outputs."""


@dataclass(frozen=True, slots=True)
class Made:
    """The result of `make`: every output in the store, and the problems met."""

    keys: Mapping[str, str]
    """Path below the output folder → key in the store; complete only if no problem is an error."""

    problems: tuple[Problem, ...]
    site: Site | None = None
    """The site that was planned; None if the content has errors that prevent a plan."""


@dataclass(frozen=True, slots=True)
class Built:
    """How many outputs a build has, and how many files it wrote and removed in the output folder."""

    outputs: int
    written: int
    removed: int


def make(content: Path, templates: Path, today: str, store: Store, progress: Progress) -> Made:
    """Load the content, plan the outputs and make every one into the store.

    `today` is the day of the build (ISO 8601, 2026-11-25). An output that cannot be made becomes a problem of the
    result; the others are made all the same.
    """
    loaded = load(content, templates, today)
    if loaded.catalogue is None:
        return Made({}, loaded.problems)
    site = Site(loaded.catalogue, loaded.words, read_theme(templates), date.fromisoformat(today))
    outputs, clashes = plan(site)
    keys, refusals = _make_all(outputs, store, progress)
    problems = in_order((*loaded.problems, *clashes, *refusals))
    return Made(keys, problems, site)


PARALLEL_FROM = 150
"""Number of outputs to make from which on more processes save more than the second they take to start."""


def _make_all(
    outputs: tuple[Output, ...], store: Store, progress: Progress
) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """Path → key of every output that could be made, and the problems of the others."""
    keys: dict[str, str] = {}
    problems: list[Problem] = []
    # What lies in one folder is often made from one thing: the files of a plaque from its drawing.
    groups = [tuple(group) for _, group in groupby(outputs, key=lambda output: output.path.rpartition("/")[0])]
    done = 0
    for group, results in zip(groups, _results_of_groups(groups, store), strict=True):
        for output, result in zip(group, results, strict=True):
            if isinstance(result, Problem):
                problems.append(result)
            else:
                keys[output.path] = result
        done += len(group)
        progress(done, len(outputs))
    return keys, tuple(problems)


def _results_of_groups(groups: list[tuple[Output, ...]], store: Store) -> Iterator[tuple[str | Problem, ...]]:
    """The results of each group, in order; from PARALLEL_FROM missing outputs on, one process a core makes them."""
    not_stored = sum(
        not store.path(store.key(output.make, output.args)).exists() for group in groups for output in group
    )
    results_of_group = partial(_results, store)
    cores = os.cpu_count() or 1
    if not_stored < PARALLEL_FROM or cores == 1:
        yield from map(results_of_group, groups)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # Spawned, not forked: the same on every system, and safe beside the threads of a preview.
    with ProcessPoolExecutor(cores, mp_context=get_context("spawn")) as pool:
        yield from pool.map(results_of_group, groups)


def _results(store: Store, outputs: tuple[Output, ...]) -> tuple[str | Problem, ...]:
    return tuple(_result_of(store, output) for output in outputs)


def _result_of(store: Store, output: Output) -> str | Problem:
    """The output's key in the store, made if it is missing; or the problem its maker refused it with."""
    try:
        return store.fetch(output.make, output.args)
    except Refusal as refusal:
        return refusal.problem


def publish(keys: Mapping[str, str], store: Store, output: Path) -> Built:
    """Bring site/ and print/ of the output folder to exactly these files; forget all other entries of the store."""
    written, removed = write_exactly(
        ((path, store.path(key).read_bytes()) for path, key in keys.items()), output, PUBLISHED_FOLDERS
    )
    store.forget(set(keys.values()))
    return Built(len(keys), written, removed)


PUBLISHED_FOLDERS = ("site", "print")
"""Folders of the output that a build writes and clears."""


def write_exactly(files: Iterable[tuple[str, bytes]], folder: Path, folders: tuple[str, ...]) -> tuple[int, int]:
    """Make the subfolders `folders` of `folder` hold exactly these files; returns how many were written and removed.

    A file is replaced at once, and only if its bytes differ.
    """
    written, paths = 0, set()
    for path, data in files:
        paths.add(path)
        target = folder / path
        if not (target.is_file() and target.stat().st_size == len(data) and target.read_bytes() == data):
            target.parent.mkdir(parents=True, exist_ok=True)
            write_whole(target, data)
            written += 1
    return written, _remove_stale(paths, folder, folders)


def _remove_stale(paths: AbstractSet[str], folder: Path, folders: tuple[str, ...]) -> int:
    """Delete files not in `paths`, and folders left empty; returns the number of files deleted."""
    removed = 0
    for name in folders:
        for path in sorted((folder / name).rglob("*"), reverse=True):
            if path.is_dir() and not path.is_symlink():
                if not any(path.iterdir()):
                    path.rmdir()
            elif path.relative_to(folder).as_posix() not in paths:
                path.unlink()
                removed += 1
    return removed
