"""The commands of the register record steps, refuse impossible ones, and list plaques due for a visit."""

from __future__ import annotations

import hashlib
import json
import os
from datetime import timedelta
from pathlib import Path

import pytest
import yaml

from generator import plaques
from generator.plaques import codes
from generator.register.record import answers, batches_with
from tests.support.day import TODAY
from tests.support.history import PRINTED, git
from tests.support.worlds import RELIC, ditich, edit, snapshot

FILE = "content/plaques/4nvh3.yaml"


@pytest.fixture
def owned(world: Path) -> Path:
    """The small site with a domain of its own: its plaques may be printed."""
    edit(world / "content", "project.yaml", "https://thu.example", "https://di-tich-thu.vn")
    return world


OTHER = codes.code_from(7)
"""The code of another plaque of the first relic."""


@pytest.fixture
def two(owned: Path) -> Path:
    """Two plaques of the first relic, both printed, one of the second, not printed."""
    (owned / f"content/plaques/{OTHER}.yaml").write_text("relic: dinh-mot\n", "utf-8")
    for code in ("4nvh3", OTHER):
        result = ditich(owned, "plaque", "printed", code, "--by", "Xưởng in", "--on", "2026-01-02")
        assert 0 == result.exit_code, result.output
    return owned


def read(world: Path, name: str = FILE) -> dict:
    """A file as another reader reads it."""
    return yaml.load((world / name).read_text("utf-8"), yaml.BaseLoader)


def test_every_stage_of_a_plaque_s_life_can_be_recorded(owned):
    """From a fresh code to the page that says what stood there; the site is right after each step."""
    (owned / f"content/plaques/{OTHER}.yaml").write_text("relic: dinh-mot\n", "utf-8")
    assert 0 == ditich(owned, "plaque", "printed", OTHER, "--by", "Xưởng in", "--on", "2026-01-02").exit_code
    for number, (command, *options) in enumerate(
        (
            ("proofed",),
            ("printed",),
            ("installed", "--note", "cột trái"),
            ("damaged",),
            ("installed",),
            ("replaced", "--with", OTHER.upper()),
            ("retired",),
        ),
        1,
    ):
        arguments = ("--by", f"Người {number}", "--on", f"2026-0{number}-02", *options)
        result = ditich(owned, "plaque", command, "4NVH3", *arguments)
        assert 0 == result.exit_code, result.output
        assert "content/plaques/4nvh3.yaml" in result.stdout
        assert 0 == ditich(owned, "check").exit_code

    data = read(owned)
    stages = ["proofed", "printed", "installed", "damaged", "installed", "replaced", "retired"]
    assert stages == [step["stage"] for step in data["life"]]
    assert OTHER == data["replaced_by"]
    assert 0 == ditich(owned, "build").exit_code
    assert f'href="/q/{OTHER}/"' in (owned / "output/site/q/4nvh3/index.html").read_text("utf-8")
    assert not (owned / "output/print/4nvh3").exists()


def test_a_retired_plaque_is_in_no_batch(owned):
    for command in ("printed", "retired"):
        assert 0 == ditich(owned, "plaque", command, "4nvh3", "--by", "A").exit_code
    all_plaques, retired_plaque = (
        ditich(owned, "plaque", "batch", "dot-2"),
        ditich(owned, "plaque", "batch", "dot-3", "4nvh3"),
    )

    assert 0 == all_plaques.exit_code, all_plaques.output
    assert "1 biển" in all_plaques.stdout
    assert 2 == retired_plaque.exit_code
    assert "biển 4nvh3 đang ở bước “đã bỏ” nên không gói; đang có: 9cr7t" in retired_plaque.stderr


def test_the_print_record_holds_payload_symbol_digest_and_names(owned):
    ditich(owned, "plaque", "printed", "4nvh3", "--by", "Xưởng in")
    ditich(owned, "build")
    record, proof = read(owned)["printed"], json.loads((owned / "output/print/4nvh3/proof.json").read_bytes())
    pdf = (owned / "output/print/4nvh3/4nvh3.pdf").read_bytes()

    assert "https://di-tich-thu.vn/q/4nvh3" == record["payload"] == plaques.decode(pdf)
    # The note itself changes nothing on the plaque: made again, it is the file that was handed over.
    assert hashlib.sha256(pdf).hexdigest() == record["digest"]
    symbol = proof["symbol"]
    assert [str(symbol[key]) for key in ("version", "level", "mask")] == [
        record[key] for key in ("version", "level", "mask")
    ]
    assert {"vi": "Đình Một", "en": "One Communal House"} == record["names"]


def test_of_an_engraved_plaque_the_record_is_of_its_engraving(owned):
    """It has no PDF that could be handed over; made again after the note, the engraving is the same file."""
    (owned / FILE).write_text("relic: dinh-mot\nmaterial: granite\n", "utf-8")
    assert 0 == ditich(owned, "plaque", "printed", "4nvh3", "--by", "Xưởng đá").exit_code
    ditich(owned, "build")
    engraving = owned / "output/print/4nvh3/4nvh3-engrave.svg"
    digest = hashlib.sha256(engraving.read_bytes()).hexdigest()
    shown = ditich(owned, "plaque", "show", "4nvh3").stdout

    assert digest == read(owned)["printed"]["digest"]
    assert digest in shown
    assert "4nvh3-engrave.svg" in shown
    assert not engraving.with_name("4nvh3.pdf").exists()


def test_the_engraving_that_was_handed_over_may_be_named_and_is_read(owned):
    """As the stone will look: of what is handed over for another metal, nothing could be read."""
    granite, brass = (f"relic: dinh-mot\nmaterial: {material}\n" for material in ("granite", "brass"))
    (owned / FILE).write_text(granite, "utf-8")
    ditich(owned, "build")
    file = owned / "handed.svg"
    file.write_bytes((owned / "output/print/4nvh3/4nvh3-engrave.svg").read_bytes())
    (owned / FILE).write_text(brass, "utf-8")
    other = ditich(owned, "--lang", "en", "plaque", "printed", "4nvh3", "--by", "A", "--file", str(file))
    (owned / FILE).write_text(granite, "utf-8")
    right = ditich(owned, "plaque", "printed", "4nvh3", "--by", "A", "--file", str(file))

    assert 2 == other.exit_code
    assert "give the very 4nvh3-engrave.svg" in other.stderr
    assert 0 == right.exit_code, right.output
    assert hashlib.sha256(file.read_bytes()).hexdigest() == read(owned)["printed"]["digest"]
    again = ditich(owned, "--lang", "en", "plaque", "batch", "dot-1")
    assert "printed before and packed again: 4nvh3;" in again.stdout


def test_a_plaque_printed_again_keeps_its_payload_after_a_change_of_address(owned):
    """And under the same mask, be it the best one or not."""
    ditich(owned, "plaque", "printed", "4nvh3", "--by", "Xưởng in")
    mask = int(read(owned)["printed"]["mask"])
    edit(owned / "content", "plaques/4nvh3.yaml", f"mask: {mask}", f"mask: {(mask + 1) % 8}")
    edit(
        owned / "content",
        "project.yaml",
        "address: https://di-tich-thu.vn",
        "address: https://moi.vn\nwas: [https://di-tich-thu.vn]",
    )
    result = ditich(owned, "build")
    proof = json.loads((owned / "output/print/4nvh3/proof.json").read_bytes())

    assert 0 == result.exit_code, result.output
    assert ("https://di-tich-thu.vn/q/4nvh3", (mask + 1) % 8) == (proof["payload"], proof["symbol"]["mask"])
    unprinted = json.loads((owned / "output/print/9cr7t/proof.json").read_bytes())
    assert "https://moi.vn/q/9cr7t" == unprinted["payload"]


def test_the_digest_of_the_file_handed_over_can_be_recorded(owned, tmp_path):
    ditich(owned, "build")
    handed_over = tmp_path / "da-giao.pdf"
    handed_over.write_bytes((owned / "output/print/4nvh3/4nvh3.pdf").read_bytes() + b"\n% the shop's own remark\n")
    result = ditich(owned, "plaque", "printed", "4nvh3", "--by", "Xưởng in", "--file", str(handed_over))

    assert 0 == result.exit_code, result.output
    assert hashlib.sha256(handed_over.read_bytes()).hexdigest() == read(owned)["printed"]["digest"]


def test_a_file_that_decodes_to_another_payload_is_refused(owned):
    ditich(owned, "build")
    before = (owned / FILE).read_bytes()
    wrong_file = owned / "output/print/9cr7t/9cr7t.pdf"
    result = ditich(owned, "plaque", "printed", "4nvh3", "--by", "Xưởng in", "--file", str(wrong_file))

    assert (2, before) == (result.exit_code, (owned / FILE).read_bytes())
    assert "không quét ra https://di-tich-thu.vn/q/4nvh3" in result.stderr


def test_a_plaque_with_a_trial_address_cannot_be_recorded_as_printed(world):
    result = ditich(world, "plaque", "printed", "4nvh3", "--by", "Xưởng in")

    assert 2 == result.exit_code
    assert ".example" in result.stderr


ALLOWED = "ditich plaque proofed, ditich plaque printed, ditich plaque cancelled"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("installed", "4nvh3"), f"“đã duyệt bản thử” nên chưa ghi được “đã treo”; lúc này ghi được: {ALLOWED}"),
        (("proofed", "zzzzz"), "không có biển zzzzz; đang có: 4nvh3 9cr7t"),
        (("retired", "9cr7t"), f"chưa ghi được “đã bỏ”; lúc này ghi được: {ALLOWED}"),
        (("proofed", "4nvh3", "--on", "2999-01-01"), "ngày 2999-01-01 chưa tới (hôm nay là"),
        (("proofed", "4nvh3", "--on", "tuần trước"), "“tuần trước” không phải một ngày"),
        (("proofed", "4nvh3", "--on", "28/11"), "“28/11” không phải một ngày đủ ngày, tháng, năm"),
        (("proofed", "4nvh3", "--on", "2026-02-30"), "“2026-02-30” không phải một ngày"),
        (("proofed", "4nvh3", "--on", "03/04/2026"), "có thể là 2026-03-04 hoặc 2026-04-03"),
        (("proofed", "4nvh3", "--on", "1.1.2026"), "đứng trước bước “đã duyệt bản thử” ngày"),
        (("proofed", "4nvh3", "--by", "  "), "phải ghi ai làm"),
        (("new", "dinh-khong-co"), "không có di tích dinh-khong-co"),
        (("cancelled", "4nvh3", "--why", " "), "phải ghi vì sao hủy"),
        (("cancelled", "zzzzz", "--why", "đặt trùng"), "không có biển zzzzz"),
    ],
)
def test_an_impossible_step_is_refused_and_nothing_is_changed(owned, arguments, said):
    ditich(owned, "plaque", "proofed", "4nvh3", "--by", "A")
    before = snapshot(owned / "content")
    result = ditich(owned, "plaque", arguments[0], arguments[1], "--by", "A", *arguments[2:])

    assert (2, True) == (result.exit_code, said in result.stderr), result.stderr
    assert before == snapshot(owned / "content")


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("zzzzz", f"không có biển zzzzz; đang có: {OTHER}"),
        ("4NVH3", f"biển 4nvh3 không tự thay mình được; thay được: {OTHER}"),
        ("9cr7t", f"biển 9cr7t là của Chùa Hai, không thay biển 4nvh3 của Đình Một được; thay được: {OTHER}"),
    ],
)
@pytest.mark.parametrize("step", ["replaced", "retired"])
def test_a_plaque_is_replaced_by_one_of_the_same_relic_alone(two, step, code, said):
    before = snapshot(two / "content")
    result = ditich(two, "plaque", step, "4nvh3", "--with", code, "--by", "A")

    assert (2, True) == (result.exit_code, said in result.stderr), result.stderr
    assert before == snapshot(two / "content")


def test_a_plaque_is_replaced_by_one_that_was_printed_alone(owned):
    (owned / f"content/plaques/{OTHER}.yaml").write_text("relic: dinh-mot\n", "utf-8")
    ditich(owned, "plaque", "printed", "4nvh3", "--by", "A", "--on", "2026-01-02")
    result = ditich(owned, "plaque", "replaced", "4nvh3", "--with", OTHER, "--by", "A")

    assert 2 == result.exit_code
    assert f"biển {OTHER} đang ở bước “đang vẽ”, chưa in" in result.stderr
    assert f"ditich plaque printed {OTHER}" in result.stderr


def test_a_plaque_is_not_replaced_by_one_that_was_taken_down(two):
    ditich(two, "plaque", "retired", OTHER, "--by", "A")
    result = ditich(two, "plaque", "replaced", "4nvh3", "--with", OTHER, "--by", "A")

    assert 2 == result.exit_code
    assert f"biển {OTHER} đang ở bước “đã bỏ” nên không thay biển 4nvh3 được" in result.stderr
    assert "ditich plaque new dinh-mot" in result.stderr


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("hôm nay", 0),
        ("hôm qua", 1),
        ("Hom Qua", 1),
        ("yesterday", 1),
        ("", 0),
        ("28/1/2026", "2026-01-28"),
        ("28.1.2026", "2026-01-28"),
        ("ngày 28 tháng 1 năm 2026", "2026-01-28"),
        ("2026-1-28", "2026-01-28"),
    ],
)
def test_a_day_is_written_as_people_write_it(owned, typed, written):
    result = ditich(owned, "plaque", "proofed", "4nvh3", "--by", "A", "--on", typed)

    assert 0 == result.exit_code, result.output
    day = (TODAY - timedelta(days=written)).isoformat() if isinstance(written, int) else written
    assert day == read(owned)["life"][0]["on"]


# ---- cancelled ------------------------------------------------------------------------------------


def test_a_plaque_is_cancelled_before_print_with_its_reason(owned):
    """It is recorded, not deleted; nothing is made of it any more, and its code opens nothing."""
    result = ditich(owned, "plaque", "cancelled", "9CR7T", "--why", "đặt trùng", "--by", "Chị Tư", "--on", "2026-01-02")

    assert 0 == result.exit_code, result.output
    (step,) = read(owned, "content/plaques/9cr7t.yaml")["life"]
    assert {"stage": "cancelled", "on": "2026-01-02", "by": "Chị Tư", "note": "đặt trùng"} == step
    built = ditich(owned, "build")
    assert (0, "") == (built.exit_code, built.stderr)
    assert [] == [path for path in snapshot(owned / "output") if "9cr7t" in path]
    assert not any(b"9cr7t" in data for data in snapshot(owned / "output/site").values())
    assert "9cr7t · đã hủy · 2026-01-02" in ditich(owned, "plaque", "list").stdout


def test_a_cancelled_plaque_is_in_no_batch(owned):
    ditich(owned, "plaque", "cancelled", "9cr7t", "--why", "đặt trùng", "--by", "A")
    some, every = ditich(owned, "plaque", "batch", "dot-1", "9cr7t"), ditich(owned, "plaque", "batch", "dot-2")

    assert (2, True) == (some.exit_code, "biển 9cr7t đang ở bước “đã hủy” nên không gói" in some.stderr)
    assert (0, True) == (every.exit_code, "1 biển" in every.stdout)


def test_nothing_comes_after_it_was_cancelled_and_its_code_is_never_given_again(owned, monkeypatch):
    ditich(owned, "plaque", "cancelled", "9cr7t", "--why", "đặt trùng", "--by", "A")
    before = snapshot(owned / "content")
    for command in ("proofed", "printed", "installed", "damaged", "retired"):
        result = ditich(owned, "plaque", command, "9cr7t", "--by", "A")
        assert 2 == result.exit_code
        assert "“đã hủy”, là bước cuối, nên không ghi thêm được gì" in result.stderr
        assert "ditich plaque new chua-hai" in result.stderr
    assert before == snapshot(owned / "content")

    drawn = iter(("9cr7t", OTHER))
    monkeypatch.setattr(codes, "code_from", lambda _: next(drawn))
    assert 0 == ditich(owned, "plaque", "new", "chua-hai", "--by", "A").exit_code
    assert before["plaques/9cr7t.yaml"] == snapshot(owned / "content")["plaques/9cr7t.yaml"]
    assert "chua-hai" == read(owned, f"content/plaques/{OTHER}.yaml")["relic"]


def test_a_printed_plaque_cannot_be_cancelled(two):
    before = snapshot(two / "content")
    result = ditich(two, "plaque", "cancelled", "4nvh3", "--why", "đặt trùng", "--by", "A")

    assert 2 == result.exit_code
    assert "đã in nên không hủy được nữa" in result.stderr
    assert "ditich plaque retired" in result.stderr
    assert before == snapshot(two / "content")


def test_who_cancels_is_whoever_git_knows(owned):
    git(owned, "init", "--quiet")
    git(owned, "config", "user.name", "Nguyễn Văn A")
    assert 0 == ditich(owned, "plaque", "cancel", "9cr7t", "--why", "đặt trùng").exit_code

    assert "Nguyễn Văn A" == read(owned, "content/plaques/9cr7t.yaml")["life"][0]["by"]


def test_where_git_knows_nobody_it_is_asked_who_cancels(owned, monkeypatch):
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
    result = ditich(owned, "plaque", "cancel", "9cr7t", "--why", "đặt trùng")

    assert (2, True) == (result.exit_code, "--by" in result.stderr)


@pytest.mark.parametrize(
    ("typed", "stage"),
    [
        (("retire", "4nvh3"), "retired"),
        (("damage", "4nvh3"), "damaged"),
        (("install", "4nvh3"), "installed"),
        (("replace", "4nvh3", "--with", OTHER), "replaced"),
    ],
)
def test_an_older_or_shorter_name_of_a_step_still_works(two, typed, stage):
    result = ditich(two, "plaque", *typed, "--by", "A")

    assert 0 == result.exit_code, result.output
    assert stage == read(two)["life"][-1]["stage"]


# ---- show -----------------------------------------------------------------------------------------


def test_all_that_is_known_of_a_plaque_is_shown(two):
    ditich(
        two, "plaque", "replaced", "4nvh3", "--with", OTHER, "--by", "Bác Ba", "--note", "nứt góc", "--on", "3.2.2026"
    )
    ditich(two, "plaque", "batch", "dot-1")
    (two / "output/status").mkdir()
    fault = {"key": "watch-status", "severity": "error", "vi": "biển không trả lời", "en": "it does not answer"}
    answer = {"code": OTHER, "payload": f"https://di-tich-thu.vn/q/{OTHER}", "well": False, "problems": [fault]}
    report = {"checked": "2026-03-04T05:06:07Z", "plaques": [answer]}
    (two / "output/status/status.json").write_text(json.dumps(report), "utf-8")
    old, new = (ditich(two, "plaque", "show", code).stdout for code in ("4NVH3", OTHER))

    record = read(two)["printed"]
    for said in (
        "4nvh3 · đã thay · 2026-02-03 · Đình Một",
        "content/plaques/4nvh3.yaml",
        "1 tấm, mẫu gate, A5, đọc từ 0,6 m",
        "tấm nhôm composite",
        "https://di-tich-thu.vn/q/4nvh3",
        record["digest"],
        "vi: Đình Một",
        "2026-01-02 · đã in · Xưởng in",
        "2026-02-03 · đã thay · Bác Ba · nứt góc",
        OTHER,
        "ditich plaque retired",
    ):
        assert said in old
    assert "dot-1" not in old
    for said in ("dot-1", "4nvh3", "2026-03-04 · biển không trả lời"):
        assert said in new


def test_all_that_is_known_of_a_plaque_is_there_for_programs(two):
    ditich(two, "plaque", "replaced", "4nvh3", "--with", OTHER, "--by", "Bác Ba", "--on", "2026-02-03")
    data = json.loads(ditich(two, "plaque", "show", "4nvh3", "--format", "json").stdout)

    assert ("4nvh3", "replaced", "dinh-mot", OTHER) == tuple(
        data[key] for key in ("code", "stage", "relic", "replaced_by")
    )
    assert {"width": 148, "height": 210} == data["size"]
    assert ["printed", "replaced"] == [step["stage"] for step in data["life"]]
    assert ["retired"] == data["next"]
    assert read(two)["printed"]["digest"] == data["printed"]["digest"]


RETIRED_OF_NONE = (
    PRINTED.replace("relic: dinh-mot", "relic: khong-con")
    .replace("https://thu.example", "https://di-tich-thu.vn")
    .replace("printed:\n", "  - {stage: retired, on: 2026-05-06, by: Ban quản trị}\nprinted:\n")
)


@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize("change", ["draft", "cancelled", "gone", "undrawn"])
def test_a_plaque_that_cannot_be_made_is_shown_all_the_same(owned, form, change):
    if change == "draft":
        edit(owned / "content", RELIC, "kind:", "draft: true\nkind:")
    elif change == "cancelled":
        ditich(owned, "plaque", "cancelled", "4nvh3", "--why", "đặt trùng", "--by", "A")
    elif change == "gone":
        (owned / FILE).write_text(RETIRED_OF_NONE, "utf-8")
    else:
        (owned / FILE).write_text("relic: dinh-mot\nsize: A6\ndistance: 5\n", "utf-8")
    result = ditich(owned, "plaque", "show", "4nvh3", "--format", form)

    assert (0, True) == (result.exit_code, "4nvh3" in result.stdout), result.output


@pytest.mark.parametrize("report", ["", "{", "[]", '{"plaques": 3}', '{"checked": 1, "plaques": [{"code": "4nvh3"}]}'])
def test_what_is_no_report_of_the_watch_is_left_out(report):
    assert () == answers("4nvh3", [report])


def test_a_zip_that_is_none_holds_no_plaque(tmp_path):
    (tmp_path / "dot-1.zip").write_bytes(b"PK")

    assert () == batches_with("4nvh3", tmp_path)


# ---- codes, and the list ----------------------------------------------------------------------------


def test_a_new_code_is_valid_and_unused(owned):
    before = {path.stem for path in (owned / "content/plaques").iterdir()}
    result = ditich(owned, "plaque", "new", "dinh-mot", "--by", "Chị Tư", "--place", "cổng sau")
    (code,) = {path.stem for path in (owned / "content/plaques").iterdir()} - before

    assert 0 == result.exit_code
    assert codes.is_code(code)
    assert ("dinh-mot", "cổng sau") == (
        read(owned, f"content/plaques/{code}.yaml")["relic"],
        read(owned, f"content/plaques/{code}.yaml")["place"],
    )
    assert 0 == ditich(owned, "check").exit_code


def test_the_list_names_every_plaque_and_marks_those_due_for_a_visit(owned):
    ditich(owned, "plaque", "printed", "4nvh3", "--by", "Xưởng in", "--on", "2025-01-02")
    all_plaques, due = ditich(owned, "plaque", "list"), ditich(owned, "plaque", "list", "--due")

    assert ["4nvh3", "9cr7t"] == [line.split(" · ")[0] for line in all_plaques.stdout.splitlines()]
    (line,) = due.stdout.splitlines()
    assert "chưa thấy treo" in line
    ditich(owned, "plaque", "installed", "4nvh3", "--by", "A")
    assert "no plaque wants to be looked at" in ditich(owned, "--lang", "en", "plaque", "list", "--due").stdout


def test_the_list_can_be_written_as_csv(owned, tmp_path):
    table = tmp_path / "so-bien.csv"
    ditich(owned, "plaque", "list", "--csv", str(table))

    # Without it, spreadsheets take Vietnamese for something else.
    assert table.read_bytes().startswith(b"\xef\xbb\xbf")
    assert 3 == len(table.read_text("utf-8-sig").splitlines())


def test_a_step_without_a_date_is_dated_today(owned):
    ditich(owned, "plaque", "proofed", "4nvh3", "--by", "A")

    assert TODAY.isoformat() == read(owned)["life"][0]["on"]
