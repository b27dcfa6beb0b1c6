"""The job ticket agrees with the files of a plaque, shows the piece at 1:1, and can be read aloud."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from hashlib import sha256
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
import zxingcpp

from generator import plaques
from generator.plaques import Job, Orderer, actual_size, design, proof
from generator.plaques.drawing import Drawing, SymbolPlace
from generator.plaques.outline import Box
from generator.plaques.ticket_facts import Facts, figures, piece_facts
from generator.plaques.wear import WEARS
from generator.plaques.writers import pdf
from tests.support import pdfua
from tests.support.plaques import BRASS, COMPOSITE, GRANITE
from tests.support.shop import FRENCH, SHOP, VIETNAMESE, own_templates, workshop

ENGLISH = workshop("en")[0].shop

ARABIC = """\
ticket:
  title: بطاقة طلب
  relic: المعلم
  quantity_said: "{quantity} قطعة"
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
    return Job("cổng chính", trial=True, words=SHOP, orderer=Orderer("Đoàn thử", "0292 386", "a@b.vn"))


@pytest.fixture(scope="module")
def printed(faceplate, job):
    """The ticket of a plaque that is printed."""
    return plaques.job_ticket(faceplate, job)


def made_of(faceplate, material, size=(148, 210)):
    """The same plaque of another material, that takes every letter: what it does not take is no matter of a ticket."""
    fine = replace(material, stroke=0.05, gap=0.05)
    return replace(faceplate, order=replace(faceplate.order, material=fine, size=size, distance=0.3))


def pages(data):
    """The text of each page, as pdfium reads it, its lines joined."""
    return [" ".join(page.get_textpage().get_text_range().split()) for page in pypdfium2.PdfDocument(data)]


def sizes(data):
    """Width and height of each page, mm."""
    with pikepdf.open(BytesIO(data)) as file:
        return [tuple(round(float(n) * 25.4 / 72) for n in page.MediaBox[2:]) for page in file.pages]


def test_figures_of_the_ticket_are_those_of_the_drawing(faceplate, drawing, printed):
    first, *_ = pages(printed)
    place = drawing.symbol

    assert f"148 × 210 mm, and {drawing.bleed:g} mm of bleed" in first
    width, modules, module = re.search(r"([\d.]+) × \1 mm, (\d+) × \2 modules of ([\d.]+) mm", first).groups()
    assert place.box.width == pytest.approx(float(width), abs=0.05)
    assert (place.size, pytest.approx(place.module, abs=0.005)) == (int(modules), float(module))
    for hole in drawing.holes:
        assert f"{hole.across:g} / {hole.down:g}" in first.replace("\u00a0", " ")
    assert all(text in first for text in (faceplate.payload, "KHÔNG ĐEM IN", "Đoàn thử", "0292 386 · a@b.vn"))


@pytest.mark.parametrize(("material", "name"), [(COMPOSITE, "{}.pdf"), (BRASS, "{}-engrave.svg")])
def test_the_ticket_names_the_file_that_makes_the_piece_with_its_digest(faceplate, job, material, name):
    face = made_of(faceplate, material)
    file = plaques.engraving_svg(face) if material.engraved else plaques.pdf(face)
    first, *_ = pages(plaques.job_ticket(face, job))

    assert name.format(face.code) in first
    assert sha256(file).hexdigest() in first.replace(" ", "")
    assert material.engraved == ("ĐEN = KHẮC" in first)
    assert material.engraved != ("bleed on every side" in first)
    assert material.engraved != ("cán bóng" in first)


def test_what_a_material_does_not_say_the_shop_is_asked(faceplate, drawing, proved):
    """No figure is invented; one that is proposed is the shop's to change."""
    facts = Facts(SHOP, figures(faceplate, drawing, proved))

    def said(material, label):
        rows = piece_facts(made_of(faceplate, material), drawing, "x", "x", facts)
        return next(fact.texts for fact in rows if fact.label == label)

    assert (("thống nhất với xưởng", "vi"), ("agree with the shop", "en")) == said(BRASS, "thickness")
    thick = replace(BRASS, thickness=(2.5, 4), fixing="screws", finish="brushed", marking="filled")
    assert "2,5–4 mm, thống nhất với xưởng" == said(thick, "thickness")[0][0]
    assert "lấp sơn đen" in said(thick, "engraving")[0][0]
    assert "vít" in said(thick, "fixing")[0][0]
    film = replace(COMPOSITE, plate=False)
    assert ("vuông", "không có; đừng khoan") == (said(film, "corner")[0][0], said(film, "holes")[0][0])


def test_the_ticket_lists_every_ink_and_spot_with_its_percentages(faceplate, drawing, proved):
    press = replace(faceplate.order.press, spots=(("vang", "PANTONE 871 C"),))
    face = replace(faceplate, order=replace(faceplate.order, press=press))
    facts = Facts(SHOP, figures(face, drawing, proved))
    for own, expected in ((faceplate, "son C5 M95 Y85 K45"), (face, "vang = PANTONE 871 C")):
        rows = {fact.label: fact for fact in piece_facts(own, design.draw(own), "x", "x", facts)}
        inks = " · ".join(text for text, _ in rows["inks"].texts).replace("\u00a0", " ")

        assert expected in inks
        assert "muc K100" in inks


@pytest.mark.parametrize("lender", ["GitHub", "ban-quan-ly-di-tich.phuong-o-mon.cho-muon.vn"])
def test_the_ticket_says_whose_a_borrowed_address_is(faceplate, job, lender):
    final = replace(job, trial=False)

    assert f"borrowed address: {lender}" in pages(plaques.job_ticket(replace(faceplate, lender=lender), final))[0]
    assert "borrowed" not in pages(plaques.job_ticket(faceplate, final))[0]


def test_the_ticket_lists_every_trial_with_its_outcome(printed):
    last = pages(printed)[-1]
    for wear in WEARS:
        words = SHOP[0].say(f"trials.{wear.word}", **dict(wear.figures))
        outcome = SHOP[0].say(f"ticket.{'read' if wear.must_be_read else 'unread'}")

        assert re.search(f"{re.escape(words)} .*?{outcome}", last), words


def test_revision_and_day_stand_on_every_page(faceplate, job):
    issued = pages(plaques.job_ticket(faceplate, replace(job, dated="2026-11-28")))

    assert all(f"bản {plaques.revision(faceplate)}" in page and "2026-11-28" in page for page in issued)
    assert [f"trang {number}/{len(issued)}" in page for number, page in enumerate(issued, 1)] == [True] * len(issued)


# ---- the picture ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("material", "size", "paper"),
    [
        (COMPOSITE, (105, 148), (210, 297)),
        (COMPOSITE, (148, 210), (210, 297)),
        (GRANITE, (210, 297), (297, 420)),
    ],
)
def test_the_second_page_is_a_paper_on_which_the_piece_is_at_its_size(faceplate, job, material, size, paper):
    """Read by zxing: the symbol is as wide as it will be, dark on light, also where the plate is dark."""
    face = made_of(faceplate, material, size)
    data = plaques.job_ticket(face, job)
    picture = pypdfium2.PdfDocument(data)[1].render(scale=150 / 72, grayscale=True).to_pil()
    (barcode,) = zxingcpp.read_barcodes(picture, try_invert=False)
    width = (barcode.position.top_right.x - barcode.position.top_left.x) * 25.4 / 150

    assert [(210, 297), paper, (210, 297)] == sizes(data)
    assert face.payload == barcode.text
    assert design.draw(face).symbol.box.width == pytest.approx(width, abs=0.5)
    with pikepdf.open(BytesIO(data)) as file:
        assert "/None" == str(file.Root.ViewerPreferences.PrintScaling)


def test_a_piece_larger_than_any_paper_is_shown_small_and_says_so_and_its_symbol_at_its_size(faceplate, job):
    face = made_of(faceplate, COMPOSITE, (600, 851))
    data = plaques.job_ticket(face, job)
    _, small, detail, _ = pages(data)

    assert "SCALE 1:5" in small
    assert "at 1:1" in detail
    assert [] == pdfua.broken(data)


def test_a_board_of_any_size_an_author_may_write_has_views():
    place = SymbolPlace(400, 400, 2, 33)
    for side in (105, 297, 320, 450, 1200, 9999):
        for view in actual_size.views(Drawing(side, side, 3, 0, (), place)):
            page = Box(0, 0, *view.size)
            assert page.contains(view.box)


# ---- words ---------------------------------------------------------------------------------------------

LONG = "bên trái lối vào chính điện, trên bức tường đối diện nhà khách và gốc cây bồ đề; " * 30


def test_a_ticket_that_does_not_fit_its_page_goes_on_on_the_next(faceplate, job):
    """Whatever is long: the place, who orders."""
    long = replace(job, place=LONG, orderer=Orderer(LONG, "0292 386"))
    data = plaques.job_ticket(faceplate, long)

    assert len(sizes(data)) > 3
    assert " ".join(pages(data)).count("chính điện") == LONG.count("chính điện") * 2
    assert [] == pdfua.broken(data)


def test_an_english_ticket_says_nothing_twice_and_nothing_in_vietnamese(faceplate):
    english = plaques.job_ticket(
        replace(faceplate, names=(("en", "House"),)), Job("", trial=False, words=ENGLISH, orderer=Orderer("Us"))
    )
    text = " ".join(pages(english))

    assert 1 == text.count("Quantity")
    assert "write in" in text
    assert not VIETNAMESE.search(text)


def test_a_french_ticket_is_in_french_with_english_beside_it(faceplate, job, tmp_path):
    shop = workshop("fr", "en", templates=own_templates(tmp_path, "fr", FRENCH))[0].shop
    data = plaques.job_ticket(replace(faceplate, names=(("fr", "Maison"),)), replace(job, words=shop, place=""))
    text = " ".join(pages(data))
    with pikepdf.open(BytesIO(data)) as file:
        title, language = str(file.docinfo.Title), str(file.Root.Lang)
        spans = {str(part.Lang) for part, _ in pdfua.parts(file) if "/Lang" in part}

    assert ("pn8wc – bon de commande", "fr", {"en"}) == (title, language, spans)
    for words in ("PLAQUE QR Job ticket", "jusqu'à 0,6 m up to 0.6 m", "flou de 0,3 module blur of 0.3 module"):
        assert words in text
    assert 1 == text.count("ink spread")  # said once, as in English


def test_an_arabic_ticket_runs_from_right_to_left(faceplate, job, tmp_path):
    """Labels stand at the right; the address and every figure read as they are."""
    shop = workshop("ar", templates=own_templates(tmp_path, "ar", ARABIC))[0].shop
    data = plaques.job_ticket(faceplate, replace(job, words=shop, place="المدخل"))
    page = pypdfium2.PdfDocument(data)[0].get_textpage()
    found = page.search("المدخل")
    index, _ = found.get_next()
    left, *_ = page.get_charbox(index)

    assert "ar" in str(pikepdf.open(BytesIO(data)).Root.Lang)
    assert left * 25.4 / 72 > 100
    assert all(text in pages(data)[0] for text in (faceplate.payload, "بطاقة", "ألمنيوم"))
    assert [] == pdfua.broken(data)


# ---- as it is heard ------------------------------------------------------------------------------------


@pytest.mark.parametrize("material", [COMPOSITE, BRASS, GRANITE])
def test_a_ticket_breaks_no_rule_of_pdf_ua(faceplate, job, material):
    data = plaques.job_ticket(made_of(faceplate, material), job)

    assert [] == pdfua.broken(data)
    assert data == plaques.job_ticket(made_of(faceplate, material), job)


def test_names_are_read_in_their_languages(faceplate, job):
    names = (("vi", "Chùa"), ("en", "Temple"), ("km", "វត្ត"), ("zh", "灵山古庙"))
    with pikepdf.open(BytesIO(plaques.job_ticket(replace(faceplate, names=names), job))) as file:
        spans = [str(part.Lang) for part, _ in pdfua.parts(file) if "/Lang" in part]

    assert {"en", "km", "zh"} == set(spans)


def test_the_json_of_a_proof_says_what_was_read(faceplate, drawing, proved):
    """Payload, symbol and the outcome of each trial."""
    kept = json.loads(proof.as_json(proved))

    assert faceplate.payload == kept["payload"]
    assert (4, "H", 1.0) == tuple(kept["symbol"][key] for key in ("version", "level", "unused_error_correction"))
    assert drawing.symbol.module == pytest.approx(kept["symbol"]["module_mm"], abs=0.001)
    assert [wear.name for wear in WEARS] == [trial["name"] for trial in kept["trials"]]
    assert all(trial["must_be_read"] == trial["was_read"] for trial in kept["trials"])
    assert {"inverted", "dotted", "crowded"} == {trial["name"] for trial in kept["trials"] if not trial["was_read"]}
