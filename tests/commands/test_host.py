"""A host's folder holds the whole site and the host's configuration, and nothing else."""

from __future__ import annotations

import gzip
import re
import shutil
import subprocess
from pathlib import Path

import brotli
import pytest
import yaml

from generator.web import host_limits, hosts
from tests.support.history import printed_and_committed
from tests.support.worlds import RELIC, ditich, edit, snapshot


@pytest.mark.parametrize("name", hosts.HOSTS)
def test_a_host_s_folder_holds_the_site_and_the_host_s_configuration(world, name):
    ditich(world, "build")
    result = ditich(world, "host", name)
    written, site = snapshot(world / "output/hosts" / name), snapshot(world / "output/site")

    assert 0 == result.exit_code, result.output
    changed = {path for path, data in site.items() if written.get(f"site/{path}") != data}
    pages = {path for path in site if path.endswith(".html")}
    form = {path for path in site if path.startswith(("admin/", "assets/admin."))}
    expected: dict[str, set[str]] = {
        "netlify": set(),
        "cloudflare": {"_headers", "_redirects"},
        "github": {"_headers", "_redirects"} | pages,
        "nginx": {"_headers", "_redirects"},
        "apache": {"_headers", "_redirects"},
        "folder": {"_headers", "_redirects"} | pages | form,  # browsers load no module from a file
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
    compressed = {path for path in written if path.endswith((".br", ".gz"))}
    assert added[name] == set(written) - {f"site/{path}" for path in site} - compressed
    assert bool(compressed) == (name in hosts.PACKING)
    for path in compressed:
        decompress = brotli.decompress if path.endswith(".br") else gzip.decompress
        assert written[path.rpartition(".")[0]] == decompress(written[path])


@pytest.mark.parametrize("name", ["nginx", "apache"])
def test_text_files_are_precompressed_for_hosts_that_do_not_compress(world, name):
    ditich(world, "host", name)
    written = snapshot(world / "output/hosts" / name)
    texts = re.compile(r"site/.*\.(html|js|svg|xml|txt|json|webmanifest|ics)")
    expected = {f"{path}.{suffix}" for path in written if texts.fullmatch(path) for suffix in ("br", "gz")}

    assert {"txt", "ics", "js", "html"} <= {path.split(".")[-2] for path in expected}
    assert expected == {path for path in written if path.endswith((".br", ".gz"))}


def test_cname_for_github_is_the_bare_domain(world):
    ditich(world, "host", "github")

    assert b"thu.example\n" == (world / "output/hosts/github/site/CNAME").read_bytes()


def test_a_file_the_site_no_longer_has_is_removed_from_the_host_s_folder(world):
    ditich(world, "host", "folder")
    page = world / "output/hosts/folder/site/q/4nvh3/index.html"
    assert page.exists()
    (world / "content/plaques/4nvh3.yaml").unlink()
    ditich(world, "host", "folder")

    assert not page.exists()


@pytest.mark.parametrize("name", ["site/.git/HEAD", "site/.well-known/token", "notes.txt"])
def test_a_foreign_file_in_the_host_s_folder_is_kept_and_named(world, name):
    """A clone of the branch that is published, for one."""
    ditich(world, "host", "github")
    foreign = world / "output/hosts/github" / name
    foreign.parent.mkdir(exist_ok=True)
    foreign.write_text("mine")
    result = ditich(world, "host", "github")

    assert 3 == result.exit_code
    assert str(foreign) in result.stderr
    assert "mine" == foreign.read_text()


def test_a_site_with_an_error_is_not_written_for_a_host(world):
    (world / "content/plaques/4nvh3.yaml").write_text("relic: khong-co\n", "utf-8")
    result = ditich(world, "host", "nginx")

    assert 1 == result.exit_code
    assert not (world / "output/hosts").exists()


def test_former_domains_and_relic_ids_are_redirected(world):
    edit(world / "content", "project.yaml", "steward:", "was: [https://cu.vn, https://cu-nua.vn]\nsteward:")
    edit(world / "content", RELIC, "kind:", "was: [dinh-cu]\nkind:")
    for name in hosts.HOSTS:
        ditich(world, "host", name)
    folder = world / "output/hosts"

    assert "server_name thu.example cu.vn cu-nua.vn;" in (folder / "nginx/nginx.conf").read_text("utf-8")
    for rules in ("nginx/nginx.conf", "apache/site/.htaccess", "netlify/site/_redirects", "cloudflare/site/_redirects"):
        text = (folder / rules).read_text("utf-8")
        assert [4, 4] == [len(re.findall(f"[a-z]{{2}}/{old}/", text)) for old in ("dinh-cu", "dinh-mot")]


def test_the_number_of_plaques_changes_no_configuration(world):
    """One more plaque changes no configuration."""
    before = {name: _configuration(world, name) for name in hosts.HOSTS}
    (world / "content/plaques/pn8wc.yaml").write_text("relic: dinh-mot\n", "utf-8")

    assert before == {name: _configuration(world, name) for name in hosts.HOSTS}


def _configuration(world: Path, name: str) -> dict[str, bytes]:
    ditich(world, "host", name)
    written = snapshot(world / "output/hosts" / name)
    return {
        path: data
        for path, data in written.items()
        if not path.startswith("site/") or path.startswith(("site/.", "site/_"))
    }


@pytest.mark.parametrize("name", ["pages.yml"])
def test_the_workflow_for_github_is_yaml_and_runs_ditich_host(world, name):
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


def test_a_page_for_github_has_its_policy_before_styles_and_scripts(world):
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


# ---- what a host takes ----------------------------------------------------------------------------


def _takes(monkeypatch, most: int) -> None:
    limit = host_limits.Limit("Cloudflare Pages Free", host_limits.FILES, most, "https://a.example/", larger="Paid: 9")
    monkeypatch.setattr(host_limits, "LIMITS", {**host_limits.LIMITS, "cloudflare": (limit,)})


def test_a_site_too_large_for_its_host_is_refused_and_the_last_folder_stays(world, monkeypatch):
    ditich(world, "host", "cloudflare")
    before = snapshot(world / "output/hosts")
    edit(world / "content", "project.yaml", "steward:", "was: [https://cu.vn]\nsteward:")
    _takes(monkeypatch, 10)
    result = ditich(world, "--lang", "en", "host", "cloudflare")

    assert 1 == result.exit_code
    assert (
        "output/hosts/cloudflare/site:1:1: error[host-files]: Cloudflare Pages Free takes 10 files at most"
        in result.stderr
    )
    assert "a larger plan takes more (Paid: 9)" in result.stderr
    assert before == snapshot(world / "output/hosts")
    assert not (world / "output/hosts/.cloudflare.new").exists()


def test_a_site_near_the_limit_of_its_host_is_written_with_a_warning(world, monkeypatch):
    ditich(world, "host", "cloudflare")
    files = sum(path.is_file() for path in (world / "output/hosts/cloudflare/site").rglob("*")) - 2
    _takes(monkeypatch, files)
    result = ditich(world, "host", "cloudflare")

    assert 0 == result.exit_code
    assert f"cảnh báo[host-files]: Cloudflare Pages Free nhận nhiều nhất {files} tệp; trang có {files}" in result.stderr


def test_our_own_configuration_is_far_from_every_limit(world):
    """Redirect rules grow with renamed relics alone, headers with nothing."""
    for name in hosts.HOSTS:
        assert "host-" not in ditich(world, "host", name).stderr
