"""`check --against` compares the register with the history of a Git ref; `--format` says problems to other programs."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from tests.support.history import PLAQUE, PRINTED, git, printed_and_committed
from tests.support.worlds import RELIC, ditich, edit


@pytest.fixture
def past(world: Path) -> Path:
    """A repository in which a plaque was printed."""
    printed_and_committed(world)
    return world


@pytest.mark.parametrize(
    ("locale", "said"), [("vi", "git fetch --unshallow"), ("en", "this clone lacks its older history")]
)
def test_a_shallow_clone_says_what_to_do(past, tmp_path, locale, said):
    (past / PLAQUE).write_text(PRINTED + "# hai\n", "utf-8")
    git(past, "commit", "--quiet", "--all", "--message", "Sửa")
    shallow = tmp_path / "shallow"
    subprocess.run(["git", "clone", "--quiet", "--depth=1", f"file://{past}", shallow], check=True)
    result = ditich(shallow, "--lang", locale, "check", "--against", "HEAD")

    assert 2 == result.exit_code
    assert said in result.stderr


def test_a_register_that_lost_nothing_is_reported_as_complete(past):
    result = ditich(past, "--lang", "en", "check", "--against", "main")

    assert 0 == result.exit_code, result.output
    assert "every plaque ever printed (1) is still in the register, unaltered" in result.stdout


@pytest.mark.parametrize("form", ["json", "github", "sarif"])
def test_a_program_gets_the_problems_alone_and_the_same_exit_code(world, form):
    """As people get them: every one, in the same order within errors and warnings."""
    edit(world / "content", RELIC, "kind:", "kínd:")
    told = ditich(world, "check")
    result = ditich(world, "check", "--format", form)

    assert (1, "") == (result.exit_code, result.stderr)
    assert result.exit_code == told.exit_code
    codes = re.findall(r"^\S+ \S+\[([a-z-]+)\]:", told.stderr, re.MULTILINE)
    assert codes
    assert sorted(codes) == sorted(re.findall(r'(?:title=|"code": "|"ruleId": ")([a-z-]+)', result.stdout))


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_a_tidy_site_is_a_document_without_problems(world, form):
    result = ditich(world, "check", "--format", form)
    log = json.loads(result.stdout)

    assert 0 == result.exit_code
    assert [] == (log if form == "json" else log["runs"][0]["results"])


def test_an_annotation_names_the_file_as_the_repository_does(world, tmp_path):
    """A project may be a folder of a repository."""
    edit(world / "content", RELIC, "kind:", "kínd:")
    git(tmp_path, "init", "--quiet")
    result = ditich(world, "check", "--format", "github")

    assert f"file=world/content/{RELIC}," in result.stdout
