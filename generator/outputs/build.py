"""Makes what changed since the last build into the store, then publishes all outputs or none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path

from generator import urls
from generator.content.load import Loaded, load
from generator.content.relic_store import StoredRelics, relic_key
from generator.diagnostics.problem import Problem, Refusal, in_order
from generator.memory.snapshot import Snapshot
from generator.outputs.fingerprint import PUBLISHED
from generator.outputs.last_build import LastBuild, read_last_build, write_last_build
from generator.outputs.output import clashes
from generator.outputs.parts import (
    ENTRIES,
    LISTS,
    Carried,
    Carry,
    Cause,
    Kept,
    Part,
    PartToBe,
    Plan,
    RelicJob,
    Source,
    carry_out,
    causes,
    contest_parts,
    entries_digest,
    frame_of,
    list_part,
    make_each,
    relic_parts,
    round_parts,
)
from generator.outputs.publish import stage, swap
from generator.outputs.published import NOTHING, published_record, read_trees, write_trees
from generator.outputs.workers import Workers
from generator.plaques.long_proofs import keep_long_proofs
from generator.project.templates import Templates
from generator.register.gate import losses
from generator.site import Site
from generator.store import Lost, Store
from generator.text.translations import languages_of
from generator.theme.templating import keep_compiled
from generator.theme.theme import read_theme

Progress = Callable[[int, int], None]
"""Called with the number of relics whose outputs were made so far, and of all that have to be."""


@dataclass(frozen=True, slots=True)
class Made:
    """The result of `make`: every output in the store, and the problems met."""

    outputs: Mapping[str, Kept]
    """By path below the output folder, in order; each is in the store only if no problem is an error."""

    problems: tuple[Problem, ...]
    store: Store
    site: Site | None = None
    """The site that was planned; None if the content has errors that prevent a plan."""

    drafts: tuple[str, ...] = ()
    """Ids of the relics that are drafts. `site` has them only in a preview that shows them."""

    plan_of: Mapping[str, Plan] = field(default_factory=dict)
    """Path of an output → what plans it again."""

    also: frozenset[str] = frozenset()
    """Keys in the store that the next build needs, beside those of the outputs."""

    superseded: frozenset[str] | None = None
    """Keys in the store that the last build needed and this one does not; None: it is not known which there are."""

    changed: Mapping[str, tuple[Cause, ...]] = field(default_factory=dict)
    """Path of each output that is not as in the last build → what its part is made from that is not."""

    loaded: Loaded | None = None
    """What was read for it."""

    @property
    def pages_of_drafts(self) -> frozenset[str]:
        """Paths of the pages of drafts, below the output folder."""
        if self.site is None or not self.drafts:
            return frozenset()
        catalogue = self.site.catalogue
        sources = {entry.source for entry in catalogue.entries if entry.id in self.drafts}
        sources |= {plaque.at.path for plaque in catalogue.plaques if plaque.relic in self.drafts}
        return frozenset(path for path, kept in self.outputs.items() if kept.source in sources)

    def key(self, path: str) -> str:
        """The key of an output in the store."""
        return self.store.key_of(self.outputs[path].call)

    def read(self, path: str) -> bytes:
        """The bytes of an output; made again where its entry in the store is damaged. Raises Refusal."""
        key = self.key(path)
        data = self.store.get(key)
        if data is None:
            output = next(output for output in self.plan_of[path]() if output.path == path)
            data = output.make(*output.args)
            self.store.put(key, data)
        return data


@dataclass(frozen=True, slots=True)
class Built:
    """How many outputs a build has, and how many files it wrote and removed in the output folder."""

    outputs: int
    written: int
    removed: int


def make(  # noqa: PLR0913, PLR0917 -- the world as it is, in one call: each is read from another place
    content: Path,
    templates: Templates,
    today: str,
    store: Store,
    progress: Progress,
    ref: str = "HEAD",
    *,
    drafts: bool = False,
    workers: Workers | None = None,
    carry: Carry | None = None,
    snapshot: Snapshot | None = None,
) -> Made:
    """Load the content, hold the register against the history of `ref`, plan the outputs and make every one.

    `today` is the day of the build (ISO 8601, 2026-11-25). An output that cannot be made becomes a problem of the
    result; the others are made all the same. With `drafts` the site has the drafts, too, to be looked at: nothing that
    a shop could make a plaque from is planned then. Only what changed since the last build is read, planned and made.
    `workers` read folders, and make relics' parts unless `carry` does. The files of content/ are looked for in the
    snapshot, else on the disk.
    """
    workers, memory = workers or Workers(), store.folder.with_name("last-parts")
    keep_compiled(store.folder.with_name("compiled"), store.code)
    keep_long_proofs(store.folder.with_name("long-proofs"))
    carry = carry or partial(_carry_by, workers)
    last = read_last_build(memory, store.code)
    for known in (last, LastBuild(last.program)):
        source = StoredRelics(store, workers.map)
        loaded = load(
            content, templates, today, drafts=drafts, source=source, remembered=known.readings, snapshot=snapshot
        )
        found = (*loaded.problems, *losses(content, loaded, ref))
        if loaded.catalogue is None:
            write_last_build(memory, replace(known, readings=loaded.readings), last)
            return Made({}, in_order(found), store, loaded=loaded)
        base = urls.base(loaded.catalogue.project.address)
        theme = read_theme(templates, loaded.catalogue.table, languages_of(loaded.wordings), base)
        site = Site(loaded.catalogue, loaded.wordings, theme, date.fromisoformat(today))
        try:
            making = _Making(site, loaded, known, store)
            making.make_all(carry, progress, to_print=not drafts)
        except Refusal as refusal:  # hosts/policy.txt, which is filled for the plan
            return Made({}, in_order((*found, refusal.problem)), store, loaded=loaded)
        except Lost:  # nothing is remembered then: all is read again
            continue
        now = LastBuild(last.program, loaded.readings, making.parts, making.unswept % SWEPT_EVERY)
        write_last_build(memory, now, last)
        return making.made(found)
    raise AssertionError("what was just put into the store is lost")


def _carry_by(workers: Workers, store: Store, frame: str, jobs: Sequence[RelicJob], weight: int) -> Iterable[Carried]:
    return workers.map(partial(carry_out, store, frame), jobs, weight)


class _Making:
    """The parts of one build, while they are made."""

    def __init__(self, site: Site, loaded: Loaded, last: LastBuild, store: Store) -> None:
        self.site, self.loaded, self.last, self.store = site, loaded, last.parts, store
        self.readings, self.unswept = last.readings, last.unswept + 1
        self.parts: dict[str, Part] = {}
        self.plans: dict[str, Plan] = {}
        self.problems: list[Problem] = []
        self.also: set[str] = set()

    def make_all(self, carry: Carry, progress: Progress, *, to_print: bool) -> None:
        """Make each part that is not as it was in the last build. Raises Lost, and Refusal of the plan itself."""
        frame = self.store.keep(frame_of(self.site, to_print=to_print))
        sources = {
            reading.entry.id: Source(relic_key(self.store, reading), reading.shown)
            for reading in self.loaded.readings.values()
            if reading.entry
        }
        self.also = {frame, *(source.key for source in sources.values())}
        entries = entries_digest(self.site, sources, frame)
        self.parts[ENTRIES] = Part((("entries", entries),), ())
        changed = [
            (name, part)
            for name, part in relic_parts(self.site, sources, frame, entries, self.last)
            if not self._as_before(name, part)
        ]
        jobs = [part.job() for _, part in changed if part.job]
        weight = sum(1 + PLAQUE * len(job.plaques) for job in jobs)
        results = carry(self.store, frame, jobs, weight)
        self._make_here(LISTS, list_part(self.site, entries))  # while others make what belongs to relics
        for number, ((name, part), (outputs, problems)) in enumerate(zip(changed, results, strict=True), 1):
            self._keep(name, part, outputs, problems)
            progress(number, len(changed))
        for name, part in (*round_parts(self.site, self.parts), *contest_parts(self.site, self.parts)):
            self._make_here(name, part)

    def _as_before(self, name: str, part: PartToBe) -> bool:
        """Whether the part is as it was in the last build; then it is kept."""
        self.plans[name], before = part.plan, self.last.get(name)
        if before is None or before.inputs != part.inputs:
            return False
        self.parts[name] = before
        return True

    def _make_here(self, name: str, part: PartToBe) -> None:
        if not self._as_before(name, part):
            self._keep(name, part, *make_each(self.store, part.plan()))

    def _keep(self, name: str, part: PartToBe, outputs: tuple[Kept, ...], problems: tuple[Problem, ...]) -> None:
        """Remember what was made; of a part with a problem nothing that another build would believe."""
        self.parts[name] = Part(() if problems else part.inputs, outputs)
        self.problems += problems

    def made(self, found: tuple[Problem, ...]) -> Made:
        """What was made; `found` are the problems of the content."""
        plan_of = {kept.path: self.plans[name] for name, part in self.parts.items() for kept in part.outputs}
        outputs = sorted((kept for part in self.parts.values() for kept in part.outputs), key=_place)
        problems = in_order((*found, *clashes(outputs), *_one_a_template(self.problems)))
        return Made(
            outputs={kept.path: kept for kept in outputs},
            problems=problems,
            store=self.store,
            site=self.site,
            drafts=self.loaded.drafts,
            plan_of=plan_of,
            also=frozenset(self.also),
            superseded=self._superseded(),
            changed=dict(self._changed()),
            loaded=self.loaded,
        )

    def _superseded(self) -> frozenset[str] | None:
        """Keys in the store of what this build made anew or not at all; None where all of the store is to be swept."""
        if not self.last or self.unswept >= SWEPT_EVERY:
            return None
        old = {self.store.key_of(kept.call) for kept in self._only_in(self.last, self.parts)}
        old |= {
            relic_key(self.store, before)
            for folder, before in self.readings.items()
            if before is not self.loaded.readings.get(folder)
        }
        old |= {part.input("frame") for part in self.last.values()} - {""}
        return frozenset(
            old - self.also - {self.store.key_of(kept.call) for kept in self._only_in(self.parts, self.last)}
        )

    @staticmethod
    def _only_in(parts: Mapping[str, Part], others: Mapping[str, Part]) -> Iterator[Kept]:
        """The outputs of the parts that are not the same among the others."""
        return (kept for name, part in parts.items() if part is not others.get(name) for kept in part.outputs)

    def _changed(self) -> Iterator[tuple[str, tuple[Cause, ...]]]:
        """The path of each output that was made by another call than in the last build, with its causes."""
        for name, part in self.parts.items():
            before = self.last.get(name)
            if before is not part:
                calls = {(kept.path, kept.call) for kept in before.outputs} if before else set()
                for kept in part.outputs:
                    if (kept.path, kept.call) not in calls:
                        yield kept.path, causes(before, part)


SWEPT_EVERY = 50
"""Builds: what those that ended with an error left in the store goes at the latest after so many."""


def _place(kept: Kept) -> tuple[str, str]:
    """Of two that want one path, the same comes first in every build."""
    return kept.path, kept.source


PLAQUE = 15
"""How many pages a plaque's files are worth, in time."""


def _one_a_template(problems: list[Problem]) -> Iterator[Problem]:
    """These problems; of a place in a template, which every page filled from it has, only the first."""
    seen = set()
    for problem in problems:
        place = (problem.code, problem.at)
        if not problem.at.path.startswith("templates/") or place not in seen:
            yield problem
        seen.add(place)


def publish(made: Made, output: Path) -> Built:
    """Make site/ and print/ of the output folder exactly what was made; forget what is not needed any more.

    Raises OSError, and Refusal where an output has to be made again and cannot.
    """
    record = published_record(made.store.folder.parent)
    program, trees = read_trees(record)
    known = trees if program == made.store.code else {}
    staged = [
        stage(
            {
                path.removeprefix(f"{name}/"): kept.call
                for path, kept in made.outputs.items()
                if path.startswith(f"{name}/")
            },
            partial(_read_below, made, name),
            output / name,
            known.get(str(output / name), NOTHING),
        )
        for name in PUBLISHED
    ]
    swap(*staged)
    write_trees(record, made.store.code, {str(folder.folder): folder.tree for folder in staged})
    if made.superseded is None:
        made.store.forget({made.key(path) for path in made.outputs} | made.also)
    else:
        made.store.drop(made.superseded)
    written, removed = sum(folder.written for folder in staged), sum(folder.removed for folder in staged)
    return Built(len(made.outputs), written, removed)


def _read_below(made: Made, folder: str, path: str) -> bytes:
    return made.read(f"{folder}/{path}")
