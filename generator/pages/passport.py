"""passport.html: the stamps that a phone has of the stops of one trail, and the certificate of a finished one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from generator import urls
from generator.content.rounds import Round, Surroundings
from generator.pages.directory import counted, trail_name
from generator.pages.page import Page, language_bar, page
from generator.site import Site


@dataclass(frozen=True, slots=True)
class PassportStop:
    """A place for a stamp."""

    ids: tuple[str, ...]
    """The relic's id and its former ones: a stamp was given to the id of its day."""

    kind: str
    """The kind of relic: an id of templates/kinds.yaml."""

    roof: str
    """Its roof-line: a drawing templates/parts/roof-<this>.svg."""

    name: str
    """The relic's name."""

    language: str
    """The language of the name, when it is not the page's; else empty."""

    path: str
    """Its page in the page's language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PassportPage:
    """passport.html: the stamps a phone has of the stops of one trail, and its certificate"""

    TEMPLATE: ClassVar[str] = "passport.html"

    page: Page
    """What every page has."""

    name: str
    """What the trail is called."""

    language: str
    """The language of that, when it is not the page's; else empty."""

    path: str
    """The page of the trail, or the list of relics."""

    stops: tuple[PassportStop, ...]
    """The places for stamps, in order."""

    certified: str
    """What the certificate says was done, as a part of a sentence that its name ends."""

    months: tuple[str, ...]
    """What the twelve are called, for the days of the stamps."""

    passport_script: str
    """Path of the script that shows the stamps."""


def passport(site: Site, walk: Round, language: str) -> PassportPage:
    """The passport of a trail in one language."""

    def path(lang: str) -> str:
        return urls.passport(lang, walk.place)

    wording = site.wordings[language]
    named_in, name = trail_name(walk.names, wording)
    return PassportPage(
        page=page(
            site,
            language,
            path(language),
            f"{wording.say('passport')} – {name} – {site.front_matter(language).site_name}",
            wording.say("passport_text"),
            canonical="",
            alternates=(),  # it is not to be indexed
            languages=language_bar(site, path, language),
            precache=urls.offline_list(language, walk.place),
            style="play",
        ),
        name=name,
        language=named_in,
        path=urls.trail(language, walk.place),
        stops=tuple(_stop(site, relic, language) for relic in walk.relics),
        certified=wording.say("certificate_text", stops=counted(wording, "stops", len(walk.relics))),
        months=tuple(wording.say(f"month_{number}") for number in range(1, 13)),
        passport_script=site.theme.scripts["passport"].path,
    )


def _stop(site: Site, relic_id: str, language: str) -> PassportStop:
    entry = site.entry(relic_id)
    named_in, name = entry.name(language)
    return PassportStop(
        ids=(entry.id, *entry.was),
        kind=entry.kind,
        roof=entry.roof,
        name=name,
        language=named_in if named_in != language else "",
        path=urls.relic(language, entry.id),
    )


def stamp_script(site: Site, surroundings: Surroundings) -> str:
    """Path of the script that stamps the passport at a relic with these surroundings; empty where it is on no trail."""
    return "" if surroundings.trail is None else site.theme.scripts["stamp"].path
