"""Packed is what Git tracks and what the program reads: never what merely lies there, never a secret, never a link."""

from __future__ import annotations

import os
import shutil
import socket
from pathlib import Path

import pytest

from generator.packing import listing
from generator.packing.listing import Listing, clashes
from tests.support.history import git
from tests.support.languages import SPOKEN
from tests.support.worlds import add_photo

NOWHERE = Path("/nowhere")


def said(listed: Listing) -> set[tuple[str, str]]:
    """Key and path of each notice about a file."""
    return {(notice.key, str(notice.values["path"])) for notice in listed.notices if "path" in notice.values}


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A small program in a repository, all of it tracked."""
    root = tmp_path / "checkout"
    files = ("generator/__main__.py", "templates/code.html", "docs/huong-dan.md", "tests/test_a.py", "README.md")
    for name in files:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(name, "utf-8")
    git(root, "init", "--quiet")
    git(root, "add", ".")
    return root


def put(root: Path, name: str, *, tracked: bool) -> Path:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_bytes(b"x")
    if tracked:
        git(root, "add", "--force", "--", name)
    return root / name


PROGRAM = {"generator/__main__.py", "templates/code.html", "docs/huong-dan.md", "tests/test_a.py", "README.md"}

# ---- with Git -------------------------------------------------------------------------------------


def test_what_git_tracks_is_packed(checkout):
    listed = listing.program(checkout, NOWHERE)

    assert (PROGRAM, ()) == (set(listed.files), listed.notices)
    assert checkout / "docs/huong-dan.md" == listed.files["docs/huong-dan.md"]


@pytest.mark.parametrize(
    "name",
    ["docs/ghi-chep.md", "tests/tam.py", "generator/tam.bin", "ghi-chep.txt", "docs/.env", "templates/.DS_Store"],
)
def test_what_merely_lies_there_is_not_packed(checkout, name):
    put(checkout, name, tracked=False)

    listed = listing.program(checkout, NOWHERE)
    assert (PROGRAM, ()) == (set(listed.files), listed.notices)


@pytest.mark.parametrize("name", ["generator/moi.py", "templates/moi.html", "templates/fonts/moi.ttf"])
def test_what_the_site_is_built_from_is_packed_before_git_knows_it_and_said(checkout, name):
    put(checkout, name, tracked=False)

    listed = listing.program(checkout, NOWHERE)
    assert PROGRAM | {name} == set(listed.files)
    assert {("archive-untracked", name)} == said(listed)


def test_what_was_changed_or_deleted_since_is_packed_as_it_lies_there(checkout):
    (checkout / "docs/huong-dan.md").unlink()
    (checkout / "README.md").write_bytes(b"new")

    listed = listing.program(checkout, NOWHERE)
    assert PROGRAM - {"docs/huong-dan.md"} == set(listed.files)
    assert b"new" == listed.files["README.md"].read_bytes()


@pytest.mark.parametrize(
    "name",
    [".env", ".env.local", "prod.env", "server.pem", "TLS.KEY", "id_rsa", "id_ed25519", "id_ecdsa_sk", "id_rsa.old", ".netrc",
     "_netrc", ".npmrc", ".pypirc", ".git-credentials", "token", "tokens.txt", "github-token.txt", "NETLIFY_TOKEN",
     "secrets.yaml", "credentials.json", "client_secret_1.json", "a.p12", "a.pfx", "a.jks", "a.kdbx", "a.ppk", ".htpasswd",
     ".ssh/config", ".aws/config", ".netlify/state.json", "passwords.csv", "service-account.json", ".envrc"],
)  # fmt: skip
@pytest.mark.parametrize("folder", ["docs", "templates/sau/hon"])
def test_a_tracked_secret_is_left_out_and_named(checkout, folder, name):
    put(checkout, f"{folder}/{name}", tracked=True)

    listed = listing.program(checkout, NOWHERE)
    assert PROGRAM == set(listed.files)
    assert {("archive-secret", f"{folder}/{name}")} == said(listed)


@pytest.mark.parametrize(
    "name", [".env.example", "id_rsa.pub", "tokens.py", "secret_text.py", "key-twice.md", "monkey.md", "environment.md"]
)
def test_a_name_that_only_looks_like_one_is_packed(checkout, name):
    put(checkout, f"docs/{name}", tracked=True)

    listed = listing.program(checkout, NOWHERE)
    assert PROGRAM | {f"docs/{name}"} == set(listed.files)
    assert set() == said(listed)


@pytest.mark.parametrize(
    "name",
    ["a.md~", "a.bak", "a.orig", ".a.md.swp", "#a.md#", ".#a.md", "Thumbs.db", ".DS_Store", "~$a.docx", "4913",
     "node_modules/a.js", "__pycache__/a.pyc", ".venv/bin/python", ".cache/lock", ".pytest_cache/a", "a.egg-info/PKG-INFO"],
)  # fmt: skip
def test_a_tracked_leftover_is_left_out_and_named(checkout, name):
    put(checkout, f"docs/{name}", tracked=True)

    listed = listing.program(checkout, NOWHERE)
    assert PROGRAM == set(listed.files)
    assert {("archive-leftover", f"docs/{name}")} == said(listed)


# ---- without Git ----------------------------------------------------------------------------------


def test_without_git_the_program_s_files_are_known_by_their_names(checkout):
    shutil.rmtree(checkout / ".git")
    for name in (
        "docs/.env",
        "docs/id_rsa",
        "tests/.venv/a.py",
        "tests/node_modules/a.js",
        "mat-khau.txt",
        "docs/a.md~",
    ):
        put(checkout, name, tracked=False)

    listed = listing.program(checkout, NOWHERE)
    assert PROGRAM == set(listed.files)
    assert ["archive-no-git"] == [notice.key for notice in listed.notices]


def test_in_a_repository_that_tracks_nothing_of_it_it_is_as_without_git(checkout):
    """An archive, unpacked somewhere in another repository."""
    shutil.rmtree(checkout / ".git")
    git(checkout.parent, "init", "--quiet")

    listed = listing.program(checkout, NOWHERE)
    assert PROGRAM == set(listed.files)
    assert ["archive-no-git"] == [notice.key for notice in listed.notices]


def test_a_machine_without_git_packs_all_the_same(checkout, monkeypatch):
    monkeypatch.setenv("PATH", "")

    assert PROGRAM == set(listing.program(checkout, NOWHERE).files)


# ---- content --------------------------------------------------------------------------------------


def test_of_content_what_the_loader_knows_is_packed_and_what_is_not_in_git_yet_is_said(content):
    git(content.parent, "init", "--quiet")
    git(content.parent, "add", "content")
    put(content, "sites/dinh-mot/vi.md.bak", tracked=False)
    before = listing.content(content, SPOKEN, NOWHERE)
    add_photo(content, "cổng.jpg")
    after = listing.content(content, SPOKEN, NOWHERE)

    assert {path.relative_to(content).as_posix() for path in content.rglob("*.*") if path.suffix != ".bak"} == set(
        after.files
    )
    assert () == before.notices
    assert {("archive-untracked", "content/sites/dinh-mot/photos/cổng.jpg")} == said(after)


@pytest.mark.parametrize("tracked", [True, False])
def test_what_a_translation_was_made_from_goes_with_it(content, tracked):
    git(content.parent, "init", "--quiet")
    put(content, "sites/dinh-mot/.from/en", tracked=tracked)
    put(content, "sites/dinh-mot/.from/.en.swp", tracked=False)

    packed = listing.content(content, SPOKEN, NOWHERE).files
    assert ["sites/dinh-mot/.from/en"] == [name for name in packed if ".from" in name]


def test_a_photograph_that_git_is_told_to_ignore_is_packed(content):
    (content.parent / ".gitignore").write_text("*.jpg\n")
    git(content.parent, "init", "--quiet")
    git(content.parent, "add", "content")
    add_photo(content, "cong.jpg")

    assert "sites/dinh-mot/photos/cong.jpg" in listing.content(content, SPOKEN, NOWHERE).files


# ---- links, and what is no file -------------------------------------------------------------------


@pytest.mark.parametrize("tracked", [True, False])
@pytest.mark.parametrize("target", ["/etc/hostname", "README.md", "/nowhere", "."])
def test_a_link_is_never_followed(checkout, target, tracked):
    (checkout / "templates/link.html").symlink_to(target)
    if tracked:
        git(checkout, "add", "templates/link.html")

    listed = listing.program(checkout, NOWHERE)
    assert PROGRAM == set(listed.files)
    assert {("archive-link", "templates/link.html")} == said(listed)


@pytest.mark.parametrize("folder", ["docs", "generator"])
def test_a_link_in_place_of_a_folder_is_not_followed(checkout, tmp_path, folder):
    (checkout / folder).rename(tmp_path / "elsewhere")
    (checkout / folder).symlink_to(tmp_path / "elsewhere")

    listed = listing.program(checkout, NOWHERE)
    assert set() == {name for name in listed.files if name.startswith(folder)}
    assert "archive-link" in {key for key, _ in said(listed)}


def test_a_pipe_and_a_socket_are_said(checkout, monkeypatch):
    os.mkfifo(checkout / "templates/ong")
    monkeypatch.chdir(checkout / "generator")
    with socket.socket(socket.AF_UNIX) as plug:
        plug.bind("cam")
        (checkout / "docs/huong-dan.md").unlink()
        os.mkfifo(checkout / "docs/huong-dan.md")
        listed = listing.program(checkout, NOWHERE)

    assert PROGRAM - {"docs/huong-dan.md"} == set(listed.files)
    assert {("archive-special", name) for name in ("templates/ong", "generator/cam", "docs/huong-dan.md")} == said(
        listed
    )


def test_of_another_repository_inside_its_files_are_packed_if_it_is_a_submodule_and_else_it_is_said(checkout):
    inner = put(checkout, "docs/other/a.md", tracked=False).parent
    git(inner, "init", "--quiet")
    git(inner, "add", ".")
    git(inner, "commit", "--quiet", "--message", "a")
    git(checkout, "add", "docs/other")
    inside = listing.program(checkout, NOWHERE)
    (checkout / ".gitmodules").write_text('[submodule "docs/other"]\n\tpath = docs/other\n\turl = ./other\n')
    git(checkout, "config", "submodule.docs/other.active", "true")
    joined = listing.program(checkout, NOWHERE)

    assert PROGRAM == set(inside.files)
    assert {("archive-submodule", "docs/other")} == said(inside)
    assert PROGRAM | {"docs/other/a.md"} == set(joined.files)
    assert set() == said(joined)


# ---- names ----------------------------------------------------------------------------------------


def test_a_name_that_is_no_utf8_is_left_out_and_shown_with_its_bytes(checkout):
    path = os.fsencode(checkout) + b"/docs/c\xf4ng.md"
    try:
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY))
    except OSError:
        pytest.skip("this file system takes no such name")
    git(checkout, "add", ".")

    listed = listing.program(checkout, NOWHERE)
    assert PROGRAM == set(listed.files)
    assert {("archive-not-utf8", r"docs/c\xf4ng.md")} == said(listed)


@pytest.mark.parametrize(
    "name",
    [
        "CON",
        "con.md",
        "docs/Aux.txt",
        "nul/a.md",
        "COM1.yaml",
        "lpt9",
        "a.",
        "a ",
        "b./c",
        "a:b.md",
        "a?.md",
        "a|b",
        "a\\b",
    ],
)
def test_a_name_that_windows_refuses_is_said(name):
    assert [("archive-windows", name)] == [(notice.key, notice.values["path"]) for notice in clashes([name, "fine.md"])]


def test_two_names_that_windows_or_macos_take_for_one_are_said():
    found = list(
        clashes(["a/B.md", "a/b.md", "a/c.md", "co\u0302ng.jpg", "c\u00f4ng.jpg", "CON2", "console.md", "a/b.md.d"])
    )

    assert [("archive-alike", "a/b.md"), ("archive-alike", "c\u00f4ng.jpg")] == [
        (notice.key, notice.values["path"]) for notice in found
    ]


# ---- the output folder ----------------------------------------------------------------------------


def test_nothing_of_the_output_folder_is_packed(checkout):
    put(checkout, "docs/output/archive/ditich.zip", tracked=True)

    assert PROGRAM == set(listing.program(checkout, checkout / "docs/output").files)
    assert PROGRAM | {"docs/output/archive/ditich.zip"} == set(listing.program(checkout, NOWHERE).files)


def test_an_output_folder_that_holds_everything_does_not_leave_everything_out(checkout):
    assert PROGRAM == set(listing.program(checkout, checkout).files)
    assert PROGRAM == set(listing.program(checkout, checkout.parent).files)
