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
from generator.store import Store, read_file, write_whole
from generator.theme.theme import read_theme

Progress = Callable[[int, int], None]
"""Called with the number of outputs made so far and of all outputs."""


KeyedOutput = tuple[str, Output]
"""An output with its key in the store, which is taken once: a plaque's arguments are long."""


@dataclass(frozen=True, slots=True)
class Made:
    """The result of `make`: every output in the store, and the problems met."""

    outputs: Mapping[str, KeyedOutput]
    """By path below the output folder; each is in the store only if no problem is an error."""

    problems: tuple[Problem, ...]
    store: Store
    site: Site | None = None
    """The site that was planned; None if the content has errors that prevent a plan."""

    drafts: tuple[str, ...] = ()
    """Ids of the relics that are drafts. `site` has them only in a preview that shows them."""

    def read(self, path: str) -> bytes:
        """The bytes of an output; made again where its entry in the store is damaged."""
        key, output = self.outputs[path]
        return self.store.read(key, output.make, output.args)


@dataclass(frozen=True, slots=True)
class Built:
    """How many outputs a build has, and how many files it wrote and removed in the output folder."""

    outputs: int
    written: int
    removed: int


def make(  # noqa: PLR0913, PLR0917 -- the world as it is, in one call: each is read from another place
    content: Path,
    templates: Path,
    today: str,
    store: Store,
    progress: Progress,
    ref: str = "HEAD",
    *,
    drafts: bool = False,
) -> Made:
    """Load the content, hold the register against the history of `ref`, plan the outputs and make every one.

    `today` is the day of the build (ISO 8601, 2026-11-25). An output that cannot be made becomes a problem of the
    result; the others are made all the same. With `drafts` the site has the drafts, too, to be looked at: nothing that
    a shop could make a plaque from is planned then.
    """
    loaded = load(content, templates, today, drafts=drafts)
    lost = losses(content, loaded, ref)
    if loaded.catalogue is None:
        return Made({}, in_order((*loaded.problems, *lost)), store)
    site = Site(loaded.catalogue, loaded.words, read_theme(templates), date.fromisoformat(today))
    try:
        outputs, clashes = plan(site)
    except Refusal as refusal:  # hosts/policy.txt, which is filled for the plan
        return Made({}, in_order((*loaded.problems, *lost, refusal.problem)), store)
    keyed = tuple(
        (store.key(output.make, output.args), output)
        for output in outputs
        if output.path.startswith("site/") or not drafts
    )
    refusals = _make_all(keyed, store, progress)
    problems = in_order((*loaded.problems, *lost, *clashes, *refusals))
    return Made({output.path: (key, output) for key, output in keyed}, problems, store, site, loaded.drafts)


PARALLEL_FROM = 150
"""Number of outputs to make from which on more processes save more than the second they take to start."""


def _make_all(outputs: tuple[KeyedOutput, ...], store: Store, progress: Progress) -> tuple[Problem, ...]:
    """Make every output; returns the problems of those that could not be made."""
    problems: list[Problem] = []
    # What lies in one folder is often made from one thing: the files of a plaque from its drawing.
    groups = [tuple(group) for _, group in groupby(outputs, key=lambda keyed: keyed[1].path.rpartition("/")[0])]
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


def _refusals_of_groups(groups: list[tuple[KeyedOutput, ...]], store: Store) -> Iterator[tuple[Problem, ...]]:
    """Make each group, in order; from PARALLEL_FROM missing outputs on, one process a core makes them."""
    not_stored = sum(not store.path(key).exists() for group in groups for key, _ in group)
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


def _refusals(store: Store, outputs: tuple[KeyedOutput, ...]) -> tuple[Problem, ...]:
    """Make these outputs; the problems of those whose makers refused."""
    problems = []
    for key, output in outputs:
        try:
            store.fill(key, output.make, output.args)
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
    staged = [
        stage(
            (
                File(path.removeprefix(f"{name}/"), key, partial(made.read, path))
                for path, (key, _) in made.outputs.items()
                if path.startswith(f"{name}/")
            ),
            output / name,
            published.get(str(output / name), {}),
        )
        for name in PUBLISHED_FOLDERS
    ]
    swap(*staged)
    _write_stamps(stamps, {str(folder.folder): folder.entries for folder in staged})
    made.store.forget({key for key, _ in made.outputs.values()})
    return Built(len(made.outputs), sum(folder.written for folder in staged), sum(folder.removed for folder in staged))


def _read_stamps(path: Path) -> dict[str, dict[str, Entry]]:
    """Folder → path → what was published there; empty where nothing readable is recorded."""
    try:
        data = json.loads(read_file(path))
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
