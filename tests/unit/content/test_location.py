"""A relic is in the ward it says, or its author is asked about the ward, the coordinates, or both."""

from __future__ import annotations

import pytest
from geographiclib.geodesic import Geodesic

from generator.content.location import ward_of
from generator.content.schema import RelicFacts
from generator.content.source import Document, parse
from generator.content.validate import check, read_model
from generator.diagnostics.problem import Problem
from generator.places.wards import Ward
from tests.support.countries import VIETNAM
from tests.support.relics import written
from tests.support.worlds import ROOT

OMON = "phường Ô Môn, thành phố Cần Thơ"
GATE, HANOI, SEA = (10.12, 105.62), (21.0287, 105.8355), (10.12, 107.62)


def placed(ward: str = "", at: tuple[float, float] | None = None) -> tuple[Ward | None, tuple[Problem, ...], Document]:
    """The answer for a relic with this ward and these coordinates."""
    lines = ["kind: communal-house", "sources: {s: {title: t, publisher: p, grade: B}}", "place:"]
    lines += ["  address: a", "  sources: [s]", *([f"  ward: {ward}"] if ward else [])]
    lines += [f"  latitude: {at[0]}", f"  longitude: {at[1]}"] if at else []
    document, _ = parse(written("\n".join(lines)))
    assert document
    site, problems = check(RelicFacts, document)
    assert site, problems
    return *ward_of(site, document, VIETNAM, None), document


def codes(ward: str = "", at: tuple[float, float] | None = None) -> list[tuple[str, str]]:
    """What is said of it, and how loudly."""
    return [(problem.code, problem.severity) for problem in placed(ward, at)[1]]


def test_the_relics_of_ours_are_in_their_wards():
    found = []
    for path in sorted(ROOT.glob("content/sites/*/site.yaml")):
        (site, document), _ = read_model(path, path.name, RelicFacts)
        ward, problems = ward_of(site, document, VIETNAM, None)
        found.append((site.place.ward, ward and ward.written, problems))

    assert 5 <= len(found)
    assert found == [(ward, ward, ()) for ward, _, _ in found]


@pytest.mark.parametrize("ward", ["", OMON])
@pytest.mark.parametrize("at", [None, GATE])
def test_of_a_relic_in_its_ward_nothing_is_said(ward, at):
    """Nor of one that is not measured yet, or whose ward is not written."""
    found, problems, _ = placed(ward, at)

    assert (ward, ()) == (found.written if found else "", problems)


@pytest.mark.parametrize(
    ("ward", "at", "expected"),
    [
        (OMON, HANOI, [("place-astray", "warning")]),
        ("", HANOI, []),
        (OMON, SEA, [("place-at-sea", "error")]),
        ("", SEA, [("place-at-sea", "error")]),
        ("phường O Môn", GATE, [("ward-unknown", "warning")]),
        ("phường O Môn", HANOI, [("ward-unknown", "warning")]),
        ("phường O Môn", SEA, [("ward-unknown", "warning"), ("place-at-sea", "error")]),
    ],
)
def test_outside_its_ward_a_relic_gets_a_warning_and_at_sea_an_error(ward, at, expected):
    """A ward nobody knows hides no slip in the coordinates, and does not make one."""
    assert expected == codes(ward, at)


def test_how_far_off_it_is_is_told_in_kilometres():
    ward, (problem,), document = placed(OMON, HANOI)

    assert ward
    metres = Geodesic.WGS84.Inverse(ward.latitude, ward.longitude, *HANOI)["s12"]
    assert problem.values["distance"] == pytest.approx(metres / 1000, rel=0.006)
    assert document.at("place", "latitude") == problem.at


@pytest.mark.parametrize(("ward", "best", "hint"), [("phường O Môn, Cần Thơ", OMON, "did-you-mean"), ("Ô Môn", "", "")])
def test_a_ward_nobody_knows_is_answered_with_the_nearest_if_one_is_near(ward, best, hint):
    none, (problem,), document = placed(ward)

    assert None is none
    assert (best, hint) == (problem.values["best"], problem.hint)
    assert document.at("place", "ward") == problem.at
