"""The job ticket agrees with the files of a plaque and shows it at 1:1."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from generator import plaques
from generator.plaques import Job, design, lettering, proof, ticket
from generator.plaques.wear import WEARS
from generator.plaques.writers import pdf
from generator.store import file_ref
from tests.support.plaques import BRASS, GRANITE
from tests.support.shop import FRENCH, SHOP, VIETNAMESE, own_templates, workshop
from tests.support.worlds import TEMPLATES

ENGLISH = workshop("en")[0].shop

ARABIC = """\
ticket:
  proof: نسخة تجريبية – ليست للطباعة
  relic: المعلم
  pieces: قطعة
  distance_said: "حتى {distance} م"
trials: {blur: "ضبابية {modules} وحدة"}
materials: {composite: ألمنيوم مركب}
"""


@pytest.fixture(scope="module")
def drawing(faceplate):
    return design.draw(faceplate)


@pytest.fixture(scope="module")
def proved(faceplate, drawing):
    """What was read in its file."""
    return proof.prove(pdf.write(drawing, faceplate.order.press, "x", "vi"), drawing, faceplate.payload)


@pytest.fixture(scope="module")
def job():
    return Job(file_ref(TEMPLATES / "ticket.svg"), "cổng chính", trial=True, words=SHOP)


def said_in(values):
    """Every text of a ticket."""
    return " ".join(
        text for value in values.values() for text in (value.values() if isinstance(value, dict) else [str(value)])
    )


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


def test_a_ticket_is_set_in_two_directions(faceplate, drawing, proved, job, tmp_path):
    """Arabic with English beside it: the sign between them would be mirrored in one of the two lines."""
    shop = workshop("ar", templates=own_templates(tmp_path, "ar", ARABIC))[0].shop
    arabic = replace(job, words=shop)
    values = ticket.ticket_values(faceplate, arabic, drawing, proved)

    assert "حتى 0.6 م / up to 0.6 m" == values["both"]["distance_said"]
    assert ticket.write(faceplate, arabic, drawing, proved).startswith(b"%PDF")


def test_an_english_ticket_says_nothing_twice_and_nothing_in_vietnamese(faceplate, drawing, proved, job):
    values = ticket.ticket_values(faceplate, replace(job, words=ENGLISH, place=""), drawing, proved)

    assert {""} == set(values["beneath"].values())
    assert "pcs" == values["both"]["pieces"]
    assert "PROOF – NOT FOR PRINT" == values["warning"]
    assert ("2.1", "not chosen yet", "aluminium composite, UV print, matt") == (
        values["module"],
        values["place"],
        values["material"],
    )
    assert "gold C25" in str(values["inks"]).replace("\u00a0", " ")
    assert not VIETNAMESE.search(said_in(values | {"name": ""}))


def test_a_french_ticket_is_in_french_with_english_beneath(faceplate, drawing, proved, job, tmp_path):
    shop = workshop("fr", "en", templates=own_templates(tmp_path, "fr", FRENCH))[0].shop
    french = replace(job, words=shop, place="")
    values = ticket.ticket_values(faceplate, french, drawing, proved)
    with pikepdf.open(BytesIO(ticket.write(faceplate, french, drawing, proved))) as file:
        title, language = str(file.docinfo.Title), str(file.Root.Lang)

    assert ("BON DE COMMANDE – PLAQUE QR", "Job ticket for a QR plaque") == (
        values["words"]["title"],
        values["beneath"]["title"],
    )
    assert ("Quantity", "") == (values["words"]["quantity"], values["beneath"]["quantity"])
    assert "jusqu'à 0,6 m / up to 0.6 m" == values["both"]["distance_said"]
    assert "ink\u00a0spread\u00a0of\u00a00.2\u00a0module" in str(values["trials"]).split(
        "\n"
    )  # said once, as in English
    assert ("2,1", "ÉPREUVE – NE PAS IMPRIMER · PROOF – NOT FOR PRINT") == (values["module"], values["warning"])
    assert "flou\u00a0de\u00a00,3\u00a0module\u00a0/\u00a0blur\u00a0of\u00a00.3\u00a0module" in str(values["trials"])
    assert not VIETNAMESE.search(said_in(values | {"name": ""}))
    assert ("pn8wc – bon de commande", "fr") == (title, language)


def test_the_ticket_lists_every_ink_with_its_percentages(faceplate, drawing, proved, job):
    inks = str(ticket.ticket_values(faceplate, job, drawing, proved)["inks"]).replace("\u00a0", " ")

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
    names, outcomes = (str(values[key]).split("\n") for key in ("trials", "outcomes"))

    assert len(WEARS) == len(names) == len(outcomes)
    for wear, name, outcome in zip(WEARS, names, outcomes, strict=True):
        words = SHOP[0].say(f"trials.{wear.word}", **dict(wear.figures))
        assert name.replace("\u00a0", " ").startswith(words)
        assert wear.must_be_read == outcome.startswith("đọc được")


@pytest.mark.parametrize("column", ["trials", "outcomes"])
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


def test_a_word_stays_on_one_line_where_english_stands_beneath():
    """A long one is set smaller: broken in two, it would run into the line below it."""
    template = (TEMPLATES / "ticket.svg").read_text("utf-8")
    frames = re.findall(r'data-height="([\d.]+)" data-smallest="([\d.]+)">{{ words\.\w+ }}<', template)

    assert 29 == len(frames)
    assert {1} == {int(float(height) / (1.3 * float(smallest))) for height, smallest in frames}


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
