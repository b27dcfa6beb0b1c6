"""`ditich translate`: what is behind is listed and shown to readers until a person has seen it; nothing else changes."""

from __future__ import annotations

import pytest

from tests.support.worlds import STORY, ditich, edit, snapshot

ENGLISH = "sites/dinh-mot/en.md"
RECORD = "sites/dinh-mot/.from/en"
NOTE = "Part of this was changed in Vietnamese later, and not here yet."


@pytest.fixture
def recorded(world):
    """The small site, whose translations somebody has seen."""
    said(world, "seen")
    return world


def said(world, *args, code=0):
    result = ditich(world, "--lang", "en", "translate", *args)
    assert code == result.exit_code, result.output
    return result.stdout + result.stderr


def test_what_nobody_has_seen_is_unknown_and_then_current(world):
    assert "dinh-mot/en: 6 unknown" in said(world, "state")

    assert "recorded 6 passages as current" in said(world, "seen", "dinh-mot", "en", "--by", "Sư Thạch")
    assert "Sư Thạch" in (world / "content" / RECORD).read_text("utf-8")
    assert "dinh-mot/en: 6 current" in said(world, "state", "dinh-mot")
    assert "dinh-mot/km: no text yet" in said(world, "state", "dinh-mot")
    before = snapshot(world / "content")
    assert "nothing to record" in said(world, "seen")
    assert before == snapshot(world / "content")


def test_what_is_behind_is_listed_with_both_places_and_seen_again(recorded):
    edit(recorded / "content", STORY, "Dựng năm 1832.", "Đình dựng năm 1832.")
    edit(recorded / "content", STORY, "Ba tầng mái.[^s1]", "Ba tầng mái.[^s1]\n\nHai con rồng.[^s1]")
    edit(recorded / "content", ENGLISH, "Where the village met", "Here the village met")

    listed = said(recorded, "state")
    assert "dinh-mot/en: 5 current, 1 behind, 1 missing" in listed
    assert (
        "behind: content/sites/dinh-mot/vi.md:11 content/sites/dinh-mot/en.md:11 “Đình dựng năm 1832.[^s1]”" in listed
    )
    assert "missing: content/sites/dinh-mot/vi.md:17 “Hai con rồng.[^s1]”" in listed
    assert "1 files can be written by itself" in listed

    said(recorded, "state", "--write")
    assert "1 behind" in said(recorded, "state")
    assert "written by itself" not in said(recorded, "state")
    assert "behind: " in said(recorded, "seen", "dinh-mot")
    assert "dinh-mot/en: 6 current, 1 missing" in said(recorded, "state")


def test_only_the_reader_of_what_is_behind_is_told_and_only_that_page_is_made_again(recorded):
    assert 0 == ditich(recorded, "build").exit_code
    before = snapshot(recorded / "output/site")
    assert not any(NOTE.encode() in data for data in before.values())

    edit(recorded / "content", STORY, "Dựng năm 1832.", "Đình dựng năm 1832.")
    assert 0 == ditich(recorded, "build").exit_code
    page = (recorded / "output/site/en/dinh-mot/index.html").read_text("utf-8")
    assert 1 == page.count(NOTE)
    assert '<a href="/vi/dinh-mot/#history" lang="vi" hreflang="vi">Tiếng Việt</a>' in page
    assert page.index('id="history"') < page.index(NOTE) < page.index('id="architecture"')
    other = snapshot(recorded / "output/site")
    assert {"vi/chua-hai/index.html", "en/chua-hai/index.html", "km/dinh-mot/index.html"} <= {
        path for path, data in other.items() if NOTE.encode() not in data
    }

    said(recorded, "seen")
    assert 0 == ditich(recorded, "build").exit_code
    after = snapshot(recorded / "output/site")
    assert NOTE not in (recorded / "output/site/en/dinh-mot/index.html").read_text("utf-8")
    changed = {path for path in other if other[path] != after.get(path)}
    assert {path for path in changed if path.endswith(".html")} <= {
        "en/dinh-mot/index.html",
        *(path for path in changed if path.startswith("en/q/")),
    }
    assert before["en/dinh-mot/index.html"] == after["en/dinh-mot/index.html"]


def test_a_summary_that_is_behind_is_told_under_the_lead(recorded):
    edit(recorded / "content", STORY, "Đình để thử.", "Đình chỉ để thử.")
    assert 0 == ditich(recorded, "build").exit_code
    page = (recorded / "output/site/en/dinh-mot/index.html").read_text("utf-8")

    assert page.index('class="lead"') < page.index(NOTE) < page.index('class="glance"')


def test_a_festival_a_translation_does_not_name_is_called_as_in_the_first_language(recorded):
    edit(recorded / "content", ENGLISH, "festivals: {ky-yen: Prayer for peace}\n", "")

    built = ditich(recorded, "--lang", "en", "build")
    assert 0 == built.exit_code
    assert "warning[festival-name-missing]" in built.stderr
    assert '<span lang="vi">Kỳ yên</span>' in (recorded / "output/site/en/dinh-mot/index.html").read_text("utf-8")
    assert "SUMMARY;LANGUAGE=en:Kỳ yên – One Communal House" in (recorded / "output/site/en/festivals.ics").read_text(
        "utf-8"
    )
    assert "missing: content/sites/dinh-mot/vi.md:6 “Kỳ yên”" in said(recorded, "state")
    private = ("\ue000", "\ue001", "\ue002")
    assert not any(sign.encode() in data for sign in private for data in snapshot(recorded / "output/site").values())


def test_what_is_not_there_is_answered_with_what_is(recorded):
    assert "did you mean: dinh-mot" in said(recorded, "state", "dinh-mit", code=2)
    assert "those of the project: en, km, zh" in said(recorded, "seen", "dinh-mot", "fr", code=2)


def test_only_a_person_says_that_a_translation_is_current(recorded, monkeypatch):
    monkeypatch.setenv("CI", "true")

    assert "does not run in CI" in said(recorded, "seen", code=2)
    said(recorded, "state", "--write")


def test_a_day_to_come_and_a_name_over_two_lines_are_refused(recorded):
    said(recorded, "seen", "--by", "A", "--on", "2999-01-01", code=2)
    said(recorded, "seen", "--by", "A\nB", code=2)


def test_a_change_in_one_language_is_a_notice_and_stops_nothing(recorded):
    edit(recorded / "content", STORY, " Gần [chùa Hai](chua-hai).", "")
    said(recorded, "seen")
    edit(recorded / "content", STORY, "Ba tầng mái.", "Mái không có ba tầng.")

    result = ditich(recorded, "--lang", "en", "facts", "dinh-mot")
    assert 0 == result.exit_code, result.output
    assert "warning[fact-one-sided]" in result.stderr
    assert "changed in one language alone, for a person to confirm: 1" in result.stderr
    said(recorded, "seen")
    assert "one-sided" not in ditich(recorded, "--lang", "en", "facts", "dinh-mot").output


def test_a_file_for_a_language_there_is_not_is_named(recorded):
    (recorded / "content/sites/dinh-mot/.from/xx").write_text("", "utf-8")
    (recorded / "content/sites/dinh-mot/.from/.DS_Store").write_text("", "utf-8")

    result = ditich(recorded, "--lang", "en", "check")
    assert ".from/xx" in result.stderr
    assert "DS_Store" not in result.stderr
