"""What came back of a packet, held against the texts as they are today → what is changed, and what has to be said."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.diagnostics.problem import Problem, Span
from generator.languages.language import Language
from generator.languages.scripts import IDENTIFYING_SCRIPTS
from generator.packets.docx_reader import Answer, Returned
from generator.packets.editing import Change, Review
from generator.packets.inline import Runs, markdown_of, runs_of, seen_of
from generator.packets.packet import NONE, Cell, Header, Key, digest_of, source_digest, words_of
from generator.packets.rows import Passage, cell_of, is_plain_field
from generator.text.citation import CITATION


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a packet changes."""

    changes: tuple[Change, ...]
    problems: tuple[Problem, ...]
    seen: tuple[Passage, ...]
    """Passages whose two sides are what a translator saw or has written."""

    unread: int
    """Passages of the translation that they did not see, or not as they are today."""

    unchanged: int
    empty: int
    missing: int
    """Rows that went out and did not come back."""


@dataclass(frozen=True, slots=True)
class Held:
    """What a packet is held against."""

    passages: tuple[Passage, ...]
    path: str
    """Of the packet, as it is shown."""

    target: Language
    translation: str
    """Name of the file of the translation."""


def held(returned: Returned, header: Header, texts: Held) -> Outcome:
    """Hold every row that came back against its passage."""
    problems = list[Problem]()
    rows: dict[int, list[Answer]] = {}
    keys = [passage.key for passage in texts.passages]
    empty, unchanged = 0, 0
    for answer in returned.answers:
        number = _passage_of(answer, keys)
        if not words_of(answer.translation):
            empty += 1
        elif number is not None:
            rows.setdefault(number, []).append(answer)
        elif not _as_it_went_out(answer):
            problems.append(_homeless(answer, texts))
    changes, seen, read = list[Change](), list[Passage](), set[int]()
    for number in sorted(rows):
        passage, answers = texts.passages[number], rows[number]
        words, said = _chosen(passage, answers, texts)
        problems += said
        if words is None:
            unchanged += 1
        elif not any(problem.severity == "error" for problem in said):
            changes.append(Change(passage, words))
        if words is not None or any(_alike(answer.translation, cell_of(passage.translation)) for answer in answers):
            read.add(number)
            seen += [passage] if _saw_the_source(passage, answers[0]) else []
    came = {answer.key for answer in returned.answers if answer.key}
    missing = max(0, header.rows - len(came))
    problems += _of_the_file(returned, texts, missing)
    unread = sum(bool(passage.translation) and n not in read for n, passage in enumerate(texts.passages))
    return Outcome(tuple(changes), tuple(problems), tuple(seen), unread, unchanged, empty, missing)


# ---- which passage a row is -------------------------------------------------------------------------


def _passage_of(answer: Answer, keys: Sequence[Key]) -> int | None:
    """Number of the passage of this row, of those with these keys: by both digests, else by that of the source, else by that of the translation.

    Without a key by the words on the left. None where there is none.
    """
    key = answer.key
    source = key.source if key else source_digest(answer.source)
    translation = key.translation if key else NONE
    exact = [n for n, own in enumerate(keys) if own == key]
    by_source = [n for n, own in enumerate(keys) if own.source == source]
    by_translation = [n for n, own in enumerate(keys) if own.translation == translation != NONE]
    return next(iter((*exact, *by_source, *by_translation)), None)


def _saw_the_source(passage: Passage, answer: Answer) -> bool:
    """Whether the source is what the translator saw beside it."""
    return answer.key is not None and answer.key.source == passage.key.source


def _as_it_went_out(answer: Answer) -> bool:
    return answer.key is not None and digest_of(answer.translation) == answer.key.translation


def _homeless(answer: Answer, texts: Held) -> Problem:
    """The problem of words whose passage is not there any more, or that no key tells."""
    values = {"words": words_of(answer.translation), "file": texts.translation}
    return _problem("packet-row-unknown" if answer.key else "packet-row-keyless", answer, texts, values)


# ---- what a row says --------------------------------------------------------------------------------


def _chosen(passage: Passage, answers: Sequence[Answer], texts: Held) -> tuple[Cell | None, tuple[Problem, ...]]:
    """The words that are to stand there, None where they stand there already; and what has to be said of them."""
    current = cell_of(passage.translation)
    new = [answer for answer in answers if not _alike(answer.translation, current) and not _as_it_went_out(answer)]
    distinct = {digest_of(answer.translation): answer for answer in reversed(new)}
    notes = tuple(note for answer in answers for note in _notes(answer, texts))
    if not distinct:
        return None, notes
    answer = new[0]
    if len(distinct) > 1:
        values = {"first": words_of(new[0].translation), "second": words_of(new[-1].translation)}
        return answer.translation, (*notes, _problem("packet-row-doubled", new[-1], texts, values))
    went_out = answer.key.translation if answer.key else digest_of(current)
    if current and went_out != digest_of(current):
        values = {"words": words_of(answer.translation), "there": words_of(current), "file": texts.translation}
        return answer.translation, (*notes, _problem("packet-both-changed", answer, texts, values))
    return answer.translation, (*notes, *_of_the_words(passage, answer, current, texts))


def _alike(cell: Cell, other: Cell) -> bool:
    return [seen_of(runs) for runs in cell] == [seen_of(runs) for runs in other]


def _notes(answer: Answer, texts: Held) -> Iterator[Problem]:
    """What has to be said of a row whatever its words are."""
    for comment in answer.comments:
        yield _problem("packet-comment", answer, texts, {"words": comment}, "warning")
    if answer.tracked:
        yield _problem("packet-tracked", answer, texts, {}, "warning")
    if answer.pictures:
        yield _problem("packet-picture", answer, texts, {}, "warning")
    if answer.key and answer.source and source_digest(answer.source) != answer.key.source:
        yield _problem("packet-left-changed", answer, texts, {"words": words_of(answer.source)}, "warning")


def _of_the_words(passage: Passage, answer: Answer, current: Cell, texts: Held) -> Iterator[Problem]:
    """What has to be said of new words."""
    source = cell_of(passage.source)
    if answer.key and answer.key.source != passage.key.source:
        values = {"there": words_of(source), "file": texts.translation}
        yield _problem("packet-source-changed", answer, texts, values, "warning")
    words = words_of(answer.translation)
    wrong = _other_language(words, texts.target)
    copied = len(words) >= _SENTENCE and _alike(answer.translation, source)
    if passage.section != "name" and (wrong or copied):
        yield _problem("packet-language", answer, texts, {"words": words, "language": texts.target.name})
        return
    held_against = current or source
    lost = _cited(held_against) - _cited(answer.translation)
    if lost:
        cited = " ".join(f"[^{name}]" for name in lost.elements())
        yield _problem("packet-citation-lost", answer, texts, {"cited": cited}, "warning")
    targets = _targets(held_against) - _targets(answer.translation)
    if targets:
        values = {"target": ", ".join(targets.elements())}
        yield _problem("packet-link-lost", answer, texts, values, "warning")
    if not is_plain_field(passage.section) and any(_loses_emphasis(runs) for runs in answer.translation):
        yield _problem("packet-emphasis", answer, texts, {}, "warning")


_SENTENCE = 20
"""Letters from which on words are a sentence and not a name."""


def _other_language(words: str, target: Language) -> bool:
    """Whether the letters of these words are plainly those of another language."""
    letters = Counter[str]()
    for letter in words:
        if unicodedata.category(letter)[0] in "LM":
            told = next((tag for tag, script in IDENTIFYING_SCRIPTS.items() if script.holds(letter)), "")
            letters[told] += 1
    if letters.total() < _SENTENCE:
        return False
    own = target.writing
    ours = sum(1 for letter in words if own.holds(letter) or any(_holds(other, letter) for other in own.shares))
    if own.letters:
        return not ours
    return letters[""] < letters.total() / 2


def _holds(script: str, letter: str) -> bool:
    return any(other.id == script and other.holds(letter) for other in IDENTIFYING_SCRIPTS.values())


def _cited(cell: Cell) -> Counter[str]:
    return Counter(match[1] for runs in cell for match in CITATION.finditer("".join(run.text for run in runs)))


def _targets(cell: Cell) -> Counter[str]:
    return Counter({run.target for runs in cell for run in runs if run.target})


def _loses_emphasis(runs: Runs) -> bool:
    written = runs_of(markdown_of(runs)) or ()
    return any(run.strong or run.emphasis for run in runs) and not any(run.strong or run.emphasis for run in written)


# ---- what the file says -----------------------------------------------------------------------------


def _of_the_file(returned: Returned, texts: Held, missing: int) -> Iterator[Problem]:
    """What has to be said of the file as a whole."""
    at = Span(texts.path)
    for words in returned.beside:
        yield Problem("packet-beside", at, {"words": words}, severity="warning")
    for words in returned.comments:
        yield Problem("packet-comment", at, {"words": words}, severity="warning")
    if returned.remarks:
        yield Problem("packet-remark", at, {"words": returned.remarks}, severity="warning")
    if missing:
        yield Problem("packet-rows-missing", at, {"count": missing}, severity="warning")


def _problem(code: str, answer: Answer, texts: Held, values: Mapping[str, object], severity: str = "error") -> Problem:
    """A problem of a row; its line is the number of the row."""
    text = " ".join(words_of(answer.translation or answer.source).split())
    at = Span(texts.path, answer.number, 1, 1, text)
    return Problem(code, at, {"row": answer.number, **values}, severity="error" if severity == "error" else "warning")


# ---- who has read the text --------------------------------------------------------------------------

_BUDDHIST = 2400
"""A year from which on nobody counts in the common era."""


def day_of(written: str) -> str:
    """A day as people write it – 29/11/2026, 2026-11-29, 2026年11月29日, ២៩-១១-២០២៦ – as ISO 8601; empty where it is none.

    >>> day_of("ngày 29 tháng 11 năm 2026"), day_of("២៩/១១/២០២៦"), day_of("11/29/2026")
    ('2026-11-29', '2026-11-29', '')
    """
    digits = "".join(str(unicodedata.decimal(sign, sign)) for sign in unicodedata.normalize("NFKC", written))
    numbers = [int(number) for number in re.findall(r"\d+", digits)]
    if len(numbers) != 3:  # noqa: PLR2004 -- day, month, year
        return ""
    year, month, day = numbers if numbers[0] > 31 else reversed(numbers)  # noqa: PLR2004
    if not (1900 <= year < _BUDDHIST and 1 <= month <= 12 and 1 <= day <= _days(year, month)):  # noqa: PLR2004
        return ""
    return f"{year:04}-{month:02}-{day:02}"


def _days(year: int, month: int) -> int:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return (31, 28 + leap, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def signature_of(said: tuple[str, str], at: Span, today: str) -> tuple[Review | None, tuple[Problem, ...]]:
    """Who says that they have read what they were sent, and when; `said` is name and day as they were written."""
    by, written = (" ".join(part.split()) for part in said)
    if not by:
        return None, ()
    day = day_of(written)
    if not day or day > today:
        return None, (Problem("packet-day", at, {"written": written, "by": by}, severity="warning"),)
    return Review(by, day), ()


def review_of(
    signature: Review | None, outcome: Outcome, reviewer: str, at: Span
) -> tuple[Review | None, tuple[Problem, ...]]:
    """Who has read the text: whoever had all of it before their eyes, or what has changed since they read it before.

    `reviewer` is who has read it so far.
    """
    if signature and outcome.unread and signature.by != reviewer:
        return None, (Problem("packet-part", at, {"by": signature.by}, severity="warning"),)
    return signature, ()
