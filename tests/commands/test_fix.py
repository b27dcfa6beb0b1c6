"""`check --fix` mends what has one right form, shows it first, and leaves everything else to a person."""

from __future__ import annotations

import shutil
import unicodedata
from pathlib import Path

import pytest

from tests.support.worlds import RELIC, STORY, ditich, edit, snapshot

PLAQUE = "plaques/4nvh3.yaml"

MENDED = [
    # name of the case, file, what was right, what was typed, what it becomes
    ("no blank behind a colon", RELIC, "kind: communal-house", "kind:communal-house", "kind: communal-house"),
    ("the colon of a Chinese keyboard", STORY, "text: written", "text：written", "text: written"),
    ("the same, with a comment below", RELIC, "kind: communal-house", "kind：communal-house\n# đình", "kind: communal-house\n# đình"),
    ("an equals sign", STORY, "text: written", "text = written", "text: written"),
    ("a colon left out before a list", RELIC, "1832, sources: [s1]", "1832, sources [s1]", "1832, sources: [s1]"),
    ("a dash without a blank", RELIC, "  - {id: ky-yen", "  -{id: ky-yen", "  - {id: ky-yen"),
    ("a colon left out", RELIC, "kind: communal-house", "kind communal-house", "kind: communal-house"),
    ("a colon left out behind a source", RELIC, "  s1:", "  s1", "  s1:"),
    ("a second colon", STORY, "name: Đình Một", "name: Đình: Một", 'name: "Đình: Một"'),
    ("quotation marks of print", STORY, "name: Đình Một", "name: “Đình Một”", "name: Đình Một"),
    ("quotation marks of print at the end", STORY, "name: Đình Một", 'name: "Đình Một”', 'name: "Đình Một"'),
    ("a comma in braces", STORY, "{ky-yen: Kỳ yên}", "{ky-yen: Kỳ yên, tháng tư}", '{ky-yen: "Kỳ yên, tháng tư"}'),
    ("a tab", RELIC, "  address: Khu vực thử", "\taddress: Khu vực thử", "  address: Khu vực thử"),
    ("a no-break space", RELIC, "kind: communal-house", "kind:\u00a0communal-house", "kind: communal-house"),
    ("no-break spaces before a line", RELIC, "  address: Khu", "\u00a0\u00a0address: Khu", "  address: Khu"),
    ("three blanks for four", RELIC, "    publisher:", "   publisher:", "    publisher:"),
    ("five blanks for four", RELIC, "    publisher:", "     publisher:", "    publisher:"),
    ("a month in words", RELIC, "month: 4", "month: tháng tư", "month: 4"),
    ("days with a dash", RELIC, "days: [15, 16]", "days: 15-16", "days: [15, 16]"),
    ("a date of here", STORY, "updated: 2026-01-02", "updated: 28/11/2025", "updated: 2025-11-28"),
    ("a date with a note behind it", STORY, "updated: 2026-01-02", "updated: 28/11/2025  # hôm qua", "updated: 2025-11-28  # hôm qua"),
    ("about a year", RELIC, "date: 1832", "date: khoảng 1832", "date: 1832~"),
    ("a kind in Vietnamese", RELIC, "kind: communal-house", "kind: Đình làng", "kind: communal-house"),
    ("a kind with a blank", RELIC, "kind: communal-house", "kind: Communal House", "kind: communal-house"),
    ("words of the list in Vietnamese", STORY, "text: written", "text: viết từ nguồn", "text: written"),
    ("a field in capitals", RELIC, "kind: communal-house", "Kind: communal-house", "kind: communal-house"),
    ("a heading with one #", STORY, "## Nét đẹp kiến trúc", "# Nét đẹp kiến trúc", "## Nét đẹp kiến trúc"),
    ("a heading with three #", STORY, "## Nét đẹp kiến trúc", "### Nét đẹp kiến trúc", "## Nét đẹp kiến trúc"),
    ("a heading without a blank", STORY, "## Nét đẹp kiến trúc", "##Nét đẹp kiến trúc", "## Nét đẹp kiến trúc"),
    ("a heading in bold", STORY, "## Nét đẹp kiến trúc", "**Nét đẹp kiến trúc**", "## Nét đẹp kiến trúc"),
    ("blanks inside bold", STORY, "Ba tầng mái.", "Ba ** tầng ** mái.", "Ba **tầng** mái."),
    ("a citation of Word", STORY, "mái.[^s1]", "mái.^[s1]", "mái.[^s1]"),
    ("a list without blanks", STORY, "Ba tầng mái.[^s1]", "-Ba tầng mái.[^s1]", "- Ba tầng mái.[^s1]"),
    ("dashes of print around the details", STORY, "festivals: {ky-yen: Kỳ yên}\n---", "festivals: {ky-yen: Kỳ yên}\n—", "festivals: {ky-yen: Kỳ yên}\n---"),
    ("a comma of a Chinese keyboard", RELIC, "days: [15, 16]", "days: [15，16]", "days: [15, 16]"),
    ("a truth in Vietnamese", RELIC, "kind: communal-house", "draft: không\nkind: communal-house", "draft: false\nkind: communal-house"),
    ("a relic's id in capitals", "project.yaml", "trail: [dinh-mot,", "trail: [Dinh-Mot,", "trail: [dinh-mot,"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("file", "right", "typed", "becomes"), [row[1:] for row in MENDED], ids=[row[0] for row in MENDED]
)
def test_a_slip_with_one_right_form_is_mended_and_nothing_else(world: Path, file, right, typed, becomes) -> None:
    edit(world / "content", file, right, typed)
    slipped = (world / "content" / file).read_text("utf-8")
    before = snapshot(world / "content")
    shown = ditich(world, "check", "--fix")

    assert before == snapshot(world / "content")
    result = ditich(world, "check", "--fix", "--write")
    assert 0 == result.exit_code, result.output
    assert f"+++ b/content/{file}" in shown.stdout
    assert slipped.replace(typed, becomes, 1) == (world / "content" / file).read_text("utf-8")
    assert {name: data for name, data in before.items() if name != file} == {
        name: data for name, data in snapshot(world / "content").items() if name != file
    }
    assert 0 == ditich(world, "check").exit_code


def test_a_coordinate_with_a_decimal_comma_is_mended(world: Path) -> None:
    edit(
        world / "content",
        RELIC,
        "  sources: [s1]\nfest",
        "  latitude: 10,1312\n  longitude: 105°37'\n  sources: [s1]\nfest",
    )
    ditich(world, "check", "--fix", "--write")

    assert "  latitude: 10.1312\n  longitude: 105.617\n" in (world / "content" / RELIC).read_text("utf-8")


def test_slips_that_hide_one_another_are_mended_in_one_go(world: Path) -> None:
    edit(world / "content", RELIC, "kind: communal-house", "kind:communal-house")
    edit(world / "content", RELIC, "month: 4, days: [15, 16]", "month: tư, days: 15-16")
    edit(world / "content", RELIC, "    grade: B", "   grade: B")
    edit(world / "content", STORY, "## Nét đẹp", "# Nét đẹp")
    result = ditich(world, "check", "--fix", "--write")

    assert 0 == result.exit_code, result.output
    assert "đã sửa 5 chỗ ở 2 tệp, còn 0 lỗi" in result.output


def test_one_slip_that_cannot_be_mended_does_not_keep_the_others(world: Path) -> None:
    edit(world / "content", STORY, "updated: 2026-01-02", "updated: 5/11/2025")
    edit(world / "content", STORY, "## Nét đẹp", "# Nét đẹp")
    result = ditich(world, "check", "--fix", "--write")

    assert 1 == result.exit_code
    assert "đã sửa 1 chỗ ở 1 tệp, còn 1 lỗi" in result.stderr
    assert "\n## Nét đẹp" in (world / "content" / STORY).read_text("utf-8")


@pytest.mark.parametrize("typed", ["VI.md", "vi.md.txt", "vi.markdown", "Vi.md"])
def test_a_file_gets_the_name_it_was_meant_to_have(world: Path, typed) -> None:
    folder = world / "content/sites/dinh-mot"
    (folder / "vi.md").rename(folder / typed)
    edit(world / "content", f"sites/dinh-mot/{typed}", "## Nét đẹp", "# Nét đẹp")
    shown = ditich(world, "check", "--fix")
    result = ditich(world, "check", "--fix", "--write")

    assert f"rename from content/sites/dinh-mot/{typed}\nrename to content/sites/dinh-mot/vi.md\n" in shown.stdout
    assert 0 == result.exit_code, result.output
    assert ["en.md", "site.yaml", "vi.md"] == sorted(path.name for path in folder.iterdir())
    assert "\n## Nét đẹp" in (folder / "vi.md").read_text("utf-8")


def test_no_file_is_renamed_onto_another(world: Path) -> None:
    folder = world / "content/sites/dinh-mot"
    shutil.copy(folder / "vi.md", folder / "vi.md.txt")
    before = snapshot(world / "content")

    assert 1 == ditich(world, "check", "--fix", "--write").exit_code
    assert before == snapshot(world / "content")


def test_ends_of_lines_and_a_byte_order_mark_stay(world: Path) -> None:
    path = world / "content" / STORY
    slipped = path.read_text("utf-8").replace("text: written", "text:written").replace("\n", "\r\n")
    path.write_bytes(b"\xef\xbb\xbf" + slipped.encode())
    ditich(world, "check", "--fix", "--write")

    assert b"\xef\xbb\xbf" + slipped.replace("text:written", "text: written").encode() == path.read_bytes()


def test_names_and_texts_with_accents_apart_are_mended_like_others(world: Path) -> None:
    """As macOS writes them (NFD); what was not edited stays in that form."""
    path = world / "content" / STORY
    slipped = unicodedata.normalize("NFD", path.read_text("utf-8")).replace("## Ne", "# Ne")
    path.write_text(slipped, "utf-8")
    result = ditich(world, "check", "--fix", "--write")

    assert 0 == result.exit_code, result.output
    (changed,) = set(path.read_text("utf-8").split("\n")) - set(slipped.split("\n"))
    assert "## Nét đẹp kiến trúc" == unicodedata.normalize("NFC", changed)


def test_a_tidy_site_is_left_as_it_is(world: Path) -> None:
    before = snapshot(world / "content")
    result = ditich(world, "check", "--fix", "--write")

    assert 0 == result.exit_code
    assert before == snapshot(world / "content")
    assert "0 lỗi" in result.output


def test_write_alone_is_refused(world: Path) -> None:
    assert 2 == ditich(world, "check", "--write").exit_code


def test_a_file_that_cannot_be_written_leaves_all_as_they_were(world: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(world / "content", STORY, "## Nét đẹp", "# Nét đẹp")
    edit(world / "content", RELIC, "kind: communal-house", "kind:communal-house")
    before, real = snapshot(world / "content"), Path.replace

    def refuse(path: Path, target: Path) -> Path:
        if path.name == ".vi.md.new":
            raise PermissionError(13, "Permission denied", str(target))
        return real(path, target)

    monkeypatch.setattr(Path, "replace", refuse)

    assert 3 == ditich(world, "check", "--fix", "--write").exit_code
    assert before == snapshot(world / "content")


LEFT = [
    ("a day that may be a month", STORY, "updated: 2026-01-02", "updated: 5/11/2025"),
    ("a comment or a value", STORY, "name: Đình Một", "name: Đình #1"),
    ("a second colon before a comment", STORY, "name: Đình Một", "name: Đình: Một # cũ"),
    ("a point that may be missing", RELIC, "  sources: [s1]\nfest", "  latitude: 1012\n  longitude: 105.6\n  sources: [s1]\nfest"),
    ("the beginning of a kind's name", RELIC, "kind: communal-house", "kind: đình"),
    ("a likely kind", RELIC, "kind: communal-house", "kind: communal-hose"),
    ("a relic that is not there", PLAQUE, "relic: dinh-mot", "relic: dinh-mon"),
    ("a year or a number of a list", STORY, "Dựng năm 1832.", "1832. Dựng đình."),
    ("words that are no date", RELIC, "date: 1832", "date: xưa lắm rồi"),
    ("two lines that became one", RELIC, "title: Bài một\n    publisher: Báo Thử", "title: Bài một publisher: Báo Thử"),
    ("a group's line drawn up", RELIC, "place:\n  address:", "place: address:"),
    ("a colon left out in braces", RELIC, "month: 4, days", "month: 4, sources s1, days"),
    ("a conflict", STORY, "Ba tầng", "<<<<<<< HEAD\nBa tầng"),
    ("a chapter that is only like one", STORY, "## Nét đẹp kiến trúc", "## Nét đẹp kiến túc"),
    ("a heading that is only like one", STORY, "## Nét đẹp kiến trúc", "# Nét đẹp kiến túc"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "right", "typed"), [row[1:] for row in LEFT], ids=[row[0] for row in LEFT])
def test_what_a_person_must_decide_is_left_and_said(world: Path, file, right, typed) -> None:
    edit(world / "content", file, right, typed)
    before = snapshot(world / "content")
    result = ditich(world, "check", "--fix", "--write")

    assert 1 == result.exit_code
    assert before == snapshot(world / "content")
    assert "lỗi[" in result.stderr
    assert "không có lỗi nào mà máy chắc chắn sửa đúng được; còn 1 lỗi" in result.stderr
