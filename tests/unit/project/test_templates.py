"""A project's template stands for the built-in one of its name, file by file; all others come with the program."""

from __future__ import annotations

import pytest

from generator.content.load import load
from generator.project.templates import Templates, built_in, of_project
from generator.store import file_ref
from generator.theme.theme import read_theme
from tests.support.kinds import USED
from tests.support.languages import SPOKEN
from tests.support.worlds import BUILT_IN, ROOT, TEMPLATES, WORLD


@pytest.fixture
def own(tmp_path):
    """The folder of a project's own templates, empty."""
    folder = tmp_path / "templates"
    folder.mkdir()
    return folder


@pytest.fixture
def layers(own):
    return Templates((own, TEMPLATES))


def put(own, name, text=None):
    """The built-in template of this name as a project's own, changed by a line, or another text."""
    path = own / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes((TEMPLATES / name).read_bytes() + b"\n" if text is None else text.encode())
    return path


def test_without_files_of_its_own_a_project_has_the_built_in_ones(layers, theme):
    assert theme == read_theme(layers, USED, SPOKEN)
    assert TEMPLATES / "relic.html" == layers.path("relic.html")


def test_a_project_need_not_have_the_folder(tmp_path, theme):
    assert theme == read_theme(of_project(tmp_path, TEMPLATES), USED, SPOKEN)


@pytest.mark.parametrize("name", ["relic.html", "parts/pieces.html", "hosts/netlify.toml"])
def test_a_page_template_of_the_project_stands_for_the_built_in_one(own, layers, theme, name):
    """At its place: the order of templates is part of what pages are made from."""
    mine = file_ref(put(own, name))
    expected = [mine if file.path == str(TEMPLATES / name) else file for file in theme.templates]

    assert mine in expected
    assert expected == list(read_theme(layers, USED, SPOKEN).templates)


@pytest.mark.parametrize(
    ("name", "changed"),
    [
        ("style.css", "styles"),
        ("seldom.css", "seldom_style"),
        ("static/find.js", "scripts"),
        ("static/sw.js", "worker"),
        ("fonts/noto-serif-700.ttf", "faces"),
    ],
)
def test_so_does_each_other_file_of_the_theme(own, layers, theme, name, changed):
    put(own, name, "body { color: red }" if name.endswith(".css") else None)
    mine = read_theme(layers, USED, SPOKEN)

    assert getattr(theme, changed) != getattr(mine, changed)
    assert theme.roofs == mine.roofs


def test_a_drawing_of_a_roof_too(own, layers, theme):
    put(own, "parts/roof-plain.svg", (TEMPLATES / "parts/roof-khmer-pagoda.svg").read_text("utf-8"))

    assert read_theme(layers, USED, SPOKEN).roofs == {**theme.roofs, "plain": theme.roofs["khmer-pagoda"]}


def test_a_file_the_program_does_not_have_is_there_beside_the_others(own, layers):
    design = put(own, "plaques/own.svg", "<svg/>")

    assert design in layers.glob("plaques/*.svg")
    assert {"plaques/gate.svg", "plaques/own.svg"} <= set(layers.named("plaques/*.svg"))


def test_the_words_of_a_project_count_whole(own, layers):
    text = (TEMPLATES / "languages/vi.yaml").read_text("utf-8")
    put(own, "languages/vi.yaml", text.replace("feed: Tin mới (Atom)", "feed: Tin của ta"))

    assert "Tin của ta" == load(WORLD / "content", layers).wordings["vi"].words["feed"]


def test_words_it_lacks_are_named(own, layers):
    """It may be older than the program."""
    lines = (TEMPLATES / "languages/vi.yaml").read_text("utf-8").splitlines(keepends=True)
    put(own, "languages/vi.yaml", "".join(line for line in lines if not line.startswith("  feed:")))

    assert [("words-missing", "feed", "templates/languages/vi.yaml")] == [
        (problem.code, problem.values["key"], problem.at.path) for problem in load(WORLD / "content", layers).problems
    ]


def test_the_list_of_wards_is_a_project_s_own_as_well(own, layers):
    put(
        own,
        "countries/VN-wards.csv",
        (TEMPLATES / "countries/VN-wards.csv").read_text("utf-8").rpartition("\n")[0].rpartition("\n")[0] + "\n",
    )
    loaded = load(WORLD / "content", layers)

    assert loaded.references is not None
    assert str(own / "countries/VN-wards.csv") == loaded.references.country.wards.path
    assert load(WORLD / "content", BUILT_IN).references != loaded.references


def test_a_link_that_leads_nowhere_is_not_passed_over(own, layers):
    (own / "relic.html").symlink_to(own / "gone")

    assert own / "relic.html" == layers.path("relic.html")


def test_in_a_checkout_they_lie_beside_the_package_and_are_its_project_s():
    assert TEMPLATES == built_in(ROOT / "generator")
    assert BUILT_IN == of_project(ROOT, TEMPLATES)


def test_where_the_program_is_installed_they_lie_inside(tmp_path):
    (tmp_path / "generator/templates").mkdir(parents=True)

    assert tmp_path / "generator/templates" == built_in(tmp_path / "generator")
