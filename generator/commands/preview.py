"""The site as it was last built, or what is wrong with it: what a preview answers to each request."""

from __future__ import annotations

import mimetypes
import traceback
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from generator import urls
from generator.commands.context import locked, report, system_fault
from generator.diagnostics.messages import say
from generator.diagnostics.problem import Problem, Refusal, errors, show
from generator.diagnostics.sentence import Locale
from generator.outputs.build import Made, make, publish
from generator.site import Site
from generator.store import Store, digest
from generator.web import preview_pages
from generator.web.hosts import host_config

StartResponse = Callable[[str, list[tuple[str, str]]], Any]
"""WSGI's start_response (PEP 3333)."""


@dataclass(frozen=True, slots=True)
class Result:
    """What the last build left to be shown."""

    state: str
    """A name of all that is shown: another name, other pages."""

    problems: tuple[Problem, ...] = ()
    fault: str = ""
    """Why there was no build: what the system refused, or that it is our fault; empty where there was one."""

    site: Site | None = None
    policy: str = ""
    """The Content-Security-Policy the site is published with."""

    drafts: frozenset[str] = frozenset()
    """Paths of the pages of drafts, below the output folder."""

    @property
    def failed(self) -> bool:
        """Whether there is no site to be shown."""
        return bool(self.fault or errors(self.problems))


def _result(made: Made) -> Result:
    """What is to be shown of a build."""
    state = digest([kept.call for kept in made.outputs.values()], made.problems)
    if made.site is None or errors(made.problems):
        return Result(state, made.problems)
    catalogue = made.site.catalogue
    sources = {entry.source for entry in catalogue.entries if entry.id in made.drafts}
    sources |= {plaque.at.path for plaque in catalogue.plaques if plaque.relic in made.drafts}
    drafts = frozenset(path for path, kept in made.outputs.items() if kept.source in sources)
    headers = {header.name: header.value for header in host_config(made.site).headers}
    return Result(state, made.problems, "", made.site, headers["Content-Security-Policy"], drafts)


class Preview:
    """The site as it was last built, or, while something is wrong, what is wrong. A WSGI application."""

    def __init__(  # noqa: PLR0913, PLR0917 -- the fields of CommandContext, the clock, and what to show
        self,
        content: Path,
        templates: Path,
        output: Path,
        store: Store,
        locale: Locale,
        today: Callable[[], str],
        *,
        drafts: bool = False,
    ) -> None:
        """Nothing is built yet."""
        self.content, self.templates, self.output, self.store, self.locale = content, templates, output, store, locale
        self.today, self.drafts = today, drafts
        self.result: Result | None = None

    @property
    def state(self) -> str:
        """A name of what is shown, which a page tells when it asks whether it is still right."""
        # What looks like a number reaches us as one from livereload's script.
        return f"v{self.result.state}" if self.result else ""

    def rebuild(self) -> None:
        """Build and say the problems; publish unless there is an error, which every page then shows. Raises OSError."""
        with locked(self.store, self.locale):
            made = make(
                self.content, self.templates, self.today(), self.store, lambda _done, _of: None, drafts=self.drafts
            )
            report(made.problems, self.locale)
            result = _result(made)
            if not result.failed:
                publish(made, self.output)
            self.result = result

    def rebuild_at_start(self) -> None:
        """Rebuild; what is wrong with the program is said, and the next change tries again. Raises OSError."""
        try:
            self.rebuild()
        except Refusal as refusal:  # of what was lost in the store, and is made again to be published
            self._show_problem(refusal.problem)
        except (OSError, click.ClickException):
            raise
        except Exception:  # noqa: BLE001 -- whatever it is; nothing of it is hidden
            self._show_our_fault()

    def rebuild_after_change(self) -> None:
        """Rebuild; what the system refuses is said, too, and the last good site stays as it is in its folder."""
        try:
            self.rebuild_at_start()
        except OSError as error:
            self._show_fault(system_fault(error, self.locale).format_message())
        except click.ClickException as refused:
            self._show_fault(refused.format_message())
        if self.result and not self.result.problems and not self.result.fault:
            click.echo(say("rebuilt", self.locale))

    def _show_problem(self, problem: Problem) -> None:
        report([problem], self.locale)
        self.result = Result(digest(problem), (problem,))

    def _show_our_fault(self) -> None:
        traceback.print_exc()
        self._show_fault(say("preview-fault", self.locale))

    def _show_fault(self, sentence: str) -> None:
        click.echo(sentence, err=True)
        self.result = Result(digest(sentence), fault=sentence)

    # ---- answers ----------------------------------------------------------------------------------

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request, GET or HEAD (WSGI, PEP 3333)."""
        path = environ.get("PATH_INFO", "/").encode("latin-1").decode("utf-8", "replace")
        status, headers, body = self._answer(path, environ.get("HTTP_HOST", ""))
        start_response(status, [*headers, ("Content-Length", str(len(body))), ("Cache-Control", "no-store")])
        return [] if environ.get("REQUEST_METHOD") == "HEAD" else [body]

    def _answer(self, path: str, host: str) -> tuple[str, list[tuple[str, str]], bytes]:
        """Status, headers and body for a path. `host` is what the browser calls this server."""
        result = self.result
        script = [("Content-Type", "text/javascript; charset=utf-8")]
        if path == urls.WORKER:
            return "200 OK", script, preview_pages.WORKER.encode()
        if result and result.site and path == result.site.theme.scripts["offline"].path:
            return "200 OK", script, preview_pages.NO_SCRIPT.encode()
        if result and result.failed and self._is_page(path):
            return self._problem_page(result, host)
        file, status = self._file(path), "200 OK"
        if file is None:
            file, status = self.output.resolve() / urls.site_file(urls.NOT_FOUND), "404 Not Found"
        try:
            body = file.read_bytes()
        except OSError:  # nothing was ever built
            return "404 Not Found", [("Content-Type", "text/plain")], b""
        media_type = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        headers = [("Content-Type", f"{media_type}; charset=utf-8")]
        if result and result.site and file.suffix == ".html":
            headers.append(("Content-Security-Policy", preview_pages.page_policy(result.policy, host)))
            body = preview_pages.with_bar(body, self._bar(result, result.site, file))
        return status, headers, body

    def _is_page(self, path: str) -> bool:
        """Whether the path is that of an HTML page."""
        return path.endswith(("/", ".html")) or "." not in path.rsplit("/", 1)[-1]

    def _file(self, path: str) -> Path | None:
        """The file a host serves for this path; None where there is none inside the site."""
        site = (self.output / "site").resolve()
        for name in (path, f"{path}/index.html", f"{path}.html"):
            try:
                file = (site / name.lstrip("/")).resolve()
                if file.is_file() and file.is_relative_to(site):
                    return file
            except (OSError, ValueError):  # a name no file system takes
                return None
        return None

    def _problem_page(self, result: Result, host: str) -> tuple[str, list[tuple[str, str]], bytes]:
        """The answer that says what is wrong, in the author's language."""
        title = say("wrong-build" if result.fault else "wrong-content", self.locale)
        texts = (result.fault,) if result.fault else tuple(show(problem, self.locale) for problem in result.problems)
        headers = [
            ("Content-Type", "text/html; charset=utf-8"),
            ("Content-Security-Policy", preview_pages.problem_policy(host)),
        ]
        body = preview_pages.problem_page(title, texts, self.locale)
        return "500 Content Has Problems", headers, body

    def _bar(self, result: Result, site: Site, file: Path) -> str:
        """The bar of the page in this file: what the build warned of, and whether it is a draft's."""
        path = file.relative_to(self.output.resolve()).as_posix()
        first = path.split("/")[1]
        language = first if first in site.languages else site.first_language
        draft = (language, site.words["draft"][language]) if path in result.drafts else None
        warnings = tuple(show(problem, self.locale) for problem in result.problems)
        count = say("count", self.locale, errors=0, warnings=len(warnings))
        return preview_pages.bar(draft, count, warnings, self.locale)
