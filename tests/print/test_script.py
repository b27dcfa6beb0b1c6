"""Khmer stands on a plaque as HarfBuzz's own program shows it; what cannot be shown stops the build."""

from __future__ import annotations

import io
import json
import pickle
import subprocess
import sys

import pypdfium2
import pytest
import uharfbuzz as hb
from PIL import Image, ImageChops

from generator import plaques
from generator.plaques import MissingGlyph
from generator.plaques.drawing import MUC, Drawing, Shape
from generator.plaques.lettering import line
from generator.plaques.outline import moved
from generator.plaques.writers import pdf
from generator.store import FileRef
from tests.conftest import ROOT
from tests.print.conftest import showing

# Each with what is hard in it. Plain words of a dictionary, of history and of pagodas.
WORDS = (
    "ស្ត្រី",  # woman: two signs below, one of them before
    "ព្រះ",  # holy: ro below goes to the front
    "ក្រុម",  # group
    "ក្រោម",  # below: a split vowel around ro
    "ស្រុក",  # district
    "ត្រៃ",  # three (Pali)
    "ខ្ញុំ",  # I: two vowels below and above
    "ឃ្លាំង",  # store
    "ភ្នំពេញ",  # Phnom Penh
    "ញ៉ាំញឹក",  # to eat often: muusikatoan
    "ប៊ីស៊ី",  # to eat: triisap
    "ស៊ុត",  # egg: triisap beside a vowel below
    "ម៉ោង",  # hour: muusikatoan and a split vowel
    "រ៉ូប",  # dress
    "អ៊ុំ",  # uncle: triisap moves below
    "ហ៊្វឺម",  # firm: triisap and a sign below
    "សន្ដិភាព",  # peace: da below
    "ប្រវត្តិសាស្ត្រ",  # history: three signs below
    "ស្ថាបត្យកម្ម",  # architecture
    "វត្តអារាម",  # pagodas
    "ពុទ្ធសាសនា",  # Buddhism
    "ព្រះពុទ្ធរូប",  # statue of the Buddha
    "ព្រះវិហារ",  # temple hall
    "ឧបោសថ",  # uposatha: an independent vowel
    "ឥន្ទ្រ",  # Indra
    "ឫស្សី",  # bamboo
    "ឪពុក",  # father
    "ឯកសារ",  # document
    "ឱកាស",  # occasion
    "ធ្មឿ",  # a vowel of three parts
    "គ្រឿង",  # things
    "ស្បៀង",  # provisions
    "ភ្លើង",  # fire
    "ព្រៃឈើ",  # forest
    "កៅអី",  # chair
    "កោះ",  # island
    "សំរោង",  # the tree of the pagoda's name
    "ពោធិ៍សំរោង",  # the same with bantoc over a vowel
    "ធម៌",  # dharma: robat
    "កម៌",  # karma
    "កំណើត",  # birth: nikahit
    "ទុក្ខ",  # sorrow
    "សម្ដេច",  # a title
    "អង្គរវត្ត",  # Angkor Wat
    "កម្ពុជា",  # Cambodia
    "ខ្មែរក្រោម",  # the Khmer of the lower Mekong
    "ចន្ទ្រា",  # moon: two signs below
    "សង្ក្រាន្ត",  # new year
    "លក្ខណៈ",  # property: yuukaleapintu
    "អាស្រ័យ",  # depend: samyok sannya
    "ក៏",  # also: kakabat
    "២០២៤ ៛",  # digits and a sign of money
    "ស្កេនដើម្បីអាន",  # scan to read, as on every plaque
)

SIZE = 320
"""px of the em"""


def ours(text, voice):
    """Our outlines, drawn by pdfium at a millimetre a pixel and cut to their ink."""
    drawn = line(text, voice, SIZE)
    box = drawn.ink
    sheet = Drawing(
        round(box.width) + 40,
        round(box.height) + 40,
        0,
        0,
        (Shape(moved(drawn.outline, 20 - box.left, 20 - box.top), MUC),),
    )
    page = pypdfium2.PdfDocument(pdf.document((sheet,), "", "km"))[0]
    return inked(page.render(scale=25.4 / 72, grayscale=True).to_pil())


def theirs(text, face, *options):
    """What hb-view draws with the same face."""
    command = [
        "hb-view",
        f"--font-file={face.path}",
        f"--font-size={SIZE}",
        "--output-format=png",
        "--margin=320",
        *options,
        f"--text={text}",
    ]
    done = subprocess.run(command, capture_output=True, check=True)
    return inked(Image.open(io.BytesIO(done.stdout)).convert("L"))


def inked(picture):
    """Black or white, cut to the black."""
    found = picture.point(lambda grey: 255 if grey < 128 else 0)
    return found.crop(found.getbbox())


def overlap(one, other):
    """Ink in both as a share of the ink in either, where they lie best on each other."""
    best = 0.0
    width, height = max(one.width, other.width) + 4, max(one.height, other.height) + 4
    still = Image.new("L", (width, height), 0)
    still.paste(one, (2, 2))
    for across in range(5):
        for down in range(5):
            laid = Image.new("L", (width, height), 0)
            laid.paste(other, (across, down))
            both, either = ImageChops.darker(still, laid), ImageChops.lighter(still, laid)
            best = max(best, both.histogram()[255] / either.histogram()[255])
    return best


@pytest.fixture(scope="session", params=["bold", "regular"])
def voice(request):
    from generator import printing

    return printing.voice(showing().theme, bold=request.param == "bold")


@pytest.mark.parametrize("word", WORDS)
def test_khmer_is_drawn_as_harfbuzz_draws_it(word, voice):
    assert 0.93 < overlap(ours(word, voice), theirs(word, voice.khmer))


def test_there_are_more_than_forty_words_and_none_twice():
    assert 40 < len(set(WORDS)) == len(WORDS)


def test_letters_only_put_one_after_another_would_not_pass(voice):
    """What a program without shaping makes of the same words: the comparison sees it in nearly all."""
    off = "--features=ccmp=0,locl=0,pref=0,blwf=0,abvf=0,pstf=0,cfar=0,pres=0,blws=0,abvs=0,psts=0,clig=0,liga=0,calt=0,kern=0,mark=0,mkmk=0"
    failed = [
        word for word in WORDS if overlap(ours(word, voice), theirs(word, voice.khmer, off, "--script=latn")) < 0.93
    ]

    assert len(failed) > 0.8 * len(WORDS)


def test_the_text_on_real_plaques_is_drawn_as_harfbuzz_draws_it(faceplate):
    for language, text in (*faceplate.names, *faceplate.verbs):
        if language == "km":
            khmer = "".join(part for part in text.split() if "\u1780" <= part[0] <= "\u17ff")
            assert not khmer or 0.93 < overlap(
                ours(khmer, faceplate.inscription), theirs(khmer, faceplate.inscription.khmer)
            )


@pytest.mark.parametrize(
    "text",
    [
        "\u17b6ក",  # a vowel with nothing before it
        "\u17d2ក",  # a sign below with nothing above
        "ក\u17d2",  # and with nothing to put there
        "\u17c6",  # a mark alone
        "ក\ue000",  # for private use
        "字\U00030000",  # a Han character of a late block
        "☸",
        "𝕏",
    ],
)
def test_what_no_vendored_face_can_set_stops_the_build(text, voice):
    """No box, no dotted circle, no letter out of another face."""
    with pytest.raises(MissingGlyph):
        line(text, voice, 10)


def test_no_glyph_of_a_plaque_is_notdef(faceplate):
    """Asked of HarfBuzz itself, with the face the line is set in."""
    from generator.plaques.lettering import runs

    for _, text in (*faceplate.names, *faceplate.verbs):
        for script, run in runs(text):
            buffer = hb.Buffer()
            buffer.add_str(run)
            buffer.guess_segment_properties()
            file: FileRef = getattr(faceplate.inscription, script)
            hb.shape(hb.Font(hb.Face(hb.Blob.from_file_path(file.path))), buffer)
            assert 0 not in [info.codepoint for info in buffer.glyph_infos]


def test_only_vendored_faces_are_opened(faceplate):
    """Whatever fonts the machine has: a plaque is drawn with those that were proved."""
    script = """
import json, pickle, sys
opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)
from generator import plaques
plaques.pdf(pickle.loads(bytes.fromhex(sys.stdin.read())))
json.dump(sorted({path for path in opened if path.endswith((".ttf", ".otf", ".ttc", ".woff", ".woff2", ".pfb"))}), sys.stdout)
"""
    told = pickle.dumps(faceplate).hex()
    run = subprocess.run(
        [sys.executable, "-c", script], input=told, capture_output=True, text=True, check=True, cwd=ROOT
    )

    fonts = json.loads(run.stdout)
    assert fonts
    assert all(path.startswith(str(ROOT / "templates" / "fonts")) for path in fonts)
    assert plaques.pdf(faceplate).startswith(b"%PDF-1.6")
