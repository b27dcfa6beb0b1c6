"""Git remembers what was printed: all of it, whatever was done to the files since."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from generator.content.load import load
from generator.register import audit, gate, git_history
from generator.register.git_history import Unreadable
from tests.support.history import PLAQUE, PRINTED, git, printed_and_committed
from tests.support.worlds import BUILT_IN, edit


@pytest.fixture
def past(content: Path) -> Path:
    """A repository in which a plaque was printed."""
    printed_and_committed(content.parent)
    return content.parent


def lost(world: Path, ref: str = "HEAD") -> list[str]:
    """The codes of the problems found against this history."""
    loaded = load(world / "content", BUILT_IN)
    return [problem.code for problem in gate.losses(world / "content", loaded, ref)]


def commit(world: Path, text: str | None) -> None:
    """One commit that makes the plaque's file say this; None removes it."""
    if text is None:
        (world / PLAQUE).unlink()
    else:
        (world / PLAQUE).write_text(text, "utf-8")
    git(world, "add", "--all", "content")
    git(world, "commit", "--quiet", "--allow-empty", "--message", "Sửa")


def test_an_unchanged_register_has_lost_nothing(past):
    assert [] == lost(past)


def test_a_later_stage_is_no_loss(past):
    commit(past, PRINTED.replace("printed:\n", "  - {stage: damaged, on: 2026-05-06, by: Bác Ba}\nprinted:\n"))

    assert [] == lost(past)


def test_a_removed_plaque_is_found_under_later_commits(past):
    """The file is removed in one commit and something else happens in the next: the whole history is looked at."""
    commit(past, None)
    edit(past / "content", "project.yaml", "steward:", "# gì đó\nsteward:")
    git(past, "commit", "--quiet", "--all", "--message", "Việc khác")

    assert ["plaque-gone"] == lost(past)


def test_a_file_restored_with_an_alteration_is_found(past):
    commit(past, None)
    commit(past, PRINTED.replace("mask: 2", "mask: 5"))

    assert ["print-altered"] == lost(past)


def test_an_alteration_on_a_merged_branch_is_found(past):
    git(past, "checkout", "--quiet", "-b", "khac")
    commit(past, PRINTED.replace("version: 3", "version: 4"))
    git(past, "checkout", "--quiet", "main")
    git(past, "merge", "--quiet", "--no-ff", "khac", "--message", "Gộp")

    assert ["print-altered"] == lost(past)


def test_a_plaque_printed_again_has_another_file_and_no_other_symbol(past):
    again = PRINTED.replace("digest: 0000", "digest: 1111")
    commit(past, again)
    assert ["print-altered"] == lost(past)

    commit(past, again.replace("printed:\n", "  - {stage: printed, on: 2026-05-06, by: Xưởng khác}\nprinted:\n"))
    assert [] == lost(past)


def test_a_renamed_relic_is_the_same_relic(past):
    (past / "content/sites/dinh-mot").rename(past / "content/sites/dinh-moi")
    site = past / "content/sites/dinh-moi/site.yaml"
    site.write_text(site.read_text("utf-8") + "was: [dinh-mot]\n", "utf-8")
    project = past / "content/project.yaml"
    project.write_text(project.read_text("utf-8").replace("dinh-mot", "dinh-moi"), "utf-8")
    commit(past, PRINTED.replace("relic: dinh-mot", "relic: dinh-moi"))

    assert [] == lost(past)


def test_a_retired_plaque_may_lead_elsewhere(past):
    """Nobody scans it any more; one that hangs may not."""
    turned = PRINTED.replace("relic: dinh-mot", "relic: chua-hai")
    commit(past, turned)
    assert ["plaque-turned"] == lost(past)

    commit(past, turned.replace("printed:\n", "  - {stage: retired, on: 2026-05-06, by: Ban quản trị}\nprinted:\n"))
    assert [] == lost(past)


def move(world: Path, old: str, new: str, name: str | None = None) -> None:
    """A relic's folder under another name, which says what it was; and called otherwise if `name` is given."""
    folder = world / "content/sites" / new
    (world / "content/sites" / old).rename(folder)
    site = folder / "site.yaml"
    site.write_text(site.read_text("utf-8") + f"was: [{old}]\n", "utf-8")
    if name:
        story = folder / "vi.md"
        story.write_text(
            re.sub("^name: .*", f"name: {name}", story.read_text("utf-8"), count=1, flags=re.MULTILINE), "utf-8"
        )


def test_a_relic_that_took_the_place_of_a_deleted_one_is_another(past):
    """The plaque's own file says so: it was turned when its relic was deleted."""
    shutil.rmtree(past / "content/sites/dinh-mot")
    commit(past, PRINTED.replace("relic: dinh-mot", "relic: chua-hai"))

    assert ["plaque-turned"] == lost(past)


def test_a_relic_that_says_it_was_one_it_stood_beside_is_another(past):
    """Not a line of the plaque's file was touched."""
    shutil.rmtree(past / "content/sites/dinh-mot")
    site = past / "content/sites/chua-hai/site.yaml"
    site.write_text(site.read_text("utf-8") + "was: [dinh-mot]\n", "utf-8")

    assert ["plaque-turned"] == lost(past)


def test_relics_that_changed_folders_are_others(past):
    """As if two folders were renamed in the wrong order."""
    sites = past / "content/sites"
    for old, new in (("dinh-mot", "x"), ("chua-hai", "dinh-mot"), ("x", "chua-hai")):
        (sites / old).rename(sites / new)

    assert ["plaque-turned"] == lost(past)


def test_a_relic_renamed_and_called_otherwise_is_the_same_relic(past):
    """Its name was misspelt: a warning is enough, which the check of the register gives."""
    move(past, "dinh-mot", "dinh-moi", "Đình Một (Đình Cả)")

    assert [] == lost(past)


def test_a_name_mended_is_no_other_relic(past):
    edit(past / "content", "sites/dinh-mot/vi.md", "name: Đình Một", "name: Đình Một Xưa")

    assert [] == lost(past)


def test_the_last_report_is_the_anchor_where_history_was_written_anew(past):
    report = {"plaques": [{"code": code, "payload": f"https://thu.example/q/{code}"} for code in ("4nvh3", "pn8wc")]}
    git(past, "checkout", "--quiet", "--orphan", "status")
    (past / "status.json").write_text(json.dumps(report))
    git(past, "add", "status.json")
    git(past, "commit", "--quiet", "--message", "Báo cáo")
    git(past, "checkout", "--quiet", "--force", "main")

    assert ["plaque-watched"] == lost(past)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"plaques": 1}', '{"plaques": [{}]}', "<html>", "[" * 200_000])
def test_what_is_no_report_is_no_anchor(text):
    assert [] == list(audit.missing_from_report(text, audit.Register((), {}, {}, "content")))


def test_the_newest_commit_before_the_alteration_is_named(past):
    """One problem a plaque, however many commits knew it."""
    commit(past, PRINTED.replace("place:", "place: ") + "# hai\n")
    newest = git_history.printed_up_to(past / "content", "HEAD")[0].commit
    commit(past, None)
    loaded = load(past / "content", BUILT_IN)
    (problem,) = gate.losses(past / "content", loaded)

    assert ("plaque-gone", newest) == (problem.code, problem.values["commit"])


def test_a_plaque_never_printed_may_be_removed(past):
    (past / "content/plaques/9cr7t.yaml").unlink()

    assert [] == lost(past)


def test_broken_yaml_in_history_was_never_published(past):
    commit(past, "relic: [")
    commit(past, PRINTED)

    assert [] == lost(past)


def test_file_names_with_spaces_and_accents_are_read(past):
    """Whatever was committed, it is looked at or passed over, never mixed up. None of these was ever published."""
    for name in ("biển cũ.yaml", "4nvh3 (1).yaml", "a b c"):
        (past / "content/plaques" / name).write_text(PRINTED, "utf-8")
    git(past, "add", "--all", "content")
    git(past, "commit", "--quiet", "--message", "Nhầm")
    found = git_history.printed_up_to(past / "content", "HEAD")

    assert ["4nvh3"] == [then.code for then in found]


def test_a_code_git_remembers_is_never_given_again(past):
    commit(past, None)

    assert {"4nvh3", "9cr7t"} == git_history.codes_ever(past / "content")
    assert frozenset() == git_history.codes_ever(past.parent)


# ---- when history cannot be read ------------------------------------------------------------------


def test_a_folder_outside_git_says_so(content):
    with pytest.raises(Unreadable, match="history-none"):
        git_history.printed_up_to(content, "HEAD")


@pytest.mark.parametrize("ref", ["khong-co", "--output=/tmp/x", "HEAD~99", "", "a b"])
def test_a_ref_git_does_not_know_says_so(past, ref):
    """An option is no ref."""
    with pytest.raises(Unreadable, match="history-ref"):
        git_history.printed_up_to(past / "content", ref)


def test_a_machine_without_git_says_so(past, monkeypatch):
    monkeypatch.setenv("PATH", "/nonexistent")

    with pytest.raises(Unreadable, match="history-git"):
        git_history.printed_up_to(past / "content", "HEAD")
    assert frozenset() == git_history.codes_ever(past / "content")
