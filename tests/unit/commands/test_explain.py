"""Whoever writes templates is told what they may use; and what is told is what is so."""

from __future__ import annotations

import re
from dataclasses import fields

import jinja2
import pytest
import yaml
from jinja2 import meta, nodes

from generator.commands.explain import VIEWS, fields_of, reference, values_of
from generator.content.load import Loaded
from generator.outputs.output import Output
from generator.outputs.plan import plan
from generator.site import Site
from tests.support.day import TODAY
from tests.support.languages import marked
from tests.support.worlds import TEMPLATES

PAGES = {name for name, view in VIEWS.items() if "page" in {field.name for field in fields(view)}}


@pytest.fixture(scope="module")
def outputs(loaded: Loaded, theme) -> tuple[Output, ...]:
    return plan(Site(loaded.catalogue, loaded.wordings, theme, TODAY))[0]


@pytest.mark.parametrize("template", VIEWS)
def test_every_field_is_explained_with_a_sentence(template):
    """Also those of the pieces a template walks through."""
    text = fields_of(template)

    assert text is not None
    for field in fields(VIEWS[template]):
        (line,) = [line for line in text.split("\n\n")[1].split("\n") if line.startswith(f"  {field.name} ")]
        assert line.rpartition(": ")[2].strip()
    assert "words.…" in text


def test_a_piece_is_explained_where_it_is_used():
    text = fields_of("relic.html") or ""

    assert {"Photograph —", "Image —", "Fact —", "SourceLine —", "PlaqueCard —", "Step —"} <= {
        f"{line.split(' ')[0]} —" for line in text.split("\n")
    }
    assert 1 == text.count("\nStep — ")


@pytest.mark.parametrize("name", ["nothing.html", "base.html", "", "relic", "../relic.html"])
def test_what_is_no_template_is_not_explained(name):
    assert None is fields_of(name)


def test_the_reference_beside_the_templates_is_the_one_written_from_the_code():
    """`make reference` writes it."""
    assert reference() == (TEMPLATES / "README.md").read_text("utf-8")


def test_the_reference_names_every_template_and_every_field():
    text = reference()

    for template, view in VIEWS.items():
        assert f"## {template}\n" in text
        assert [] == [field.name for field in fields(view) if f"| `{field.name}` |" not in text]


def test_every_template_of_the_folder_is_one_of_these():
    """base.html is what the others are built on."""
    there = {path.name for ending in ("html", "xml", "txt") for path in TEMPLATES.glob(f"*.{ending}")}
    there |= {f"hosts/{path.name}" for path in TEMPLATES.glob("hosts/*")}

    assert set(VIEWS) == there - {"base.html"}


@pytest.mark.parametrize("template", VIEWS)
def test_a_template_asks_for_nothing_that_is_not_explained(template):
    """Found by Jinja itself, without filling anything in: also in branches no page of ours comes to."""
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(TEMPLATES), autoescape=True)
    environment.filters["marked"] = marked

    def asked(name: str) -> set[str]:
        tree = environment.parse(environment.loader.get_source(environment, name)[0])
        found = meta.find_undeclared_variables(tree) - {piece.target for piece in tree.find_all(nodes.Import)}
        found -= {str(name) for piece in tree.find_all(nodes.FromImport) for name in piece.names}
        for parent in tree.find_all(nodes.Extends):
            found |= asked(parent.template.value)
        return found

    assert set() == asked(template) - {field.name for field in fields(VIEWS[template])} - {"words"}


def test_every_word_a_template_asks_for_is_there(loaded):
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(TEMPLATES), autoescape=True)
    environment.filters["marked"] = marked
    asked = {
        node.attr
        for name in environment.list_templates(["html", "xml", "txt"])
        if name != "batch.txt"  # its words are those for shops
        for node in environment.parse(environment.loader.get_source(environment, name)[0]).find_all(nodes.Getattr)
        if isinstance(node.node, nodes.Name) and node.node.name == "words"
    }

    assert asked
    assert set() == asked - set(loaded.wordings["vi"].words)


def test_every_word_the_note_to_a_shop_asks_for_is_there():
    asked = set(re.findall(r"\bwords\.(\w+)", (TEMPLATES / "batch.txt").read_text("utf-8")))
    there = yaml.safe_load((TEMPLATES / "shop/en.yaml").read_text("utf-8"))["letter"]

    assert asked
    assert set() == asked - set(there)


def test_every_page_shows_its_values(outputs):
    for output in outputs:
        if output.args and isinstance(output.args[0], str) and output.args[0] in PAGES:
            view = output.args[1]
            text = values_of(view.page.path, outputs)

            assert text is not None
            assert text.startswith(f"{view.page.path} — {output.args[0]}\n")
            assert [] == [field.name for field in fields(view) if f"\n{field.name}:" not in text]


def test_values_are_those_of_the_page(outputs):
    text = values_of("/en/dinh-mot/", outputs) or ""

    assert "  name: 'One Communal House'" in text
    assert 'Built in 1832.\u2060<sup class="cite">' in text
    assert "    path: '/km/dinh-mot/'" in text


@pytest.mark.parametrize("path", ["/nothing/", "/icon.svg", "/en/dinh-mot", "", "/share/vi/dinh-mot.png"])
def test_what_is_no_page_shows_nothing(outputs, path):
    assert None is values_of(path, outputs)
