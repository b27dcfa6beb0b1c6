"""Frozen values ↔ marshal's own types: what a build remembers for the next one, read without executing anything.

A value is None, a bool, number, str, bytes or date, a tuple, mapping or frozen set of values, or a frozen dataclass or
model of this package whose fields are values. Marshal is Python's own format of constants and containers, and is
given no code of ours: an instance is a list of its class's name and its fields, and only classes of this
package are made again, without calling anything of theirs.
"""

from __future__ import annotations

import hashlib
import marshal
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from datetime import date
from functools import cache
from importlib import import_module
from operator import attrgetter
from typing import Any

PACKAGE = "generator"

PLAIN = frozenset({str, int, float, bool, bytes, type(None)})
"""Types whose values are written as they are."""


def plain(value: Any) -> Any:
    """The value in marshal's own types. Raises TypeError for what is no value."""
    kind: Any = type(value)
    if kind in PLAIN:
        return value
    if kind is tuple:
        return tuple([item if type(item) in PLAIN else plain(item) for item in value])
    return _CONTAINERS[kind](value) if kind in _CONTAINERS else _instance(kind, value)


def _instance(kind: Any, value: Any) -> list[Any]:
    if not field_names(kind):
        raise TypeError(f"no frozen value: {kind.__name__}")
    return [class_name(kind), *[item if type(item) in PLAIN else plain(item) for item in _fields(kind)(value)]]


@cache
def _fields(kind: Any) -> Callable[[Any], tuple[Any, ...]]:
    """What gives the value of each field of an instance."""
    names = field_names(kind)
    return attrgetter(*names) if len(names) > 1 else lambda value: (getattr(value, names[0]),)


_CONTAINERS: Mapping[type, Callable[[Any], Any]] = {
    dict: lambda value: {key: plain(item) for key, item in value.items()},
    list: lambda value: tuple(map(plain, value)),
    frozenset: lambda value: ["frozenset", *sorted(value)],
    date: lambda value: ["date", value.toordinal()],
}


def restored(data: Any) -> Any:
    """The value that `plain` took apart. Raises TypeError or ValueError where it was not."""
    kind = type(data)
    if kind is list:
        return _MAKERS[data[0]](data)
    if kind is tuple:
        return tuple([item if type(item) in PLAIN else restored(item) for item in data])
    if kind is dict:
        return {key: restored(item) for key, item in data.items()}
    if kind in PLAIN:
        return data
    raise TypeError(kind.__name__)


class _Makers(dict[str, Callable[[list[Any]], Any]]):
    """What a list begins with → what makes the value of it."""

    def __missing__(self, name: str) -> Callable[[list[Any]], Any]:
        kind = class_of(name)
        setters, size = _setters(kind), len(field_names(kind)) + 1

        def make(data: list[Any]) -> Any:
            if not setters or len(data) != size:
                return instance_of(kind, [restored(item) for item in data[1:]])
            instance, number = _new(kind), 1
            for setter in setters:
                item = data[number]
                setter(instance, item if type(item) in PLAIN else restored(item))
                number += 1
            return instance

        self[name] = make
        return make


_MAKERS = _Makers({"date": lambda data: date.fromordinal(data[1]), "frozenset": lambda data: frozenset(data[1:])})


def instance_of(kind: Any, values: Iterable[Any]) -> Any:
    """An instance of this class with these values in its fields. Raises ValueError where there are more or fewer."""
    setters = _setters(kind)
    if not setters:
        return kind.model_construct(**dict(zip(field_names(kind), values, strict=True)))
    instance = _new(kind)
    for setter, value in zip(setters, values, strict=True):
        setter(instance, value)
    return instance


_new = object.__new__


@cache
def _setters(kind: Any) -> tuple[Callable[[Any, Any], None], ...]:
    """What sets each field of a frozen dataclass, past its own guard; none for a model."""
    if hasattr(kind, "model_construct"):
        return ()
    return tuple(_setter(kind, name) for name in field_names(kind))


def _setter(kind: Any, name: str) -> Callable[[Any, Any], None]:
    slot = vars(kind).get(name)
    if hasattr(slot, "__set__"):
        return slot.__set__  # type: ignore[no-any-return]
    return lambda instance, value: object.__setattr__(instance, name, value)


def value_digest(*values: object) -> str:
    """A hexadecimal digest of these values, 20 bytes long: equal values have one, wherever they were made."""
    return hashlib.blake2b(_canonical(tuple(map(plain, values))), digest_size=20).hexdigest()


def _canonical(data: Any) -> bytes:
    # Version 2 of the format has no references between equal objects, which differ from one process to the next.
    return marshal.dumps(data, 2)


@cache
def field_names(kind: Any) -> tuple[str, ...]:
    """The fields of a dataclass or model of this package; empty for any other class."""
    if not kind.__module__.startswith(f"{PACKAGE}."):
        return ()
    if hasattr(kind, "__dataclass_fields__"):
        return tuple(field.name for field in fields(kind))
    return tuple(getattr(kind, "__pydantic_fields__", ()))


@cache
def class_name(kind: Any) -> str:
    """The name by which `class_of` finds this class."""
    return sys.intern(f"{kind.__module__}:{kind.__qualname__}")


@cache
def class_of(name: str) -> Any:
    """The class with this name. Raises ValueError where it is none of this package's frozen ones."""
    module, _, qualname = name.partition(":")
    # Importing `generator.__main__` runs a command.
    if not module.startswith(f"{PACKAGE}.") or "__" in module:
        raise ValueError(name)
    found = getattr(import_module(module), qualname, None)
    if not isinstance(found, type) or not field_names(found):
        raise ValueError(name)
    return found
