"""Photographs and recordings as a page shows them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator import urls
from generator.content.catalogue import Picture, Relic, Story
from generator.content.schema import StoryFrontMatter
from generator.media import photos
from generator.site import Site


@dataclass(frozen=True, slots=True)
class Image:
    """A photograph at one width and format."""

    path: str
    """Its address on the site."""

    width: int
    """px"""


@dataclass(frozen=True, slots=True)
class Photograph:
    """A photograph with its caption."""

    avif: tuple[Image, ...]
    """Narrow to wide."""

    webp: tuple[Image, ...]
    """Narrow to wide."""

    jpeg: tuple[Image, ...]
    """Narrow to wide."""

    enlarged: str
    """Path of the picture that a tap opens."""

    width: int
    """px, of the widest"""

    height: int
    """px, of the widest"""

    alt: str
    """What it shows, for those who do not see it."""

    caption: str
    """What it shows, for those who do."""

    credit: str
    """Who took it."""

    licence: str
    """Under what terms it is shown."""


def largest(relic: Relic, picture: Picture) -> str:
    """The path of a photograph at its largest, in the form that every program opens."""
    return urls.photo(relic.id, picture.slug, picture.digest, photos.enlarged(picture.width), "jpeg")


def photographs(relic: Relic, front_matter: StoryFrontMatter) -> Iterator[Photograph]:
    """The relic's photographs in the author's order, with this story's captions."""
    for picture in relic.pictures:
        sizes = photos.widths(picture.width)
        images = {
            image_format: tuple(
                Image(urls.photo(relic.id, picture.slug, picture.digest, width, image_format), width) for width in sizes
            )
            for image_format in photos.FORMATS
        }
        caption = front_matter.photos[picture.photo.file]
        yield Photograph(
            avif=images["avif"],
            webp=images["webp"],
            jpeg=images["jpeg"],
            width=sizes[-1],
            height=photos.height(picture.width, picture.height, sizes[-1]),
            enlarged=largest(relic, picture),
            alt=caption.alt,
            caption=caption.caption,
            credit=picture.photo.credit,
            licence=picture.photo.licence,
        )


@dataclass(frozen=True, slots=True)
class TranscriptLine:
    """A piece of a transcript."""

    speaker: str
    """Who speaks; may be empty."""

    text: str
    """What is said."""


@dataclass(frozen=True, slots=True)
class Listen:
    """A text read aloud."""

    path: str
    """Of the recording."""

    length: str
    """Length and size, as words: 1:20 · 0.3 MB"""

    keep: str
    """Label of the button that keeps it on the phone, with its size."""

    voice: str
    """Who reads, for programs: person or machine."""

    reader: str
    """Who reads, as a sentence."""

    lines: tuple[TranscriptLine, ...]
    """All that is said in it."""


def listen(site: Site, relic: Relic, story: Story, language: str) -> Listen | None:
    """The story read aloud; None unless there is a recording in the story's own language."""
    recording = relic.recording(story.language)
    if recording is None:
        return None
    wording = site.wordings[language]
    minutes, seconds = divmod(round(recording.seconds), 60)
    size = wording.say("megabytes", size=wording.number(max(recording.size / 1e6, 0.1)))
    return Listen(
        path=urls.audio(relic.id, recording.language, recording.file.digest),
        length=wording.say("listen_length", length=f"{minutes}:{seconds:02}", size=size),
        keep=wording.say("listen_keep", size=size),
        voice=recording.voice,
        reader=wording.say(f"voice_{recording.voice}"),
        lines=tuple(TranscriptLine(part.speaker, part.text) for part in recording.transcript.paragraphs),
    )
