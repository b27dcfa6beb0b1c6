"""Times the builds, cold, after no change, after one edit; plaques by the hundred; share pictures; a search among 20,000 names.

`python -m tools.bench [ROUNDS]` works in a temporary copy of content/ and leaves the checkout alone.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

ROUNDS = 5
SETTLE = 2.2
"""s. A file changed within the last two seconds is not trusted to stay as it is (generator/outputs/fingerprint.py)."""


def main() -> None:
    """Print one line a case."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree("content", folder / "content")
        story = folder / "content/sites/dinh-thoi-an/vi.md"
        text = story.read_text("utf-8")

        def cold(_: int) -> None:
            shutil.rmtree(folder / "output", ignore_errors=True)
            shutil.rmtree(folder / ".cache", ignore_errors=True)

        def nothing(_: int) -> None:
            time.sleep(SETTLE)

        def edit(number: int) -> None:
            story.write_text(text.replace("## Nét đẹp", f"Câu thêm thứ {number}.[^s1]\n\n## Nét đẹp", 1), "utf-8")

        print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores, median of {rounds} [min … max]")
        for label, prepare, settle in (
            ("cold build", cold, False),
            ("no change", nothing, True),
            ("one-story edit", edit, False),
        ):
            if settle:  # a first build after the files have settled notes that nothing is left to do
                time.sleep(SETTLE)
                _build(folder)
            _report(label, [_round(prepare, number, folder) for number in range(rounds)])
        story.write_text(text, "utf-8")
        _share_pictures()
        _search(folder)
        _plaques(folder, max(1, rounds // 2))


def _share_pictures() -> None:
    """CPU time of each of 4,000 pictures in one process, some names in full size and some smaller to fit."""
    from generator.diagnostics.problem import Span
    from generator.kinds import read_table
    from generator.languages.table import LANGUAGES
    from generator.plaque_files import LineSpan, font_stack
    from generator.project.templates import Templates
    from generator.theme.theme import read_theme
    from generator.web import share_images

    templates = Templates((Path("templates"),))
    table = read_table(templates)
    theme, at = read_theme(templates, table, LANGUAGES), Span("")
    kind, inscription = next(iter(table.kinds.values())), font_stack(theme, bold=True)
    names = (
        ("Đình Thới An {}", "Di tích Ô Môn"),
        ("Thới An Communal House {}", "Heritage of Ô Môn"),
        ("សាលាសហគមន៍ភ្នំពេញ {}", "បេតិកភណ្ឌ Ô Môn"),
        ("灵山古庙 {}", "Ô Môn 古迹"),
    )
    sizes = []
    began = time.process_time()
    for number in range(1000):
        for name, site in names:
            lines = (LineSpan(name.format(number), at), LineSpan(site, at))
            sizes.append(len(share_images.card(kind.accents, theme.roofs[kind.id], inscription, lines)))
    each = (time.process_time() - began) / len(sizes) * 1000
    print(f"a share picture  {each:6.2f} ms of CPU, {statistics.mean(sizes) / 1024:.1f} KB", flush=True)


def _search(folder: Path) -> None:
    """A search among 20,000 names in a browser, from the letter typed to the list shown; and what it reads."""
    import random

    import brotli
    from playwright.sync_api import sync_playwright

    from tests.support.browser import serve
    from tests.support.install import chromium
    from tests.support.names import names_of

    site = folder / "output/site"
    names = names_of(20_000)
    _many(site, names)
    server = serve(site)
    read: list[Path] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(service_workers="block")
        page.goto(f"http://127.0.0.1:{server.server_port}/vi/find/")
        page.on("request", lambda request: read.append(site / urlsplit(request.url).path[1:]))
        times = page.evaluate(
            """async names => {
              const field = document.querySelector("#q"), list = document.querySelector("#found ol"), times = [];
              for (const name of ["", ...names]) {
                const shown = new Promise(done => new MutationObserver((_, seen) => (seen.disconnect(), done())).observe(list, {childList: true}));
                const began = performance.now();
                field.value = name || names.at(-1);
                field.dispatchEvent(new Event("input"));
                await shown;
                times.push(performance.now() - began);
              }
              return times;
            }""",
            random.Random(7).sample(names, 40),
        )
        browser.close()
    server.shutdown()
    server.server_close()
    first, *rest = times
    files = [file for file in read if file.suffix == ".txt"]
    size = sum(len(brotli.compress(file.read_bytes(), quality=5)) for file in files) / 1024
    largest = max(file.stat().st_size for file in files) / 1024
    print(
        f"search of 20,000: first {first:.0f} ms, median {statistics.median(rest):.0f} ms; for 40 names {len(files)} files, "
        f"{size:.0f} KB packed, the largest {largest:.0f} KB",
        flush=True,
    )


def _many(site: Path, names: list[str]) -> None:
    """The search of a site of as many relics as there are names, over that in this folder."""
    from generator.kinds import read_table
    from generator.languages.table import LANGUAGES
    from generator.project.templates import Templates
    from generator.theme.theme import read_theme
    from tests.support.catalogues import with_entries, write_search
    from tests.support.sites import shown

    templates = Templates((Path("templates"),))
    five = shown(Path("content"), read_theme(templates, read_table(templates), LANGUAGES))
    entry = five.entries[0]
    entries = (
        replace(
            entry,
            id=f"r{number}",
            texts=(replace(entry.texts[0], name=name, also=()),),
            ward="",
            address="",
            festivals=(),
        )
        for number, name in enumerate(names)
    )
    write_search(with_entries(five, tuple(entries)), site)


def _plaques(folder: Path, rounds: int) -> None:
    """Time per plaque with all its files and its proof: a cold build with more plaques, less one with the five of content/."""
    from generator.plaques.codes import code_from

    medians = {}
    for more in (0, *MORE):
        for number in range(more):
            relic = RELICS[number % len(RELICS)]
            text = f"relic: {relic}\nsize: A5\n"
            (folder / f"content/plaques/{code_from(1000 + 7 * number)}.yaml").write_text(text, "utf-8")
        runs = []
        for _ in range(rounds):
            shutil.rmtree(folder / "output", ignore_errors=True)
            shutil.rmtree(folder / ".cache", ignore_errors=True)
            runs.append(_build(folder))
        _report(f"{5 + more} plaques", runs)
        medians[more] = statistics.median(seconds for seconds, _ in runs)
    for more in MORE:
        print(f"{'each of ' + str(more):<16} {(medians[more] - medians[0]) / more * 1000:6.0f} ms", flush=True)


RELICS = ("chua-pothi-somron", "dinh-thoi-an", "chua-cam-thien-dai-de", "linh-son-co-mieu", "dinh-phu-luong")
MORE = (100, 200)


def _round(prepare: Callable[[int], None], number: int, folder: Path) -> tuple[float, int]:
    prepare(number)
    return _build(folder)


def _build(folder: Path) -> tuple[float, int]:
    """Seconds and peak memory (bytes) of one build."""
    options = ["--content", str(folder / "content"), "--output", str(folder / "output")]
    command = [sys.executable, "-m", "generator", *options, "build"]
    began = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - began
    if status:
        sys.exit(f"the build failed: {status}")
    # Linux counts in KiB, macOS in bytes (getrusage).
    return seconds, usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def _report(label: str, runs: list[tuple[float, int]]) -> None:
    seconds = [run[0] for run in runs]
    peak = max(run[1] for run in runs) / 2**20
    median = statistics.median(seconds)
    print(f"{label:<16} {median:6.2f} s [{min(seconds):.2f} … {max(seconds):.2f}]   peak {peak:4.0f} MiB", flush=True)


if __name__ == "__main__":
    main()
