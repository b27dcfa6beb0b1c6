"""Validates a document against its model: returns the frozen value, or every problem with its position."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.content.empty_keys import groups_outside, unknown_without_value
from generator.content.fields import KINDS, TODAY
from generator.content.meant import (
    both_coordinates,
    days_in_a_row,
    decimal_degrees,
    in_words,
    iso_day,
    list_inside,
    only_number,
    truth,
)
from generator.content.one_cause import once_a_cause
from generator.content.schema_paths import bounds, field_names
from generator.content.source import Document, Location, parse, read
from generator.content.yaml_slips import as_written, colon_slip, inside_quotes
from generator.diagnostics.problem import Problem, Span, errors, nearest
from generator.diagnostics.problem_texts import PROBLEMS
from generator.kinds import Kinds
from generator.places.geodesy import Region, swapped

Model = TypeVar("Model", bound=BaseModel)


def check(  # noqa: PLR0913, PLR0917 -- what is checked, and against what
    model: type[Model],
    document: Document,
    today: str = "",
    kinds: Kinds | None = None,
    regions: tuple[Region, ...] = (),
    tables: Mapping[str, object] | None = None,
) -> tuple[Model | None, tuple[Problem, ...]]:
    """Validate a document against a model. Returns the model, or None where there is an error; and every problem.

    `today` is the day of the build (ISO 8601), after which nothing can have been; empty: any day is past. `kinds` are
    the kinds of relics there are; None: a relic may be of any. `regions` are where all relics are, `tables` are
    what else the validation is told (keys of fields.py).
    """
    value, details = None, list[ErrorDetails]()
    try:
        value = model.model_validate(document.data, context={TODAY: today, KINDS: kinds, **(tables or {})})
    except ValidationError as invalid:
        details = invalid.errors(include_url=False, include_context=True)
    outside = tuple(groups_outside(model, document))
    invalid_at: Mapping[Location, Problem] = {
        error["loc"]: _to_problem(model, document, error, regions)
        for error in details
        if not _is_follow_up(error) and not any(group.causes(error["loc"]) for group in outside)
    }
    invalid_at = once_a_cause(invalid_at)
    quotes = dict(_typographic_quotes(document))
    problems = (
        *(group.problem(document) for group in outside),
        *(
            _unknown_field(model, document, where)
            for where in unknown_without_value(model, document)
            if not any(group.causes(where) for group in outside)
        ),
        *(_without_quotes(problem, quotes.get(where)) for where, problem in invalid_at.items()),
        *(problem for where, problem in quotes.items() if where not in invalid_at),
    )
    return None if errors(problems) else value, problems


def read_model(  # noqa: PLR0913, PLR0917 -- what is read, and against what
    path: Path | None,
    shown: str,
    model: type[Model],
    today: str = "",
    kinds: Kinds | None = None,
    regions: tuple[Region, ...] = (),
    tables: Mapping[str, object] | None = None,
) -> tuple[tuple[Model | None, Document | None], tuple[Problem, ...]]:
    """Read a YAML file and validate it against a model; `path` is None where there is no such file.

    `today` and all behind it are as in `check`. Returns the model and the document, which knows the positions of the values, and every problem.
    """
    if path is None:
        return (None, None), (Problem("file-missing", Span(shown)),)
    text, unread = read(path, shown)
    document, unparsed = parse(text) if text else (None, ())
    if document is None:
        return (None, None), (*unread, *unparsed)
    value, invalid = check(model, document, today, kinds, regions, tables)
    return (value, document), (*unread, *unparsed, *invalid)


def _unknown_field(model: type[BaseModel], document: Document, where: Location) -> Problem:
    """The problem of a key its group does not have; proposes the most similar one, or to keep a comma inside a value."""
    name = str(where[-1])
    best = nearest(name, field_names(model, where[:-1]))
    values = {"field": name, "best": best}
    if best or where not in document.after_comma:
        return Problem("field-unknown", document.keys[where], values, _hint_if_best("did-you-mean", best))
    return Problem(
        "field-unknown", document.keys[where], values | {"edit": document.after_comma[where]}, "comma-before"
    )


def _typographic_quotes(document: Document) -> Iterator[tuple[Location, Problem]]:
    """Location and warning of each value that stands between quotation marks of print: they would be published."""
    for where, at in document.values.items():
        value = document.value(where)
        if isinstance(value, str) and (inner := inside_quotes(value)):
            key = f"{where[-1]}: " if isinstance(where[-1], str) else ""
            values = {"field": _field_name(where), "value": value, "edit": key + as_written(inner)}
            yield where, Problem("quotes-typographic", at, values, severity="warning")


def _without_quotes(problem: Problem, quotes: Problem | None) -> Problem:
    """The problem of a value; where quotation marks of print are its cause, with the edit that removes them."""
    if quotes is None:
        return problem
    return replace(problem, values={**problem.values, "best": quotes.values["edit"]}, hint="write-best")


def _is_follow_up(error: ErrorDetails) -> bool:
    """Whether the error only follows from others.

    A list counts as too short when its items are wrong, and those are reported already.
    """
    return error["type"] == "too_short" and bool(error["input"])


def _to_problem(
    model: type[BaseModel], document: Document, error: ErrorDetails, regions: tuple[Region, ...]
) -> Problem:
    """One pydantic error as a problem of ours.

    Raises KeyError for an error type without a sentence: that is a fault of the program.
    """
    context = error.get("ctx", {})
    where = _as_written(document, error["loc"])
    if "at" in context:
        where = (*where, context["at"])
    name = str(where[-1]) if where else ""
    kind = error["type"]
    if kind == "extra_forbidden":
        return _unknown_field(model, document, where)
    if kind == "missing":
        return Problem("field-missing", document.at(*where[:-1]), {"field": name})
    at: Span = document.at(*where)
    values: dict[str, object] = {
        "field": _field_name(where),
        "value": context.get("typed") or _display_value(error["input"]),
    }
    if name == "[key]":  # pydantic's word for the key itself
        at, values = document.keys[where[:-1]], {"field": _field_name(where[:-2]), "value": where[-2]}
        if kind != "choice":
            return Problem("source-id", at, {"value": where[-2]})
    if kind in ("greater_than_equal", "less_than_equal", "int_parsing_size"):
        return _out_of_range(model, document, where, values, regions)
    if kind == "date_to_come":
        values |= {TODAY: error["ctx"][TODAY]}
    if kind in ("literal_error", "choice"):
        allowed = _allowed_values(error)
        hint, words = _hint_of_field("choice", values), error["ctx"].get("words", "")
        best = context.get("meant") or _in_words("choice", hint, str(values["value"]), words)
        best = best or _several(str(values["value"]), allowed)
        best = best or nearest(str(values["value"]), allowed)
        values |= {"known": ", ".join(allowed), "words": words, "best": best}
        nearer = f"{hint}-nearest"
        with_best = nearer if nearer in PROBLEMS["choice"].other_hints else "write-best"
        return Problem("choice", at, values, _hint_if_best(with_best, best) or hint)
    problem = Problem(_CODES[kind], at, values, _hint_of_field(_CODES[kind], values))
    return _guessed_already(problem, context) or _with_guess(problem)


def _guessed_already(problem: Problem, context: Mapping[str, Any]) -> Problem | None:
    """The problem with what was meant, where that was guessed when the value was refused."""
    if "best" not in context and "hint" not in context:
        return None
    own = "{best}" in PROBLEMS[problem.code].hint.en  # says it in its own words
    hint = context.get("hint") or ("" if own else _hint_if_best("write-best", context["best"]))
    return replace(problem, values={**problem.values, **context}, hint=hint)


def _hint_of_field(code: str, values: Mapping[str, object]) -> str:
    """The hint that this problem has for one field alone, named for both: number-year; empty where there is none."""
    hint = f"{code}-{values['field']}"
    return hint if hint in PROBLEMS[code].other_hints else ""


def _with_guess(problem: Problem) -> Problem:
    """The problem of a value that is no number or no list; with what was meant, where that can be seen."""
    field, value = str(problem.values["field"]), str(problem.values["value"])
    slip = colon_slip(value) if problem.code == "group-expected" else None
    if slip:
        return Problem(slip.code, replace(problem.at, column=problem.at.column + slip.offset, length=1), slip.values)
    if problem.code == "number" and field in ("latitude", "longitude"):
        if both := both_coordinates(value):
            values = {"latitude": both[0], "longitude": both[1]}
            return replace(problem, values={**problem.values, **values}, hint="both-coordinates")
        best = decimal_degrees(value)
        hint = f"{field}-range"
    elif problem.code in ("number", "list-expected") and field == "days":
        best, hint = days_in_a_row(value), f"{problem.code}-days"
    elif problem.code == "number" and field in ("month", "quantity"):
        best, hint = _in_words(problem.code, problem.hint, value) or only_number(value), problem.hint
    elif problem.code in _GUESSES:
        best, hint = _GUESSES[problem.code](value), problem.hint
    elif problem.code == "list-expected":
        written = _written(problem.at) if value == "…" else value
        items = written if re.fullmatch(r"\{.*: .*\}", written) else list_inside(written)
        return replace(problem, values={**problem.values, "items": items})
    else:
        return problem
    line = f"{field}: {best}" if best else ""
    return replace(problem, values={**problem.values, "best": line}, hint=_hint_if_best("write-best", line) or hint)


def _several(value: str, allowed: tuple[str, ...]) -> str:
    """Words of a list without commas between them, with commas; empty for other values."""
    words = value.split()
    return ", ".join(words) if len(words) > 1 and {*words} <= {*allowed} else ""


def _written(at: Span) -> str:
    """What stands at this place of one line."""
    return at.text[at.column - 1 : at.column - 1 + at.length]


_GUESSES: Mapping[str, Callable[[str], str]] = {"date-shape": iso_day, "truth": truth}
"""What may have been meant by a value of these problems."""


def _in_words(code: str, hint: str, value: str, words: str = "") -> str:
    """What the hint's own words say must be written for this value: `4` for `tháng tư`; empty where they do not.

    `words` are further ones, of a table.
    """
    sentence = PROBLEMS[code].other_hints.get(hint)
    said = (words, *((sentence.vi, sentence.en) if sentence else ()))
    return next(filter(None, (in_words(value, pairs) for pairs in said)), "")


def _as_written(document: Document, where: Location) -> Location:
    """The location without the numbers no author wrote: a single value counts as a list of one (fields.Several)."""
    written: Location = ()
    for part in where:
        if isinstance(part, str) or (*written, part) in document.values:
            written = (*written, part)
    return written


def _allowed_values(error: ErrorDetails) -> tuple[str, ...]:
    """The values allowed here: the context of `choice`, or a Literal, which pydantic lists as 'a', 'b' or 'c'."""
    if error["type"] == "choice":
        return tuple(error["ctx"]["known"])
    return tuple(word.strip("'") for word in str(error["ctx"]["expected"]).replace(" or ", ", ").split(", "))


_CODES: Mapping[str, str] = {
    "int_parsing": "number",
    "float_parsing": "number",
    "int_type": "number",
    "float_type": "number",
    "finite_number": "number",
    "string_too_short": "empty-value",
    "too_short": "list-empty",
    "tuple_type": "list-expected",
    "string_type": "text-expected",
    "model_type": "group-expected",
    "model_attributes_type": "group-expected",
    "mapping_type": "group-expected",
    "dict_type": "group-expected",
    "date_shape": "date-shape",
    "date_missing": "date-wrong",
    "moment_shape": "moment-shape",
    "date_to_come": "date-to-come",
    "hours_form": "hours-form",
    "hours_order": "hours-order",
    "hours_overlap": "hours-overlap",
    "hours_old": "hours-old",
    "web_address": "web-address",
    "email": "email",
    "phone": "phone",
    "origin": "origin",
    "plaque_size": "plaque-size",
    "plural_rule": "plural-rule",
    "pattern": "agree-pattern",
    "unit_form": "agree-unit",
    "payload": "payload",
    "chapter_id": "chapter-id",
    "rank_named": "rank-named",
    "repository": "repository",
    "zone": "zone",
    "sha256": "sha256",
    "relic_id": "relic-id",
    "kind_id": "kind-id",
    "colours": "colours",
    "schema_type": "schema-type",
    "trail_id": "trail-id",
    "truth": "truth",
    "edtf_form": "edtf-form",
    "edtf_order": "edtf-order",
    "review_order": "review-order",
    "part_unfit": "part-unfit",
    "founded_old": "founded-old",
    "own_fact_value": "own-fact-value",
    "half_measured": "half-measured",
    "days_apart": "days-apart",
    "feast_form": "feast-form",
    "feast_day": "feast-day",
    "feast_when": "feast-when",
    "feast_calendars": "feast-calendars",
}


def _hint_if_best(code: str, best: str) -> str:
    """The hint's code where there is a proposal to fill in; empty otherwise."""
    return code if best else ""


def _field_name(where: Location) -> str:
    """The innermost field name of a location; numbers are positions in a list."""
    return next((part for part in reversed(where) if isinstance(part, str)), "")


def _display_value(value: object) -> str:
    """The value as an author wrote it; … in place of a list or a group."""
    return value if isinstance(value, str) else "…"


def _out_of_range(
    model: type[BaseModel],
    document: Document,
    where: Location,
    values: dict[str, object],
    regions: tuple[Region, ...],
) -> Problem:
    """The problem of a number outside its bounds; every number of the schema has both.

    For a coordinate one of two slips is likely: latitude and longitude are swapped, or the decimal point stands too far
    right. The problem names the one that fits.
    """
    at = document.at(*where)
    low, high = bounds(model, where)
    values |= {"low": low, "high": high}
    if values["field"] in ("latitude", "longitude"):
        if both := _swapped_coordinates(document, where[:-1], regions):
            return Problem("place-swapped", at, both)
        best = _move_decimal_point(str(values["value"]), low, high)
        return Problem(f"{values['field']}-range", at, values | {"best": best}, _hint_if_best("dot-missing", best))
    return Problem("range", at, values)


def _swapped_coordinates(document: Document, place: Location, regions: tuple[Region, ...]) -> Mapping[str, str] | None:
    """Latitude and longitude of this group as written, where each is valid only as the other; None otherwise."""
    group: Any = document.data
    for part in place:
        group = group[part]
    coordinates = {name: group.get(name) for name in ("latitude", "longitude")}
    try:
        latitude, longitude = map(float, coordinates.values())
    except (TypeError, ValueError):  # one is missing, or no number
        return None
    return coordinates if swapped(latitude, longitude, regions) else None


def _move_decimal_point(value: str, low: int, high: int) -> str:
    """The same digits with the decimal point where the number is within bounds; empty if there is no such place."""
    match = re.fullmatch(r"(-?)([0-9]*)\.?([0-9]*)", value)
    sign, digits = (match.group(1), match.group(2) + match.group(3)) if match else ("", "")
    candidates = (f"{sign}{digits[:whole]}.{digits[whole:]}" for whole in (3, 2, 1) if len(digits) > whole)
    return next((candidate for candidate in candidates if low <= float(candidate) <= high), "")
