"""Catalogue, words and theme → every output there will be, as a flat tuple of values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from generator import cards, fonts, hosts, pages, photos, printing, scans, urls, views
from generator.model import Plaque, Relic
from generator.problems import Problem, Refusal, Span
from generator.showing import Showing
from generator.store import FileRef, Make
from generator.theme import Theme


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


def _outputs(showing: Showing) -> Iterator[Output]:
    catalogue, words, theme = showing.catalogue, showing.words, showing.theme
    spoken = {language: tuple((key, group[language]) for key, group in words.items()) for language in showing.languages}
    made: list[views.Page] = []
    told: dict[tuple[str, str], views.RelicPage] = {}

    def page(template: str, view: views.Page, source: str) -> Output:
        made.append(view)
        return Output(
            urls.site_file(view.path), pages.page, (template, view, spoken[view.language], theme.templates), source
        )

    project = "content/project.yaml"
    yield page("home.html", showing.home(), project)
    yield page("404.html", scans.not_found(showing), project)
    yield page("codes.html", scans.codes(showing), project)
    for language in showing.languages:
        yield page("list.html", showing.listing(language), project)
        yield page("about.html", showing.about(language), "content/about")
        for relic in catalogue.relics:
            told[relic.id, language] = showing.relic(relic, language)
            yield page("relic.html", told[relic.id, language], relic.at.path)
            for old in relic.site.was:
                yield page("moved.html", scans.moved(showing, relic, old, language), relic.at.path)
        feed = ("feed.xml", showing.feed(language), spoken[language], theme.templates)
        yield Output(urls.site_file(urls.feed(language)), pages.page, feed, project)
    for plaque in catalogue.plaques:
        at = plaque.at.path
        if plaque.down:
            paths = ((language, urls.landing(language, plaque.code)) for language in showing.languages)
            for language, path in ((showing.first, urls.code(plaque.code)), *paths):
                yield page("retired.html", scans.retired(showing, plaque, language, path), at)
            continue
        yield page("code.html", scans.chooser(showing, plaque), at)
        for language in showing.languages:
            yield page("relic.html", scans.landing(told[plaque.relic, language], plaque), at)
        yield from _plates(plaque, showing, theme)
    for relic in catalogue.relics:
        yield from _pictures(relic, showing, theme)
    yield from _machines(showing, made, spoken[showing.first], theme)
    yield from _assets(theme)


def _machines(showing: Showing, made: list[views.Page], words: pages.Words, theme: Theme) -> Iterator[Output]:
    """What is written for search engines and hosts."""
    robots, host = views.Robots(showing.address(urls.SITEMAP)), hosts.host_view(showing)
    for path, template, view in (
        (urls.SITEMAP, "sitemap.xml", showing.sitemap(made)),
        ("/robots.txt", "robots.txt", robots),
        (urls.CODE_LIST, "codes.txt", scans.code_list(showing)),
        ("/_headers", "hosts/headers.txt", host),
        ("/_redirects", "hosts/redirects.txt", host),
    ):
        yield Output(
            urls.site_file(path), pages.page, (template, view, words, theme.templates), f"templates/{template}"
        )


def _assets(theme: Theme) -> Iterator[Output]:
    """Fonts, script and icons."""
    yield Output(urls.site_file(theme.script_path), copy, (theme.script,), "templates/static/language.js")
    yield Output(urls.site_file(theme.guess_path), copy, (theme.guess,), "templates/static/guess.js")
    for font in theme.web_fonts:
        args = (font.face, font.characters)
        yield Output(urls.site_file(font.path), fonts.web_font, args, "templates/fonts")
    roof = theme.roofs["khmer-pagoda"]  # its gable is the one of the three that can be told at 16 px
    yield Output(urls.site_file(urls.ICON), cards.icon_svg, (roof,), "templates/parts")
    yield Output(urls.site_file(urls.TOUCH_ICON), cards.icon_png, (roof,), "templates/parts")


def _plates(plaque: Plaque, showing: Showing, theme: Theme) -> Iterator[Output]:
    """A plaque's files for the shops that make it."""
    faceplate, places = printing.faceplate(plaque, showing, theme), printing.places(plaque, showing)
    files = (*PRINTED, *(ENGRAVED if plaque.order.material.plate else ()))
    for name, make in files:
        path = urls.print_file(plaque.code, name.format(code=plaque.code))
        yield Output(path, make, (faceplate, places), plaque.at.path)
    picture = urls.site_file(urls.plaque_picture(plaque.code))
    yield Output(picture, printing.picture, (faceplate, views.PICTURE_SIDE, places), plaque.at.path)
    ticket = (faceplate, printing.job(plaque, showing), places)
    yield Output(urls.print_file(plaque.code, "ticket.pdf"), printing.ticket, ticket, plaque.at.path)


PRINTED: tuple[tuple[str, Make], ...] = (
    ("{code}.pdf", printing.pdf),
    ("{code}.svg", printing.svg),
    ("{code}.png", printing.png),
    ("proof.json", printing.proof),
)
ENGRAVED: tuple[tuple[str, Make], ...] = (
    ("{code}-engrave.svg", printing.engraving_svg),
    ("{code}-engrave.dxf", printing.engraving_dxf),
    ("{code}-engrave.png", printing.engraving_png),
)
"""Only for what can be cut, drilled and engraved."""


def _pictures(relic: Relic, showing: Showing, theme: Theme) -> Iterator[Output]:
    """The picture for shared links, and every photograph in every size."""
    yield Output(urls.site_file(urls.share(relic.id)), cards.card, cards.card_of(relic, showing, theme), relic.at.path)
    for picture in relic.pictures:
        for form in photos.FORMATS:
            for width in photos.widths(picture.width):
                path = urls.photo(relic.id, picture.slug, picture.file.digest, width, form)
                yield Output(urls.site_file(path), photo, (picture.file, width, form, relic.at), relic.at.path)


# ---- makers that fit nowhere lower ----------------------------------------------------------------


def photo(file: FileRef, width: int, form: photos.Format, at: Span) -> bytes:
    """A photograph at one width in px. Raises Refusal where the file breaks off in the middle."""
    try:
        return photos.resize(file, width, form)
    except photos.Unfit as wrong:
        values = {"file": Path(file.path).name, "formats": "JPEG, PNG, WebP"}
        raise Refusal(Problem("photo-unfit", at, values)) from wrong


def copy(file: FileRef) -> bytes:
    """The file as it is."""
    return Path(file.path).read_bytes()
