"""What a tool cannot make is found, a size that would do is named, and the designs keep to it with few names and many."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from generator.plaques import Faceplate, TooFine, design, made_size
from generator.plaques.drawing import MUC, Drawing, Shape
from generator.plaques.lettering import PlacedLine, line
from generator.plaques.outline import Box, box_of, rectangle
from generator.plaques.tool_rules import finest
from generator.store import file_ref
from tests.support.plaques import BRASS, COMPOSITE, GRANITE
from tests.support.worlds import TEMPLATES

USUAL_SIZES = {"gate": (148, 210), "altar": (105, 148)}
FIFTH = ("fr", "Pagode Pothi Somron"), ("fr", "Scannez pour lire")


def ordered(faceplate: Faceplate, name="gate", count=4, size=None, material=COMPOSITE) -> Faceplate:
    names, verbs = (*faceplate.names, FIFTH[0])[:count], (*faceplate.verbs, FIFTH[1])[:count]
    order = replace(
        faceplate.order,
        design=file_ref(TEMPLATES / "plaques" / f"{name}.svg"),
        size=size,
        material=material,
        distance=0.2,
    )
    return replace(faceplate, names=names, verbs=verbs, order=order)


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5])
@pytest.mark.parametrize("name", USUAL_SIZES)
def test_a_printed_plaque_is_made_in_its_usual_size_with_any_number_of_names(faceplate, name, count):
    made = made_size.draw(ordered(faceplate, name, count, USUAL_SIZES[name]))

    assert sorted(USUAL_SIZES[name]) == sorted((made.width, made.height))


@pytest.mark.parametrize(("name", "size"), [("gate", (148, 210)), ("altar", (210, 297))])
@pytest.mark.parametrize("count", [1, 2])
def test_brass_takes_two_names_in_latin_letters(faceplate, name, size, count):
    assert finest(design.draw(ordered(faceplate, name, count, size, BRASS)), BRASS) is None


@pytest.mark.parametrize("material", [BRASS, GRANITE], ids=["brass", "granite"])
@pytest.mark.parametrize("name", USUAL_SIZES)
@pytest.mark.parametrize("count", [1, 3, 5])
def test_the_size_that_is_named_would_do(faceplate, name, material, count):
    face = ordered(faceplate, name, count, (105, 148), material)
    with pytest.raises(TooFine) as caught:
        made_size.draw(face)

    fault = caught.value
    assert fault.found.width < fault.found.needed
    assert (fault.material, fault.design) == (material.id, face.order.design.path)
    larger = made_size.draw(replace(face, order=replace(face.order, size=fault.size)))
    assert sorted(fault.size) == sorted((larger.width, larger.height))


def test_a_plaque_of_no_size_is_as_large_as_its_letters_need(faceplate):
    printed = made_size.draw(ordered(faceplate, count=2, material=COMPOSITE))
    engraved = made_size.draw(ordered(faceplate, count=3, material=BRASS))

    assert (105, 148) == (printed.width, printed.height)
    assert (210, 297) == (engraved.width, engraved.height)


def test_a_plaque_that_was_printed_is_a_record(faceplate):
    """It was made; that its tool is now said to be coarser changes neither its files nor its size."""
    face = replace(ordered(faceplate, count=4, size=(105, 148), material=BRASS), version_and_mask=(4, 3))

    assert (105, 148) == (made_size.draw(face).width, made_size.draw(face).height)


# ---- between ----------------------------------------------------------------------------------------


def drawing(font_stack, *lines, shapes=()) -> Drawing:
    """Lines of text with their baselines, in mm, and other shapes."""
    placed = tuple(PlacedLine(line(text, font_stack, 10), 10, down) for text, down in lines)
    return Drawing(150, 100, 3, 14, (*(Shape(p.outline, MUC) for p in placed), *shapes), lettering=placed)


@pytest.mark.parametrize("gap", [0.05, 0.15, 0.22])
def test_lines_nearer_than_the_gap_are_found(inscription, gap):
    """An H has flat feet and shoulders: their boxes are as far apart as their ink."""
    first, second = (line("H", inscription, 10).ink for _ in range(2))
    below = 40 + first.bottom - second.top + gap

    found = finest(drawing(inscription, ("H", 40), ("H", below)), BRASS)

    assert ("gap", "H", BRASS.gap) == (found.part, found.text, found.needed)
    assert found.width == pytest.approx(gap, abs=0.04)
    assert finest(drawing(inscription, ("H", 40), ("H", below - gap + BRASS.gap + 0.05)), BRASS) is None


def test_a_drawing_too_near_to_a_line_is_found_and_one_it_stands_on_is_not(inscription):
    ink = line("H", inscription, 10).ink.placed(1, 10, 40)
    rule = Box(ink.left - 5, ink.bottom + 0.1, ink.right + 5, ink.bottom + 2)
    panel = ink.grown(5)

    near = finest(drawing(inscription, ("H", 40), shapes=(Shape(rectangle(rule), MUC),)), BRASS)

    assert near.width == pytest.approx(0.1, abs=0.04)
    assert finest(drawing(inscription, ("H", 40), shapes=(Shape(rectangle(panel), MUC),)), BRASS) is None


def test_a_rule_thinner_than_the_tool_is_found(inscription):
    thin = Shape(rectangle(Box(10, 10, 90, 10.2)), MUC)

    found = finest(drawing(inscription, shapes=(thin,)), BRASS)

    assert ("stroke", "") == (found.part, found.text)
    assert found.width == pytest.approx(0.2, rel=0.05)


# ---- one name and many ------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5])
@pytest.mark.parametrize("name", USUAL_SIZES)
def test_every_name_and_every_verb_is_on_the_plaque_once(faceplate, name, count):
    face = ordered(faceplate, name, count, USUAL_SIZES[name])
    texts = [placed.line.text for placed in design.draw(face).lettering]
    written = " ".join(texts)

    for _, text in (*face.names, *face.verbs):
        assert all(word in written for word in text.split())
    assert 1 == sum(face.code in text and face.code_label in text for text in texts)
    assert 1 == sum(face.steward == text for text in texts)


@pytest.mark.parametrize("name", USUAL_SIZES)
def test_with_fewer_names_letters_are_larger(faceplate, name):
    """What four names leave to one is not left empty."""
    short = replace(faceplate, names=tuple((language, "Chùa Hai") for language, _ in faceplate.names))
    sizes = [
        [placed.line.size for placed in design.draw(ordered(short, name, count, USUAL_SIZES[name])).lettering]
        for count in (1, 2, 4)
    ]

    assert sizes[0][0] > sizes[1][0] > sizes[2][0], "the first name"
    assert sizes[1][1] > sizes[2][1], "the second"


@pytest.mark.parametrize("name", USUAL_SIZES)
@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_no_part_is_left_hollow(faceplate, name, count):
    """From the band down no blank strip is higher than a seventh of the plaque."""
    face = ordered(faceplate, name, count, USUAL_SIZES[name])
    made = design.draw(face)
    band = max(
        box_of(shape.outline).bottom for shape in made.shapes[:4] if box_of(shape.outline).bottom < made.height / 2
    )
    strips = sorted((box_of(p.outline).top, box_of(p.outline).bottom) for p in made.lettering)
    if name == "gate":
        strips = sorted([*strips, (made.symbol.zone.top, made.symbol.zone.bottom)])
    edges = [(band, band), *strips, (made.height, made.height)]

    assert max(below[0] - above[1] for above, below in pairwise(edges)) < made.height / 7
