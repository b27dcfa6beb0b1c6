"""Which pages, faces, scripts and pictures a phone keeps of the trail in one language, and in which state they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator import urls
from generator.content.schema import Relic
from generator.languages import LANGUAGES, LATIN
from generator.pages.showing import Showing
from generator.web.offline import Kept, Trail

SCRIPTS = ("language", "offline", "find")
"""Those that kept pages ask for."""

HERO = 480
"""px: what is kept of a photograph. It stands in for the other widths."""


def trail(showing: Showing, language: str, states: Mapping[str, str], names: str) -> Trail:
    """The list. `states` has that of each page by its path, `names` is that of what the search looks through."""
    catalogue = showing.catalogue
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
    theme = showing.theme
    fonts = {font.face: font.path for font in theme.web_fonts}
    faces = (face.face for script in dict.fromkeys((LATIN, LANGUAGES[language].script)) for face in script.web)
    files = (
        *(Kept(theme.scripts[name].path, "", "file") for name in SCRIPTS),
        *(Kept(fonts[theme.faces[face]], "", "file") for face in faces),
        Kept(urls.names(language), names, "file"),
    )
    return Trail(
        language=language,
        told=showing.words["kept"][language],
        codes=tuple(
            (plaque.code, urls.relic(language, plaque.relic))
            for plaque in catalogue.plaques
            if plaque.relic in there and not plaque.down
        ),
        kept=(*(Kept(path, states[path], "page") for path in paths), *files, *_heroes(relics)),
        audio=tuple(
            urls.audio(relic.id, recording.language, recording.file.digest)
            for relic in relics
            for recording in relic.recordings
        ),
    )


def _heroes(relics: tuple[Relic, ...]) -> Iterator[Kept]:
    for relic in relics:
        for picture in relic.pictures[:1]:
            width = min(HERO, picture.width)
            yield Kept(urls.photo(relic.id, picture.slug, picture.file.digest, width, "avif"), "", "photo")
