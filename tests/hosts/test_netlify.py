"""netlify.toml really builds and publishes: its command is run in a fresh copy, its rules are matched by Netlify's own matcher."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.support.history import PRINTED, git
from tests.support.scans import NO_CHOICES, SCANS
from tests.support.worlds import BASE, ROOT, share_long_proofs

TOML = tomllib.loads((ROOT / "netlify.toml").read_text("utf-8"))
TRACKED = ("content", "generator", "templates", "pyproject.toml", "README.md")


def checkout(folder: Path) -> Path:
    """A copy of the repository, its content committed."""
    for name in TRACKED:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, folder / name)
    commit(folder)
    return folder


def commit(folder: Path) -> None:
    git(folder, "init", "--quiet")
    git(folder, "add", "content")
    git(folder, "commit", "--quiet", "--message", "Nội dung")


def published_by_command(folder: Path, build: dict[str, str] = TOML["build"]) -> subprocess.CompletedProcess[str]:
    """netlify.toml's command of this table. `python` is this interpreter, as on Netlify the one that requirements.txt is installed into."""
    share_long_proofs(folder)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path}
    return subprocess.run(
        build["command"], shell=True, check=False, cwd=folder, env=environment, capture_output=True, text=True
    )


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What Netlify would publish: the command run in a copy of the repository, with the libraries of requirements.txt."""
    folder = checkout(tmp_path_factory.mktemp("netlify"))
    run = published_by_command(folder)
    assert 0 == run.returncode, run.stderr
    return folder / TOML["build"]["publish"]


def test_the_build_command_makes_the_folder_that_is_published(published: Path) -> None:
    for page in ("index.html", "404.html", "vi/dinh-thoi-an/index.html", "q/4nvh3/index.html", "_headers"):
        assert (published / page).is_file()


def test_a_pull_request_s_preview_has_the_drafts_and_is_kept_from_search_engines(tmp_path: Path) -> None:
    folder = checkout(tmp_path)
    run = [sys.executable, "-m", "generator", "new", "dinh-moi"]
    subprocess.run(run, check=True, cwd=folder, capture_output=True)
    preview = TOML["context"]["deploy-preview"]
    made = published_by_command(folder, preview)
    assert 0 == made.returncode, made.stderr
    site = folder / preview["publish"]

    assert TOML["build"]["publish"] != preview["publish"]
    assert "Bản nháp, chưa xuất bản" in (site / "vi/dinh-moi/index.html").read_text("utf-8")
    assert "  X-Robots-Tag: noindex\n" in (site / "_headers").read_text("utf-8").partition("\n\n")[0]
    assert not (folder / "output/site").exists()


def test_every_header_is_set_in_one_place(published: Path) -> None:
    """Netlify joins values given twice; two policies would both be enforced."""
    built = re.findall(r"^  ([\w-]+):", (published / "_headers").read_text("utf-8").partition("\n\n")[0], re.MULTILINE)

    assert {"Content-Security-Policy", "Strict-Transport-Security", "Referrer-Policy", "X-Content-Type-Options"} <= set(
        built
    )
    assert sorted(set(built)) == sorted(built)
    assert {"build", "context"} == set(TOML)


def test_the_policy_allows_the_style_sheet_by_its_hash_and_nothing_inline_besides(published: Path) -> None:
    policy = next(
        line for line in (published / "_headers").read_text("utf-8").split("\n") if "Content-Security" in line
    )

    assert "unsafe" not in policy
    for page in published.rglob("*.html"):
        text = page.read_text("utf-8")
        if page.parent.name == "admin":  # a policy of its own: its style sheets are files
            assert "<style" not in text
            continue
        (style,) = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in re.findall(r"style-src ([^;]*)", policy)[0].split()
        assert [] == re.findall(r"<script(?![^>]*(?:src=|application/ld\+json))", text)
        assert [] == re.findall(r"\sstyle=|\son[a-z]+=", text)


def test_what_may_be_kept_for_ever_has_its_content_in_its_name(published: Path) -> None:
    rules = (published / "_headers").read_text("utf-8")
    kept = re.findall(r"^(/\S+)\n  Cache-Control: .*immutable", rules, re.MULTILINE)

    assert ["/assets/*", "/photos/*", "/audio/*"] == kept
    for file in (published / "assets").iterdir():
        form = r"[a-z-]+\.[0-9a-f]{10}" if file.is_dir() else r"[a-z-]+\.[0-9a-f]{10}\.(woff2|js|css|svg)"
        assert re.fullmatch(form, file.name)


def asked_of_netlify(
    published: Path, scans: Iterable[tuple[str, str, str | None]]
) -> list[dict[str, str | int | bool] | None]:
    """What Netlify's own matcher says to each path, Accept-Language and Cookie."""
    asked = [{"path": path, "accept": accept, "cookie": cookie or ""} for path, accept, cookie in scans]
    command = ["node", str(ROOT / "tests" / "redirects.cjs"), str(published / "_redirects")]
    run = subprocess.run(command, input=json.dumps(asked), capture_output=True, text=True, check=True)
    found: list[dict[str, str | int | bool] | None] = json.loads(run.stdout)
    return found


def test_netlify_s_own_matcher_leads_each_scan_to_its_language(published: Path) -> None:
    """A rewrite, not a redirect: no round trip more, and nothing a browser could keep."""
    matched = asked_of_netlify(published, [scan[:3] for scan in SCANS])
    for (path, accept, cookie, language), found in zip(SCANS, matched, strict=True):
        code = path.strip("/").rpartition("/")[2]
        target = f"/q/{code}/" if language == "choice" else f"/{language}/q/{code}/"

        assert found is not None, (path, accept, cookie)
        # Forced: at each code there lies a page for hosts that cannot see languages.
        assert (target, 200, True) == (found["to"], found["status"], found["force"]), (accept, cookie)
        assert (published / f"{target[1:]}index.html").is_file()


def test_netlify_s_own_matcher_finds_a_site_below_a_sub_path(below_site: Path) -> None:
    """Its files lie at the root of what is published; the rule for them comes last."""
    site = below_site / "output/site"
    asked = [f"{BASE}/q/4nvh3", f"{BASE}/q/4nvh3/", f"{BASE}/", f"{BASE}/vi/dinh-mau/", f"{BASE}/sw.js"]
    found = asked_of_netlify(site, [(path, "vi", None) for path in asked])

    assert ["/vi/q/4nvh3/", "/vi/q/4nvh3/", "/", "/vi/dinh-mau/", "/sw.js"] == [
        match and match["to"] for match in found
    ]
    assert {200} == {match and match["status"] for match in found}
    assert [None] == asked_of_netlify(site, [("/vi/dinh-mau/", "vi", None)])


@pytest.mark.parametrize("cookie", NO_CHOICES)
def test_netlify_takes_the_cookie_of_a_foreign_language_for_that_language(published: Path, cookie: str) -> None:
    """Where it differs from the other hosts: its rules cannot ask again, so all our languages are offered."""
    (found,) = asked_of_netlify(published, [("/q/4nvh3", "vi", cookie)])

    assert found is not None
    assert ("/q/4nvh3/", 200) == (found["to"], found["status"])


def test_the_rules_are_as_many_however_many_plaques_there_are(published: Path, built_world: Path) -> None:
    """Five plaques here, two there."""
    few = (built_world / "output/site/_redirects").read_text("utf-8")

    assert few == (published / "_redirects").read_text("utf-8")


def test_the_python_is_one_the_project_supports() -> None:
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["requires-python"]

    assert ">=3.11" == wanted
    assert (3, 11) <= tuple(map(int, TOML["build"]["environment"]["PYTHON_VERSION"].split(".")))


def test_a_site_that_lost_a_printed_plaque_is_not_published(tmp_path: Path) -> None:
    """By the command as it stands in netlify.toml: it exits before it builds."""
    plaque = checkout(tmp_path) / "content/plaques/4nvh3.yaml"
    plaque.write_text(PRINTED.replace("dinh-mot", "dinh-thoi-an"), "utf-8")
    commit(tmp_path)
    plaque.unlink()
    run = published_by_command(tmp_path)

    assert 1 == run.returncode
    assert "error[plaque-gone]" in run.stderr
    assert not (tmp_path / "output/site").exists()
