"""offline.json, a precache list: pages, fonts, scripts and pictures of one trail or neighbourhood in one language.

The service worker (static/sw.js) fetches each entry whose content hash differs from that of its copy.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from generator import urls
from generator.content.entry import CatalogueEntry
from generator.content.rounds import Round
from generator.languages.scripts import LATIN
from generator.pages import search
from generator.site import Site
from generator.store import digest
from generator.text.translations import plain

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
    """The content of an offline.json."""

    language: str
    kept_message: str
    """Shown when everything is cached; {size} stands for KB."""

    stops: tuple[tuple[str, str, str], ...]
    """Path, name, and the language of the name where it is not the list's; shown by the offline page."""

    codes: tuple[tuple[str, str], ...]
    """Pairs of a plaque's code and the path of the relic page it opens without a network."""

    entries: tuple[PrecacheEntry, ...]
    """In the order they are fetched."""

    audio: tuple[str, ...]
    """Paths of recordings; each is cached only when the reader asks for it."""

    base: str = ""
    """The sub-path the site lies below; these paths do not have it, the file does."""


SCRIPTS = ("language", "offline", "find")
"""Scripts that precached pages load; keys of Theme.scripts."""

TRAIL_SCRIPTS = ("quiz", "stamp", "passport")
"""Those that pages of a trail load besides."""

HERO = 480
"""Width in px of the one size of a photo that is precached; the worker serves it for every other width."""


def precache_list(site: Site, walk: Round, language: str, content_hashes: Mapping[str, str]) -> PrecacheList:
    """The precache list of a trail or a neighbourhood in one language.

    `content_hashes` maps the path of each page below the output folder to its content hash.
    """
    relics = tuple(site.entry(relic) for relic in walk.relics)
    paths = (
        urls.listing(language),
        *(urls.relic(language, relic.id) for relic in relics),
        *([urls.trail(language, walk.place)] if walk.is_trail and walk.place else []),
        *([urls.passport(language, walk.place)] if walk.is_trail else []),
        *_quizzes(walk, language, content_hashes),
        urls.offline(language),
        urls.about(language),
        urls.find(language),
    )
    theme = site.theme
    # Where relics are many, the search goes through the names of the round when there is no network.
    names_path = urls.names(language, walk.place if search.in_many_files(site.entries) else "")
    fonts = {font.face: font.path for font in theme.web_fonts}
    faces = (face.face for script in dict.fromkeys((LATIN, site.language(language).writing)) for face in script.web)
    files = (
        *(
            PrecacheEntry(theme.scripts[name].path, "", "file")
            for name in (*SCRIPTS, *(TRAIL_SCRIPTS if walk.is_trail else ()))
        ),
        PrecacheEntry(theme.seldom_style.path, "", "file"),
        PrecacheEntry(theme.language_names.path, "", "file"),
        *(PrecacheEntry(fonts[theme.faces[face]], "", "file") for face in faces),
        PrecacheEntry(names_path, digest(names_of(site, walk, language)), "file"),
    )
    return PrecacheList(
        language=language,
        kept_message=plain(site.wordings[language].words["kept" if walk.is_trail or not walk.place else "kept_near"]),
        stops=tuple(_named(site, relic, language) for relic in relics),
        codes=tuple(
            sorted(
                (plaque.code, urls.relic(language, relic.id))
                for relic in relics
                for plaque in site.catalogue.plaques_of(relic.id)
            )
        ),
        entries=(
            *(PrecacheEntry(path, content_hashes[urls.site_file(path)], "page") for path in paths),
            *files,
            *_heroes(relics),
        ),
        audio=tuple(
            urls.audio(relic.id, recorded_in, content) for relic in relics for recorded_in, content in relic.recordings
        ),
        base=site.base,
    )


FEW_STOPS = 20
"""Stops of a trail of which the quiz about each is kept; of a longer one, that about the trail alone."""


def _quizzes(walk: Round, language: str, content_hashes: Mapping[str, str]) -> Iterator[str]:
    """Paths of the quizzes of a trail, those that there are; near one another, relics are kept without theirs."""
    relics = walk.relics if walk.is_trail and len(walk.relics) <= FEW_STOPS else ()
    paths = (urls.trail_quiz(language, walk.place), *(urls.quiz(language, relic) for relic in relics))
    return (path for path in paths if urls.site_file(path) in content_hashes)


def _named(site: Site, relic: CatalogueEntry, language: str) -> tuple[str, str, str]:
    named_in, name = relic.name(language)
    return urls.relic(language, relic.id), name, site.mark(named_in) if named_in != language else ""


def names_of(site: Site, walk: Round, language: str) -> search.NameList:
    """The names a phone keeps to be searched: of all relics where they are few, else of the round.

    Its digest is the content hash of the file: no template decides that but its own, which says nothing more.
    """
    many = search.in_many_files(site.entries)
    entries = tuple(site.entry(relic) for relic in walk.relics) if many else site.entries
    return search.name_list(entries, site.kinds, search.codes_of(site.catalogue.plaques), language)


def _heroes(relics: tuple[CatalogueEntry, ...]) -> Iterator[PrecacheEntry]:
    """The first picture of each relic as AVIF, HERO px wide or less."""
    for relic in relics:
        if picture := relic.hero:
            width = min(HERO, picture.width)
            yield PrecacheEntry(urls.photo(relic.id, picture.slug, picture.digest, width, "avif"), "", "photo")


def as_json(precache: PrecacheList) -> bytes:
    """The list as static/sw.js reads it, UTF-8."""
    base = precache.base
    data = {
        "language": precache.language,
        "told": precache.kept_message,
        "stops": [(base + path, name, named_in) for path, name, named_in in precache.stops],
        "codes": {code: base + path for code, path in precache.codes},
        "keep": [[base + entry.path, entry.content_hash, entry.kind] for entry in precache.entries],
        "audio": [base + path for path in precache.audio],
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
