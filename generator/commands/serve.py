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
from generator.commands.context import CommandContext, must_exist, today
from generator.diagnostics.messages import say
from generator.diagnostics.problem import Problem, errors, show
from generator.diagnostics.sentence import Locale
from generator.outputs.build import make, publish
from generator.store import Store

Answer = Callable[[str, list[tuple[str, str]]], Any]

_PAGE = """<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>body{{font:1.1rem/1.5 sans-serif;margin:1.5rem;background:#FBF6EA;color:#201A15}}h1{{color:#8C1D18}}
pre{{white-space:pre-wrap;overflow-wrap:anywhere;background:#fff;border-left:.3rem solid #8C1D18;padding:.8rem}}</style>
</head><body><h1>{title}</h1>{problems}</body></html>"""


class Preview:
    """The site as it was last built, or, while the content is wrong, what is wrong with it. A WSGI application."""

    def __init__(  # noqa: PLR0913, PLR0917 -- what every command is told, and the clock
        self, content: Path, templates: Path, output: Path, store: Store, locale: Locale, today: Callable[[], str]
    ) -> None:
        """Nothing is built yet."""
        self.content, self.templates, self.output, self.store, self.locale = content, templates, output, store, locale
        self.today = today
        self.problems: tuple[Problem, ...] = ()

    def rebuild(self) -> None:
        """Build as `ditich build` does: with an error in the content nothing is published."""
        made = make(self.content, self.templates, self.today(), self.store, lambda _done, _of: None)
        self.problems = errors(made.problems)
        if not self.problems:
            publish(made, self.output)

    def __call__(self, environ: dict[str, Any], start: Answer) -> Iterable[bytes]:
        """Answer one request."""
        path = environ.get("PATH_INFO", "/").encode("latin-1").decode("utf-8", "replace")
        if self.problems and self._page(path):
            start(
                "500 Content Has Problems",
                [("Content-Type", "text/html; charset=utf-8"), ("Cache-Control", "no-store")],
            )
            return [self._wrong()]
        file, status = self._file(path), "200 OK"
        if file is None:
            file, status = self.output / urls.site_file(urls.NOT_FOUND), "404 Not Found"
        if not file.is_file():  # nothing was ever built
            start(status, [("Content-Type", "text/plain")])
            return [b""]
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        start(status, [("Content-Type", f"{kind}; charset=utf-8"), ("Cache-Control", "no-store")])
        return [file.read_bytes()]

    def _page(self, path: str) -> bool:
        return path.endswith(("/", ".html")) or "." not in path.rsplit("/", 1)[-1]

    def _file(self, path: str) -> Path | None:
        """The file behind a path, as a host finds it; never one outside the site."""
        site = (self.output / "site").resolve()
        for name in (path, f"{path}/index.html", f"{path}.html"):
            try:
                file = (site / name.lstrip("/")).resolve()
                if file.is_file() and file.is_relative_to(site):
                    return file
            except (OSError, ValueError):  # a name no file system takes
                return None
        return None

    def _wrong(self) -> bytes:
        shown = "".join(f"<pre>{html.escape(show(problem, self.locale))}</pre>" for problem in self.problems)
        return _PAGE.format(lang=self.locale, title=say("wrong-content", self.locale), problems=shown).encode()


def run(preview: Preview, port: int) -> None:
    """Build, then answer on 127.0.0.1 until stopped; pages open in a browser reload by themselves."""
    preview.rebuild()
    server = Server(preview)
    for folder in (preview.content, preview.templates):
        server.watch(str(folder), preview.rebuild)
    server.serve(host="127.0.0.1", port=port)


@click.command()
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="Cổng · port on this machine."
)
@click.pass_obj
def serve(context: CommandContext, port: int) -> None:
    """Xem thử trên máy, sửa đến đâu thấy đến đó · preview, rebuilt at every change."""
    must_exist(context)
    click.echo(say("serving", context.locale, address=f"http://127.0.0.1:{port}/"))
    run(Preview(context.content, context.templates, context.output, context.store(), context.locale, today), port)
