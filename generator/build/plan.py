"""Catalogue, words and theme → every output there will be, as a flat tuple of values."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from generator import plaque_files, urls
from generator.content import media
from generator.content.schema import Plaque, Relic
from generator.diagnostics.problem import Problem, Refusal, Span
from generator.festivals import ics
from generator.kinds import ICON
from generator.media import mp3, photos
from generator.pages import find, scan, views
from generator.pages.showing import Showing
from generator.store import FileRef, Make, digest
from generator.theme import fonts, templating
from generator.theme.theme import Theme
from generator.web import hosts, offline, precache, share_images


@dataclass(frozen=True, slots=True)
class Output:
    """A file to be: where, made by what from what. No output needs another one's bytes."""

    path: str
    """Below the output folder, with forward slashes."""

    make: Make
    args: tuple[Any, ...]

    source: str
    """The author's file it comes from, for when two outputs want one path."""


def plan(showing: Showing) -> tuple[tuple[Output, ...], tuple[Problem, ...]]:
    """Every output in order of path, and a problem for each path that is wanted twice."""
    outputs = tuple(sorted(_outputs(showing), key=lambda output: output.path))
    clashes = {
        (one.source, other.source): _clash(one, other) for one, other in pairwise(outputs) if one.path == other.path
    }
    return outputs, tuple(clashes.values())


def _clash(one: Output, other: Output) -> Problem:
    values = {
        "path": "/" + one.path.partition("/")[2].removesuffix("index.html"),
        "one": one.source,
        "other": other.source,
    }
    return Problem("path-twice", Span(other.source), values)


Page = Callable[[str, views.Page, str], Output]
"""A template, its view, the author's file → the page."""

Told = dict[tuple[str, str], views.RelicPage]
"""Relic and language → its page, made once for itself and for the plaques that lead to it."""


def _outputs(showing: Showing) -> Iterator[Output]:
    catalogue, theme = showing.catalogue, showing.theme
    spoken = {language: showing.spoken(language) for language in showing.languages}
    looks = tuple(file.digest for file in theme.templates)  # without paths: the same wherever the project lies
    made: list[views.Page] = []
    states: dict[str, str] = {}
    told: Told = {}

    def page(template: str, view: views.Page, source: str) -> Output:
        made.append(view)
        words = spoken[view.language]
        if view.keep:
            states[view.path] = digest(template, view, words, looks)
        return Output(urls.site_file(view.path), templating.page, (template, view, words, theme.templates), source)

    yield page("home.html", showing.home(), PROJECT)
    yield page("404.html", scan.not_found(showing), PROJECT)
    yield page("codes.html", scan.codes(showing), PROJECT)
    for language in showing.languages:
        yield from _pages(showing, language, page, told)
        yield from _companions(showing, language, states)
    for plaque in catalogue.plaques:
        yield from _answers(showing, plaque, page, told)
        if not plaque.down:
            yield from _plates(plaque, showing, theme)
    for relic in catalogue.relics:
        yield from _pictures(relic, showing, theme)
    yield from _machines(showing, made)
    yield from _assets(theme)


PROJECT = "content/project.yaml"


def _pages(showing: Showing, language: str, page: Page, told: Told) -> Iterator[Output]:
    """All that can be read in one language."""
    yield page("list.html", showing.listing(language), PROJECT)
    yield page("about.html", showing.about(language), "content/about")
    for relic in showing.catalogue.relics:
        told[relic.id, language] = showing.relic(relic, language)
        yield page("relic.html", told[relic.id, language], relic.at.path)
        for old in relic.facts.was:
            yield page("moved.html", scan.moved(showing, relic, old, language), relic.at.path)
    for view in find.pages(showing, language):
        yield page("find.html", view, PROJECT)
    yield page("offline.html", scan.offline(showing, language), PROJECT)


def _answers(showing: Showing, plaque: Plaque, page: Page, told: Told) -> Iterator[Output]:
    """What a plaque's code opens."""
    at = plaque.at.path
    if plaque.down:
        paths = ((language, urls.landing(language, plaque.code)) for language in showing.languages)
        for language, path in ((showing.first, urls.code(plaque.code)), *paths):
            yield page("retired.html", scan.retired(showing, plaque, language, path), at)
        return
    yield page("code.html", scan.chooser(showing, plaque), at)
    for language in showing.languages:
        yield page("relic.html", scan.landing(told[plaque.relic, language], plaque), at)


def _companions(showing: Showing, language: str, states: Mapping[str, str]) -> Iterator[Output]:
    """What goes with the pages of one language: news, what is searched, what a phone keeps, festivals to subscribe to."""
    names = find.name_list(showing, language)
    for path, template, view in (
        (urls.feed(language), "feed.xml", showing.feed(language)),
        (urls.names(language), "names.txt", names),
    ):
        args = (template, view, showing.spoken(language), showing.theme.templates)
        yield Output(urls.site_file(path), templating.page, args, PROJECT)
    trail = precache.trail(showing, language, states, digest(names))
    yield Output(urls.site_file(urls.offline_list(language)), offline.trail, (trail,), PROJECT)
    icons = ((urls.ICON, "any"), *((urls.icon(side), f"{side}x{side}") for side in share_images.SIDES))
    card = (showing.front_matter(language).site_name, language, urls.listing(language), icons)
    yield Output(urls.site_file(urls.manifest(language)), offline.manifest, card, PROJECT)
    name, feasts = showing.calendar(language)
    if feasts:
        dates = (name, language, showing.changed(language), feasts)
        yield Output(urls.site_file(urls.calendar(language)), ics.calendar, dates, PROJECT)


def _machines(showing: Showing, made: list[views.Page]) -> Iterator[Output]:
    """What is written for search engines and hosts."""
    robots, host = views.Robots(showing.address(urls.SITEMAP)), hosts.host_view(showing)
    for path, template, view in (
        (urls.SITEMAP, "sitemap.xml", showing.sitemap(made)),
        ("/robots.txt", "robots.txt", robots),
        (urls.CODE_LIST, "codes.txt", scan.code_list(showing)),
        ("/_headers", "hosts/headers.txt", host),
        ("/_redirects", "hosts/redirects.txt", host),
    ):
        args = (template, view, showing.spoken(showing.first), showing.theme.templates)
        yield Output(urls.site_file(path), templating.page, args, f"templates/{template}")


def _assets(theme: Theme) -> Iterator[Output]:
    """Fonts, script and icons."""
    for name, script in theme.scripts.items():
        yield Output(urls.site_file(script.path), encoded, (script.text,), f"templates/static/{name}.js")
    yield Output(urls.site_file(urls.WORKER), copy, (theme.worker,), "templates/static/sw.js")
    for font in theme.web_fonts:
        args = (font.face, font.characters)
        yield Output(urls.site_file(font.path), fonts.web_font, args, "templates/fonts")
    roof = theme.roofs[ICON]
    yield Output(urls.site_file(urls.ICON), share_images.icon_svg, (roof,), "templates/parts")
    for side, path in (
        (share_images.TOUCH, urls.TOUCH_ICON),
        *((side, urls.icon(side)) for side in share_images.SIDES),
    ):
        yield Output(urls.site_file(path), share_images.icon_png, (roof, side), "templates/parts")


def _plates(plaque: Plaque, showing: Showing, theme: Theme) -> Iterator[Output]:
    """A plaque's files for the shops that make it."""
    faceplate, places = plaque_files.faceplate(plaque, showing, theme), plaque_files.places(plaque, showing)
    files = (*PRINTED, *(ENGRAVED if plaque.order.material.plate else ()))
    for name, make in files:
        path = urls.print_file(plaque.code, name.format(code=plaque.code))
        yield Output(path, make, (faceplate, places), plaque.at.path)
    picture = urls.site_file(urls.plaque_picture(plaque.code))
    yield Output(picture, plaque_files.picture, (faceplate, views.PICTURE_SIDE, places), plaque.at.path)
    ticket = (faceplate, plaque_files.job(plaque, showing), places)
    yield Output(urls.print_file(plaque.code, "ticket.pdf"), plaque_files.ticket, ticket, plaque.at.path)


PRINTED: tuple[tuple[str, Make], ...] = (
    ("{code}.pdf", plaque_files.pdf),
    ("{code}.svg", plaque_files.svg),
    ("{code}.png", plaque_files.png),
    ("proof.json", plaque_files.proof),
)
ENGRAVED: tuple[tuple[str, Make], ...] = (
    ("{code}-engrave.svg", plaque_files.engraving_svg),
    ("{code}-engrave.dxf", plaque_files.engraving_dxf),
    ("{code}-engrave.png", plaque_files.engraving_png),
)
"""Only for what can be cut, drilled and engraved."""


def _pictures(relic: Relic, showing: Showing, theme: Theme) -> Iterator[Output]:
    """The picture for shared links, every photograph in every size, and the recordings."""
    for one in relic.recordings:
        path = urls.audio(relic.id, one.language, one.file.digest)
        yield Output(urls.site_file(path), recording, (one.file,), relic.at.path)
    yield Output(
        urls.site_file(urls.share(relic.id)),
        share_images.card,
        share_images.card_of(relic, showing, theme),
        relic.at.path,
    )
    for picture in relic.pictures:
        for form in photos.FORMATS:
            for width in photos.widths(picture.width):
                path = urls.photo(relic.id, picture.slug, picture.file.digest, width, form)
                yield Output(urls.site_file(path), photo, (picture.file, width, form, relic.at), relic.at.path)
        width = photos.enlarged(picture.width)
        if width not in photos.widths(picture.width):
            path = urls.photo(relic.id, picture.slug, picture.file.digest, width, "jpeg")
            yield Output(urls.site_file(path), photo, (picture.file, width, "jpeg", relic.at), relic.at.path)


# ---- makers that fit nowhere lower ----------------------------------------------------------------


def photo(file: FileRef, width: int, form: photos.Format, at: Span) -> bytes:
    """A photograph at one width in px. Raises Refusal where the file breaks off in the middle."""
    try:
        return photos.resize(file, width, form)
    except photos.Unfit as wrong:
        raise Refusal(media.unfit(Path(file.path).name, wrong, at)) from wrong


def recording(file: FileRef) -> bytes:
    """A recording without what its maker's telephone wrote beside the sound."""
    return mp3.bare(Path(file.path).read_bytes())


def encoded(text: str) -> bytes:
    """The text as a file."""
    return text.encode()


def copy(file: FileRef) -> bytes:
    """The file as it is."""
    return Path(file.path).read_bytes()
