"""The SVG is the same drawing for screens."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from generator import plaques
from generator.plaques import design
from generator.plaques.outline import box_of, outline_from_path

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def root(faceplate):
    """The file as an XML parser reads it."""
    return ET.fromstring(plaques.svg(faceplate))


def test_the_svg_has_the_size_of_the_plaque_in_millimetres(root):
    """In millimetres, and the units inside are millimetres too."""
    assert ("148mm", "210mm", "0 0 148 210") == (root.get("width"), root.get("height"), root.get("viewBox"))


def test_the_svg_has_the_shapes_of_the_drawing(root, faceplate):
    """All but the slug's, each where it was drawn and in the screen's colour."""
    drawn = [shape for shape in design.draw(faceplate).shapes if shape.layer != "slug"]
    paths = root.findall(f"{SVG}path")

    assert [shape.ink.screen for shape in drawn] == [path.get("fill") for path in paths]
    for shape, path in zip(drawn, paths, strict=True):
        expected, written = box_of(shape.outline), box_of(outline_from_path(path.get("d")))
        assert (expected.left, expected.top, expected.right, expected.bottom) == pytest.approx(
            (written.left, written.top, written.right, written.bottom), abs=0.002
        )


def test_only_the_roof_is_filled_even_odd(root):
    """Letters may overlap themselves."""
    assert 1 == sum(path.get("fill-rule") == "evenodd" for path in root.findall(f"{SVG}path"))


def test_the_svg_has_a_title_in_its_language(faceplate):
    """Whatever stands in the name."""
    named = replace(faceplate, names=(("vi", "Đình A & B"),))
    root = ET.fromstring(plaques.svg(named))

    assert "Đình A & B – Mã biển pn8wc" == root.findtext(f"{SVG}title")
    assert "vi" == root.get("lang")
