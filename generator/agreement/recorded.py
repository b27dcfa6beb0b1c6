"""Holds site.yaml against the texts: founding, decision, rank, ward, feasts, hours, kind; and a text against itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.agreement.finding import Finding, Said
from generator.agreement.latin import words_of
from generator.agreement.names import alike
from generator.agreement.tables import Table
from generator.agreement.tokens import Token
from generator.agreement.units import Unit
from generator.content.source import Data, Document, Location
from generator.festivals.calendars import READERS

Named = Mapping[str, Sequence[Unit]]
"""Language → its units, with names among their facts."""


@dataclass(frozen=True)
class Record:
    """What site.yaml says."""

    document: Document
    text: str

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word in it, in lower case."""
        return words_of(self.text)

    def entries(self, field: str) -> Iterator[tuple[Location, Mapping[str, Data]]]:
        """The place and the fields of each entry of a field that is one mapping or a list of them."""
        data = self.document.data.get(field)
        if isinstance(data, dict):
            yield (field,), data
        for number, entry in enumerate(data if isinstance(data, list) else ()):
            if isinstance(entry, dict):
                yield (field, number), entry

    def said(self, *location: str | int) -> Said:
        """What stands at a place."""
        at = self.document.at(*location)
        return Said(at.path.rpartition("/")[2], at, at.text[at.column - 1 : at.column - 1 + at.length])


def against_record(record: Record, named: Named, tables: Mapping[str, Table]) -> Iterator[Finding]:
    """What site.yaml and the texts say otherwise. It is one voice more: where some texts agree with it, they are asked."""
    found = (
        *_founded(record, named),
        *_decision(record, named),
        *_ranked(record, named),
        *_ward(record, named),
        *_feasts(record, named),
        *_hours(record, named),
        *_kind(record, named, tables),
        *_cycles(named),
    )
    relic = record.document.at().path.rpartition("/")[0].rpartition("/")[2]
    for finding in found:
        yield finding.on(f"{relic}/site.yaml")


def _otherwise(here: Said, kind: str, value: str, there: Sequence[Said]) -> Finding:
    return Finding("fact-recorded", kind, here, tuple(there), value)


def _tokens(named: Named, kind: str) -> Iterator[tuple[str, Unit, Token]]:
    for tag, units in named.items():
        for unit in units:
            for token in unit.tokens:
                if token.kind == kind:
                    yield tag, unit, token


def _first_each(told: Iterator[tuple[str, Unit, Token]]) -> list[Said]:
    """Of each language the first place."""
    first: dict[str, Said] = {}
    for tag, unit, token in told:
        first.setdefault(tag, unit.said(token.start, token.end))
    return [*first.values()]


# ---- founding ---------------------------------------------------------------------------------------


def _founded(record: Record, named: Named) -> Iterator[Finding]:
    """The year, decade or century of the founding stands somewhere, where the summary or the first chapter has any."""
    for location, entry in record.entries("founded"):
        date, part = str(entry.get("date", "")), str(entry.get("part", ""))
        for kind, value in _dating(date, part):
            opening = {tag: [u for u in units if u.section in ("summary", "1")] for tag, units in named.items()}
            told = [one for one in _tokens(opening, kind) if kind != "number" or _YEAR.fullmatch(one[2].value)]
            if told and not any(value in (token.value, f"late {token.value}") for _, _, token in _tokens(named, kind)):
                near = sorted(told, key=lambda one: -alike(one[2].value, value))
                closest = [one for one in near if one[2].value == near[0][2].value]
                yield _otherwise(record.said(*location, "date"), kind, value, _first_each(iter(closest)))


_YEAR = re.compile(r"(?:\w+ )?\d{3,4}")


def _dating(date: str, part: str) -> Iterator[tuple[str, str]]:
    """Kind and value of each end of a date as EDTF writes it: 1832, 183X, 18XX/19XX with `late/early`."""
    parts = part.split("/")
    for number, end in enumerate(date.split("/")):
        own = f"{parts[min(number, len(parts) - 1)]} " if part else ""
        if year := re.match(r"[^\d]*(\d{4})", end):
            yield "number", own + year[1].lstrip("0")
        elif decade := re.match(r"(\d{3})X", end):
            yield "decade", f"{decade[1]}0"
        elif century := re.match(r"(\d\d)XX", end):
            yield "century", f"{own}{int(century[1]) + 1}"


# ---- rank -------------------------------------------------------------------------------------------


def _decision(record: Record, named: Named) -> Iterator[Finding]:
    """Where a text has the number of the decision it has its date, and the other way round."""
    for location, entry in record.entries("rank"):
        number, date = str(entry.get("decision", "")), str(entry.get("date", ""))
        if not number or not re.fullmatch(r"\d{4}-\d\d-\d\d", date):
            continue
        by_number = [unit for _, unit, token in _tokens(named, "decision") if token.value == number]
        by_date = [unit for _, unit, token in _tokens(named, "date") if token.value == date]
        for kind, key, value, there, alone in (
            ("decision", "decision", number, by_date, not by_number),
            ("date", "date", date, by_number, not by_date),
        ):
            other = {unit.language: [unit] for unit in reversed(there)}
            told = _first_each(_tokens(other, kind))
            if alone and told:
                yield _otherwise(record.said(*location, key), kind, value, told)
        if not by_number and not by_date:
            near = [one for one in _tokens(named, "decision") if alike(one[2].value, number) >= _NEAR]
            if near:
                yield _otherwise(record.said(*location, "decision"), "decision", number, _first_each(iter(near)))


_NEAR = 0.8
"""How alike a name or a number must be to be taken for a slip of the other."""


def _ranked(record: Record, named: Named) -> Iterator[Finding]:
    """Level and type of the rank are those the texts name, where they name any."""
    for kind, key in (("level", "level"), ("rank", "type")):
        told = [*_tokens(named, kind)]
        values = {token.value for _, _, token in told}
        for location, entry in record.entries("rank"):
            value = str(entry.get(key, ""))
            if value and values and value not in values:
                yield _otherwise(record.said(*location, key), kind, value, _first_each(iter(told)))


# ---- place ------------------------------------------------------------------------------------------


def _names_in(value: str) -> list[str]:
    """The names in an address, of each part between commas: `Thới An` of `phường Thới An`."""
    names = []
    for part in re.sub(r"\([^)]*\)", "", value).split(","):
        words = part.split()
        while words and not words[0][0].isupper():
            words = words[1:]
        names.append(" ".join(words))
    return [name for name in names if name]


def _ward(record: Record, named: Named) -> Iterator[Finding]:
    """Today's ward is named where its sources are cited; the area that is shown is one the address names."""
    for location, entry in record.entries("place"):
        ward, sources = str(entry.get("ward", "")), entry.get("ward_sources")
        cited = {str(source) for source in sources} if isinstance(sources, list) else set()
        called = ward.partition(" ")[0]
        units = [
            unit
            for units in named.values()
            for unit in units
            if cited and cited <= {token.value for token in unit.tokens if token.kind == "citation"}
            # A source may be cited for other things as well.
            if called in unit.passage or any(token.kind == "name" for token in unit.tokens)
        ]
        names = _names_in(ward)[:1]
        if names and units and not any(names[0].lower() in _before(unit, cited) for unit in units):
            there = {unit.language: unit.said() for unit in units}
            yield _otherwise(record.said(*location, "ward"), "name", names[0], [*there.values()])
        within = entry.get("within")
        area = _names_in(str(within.get("name", ""))) if isinstance(within, dict) else []
        address = str(entry.get("address", ""))
        if area and address and area[0] not in _names_in(address):
            told = [record.said(*location, "address")]
            yield _otherwise(record.said(*location, "within", "name"), "name", area[0], told)
        yield from _address(record, location, address, named)


def _address(record: Record, location: Location, address: str, named: Named) -> Iterator[Finding]:
    """A name of the address that no text has, while they have one that is nearly it."""
    told = [*_tokens(named, "name")]
    texts = " ".join(_flat(unit) for units in named.values() for unit in units)
    for name in _names_in(address):
        near = [
            one
            for one in told
            if alike(one[2].value.lower(), name.lower()) >= _NEAR and one[2].value.lower() not in name.lower()
        ]
        if near and name.lower() not in texts:
            yield _otherwise(record.said(*location, "address"), "name", name, _first_each(iter(near)))


def _before(unit: Unit, cited: set[str]) -> str:
    """The passage up to where these sources are cited."""
    first = min(token.start for token in unit.tokens if token.kind == "citation" and token.value in cited)
    return " ".join(unit.passage[:first].lower().split())


def _flat(unit: Unit) -> str:
    return " ".join(unit.passage.lower().split())


# ---- feasts and hours -------------------------------------------------------------------------------


def _feasts(record: Record, named: Named) -> Iterator[Finding]:
    """Behind the name of a feast stand its days, at least once, where any text gives days for it."""
    entries = [*record.entries("festivals")]
    names = {str(entry.get("id", "")): _feast_names(str(entry.get("id", "")), entries, named) for _, entry in entries}
    told = [*_feast_days(names, named)]
    for location, entry in entries:
        days = _days(entry)
        mine = [(unit, tokens) for feast, unit, tokens in told if feast == str(entry.get("id", ""))]
        if days and mine and not any(days <= {token.value for token in tokens} for _, tokens in mine):
            there = {unit.language: unit.said(tokens[0].start, tokens[0].end) for unit, tokens in reversed(mine)}
            key = "month" if "month" in entry else next((key for key in READERS if key in entry), "id")
            yield _otherwise(record.said(*location, key), "date", " ".join(sorted(days)), [*there.values()])


def _days(entry: Mapping[str, Data]) -> set[str]:
    """The days of a feast as a text gives them, without a year."""
    days, month = entry.get("days"), str(entry.get("month", ""))
    if month.isdecimal() and isinstance(days, list):
        return {f"XXXX-{int(month):02}-{int(str(day)):02}" for day in days if str(day).isdecimal()}
    written = " ".join(str(entry[calendar]) for calendar in READERS if calendar in entry)
    return {f"XXXX-{day}" for day in re.findall(r"\d\d-\d\d", written)}


def _feast_names(feast: str, entries: Sequence[tuple[Location, Mapping[str, Data]]], named: Named) -> set[str]:
    """The names that stand in what this feast is called in any language, and in that of no other."""

    def names_of(one: str) -> set[str]:
        inside = {tag: [unit for unit in units if unit.section == f"festivals.{one}"] for tag, units in named.items()}
        return {token.value for _, _, token in _tokens(inside, "name")}

    others = {str(entry.get("id", "")) for _, entry in entries} - {feast}
    return names_of(feast) - {name for other in others for name in names_of(other)}


def _feast_days(names: Mapping[str, set[str]], named: Named) -> Iterator[tuple[str, Unit, list[Token]]]:
    """Feast, unit, and the days between the feast's name and the next one's."""
    for units in named.values():
        for unit in units:
            days: dict[str, list[Token]] = {}
            feast = ""
            for token in unit.tokens:
                if token.kind == "name":
                    name = token.value.lower()
                    named_so = [one for one, own in names.items() if any(name in other.lower() for other in own)]
                    feast = named_so[0] if len(named_so) == 1 else feast
                elif token.kind == "date" and feast and re.fullmatch(r"XXXX-\d\d-\d\d", token.value):
                    days.setdefault(feast, []).append(token)
            yield from ((one, unit, tokens) for one, tokens in days.items())


def _hours(record: Record, named: Named) -> Iterator[Finding]:
    """The hours are those the texts give, where they give any."""
    told = [*_tokens(named, "hour")]
    values = {token.value for _, _, token in told}
    for location, entry in record.entries("hours"):
        hours = set(re.findall(r"\d\d:\d\d", str(entry.get("open", ""))))
        if values and hours and not hours & values:
            yield _otherwise(record.said(*location, "open"), "hour", " ".join(sorted(hours)), _first_each(iter(told)))


# ---- kind, and the cycle of sixty years -------------------------------------------------------------


def _kind(record: Record, named: Named, tables: Mapping[str, Table]) -> Iterator[Finding]:
    """The kind goes with what the relic is called, and with what its texts say it is."""
    kind = str(record.document.data.get("kind", ""))
    names = {tag: next((unit for unit in units if unit.section == "name"), None) for tag, units in named.items()}
    wrong: list[Said] = []
    checked = 0
    for tag, name in names.items():
        pattern = tables[tag].kinds.get(kind)
        if pattern and name:
            checked += 1
            text = "\n".join((name.passage, *(unit.passage for unit in named[tag] if unit is not name)))
            if not pattern.search(text):
                wrong.append(name.said(0, len(name.passage)))
    if checked and len(wrong) * 2 > checked:
        yield _otherwise(record.said("kind"), "kind", kind, wrong)
    else:
        for said in wrong:
            yield _otherwise(said, "kind", kind, [record.said("kind")])


def _cycles(named: Named) -> Iterator[Finding]:
    """A year of the cycle of sixty is that of a year beside it: 1832 is Nhâm Thìn. Said once, where most texts have it."""
    wrong: list[Said] = []
    for units in named.values():
        for unit in units:
            years = {
                (int(token.value) - 4) % 60
                for token in unit.tokens
                if token.kind == "number" and re.fullmatch(r"\d{3,4}", token.value)
            }
            wrong += [
                unit.said(token.start, token.end)
                for token in unit.tokens
                if token.kind == "cycle" and years and int(token.value) not in years
            ]
    if len(wrong) * 2 > len(named):
        yield Finding("fact-cycle", "cycle", wrong[0], tuple(wrong[1:]), wrong[0].written)
