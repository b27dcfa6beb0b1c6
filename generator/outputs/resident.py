"""What a build leaves in memory, so that a relic whose texts changed is read, and its pages made, without another build."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from generator.content.catalogue import Relic, unread
from generator.content.entry import CatalogueEntry
from generator.content.files import find_files
from generator.content.readings import Reading, read_folder
from generator.content.relics import References
from generator.diagnostics.problem import Problem, errors, in_order
from generator.memory.frozen import value_digest
from generator.outputs.build import Made
from generator.outputs.output import Output
from generator.outputs.parts import frame_of
from generator.outputs.plan_relic import plan_relic
from generator.site import Site
from generator.store import digest


@dataclass(frozen=True)
class Resident:
    """What a build read and planned, as far as one relic depends on it."""

    content: Path
    readings: Mapping[str, Reading]
    """Folder of sites/ → what reading it gave."""

    references: References
    """What the folders were read against."""

    others: tuple[Problem, ...]
    """The problems of the build that reading the folders did not give."""

    base: str
    """The digest of all that the site is made from beside the folders of relics; empty without a site."""

    site: Site | None
    """The site that was planned, which reads no relic; None where there was none."""

    to_print: bool
    """Whether plaques are made for a shop."""

    @property
    def inputs(self) -> str:
        """The digest of all that the site is made from: equal ones have equal outputs."""
        return digest(self.base, sorted((folder, reading.digest) for folder, reading in self.readings.items()))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All problems, in order."""
        read = (problem for reading in self.readings.values() for problem in reading.problems)
        return in_order((*self.others, *read))


def resident(content: Path, made: Made, *, to_print: bool) -> Resident:
    """What a build left. Raises ValueError where it loaded nothing."""
    if made.loaded is None or made.loaded.references is None:
        raise ValueError("nothing was loaded")
    readings, site, base = made.loaded.readings, made.site, ""
    if site is not None:
        site = replace(site, catalogue=replace(site.catalogue, read=unread))
        base = value_digest(frame_of(site, to_print=to_print), site.catalogue.plaques, site.today)
    others = not_read(made.problems, readings)
    return Resident(content, readings, made.loaded.references, others, base, site, to_print)


def not_read(problems: tuple[Problem, ...], readings: Mapping[str, Reading]) -> tuple[Problem, ...]:
    """Those of these problems that are not of these readings."""
    read = {_name(problem) for reading in readings.values() for problem in reading.problems}
    return tuple(problem for problem in problems if _name(problem) not in read)


def _name(problem: Problem) -> tuple[object, ...]:
    return problem.at, problem.code, repr(problem.values)


# ---- one folder -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class FreshRelic:
    """A folder that was read again since the build."""

    reading: Reading
    """With the problems of the names of its files."""

    relic: Relic | None
    site: Site | None
    to_print: bool

    @cached_property
    def outputs(self) -> Mapping[str, Output]:
        """Path below the output folder → the output, of all that the relic gives; nothing where the site has no such relic.

        Nor where it has none of its kind: every page's style sheet is another then. They are planned when they are first
        asked for.
        """
        relic, site, entry = self.relic, self.site, self.reading.entry
        if relic is None or site is None or entry is None or site.catalogue.entry(relic.id) is None:
            return {}
        if entry.kind not in site.kinds:
            return {}
        own = site.alone(entry, site.catalogue.plaques_of(relic.id), entry.day_seen(site.today))
        planned = plan_relic(own, relic, site.surroundings[relic.id], to_print=self.to_print)
        return {output.path: output for output in planned}

    def is_as_before(self, before: Reading) -> bool:
        """Whether other pages show of the relic what they showed."""
        now = self.reading
        return bool(now.shown) and (now.shown, now.questioned) == (before.shown, before.questioned)

    def stands_as_before(self, before: Reading) -> bool:
        """Whether what its own pages show of other relics is what they showed."""
        now, then = self.reading.entry, before.entry
        return (
            now is not None and then is not None and _standing(now) == _standing(then) and self._style_stands(now, then)
        )

    def _style_stands(self, now: CatalogueEntry, then: CatalogueEntry) -> bool:
        """Whether the site's relics are of the same kinds as before: pages have the colours of those, and no others."""
        others = {entry.kind for entry in self.site.entries if entry.id != now.id} if self.site else set()
        return now.kind == then.kind or {now.kind, then.kind} <= others


def _standing(entry: CatalogueEntry) -> tuple[object, ...]:
    """What decides the surroundings of a relic (content.rounds), and at which addresses its pages lie."""
    return entry.ward, entry.point, entry.area, entry.precision, entry.links, entry.draft, entry.was


def read_again(known: Resident, folder: str) -> FreshRelic | None:
    """Read a folder of sites/ that was there before; None where it is gone. Raises OSError."""
    own, name_problems = find_files(known.content, known.references.languages, f"sites/{folder}")
    if not own.files:
        return None
    reading, relic = read_folder(own, folder, known.references)
    reading = replace(reading, problems=(*name_problems, *reading.problems))
    return FreshRelic(reading, relic, known.site, known.to_print)


def with_fresh(known: Resident, fresh: Mapping[str, FreshRelic]) -> Resident:
    """As if the build had read these folders so."""
    return replace(known, readings={**known.readings, **{folder: relic.reading for folder, relic in fresh.items()}})


def mended(known: Resident, folder: str) -> Resident:
    """Without the errors that only the build found in a folder: whether they are mended, the next one finds."""
    place = f"{known.content.name}/sites/{folder}/"
    still = (p for p in known.others if not (errors([p]) and p.at.path.startswith(place)))
    return replace(known, others=tuple(still))
