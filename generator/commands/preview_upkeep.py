"""Keeps a preview as the files are: a save is shown at once, and another process makes the whole build that follows."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context, parent_process

import click
from tornado.ioloop import IOLoop

from generator.commands.preview import Preview
from generator.commands.preview_build import Outcome, build_after_change
from generator.diagnostics.messages import say
from generator.outputs.changes import changes_below, look

QUIET = 0.5
"""s without a save after which what was shown from memory is built and published."""


class Upkeep:
    """Watches the files of a preview. All but the watching itself is done on the thread of the server."""

    def __init__(self, preview: Preview, reload_pages: Callable[[], None]) -> None:
        """Look at the files now: whatever changes from here on is shown. `reload_pages` is called when it is."""
        self._preview, self._reload_pages = preview, reload_pages
        self._folders = tuple(folder.resolve() for folder in (preview.content, *preview.templates.layers))
        self._seen = look(self._folders, {})
        self._stopped = threading.Event()
        self._builder: ProcessPoolExecutor | None = None
        self._running = self._again = False
        self._when_quiet: object = None

    @contextmanager
    def going_on(self, loop: IOLoop) -> Iterator[None]:
        """Keep the preview while this is entered; at its end a build that is running ends first."""
        self._loop = loop
        watcher = threading.Thread(target=self._watch, name="watch", daemon=True)
        watcher.start()
        try:
            yield
        finally:
            self._stopped.set()
            watcher.join()
            if self._builder:
                self._builder.shutdown(wait=True, cancel_futures=True)

    def _watch(self) -> None:
        for paths in changes_below(self._folders, self._seen, self._stopped):
            self._loop.add_callback(self._changed, paths)

    # ---- on the server's thread -------------------------------------------------------------------

    def _changed(self, paths: frozenset[str]) -> None:
        if self._when_quiet:
            self._loop.remove_timeout(self._when_quiet)
            self._when_quiet = None
        with self._shown():
            at_once = self._preview.changed(paths)
        if at_once:
            self._build()
        else:
            self._when_quiet = self._loop.call_later(QUIET, self._build)

    def _build(self) -> None:
        """Build in the other process; behind the build that is running, where one is."""
        self._when_quiet, self._again = None, self._running
        if self._running:
            return
        try:
            order, expected = self._preview.begin()
        except click.ClickException as refused:  # what SOURCE_DATE_EPOCH says is no date
            self._finish(Outcome(fault=refused.format_message()))
            return
        self._running = True
        self._builder = self._builder or ProcessPoolExecutor(
            1, mp_context=get_context("spawn"), initializer=_serve_the_server
        )
        build = self._builder.submit(build_after_change, order, expected)
        build.add_done_callback(lambda build: self._loop.add_callback(self._built, build))

    def _built(self, build: Future[Outcome]) -> None:
        self._running = False
        try:
            outcome = build.result()
        except BrokenExecutor:  # the system stopped the process; the next build starts another
            self._builder = None
            outcome = Outcome(fault=say("system-helper", self._preview.locale))
        self._finish(outcome)
        if self._again:
            self._build()

    def _finish(self, outcome: Outcome) -> None:
        with self._shown():
            self._preview.finish(outcome)

    @contextmanager
    def _shown(self) -> Iterator[None]:
        """Let open pages reload, if what is shown is not what it was before."""
        before = self._preview.state
        yield
        if self._preview.state != before:
            self._reload_pages()


def _serve_the_server() -> None:
    """Prepare the process that builds: it ends with the server, however that ends.

    Ctrl+C reaches every process of a terminal; the server decides what becomes of a build.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_the_server, daemon=True).start()


def _end_with_the_server() -> None:
    server = parent_process()
    if server:
        server.join()
        os._exit(1)  # publishing stands it: see outputs/publish.py
