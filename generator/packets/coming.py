"""A packet that came back, and a project's folder → what of the project changes, and what has to be said. Nothing is written here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator.agreement.reading import ABOUT, Reading, texts_of
from generator.agreement.relics import Texts
from generator.agreement.translated import Translation, translations
from generator.content.languages import read_wordings
from generator.content.load import load
from generator.content.reviews import NAME, facts_digest_in, with_reading
from generator.content.reviews import Reading as SeenText
from generator.content.source import TextFile
from generator.content.splitting import headings_of
from generator.content.stories import digest_of
from generator.diagnostics.problem import Problem, Span, errors, nearest
from generator.languages.language import Languages
from generator.packets.answers import Held, Outcome, held, review_of, signature_of
from generator.packets.docx_reader import LARGEST, Returned, Unreadable, read_docx
from generator.packets.editing import Review, as_it_was, begun, edited, reviewer_of
from generator.packets.packet import Header
from generator.packets.record import recorded
from generator.packets.rows import passages
from generator.packets.xliff import is_xliff, read_xliff
from generator.project.templates import Templates
from generator.store import read_file
from generator.text.translations import plain
from generator.upgrade.project import Change as FileChange


@dataclass(frozen=True, slots=True)
class Arriving:
    """What a packet is held against."""

    reading: Reading
    languages: Languages
    templates: Templates
    today: str


@dataclass(frozen=True, slots=True)
class Coming:
    """What a packet would change."""

    problems: tuple[Problem, ...]
    changes: Mapping[Path, FileChange] = field(default_factory=dict)
    counts: Mapping[str, object] = field(default_factory=dict)
    review: Review | None = None


def coming_in(arriving: Arriving, file: Path, said: tuple[str, str] | None) -> Coming:
    """What this file changes. `said` is who has read the text and when, where the command line says so. Raises OSError."""
    at = Span(file.name)
    try:
        returned = _read(file)
    except Unreadable as error:
        return Coming((Problem("packet-file", at, hint=_HINTS.get(error.why, "")),))
    header = returned.header
    if header is None:
        return Coming((Problem("packet-strange", at),))
    wrong = _not_of_here(header, arriving.reading, at)
    if wrong:
        return Coming((wrong,))
    texts, problems = texts_of(arriving.reading, header.relic)
    if errors(problems) or header.source not in texts.units:
        return Coming((*problems, Problem("packet-strange", at)) if not errors(problems) else problems)
    found, _ = translations(arriving.reading, header.relic)
    translation = next(one for one in found if one.language == header.target)
    return _held(arriving, (returned, header, said or (returned.by, returned.on)), texts, translation, at)


def _read(file: Path) -> Returned:
    if file.stat().st_size > LARGEST:
        raise Unreadable("large")
    data = read_file(file)
    return read_xliff(data) if is_xliff(data) else read_docx(data)


_HINTS = {
    "large": "packet-large",
    "old": "packet-old",
    "odt": "packet-odt",
    "locked": "packet-locked",
    "strange": "packet-strange-inside",
}


def _not_of_here(header: Header, reading: Reading, at: Span) -> Problem | None:
    """The problem of a packet of another project: its relic or its languages are not there."""
    relics = [relic for relic in reading.relics if relic != ABOUT]
    if header.relic not in relics:
        best = nearest(header.relic, relics)
        return Problem("packet-relic", at, {"relic": header.relic, "best": best})
    if header.source != reading.languages[0] or header.target not in reading.languages[1:]:
        known = ", ".join(reading.languages[1:])
        return Problem("packet-target", at, {"source": header.source, "target": header.target, "known": known})
    return None


def _held(
    arriving: Arriving,
    came: tuple[Returned, Header, tuple[str, str]],
    texts: Texts,
    translation: Translation,
    at: Span,
) -> Coming:
    """Hold the rows against the texts, and make the new ones."""
    returned, header, said = came
    folder = arriving.reading.content / "sites" / header.relic
    path = folder / f"{header.target}.md"
    source = texts.units[header.source]
    every = passages(source, translation.pairs)
    own = Held(every, at.path, arriving.languages[header.target], path.name)
    outcome = held(returned, header, own)
    signature, unsigned = signature_of(said, at, arriving.today)
    before = texts.units[header.target][0].file.content if header.target in texts.units else ""
    review, more = review_of(signature, outcome, reviewer_of(before), at)
    problems = [*outcome.problems, *unsigned, *more]
    if not before:
        needed = {"name", "summary"} - {change.passage.section for change in outcome.changes}
        problems += [Problem("packet-needs", at, {"fields": ", ".join(sorted(needed))})] if needed else []
    counts = {
        "relic": header.relic,
        "language": header.target,
        "changed": len(outcome.changes),
        "unchanged": outcome.unchanged,
        "empty": outcome.empty,
    }
    if errors(problems):
        return Coming(tuple(problems), {}, counts)
    # Who has read a text and changed it has done so on that day.
    day = signature.on if signature else arriving.today
    headings = _headings(arriving, texts, header, outcome, before)
    text = before or begun(day, headings, _not_yet(arriving, header, headings, outcome))
    after = edited(text, every, outcome.changes, headings, updated=day, review=review)
    changes = dict(_text_change(path, before, after))
    if changes or outcome.seen:
        new = TextFile(f"{path.name}", after)
        line = recorded(arriving.reading, texts, translation, new, outcome, signature)
        if line != translation.recorded and (changes or translation.recorded):
            old = translation.path.read_bytes() if translation.path.is_file() else None
            changes[translation.path] = FileChange(old, line.encode())
        if review:
            changes |= _reviewed(folder, header.target, review, new)
    return Coming(tuple(problems), changes, counts, review)


def _reviewed(folder: Path, language: str, review: Review, text: TextFile) -> Mapping[Path, FileChange]:
    """The change of `.reviewed`: the translator answers for what stands there now."""
    path = folder / NAME
    old = path.read_bytes() if path.is_file() else None
    line = SeenText(language, review.on, digest_of(text), facts_digest_in(folder / "site.yaml"), review.by)
    new = with_reading((old or b"").decode("utf-8", "replace"), line).encode()
    return {} if new == old else {path: FileChange(old, new)}


def _text_change(path: Path, before: str, after: str) -> Mapping[Path, FileChange]:
    """The change of a text, every line that stays as the file has it."""
    if after == before:
        return {}
    old = read_file(path) if path.is_file() else None
    raw = old.decode("utf-8") if old is not None else ""
    return {path: FileChange(old, (as_it_was(raw, before, after) if old is not None else after).encode())}


def _headings(arriving: Arriving, texts: Texts, header: Header, outcome: Outcome, before: str) -> Sequence[str]:
    """The headings of the chapters in the language of the translation: its own, and of chapters it lacks the program's."""
    own = headings_of(before)
    source = headings_of(texts.units[header.source][0].file.content)
    if before and all(change.passage.is_field or int(change.passage.section) <= len(own) for change in outcome.changes):
        return (*own, *source[len(own) :])
    loaded = load(arriving.reading.content, arriving.templates, arriving.today)
    if loaded.references is None:
        return source
    entry = next(
        (found.entry for found in loaded.readings.values() if found.entry and found.entry.id == header.relic), None
    )
    kind = entry.kind if entry else ""
    chapters = loaded.references.chapters
    ids = {heading: chapter for chapter, heading in chapters.headings(kind, header.source).items()}
    theirs = chapters.headings(kind, header.target)
    called = [theirs.get(ids.get(heading, ""), heading) for heading in source]
    return (*own, *called[len(own) :])


def _not_yet(arriving: Arriving, header: Header, headings: Sequence[str], outcome: Outcome) -> Mapping[int, str]:
    """Number of each chapter that nothing came for → what stands in it until then."""
    wordings, _ = read_wordings(arriving.templates, arriving.languages, (header.target,))
    words = plain(wordings[header.target].words["chapter_not_yet"])
    came = {int(change.passage.section) for change in outcome.changes if not change.passage.is_field}
    return {number: words for number in range(1, len(headings) + 1) if number not in came}
