"""`check --against` compares the register with the history of a Git ref."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.support.history import PLAQUE, PRINTED, git, printed_and_committed
from tests.support.worlds import ditich


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
