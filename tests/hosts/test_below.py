"""A site below a sub-path, with something else at the root of its host. `make test-hosts` runs this."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.web.hosts import HOSTS
from tests.support.hosts import START, Host, free, wait
from tests.support.scans import read
from tests.support.worlds import BASE, BELOW, ditich, edit
from tools.sample import lay_out

ELSE = "<!doctype html><title>Something else</title>"
BY_FOLDER = ("nginx", "apache", "github")
"""Hosts that are given the site's folder below that of the host; the others are given all that they answer with."""


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """hosts/<name>/ of every host: a site that was at the root of its host before, where a plaque may be printed with it."""
    folder = tmp_path_factory.mktemp("below-hosts")
    lay_out(folder)
    edit(folder / "content", "project.yaml", "https://mau.example", f"{BELOW}\nwas: [{BELOW.removesuffix(BASE)}]")
    edit(folder / "content", "sites/chua-mau/site.yaml", "kind:", "was: [chua-cu]\nkind:")
    for name in HOSTS:
        result = ditich(folder, "host", name)
        assert 0 == result.exit_code, result.output
    return folder / "output" / "hosts"


@pytest.fixture(scope="module", params=[name for name in HOSTS if name != "folder"])
def host(request: pytest.FixtureRequest, finished: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """Each host in turn."""
    port, upload = free(), tmp_path_factory.mktemp(request.param) / "upload"
    shutil.copytree(finished / request.param, upload)
    if request.param in BY_FOLDER:
        (upload / "site").rename(upload / "below")
        (upload / "site").mkdir()
        (upload / "below").rename(upload / f"site{BASE}")
    if request.param == "github":  # of a project's pages it answers with that project's
        shutil.copy(upload / f"site{BASE}/404.html", upload / "site/404.html")
    if request.param != "netlify":  # there the files of the site lie at the root, too
        (upload / "site/index.html").write_text(ELSE, "utf-8")
    with START[request.param](upload, port):
        host = Host(request.param, port)
        wait(host)
        yield host


@pytest.mark.parametrize("language", ["vi", "en", "zh"])
def test_a_scan_is_answered_in_the_language_of_the_phone(host: Host, language: str) -> None:
    """At the address that is printed; GitHub Pages sees no language, and sends on to the slash."""
    path = f"{BASE}/q/4nvh3" + "/" * (host.name == "github")
    answer: Any = host.ask(path, accept_language=language)
    page = read(answer.text)

    assert (200, "4nvh3", "dinh-mau") == (answer.status, page.plaque, page.relic)
    assert host.name == "github" or language == page.language


def test_the_language_chosen_before_wins(host: Host) -> None:
    answer: Any = host.ask(f"{BASE}/q/4nvh3/", accept_language="vi", cookie="nf_lang=en")

    assert host.name == "github" or "en" == read(answer.text).language


@pytest.mark.parametrize("path", ["/", "/vi/", "/vi/dinh-mau/", "/sw.js", "/vi/site.webmanifest", "/vi/offline.json"])
def test_each_file_is_below_the_sub_path(host: Host, path: str) -> None:
    answer: Any = host.ask(BASE + path)

    assert 200 == answer.status
    assert BASE in answer.text


def test_something_else_stays_at_the_root(host: Host) -> None:
    """Netlify serves one site a host: there nothing else can be."""
    if host.name != "netlify":
        answers: list[Any] = [host.ask("/"), host.ask("/vi/dinh-mau/")]
        assert [(200, True), (404, False)] == [(answer.status, ELSE in answer.text) for answer in answers]


def test_an_unknown_address_is_answered_with_the_site_s_own_page(host: Host) -> None:
    """Its links lead back into the site, whatever the depth."""
    answer: Any = host.ask(f"{BASE}/vi/khong/co/")

    assert (404, "lost") == (answer.status, read(answer.text).kind)
    assert f'data-guess="{BASE}/plaques/codes.txt"' in answer.text


def test_a_renamed_relic_is_found_by_its_former_address(host: Host) -> None:
    answer: Any = host.ask(f"{BASE}/vi/chua-cu/")
    if answer.status == 200:
        assert ("moved", True) == (read(answer.text).kind, f"url={BASE}/vi/chua-mau/" in answer.text)
    else:
        assert (301, f"{BASE}/vi/chua-mau/") == (answer.status, answer.headers["Location"].removeprefix(host.base))


def test_what_was_printed_with_the_former_address_leads_here(host: Host) -> None:
    """For a time: where a plaque leads can change again. Apache is told in another folder, GitHub Pages not at all."""
    if host.name in {"nginx", "netlify", "cloudflare"}:
        answer: Any = host.ask("/q/4nvh3")
        assert (302, f"{BASE}/q/4nvh3") == (answer.status, answer.headers["Location"].removeprefix(host.base))


def test_what_may_be_kept_for_ever_is_and_a_scan_is_not(host: Host, finished: Path) -> None:
    if host.name in {"nginx", "apache"}:  # the emulators write Cache-Control of their own
        asset = next((finished / host.name / "site/assets").glob("language.*.js")).name
        kept, scan = host.ask(f"{BASE}/assets/{asset}"), host.ask(f"{BASE}/q/4nvh3", accept_language="vi")
        assert "immutable" in kept.headers["Cache-Control"]
        assert "no-store" in scan.headers["Cache-Control"]


# ---- the way back -----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def risen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """hosts/<name>/ of the hosts that can be told: a site at the root of its host, which was below a sub-path before."""
    folder = tmp_path_factory.mktemp("risen")
    lay_out(folder)
    edit(folder / "content", "project.yaml", "https://mau.example", f"{BELOW.removesuffix(BASE)}\nwas: [{BELOW}]")
    for name in TOLD:
        result = ditich(folder, "host", name)
        assert 0 == result.exit_code, result.output
    return folder / "output" / "hosts"


TOLD = ("netlify", "cloudflare", "nginx", "apache")


@pytest.mark.parametrize("name", TOLD)
def test_what_was_printed_with_a_sub_path_leads_to_the_root(risen: Path, tmp_path: Path, name: str) -> None:
    port, upload = free(), tmp_path / "upload"
    shutil.copytree(risen / name, upload)
    with START[name](upload, port):
        host = Host(name, port)
        wait(host)
        moved, scan = host.ask(f"{BASE}/q/4nvh3"), host.ask("/q/4nvh3", accept_language="en")

    assert (302, "/q/4nvh3") == (moved.status, (moved.headers["Location"] or "").removeprefix(host.base))
    assert 200 == scan.status
