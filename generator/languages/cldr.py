"""What Unicode's CLDR knows of a language, as Babel has it: read when a language is begun, and by tests."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale
    from babel.plural import PluralRule

_ISO: Mapping[str, str] = {"Hans": "Hani", "Hant": "Hani", "Jpan": "Hira", "Kore": "Hang"}
"""Scripts that are one language's mixture (ISO 15924) → the one it is told by."""

_WHOLE = range(1000)
"""Numbers that are tried: no site has a million places, and none has half a place."""


@dataclass(frozen=True, slots=True)
class Known:
    """What CLDR says of one language."""

    tag: str
    name: str
    """What it calls itself, with a capital."""

    english: str
    iso: str
    """ISO 15924 of its script."""

    marked: str
    """BCP 47 where the tag alone does not say the script; else empty."""

    locale: str
    right_to_left: bool
    plural: Mapping[str, str]
    """Category → rule (Unicode TS 35), of the categories that whole numbers fall into."""

    ordinals: Mapping[str, str]
    words: Mapping[str, str]
    """Key → text of the interface's words that are CLDR's: months, days of the week, forms of dates, the decimal sign."""


def tags() -> frozenset[str]:
    """Every language of two letters that CLDR has data of."""
    from babel.localedata import locale_identifiers

    return frozenset(tag for tag in locale_identifiers() if len(tag) == 2)  # noqa: PLR2004 -- ISO 639-1


def names_in(spoken: str) -> Mapping[str, str]:
    """Tag → what this language calls it, of every language of two letters."""
    from babel import Locale

    found: Mapping[str, str] = Locale.parse(spoken).languages
    return {tag: found[tag] for tag in tags() if tag in found}


def known(tag: str) -> Known:
    """What CLDR knows of this language, which is one of `tags`."""
    from babel import Locale
    from babel.core import get_global

    locale = Locale.parse(tag)
    _, script, territory = get_global("likely_subtags")[tag].split("_")
    name = locale.get_language_name(tag) or tag
    return Known(
        tag,
        name[:1].title() + name[1:],
        Locale.parse("en").languages[tag],
        _ISO.get(script, script),
        f"{tag}-{script}" if script in {"Hans", "Hant"} else "",
        f"{tag}_{territory}",
        locale.text_direction == "rtl",
        dict(_rules(locale.plural_form)),
        dict(_rules(locale.ordinal_form)),
        dict(_words(locale)),
    )


def _rules(form: PluralRule) -> Iterator[tuple[str, str]]:
    """The rules of the categories that whole numbers fall into, in today's signs."""
    used = {form(number) for number in _WHOLE}
    for category, rule in sorted(form.rules.items(), key=lambda rule: _ORDER.index(rule[0])):
        if category in used:
            yield category, rule.replace(" not in ", " != ").replace(" in ", " = ").replace(" mod ", " % ")


_ORDER = ("zero", "one", "two", "few", "many", "other")


def _words(locale: Locale) -> Iterator[tuple[str, str]]:
    months, days = locale.months["format"]["wide"], locale.days["stand-alone"]["wide"]
    forms = locale.datetime_skeletons
    patterns = {
        "date_year": forms.get("y"),
        "date_month": forms.get("yMMMM"),
        "date_day": locale.date_formats["long"],
    }
    for key, pattern in patterns.items():
        if pattern and (text := _form(pattern.pattern)):
            yield key, text
    yield from ((f"month_{number}", months[number]) for number in range(1, 13))
    yield "decimal_sign", locale.number_symbols["latn"]["decimal"]
    yield from ((f"weekday_{day + 1}", days[day]) for day in range(7))


def _form(pattern: str) -> str:
    """A pattern of CLDR's with our places: d MMMM y → {day} {month} {year}. Empty where it has others than these.

    >>> _form("d 'de' MMMM 'de' y"), _form("y年M月d日"), _form("LLLL y")
    ('{day} de {month} de {year}', '', '')
    """
    parts = re.findall("'([^']*)'|([A-Za-z]+)|([^A-Za-z']+)", pattern)
    if not {letters for _, letters, _ in parts if letters} <= set(_PLACES):
        return ""
    return "".join(quoted or _PLACES.get(letters, "") or rest for quoted, letters, rest in parts)


_PLACES: Mapping[str, str] = {"d": "{day}", "MMMM": "{month}", "y": "{year}"}


def meant(typed: str, spoken: Iterable[str] = ("en", "vi")) -> Mapping[str, str]:
    """What somebody may have typed for a language → its tag: the tags, and the names in these languages."""
    names = {name.lower(): tag for language in spoken for tag, name in names_in(language).items()}
    return {**names, **{tag: tag for tag in tags()}, **({typed[:2]: typed[:2]} if typed[:2] in tags() else {})}
