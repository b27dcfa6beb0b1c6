"""Types of single values in content files: days, addresses, sizes, ids; each has an error type of its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from datetime import date, timedelta
from typing import Annotated, TypeVar

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, ValidationInfo, WithJsonSchema
from pydantic.config import JsonDict
from pydantic_core import PydanticCustomError

from generator.kinds import Kinds
from generator.languages.language import Languages
from generator.plaques.paper import sides
from generator.text import site_address
from generator.text.names import slug

Text = Annotated[str, StringConstraints(min_length=1)]
Sources = tuple[Text, ...]
"""Ids of sources. A field `<name>_sources` vouches for `<name>` alone, `sources` for what has no list of its own."""

Value = TypeVar("Value")


def _in_a_list(value: object) -> object:
    """A list as it is, a single value as a list of one."""
    return value if isinstance(value, list | tuple) else [value]


SEVERAL, TABLE = "x-several", "x-table"
"""Keys of a JSON Schema: of a list that may be one value, and the name of the table (below) whose ids are the only values."""


def shaped(pattern: str) -> WithJsonSchema:
    """What editors are told of a value that a function checks: how it must look, in regular expressions both of Python and of ECMA-262."""
    return WithJsonSchema({"type": "string", "pattern": f"^({pattern})$"})


def _from(table: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", TABLE: table})


Several = Annotated[
    tuple[Value, ...], BeforeValidator(_in_a_list), Field(min_length=1, json_schema_extra={SEVERAL: True})
]
"""One value, or a list of them where sources contradict each other: each with the sources that say so."""

SourceId = Annotated[
    str,
    StringConstraints(pattern=r"^[^\W_]+([.:_-][^\W_]+)*$"),
    shaped(r"[^\s!-/:-@\[-`{-~]+([.:_-][^\s!-/:-@\[-`{-~]+)*"),  # \w of ECMA-262 has no letter with a mark
]
"""The id between [^ and ]: letters and digits joined by . : _ or -, so that Markdown reads it as nothing else."""


def one_of(allowed: Collection[str]) -> Callable[[object], object]:
    """A validator that accepts only these ids; other types are refused as well."""

    def check(value: object) -> object:
        if not isinstance(value, str) or value not in allowed:
            raise PydanticCustomError("choice", "one of a table", {"known": tuple(allowed)})
        return value

    return check


def _kind(value: object, info: ValidationInfo) -> object:
    """The id of a kind that the validation is told of (`context`, under KINDS); where it is told of none, of any.

    The error says which is which, for a hint: `gloss → id, gloss → id`.
    """
    kinds: Kinds = (info.context or {}).get(KINDS) or {}
    if not isinstance(value, str) or (kinds and value not in kinds):
        words = ", ".join(f"{kind.gloss} → {kind.id}" for kind in kinds.values())
        raise PydanticCustomError("choice", "one of a table", {"known": tuple(kinds), "words": words})
    return value


def _language(value: object, info: ValidationInfo) -> object:
    """The tag of a language that the validation is told of (`context`, under LANGUAGES); where it is told of none, of any."""
    languages: Languages = (info.context or {}).get(LANGUAGES) or {}
    if not isinstance(value, str) or (languages and value not in languages):
        raise PydanticCustomError("choice", "one of a table", {"known": tuple(languages)})
    return value


LANGUAGES = "languages"
"""Key of the validation's context: the languages there are words in."""

KINDS = "kinds"
"""Key of the validation's context: the kinds of relics there are."""

KindId = Annotated[str, BeforeValidator(_kind), _from(KINDS)]
LEVELS, TYPES = "levels", "types"
"""Keys of the context: id → in few words, of the ranks and of the types of ranks there are."""


def _told_in(key: str) -> Callable[[object, ValidationInfo], object]:
    """A validator that accepts the ids of a table of the context; where it has none, every one."""

    def check(value: object, info: ValidationInfo) -> object:
        table = (info.context or {}).get(key)
        if not isinstance(value, str) or not value or (table is not None and value not in table):
            words = ", ".join(f"{gloss} → {name}" for name, gloss in (table or {}).items())
            raise PydanticCustomError("choice", "one of a table", {"known": tuple(table or ()), "words": words})
        return value

    return check


RankLevel = Annotated[str, BeforeValidator(_told_in(LEVELS)), _from(LEVELS)]
RankType = Annotated[str, BeforeValidator(_told_in(TYPES)), _from(TYPES)]
LanguageTag = Annotated[str, BeforeValidator(_language), _from(LANGUAGES)]


def _day(value: str) -> str:
    """A date to the precision its source gives (ISO 8601: 2006, 2004-11 or 2004-11-15)."""
    if not re.fullmatch(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?", value):
        raise PydanticCustomError("date_shape", "date")
    year, month, day = ([int(part) for part in value.split("-")] + [1, 1])[:3]
    try:
        date(year, month, day)
    except ValueError:
        raise PydanticCustomError("date_missing", "date") from None
    return value


def _whole_day(value: str) -> str:
    """A date to the day: 2004-11-15."""
    if len(_day(value)) != len("2004-11-15"):
        raise PydanticCustomError("date_shape", "date")
    return value


def past(value: str, info: ValidationInfo) -> str:
    """A date that is not still to come, where the validation is told the day (`context`, under TODAY).

    The day after it is allowed: somewhere it has begun already (UTC+14), and clocks go wrong by hours.
    """
    today = (info.context or {}).get(TODAY)
    if today and value > (date.fromisoformat(today) + timedelta(days=1)).isoformat()[: len(value)]:
        raise PydanticCustomError("date_to_come", "date", {TODAY: today})
    return value


TODAY = "today"
"""Key of the validation's context: the day of the build (ISO 8601). Without it no date is to come."""


def _web_address(value: str) -> str:
    """A complete http or https address."""
    if not re.fullmatch(r"https?://[^\s/]+\S*", value):
        raise PydanticCustomError("web_address", "address")
    return value


def _email(value: str) -> str:
    """An e-mail address; checked only for its shape."""
    if not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", value):
        raise PydanticCustomError("email", "email")
    return value


def _phone(value: str) -> str:
    """A telephone number as it is written: digits, with +, blanks, dots, brackets or hyphens between them."""
    if not re.fullmatch(r"\+?[0-9][0-9 .()-]{5,24}", value):
        raise PydanticCustomError("phone", "phone")
    return value


def _origin(value: str) -> str:
    """The address of a site (https://ditich.example), maybe with a sub-path: every printed code begins with it."""
    if not site_address.ADDRESS.fullmatch(value):
        raise PydanticCustomError("origin", "address", {"best": site_address.meant(value)})
    return value


def _repository(value: str) -> str:
    """The address of a repository at GitHub: https://github.com/owner/name."""
    if not re.fullmatch(r"https://github\.com/[A-Za-z0-9-]+/[A-Za-z0-9._-]+", value) or value.endswith(".git"):
        match = re.search(r"github\.com[:/]+([A-Za-z0-9-]+/[A-Za-z0-9._-]+)", value) or re.fullmatch(
            r"([A-Za-z0-9-]+/[A-Za-z0-9._-]+)", value
        )
        best = f"https://github.com/{match[1].removesuffix('.git')}" if match else "https://github.com/…/…"
        raise PydanticCustomError("repository", "address", {"best": best})
    return value


def _zone(value: str) -> str:
    """A time zone that the tz database has."""
    from zoneinfo import ZoneInfo  # a project without a country has none, as a rule

    try:
        ZoneInfo(value)
    except (LookupError, ValueError, OSError):
        raise PydanticCustomError("zone", "zone") from None
    return value


def _payload(value: str) -> str:
    """The exact text of a plaque's QR symbol, as made by urls.printed."""
    if not site_address.PAYLOAD.fullmatch(value):
        raise PydanticCustomError("payload", "payload")
    return value


def _sha256(value: str) -> str:
    """A SHA-256 digest: 64 lower-case hexadecimal digits."""
    if not re.fullmatch(r"[0-9a-f]{64}", value):
        raise PydanticCustomError("sha256", "digest")
    return value


def _in_a_row(value: tuple[int, ...]) -> tuple[int, ...]:
    """Consecutive days; days with a gap between them are two festivals."""
    if value != tuple(range(value[0], value[0] + len(value))):
        raise PydanticCustomError("days_apart", "days in a row")
    return value


def _slug_only(value: str) -> str:
    """A relic id: equal to its own slug and not empty."""
    if not value or slug(value) != value:
        raise PydanticCustomError("relic_id", "id")
    return value


def _trail_id(value: str) -> str:
    """The id of a trail, part of its address: equal to its own slug and not empty."""
    if not value or slug(value) != value:
        raise PydanticCustomError("trail_id", "id")
    return value


def _truth(value: object) -> object:
    """`true` or `false`, nothing else: YAML 1.1 would also take `no`, the code of Norway."""
    if value not in ("true", "false", True, False):
        raise PydanticCustomError("truth", "true or false")
    return value in ("true", True)


def _size(value: str) -> str:
    """A plaque size: A3–A6, or its sides in mm, each from SMALLEST to LARGEST."""
    width_height = sides(value)
    if width_height is None or not (SMALLEST <= width_height[0] and width_height[1] <= LARGEST):
        raise PydanticCustomError("plaque_size", "size")
    return value


SMALLEST, LARGEST = 50, 2000
"""Sides of a plaque in mm. Below, no symbol fits with its quiet zone; above, it is a wall."""

Size = Annotated[str, AfterValidator(_size), shaped("[Aa][3-6]|[0-9]{2,4} ?[xX×] ?[0-9]{2,4}( ?mm)?")]
Day = Annotated[str, AfterValidator(_day), AfterValidator(past), shaped("[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")]
"""When something was, to the precision its source gives."""

_TO_THE_DAY = shaped("[0-9]{4}-[0-9]{2}-[0-9]{2}")
WholeDay = Annotated[str, AfterValidator(_whole_day), AfterValidator(past), _TO_THE_DAY]
"""The day on which something was done."""

DayToCome = Annotated[str, AfterValidator(_whole_day), _TO_THE_DAY]
"""The day on which something ends."""

WebAddress = Annotated[str, AfterValidator(_web_address), shaped(r"https?://[^\s/]+\S*")]
Email = Annotated[str, AfterValidator(_email), shaped(r"[^@\s]+@[^@\s]+\.[^@\s]+")]
Phone = Annotated[str, AfterValidator(_phone), shaped(r"\+?[0-9][0-9 .()-]{5,24}")]
Origin = Annotated[str, AfterValidator(_origin), shaped(site_address.ADDRESS.pattern)]
Repository = Annotated[str, AfterValidator(_repository), shaped(r"https://github\.com/[A-Za-z0-9-]+/[A-Za-z0-9._-]+")]
Zone = Annotated[str, AfterValidator(_zone)]
Payload = Annotated[str, AfterValidator(_payload), shaped(site_address.PAYLOAD.pattern)]
Sha256 = Annotated[str, AfterValidator(_sha256), shaped("[0-9a-f]{64}")]
LunarDays = Annotated[tuple[Annotated[int, Field(ge=1, le=30)], ...], Field(min_length=1), AfterValidator(_in_a_row)]
_SLUG = shaped("[a-z0-9]+(-[a-z0-9]+)*")
RelicId = Annotated[str, AfterValidator(_slug_only), _SLUG]
TrailId = Annotated[str, AfterValidator(_trail_id), _SLUG]
Truth = Annotated[bool, BeforeValidator(_truth)]


def _two_colours(value: object) -> object:
    """Two colours: `["#1F5B4C", "#FBF6EA"]`."""
    pair = value if isinstance(value, list | tuple) else ()
    if len(pair) != 2 or not all(re.fullmatch("#[0-9A-Fa-f]{6}", str(colour)) for colour in pair):  # noqa: PLR2004 -- a pair
        raise PydanticCustomError("colours", "two colours")
    return tuple(str(colour).upper() for colour in pair)


_COLOUR: JsonDict = {"type": "string", "pattern": "^#[0-9A-Fa-f]{6}$"}
Colours = Annotated[
    tuple[str, ...],
    BeforeValidator(_two_colours),
    WithJsonSchema({"type": "array", "items": _COLOUR, "minItems": 2, "maxItems": 2}),
]
"""#rrggbb twice."""
