"""A build on several machines publishes what a build on one does, or says in one sentence why nothing was published.

The machines are processes here, on loopback. They have no project: opening a file of one, or of the templates, fails.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import Result

from generator.outputs import cluster, errand, parts
from generator.outputs.shared_store import SharedStore
from generator.store import content_digest
from tests.support.clusters import Running, running
from tests.support.worlds import ROOT, STORY, WORLD, add_photo, ditich, edit, snapshot

pytestmark = pytest.mark.processes


@pytest.fixture(scope="module")
def two_workers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(tmp_path_factory.mktemp("cluster") / "there", 2) as found:
        yield found


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The small site with two plaques and a photograph, never built."""
    shutil.copytree(WORLD / "content", tmp_path / "here/project/content")
    add_photo(tmp_path / "here/project/content")
    return tmp_path / "here/project"


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    (tmp_path / "shared").mkdir()
    return tmp_path / "shared"


@pytest.fixture(autouse=True)
def little_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two relics are shared out; and a machine that has much else to do is waited for."""
    monkeypatch.setattr(cluster, "PARALLEL_FROM", 1)
    monkeypatch.setattr(cluster, "CONNECTED_IN", 60)
    monkeypatch.setattr(cluster, "PATIENCE", 60)


@pytest.fixture
def nothing_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """No part of a relic is made on this machine."""

    def make_relic(*_: object) -> object:
        raise AssertionError("made here")

    monkeypatch.setattr(parts, "make_relic", make_relic)


def build(folder: Path, address: str, shared: Path) -> Result:
    return ditich(folder, "--lang", "en", "build", "--jobs", "1", "--store", str(shared), "--cluster", address)


# ---- the same bytes -------------------------------------------------------------------------------


@pytest.mark.usefixtures("nothing_here")
def test_a_cluster_makes_byte_for_byte_what_one_machine_makes(two_workers, sample_site, shared, tmp_path):
    """Photographs, recordings and plaques too, whose files lie on this machine only."""
    project = tmp_path / "here/project"
    shutil.copytree(sample_site / "content", project / "content")
    result = build(project, two_workers.address, shared)

    assert 0 == result.exit_code, result.output
    assert snapshot(sample_site / "output") == snapshot(project / "output")


def test_a_worker_killed_in_the_middle_loses_nothing(two_workers, project, shared):
    alone = project.with_name("alone")
    shutil.copytree(project / "content", alone / "content")
    assert 0 == ditich(alone, "build", "--jobs", "1").exit_code
    two_workers.order("die")
    result = build(project, two_workers.address, shared)

    assert 0 == result.exit_code, result.output
    assert two_workers.died()
    assert snapshot(alone / "output") == snapshot(project / "output")


def test_files_damaged_in_the_shared_store_are_given_again(two_workers, project, shared, tmp_path):
    """Templates, faces, photographs: workers that have none yet ask for them."""
    assert 0 == build(project, two_workers.address, shared).exit_code
    entries = {path.parent.name + path.name: path for path in shared.glob("??/*")}
    files = {name: path for name, path in entries.items() if len(name) == len(content_digest(b""))}
    for path in entries.values():
        path.write_bytes(path.read_bytes()[:-1])
    again = project.with_name("again")
    shutil.copytree(project / "content", again / "content")
    with running(tmp_path / "there", 1) as new:
        result = build(again, new.address, shared)

    assert 0 == result.exit_code, result.output
    assert snapshot(project / "output") == snapshot(again / "output")
    assert list(files) == [content_digest(path.read_bytes()) for path in files.values()]


def test_what_an_author_has_to_mend_is_said_as_by_one_machine(two_workers, project, shared):
    """A name no face of the plaque has letters for is found where the plaque is drawn."""
    edit(project / "content", STORY, "name: ", "name: 🏯 ")
    alone = project.with_name("alone")
    shutil.copytree(project / "content", alone / "content")
    expected = ditich(alone, "--lang", "en", "build", "--jobs", "1")
    result = build(project, two_workers.address, shared)

    assert "glyph-missing" in expected.output
    assert (1, expected.output) == (result.exit_code, result.output)
    assert not (project / "output").exists()


# ---- nothing half published -----------------------------------------------------------------------


def refused(project: Path, result: Result, sentence: str) -> None:
    """It ended in one line with this in it, and nothing was published."""
    lines = [line for line in result.output.splitlines() if line]

    assert 3 == result.exit_code, result.output
    assert sentence in lines[-1]
    assert "nothing was published" in lines[-1]
    assert 1 == len(lines), result.output
    assert not (project / "output/site").exists()
    assert not (project / "output/print").exists()


def test_a_worker_with_another_program_is_refused(two_workers, project, shared, monkeypatch):
    """As it would be with an older ditich, or with other libraries."""
    monkeypatch.setattr(cluster, "this_program", lambda: "Python 3.99.0 linux x86_64 0123456789abcdef")

    refused(project, build(project, two_workers.address, shared), "here Python 3.99.0 linux x86_64 01234567;")


def test_a_cluster_that_cannot_be_reached(project, shared, monkeypatch):
    monkeypatch.setattr(cluster, "CONNECTED_IN", 1)

    refused(project, build(project, "tcp://127.0.0.1:9", shared), "the cluster tcp://127.0.0.1:9 cannot be reached")


def test_a_cluster_without_workers(project, shared, tmp_path, monkeypatch):
    monkeypatch.setattr(cluster, "PATIENCE", 1)
    with running(tmp_path / "there", 0) as nobody:
        refused(project, build(project, nobody.address, shared), "has no worker")


def test_a_cluster_without_our_program(project, shared, tmp_path):
    """Its processes find a package of our name, but nothing of what they are asked for in it."""
    other = tmp_path / "other"
    shutil.copytree(ROOT / "generator/diagnostics", other / "generator/diagnostics")
    (other / "generator/__init__.py").write_text("", "utf-8")
    with running(tmp_path / "there", 1, program=other) as strange:
        refused(project, build(project, strange.address, shared), "cannot run this ditich")


def test_a_job_that_kills_every_worker_ends_the_build(project, shared, tmp_path):
    settings = {"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "0"}
    with running(tmp_path / "there", 1, settings=settings) as deadly:
        deadly.order("die-always")
        refused(project, build(project, deadly.address, shared), "died of the same job")


def test_a_cluster_that_goes_in_the_middle(project, shared, tmp_path):
    """All of it, scheduler and workers."""
    with running(tmp_path / "there", 1) as going:
        going.order("stop", str(going.process))
        refused(project, build(project, going.address, shared), "has gone")


def test_a_shared_store_that_goes_while_workers_write(two_workers, project, shared):
    two_workers.order("unmount", str(shared))
    refused(project, build(project, two_workers.address, shared), f"the shared store file://{shared} does not answer")


def test_a_shared_store_that_workers_do_not_reach(two_workers, project, tmp_path, monkeypatch):
    """A folder of this machine, say, where theirs are others: they find nothing in it."""
    elsewhere = tmp_path / "shared"
    elsewhere.mkdir()
    unseen = SharedStore("memory://shared", errand.this_machine())
    monkeypatch.setattr("generator.outputs.shared_store.shared_store", lambda *_, **__: unseen)

    refused(project, build(project, two_workers.address, elsewhere), "not found from another machine")


def test_a_cluster_without_a_shared_store_is_no_command(project):
    result = ditich(project, "--lang", "en", "build", "--cluster", "tcp://127.0.0.1:9")

    assert 2 == result.exit_code
    assert "--store" in result.output
