"""Whose an address is: known by the end of its host's name, or told by the project."""

from __future__ import annotations

import pytest

from generator.content.borrowed import lender_of, read_lenders
from generator.content.load import load
from generator.content.project_schema import Project
from tests.support.worlds import BUILT_IN, edit

OWN = "https://di-tich-thu.vn"
LENT = "https://doan.github.io/o-mon"
PRINTED = """relic: dinh-mot
life: [{{stage: printed, on: 2026-02-03, by: Xưởng}}]
printed:
  payload: {}/q/4nvh3
  version: 5
  level: H
  mask: 2
  digest: %s
  names: {{vi: Đình Một, en: One Communal House}}
""" % ("0" * 64)  # fmt: skip


@pytest.mark.parametrize(
    ("address", "lender"),
    [
        (LENT, "GitHub"),
        ("https://di-tich.netlify.app", "Netlify"),
        ("https://a.b.pages.dev/x", "Cloudflare"),
        ("https://sites.google.com/view", "Google"),
        ("https://mygithub.io", ""),
        ("https://github.io.vn", ""),
        (OWN, ""),
        ("https://ditich.example", ""),
    ],
)
def test_an_address_is_somebody_else_s_by_the_end_of_its_host(address, lender):
    project = Project.model_construct(address=address)

    assert lender == lender_of(address, project, read_lenders(BUILT_IN))


def test_a_project_may_know_of_a_lender_that_no_table_has():
    address = "https://doan.cho-muon.vn"

    assert "doan.cho-muon.vn" == lender_of(address, Project.model_construct(address=address, borrowed=True), {})


def test_what_it_says_of_a_former_address_it_does_not_say_of_its_own():
    """It has moved to a domain of its own; a plaque printed before has the old address for ever."""
    project, lenders = Project.model_construct(address=OWN, was=(LENT,), borrowed=True), read_lenders(BUILT_IN)

    assert ("", "GitHub") == (lender_of(OWN, project, lenders), lender_of(LENT, project, lenders))


@pytest.mark.parametrize(
    ("lines", "printed_with", "said"),
    [
        ([f"address: {OWN}"], "", []),
        ([f"address: {OWN}", "borrowed: true"], "", ["borrowed-kept"]),
        ([f"address: {LENT}"], "", ["borrowed-proof"]),
        ([f"address: {LENT}"], LENT, ["borrowed-printed"]),
        ([f"address: {LENT}", "borrowed: true"], LENT, ["borrowed-kept"]),
        ([f"address: {OWN}", f"was: [{LENT}]"], LENT, ["borrowed-printed"]),
        ([f"address: {OWN}", f"was: [{LENT}]", "borrowed: true"], LENT, ["borrowed-kept"]),
        ([f"address: {OWN}", f"was: [{LENT}]"], "", []),
        ([f"address: {OWN}", f"lost: [{LENT}]"], LENT, ["payload-lost"]),
        ([f"address: {LENT}", f"was: [{OWN}]"], OWN, ["borrowed-proof"]),
    ],
)
def test_it_is_said_once_at_each_build_and_stops_it_where_something_is_printed_unsaid(world, lines, printed_with, said):
    edit(world / "content", "project.yaml", "address: https://thu.example", "\n".join(lines))
    if printed_with:
        (world / "content/plaques/4nvh3.yaml").write_text(PRINTED.format(printed_with), "utf-8")
    problems = [problem for problem in load(world / "content", BUILT_IN).problems if problem.code != "contact-missing"]

    assert said == [problem.code for problem in problems]
    assert (said == ["borrowed-printed"]) == any(problem.severity == "error" for problem in problems)


def test_without_plaques_there_is_nothing_to_say(world):
    edit(world / "content", "project.yaml", "https://thu.example", LENT)
    for plaque in (world / "content/plaques").iterdir():
        plaque.unlink()

    assert () == load(world / "content", BUILT_IN).problems
