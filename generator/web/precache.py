"""offline.json, the precache list: which pages, faces, scripts and pictures a phone keeps of the trail in one language.

The worker (static/sw.js) fetches each entry whose content hash is another than that of what it has.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from generator import urls
from generator.content.catalogue import Relic
from generator.languages import LANGUAGES, LATIN
from generator.site import Site

Kind = Literal["page", "file", "photo"]


@dataclass(frozen=True, slots=True)
class PrecacheEntry:
    """Something a phone keeps."""

    path: str
    content_hash: str
    """Of what decides the content; empty where the path itself names it. Another one: it is fetched anew."""

    kind: Kind
    """A photo is left out where all would be too much."""


@dataclass(frozen=True, slots=True)
class PrecacheList:
    """What a phone keeps of one language."""

    language: str
    kept_message: str
    """What a page tells the reader when all is kept; {size} becomes KB."""

    codes: tuple[tuple[str, str], ...]
    """A plaque's code → the path of the page it opens without a network."""

    entries: tuple[PrecacheEntry, ...]
    """In the order in which they are fetched."""

    audio: tuple[str, ...]
    """Paths of recordings: kept only when the reader asks for one."""


SCRIPTS = ("language", "offline", "find")
"""Scripts that kept pages ask for."""

HERO = 480
"""px: what is kept of a photograph. It stands in for the other widths."""


def precache_list(site: Site, language: str, content_hashes: Mapping[str, str], names_hash: str) -> PrecacheList:
    """The list of one language. `content_hashes` has that of each page by its path, `names_hash` is that of names.txt."""
    catalogue = site.catalogue
    # Relics that are on no trail would make the list as long as the catalogue is.
    relics = catalogue.trail
    there = {relic.id for relic in relics}
    paths = (
        urls.listing(language),
        *(urls.relic(language, relic.id) for relic in relics),
        urls.offline(language),
        urls.about(language),
        urls.find(language),
    )
    theme = site.theme
    fonts = {font.face: font.path for font in theme.web_fonts}
    faces = (face.face for script in dict.fromkeys((LATIN, LANGUAGES[language].script)) for face in script.web)
    files = (
        *(PrecacheEntry(theme.scripts[name].path, "", "file") for name in SCRIPTS),
        *(PrecacheEntry(fonts[theme.faces[face]], "", "file") for face in faces),
        PrecacheEntry(urls.names(language), names_hash, "file"),
    )
    return PrecacheList(
        language=language,
        kept_message=site.words["kept"][language],
        codes=tuple(
            (plaque.code, urls.relic(language, plaque.relic))
            for plaque in catalogue.plaques
            if plaque.relic in there and not plaque.down
        ),
        entries=(*(PrecacheEntry(path, content_hashes[path], "page") for path in paths), *files, *_heroes(relics)),
        audio=tuple(
            urls.audio(relic.id, recording.language, recording.file.digest)
            for relic in relics
            for recording in relic.recordings
        ),
    )


def _heroes(relics: tuple[Relic, ...]) -> Iterator[PrecacheEntry]:
    for relic in relics:
        for picture in relic.pictures[:1]:
            width = min(HERO, picture.width)
            yield PrecacheEntry(urls.photo(relic.id, picture.slug, picture.file.digest, width, "avif"), "", "photo")


def as_json(found: PrecacheList) -> bytes:
    """The list as static/sw.js reads it."""
    data = {
        "language": found.language,
        "told": found.kept_message,
        "codes": dict(found.codes),
        "keep": [[entry.path, entry.content_hash, entry.kind] for entry in found.entries],
        "audio": found.audio,
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
