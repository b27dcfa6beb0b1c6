"""Finds the model, the names allowed and the bounds at a location of a document."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from generator.content.source import Location


def field_names(model: type[BaseModel], where: Location) -> tuple[str, ...]:
    """Names of the fields allowed in the group at this location."""
    return tuple(model_at(model, where).model_fields)


def model_at(model: type[BaseModel], where: Location) -> type[BaseModel]:
    """The model of the group at this location."""
    for part in where:
        if isinstance(part, str) and part in model.model_fields:
            model = next(models_in(model.model_fields[part].annotation), model)
    return model


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models inside an annotation: `Model | None`, `tuple[Model, ...]` or `Mapping[str, Model]`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from models_in(inner)


@dataclass(frozen=True, slots=True)
class Group:
    """What may stand in a group of `name: value` lines."""

    names: frozenset[str] | None
    """The names of its fields; None where authors choose the names: sources, festivals, photos of a text."""


def group_at(model: type[BaseModel], where: Location) -> Group | None:
    """The group that belongs at this location; None where a single value or a list does, or nothing."""
    annotation: Any = model
    for part in where:
        annotation = next(filter(None, (_inner(option, part) for option in _options(annotation))), None)
    for option in _options(annotation):
        if isinstance(option, type) and issubclass(option, BaseModel):
            return Group(frozenset(option.model_fields))
        if get_origin(option) is Mapping:
            return Group(None)
        if get_origin(option) is tuple and where and isinstance(where[-1], str):  # one value stands for a list of one
            items = (item for item in _options(get_args(option)[0]) if isinstance(item, type))
            return next((Group(frozenset(item.model_fields)) for item in items if issubclass(item, BaseModel)), None)
    return None


def _options(annotation: Any) -> Iterator[Any]:
    """The types an annotation allows, without their constraints: both of `Model | None`."""
    if get_origin(annotation) is Annotated:
        yield from _options(get_args(annotation)[0])
    elif get_origin(annotation) in (Union, UnionType):
        for option in get_args(annotation):
            yield from _options(option)
    else:
        yield annotation


def _inner(annotation: Any, part: str | int) -> Any:
    """The annotation of a field, of an item of a list, or of a value under a name of the author's; None elsewhere."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        field = annotation.model_fields.get(str(part))
        return field.annotation if field else None
    arguments = get_args(annotation)
    if get_origin(annotation) is Mapping:
        return arguments[1]
    if get_origin(annotation) is not tuple:
        return None
    if isinstance(part, int):
        return arguments[0]
    return next(filter(None, (_inner(item, part) for item in _options(arguments[0]))), None)


def bounds(model: type[BaseModel], where: Location) -> tuple[int, int]:
    """The smallest and the largest number allowed at this location."""
    name = next(part for part in reversed(where) if isinstance(part, str))
    field = model_at(model, where[: where.index(name)]).model_fields[name]
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
