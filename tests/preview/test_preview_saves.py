"""What is saved is shown before it is built, exactly as a build would make it; the build has the last word."""

from __future__ import annotations

import gc
import os
import shutil
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import pytest

from generator.commands import context, preview_build
from generator.commands.preview import Preview
from generator.commands.preview_build import Outcome, build_after_change
from generator.outputs.resident import FreshRelic
from generator.theme import templating
from tests.support.html import seen
from tests.support.worlds import BUILT_IN, RELIC, STORY, TEMPLATES, add_photo, ditich, edit, snapshot

PAGE = "/vi/dinh-mot/"


@dataclass
class Desk:
    """A preview, and whoever edits what it shows."""

    world: Path
    preview: Preview
    builds: list[str] = field(default_factory=list)
    """One entry a build."""

    def save(self, old: str, new: str, name: str = STORY) -> bool:
        """Edit a file; whether a build is wanted at once."""
        edit(self.world / "content", name, old, new)
        return self.told(name)

    def told(self, *names: str) -> bool:
        """Say that these files of content/ changed."""
        return self.preview.changed({str((self.world / "content").resolve() / name) for name in names})

    def get(self, path: str = PAGE) -> tuple[str, bytes]:
        """Status and body."""
        status: list[str] = []
        body = b"".join(
            self.preview({"PATH_INFO": path, "HTTP_HOST": "localhost"}, lambda code, _: status.append(code))
        )
        return status[0][:3], body

    def text(self, path: str = PAGE) -> str:
        """What is to be read on a page."""
        return seen(self.get(path)[1].decode()).text

    def build(self) -> Outcome:
        """The whole build, as the other process makes it."""
        outcome = build_after_change(*self.preview.begin())
        self.preview.finish(outcome)
        return outcome


@pytest.fixture
def desk(world: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """The small site, built once."""
    options = context.CommandContext(world / "content", world / "output", BUILT_IN, "vi")
    preview = Preview(options.content, BUILT_IN, options.output, options.store(), options.locale, context.today)
    found, make = Desk(world, preview), preview_build.make

    def counted(*arguments: Any, **more: Any) -> Any:
        found.builds.append("build")
        return make(*arguments, **more)

    monkeypatch.setattr(preview_build, "make", counted)
    preview.rebuild()
    return found


@pytest.fixture
def clean(desk: Desk, tmp_path: Path) -> Callable[[], dict[str, bytes]]:
    """The files of the site that a build gives that knows nothing of an earlier one."""

    def build() -> dict[str, bytes]:
        shutil.copytree(desk.world / "content", tmp_path / "clean/content")
        assert 0 == ditich(tmp_path / "clean", "build").exit_code
        return snapshot(tmp_path / "clean/output/site")

    return build


# ---- shown from memory ------------------------------------------------------------------------------

TEXTS: dict[str, tuple[str, str, str]] = {
    "a sentence": (STORY, "Ba tầng mái.", "Bốn tầng mái, **cột gỗ**."),
    "words less": (STORY, "Dựng năm 1832.", "Dựng."),
    "a list": (STORY, "Ba tầng mái.[^s1]", "- Ba tầng mái[^s1]\n- Cột gỗ[^s1]"),
    "another language": ("sites/dinh-mot/en.md", "Three tiers", "Four tiers"),
    "the other relic": ("sites/chua-hai/vi.md", "Ba tầng mái", "Một tầng mái"),
    "lines before": (STORY, "## Lịch sử", "\n\n## Lịch sử"),
}


@pytest.mark.parametrize(("name", "old", "new"), TEXTS.values(), ids=TEXTS)
def test_a_text_is_shown_without_a_build_as_a_clean_build_gives_it(
    desk: Desk, clean: Callable[[], dict[str, bytes]], name: str, old: str, new: str
) -> None:
    before = snapshot(desk.world / "output")
    state = desk.preview.state
    assert not desk.save(old, new, name)
    expected = clean()
    pages = [path for path in expected if path.endswith((".html", ".png", ".xml", ".txt", ".ics"))]

    assert ["build"] == desk.builds
    assert before == snapshot(desk.world / "output")
    assert state != desk.preview.state
    assert len(pages) > 50
    assert {} == {path: "differs" for path in pages if desk.get(f"/{path}")[1] != expected[path]}


ENTRIES: dict[str, tuple[str, str, str]] = {
    "a name": (STORY, "name: Đình Một", "name: Đình Mốt"),
    "a summary": (STORY, "summary: Đình để thử.", "summary: Đình làng để thử."),
    "a festival": (RELIC, "month: 4", "month: 5"),
    "a day of change": (STORY, "updated: 2026-01-02", "updated: 2026-01-04"),
    # What the quiz and the worksheets of its trail ask.
    "a year": (RELIC, "date: 1832", "date: 1833"),
    "a source": (RELIC, "title: Bài một", "title: Bài hai"),
    "a number": (STORY, "Ba tầng mái.", "Ba tầng mái, năm 1862."),
}


@pytest.mark.parametrize(("name", "old", "new"), ENTRIES.values(), ids=ENTRIES)
def test_what_lists_show_too_is_on_its_own_pages_at_once_and_everywhere_after_the_build(
    desk: Desk, clean: Callable[[], dict[str, bytes]], name: str, old: str, new: str
) -> None:
    shown_at_once_and_everywhere_after_the_build(desk, clean, name, old, new)


def shown_at_once_and_everywhere_after_the_build(
    desk: Desk, clean: Callable[[], dict[str, bytes]], name: str, old: str, new: str
) -> None:
    assert desk.save(old, new, name)
    expected = clean()
    own = [path for path in expected if "dinh-mot" in path and path.endswith((".html", ".png"))]
    assert len(own) > 4
    assert {} == {path: "differs" for path in own if desk.get(f"/{path}")[1] != expected[path]}
    state = desk.preview.state
    desk.build()
    assert state != desk.preview.state, "open lists reload"

    assert ["build", "build"] == desk.builds
    assert expected == snapshot(desk.world / "output/site")
    pages = [path for path in expected if path.endswith(".html")]
    assert {} == {path: "differs" for path in pages if desk.get(f"/{path}")[1] != expected[path]}


A_KIND = (RELIC, "kind: communal-house", "kind: chinese-temple")


def test_a_kind_that_others_are_of_is_shown_at_once_and_everywhere_after_the_build(
    desk: Desk, clean: Callable[[], dict[str, bytes]]
) -> None:
    for relic, kind in (("dinh-ba", "communal-house"), ("mieu-bon", "chinese-temple")):
        folder = shutil.copytree(desk.world / "content/sites/chua-hai", desk.world / "content/sites" / relic)
        edit(folder, "site.yaml", "kind: khmer-pagoda", f"kind: {kind}")
    desk.preview.rebuild()
    desk.builds[:] = ["build"]

    shown_at_once_and_everywhere_after_the_build(desk, clean, *A_KIND)


def test_a_kind_that_no_other_is_of_waits_for_the_build(desk: Desk, clean: Callable[[], dict[str, bytes]]) -> None:
    """The style sheet of every page is another then, and what the policy allows is that of the last build."""
    before = desk.get()
    assert desk.save(A_KIND[1], A_KIND[2], A_KIND[0])
    assert before == desk.get()
    desk.build()
    expected = clean()
    pages = [path for path in expected if path.endswith(".html")]

    assert expected == snapshot(desk.world / "output/site")
    assert {} == {path: "differs" for path in pages if desk.get(f"/{path}")[1] != expected[path]}


def test_where_the_relic_stands_among_others_waits_for_the_build(desk: Desk) -> None:
    """Its pages show its neighbours: what memory knows of them is not right any more."""
    before = desk.get()
    assert desk.save("[chùa Hai](chua-hai)", "chùa Hai")
    assert before == desk.get()
    desk.build()

    assert before != desk.get()


def test_a_build_that_gives_what_was_shown_reloads_no_page(desk: Desk) -> None:
    desk.save("Ba tầng mái", "Bốn tầng mái")
    state, shown = desk.preview.state, desk.get()
    outcome = desk.build()

    assert (state, shown) == (desk.preview.state, desk.get())
    assert outcome.known is None, "nor need the site be told by one process to the other"
    assert b"B\xe1\xbb\x91n t\xe1\xba\xa7ng" in (desk.world / "output/site/vi/dinh-mot/index.html").read_bytes()


def test_a_save_that_takes_another_back_shows_what_was_there(desk: Desk) -> None:
    shown, state = desk.get(), desk.preview.state
    desk.save("Ba tầng mái", "Bốn tầng mái")
    desk.save("Bốn tầng mái", "Ba tầng mái")

    assert (shown, state) == (desk.get(), desk.preview.state)


def test_both_of_two_saves_are_shown(desk: Desk) -> None:
    desk.save("Ba tầng mái", "Bốn tầng mái")
    desk.save("Ba tầng mái", "Năm tầng mái", "sites/chua-hai/vi.md")

    assert "Bốn tầng mái" in desk.text()
    assert "Năm tầng mái" in desk.text("/vi/chua-hai/")
    assert ["build"] == desk.builds


def test_a_draft_is_saved_and_not_shown(desk: Desk) -> None:
    desk.save("kind:", "draft: true\nkind:", "sites/chua-hai/site.yaml")
    desk.build()
    assert not desk.save("Ba tầng mái", "Năm tầng mái", "sites/chua-hai/vi.md")

    assert "404" == desk.get("/vi/chua-hai/")[0]
    assert "200" == desk.get()[0]


def test_what_the_first_save_needs_is_loaded_and_compiled_before_it(desk: Desk) -> None:
    shown = desk.get()
    templating._environment.cache_clear()
    desk.preview.warm_up()

    assert 1 == templating._environment.cache_info().currsize
    assert (shown, ["build"]) == (desk.get(), desk.builds)


# ---- what needs a build -----------------------------------------------------------------------------


def a_new_relic(content: Path) -> str:
    shutil.copytree(content / "sites/dinh-mot", content / "sites/dinh-ba")
    return "sites/dinh-ba/vi.md"


def a_deleted_relic(content: Path) -> str:
    shutil.rmtree(content / "sites/chua-hai")
    return "sites/chua-hai/vi.md"


def a_renamed_folder(content: Path) -> str:
    (content / "sites/chua-hai").rename(content / "sites/chua-ba")
    return "sites/chua-hai/site.yaml"


def the_project(content: Path) -> str:
    edit(content, "project.yaml", "steward: Đoàn thử", "steward: Đoàn khác")
    return "project.yaml"


def a_plaque(content: Path) -> str:
    (content / "plaques/9cr7t.yaml").unlink()
    return "plaques/9cr7t.yaml"


def the_about_page(content: Path) -> str:
    edit(content, "about/vi.md", "Chỉ để thử", "Để thử")
    return "about/vi.md"


def a_photograph(content: Path) -> str:
    add_photo(content)
    return "sites/dinh-mot/photos/Cổng đình.jpg"


def a_text_with_another_name(content: Path) -> str:
    (content / "sites/dinh-mot/fr.md").write_text("Bonjour", "utf-8")
    return "sites/dinh-mot/fr.md"


@pytest.mark.parametrize(
    "change",
    [
        a_new_relic,
        a_deleted_relic,
        a_renamed_folder,
        the_project,
        a_plaque,
        the_about_page,
        a_photograph,
        a_text_with_another_name,
    ],
    ids=lambda change: change.__name__,
)
def test_everything_else_is_built(desk: Desk, change: Callable[[Path], str]) -> None:
    state = desk.preview.state
    assert desk.told(change(desk.world / "content"))
    assert state == desk.preview.state
    outcome = desk.build()

    assert state != desk.preview.state
    if not outcome.failed:
        site = snapshot(desk.world / "output/site")
        assert [] == [path for path in site if path.endswith(".html") and desk.get(f"/{path}")[1] != site[path]]


def test_a_template_is_built(desk: Desk) -> None:
    assert desk.preview.changed({str(TEMPLATES / "relic.html")})


def test_on_another_day_all_is_built(desk: Desk) -> None:
    """The next festivals are others."""
    desk.preview.today = lambda: "2027-03-04"
    edit(desk.world / "content", STORY, "Ba tầng", "Bốn tầng")

    assert desk.told(STORY)


# ---- problems ---------------------------------------------------------------------------------------


def test_an_error_is_shown_and_mended_without_a_build(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    shown = desk.get()
    assert not desk.save("Ba tầng mái.[^s1]", "Ba tầng mái.[^s9]")
    assert "500" == desk.get()[0]
    assert "500" == desk.get("/en/")[0]
    assert "content/sites/dinh-mot/vi.md:15:13: lỗi[citation-unknown]" in desk.text()
    assert "lỗi[citation-unknown]" in capsys.readouterr().err
    desk.save("Dựng năm", "Dựng vào năm [^s8]", "sites/chua-hai/vi.md")
    assert "dinh-mot/vi.md:15:13" in desk.text()
    assert "chua-hai/vi.md:10:14" in desk.text()
    desk.save("Dựng vào năm [^s8]", "Dựng năm", "sites/chua-hai/vi.md")
    assert not desk.save("[^s9]", "[^s1]")

    assert shown == desk.get()
    assert ["build"] == desk.builds


def test_a_warning_is_shown_and_mended_without_a_build(desk: Desk) -> None:
    desk.save("summary: Đình để thử.", "summary: “Đình để thử.”")
    assert "cảnh báo[quotes-typographic]" in desk.text("/en/")
    desk.save("summary: “Đình để thử.”", "summary: Đình để thử.")

    assert "cảnh báo" not in desk.text("/en/")


def test_a_build_says_the_same_of_an_error_and_its_mending_is_shown_at_once(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = desk.get()
    desk.save("Ba tầng mái.[^s1]", "Ba tầng mái.[^s9]")
    wrong, state = desk.get(), desk.preview.state
    desk.build()
    assert (wrong, state) == (desk.get(), desk.preview.state)
    assert 1 == capsys.readouterr().err.count("citation-unknown")
    desk.save("[^s9]", "[^s1]")

    assert shown == desk.get()


def test_content_that_was_wrong_from_the_start_is_read_again_too(desk: Desk) -> None:
    edit(desk.world / "content", STORY, "Ba tầng mái.[^s1]", "Ba tầng mái.[^s9]")
    options = desk.preview
    other = Preview(options.content, BUILT_IN, options.output, options.store, options.locale, context.today)
    other.rebuild()
    again = Desk(desk.world, other)
    assert "vi.md:15:13: lỗi[citation-unknown]" in again.text()
    assert not again.save("\nBa tầng mái.[^s9]", "\n\nBa tầng mái.[^s9]")
    assert "vi.md:16:13: lỗi[citation-unknown]" in again.text()
    assert again.save("[^s9]", "[^s1]"), "there is no site yet"
    assert "500" == again.get()[0]
    again.build()

    assert "Ba tầng mái" in again.text()


def test_what_only_the_build_finds_stays_until_it_is_mended(desk: Desk) -> None:
    """Another relic's save does not hide it."""
    edit(desk.world / "content", "project.yaml", "address: https://thu.example", "address: thu")
    assert desk.told("project.yaml")
    desk.build()
    assert "content/project.yaml:1:" in desk.text()
    desk.save("Ba tầng mái.[^s1]", "Ba tầng mái.[^s9]")
    assert "content/project.yaml:1:" in desk.text()
    assert "citation-unknown" in desk.text()
    desk.save("[^s9]", "[^s1]")
    assert "content/project.yaml:1:" in desk.text()
    edit(desk.world / "content", "project.yaml", "address: thu", "address: https://thu.example")
    desk.told("project.yaml")
    desk.build()

    assert "200" == desk.get()[0]


def test_what_the_build_found_in_a_folder_may_be_mended_there(desk: Desk) -> None:
    """An old id that another relic has: no folder shows it by itself."""
    desk.save("kind:", "was: [chua-hai]\nkind:", RELIC)
    desk.build()
    assert "was-taken" in desk.text()
    desk.save("was: [chua-hai]\n", "", RELIC)

    assert "200" == desk.get()[0]


def test_a_page_that_cannot_be_made_says_so(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> bytes:
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr("generator.theme.templating.page", broken)
    desk.save("Ba tầng mái", "Bốn tầng mái")

    assert "500" == desk.get()[0]
    assert "200" == desk.get("/vi/chua-hai/")[0]


# ---- beside a build ---------------------------------------------------------------------------------


@pytest.mark.parametrize("reads_it", [True, False], ids=["which reads it", "which does not"])
@pytest.mark.parametrize("first", ["Bốn tầng mái", "Ba tầng mái.[^s9] Cột gỗ"], ids=["right", "wrong"])
def test_a_save_during_a_build_is_shown_until_the_next_one(desk: Desk, first: str, *, reads_it: bool) -> None:
    """Whether that build had read the file before, and whether it fails."""
    desk.save("Ba tầng mái", first)
    order = desk.preview.begin()
    outcome = None if reads_it else build_after_change(*order)
    assert not desk.save(first, "Năm tầng mái")
    assert "Năm tầng mái" in desk.text()
    desk.preview.finish(outcome or build_after_change(*order))
    assert "Năm tầng mái" in desk.text()
    state = desk.preview.state
    desk.build()

    assert "Năm tầng mái" in desk.text()
    assert state == desk.preview.state
    assert "Năm tầng mái" in (desk.world / "output/site/vi/dinh-mot/index.html").read_text("utf-8")


def test_an_error_saved_during_a_build_is_shown_after_it(desk: Desk) -> None:
    desk.save("Ba tầng mái", "Bốn tầng mái")
    outcome = build_after_change(*desk.preview.begin())
    desk.save("Bốn tầng mái.[^s1]", "Bốn tầng mái.[^s9]")
    desk.preview.finish(outcome)

    assert "500" == desk.get()[0]
    assert "citation-unknown" in desk.text()


def test_a_text_saved_while_a_name_is_built_is_shown_before_and_after(desk: Desk) -> None:
    desk.save("name: Chùa Hai", "name: Chùa Hài", "sites/chua-hai/vi.md")
    order = desk.preview.begin()
    desk.save("Ba tầng mái", "Bốn tầng mái")
    assert "Bốn tầng mái" in desk.text()
    desk.preview.finish(build_after_change(*order))

    assert "Bốn tầng mái" in desk.text()
    assert "Chùa Hài" in desk.text("/vi/")


def test_nothing_is_kept_of_a_save(desk: Desk) -> None:
    for number in range(30):
        desk.save("Ba tầng mái" if not number else f"Mái thứ {number - 1}", f"Mái thứ {number}")
        assert f"Mái thứ {number}" in desk.text()
    gc.collect()
    assert 1 == sum(isinstance(kept, FreshRelic) for kept in gc.get_objects())
    desk.build()
    gc.collect()

    assert 0 == sum(isinstance(kept, FreshRelic) for kept in gc.get_objects())
    assert "Mái thứ 29" in desk.text()


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_folder_with_letters_of_vietnamese_is_read_again(desk: Desk, form: Literal["NFC", "NFD"]) -> None:
    """However the system spells the path."""
    content = desk.world / "content"
    shutil.copytree(content / "sites/chua-hai", content / "sites/chùa ba")
    assert desk.told("sites/chùa ba/vi.md")
    desk.build()
    edit(content, "sites/chùa ba/vi.md", "Ba tầng mái", "Sáu tầng mái")
    assert not desk.told(unicodedata.normalize(form, "sites/chùa ba/vi.md"))

    assert "Sáu tầng mái" in desk.text("/vi/chua-ba/")


def test_a_file_that_may_not_be_read_is_said_by_the_build(desk: Desk) -> None:
    if os.geteuid() == 0:
        (desk.world / "content" / STORY).unlink()
        os.mkfifo(desk.world / "content" / STORY)
    else:
        (desk.world / "content" / STORY).chmod(0)
    desk.told(STORY)
    desk.build()

    assert "500" == desk.get()[0]
