"""`ditich plaque inspect`: what is said of photographs, what is recorded, and what the list makes of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from PIL import Image, ImageDraw

from generator import urls
from generator.plaques import qr
from tests.support.day import TODAY
from tests.support.worlds import ditich, snapshot

FILE = "content/plaques/4nvh3.yaml"
PX = 12


def photograph(path: Path, text: str, *, patch: bool = False) -> None:
    """A symbol on a grey wall, as a scanner would see it."""
    symbol = qr.symbol(text)
    panel = Image.new("L", ((symbol.size + 8) * PX,) * 2, 200)
    draw = ImageDraw.Draw(panel)
    for y, row in enumerate(symbol.modules):
        for x, dark in enumerate(row):
            if dark:
                draw.rectangle(((x + 4) * PX, (y + 4) * PX, (x + 5) * PX - 1, (y + 5) * PX - 1), fill=40)
    if patch:
        draw.rectangle((20 * PX + 3, 18 * PX + 5, 27 * PX, 25 * PX), fill=230)
    wall = Image.new("RGB", (panel.width + 400, panel.height + 300), (120, 110, 100))
    wall.paste(panel, (200, 150))
    wall.save(path)


@pytest.fixture
def round_of(tmp_path: Path) -> Path:
    """The photographs of a round: one plaque, a code of a stranger, a file of an iPhone, and one that is no photograph."""
    folder = tmp_path / "anh"
    folder.mkdir()
    photograph(folder / "1.jpg", urls.printed("https://thu.example", "4nvh3"))
    photograph(folder / "2.png", "https://pay.example/9f3k2m7x")
    (folder / "3.heic").write_bytes(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic")
    (folder / "4.jpg").write_bytes(b"x" * 100)
    (folder / "notes.txt").write_text("ghi chú", "utf-8")
    return folder


def test_one_photograph_says_which_plaque_it_is_and_how_it_is(world, round_of):
    before = snapshot(world / "content")
    result = ditich(world, "plaque", "inspect", str(round_of / "1.jpg"))

    assert 0 == result.exit_code
    assert "1.jpg · 4nvh3 · Đình Một · đoán: A · vẫn tốt" in result.stdout
    assert (world / "output/inspections/4nvh3-1.png").is_file()
    assert before == snapshot(world / "content")


def test_a_broken_file_stops_no_round(world, round_of):
    result = ditich(world, "--lang", "en", "plaque", "inspect", "--folder", str(round_of))

    lines = result.stdout.splitlines()
    assert 1 == result.exit_code
    assert any(line.startswith("1.jpg · 4nvh3") for line in lines)
    assert any(line.startswith("2.png · this code is none of the project's: “https://pay.example") for line in lines)
    assert any(line.startswith("3.heic · HEIC cannot be opened") for line in lines)
    assert any(line.startswith("4.jpg · it is no JPEG") for line in lines)
    assert "notes.txt" not in result.stdout


def test_programs_are_told_the_same(world, round_of):
    result = ditich(world, "plaque", "inspect", "--folder", str(round_of), "--format", "json")
    said = json.loads(result.stdout)

    assert ["good", "foreign", "unfit", "unfit"] == [each["verdict"] for each in said["photographs"]]
    assert ("A", "4nvh3") == (said["photographs"][0]["grade_estimate"], said["photographs"][0]["code"])
    assert [] == said["missing"]


def test_a_round_says_which_printed_plaque_it_missed(world, round_of):
    text = (
        "relic: chua-hai\nlife:\n  - {stage: printed, on: 2026-01-02, by: A}\nprinted: {payload: https://thu.example/q/9cr7t, "
        f"version: 3, level: H, mask: 1, digest: {'0' * 64}, names: {{vi: Chùa Hai}}}}\n"
    )
    (world / "content/plaques/9cr7t.yaml").write_text(text, "utf-8")
    result = ditich(world, "plaque", "inspect", "--folder", str(round_of))

    assert "chưa thấy trong ảnh: 9cr7t" in result.stdout


def test_readings_are_recorded_and_the_list_shows_how_they_go(world, round_of):
    photograph(round_of / "1.jpg", urls.printed("https://thu.example", "4nvh3"))
    for day in ("2026-01-02", ""):
        options = ["--on", day] if day else []
        result = ditich(world, "plaque", "inspect", str(round_of / "1.jpg"), "--record", "--by", "Chị Tư", *options)
        assert 0 == result.exit_code, result.output
    (world / FILE).write_text(
        (world / FILE).read_text("utf-8").replace(f"{TODAY}, grade: A", f"{TODAY}, grade: C"), "utf-8"
    )
    record = yaml.load((world / FILE).read_text("utf-8"), yaml.BaseLoader)
    shown = ditich(world, "plaque", "show", "4nvh3").stdout

    assert [("2026-01-02", "A"), (str(TODAY), "C")] == [(each["on"], each["grade"]) for each in record["readings"]]
    assert "ảnh chụp: A → C, đang kém đi" in ditich(world, "plaque", "list").stdout
    assert f"{TODAY} · C, sửa lỗi còn 100% · Chị Tư" in shown
    assert ["A", "C"] == [
        each["grade"]
        for each in json.loads(ditich(world, "plaque", "show", "4nvh3", "--format", "json").stdout)["readings"]
    ]


def test_a_plaque_that_was_pasted_over_gets_no_grade(world, tmp_path):
    photograph(tmp_path / "a.jpg", urls.printed("https://thu.example", "4nvh3"), patch=True)
    before = (world / FILE).read_bytes()
    result = ditich(world, "plaque", "inspect", str(tmp_path / "a.jpg"), "--record", "--by", "Chị Tư")

    assert 1 == result.exit_code
    assert "có miếng dán lạ" in result.stdout
    assert "không ghi điểm cho 4nvh3" in result.stdout
    assert before == (world / FILE).read_bytes()


def test_a_reading_needs_somebody_and_a_command_a_photograph(world, tmp_path):
    (tmp_path / "empty").mkdir()

    assert 2 == ditich(world, "plaque", "inspect").exit_code
    assert 2 == ditich(world, "plaque", "inspect", "--folder", str(tmp_path / "empty")).exit_code
    photograph(tmp_path / "a.jpg", urls.printed("https://thu.example", "4nvh3"))
    assert 2 == ditich(world, "plaque", "inspect", str(tmp_path / "a.jpg"), "--record").exit_code
