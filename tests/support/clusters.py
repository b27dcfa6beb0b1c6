"""A Dask cluster on this machine: a scheduler and workers in processes of their own, and mishaps they meet on demand."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.support.worlds import ROOT

SCRIPT = """
import os, sys

if __name__ == "__main__":
    from distributed import LocalCluster
    options = dict(host="127.0.0.1", processes=True, dashboard_address=None, worker_dashboard_address=None)
    with LocalCluster(n_workers=int(sys.argv[1]), threads_per_worker=2, **options) as cluster:
        print(cluster.scheduler_address, flush=True)
        sys.stdin.read()
"""

MISHAPS = """
import os, signal, sys
from pathlib import Path

orders, hidden = Path(os.environ["ORDERS"]), os.environ["HIDDEN"]

def meet(event, args):
    if event != "open" or not isinstance(args[0], str):
        return
    path, mode = args[0], args[1] or ""
    if "/here/" in path or path.startswith(hidden):
        raise PermissionError(1, "not on this machine", path)
    if "/shared/" in path and "w" in mode:
        try:
            os.rename(orders / "die", orders / "died")
        except OSError:
            pass
        else:
            os.kill(os.getpid(), signal.SIGKILL)
        if (orders / "unmount").exists():
            folder = Path((orders / "unmount").read_text())
            (orders / "unmount").unlink()
            folder.rename(folder.with_name("unmounted"))
        if (orders / "stop").exists():
            os.kill(int((orders / "stop").read_text()), signal.SIGKILL)
        if (orders / "die-always").exists():
            os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(meet)
"""
"""What `sitecustomize` does in every process of the cluster: nothing in a folder here/ and no template can be opened
there; and whoever is about to write into a folder shared/ kills itself or another process, or takes the folder away, where that is
ordered, in the middle of its job."""


class Running:
    """A cluster that runs."""

    def __init__(self, address: str, process: int, orders: Path) -> None:
        self.address, self.process, self._orders = address, process, orders

    def order(self, mishap: str, text: str = "") -> Path:
        """Let a mishap happen; returns the file that orders it."""
        self._orders.mkdir(exist_ok=True)
        path = self._orders / mishap
        path.write_text(text, "utf-8")
        return path

    def died(self) -> bool:
        """Whether a worker that was to die once did."""
        return (self._orders / "died").exists()


@contextmanager
def running(
    folder: Path, workers: int, *, program: Path = ROOT, settings: Mapping[str, str] | None = None
) -> Iterator[Running]:
    """A scheduler and so many workers with the program in this folder; `folder` is theirs and outside of any project."""
    (folder / "hooks").mkdir(parents=True)
    (folder / "hooks/sitecustomize.py").write_text(MISHAPS, "utf-8")
    (folder / "cluster.py").write_text(SCRIPT, "utf-8")
    environ = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join((str(folder / "hooks"), str(program))),
        "ORDERS": str(folder / "orders"),
        "HIDDEN": str(program / "templates"),
        "DASK_TEMPORARY_DIRECTORY": str(folder / "scratch"),
        **(settings or {}),
    }
    command = [sys.executable, str(folder / "cluster.py"), str(workers)]
    with subprocess.Popen(
        command,
        cwd=folder,
        env=environ,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdout
        try:
            yield Running(process.stdout.readline().strip(), process.pid, folder / "orders")
        finally:
            assert process.stdin
            process.stdin.close()
            process.wait(timeout=30)
