"""What commands print and change, and their exit codes: 0 success, 1 an error in the content, 2 wrong usage."""

from __future__ import annotations

import http.server
import json
import os
import pty
import re
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from generator.commands import context
from generator.commands.explain import VIEWS
from tests.support.day import LATER
from tests.support.worlds import RELIC, ROOT, STORY, ditich, edit, snapshot


def times(folder: Path) -> dict[str, int]:
    """When each file below a folder was last written."""
    return {str(path): path.stat().st_mtime_ns for path in sorted(folder.rglob("*"))}


# ---- the language of the messages -------------------------------------------------------------------

NOTHING_NEW = {"vi": "không có gì mới", "en": "nothing has changed"}


@pytest.mark.parametrize(
    ("environ", "arguments", "language"),
    [
        ({}, (), "vi"),
        ({"LANG": "C.UTF-8"}, (), "vi"),
        ({"LANG": "POSIX"}, (), "vi"),
        ({"LANG": "vi_VN.UTF-8"}, (), "vi"),
        ({"LANG": "en_US.UTF-8"}, (), "en"),
        ({"LANG": "fr_FR@euro"}, (), "en"),
        ({"LANG": "vi_VN.UTF-8", "LC_ALL": "en_GB.UTF-8"}, (), "en"),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "vi_VN"}, (), "vi"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": ""}, (), "en"),
        ({"LANG": "en_US.UTF-8", "DITICH_LANG": "vi"}, (), "vi"),
        ({"DITICH_LANG": "vi"}, ("--lang", "en"), "en"),
        ({"DITICH_LANG": "en"}, ("--lang=vi",), "vi"),
    ],
)
@pytest.mark.parametrize("after", [False, True])
def test_messages_are_in_the_language_that_was_asked_for_or_that_the_system_speaks(
    world, monkeypatch, environ, arguments, language, after
):
    clock = time.time_ns
    monkeypatch.setattr(time, "time_ns", lambda: clock() + LATER)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "DITICH_LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    ditich(world, "build")
    result = ditich(world, *(("build", *arguments) if after else (*arguments, "build")))

    assert result.stdout.startswith(NOTHING_NEW[language])


def test_a_language_the_messages_are_not_in_is_refused(world, monkeypatch):
    monkeypatch.setenv("DITICH_LANG", "fr")

    assert 2 == ditich(world, "build").exit_code
    assert 2 == ditich(world, "build", "--lang", "km").exit_code
    assert 2 == ditich(world, "build", "--lang").exit_code


# ---- build ----------------------------------------------------------------------------------------


def test_a_build_says_what_it_did(world):
    edit(world / "content", STORY, "Ba tầng mái", "Bốn tầng mái")
    result = ditich(world, "--lang", "en", "build")

    assert (0, "") == (result.exit_code, result.stderr)
    assert re.fullmatch(r"done: \d+ files, 9 new or changed, 0 stale ones removed \(\d+\.\d\d s\)\n", result.stdout)


def test_a_second_build_says_that_nothing_changed_and_touches_nothing(world, monkeypatch):
    """Not even the cache: what a stick or a watching program sees is nothing at all."""
    clock = time.time_ns
    monkeypatch.setattr(time, "time_ns", lambda: clock() + LATER)
    ditich(world, "build")
    before = times(world)
    result = ditich(world, "--lang", "en", "build")

    assert (0, "") == (result.exit_code, result.stderr)
    assert result.stdout.startswith("nothing has changed")
    assert before == times(world)


def test_a_build_after_a_change_that_changes_nothing_writes_nothing(world):
    """A comment in YAML."""
    edit(world / "content", RELIC, "kind:", "# a note\nkind:")
    before = times(world / "output/site"), times(world / "output/print")
    result = ditich(world, "--lang", "en", "build")

    assert ", 0 new or changed, 0 stale" in result.stdout
    assert before == (times(world / "output/site"), times(world / "output/print"))


def test_a_build_restores_changed_and_deleted_output_files(world):
    ditich(world, "build")
    before = snapshot(world / "output")
    (world / "output/site/index.html").write_text("defaced")
    (world / "output/print/4nvh3/4nvh3.pdf").unlink()

    ditich(world, "build")

    assert before == snapshot(world / "output")


def test_wrong_content_publishes_nothing_and_exits_with_1(world):
    before = snapshot(world / "output")
    edit(world / "content", RELIC, "kind:", "king:")
    result = ditich(world, "--lang", "en", "build")

    assert (1, "") == (result.exit_code, result.stdout)
    assert "nothing was published; the last good output is untouched" in result.stderr
    assert before == snapshot(world / "output")


def test_a_warning_is_printed_and_the_site_published(world):
    edit(world / "content", STORY, "Ba tầng mái.[^s1]", "Bốn tầng mái.[^s1]")
    edit(world / "content", STORY, "summary: Đình để thử.", "summary: “Đình để thử.”")
    result = ditich(world, "build")

    assert 0 == result.exit_code
    assert "cảnh báo[quotes-typographic]" in result.stderr
    assert "Bốn tầng mái" in (world / "output/site/vi/dinh-mot/index.html").read_text("utf-8")


def test_a_build_without_changes_prints_warnings_again(world):
    """Otherwise it would be printed once and never again."""
    edit(world / "content", STORY, "summary: Đình để thử.", "summary: “Đình để thử.”")
    path = world / "content" / STORY
    os.utime(path, (path.stat().st_atime - 86_400, path.stat().st_mtime - 86_400))
    ditich(world, "build")

    assert "cảnh báo[quotes-typographic]" in ditich(world, "build").stderr


# ---- check ----------------------------------------------------------------------------------------


def test_a_check_publishes_nothing(world):
    edit(world / "content", STORY, "Ba tầng mái", "Bốn tầng mái")
    before = snapshot(world / "output")
    result = ditich(world, "--lang", "en", "check")

    assert (0, "the content is right: 2 relics, 2 plaques\n", "") == (result.exit_code, result.stdout, result.stderr)
    assert before == snapshot(world / "output")


@pytest.mark.parametrize(("language", "message"), [("vi", "lỗi[field-unknown]"), ("en", "error[field-unknown]")])
def test_problems_are_printed_in_the_author_s_language(world, language, message):
    edit(world / "content", RELIC, "kind:", "king:")
    result = ditich(world, "--lang", language, "check")

    assert (1, "") == (result.exit_code, result.stdout)
    assert message in result.stderr


def test_messages_are_vietnamese_by_default(world):
    assert "nội dung đúng" in ditich(world, "check").stdout


@pytest.mark.processes
def test_it_runs_as_a_module(world):
    """As `make site` runs it, in a terminal that knows no Vietnamese."""
    command = [sys.executable, "-m", "generator", "--content", world / "content", "--output", world / "output", "check"]
    run = subprocess.run(
        command, cwd=ROOT, capture_output=True, check=False, env={**os.environ, "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"}
    )

    assert (0, "nội dung đúng: 2 di tích, 2 biển QR\n", "") == (
        run.returncode,
        run.stdout.decode(),
        run.stderr.decode(),
    )


# ---- misuse ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        ["nothing"],
        ["build", "--fast"],
        ["--lang", "fr", "check"],
        ["serve", "--port", "0"],
        ["new"],
        ["explain"],
        ["explain", "nothing.html"],
        ["explain", "/nothing/"],
        ["new", "Đình Ba"],
        ["new", "../x"],
    ],
    ids=" ".join,
)
def test_a_command_misused_exits_with_2_and_changes_nothing(world, arguments):
    before = snapshot(world)
    result = ditich(world, *arguments)

    assert 2 == result.exit_code
    assert result.stderr
    assert "Traceback" not in result.stderr
    assert before == snapshot(world)


@pytest.mark.parametrize("command", ["build", "check", "serve", "new x", "explain /vi/"])
def test_a_content_folder_that_is_not_there_is_named(tmp_path, command):
    result = ditich(tmp_path, "--lang", "en", *command.split())

    assert 2 == result.exit_code
    assert f"there is no content folder {tmp_path}/content" in " ".join(result.stderr.split())
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "arguments", [["--help"], ["-h"], ["--version"], ["build", "--help"], ["new", "-h"]], ids=" ".join
)
def test_help_and_version_exit_with_0(world, arguments):
    result = ditich(world, *arguments)

    assert (0, "") == (result.exit_code, result.stderr)
    assert result.stdout


# ---- new ------------------------------------------------------------------------------------------


def test_a_new_relic_passes_the_check(world):
    result = ditich(world, "--lang", "en", "new", "dinh-ba")

    assert 0 == result.exit_code
    assert ["wrote content/sites/dinh-ba/site.yaml", "wrote content/sites/dinh-ba/vi.md"] == result.stdout.split("\n")[
        :2
    ]
    assert re.search(r"wrote content/plaques/[2-9a-z]{5}\.yaml", result.stdout)
    assert 0 == ditich(world, "check").exit_code


def test_each_new_relic_has_a_code_of_its_own(world):
    for number in range(20):
        ditich(world, "new", f"dinh-{number}")

    assert 22 == len(list((world / "content/plaques").iterdir()))
    assert 0 == ditich(world, "check").exit_code


def test_an_existing_relic_is_not_overwritten(world):
    before = snapshot(world)
    result = ditich(world, "--lang", "en", "new", "dinh-mot")

    assert 2 == result.exit_code
    assert "sites/dinh-mot/site.yaml is already there" in " ".join(result.stderr.split())
    assert before == snapshot(world)


def test_an_existing_relic_with_a_vietnamese_folder_name_is_not_overwritten(world):
    """Its address would be the same; the check would refuse both."""
    (world / "content/sites/dinh-mot").rename(world / "content/sites/Đình Một")
    before = snapshot(world)
    result = ditich(world, "new", "dinh-mot")

    assert 2 == result.exit_code
    assert before == snapshot(world)


# ---- explain --------------------------------------------------------------------------------------


@pytest.mark.parametrize("template", VIEWS)
def test_every_template_is_explained(world, template):
    result = ditich(world, "explain", template)

    assert (0, "") == (result.exit_code, result.stderr)
    assert result.stdout.startswith(f"{template} — ")


def test_a_page_shows_its_values(world):
    result = ditich(world, "explain", "/en/dinh-mot/")

    assert 0 == result.exit_code
    assert "name: 'One Communal House'" in result.stdout


def test_explaining_a_page_of_wrong_content_prints_the_problems(world):
    edit(world / "content", RELIC, "kind:", "king:")
    result = ditich(world, "explain", "/en/dinh-mot/")

    assert 1 == result.exit_code
    assert "lỗi[field-unknown]" in result.stderr


# ---- progress -------------------------------------------------------------------------------------

LONG_AGO = time.monotonic() - 60


def test_there_is_no_progress_bar_in_a_log(capfd):
    """Whoever's it is: a script's, a server's."""
    with context.progress("en", LONG_AGO) as progress:
        for done in range(5):
            progress(done, 5)

    assert ("", "") == capfd.readouterr()


@pytest.mark.parametrize(("began", "shows"), [(LONG_AGO, True), (time.monotonic() + 3600, False)], ids=["slow", "fast"])
def test_a_slow_build_shows_a_progress_bar_at_a_terminal(monkeypatch, began, shows):
    """And what is over within a second shows nothing."""
    master, slave = pty.openpty()
    monkeypatch.setenv("TERM", "xterm")
    with os.fdopen(slave, "w") as terminal:
        monkeypatch.setattr(sys, "stderr", terminal)
        with context.progress("en", began) as progress:
            for done in range(1, 6):
                progress(done, 5)
        os.write(slave, b"end")
        printed = b""
        while not printed.endswith(b"end"):
            printed += os.read(master, 10_000)
    os.close(master)

    assert shows == (b"building" in printed)
    assert shows == (b"100%" in printed)
    assert printed.endswith(b"\n\x1b[A\x1b[2Kend" if shows else b"end"), "nothing of the bar is left"


# ---- watch ----------------------------------------------------------------------------------------


def test_a_watch_asks_every_plaque_and_writes_what_it_found(world):
    """The small site, served honestly; then one page is spoilt."""
    ditich(world, "build")
    site, status = world / "output/site", world / "output/status"

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def __init__(self, *args):
            super().__init__(*args, directory=str(site))

        def log_message(self, *_):
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Quiet)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_port}"

    all_well = ditich(world, "watch", "--all", "--address", base)
    report = json.loads((status / "status.json").read_bytes())
    page = (status / "index.html").read_text("utf-8")
    (site / "q/9cr7t/index.html").write_text("<h1>Đang sửa</h1>", "utf-8")
    one_wrong = ditich(world, "--lang", "en", "watch", "--all", "--address", f"{base}/")
    server.shutdown()
    server.server_close()

    assert (0, "") == (all_well.exit_code, all_well.stderr)
    assert [("4nvh3", True), ("9cr7t", True)] == [(plaque["code"], plaque["well"]) for plaque in report["plaques"]]
    assert "Mọi biển đã in đều mở đúng trang." in page
    assert 'href="https://thu.example/vi/"' in page  # it can stand on any host
    assert 1 == one_wrong.exit_code
    assert "error: plaque 9cr7t:" in one_wrong.stderr
    assert "but with no plaque's page" in one_wrong.stderr
    assert not json.loads((status / "status.json").read_bytes())["well"]
    assert "Có biển không mở đúng trang." in (status / "index.html").read_text("utf-8")


def test_a_watch_without_a_printed_plaque_says_so(world):
    result = ditich(world, "watch")

    assert 0 == result.exit_code
    assert "--all" in result.stdout
    assert not (world / "output/status").exists()


def test_a_watch_without_a_network_reports_no_plaque(world, monkeypatch):
    """And leaves the last report as it is."""

    def nowhere(*_):
        raise socket.gaierror(-3, "Temporary failure in name resolution")

    monkeypatch.setattr(socket, "getaddrinfo", nowhere)
    result = ditich(world, "watch", "--all")

    assert 2 == result.exit_code
    assert "không có mạng" in result.stderr
    assert not (world / "output/status").exists()
