"""The real site, written for each host, and the host's own server answering on loopback."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.web.hosts import HOSTS
from tests.support.hosts import START, Host, free, wait
from tests.support.worlds import ROOT, ditich

RETIRED = """
life:
  - {stage: printed, on: 2026-01-02, by: Xưởng thử}
  - {stage: retired, on: 2026-03-04, by: Ban quản trị thử}
printed:
  payload: https://ditich.example/q/x6vhw
  version: 4
  level: H
  mask: 3
  digest: %s
  names: {vi: Linh Sơn Cổ Miếu, en: Linh Sơn Cổ Miếu Temple}
replaced_by: 2r9tp
""" % ("0" * 64)


@pytest.fixture(scope="session")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """hosts/<name>/ of every host: the five relics, one of them renamed, one plaque of them retired."""
    folder = tmp_path_factory.mktemp("hosts")
    shutil.copytree(ROOT / "content", folder / "content")
    site = folder / "content/sites/dinh-phu-luong/site.yaml"
    site.write_text(site.read_text("utf-8") + "\nwas: [dinh-cu]\n", "utf-8")
    plaque = folder / "content/plaques/x6vhw.yaml"
    plaque.write_text(plaque.read_text("utf-8") + RETIRED, "utf-8")
    assert 0 == ditich(folder, "build").exit_code
    for name in HOSTS:
        result = ditich(folder, "host", name)
        assert 0 == result.exit_code, result.output
    return folder / "output" / "hosts"


@pytest.fixture(scope="session", params=[name for name in HOSTS if name != "folder"])
def host(request: pytest.FixtureRequest, finished: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """Each host in turn; `folder` has no server."""
    port = free()
    copy = tmp_path_factory.mktemp(request.param) / "upload"
    shutil.copytree(finished / request.param, copy)
    with START[request.param](copy, port):
        host = Host(request.param, port)
        wait(host)
        yield host
