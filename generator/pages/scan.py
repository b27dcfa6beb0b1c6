"""What a plaque's code opens: the relic in the reader's language, the choice of languages, or what stood there once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from generator import urls
from generator.content.catalogue import Plaque, Relic
from generator.pages import views
from generator.pages.showing import Showing


def chooser(showing: Showing, plaque: Plaque) -> views.CodePage:
    """Every language to choose from. Its frame is in the first language; each offer is in its own."""
    relic = showing.relic_of(plaque)
    first, offers = showing.story(relic, showing.first).front_matter, showing.offers(relic)
    spoken = [showing.wording(offer.language) for offer in offers]
    return views.CodePage(
        **showing.frame(showing.first, urls.code(plaque.code), first.name, first.summary, canonical=""),
        relic_id=relic.id,
        plaque=showing.plaque(plaque, showing.first),
        kind=relic.facts.kind,
        name=first.name,
        offers=offers,
        promises=tuple(views.Greeting(w.language, w.say("genuine"), w.say("promise")) for w in spoken),
    )


def landing(page: views.RelicPage, plaque: Plaque) -> views.RelicPage:
    """The relic's page as a host answers a scan with it. Search engines are shown the relic's own page instead."""
    return replace(
        page,
        path=urls.landing(page.language, plaque.code),
        alternates=(),
        structured="",
        scanned=plaque.code,
        plaques=tuple(line for line in page.plaques if line.code == plaque.code),
    )


def retired(showing: Showing, plaque: Plaque, language: str, path: str) -> views.RetiredPage:
    """What stood here and what replaces it, in this language first."""
    relic = next((relic for relic in showing.catalogue.relics if relic.id == plaque.relic), None)
    notices = tuple(_notice(showing, plaque, relic, spoken) for spoken in dict.fromkeys((language, *showing.languages)))
    return views.RetiredPage(
        **showing.frame(language, path, notices[0].heading, notices[0].stood, canonical=""),
        code=plaque.code,
        relic_id=plaque.relic,
        kind=relic.facts.kind if relic else "",
        place=plaque.place or "",
        notices=notices,
    )


def _notice(showing: Showing, plaque: Plaque, relic: Relic | None, language: str) -> views.Notice:
    wording = showing.wording(language)
    other = next((other for other in showing.catalogue.plaques if other.code == plaque.replaced_by), None)
    stood = wording.say(
        "retired_stood",
        code=plaque.code,
        name=called(showing, plaque, language),
        date=wording.date(plaque.life[-1].on),
    )
    return views.Notice(
        language=language,
        heading=wording.say("retired_title"),
        stood=stood,
        instead=wording.say("retired_instead", code=other.code, name=called(showing, other, language))
        if other
        else wording.say("retired_nothing"),
        path=urls.code(other.code) if other else "",
        offer=showing.offer(relic, language) if relic else None,
    )


def called(showing: Showing, plaque: Plaque, language: str) -> str:
    """What the plaque calls its relic; else what the relic is called today; of neither, the code."""
    relic = next((relic for relic in showing.catalogue.relics if relic.id == plaque.relic), None)
    names: dict[str, str] = {story.language: story.front_matter.name for story in relic.stories} if relic else {}
    names.update(plaque.printed.names.items() if plaque.printed else ())
    return names.get(language) or names.get(showing.first) or next(iter(names.values()), plaque.code)


def moved(showing: Showing, relic: Relic, old: str, language: str) -> views.MovedPage:
    """At an address the relic had before it was renamed."""
    today = showing.relic(relic, language)
    frame = showing.frame(
        language,
        urls.relic(language, old),
        today.title,
        today.description,
        address=today.address,
        canonical=today.canonical,
    )
    return views.MovedPage(**frame, target=today.path, name=today.name)


def codes(showing: Showing) -> views.CodesPage:
    """Every plaque by its place."""
    wording = showing.wording(showing.first)
    lines = [(_ward(showing, plaque), line) for plaque, line in _lines(showing)]
    wards = list(dict.fromkeys(ward for ward, _ in lines))
    lines.sort(key=lambda pair: wards.index(pair[0]))
    groups = tuple(
        views.CodeGroup(ward, tuple(line for _, line in group))
        for ward, group in groupby(lines, key=lambda pair: pair[0])
    )
    return views.CodesPage(
        **showing.frame(showing.first, urls.CODES, wording.say("codes_title"), wording.say("codes_text"), canonical=""),
        groups=groups,
    )


def code_list(showing: Showing) -> views.CodeList:
    """Every code with the name it stands for."""
    return views.CodeList(tuple(sorted((line for _, line in _lines(showing)), key=lambda line: line.code)))


def _lines(showing: Showing) -> Iterator[tuple[Plaque, views.CodeLine]]:
    """Plaques in the order of the trail; last those whose relic is gone."""
    relics = {relic.id: (number, relic) for number, relic in enumerate(showing.catalogue.relics)}
    gone = len(relics), None
    for plaque in sorted(
        showing.catalogue.plaques, key=lambda plaque: (relics.get(plaque.relic, gone)[0], plaque.code)
    ):
        relic = relics.get(plaque.relic, gone)[1]
        name = (
            showing.story(relic, showing.first).front_matter.name if relic else called(showing, plaque, showing.first)
        )
        yield plaque, views.CodeLine(plaque.code, name, plaque.place or "", urls.code(plaque.code))


def _ward(showing: Showing, plaque: Plaque) -> str:
    relic = next((relic for relic in showing.catalogue.relics if relic.id == plaque.relic), None)
    return (relic.facts.place.ward or "") if relic else ""


def offline(showing: Showing, language: str) -> views.OfflinePage:
    """What a phone without a network shows for a page it does not have."""
    wording = showing.wording(language)
    frame = showing.frame(
        language,
        urls.offline(language),
        wording.say("offline_title"),
        wording.say("offline_text"),
        canonical="",
        languages=showing.bar(urls.listing, language),
        keep=urls.offline_list(language),
    )
    return views.OfflinePage(**frame, stops=showing.stops(language))


def not_found(showing: Showing) -> views.NotFoundPage:
    """What an address that leads nowhere shows, in every language: nobody knows which one was meant."""
    spoken = [showing.wording(language) for language in showing.languages]
    greetings = tuple(views.Greeting(w.language, w.say("not_found_title"), w.say("not_found_text")) for w in spoken)
    return views.NotFoundPage(
        **showing.frame(showing.first, urls.NOT_FOUND, greetings[0].heading, greetings[0].sentence, canonical=""),
        offers=showing.bar(urls.listing),
        greetings=greetings,
        guesses=tuple(views.Greeting(w.language, w.say("guess"), w.say("codes_title")) for w in spoken),
        codes_path=urls.CODES,
        code_list=urls.CODE_LIST,
        guess_script=showing.theme.scripts["guess"].path,
        stops=showing.stops(showing.first),
    )
