"""A template is filled in, strictly; and what is wrong with it is told where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from generator.diagnostics.problem import Problem, Refusal
from generator.store import FileRef, file_ref
from generator.text.prose import Prose
from generator.theme.templating import page
from tests.support.prose import prose

WORDS = (("hello", "Xin chào"), ("items", "Mục"))


EMPHASIS = prose("*a*", inline=True)


@dataclass(frozen=True)
class Item:
    name: str
    count: int


@dataclass(frozen=True)
class View:
    title: str = "Đình & chùa <b>"
    items: tuple[Item, ...] = (Item("một", 1), Item("hai", 2))
    nothing: str | None = None
    text: Prose = EMPHASIS


@pytest.fixture
def theme(tmp_path):
    """Writes a theme of these files, by their names."""

    def write(**files: str) -> tuple[FileRef, ...]:
        for name, text in files.items():
            path = tmp_path / "templates" / name.replace("__", "/").replace("_", ".", 1)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        return tuple(file_ref(path) for path in sorted((tmp_path / "templates").rglob("*.html")))

    return write


def filled(files: tuple[FileRef, ...], view: Any = View()) -> str:
    return page("a.html", view, WORDS, files).decode()


def refused(files: tuple[FileRef, ...], view: Any = View()) -> Problem:
    """What is wrong with a template."""
    with pytest.raises(Refusal) as caught:
        filled(files, view)
    return caught.value.problem


def test_a_template_is_given_the_view_s_fields_and_the_words(theme):
    files = theme(a_html="{{ words.hello }}: {% for item in items %}{{ item.name }}={{ item.count }} {% endfor %}\n")

    assert "Xin chào: một=1 hai=2 " == filled(files)


def test_what_an_author_wrote_is_escaped_and_prose_is_html(theme):
    assert "Đình &amp; chùa &lt;b&gt; <em>a</em>" == filled(theme(a_html="{{ title }} {{ text }}"))


def test_in_an_attribute_as_well(theme):
    assert '<a title="&#34;&#39;&gt;">' == filled(theme(a_html='<a title="{{ title }}">'), View(title="\"'>"))


def test_a_line_that_is_only_a_tag_of_the_template_leaves_no_line(theme):
    assert "a\nb\n" == filled(theme(a_html="a\n  {% if title %}\nb\n  {% endif %}\n"))


def test_templates_build_on_one_another(theme):
    files = theme(
        a_html='{% extends "base.html" %}{% block main %}{% include "parts/p.html" %}{% endblock %}',
        base_html="<{% block main %}{% endblock %}>",
        parts__p_html="{{ items[0].name }}",
    )

    assert "<một>" == filled(files)


@pytest.mark.parametrize(
    "use",
    [
        "{{ tilte }}",
        "{% if tilte %}{% endif %}",
        "{% for x in tilte %}{% endfor %}",
        "{{ tilte.upper() }}",
        "{{ tilte | upper }}",
        "{{ 'x' ~ tilte }}",
        "{{ tilte == 'x' }}",
        "{{ 'x' in tilte }}",
        "{{ tilte[0] }}",
        "{{ tilte() }}",
        "{{ tilte + 'x' }}",
        "{{ [tilte] | join }}",
        "{{ tilte | length }}",
        "<a href='{{ tilte }}'>",
    ],
)
def test_a_name_that_is_not_given_stops_the_build_however_it_is_used(theme, use):
    """An empty place in a page is seen by nobody until a visitor sees it."""
    problem = refused(theme(a_html=f"line\n  {use}\n"))

    assert ("template-name", "templates/a.html", 2, 3) == (
        problem.code,
        problem.at.path,
        problem.at.line,
        problem.at.column,
    )
    assert {"name": "tilte", "best": "title"} == problem.values


@pytest.mark.parametrize(
    ("use", "name", "best"),
    [
        ("{{ items[0].naem }}", "naem", "name"),
        ("{{ words.helo }}", "helo", "hello"),
        ("{{ wrods.hello }}", "wrods", "words"),
        ("{% for item in items %}{{ item.coutn }}{% endfor %}", "coutn", "count"),
        ("{{ xyzzy }}", "xyzzy", ""),
    ],
)
def test_the_name_that_was_probably_meant_is_among_what_is_given_there(theme, use, name, best):
    problem = refused(theme(a_html=use))

    assert ({"name": name, "best": best}, "did-you-mean" if best else "") == (problem.values, problem.hint)


@pytest.mark.parametrize("use", ["{{ nothing.x }}", "{{ title.x }}", "{{ items.x }}"])
def test_a_part_of_what_has_no_parts_is_not_there_either(theme, use):
    assert "template-name" == refused(theme(a_html=use)).code


def test_the_place_is_in_the_part_that_is_wrong(theme):
    files = theme(a_html='x\n{% include "parts/p.html" %}', parts__p_html="\n\n<b>{{ tilte }}</b>")

    at = refused(files).at
    assert ("templates/parts/p.html", 3, "<b>{{ tilte }}</b>") == (at.path, at.line, at.text)


@pytest.mark.parametrize(
    ("use", "line"),
    [("x\n{% if title %}\n", 2), ("{{ title }\n", 1), ("a\nb\n{% nonsense %}", 3), ("{{ title | shout }}", 1)],
)
def test_a_slip_of_the_template_s_own_language_is_told_with_its_line(theme, use, line):
    problem = refused(theme(a_html=use))

    assert ("template-syntax", "templates/a.html") == (problem.code, problem.at.path)
    assert line <= problem.at.line <= use.count("\n") + 1


def test_a_slip_in_a_part_is_told_of_the_part(theme):
    files = theme(a_html='{% include "parts/p.html" %}', parts__p_html="\n{% if %}")

    assert ("templates/parts/p.html", 2) == (refused(files).at.path, refused(files).at.line)


@pytest.mark.parametrize(
    "use", ['{% include "parts/q.html" %}', '{% extends "bass.html" %}', '{% import "q.html" as q %}']
)
def test_a_part_that_is_not_there_is_told_and_no_crash(theme, use):
    problem = refused(theme(a_html=f"\n{use}" if "extends" not in use else use, base_html=""))

    assert problem.code.startswith("template-")
    assert "templates/a.html" == problem.at.path


def test_only_files_of_the_theme_are_opened(theme, tmp_path):
    """A template in another folder cannot be reached, by whatever way."""
    (tmp_path / "secret.html").write_text("secret")
    files = theme(a_html='.{% include "../secret.html" ignore missing %}{% include "/etc/passwd" ignore missing %}')

    assert "." == filled(files)


def test_a_template_that_changed_is_read_again(theme):
    assert "1" == filled(theme(a_html="1"))
    assert "2" == filled(theme(a_html="2"))


def test_a_theme_may_lie_anywhere(theme):
    """Under a folder called templates as well."""
    files = theme(templates__x__a_html="")

    assert [] == [file for file in files if not Path(file.path).is_file()]
    assert "1" == filled(theme(a_html="1"))
