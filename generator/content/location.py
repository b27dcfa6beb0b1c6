"""Checks a relic's ward and coordinates against its country's list of wards, and against where all relics are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from difflib import get_close_matches

from generator.content.country import Country, mergers_of, regions_of, wards_of
from generator.content.project_schema import Project
from generator.content.schema import RelicFacts
from generator.content.source import Document
from generator.diagnostics.problem import Problem, Severity
from generator.places.geodesy import Point, Region, Verdict, distance, judge
from generator.places.wards import Ward, Wards

_VERDICTS: dict[Verdict, tuple[str, Severity]] = {
    "swapped": ("place-swapped", "error"),
    "at-sea-or-abroad": ("place-at-sea", "error"),
    # Wards are not circles: the author may be right.
    "astray": ("place-astray", "warning"),
}


def ward_of(
    facts: RelicFacts, document: Document, country: Country | None, project: Project | None
) -> tuple[Ward | None, tuple[Problem, ...]]:
    """The ward that site.yaml names, None where the country has no list, or none of that name in it.

    With it, a problem where the ward is unknown, or the coordinates do not fit it, the country or the project's area.
    """
    place, problems, wards = facts.place, list[Problem](), wards_of(country)
    ward = wards.find(place.ward) if place.ward and wards else None
    if country and country.said.wards and wards and place.ward and ward is None:
        best, listed = _similar_ward(place.ward, wards), country.said.wards
        ward_values = {"ward": place.ward, "best": best, "since": listed.since, "example": listed.example}
        at = document.at("place", "ward")
        problems.append(Problem("ward-unknown", at, ward_values, "did-you-mean" if best else "", severity="warning"))
    if ward and place.address:
        problems += _otherwise_merged(place.address, ward, document, country)
    if place.latitude is None or place.longitude is None:
        return ward, tuple(problems)
    point = Point(place.latitude, place.longitude)
    regions = regions_of(country, project)
    reach, on_land = ward.reach if ward else None, wards.on_land if wards else None
    verdict = judge(place.latitude, place.longitude, reach, on_land, regions)
    if verdict in _VERDICTS:
        code, severity = _VERDICTS[verdict]
        if project and project.area and verdict == "at-sea-or-abroad" and _is_in(country, point, on_land):
            code = "place-outside"
        values = {
            "latitude": place.latitude,
            "longitude": place.longitude,
            "ward": place.ward or "",
            "distance": round(distance(ward.centre, point) / 1000) if ward else 0,
            "country": country.code if country else "",
            **_of_area(project, point),
        }
        problems.append(Problem(code, document.at("place", "latitude"), values, severity=severity))
    return ward, tuple(problems)


def _otherwise_merged(address: str, ward: Ward, document: Document, country: Country | None) -> Iterator[Problem]:
    """A warning where the address of before names a commune that became part of other wards than the one that is named."""
    mergers, wards = mergers_of(country), wards_of(country)
    keys = mergers.wards_of(address) if mergers else ()
    if wards and keys and f"{ward.name},{ward.province}".casefold() not in keys:
        known = [found.written for key in keys if (found := wards.find(key))]
        values = {
            "ward": ward.written,
            "known": "; ".join(known),
            "best": f"ward: {known[0]}" if len(known) == 1 else "",
        }
        hint = "write-best" if values["best"] else ""
        yield Problem("ward-merged", document.at("place", "ward"), values, hint, severity="warning")


def _is_in(country: Country | None, point: Point, on_land: Callable[[Point], bool] | None) -> bool:
    """Whether nothing is known of the country that speaks against the point."""
    bounds: tuple[Region, ...] = regions_of(country, None)
    return all(region.holds(point) for region in bounds) and (on_land is None or on_land(point))


def _of_area(project: Project | None, point: Point) -> dict[str, object]:
    """How far the point is from the middle of the project's area, and how far that reaches; km."""
    area = project.area if project else None
    if area is None:
        return {}
    away = distance(Point(area.latitude, area.longitude), point) / 1000
    return {"away": round(away), "radius": f"{area.radius:g}"}


def _similar_ward(ward_name: str, wards: Wards) -> str:
    """The known ward whose own name is most similar; empty where none is.

    Names are compared without the province: two wards of one province always look alike as a whole.
    """
    names = {name.partition(",")[0]: name for name in wards.names(ward_name)}
    matches = get_close_matches(ward_name.partition(",")[0], names, n=1, cutoff=0.85)
    return names[matches[0]] if matches else ""
