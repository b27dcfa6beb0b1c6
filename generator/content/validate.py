"""A document held against its model: the frozen value, or every problem with the place it stands at."""

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
    """The document as this model, or None and what keeps it from being one."""
    try:
        return model.model_validate(document.data), ()
    except ValidationError as wrong:
        found = wrong.errors(include_url=False, include_context=True)
        return None, tuple(_problem(model, document, error) for error in found if not _echo(error))


def read_model(
    path: Path | None, shown: str, model: type[Model]
) -> tuple[tuple[Model | None, Document | None], tuple[Problem, ...]]:
    """A YAML file as its model, with the document for finding places in it again. None: there is no such file."""
    if path is None:
        return (None, None), (Problem("file-missing", Span(shown)),)
    text, unread = read(path, shown)
    document, unparsed = parse(text) if text else (None, ())
    if document is None:
        return (None, None), (*unread, *unparsed)
    value, wrong = check(model, document)
    return (value, document), (*unread, *unparsed, *wrong)


def _echo(error: ErrorDetails) -> bool:
    """A list counts as too short when its items are wrong; they are reported already."""
    return error["type"] == "too_short" and bool(error["input"])


def _problem(model: type[BaseModel], document: Document, error: ErrorDetails) -> Problem:
    """One of pydantic's error types in words of ours; a type without words is a fault of ours and crashes."""
    where = error["loc"]
    name = str(where[-1]) if where else ""
    kind = error["type"]
    if kind == "missing":
        return Problem("field-missing", document.at(*where[:-1]), {"field": name})
    if kind == "extra_forbidden":
        best = nearest(name, _fields(model, where[:-1]))
        return Problem(
            "field-unknown", document.keys[where], {"field": name, "best": best}, _hint("did-you-mean", best)
        )
    if name == "[key]":  # pydantic's word for the key itself
        return Problem("source-id", document.keys[where[:-1]], {"value": where[-2]})
    at = document.at(*where)
    values: dict[str, object] = {"field": _field_name(where), "value": _shown(error["input"])}
    if kind in ("greater_than_equal", "less_than_equal", "int_parsing_size"):
        return _out_of_range(model, document, where, values)
    if kind in ("literal_error", "choice"):
        known = _known(error)
        best = nearest(str(values["value"]), known)
        return Problem("choice", at, values | {"known": ", ".join(known), "best": best}, _hint("write-best", best))
    # 10,12 is how one writes it in Vietnam.
    hint = f"{name}-range" if kind == "float_parsing" and name in ("latitude", "longitude") else ""
    return Problem(_CODES[kind], at, values, hint)


def _known(error: ErrorDetails) -> tuple[str, ...]:
    """The words that may stand here: of a table, or of a Literal, which pydantic writes 'a', 'b' or 'c'."""
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
    "half_measured": "half-measured",
    "days_apart": "days-apart",
}


def _hint(code: str, best: str) -> str:
    return code if best else ""


def _field_name(where: Location) -> str:
    """The nearest name, when the place itself is only a number in a list."""
    return next((part for part in reversed(where) if isinstance(part, str)), "")


def _shown(value: object) -> str:
    return value if isinstance(value, str) else "…"


def _out_of_range(model: type[BaseModel], document: Document, where: Location, values: dict[str, object]) -> Problem:
    """Every number of ours has both bounds; a coordinate is out of them for one of two slips, most often.

    The two have changed places, or a decimal point stands too far right.
    """
    at = document.at(*where)
    low, high = _bounds(model, where)
    values |= {"low": low, "high": high}
    if values["field"] in ("latitude", "longitude"):
        if both := _exchanged(document, where[:-1]):
            return Problem("place-swapped", at, both)
        best = _point_put_back(str(values["value"]), low, high)
        return Problem(f"{values['field']}-range", at, values | {"best": best}, _hint("dot-missing", best))
    return Problem("range", at, values)


def _exchanged(document: Document, place: Location) -> Mapping[str, str] | None:
    """Latitude and longitude as written in this group, where each is right in the place of the other."""
    group: Any = document.data
    for part in place:
        group = group[part]
    written = {name: group.get(name) for name in ("latitude", "longitude")}
    try:
        return written if swapped(*map(float, written.values())) else None
    except (TypeError, ValueError):  # one is missing, or no number
        return None


def _point_put_back(value: str, low: int, high: int) -> str:
    """The same digits with the decimal point where it makes a coordinate; empty if there is no such place."""
    found = re.fullmatch(r"(-?)([0-9]*)\.?([0-9]*)", value)
    sign, digits = (found.group(1), found.group(2) + found.group(3)) if found else ("", "")
    tried = (f"{sign}{digits[:whole]}.{digits[whole:]}" for whole in (3, 2, 1) if len(digits) > whole)
    return next((best for best in tried if low <= float(best) <= high), "")


# ---- what a model says of a place in it -----------------------------------------------------------


def _fields(model: type[BaseModel], where: Location) -> tuple[str, ...]:
    """Names that may stand in the group at this place."""
    return tuple(_model_at(model, where).model_fields)


def _model_at(model: type[BaseModel], where: Location) -> type[BaseModel]:
    for part in where:
        if isinstance(part, str) and part in model.model_fields:
            model = next(_models_in(model.model_fields[part].annotation), model)
    return model


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """The model inside `Model | None`, `tuple[Model, ...]` or `Mapping[str, Model]`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models_in(inner)


def _bounds(model: type[BaseModel], where: Location) -> tuple[int, int]:
    """The least and the greatest number allowed at this place."""
    name = next(part for part in reversed(where) if isinstance(part, str))
    field = _model_at(model, where[: where.index(name)]).model_fields[name]
    limits = [*field.metadata, *_metadata_in(field.annotation)]
    return (
        _limit(limits, lambda limit: getattr(limit, "ge", None)),
        _limit(limits, lambda limit: getattr(limit, "le", None)),
    )


def _metadata_in(annotation: Any) -> Iterator[Any]:
    if get_origin(annotation) is Annotated:
        for extra in annotation.__metadata__:
            yield from getattr(extra, "metadata", [extra])
    for inner in get_args(annotation):
        yield from _metadata_in(inner)


def _limit(limits: list[Any], read: Callable[[Any], int | None]) -> int:
    return next(value for limit in limits if (value := read(limit)) is not None)
