"""`ditich upgrade` shows, then writes all or nothing; what it does not mean to change stays as its author wrote it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from generator.commands import upgrade as command
from generator.upgrade import writing
from tests.support.worlds import RELIC, ROOT, TEMPLATES, WORLD, ditich, edit, snapshot

OLDER = (
    ("sites/chua-cam-thien-dai-de/site.yaml", "{date: 18XX, part: late, sou", "{century: 19, part: late, sou"),
    (
        "sites/chua-cam-thien-dai-de/site.yaml",
        "{date: 18XX/19XX, part: late/early, sou",
        "{century: 19, part: late, until: {century: 20, part: early}, sou",
    ),
    ("sites/chua-pothi-somron/site.yaml", "  date: 1735\n", "  year: 1735\n"),
    ("sites/dinh-thoi-an/site.yaml", "  date: 1832\n", "  year: 1832\n"),
    ("sites/dinh-thoi-an/site.yaml", "  open: 08:00-17:00\n", "  opens: 08:00\n  closes: 17:00\n"),
    ("sites/linh-son-co-mieu/site.yaml", "  date: 1890\n", "  year: 1890\n"),
    ("project.yaml", "country: VN\n", ""),
)
"""What the five relics' content said in 0.2.0: file, today's words, those of then."""


@pytest.fixture
def five(tmp_path):
    """The five relics as they were written in 0.2.0."""
    shutil.copytree(ROOT / "content", tmp_path / "content")
    for name, today, then in OLDER:
        edit(tmp_path / "content", name, today, then)
    return tmp_path


def upgrade(folder: Path, *arguments: str):
    return ditich(folder, "--lang", "en", "upgrade", *arguments)


def older(tmp_path: Path, facts: str) -> Path:
    """The small site with these facts in place of the first relic's founding."""
    shutil.copytree(WORLD, tmp_path / "project")
    edit(tmp_path / "project/content", RELIC, "founded: {date: 1832, sources: [s1]}\n", facts)
    return tmp_path / "project"


# ---- the five relics ---------------------------------------------------------------------------------


def test_the_five_relics_come_out_as_they_are_today(five):
    result = upgrade(five, "--write")

    assert 0 == result.exit_code
    assert "done: 5 files; next: ditich check" in result.stdout
    today, then = snapshot(ROOT / "content"), snapshot(five / "content")
    assert [] == [name for name in today if today[name] != then[name] and name != "project.yaml"]
    added = set(then["project.yaml"].decode().splitlines()) - set(today["project.yaml"].decode().splitlines())
    assert ["# Nước nào: bật những gì riêng"] == [line[:30] for line in added]
    assert "country: VN" in then["project.yaml"].decode().splitlines()


def test_they_can_be_built_then_and_a_second_time_finds_nothing(five):
    assert 1 == ditich(five, "check").exit_code
    upgrade(five, "--write")
    before = snapshot(five / "content")

    assert 0 == ditich(five, "check").exit_code
    assert "nothing is in an older form" in upgrade(five, "--write").stdout
    assert before == snapshot(five / "content")


def test_without_write_the_difference_is_shown_and_nothing_is_written(five):
    before = snapshot(five)
    result = upgrade(five)

    assert before == snapshot(five)
    assert 0 == result.exit_code
    assert "-  year: 1735\n+  date: 1735\n" in result.stdout
    assert "--- a/content/project.yaml\n+++ b/content/project.yaml\n" in result.stdout
    assert "5 files would change, nothing was written; to write: ditich upgrade --write" in result.stderr


def test_today_s_content_is_left_alone(world):
    before = snapshot(world / "content")

    assert "nothing is in an older form" in upgrade(world, "--write").stdout
    assert before == snapshot(world / "content")


# ---- what an author wrote beside it ------------------------------------------------------------------

LAID_OUT = """\
founded:
    # nhà cũ
    century:   "19"      # bia ghi
    part: late   # cuối
    until:
        century: 20   # sắc phong
        # hay sau đó
        part: early
    sources: [s1]    # một nguồn
hours:
    closes: '17:00'   # mùa mưa đóng sớm
    opens: 08:00
    free: true
    sources: [ s1 ]
"""
RENEWED = """\
founded:
    # nhà cũ
    date:   "18XX/19XX"      # bia ghi
    part: late/early   # cuối
    # sắc phong
    # hay sau đó
    sources: [s1]    # một nguồn
hours:
    open: '08:00-17:00'   # mùa mưa đóng sớm
    free: true
    sources: [ s1 ]
"""


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_comments_order_marks_indents_and_line_ends_stay(tmp_path, newline, mark):
    folder = older(tmp_path, LAID_OUT)
    file = folder / "content" / RELIC
    text = mark + file.read_text("utf-8")
    file.write_bytes(text.replace("\n", newline).encode())
    upgrade(folder, "--write")

    assert text.replace(LAID_OUT, RENEWED).replace("\n", newline).encode() == file.read_bytes()
    assert 0 == ditich(folder, "check").exit_code


@pytest.mark.parametrize(
    ("then", "today"),
    [
        ("founded: {year: 1832, sources: [s1]}\n", "founded: {date: 1832, sources: [s1]}\n"),
        ("founded: {sources: [s1], year: 850}\n", "founded: {sources: [s1], date: 0850}\n"),
        (
            "founded: {sources: [s1], century: 19, year: 1832, part: late}\n",
            "founded: {sources: [s1], date: 1832}\n",
        ),
        (
            "founded:\n- year: 1832   # bia\n  sources: [s1]\n- century: 18\n  until: {century: 19, part: late}\n  sources: [s1]\n",
            "founded:\n- date: 1832   # bia\n  sources: [s1]\n- date: 17XX/18XX\n  part: /late\n  sources: [s1]\n",
        ),
        (
            "founded:\n  - until: {year: 1850}\n    year: 1832\n    sources: [s1]\n",
            "founded:\n  - date: 1832/1850\n    sources: [s1]\n",
        ),
        (
            "founded: {century: 18, until: {century: 19, part: late}, sources: [s1]}\n",
            "founded: {date: 17XX/18XX, part: /late, sources: [s1]}\n",
        ),
        ("hours: {closes: 17:00, sources: [s1], opens: 08:00}\n", "hours: {open: 08:00-17:00, sources: [s1]}\n"),
    ],
)
def test_each_way_of_writing_an_older_field_has_one_today(tmp_path, then, today):
    folder = older(tmp_path, then)
    text = (folder / "content" / RELIC).read_text("utf-8")
    upgrade(folder, "--write")

    assert text.replace(then, today) == (folder / "content" / RELIC).read_text("utf-8")
    assert 0 == ditich(folder, "check").exit_code


def test_what_is_printed_is_never_touched(five):
    before = snapshot(five / "content/plaques")
    upgrade(five, "--write")

    assert before == snapshot(five / "content/plaques")


# ---- what is left to a person ------------------------------------------------------------------------


def test_a_field_nobody_can_tell_the_meaning_of_is_named_and_left(tmp_path):
    folder = older(tmp_path, "founded:\n  - {year: 1832, sources: [s1]}\n  - {year: Nhâm Thìn, sources: [s1]}\n")
    result = upgrade(folder, "--write")

    assert f"content/{RELIC}:4: “year” is an older form" in result.stderr
    assert "  - {date: 1832, sources: [s1]}\n  - {year: Nhâm Thìn, sources: [s1]}\n" in (
        folder / "content" / RELIC
    ).read_text("utf-8")


def test_a_group_whose_comment_would_be_lost_is_named_and_left(tmp_path):
    facts = "founded:\n  - until: {year: 1850}   # bia\n    year: 1832\n    sources: [s1]\n"
    folder = older(tmp_path, facts)
    result = upgrade(folder, "--write")

    assert f"content/{RELIC}:3: “until” is an older form" in result.stderr
    assert facts in (folder / "content" / RELIC).read_text("utf-8")


def test_a_file_that_cannot_be_read_is_named_and_nothing_is_written(five):
    edit(five / "content", "sites/linh-son-co-mieu/site.yaml", "kind:", "kind: [")
    before = snapshot(five / "content")
    result = upgrade(five, "--write")

    assert 1 == result.exit_code
    assert "content/sites/linh-son-co-mieu/site.yaml:" in result.stderr
    assert "nothing was changed" in result.stderr
    assert before == snapshot(five / "content")


# ---- the country -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("languages", "ward", "added"),
    [
        ("vi, en", "", True),
        ("en, vi", "phường Ô Môn, thành phố Cần Thơ", True),
        ("en, vi", "", False),
        ("en", "", False),
    ],
)
def test_the_country_is_added_where_the_project_is_plainly_in_it(tmp_path, languages, ward, added):
    folder = older(tmp_path, "founded: {date: 1832, sources: [s1]}\n")
    edit(
        folder / "content", "project.yaml", "languages: [vi, en, km, zh]\ncountry: VN\n", f"languages: [{languages}]\n"
    )
    if ward:
        edit(folder / "content", RELIC, "place:\n", f"place:\n  ward: {ward}\n  ward_sources: [s1]\n")
    result = upgrade(folder, "--write")

    assert added == ("country: VN\n" in (folder / "content/project.yaml").read_text("utf-8"))
    assert ("is the project in VN?" in result.stderr) == (not added and "vi" in languages)


@pytest.mark.parametrize(
    "line", ["country:\n", "zone: Europe/Paris\n", "area: {latitude: 48, longitude: 2, radius: 9}\n"]
)
def test_a_project_that_says_where_it_is_otherwise_is_left_alone(tmp_path, line):
    folder = older(tmp_path, "founded: {date: 1832, sources: [s1]}\n")
    edit(folder / "content", "project.yaml", "country: VN\n", line)

    assert "nothing is in an older form" in upgrade(folder).stdout


# ---- a project's own templates -----------------------------------------------------------------------

WORDS = """\
# Mọi chữ của giao diện, bốn ngôn ngữ cạnh nhau. Thiếu một chữ là một lỗi.
# Lời của quê tôi
skip: {vi: "Vào bài, luôn", en: Skip to the text}
relics_one: {vi: "{number} nơi", en: one relic}
relics_number: {vi: "{number} nơi", en: "{number} relics"}
level_city: {vi: Cấp thành phố, en: City}
"""


WARD = "Xã Của Ta,Tỉnh Đồng Tháp,10.5,105.6,44.3\n".encode()


@pytest.fixture
def own(five):
    """The five relics, with templates of the project's own."""
    (five / "templates").mkdir()
    (five / "templates/words.yaml").write_text(WORDS, "utf-8")
    (five / "templates/wards.csv").write_bytes((TEMPLATES / "countries/VN-wards.csv").read_bytes() + WARD)
    (five / "templates/ours.html").write_text("<p>\n{{ festival.lunar }}\n", "utf-8")
    return five


def test_words_become_files_of_languages_with_all_words_of_today(own):
    result = upgrade(own, "--write")
    words = {
        tag: yaml.safe_load((own / f"templates/languages/{tag}.yaml").read_text("utf-8"))["words"]
        for tag in ("vi", "en")
    }

    assert "Vào bài, luôn" == words["vi"]["skip"]
    assert {"other": "{number} nơi"} == words["vi"]["relics_number"]
    assert {"one": "one relic", "other": "{number} relics"} == words["en"]["relics_number"]
    assert set(words["en"]) == set(yaml.safe_load((TEMPLATES / "languages/en.yaml").read_text("utf-8"))["words"])
    assert (own / "templates/languages/vi.yaml").read_text("utf-8").startswith("# Lời của quê tôi\n# Tiếng Việt:")
    assert not (own / "templates/words.yaml").exists()
    assert "words that no page uses under this name today, so they are left out (1): level_city" in result.stderr
    assert 0 == ditich(own, "check").exit_code


def test_the_list_of_wards_goes_to_its_country_and_older_names_in_templates_are_named(own):
    wards = (own / "templates/wards.csv").read_bytes()
    result = upgrade(own, "--write")

    assert wards == (own / "templates/countries/VN-wards.csv").read_bytes()
    assert not (own / "templates/wards.csv").exists()
    assert "templates/ours.html:2: “festival.lunar” is today: festival.days" in result.stderr
    assert "nothing is in an older form" in upgrade(own).stdout


def test_of_words_only_those_that_differ_from_the_program_s_are_shown(own):
    shown = upgrade(own).stdout

    assert '+  skip: "Vào bài, luôn"\n' in shown
    assert "--- a/templates/words.yaml\n+++ /dev/null\n" in shown
    assert "- skip" not in shown


# ---- all or nothing ----------------------------------------------------------------------------------


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
@pytest.mark.parametrize("at", [1, 2, 5, 9])
def test_who_is_stopped_in_the_middle_has_all_as_it_was(own, monkeypatch, error, at):
    before, exchange, calls = snapshot(own), writing._exchange, []

    def failing(path, staged):
        calls.append(path)
        if len(calls) == at:
            raise error
        exchange(path, staged)

    monkeypatch.setattr(writing, "_exchange", failing)
    result = upgrade(own, "--write")

    assert result.exit_code != 0
    assert at < len(calls) or at == 1
    assert before == {name: data for name, data in snapshot(own).items() if not name.startswith(".cache/")}
    assert not (own / "templates/languages").exists()


def test_a_disk_that_is_full_is_noticed_before_anything_is_exchanged(own, monkeypatch):
    before, whole, calls = snapshot(own), writing.write_whole, []

    def failing(path, data):
        calls.append(path)
        if len(calls) == 12:
            raise OSError(28, "No space left on device", str(path))
        whole(path, data)

    monkeypatch.setattr(writing, "write_whole", failing)

    assert 3 == upgrade(own, "--write").exit_code
    assert before == {name: data for name, data in snapshot(own).items() if not name.startswith(".cache/")}


def test_a_file_that_somebody_changed_meanwhile_is_refused_and_nothing_is_written(five, monkeypatch):
    def meanwhile(changes):
        edit(five / "content", "project.yaml", "steward:", "# mới\nsteward:")
        write(changes)

    write = command.write
    monkeypatch.setattr(command, "write", meanwhile)
    before = snapshot(five / "content/sites")
    result = upgrade(five, "--write")

    assert 3 == result.exit_code
    assert "project.yaml was changed by somebody else" in result.stderr
    assert before == snapshot(five / "content/sites")
