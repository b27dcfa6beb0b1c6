"""A relic → every output that it gives, from what it is given and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from generator import plaque_files, urls
from generator.content.catalogue import Plaque, Relic
from generator.content.rounds import Surroundings
from generator.diagnostics.problem import Span
from generator.media import photos
from generator.outputs.output import (
    Expected,
    Output,
    PlannedPage,
    View,
    encoded,
    page_output,
    photo,
    recording,
)
from generator.pages.code import code
from generator.pages.iiif import manifest
from generator.pages.moved import moved
from generator.pages.plaque_card import PICTURE_SIDE
from generator.pages.quiz import known_of, quizzed, relic_quiz
from generator.pages.relic import landing, relic_page
from generator.questions.relic_questions import questions_of
from generator.site import Site
from generator.web import share_images


def plan_relic(site: Site, relic: Relic, surroundings: Surroundings, *, to_print: bool = True) -> Iterator[Output]:
    """All that one relic gives: its pages and those of its plaques, and their files.

    `site` is as `Site.alone` gives it. Without `to_print` there is nothing that a shop could make a plaque from.
    """
    plaques, source = site.catalogue.plaques_of(relic.id), relic.at.path
    questions = {tag: quizzed(asked) for tag, asked in questions_of(relic, known_of(site, surroundings.wards)).items()}
    views = {
        language: relic_page(site, relic, surroundings, plaques, language, asked=bool(questions[language]))
        for language in site.languages
    }
    for language, asked in questions.items():
        if asked:
            there = tuple(tag for tag in site.languages if questions[tag])
            yield page_output(site, PlannedPage(relic_quiz(site, relic, asked, surroundings, language, there), source))
    for view in views.values():
        yield page_output(site, PlannedPage(view, source))
        yield from (page_output(site, PlannedPage(moved(site, view, old), source)) for old in relic.facts.was)
    for plaque in plaques:
        choice = code(site, relic, surroundings, plaque)
        opened: tuple[View, ...] = (choice, *(landing(view, plaque) for view in views.values()))
        for view_opened in opened:
            expected = Expected(plaque.code, relic.id, site.name(relic, view_opened.page.language))
            yield page_output(site, PlannedPage(view_opened, plaque.at.path, expected))
        yield from (
            file for file in _plaque_files(site, plaque, surroundings) if to_print or file.path.startswith("site/")
        )
    yield from _relic_files(site, relic)


def _plaque_files(site: Site, plaque: Plaque, surroundings: Surroundings) -> Iterator[Output]:
    """A plaque's files for the shops that make it, and its picture for the site."""
    faceplate, line_spans, source = (
        plaque_files.faceplate(plaque, site, surroundings),
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
    """The pictures for shared links, every photograph in every size and their manifest, and the recordings."""
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
            path = urls.photo(relic.id, picture.slug, picture.digest, width, form)
            # The place without its line: who edits that makes no photograph again.
            yield Output.of(
                urls.site_file(path), source, photo, picture.file, width, form, picture.notice, Span(source)
            )
    if relic.pictures:
        yield Output.of(urls.site_file(urls.iiif(relic.id)), source, encoded, manifest(site, relic))
