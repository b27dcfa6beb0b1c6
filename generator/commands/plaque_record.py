"""`ditich plaque show`: gathers what is known of one plaque, and says it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator import plaque_files, urls
from generator.commands.context import CommandContext, report
from generator.content.catalogue import Plaque
from generator.content.load import Loaded
from generator.diagnostics.messages import say
from generator.diagnostics.printable import printable
from generator.diagnostics.problem import Refusal
from generator.diagnostics.sentence import Locale
from generator.plaques import paper
from generator.register import overview
from generator.register.git_history import last_report
from generator.register.record import Record, allowed_after, answers, batches_with, design_of
from generator.site import Site
from generator.text.translations import languages_of
from generator.theme.theme import read_theme


def record_of(context: CommandContext, content: Loaded, plaque: Plaque) -> Record:
    """The plaque's record; what keeps it from being drawn is printed to stderr."""
    catalogue, today = content.catalogue, date.fromisoformat(context.today())
    assert catalogue is not None
    base = urls.base(catalogue.project.address)
    theme = read_theme(context.templates, catalogue.table, languages_of(content.wordings), base)
    site = Site(catalogue, content.wordings, theme, today)
    status = context.output / "status/status.json"
    reports = (last_report(context.content), status.read_text("utf-8", "replace") if status.is_file() else "")
    name = content.names.get(plaque.relic, plaque.relic)
    return Record(
        line=overview.line(plaque, name, catalogue.project.address, today),
        file=plaque.at.path,
        draft=plaque.relic in content.drafts,
        design=design_of(plaque),
        size=_trim(plaque, site, context.locale),
        distance=plaque.order.distance,
        material={words.tag: words.say(f"materials.{plaque.order.material.id}") for words in catalogue.shop},
        made_from=plaque_files.making_file(plaque),
        quantity=plaque.order.quantity,
        trial=plaque_files.is_trial(plaque, site),
        lender=plaque.lender,
        life=plaque.life,
        readings=tuple(sorted(plaque.readings, key=lambda reading: reading.on)),
        printed=plaque.printed,
        next=allowed_after(plaque.life),
        replaces=tuple(other.code for other in content.plaques if other.replaced_by == plaque.code),
        batches=batches_with(plaque.code, context.output / "batches"),
        asked=answers(plaque.code, reports),
    )


def _trim(plaque: Plaque, site: Site, locale: Locale) -> tuple[float, float] | None:
    """Width and height in mm; None where its relic is gone, or it cannot be drawn: then that problem is printed."""
    if site.catalogue.entry(plaque.relic) is None:
        return None
    try:
        return plaque_files.trim(plaque, site)
    except Refusal as refusal:
        report([refusal.problem], locale)
        return None


def as_text(record: Record, locale: Locale) -> str:
    """The record for people: a heading, then a line for each thing that is known."""
    line, stage = record.line, say(f"stage-{record.line.stage}", locale)
    heading = " · ".join(part for part in (line.code, stage, line.on, line.name) if part)
    rows = [(say(f"show-{key}", locale), value) for key, value in _rows(record, locale) if value]
    width = max(len(label) for label, _ in rows)
    shown, before = [printable(heading)], ""
    for label, value in rows:
        shown.append(printable(f"  {'' if label == before else label:{width}}  {value}"))
        before = label
    return "\n".join(shown) + "\n"


def _rows(record: Record, locale: Locale) -> Iterator[tuple[str, str]]:
    """The end of the label's key, and what is said; several of one label follow each other."""
    line, printed = record.line, record.printed
    yield "file", record.file
    yield "relic", " · ".join(filter(None, (line.relic, say("show-draft", locale) if record.draft else "")))
    yield "place", line.place
    size = f"{paper.written(record.size)} mm".replace("x", "×") if record.size else say("show-size", locale)
    size = size.removesuffix(" mm") if size.startswith("A") else size
    order = {
        "quantity": record.quantity,
        "design": record.design,
        "size": size,
        "distance": f"{record.distance:g}".replace(".", "," if locale == "vi" else "."),
    }
    yield "order", say("show-ordered", locale, **order)
    yield "material", record.material.get(locale) or next(iter(record.material.values()))
    yield "made", record.made_from
    said = say("show-trial", locale) if record.trial else ""
    lent = say("show-lender", locale, lender=record.lender) if record.lender else ""
    if line.stage != "cancelled":
        yield "payload", " · ".join(filter(None, (line.payload, said, lent)))
    if printed:
        symbol = {"version": printed.version, "level": printed.level, "mask": printed.mask}
        yield "symbol", say("show-symbol-is", locale, **symbol)
        yield "digest", f"SHA-256 {printed.digest}"
        for language, name in printed.names.items():
            yield "names", f"{language}: {name}"
    yield "batches", ", ".join(record.batches)
    yield "replaced", line.replaced_by
    yield "replaces", ", ".join(record.replaces)
    for step in record.life:
        what = (step.on, say(f"stage-{step.stage}", locale), step.by, step.note or "")
        yield "steps", " · ".join(filter(None, what))
    for reading in record.readings:
        values = {"grade": reading.grade, "unused": f"{reading.unused:.0%}"}
        yield "readings", " · ".join((reading.on, say("show-reading", locale, **values), reading.by))
    if line.due:
        yield "due", say(line.due.reason, locale, days=line.due.days)
    for asked in record.asked:
        yield "asked", f"{asked.on[:10]} · {asked.said.get(locale) or say('show-well', locale)}"
    allowed = ", ".join(f"ditich plaque {stage}" for stage in record.next if stage != "designed")
    yield "next", allowed or say("show-nothing", locale)
