"""Parts of the plan that are planned, made and remembered as one: what a relic gives, what a round gives, what lists give.

What a part is made from is little and named: while its digest is the same, so is all that the part gives, and it is not
even planned.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial
from itertools import islice
from typing import Literal, NamedTuple, Protocol

from generator.content.catalogue import Catalogue, Plaque, Relic, unread
from generator.content.entry import CatalogueEntry
from generator.content.relic_store import stored_relic
from generator.content.relics import entry_of
from generator.content.rounds import Surroundings
from generator.diagnostics.problem import Problem, Refusal
from generator.memory.frozen import value_digest
from generator.memory.json_form import Exchange, from_json, to_json
from generator.outputs.output import Output
from generator.outputs.plan_contest import plan_contest
from generator.outputs.plan_relic import plan_relic
from generator.outputs.plan_round import plan_round
from generator.plaques.long_proofs import keep_long_proofs
from generator.plaques.shop_words import on_ticket
from generator.site import Site
from generator.store import Make, Store, call_digest
from generator.theme.templating import keep_compiled


class Kept(NamedTuple):
    """An output that was made: what is remembered of it."""

    path: str
    call: str
    """The digest of the call that gave it."""

    source: str
    """The author's file it comes from."""


Cause = Literal["folder", "frame", "surroundings", "plaques", "day", "entries", "lists", "pages", "first"]
"""What a part is made from, as `ditich build --explain-rebuild` names it; first: it was not made before."""

Inputs = tuple[tuple[Cause, str], ...]
"""Each thing a part is made from, with its digest."""


@dataclass(frozen=True, slots=True)
class Part:
    """What a part of the plan gave."""

    inputs: Inputs
    """All it was made from; empty where something could not be made, for then it is made again."""

    outputs: tuple[Kept, ...]

    def input(self, cause: Cause) -> str:
        """The digest of one thing it was made from; empty where it was made from nothing of the kind."""
        return dict(self.inputs).get(cause, "")


def causes(before: Part | None, now: Part) -> tuple[Cause, ...]:
    """What a part is made from that is not as it was."""
    if before is None or not before.inputs:
        return ("first",)
    known = dict(before.inputs)
    return tuple(cause for cause, digest in now.inputs if known.get(cause) != digest)


Carried = tuple[tuple[Kept, ...], tuple[Problem, ...]]
"""The outputs of a part, and the problems of those that could not be made."""

# ---- a relic ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class RelicJob:
    """What the part of a relic is made from, beside the frame."""

    relic_key: str
    """Of the relic in the store."""

    surroundings: Surroundings
    plaques: tuple[Plaque, ...]
    """Those that lead to it; none that is down."""

    today: date
    """The day of the build; of a relic without festivals the first there is, or that on which a review was over: `CatalogueEntry.day_seen`."""


def frame_of(site: Site, *, to_print: bool) -> bytes:
    """What all relics' parts are made from: the site without its relics and its day, and whether plaques are made."""
    catalogue = site.catalogue
    shop = on_ticket(catalogue.shop)
    return to_json(
        (
            catalogue.project,
            catalogue.about,
            catalogue.table,
            catalogue.country,
            shop,
            site.wordings,
            site.theme,
            to_print,
        )
    )


Frame = tuple[Site, bool]
"""A site without its catalogue and its day, and whether plaques are made."""


@lru_cache(maxsize=1)
def _frame(store: Store, key: str) -> Frame:
    return read_frame(store.needed(key))


def read_frame(data: bytes, exchange: Exchange | None = None) -> Frame:
    """What `frame_of` wrote, with what is to be exchanged in its place."""
    project, about, table, country, shop, wordings, theme, to_print = from_json(data, exchange)
    return Site(Catalogue(project, (), (), about, table, country, shop, unread), wordings, theme, date.min), to_print


def carry_out(store: Store, frame: str, job: RelicJob) -> Carried:
    """Plan and make a relic's part; `frame` is the key of the frame in the store. Raises Lost."""
    keep_compiled(store.folder.with_name("compiled"), store.code)
    keep_long_proofs(store.folder.with_name("long-proofs"))
    return make_relic(store, _frame(store, frame), stored_relic(store, job.relic_key), job)


def make_relic(store: Results, frame: Frame, relic: Relic, job: RelicJob) -> Carried:
    """Plan and make the part of this relic."""
    site, to_print = frame
    own = site.alone(entry_of(relic), job.plaques, job.today)
    return make_each(store, plan_relic(own, relic, job.surroundings, to_print=to_print))


class Results(Protocol):
    """Keeps what is made: a `Store`, or one that others see."""

    def key_of(self, call: str, /) -> str:
        """The key of the result of a call with this digest."""

    def sharing(self, keys: Sequence[str], /) -> AbstractContextManager[None]:
        """Exchange these results with other machines, before and after those that are lacking are made inside."""

    def fill(self, key: str, make: Make, args: tuple[object, ...], /) -> None:
        """Make the result now unless it is kept already."""


TOGETHER = 32
"""Outputs that are planned before the first of them is made: results of other machines are asked for at once."""


def make_each(store: Results, outputs: Iterable[Output]) -> Carried:
    """Make these outputs into the store, unless they are there."""
    kept, problems, rest = list[Kept](), list[Problem](), iter(outputs)
    while batch := [(output, call_digest(output.make, output.args)) for output in islice(rest, TOGETHER)]:
        with store.sharing([store.key_of(call) for _, call in batch]):
            for output, call in batch:
                try:
                    store.fill(store.key_of(call), output.make, output.args)
                except Refusal as refusal:
                    problems.append(refusal.problem)
                kept.append(Kept(output.path, call, output.source))
    return tuple(kept), tuple(problems)


# ---- all parts --------------------------------------------------------------------------------------

ENTRIES, LISTS = "entries", "lists"
"""Names of parts; that of a relic is `relic <id>`, that of a round `round <place>`."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a relic is read from."""

    key: str
    """Of the relic in the store."""

    shown: str
    """The digest of its entry."""


Carry = Callable[[Store, str, Sequence[RelicJob], int], Iterable[Carried]]
"""Carries out the jobs, begun at once: given the store, the key of the frame in it, and how much there is to do, in pages."""

Plan = Callable[[], Iterable[Output]]
"""Plans a part in this process."""


@dataclass(frozen=True, slots=True)
class PartToBe:
    """A part before it is made."""

    inputs: Inputs
    plan: Plan
    job: Callable[[], RelicJob] | None = None
    """What the part of a relic is made from; None for a part that is planned where all entries are."""


def relic_parts(
    site: Site, sources: Mapping[str, Source], frame: str, entries: str, last: Mapping[str, Part]
) -> Iterator[tuple[str, PartToBe]]:
    """The part of each relic, with its name.

    `frame` is the key of what all of them are made from, `entries` the digest of all entries.
    """
    before = last.get(ENTRIES)
    as_before = before is not None and before.input("entries") == entries
    for entry in site.entries:
        name = f"relic {entry.id}"
        known = last[name].input("surroundings") if as_before and name in last else ""
        around = known or value_digest(site.surroundings[entry.id])
        key, plaques = sources[entry.id].key, site.catalogue.plaques_of(entry.id)
        today = entry.day_seen(site.today)
        job = partial(_relic_job, site, entry.id, key, plaques, today)
        inputs: Inputs = (
            ("folder", key),
            ("frame", frame),
            ("surroundings", around),
            ("plaques", value_digest(plaques) if plaques else ""),
            ("day", today.isoformat()),
        )
        yield name, PartToBe(inputs, partial(_plan_here, site, entry, today), job)


def entries_digest(site: Site, sources: Mapping[str, Source], frame: str) -> str:
    """The digest of all that other relics' pages and lists show of relics."""
    return value_digest(frame, tuple((entry.id, sources[entry.id].shown) for entry in site.entries))


def _relic_job(site: Site, relic: str, key: str, plaques: tuple[Plaque, ...], today: date) -> RelicJob:
    return RelicJob(key, site.surroundings[relic], plaques, today)


def _plan_here(site: Site, entry: CatalogueEntry, today: date) -> Iterator[Output]:
    own = site.alone(entry, site.catalogue.plaques_of(entry.id), today)
    return plan_relic(own, site.catalogue.read(entry.id), site.surroundings[entry.id])


def list_part(site: Site, entries: str) -> PartToBe:
    """The part of all lists; `entries` is the digest of all entries."""
    plaques = value_digest(site.catalogue.plaques)
    # What the form for editing offers, and which contests there are.
    choices = value_digest(site.catalogue.choices, site.catalogue.contests)
    inputs: Inputs = (
        ("entries", entries),
        ("frame", choices),
        ("day", site.today.isoformat()),
        ("plaques", plaques),
    )
    return PartToBe(inputs, partial(_plan_lists, site))


def _plan_lists(site: Site) -> Iterator[Output]:
    from generator.outputs.plan_lists import plan_lists  # its pages take a twentieth of a second to import

    return plan_lists(site)


def round_parts(site: Site, parts: Mapping[str, Part]) -> Iterator[tuple[str, PartToBe]]:
    """The part of each round, with its name; `parts` has those of all relics and lists."""
    calls = {kept.path: kept.call for part in parts.values() for kept in part.outputs}
    tasks = value_digest(site.catalogue.worksheets)
    for walk in site.rounds:
        pages = value_digest(tuple(parts[f"relic {relic}"].inputs for relic in walk.relics))
        inputs: Inputs = (("lists", value_digest(parts[LISTS].inputs)), ("pages", pages), ("frame", tasks))
        yield f"round {walk.place}", PartToBe(inputs, partial(plan_round, site, walk, calls))


def contest_parts(site: Site, parts: Mapping[str, Part]) -> Iterator[tuple[str, PartToBe]]:
    """The part of each contest, with its name; `parts` has those of all relics and lists."""
    for contest in site.catalogue.contests:
        asked = dict.fromkeys(question.relic for question in contest.file.questions)
        pages = value_digest(
            contest, tuple(parts[f"relic {relic}"].inputs for relic in asked if f"relic {relic}" in parts)
        )
        inputs: Inputs = (("lists", value_digest(parts[LISTS].inputs)), ("pages", pages))
        yield f"contest {contest.id}", PartToBe(inputs, partial(plan_contest, site, contest))
