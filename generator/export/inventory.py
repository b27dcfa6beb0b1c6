"""The inventory of all relics for a culture office: a line each, and by name every box that nobody could fill yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.content.schema import StoryFrontMatter
from generator.diagnostics.export_texts import both
from generator.export.told import Told
from generator.export.workbook import Sheet, workbook
from generator.festivals.dates import days_in_words
from generator.papers.evidence import plain_text, rows_of
from generator.site import Site

_FACTS = ("founded", "rank", "worship", "ward", "address", "way", "hours")
"""Rows of the table of facts that are columns here, in the words of a relic's page."""

COLUMNS: Mapping[str, int] = {
    "number": 5,
    "id": 18,
    "name": 28,
    "kind": 20,
    **dict.fromkeys(_FACTS, 28),
    "festivals": 28,
    "latitude": 12,
    "longitude": 12,
    "position": 16,
    "photographs": 10,
    "sources": 10,
    "reviewed": 24,
    "languages": 14,
}
"""Key of a column's heading → its width in characters."""

_MAY_BE_EMPTY = ("position",)


def inventory(site: Site, told: Sequence[Told]) -> bytes:
    """Two sheets: the relics, and a line for each empty box."""
    lines = [dict(_line(site, one, number)) for number, one in enumerate(told, 1)]
    empty = [dict(_empty(site, one, line)) for one, line in zip(told, lines, strict=True)]
    headings = (*(both(f"inventory-{key}") for key in COLUMNS), both("inventory-empty"))
    rows = [
        (*(line[key] for key in COLUMNS), "; ".join(both(f"inventory-{key}") for key in boxes))
        for line, boxes in zip(lines, empty, strict=True)
    ]
    boxes = [
        (line["id"], line["name"], both(f"inventory-{key}"), how)
        for line, missing in zip(lines, empty, strict=True)
        for key, how in missing.items()
    ]
    of_boxes = tuple(both(f"inventory-{key}") for key in ("id", "name", "box", "how"))
    return workbook(
        (
            Sheet("Kiểm kê · Inventory", (*COLUMNS.values(), 40), (headings, *rows)),
            Sheet("Ô trống · Empty boxes", (18, 28, 28, 60), (of_boxes, *boxes)),
        )
    )


def _line(site: Site, one: Told, number: int) -> Iterator[tuple[str, str]]:
    relic, wording = one.relic, site.wordings[site.first_language]
    facts = {row.label: "; ".join(plain_text(line) for line in row.lines) for row in rows_of(site, relic)}
    yield "number", str(number)
    yield "id", relic.id
    yield "name", one.name(site)
    kind = site.kind(relic).names
    yield "kind", kind.get(site.first_language) or next(iter(kind.values()))
    for name in _FACTS:
        yield name, facts.get(f"fact_{name}", "")
    story = site.story(relic, site.first_language).front_matter
    called = story.festivals if isinstance(story, StoryFrontMatter) else {}
    # Not as the page has them: its next days depend on the day it is made.
    yield (
        "festivals",
        "; ".join(
            plain_text(f"{called.get(feast.id, feast.id)}: {days_in_words(feast, wording)}")
            for feast in relic.facts.festivals
        ),
    )
    yield "latitude", str(_authored(one, "latitude"))
    yield "longitude", str(_authored(one, "longitude"))
    yield "position", both(f"position-{relic.precision if relic.point else 'area' if relic.area else 'unknown'}")
    yield "photographs", str(len(relic.pictures) or "")
    yield "sources", str(len(relic.facts.sources))
    reviews = [(story.language, story.front_matter.reviewed) for story in relic.stories]
    yield "reviewed", "; ".join(f"{language}: {by.by}, {by.on}" for language, by in reviews if by)
    yield (
        "languages",
        ", ".join(
            f"{story.language} ({both('machine-mark')})" if story.front_matter.machine else story.language
            for story in relic.stories
        ),
    )


def _authored(one: Told, name: str) -> object:
    place = one.facts.get("place")
    return place.get(name, "") if isinstance(place, dict) else ""


def _empty(site: Site, one: Told, line: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Column → how to fill its box, for each box that is empty and makes sense for a relic of this kind."""
    without = site.kind(one.relic).without
    for key, cell in line.items():
        if not cell and key not in without and key not in _MAY_BE_EMPTY:
            yield key, both(f"fill-{key}")
