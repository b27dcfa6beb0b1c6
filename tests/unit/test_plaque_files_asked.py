"""A plaque bears what its design asks for, as far as somebody answers for it, and depends on nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator import plaque_files
from generator.places.geodesy import Point
from generator.site import Site
from generator.store import file_ref
from tests.support.real import site as real_site
from tests.support.worlds import TEMPLATES


@pytest.fixture(scope="module")
def real() -> Site:
    """The five relics of content/, on one trail."""
    return real_site()


def by(plaque, name):
    """The plaque by another design."""
    return replace(plaque, order=replace(plaque.order, design=file_ref(TEMPLATES / f"plaques/{name}.svg")))


def changed(site, relic, **fields):
    """The site with another entry of this relic."""
    entries = tuple(replace(entry, **fields) if entry.id == relic else entry for entry in site.entries)
    return replace(site, catalogue=replace(site.catalogue, entries=entries))


def test_a_gate_depends_on_no_summary_and_on_no_trail(real):
    """A volunteer mends a sentence: the plaque that does not bear it stays as it was proved."""
    plaque = real.catalogue.plaques[0]
    entry = real.entry(plaque.relic)
    texts = tuple(replace(text, summary="Khác.") for text in entry.texts)
    elsewhere = changed(real, plaque.relic, texts=texts, point=Point(10.1, 105.6), precision="exact")

    assert repr(plaque_files.faceplate(plaque, real)) == repr(plaque_files.faceplate(plaque, elsewhere))
    assert plaque_files.faceplate(by(plaque, "board"), real) != plaque_files.faceplate(by(plaque, "board"), elsewhere)


def test_machine_translations_are_not_on_it(real):
    """Of the real relics Khmer and Chinese are; English and Vietnamese are not."""
    plaque = by(real.catalogue.plaques[0], "board")
    entry = real.entry(plaque.relic)
    told = {language for language, _ in plaque_files.faceplate(plaque, real).stories}

    assert told == {text.language for text in entry.texts if not text.machine}
    assert any(text.machine for text in entry.texts)


@pytest.mark.parametrize("number", range(5))
def test_a_marker_has_the_number_of_the_stop(real, number):
    """As `trail` of project.yaml has it, whichever relics a build sees beside it."""
    relic = real.catalogue.project.trail[number]
    plaque = by(next(plaque for plaque in real.catalogue.plaques if plaque.relic == relic), "marker")
    alone = real.alone(real.entry(relic), (plaque,), real.today)
    face = plaque_files.faceplate(plaque, real)

    assert (number + 1, f"Điểm {number + 1}") == (face.stop.number, face.stop.label)
    assert face == plaque_files.faceplate(plaque, alone, real.surroundings[relic])


def test_a_relic_on_no_trail_has_no_number(real):
    project = real.catalogue.project.model_copy(update={"trail": real.catalogue.project.trail[1:]})
    off = replace(real, catalogue=replace(real.catalogue, project=project))
    relic = real.catalogue.project.trail[0]
    plaque = by(next(plaque for plaque in real.catalogue.plaques if plaque.relic == relic), "marker")

    assert plaque_files.faceplate(plaque, off).stop is None


def test_a_map_is_drawn_only_where_somebody_measured_this_very_place(real):
    """Of the others only wards are known, and the words below the map say so."""
    plaque = by(real.catalogue.plaques[0], "board")
    measured = changed(real, plaque.relic, point=Point(10.12, 105.63), precision="exact")
    other = next(entry.id for entry in real.entries if entry.id != plaque.relic)
    elsewhere = changed(real, other, point=Point(10.12, 105.63), precision="exact")
    sketch = plaque_files.faceplate(plaque, measured).sketch

    assert plaque_files.faceplate(plaque, real).sketch is None
    assert plaque_files.faceplate(plaque, elsewhere).sketch is None
    assert plaque.relic == sketch.here
    assert "chưa ai đo" in sketch.note


def test_a_summary_too_long_is_a_problem_of_its_text(real):
    """At the file of that language, and not at the plaque's."""
    plaque = by(real.catalogue.plaques[0], "poster")
    entry = real.entry(plaque.relic)
    first = replace(entry.texts[0], summary=("Một câu rất dài. " * 200).strip())
    site = changed(real, plaque.relic, texts=(first, *entry.texts[1:]))
    spans = plaque_files.line_spans(plaque, site)

    with pytest.raises(plaque_files.Refusal) as caught:
        plaque_files.make_or_refuse(spans, lambda: plaque_files.plaques.size(plaque_files.faceplate(plaque, site)))

    assert "line-long" == caught.value.problem.code
    assert caught.value.problem.at.path.endswith("/vi.md")
