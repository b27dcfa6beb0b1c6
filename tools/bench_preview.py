"""Times the preview: from a save to the paint in a browser, and to the answer; and what 500 saves leave in its memory.

`python -m tools.bench_preview [RELICS] [SAVES]` works in a temporary folder, with the made-up relics of tools/peers.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, redirect_stdout
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from generator.commands.context import PACKAGE, libraries, today
from generator.commands.preview import Preview
from generator.outputs import fingerprint
from generator.project.templates import Templates
from generator.store import Store
from tests.support.install import chromium
from tests.support.preview import Running, running
from tools.peers.corpus import Relic, relic
from tools.peers.layouts import OUR_PAGE, OURS

RELICS, SAVES, ROUNDS = 1000, 500, 25
SEED = 1

APART = 1.5
"""s from one save to the next in the browser: as somebody who looks at the page in between, so that builds go on, too."""


def main() -> None:
    """Print one line a case."""
    relics, saves = (int(word) for word in (*sys.argv[1:], *map(str, (RELICS, SAVES)[len(sys.argv) - 1 :])))
    first = relic(1, relics, SEED)
    with tempfile.TemporaryDirectory(prefix="preview-") as name:
        folder = Path(name).resolve() / "site"
        subprocess.run(
            [sys.executable, "-m", "tools.peers.layouts", OURS, str(relics), str(SEED), str(folder)], check=True
        )
        options = ["--content", str(folder / "content"), "--output", str(folder / "output")]
        subprocess.run([sys.executable, "-m", "generator", *options, "build"], check=True, stdout=subprocess.DEVNULL)
        print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores, {relics} relics; median [least … most]")
        story = Story(folder, first)
        with running(folder) as preview:
            preview.get("/")  # the first build is over
            with _browser() as page:
                _report("save → painted", _in_a_browser(preview, page, story, story.save))
                _report("an error → painted", _in_a_browser(preview, page, story, story.spoil))
            _report("save → answered", _answered(preview, story))
            _report("a name → published", _published(folder, story))
            _memory(preview, story, saves)
        with Path(os.devnull).open("w", encoding="utf-8") as nowhere, redirect_stdout(nowhere):
            times = _in_process(folder, story)
        _report("told → read and answered", times)


class Story:
    """A story that is saved again and again."""

    def __init__(self, folder: Path, first: Relic) -> None:
        """Read it."""
        self.address = f"/vi/{first.id}/"
        self.path = folder / OUR_PAGE.format(id=first.id, language="vi")
        self._text, self._last = self.path.read_text("utf-8"), first.pages["vi"].last_paragraph
        self._title = first.pages["vi"].title
        self._number = 0

    def save(self) -> str:
        """With another sentence, which is returned."""
        return self._with(f"{self._last} Câu thêm ở lượt {{}}.", self._last)

    def spoil(self) -> str:
        """With a source that is not there, which is returned."""
        return self._with(f"{self._last} Câu.[^x{{}}]", self._last)

    def rename(self) -> str:
        """With another name, which is returned."""
        return self._with(f"{self._title} số {{}}", self._title)

    def _with(self, new: str, old: str) -> str:
        self._number += 1
        text = new.format(1000 + self._number)
        self.path.write_text(self._text.replace(old, text, 1), "utf-8")
        return text.removeprefix(old).strip().removeprefix("Câu.[^").removesuffix("]")


@contextmanager
def _browser() -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"])
        yield browser.new_page(bypass_csp=True)  # what waits for the words is a script that the pages' policy forbids
        browser.close()


def _in_a_browser(preview: Running, page: Page, story: Story, save: Callable[[], str]) -> list[float]:
    """Time from each save, in ms, to the first paint of the page with the new words, as the browser itself says."""
    story.save()
    time.sleep(APART)
    page.goto(preview.base + story.address, wait_until="networkidle")
    times = []
    for _ in range(ROUNDS):
        time.sleep(APART)
        began = time.time() * 1000
        painted = page.wait_for_function(PAINTED, arg=save(), polling="raf").json_value()
        times.append(painted - began)
    return times


PAINTED = """words => {
  const [paint] = performance.getEntriesByName("first-contentful-paint");
  return paint && document.body.textContent.includes(words) && performance.timeOrigin + paint.startTime;
}"""


def _answered(preview: Running, story: Story) -> list[float]:
    """Time from each save, in ms, to the end of the answer with the new words, asked for at the word to reload."""
    times = []
    for _ in range(ROUNDS):
        page = preview.listen(story.address)
        time.sleep(APART)
        began = time.perf_counter()
        words = story.save()
        page.wait_for_reload()
        answer = preview.get(story.address)
        times.append((time.perf_counter() - began) * 1000)
        assert words in answer.text
    return times


def _published(folder: Path, story: Story) -> list[float]:
    """Time from each save of another name, in ms, to the news that name it: what lists show takes a whole build."""
    news, times = folder / "output/site/vi/feed.xml", []
    for _ in range(ROUNDS // 8):
        time.sleep(APART)
        began = time.perf_counter()
        words = story.rename()
        while words not in news.read_text("utf-8"):
            time.sleep(0.01)
        times.append((time.perf_counter() - began) * 1000)
    return times


def _memory(preview: Running, story: Story, saves: int) -> None:
    """Resident memory of the server and of the process that builds, before and after so many saves."""
    for batch in (20, saves):
        for _ in range(batch):
            words = story.save()
            while words not in preview.get(story.address).text:
                time.sleep(0.01)
        time.sleep(2)  # a whole build follows
        sizes = json.dumps({name: f"{size / 2**20:.0f} MiB" for name, size in _sizes(preview.process.pid).items()})
        print(f"memory after {batch} saves: {sizes}", flush=True)


def _sizes(server: int) -> dict[str, int]:
    """Bytes of resident memory: of the server, and of all processes below it."""
    listed = subprocess.run(["ps", "-eo", "pid=,ppid=,rss="], check=True, capture_output=True, text=True).stdout
    rows = [tuple(map(int, line.split())) for line in listed.splitlines()]
    below = sum(size for _, parent, size in rows if parent == server)
    return {"server": next(size for pid, _, size in rows if pid == server) * 1024, "its processes": below * 1024}


def _in_process(folder: Path, story: Story) -> list[float]:
    """Time in ms from the moment the server knows of a save to the answer with the new words."""
    store = Store(folder / ".cache/store", fingerprint.program(PACKAGE, libraries()))
    templates = Templates((Path("templates").resolve(),))
    preview = Preview(folder / "content", templates, folder / "output", store, "vi", today)
    preview.rebuild()
    times = []
    for _ in range(ROUNDS):
        words = story.save()
        began = time.perf_counter()
        preview.changed({str(story.path)})
        answer = b"".join(preview({"PATH_INFO": story.address}, lambda *_: None))
        times.append((time.perf_counter() - began) * 1000)
        assert words.encode() in answer
    return times


def _report(label: str, times: Sequence[float]) -> None:
    print(
        f"{label:<26} {statistics.median(times):5.0f} ms [{min(times):.0f} … {max(times):.0f}], {len(times)} times",
        flush=True,
    )


if __name__ == "__main__":
    main()
