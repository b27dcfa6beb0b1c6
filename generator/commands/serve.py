"""`ditich serve`: shows the site on this machine and rebuilds it at every change; problems are shown in the page."""

from __future__ import annotations

import html
import mimetypes
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import click
from livereload import Server

from generator import urls
from generator.commands.context import CommandContext, require_content, system_fault, today
from generator.diagnostics.messages import say
from generator.diagnostics.problem import Problem, errors, show
from generator.diagnostics.sentence import Locale
from generator.outputs.build import make, publish
from generator.store import Store

StartResponse = Callable[[str, list[tuple[str, str]]], Any]
"""WSGI's start_response (PEP 3333)."""

_PROBLEM_PAGE = """<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>body{{font:1.1rem/1.5 sans-serif;margin:1.5rem;background:#FBF6EA;color:#201A15}}h1{{color:#8C1D18}}
pre{{white-space:pre-wrap;overflow-wrap:anywhere;background:#fff;border-left:.3rem solid #8C1D18;padding:.8rem}}</style>
</head><body><h1>{title}</h1>{problems}</body></html>"""


class Preview:
    """The site as it was last built, or, while the content is wrong, what is wrong with it. A WSGI application."""

    def __init__(  # noqa: PLR0913, PLR0917 -- the fields of CommandContext, and the clock
        self, content: Path, templates: Path, output: Path, store: Store, locale: Locale, today: Callable[[], str]
    ) -> None:
        """Nothing is built yet."""
        self.content, self.templates, self.output, self.store, self.locale = content, templates, output, store, locale
        self.today = today
        self.problems: tuple[Problem, ...] = ()

    def rebuild(self) -> None:
        """Build; publish unless the content has an error, which every page then shows. Raises OSError."""
        with self.store.lock():
            result = make(self.content, self.templates, self.today(), self.store, lambda _done, _of: None)
            self.problems = errors(result.problems)
            if not self.problems:
                publish(result, self.output)

    def rebuild_after_change(self) -> None:
        """Rebuild; what the system refuses is said, and the last good site stays."""
        try:
            self.rebuild()
        except OSError as error:
            click.echo(system_fault(error, self.locale).format_message(), err=True)

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request (WSGI, PEP 3333)."""
        path = environ.get("PATH_INFO", "/").encode("latin-1").decode("utf-8", "replace")
        if self.problems and self._is_page(path):
            start_response(
                "500 Content Has Problems",
                [("Content-Type", "text/html; charset=utf-8"), ("Cache-Control", "no-store")],
            )
            return [self._problem_page()]
        file, status = self._file(path), "200 OK"
        if file is None:
            file, status = self.output / urls.site_file(urls.NOT_FOUND), "404 Not Found"
        if not file.is_file():  # nothing was ever built
            start_response(status, [("Content-Type", "text/plain")])
            return [b""]
        media_type = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        start_response(status, [("Content-Type", f"{media_type}; charset=utf-8"), ("Cache-Control", "no-store")])
        return [file.read_bytes()]

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

    def _problem_page(self) -> bytes:
        """HTML of the problems of the last build, in the author's language."""
        problems = "".join(f"<pre>{html.escape(show(problem, self.locale))}</pre>" for problem in self.problems)
        return _PROBLEM_PAGE.format(
            lang=self.locale, title=say("wrong-content", self.locale), problems=problems
        ).encode()


def run(preview: Preview, port: int) -> None:
    """Build, then serve on 127.0.0.1 until stopped; open pages reload after each rebuild."""
    preview.rebuild()
    server = Server(preview)
    for folder in (preview.content, preview.templates):
        server.watch(str(folder), preview.rebuild_after_change)
    server.serve(host="127.0.0.1", port=port)


@click.command()
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="Cổng · port on this machine."
)
@click.pass_obj
def serve(context: CommandContext, port: int) -> None:
    """Xem thử trên máy, sửa đến đâu thấy đến đó · preview, rebuilt at every change."""
    require_content(context)
    click.echo(say("serving", context.locale, address=f"http://127.0.0.1:{port}/"))
    run(Preview(context.content, context.templates, context.output, context.store(), context.locale, today), port)
