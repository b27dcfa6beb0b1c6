"""Entries → the relics of each ward, with the id each ward has in addresses."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from generator.content.entry import CatalogueEntry
from generator.text.collation import Collation
from generator.text.names import fold, slug

UNKNOWN = "none"
"""Id, in addresses, of the relics whose ward is not known."""


@dataclass(frozen=True, slots=True)
class WardRelics:
    """The relics of a ward."""

    id: str
    """Its name as used in addresses, with a number behind it where two wards would have the same."""

    name: str
    """Empty for those whose ward is not known."""

    relics: tuple[str, ...]
    """Their ids, in the order of the catalogue."""


def wards_of(entries: Iterable[CatalogueEntry], collation: Collation) -> tuple[WardRelics, ...]:
    """The wards in order of their names; last those whose ward is not known. None where nobody knows the ward of any."""
    by_name: dict[str, list[str]] = {}
    for entry in entries:
        by_name.setdefault(entry.ward, []).append(entry.id)
    taken = {UNKNOWN}
    wards = []
    # Addresses last: they do not depend on the order in which a language has names.
    for name in sorted(filter(None, by_name), key=lambda name: (fold(name), unicodedata.normalize("NFD", name))):
        ward_id = _free(slug(name) or "ward", taken)
        taken.add(ward_id)
        wards.append(WardRelics(ward_id, name, tuple(by_name[name])))
    wards.sort(key=lambda ward: collation.key(ward.name))
    unknown = [WardRelics(UNKNOWN, "", tuple(by_name[""]))] if wards and "" in by_name else []
    return (*wards, *unknown)


def _free(wanted: str, taken: set[str]) -> str:
    """The id wanted, or the same with the first number behind it that makes it free."""
    number, free = 1, wanted
    while free in taken:
        number += 1
        free = f"{wanted}-{number}"
    return free
