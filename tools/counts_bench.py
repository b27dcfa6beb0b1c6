"""Measures `ditich counts` on made-up logs: python -m tools.counts_bench [LINES …]

A month of visitors is drawn from a seed, with crawlers, previews, prefetches, kept pages, reloads, odd languages and broken lines
(tests/support/visitors.py), written in each format, counted, and held against the numbers it was drawn with. Printed: seconds of the
clock and of the processors, lines a second, and the most memory that any process had.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import yaml

from generator.counts.addresses import Places
from generator.counts.counting import Rules
from generator.counts.left_out import read_left_out
from generator.counts.log_files import read_log
from generator.counts.reading import count_logs
from generator.plaques.codes import code_from
from generator.project.templates import Templates
from tests.support import visitors
from tests.support.visitors import CLOUDFRONT_HEAD, Hit, Month, Project, Truth

ROOT = Path(__file__).resolve().parents[1]
SEED = 20261101
PLAQUES = {code_from(number * 977): f"relic-{number // 2}" for number in range(1, 201)}
PROJECT = Project(PLAQUES, tuple(yaml.safe_load((ROOT / "content/project.yaml").read_text("utf-8"))["languages"]))
FORMATS: dict[str, Callable[[Hit], str]] = {
    "combined": lambda hit: visitors.with_language(hit, PROJECT.zone),
    "caddy": visitors.caddy,
    "cloudfront": visitors.cloudfront,
}
BROKEN_EVERY = 1000
"""Lines between two that are broken."""

Numbers = dict[str, int]


def main() -> None:
    """Draw, write, count and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("lines", nargs="*", type=int, default=[1_000_000])
    parser.add_argument("--format", choices=FORMATS, action="append")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--gzip", action="store_true", help="pack the log")
    parser.add_argument("--count", nargs=2, metavar=("LOG", "FORMAT"), help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.count:
        log, form = args.count
        _count(log, form, args.jobs)
        return
    print("format       lines       MB   clock s  processors s  lines/s    MB of memory (this one, others)  exact")
    for lines in args.lines:
        for form in args.format or FORMATS:
            with tempfile.TemporaryDirectory() as folder:
                _measure(Path(folder) / "log", form, lines, args.jobs, packed=args.gzip)


def _measure(path: Path, form: str, lines: int, jobs: int, *, packed: bool) -> None:
    truth, written = _write(path, form, lines, packed=packed)
    command = [sys.executable, "-m", "tools.counts_bench", "--count", str(path), form, "--jobs", str(jobs)]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.monotonic()
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    clock = time.monotonic() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    worked = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    told = json.loads(run.stdout)
    exact = told["numbers"] == truth
    size = path.stat().st_size / 1e6
    memory = f"{told['here']:>12.0f} {told['others']:>6.0f}"
    print(
        f"{form:<11}{written:>8}{size:>9.0f}{clock:>9.2f}{worked:>13.2f}{written / clock:>11.0f}{memory:>28}{exact!s:>15}"
    )


def _write(path: Path, form: str, lines: int, *, packed: bool) -> tuple[Numbers, int]:
    """Write the log; the true numbers and how many lines it has."""
    truth, draw, written = Truth(), random.Random(SEED), 0
    first = datetime(2026, 11, 1, tzinfo=PROJECT.zone)
    with gzip.open(path, "wt", encoding="utf-8") if packed else path.open("w", encoding="utf-8") as file:
        file.write(CLOUDFRONT_HEAD if form == "cloudfront" else "")
        for hit in Month(PROJECT, first, 28, lines, SEED).hits(truth):
            file.write(f"{FORMATS[form](hit)}\n")
            written += 1
            if written % BROKEN_EVERY == 0:
                file.write(f"{draw.choice(visitors.BROKEN)}\n")
    numbers = truth.numbers
    if form == "cloudfront":  # which writes no Sec-Purpose: what a browser fetched beforehand looks read
        numbers = Counter({key: number for key, number in numbers.items() if key[1:] == ("all", "first")})
    return {"|".join(key): number for key, number in numbers.items()}, written


def _count(path: str, form: str, jobs: int) -> None:
    """Count a log as the command does, and print what was found and what it took."""
    places = Places(("",), PROJECT.languages, frozenset(PLAQUES.values()), PLAQUES)
    left_out = read_left_out(Templates((ROOT / "templates",)))
    rules = Rules(places, left_out, "Asia/Ho_Chi_Minh", "2026-12-31", b"salt" * 8)
    tally, _ = count_logs([read_log(path, sys.stdin.buffer)], rules, jobs, lambda _: None)
    found = {(day, *key): number for day, numbers in tally.days.items() for key, number in numbers.items() if number}
    if form == "cloudfront":
        found = {key: number for key, number in found.items() if key[1:] == ("all", "first")}
    here, others = _most(), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    numbers = {"|".join(key): number for key, number in found.items()}
    print(json.dumps({"numbers": numbers, "here": here, "others": others}))


def _most() -> float:
    """MB of memory that this process had at most; of its own, for a process begins with what getrusage says of its parent."""
    status = Path("/proc/self/status")
    own = re.search(r"VmHWM:\s+(\d+) kB", status.read_text("utf-8")) if status.exists() else None
    return int(own[1]) / 1024 if own else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
