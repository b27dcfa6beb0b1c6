"""Khmer, Lao, Thai and Arabic on a plaque are shaped as by hb-view; a character without a glyph stops the build."""

from __future__ import annotations

import io
import json
import pickle
import re
import subprocess
import sys
import unicodedata
from itertools import product

import pypdfium2
import pytest
import uharfbuzz as hb
from PIL import Image, ImageChops, ImageFilter

from generator import plaque_files, plaques
from generator.languages.scripts import KANA, SCRIPTS
from generator.plaques import MissingFace, MissingGlyph, MixedDirections
from generator.plaques.drawing import MUC, Drawing, Shape
from generator.plaques.lettering import line, shaped
from generator.plaques.outline import moved
from generator.plaques.script_runs import in_sight, runs
from generator.plaques.writers import pdf
from generator.store import FileRef
from generator.text.translations import plain
from tests.support.real import site
from tests.support.worlds import ROOT

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
    "អ៊ុំ",  # uncle: triisap, a vowel below and nikahit above
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
    "ធ្មឿ",  # a vowel on both sides and below
    "គ្រឿង",  # things
    "ស្បៀង",  # provisions
    "ភ្លើង",  # fire
    "ព្រៃឈើ",  # forest
    "កៅអី",  # chair
    "កោះ",  # island
    "សំរោង",  # the tree of the pagoda's name
    "ពោធិ៍សំរោង",  # the same and the bodhi tree: toandakhiat over a vowel
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
    "ក៏",  # also: ahsda
    "ស្រឡាញ់",  # to love: la without a form below, bantoc
    "ចាប់",  # to begin: bantoc
    "បានពាន់",  # got a thousand: ba and po melt into their vowel
    "បាន\u200bប៉ា",  # a space nobody sees, and what it keeps apart
    "ស៊ី និង ស\u200c៊ី",  # triisap below, and kept above by hand
    "សៅរ៍",  # Saturday: toandakhiat
    "រាជធានី",  # capital
    "សង្គ្រាម",  # war: two signs below
    "ព្រះសង្ឃ",  # monks
    "ព្រឹទ្ធាចារ្យ",  # teacher of old: ro and tho below, yo at the end
    "ចេតិយ",  # stupa
    "ប្ដី",  # husband: da below, which looks as ta below
    "ប្តី",  # the same spelt with ta
    "ស្ដេចយាងឡើង",  # the king goes up
    "ទន្លេ",  # river
    "កាហ្វេ",  # coffee: vo below
    "ឈ្មោះ",  # name
    "០១២៣៤៥៦៧៨៩",
    "២០២៤ ៛",  # digits and a sign of money
    "ស្កេនដើម្បីអាន",  # scan to read, as on every plaque
)

SIZE = 320
"""px of the em"""


def ours(text, font_stack):
    """Our outlines of a line."""
    drawn = line(text, font_stack, SIZE)
    return painted(drawn.outline, drawn.ink)


def painted(outline, box):
    """An outline drawn by pdfium at a millimetre a pixel, and cut to its ink."""
    shape = Shape(moved(outline, 20 - box.left, 20 - box.top), MUC)
    sheet = Drawing(round(box.width) + 40, round(box.height) + 40, 0, 0, (shape,))
    page = pypdfium2.PdfDocument(pdf.raster_source(sheet))[0]
    return inked(page.render(scale=25.4 / 72, grayscale=True).to_pil())


OFF = "ccmp=0,locl=0,pref=0,blwf=0,abvf=0,pstf=0,cfar=0,pres=0,blws=0,abvs=0,psts=0,clig=0,liga=0,calt=0,kern=0"
UNSHAPED = (f"--features={OFF}", "--script=latn")
"""Letter after letter, as they are stored."""


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
    black = picture.point(lambda grey: 255 if grey < 128 else 0)
    return black.crop(black.getbbox())


def alike(first, second):
    """Whether they share nearly all their ink, and no ink of either is further than 2 px from ink of the other.

    The first measure alone would not see a small sign out of its place in a long word.
    """
    share, still, laid = max(laid_on(first, second), key=lambda laid: laid[0])
    stray_ink = [
        ImageChops.subtract(a, b.filter(ImageFilter.MaxFilter(5))).getbbox() for a, b in ((still, laid), (laid, still))
    ]
    return share >= 0.93 and stray_ink == [None, None]


def laid_on(first, second):
    """Ink in both as a share of the ink in either, and the two pictures, for each way to lay one on the other."""
    size = (max(first.width, second.width) + 8, max(first.height, second.height) + 8)
    still = Image.new("L", size, 0)
    still.paste(first, (4, 4))
    for across, down in product(range(2, 7), repeat=2):
        laid = Image.new("L", size, 0)
        laid.paste(second, (across, down))
        both, either = ImageChops.darker(still, laid), ImageChops.lighter(still, laid)
        yield both.histogram()[255] / either.histogram()[255], still, laid


@pytest.fixture(scope="session", params=["bold", "regular"])
def font_stack(request):
    return plaque_files.font_stack(site().theme, bold=request.param == "bold")


@pytest.mark.parametrize("word", WORDS)
def test_khmer_is_drawn_as_harfbuzz_draws_it(word, font_stack):
    assert alike(ours(word, font_stack), theirs(word, font_stack.face("khmer")))


OTHERS = {
    "lao": "ພາສາລາວ ວັດພູ ວັດຊຽງທອງ ພຣະທາດຫຼວງ ຫຼວງພຣະບາງ ວຽງຈັນ ນ້ຳ ຄຳ ໃຈ ໄຟ ເຮືອ ເມືອງ ກ່ອນ ໜ້າ ຫຼັງ ຢູ່ ສິ່ງ ເຂົ້າ ໝູ່ ກົ້ນ ປີ້ ໂບດ ສະແກນເພື່ອອ່ານ ໒໐໒໖",
    "thai": "ภาษาไทย วัดพระแก้ว กรุงเทพฯ เจดีย์ พระพุทธรูป น้ำ ปู่ ผู้ ญี่ปุ่น ฐานะ กตัญญู ฤๅษี ที่นี่ ป้า ฟ้า ฝั่ง ปั้น ก็ ศักดิ์สิทธิ์ โบสถ์ สแกนเพื่ออ่าน ๒๕๖๙",
    "arabic": "العربية مسجد المسجد الجامع الله الرحمن محمد لا لأ لإ القرآن شؤون بيئة سماء مئذنة هجري قمّة حُبّ امسح للقراءة بِسْمِ پنجاب چام المسجد\u00a0الجامع",
}
"""Each with marks on two floors, or letters that join."""

STACKED = re.compile(
    "[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd][\u0e31\u0e33-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb3-\u0ebc\u0ec8-\u0ecd]"
)


@pytest.mark.parametrize("script", OTHERS)
def test_other_scripts_are_drawn_as_harfbuzz_draws_them(script, font_stack):
    """But for words with a sign above another, where hb-view 6.0 cuts off the upper one: the next test sees these."""
    face = font_stack.face(script)
    whole = [word for word in OTHERS[script].split(" ") if script == "arabic" or not STACKED.search(word)]

    assert len(whole) > 12
    assert [] == [word for word in whole if not alike(ours(word, font_stack), theirs(word, face))]


@pytest.mark.parametrize("script", OTHERS)
def test_glyphs_of_other_scripts_stand_where_harfbuzz_sets_them(script, font_stack):
    """Asked of its own program, in font units."""
    face = font_stack.face(script)
    for word in OTHERS[script].split(" "):
        said = json.loads(glyphs(word, face, "--output-format=json"))
        theirs = [(int(glyph["g"].removeprefix("gid")), glyph["dx"], glyph["dy"], glyph["ax"]) for glyph in said]

        assert theirs == [*shaped(word, script, face, backwards=script == "arabic")], word


def test_letters_of_arabic_that_are_not_joined_would_be_seen(font_stack):
    apart = ("--features=init=0,medi=0,fina=0,rlig=0,calt=0,ccmp=0",)

    assert not alike(ours("العربية", font_stack), theirs("العربية", font_stack.face("arabic"), *apart))
    assert not alike(ours("العربية", font_stack), theirs("العربية"[::-1], font_stack.face("arabic")))


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("مسجد An Giang", ["An Giang", " ", "مسجد"]),
        ("رمز اللوحة 4NVH3", ["4NVH3", " ", "رمز اللوحة"]),
        ("عام ١٤٤٦ هجري", [" هجري", "١٤٤٦", "عام "]),
        ("Masjid مسجد النور", ["Masjid", " ", "مسجد النور"]),
        ("Quét   ·   امسح الرمز   ·   Scan", ["Quét", "   ·   ", "امسح الرمز", "   ·   ", "Scan"]),
        ("مسجد (النور)", [")", "النور", "(", " ", "مسجد"]),
        ("1 قطعة", ["قطعة", " ", "1"]),
        ("حتى 0.6 م", ["م", " ", "0.6", " ", "حتى"]),
        ("قطعة / pcs", ["pcs", " / ", "قطعة"]),
    ],
)
def test_pieces_of_an_arabic_line_stand_in_the_order_they_are_read(text, seen):
    assert seen == [piece for _, piece, _ in in_sight(text)]


@pytest.mark.parametrize("text", ["مسجد (An)", "An مسجد 2025", "مسجد 12:30", "هاتف 0292 382 000"])
def test_a_line_that_would_have_to_be_put_in_order_by_guessing_is_refused(text, font_stack):
    with pytest.raises(MixedDirections) as refused:
        line(text, font_stack, 10)

    assert text == refused.value.text


@pytest.mark.parametrize(("text", "file"), [("한국", "noto-serif-kr-700.ttf"), ("かな", "noto-serif-jp-700.ttf")])
def test_a_script_without_a_face_here_names_the_file_to_add(text, file, font_stack):
    with pytest.raises(MissingFace) as refused:
        line(text, font_stack, 10)

    assert (text, file) == (refused.value.text, refused.value.file)


def test_japanese_is_not_set_in_chinese_forms():
    """Its Han letters have forms of their own: where its face is not here, they are set in none."""
    theme = site().theme
    both, chinese = (
        plaque_files.font_stack(theme, bold=True, scripts=[SCRIPTS[name] for name in names])
        for names in (["han", KANA.id], ["han"])
    )

    assert line("古庙", chinese, 10).ink
    with pytest.raises(MissingFace):
        line("古庙", both, 10)


def test_more_than_seventy_different_words_are_compared():
    assert 70 < len(set(WORDS)) == len(WORDS)


def glyphs(word, face, *options):
    """What HarfBuzz's own program makes of a word, in numbers."""
    command = ["hb-shape", f"--font-file={face.path}", "--no-clusters", *options, f"--text={word}"]
    return subprocess.run(command, capture_output=True, check=True).stdout


def test_unshaped_khmer_differs_from_harfbuzz(font_stack):
    """What a program without shaping makes of the same words: the comparison sees it in nearly all that need any.

    A few look the same in other glyphs.
    """
    need = [
        word
        for word in WORDS
        if glyphs(word, font_stack.face("khmer")) != glyphs(word, font_stack.face("khmer"), *UNSHAPED)
    ]
    different = [
        word for word in need if not alike(ours(word, font_stack), theirs(word, font_stack.face("khmer"), *UNSHAPED))
    ]

    assert len(need) > 0.8 * len(WORDS)
    assert len(different) > 0.9 * len(need)


def test_a_misplaced_mark_differs_from_harfbuzz(font_stack):
    """Bantoc, a fiftieth of an em aside, in a word where it is a hundredth of the ink."""
    word, sign = "ព្រះវិហារចាប់", "\u17cb"
    complete, bare = line(word, font_stack, SIZE), line(word.replace(sign, ""), font_stack, SIZE)
    mark = tuple(segment for segment in complete.outline if segment not in bare.outline)
    aside = (*bare.outline, *moved(mark, SIZE / 50, 0))

    assert alike(painted(complete.outline, complete.ink), theirs(word, font_stack.face("khmer")))
    assert not alike(painted(aside, complete.ink), theirs(word, font_stack.face("khmer")))


def test_the_khmer_of_the_real_content_is_drawn_as_harfbuzz_draws_it():
    """Every run in the names of the relics, those too that nobody vouches for yet, and in the words a plaque would say."""
    shown = site()
    fonts = plaque_files.font_stack(shown.theme, bold=True)
    texts = [text.name for entry in shown.catalogue.entries for text in entry.texts]
    texts += [plain(wording.words["scan_verb"]) for wording in shown.wordings.values()]
    khmer = [run.strip() for text in texts for script, run in runs(text) if script == "khmer"]

    assert len(khmer) > len(shown.catalogue.entries)
    assert all(alike(ours(run, fonts), theirs(run, fonts.face("khmer"))) for run in khmer)


@pytest.mark.parametrize(
    ("text", "character"),
    [
        ("\u17b6ក", "\u17b6"),  # a vowel with nothing before it
        ("េក", "\u17c1"),  # a vowel typed where it is seen, before its letter
        ("\u17d2ក", "\u17d2"),  # a sign below with nothing above
        ("ក\u17d2", "\u17d2"),  # and with nothing to put there
        ("ក\u17d2\u17b6", "\u17d2"),  # or a vowel
        ("ក\u17d2\u17d2ក", "\u17d2"),  # twice
        ("វត្តកិី", "\u17b8"),  # two vowels above
        ("\u17c6", "\u17c6"),  # a mark alone
        ("ប\u200dា", "\u200d"),
        ("ប\u200cា", "\u17b6"),  # held apart, the vowel has nothing before it
        ("ក\ue000", "\ue000"),  # for private use
        ("字\U00030000", "\U00030000"),  # a Han character of a late block
        ("葛\U000e0100", "\U000e0100"),  # another form of this one, which no face has
        ("A\ufe0f", "\ufe0f"),
        ("Thới\u200cAn", "\u200c"),
        ("Thới\u00adAn", "\u00ad"),  # a hyphen for the end of a line
        ("ក\u17b5", "\u17b5"),  # a vowel that Unicode asks nobody to write
        ("Thới \u202eAn", "\u202e"),  # backwards from here
        ("\ufeffĐình", "\ufeff"),
        ("☸", "☸"),
        ("𝕏", "𝕏"),
    ],
)
def test_what_no_vendored_face_can_set_stops_the_build(text, character, font_stack):
    """No box, no dotted circle, no letter out of another face, nothing left out; and the one at fault is named."""
    with pytest.raises(MissingGlyph) as caught:
        line(text, font_stack, 10)

    assert character == caught.value.character


@pytest.mark.parametrize("script", ["latin", "khmer", "han", "lao", "thai", "arabic"])
def test_default_ignorable_characters_are_refused(script, font_stack):
    """Asked of every character it may be: what the face lacks, and HarfBuzz makes no box of, is a space or refused."""
    file = font_stack.face(script)
    font = hb.Font(hb.Face(hb.Blob.from_file_path(file.path)))
    hidden = {
        character
        for character in map(chr, unseen(font))
        if unicodedata.category(character) != "Zs" and not unicodedata.decomposition(character)
    }

    assert len(hidden) > 300
    assert {character for character in hidden if not refused(character, script, file)} <= {"\u200b", "\u200c"}


def unseen(font):
    """Characters that the face lacks and that HarfBuzz makes no box of."""
    for code in (*range(0x80, 0xD800), *range(0xE000, 0x20000), *range(0xE0000, 0xE1000)):
        if font.get_nominal_glyph(code):
            continue
        buffer = hb.Buffer()
        buffer.add_codepoints([code])
        buffer.guess_segment_properties()
        hb.shape(font, buffer)
        if all(info.codepoint for info in buffer.glyph_infos):
            yield code


def refused(character, script, file):
    """Whether it cannot stand in a run, alone."""
    try:
        [*shaped(character, script, file)]
    except MissingGlyph:
        return True
    return False


def test_a_non_joiner_keeps_a_shifter_above(font_stack):
    """As Unicode has it for Khmer, 16.4; elsewhere it would mean nothing and is refused."""
    assert line("ស\u200c៊ី", font_stack, 10).outline != line("ស៊ី", font_stack, 10).outline


def test_no_glyph_of_a_plaque_is_notdef(faceplate):
    """Asked of HarfBuzz itself, with the face the line is set in."""
    for _, text in (*faceplate.names, *faceplate.verbs):
        for script, run in runs(text):
            buffer = hb.Buffer()
            buffer.add_str(run)
            buffer.guess_segment_properties()
            file: FileRef = faceplate.inscription.face(script)
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
fonts = {path for path in opened if path.endswith((".ttf", ".otf", ".ttc", ".woff", ".woff2", ".pfb"))}
json.dump(sorted(fonts), sys.stdout)
"""
    pickled = pickle.dumps(faceplate).hex()
    run = subprocess.run(
        [sys.executable, "-c", script], input=pickled, capture_output=True, text=True, check=True, cwd=ROOT
    )

    fonts = json.loads(run.stdout)
    assert fonts
    assert all(path.startswith(str(ROOT / "templates" / "fonts")) for path in fonts)
    assert plaques.pdf(faceplate).startswith(b"%PDF-1.6")
