"""A sentence in the two languages authors are spoken to, Vietnamese and English side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Locale = Literal["vi", "en"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """The same in both languages; {names} stand where values are filled in."""

    vi: str
    en: str

    def said(self, locale: Locale, values: Mapping[str, object]) -> str:
        """The sentence in the author's language, filled in.

        >>> Sentence("thiếu {field}", "{field} is missing").said("en", {"field": "name"})
        'name is missing'
        """
        return (self.vi if locale == "vi" else self.en).format_map(values)
