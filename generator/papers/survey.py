"""The survey: for each relic a sheet of what is to be asked and measured on the spot, made from what is not known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from generator import urls
from generator.content.catalogue import Plaque, Relic
from generator.content.chapters import UNKNOWN
from generator.content.schema import StoryFrontMatter
from generator.diagnostics.survey_texts import SURVEY, both, choices
from generator.pages.facts import FactRow
from generator.papers.evidence import plain_text, rows_of
from generator.papers.paper import Block, Paper
from generator.site import Site
from generator.text.markdown import filled

_ASKED_ELSEWHERE = ("fact_festivals", "fact_hours", "fact_address", "fact_ward", "fact_way")
"""Rows of the table of facts that have a part of the sheet of their own."""


def survey(site: Site, relics: Sequence[Relic], plaques: Iterable[Plaque]) -> Paper:
    """The sheets of these relics, each on pages of its own."""
    registered = tuple(plaques)
    title = f"{both('title')}: {site.front_matter(site.first_language).site_name}"
    blocks: list[Block] = []
    for relic in relics:
        own = [plaque for plaque in registered if plaque.relic == relic.id and not plaque.down]
        blocks += _sheet(site, relic, own)
    return Paper(title=title, language="vi", foot=f"{title} · {site.today.isoformat()}", blocks=tuple(blocks))


def _sheet(site: Site, relic: Relic, plaques: Sequence[Plaque]) -> Iterator[Block]:
    rows = rows_of(site, relic)
    yield Block("sheet", site.name(relic, site.first_language))
    yield Block("note", f"{both('code')}: {relic.id} · {site.address(urls.relic(site.first_language, relic.id))}")
    yield Block("note", both("bring"))
    yield Block("blank", both("who-went"), lines=1)
    yield Block("part", both("asked"))
    yield Block("ticks", choices=choices("asked-choices"))
    yield Block("blank", both("person"), lines=2)
    yield Block("ticks", both("consent"), choices=choices("yes-no"))
    if not any(story.front_matter.reviewed for story in relic.stories):
        yield Block("blank", both("reviewer"), lines=1)
    yield from _place(site, relic)
    yield from _visit(site, relic, rows)
    yield from _open_questions(site, relic, rows)
    yield Block("part", both("measures"))
    yield _measures()
    yield from _plaque_spots(plaques)
    yield from _photographs(relic)
    cut = [source for source in relic.facts.sources.values() if source.cut]
    if cut:
        yield Block("part", both("cut"))
        yield from (Block("note", f"• {source.title}. {source.publisher}") for source in cut)
    yield Block("blank", both("rest"), lines=4)


def _place(site: Site, relic: Relic) -> Iterator[Block]:
    front_matter = site.story(relic, site.first_language).front_matter
    assert isinstance(front_matter, StoryFrontMatter)
    place = relic.facts.place
    yield Block("part", both("place"))
    yield Block("note", _known(" · ".join(filter(None, (place.address, place.ward, front_matter.way)))))
    if relic.precision != "exact":
        yield Block("blank", both("position"), lines=1)
        yield Block("ticks", both("accuracy"), choices=choices("accuracy-choices"))
    yield Block("blank", both("address"), lines=1)
    if not front_matter.way:
        yield Block("blank", both("way"), lines=1)


def _visit(site: Site, relic: Relic, rows: Iterable[FactRow]) -> Iterator[Block]:
    """Hours and festivals: what is written is shown to be confirmed, what is not is asked."""
    lines = {row.label: row.lines for row in rows}
    for key, label, question, count in (("visit", "fact_hours", "hours", 2), ("feasts", "fact_festivals", "feast", 3)):
        if label.removeprefix("fact_") in site.kind(relic).without and not lines.get(label):
            continue
        yield Block("part", both(key))
        for line in lines.get(label, ()):
            yield Block("ticks", f"{plain_text(line)}:", choices=choices("right-wrong"))
        yield Block("blank", both(question), lines=1 if lines.get(label) else count)
        if key == "visit" and not any(hours.free for hours in relic.facts.hours):
            yield Block("ticks", both("free"), choices=choices("yes-no"))


def _open_questions(site: Site, relic: Relic, rows: Iterable[FactRow]) -> Iterator[Block]:
    yield Block("part", both("open"))
    for row in rows:
        if row.label in _ASKED_ELSEWHERE:
            continue
        if not row.lines and row.label in SURVEY:
            yield Block("blank", both(row.label), lines=2)
        elif row.differ:
            yield Block("text", f"{both('differ')}:")
            yield Block("ticks", choices=tuple(plain_text(line) for line in row.lines))
        elif row.unconfirmed:
            yield Block(
                "ticks", f"{both('unconfirmed')}: {plain_text('; '.join(row.lines))}", choices=choices("right-wrong")
            )
    if relic.facts.rank and not any(rank.decision and rank.date for rank in relic.facts.rank):
        yield Block("blank", both("decision"), lines=1)
    questions = tuple(_unknown_of(site, relic))
    if questions:
        yield Block("text", f"{both('told')}:")
        for question in questions:
            yield Block("blank", f"• {question}", lines=1)


def _unknown_of(site: Site, relic: Relic) -> Iterator[str]:
    """Each item of the text's last chapter, of what nobody knows, as plain text."""
    for section in site.story(relic, site.first_language).sections:
        if section.key == UNKNOWN:
            html = filled(section.html, {}, {}, "")
            for item in re.findall(r"<(?:li|p)>(.*?)(?=</?(?:li|p|ul|ol)>|\Z)", html, re.DOTALL):
                if text := plain_text(item):
                    yield text


def _measures() -> Block:
    names = ("gate", "front", "ridge", "grounds")
    return Block(
        "table",
        columns=tuple(map(both, ("measure", "width", "height", "note"))),
        widths=(35, 17, 17, 31),
        lines=1,
        rows=tuple((both(name), "", "", "") for name in names),
    )


def _plaque_spots(plaques: Iterable[Plaque]) -> Iterator[Block]:
    yield Block("part", both("plaques"))
    yield Block("note", both("plaques-how"))
    known = [f"{plaque.code}: {plaque.place or '…'}" for plaque in plaques]
    yield Block(
        "table",
        columns=tuple(map(both, ("spot", "above", "distance", "wall", "signal", "permit"))),
        widths=(26, 12, 14, 20, 10, 18),
        lines=2,
        rows=tuple((spot, "", "", "", "", "") for spot in (*known, "", "")),
    )


_SHOTS = (
    ("shot-front", "at-the-gate"),
    ("shot-gate", "across"),
    ("shot-street", "across"),
    ("shot-detail", "close"),
    ("shot-altar", ""),
    ("shot-papers", "close"),
    ("shot-spot", "close"),
)
"""What to take, and from where."""


def _photographs(relic: Relic) -> Iterator[Block]:
    yield Block("part", both("photos"))
    if relic.facts.photos:
        yield Block("note", _known(", ".join(photo.file for photo in relic.facts.photos)))
    yield Block("note", both("photos-how"))
    yield Block(
        "table",
        columns=tuple(map(both, ("photo", "stand", "taken"))),
        widths=(40, 35, 25),
        lines=1,
        rows=tuple((both(what), both(stand) if stand else "", "") for what, stand in _SHOTS),
    )
    yield Block("ticks", both("licence"), choices=choices("licence-choices"))


def _known(text: str) -> str:
    return f"{both('known')}: {plain_text(text)}"
