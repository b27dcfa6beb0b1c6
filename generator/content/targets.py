"""What a text may refer to, and the problem of a citation or link that leads nowhere."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from generator.diagnostics.problem import Problem, Span, nearest

OUTSIDE = ("https://", "http://", "mailto:", "tel:", "geo:")
"""How an address begins that leads out of the site."""

_BETWEEN_IDS = re.compile(r"[\s\u200b]*(?:[,;、，；\s]|\^|\bvà\b|\band\b)[\s\u200b]*")


@dataclass(frozen=True, slots=True)
class Targets:
    """What a text in one language may refer to."""

    language: str
    sources: AbstractSet[str] | None
    """Source ids; None where site.yaml could not be read, so that citations cannot be checked."""

    relics: AbstractSet[str]
    headings: Mapping[str, str]
    """Chapter → its heading in this language; empty where headings are free (the about page)."""

    today: str = ""
    """The day of the build (ISO 8601), after which nothing can have been written; empty: any day is past."""

    draft: bool = False
    """Whether it is a draft's: what its text lacks so far, a source of a paragraph too, is no error."""

    not_yet: str = ""
    """What a chapter without a text says in this language."""

    def sources_meant(self, words: str) -> tuple[str, ...]:
        """The sources these words mean, whatever the case of their letters and what stands between; () if none is known.

        >>> Targets("vi", {"s1", "s2"}, set(), {}).sources_meant("S1, s2 và s3")
        ('s1', 's2', 's3')
        """
        known = {source.casefold(): source for source in sorted(self.sources or ())}
        ids = [part for part in _BETWEEN_IDS.split(unicodedata.normalize("NFC", words)) if part]
        all_known = all(part.casefold() in known for part in ids)
        # Of several, one that is known says what they all are; two words in brackets are no citation by chance.
        some_known = "," in words and any(part.casefold() in known for part in ids)
        return tuple(known.get(part.casefold(), part) for part in ids) if all_known or some_known else ()


def unknown_citation(source_id: str, at: Span, sources: AbstractSet[str]) -> Problem:
    """The problem of a source id that site.yaml does not have; proposes the most similar one, or a comma between two."""
    parts = source_id.split()
    if len(parts) > 1 and set(parts) <= sources:
        return Problem("citation-unknown", at, {"id": source_id, "best": ", ".join(parts)}, "write-best")
    by_letters = {source.casefold(): source for source in sources}
    best = by_letters.get(source_id.strip("[^]").casefold()) or nearest(source_id, sources)
    return Problem("citation-unknown", at, {"id": source_id, "best": best}, "did-you-mean" if best else "")


def link_problems(address: str, written: str, at: Span, relics: AbstractSet[str]) -> Iterator[Problem]:
    """Yield a problem where a link is unsafe or leads to no relic. `written` is the address as it stands in the file."""
    # As a browser reads it: controls and spaces dropped.
    normalised = re.sub(r"[\x00-\x20\\]", "", address).lower()
    if normalised.startswith(OUTSIDE) or address in relics:
        return
    if re.match(r"[a-z][a-z0-9+.-]*:|//", normalised):
        yield Problem("link-unsafe", at, {"target": written})
        return
    best = nearest(address.strip("/").split("/")[-1], relics)
    yield Problem("link-dead", at, {"target": written, "best": best}, "write-best" if best else "")
