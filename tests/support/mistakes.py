"""Makes each mistake of a list in a right site, and prints what is said of it: good, half, bad, silent.

    python -m tests.support.mistakes [WORDS…]    those whose description has one of these words; by default all

The rule, which needs no judge:

- good    one error or warning, of the code and on the line that are expected, whose hint has the edit that is expected
- half    so, but the hint lacks the edit; or other problems stand beside it
- bad     something is said, but not that, or not there
- silent  nothing is said
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from generator.commands.cli import TEMPLATES
from generator.content.load import load
from generator.diagnostics.problem import Problem, in_words
from generator.project.templates import Templates

RELIC = "sites/dinh-mot/site.yaml"
STORY = "sites/dinh-mot/vi.md"
ENGLISH = "sites/dinh-mot/en.md"
PLAQUE = "plaques/4nvh3.yaml"
PROJECT = "project.yaml"
PHOTOS = "sites/dinh-mot/photos"

WORLD = Path(__file__).parents[1] / "world/content"

SOURCE = """  s1:
    title: Bài một
    publisher: Báo Thử
    grade: B
    address: https://bao.example/mot
"""

Change = Callable[[Path], None]


@dataclass(frozen=True, slots=True)
class Mistake:
    """A mistake, and what is to be said of it."""

    typed: str
    """What was typed or done, as a person would tell it."""

    change: Change
    """Makes it in a copy of the right content/."""

    code: str
    edit: str
    """What the Vietnamese hint must have."""

    at: str = ""
    """Path and line; without a line any will do; empty: the place of the change."""

    file: str = ""
    """The file that is changed; empty for what is done to files themselves."""


@dataclass(frozen=True, slots=True)
class Tried:
    """What was said of a mistake."""

    verdict: str
    said: tuple[Problem, ...]


def tried(mistake: Mistake) -> Tried:
    """Make the mistake in a copy of the right site, and read it."""
    with TemporaryDirectory() as folder:
        content = Path(shutil.copytree(WORLD, Path(folder) / "content"))
        before = _lines(content, mistake.file)
        mistake.change(content)
        after = _lines(content, mistake.file)
        said = tuple(p for p in load(content, _TEMPLATES, TODAY).problems if p.code not in _said_of_the_right_one())
    changed = next((number for number, line in enumerate(after) if before[number : number + 1] != [line]), -1) + 1
    path, _, line = (mistake.at or f"{mistake.file}:{changed}").partition(":")
    return Tried(_verdict(mistake, said, f"content/{path}", int(line or 0)), said)


@cache
def _said_of_the_right_one() -> frozenset[str]:
    return frozenset(problem.code for problem in load(WORLD, _TEMPLATES, TODAY).problems)


def _verdict(mistake: Mistake, said: tuple[Problem, ...], path: str, line: int) -> str:
    if not said:
        return "silent"
    right = [p for p in said if p.code == mistake.code and p.at.path == path and line in (0, p.at.line)]
    if not right:
        return "bad"
    return "good" if len(said) == 1 and mistake.edit in in_words(right[0], "vi")[1] else "half"


def _lines(content: Path, file: str) -> list[str]:
    return (content / file).read_text("utf-8").split("\n") if file else []


TODAY = "2026-11-24"
_TEMPLATES = Templates((TEMPLATES,))


# ---- ways to make a mistake -----------------------------------------------------------------------


def _typed(file: str, old: str, new: str, code: str, edit: str, at: str = "") -> Mistake:
    """`old` in a file, changed into `new`; `at` is the line where it is to be said, if not the first that was changed."""

    def change(content: Path) -> None:
        text = (content / file).read_text("utf-8")
        assert old in text, old
        (content / file).write_text(text.replace(old, new, 1), "utf-8", newline="")

    shown = new.replace("\n", "⏎").replace("\t", "⇥").replace("\u00a0", "⍽")
    return Mistake(f"{shown}", change, code, edit, f"{file}:{at}" if at else "", file)


def _done(typed: str, at: str, code: str, edit: str, *steps: Change) -> Mistake:
    def change(content: Path) -> None:
        for step in steps:
            step(content)

    return Mistake(typed, change, code, edit, at)


def _renamed(old: str, new: str) -> Change:
    def step(content: Path) -> None:
        (content / new).parent.mkdir(parents=True, exist_ok=True)
        (content / old).rename(content / new)

    return step


def _written(file: str, data: bytes) -> Change:
    def step(content: Path) -> None:
        (content / file).parent.mkdir(parents=True, exist_ok=True)
        (content / file).write_bytes(data)

    return step


def _gone(file: str) -> Change:
    return lambda content: (content / file).unlink()


def _edited(file: str, old: str, new: str) -> Change:
    return _typed(file, old, new, "", "").change


def _photo(form: str = "JPEG", size: tuple[int, int] = (1600, 1200)) -> bytes:
    file = BytesIO()
    Image.new("RGB", size, (120, 90, 60)).save(file, form)
    return file.getvalue()


def _listed(name: str) -> tuple[Change, ...]:
    """Name a photograph in site.yaml, with its captions."""
    return (
        _edited(RELIC, "kind:", f"photos: [{{file: {name}, credit: A, licence: CC BY 4.0}}]\nkind:"),
        *(_edited(file, "text:", f"photos: {{{name}: {{alt: a, caption: b}}}}\ntext:") for file in (STORY, ENGLISH)),
    )


# ---- the mistakes ---------------------------------------------------------------------------------


def mistakes() -> Iterator[Mistake]:
    """Every row of the table that was made with authors, and its relatives."""
    yield from _names()
    yield from _lines_of_yaml()
    yield from _values()
    yield from _groups()
    yield from _texts()
    yield from _pictures_and_sounds()
    yield from _plaques_and_project()


def _names() -> Iterator[Mistake]:
    folder = "sites/dinh-mot"
    for name in ("VI.md", "vi.md.txt", "Vi.MD", "vi.markdown", "vi (1).md", "vi .md", "vi.txt.md"):
        yield _done(
            f"vi.md → {name}", f"{folder}/{name}", "file-name", "thành “vi.md”", _renamed(STORY, f"{folder}/{name}")
        )
    for name in ("site.yml", "Site.yaml", "site.yaml.txt", "SITE.YAML"):
        yield _done(
            f"site.yaml → {name}",
            f"{folder}/{name}",
            "file-name",
            "thành “site.yaml”",
            _renamed(RELIC, f"{folder}/{name}"),
        )
    yield _done("vi.md → vn.md", f"{folder}/vn.md", "language-unknown", "vi", _renamed(STORY, f"{folder}/vn.md"))
    yield _done("en.md → eng.md", f"{folder}/eng.md", "language-unknown", "en", _renamed(ENGLISH, f"{folder}/eng.md"))
    yield _done("vi.md deleted", f"{folder}/vi.md", "file-missing", "ditich new", _gone(STORY))
    yield _done("site.yaml deleted", RELIC, "file-missing", "ditich new", _gone(RELIC))
    yield _done("vi.md empty", STORY, "empty-file", "viết nội dung vào", _written(STORY, b""))
    yield _done(
        "vi.docx beside vi.md", f"{folder}/vi.docx", "file-unknown", "đổi tên", _written(f"{folder}/vi.docx", b"PK")
    )
    yield _done(
        "vi.md saved as UTF-16", STORY, "not-utf8", "UTF-8", _written(STORY, "---\nname: Đình".encode("utf-16"))
    )
    yield _done(
        "folder images for photos",
        f"{folder}/images/a.jpg",
        "file-name",
        "photos/a.jpg",
        *_listed("a.jpg"),
        _written(f"{folder}/images/a.jpg", _photo()),
    )


def _lines_of_yaml() -> Iterator[Mistake]:
    kind = "kind: communal-house"
    yield _typed(RELIC, kind, "kind:communal-house", "yaml-space", "kind: communal-house")
    yield _typed(STORY, "text: written", "text:written", "yaml-space", "text: written")
    yield _typed(STORY, "name: Đình Một", "name：Đình Một", "yaml-wide", "name: Đình Một")
    yield _typed(STORY, "text: written", "text = written", "yaml-equals", "text: written")
    yield _typed(STORY, "text: written", "text written", "yaml-continued", "text: written")
    yield _typed(STORY, "name: Đình Một", "name: Đình Một: đình cổ", "yaml-colon", 'name: "Đình Một: đình cổ"')
    yield _typed(STORY, "name: Đình Một", "name: Đình Một #1", "yaml-hash", 'name: "Đình Một #1"')
    yield _typed(STORY, "summary: Đình để thử.", 'summary: "Đình" để thử.', "yaml-after-quote", """'"Đình" để thử.'""")
    yield _typed(STORY, "name: Đình Một", 'name: "Đình Một', "yaml-quote", "dấu nháy đóng")
    yield _typed(STORY, "name: Đình Một", 'name: "Đình Một”', "yaml-quote", '"Đình Một"')
    yield _typed(STORY, "name: Đình Một", "name: “Đình Một”", "quotes-typographic", "name: Đình Một")
    yield _typed(STORY, "name: Đình Một", "name: «Đình Một»", "quotes-typographic", "name: Đình Một")
    yield _typed(STORY, "name: Đình Một", "name: **Đình Một**", "yaml-sign", "name: Đình Một")
    yield _typed(STORY, "name: Đình Một", "name: @Đình Một", "yaml-sign", 'name: "@Đình Một"')
    yield _typed(RELIC, "month: 4, days: [15, 16]", "month: 4, days: [15, 16", "yaml-brackets", "[15, 16]")
    yield _typed(RELIC, "days: [15, 16]", "days: [15，16]", "list-separator", "15, 16")
    yield _typed(RELIC, "days: [15, 16]", "days: [15; 16]", "list-separator", "15, 16")
    yield _typed(RELIC, "  address: Khu vực thử", "\taddress: Khu vực thử", "yaml-tab", "hai dấu cách")
    yield _typed(RELIC, "kind: ", "kind:\u00a0", "yaml-nbsp", "phím cách")
    yield _typed(RELIC, "    publisher:", "   publisher:", "yaml-indent", "lùi 4 dấu cách")
    yield _typed(RELIC, "    publisher:", "      publisher:", "yaml-indent", "lùi 4 dấu cách")
    yield _typed(RELIC, SOURCE, SOURCE.replace("\n  ", "\n")[2:], "group-outside", "hai dấu cách", "9")
    yield _typed(
        RELIC,
        "place:\n  address: Khu vực thử, phường Thử\n  sources:",
        "place:\naddress: Khu vực thử, phường Thử\n  sources:",
        "yaml-indent",
        "lùi 2 dấu cách",
    )
    yield _typed(RELIC, "{date: 1832, sources: [s1]}", "{date: 1832, sources [s1]}", "yaml-no-colon", "sources: [s1]")
    yield _typed(RELIC, "{date: 1832, sources: [s1]}", "{date: 1832, sources:[s1]}", "yaml-space", "sources: [s1]")
    yield _typed(STORY, "{ky-yen: Kỳ yên}", "{ky-yen: Kỳ yên, tháng tư}", "yaml-comma", '"Kỳ yên, tháng tư"')
    yield _typed(RELIC, kind, f"{kind}\n{kind}", "key-twice", "gộp vào dòng 1")
    yield _typed(RELIC, kind, f"---\n{kind}\n---", "yaml-document", "xóa dòng này", "3")
    yield _typed(RELIC, "title: Bài một", 'title: "C:\\bai"', "yaml-escape", "'C:\\bai'")
    yield _typed(
        STORY,
        "name: Đình Một",
        "<<<<<<< HEAD\nname: Đình Một\n=======\nname: Đình Mốt\n>>>>>>> x",
        "conflict-marker",
        "giữ lại phần đúng",
    )
    yield _typed(STORY, "name: Đình Một\n", "", "field-missing", "name: …", "")
    yield _typed(STORY, "---\n\n## Lịch sử", "\n## Lịch sử", "front-matter-open", "---", "8")
    yield _typed(STORY, "---\n\n## Lịch sử", "--\n\n## Lịch sử", "front-matter-open", "thành ---")
    yield _typed(STORY, "---\nname", "name", "front-matter", "dòng ---", "1")

    yield _typed(RELIC, kind, "kind communal-house", "yaml-no-colon", kind)
    yield _typed(RELIC, kind, f"- {kind}", "yaml-sign", kind)
    yield _typed(RELIC, kind, f" {kind}", "yaml-indent", "lùi 0 dấu cách")
    yield _typed(RELIC, "  s1:", "  s1", "yaml-no-colon", "s1:")
    yield _typed(RELIC, "  s1:", "  nguồn 1:", "source-id", "s1")
    yield _typed(RELIC, "  s1:\n", "", "group-expected", "“s1:”")
    yield _typed(RELIC, "  - {id: ky-yen", "  -{id: ky-yen", "yaml-dash-space", "- {id: ky-yen")
    yield _typed(RELIC, "  - {id: ky-yen", "  {id: ky-yen", "list-expected", "[{id: ky-yen")
    yield _typed(RELIC, "days: [15, 16]", "days: 15, 16", "yaml-comma", "days: [15, 16]")
    yield _typed(RELIC, "days: [15, 16]", "days: (15, 16)", "yaml-comma", "days: [15, 16]")
    yield _typed(RELIC, "title: Bài một", "title: [Bài một] chuyện đình", "yaml-sign", 'title: "[Bài một] chuyện đình"')
    yield _typed(
        RELIC,
        "https://bao.example/mot",
        "[bài](https://bao.example/mot)",
        "yaml-sign",
        "address: https://bao.example/mot",
    )
    yield _typed(RELIC, "    title: Bài một", "    tiêu đề: Bài một", "field-unknown", "title")
    yield _typed(STORY, "name: Đình Một", "Tên: Đình Một", "field-unknown", "name")
    yield _typed(
        STORY, "festivals: {ky-yen: Kỳ yên}", "festivals: ky-yen: Kỳ yên", "yaml-colon", "festivals: {ky-yen: Kỳ yên}"
    )


def _values() -> Iterator[Mistake]:
    yield _typed(STORY, "updated: 2026-01-02", "updated: 2026-1-2", "date-shape", "updated: 2026-01-02")
    yield _typed(RELIC, "month: 4", "month: tháng mười hai", "number", "month: 12")
    yield _typed(PROJECT, "languages: [vi, en, km, zh]", "languages: [vi en km zh]", "choice", "vi, en, km, zh")
    yield _typed(PROJECT, "trail: [dinh-mot, chua-hai]", "trail: [Đình Một, chua-hai]", "relic-unknown", "dinh-mot")
    date = "date: 1832"
    yield _typed(RELIC, date, "date: khoảng 1850", "edtf-form", "date: 1850~")
    yield _typed(RELIC, date, "date: năm 1850 (?)", "edtf-form", "1850?")
    yield _typed(RELIC, date, "date: thế kỷ XIX", "edtf-form", "date: 18XX")
    yield _typed(RELIC, date, "date: cuối thế kỷ XIX", "edtf-form", "part: late")
    yield _typed(RELIC, date, "date: 1850-1860", "edtf-form", "1850/1860")
    yield _typed(RELIC, date, "date: 1860/1850", "edtf-order", "1850/1860")
    yield _typed(RELIC, date, "date: chưa rõ", "edtf-form", "“chưa rõ”")
    yield _typed(RELIC, date, "year: 1832", "founded-old", "date: 1832")
    yield _typed(RELIC, date, "year: khoảng 1850", "founded-old", "1850~")
    yield _typed(RELIC, "month: 4", "month: tháng tư", "number", "month: 4")
    yield _typed(RELIC, "month: 4", "month: giêng", "number", "month: 1")
    yield _typed(RELIC, "month: 4", "month: 14", "range", "1 đến 12")
    yield _typed(RELIC, "days: [15, 16]", "days: 15-16", "list-expected", "days: [15, 16]")
    yield _typed(RELIC, "days: [15, 16]", "days: 15 và 16", "list-expected", "days: [15, 16]")
    yield _typed(RELIC, "days: [15, 16]", "days: rằm", "list-expected", "[15]")
    yield _typed(RELIC, "month: 4, days: [15, 16]", "month: 4, days: [1, 15]", "days-apart", "hai lễ hội")
    yield _typed(
        RELIC,
        "  sources: [s1]\nfest",
        "  latitude: 10,1312\n  longitude: 105.6189\n  sources: [s1]\nfest",
        "number",
        "latitude: 10.1312",
    )
    yield _typed(
        RELIC,
        "  sources: [s1]\nfest",
        "  latitude: 10.1312\n  longitude: 105°37'\n  sources: [s1]\nfest",
        "number",
        "longitude: 105.617",
        "6",
    )
    yield _typed(
        RELIC,
        "  sources: [s1]\nfest",
        "  latitude: 10.1312, 105.6189\n  sources: [s1]\nfest",
        "number",
        "longitude: 105.6189",
    )
    yield _typed(
        RELIC,
        "  sources: [s1]\nfest",
        "  latitude: 105.6189\n  longitude: 10.1312\n  sources: [s1]\nfest",
        "place-swapped",
        "latitude: 10.1312",
    )
    yield _typed(
        RELIC,
        "  sources: [s1]\nfest",
        "  latitude: 101.312\n  longitude: 105.6189\n  sources: [s1]\nfest",
        "latitude-range",
        "10.1312",
    )
    yield _typed(
        RELIC, "  sources: [s1]\nfest", "  latitude: 10.1312\n  sources: [s1]\nfest", "half-measured", "dòng còn thiếu"
    )
    yield _typed(STORY, "updated: 2026-01-02", "updated: 28/11/2025", "date-shape", "updated: 2025-11-28")
    yield _typed(STORY, "updated: 2026-01-02", "updated: 5/11/2025", "date-shape", "năm-tháng-ngày")
    yield _typed(STORY, "updated: 2026-01-02", "updated: 2026-02-30", "date-wrong", "ngày và tháng")
    yield _typed(STORY, "updated: 2026-01-02", "updated: 2062-01-02", "date-to-come", "từng chữ số")
    yield _typed(STORY, "text: written", "text: viết", "choice", "written")
    yield _typed(STORY, "text: written", "text: máy dịch", "choice", "machine")
    yield _typed(RELIC, "kind: communal-house", "kind: đình", "choice", "communal-house")
    yield _typed(RELIC, "kind: communal-house", "kind: communal house", "choice", "communal-house")
    yield _typed(RELIC, "grade: B", "grade: báo", "choice", "B")
    yield _typed(RELIC, "address: https://bao.example/mot", "address: bao.example/mot", "web-address", "https://")
    yield _typed(RELIC, "kind:", "draft: có\nkind:", "truth", "draft: true")
    yield _typed(RELIC, "kind:", "hours: {open: 7h đến 17h, sources: [s1]}\nkind:", "hours-form", "07:00-17:00")
    yield _typed(
        RELIC, "kind:", "hours: {open: 7 giờ sáng - 5 giờ chiều, sources: [s1]}\nkind:", "hours-form", "07:00-17:00"
    )
    yield _typed(PROJECT, "{email: thu@ten-mien.vn}", "{email: thu.ten-mien.vn}", "email", "@")
    yield _typed(
        PROJECT, "{email: thu@ten-mien.vn}", "{email: thu@ten-mien.vn, phone: hỏi ông Ba}", "phone", "0292 3861 111"
    )


def _groups() -> Iterator[Mistake]:
    yield _typed(RELIC, "kind: communal-house", "Kind: communal-house", "field-unknown", "kind")
    yield _typed(RELIC, "festivals:", "festival:", "field-unknown", "festivals")
    yield _typed(RELIC, "kind: communal-house", "kind: communal-house\nloai: đình", "field-unknown", "#")
    yield _typed(
        RELIC, "founded: {date: 1832, sources: [s1]}", "founded: 1832", "group-expected", "lùi vào hai dấu cách"
    )
    yield _typed(RELIC, "  sources: [s1]\nfest", "  sources: s1 và s1\nfest", "list-expected", "[s1, s1]")
    yield _typed(RELIC, "  sources: [s1]\nfest", "  sources: [s9]\nfest", "citation-unknown", "sources:")
    yield _typed(STORY, "festivals: {ky-yen: Kỳ yên}", "festivals: {ky-yem: Kỳ yên}", "festival-name-unknown", "ky-yen")
    yield _typed(
        RELIC,
        "{id: ky-yen, month: 4, days: [15, 16], sources: [s1]}",
        "{id: ky-yen, sources: [s1]}",
        "feast-when",
        "month",
    )


def _texts() -> Iterator[Mistake]:
    heading, three = "## Nét đẹp kiến trúc", "Ba tầng mái.[^s1]"
    for typed in (
        "# Nét đẹp kiến trúc",
        "### Nét đẹp kiến trúc",
        "##Nét đẹp kiến trúc",
        "**Nét đẹp kiến trúc**",
        "Nét đẹp kiến trúc",
        "＃＃ Nét đẹp kiến trúc",
    ):
        yield _typed(STORY, heading, typed, "heading-form", "thành “## Nét đẹp kiến trúc”")
    yield _typed(STORY, heading, "Nét đẹp kiến trúc\n---", "heading-form", "## Nét đẹp kiến trúc")
    for typed in (
        "## Nét đẹp kiến trúc:",
        "## **Nét đẹp kiến trúc**",
        "II. Nét đẹp kiến trúc",
        "## 2. Nét đẹp kiến trúc",
        "- ## Nét đẹp kiến trúc",
        "<h2>Nét đẹp kiến trúc</h2>",
    ):
        yield _typed(STORY, heading, typed, "heading-form", "thành “## Nét đẹp kiến trúc”")
    for typed in ("(s1)", "^s1", "[^s1", "[^ s1]"):
        yield _typed(STORY, three, f"Ba tầng mái.{typed}", "citation-form", "“[^s1]”")
    for typed in ("[chùa Hai](Chùa Hai)", "(chùa Hai)[chua-hai]"):
        yield _typed(STORY, "[chùa Hai](chua-hai)", typed, "link-form", "[chùa Hai](chua-hai)")
    yield _typed(STORY, heading, "## Kiến trúc đẹp", "chapter-unknown", "Nét đẹp kiến trúc")
    yield _typed(STORY, f"{heading}\n\n{three}\n\n", "", "chapter-missing", "## Nét đẹp kiến trúc", "1")
    yield _typed(STORY, heading, "## Lịch sử hình thành", "chapter-twice", "## Nét đẹp kiến trúc")
    yield _typed(STORY, f"{heading}\n\n{three}", heading, "chapter-empty", "Chưa rõ", "13")
    yield _typed(STORY, "\n## Lịch sử", "\nĐình rất đẹp.\n\n## Lịch sử", "text-before-heading", "##", "9")
    yield _typed(STORY, three, "Ba ** tầng ** mái.[^s1]", "emphasis-form", "**tầng**")
    yield _typed(STORY, three, "Ba **tầng mái.[^s1]", "emphasis-form", "“**”")
    yield _typed(STORY, three, "- Ba tầng.[^s1]\n-Hai gian.[^s1]", "list-form", "- Hai", "16")
    yield _typed(STORY, three, "1832. Dựng đình.[^s1]", "number-as-list", "Năm 1832")
    yield _typed(STORY, three, "| a | b |\n|---|---|\n| Mái | ba tầng |\n\nx[^s1]", "table-here", "- Mái: ba tầng")
    yield _typed(STORY, three, "Xem https://bao.example/mot nhé.[^s1]", "address-bare", "[…](https://bao.example/mot)")
    yield _typed(STORY, three, f"{three}\n\n[^s1]: Báo Thử, 2020", "footnote-here", "sources:")
    yield _typed(STORY, "Đình để thử.", "Đình để thử.[^s1]", "citation-misplaced", "[^s1]")
    yield _typed(STORY, three, "Ba tầng mái.^[s1]", "citation-form", "[^s1]")
    yield _typed(STORY, three, "Ba tầng mái.[s1]", "citation-form", "[^s1]")
    yield _typed(STORY, three, "Ba tầng mái.[^S1]", "citation-form", "[^s1]")
    yield _typed(STORY, three, "Ba tầng mái.[^s2]", "citation-unknown", "sources:")
    yield _typed(STORY, three, "Ba tầng mái.", "uncited", "[^s1]")
    yield _typed(STORY, three, f"    {three}", "text-indented", "xóa các dấu cách")
    yield _typed(STORY, three, "Ba <b>tầng</b> mái.[^s1]", "markup", "**")
    yield _typed(
        STORY,
        three,
        '<p class="MsoNormal" style="x">Ba <span lang="VI">tầng</span> <o:p></o:p>mái.</p>[^s1]',
        "markup",
        "Ctrl+Shift+V",
    )
    yield _typed(STORY, three, f"![cổng](cong.jpg) {three}", "image-in-text", "photos:")
    yield _typed(STORY, "[chùa Hai](chua-hai)", "[chùa Hai] (chua-hai)", "link-form", "[chùa Hai](chua-hai)")
    yield _typed(STORY, "[chùa Hai](chua-hai)", "[chùa Hai](chua-hay)", "link-dead", "chua-hai")
    yield _typed(STORY, "[chùa Hai](chua-hai)", "[chùa Hai](file:///C:/bai.docx)", "link-unsafe", "https://")
    yield _typed(STORY, three, f"```\n{three}\n```", "code-here", "```")
    yield _typed(STORY, three, f"- [x] {three}", "task-here", "- Ba")
    yield _typed(STORY, three, f"~~Hai~~ {three}", "struck-here", "Hai")
    yield _typed(STORY, "Đình để thử.", "…", "unfilled", "draft: true")
    yield _typed(STORY, three, f"<!-- nhớ sửa --> {three}", "markup", "xóa")


def _pictures_and_sounds() -> Iterator[Mistake]:
    at, listed = f"{PHOTOS}/cong.jpg", f"{RELIC}:1"
    yield _done(
        "cong.jpg listed, IMG_1234.JPG there",
        f"{RELIC}:1",
        "photo-missing",
        "IMG_1234.JPG",
        *_listed("cong.jpg"),
        _written(f"{PHOTOS}/IMG_1234.JPG", _photo()),
    )
    yield _done("cong.jpg listed, no photograph", f"{RELIC}:1", "photo-missing", "chép ảnh", *_listed("cong.jpg"))
    yield _done(
        "cong.jpg is HEIC",
        listed,
        "photo-heic",
        "Tương thích",
        *_listed("cong.jpg"),
        _written(at, b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(400)),
    )
    yield _done(
        "cong.heic not listed",
        f"{PHOTOS}/cong.heic",
        "photo-heic",
        "Tương thích",
        _written(f"{PHOTOS}/cong.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(400)),
    )
    yield _done(
        "cong.jpg is a pointer of Git LFS",
        listed,
        "file-pointer",
        "git lfs pull",
        *_listed("cong.jpg"),
        _written(at, b"version https://git-lfs.github.com/spec/v1\noid sha256:" + b"0" * 64 + b"\nsize 12\n"),
    )
    yield _done("cong.jpg is empty", listed, "photo-empty", "chép lại", *_listed("cong.jpg"), _written(at, b""))
    yield _done(
        "cong.jpg is cut short", listed, "photo-cut", "chép lại", *_listed("cong.jpg"), _written(at, _photo()[:3000])
    )
    yield _done(
        "cong.jpg is a text", listed, "photo-format", "JPEG", *_listed("cong.jpg"), _written(at, b"anh cong dinh " * 50)
    )
    yield _done(
        "cong.jpg is small",
        listed,
        "photo-narrow",
        "máy ảnh",
        *_listed("cong.jpg"),
        _written(at, _photo(size=(300, 200))),
    )
    yield _done("cong.jpg not listed", at, "photo-unlisted", "file: cong.jpg", _written(at, _photo()))
    yield _done(
        "cong.jpg without a caption",
        STORY,
        "caption-missing",
        "cong.jpg: {alt:",
        _listed("cong.jpg")[0],
        _listed("cong.jpg")[2],
        _written(at, _photo()),
    )
    yield _done(
        "vi.m4a in audio",
        "sites/dinh-mot/audio/vi.m4a",
        "audio-name",
        "MP3",
        _written("sites/dinh-mot/audio/vi.m4a", bytes(99)),
    )
    yield _done(
        "vi.vtt without vi.mp3",
        "sites/dinh-mot/audio/vi.vtt",
        "audio-missing",
        "vi.mp3",
        _written("sites/dinh-mot/audio/vi.vtt", "WEBVTT\n\n00:00.000 --> 00:02.000\nXin chào\n".encode()),
    )


def _plaques_and_project() -> Iterator[Mistake]:
    yield _typed(PLAQUE, "relic: dinh-mot", "relic: dinh-mon", "plaque-astray", "dinh-mon")
    yield _typed(PLAQUE, "relic: dinh-mot", "relic: dinh-mot\nsize: a4 ngang", "plaque-size", "A6, A5, A4, A3")
    yield _typed(
        PLAQUE,
        "relic: dinh-mot",
        "relic: dinh-mot\nlife: [{stage: đã treo, on: 2026-01-02, by: A}]",
        "choice",
        "installed",
    )
    yield _done(
        "4nvh3.yaml → 4nvh4.yaml",
        "plaques/4nvh4.yaml",
        "code-wrong",
        "4nvh3.yaml",
        _renamed(PLAQUE, "plaques/4nvh4.yaml"),
    )
    yield _typed(PROJECT, "trail: [dinh-mot, chua-hai]", "trail: [dinh-mot, chua-hay]", "relic-unknown", "chua-hai")
    yield _typed(PROJECT, "trail: [dinh-mot, chua-hai]", "trail: [dinh-mot, dinh-mot, chua-hai]", "listed-twice", "xóa")
    yield _typed(
        PROJECT, "address: https://thu.example", "address: https://thu.example/", "origin", "https://thu.example"
    )
    yield _typed(PROJECT, "address: https://thu.example", "address: thu.example", "origin", "https://thu.example")
    yield _typed(PROJECT, "languages: [vi, en, km, zh]", "languages: [vi, en, kh, zh]", "choice", "km")
    yield _typed(PROJECT, "country: VN", "country: Việt Nam", "country-unknown", "country: VN")


# ---- the table ------------------------------------------------------------------------------------


def main(words: list[str]) -> None:
    """Print the table and how many there are of each verdict."""
    counts = dict.fromkeys(("good", "half", "bad", "silent"), 0)
    print("| typed | said | verdict |\n|---|---|---|")
    for mistake in mistakes():
        if words and not any(word in f"{mistake.typed} {mistake.code}" for word in words):
            continue
        found = tried(mistake)
        counts[found.verdict] += 1
        said = "<br>".join(f"{p.at.path}:{p.at.line} {p.code}: {in_words(p, 'vi')[1]}" for p in found.said)
        print(f"| `{mistake.typed}` | {said.replace('|', '¦')} | {found.verdict} ({mistake.code}) |")
    print(f"\n{sum(counts.values())}: {', '.join(f'{count} {verdict}' for verdict, count in counts.items())}")


if __name__ == "__main__":
    main(sys.argv[1:])
