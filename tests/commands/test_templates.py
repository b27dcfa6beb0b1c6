"""`ditich templates` says what there is and what the project has its own of; `copy` takes one out, over nothing."""

from __future__ import annotations

import pytest

from tests.support.worlds import TEMPLATES, ditich, snapshot


def listed(world):
    return {line[2:]: line[0] for line in ditich(world, "templates").stdout.splitlines()}


def test_every_built_in_template_is_listed(world):
    names = {path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*") if path.is_file()}

    assert {name for name in names if name != "README.md" and not name.startswith("project/")} == set(listed(world))
    assert {" "} == set(listed(world).values())


def test_what_the_project_has_its_own_of_is_marked(world):
    ditich(world, "templates", "copy", "relic.html")
    (world / "templates/parts").mkdir()
    (world / "templates/parts/ours.html").write_text("x", "utf-8")

    assert {"relic.html": "*", "parts/ours.html": "+"} == {
        name: mark for name, mark in listed(world).items() if mark != " "
    }
    assert f"({world}/templates)" in ditich(world, "templates").stderr


def test_a_copy_is_the_built_in_template_and_the_site_is_built_with_it(world):
    ditich(world, "build")
    result = ditich(world, "--lang", "en", "templates", "copy", "parts/pieces.html")
    copy = world / "templates/parts/pieces.html"

    assert f"copied to {copy}; from now on it counts instead of the built-in one\n" == result.stdout
    assert (TEMPLATES / "parts/pieces.html").read_bytes() == copy.read_bytes()
    before = snapshot(world / "output/site")
    ditich(world, "build")
    assert before == snapshot(world / "output/site")

    ditich(world, "templates", "copy", "404.html")
    page = world / "templates/404.html"
    page.write_text(page.read_text("utf-8").replace("<h1>", "<h1>Trang của ta ", 1), "utf-8")
    assert "không có gì mới" not in ditich(world, "build").stdout
    assert "Trang của ta" in (world / "output/site/404.html").read_text("utf-8")

    page.unlink()
    ditich(world, "build")
    assert before == snapshot(world / "output/site")


def test_a_mistake_in_a_template_of_the_project_is_shown_there(world):
    ditich(world, "templates", "copy", "404.html")
    page = world / "templates/404.html"
    page.write_text(page.read_text("utf-8").replace("greeting in greetings", "greeting in greeting", 1), "utf-8")
    result = ditich(world, "build")

    assert 1 == result.exit_code
    assert "templates/404.html:" in result.stderr


def test_nothing_is_overwritten(world):
    ditich(world, "templates", "copy", "relic.html")
    (world / "templates/relic.html").write_text("mine", "utf-8")
    result = ditich(world, "templates", "copy", "relic.html")

    assert 2 == result.exit_code
    assert "không ghi đè" in result.stderr
    assert "mine" == (world / "templates/relic.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("relik.html", "did you mean: ditich templates copy relic.html"),
        ("pieces.html", "did you mean: ditich templates copy parts/pieces.html"),
        ("../generator/site.py", "there is no template"),
        ("zzz", "there is no template “zzz”; see: ditich templates"),
        ("project/project.yaml", "there is no template"),
    ],
)
def test_an_unknown_name_is_refused_with_the_nearest(world, name, said):
    result = ditich(world, "--lang", "en", "templates", "copy", name)

    assert 2 == result.exit_code
    assert said in result.stderr
    assert not (world / "templates").exists()
