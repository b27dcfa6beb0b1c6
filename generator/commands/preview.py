"""The site as it is in memory, or what is wrong with it: what a preview answers to each request.

A save of a relic's text is read, and shown, before anything is built; the whole build that follows has the last word.
"""

from __future__ import annotations

import mimetypes
import traceback
import unicodedata
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import click

from generator import urls
from generator.commands.context import report
from generator.commands.preview_build import Order, Outcome, build_at_start
from generator.diagnostics.messages import say
from generator.diagnostics.problem import Problem, Refusal, errors, show
from generator.diagnostics.sentence import Locale
from generator.outputs.resident import FreshRelic, Resident, mended, not_read, read_again, with_fresh
from generator.project.templates import Templates
from generator.site import Site
from generator.store import Store, digest
from generator.text.translations import plain
from generator.web import preview_pages
from generator.web.hosts import editing_policy

StartResponse = Callable[[str, list[tuple[str, str]]], Any]
"""WSGI's start_response (PEP 3333)."""


@dataclass(frozen=True, slots=True)
class Result:
    """What there is to be shown."""

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

    fresh: tuple[FreshRelic, ...] = ()
    """The relics whose pages are not those of the output folder."""

    @property
    def failed(self) -> bool:
        """Whether there is no site to be shown."""
        return bool(self.fault or errors(self.problems))


class Preview:
    """The site as it was last built and saved, or, while something is wrong, what is wrong. A WSGI application."""

    def __init__(  # noqa: PLR0913, PLR0917 -- the fields of CommandContext, the clock, and what to show
        self,
        content: Path,
        templates: Templates,
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
        self._good = Outcome()
        self._known: Resident | None = None
        self._building: Resident | None = None
        self._fresh: dict[str, FreshRelic] = {}
        self._since = set[str]()

    @property
    def state(self) -> str:
        """A name of what is shown, which a page tells when it asks whether it is still right."""
        # What looks like a number reaches us as one from livereload's script.
        return f"v{self.result.state}" if self.result else ""

    # ---- whole builds -----------------------------------------------------------------------------

    def rebuild(self) -> None:
        """Build here and now. Raises OSError, click.ClickException."""
        order, _ = self.begin()
        self.finish(build_at_start(order))

    def begin(self) -> tuple[Order, str]:
        """What is to be built, and the digest of the inputs that need not be told; then `finish` is to be called."""
        order = Order(
            self.content, self.templates, self.output, self.store, self.locale, self.today(), drafts=self.drafts
        )
        self._building = with_fresh(self._known, self._fresh) if self._known else None
        self._since.clear()
        return order, self._building.inputs if self._building and self._building.site else ""

    def finish(self, outcome: Outcome) -> None:
        """Show what was built. What was saved after `begin` stays shown, and needs another build."""
        since, building = frozenset(self._since), self._building
        self._building = None
        if outcome.fault:
            click.echo(outcome.trace + outcome.fault, err=True)
            self._show(Result(digest(outcome.fault), fault=outcome.fault))
            return
        if outcome.known or not outcome.failed:
            self._known = outcome.known or building
            self._fresh.clear()
        if self._known and building and not outcome.known:
            self._known = replace(self._known, others=not_read(outcome.problems, building.readings))
        if not outcome.failed:
            self._good = outcome
        elif not since:
            self._show(Result(digest(outcome.problems), outcome.problems))
            return
        for folder in since:
            self._read_again(folder)
        self._show_what_is_known()

    def warm_up(self) -> None:
        """Read a relic and make its first page for nothing, so that the first save takes no longer than the others."""
        if self._known and self._known.site and self._known.readings:
            relic = read_again(self._known, next(iter(self._known.readings)))
            for output in tuple(relic.outputs.values())[:1] if relic else ():
                output.make(*output.args)

    # ---- saves ------------------------------------------------------------------------------------

    def changed(self, paths: Collection[str]) -> bool:
        """Show what was saved in these files, as far as it can be without a build; whether one is needed at once.

        It is always needed in the end: it has the last word, and publishes.
        """
        folders = {self._folder_of_text(path) for path in paths}
        if self._building:
            self._since |= folders - {""}
        known, result = self._known, self.result
        if known is None or result is None or result.fault or "" in folders:
            return True
        unread = [folder for folder in folders if not self._read_again(folder)]
        if unread or self.today() != known.references.today:
            return True
        return not self._show_what_is_known()

    def _folder_of_text(self, path: str) -> str:
        """The folder of sites/ of which this file is a text, known before; else empty."""
        parts = Path(path).parts[len(self.content.resolve().parts) :]
        if len(parts) != 3 or parts[0] != "sites" or not self._is_text(parts[2]):  # noqa: PLR2004 -- sites/<folder>/<name>
            return ""
        folder = unicodedata.normalize("NFC", parts[1])
        return folder if self._known and folder in self._known.readings else ""

    def _is_text(self, name: str) -> bool:
        """Whether a file of a relic's folder is read again without a build; photographs and recordings are not."""
        project = self._known.references.project if self._known else None
        spoken = project.languages if project else ()
        return name in {"site.yaml", *(f"{tag}.md" for tag in spoken)}

    def _read_again(self, folder: str) -> bool:
        """Read the folder; whether that went well. If not, the build says why."""
        assert self._known
        try:
            relic = read_again(self._known, folder) if folder in self._known.readings else None
        except Exception:  # noqa: BLE001 -- the build meets it again, and nothing of it is hidden there
            return False
        if relic is None:
            return False
        self._fresh[folder], self._known = relic, mended(self._known, folder)
        return True

    def _show_what_is_known(self) -> bool:
        """Show the site with what was read since its build, or the errors in it; whether that is all there is to show."""
        known, fresh, result = self._known, self._fresh, self.result
        if known is None:
            return False
        problems = with_fresh(known, fresh).problems
        if errors(problems):
            self._show(Result(digest(problems), problems))
            return True
        shown = {folder: relic for folder, relic in fresh.items() if relic.stands_as_before(known.readings[folder])}
        if known.site is None or (result and result.failed and len(shown) < len(fresh)):
            return False
        elsewhere = [folder for folder, relic in fresh.items() if not relic.is_as_before(known.readings[folder])]
        # While lists show what was there before, what is shown is not yet what the build of the same files gives.
        state = digest(with_fresh(known, shown).inputs, problems, [folder for folder in elsewhere if folder in shown])
        policy, drafts = self._good.policy, self._good.drafts
        self._show(Result(state, problems, "", known.site, policy, drafts, tuple(shown.values())))
        return not elsewhere

    def _show(self, result: Result) -> None:
        """From now on show this; the terminal says what is wrong, once, or that nothing is any more."""
        before, self.result = self.result, result
        if result.fault or (before and before.state == result.state):
            return
        report(result.problems, self.locale)
        if before and not result.problems:
            click.echo(say("rebuilt", self.locale))

    # ---- answers ----------------------------------------------------------------------------------

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request, GET or HEAD (WSGI, PEP 3333)."""
        path = environ.get("PATH_INFO", "/").encode("latin-1").decode("utf-8", "replace")
        status, headers, body = self._answer(path, environ.get("HTTP_HOST", ""))
        start_response(status, [*headers, ("Content-Length", str(len(body))), ("Cache-Control", "no-store")])
        return [] if environ.get("REQUEST_METHOD") == "HEAD" else [body]

    def _answer(self, path: str, host: str) -> tuple[str, list[tuple[str, str]], bytes]:
        """Status, headers and body for a path. `host` is what the browser calls this server."""
        base = self.result.site.base if self.result and self.result.site else ""
        if path.startswith(f"{base}/"):
            return self._answer_below(base, path.removeprefix(base), host)
        text = ("Content-Type", "text/plain")
        if path in ("/", base):
            return "302 Found", [("Location", f"{base}/"), text], b""
        return "404 Not Found", [text], b""  # on its host something else is there

    def _answer_below(self, base: str, path: str, host: str) -> tuple[str, list[tuple[str, str]], bytes]:
        """Status, headers and body for a path of the site, which lies below the sub-path `base`."""
        result = self.result
        script = [("Content-Type", "text/javascript; charset=utf-8")]
        offline = result.site.theme.scripts["offline"].path if result and result.site else ""
        instead = preview_pages.instead(path, base, offline)
        if instead is not None:
            return "200 OK", script, instead
        if result and result.failed and self._is_page(path):
            return self._problem_page(result, host)
        file, status = self._file(path), "200 OK"
        if file is None:
            file, status = self.output.resolve() / urls.site_file(urls.NOT_FOUND), "404 Not Found"
        try:
            body = self._read(file)
        except OSError:  # nothing was ever built
            return "404 Not Found", [("Content-Type", "text/plain")], b""
        if isinstance(body, Result):
            return self._problem_page(body, host)
        media_type = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        headers = [("Content-Type", f"{media_type}; charset=utf-8")]
        if result and result.site and file.suffix == ".html":
            published = editing_policy(result.site) if path == urls.ADMIN else result.policy
            headers.append(("Content-Security-Policy", preview_pages.page_policy(published, host)))
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

    def _read(self, file: Path) -> bytes | Result:
        """The bytes of a file of the site as it is now; what is wrong where they cannot be made. Raises OSError."""
        try:
            made = self._from_memory(file)
        except Refusal as refusal:
            return Result("", (refusal.problem,))
        except Exception:  # noqa: BLE001 -- as in a build
            click.echo(traceback.format_exc(), err=True)
            return Result("", fault=say("preview-fault", self.locale))
        return file.read_bytes() if made is None else made

    def _from_memory(self, file: Path) -> bytes | None:
        """What a relic read again gives in the place of this file; None where it gives nothing there. Raises Refusal."""
        if not self.result or not self.result.fresh:
            return None
        path = file.relative_to(self.output.resolve()).as_posix()
        output = next((relic.outputs[path] for relic in self.result.fresh if path in relic.outputs), None)
        if output is None:
            return None
        # Nothing is put into the store: whoever does holds the lock.
        data = self.store.get(self.store.key(output.make, output.args))
        return output.make(*output.args) if data is None else data

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
        draft = ((site.mark(language), plain(site.wordings[language].words["draft"])),) if path in result.drafts else ()
        warnings = tuple(show(problem, self.locale) for problem in result.problems)
        count = say("count", self.locale, errors=0, warnings=len(warnings))
        return preview_pages.bar(draft, count, warnings, self.locale)
