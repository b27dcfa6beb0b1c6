"""Carries out a plan: makes every output into the store, then publishes all of them or none."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby
from pathlib import Path

from generator.content.load import load
from generator.diagnostics.problem import Problem, Refusal, in_order
from generator.outputs.plan import Output, plan
from generator.outputs.publish import Entry, File, stage, swap
from generator.register.gate import losses
from generator.site import Site
from generator.store import Store, write_whole
from generator.theme.theme import read_theme

Progress = Callable[[int, int], None]
"""Called with the number of outputs made so far and of all outputs."""


@dataclass(frozen=True, slots=True)
class Made:
    """The result of `make`: every output in the store, and the problems met."""

    outputs: Mapping[str, Output]
    """By path below the output folder; complete only if no problem is an error."""

    problems: tuple[Problem, ...]
    store: Store
    site: Site | None = None
    """The site that was planned; None if the content has errors that prevent a plan."""

    def read(self, path: str) -> bytes:
        """The bytes of an output; made again where its entry in the store is damaged."""
        output = self.outputs[path]
        return self.store.read(output.make, output.args)


@dataclass(frozen=True, slots=True)
class Built:
    """How many outputs a build has, and how many files it wrote and removed in the output folder."""

    outputs: int
    written: int
    removed: int


def make(  # noqa: PLR0913, PLR0917 -- the world as it is, in one call: each is read from another place
    content: Path, templates: Path, today: str, store: Store, progress: Progress, ref: str = "HEAD"
) -> Made:
    """Load the content, hold the register against the history of `ref`, plan the outputs and make every one.

    `today` is the day of the build (ISO 8601, 2026-11-25). An output that cannot be made becomes a problem of the
    result; the others are made all the same.
    """
    loaded = load(content, templates, today)
    lost = losses(content, loaded, ref)
    if loaded.catalogue is None:
        return Made({}, in_order((*loaded.problems, *lost)), store)
    site = Site(loaded.catalogue, loaded.words, read_theme(templates), date.fromisoformat(today))
    outputs, clashes = plan(site)
    refusals = _make_all(outputs, store, progress)
    problems = in_order((*loaded.problems, *lost, *clashes, *refusals))
    return Made({output.path: output for output in outputs}, problems, store, site)


PARALLEL_FROM = 150
"""Number of outputs to make from which on more processes save more than the second they take to start."""


def _make_all(outputs: tuple[Output, ...], store: Store, progress: Progress) -> tuple[Problem, ...]:
    """Make every output; returns the problems of those that could not be made."""
    problems: list[Problem] = []
    # What lies in one folder is often made from one thing: the files of a plaque from its drawing.
    groups = [tuple(group) for _, group in groupby(outputs, key=lambda output: output.path.rpartition("/")[0])]
    done = 0
    for group, refusals in zip(groups, _refusals_of_groups(groups, store), strict=True):
        problems += refusals
        done += len(group)
        progress(done, len(outputs))
    return tuple(_one_a_template(problems))


def _one_a_template(problems: list[Problem]) -> Iterator[Problem]:
    """These problems; of a place in a template, which every page filled from it has, only the first."""
    seen = set()
    for problem in problems:
        place = (problem.code, problem.at)
        if not problem.at.path.startswith("templates/") or place not in seen:
            yield problem
        seen.add(place)


def _refusals_of_groups(groups: list[tuple[Output, ...]], store: Store) -> Iterator[tuple[Problem, ...]]:
    """Make each group, in order; from PARALLEL_FROM missing outputs on, one process a core makes them."""
    not_stored = sum(
        not store.path(store.key(output.make, output.args)).exists() for group in groups for output in group
    )
    refusals_of_group = partial(_refusals, store)
    cores = os.cpu_count() or 1
    if not_stored < PARALLEL_FROM or cores == 1:
        yield from map(refusals_of_group, groups)
        return
    from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
    from multiprocessing import get_context

    # Spawned, not forked: the same on every system, and safe beside the threads of a preview.
    with ProcessPoolExecutor(cores, mp_context=get_context("spawn")) as pool:
        try:
            yield from pool.map(refusals_of_group, groups)
        except BrokenExecutor:  # the system stopped a process
            raise OSError(errno.ENOMEM, os.strerror(errno.ENOMEM)) from None


def _refusals(store: Store, outputs: tuple[Output, ...]) -> tuple[Problem, ...]:
    """Make these outputs; the problems of those whose makers refused."""
    problems = []
    for output in outputs:
        try:
            store.fetch(output.make, output.args)
        except Refusal as refusal:
            problems.append(refusal.problem)
    return tuple(problems)


PUBLISHED_FOLDERS = ("site", "print")
"""Folders of the output that a build publishes."""


def publish(made: Made, output: Path) -> Built:
    """Make site/ and print/ of the output folder exactly what was made; forget all other entries of the store.

    Raises OSError, and Refusal where an output has to be made again and cannot.
    """
    stamps = made.store.folder.with_name("published.json")
    published = _read_stamps(stamps)
    keys = {path: made.store.key(item.make, item.args) for path, item in made.outputs.items()}
    staged = [
        stage(
            (
                File(path.removeprefix(f"{name}/"), key, partial(made.read, path))
                for path, key in keys.items()
                if path.startswith(f"{name}/")
            ),
            output / name,
            published.get(str(output / name), {}),
        )
        for name in PUBLISHED_FOLDERS
    ]
    swap(*staged)
    _write_stamps(stamps, {str(folder.folder): folder.entries for folder in staged})
    made.store.forget(set(keys.values()))
    return Built(len(keys), sum(folder.written for folder in staged), sum(folder.removed for folder in staged))


def _read_stamps(path: Path) -> dict[str, dict[str, Entry]]:
    """Folder → path → what was published there; empty where nothing readable is recorded."""
    try:
        data = json.loads(path.read_bytes())
        return {folder: {name: Entry(*entry) for name, entry in entries.items()} for folder, entries in data.items()}
    except (FileNotFoundError, ValueError, TypeError, AttributeError):
        return {}


def _write_stamps(path: Path, folders: Mapping[str, Mapping[str, Entry]]) -> None:
    data = {
        folder: {name: [entry.key, entry.size, entry.modified] for name, entry in entries.items()}
        for folder, entries in folders.items()
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, json.dumps(data).encode())
