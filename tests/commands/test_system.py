"""What the system refuses is one sentence and exit code 3, and the last good output stays; nothing ends in a traceback."""

from __future__ import annotations

import errno
import os
import resource
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from generator.content import scaffold
from generator.store import write_whole
from tests.support.worlds import ROOT, STORY, ditich, edit, snapshot

pytestmark = pytest.mark.processes

ENVIRON = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}

COMMANDS = (["build"], ["archive"], ["plaque", "batch", "dot-1"], ["host", "apache"], ["check"])


def shell(world: Path, line: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """A line of a shell, in which `ditich` is the command, run in the world."""
    command = line.replace("ditich", f"{sys.executable} -m generator --lang en")
    env = {**ENVIRON, **environ}
    return subprocess.run(["bash", "-c", command], cwd=world, env=env, capture_output=True, text=True, check=False)


def one_sentence(text: str) -> bool:
    """Whether what was said last is one line, and none of it a traceback."""
    return text.strip().split("\n")[-1].startswith(("Lỗi: ", "Error: ")) and "Traceback" not in text


# ---- the disk -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "command", [*COMMANDS, ["new", "dinh-ba"], ["plaque", "new", "dinh-mot", "--by", "A"]], ids=" ".join
)
def test_a_file_that_cannot_be_written_is_named_and_nothing_is_lost(world, monkeypatch, command):
    """Every write of every command fails: as on a full disk, no error of writing names its file."""
    edit(world / "content", STORY, "Ba tầng mái", "Bốn tầng mái")
    before = {name: snapshot(world / name) for name in ("content", "output")}

    def full(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    monkeypatch.setattr(Path, "write_bytes", full)
    result = ditich(world, "--lang", "en", *command)

    assert 3 == result.exit_code, result.output
    assert f"the disk is full, writing “{world}" in result.stderr
    assert before == {name: snapshot(world / name) for name in ("content", "output")}
    assert [] == [path for path in (world / "output").iterdir() if path.name.endswith(".new")]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_process_that_may_write_no_byte_says_so(world, command):
    """The system's own limit, in a process of its own."""
    edit(world / "content", STORY, "Ba tầng mái", "Bốn tầng mái")
    before = snapshot(world / "output")
    run = subprocess.run(
        [sys.executable, "-m", "generator", *command],
        cwd=world,
        env=ENVIRON,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0)),
    )

    assert 3 == run.returncode
    assert one_sentence(run.stderr)
    assert f"“{world}" in run.stderr
    assert before == snapshot(world / "output")


def test_a_relic_begun_on_a_full_disk_can_be_begun_again(world, monkeypatch):
    """The first file is written, the second not."""
    before = snapshot(world / "content")

    def full(path: Path, data: bytes) -> None:
        if path.name == "vi.md":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
        write_whole(path, data)

    with monkeypatch.context() as patch:
        patch.setattr(scaffold, "write_whole", full)
        assert 3 == ditich(world, "new", "dinh-ba").exit_code
    assert before == snapshot(world / "content")
    assert not (world / "content/sites/dinh-ba").exists()
    assert 0 == ditich(world, "new", "dinh-ba").exit_code


@pytest.mark.parametrize("command", ["check", "plaque list", "explain /vi/", "--help", "--version", "build --help"])
def test_a_full_disk_behind_a_pipe_is_one_sentence(world, command):
    run = shell(world, f"ditich {command} > /dev/full")

    assert (3, True) == (run.returncode, one_sentence(run.stderr))
    assert "the disk is full, writing “stdout”" in run.stderr


@pytest.mark.parametrize("where", ["<&-", ">&-", "2>&-", "2>/dev/full"])
def test_a_build_goes_on_where_a_stream_is_closed(world, where):
    edit(world / "content", STORY, "Ba tầng mái", "Bốn tầng mái")
    run = shell(world, f"ditich build {where}")

    assert (0, "") == (run.returncode, run.stderr)
    assert "Bốn tầng mái" in (world / "output/site/vi/dinh-mot/index.html").read_text("utf-8")


def test_whoever_reads_one_line_alone_gets_it_without_a_word(world):
    run = shell(world, "ditich explain /vi/ | head -1")

    assert (1, "") == (run.stdout.count("\n"), run.stderr)


# ---- folders --------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", ["build", "check", "new dinh-ba", "plaque list"])
def test_a_working_folder_that_is_gone_is_said(world, command):
    run = shell(world, f"mkdir gone; cd gone; rmdir ../gone; ditich {command}")

    assert (3, True) == (run.returncode, one_sentence(run.stderr))
    assert "the folder you are in is gone" in run.stderr


def pipe(path: Path) -> None:
    os.mkfifo(path)


def plug(path: Path) -> None:
    """A socket; its address may be short only."""
    here = Path.cwd()
    os.chdir(path.parent)
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(path.name)
    os.chdir(here)


@pytest.mark.parametrize("make", [pipe, plug])
@pytest.mark.parametrize(
    "name", [".cache/published", "output/.site.files", "output/.site.new", "output/.site.old", "output/site/vi/x"]
)
def test_a_pipe_or_socket_where_a_build_would_read_is_named_and_not_waited_for(world, name, make):
    path = world / name
    path.unlink(missing_ok=True)
    make(path)
    before = snapshot(world / "output/site")
    result = ditich(world, "--lang", "en", "build")

    assert 3 == result.exit_code
    assert f"“{path}”" in result.stderr
    assert before == snapshot(world / "output/site")


def test_a_pipe_in_place_of_what_the_last_build_noted_is_replaced(world):
    os.mkfifo(world / ".cache/last-build.json")

    assert 0 == ditich(world, "build").exit_code


@pytest.mark.parametrize(
    ("name", "command"),
    [
        ("output", ["build"]),
        ("output/site", ["build"]),
        ("output/archive", ["archive"]),
        ("output/batches", ["plaque", "batch", "dot-1"]),
        ("output/hosts", ["host", "apache"]),
    ],
)
def test_a_file_where_a_folder_goes_is_named(world, name, command):
    if (world / name).exists():
        (world / name).rename(world / "aside")
    (world / name).write_bytes(b"mine")
    result = ditich(world, "--lang", "en", *command)

    assert 3 == result.exit_code
    assert f"“{world / name}" in result.stderr
    assert b"mine" == (world / name).read_bytes()


def test_a_file_nobody_may_read_is_named(world):
    """Root may read everything, unless it gives that up."""
    (world / "content" / STORY).chmod(0)
    humble = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"] if os.geteuid() == 0 else []
    result = subprocess.run(
        [*humble, sys.executable, "-m", "generator", "--lang", "en", "build"],
        cwd=world,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert 3 == result.returncode
    assert f"does not allow it: “{world / 'content' / STORY}”" in result.stderr


# ---- names and texts ------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["a" * 201, "a" * 300, "a" * 5000])
def test_an_id_too_long_for_a_folder_is_refused_before_anything_is_written(world, name):
    before = snapshot(world)

    assert 2 == ditich(world, "new", name).exit_code
    assert before == snapshot(world)


@pytest.mark.parametrize("option", ["--content", "--output"])
def test_a_path_too_long_for_the_system_is_one_sentence_of_bearable_length(world, option):
    result = ditich(world, "--lang", "en", option, "a/" * 3000, "build")

    assert 3 == result.exit_code
    assert "a file name too long" in result.stderr
    assert len(result.stderr) < 400


@pytest.mark.parametrize("text", ["a\x07b", "a\nb", os.fsdecode(b"c\xf4ng")])
@pytest.mark.parametrize("option", ["--by", "--note", "--place"])
def test_what_could_not_be_read_back_is_not_written(world, option, text):
    before = snapshot(world / "content")
    options = {"--by": "A", "--note": "", "--place": "", option: text}
    said = ditich(world, "plaque", "new", "dinh-mot", *(word for pair in options.items() for word in pair))

    assert 2 == said.exit_code
    assert "gõ lại trên một dòng" in " ".join(said.stderr.split())
    assert before == snapshot(world / "content")


@pytest.mark.parametrize("value", ["abc", "-1", "1e9", "9" * 20, "٣"])
@pytest.mark.parametrize("command", ["build", "archive", "new dinh-ba", "plaque list", "watch"])
def test_a_day_that_is_none_is_one_sentence(world, monkeypatch, command, value):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    result = ditich(world, *command.split())

    assert 3 == result.exit_code
    assert f"SOURCE_DATE_EPOCH là “{value}”" in result.stderr


def test_a_file_larger_than_the_memory_is_one_sentence(world, monkeypatch):
    def too_much(_: Path) -> bytes:
        raise MemoryError

    monkeypatch.setattr(Path, "read_bytes", too_much)
    result = ditich(world, "--lang", "en", "check")

    assert 3 == result.exit_code
    assert "there is not enough memory" in result.stderr


@pytest.mark.parametrize("size", [10_000_000, 10_000_000_000])
@pytest.mark.parametrize("name", ["project.yaml", STORY, "sites/dinh-mot/site.yaml"])
def test_a_text_of_many_megabytes_is_not_even_read(world, name, size):
    """A file full of holes; it takes no room, and reading it would take all memory."""
    os.truncate(world / "content" / name, size)
    result = ditich(world, "--lang", "en", "check")

    assert 1 == result.exit_code
    assert f"content/{name}:1:1: error[file-large]" in result.stderr


# ---- being stopped --------------------------------------------------------------------------------


def test_a_build_that_is_stopped_says_no_more_than_that(world):
    """Ctrl+C, while it waits for the lock that another build holds."""
    from filelock import FileLock

    before = snapshot(world / "output")
    with FileLock(world / ".cache/lock"):
        command = [sys.executable, "-m", "generator", "--lang", "en", "build"]
        run = subprocess.Popen(command, cwd=world, env=ENVIRON, stderr=subprocess.PIPE, text=True)
        assert run.stderr
        assert "another build is under way" in run.stderr.readline()
        run.send_signal(signal.SIGINT)
        _, said = run.communicate(timeout=60)

    assert (1, "Aborted!") == (run.returncode, said.strip())
    assert before == snapshot(world / "output")
