"""Validates a document against its model: returns the frozen value, or every problem with its position."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.content.source import Document, Location, parse, read
from generator.diagnostics.problem import Problem, Span, nearest
from generator.places.geodesy import swapped

Model = TypeVar("Model", bound=BaseModel)


def check(model: type[Model], document: Document) -> tuple[Model | None, tuple[Problem, ...]]:
    """Validate a document against a model. Returns the model, or None and every problem."""
    try:
        return model.model_validate(document.data), ()
    except ValidationError as invalid:
        details = invalid.errors(include_url=False, include_context=True)
        return None, tuple(_to_problem(model, document, error) for error in details if not _is_follow_up(error))


def read_model(
    path: Path | None, shown: str, model: type[Model]
) -> tuple[tuple[Model | None, Document | None], tuple[Problem, ...]]:
    """Read a YAML file and validate it against a model; `path` is None where there is no such file.

    Returns the model and the document, which knows the positions of the values, and every problem.
    """
    if path is None:
        return (None, None), (Problem("file-missing", Span(shown)),)
    text, unread = read(path, shown)
    document, unparsed = parse(text) if text else (None, ())
    if document is None:
        return (None, None), (*unread, *unparsed)
    value, invalid = check(model, document)
    return (value, document), (*unread, *unparsed, *invalid)


def _is_follow_up(error: ErrorDetails) -> bool:
    """Whether the error only follows from others.

    A list counts as too short when its items are wrong, and those are reported already.
    """
    return error["type"] == "too_short" and bool(error["input"])


def _to_problem(model: type[BaseModel], document: Document, error: ErrorDetails) -> Problem:
    """One pydantic error as a problem of ours.

    Raises KeyError for an error type without a sentence: that is a fault of the program.
    """
    where = _as_written(document, error["loc"])
    name = str(where[-1]) if where else ""
    kind = error["type"]
    if kind == "missing":
        return Problem("field-missing", document.at(*where[:-1]), {"field": name})
    if kind == "extra_forbidden":
        best = nearest(name, _field_names(model, where[:-1]))
        return Problem(
            "field-unknown", document.keys[where], {"field": name, "best": best}, _hint_if_best("did-you-mean", best)
        )
    if name == "[key]":  # pydantic's word for the key itself
        return Problem("source-id", document.keys[where[:-1]], {"value": where[-2]})
    at = document.at(*where)
    values: dict[str, object] = {"field": _field_name(where), "value": _display_value(error["input"])}
    if kind in ("greater_than_equal", "less_than_equal", "int_parsing_size"):
        return _out_of_range(model, document, where, values)
    if kind in ("literal_error", "choice"):
        allowed = _allowed_values(error)
        best = nearest(str(values["value"]), allowed)
        return Problem(
            "choice", at, values | {"known": ", ".join(allowed), "best": best}, _hint_if_best("write-best", best)
        )
    # 10,12 is how one writes it in Vietnam.
    hint = f"{name}-range" if kind == "float_parsing" and name in ("latitude", "longitude") else ""
    return Problem(_CODES[kind], at, values, hint)


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
    "clock": "clock",
    "web_address": "web-address",
    "email": "email",
    "phone": "phone",
    "origin": "origin",
    "plaque_size": "plaque-size",
    "payload": "payload",
    "sha256": "sha256",
    "relic_id": "relic-id",
    "truth": "truth",
    "founded_when": "founded-when",
    "founded_until": "founded-until",
    "half_measured": "half-measured",
    "days_apart": "days-apart",
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


def _out_of_range(model: type[BaseModel], document: Document, where: Location, values: dict[str, object]) -> Problem:
    """The problem of a number outside its bounds; every number of the schema has both.

    For a coordinate one of two slips is likely: latitude and longitude are swapped, or the decimal point stands too far
    right. The problem names the one that fits.
    """
    at = document.at(*where)
    low, high = _bounds(model, where)
    values |= {"low": low, "high": high}
    if values["field"] in ("latitude", "longitude"):
        if both := _swapped_coordinates(document, where[:-1]):
            return Problem("place-swapped", at, both)
        best = _move_decimal_point(str(values["value"]), low, high)
        return Problem(f"{values['field']}-range", at, values | {"best": best}, _hint_if_best("dot-missing", best))
    return Problem("range", at, values)


def _swapped_coordinates(document: Document, place: Location) -> Mapping[str, str] | None:
    """Latitude and longitude of this group as written, where each is valid only as the other; None otherwise."""
    group: Any = document.data
    for part in place:
        group = group[part]
    coordinates = {name: group.get(name) for name in ("latitude", "longitude")}
    try:
        return coordinates if swapped(*map(float, coordinates.values())) else None
    except (TypeError, ValueError):  # one is missing, or no number
        return None


def _move_decimal_point(value: str, low: int, high: int) -> str:
    """The same digits with the decimal point where the number is within bounds; empty if there is no such place."""
    match = re.fullmatch(r"(-?)([0-9]*)\.?([0-9]*)", value)
    sign, digits = (match.group(1), match.group(2) + match.group(3)) if match else ("", "")
    candidates = (f"{sign}{digits[:whole]}.{digits[whole:]}" for whole in (3, 2, 1) if len(digits) > whole)
    return next((candidate for candidate in candidates if low <= float(candidate) <= high), "")


# ---- the model at a location ----------------------------------------------------------------------


def _field_names(model: type[BaseModel], where: Location) -> tuple[str, ...]:
    """Names of the fields allowed in the group at this location."""
    return tuple(_model_at(model, where).model_fields)


def _model_at(model: type[BaseModel], where: Location) -> type[BaseModel]:
    """The model of the group at this location."""
    for part in where:
        if isinstance(part, str) and part in model.model_fields:
            model = next(_models_in(model.model_fields[part].annotation), model)
    return model


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models inside an annotation: `Model | None`, `tuple[Model, ...]` or `Mapping[str, Model]`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models_in(inner)


def _bounds(model: type[BaseModel], where: Location) -> tuple[int, int]:
    """The smallest and the largest number allowed at this location."""
    name = next(part for part in reversed(where) if isinstance(part, str))
    field = _model_at(model, where[: where.index(name)]).model_fields[name]
    limits = [*field.metadata, *_metadata_in(field.annotation)]
    return (
        _limit(limits, lambda limit: getattr(limit, "ge", None)),
        _limit(limits, lambda limit: getattr(limit, "le", None)),
    )


def _metadata_in(annotation: Any) -> Iterator[Any]:
    """The constraints inside `Annotated[…]`, nested ones too."""
    if get_origin(annotation) is Annotated:
        for extra in annotation.__metadata__:
            yield from getattr(extra, "metadata", [extra])
    for inner in get_args(annotation):
        yield from _metadata_in(inner)


def _limit(limits: list[Any], read: Callable[[Any], int | None]) -> int:
    """The first value that `read` finds in these constraints. Raises StopIteration where there is none."""
    return next(value for limit in limits if (value := read(limit)) is not None)
