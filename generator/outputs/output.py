"""A file to be, as a value: where it lies, and the call that gives its bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, ClassVar, Protocol, TypeVarTuple

from generator import urls
from generator.content import media
from generator.content.schema import Voice
from generator.diagnostics.problem import Problem, Refusal, Span
from generator.media import mp3, photos
from generator.media.notice import Notice, packet
from generator.monitor.marks import marks
from generator.pages.page import Page
from generator.pages.text import Text
from generator.site import Site
from generator.store import FileRef, Make
from generator.theme import templating
from generator.web.html_addresses import below

Arguments = TypeVarTuple("Arguments")


@dataclass(frozen=True, slots=True)
class Output:
    """A file to be: where, made by what from what. No output needs another one's bytes."""

    path: str
    """Below the output folder, with forward slashes."""

    make: Make
    args: tuple[Any, ...]

    source: str
    """The author's file it comes from, for when two outputs want one path."""

    @classmethod
    def of(cls, path: str, source: str, make: Callable[[*Arguments], bytes], *args: *Arguments) -> Output:
        """The output that `make(*args)` gives: the type checker holds the arguments against the maker."""
        return cls(path, make, args, source)


class View(Protocol):
    """What a template of a page is filled with."""

    TEMPLATE: ClassVar[str]

    @property
    def page(self) -> Page:
        """Its frame."""


@dataclass(frozen=True, slots=True)
class Expected:
    """What whoever scans a plaque must find on the page: its code, its relic's id, and that relic's name."""

    plaque: str
    relic: str
    name: str


@dataclass(frozen=True, slots=True)
class PlannedPage:
    """A page to be, with the author's file it comes from."""

    view: View
    source: str

    scanned: Expected | None = None
    """For a page that a scan opens: what it must show."""

    @property
    def updated(self) -> str:
        """The day its text last changed, as 2026-11-22; empty for a page that shows no text of its own."""
        text = getattr(self.view, "text", None)
        return text.updated_iso if isinstance(text, Text) else ""


class Placed(Protocol):
    """An output, or what is remembered of one."""

    @property
    def path(self) -> str:
        """Below the output folder, with forward slashes."""

    @property
    def source(self) -> str:
        """The author's file it comes from."""


def clashes(outputs: Iterable[Placed]) -> Iterator[Problem]:
    """A problem for each two author's files of which outputs want one path; `outputs` are in order of path."""
    found = {
        (first.source, second.source): _clash(first, second)
        for first, second in pairwise(outputs)
        if first.path == second.path
    }
    yield from found.values()


def _clash(first: Placed, second: Placed) -> Problem:
    """The problem of two outputs with one path, at the author's file of the second."""
    values = {
        "path": "/" + first.path.partition("/")[2].removesuffix("index.html"),
        "one": first.source,
        "other": second.source,
    }
    return Problem("path-twice", Span(second.source), values)


PROJECT = "content/project.yaml"
"""The file of the author that what belongs to no relic comes from."""


# ---- pages ----------------------------------------------------------------------------------------


def page_output(site: Site, planned: PlannedPage) -> Output:
    """The output of a page; of one that a scan opens, made by a maker that reads it as the watch does."""
    page, template = planned.view.page, planned.view.TEMPLATE
    words, looks = site.spelled_words[page.language], site.looks
    path = urls.site_file(page.path)
    if site.base:
        filling = (template, planned.view, words, looks, planned.scanned, site.base)
        return Output.of(path, planned.source, page_below, *filling)
    if planned.scanned is None:
        return filled(site, page.path, planned.source, template, planned.view, page.language)
    return Output.of(path, planned.source, scanned_page, template, planned.view, words, looks, planned.scanned)


def filled(  # noqa: PLR0913, PLR0917 -- a file's place, and what fills its template
    site: Site, path: str, source: str, template: str, view: object, language: str
) -> Output:
    """The output at this path of the site, from a template, its view and the words of one language."""
    words, looks = site.spelled_words[language], site.looks
    return Output.of(urls.site_file(path), source, templating.page, template, view, words, looks)


# ---- makers that fit nowhere lower ----------------------------------------------------------------


def scanned_page(
    template: str, view: object, words: templating.Words, theme: tuple[FileRef, ...], expected: Expected
) -> bytes:
    """A page that a scan opens, read as the watch reads it before anybody else does.

    Raises Refusal where the template left out the plaque, the relic or its name.
    """
    page = templating.page(template, view, words, theme)
    text = page.decode()
    # All of it takes as long as to make it, and the name stands in the heading.
    if not any(_is_marked(part, expected) for part in (text[: text.find("</h1>") + len("</h1>")], text)):
        values = {"template": template, "code": expected.plaque, "relic": expected.relic, "name": expected.name}
        raise Refusal(Problem("page-unmarked", Span(f"templates/{template}"), values))
    return page


def _is_marked(page: str, expected: Expected) -> bool:
    """Whether this is, or begins, a page that says for which plaque and relic it is, and the relic's name."""
    found = marks(page)
    shown = (found.attributes.get("data-plaque"), found.attributes.get("data-relic"))
    return shown == (expected.plaque, expected.relic) and " ".join(expected.name.split()) in found.text


def page_below(  # noqa: PLR0913, PLR0917 -- what fills a template, and where the page will lie
    template: str,
    view: object,
    words: templating.Words,
    theme: tuple[FileRef, ...],
    expected: Expected | None,
    base: str,
) -> bytes:
    """A page of a site that lies below the sub-path `base`, which stands before every address in it.

    `expected` is what a page that a scan opens must show. Raises Refusal as `scanned_page` does.
    """
    if expected is None:
        page = templating.page(template, view, words, theme)
    else:
        page = scanned_page(template, view, words, theme, expected)
    return below(page.decode(), base).encode()


PAGE_MAKERS = (templating.page, scanned_page, page_below)
"""The makers whose first arguments are a template and the view it is filled with."""


def photo(file: FileRef, width: int, form: photos.Format, notice: Notice, at: Span) -> bytes:
    """A photograph at one width in px, with its notice. Raises Refusal where the file breaks off in the middle."""
    try:
        return photos.resize(file, width, form, packet(notice))
    except photos.UnfitPhoto as wrong:
        raise Refusal(media.unfit(Path(file.path).name, wrong, at)) from wrong


def recording(file: FileRef, voice: Voice) -> bytes:
    """A recording without what its maker's telephone wrote beside the sound, and with a tag that says who reads."""
    return mp3.tag(voice) + mp3.bare(Path(file.path).read_bytes())


def encoded(text: str) -> bytes:
    """The text as a file."""
    return text.encode()


def copy(file: FileRef) -> bytes:
    """The file as it is."""
    return Path(file.path).read_bytes()
