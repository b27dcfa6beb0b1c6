"""The site → every output there will be, as a flat tuple of values.

In parts, each from what it is given and nothing else: what a relic gives, what all lists give, and, from the digests of
their pages, what a phone keeps of a round.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, ClassVar, Protocol, TypeVarTuple

from generator import plaque_files, urls
from generator.content import media
from generator.content.catalogue import Plaque, Relic
from generator.content.rounds import MOST_ON_A_PAGE, Round, Surroundings
from generator.content.schema import Voice
from generator.diagnostics.problem import Problem, Refusal, Span
from generator.festivals import ics
from generator.kinds import ICON
from generator.media import mp3, photos
from generator.monitor.marks import marks
from generator.pages import feeds, find, search
from generator.pages.about import about
from generator.pages.code import code
from generator.pages.codes import code_list, codes, codes_near
from generator.pages.festivals import calendar
from generator.pages.home import home
from generator.pages.listing import listing
from generator.pages.lists import trail_pages, ward_pages
from generator.pages.moved import moved
from generator.pages.not_found import not_found
from generator.pages.offline import offline
from generator.pages.page import Page
from generator.pages.plaque_card import PICTURE_SIDE
from generator.pages.relic import landing, relic_page
from generator.pages.retired import name_on_plaque, remembered, retired
from generator.pages.text import Text
from generator.site import Site
from generator.store import FileRef, Make, call_digest
from generator.theme import fonts, templating
from generator.theme.theme import SELDOM, Theme
from generator.web import hosts, precache, share_images
from generator.web.webmanifest import webmanifest

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


PROJECT = "content/project.yaml"


def plan(site: Site) -> tuple[tuple[Output, ...], tuple[Problem, ...]]:
    """Every output in order of path, and a problem for each path that is wanted twice."""
    outputs = list(plan_lists(site))
    for entry in site.entries:
        own = site.alone(entry, site.catalogue.plaques_of(entry.id), site.today)
        outputs += plan_relic(own, site.catalogue.read(entry.id), site.surroundings[entry.id])
    calls = {output.path: call_digest(output.make, output.args) for output in outputs}
    outputs += (output for walk in site.rounds for output in plan_round(site, walk, calls))
    outputs.sort(key=lambda output: (output.path, output.source))
    return tuple(outputs), tuple(clashes(outputs))


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


# ---- a relic --------------------------------------------------------------------------------------


def plan_relic(site: Site, relic: Relic, surroundings: Surroundings, *, to_print: bool = True) -> Iterator[Output]:
    """All that one relic gives: its pages and those of its plaques, and their files.

    `site` is as `Site.alone` gives it. Without `to_print` there is nothing that a shop could make a plaque from.
    """
    plaques, source = site.catalogue.plaques_of(relic.id), relic.at.path
    views = {language: relic_page(site, relic, surroundings, plaques, language) for language in site.languages}
    for view in views.values():
        yield _page_output(site, PlannedPage(view, source))
        yield from (_page_output(site, PlannedPage(moved(site, view, old), source)) for old in relic.facts.was)
    for plaque in plaques:
        opened: tuple[View, ...] = (code(site, relic, plaque), *(landing(view, plaque) for view in views.values()))
        for view_opened in opened:
            expected = Expected(plaque.code, relic.id, site.name(relic, view_opened.page.language))
            yield _page_output(site, PlannedPage(view_opened, plaque.at.path, expected))
        yield from (file for file in _plaque_files(site, plaque) if to_print or file.path.startswith("site/"))
    yield from _relic_files(site, relic)


# ---- lists ----------------------------------------------------------------------------------------


def plan_lists(site: Site) -> Iterator[Output]:
    """All that is made from the entries of relics, and what every site has."""
    pages = tuple(_pages(site))
    yield from (_page_output(site, page) for page in pages)
    for language in site.languages:
        yield from _of_language(site, language)
    if search.in_many_files(site.entries):
        index, files = search.word_files(site.entries, search.codes_of(site.catalogue.plaques))
        for number, text in ((None, index), *enumerate(files)):
            yield Output.of(urls.site_file(urls.words(number)), PROJECT, encoded, text)
    host, listed_codes = hosts.host_config(site), code_list(site)
    listed = feeds.sitemap(site, ((planned.view.page, planned.updated) for planned in pages))
    for path, template, view in (
        *((path, view.TEMPLATE, view) for path, view in listed),
        ("/robots.txt", "robots.txt", feeds.robots(site)),
        *((path, "codes.txt", view) for path, view in ((urls.CODE_LIST, listed_codes), *codes_near(listed_codes))),
        *((path, f"hosts/{template}", host) for path, template in hosts.SITE_FILES),
    ):
        yield _filled(site, path, f"templates/{template}", template, view, site.first_language)
    yield from _theme_files(site.theme)


def _pages(site: Site) -> Iterator[PlannedPage]:
    """All that can be read, but the pages of relics."""
    yield PlannedPage(home(site), PROJECT)
    yield PlannedPage(not_found(site), PROJECT)
    yield from (PlannedPage(view, PROJECT) for view in codes(site))
    names = find.sorted_names(site.entries)
    for language in site.languages:
        yield PlannedPage(listing(site, language), PROJECT)
        yield from (PlannedPage(view, PROJECT) for view in (*trail_pages(site, language), *ward_pages(site, language)))
        yield PlannedPage(about(site, language), "content/about")
        yield from (PlannedPage(view, PROJECT) for view in find.find(site, names, language))
        yield PlannedPage(offline(site, language), PROJECT)
    for plaque in site.catalogue.plaques:
        if plaque.down:
            yield from _of_plaque_taken_down(site, plaque)


def _of_plaque_taken_down(site: Site, plaque: Plaque) -> Iterator[PlannedPage]:
    """What the code of a plaque opens that hangs no more."""
    gone, successor = remembered(site, plaque), site.catalogue.plaque(plaque.replaced_by)
    replacement = remembered(site, successor) if successor else None
    paths = ((language, urls.landing(language, plaque.code)) for language in site.languages)
    for language, path in ((site.first_language, urls.code(plaque.code)), *paths):
        expected = Expected(plaque.code, plaque.relic, name_on_plaque(site, plaque, language))
        yield PlannedPage(retired(site, gone, replacement, language, path), plaque.at.path, expected)


def _page_output(site: Site, planned: PlannedPage) -> Output:
    page, template = planned.view.page, planned.view.TEMPLATE
    if planned.scanned is None:
        return _filled(site, page.path, planned.source, template, planned.view, page.language)
    words, looks = site.spelled_words[page.language], site.looks
    path = urls.site_file(page.path)
    return Output.of(path, planned.source, scanned_page, template, planned.view, words, looks, planned.scanned)


def _filled(  # noqa: PLR0913, PLR0917 -- a file's place, and what fills its template
    site: Site, path: str, source: str, template: str, view: object, language: str
) -> Output:
    """The output at this path of the site, from a template, its view and the words of one language."""
    words, looks = site.spelled_words[language], site.looks
    return Output.of(urls.site_file(path), source, templating.page, template, view, words, looks)


def _of_language(site: Site, language: str) -> Iterator[Output]:
    """The files of one language: news, what is searched, festivals to subscribe to."""
    codes = search.codes_of(site.catalogue.plaques)
    yield _filled(site, urls.feed(language), PROJECT, "feed.xml", feeds.feed(site, language), language)
    if search.in_many_files(site.entries):
        for number, part in enumerate(search.name_lists(site.entries, codes, language)):
            yield _filled(site, urls.word_names(language, number), PROJECT, "names.txt", part, language)
    else:
        names = search.name_list(site.entries, codes, language)
        yield _filled(site, urls.names(language), PROJECT, "names.txt", names, language)
    icons = ((urls.ICON, "any"), *((urls.icon(side), f"{side}x{side}") for side in share_images.SIDES))
    name, start = site.front_matter(language).site_name, urls.listing(language)
    manifest = urls.site_file(urls.manifest(language))
    yield Output.of(manifest, PROJECT, webmanifest, name, language, start, icons)
    for place, relics in _calendars(site):
        if festivals := calendar(site, relics, language):
            yield Output.of(urls.site_file(urls.calendar(language, place)), PROJECT, ics.calendar, *festivals)


def _calendars(site: Site) -> Iterator[tuple[str, Sequence[str]]]:
    """Where each calendar lies, and of which relics it is: of a round; and where one list shows all relics, of them."""
    if len(site.entries) <= MOST_ON_A_PAGE:
        yield "", [entry.id for entry in site.entries]
    yield from ((walk.place, walk.relics) for walk in site.rounds if walk.place)


# ---- a round --------------------------------------------------------------------------------------


def plan_round(site: Site, walk: Round, calls: Mapping[str, str]) -> Iterator[Output]:
    """What a phone keeps of a round, in each language.

    `calls` maps the path of each page below the output folder to the digest of what decides it.
    """
    for language in site.languages:
        precached = precache.precache_list(site, walk, language, calls)
        yield Output.of(urls.site_file(urls.offline_list(language, walk.place)), PROJECT, precache.as_json, precached)
        if search.in_many_files(site.entries):
            path, names = urls.names(language, walk.place), precache.names_of(site, walk, language)
            yield _filled(site, path, PROJECT, "names.txt", names, language)


# ---- files ----------------------------------------------------------------------------------------


def _plaque_files(site: Site, plaque: Plaque) -> Iterator[Output]:
    """A plaque's files for the shops that make it, and its picture for the site."""
    faceplate, line_spans, source = (
        plaque_files.faceplate(plaque, site),
        plaque_files.line_spans(plaque, site),
        plaque.at.path,
    )
    for name in plaque_files.file_names(plaque.order):
        path = urls.print_file(plaque.code, name.format(code=plaque.code))
        yield Output.of(path, source, plaque_files.plaque_file, name, faceplate, line_spans)
    picture = urls.site_file(urls.plaque_picture(plaque.code))
    yield Output.of(picture, source, plaque_files.picture, faceplate, PICTURE_SIDE, line_spans)
    ticket = urls.print_file(plaque.code, "ticket.pdf")
    yield Output.of(ticket, source, plaque_files.ticket, faceplate, plaque_files.job(plaque, site), line_spans)


def _relic_files(site: Site, relic: Relic) -> Iterator[Output]:
    """The pictures for shared links, every photograph in every size, and the recordings."""
    source = relic.at.path
    for audio in relic.recordings:
        path = urls.audio(relic.id, audio.language, audio.file.digest)
        yield Output.of(urls.site_file(path), source, recording, audio.file, audio.voice)
    for story in relic.stories:
        card = share_images.card_of(relic, story, site)
        yield Output.of(urls.site_file(urls.share(story.language, relic.id)), story.at.path, share_images.card, *card)
    for picture in relic.pictures:
        widths = photos.widths(picture.width)
        sizes: list[tuple[int, photos.Format]] = [(width, form) for form in photos.FORMATS for width in widths]
        if (enlarged := photos.enlarged(picture.width)) not in widths:
            sizes.append((enlarged, "jpeg"))
        for width, form in sizes:
            path = urls.photo(relic.id, picture.slug, picture.file.digest, width, form)
            # The place without its line: who edits that makes no photograph again.
            yield Output.of(urls.site_file(path), source, photo, picture.file, width, form, Span(source))


def _theme_files(theme: Theme) -> Iterator[Output]:
    """Fonts, scripts and icons."""
    for name, script in theme.scripts.items():
        yield Output.of(urls.site_file(script.path), f"templates/static/{name}.js", encoded, script.text)
    seldom_style = theme.seldom_style
    yield Output.of(urls.site_file(seldom_style.path), f"templates/{SELDOM}", encoded, seldom_style.text)
    yield Output.of(urls.site_file(urls.WORKER), "templates/static/sw.js", copy, theme.worker)
    for font in theme.web_fonts:
        path = urls.site_file(font.path)
        if font.ready:
            yield Output.of(path, "templates/fonts/web", copy, font.ready)
        else:
            yield Output.of(path, "templates/fonts", fonts.web_font, font.face, font.characters)
    roof = theme.roofs[ICON]
    yield Output.of(urls.site_file(urls.ICON), "templates/parts", share_images.icon_svg, roof)
    for side, path in (
        (share_images.TOUCH, urls.TOUCH_ICON),
        *((side, urls.icon(side)) for side in share_images.SIDES),
    ):
        yield Output.of(urls.site_file(path), "templates/parts", share_images.icon_png, roof, side)


# ---- makers that fit nowhere lower ----------------------------------------------------------------


def scanned_page(
    template: str, view: View, words: templating.Words, theme: tuple[FileRef, ...], expected: Expected
) -> bytes:
    """A page that a scan opens, read as the watch reads it before anybody else does.

    Raises Refusal where the template left out the plaque, the relic or its name.
    """
    page = templating.page(template, view, words, theme)
    found = marks(page.decode())
    shown = (found.attributes.get("data-plaque"), found.attributes.get("data-relic"))
    if shown != (expected.plaque, expected.relic) or " ".join(expected.name.split()) not in found.text:
        values = {"template": template, "code": expected.plaque, "relic": expected.relic, "name": expected.name}
        raise Refusal(Problem("page-unmarked", Span(f"templates/{template}"), values))
    return page


def photo(file: FileRef, width: int, form: photos.Format, at: Span) -> bytes:
    """A photograph at one width in px. Raises Refusal where the file breaks off in the middle."""
    try:
        return photos.resize(file, width, form)
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
