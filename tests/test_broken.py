"""Each mistake an author can make: what is said about it, in both languages, and that nothing is lost.

A folder of tests/broken/ is named for the problem's code. It holds the files that differ from tests/world/ and the text
an author sees. `python -m pytest tests/test_broken.py --renew` writes those texts anew; read the difference.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.commands import cli
from generator.diagnostics.problem_texts import PROBLEMS
from generator.web.host_limits import LIMITS
from tests.support.history import PLAQUE, git, printed_and_committed
from tests.support.packets import break_packet
from tests.support.worlds import ROOT, ditich, named, snapshot

BROKEN = Path(__file__).parent / "broken"
CODES = sorted(path.name for path in BROKEN.iterdir())
WARNINGS = {
    "audio-alone",
    "audio-heavy",
    "borrowed-kept",
    "borrowed-proof",
    "caption-missing",
    "cast-otherwise",
    "contact-missing",
    "fact-one-sided",
    "from-line",
    "impact-kind",
    "impact-name",
    "impact-steward",
    "draft-unfinished",
    "kind-undrawn",
    "name-unvouched",
    *(
        f"packet-{code}"
        for code in ("beside", "citation-lost", "comment", "day", "emphasis", "left-changed", "link-lost")
    ),
    *(f"packet-{code}" for code in ("part", "picture", "remark", "rows-missing", "source-changed", "tracked")),
    "payload-lost",
    "photo-gap",
    "photo-located",
    "photo-narrow",
    "place-astray",
    "question-wrong-stated",
    "quotes-typographic",
    "shop-word-unknown",
    "shop-words-missing",
    "ticket-design",
    "replacement-elsewhere",
    "replacement-unprinted",
    "review-line",
    "review-no-text",
    "vtt-doubled",
    "ward-merged",
    "ward-unknown",
    "word-unknown",
    "words-missing",
}

NO_AUTHOR_CAN = {"proof-failed"} | {limit.of.code for limits in LIMITS.values() for limit in limits}
"""A fault of ours (tests/unit/test_plaque_files.py), and sites too large for a host (tests/commands/test_host.py)."""


def _symlink(world: Path) -> None:
    (world / "content/sites/dinh-mot/km.md").symlink_to("/etc/hostname")


def _two_spellings(world: Path) -> None:
    photos = world / "content/sites/dinh-mot/photos"
    photos.mkdir()
    for form in ("NFC", "NFD"):
        (photos / unicodedata.normalize(form, "cổng.jpg")).write_bytes(b"")


def _rewrite_history(world: Path) -> None:
    """A plaque was printed and watched; then its file is gone from all commits."""
    report = {"plaques": [{"code": "pn8wc", "payload": "https://thu.example/q/pn8wc"}]}
    git(world, "checkout", "--quiet", "--orphan", "status")
    (world / "status.json").write_text(json.dumps(report), "utf-8")
    git(world, "add", "status.json")
    git(world, "commit", "--quiet", "--message", "Báo cáo")
    git(world, "checkout", "--quiet", "--force", "main")


def _long_name(world: Path) -> None:
    photos = world / "content/sites/dinh-mot/photos"
    photos.mkdir()
    name = "cong-dinh-" * 22 + ".jpg"
    shutil.copy(BROKEN / "photo-same-name/content/sites/dinh-mot/photos/a-b.jpg", photos / name)
    _edit(
        world / "content/sites/dinh-mot/site.yaml", "kind:", f"photos: [{{file: {name}, credit: A, licence: C}}]\nkind:"
    )
    for language in ("vi", "en"):
        path = world / f"content/sites/dinh-mot/{language}.md"
        _edit(path, "text:", f"photos: {{{name}: {{alt: a, caption: b}}}}\ntext:")


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


# What a folder in Git cannot hold on every system, and slips in the theme, which has one copy.
BY_HAND: dict[str, Callable[[Path], None]] = {
    "symlink": _symlink,
    "name-long": _long_name,
    "name-not-utf8": lambda world: named(world / "content/sites/dinh-mot", b"c\xf4ng.jpg").touch(),
    "name-twice": _two_spellings,
    "file-large": lambda world: (world / "content/about/vi.md").write_bytes(b"- " * 200_000),
    "file-special": lambda world: os.mkfifo(world / "content/sites/dinh-mot/km.md"),
    "printed-unread": lambda world: (world / "content/sites/dinh-mot/vi.md").unlink(),
    **{
        code: lambda world, old=old, new=new: _edit(world / "templates/languages/km.yaml", old, new)
        for code, old, new in (
            ("words-missing", "  feed: ព័ត៌មានថ្មី (Atom)\n", ""),
            ("word-unknown", "  feed:", "  feeds: ព័ត៌មាន\n  feed:"),
            ("word-category", '{other: "{number} កន្លែង"}', '{other: "{number} កន្លែង", few: "{number} កន្លែង"}'),
            ("word-braces", "{first} ដល់", "{first ដល់"),
            ("word-place-unknown", "{first} ដល់", "{frist} ដល់"),
            ("word-place-missing", "stop: កន្លែងទី {number}", "stop: កន្លែងទី"),
            ("word-html", "  skip: ", "  skip: <b>"),
            ("word-list", "1 2 3 4 5", "1 2 4 5"),
            ("plural-rule", "script: khmer\n", "script: khmer\nplural: {one: nhiều}\n"),
        )
    },
    **{
        f"shop-{code}": lambda world, old=old, new=new: _edit(world / "templates/shop/vi.yaml", old, new)
        for code, old, new in (
            ("words-missing", "  relic: Di tích\n", ""),
            ("word-unknown", "  relic: Di tích", "  relics: Di tích\n  relic: Di tích"),
            ("file-name", "file: DOC-TRUOC", "file: ĐỌC/TRƯỚC.txt"),
        )
    },
    "ticket-design": lambda world: (world / "templates/ticket.svg").write_text("<svg/>"),
    "template-name": lambda world: _edit(world / "templates/404.html", "greeting in greetings", "greeting in greeting"),
    **{
        f"design-{code}": lambda world, old=old, new=new: _edit(world / "templates/plaques/gate.svg", old, new)
        for code, old, new in (
            ("syntax", '<rect x="0" y="36"', '<rect x="0 y="36"'),
            ("page", 'viewBox="0 0 148 210"', 'viewBox="0 0 148 100"'),
            ("element", '<circle cx="7" cy="7" r="2.1"/>', '<linearGradient id="a"/>'),
            ("style", '<rect x="0" y="36"', '<rect style="stroke:#201A15;stroke-width:1" x="0" y="36"'),
            ("colour", 'height="1" fill="#B8862D"', 'height="1" fill="url(#a)"'),
            ("font", 'font-family="Noto Serif" font-weight="700" text-anchor', 'font-family="Arial" text-anchor'),
            ("layer", '<g id="ground"', '<g id="back"'),
            ("number", 'data-width="126" data-height="38"', 'data-width="rộng" data-height="38"'),
            ("names", 'id="names-5" data-names="5-"', 'id="names-5" data-names="5-8"'),
            ("name", 'height="1" fill="#B8862D"', 'height="1" fill="{{ ten }}"'),
            ("symbol", 'id="symbol"', 'id="ma"'),
            ("covered", 'fill="#FFFFFF"/>', 'fill="#FFFFFF"/>\n    <circle cx="74" cy="128" r="8" fill="#8C1D18"/>'),
            ("outside", 'x="74" y="203.4"', 'x="74" y="208"'),
            ("overlap", 'x="74" y="188.4"', 'x="74" y="183"'),
            ("near", 'cx="7" cy="203"', 'cx="35" cy="176"'),
        )
    },
    "agree-pattern": lambda world: _edit(world / "templates/agreement/vi.yaml", 'pattern: "', 'pattern: "('),
    "agree-unit": lambda world: _edit(world / "templates/agreement/vi.yaml", "  USD: [USD, 1]", "  USD: USD"),
    "country-wards": lambda world: _edit(
        world / "templates/countries/VN.yaml", "file: VN-wards.csv", "file: wards.csv"
    ),
    "template-empty": lambda world: (world / "templates/code.html").write_text(""),
    "drawing-unfit": lambda world: _edit(world / "templates/parts/roof-museum.svg", "</svg>", '<circle r="9"/></svg>'),
    "page-unmarked": lambda world: _edit(world / "templates/code.html", ' data-plaque="{{ plaque.code }}"', ""),
    "template-syntax": lambda world: _edit(world / "templates/404.html", "{% if loop.first %}", "{% if loop.first }"),
}


# What only history can tell: a plaque is printed, committed, and then this happens.
AFTERWARDS: dict[str, Callable[[Path], None]] = {
    "plaque-gone": lambda world: (world / PLAQUE).unlink(),
    "print-undone": lambda world: (world / PLAQUE).write_text("relic: dinh-mot\n", "utf-8"),
    "print-altered": lambda world: _edit(world / PLAQUE, "mask: 2", "mask: 3"),
    "life-cut": lambda world: _edit(world / PLAQUE, "  - {stage: designed, on: 2026-01-02, by: Nguyễn Văn A}\n", ""),
    "plaque-watched": _rewrite_history,
    "plaque-turned": lambda world: _edit(world / PLAQUE, "relic: dinh-mot", "relic: chua-hai"),
}


# What a change does to a plaque that was printed and committed: said where it is asked for.
IMPACTS: dict[str, Callable[[Path], None]] = {
    "impact-name": lambda world: _edit(world / "content/sites/dinh-mot/vi.md", "name: Đình Một", "name: Đình Mốt"),
    "impact-kind": lambda world: _edit(
        world / "content/sites/dinh-mot/site.yaml", "kind: communal-house", "kind: shrine"
    ),
    "impact-steward": lambda world: _edit(world / "content/project.yaml", "steward: Đoàn thử", "steward: Đoàn xã Thử"),
}


def break_it(code: str, world: Path) -> None:
    """Make this mistake in a right site."""
    if (BROKEN / code / "content").is_dir():
        shutil.copytree(BROKEN / code / "content", world / "content", dirs_exist_ok=True)
    if code in BY_HAND:
        BY_HAND[code](world)
    if code.startswith(OF_PACKETS):
        break_packet(code, world)
    if code.startswith(OF_TABLES):
        shutil.copytree(BROKEN / code / "tables", world / "tables")
    if code in AFTERWARDS:
        printed_and_committed(world)
        AFTERWARDS[code](world)
    if code in IMPACTS:
        printed_and_committed(world)
        IMPACTS[code](world)


@pytest.fixture
def theme(world: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The world with a theme of its own, so that it may be spoilt."""
    shutil.copytree(ROOT / "templates", world / "templates")
    monkeypatch.setattr(cli, "TEMPLATES", world / "templates")
    return world


OF_PACKETS = "packet-"
"""How the codes begin of what `ditich translate in` alone says."""

OF_TABLES = "csv-"
"""How the codes begin of what `ditich export --back` alone says."""

OF_FACTS = ("fact-", "glossary-", "agree-")
"""How the codes begin of what `ditich facts` alone says."""

OF_COUNTS = "count-"
"""How the codes begin of what `ditich counts` says of its own files."""

IN_TEMPLATES = (
    *("design-", "template-", "word-", "words-", "plural-", "country-wards", "page-unmarked", "drawing-unfit"),
    *("agree-pattern", "agree-unit", "shop-", "ticket-design"),
)
"""How the codes of slips in the theme begin."""


@pytest.mark.parametrize("code", CODES)
def test_each_mistake_is_reported_with_its_place_and_hint_and_publishes_nothing(
    code: str, world: Path, request: pytest.FixtureRequest
) -> None:
    if code.startswith(IN_TEMPLATES):
        request.getfixturevalue("theme")
    before = snapshot(world / "output")
    break_it(code, world)

    said = {}
    for locale in ("vi", "en"):
        command = ["check", "--against", "HEAD"] if code in AFTERWARDS else ["build" if locale == "vi" else "check"]
        command = ["check", "--print-impact", "HEAD"] if code in IMPACTS else command
        command = ["facts"] if code.startswith(OF_FACTS) else command
        command = ["counts"] if code.startswith(OF_COUNTS) else command
        command = ["translate", "in", str(world / "packet.docx")] if code.startswith(OF_PACKETS) else command
        if code.startswith(OF_TABLES):
            command = ["export", "--back", str(next((world / "tables").iterdir()))]
        result = ditich(world, "--lang", locale, *command)
        said[locale] = re.sub(r"\b[0-9a-f]{10}\b", "0123456789", result.stderr.replace(str(world), "…"))
        assert (0 if code in WARNINGS else 1) == result.exit_code, result.output

    for locale, text in said.items():
        expected = BROKEN / code / f"expected.{locale}.txt"
        if request.config.getoption("--renew"):
            expected.write_text(text, "utf-8")
        assert expected.read_text("utf-8") == text
        assert f"[{code}]" in text
    if code not in WARNINGS:
        assert before == snapshot(world / "output")


def test_every_problem_has_a_folder() -> None:
    assert set(PROBLEMS) - NO_AUTHOR_CAN == set(CODES)


def test_all_mistakes_of_all_files_are_reported_in_one_run(world: Path) -> None:
    for code in ("empty-file", "code-wrong", "origin", "field-unknown"):
        break_it(code, world)

    result = ditich(world, "--lang", "en", "check")

    for code in ("empty-file", "code-wrong", "origin", "field-unknown"):
        assert f"[{code}]" in result.stderr
    assert "errors: 4" in result.stderr


def test_a_policy_that_cannot_be_filled_is_a_problem_of_its_template(theme: Path) -> None:
    """It is filled before any page is."""
    _edit(theme / "templates/hosts/policy.txt", "~ style_hashes if", "~ style_hahses if")
    result = ditich(theme, "--lang", "en", "build")

    assert 1 == result.exit_code
    assert "templates/hosts/policy.txt:1:1: error[template-name]" in result.stderr


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"templates/\xff.html", r"templates/\xff.html"),
        (b"templates/parts/roof-\xff.svg", r"templates/parts/roof-\xff.svg"),
        (b"content/sites/\xc4\x90\xecnh/vi.md", r"content/sites/Đ\xecnh"),
        (b"content/sites/\xc4\x90\xecnh/photos/\xff.jpg", r"content/sites/Đ\xecnh"),
        (b"content/plaques/4nvh3\xff.yaml", r"content/plaques/4nvh3\xff.yaml"),
        (b"content/sites/dinh-mot/audio/vi\xa0.mp3", r"content/sites/dinh-mot/audio/vi\xa0.mp3"),
        ("content/sites/dinh-mot/photos/cổng ½.jpg".encode(), None),
    ],
    ids=("template", "drawing", "folder", "twice-in-a-path", "plaque", "recording", "UTF-8"),
)
@pytest.mark.parametrize("command", ["build", "check", "archive"])
def test_a_name_that_is_not_utf_8_is_said_once_wherever_it_is(
    theme: Path, name: bytes, shown: str | None, command: str
) -> None:
    path = named(theme, name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    result = ditich(theme, "--lang", "en", command)

    if shown is None:  # the control
        assert "name-not-utf8" not in result.stderr
        return
    assert 1 == result.exit_code
    assert [f"{shown}:1:1: error[name-not-utf8]"] == re.findall(r".*error\[name-not-utf8\]", result.stderr)


def test_names_in_the_spelling_of_macos_are_the_same_names(world: Path) -> None:
    """macOS writes file names in NFD; authors write NFC in YAML."""
    folder = world / "content" / "sites"
    (folder / "dinh-mot").rename(folder / unicodedata.normalize("NFD", "Đình Một"))

    result = ditich(world, "check")

    assert 0 == result.exit_code, result.output
