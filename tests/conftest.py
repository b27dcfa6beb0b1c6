"""Pytest's settings, the day on which tests build, and the built sites: each built once, and fresh copies of the small one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock
from hypothesis import settings

from generator.outputs import build, fingerprint, parts
from generator.plaques.long_proofs import keep_long_proofs
from tests.support.day import EPOCH
from tests.support.install import chromium
from tests.support.many import many_relics
from tests.support.worlds import BELOW, LONG_PROOFS, ROOT, WORLD, ditich, edit
from tools.sample import lay_out

if TYPE_CHECKING:  # unit tests run where no browser is installed
    from playwright.sync_api import Browser, Playwright

BuiltOnce = Callable[[str, Callable[[Path], object]], Path]

# Examples are drawn from the same seed at each run: a failure in CI is a failure here. With a seed given, they are drawn
# from that one, three times as many; `make test-random` gives a new one at each run.
settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("random", max_examples=300, deadline=None, database=None, print_blob=True)

# The one place that sets the day: for this process, and for every child a test starts. Whatever reads the machine's
# clock instead is a test that is green on one day only.
os.environ["SOURCE_DATE_EPOCH"] = EPOCH
# Nor in whatever language the machine's owner speaks.
os.environ["DITICH_LANG"] = "vi"
# Nor as on a machine where nobody sits, which confirms nothing in a person's name: a test that means one says so.
os.environ.pop("CI", None)


@pytest.fixture(scope="session", autouse=True)
def program_read_once() -> Iterator[None]:
    """The digest of the program is taken once: nobody changes its source while the tests run, and they build often."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fingerprint, "program", cache(fingerprint.program))
        yield


@pytest.fixture(scope="session", autouse=True)
def no_power_cut() -> Iterator[None]:
    """Builds do not wait for the disk: it would see to the folders of all tests, gigabytes, whenever one of them publishes."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "sync", lambda: None)
        patch.setattr(os, "fsync", lambda _: None)
        yield


@pytest.fixture(scope="session", autouse=True)
def long_proofs_made_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The long proof of a symbol, seconds of work, is made once for all tests of a run: each builds the same few plaques."""
    folder = tmp_path_factory.getbasetemp()
    kept = (folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder) / "long-proofs"
    kept.mkdir(exist_ok=True)
    keep_long_proofs(kept)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(LONG_PROOFS, str(kept))
        for module in (build, parts):
            patch.setattr(module, "keep_long_proofs", lambda _: None)
        yield


@pytest.fixture(scope="session")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> BuiltOnce:
    """Builds what is laid out in a folder of this name: once for all processes that run these tests at the same time."""
    folder = tmp_path_factory.getbasetemp()
    shared = folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder

    def built(name: str, lay_out: Callable[[Path], object]) -> Path:
        site, done = shared / f"built-{name}", shared / f"built-{name}.done"
        with FileLock(shared / f"built-{name}.lock"):
            if not done.exists():
                shutil.rmtree(site, ignore_errors=True)
                site.mkdir()
                lay_out(site)
                result = ditich(site, "build")
                assert 0 == result.exit_code, result.output
                done.touch()
        return site

    return built


@pytest.fixture(scope="session")
def built_world(built_once: BuiltOnce) -> Path:
    """The small site of tests/world, built. Not to be changed: copy it (fixture `world`)."""
    return built_once("world", lambda folder: shutil.copytree(WORLD, folder, dirs_exist_ok=True))


@pytest.fixture
def world(built_world: Path, tmp_path: Path) -> Path:
    """A fresh copy of the built site, its cache included, so that a test makes only what it changes."""
    folder = tmp_path / "world"
    shutil.copytree(built_world / "content", folder / "content")
    shutil.copytree(built_world / "output", folder / "output")
    # No links: a test that damages a result would damage that of all others.
    for name in ("store", "compiled"):
        shutil.copytree(built_world / ".cache" / name, folder / ".cache" / name)
    return folder


@pytest.fixture(scope="session")
def real_site(built_once: BuiltOnce) -> Path:
    """The five relics of content/, built: a folder with content/ and output/. Not to be changed."""
    return built_once("real", lambda folder: shutil.copytree(ROOT / "content", folder / "content"))


@pytest.fixture(scope="session")
def sample_site(built_once: BuiltOnce) -> Path:
    """The sample relics of tests/sample, built: photographs, recordings, three stops. Not to be changed."""
    return built_once("sample", lay_out)


@pytest.fixture(scope="session")
def below_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample relics below a sub-path, built. Not to be changed."""
    folder = tmp_path_factory.mktemp("below")
    lay_out(folder)
    edit(folder / "content", "project.yaml", "https://mau.example", BELOW)
    result = ditich(folder, "build")
    assert 0 == result.exit_code, result.output
    return folder


@pytest.fixture(scope="session")
def many_site(built_once: BuiltOnce) -> Path:
    """Seventy relics, built: more than one list holds, on two trails and on none. Not to be changed."""
    return built_once("many", lambda folder: many_relics(folder, 70))


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What drives browsers; there can be one in a process."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as found:
        yield found


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """The system's Chromium, or Playwright's own where there is none."""
    # Root in a container has no user namespaces to build a sandbox from; only our own pages are opened.
    found = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"])
    yield found
    found.close()


def pytest_configure(config: pytest.Config) -> None:
    """Choose how examples are drawn, before any test module is imported."""
    settings.load_profile("same" if config.getoption("--hypothesis-seed") is None else "random")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--renew` writes golden texts anew instead of comparing with them."""
    parser.addoption("--renew", action="store_true", help="write the golden texts anew")
