"""The scheduled jobs of the repository call what there is, and see all history where they must."""

from __future__ import annotations

import re
import shlex
import tomllib

import pytest
import yaml
from click.testing import CliRunner

from generator.commands import cli
from tests.conftest import ROOT

WORKFLOWS = {
    path.name: yaml.safe_load(path.read_text("utf-8")) for path in sorted(ROOT.glob(".github/workflows/*.yml"))
}


def steps(name: str) -> list[dict]:
    (job,) = WORKFLOWS[name]["jobs"].values()
    return job["steps"]


def test_there_is_one_for_every_change_and_one_for_every_day():
    assert {"check.yml", "watch.yml"} == set(WORKFLOWS)
    # YAML 1.1 takes the word `on` for true.
    assert "schedule" in WORKFLOWS["watch.yml"][True]
    assert {"push", "pull_request"} == set(WORKFLOWS["check.yml"][True])


@pytest.mark.parametrize("name", WORKFLOWS)
def test_each_command_of_ours_is_understood(name):
    commands = [line for step in steps(name) for line in step.get("run", "").splitlines() if "generator" in line]

    assert commands
    for command in commands:
        words = shlex.split(re.split(r" 2>&1| \|", command)[0])
        assert ["python", "-m", "generator"] == words[:3]
        result = CliRunner().invoke(cli.main, [*words[3:], "--help"])
        assert 0 == result.exit_code, result.output


def test_history_is_whole_where_it_is_compared_with():
    """A shallow clone has forgotten what was printed."""
    (checkout,) = (step for step in steps("check.yml") if "checkout" in step.get("uses", ""))

    assert 0 == checkout["with"]["fetch-depth"]


def test_a_failed_watch_fails_the_job_and_is_told():
    (watch,) = (step for step in steps("watch.yml") if "generator watch" in step.get("run", ""))
    last = steps("watch.yml")[-1]

    assert "bash" == watch["shell"]  # GitHub gives bash -o pipefail only when it is named
    assert "failure()" in last["if"]
    assert "gh issue create" in last["run"]


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
