"""Times plaques: what each file of one costs a processor, and what a cold build of hundreds costs all of them.

`python -m tools.plaques_bench [PLAQUES]` makes a province up in a temporary folder: a relic a plaque, every name another. All plaques are
printed on composite, half of them of the gate's design and half of the altar's; then all are engraved in brass.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from generator import plaque_files
from generator.content.languages import known_languages
from generator.content.load import load
from generator.kinds import read_table
from generator.outputs.output import Output
from generator.outputs.plan_relic import plan_relic
from generator.outputs.workers import collect_rarely
from generator.plaques.codes import code_from
from generator.project.templates import Templates
from generator.site import Site
from generator.theme.theme import read_theme
from tools.province import PLAQUES, province

NUMBER = 200
"""Plaques."""

MAKES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "composite": (("gate", "A4"), ("altar", "A4")),
    "brass": (("gate", "420x595"),),
}
"""Material → designs and sizes, in turn: of smaller plates the letters of some of 200 times four names are too fine."""

WARM = 8
"""Plaques that are made before any is timed: imports, faces and the words of tickets are paid for once a process."""

MAKERS = (plaque_files.plaque_file, plaque_files.picture, plaque_files.ticket)


class Cost(NamedTuple):
    """What a build cost."""

    wall: float
    cpu: float
    """s, of all processes."""

    peak: float
    """MB of the largest process."""


def main() -> None:
    """Print CPU a file, then CPU and wall a plaque."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else NUMBER
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores, {number} plaques", flush=True)
    for material in MAKES:
        print(f"\n{material}", flush=True)
        measure(number, material)


def measure(number: int, material: str) -> None:
    """Print what so many plaques of this material cost."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        content(folder, number, material)
        for kind, milliseconds in sorted(by_kind(folder).items(), key=lambda item: -item[1]):
            print(f"{kind:<20} {milliseconds:7.1f} ms of CPU a plaque", flush=True)
        proved = cold(folder)
        with_plaques = cold(folder, kept=True)
        for file in (folder / "content/plaques").glob("*.yaml"):
            file.unlink()
        without = cold(folder)
        each = [(more - rest) / number * 1000 for more, rest in zip(with_plaques[:2], without[:2], strict=True)]
        long = [(more - rest) / number * 1000 for more, rest in zip(proved[:2], with_plaques[:2], strict=True)]
        print(
            f"cold build           {with_plaques.wall:7.1f} s, {with_plaques.cpu:.1f} s of CPU, peak {with_plaques.peak:.0f} MB"
        )
        print(f"without plaques      {without.wall:7.1f} s, {without.cpu:.1f} s of CPU, peak {without.peak:.0f} MB")
        print(f"each plaque          {each[0]:7.1f} ms, {each[1]:.1f} ms of CPU")
        print(f"its long proof       {long[0]:7.1f} ms, {long[1]:.1f} ms of CPU, once in its life")


def content(folder: Path, number: int, material: str) -> None:
    """Write content/ with as many relics and plaques."""
    province(folder, number)
    for code in PLAQUES:
        (folder / f"content/plaques/{code}.yaml").unlink()
    for place in range(number):
        design, size = MAKES[material][place % len(MAKES[material])]
        text = f"relic: r{place:05}\ndesign: {design}\nmaterial: {material}\nsize: {size}\n"
        (folder / f"content/plaques/{code_from(1000 + 7 * place)}.yaml").write_text(text, "utf-8")


def plaque_outputs(content: Path) -> Iterator[tuple[Output, ...]]:
    """The files of each plaque, in the order in which a build makes them."""
    templates = Templates((Path("templates"),))
    table = read_table(templates)
    loaded = load(content, templates)
    assert loaded.catalogue is not None, loaded.problems
    theme = read_theme(templates, table, known_languages(templates))
    site = Site(loaded.catalogue, loaded.wordings, theme, date(2026, 11, 28))
    for entry in site.entries:
        if plaques := site.catalogue.plaques_of(entry.id):
            own = site.alone(entry, plaques, site.today)
            outputs = plan_relic(own, site.catalogue.read(entry.id), site.surroundings[entry.id])
            yield tuple(output for output in outputs if output.make in MAKERS)


def by_kind(folder: Path) -> dict[str, float]:
    """Milliseconds of CPU that each kind of file takes in one process, over all plaques that are timed; and their sum.

    What files share – a drawing, its proof – counts for the first that asks for it.
    """
    collect_rarely()  # as the processes of a build do
    spent: dict[str, list[float]] = {}
    for number, outputs in enumerate(plaque_outputs(folder / "content")):
        for output in outputs:
            began = time.process_time()
            output.make(*output.args)
            seconds = time.process_time() - began
            if number >= WARM:
                code = Path(output.path).stem if output.make is plaque_files.picture else Path(output.path).parent.name
                spent.setdefault(Path(output.path).name.replace(code, "CODE"), []).append(seconds)
    plaques = max(map(len, spent.values()))
    each = {kind: sum(seconds) / plaques * 1000 for kind, seconds in spent.items()}
    return {**each, "all": sum(each.values())}


def cold(folder: Path, *, kept: bool = False) -> Cost:
    """A build of this content with nothing remembered but, if they are kept, the long proofs."""
    options = ["--content", str(folder / "content"), "--output", str(folder / "output")]
    for left in (folder / "output", *(folder / ".cache").glob("*")):
        if not (kept and left.name == "long-proofs"):
            subprocess.run(["rm", "-rf", str(left)], check=True)
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [sys.executable, "-m", "generator", *options, "build"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    wall, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(wall, cpu, after.ru_maxrss / 1024)


if __name__ == "__main__":
    main()
