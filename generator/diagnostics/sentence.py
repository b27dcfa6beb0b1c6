"""A message to authors in Vietnamese and English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Locale = Literal["vi", "en"]


def locale_of(language: str) -> Locale:
    """What those who write in this language are told in: Vietnamese, else English."""
    return "vi" if language == "vi" else "en"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One message in both languages, with {names} of the values to fill in."""

    vi: str
    en: str

    def said(self, locale: Locale, values: Mapping[str, object]) -> str:
        """The message in the author's language with the values filled in. Raises KeyError for a missing value.

        >>> Sentence("thiếu {field}", "{field} is missing").said("en", {"field": "name"})
        'name is missing'
        """
        return (self.vi if locale == "vi" else self.en).format_map(values)
