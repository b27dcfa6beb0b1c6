"""A site made ready for a host: nothing lost, nothing added but what that host needs."""

from __future__ import annotations

import gzip
import re
import shutil
import subprocess
from pathlib import Path

import brotli
import pytest
import yaml

from generator.web import hosts
from tests.support.history import printed_and_committed
from tests.support.worlds import RELIC, ditich, edit, snapshot


@pytest.mark.parametrize("name", hosts.HOSTS)
def test_a_host_gets_the_whole_site_and_what_it_needs_besides(world, name):
    ditich(world, "build")
    result = ditich(world, "host", name)
    made, site = snapshot(world / "output/hosts" / name), snapshot(world / "output/site")

    assert 0 == result.exit_code, result.output
    changed = {path for path, data in site.items() if made.get(f"site/{path}") != data}
    pages = {path for path in site if path.endswith(".html")}
    expected: dict[str, set[str]] = {
        "netlify": set(),
        "cloudflare": {"_redirects"},
        "github": {"_headers", "_redirects"} | pages,
        "nginx": {"_headers", "_redirects"},
        "apache": {"_headers", "_redirects"},
        "folder": {"_headers", "_redirects"} | pages,
    }
    assert expected[name] == changed
    added = {
        "netlify": {"netlify.toml"},
        "cloudflare": {"functions/q/[code].js", "wrangler.toml"},
        "github": {"pages.yml", "site/CNAME", "site/.nojekyll"},
        "nginx": {"nginx.conf"},
        "apache": {"site/.htaccess"},
        "folder": set(),
    }
    packed = {path for path in made if path.endswith((".br", ".gz"))}
    assert added[name] == set(made) - {f"site/{path}" for path in site} - packed
    assert bool(packed) == (name in hosts.PACKING)
    for path in packed:
        unpacked = brotli.decompress if path.endswith(".br") else gzip.decompress
        assert made[path.rpartition(".")[0]] == unpacked(made[path])


@pytest.mark.parametrize("name", ["nginx", "apache"])
def test_every_text_is_packed_beforehand_for_a_host_that_does_not_pack(world, name):
    ditich(world, "host", name)
    made = snapshot(world / "output/hosts" / name)
    texts = re.compile(r"site/.*\.(html|js|svg|xml|txt|json|webmanifest|ics)")
    wanted = {f"{path}.{packing}" for path in made if texts.fullmatch(path) for packing in ("br", "gz")}

    assert {"txt", "ics", "js", "html"} <= {path.split(".")[-2] for path in wanted}
    assert wanted == {path for path in made if path.endswith((".br", ".gz"))}


def test_github_is_told_the_bare_name_of_the_domain(world):
    ditich(world, "host", "github")

    assert b"thu.example\n" == (world / "output/hosts/github/site/CNAME").read_bytes()


def test_what_is_no_longer_there_leaves_the_host_s_folder_too(world):
    ditich(world, "host", "folder")
    page = world / "output/hosts/folder/site/q/4nvh3/index.html"
    assert page.exists()
    (world / "content/plaques/4nvh3.yaml").unlink()
    ditich(world, "host", "folder")

    assert not page.exists()


@pytest.mark.parametrize("name", ["site/.git/HEAD", "site/.well-known/token", "notes.txt"])
def test_what_is_not_ours_in_the_host_s_folder_stays_and_is_named(world, name):
    """A clone of the branch that is published, for one."""
    ditich(world, "host", "github")
    mine = world / "output/hosts/github" / name
    mine.parent.mkdir(exist_ok=True)
    mine.write_text("mine")
    result = ditich(world, "host", "github")

    assert 3 == result.exit_code
    assert str(mine) in result.stderr
    assert "mine" == mine.read_text()


def test_a_site_with_an_error_is_prepared_for_no_host(world):
    (world / "content/plaques/4nvh3.yaml").write_text("relic: khong-co\n", "utf-8")
    result = ditich(world, "host", "nginx")

    assert 1 == result.exit_code
    assert not (world / "output/hosts").exists()


def test_old_domains_and_old_names_are_answered_too(world):
    edit(world / "content", "project.yaml", "steward:", "was: [https://cu.vn, https://cu-nua.vn]\nsteward:")
    edit(world / "content", RELIC, "kind:", "was: [dinh-cu]\nkind:")
    for name in hosts.HOSTS:
        ditich(world, "host", name)
    folder = world / "output/hosts"

    assert "server_name thu.example cu.vn cu-nua.vn;" in (folder / "nginx/nginx.conf").read_text("utf-8")
    for rules in ("nginx/nginx.conf", "apache/site/.htaccess", "netlify/site/_redirects", "cloudflare/site/_redirects"):
        text = (folder / rules).read_text("utf-8")
        assert [4, 4] == [len(re.findall(f"[a-z]{{2}}/{old}/", text)) for old in ("dinh-cu", "dinh-mot")]


def test_rules_for_scans_are_as_many_however_many_plaques_there_are(world):
    """One more plaque changes no configuration."""
    before = {name: _configuration(world, name) for name in hosts.HOSTS}
    (world / "content/plaques/pn8wc.yaml").write_text("relic: dinh-mot\n", "utf-8")

    assert before == {name: _configuration(world, name) for name in hosts.HOSTS}


def _configuration(world: Path, name: str) -> dict[str, bytes]:
    ditich(world, "host", name)
    made = snapshot(world / "output/hosts" / name)
    return {
        path: data
        for path, data in made.items()
        if not path.startswith("site/") or path.startswith(("site/.", "site/_"))
    }


@pytest.mark.parametrize("name", ["pages.yml"])
def test_the_workflow_for_github_is_yaml_and_runs_what_there_is(world, name):
    ditich(world, "host", "github")
    text = (world / "output/hosts/github" / name).read_text("utf-8")
    steps = yaml.safe_load(text)["jobs"]["publish"]["steps"]

    ours = [step["run"] for step in steps if "generator" in step.get("run", "")]
    assert ["python -m generator check --against HEAD", "python -m generator host github"] == ours
    assert all(re.search(r"@[0-9a-f]{40}$", step["uses"]) for step in steps if "uses" in step)
    assert "output/hosts/github/site" in text


def test_the_function_for_cloudflare_is_javascript(world, tmp_path):
    """Node reads it; wrangler runs it in make test-hosts."""
    ditich(world, "host", "cloudflare")
    script = tmp_path / "function.mjs"
    shutil.copy(world / "output/hosts/cloudflare/functions/q/[code].js", script)

    subprocess.run(["node", "--check", script], check=True)


def test_a_page_for_github_carries_its_policy_before_anything_it_rules(world):
    ditich(world, "host", "github")
    page = (world / "output/hosts/github/site/vi/dinh-mot/index.html").read_text("utf-8")
    headers = (world / "output/site/_headers").read_text("utf-8")
    (policy,) = re.findall('<meta http-equiv="Content-Security-Policy" content="([^"]*)">', page)

    assert f"{policy}; frame-ancestors 'none'" in headers
    assert page.index(policy) < page.index("<style>") < page.index("<script")


@pytest.mark.parametrize("name", hosts.HOSTS)
def test_no_host_gets_a_site_that_lost_a_printed_plaque(world, name):
    printed_and_committed(world)
    (world / "content/plaques/4nvh3.yaml").unlink()
    result = ditich(world, "--lang", "en", "host", name)

    assert 1 == result.exit_code
    assert "error[plaque-gone]" in result.stderr
    assert not (world / "output/hosts").exists()
