"""offline.json, the precache list: pages, fonts, scripts and pictures of the trail in one language.

The service worker (static/sw.js) fetches each entry whose content hash differs from that of its copy.
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
    """One file the service worker caches."""

    path: str
    content_hash: str
    """Hash of the content; empty if the path itself contains it. When it changes, the worker fetches the file again."""

    kind: Kind
    """The worker leaves photos out when storage is short."""


@dataclass(frozen=True, slots=True)
class PrecacheList:
    """The content of offline.json of one language."""

    language: str
    kept_message: str
    """Shown when everything is cached; {size} stands for KB."""

    codes: tuple[tuple[str, str], ...]
    """Pairs of a plaque's code and the path of the relic page it opens without a network."""

    entries: tuple[PrecacheEntry, ...]
    """In the order they are fetched."""

    audio: tuple[str, ...]
    """Paths of recordings; each is cached only when the reader asks for it."""


SCRIPTS = ("language", "offline", "find")
"""Scripts that precached pages load; keys of Theme.scripts."""

HERO = 480
"""Width in px of the one size of a photo that is precached; the worker serves it for every other width."""


def precache_list(site: Site, language: str, content_hashes: Mapping[str, str], names_hash: str) -> PrecacheList:
    """The precache list of one language.

    `content_hashes` maps the path of each page to its content hash, `names_hash` is the content hash of names.txt.
    """
    catalogue = site.catalogue
    # Relics that are on no trail would make the list as long as the catalogue is.
    relics = catalogue.trail
    relic_ids = {relic.id for relic in relics}
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
            if plaque.relic in relic_ids and not plaque.down
        ),
        entries=(*(PrecacheEntry(path, content_hashes[path], "page") for path in paths), *files, *_heroes(relics)),
        audio=tuple(
            urls.audio(relic.id, recording.language, recording.file.digest)
            for relic in relics
            for recording in relic.recordings
        ),
    )


def _heroes(relics: tuple[Relic, ...]) -> Iterator[PrecacheEntry]:
    """The first picture of each relic as AVIF, HERO px wide or less."""
    for relic in relics:
        for picture in relic.pictures[:1]:
            width = min(HERO, picture.width)
            yield PrecacheEntry(urls.photo(relic.id, picture.slug, picture.file.digest, width, "avif"), "", "photo")


def as_json(precache: PrecacheList) -> bytes:
    """The list as static/sw.js reads it, UTF-8."""
    data = {
        "language": precache.language,
        "told": precache.kept_message,
        "codes": dict(precache.codes),
        "keep": [[entry.path, entry.content_hash, entry.kind] for entry in precache.entries],
        "audio": precache.audio,
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
