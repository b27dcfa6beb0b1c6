"""Checks a relic's ward and coordinates against the list of today's wards."""

from __future__ import annotations

from difflib import get_close_matches

from generator.content.schema import RelicFacts
from generator.content.source import Document
from generator.diagnostics.problem import Problem, Severity
from generator.places.geodesy import Point, Verdict, distance, judge
from generator.places.wards import Ward, Wards

_VERDICTS: dict[Verdict, tuple[str, Severity]] = {
    "swapped": ("place-swapped", "error"),
    "at-sea-or-abroad": ("place-at-sea", "error"),
    # Wards are not circles: the author may be right.
    "astray": ("place-astray", "warning"),
}


def ward_of(facts: RelicFacts, document: Document, wards: Wards) -> tuple[Ward | None, tuple[Problem, ...]]:
    """The ward that site.yaml names, None where the list has none of that name.

    With it, a problem where the ward is unknown or the coordinates do not fit it.
    """
    place, problems = facts.place, list[Problem]()
    ward = wards.find(place.ward) if place.ward else None
    if place.ward and ward is None:
        best = _similar_ward(place.ward, wards)
        ward_values = {"ward": place.ward, "best": best}
        at = document.at("place", "ward")
        problems.append(Problem("ward-unknown", at, ward_values, "did-you-mean" if best else "", severity="warning"))
    if place.latitude is None or place.longitude is None:
        return ward, tuple(problems)
    point = Point(place.latitude, place.longitude)
    verdict = judge(place.latitude, place.longitude, ward.reach if ward else None, wards.on_land)
    if verdict in _VERDICTS:
        code, severity = _VERDICTS[verdict]
        values = {
            "latitude": place.latitude,
            "longitude": place.longitude,
            "ward": place.ward or "",
            "distance": round(distance(ward.centre, point) / 1000) if ward else 0,
        }
        problems.append(Problem(code, document.at("place", "latitude"), values, severity=severity))
    return ward, tuple(problems)


def _similar_ward(ward_name: str, wards: Wards) -> str:
    """The known ward whose own name is most similar; empty where none is.

    Names are compared without the province: two wards of one province always look alike as a whole.
    """
    names = {name.partition(",")[0]: name for name in wards.names(ward_name)}
    matches = get_close_matches(ward_name.partition(",")[0], names, n=1, cutoff=0.85)
    return names[matches[0]] if matches else ""
