"""Frozen values ↔ JSON: the form in which values go to other machines, read without executing anything.

The values are those of `frozen`, but any key of a mapping is a value, too. Every object of the JSON has one key: a tuple
is {"": [items]}, a mapping {"dict": [key, value, …]}, an instance {"module:Class": [fields]}. So the parser puts the
value together while it reads, and only classes of this package are made, without calling anything of theirs.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any

from generator.memory.frozen import PLAIN, class_name, class_of, field_names, instance_of

Exchange = Mapping[type, Callable[[Any], Any]]
"""A class → the function that is given each instance of it, and returns what is put in its place."""


def to_json(value: object) -> bytes:
    """The value as JSON. Raises TypeError for what is no value."""
    return _ENCODE(_written(value)).encode("utf-8", "surrogatepass")


def from_json(data: bytes, exchange: Exchange | None = None) -> Any:
    """The value of this JSON, with what is to be exchanged in its place. Raises ValueError where it is none."""
    decode = json.JSONDecoder(object_hook=partial(_exchanged, exchange)).decode if exchange else _DECODE
    try:
        value = decode(data.decode("utf-8", "surrogatepass"))
    except (ValueError, TypeError, LookupError, AttributeError, ImportError, OverflowError, RecursionError) as error:
        raise ValueError(type(error).__name__) from None
    if type(value) is list:
        raise ValueError("list")
    return value


def _written(value: Any) -> Any:
    kind: Any = type(value)
    if kind in _AS_IT_IS:
        return value
    if kind is tuple or kind is list:
        return {"": [_written(item) for item in value]}
    if kind in _WRITTEN:
        return {kind.__name__: _WRITTEN[kind](value)}
    names = field_names(kind)
    if not names:
        raise TypeError(f"no frozen value: {kind.__name__}")
    return {class_name(kind): [_written(getattr(value, name)) for name in names]}


_AS_IT_IS = PLAIN - {bytes}

_WRITTEN: Mapping[type, Callable[[Any], list[Any]]] = {
    dict: lambda value: [_written(part) for item in value.items() for part in item],
    frozenset: lambda value: [_written(item) for item in sorted(value)],
    date: lambda value: [value.toordinal()],
    bytes: lambda value: [b64encode(value).decode()],
}


class _Makers(dict[str, Callable[[Any], Any]]):
    """The key of an object → what makes a value of the parts under it."""

    def __missing__(self, name: str) -> Callable[[Any], Any]:
        self[name] = found = partial(instance_of, class_of(name))
        return found


def _value(data: dict[str, Any]) -> Any:
    ((name, parts),) = data.items()
    return _MAKERS[name](parts)


def _exchanged(exchange: Exchange, data: dict[str, Any]) -> Any:
    value = _value(data)
    replace = exchange.get(type(value))
    return replace(value) if replace else value


def _pairs(parts: list[Any]) -> Iterator[tuple[Any, Any]]:
    return zip(parts[::2], parts[1::2], strict=True)


_MAKERS = _Makers(
    {
        "": tuple,
        "dict": lambda parts: dict(_pairs(parts)),
        "frozenset": frozenset,
        "date": lambda parts: date.fromordinal(*parts),
        "bytes": lambda parts: b64decode(parts[0], validate=True),
    }
)

_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode
_DECODE = json.JSONDecoder(object_hook=_value).decode
