"""Loading content: a right site is read, a wrong one is refused with a problem at its place."""

from __future__ import annotations

import itertools
import os
import random
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from generator.content.load import load
from tests.support.html import seen
from tests.support.sites import texts_of
from tests.support.worlds import BUILT_IN, RELIC, STORY, add_photo, edit


def codes(content: Path) -> list[str]:
    """What is wrong with the content."""
    return [problem.code for problem in load(content, BUILT_IN).problems]


# ---- a right site ---------------------------------------------------------------------------------


def test_the_small_site_is_right(loaded):
    assert () == loaded.problems
    assert ["dinh-mot", "chua-hai"] == [relic.id for relic in loaded.catalogue.relics]
    assert ["4nvh3", "9cr7t"] == [plaque.code for plaque in loaded.catalogue.plaques]
    assert [("vi", "en"), ("vi",)] == [tuple(s.language for s in relic.stories) for relic in loaded.catalogue.relics]


def test_the_order_in_which_a_disk_lists_files_does_not_matter(content, loaded, monkeypatch):
    """ext4, APFS and NTFS each have their own."""
    scandir, chance = os.scandir, random.Random(4)

    @contextmanager
    def shuffled(folder: str) -> Iterator[list[os.DirEntry[str]]]:
        entries = list(scandir(folder))
        chance.shuffle(entries)
        yield entries

    monkeypatch.setattr(os, "scandir", shuffled)

    assert loaded.catalogue == load(content, BUILT_IN).catalogue


def test_relics_come_in_the_order_of_the_trail_and_others_after_them(content):
    edit(content, "project.yaml", "[dinh-mot, chua-hai]", "[chua-hai]")
    loaded = load(content, BUILT_IN)

    assert loaded.catalogue is not None
    assert ["chua-hai", "dinh-mot"] == [relic.id for relic in loaded.catalogue.relics]


def test_a_draft_is_checked_and_not_published(content):
    """Nor is its plaque; a text may link to it already."""
    edit(content, RELIC, "kind:", "draft: true\nkind:")
    loaded = load(content, BUILT_IN)

    assert loaded.catalogue is not None
    assert ["chua-hai"] == [relic.id for relic in loaded.catalogue.relics]
    assert ["9cr7t"] == [plaque.code for plaque in loaded.catalogue.plaques]
    edit(content, RELIC, "kind: communal-house", "kind: house")
    assert ["choice"] == codes(content)


def test_a_folder_named_in_vietnamese_has_a_plain_address(content):
    (content / "sites/dinh-mot").rename(content / "sites/Đình Một")

    assert [] == codes(content)


def test_a_code_in_capitals_is_the_same_code(content):
    (content / "plaques/4nvh3.yaml").rename(content / "plaques/4NVH3.yaml")
    loaded = load(content, BUILT_IN)

    assert loaded.catalogue is not None
    assert ["4nvh3", "9cr7t"] == [plaque.code for plaque in loaded.catalogue.plaques]


@pytest.mark.parametrize(
    "name", [".DS_Store", "Thumbs.db", "~$vi.docx", "README.md", "sites/.gitkeep", "sites/dinh-mot/desktop.ini"]
)
def test_what_systems_and_editors_leave_behind_is_passed_over(content, name):
    (content / name).write_bytes(b"\xff")

    assert [] == codes(content)


@pytest.mark.parametrize(
    "name",
    [
        "notes.txt",
        "sites/vi.md",
        "sites/dinh-mot/photo.jpg",
        "sites/dinh-mot/photos/a/b.jpg",
        "about/vi.txt",
    ],
)
def test_what_has_no_place_is_said_to_have_none(content, name):
    """Nobody would ever see it."""
    (content / name).parent.mkdir(exist_ok=True, parents=True)
    (content / name).write_text("x")

    assert ["file-unknown"] == codes(content)


def test_a_photograph_is_measured_upright(content):
    exif = Image.Exif()
    exif[0x0112] = 6
    add_photo(content, exif=exif)
    loaded = load(content, BUILT_IN)

    assert loaded.catalogue is not None
    (picture,) = loaded.catalogue.relics[0].pictures
    assert ((480, 640), "cong-dinh") == ((picture.width, picture.height), picture.slug)


def test_a_photograph_copied_from_a_mac_is_found(content):
    add_photo(content)
    folder = content / "sites/dinh-mot/photos"
    (folder / "Cổng đình.jpg").rename(folder / unicodedata.normalize("NFD", "Cổng đình.jpg"))

    assert [] == codes(content)


def test_a_photograph_listed_twice_is_a_problem_of_the_list(content):
    """Where it is listed, as a slip of the list."""
    add_photo(content, "a.jpg")
    edit(content, RELIC, "photos: [", "photos: [{file: a.jpg, credit: A, licence: CC0}, ")

    assert ["listed-twice"] == codes(content)


# ---- a wrong one ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  sources: [s1]\n", "  sources: [s9]\n"),
        ("  sources: [s1]\n", "  sources: [s1]\n  ward: Thử\n  ward_sources: [s9]\n"),
        ("  sources: [s1]\n", "  sources: [s1]\n  latitude: 10.1\n  longitude: 105.6\n  position_sources: [s9]\n"),
    ],
)
def test_each_list_of_sources_names_sources_that_are_there(content, old, new):
    edit(content, RELIC, old, new)

    assert "citation-unknown" in codes(content)


@pytest.mark.parametrize(
    ("code", "column", "written"),
    [
        ("yaml-sign", 10, "worship: &than Thần"),
        ("yaml-extra", 10, "worship: *than"),
        ("yaml-sign", 10, "worship: !than Thần"),
        ("yaml-deep", 21, "worship: " + "[" * 40 + "]" * 40),
        ("yaml-colon", 14, "worship: Thần: Thành hoàng"),
        ("yaml-quote", 10, 'worship: "Thần'),
        ("key-twice", 1, "summary: Đình khác."),
        ("field-unknown", 1, "worshop: Thần"),
    ],
)
def test_a_problem_in_front_matter_stands_at_its_line_of_the_whole_file(content, code, column, written):
    """The front matter is a document of its own to YAML; an author counts the lines of the file."""
    edit(content, STORY, "text:", f"{written}\ntext:")
    line = (content / STORY).read_text("utf-8").split("\n").index(written) + 1
    problem = next(problem for problem in load(content, BUILT_IN).problems if problem.code == code)

    assert (line, column, written) == (problem.at.line, problem.at.column, problem.at.text)


@pytest.mark.parametrize("field", ["worship", "way"])
@pytest.mark.parametrize(
    ("written", "code"),
    [("Thần [^s9]", "citation-unknown"), ("[Đi](javascript:alert(1))", "link-unsafe"), ("[Đi](khong-co)", "link-dead")],
)
def test_each_field_of_front_matter_that_is_markdown_is_checked_as_the_text_is(content, field, written, code):
    edit(content, STORY, "text:", f'{field}: "{written}"\ntext:')

    assert [code] == codes(content)


def test_what_is_wrong_in_one_file_does_not_hide_what_is_wrong_in_another(content):
    """Even where the project or a relic cannot be read at all."""
    (content / "project.yaml").write_text("a: [")
    (content / "sites/chua-hai/site.yaml").write_text("- x")
    edit(content, STORY, "[^s1]", "[^s9]")

    assert ["yaml-brackets", "not-a-mapping", "citation-unknown"] == codes(content)


def test_a_source_that_is_not_there_is_told_once_for_each_relic(content):
    """However often it is cited; and not at all where an id given twice stands where it should."""
    edit(content, STORY, "[^s1]", "[^s9][^s9]")
    edit(content, RELIC, "sources: [s1]", "sources: [s9]")
    (problem,) = load(content, BUILT_IN).problems

    assert ("citation-unknown", "cited-again", 2) == (problem.code, problem.hint, problem.values["more"])

    edit(content, RELIC, "\nsources:\n", "\nsources:\n  s1: {title: a, publisher: b, grade: A}\n")
    assert ["key-twice"] == codes(content)


def test_nothing_but_folders_is_a_site_to_be_begun(tmp_path):
    assert ["file-missing"] == codes(tmp_path)


def test_every_file_may_be_missing(content):
    """One at a time, and all together with any other."""
    names = [path.relative_to(content) for path in sorted(content.rglob("*")) if path.is_file()]
    for gone in [*itertools.combinations(names, 1), *itertools.combinations(names, 2)]:
        for name in gone:
            _hide(content / name)
        loaded = load(content, BUILT_IN)

        assert loaded.catalogue is not None or loaded.problems
        for name in gone:
            _show(content / name)


def _hide(path: Path) -> None:
    """A name that begins with a dot is passed over."""
    path.rename(path.with_name(f".{path.name}"))


def _show(path: Path) -> None:
    path.with_name(f".{path.name}").rename(path)


@pytest.mark.parametrize("source", ["a&b", "a<b", 'a"b', "a*b*", "_a_", "$&", "a\\b", "^"])
def test_a_source_s_id_is_refused_or_cited(content, theme, source):
    """Signs of Markdown and HTML among its letters."""
    edit(content, RELIC, "sources:\n  s1:", f"sources:\n  '{source}': {{title: a, publisher: b, grade: B}}\n  s1:")
    edit(content, STORY, "[^s1]", f"[^{source}]")
    loaded = load(content, BUILT_IN)

    assert loaded.problems or "#src-2" in texts_of(loaded, theme)["site/vi/dinh-mot/index.html"]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (STORY, "{ky-yen: Kỳ yên}", '{ky-yen: Kỳ yên, "khac ": Lễ khác}'),
        (STORY, "{ky-yen: Kỳ yên}", '{"ky-yen ": Kỳ yên}'),
        (RELIC, "sources:\n  s1:", 'sources:\n  " s2 ": {title: a, publisher: b, grade: B, x: y}\n  s1:'),
        (RELIC, "sources: [s1]}", 'sources: [" s1 "]}'),
        (RELIC, "address: Khu vực thử", "address: Khu vực thử [^s1]"),
        (STORY, "text:", 'worship: "Thần \\x5b^s9]"\ntext:'),
        (STORY, "Ba tầng mái.", "Ba tầng &#91;^s9] mái."),
        (STORY, "Ba tầng mái.", "Ba tầng [mái](https://a.vn/[^s1])."),
    ],
    ids=range(8),
)
def test_a_strange_line_is_told_or_shown_and_never_a_crash(content, theme, name, old, new):
    edit(content, name, old, new)
    loaded = load(content, BUILT_IN)

    assert loaded.problems or texts_of(loaded, theme)


@pytest.mark.parametrize("bell", ["\\x07", "\\x0b", "\\e", "\\x00", "\\uFFFE"])
def test_a_character_xml_forbids_does_not_reach_the_feed(content, theme, bell):
    """YAML can write in quotes what no keyboard makes."""
    edit(content, STORY, "name: Đình Một", f'name: "Đình{bell}Một"')
    loaded = load(content, BUILT_IN)

    if not loaded.problems:
        ET.fromstring(texts_of(loaded, theme)["site/vi/feed.xml"])


def test_every_anchor_of_a_page_is_there_once(content, theme):
    """A heading of the about page may be called as one of ours."""
    edit(content, "about/vi.md", "## Trang này", "## Sources\n\nx\n\n## Main\n\ny\n\n## Trang này")

    for path, html in texts_of(load(content, BUILT_IN), theme).items():
        ids = [value for name, value in seen(html).attributes if name == "id"]
        assert sorted(set(ids)) == sorted(ids), path
