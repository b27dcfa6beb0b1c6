"""Names stand in lists as a second collator has them: Node's Intl.Collator, which is ICU with the data of CLDR.

Chromium's lacks Khmer and Lao, Debian's Node has every locale; tests.support.install installs it. What we do not
reproduce is a test of its own below, which fails when the two agree after all.
"""

from __future__ import annotations

import json
import random
import subprocess
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache, cmp_to_key
from itertools import pairwise

import pytest

from generator.text.collation import Collation, collation_of
from tests.support.languages import KNOWN

TAGS = tuple(KNOWN)

# ---- the oracle -----------------------------------------------------------------------------------

COMPARE = """
const [tag, sensitivity, pairs] = JSON.parse(require("fs").readFileSync(0, "utf-8"));
const compare = new Intl.Collator(tag, {sensitivity}).compare;
console.log(JSON.stringify(pairs.map(([one, other]) => compare(one, other))));
"""


def node(script: str, given: object = None) -> object:
    """What a script prints."""
    run = subprocess.run(["node", "-e", script], input=json.dumps(given), capture_output=True, text=True, check=True)
    return json.loads(run.stdout)


def compared(tag: str, pairs: Iterable[tuple[str, str]], sensitivity: str = "variant") -> list[int]:
    """-1, 0 or 1 for each pair: how the oracle puts one name to the other, by letters alone (base) or by all there is."""
    return node(COMPARE, [tag, sensitivity, list(pairs)])


def collation(tag: str) -> Collation:
    return collation_of(KNOWN[tag])


def out_of_order(tag: str, names: Iterable[str]) -> list[tuple[str, str]]:
    """Neighbours in our order that stand the other way round in the oracle's."""
    pairs = list(pairwise(sorted(set(names), key=collation(tag).key)))
    return [pair for pair, sign in zip(pairs, compared(tag, pairs), strict=True) if sign > 0]


# ---- names of the letters of each language --------------------------------------------------------

Chance = random.Random
Word = Callable[[Chance], str]

TONES = ("", "", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
ONSETS = [
    "",
    "b",
    "c",
    "ch",
    "d",
    "đ",
    "g",
    "gh",
    "gi",
    "h",
    "k",
    "kh",
    "l",
    "m",
    "n",
    "ng",
    "ngh",
    "nh",
    "p",
    "ph",
    "qu",
    "r",
    "s",
    "t",
    "th",
    "tr",
    "v",
    "x",
]
NUCLEI = ["a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y", "ia", "iê", "oa", "oă", "uâ", "uô", "ươ", "yê"]
CODAS = ("", "", "c", "ch", "i", "m", "n", "ng", "nh", "o", "p", "t", "u")


def vietnamese(chance: Chance) -> str:
    """A syllable with its tone."""
    nucleus = chance.choice(NUCLEI)
    return unicodedata.normalize("NFC", chance.choice(ONSETS) + nucleus + chance.choice(TONES) + chance.choice(CODAS))


def spelled(letters: str, longest: int = 6) -> Word:
    """A word of any of these letters."""
    return lambda chance: "".join(chance.choices(letters, k=chance.randrange(1, longest)))


KHMER_CONSONANTS = "កខគឃងចឆជឈញដឋឌឍណតថទធនបផពភមយរលវសហឡអ"
KHMER_ALONE = "ឥឦឧឩឪឫឬឭឮឯឰឱឲឳ"
KHMER_VOWELS = ["", "", *"ាិីឹឺុូួើឿៀេែៃោៅំះ", "ុំ", "ាំ", "ុះ", "េះ", "ោះ"]
KHMER_SIGNS = ["", "", "", *"់៍័៏៎៉៊"]


def khmer(chance: Chance) -> str:
    """A syllable: a consonant, one below it or none, a vowel, a sign; a vowel that stands alone; one under a robat."""
    kind = chance.random()
    if kind < 0.12:
        return chance.choice(KHMER_ALONE)
    if kind < 0.2:
        return chance.choice(KHMER_CONSONANTS) + "\u17cc"
    below = "\u17d2" + chance.choice(KHMER_CONSONANTS) if chance.random() < 0.3 else ""
    vowel = chance.choice(KHMER_VOWELS)
    return chance.choice(KHMER_CONSONANTS) + below + vowel + (chance.choice(KHMER_SIGNS) if len(vowel) < 2 else "")


def tai(consonants: str, before: str, above: list[str], behind: str, tones: str) -> Word:
    """A syllable: a vowel before its consonant, or above, below or behind it; a tone mark on it; a final consonant."""

    def syllable(chance: Chance) -> str:
        first = chance.choice(before) if chance.random() < 0.35 else ""
        on = chance.choice(above) if not first else ""
        tone = chance.choice(tones) if chance.random() < 0.35 else ""
        after = chance.choice(behind) if not on and chance.random() < 0.6 else ""
        final = chance.choice(consonants) if chance.random() < 0.5 else ""
        return first + chance.choice(consonants) + on + tone + after + final

    return syllable


THAI = tai("กขคฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรฤลวศษสหฬอฮ", "เแโใไ", ["", *"ัิีึืุู", "ํา"], "ะาำ", "่้๊๋็์")
LAO = tai("ກຂຄງຈສຊຍດຕຖທນບປຜຝພຟມຢຣລວຫອຮໜໝ", "ເແໂໃໄ", ["", "ໍາ", *"ັິີຶືຸູົຼໍ"], "ະາຳຽ", "່້໊໋໌")

ARABIC = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي"
HARAKAT = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652"


def arabic(chance: Chance) -> str:
    """A word, seldom with a haraka on one of its letters."""
    word = spelled(ARABIC)(chance)
    at = chance.randrange(1, len(word) + 1)
    return word[:at] + chance.choice(HARAKAT) + word[at:] if chance.random() < 0.15 else word


HIRAGANA = "あいうえおかがきぎくぐけげこごさざしじすずせぜそぞただちぢっつづてでとどなにぬねのはばぱひびぴふぶぷへべぺほぼぽまみむめもゃやゅゆょよらりるれろわゐゑをん"
KATAKANA = "".join(chr(ord(letter) + 0x60) for letter in HIRAGANA)


def japanese(chance: Chance) -> str:
    """A word in hiragana or katakana, and then perhaps with a long vowel."""
    if chance.random() < 0.5:
        return spelled(HIRAGANA)(chance)
    word = spelled(KATAKANA)(chance)
    return word + "ー" if chance.random() < 0.3 and word[-1] not in "ンッ" else word


def hangul(chance: Chance) -> str:
    """A word of syllables."""
    return "".join(chr(chance.randrange(0xAC00, 0xD7A4)) for _ in range(chance.randrange(1, 4)))


LATIN = "abcdefghijklmnopqrstuvwxyz"
FRENCH = LATIN + "aeiouàâæçéèêëîïôœùûüÿ"

WORDS: dict[str, Word] = {
    "vi": vietnamese,
    "en": spelled(LATIN),
    "fr": spelled(FRENCH),
    "km": khmer,
    "th": THAI,
    "lo": LAO,
    "ar": arabic,
    "ja": japanese,
    "ko": hangul,
    # Han letters themselves: the exceptions below.
    "zh": spelled(LATIN),
}
UNSPACED = ("km", "th", "lo", "ja", "zh")

MARKS = {
    "vi": "\u0300\u0309\u0303\u0301\u0323",
    "fr": "\u0300\u0301\u0302\u0308",
    "km": "់៍័៏៎៉៊",
    "th": "่้๊๋็์",
    "lo": "່້໊໋໌",
    "ar": HARAKAT,
}
"""Signs by which names differ that are alike else."""


def marked_otherwise(tag: str, name: str, chance: Chance) -> str:
    """The name with other marks in the places of its own, or with none."""
    marks = MARKS.get(tag, "")
    apart = unicodedata.normalize("NFD", name)
    return unicodedata.normalize(
        "NFC", "".join(chance.choice((*marks, "")) if sign in marks else sign for sign in apart)
    )


@cache
def names(tag: str) -> tuple[str, ...]:
    """Some 400 names of one to three words of the language, some of them beside others that differ in marks or capitals alone."""
    chance, found = random.Random(f"{tag} 2026"), dict[str, None]()
    gap = "" if tag in UNSPACED else " "
    while len(found) < 400:
        name = gap.join(WORDS[tag](chance) for _ in range(chance.randrange(1, 4)))
        others = [name.capitalize(), *(marked_otherwise(tag, name, chance) for _ in range(3))]
        found |= dict.fromkeys([name, *others] if chance.random() < 0.3 else [name])
    return tuple(found)


OTHERS = ("Thới An", "Đình", "វត្ត", "ธรรม", "ທາດ", "مسجد", "かな", "カナ", "한글", "Ăngkor", "Œuvre", "Łódź", "Øst")
"""Names in every script but Han, which has exceptions of its own."""


# ---- alike ----------------------------------------------------------------------------------------


def test_the_oracle_knows_every_language():
    """What it does not know it would sort as the machine's own language."""
    assert list(TAGS) == node(f"console.log(JSON.stringify(Intl.Collator.supportedLocalesOf({json.dumps(TAGS)})))")


def test_there_are_names_in_every_language():
    assert sorted(TAGS) == sorted(WORDS)
    assert [] == [tag for tag in TAGS if len(names(tag)) < 400]


@pytest.mark.parametrize("tag", TAGS)
def test_names_of_a_language_stand_as_the_oracle_has_them(tag):
    assert [] == out_of_order(tag, names(tag))


@pytest.mark.parametrize(
    ("tag", "written"),
    [
        ("lo", ("ກາຂ", "ກໍາກ", "ກຳຂ", "ກິ", "ເໝືອງ", "ຫມ", "ຫຢ", "ໜ")),
        ("th", ("กาข", "กํากา", "กำข", "กิ", "ฤๅษี", "ฤกษ์", "เเ", "แม่", "เมา")),
        ("km", ("ធម៌", "ធរ", "ធយ", "ឥន្ទ", "អិក", "អី", "ឪពុក", "ឫស្សី")),
        (
            "ar",
            (
                "أحمد",
                "احمد",
                "إبراهيم",
                "آدم",
                "ادم",
                "گنج",
                "كتاب",
                "لبنان",
                "پارس",
                "بيت",
                "تونس",
                "هدى",
                "هدي",
                "وادي",
            ),
        ),
        ("fr", ("Œuvre", "Oeuvre", "Oevre", "œil", "Ær", "Cote", "Coté", "Côte", "Côté")),
        ("ja", ("カーン", "かあい", "がん", "かゝ", "ヴェトナム", "うえ", "きゃく", "きやく")),
        ("vi", ("Đình", "Dĩ An", "Ðình", "Ái", "Ạ", "Ăn", "Ân", "Ổi", "Ơi")),
    ],
)
def test_words_that_are_spelled_in_two_ways_stand_as_the_oracle_has_them(tag, written):
    assert [] == out_of_order(tag, written)


@pytest.mark.parametrize("tag", TAGS)
def test_scripts_stand_as_the_oracle_has_them(tag):
    """The page's own first; Latin, kana, Han in Japanese."""
    latin = names("en" if tag == "zh" else "vi")  # marks on Chinese pages: an exception below

    assert [] == out_of_order(tag, (*OTHERS, *names(tag)[:50], *latin[:50]))


SIGNS = (
    " ",
    "  ",
    "-",
    " – ",
    ", ",
    " (",
    ") ",
    "’",
    "'",
    " “",
    ". ",
    ": ",
    "/",
    " 1",
    " 12",
    " 2 ",
    "… ",
    " & ",
    "・",
    "、",
)


@pytest.mark.parametrize("tag", TAGS)
def test_signs_and_digits_between_words_stand_as_the_oracle_has_them(tag):
    """Before letters; on Thai pages they do not count."""
    chance = random.Random(f"signs {tag}")
    words = [word for word in names(tag) if word == word.lower()][:40]
    joined = ["".join((chance.choice(words), chance.choice(SIGNS), chance.choice(words))) for _ in range(300)]
    again = [name.replace("-", " ", 1) for name in joined]

    assert [] == out_of_order(tag, (*joined, *again))


DIGITS = {"km": "០១២៣៤៥៦៧៨៩", "lo": "໐໑໒໓໔໕໖໗໘໙", "th": "๐๑๒๓๔๕๖๗๘๙", "ar": "٠١٢٣٤٥٦٧٨٩"}


@pytest.mark.parametrize("tag", DIGITS)
def test_the_digits_of_a_script_stand_as_those_of_others(tag):
    chance, word = random.Random(10), names(tag)[0]
    numbers = [f"{word} {chance.randrange(1000)}" for _ in range(100)]
    own = [number.translate({48 + value: digit for value, digit in enumerate(DIGITS[tag])}) for number in numbers[:50]]

    assert [] == out_of_order(tag, (*own, *numbers[50:]))


# ---- the alphabet of another language, by data alone ----------------------------------------------

ALPHABETS = {
    "sv": (("z å ä ö",), "abcoåäöz"),
    "es": (("n ñ",), "acnñoáóu"),
    "cs": (("c č", "h ch", "r ř", "s š", "z ž"), "acčdhiněrřsšzž"),
    "hr": (("c č ć", "d dž đ", "l lj", "n nj", "s š", "z ž"), "acčćdđjlnosšzž"),
    "cy": (("c ch", "d dd", "f ff", "g ng", "l ll", "p ph", "r rh", "t th"), "acdfghlnoprt"),
    "pl": (("a ą", "c ć", "e ę", "l ł", "n ń", "o ó", "s ś", "z ź ż"), "aącćeęlłnńoósśzźż"),
}
"""What the file of each of these languages would say, and some of its letters."""


@pytest.mark.parametrize("tag", ALPHABETS)
def test_another_language_has_its_alphabet_by_data(tag):
    alphabet, letters = ALPHABETS[tag]
    chance = random.Random(tag)
    words = {spelled(letters)(chance) for _ in range(400)}
    pairs = list(pairwise(sorted(words, key=Collation(KNOWN["en"].writing, alphabet).key)))

    assert [tag] == node(f'console.log(JSON.stringify(Intl.Collator.supportedLocalesOf("{tag}")))')
    assert [] == [pair for pair, sign in zip(pairs, compared(tag, pairs), strict=True) if sign > 0]


# ---- not alike, and why ---------------------------------------------------------------------------


def ours(tag: str, *written: str) -> list[str]:
    return sorted(written, key=collation(tag).key)


def theirs(tag: str, *written: str) -> list[str]:
    signs = dict(zip(pairs := [(a, b) for a in written for b in written], compared(tag, pairs), strict=True))
    return sorted(written, key=cmp_to_key(lambda one, other: signs[one, other]))


@pytest.mark.parametrize(
    ("tag", "written", "oracle"),
    [("zh", "上北阿", "阿北上"), ("ja", "一乙亜", "亜一乙"), ("ko", "上北阿", "北上阿")],
)
def test_han_letters_stand_by_code_points_and_not_by_how_they_are_read(tag, written, oracle):
    """By pinyin, JIS or Hangul they would need a table of 20,000 readings; under their one heading nobody looks for a
    letter."""
    assert [*written] == ours(tag, *written)
    assert [*oracle] == theirs(tag, *written)


@pytest.mark.parametrize("tag", [tag for tag in TAGS if tag not in ("zh", "ja", "ko")])
def test_han_letters_elsewhere_stand_by_code_points_and_not_by_today_s_radicals(tag):
    """ICU counts radicals and strokes as Unicode has them today, by which 3 letters of 100 stand at other places."""
    assert ["善", "啟"] == theirs(tag, "善", "啟")
    assert ["啟", "善"] == ours(tag, "善", "啟")


def test_han_letters_stand_with_their_own_kind_on_korean_pages():
    """The oracle has each behind the Hangul it is read as, which needs the same table."""
    assert ["가", "힣", "家"] == ours("ko", "家", "힣", "가")
    assert ["가", "家", "힣"] == theirs("ko", "家", "힣", "가")


@pytest.mark.parametrize("tag", [tag for tag in TAGS if tag not in ("zh", "ja", "ko")])
def test_han_letters_stand_among_scripts_as_the_oracle_has_them(tag):
    """In Chinese and Japanese as well, where it is their order among themselves that differs."""
    assert [] == out_of_order(tag, (*OTHERS, "灵山古庙"))


@pytest.mark.parametrize("tag", TAGS)
def test_names_that_begin_with_a_digit_come_last(tag):
    """The oracle has them first; # stood last in our alphabets from the beginning, where nobody looks for a name."""
    name = names(tag)[0]

    assert [name, "415 An"] == ours(tag, "415 An", name)
    assert ["415 An", name] == theirs(tag, "415 An", name)


@pytest.mark.parametrize("tag", [tag for tag in TAGS if tag != "th"])
def test_signs_before_the_first_letter_do_not_count(tag):
    """The oracle has them before all letters; a name in quotation marks stands under its letter, so it is sorted by it."""
    first, second = ours(tag, *names(tag)[:2])

    assert [first, f"“{second}”"] == ours(tag, f"“{second}”", first)
    assert [f"“{second}”", first] == theirs(tag, f"“{second}”", first)


@pytest.mark.parametrize(
    ("tag", "readers", "earlier", "later"),
    [("en", "km", "ធម៌", "ធយ"), ("vi", "km", "កុំ", "កៅ"), ("vi", "ar", "ةب", "تا")],
)
def test_names_in_another_script_stand_as_a_language_of_that_script_has_them(tag, readers, earlier, later):
    """The oracle has them by the root's rules, not the language's; our scripts have one order, that of their readers."""
    assert [later, earlier] == ours(tag, earlier, later) == theirs(readers, earlier, later)
    assert [earlier, later] == theirs(tag, earlier, later)


@pytest.mark.parametrize(("earlier", "later"), [("Minh", "Mình"), ("Ma", "Má")])
def test_letters_without_a_tone_stand_before_those_with_one_on_chinese_pages(earlier, later):
    """The oracle has the tones of pinyin before the bare letter there; the names with marks on our pages are no pinyin."""
    assert [earlier, later] == ours("zh", later, earlier)
    assert [later, earlier] == theirs("zh", earlier, later)


@pytest.mark.parametrize(("tag", "earlier", "later"), [("ja", "カー", "カア"), ("ja", "あッ", "あつ")])
def test_names_of_the_same_letters_and_marks_stand_by_code_points(tag, earlier, later):
    """The oracle has a level more for small kana and for how a vowel is lengthened. Ours is the text itself."""
    assert [later, earlier] == ours(tag, earlier, later)
    assert [earlier, later] == theirs(tag, earlier, later)
