"""Pytest's settings, the day on which tests build, and the built sites: each built once, and fresh copies of the small one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tests.support.day import EPOCH
from tests.support.install import chromium
from tests.support.many import many_relics
from tests.support.worlds import BELOW, ROOT, WORLD, ditich, edit
from tools.sample import lay_out

if TYPE_CHECKING:  # unit tests run where no browser is installed
    from playwright.sync_api import Browser, Playwright

# Examples are drawn from the same seed at each run: a failure in CI is a failure here. With a seed given, they are drawn
# from that one, three times as many; `make test-random` gives a new one at each run.
settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("random", max_examples=300, deadline=None, database=None, print_blob=True)

# The one place that sets the day: for this process, and for every child a test starts. Whatever reads the machine's
# clock instead is a test that is green on one day only.
os.environ["SOURCE_DATE_EPOCH"] = EPOCH
# Nor in whatever language the machine's owner speaks.
os.environ["DITICH_LANG"] = "vi"


@pytest.fixture(scope="session")
def built_world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site of tests/world, built. Not to be changed: copy it (fixture `world`)."""
    folder = tmp_path_factory.mktemp("built") / "world"
    shutil.copytree(WORLD, folder)
    result = ditich(folder, "build")
    assert 0 == result.exit_code, result.output
    return folder


@pytest.fixture
def world(built_world: Path, tmp_path: Path) -> Path:
    """A fresh copy of the built site, its cache included, so that a test makes only what it changes."""
    folder = tmp_path / "world"
    shutil.copytree(built_world / "content", folder / "content")
    shutil.copytree(built_world / "output", folder / "output")
    # Results in the cache never change, so a link is as good as a copy.
    shutil.copytree(built_world / ".cache" / "store", folder / ".cache" / "store", copy_function=os.link)
    return folder


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The five relics of content/, built: a folder with content/ and output/."""
    folder = tmp_path_factory.mktemp("real")
    shutil.copytree(ROOT / "content", folder / "content")
    result = ditich(folder, "build")
    assert 0 == result.exit_code, result.output
    return folder


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample relics of tests/sample, built: photographs, recordings, three stops. Not to be changed."""
    folder = tmp_path_factory.mktemp("sample")
    lay_out(folder)
    result = ditich(folder, "build")
    assert 0 == result.exit_code, result.output
    return folder


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
def many_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Seventy relics, built: more than one list holds, on two trails and on none. Not to be changed."""
    folder = tmp_path_factory.mktemp("many")
    many_relics(folder, 70)
    result = ditich(folder, "build")
    assert 0 == result.exit_code, result.output
    return folder


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
