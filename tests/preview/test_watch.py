"""`ditich watch` as a job runs it, against a host that strangers have taken over."""

from __future__ import annotations

import html
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.diagnostics.printable import LONGEST
from tests.support.strangers import PAGE, Speech, Stranger, hidden, redirect, response, stranger
from tests.support.worlds import BASE, BELOW, ROOT, ditich, edit

pytestmark = pytest.mark.processes

CODES = ("4nvh3", "9cr7t")
LIST = "4nvh3\tĐình Một\n9cr7t\tChùa Hai\n"

EVIL = (
    "\n::error file=a::x\n::set-output name=a::b\r\n::stop-commands::t\x0b##[add-mask]e\x1b[2J\x1b]0;x\x07\x9b31m\u202e\u2066"
    "\u200b@everyone ~~~~\n```\n<!-- <script>alert(1)</script> <img src=x onerror=y> [a](javascript:b) ![c](http://lua-dao.example) -->"
    "\n=HYPERLINK(1)\x00\ufeff\u2028| # x"
)
"""What somebody would send who wants to be more than a line of a report."""


@pytest.fixture
def other() -> Iterator[Stranger]:
    with stranger() as found:
        found.speeches |= {f"/q/{code}": response(PAGE.replace("4nvh3", code)) for code in CODES}
        found.speeches |= {"/q/9cr7t": response(PAGE.replace("4nvh3", "9cr7t").replace("dinh-mot", "chua-hai"))}
        found.speeches |= {"/plaques/codes.txt": response(LIST, kind="text/plain")}
        yield found


def job(world: Path, other: Stranger, *, github: bool = True) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, as a job at GitHub runs it."""
    told = ["--content", "content", "--output", "output", "--lang", "en", "watch", "--all", "--address", other.base]
    environ = {name: value for name, value in os.environ.items() if not name.startswith("GITHUB_")}
    if github:
        environ |= {"GITHUB_ACTIONS": "true", "CI": "true", "GITHUB_STEP_SUMMARY": str(world / "summary.md")}
    return subprocess.run(
        [sys.executable, "-m", "generator", *told],
        cwd=world,
        env={**environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        errors="strict",
        check=False,
        timeout=120,
    )


def latin(text: str) -> bytes:
    """A header's value with each byte as it stands, ends of lines folded as RFC 9112 (5.2) once allowed."""
    return re.sub(r"[\r\n\x0b\u2028\x00]+", "\r\n ", text).encode()


EVIL_ANSWERS: dict[str, Speech] = {
    "in the page": response(
        f'<main data-plaque="{html.escape(EVIL)}" data-relic="{html.escape(EVIL)}">', kind="text/html"
    ),
    "in the page, as numbers": response(
        f'<main data-plaque="{"".join(f"&#{ord(char)};" for char in EVIL)}" data-relic="">', kind="text/html"
    ),
    "in the page, without end": response(f'<main data-plaque="{"::error::" * 90_000}" data-relic="x">'),
    "in the kind": lambda line: line.say(
        b"HTTP/1.1 200 OK\r\nContent-Type: a/", latin(EVIL.replace("/", "")), b"\r\n\r\n"
    ),
    "in the kind, as long as can be": lambda line: line.say(
        f"HTTP/1.1 200 OK\r\nContent-Type: a/{'##[x]' * 12_000}\r\n\r\n"
    ),
    "in the reason": lambda line: line.say("HTTP/1.1 503 \x1b[31m ::error::\r\nContent-Length: 0\r\n\r\n"),
    "in the status line": lambda line: line.say("::error::\x1b[2J##[group]\r\n\r\n"),
    "in a Location": lambda line: line.say(b"HTTP/1.1 302 Found\r\nLocation: https://", latin(EVIL), b"\r\n\r\n"),
    "in a Location of ours": lambda line: line.say(b"HTTP/1.1 302 Found\r\nLocation: /", latin(EVIL), b"\r\n\r\n"),
    "in a Location as long as can be": redirect("https://" + "##[x]" * 1_500),
}


@pytest.mark.parametrize("github", [True, False])
@pytest.mark.parametrize("speech", EVIL_ANSWERS.values(), ids=EVIL_ANSWERS)
def test_what_a_stranger_sends_is_a_line_of_the_report_and_nothing_more(world, other, speech, github):
    other.speeches["/q/4nvh3"] = speech
    run = job(world, other, github=github)
    status = (world / "output/status/status.json").read_text("utf-8")
    page = (world / "output/status/index.html").read_text("utf-8")
    (found,) = run.stderr.splitlines()

    assert 1 == run.returncode
    assert found.startswith("error: plaque 4nvh3: ")
    assert len(found) < 4 * LONGEST
    for text in (run.stdout, run.stderr, status, page):
        assert set() == hidden(text)
        assert "##[" not in text
        assert [] == [line for line in text.splitlines() if line.lstrip().startswith("::")]
    for plaque in json.loads(status)["plaques"]:
        assert set() == hidden("".join([*plaque["asked"], *(problem["en"] for problem in plaque["problems"])]), "")
        assert all(len(hop) <= LONGEST for hop in plaque["asked"])
    assert len(status) < 10_000
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "<!-- <" not in page
    assert not (world / "summary.md").exists()


def test_the_same_host_is_well_when_it_is_honest(world, other):
    run = job(world, other)

    assert (0, "") == (run.returncode, run.stderr)
    assert "0 errors, 0 warnings" in run.stdout
    assert other.base + "/plaques/codes.txt" in (world / "output/status/index.html").read_text("utf-8")


def test_the_site_s_own_list_is_held_against_the_register(world, other):
    other.speeches["/plaques/codes.txt"] = response(LIST + "pn8wc\tChùa Ba\n", kind="text/plain")
    run = job(world, other)

    assert 1 == run.returncode
    assert re.fullmatch(r"error: http://\S+/plaques/codes.txt lists pn8wc, which the register lacks; .*\n", run.stderr)
    assert "pn8wc" in (world / "output/status/index.html").read_text("utf-8")


@pytest.mark.parametrize(
    "address",
    ["thu.example", "ftp://127.0.0.1", "http://", "http://[::1", "http://a:b", "http://127.0.0.1:99999", "http://a@b", "http://a/b",
     "http://a?b", "http://a#b", "javascript:alert(1)", "http://127.0.0.1:0"],
)  # fmt: skip
def test_what_is_no_server_s_address_is_said_so(world, address):
    result = ditich(world, "--lang", "en", "watch", "--all", "--address", address)

    assert 2 == result.exit_code
    assert "is not the address of a server" in result.stderr
    assert not (world / "output/status").exists()


def test_a_site_below_a_sub_path_is_asked_for_below_it(world, other):
    """At the address given, too: there lies a copy of the whole host. What was printed with another one is asked there."""
    edit(world / "content", "project.yaml", "https://thu.example", f"{BELOW}\nwas: [https://thu.example]")
    for path in [path for path in other.speeches if path.startswith(("/q/", "/plaques/"))]:
        other.speeches[BASE + path] = other.speeches.pop(path)
    run = job(world, other)
    status = json.loads((world / "output/status/status.json").read_text("utf-8"))

    assert (0, "") == (run.returncode, run.stderr)
    assert [[f"{other.base}{BASE}/q/{code}"] for code in CODES] == [plaque["asked"] for plaque in status["plaques"]]
    assert [f"{BELOW}/q/{code}" for code in CODES] == [plaque["payload"] for plaque in status["plaques"]]
    assert f'href="{BELOW}/' in (world / "output/status/index.html").read_text("utf-8")
