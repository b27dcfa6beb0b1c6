"""Where a relic stands, held against today's wards."""

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
    """The ward the relic says it is in; a problem if there is none of that name, or the coordinates lie elsewhere."""
    place, problems = facts.place, list[Problem]()
    ward = wards.find(place.ward) if place.ward else None
    if place.ward and ward is None:
        best = _alike(place.ward, wards)
        unknown = {"ward": place.ward, "best": best}
        at = document.at("place", "ward")
        problems.append(Problem("ward-unknown", at, unknown, "did-you-mean" if best else "", severity="warning"))
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


def _alike(written: str, wards: Wards) -> str:
    """The ward most like this one in its own name: two of one province always look alike as a whole."""
    names = {name.partition(",")[0]: name for name in wards.names(written)}
    found = get_close_matches(written.partition(",")[0], names, n=1, cutoff=0.85)
    return names[found[0]] if found else ""
