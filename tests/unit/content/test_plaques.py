"""The register as it is read: which plaques there are, and which relic each leads to."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.content.load import load
from tests.support.history import PRINTED
from tests.support.worlds import BUILT_IN, RELIC, edit

RETIRED = PRINTED.replace("printed:\n", "  - {stage: retired, on: 2026-05-06, by: Ban quản trị}\nprinted:\n")


def register(content: Path) -> list[tuple[str, str]]:
    """Code and relic of each plaque of the catalogue."""
    catalogue = load(content, BUILT_IN).catalogue
    assert catalogue is not None
    return [(plaque.code, plaque.relic) for plaque in catalogue.plaques]


@pytest.fixture
def retired(content: Path) -> Path:
    """The small site, one plaque of which was taken down."""
    (content / "plaques/4nvh3.yaml").write_text(RETIRED, "utf-8")
    return content


def test_a_retired_plaque_stays_while_its_relic_is_there(retired):
    assert [("4nvh3", "dinh-mot"), ("9cr7t", "chua-hai")] == register(retired)


def test_a_retired_plaque_stays_when_its_relic_is_a_draft(retired):
    """Somebody may still scan it: its address says what stood there, and leads to no page that is not published."""
    edit(retired, RELIC, "kind:", "draft: true\nkind:")

    assert [("4nvh3", ""), ("9cr7t", "chua-hai")] == register(retired)


def test_a_retired_plaque_stays_when_its_relic_is_gone(retired):
    shutil.rmtree(retired / "sites/dinh-mot")
    edit(retired, "project.yaml", "[dinh-mot, chua-hai]", "[chua-hai]")
    for text in ("sites/chua-hai/vi.md", "about/vi.md"):
        edit(retired, text, "](dinh-mot)", "](chua-hai)")

    assert [("4nvh3", ""), ("9cr7t", "chua-hai")] == register(retired)


def test_an_id_that_is_in_use_leads_to_its_own_relic(content):
    """Even when another relic claims to have had it; that is an error of its own."""
    edit(content, "sites/chua-hai/site.yaml", "kind:", "was: [dinh-mot]\nkind:")
    loaded = load(content, BUILT_IN)

    assert ["was-taken"] == [problem.code for problem in loaded.problems]
    assert [("4nvh3", "dinh-mot"), ("9cr7t", "chua-hai")] == [(plaque.code, plaque.relic) for plaque in loaded.plaques]


def test_a_former_id_leads_to_the_relic_that_had_it(content):
    edit(content, "sites/chua-hai/site.yaml", "kind:", "was: [chua-cu]\nkind:")
    edit(content, "plaques/9cr7t.yaml", "chua-hai", "chua-cu")

    assert [("4nvh3", "dinh-mot"), ("9cr7t", "chua-hai")] == register(content)


def codes(content: Path) -> list[str]:
    """What is wrong with the content."""
    return [problem.code for problem in load(content, BUILT_IN).problems]


def test_a_former_id_belongs_to_one_relic(content):
    for relic in ("dinh-mot", "chua-hai"):
        edit(content, f"sites/{relic}/site.yaml", "kind:", "was: [mot-noi-cu]\nkind:")

    assert ["was-taken"] == codes(content)


def test_where_a_plaque_leads_is_not_judged_while_a_relic_cannot_be_read(content):
    """It may be the one that had the id."""
    edit(content, "plaques/9cr7t.yaml", "chua-hai", "chua-cu")
    assert ["plaque-astray"] == codes(content)

    (content / "sites/chua-hai/site.yaml").write_text("was: [chua-cu", "utf-8")
    assert "plaque-astray" not in codes(content)


def test_a_plaque_is_not_replaced_by_itself(retired):
    with (retired / "plaques/4nvh3.yaml").open("a", encoding="utf-8") as file:
        file.write("replaced_by: 4nvh3\n")

    assert ["replacement-unknown"] == codes(retired)


# ---- whom to tell ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("contact", "found"),
    [
        ("contact: {email: thu@ten-mien.vn}", []),
        ("contact: {phone: 0292 3861 111}", []),
        ("contact: {}", ["contact-missing"]),
    ],
)
def test_a_plaque_that_hangs_needs_somebody_to_report_to(content, contact, found):
    """An address or a number, either will do."""
    (content / "plaques/4nvh3.yaml").write_text(PRINTED, "utf-8")
    edit(content, "project.yaml", "contact: {email: thu@ten-mien.vn}", contact)

    assert found == codes(content)


def test_of_a_plaque_that_was_taken_down_nothing_is_reported(retired):
    edit(retired, "project.yaml", "contact: {email: thu@ten-mien.vn}", "contact: {}")

    assert [] == codes(retired)


# ---- what was printed -----------------------------------------------------------------------------


@pytest.mark.parametrize(("field", "found"), [("was", []), ("lost", ["payload-lost"]), (None, ["payload-origin"])])
def test_a_printed_address_is_ours_today_or_was_once(content, field, found):
    (content / "plaques/4nvh3.yaml").write_text(PRINTED, "utf-8")
    more = f"{field}: [https://thu.example]\n" if field else ""
    edit(content, "project.yaml", "address: https://thu.example\n", f"address: https://moi.example\n{more}")

    assert found == codes(content)


def test_a_name_nobody_vouches_for_is_told_once_however_many_plaques_are_to_be_made(content):
    """In the first language it is an error: a plaque needs a name. A printed plaque and a draft's need none."""
    (content / "plaques/pn8wc.yaml").write_text("relic: dinh-mot\n")
    site, vi, en = (content / "sites/dinh-mot" / name for name in ("site.yaml", "vi.md", "en.md"))
    edit(content, "sites/dinh-mot/en.md", "text: translated", "text: machine")
    assert [("name-unvouched", "warning", en.name)] == told(content)

    edit(content, "sites/dinh-mot/vi.md", "text: written", "text: machine")
    assert [("name-unvouched", "warning", en.name), ("name-unvouched", "error", vi.name)] == told(content)

    site.write_text("draft: true\n" + site.read_text("utf-8"), "utf-8")
    assert [] == told(content)


def told(content: Path) -> list[tuple[str, str, str]]:
    """Code, severity and file of each problem of names."""
    problems = load(content, BUILT_IN).problems
    return [(p.code, p.severity, p.at.path.rpartition("/")[2]) for p in problems if p.code == "name-unvouched"]
