"""A Chromium, and the built site on loopback under the headers it will be sent with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.support.browser import Site, serve


@pytest.fixture(scope="session")
def site(real_site: Path, browser: Browser) -> Iterator[Site]:
    """The five relics."""
    server = serve(real_site / "output" / "site")
    yield Site(browser, f"http://127.0.0.1:{server.server_port}")
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def small_site(built_world: Path, browser: Browser) -> Iterator[Site]:
    """The small site of tests/world, where most translations are missing."""
    server = serve(built_world / "output" / "site")
    yield Site(browser, f"http://127.0.0.1:{server.server_port}")
    server.shutdown()
    server.server_close()
