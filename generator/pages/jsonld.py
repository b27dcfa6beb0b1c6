"""The page of a relic or of a trail for search engines: schema.org nodes as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.content.catalogue import Relic, Story
from generator.content.schema import Founded, OpeningHours, Place, StoryFrontMatter, Voice
from generator.kinds import Kind
from generator.pages.opening import specification


@dataclass(frozen=True, slots=True)
class Addresses:
    """The absolute URLs the nodes refer to."""

    home: str
    """Of the home page."""

    page: str
    """Of the relic's page in the story's language."""

    image: str
    """Of the share image."""

    audio: str = ""
    """Of the story read aloud; empty where nobody recorded it."""

    photograph: str = ""
    """Of its first photograph, at its largest; empty where there is none."""


@dataclass(frozen=True, slots=True)
class Held:
    """A festival with the next days on which it is held."""

    name: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Stage:
    """A stop of a trail."""

    id: str
    name: str
    """In the page's language, or in the one that stands in."""

    page: str
    """Absolute URL of its page."""


def jsonld(  # noqa: PLR0913, PLR0917 -- the relic, and what is said of it
    relic: Relic,
    kind: Kind,
    story: Story,
    mark: str,
    site_name: str,
    at: Addresses,
    country: str = "",
    *,
    languages: Sequence[str] = (),
    feasts: Sequence[Held] = (),
) -> str:
    """JSON with a node each for site, page and relic, which refer to one another by @id; safe inside <script>.

    `mark` is the language of the story (BCP 47), `country` a code (ISO 3166-1), empty where it is not known. `languages` are
    those in which people tell of it, `feasts` the next ones. The page is a node of its own: a language and a date of change
    belong to it, not to the building.
    """
    site_id, relic_id = f"{at.home}#site", f"{at.home}#{relic.id}"
    graph = [
        {"@type": "WebSite", "@id": site_id, "url": at.home, "name": site_name},
        {
            "@type": "WebPage",
            "@id": at.page,
            "url": at.page,
            "name": story.front_matter.name,
            "inLanguage": mark,
            "dateModified": story.front_matter.updated,
            "isPartOf": {"@id": site_id},
            "mainEntity": {"@id": relic_id},
            **_audio(relic, story, mark, at),
        },
        _relic(relic, kind, story, relic_id, at, country) | _feasts(feasts, relic_id),
        *_visitors(languages, relic_id),
    ]
    return _for_script({"@context": "https://schema.org", "@graph": graph})


def _relic(  # noqa: PLR0913, PLR0917 -- the relic, and what is said of it
    relic: Relic, kind: Kind, story: Story, node_id: str, at: Addresses, country: str
) -> dict[str, Any]:
    """The relic's node, described in the story's language."""
    place, name = relic.facts.place, story.front_matter.name
    node: dict[str, Any] = {
        "@type": kind.schema_type,
        "@id": node_id,
        "name": name,
        "description": " ".join(story.front_matter.summary.split()),
        "url": at.page,
        "image": at.image,
        "address": _address(place, country),
    }
    also = story.front_matter.also if isinstance(story.front_matter, StoryFrontMatter) else ()
    names = dict.fromkeys([*also, *(story.front_matter.name for story in relic.vouched_stories)])
    if alternate_names := [alternate for alternate in names if alternate != name]:
        node["alternateName"] = alternate_names
    if place.latitude is not None and place.longitude is not None:
        node["geo"] = {"@type": "GeoCoordinates", "latitude": place.latitude, "longitude": place.longitude}
    if relic.facts.same_as:
        node["sameAs"] = list(relic.facts.same_as)
    return node | _founded(relic.facts.founded) | _hours(relic.facts.hours) | _photograph(relic, at)


ATTRACTION = "TouristAttraction"
"""What has languages in which visitors are told of it (schema.org)."""


def _visitors(languages: Sequence[str], relic_id: str) -> Iterator[dict[str, Any]]:
    """In which languages visitors are told of it: the same thing as an attraction, for no building has such a property."""
    if languages:
        yield {"@type": ATTRACTION, "@id": relic_id, "availableLanguage": list(languages)}


def _feasts(feasts: Sequence[Held], relic_id: str) -> dict[str, Any]:
    """Its next festivals, with their days in the solar calendar."""
    nodes = [
        {
            "@type": "Festival",
            "name": feast.name,
            "startDate": feast.first.isoformat(),
            "endDate": feast.last.isoformat(),
            "location": {"@id": relic_id},
        }
        for feast in feasts
    ]
    return {"event": nodes} if nodes else {}


def _photograph(relic: Relic, at: Addresses) -> dict[str, Any]:
    """Its first photograph, with who took it and the licence, as the file itself says them."""
    if not (relic.pictures and at.photograph):
        return {}
    notice = relic.pictures[0].notice
    node = {
        "@type": "ImageObject",
        "contentUrl": at.photograph,
        "creditText": notice.credit,
        "copyrightNotice": f"{notice.credit}, {notice.licence}",
        **({"license": notice.address} if notice.address else {}),
        "acquireLicensePage": at.page,
    }
    return {"photo": node}


def trip(home: str, page: str, name: str, stages: Sequence[Stage]) -> str:
    """JSON of a trail: its stops in order, each by the @id it has on its own page; safe inside <script>."""
    items = [
        {
            "@type": "ListItem",
            "position": number,
            "item": {"@type": ATTRACTION, "@id": f"{home}#{stage.id}", "name": stage.name, "url": stage.page},
        }
        for number, stage in enumerate(stages, 1)
    ]
    node = {
        "@context": "https://schema.org",
        "@type": "TouristTrip",
        "@id": page,
        "url": page,
        "name": name,
        "itinerary": {"@type": "ItemList", "numberOfItems": len(items), "itemListElement": items},
    }
    return _for_script(node)


def _hours(hours: Sequence[OpeningHours]) -> dict[str, Any]:
    """When it is open. Nothing where sources differ."""
    nodes = specification(hours[0].open) if len(hours) == 1 else []
    return {"openingHoursSpecification": nodes} if nodes else {}


INCEPTION = "https://www.wikidata.org/wiki/Property:P571"
"""What schema.org has no property for: of a place it knows no day on which it began."""


def _founded(founded: Sequence[Founded]) -> dict[str, Any]:
    """When it was first built, as a property of its own: EDTF, and the years it stands for. Nothing where sources differ."""
    if len(founded) != 1:
        return {}
    first, last = founded[0].dating.years
    years = {"minValue": first, "maxValue": last}
    value = {
        "@type": "PropertyValue",
        "propertyID": INCEPTION,
        "value": founded[0].date,
        **{name: year for name, year in years.items() if year is not None and first != last},
    }
    return {"additionalProperty": value}


SOURCE_TYPES: Mapping[Voice, str] = {
    "person": "https://schema.org/DigitalCaptureDigitalSource",
    "machine": "https://schema.org/TrainedAlgorithmicMediaDigitalSource",
}
"""Who reads → schema.org's name for a file made so (IPTCDigitalSourceEnumeration)."""


def _audio(relic: Relic, story: Story, mark: str, at: Addresses) -> dict[str, Any]:
    """The story read aloud, as a property of the page; a synthetic voice is named as one."""
    recording = relic.recording(story.language)
    if recording is None:
        return {}
    minutes, seconds = divmod(round(recording.seconds), 60)
    node = {
        "@type": "AudioObject",
        "contentUrl": at.audio,
        "encodingFormat": "audio/mpeg",
        "duration": f"PT{minutes}M{seconds}S",
        "inLanguage": mark,
        "digitalSourceType": SOURCE_TYPES[recording.voice],
    }
    return {"audio": node}


def _address(place: Place, code: str) -> dict[str, str]:
    """Today's ward and province; where the ward is not known, the address as sources write it."""
    country = {"addressCountry": code} if code else {}
    if place.ward is None:
        return {"@type": "PostalAddress", "streetAddress": place.address, **country}
    ward, _, province = place.ward.partition(", ")
    region = {"addressRegion": province} if province else {}
    return {"@type": "PostalAddress", "addressLocality": ward, **region, **country}


def _for_script(data: object) -> str:
    """JSON that cannot end the script element it stands in (HTML, 4.12.1.3)."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return text
