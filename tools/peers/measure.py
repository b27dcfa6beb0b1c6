"""One build of one site: how long it takes, how much memory, and whether anything else was going on meanwhile."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

LIMIT = 1800
"""s, for one build."""

_KIB_OR_BYTES = 1 if sys.platform == "darwin" else 1024
"""Unit of ru_maxrss (getrusage)."""


@dataclass(frozen=True, slots=True)
class Site:
    """A site laid out for one generator."""

    name: str
    folder: Path
    command: tuple[str, ...]

    output: str
    """Below the folder: where the built pages are."""

    page: Path
    """The file of the first relic in Vietnamese, which is edited."""

    template: Path
    """What every page is made from, which is edited."""

    environment: Mapping[str, str]

    sources: frozenset[str]
    """Everything in the folder before the first build."""

    originals: Mapping[Path, str]
    """The files that are edited, as they were."""

    @property
    def cache(self) -> Path:
        """The generator's XDG_CACHE_HOME, so that a cold build has no cache outside its folder."""
        return self.folder.with_name(f"{self.folder.name}.cache")


@dataclass(frozen=True, slots=True)
class Run:
    """A build, measured."""

    generator: str
    mode: str
    round: int

    wall: float
    cpu: float
    """s; CPU is that of the process and all its children."""

    peak: float
    """MiB of its largest process."""

    others: float
    """Cores that other processes took meanwhile."""

    calibration: float
    """s that a fixed piece of work took before this round."""


def listing(folder: Path) -> frozenset[str]:
    """Paths of all below a folder, as texts: no build can read a lower peak than this process has."""
    skip = len(str(folder)) + 1
    return frozenset(
        os.path.join(root, name)[skip:]  # noqa: PTH118 -- see above
        for root, folders, files in os.walk(folder)
        for name in folders + files
    )


def restore(site: Site) -> None:
    """Undo all edits."""
    for path, text in site.originals.items():
        if path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")


def make_cold(site: Site) -> None:
    """Put all that builds left, outputs and caches alike, out of the way.

    Not deleted: for minutes ext4 passes over each inode that was just freed, one by one (recently_deleted), and whoever
    creates many files would pay for those of the round before.
    """
    past = site.folder.with_name(f"{site.name}.past")
    past.mkdir(exist_ok=True)
    left = [
        site.folder / name for name in sorted(listing(site.folder) - site.sources)
    ]  # a folder before what is inside
    for path in (*left, site.cache):
        if os.path.lexists(path):
            path.rename(past / uuid4().hex)


def built_pages(site: Site) -> list[Path]:
    """The HTML files in its output."""
    return list((site.folder / site.output).rglob("*.html"))


def calibrate() -> float:
    """Seconds for a fixed piece of work: how fast the machine is just now."""
    began, total = time.perf_counter(), 0
    for number in range(2_000_000):
        total += number * number
    return time.perf_counter() - began


def build(site: Site, mode: str, number: int, calibration: float) -> Run:
    """Build once; exit with the end of its log where it fails."""
    log = site.folder.with_name(f"{site.name}.log")
    os.sync()  # else the disk would still be writing the build before
    with log.open("wb") as out:
        before, began = _busy(), time.perf_counter()
        child = subprocess.Popen(
            site.command,
            cwd=site.folder,
            env=site.environment,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
        status, wall, cpu, peak = _wait_for(child, began)
        others = max(0.0, _busy() - before - cpu) / wall
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(f"{site.name} ended with status {child.returncode}\n{log.read_text('utf-8', 'replace')[-3000:]}")
    return Run(site.name, mode, number, wall, cpu, peak, others, calibration)


def own_peak() -> float:
    """MiB that this process has had at most: a child begins with it (getrusage(2), ru_maxrss)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _KIB_OR_BYTES / 2**20


def _wait_for(child: subprocess.Popen[bytes], began: float) -> tuple[int, float, float, float]:
    """Status, wall and CPU seconds, MiB; wait4 counts the child and all descendants it waited for itself."""
    timer = threading.Timer(LIMIT, child.kill)
    timer.daemon = True
    timer.start()
    try:
        _, status, used = os.wait4(child.pid, 0)
    except BaseException:  # Ctrl-C: leave no build behind
        child.kill()
        raise
    finally:
        timer.cancel()
    wall = time.perf_counter() - began
    return status, wall, used.ru_utime + used.ru_stime, used.ru_maxrss * _KIB_OR_BYTES / 2**20


def _busy() -> float:
    """CPU seconds that all processes have used since the system started; 0 where it does not say (proc(5), /proc/stat)."""
    try:
        line = Path("/proc/stat").read_text("ascii").partition("\n")[0]
    except OSError:
        return 0.0
    user, nice, system, _, _, *interrupts = map(int, line.split()[1:9])
    return (user + nice + system + sum(interrupts)) / os.sysconf("SC_CLK_TCK")
