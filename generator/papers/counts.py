"""One page of A4 for whoever asks how often plaques were scanned in a month, and the lines of it that the report has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from generator.content.catalogue import Plaque
from generator.counts.amount import FEW, LEAST, NONE, Amount
from generator.counts.counting import OTHER, UNSAID
from generator.counts.left_out import LeftOut
from generator.counts.month import FOLDER, Month
from generator.counts.tally import ALL, FIRST, REPEAT, SCAN, VIEW
from generator.diagnostics.messages import say
from generator.diagnostics.sentence import Locale
from generator.papers.paper import Bar, Block, Paper
from generator.papers.report import spoken
from generator.site import Site

PLAQUES, LANGUAGES, MONTHS = 6, 6, 3
"""Lines at most, so that all of it stands on one page."""


def counts_paper(
    site: Site, months: Sequence[Month], plaques: Iterable[Plaque], left_out: LeftOut, locale: Locale
) -> Paper:
    """The page of the last of these months, which are in order."""
    month, told = months[-1], partial(say, locale=locale)
    before = next((one for one in months[:-1] if one.name == _before(month.name)), None)
    days = month.days
    named = site.front_matter(spoken(site, locale)).site_name
    made = _day(site.today.isoformat(), locale)
    first, last = (_day(days[place], locale) if days else "" for place in (0, -1))
    return Paper(
        title=told("counts-title", month=_month(month.name, locale), site=named),
        language=locale,
        foot=f"{named} · {made}",
        one_sheet=True,
        blocks=(
            Block("note", told("counts-day", day=made, days=len(days), first=first, last=last)),
            figures(month, before, locale),
            Block("heading", told("counts-days")),
            *_chart(month, locale),
            Block("heading", told("counts-plaques")),
            _plaques(site, month, plaques, locale),
            Block("heading", told("counts-languages")),
            _languages(site, month, locale),
            *_trend(months[-MONTHS:], locale),
            Block("heading", told("counts-not")),
            _not_counted(month, left_out, locale),
            Block("note", told("counts-limits")),
        ),
    )


def for_report(month: Month, locale: Locale) -> tuple[Block, Block]:
    """What the report says of the last month."""
    return Block("heading", say("counts-report", locale, month=_month(month.name, locale))), figures(
        month, None, locale
    )


def figures(month: Month, before: Month | None, locale: Locale) -> Block:
    """The whole of a month, beside the one before where there is one."""
    events = (("counts-scans", FIRST), ("counts-repeats", REPEAT), ("counts-views", VIEW))
    rows = []
    for key, event in events:
        then = (_told(before, event, ALL, locale), _change(month, before, event)) if before else ()
        rows.append((say(key, locale), _told(month, event, ALL, locale), *then))
    columns = [("counts-what", 55), ("counts-number", 15)]
    columns += [("counts-before", 15), ("counts-change", 15)] if before else []
    return _table(columns, rows, locale)


def _told(month: Month, event: str, subject: str, locale: Locale) -> str:
    """How often something was, as it is shown; – where the host counts scans alone and cannot tell."""
    number = _number(month, event, subject)
    return "–" if event != FIRST and number == NONE and month.amount(SCAN) != NONE else shown(number, locale)


def _number(month: Month, event: str, subject: str) -> Amount:
    return month.scans(subject) if event == FIRST else month.amount(event, subject)


def shown(number: Amount, locale: Locale) -> str:
    """An amount as people read it: <5, 1.628 or 1,628, 38–41."""
    if number == FEW:
        return str(FEW)
    figures = [f"{figure:,}" for figure in dict.fromkeys((number.low, number.high))]
    return "–".join(figure.replace(",", ".") if locale == "vi" else figure for figure in figures)


def _change(month: Month, before: Month, event: str) -> str:
    """By how many hundredths it is more or less; nothing where either is not exact, or there was none."""
    now, then = _number(month, event, ALL), _number(before, event, ALL)
    if now.low != now.high or then.low != then.high or then.low < LEAST:
        return ""
    hundredths = round(100 * (now.low - then.low) / then.low)
    return f"{hundredths:+d} %"


def _chart(month: Month, locale: Locale) -> Iterator[Block]:
    """A bar for each day of the month."""
    scans = {day: month.scans(period=day) for day in month.days}
    most = max(scans.values(), default=NONE)
    if most == NONE:
        yield Block("note", say("counts-chart-none", locale))
        return
    bars = []
    for number in range(1, 32):
        amount = scans.get(f"{month.name}-{number:02}", NONE)
        label = str(number) if number == 1 or number % 5 == 0 else ""
        bars.append(Bar(label, round(100 * amount.high / most.high, 1), exact=amount != FEW))
    on = next(day for day, amount in scans.items() if amount == most)
    said = say("counts-chart", locale, most=shown(most, locale), on=_day(on, locale))
    yield Block("chart", said, bars=tuple(bars))


def _plaques(site: Site, month: Month, plaques: Iterable[Plaque], locale: Locale) -> Block:
    """A line for each plaque, the one scanned most first, and for each relic that has none; views once for each relic."""
    language = spoken(site, locale)
    names = {entry.id: entry.name(language)[1] for entry in site.entries}
    of = {plaque.code: plaque.relic for plaque in plaques if not plaque.over}
    codes = sorted({*of, *month.subjects("plaque")}, key=lambda code: (_down(month.scans(f"plaque {code}")), code))
    told: set[str] = set()
    rows = []
    for code, relic in [(code, of.get(code, "")) for code in codes] + [
        ("", relic) for relic in month.subjects("relic")
    ]:
        if not code and relic in told:
            continue
        subject = f"plaque {code}"
        views = _told(month, VIEW, f"relic {relic}", locale) if relic and relic not in told else ""
        told.add(relic)
        numbers = (shown(month.scans(subject), locale), _told(month, REPEAT, subject, locale)) if code else ("", "")
        rows.append((code, names.get(relic, relic), *numbers, views))
    columns = (
        ("counts-plaque", 12),
        ("counts-relic", 43),
        ("counts-scans-short", 15),
        ("counts-repeats-short", 15),
        ("counts-views-short", 15),
    )
    return _table(columns, _at_most(rows, PLAQUES, month, locale), locale)


def _down(number: Amount) -> tuple[int, int]:
    return -number.high, -number.low


def _at_most(rows: Sequence[tuple[str, ...]], most: int, month: Month, locale: Locale) -> Sequence[tuple[str, ...]]:
    """So many rows; instead of the rest, where it is, in the column of names."""
    if len(rows) <= most:
        return rows
    said = say("counts-rest", locale, number=len(rows) - most + 1, file=f"content/{FOLDER}/{month.name}.csv")
    columns = len(rows[0])
    last = ("…", said, *[""] * (columns - 2)) if columns > 3 else (said, *[""] * (columns - 1))  # noqa: PLR2004 -- codes come first
    return [*rows[: most - 1], last]


def _languages(site: Site, month: Month, locale: Locale) -> Block:
    wording = site.wordings[spoken(site, locale)]
    tags = sorted(month.subjects("language"), key=lambda tag: (tag in (OTHER, UNSAID), _down(_visits(month, tag)), tag))
    rows = []
    for tag in tags:
        name = wording.name_of(site.language(tag)) if tag in site.languages else _no_language(tag, locale)
        subject = f"language {tag}"
        rows.append((name, shown(month.scans(subject), locale), _told(month, VIEW, subject, locale)))
    columns = (("counts-language", 55), ("counts-scans-short", 22), ("counts-views-short", 23))
    return _table(columns, _at_most(rows, LANGUAGES, month, locale), locale)


def _no_language(tag: str, locale: Locale) -> str:
    return say(f"counts-{tag}", locale) if tag in (OTHER, UNSAID) else tag


def _visits(month: Month, tag: str) -> Amount:
    return month.scans(f"language {tag}") + month.amount(VIEW, f"language {tag}")


def _trend(months: Sequence[Month], locale: Locale) -> Iterator[Block]:
    if len(months) > 1:
        rows = [
            (
                _month(one.name, locale),
                str(len(one.days)),
                shown(one.scans(), locale),
                _told(one, REPEAT, ALL, locale),
                _told(one, VIEW, ALL, locale),
            )
            for one in reversed(months)
        ]
        yield Block("heading", say("counts-trend", locale))
        columns = (
            ("counts-of-month", 28),
            ("counts-days-short", 18),
            ("counts-scans-short", 18),
            ("counts-repeats-short", 18),
            ("counts-views-short", 18),
        )
        yield _table(columns, rows, locale)


def _not_counted(month: Month, left_out: LeftOut, locale: Locale) -> Block:
    numbers = month.left_out
    said = (f"{group.name(locale)} {shown(numbers.get(group.id, NONE), locale)}" for group in left_out.groups)
    return Block("text", f"{say('counts-why', locale)}: {' · '.join(said)}.")


def _month(name: str, locale: Locale) -> str:
    year, _, number = name.partition("-")
    return say("counts-month", locale, year=year, number=number.lstrip("0") if locale == "vi" else number)


def _before(name: str) -> str:
    year, number = map(int, name.split("-"))
    return f"{year - (number == 1)}-{(number - 2) % 12 + 1:02}"


def _day(iso: str, locale: Locale) -> str:
    """As the report has it."""
    return "/".join(reversed(iso.split("-"))) if locale == "vi" else iso


def _table(columns: Iterable[tuple[str, int]], rows: Iterable[tuple[str, ...]], locale: Locale) -> Block:
    named = tuple(columns)
    block = Block(
        "table", columns=tuple(say(key, locale) for key, _ in named), widths=tuple(width for _, width in named)
    )
    return replace(block, rows=tuple(rows))
