"""Builds one made-up site with our generator and with others, side by side, and writes docs/performance.md.

`python -m tools.peers [--relics 100,1000] [--rounds 5] [--peers hugo,eleventy,pelican] [--page docs/performance.md]`.
Whole processes: start, build, exit. Each round runs each generator once, so that a drift of the machine hits all alike.
Peers are installed on first use (tools/peers/install.py). Exit 1: an output was wrong; the page says which.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from tools.peers import report
from tools.peers.corpus import Relic, relic
from tools.peers.install import command, installed, quietly, versions
from tools.peers.layouts import OUR_PAGE, OURS, PEERS
from tools.peers.measure import Run, Site, build, built_pages, calibrate, listing, make_cold, own_peak, restore
from tools.peers.vocabulary import LANGUAGES

ROOT = Path(__file__).resolve().parent.parent.parent
SEED = 1

SETTLE = 2.2
"""s. A file changed within the last two seconds is not trusted to stay as it is (generator/outputs/fingerprint.py)."""

COLD, NO_CHANGE = "cold", "no change"


def _edit(site: Site, first: Relic, number: int) -> str:
    paragraph, added = first.pages["vi"].last_paragraph, f"Câu thêm ở lượt {number}."
    site.page.write_text(site.originals[site.page].replace(paragraph, f"{paragraph} {added}", 1), "utf-8")
    return added


def _title(site: Site, first: Relic, number: int) -> str:
    title = first.pages["vi"].title
    site.page.write_text(site.originals[site.page].replace(title, f"{title} số {number}", 1), "utf-8")
    return f"{title} số {number}"


def _template(site: Site, _: Relic, number: int) -> str:
    added = f"Mẫu sửa ở lượt {number}."
    site.template.write_text(site.originals[site.template].replace("</footer>", f"{added}</footer>", 1), "utf-8")
    return added


EDITS: Mapping[str, tuple[Callable[[Site, Relic, int], str], Callable[[int], int]]] = {
    "one edit": (_edit, lambda _: 1),
    "title": (_title, lambda _: 2),
    "template": (_template, lambda relics: relics * len(LANGUAGES)),
}
"""Mode → what is edited, which returns the words that must be seen; and on how many pages, of so many relics."""


def main() -> int:
    """Run the bench; 1 if an output was wrong."""
    options = _options()
    tables, faults = [], []
    for relics in options.relics:
        runs, wrong = _compare(relics, options.rounds, options.peers)
        tables.append(report.table(relics, runs, own_peak()))
        faults += wrong
        print(tables[-1], "", sep="\n", flush=True)
    report.write(options.page, report.section(tables, _facts(options.rounds, options.peers), faults))
    for fault in faults:
        print(f"WRONG {fault}", file=sys.stderr)
    return int(bool(faults))


def _options() -> argparse.Namespace:
    def names(text: str) -> tuple[str, ...]:
        chosen = tuple(text.split(","))
        if unknown := set(chosen) - set(PEERS):
            raise argparse.ArgumentTypeError(f"no peer {', '.join(sorted(unknown))}; there are {', '.join(PEERS)}")
        return chosen

    parser = argparse.ArgumentParser(prog="python -m tools.peers", description=str(__doc__).partition("\n")[0])
    parser.add_argument("--relics", default=(100, 1000), type=lambda text: tuple(map(int, text.split(","))))
    parser.add_argument("--rounds", default=5, type=int)
    parser.add_argument("--peers", default=tuple(PEERS), type=names)
    parser.add_argument("--page", default=ROOT / "docs/performance.md", type=Path)
    return parser.parse_args()


# ---- sites ------------------------------------------------------------------------------------------


def _compare(relics: int, rounds: int, peers: Sequence[str]) -> tuple[list[Run], list[str]]:
    """All modes at one size of the corpus: the runs, and what was wrong with an output."""
    first = relic(1, relics, SEED)
    with tempfile.TemporaryDirectory(prefix="peers-") as name:
        work = Path(name).resolve()
        sites = [*(_site_of_peer(peer, work, relics) for peer in peers), _our_site(work, relics)]
        runs: list[Run] = []
        faults: dict[str, None] = {}
        for mode in (COLD, NO_CHANGE, *EDITS):
            for site in sites:
                _prime(site, mode)
            for number in range(1, rounds + 1):
                calibration = calibrate()
                for site in sites:
                    run, wrong = _measure(site, mode, number, first, relics, calibration)
                    runs.append(run)
                    faults |= dict.fromkeys(f"{site.name}, {relics} relics, {mode}: {fault}" for fault in wrong)
                row = "  ".join(f"{run.generator} {run.wall:.2f}" for run in runs[-len(sites) :])
                print(f"{relics} relics, {mode} {number}/{rounds}: {row}", file=sys.stderr, flush=True)
    return runs, list(faults)


def _site_of_peer(peer: str, work: Path, relics: int) -> Site:
    home, folder, layout = installed(peer), work / peer, PEERS[peer]
    _lay_out(peer, relics, folder)
    if (home / "node_modules").exists():
        (folder / "node_modules").symlink_to(home / "node_modules")
    page, template = folder / layout.page.format(language="vi", id="relic-00001"), folder / layout.template
    return _site(peer, folder, command(peer, home), layout.output, page, template, {})


def _our_site(work: Path, relics: int) -> Site:
    """Built by a copy of the program, whose templates may be edited."""
    folder, program = work / OURS, work / "program"
    _lay_out(OURS, relics, folder)
    for part in ("generator", "templates"):
        shutil.copytree(ROOT / part, program / part, ignore=shutil.ignore_patterns("__pycache__"))
    page, template = folder / OUR_PAGE.format(language="vi", id="relic-00001"), program / "templates/base.html"
    ours = (sys.executable, "-m", "generator", "build")
    return _site(OURS, folder, ours, "output/site", page, template, {"PYTHONPATH": str(program)})


def _lay_out(generator: str, relics: int, folder: Path) -> None:
    quietly((sys.executable, "-m", "tools.peers.layouts", generator, str(relics), str(SEED), folder))


def _site(  # noqa: PLR0913, PLR0917 -- what differs between generators
    name: str,
    folder: Path,
    words: tuple[str, ...],
    output: str,
    page: Path,
    template: Path,
    variables: Mapping[str, str],
) -> Site:
    # A user's Python compiles a module once; without that each of our builds would compile all of them.
    kept = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith("PYTHON") and key not in ("VIRTUAL_ENV", "SOURCE_DATE_EPOCH")
    }
    environment = {**kept, "XDG_CACHE_HOME": str(folder.with_name(f"{name}.cache")), **variables}
    originals = {path: path.read_text("utf-8") for path in (page, template)}
    return Site(name, folder, words, output, page, template, environment, listing(folder), originals)


# ---- rounds -----------------------------------------------------------------------------------------


def _prime(site: Site, mode: str) -> None:
    """Builds that are not measured: bytecode and files into memory, and for later builds a settled state to start from."""
    restore(site)
    build(site, mode, 0, 0)
    if mode != COLD:
        time.sleep(SETTLE)
        build(site, mode, 0, 0)


def _measure(  # noqa: PLR0913, PLR0917 -- one cell of the table
    site: Site, mode: str, number: int, first: Relic, relics: int, calibration: float
) -> tuple[Run, list[str]]:
    """A build in this mode, and what is wrong with its output."""
    if mode == COLD:
        make_cold(site)
    change, least = EDITS.get(mode, (None, None))
    words = change(site, first, number) if change else ""
    run = build(site, mode, number, calibration)
    pages = built_pages(site)
    wanted = (relics + 1) * len(LANGUAGES)
    faults = [f"{len(pages)} pages instead of {wanted}"] if len(pages) < wanted else []
    if words and least:
        seen = sum(words.encode() in page.read_bytes() for page in pages)
        faults += [f"{seen} pages show “{words}”, not {least(relics)}"] if seen < least(relics) else []
    return run, faults


# ---- how it came about ------------------------------------------------------------------------------


def _facts(rounds: int, peers: Sequence[str]) -> tuple[str, ...]:
    """Command, machine and versions."""
    pinned = versions()
    node = (f"Node {_said('node', '--version').removeprefix('v')}",) if "eleventy" in peers else ()
    return (
        "`make bench-peers`",
        f"rounds: {rounds}",
        f"{platform.system()} {platform.machine()}, {_processor()}, {os.cpu_count()} cores",
        f"Python {platform.python_version()}",
        *node,
        *(f"{peer} {pinned[peer]}" for peer in peers),
        f"{OURS} {_said('git', '-C', str(ROOT), 'describe', '--always', '--dirty')}",
    )


def _processor() -> str:
    """What the system calls the processor; empty where it does not say (proc(5), /proc/cpuinfo)."""
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").split("\n")
    except OSError:
        return platform.processor()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")


def _said(*words: str) -> str:
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout.strip()


if __name__ == "__main__":
    sys.exit(main())
