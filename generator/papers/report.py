"""The report: what a culture office has to answer for, on one paper and as a spreadsheet."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from functools import partial
from io import StringIO
from typing import get_args

from generator.content.catalogue import Relic
from generator.content.schema import Grade
from generator.diagnostics.messages import WORDS, say
from generator.diagnostics.sentence import Locale
from generator.papers.evidence import Line, Topic
from generator.papers.paper import Block, Paper
from generator.register.overview import escape_formula
from generator.site import Site

TOPICS: tuple[Topic, ...] = get_args(Topic)

_IN_FIGURES = tuple(topic for topic in TOPICS if topic != "plaque-none")
_IN_TEXTS = (
    "text-missing",
    "text-machine",
    "name-machine",
    "passages-behind",
    "passages-missing",
    "passages-unsure",
    "passages-unknown",
    "unsourced",
    "caption-missing",
    "festival-unnamed",
    "photo-none",
)
_IN_FACTS = ("differ", "unconfirmed", "unknown", "position")


def report(site: Site, relics: Sequence[Relic], lines: Sequence[Line], locale: Locale) -> Paper:
    """The paper in Vietnamese or English."""
    told = partial(say, locale=locale)
    language = spoken(site, locale)
    named, day = site.front_matter(language).site_name, site.today.isoformat()
    return Paper(
        title=told("report-title", site=named),
        language=locale,
        foot=f"{named} · {_day(day, locale)}",
        blocks=(
            Block("note", told("report-day", day=_day(day, locale), address=site.catalogue.project.address)),
            Block("heading", told("report-figures")),
            _figures(relics, lines, locale),
            Block("heading", told("report-reviews")),
            _reviews(site, relics, lines, locale),
            Block("heading", told("report-facts")),
            *_listed(site, lines, _IN_FACTS, locale),
            Block("heading", told("report-grades")),
            Block("note", told("report-grades-note")),
            _grades(relics, locale, {relic.id: site.name(relic, language) for relic in relics}),
            Block("heading", told("report-texts")),
            *_listed(site, lines, _IN_TEXTS, locale),
            Block("heading", told("report-plaques")),
            *_plaques(lines, locale),
            Block("heading", told("report-sources")),
            *_sources(lines, locale),
        ),
    )


def spoken(site: Site, locale: Locale) -> str:
    """The language relics are called in: that of the paper where the site has it, else its first."""
    return locale if locale in site.languages else site.first_language


def _figures(relics: Sequence[Relic], lines: Iterable[Line], locale: Locale) -> Block:
    """How often each thing is so; what is not so at all stands there with 0."""
    count = Counter(line.topic for line in lines)
    figures = [
        (say("report-relics", locale), str(len(relics))),
        (say("report-stories", locale), str(sum(len(relic.stories) for relic in relics))),
        *((say(f"report-{topic}", locale), str(count[topic])) for topic in _IN_FIGURES),
    ]
    return _table((("what", 85), ("number", 15)), figures, locale)


def _reviews(site: Site, relics: Iterable[Relic], lines: Iterable[Line], locale: Locale) -> Block:
    """A row for each text and for each that is missing."""
    states = {(relic.id, story.language): story.front_matter.text for relic in relics for story in relic.stories}
    states |= {("", story.language): story.front_matter.text for story in site.catalogue.about}
    rows = []
    for line in lines:
        if not line.topic.startswith("review-") and line.topic != "text-missing":
            continue
        state = states.get((line.relic, line.language), "absent")
        holds = "" if line.topic == "text-missing" else say(f"report-{line.topic}", locale)
        written = say(f"report-{state}", locale)
        days = (_day(line.on, locale), _day(line.until, locale))
        tongue = _language(site, line.language, locale)
        rows.append((_named(line, locale), tongue, written, line.by, *days, holds))
    columns = (("relic", 22), ("language", 12), ("state", 11), ("by", 19), ("on", 11), ("until", 11), ("holds", 18))
    return _table(columns, rows, locale)


def _language(site: Site, tag: str, locale: Locale) -> str:
    return site.wordings[spoken(site, locale)].name_of(site.language(tag))


def _listed(site: Site, lines: Iterable[Line], topics: Sequence[str], locale: Locale) -> Iterator[Block]:
    """A row for each relic and topic, relic by relic; what is so of several languages or facts is said once."""
    relics: dict[str, dict[str, list[Line]]] = {}
    for line in lines:
        if line.topic in topics:
            relics.setdefault(_named(line, locale), {}).setdefault(line.topic, []).append(line)
    rows = [
        (name, _said(topic, _things(site, found[topic], locale), locale), _files(found[topic]))
        for name, found in relics.items()
        for topic in topics
        if topic in found
    ]
    yield from _table_or_nothing((("relic", 25), ("what", 45), ("file", 30)), rows, locale)


def _named(line: Line, locale: Locale) -> str:
    return line.name if line.relic else f"{line.name} ({say('report-about', locale)})"


def _things(site: Site, lines: Iterable[Line], locale: Locale) -> Iterator[str]:
    """What each line is of: a thing, a language, or a thing in a language."""
    for line in lines:
        of, language = _what(line, locale), _language(site, line.language, locale) if line.language else ""
        yield f"{of} ({language})" if of and language else of or language


def _files(lines: Iterable[Line]) -> str:
    """Where to mend it: the file, or the folder of several."""
    files = list(dict.fromkeys(line.file for line in lines))
    return files[0] if len(files) == 1 else files[0].rpartition("/")[0] + "/"


def _said(topic: str, what: Iterable[str], locale: Locale) -> str:
    things = "; ".join(filter(None, dict.fromkeys(what)))
    return f"{say(f'report-{topic}', locale)}: {things}" if things else say(f"report-{topic}", locale)


def _what(line: Line, locale: Locale) -> str:
    """What a line is of, in words: a fact's label, how well a place is known, which sources differ."""
    key = f"report-position-{line.what}" if line.topic == "position" else f"report-{line.what}"
    said = say(key, locale) if key in WORDS else line.what
    if line.topic == "unsourced":
        return f"{said} {line.file.rpartition('/')[2]}".strip()
    return f"{said} ({line.by})" if line.topic == "differ" and line.by else said


def _day(iso: str, locale: Locale) -> str:
    """A day as people write it: 29/11/2026 in Vietnamese, ISO 8601 in English, where 03/04 is either."""
    return "/".join(reversed(iso.split("-"))) if locale == "vi" else iso


def _grades(relics: Iterable[Relic], locale: Locale, names: Mapping[str, str]) -> Block:
    """How many sources of each grade a relic has."""
    rows = []
    for relic in relics:
        count = Counter(source.grade for source in relic.facts.sources.values())
        rows.append((names[relic.id], *(str(count[grade] or "") for grade in get_args(Grade))))
    table = _table((("relic", 50),), (), locale)
    return replace(table, columns=(*table.columns, *get_args(Grade)), widths=(50, 10, 10, 10, 10, 10), rows=tuple(rows))


def _plaques(lines: Sequence[Line], locale: Locale) -> Iterator[Block]:
    due = {line.what.split()[0]: line for line in lines if line.topic == "plaque-due"}
    rows = []
    for line in lines:
        if line.topic == "plaque":
            code, stage = line.what.split()
            reason = say(due[code].what.split()[1], locale, days=due[code].days) if code in due else ""
            rows.append((code, line.name, say(f"stage-{stage}", locale), _day(line.on, locale), line.by, reason))
        elif line.topic == "plaque-none":
            rows.append(("", line.name, say("report-plaque-none", locale), "", "", ""))
    columns = (("code", 10), ("relic", 28), ("stage", 16), ("on", 12), ("last", 16), ("due", 18))
    yield from _table_or_nothing(columns, rows, locale)


def _sources(lines: Iterable[Line], locale: Locale) -> Iterator[Block]:
    rows = [(line.name, f"{line.what}. {line.by}") for line in lines if line.topic == "source-cut"]
    yield from _table_or_nothing((("relic", 30), ("source", 70)), rows, locale)


def _table_or_nothing(
    columns: Sequence[tuple[str, int]], rows: Sequence[tuple[str, ...]], locale: Locale
) -> Iterator[Block]:
    yield _table(columns, rows, locale) if rows else Block("text", say("report-nothing", locale))


def _table(columns: Sequence[tuple[str, int]], rows: Iterable[tuple[str, ...]], locale: Locale) -> Block:
    """A table whose columns are named by keys of the report's words, each with its share of the width."""
    return Block(
        "table",
        columns=tuple(say(f"report-{key}", locale) for key, _ in columns),
        widths=tuple(width for _, width in columns),
        rows=tuple(rows),
    )


def as_csv(lines: Iterable[Line], locale: Locale) -> str:
    """Every line as CSV (RFC 4180), with a header; a cell that a spreadsheet would run begins with an apostrophe."""
    file = StringIO()
    writer = csv.writer(file)
    names = [field.name for field in fields(Line)]
    writer.writerow(["topic", "said", *names[1:]])
    for line in lines:
        cells = [str(getattr(line, name)) for name in names[1:]]
        writer.writerow([line.topic, *map(escape_formula, (_said(line.topic, (_what(line, locale),), locale), *cells))])
    return file.getvalue()
