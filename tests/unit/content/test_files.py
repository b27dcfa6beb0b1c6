"""Files are known by their names; what systems leave behind is passed over, and a slip in a name is one problem."""

from __future__ import annotations

import shutil

import pytest

from generator.content.load import load
from tests.support.worlds import BUILT_IN, add_photo


def found(content) -> list[tuple[str, str, object]]:
    """Code, path and proposal of each problem."""
    problems = load(content, BUILT_IN).problems
    return [(problem.code, problem.at.path, problem.values.get("best")) for problem in problems]


@pytest.mark.parametrize(
    "name",
    ["vi.md~", "vi.md.orig", "vi.md.bak", "#vi.md#", "4913", "vi.md___jb_tmp___", "___jb_old___", "@eaDir/vi.md", "Icon\r",
     ".DS_Store", "Thumbs.db", "desktop.ini", ".vi.md.swp", "~$vi.docx", "README.md", "__MACOSX/a", "vi.md.tmp"],
)  # fmt: skip
@pytest.mark.parametrize("folder", ["sites/dinh-mot", "sites/dinh-mot/photos", "about", "plaques", ""])
def test_what_editors_and_systems_leave_is_passed_over(content, folder, name):
    path = content / folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x")

    assert [] == found(content)


@pytest.mark.parametrize(
    "name", ["4nvh3.yaml~", "4nvh3.yaml.bak", ".4nvh3.yaml", "~4nvh3.yaml", "#4nvh3.yaml#", "4nvh3.yml.orig"]
)
def test_a_code_does_not_vanish_behind_such_a_name(content, name):
    (content / "plaques/4nvh3.yaml").rename(content / "plaques" / name)

    assert f"content/plaques/{name}" in {path for _, path, _ in found(content)}


def test_beside_its_file_the_copy_of_an_editor_is_none(content):
    shutil.copy(content / "plaques/4nvh3.yaml", content / "plaques/4nvh3.yaml~")

    assert [] == found(content)


@pytest.mark.parametrize(
    ("right", "wrong", "best"),
    [
        ("sites/dinh-mot/vi.md", "sites/dinh-mot/VI.md", "vi.md"),
        ("sites/dinh-mot/vi.md", "sites/dinh-mot/vi.md.txt", "vi.md"),
        ("sites/dinh-mot/vi.md", "sites/dinh-mot/vi.markdown", "vi.md"),
        ("sites/dinh-mot/vi.md", "sites/dinh-mot/vi (1).md", "vi.md"),
        ("sites/dinh-mot/vi.md", "sites/dinh-mot/Vi.MD", "vi.md"),
        ("sites/dinh-mot/site.yaml", "sites/dinh-mot/site.yml", "site.yaml"),
        ("sites/dinh-mot/site.yaml", "sites/dinh-mot/Site.yaml.txt", "site.yaml"),
        ("project.yaml", "project.yml", "project.yaml"),
        ("about/vi.md", "about/vi .md", "vi.md"),
        ("plaques/4nvh3.yaml", "plaques/4nvh3.yml", "4nvh3.yaml"),
    ],
)
def test_a_slip_in_a_name_is_one_problem(content, right, wrong, best):
    """What the file says is read even so: nothing is said to be missing."""
    (content / right).rename(content / wrong)

    assert [("file-name", f"content/{wrong}", best)] == found(content)


def test_a_country_s_code_is_one_problem(content):
    (content / "sites/dinh-mot/vi.md").rename(content / "sites/dinh-mot/vn.md")

    assert [("language-unknown", "content/sites/dinh-mot/vn.md", "vi")] == found(content)


def test_a_folder_named_otherwise_is_one_problem(content):
    add_photo(content, "cong.jpg")
    (content / "sites/dinh-mot/photos").rename(content / "sites/dinh-mot/Photo")

    assert [("file-name", "content/sites/dinh-mot/Photo/cong.jpg", "sites/dinh-mot/photos/cong.jpg")] == found(content)


def test_of_two_files_neither_is_thrown_away(content):
    shutil.copy(content / "sites/dinh-mot/vi.md", content / "sites/dinh-mot/vi (1).md")
    (problem,) = load(content, BUILT_IN).problems

    assert ("file-name", "file-name-taken") == (problem.code, problem.hint)


@pytest.mark.parametrize("name", ["a" * 240 + ".jpg", "ơ" * 100 + ".jpg"])
def test_a_name_too_long_for_what_is_made_of_it_is_a_problem(content, name):
    add_photo(content, name)

    assert ["name-long"] == [code for code, _, _ in found(content)]
