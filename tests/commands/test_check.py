"""`check --against` compares the register with the history of a Git ref; `--format` says problems to other programs."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from tests.support.history import PLAQUE, PRINTED, git, printed_and_committed
from tests.support.worlds import RELIC, STORY, ditich, edit


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


# ---- print impact ---------------------------------------------------------------------------------


def impact(world: Path, since: str = "HEAD") -> list[tuple[str, str, str]]:
    """Code, path and plaques of each word on a printed plaque that was changed since then."""
    result = ditich(world, "check", "--format", "json", "--print-impact", since)
    return [
        (problem["code"], problem["path"], re.findall(r"[0-9a-z]{5} \([^)]*\)", problem["message"])[0])
        for problem in json.loads(result.stdout)
        if problem["code"].startswith("impact-")
    ]


def test_a_name_on_a_hung_plaque_is_said_with_the_plaque_s_place(past):
    edit(past / "content", "plaques/4nvh3.yaml", "relic: dinh-mot\n", "relic: dinh-mot\nplace: cổng chính\n")
    edit(past / "content", STORY, "name: Đình Một", "name: Đình Mốt")
    result = ditich(past, "check", "--print-impact", "HEAD")

    assert [("impact-name", f"content/{STORY}", "4nvh3 (cổng chính)")] == impact(past)
    assert 0 == result.exit_code
    assert "1 biển đã in, trong đó 1 biển đang treo: chỉ sửa trang, in lại, hay hoàn tác?" in result.stderr
    assert "cast-otherwise" not in result.stderr  # the same, with fewer words


def test_what_a_plaque_does_not_show_is_no_impact(past):
    edit(past / "content", STORY, "Ba tầng mái", "Hai tầng mái")
    edit(past / "content", RELIC, "date: 1832", "date: 1833")
    (past / "content/sites/dinh-mot/zh.md").write_text("---\nname: 亭\n---\n", "utf-8")
    edit(past / "content", "sites/chua-hai/vi.md", "name: Chùa Hai", "name: Chùa Ba")  # its plaque was not printed

    assert [] == impact(past)


def test_a_page_that_says_again_what_was_printed_is_no_impact(past):
    edit(past / "content", STORY, "name: Đình Một", "name: Đình Mốt")
    git(past, "commit", "--quiet", "--all", "--message", "Sửa")
    edit(past / "content", STORY, "name: Đình Mốt", "name: Đình Một")

    assert [] == impact(past)
    assert "không đụng tới chữ trên biển nào" in ditich(past, "check", "--print-impact", "HEAD").stdout


def test_only_what_this_branch_changed_is_its_impact(past):
    """Meanwhile, the main branch went on: its change is not the author's."""
    git(past, "checkout", "--quiet", "-b", "sua")
    edit(past / "content", RELIC, "kind: communal-house", "kind: shrine")
    git(past, "commit", "--quiet", "--all", "--message", "Sửa loại")
    git(past, "checkout", "--quiet", "main")
    edit(past / "content", STORY, "name: Đình Một", "name: Đình Mốt")
    git(past, "commit", "--quiet", "--all", "--message", "Sửa tên")
    git(past, "checkout", "--quiet", "sua")

    assert [("impact-kind", f"content/{RELIC}", "4nvh3 (dinh-mot)")] == impact(past, "main")


def test_a_relic_whose_folder_was_renamed_is_the_same(past):
    sites = past / "content/sites"
    (sites / "dinh-mot").rename(sites / "dinh-cu")
    edit(past / "content", "sites/dinh-cu/site.yaml", "kind:", "was: [dinh-mot]\nkind:")
    edit(past / "content", "sites/dinh-cu/vi.md", "name: Đình Một", "name: Đình Cũ")

    assert ("impact-name", "content/sites/dinh-cu/vi.md", "4nvh3 (dinh-cu)") in impact(past)


def test_errors_elsewhere_do_not_hide_the_impact(past):
    edit(past / "content", STORY, "name: Đình Một", "name: Đình Mốt")
    edit(past / "content", "sites/chua-hai/site.yaml", "kind:", "kínd:")

    assert [("impact-name", f"content/{STORY}", "4nvh3 (dinh-mot)")] == impact(past)


@pytest.mark.parametrize(("since", "said"), [("khong-co", "khong-co"), ("--output=x", "--output=x")])
def test_a_history_that_is_not_there_is_wrong_usage(past, since, said):
    result = ditich(past, "check", f"--print-impact={since}")

    assert 2 == result.exit_code
    assert said in result.stderr
