"""Photographs and recordings as a page shows them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from generator.site import Site
from tests.support.pages import relic_view
from tests.support.sites import shown, with_relics
from tests.support.worlds import LANGUAGES, add_photo
from tools.sample import lay_out


@pytest.fixture(scope="module")
def sample(tmp_path_factory, theme) -> Site:
    """Three stops: measured, read off a map, of which only the ward is known; the first with all there can be."""
    folder = tmp_path_factory.mktemp("sample")
    lay_out(folder)
    return shown(folder / "content", theme)


def test_a_photograph_is_offered_in_three_formats_and_never_larger_than_it_is(content, theme):
    add_photo(content)
    site = shown(content, theme)
    photo = relic_view(site, site.catalogue.relics[0], "km").hero
    assert photo is not None

    assert [(360, 480, 640)] * 3 == [tuple(i.width for i in images) for images in (photo.avif, photo.webp, photo.jpeg)]
    assert (640, 480, "a", "b", "A", "CC0") == (
        photo.width,
        photo.height,
        photo.alt,
        photo.caption,
        photo.credit,
        photo.licence,
    )


def test_the_first_photograph_opens_the_page_and_the_others_follow(sample):
    """In the author's order; none twice."""
    views = [relic_view(sample, relic, "vi") for relic in sample.catalogue.relics]
    first, bare, small = ([view.hero, *view.photographs] for view in views)

    assert ["Đền Vàng", "Qutb Minar", "suối"] == [
        next(word for word in ("Đền Vàng", "Qutb Minar", "suối") if word in photo.caption) for photo in first
    ]
    assert [None] == bare
    assert 2 == len(small)


def test_a_photograph_is_described_in_the_language_of_the_text(sample):
    heroes = [relic_view(sample, sample.catalogue.relics[0], language).hero for language in LANGUAGES]

    assert ["Ngôi đền vàng", "A golden temple", "Ngôi đền vàng", "金色庙宇"] == [
        next(words for words in ("Ngôi đền vàng", "A golden temple", "金色庙宇") if words in hero.alt)
        for hero in heroes
    ]
    assert 1 == len({hero.avif for hero in heroes})


def test_a_recording_is_offered_only_with_the_text_in_its_language(sample):
    """The Khmer page shows the Vietnamese text, and that is what is read aloud there."""
    relic = sample.catalogue.relics[0]

    assert ["vi", "en", "vi", "zh"] == [heard(sample, relic, language) for language in LANGUAGES]
    english_only = replace(
        relic, recordings=tuple(recording for recording in relic.recordings if recording.language == "en")
    )
    site = replace(sample, catalogue=with_relics(sample.catalogue, (english_only,)))
    assert [None, "en", None, None] == [heard(site, english_only, language) for language in LANGUAGES]


def heard(site: Site, relic: Any, language: str) -> str | None:
    """The language of the recording on a page."""
    listen = relic_view(site, relic, language).listen
    return listen.path.split("/")[-1].partition(".")[0] if listen else None


def test_without_recordings_none_is_offered(sample):
    assert [None] * 4 == [relic_view(sample, sample.catalogue.relics[1], language).listen for language in LANGUAGES]


@pytest.mark.parametrize(
    ("seconds", "size", "length", "megabytes"),
    [
        (19.04, 57_130, "0:19", "0.1"),
        (59.6, 340_000, "1:00", "0.3"),
        (79.6, 1_949_000, "1:20", "1.9"),
        (3725, 12_000_000, "62:05", "12.0"),
        (0.4, 900, "0:00", "0.1"),
    ],
)
def test_a_recording_shows_its_length_and_its_size(sample, seconds, size, length, megabytes):
    """MB as a telephone company counts them, a million bytes."""
    relic = sample.catalogue.relics[0]
    recordings = tuple(replace(recording, seconds=seconds, size=size) for recording in relic.recordings)
    edited = replace(relic, recordings=recordings)
    site = replace(sample, catalogue=with_relics(sample.catalogue, (edited,)))
    vi, en = (relic_view(site, edited, language).listen.length for language in ("vi", "en"))

    assert [length, megabytes] == re.findall(r"\d+(?:[:.]\d+)", en)
    assert megabytes.replace(".", ",") in vi


def test_the_whole_transcript_is_shown(sample):
    """Each paragraph of the transcript, with whoever speaks."""
    relic = sample.catalogue.relics[0]
    lines = relic_view(sample, relic, "vi").listen.lines

    assert lines
    assert [(part.speaker, part.text) for part in relic.recordings[0].transcript.paragraphs] == [
        (line.speaker, line.text) for line in lines
    ]


def test_who_reads_is_said_in_every_language_and_to_programs(sample):
    relic = sample.catalogue.relics[0]
    by_person = replace(relic, recordings=tuple(replace(one, voice="person") for one in relic.recordings))
    site = replace(sample, catalogue=with_relics(sample.catalogue, (by_person,)))
    machine, person = (
        [relic_view(of, of.catalogue.relics[0], language).listen for language in LANGUAGES] for of in (sample, site)
    )

    assert {"machine"} == {listen.voice for listen in machine}
    assert {"person"} == {listen.voice for listen in person}
    assert 8 == len({listen.reader for listen in [*machine, *person]})
    assert '"digitalSourceType":"https://schema.org/TrainedAlgorithmicMediaDigitalSource"' in jsonld_of(sample)
    assert '"digitalSourceType":"https://schema.org/DigitalCaptureDigitalSource"' in jsonld_of(site)


def jsonld_of(site: Site) -> str:
    """What search engines are told of the first relic."""
    return relic_view(site, site.catalogue.relics[0], "vi").page.jsonld
