"""The scheduled jobs of the repository call what there is, and see all history where they must."""

from __future__ import annotations

import json
import os
import re
import shlex
import ssl
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from generator.commands import cli
from generator.diagnostics.comment import MARKER
from generator.monitor.http_client import Client
from generator.monitor.monitor import WORKERS
from generator.monitor.report import fault
from generator.outputs.build import make
from generator.store import Store
from generator.theme.templating import filled
from tests.support.day import EPOCH, TODAY
from tests.support.issues import body
from tests.support.makefile import targets
from tests.support.worlds import BUILT_IN, ROOT, ditich

WORKFLOWS = {
    path.name: yaml.safe_load(path.read_text("utf-8")) for path in sorted(ROOT.glob(".github/workflows/*.yml"))
}


SOURCES = {path.name: path.read_text("utf-8") for path in sorted(ROOT.glob(".github/workflows/*.yml"))}


def steps(name: str) -> list[dict]:
    return [step for job in WORKFLOWS[name]["jobs"].values() for step in job["steps"]]


def events(name: str) -> dict:
    # YAML 1.1 takes the word `on` for true.
    return WORKFLOWS[name][True]


def test_there_is_one_for_every_change_one_for_every_day_and_one_for_the_program():
    assert {"check.yml", "comment.yml", "new-relic.yml", "test.yml", "watch.yml"} == set(WORKFLOWS)
    assert "schedule" in events("watch.yml")
    assert {"push", "pull_request"} == set(events("check.yml"))
    assert {"push", "pull_request", "schedule", "workflow_dispatch"} == set(events("test.yml"))


@pytest.mark.parametrize("name", ["check.yml", "comment.yml", "new-relic.yml", "watch.yml"])
def test_each_command_of_ours_is_understood(name):
    commands = [line for step in steps(name) for line in step.get("run", "").splitlines() if "generator" in line]

    assert commands
    for command in commands:
        words = shlex.split(re.split(r" 2>&1| \|", command.strip())[0])
        assert ["python", "-m", "generator"] == words[:3]
        result = CliRunner().invoke(cli.main, [*words[3:], "--help"])
        assert 0 == result.exit_code, result.output


def test_history_is_whole_where_it_is_compared_with():
    """A shallow clone has forgotten what was printed."""
    (checkout,) = (step for step in steps("check.yml") if "checkout" in step.get("uses", ""))

    assert 0 == checkout["with"]["fetch-depth"]


def test_a_failed_watch_fails_the_job_and_is_told():
    (watch,) = (step for step in steps("watch.yml") if "generator watch" in step.get("run", ""))
    tell = WORKFLOWS["watch.yml"]["jobs"]["tell"]

    assert "|" not in watch["run"]  # the watch's own exit code is that of the step
    assert ("watch", "failure()") == (tell["needs"], tell["if"])
    assert "gh issue create" in tell["steps"][-1]["run"]


def test_only_the_job_that_writes_may_write():
    jobs = WORKFLOWS["watch.yml"]["jobs"]

    assert {"contents": "read"} == WORKFLOWS["watch.yml"]["permissions"]
    assert {"keep": {"contents": "write"}, "tell": {"issues": "write"}} == {
        name: job["permissions"] for name, job in jobs.items() if "permissions" in job
    }
    for name in ("keep", "tell"):  # a job that may write runs nothing of the repository
        assert [] == [step for step in jobs[name]["steps"] if "checkout" in step.get("uses", "")]


@pytest.mark.parametrize("name", WORKFLOWS)
def test_actions_are_named_by_commit_and_jobs_end(name):
    used = [step["uses"] for step in steps(name) if "uses" in step]

    assert [] == [action for action in used if not re.search(r"@[0-9a-f]{40}$", action)]
    assert all("timeout-minutes" in job for job in WORKFLOWS[name]["jobs"].values())


def issue(folder: Path) -> str:
    """The body of the issue that the job would open, of the problems.txt in this folder."""
    script = WORKFLOWS["watch.yml"]["jobs"]["tell"]["steps"][-1]["run"].split("gh issue create")[0]
    subprocess.run(["bash", "-e", "-c", script], cwd=folder, check=True)
    return (folder / "body.txt").read_text("utf-8")


def test_what_strangers_answered_is_no_command_in_an_issue(tmp_path):
    """As long as it may be, with a fence of its own, a mention, and half a letter at the cut."""
    (tmp_path / "problems.txt").write_bytes(("~~~~\n@everyone <!-- ::error:: " + "ề" * 60_000).encode()[:-1])
    body = issue(tmp_path)

    assert len(body) < 60_000
    assert 2 == body.count("~~~~")
    assert body.startswith("~~~~text\n")
    assert body.endswith("\n~~~~\n")


ISSUE = 65_536
"""Characters that the body of an issue may have at GitHub."""


@pytest.mark.parametrize("plaques", [1, 100, 1_000, 20_000])
def test_an_issue_holds_what_it_can_in_whole_lines_and_says_how_many_more(tmp_path, plaques):
    """The sentences are those the watch says of a host that is down."""
    values = {"code": "4nvh3", "address": "https://di-tich.example/q/4nvh3", "seconds": "15"}
    sentence = f"lỗi: {fault('watch-slow', values).sentence('vi')}"
    (tmp_path / "problems.txt").write_text(f"{sentence}\n" * plaques, "utf-8")
    first, *lines, last = issue(tmp_path).splitlines()
    more = int(re.sub(r"… \+(\d+) \(status\.json\)", r"\1", lines.pop())) if lines[-1] != sentence else 0

    assert ("~~~~text", "~~~~") == (first, last)
    assert {sentence} == set(lines)
    assert plaques == len(lines) + more
    assert (more > 0) == (plaques * len(f"{sentence}\n".encode()) > 50_000)
    assert len((tmp_path / "body.txt").read_text("utf-8")) < ISSUE


def test_the_job_lasts_as_long_as_a_thousand_plaques_that_all_hang():
    """Two questions each; 20 minutes are left for the rest: the libraries, names, hosts, the list of codes."""
    seconds = Client(ssl.create_default_context()).timeout
    minutes = WORKFLOWS["watch.yml"]["jobs"]["watch"]["timeout-minutes"]

    assert 1_000 / WORKERS * 2 * seconds / 60 < 63
    assert minutes >= 63 + 20


def test_the_python_is_one_the_project_supports():
    oldest = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["requires-python"]
    used = {
        step["with"]["python-version"]
        for name in WORKFLOWS
        for step in steps(name)
        if "setup-python" in step.get("uses", "")
    }

    assert ">=3.11" == oldest
    assert used == {"3.13"}


# ---- the tests of the program ---------------------------------------------------------------------


def made_by(script: str) -> list[str]:
    """The targets a script makes, in order."""
    return [word for line in script.splitlines() if line.startswith("make ") for word in line.split()[1:]]


EVERY_SUITE = (ROOT / ".ci/run").read_text("utf-8")


def test_each_target_a_job_makes_is_in_the_makefile():
    asked = {word for name in WORKFLOWS for step in steps(name) for word in made_by(step.get("run", ""))}

    assert {"test-quick", "test-random"} == asked
    assert set() == {*asked, *made_by(EVERY_SUITE)} - targets()


def test_a_change_of_the_program_passes_every_suite():
    """All that the Makefile calls a test; the quick ones are among them, and random examples are drawn at night."""
    assert ".ci/run" in [step.get("run") for step in steps("test.yml")]
    assert {name for name in targets() if name.startswith("test")} - {"test-quick", "test-random"} == {
        *made_by(EVERY_SUITE)
    }


def test_every_folder_of_tests_is_run_by_a_suite():
    makefile = (ROOT / "Makefile").read_text("utf-8")
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["pytest"]["ini_options"]["testpaths"]
    named = {*settings, *re.findall(r"tests/[a-z]+(?=\s|$)", makefile, re.MULTILINE)}

    assert set() == {f"tests/{path.parent.name}" for path in ROOT.glob("tests/*/test_*.py")} - named


def test_the_targets_are_read_from_the_makefile():
    """`UV := …` and `$(call install,…)` are none."""
    assert {"site", "check", "test", "test-hosts", "clean"} <= targets()
    assert set() == targets() & {"uv", "venv", "endif", "define"}


def test_each_job_of_the_tests_names_its_actions_by_commit_and_says_which_version_that_is():
    """A tag can be moved to other code; a commit cannot."""
    used = re.findall(r"uses: (\S+)( *.*)", SOURCES["test.yml"])

    assert used
    for action, comment in used:
        assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", action)
        assert re.fullmatch(r"  # v\d+\.\d+\.\d+", comment)
    assert len({action.partition("@")[0] for action, _ in used}) == len(set(used))


def test_a_test_of_a_stranger_s_change_may_read_and_nothing_else():
    workflow = WORKFLOWS["test.yml"]
    checkouts = [step for step in steps("test.yml") if "checkout" in step.get("uses", "")]

    assert {"contents": "read"} == workflow["permissions"]
    assert not [job for job in workflow["jobs"].values() if "permissions" in job]
    assert len(workflow["jobs"]) == len(checkouts)
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)
    assert "pull_request_target" not in SOURCES["test.yml"]
    assert "secrets." not in SOURCES["test.yml"]
    # What a stranger writes, a branch's name say, must not become a command.
    assert not [step for step in steps("test.yml") if "${{" in step.get("run", "")]


@pytest.mark.parametrize("name", WORKFLOWS)
def test_every_workflow_says_what_it_may_do(name):
    assert WORKFLOWS[name]["permissions"]


def test_a_job_of_the_tests_ends_and_an_older_run_makes_way():
    workflow = WORKFLOWS["test.yml"]

    assert all(0 < job["timeout-minutes"] <= 60 for job in workflow["jobs"].values())
    assert True is workflow["concurrency"]["cancel-in-progress"]
    assert "github.ref" in workflow["concurrency"]["group"]
    assert "github.event_name" in workflow["concurrency"]["group"]  # a push does not end the night's run


def test_the_tests_run_for_every_folder_of_the_program():
    paths = events("test.yml")["pull_request"]["paths"]

    assert paths == events("test.yml")["push"]["paths"]
    assert ["main"] == events("test.yml")["push"]["branches"]
    assert [] == [path for path in paths if not list(ROOT.glob(path))]
    assert {"generator/**", "templates/**", "tests/**", "tools/**"} <= set(paths)


def test_at_night_only_the_random_tests_run():
    jobs = WORKFLOWS["test.yml"]["jobs"]

    assert {"quick", "all", "random"} == set(jobs)
    assert "github.event_name != 'schedule'" == jobs["quick"]["if"] == jobs["all"]["if"]
    assert "github.event_name == 'schedule'" in jobs["random"]["if"]


# ---- the comment on a pull request ------------------------------------------------------------------


def test_a_stranger_s_program_runs_where_nothing_may_be_written():
    """A pull request's check, and nothing else, runs what the pull request brings; it has no key to anything."""
    assert {"contents": "read"} == WORKFLOWS["check.yml"]["permissions"]
    assert not [job for job in WORKFLOWS["check.yml"]["jobs"].values() if "permissions" in job]
    assert all("pull_request_target" not in source for source in SOURCES.values())
    assert ["workflow_run"] == [*events("comment.yml")]
    assert {"workflows": ["check"], "types": ["completed"]} == events("comment.yml")["workflow_run"]


def test_the_comment_is_written_by_our_own_program_and_posted_by_a_job_that_runs_none():
    jobs = WORKFLOWS["comment.yml"]["jobs"]
    (checkout,) = (step for step in steps("comment.yml") if "checkout" in step.get("uses", ""))

    assert {"contents": "read"} == WORKFLOWS["comment.yml"]["permissions"]
    assert {"persist-credentials": False} == checkout["with"]  # no ref, no repository: the main branch
    assert checkout in jobs["write"]["steps"]
    assert "write" not in jobs["write"]["permissions"].values()
    assert {"pull-requests": "write"} == jobs["post"]["permissions"]
    assert not [step for step in jobs["post"]["steps"] if re.search("checkout|setup|python|pip", repr(step))]


def test_no_event_s_words_stand_in_a_command():
    """A branch can be named `$(…)`: such words come as variables of the environment."""
    assert [] == [step["run"] for name in WORKFLOWS for step in steps(name) if "${{" in step.get("run", "")]


def test_the_answers_a_check_leaves_are_those_a_comment_is_written_from():
    (left,) = (step["with"] for step in steps("check.yml") if "upload-artifact" in step.get("uses", ""))
    taken = next(step["with"] for step in steps("comment.yml") if "download-artifact" in step.get("uses", ""))

    assert left["name"] == taken["name"]
    assert any(f"> {left['path']}" in step.get("run", "") for step in steps("check.yml"))
    assert any(f"{taken['path']}/{left['path']}" in step.get("run", "") for step in steps("comment.yml"))
    assert any(MARKER in step.get("run", "") for step in steps("comment.yml"))


GH = """#!/usr/bin/env bash
printf '%s\\n' "$*" >> "$CALLS"
case "$*" in *comments*--jq*|*pulls*) printf '%s' "$FOUND";; esac
"""


def gh(folder: Path, script: str, found: str, **environment: str) -> list[str]:
    """What a job's script asks of GitHub, each call a line; it finds `found`."""
    (folder / "bin").mkdir()
    (folder / "bin/gh").write_text(GH, "utf-8")
    (folder / "bin/gh").chmod(0o755)
    told = {"GITHUB_REPOSITORY": "doan/di-tich", "GITHUB_OUTPUT": str(folder / "out"), "CALLS": str(folder / "calls")}
    paths = {"PATH": f"{folder / 'bin'}:/usr/bin:/bin", "FOUND": found}
    subprocess.run(["bash", "-e", "-c", script], cwd=folder, check=True, env={**told, **paths, **environment})
    return (folder / "calls").read_text("utf-8").splitlines()


@pytest.mark.parametrize(
    ("found", "last"),
    [
        ("", "api --method POST repos/doan/di-tich/issues/7/comments -F body=@comment.md --silent"),
        ("31\n32\n", "api --method PATCH repos/doan/di-tich/issues/comments/31 -F body=@comment.md --silent"),
    ],
    ids=["the first time", "again"],
)
def test_there_is_one_comment_which_is_kept_up_to_date(tmp_path, found, last):
    script = WORKFLOWS["comment.yml"]["jobs"]["post"]["steps"][-1]["run"]

    assert last == gh(tmp_path, script, found, NUMBER="7")[-1]


@pytest.mark.parametrize(("found", "number"), [("7\n", "number=7\n"), ("", "number=\n")])
def test_the_pull_request_is_found_by_who_sent_it(tmp_path, found, number):
    """Its branch may be called anything; nothing of it is run."""
    script = WORKFLOWS["comment.yml"]["jobs"]["write"]["steps"][0]["run"]
    calls = gh(tmp_path, script, found, OWNER="ai-do", BRANCH="$(touch bad) `touch bad`", HEAD="0" * 40)

    assert "-f head=ai-do:$(touch bad) `touch bad`" in calls[0]
    assert number == (tmp_path / "out").read_text("utf-8")
    assert not (tmp_path / "bad").exists()


# ---- a relic from an issue ------------------------------------------------------------------------

NEW_RELIC = WORKFLOWS["new-relic.yml"]["jobs"]
TOKEN = "t"


def test_what_a_stranger_answered_is_read_where_nothing_can_be_written():
    assert {"contents": "read"} == WORKFLOWS["new-relic.yml"]["permissions"]
    assert "permissions" not in NEW_RELIC["write"]
    assert {"contents": "write", "pull-requests": "write"} == NEW_RELIC["open"]["permissions"]
    ours = "\n".join(str(step.get("run", step.get("uses"))) for step in NEW_RELIC["open"]["steps"])
    assert not re.search(r"generator|python|pip |make ", ours)  # the job that may write runs nothing of the repository
    assert all(
        step["with"]["persist-credentials"] is False
        for step in steps("new-relic.yml")
        if "checkout" in step.get("uses", "")
    )


def test_no_word_of_an_issue_is_part_of_a_command():
    """The event is read from its file; of its values only the number of the issue is in the environment."""
    said = set(re.findall(r"\$\{\{ ?([^}]+?) ?\}\}", SOURCES["new-relic.yml"]))

    assert {"github.token", "github.event.issue.number"} == said
    assert not [step for step in steps("new-relic.yml") if "${{" in step.get("run", "")]


def test_only_who_may_write_starts_it():
    condition = NEW_RELIC["write"]["if"]

    assert {"issues": {"types": ["opened", "labeled"]}} == events("new-relic.yml")
    assert '["OWNER", "MEMBER", "COLLABORATOR"]' in condition
    assert "github.event.label.name == 'di-tich-moi'" in condition
    assert "write" == NEW_RELIC["open"]["needs"]


def test_a_new_project_has_the_same_workflow():
    own = filled((ROOT / "templates/project/new-relic.yml").read_text("utf-8"))
    ours = SOURCES["new-relic.yml"].replace("python -m generator", "ditich")

    assert ours.replace("--require-hashes ", "") == own.lstrip("\n")


@pytest.fixture
def repository(tmp_path, world):
    """A clone with content in it, as a job has it; its remote; and a `gh` that writes down what it was told."""
    remote, bin_folder = tmp_path / "remote.git", tmp_path / "bin"
    bin_folder.mkdir()
    (bin_folder / "gh").write_text('#!/bin/sh\nprintf "%s\\n" "$@" > "$TOLD"\n', "utf-8")
    (bin_folder / "gh").chmod(0o755)
    for arguments in (
        ["init", "--quiet", "--initial-branch", "main"],
        ["add", "content"],
        ["-c", "user.name=a", "-c", "user.email=a@b.vn", "commit", "--quiet", "--message", "x"],
        ["clone", "--quiet", "--bare", ".", str(remote)],
    ):
        subprocess.run(["git", *arguments], cwd=world, check=True)
    environment = {
        "PATH": f"{bin_folder}:{Path(sys.executable).parent}:{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "HOME": str(tmp_path),
        "SOURCE_DATE_EPOCH": EPOCH,
        "GITHUB_EVENT_PATH": str(tmp_path / "event.json"),
        "GITHUB_REPOSITORY": "doan/o-mon",
        "TOKEN": TOKEN,
        "NUMBER": "7",
        "TOLD": str(tmp_path / "told"),
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": f"url.{remote}.insteadOf",
        "GIT_CONFIG_VALUE_0": f"https://x-access-token:{TOKEN}@github.com/doan/o-mon",
    }
    return world, remote, environment


def job(name: str, folder: Path, environment: dict[str, str]) -> str:
    """Runs the commands of a job, but for the installation; returns what was printed."""
    printed = ""
    for step in NEW_RELIC[name]["steps"]:
        if "run" in step and not step["run"].startswith("pip "):
            script = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
            ran = subprocess.run(script, cwd=folder, env=environment, capture_output=True, text=True, check=False)
            assert 0 == ran.returncode, (step["run"], ran.stdout, ran.stderr)
            printed += ran.stdout
    return printed


def test_an_issue_becomes_a_pull_request_that_is_green_and_says_what_is_missing(repository):
    world, remote, environment = repository
    hostile = "Đình dựng năm 1850.\n\n$(touch pwned) `touch pwned` ${{ github.token }} @everyone\n\n---\nkind: x"
    issue = {"number": 7, "title": "Di tích mới: $(touch pwned)", "body": body(story=hostile)}
    Path(environment["GITHUB_EVENT_PATH"]).write_text(json.dumps({"issue": issue}), "utf-8")

    printed = job("write", world, environment)
    made = {path.name: path.read_bytes() for path in (world / "made").iterdir()}
    clone = world.parent / "clone"
    subprocess.run(["git", "clone", "--quiet", str(remote), str(clone)], check=True)
    (clone / "made").mkdir()
    for name, data in made.items():
        (clone / "made" / name).write_bytes(data)
    job("open", clone, environment)

    assert "::warning" in printed
    assert "còn thiếu: vi.md (summary" in printed
    assert not [*world.parent.rglob("pwned")]
    told = Path(environment["TOLD"]).read_text("utf-8").splitlines()
    assert ["pr", "create", "--head", "di-tich-moi-7", "--title", "Di tích mới từ phiếu 7"] == told[:6]
    assert "\nCloses #7\n" in made["note.md"].decode()
    whole = subprocess.run(
        ["git", "diff", "--name-only", "main", "di-tich-moi-7"], cwd=remote, capture_output=True, text=True, check=True
    )
    assert re.fullmatch(
        r"content/plaques/\w{5}\.yaml\ncontent/sites/dinh-binh-pho/site\.yaml\ncontent/sites/dinh-binh-pho/vi\.md\n",
        whole.stdout,
    )
    assert 0 == ditich(clone, "check").exit_code
    store = Store(clone / ".cache/drafts", "1")
    shown = make(clone / "content", BUILT_IN, TODAY.isoformat(), store, lambda _done, _of: None, drafts=True)
    assert "site/vi/dinh-binh-pho/index.html" in shown.outputs
