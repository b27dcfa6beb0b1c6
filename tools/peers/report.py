"""Runs → medians and ratios, and the section of docs/performance.md that shows them."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tools.peers.measure import Run

BEGIN, END = "<!-- make bench-peers writes from here -->", "<!-- to here -->"

ANCHOR = "hugo"
"""What ratios are of; where it does not take part, the first that does."""

SLOWER = 1.15
"""A round is noisy where the fixed piece of work took so many times as long as in the fastest."""

OTHERS = 0.12
"""A round is noisy where other processes took so many cores during a build,"""

TICKS = 0.03
"""if that is more than so many seconds (the system counts hundredths)."""


@dataclass(frozen=True, slots=True)
class Spread:
    """Median, least and most."""

    median: float
    least: float
    most: float

    def shown(self, digits: int) -> str:
        """As 0.36 [0.34 … 0.40]."""
        return f"{self.median:.{digits}f} [{self.least:.{digits}f} … {self.most:.{digits}f}]"


@dataclass(frozen=True, slots=True)
class Line:
    """All rounds of one generator in one mode."""

    mode: str
    generator: str
    wall: Spread
    cpu: Spread
    peak: Spread

    ratio: Spread
    """Wall seconds to those of the anchor in the same round."""

    rounds: int
    noisy: int


def lines(runs: Sequence[Run]) -> tuple[Line, ...]:
    """A line for each generator in each mode, in order of the runs. Ratios are taken within a round, then put in order."""
    anchor = anchor_of(runs)
    fastest = min(run.calibration for run in runs)
    anchors = {(run.mode, run.round): run.wall for run in runs if run.generator == anchor}
    found = []
    for mode, generator in dict.fromkeys((run.mode, run.generator) for run in runs):
        chosen = [run for run in runs if (run.mode, run.generator) == (mode, generator)]
        found.append(
            Line(
                mode,
                generator,
                wall=_spread(run.wall for run in chosen),
                cpu=_spread(run.cpu for run in chosen),
                peak=_spread(run.peak for run in chosen),
                ratio=_spread(run.wall / anchors[run.mode, run.round] for run in chosen),
                rounds=len(chosen),
                noisy=sum(is_noisy(run, fastest) for run in chosen),
            )
        )
    return tuple(found)


def anchor_of(runs: Sequence[Run]) -> str:
    """The generator whose wall seconds are 1."""
    return ANCHOR if any(run.generator == ANCHOR for run in runs) else runs[0].generator


def is_noisy(run: Run, fastest: float) -> bool:
    """Whether something else was going on; `fastest` is the least calibration of all rounds."""
    disturbed = run.others > OTHERS and run.others * run.wall > TICKS
    return disturbed or run.calibration > SLOWER * fastest


def _spread(values: Iterable[float]) -> Spread:
    ordered = sorted(values)
    return Spread(statistics.median(ordered), ordered[0], ordered[-1])


def table(relics: int, runs: Sequence[Run], floor: float) -> str:
    """One corpus size as Markdown. No build can read a lower peak than `floor`, the MiB of the bench itself."""
    rows = (
        f"| {line.mode} | {line.generator} | {line.wall.shown(2)} | {line.cpu.median:.2f} "
        f"| {'≤ ' if line.peak.median <= floor else ''}{line.peak.median:.0f} "
        f"| {line.ratio.shown(2)} | {line.noisy} of {line.rounds} |"
        for line in lines(runs)
    )
    return "\n".join(
        (
            f"**{relics} relics in four languages**",
            "",
            f"| | | wall s | CPU s | peak MB | × {anchor_of(runs)} | noisy rounds |",
            "|---|---|---|---|---|---|---|",
            *rows,
        )
    )


def section(tables: Iterable[str], facts: Sequence[str], faults: Sequence[str]) -> str:
    """What stands between the marks: the tables, then how they came about, and any output that was wrong."""
    wrong = (f"**Wrong output:** {'; '.join(faults)}.",) if faults else ()
    return "\n\n".join((*tables, *wrong, " · ".join(facts)))


def write(page: Path, text: str) -> None:
    """Put the section between the two marks of a page. Raises ValueError where it has none."""
    before, begin, rest = page.read_text("utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"{page}: there is no {BEGIN} … {END}")
    page.write_text(f"{before}{BEGIN}\n\n{text}\n\n{END}{after}", "utf-8")
