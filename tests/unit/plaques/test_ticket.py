"""The job ticket agrees with the files of a plaque and shows it at 1:1."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from generator import plaques
from generator.content.languages import read_wordings
from generator.plaques import Job, design, lettering, proof, ticket
from generator.plaques.wear import WEARS
from generator.plaques.writers import pdf
from generator.store import file_ref
from tests.support.languages import KNOWN
from tests.support.plaques import BRASS, GRANITE
from tests.support.worlds import BUILT_IN, TEMPLATES

WORDS, _ = read_wordings(BUILT_IN, KNOWN, ("ar", "fr"))


@pytest.fixture(scope="module")
def drawing(faceplate):
    return design.draw(faceplate)


@pytest.fixture(scope="module")
def proved(faceplate, drawing):
    """What was read in its file."""
    return proof.prove(pdf.write(drawing, faceplate.order.press, "x", "vi"), drawing, faceplate.payload)


@pytest.fixture(scope="module")
def job():
    return Job(file_ref(TEMPLATES / "ticket.svg"), "cổng chính", trial=True)


def test_figures_of_the_ticket_are_those_of_the_drawing(faceplate, drawing, proved, job):
    values = ticket.ticket_values(faceplate, job, drawing, proved)
    comma = {key: float(str(values[key]).replace(",", ".")) for key in ("width", "height", "symbol", "module", "quiet")}

    assert (148, 210) == (comma["width"], comma["height"])
    assert drawing.symbol.box.width == pytest.approx(comma["symbol"], abs=0.05)
    assert drawing.symbol.module == pytest.approx(comma["module"], abs=0.005)
    assert 4 * drawing.symbol.module == pytest.approx(comma["quiet"], abs=0.05)
    assert (faceplate.payload, proved.digest) == (values["payload"], str(values["digest"]).split()[-1])
    assert "KHÔNG ĐEM IN" in str(values["warning"])
    assert "" == ticket.ticket_values(faceplate, replace(job, trial=False), drawing, proved)["warning"]


def test_a_proof_is_marked_in_two_directions(faceplate, drawing, proved, job):
    """Each language's words for itself: the dash of one would be mirrored in the other's line."""
    slug = tuple(WORDS[tag].words["proof_slug"] for tag in ("ar", "fr"))

    assert ticket.write(replace(faceplate, slug=slug), job, drawing, proved).startswith(b"%PDF")


def test_the_ticket_lists_every_ink_with_its_percentages(faceplate, drawing, proved, job):
    inks = str(ticket.ticket_values(faceplate, job, drawing, proved)["inks"])

    assert {"son", "vang", "nghe", "giay", "muc"} == {part.split()[0] for part in inks.split("·")}
    assert "muc K100" in inks
    assert "son C5 M95 Y85 K45" in inks


def test_the_ticket_names_a_spot_colour(faceplate, proved, job):
    order = replace(faceplate.order, press=replace(faceplate.order.press, spots=(("vang", "PANTONE 871 C"),)))
    face = replace(faceplate, order=order)

    assert "vang = PANTONE 871 C" in str(ticket.ticket_values(face, job, design.draw(face), proved)["inks"])


def test_the_ticket_says_which_modules_to_engrave(faceplate, drawing, proved, job):
    for material, word in ((BRASS, "khắc ô sẫm"), (GRANITE, "khắc nền của mã")):
        face = replace(faceplate, order=replace(faceplate.order, material=material))

        assert word in str(ticket.ticket_values(face, job, drawing, proved)["inks"])


@pytest.mark.parametrize("lender", ["GitHub", "ban-quan-ly-di-tich.phuong-o-mon.cho-muon.vn"])
def test_the_ticket_says_whose_a_borrowed_address_is(faceplate, drawing, proved, job, lender):
    """On its line, whose width a long name may need; nothing is said of an address of one's own."""
    face, final = replace(faceplate, lender=lender), replace(job, trial=False)
    warning = ticket.ticket_values(face, final, drawing, proved)["warning"]

    assert f"địa chỉ đi mượn / borrowed address: {lender}" == warning
    assert ticket.write(face, final, drawing, proved)
    assert "" == ticket.ticket_values(faceplate, final, drawing, proved)["warning"]


def test_the_ticket_lists_every_trial_with_its_outcome(faceplate, drawing, proved, job):
    values = ticket.ticket_values(faceplate, job, drawing, proved)
    names, outcomes = (str(values[key]).split("\n") for key in ("trials_vi", "trials_read"))

    assert len(WEARS) == len(names) == len(outcomes)
    for wear, name, outcome in zip(WEARS, names, outcomes, strict=True):
        assert name.startswith(wear.vi)
        assert wear.must_be_read == outcome.startswith("đọc được")


@pytest.mark.parametrize("column", ["trials_vi", "trials_read"])
def test_each_trial_and_its_outcome_stand_on_one_line(faceplate, drawing, proved, job, column):
    """Two columns of text: were a line of one broken in two, every outcome below would stand beside another trial."""
    pattern = (
        r'<text ([^>]*)font-size="([\d.]+)"([^>]*):([\d.]+)" data-width="([\d.]+)" data-height="([\d.]+)"'
        rf"[^>]*>{{{{ {column} }}}}"
    )
    template = (TEMPLATES / "ticket.svg").read_text("utf-8")
    before, *found = re.search(pattern, template).groups()
    size, spacing, width, height = (float(found[n]) for n in (0, 2, 3, 4))
    stack = faceplate.inscription if "Noto Serif" in before else faceplate.text
    lines = str(ticket.ticket_values(faceplate, job, drawing, proved)[column]).split("\n")

    assert max(lettering.line(text, stack, size).ink.width for text in lines) <= width
    assert len(lines) * size * spacing <= height


def test_the_second_page_has_the_size_of_the_plaque_and_its_rulers(faceplate, drawing, proved, job):
    """26 mm all around."""
    with pikepdf.open(BytesIO(ticket.write(faceplate, job, drawing, proved))) as file:
        words, picture = ([float(n) * 25.4 / 72 for n in page.MediaBox[2:]] for page in file.pages)

    assert (210, 297) == pytest.approx(words, abs=0.01)
    assert (148 + 52, 210 + 52) == pytest.approx(picture, abs=0.01)


@pytest.mark.parametrize("size", [(105, 148), (210, 297), (200, 300)])
@pytest.mark.parametrize("name", ["gate", "altar"])
def test_every_plaque_has_a_ticket(faceplate, job, name, size):
    """Long names, places and addresses shrink or are set in two lines."""
    order = replace(
        faceplate.order,
        design=file_ref(TEMPLATES / "plaques" / f"{name}.svg"),
        size=size,
        distance=0.3,
        quantity=1000,
    )
    long = replace(job, place="bên trái lối vào chính điện, trên bức tường đối diện nhà khách và gốc cây bồ đề")

    assert plaques.job_ticket(replace(faceplate, order=order), long).startswith(b"%PDF")


def test_the_json_of_a_proof_says_what_was_read(faceplate, drawing, proved):
    """Payload, symbol and the outcome of each trial."""
    kept = json.loads(proof.as_json(proved))

    assert faceplate.payload == kept["payload"]
    assert (4, "H", 1.0) == tuple(kept["symbol"][key] for key in ("version", "level", "unused_error_correction"))
    assert drawing.symbol.module == pytest.approx(kept["symbol"]["module_mm"], abs=0.001)
    assert [wear.name for wear in WEARS] == [trial["name"] for trial in kept["trials"]]
    assert all(trial["must_be_read"] == trial["was_read"] for trial in kept["trials"])
    assert {"inverted", "dotted", "crowded"} == {trial["name"] for trial in kept["trials"] if not trial["was_read"]}
