"""What is published: the same bytes by whatever way one comes to them, all of it or nothing.

tests/golden/ holds every text output of the small site. `python -m pytest tests/test_build.py --renew` writes it anew;
read the difference.
"""

from __future__ import annotations

import io
import os
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PIL import Image

from generator.commands import cli, context
from generator.outputs import fingerprint
from generator.outputs.build import make
from generator.store import Store
from generator.web import share_images
from tests.support.day import TODAY
from tests.support.worlds import BUILT_IN, ROOT, STORY, TEMPLATES, add_photo, ditich, edit, snapshot

GOLDEN = Path(__file__).parent / "golden"


def store_of(folder: Path) -> Store:
    """Where `ditich` keeps its results in a folder."""
    return context.CommandContext(folder / "content", folder / "output", BUILT_IN, "vi").store()


# ---- incremental is clean -------------------------------------------------------------------------

HEADINGS = {
    "vi": ("Lịch sử hình thành", "Nét đẹp kiến trúc", "Giá trị lịch sử – văn hóa"),
    "en": ("How it came to be", "The beauty of its architecture", "Historical and cultural value"),
    "km": ("ប្រវត្តិនៃការកកើត", "សម្រស់នៃស្ថាបត្យកម្ម", "តម្លៃប្រវត្តិសាស្ត្រ និងវប្បធម៌"),
    "zh": ("历史沿革", "建筑之美", "历史文化价值"),
}
CODES = ("4nvh3", "9cr7t")

OMON = "Phường Ô Môn,Thành phố Cần Thơ,10.1245,105.6250,54.69"
"""Its line in templates/countries/VN-wards.csv."""

IN_A_WARD = ", ward: 'phường Ô Môn, thành phố Cần Thơ', ward_sources: [s1]"


@dataclass(frozen=True)
class State:
    """A small site, by what may be changed about it. Written out, it is content/, and what its theme has of its own."""

    first: str = "dinh-mot"
    """The folder of a relic that changes; beside it stands one that does not."""

    languages: tuple[str, ...] = ("vi", "en")
    spoken: tuple[str, ...] = ("vi", "en", "zh")
    photo: int | None = None
    """The colour of its photograph, if it has one."""

    draft: bool = False
    reversed: bool = False
    plaques: int = 2
    words: int = 0
    """How often the text was changed."""

    steward: str = "Đoàn thử"
    year: int = 1832
    kind: str = "communal-house"
    renamed: int = 0
    """How often its name was changed."""

    linked: bool = False
    """Whether the other relic's text leads to it."""

    was: bool = False
    """Whether it had another id before."""

    trails: bool = False
    """Whether there are two trails with names, one stop on both."""

    festival: int = 0
    """The lunar month of its festival; 0: it has none."""

    at_home: bool = True
    """Whether it says its country."""

    below: bool = False
    """Whether it lies below a sub-path."""

    chaptered: bool = False
    """Whether stories have one chapter alone."""

    footer: int = 0
    """How often a sentence of the footer was changed, which every page has;"""

    word: int = 0
    """a word of the interface in Vietnamese,"""

    colour: int = 0
    """the colour of paper,"""

    script: int = 0
    """a script that pages load by the digest of its text,"""

    roof: int = 0
    """the roof-line of one kind, on pages and on plaques,"""

    home: int = 0
    """a word of the country in Vietnamese,"""

    ward: int = 0
    own: int = 0
    table: int = 0
    """and the area of the ward in which the other relic stands."""


def write(state: State, content: Path) -> None:
    """Bring a folder to this state. What is right already is left alone, as an author would."""
    files: dict[str, bytes] = {}
    ids = ("chua-hai", state.first) if state.reversed else (state.first, "chua-hai")
    one, two = (
        f"{{id: {name}, names: {{vi: {name}}}, relics: [{', '.join(stops)}]}}"
        for name, stops in (("a", ids), ("b", ids[:1]))
    )
    trails = f"trails: [{one}, {two}]" if state.trails else f"trail: [{', '.join(ids)}]"
    files["project.yaml"] = (
        f"address: https://thu.example{'/o-mon' if state.below else ''}\nlanguages: [{', '.join(state.spoken)}]\n"
        f"{'country: VN' if state.at_home else ''}\n{'chapters: [history]' if state.chaptered else ''}\n"
        f"{trails}\nsteward: {state.steward}\n"
    ).encode()
    files["about/vi.md"] = _text("vi", "Về trang thử", "site_name: Di tích thử\n", "## Trang này\n\nChỉ để thử.\n")
    if state.own or state.kind == "old-fort":
        own = f"  - {{id: old-fort, names: {{vi: Đồn {state.own}}}, accent: {'men' if state.own % 2 else 'son'}}}\n"
        files["kinds.yaml"] = f"kinds:\n{own}".encode()
    for relic, kind, languages in (
        (state.first, state.kind, state.languages),
        ("chua-hai", "khmer-pagoda", ("vi",)),
    ):
        changing = relic == state.first
        photo, feast = (state.photo, state.festival) if changing else (None, 0)
        files[f"sites/{relic}/site.yaml"] = (
            f"kind: {kind}\ndraft: {str(state.draft and changing).lower()}\n"
            f"founded: {{date: {state.year if changing else 1900}, sources: [s1]}}\n"
            + ("photos: [{file: a.jpg, credit: A, licence: CC0}]\n" if photo is not None else "")
            + ("was: [dinh-cu]\n" if state.was and changing else "")
            + (f"festivals: [{{id: le, month: {state.festival}, days: [1], sources: [s1]}}]\n" if feast else "")
            + f"place: {{address: Khu vực thử, sources: [s1]{'' if changing else IN_A_WARD}}}\n"
            + "sources: {s1: {title: Một, publisher: Báo, grade: B}}\n"
        ).encode()
        for language in languages:
            link = f" Gần [đình]({state.first})." if state.linked and not changing else ""
            words = f"Câu {state.words * changing}.{link}[^s1]"
            told = HEADINGS[language][:1] if state.chaptered else HEADINGS[language]
            body = "".join(f"## {heading}\n\n{words}\n\n" for heading in told)
            front = "photos: {a.jpg: {alt: x, caption: y}}\n" if photo is not None else ""
            front += "festivals: {le: Lễ}\n" if feast else ""
            name = f"{relic} {language} {state.renamed * changing}"
            files[f"sites/{relic}/{language}.md"] = _text(language, name, front, body)
        if photo is not None:
            files[f"sites/{relic}/photos/a.jpg"] = _picture(photo)
    for number, code in enumerate(CODES[: state.plaques]):
        files[f"plaques/{code}.yaml"] = f"relic: {(state.first, 'chua-hai')[number % 2]}\n".encode()
    for path in [path for path in content.rglob("*") if path.is_file()]:
        if path.relative_to(content).as_posix() not in files:
            path.unlink()
    for name, data in files.items():
        path = content / name
        if not path.is_file() or path.read_bytes() != data:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)


def write_theme(state: State, templates: Path) -> None:
    """Bring a copy of the theme to this state; what is right already is left alone."""
    edits = {
        "base.html": ("</footer>", f"<p>Câu cuối trang {state.footer}.</p></footer>", state.footer),
        "languages/vi.yaml": ("feed: Tin mới (Atom)", f"feed: Tin mới {state.word} (Atom)", state.word),
        "style.css": ("--paper: #FBF6EA", f"--paper: #FBF6{state.colour:02X}", state.colour),
        "static/language.js": ("\n", f"// {state.script}\n", state.script),
        "parts/roof-khmer-pagoda.svg": ('d="M', f'd="M8 {state.roof}h9v1h-9zM', state.roof),
        "kinds.yaml": ('vi: "Chùa Khmer Nam tông', f'vi: "Chùa {state.table}', state.table),
        "countries/VN.yaml": ("vi: Phường, xã hiện nay", f"vi: Phường, xã hiện nay {state.home}", state.home),
        "countries/VN-wards.csv": (OMON, OMON.rpartition(",")[0] + f",{50 + state.ward}.5", state.ward),
    }
    for name, (old, new, times) in edits.items():
        text = (TEMPLATES / name).read_text("utf-8")
        assert old in text
        wanted = text.replace(old, new, 1) if times else text
        if (templates / name).read_text("utf-8") != wanted:
            (templates / name).write_text(wanted, "utf-8")


def _text(language: str, name: str, front: str, body: str) -> bytes:
    state = "written" if language == "vi" else "translated"
    return f"---\nname: {name}\nsummary: Để thử.\ntext: {state}\nupdated: 2026-01-02\n{front}---\n\n{body}".encode()


def _picture(colour: int) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (80, 60), (colour, 100, 100)).save(out, "JPEG")
    return out.getvalue()


EDITS: tuple[Callable[[State, random.Random], State], ...] = (
    lambda state, _: replace(state, words=state.words + 1),
    lambda state, _: replace(state, first="dinh-mot" if state.first != "dinh-mot" else "dinh-ba"),
    lambda state, chance: replace(state, languages=("vi", *chance.choice([(), ("en",), ("zh",), ("en", "zh")]))),
    lambda state, chance: replace(state, spoken=chance.choice([("vi", "zh", "en"), ("vi", "en", "km", "zh")])),
    lambda state, chance: replace(state, photo=chance.choice([10, 200])),
    lambda state, _: replace(state, photo=None if state.photo else 99),
    lambda state, _: replace(state, draft=not state.draft),
    lambda state, _: replace(state, reversed=not state.reversed),
    lambda state, _: replace(state, plaques=2 - state.plaques),
    lambda state, _: replace(state, steward=f"{state.steward} 2"),
    lambda state, _: replace(state, year=state.year + 1),
    lambda state, chance: replace(state, kind=chance.choice(["communal-house", "museum", "old-fort"])),
    lambda state, _: replace(state, renamed=state.renamed + 1),
    lambda state, _: replace(state, linked=not state.linked),
    lambda state, _: replace(state, was=not state.was),
    lambda state, _: replace(state, trails=not state.trails),
    lambda state, chance: replace(state, festival=chance.choice([0, 1, 7])),
    lambda state, _: replace(state, own=state.own + 1, kind="old-fort"),
    lambda state, _: replace(state, at_home=not state.at_home),
    lambda state, _: replace(state, below=not state.below),
    lambda state, _: replace(state, chaptered=not state.chaptered),
    lambda state, _: replace(state, footer=state.footer + 1),
    lambda state, _: replace(state, word=state.word + 1),
    lambda state, _: replace(state, colour=state.colour + 1),
    lambda state, _: replace(state, script=state.script + 1),
    lambda state, _: replace(state, roof=state.roof + 1),
    lambda state, _: replace(state, home=state.home + 1, at_home=True),
    lambda state, _: replace(state, ward=state.ward + 1),
    lambda state, _: replace(state, table=state.table + 1),
)
"""What an author may do, and who keeps the theme and the list of wards."""


def edited(state: State, edit: Callable[[State, random.Random], State], chance: random.Random) -> State:
    """The state after this edit, which is another one."""
    while (after := edit(state, chance)) == state:
        pass
    return after


def clean_build(state: State, folder: Path) -> dict[str, bytes]:
    """The site built in a new folder."""
    write(state, folder / "content")
    result = ditich(folder, "build")
    assert 0 == result.exit_code, result.output
    return snapshot(folder / "output")


def test_after_any_edit_the_site_is_the_one_a_clean_build_makes(world, tmp_path, monkeypatch):
    """Every kind of edit and two more, in a random order, each published over what the one before left."""
    chance, state, file_lists = random.Random(12), State(), set()
    templates = shutil.copytree(TEMPLATES, tmp_path / "templates")
    monkeypatch.setattr(cli, "TEMPLATES", templates)
    kinds = [*EDITS, EDITS[0], EDITS[6]]
    chance.shuffle(kinds)
    published: dict[str, bytes] = {}
    for number, kind in enumerate(kinds):
        state = edited(state, kind, chance)
        write(state, world / "content")
        write_theme(state, templates)
        before = published
        # Each edit on another day: festivals are reckoned from it.
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(1_795_860_000 + 40 * 86_400 * number))
        result = ditich(world, "build")
        assert 0 == result.exit_code, result.output
        clean = clean_build(state, tmp_path / f"clean-{number}")
        published = snapshot(world / "output")
        file_lists.add(tuple(clean))

        assert sorted(clean) == sorted(published)
        assert [] == [path for path in clean if clean[path] != published[path]]
        # A theme's is seen on some page or plaque; what an author changes may be in a draft.
        assert published != before or kind not in EDITS[-8:]

    # The edits were not all of words: the files themselves came and went.
    assert len(file_lists) >= 6


def test_clean_builds_are_the_same_everywhere(tmp_path):
    """In folders of other names, in other time zones and languages, with other hash seeds: two, at the same time."""
    places = {
        "a": {"TZ": "Asia/Ho_Chi_Minh", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"},
        "một thư mục/b": {"TZ": "America/Los_Angeles", "LC_ALL": "C", "PYTHONHASHSEED": "77", "PYTHONUTF8": "1"},
    }

    def built(place: str) -> dict[str, bytes]:
        folder = tmp_path / place
        write(State(photo=10), folder / "content")
        options = ["--content", folder / "content", "--output", folder / "output"]
        subprocess.run(
            [sys.executable, "-m", "generator", *options, "build"],
            cwd=ROOT,
            env=os.environ | places[place],
            check=True,
            capture_output=True,
        )
        return snapshot(folder / "output")

    with ThreadPoolExecutor(2) as pool:
        one, other = pool.map(built, places)

    assert sorted(one) == sorted(other)
    assert [] == [path for path in one if one[path] != other[path]]
    assert [] == [path for path, data in one.items() if str(tmp_path).encode() in data]


# ---- all or nothing -------------------------------------------------------------------------------


def test_files_the_plan_no_longer_names_are_removed(world):
    (world / "content/sites/dinh-mot/en.md").unlink()
    before = snapshot(world / "output")
    (world / "content/plaques/4nvh3.yaml").unlink()
    (world / "output/print/zzzzz").mkdir()
    (world / "output/README.md").write_text("mine")

    ditich(world, "build")

    after = snapshot(world / "output")
    assert {"README.md"} == set(after) - set(before)
    assert {"site/q/4nvh3/index.html", "print/4nvh3/4nvh3.pdf"} <= set(before) - set(after)
    edit(world / "content", "about/vi.md", "Di tích thử", "Di tích khác")
    ditich(world, "build")
    folders = [path for name in ("site", "print") for path in (world / "output" / name).rglob("*") if path.is_dir()]
    assert [] == [path for path in folders if not any(path.iterdir())]


def test_a_file_that_is_right_is_not_written_again(world):
    """A host, or a stick, copies only what changed."""
    times = {path: path.stat().st_mtime_ns for path in (world / "output").rglob("*") if path.is_file()}
    edit(world / "content", STORY, "Ba tầng mái", "Bốn tầng mái")

    ditich(world, "build")

    written = {
        path.relative_to(world / "output").as_posix() for path in times if path.stat().st_mtime_ns != times[path]
    }
    pages = ("dinh-mot/index.html", "q/4nvh3/index.html", "offline.json")
    assert {f"site/{language}/{page}" for language in ("vi", "km", "zh") for page in pages} == written


def _spoil_photo(world: Path, _patch: pytest.MonkeyPatch) -> None:
    """Its ends are whole, so that the fault is found only when it is made."""
    add_photo(world / "content", "a.png")
    path = world / "content/sites/dinh-mot/photos/a.png"
    data = path.read_bytes()
    at = data.index(b"IDAT") + 8
    path.write_bytes(data[:at] + bytes(8) + data[at + 8 :])


def _spoil_plaque(world: Path, _patch: pytest.MonkeyPatch) -> None:
    edit(world / "content", "project.yaml", "Đoàn thử", "Đoàn 😀")


def _spoil_program(_world: Path, patch: pytest.MonkeyPatch) -> None:
    def card(*_: object) -> bytes:
        raise ZeroDivisionError

    patch.setattr(share_images, "card", card)


@pytest.mark.parametrize("spoil", [_spoil_photo, _spoil_plaque, _spoil_program])
def test_where_one_output_cannot_be_made_none_is_published(world, monkeypatch, spoil):
    """Whoever's fault it is; ours ends in a traceback."""
    before = snapshot(world / "output")
    edit(world / "content", STORY, "Ba tầng mái", "Bốn tầng mái")
    spoil(world, monkeypatch)
    if spoil is _spoil_program:
        with pytest.raises(ZeroDivisionError):
            ditich(world, "build")
    else:
        assert 1 == ditich(world, "build").exit_code

    assert before == snapshot(world / "output")


def test_every_output_is_tried_before_the_author_is_told(world):
    """All that is wrong, not the first of it."""
    _spoil_photo(world, pytest.MonkeyPatch())
    _spoil_plaque(world, pytest.MonkeyPatch())
    result = ditich(world, "--lang", "en", "build")

    assert "error[photo-cut]" in result.stderr
    assert "error[glyph-missing]" in result.stderr


class PowerCut(BaseException):
    """Nothing catches it."""


def cut_off(monkeypatch: pytest.MonkeyPatch, run: Callable[[], object]) -> None:
    """Run until the power fails just before the new folders take the place of the old ones."""

    def fail(*_: object) -> None:
        raise PowerCut

    with monkeypatch.context() as patch:
        patch.setattr("generator.outputs.publish._exchange", fail)
        with pytest.raises(PowerCut):
            run()


def test_a_build_cut_off_leaves_the_old_site_and_the_next_one_finishes(world, monkeypatch):
    old = published(world)
    edit(world / "content", "about/vi.md", "Di tích thử", "Di tích khác")

    cut_off(monkeypatch, lambda: ditich(world, "build"))

    assert old == published(world)
    assert 0 == ditich(world, "build").exit_code
    assert old != published(world)
    names = {path.name for path in (world / "output").iterdir()}
    assert {"print", "site"} == {name for name in names if not name.endswith((".files", ".last"))}


def published(world: Path) -> dict[str, bytes]:
    """Every file of site/ and print/."""
    return {path: data for path, data in snapshot(world / "output").items() if not path.startswith(".")}


def test_a_store_damaged_in_any_way_builds_the_same_site(world):
    """What is published is not taken from an entry that is cut, emptied, zeroed, or of another hand."""
    before = published(world)
    entries = sorted(path for path in (world / ".cache/store").rglob("*") if path.is_file())
    damages = (
        lambda data: data[: len(data) // 2],
        lambda _: b"",
        lambda data: bytes(len(data)),
        lambda _: entries[0].read_bytes(),
        lambda data: data[:-1] + bytes([data[-1] ^ 1]),
    )
    for number, entry in enumerate(entries):
        data = damages[number % len(damages)](entry.read_bytes())
        entry.write_bytes(data)
    shutil.rmtree(world / "output")

    assert 0 == ditich(world, "build").exit_code

    assert before == published(world)


def test_what_is_published_is_made_again_where_store_and_output_are_gone(world):
    """Nothing was edited, and what is remembered says that all was made."""
    edit(world / "content", "about/vi.md", "Di tích thử", "Di tích khác")
    assert 0 == ditich(world, "build").exit_code
    before = published(world)
    shutil.rmtree(world / ".cache/store")
    shutil.rmtree(world / "output")

    result = ditich(world, "build")

    assert 0 == result.exit_code, result.output
    assert before == published(world)


def test_a_draft_can_be_looked_at_whatever_it_lacks_so_far(world):
    """One file at a time: facts alone; a text without chapters; a photograph that is named, one that nobody named yet."""
    folder, store = world / "content/sites/dinh-ba", Store(world / ".cache/drafts", "1")
    folder.mkdir()

    def looked_at():
        made = make(world / "content", BUILT_IN, TODAY.isoformat(), store, lambda _done, _of: None, drafts=True)
        assert [] == [problem for problem in made.problems if problem.severity == "error"]
        return "site/vi/dinh-ba/index.html" in made.outputs

    facts = "kind: communal-house\ndraft: true\nplace: {address: x, sources: [s1]}\nsources: {s1: {title: t, publisher: p, grade: B}}\n"
    (folder / "site.yaml").write_text(facts, "utf-8")
    assert not looked_at()
    text = "---\nname: Đình Ba\nsummary: …\ntext: written\nupdated: 2026-11-22\n---\n"
    (folder / "vi.md").write_text(text, "utf-8")
    assert looked_at()
    (folder / "vi.md").write_text(text.replace("---\n", "---\nphotos: {a.jpg: {alt: a, caption: b}}\n", 1), "utf-8")
    (folder / "site.yaml").write_text(f"photos: [{{file: a.jpg, credit: A, licence: B}}]\n{facts}", "utf-8")
    assert looked_at()
    (folder / "photos").mkdir()
    shutil.copy(ROOT / "tests/broken/caption-missing/content/sites/dinh-mot/photos/cong.jpg", folder / "photos/a.jpg")
    assert looked_at()
    shutil.copy(folder / "photos/a.jpg", folder / "photos/b.jpg")
    assert looked_at()


def test_with_drafts_no_file_for_a_shop_is_made(world):
    """Nor for the plaque of another relic; and the next build has them all again."""
    store = store_of(world)
    looked_at = make(world / "content", BUILT_IN, TODAY.isoformat(), store, lambda _done, _of: None, drafts=True)
    again = make(world / "content", BUILT_IN, TODAY.isoformat(), store, lambda _done, _of: None)

    assert [] == [path for path in looked_at.outputs if path.startswith("print/")]
    assert any(path.startswith("print/") for path in again.outputs)


@pytest.mark.parametrize("damage", ["cut", "zeroed", "gone", "of another project", "without the relics"])
def test_what_is_remembered_of_the_last_build_is_believed_only_if_it_is_whole(world, tmp_path, damage):
    """Else all is read again: an edit gives the site that a clean build gives."""
    memory = world / ".cache/last-parts"
    for before, after in (("Đình Một", "Đình Hai"), ("Đình Hai", "Đình Khác")):
        edit(world / "content", "sites/dinh-mot/vi.md", f"name: {before}", f"name: {after}")
        if after == "Đình Hai":
            assert 0 == ditich(world, "build").exit_code
    if damage == "cut":
        memory.write_bytes(memory.read_bytes()[:-7])
    elif damage == "zeroed":
        memory.write_bytes(bytes(memory.stat().st_size))
    elif damage == "gone":
        memory.unlink()
    elif damage == "of another project":
        clean_build(State(), tmp_path / "other")
        shutil.copyfile(tmp_path / "other/.cache/last-parts", memory)
    else:
        shutil.rmtree(world / ".cache/store")
    shutil.copytree(world / "content", tmp_path / "clean/content")

    for folder in (world, tmp_path / "clean"):
        result = ditich(folder, "build")
        assert 0 == result.exit_code, result.output

    assert snapshot(tmp_path / "clean/output") == snapshot(world / "output")


def kept_in(world: Path) -> set[str]:
    """What lies in the store."""
    return {path.relative_to(world).as_posix() for path in (world / ".cache/store").rglob("*") if path.is_file()}


def test_what_an_edit_supersedes_leaves_the_store(world):
    """A sentence, a template, a relic's kind and its way back: nothing grows."""
    ditich(world, "build")
    first = kept_in(world)
    for number in range(3):
        edit(world / "content", STORY, "tầng mái", f"tầng mái {number}")
        ditich(world, "build")
        assert len(first) == len(kept_in(world))
        edit(world / "content", STORY, f"tầng mái {number}", "tầng mái")
        ditich(world, "build")

    assert first == kept_in(world)


def test_what_builds_that_failed_left_in_the_store_is_swept_out(world, monkeypatch):
    monkeypatch.setattr("generator.outputs.build.SWEPT_EVERY", 3)
    ditich(world, "build")
    first = kept_in(world)
    for number in range(3):
        edit(world / "content", STORY, "tầng mái", f"tầng mái {number} [^nowhere]")
        assert 1 == ditich(world, "build").exit_code
        edit(world / "content", STORY, f"tầng mái {number} [^nowhere]", f"tầng mái {number}")
        ditich(world, "build")
        edit(world / "content", STORY, f"tầng mái {number}", "tầng mái")
        ditich(world, "build")

    assert first == kept_in(world)


def test_temporary_entries_of_a_killed_build_are_removed(world):
    """Where not even the last cleaning-up ran."""
    (world / ".cache/store/00").mkdir(exist_ok=True)
    (world / ".cache/store/00/.half").write_bytes(b"half")
    edit(world / "content", "about/vi.md", "Di tích thử", "Di tích khác")

    ditich(world, "build")

    assert not (world / ".cache/store/00/.half").exists()


def test_a_build_waits_for_another_one(world):
    """Else each would forget what the other has just made."""
    script = "import sys, time; from filelock import FileLock; lock = FileLock(sys.argv[1]); lock.acquire(); print(flush=True); time.sleep(1)"
    other = subprocess.Popen(
        [sys.executable, "-c", script, str(world / ".cache/lock")], stdout=subprocess.PIPE, text=True
    )
    assert other.stdout
    other.stdout.readline()  # it has the lock
    edit(world / "content", "about/vi.md", "Di tích thử", "Di tích khác")

    result = ditich(world, "--lang", "en", "build")

    assert 0 == result.exit_code
    assert "another build is under way" in result.stderr
    assert ("", None) == other.communicate()
    assert 0 == other.returncode


def test_a_file_that_is_not_ours_in_the_output_stops_the_build(world):
    (world / "output/site/.well-known").mkdir()
    (world / "output/site/.well-known/token").write_bytes(b"mine")
    before = snapshot(world / "output")

    result = ditich(world, "--lang", "en", "build")

    assert 3 == result.exit_code
    assert "token” was not made by ditich" in result.stderr
    assert before == snapshot(world / "output")


def test_a_build_cut_off_is_not_remembered_as_done(world, monkeypatch):
    """Else the next one would say that nothing changed."""
    ditich(world, "build")
    edit(world / "content", STORY, "Ba tầng mái", "Bốn tầng mái")
    cut_off(monkeypatch, lambda: ditich(world, "build"))

    ditich(world, "build")

    assert "Bốn tầng mái" in (world / "output/site/vi/dinh-mot/index.html").read_text("utf-8")


def test_results_of_another_version_of_the_program_are_not_used(world):
    """Another version of a library, or one line of ours, and everything is made anew."""
    store = store_of(world)
    other = Store(store.folder, fingerprint.program(context.PACKAGE, ("another-1.dist-info",)))

    assert store.code != other.code
    assert store.key(share_images.icon_svg, ()) != other.key(share_images.icon_svg, ())


# ---- golden ---------------------------------------------------------------------------------------


def test_the_small_site_equals_the_golden_files(built_world, request):
    """Every page, feed, map and header, but for the style sheet that stands in each and for the names made of digests.

    A golden file only proves that we have not changed our mind.
    """
    texts = {
        path: re.sub(rb"<style>.*?</style>|(?<=sha256-)[^']+|(?<=\.)[0-9a-f]{10}(?=\.)", b"", data, flags=re.DOTALL)
        for path, data in snapshot(built_world / "output/site").items()
        if path.endswith((".html", ".xml", ".txt", "_headers"))
    }
    if request.config.getoption("--renew"):
        shutil.rmtree(GOLDEN, ignore_errors=True)
        for path, data in texts.items():
            (GOLDEN / path).parent.mkdir(parents=True, exist_ok=True)
            (GOLDEN / path).write_bytes(data)
    golden = snapshot(GOLDEN)

    assert sorted(golden) == sorted(texts)
    for path, data in texts.items():
        assert golden[path].decode() == data.decode(), path


def test_worker_processes_make_the_same_bytes_and_the_same_problems(world, monkeypatch):
    """As many processes as cores; nobody can tell from what they made."""
    alone = snapshot(world / "output")
    shutil.rmtree(world / "output")
    shutil.rmtree(world / ".cache")
    monkeypatch.setattr("generator.outputs.workers.PARALLEL_FROM", 1)
    monkeypatch.setattr("os.cpu_count", lambda: 2)

    assert 0 == ditich(world, "build").exit_code
    assert alone == snapshot(world / "output")
    (world / "content/plaques/4nvh3.yaml").write_text("relic: dinh-mot\nsize: A6\ndistance: 1\n", "utf-8")
    assert "[symbol-far]" in ditich(world, "check").stderr


def test_the_other_plaques_are_checked_when_one_cannot_be_made(world):
    """Two wrong plaques are two problems in one run."""
    for code, relic in (("4nvh3", "dinh-mot"), ("9cr7t", "chua-hai")):
        (world / f"content/plaques/{code}.yaml").write_text(f"relic: {relic}\nsize: A6\ndistance: 1\n", "utf-8")

    told = ditich(world, "--lang", "en", "check").stderr

    assert 2 == told.count("[symbol-far]")
    assert "errors: 2" in told
