"""relic.html: one relic in one language, at its own address and at that of a plaque."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from generator import urls
from generator.content.catalogue import Plaque, Relic, Story
from generator.content.rounds import Neighbour, Surroundings
from generator.content.schema import StoryFrontMatter
from generator.festivals.dates import next_days, weekly
from generator.pages.directions import Standpoint
from generator.pages.directory import MOST_TRAILS, TrailLink, trail_link
from generator.pages.facts import Fact, fact, fact_rows, open_points
from generator.pages.festivals import CalendarLinks, calendar_links
from generator.pages.jsonld import Addresses, Held, jsonld
from generator.pages.media import Listen, Photograph, largest, listen, photographs
from generator.pages.page import Page, ShareImage, alternates, language_bar, page
from generator.pages.passport import stamp_script
from generator.pages.pieces import Offer, Step, offered_first, relic_offer, step
from generator.pages.plaque_card import PlaqueCard, plaque_card
from generator.pages.text import Text, cited_sources, prose, text
from generator.pages.trail_map import MapLink, TrailMap, map_links, trail_map, whereabouts
from generator.site import Site
from generator.text.markdown import prepared
from generator.text.prose import Prose, citations, numbers

SHARE_SIZE = (1200, 630)
"""px: what Facebook, Zalo and Telegram show uncut."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RelicPage:
    """relic.html: one relic in one language"""

    TEMPLATE: ClassVar[str] = "relic.html"

    page: Page
    """What every page has."""

    text: Text
    """Its story."""

    kind: str
    """The kind of relic: an id of templates/kinds.yaml."""

    roof: str
    """Its roof-line: a drawing templates/parts/roof-<this>.svg."""

    kind_name: str
    """The kind in the page's language."""

    red_address: str
    """What a “địa chỉ đỏ” is called in the page's language; empty where the relic is none."""

    red_address_path: str
    """The trail of all of them in the page's language."""

    native_name: str
    """The name in the project's first language, when the heading is in another one; else empty."""

    native_language: str
    """That language."""

    also: tuple[str, ...]
    """Other names a source gives."""

    pronunciation: str
    """How a visitor may say the name; may be empty."""

    facts: tuple[Fact, ...]
    """The table of facts."""

    open_points: tuple[str, ...]
    """What of these is not certain, a sentence each: where sources differ, what none says, what none but anybody's page says."""

    hero: Photograph | None
    """The first photograph, which opens the page; none where there are no photographs: then the roof-line does."""

    photographs: tuple[Photograph, ...]
    """The others, in the author's order."""

    listen: Listen | None
    """The text read aloud in the language it is in; none where nobody has recorded it."""

    calendar: CalendarLinks | None
    """The festivals as a calendar; none where the relic has none."""

    whereabouts: Prose
    """How precisely its place is known, as a sentence."""

    maps: tuple[MapLink, ...]
    """Where to see the place, or its ward, on a map."""

    map: TrailMap | None
    """The map of the trail, with this relic marked; none where no stop's coordinates or ward are known."""

    next_stop: Step | None
    """The next stop; after the last comes the first. None where there is only one."""

    previous_stop: Step | None
    """The stop before; before the first comes the last. None where there are fewer than three."""

    trails: tuple[TrailLink, ...]
    """The trails it is on that have pages of their own."""

    relic_id: str
    """The relic's id, read by `ditich watch` to check that the plaque leads to the right page."""

    scanned: str
    """The code that was scanned, when the page answers at a code's address; else empty."""

    passport_path: str
    """The passport of its trail in the page's language; empty where it is on none."""

    stamp_script: str
    """Path of the script that stamps it after a scan, and says where a stamp was given; empty as well."""

    offered_first: tuple[Offer, ...]
    """Languages to be offered first at this relic, other than the page's own."""

    quiz_path: str
    """The quiz about it; empty where there is no question in the page's language."""

    plaques: tuple[PlaqueCard, ...]
    """The plaques that lead here; of a page that answers a scan, only the one that was scanned."""


def relic_page(  # noqa: PLR0913 -- a relic, what stands beside it, and its language
    site: Site,
    relic: Relic,
    surroundings: Surroundings,
    plaques: Iterable[Plaque],
    language: str,
    *,
    asked: bool = False,
) -> RelicPage:
    """The relic's page in one language; its text in the first language where it is not translated yet.

    `plaques` are those that lead to it, `asked` is whether there is a quiz about it. Of other relics it shows nothing but
    its surroundings.
    """
    story, wording = site.story(relic, language), site.wordings[language]
    front_matter = story.front_matter
    assert isinstance(front_matter, StoryFrontMatter)
    rows = tuple(
        fact_rows(relic, site.kind(relic), front_matter, story.language, wording, site.today, site.local_language)
    )
    position = whereabouts(relic, wording)
    lines = (*(line for row in rows for line in row.lines), position)
    citation_numbers = numbers([*(source for line in lines for source in citations(line)), *cited_sources(story)])
    facts = tuple(fact(site, row, language, citation_numbers, surroundings.linked) for row in rows)
    here = Standpoint(relic.point, relic.precision)

    def beside(neighbour: Neighbour | None) -> Step | None:
        return step(neighbour, here, site.kinds, wording) if neighbour else None

    pictures = tuple(photographs(relic, front_matter))
    cards = tuple(plaque_card(site, plaque, language) for plaque in plaques)
    heard = listen(site, relic, story, language)
    first_name = site.name(relic, site.first_language)
    return RelicPage(
        page=replace(
            _page(site, relic, story, language, urls.offline_list(language, surroundings.place)),
            style=site.theme.styles["more" if pictures or heard or any(card.reports for card in cards) else "text"],
        ),
        text=text(
            site,
            story,
            language,
            citation_numbers,
            relic.facts.sources,
            surroundings.linked,
            urls.relic(site.first_language, relic.id),
        ),
        kind=relic.facts.kind,
        roof=relic.roof,
        kind_name=site.kind(relic).names[language],
        red_address=wording.say("red_address") if relic.facts.red_address else "",
        red_address_path=urls.red_addresses(language),
        native_language=site.first_language,
        native_name=first_name if story.language != site.first_language else "",
        also=front_matter.also,
        pronunciation=front_matter.pronunciation or "",
        facts=facts,
        open_points=tuple(open_points(facts, wording)),
        hero=pictures[0] if pictures else None,
        photographs=pictures[1:],
        listen=heard,
        calendar=calendar_links(site, language, surroundings.place) if relic.facts.festivals else None,
        whereabouts=prose(site, prepared(position, language), language, language, citation_numbers, inline=True),
        maps=tuple(map_links(relic, first_name, wording)),
        map=trail_map(surroundings.mapped, relic.id, surroundings.length, wording),
        next_stop=beside(surroundings.after),
        previous_stop=beside(surroundings.before),
        trails=tuple(trail_link(trail, names, wording) for trail, names in surroundings.trails[:MOST_TRAILS]),
        relic_id=relic.id,
        scanned="",
        passport_path="" if surroundings.trail is None else urls.passport(language, surroundings.place),
        stamp_script=stamp_script(site, surroundings),
        quiz_path=urls.quiz(language, relic.id) if asked else "",
        offered_first=tuple(relic_offer(site, relic, tag) for tag in offered_first(relic) if tag != language),
        plaques=cards,
    )


def _page(site: Site, relic: Relic, story: Story, language: str, precache: str) -> Page:
    """The frame of a relic's page. Where a translation is missing it has no canonical link, alternates or JSON-LD."""
    front_matter, site_name = story.front_matter, site.front_matter(language).site_name
    translations = [story.language for story in relic.stories]
    translated = story.language == language

    def path(lang: str) -> str:
        return urls.relic(lang, relic.id)

    country = site.catalogue.country
    home, image = site.address(urls.HOME), site.address(urls.share(story.language, relic.id))
    recording = relic.recording(story.language)
    audio = site.address(urls.audio(relic.id, recording.language, recording.file.digest)) if recording else ""
    photograph = site.address(largest(relic, relic.pictures[0])) if relic.pictures else ""
    addresses = Addresses(home, site.address(path(language)), image, audio, photograph)
    return page(
        site,
        language,
        path(language),
        f"{front_matter.name} – {site_name}",
        front_matter.summary,
        alternates=alternates(site, path, translations) if translated else (),
        languages=language_bar(site, path, language),
        precache=precache,
        canonical=None if translated else "",
        share=ShareImage(
            image,
            *SHARE_SIZE,
            alt=site.wordings[language].say(
                "share_alt", kind=site.kind(relic).names[language], name=front_matter.name, site=site_name
            ),
        ),
        # A machine translation nobody has read is for readers, who are told so, not for search engines' facts.
        jsonld=jsonld(
            relic,
            site.kind(relic),
            story,
            site.mark(story.language),
            site_name,
            addresses,
            country.code if country else "",
            languages=tuple(site.mark(told.language) for told in relic.stories if not told.front_matter.machine),
            feasts=tuple(_held(relic, story, site.today)),
        )
        if translated and not front_matter.machine
        else "",
    )


def _held(relic: Relic, story: Story, today: date) -> Iterator[Held]:
    """Its next festivals, without those of every week."""
    assert isinstance(story.front_matter, StoryFrontMatter)
    for festival in relic.facts.festivals:
        if not weekly(festival):
            first, last = next_days(festival, today)
            yield Held(story.front_matter.festivals[festival.id], first, last)


def landing(view: RelicPage, plaque: Plaque) -> RelicPage:
    """The relic's page as a host answers a scan of this plaque: its canonical link stays that of the relic's page."""
    path = urls.landing(view.page.language, plaque.code)
    return replace(
        view,
        page=replace(view.page, path=path, alternates=(), jsonld=""),
        scanned=plaque.code,
        plaques=tuple(card for card in view.plaques if card.code == plaque.code),
    )
