"""Every script the program can set, as The Unicode Standard has it: its blocks, and the faces that draw it.

A script that is not here yet is one entry of SCRIPTS, and its faces in templates/fonts.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.languages.script import PLACES, Script, Sorting, Typesetting, WebFace, characters

# ---- scripts --------------------------------------------------------------------------------------

VIETNAMESE = (
    characters((0x20, 0x7E))
    + "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư"
    + characters((0x1EA0, 0x1EF9))
    + "\u00a0·×°²«»–—‘’“”…•₫→←"
)
"""The Vietnamese alphabet (TCVN 6909:2001 has the same letters), ASCII, and the signs our texts use."""

LATIN = Script(
    id="latin",
    iso="Latn",
    unicode="Latin",
    # In every line: the proper names in all languages are Vietnamese.
    setting="vi",
    bold="noto-serif-700.ttf",
    regular="be-vietnam-pro-400.ttf",
    web=(
        WebFace("be-vietnam-pro.woff2", "Be Vietnam", "be-vietnam-pro-400.ttf", VIETNAMESE),
        WebFace("noto-serif-bold.woff2", "Noto Serif D", "noto-serif-700.ttf", VIETNAMESE, weight=700),
    ),
    sorting=Sorting(
        alphabet=("i ı", "n ŋ", "z þ"),
        alike=(
            *(("đ", "d\u0335"), ("ħ", "h\u0335"), ("ł", "l\u0335"), ("ø", "o\u0338")),
            *(("ð", f"d{PLACES[0]}"), ("æ", f"a{PLACES[0]}e"), ("œ", f"o{PLACES[0]}e"), ("ß", f"s{PLACES[0]}s")),
        ),
        second="\u0301\u0300\u0306\u0302\u030c\u030a\u0308\u030b\u0303\u0307\u0338\u0327\u0328\u0304\u0335\u0309\u030f\u0311"
        "\u031b\u0323\u0324\u0325\u0326\u032d\u032e\u0330\u0331",
    ),
)
"""What every page and every plaque is set in; the other scripts come to it."""

_INDEPENDENT = (*"ឣឤឥឦឧឨឩឪឯឰឱឲឳ",)
_KHMER = characters((0x1780, 0x17A2))
_SPELLED = ("អ", "អា", "អិ", "អី", "អុ", "អុក", "អូ", "អូវ", "អែ", "អៃ", "អោ", "អោ", "អៅ")
"""Vowels that stand alone, and how each is sorted."""

KHMER = Script(
    id="khmer",
    iso="Khmr",
    unicode="Khmer",
    setting="km",
    bold="noto-sans-khmer-700.ttf",
    regular="noto-sans-khmer-400.ttf",
    web=(
        # The whole block, not the letters in use today: 5 KB more, and no cluster an editor types will ever be missing.
        WebFace(
            "noto-sans-khmer.woff2",
            "Noto Khmer D",
            "noto-sans-khmer-400.ttf",
            characters((0x1780, 0x17FF), (0x19E0, 0x19FF), (0x200B, 0x200D), (0x25CC, 0x25CC)),
        ),
    ),
    blocks=(
        (0x1780, 0x17FF),  # Khmer
        (0x19E0, 0x19FF),  # Khmer Symbols
    ),
    letters=((0x1780, 0x17FF),),
    told="km",
    called="ភាសាខ្មែរ",
    inside="\u200b",
    unspaced=(
        (0x1780, 0x17D3),  # letters and signs; behind ។ and ៕ stands a space
        (0x200B, 0x200B),
    ),
    # The zero width non-joiner keeps a register shifter above its letter (The Unicode Standard, 16.4).
    meant="\u200c",
    signs=((0x17D4, 0x17DA),),
    stackers="\u17d2",
    sorting=Sorting(
        alphabet=("រ ឫ ឬ", "ល ឭ ឮ", "ៅ ុំ ំ ាំ ះ ិះ ុះ េះ ោះ"),
        alike=(
            *(
                (vowel, spelled[0] + (PLACES[0] if len(spelled) > 1 and vowel != "ឤ" else "") + spelled[1:])
                for vowel, spelled in zip(_INDEPENDENT, _SPELLED, strict=True)
            ),
            # The robat is an រ before the consonant it stands above.
            *((f"{letter}\u17cc", f"រ{PLACES[0]}\u17d2{letter}") for letter in _KHMER),
        ),
        second="\u17cc\u17ce\u17cf\u17d1\u17d0\u17c8\u17dd\u17cb\u17c9\u17ca\u17cd",
        third="\u17b4\u17b5\u17d3",
    ),
    typesetting=Typesetting(line_height=1.9, heading_height=1.6, heading_size="1.7rem", print_height=1.6),
)

_HAN_BLOCKS = (
    (0x2E80, 0x2FDF),  # radicals
    (0x3000, 0x303F),  # CJK Symbols and Punctuation
    (0x3400, 0x4DBF),  # Extension A
    (0x4E00, 0x9FFF),  # CJK Unified Ideographs
    (0xF900, 0xFAFF),  # Compatibility Ideographs
    (0xFE30, 0xFE4F),  # Compatibility Forms
    (0xFF00, 0xFFEF),  # Halfwidth and Fullwidth Forms
    (0x20000, 0x3FFFF),  # Extension B and after
)

_CJK_SIGNS = ((0x3000, 0x3004), (0x3008, 0x303F), (0xFF00, 0xFF0F), (0xFF1A, 0xFF20))

HAN = Script(
    id="han",
    iso="Hani",
    unicode="Han",
    setting="zh-Hans",
    bold="noto-serif-sc-700.ttf",
    regular="noto-serif-sc-700.ttf",
    rare="han-rare.ttf",
    rare_from="Noto Serif CJK TC, BabelStone Han",
    # No web faces: Chinese phones bring a Chinese face, and ours has 4 MB.
    blocks=_HAN_BLOCKS,
    unspaced=_HAN_BLOCKS,
    signs=_CJK_SIGNS,
    letters=((0x3400, 0x9FFF), (0xF900, 0xFAFF)),
    told="zh",
    breaks=True,
    heading="汉",
    typesetting=Typesetting(1.8, 1.4, heading_families='"Be Vietnam", "Songti SC", serif'),
)

HANGUL = Script(
    id="hangul",
    iso="Hang",
    unicode="Hangul",
    setting="ko",
    # Neither comes with the program: 2 MB each. Phones bring a Korean face.
    bold="noto-serif-kr-700.ttf",
    regular="noto-serif-kr-700.ttf",
    blocks=(
        (0x1100, 0x11FF),  # Hangul Jamo
        (0x3130, 0x318F),  # Compatibility Jamo
        (0xA960, 0xA97F),  # Jamo Extended-A
        (0xAC00, 0xD7FF),  # Hangul Syllables, Jamo Extended-B
    ),
    letters=((0x1100, 0x11FF), (0x3131, 0x318E), (0xAC00, 0xD7A3)),
    told="ko",
    sorting=Sorting(first=("hangul", "han"), place=0x2FFF),  # CLDR has all of it between Khmer and kana
    called="한국어",
    shares=("han",),
    signs=_CJK_SIGNS,
    heading="한",
    typesetting=Typesetting(
        1.75, 1.4, heading_families='"Noto Serif D", "Noto Serif CJK KR", "Apple SD Gothic Neo", serif'
    ),
)

_KANA_BLOCKS = (
    (0x3040, 0x30FF),  # Hiragana, Katakana
    (0x31F0, 0x31FF),  # Katakana Phonetic Extensions
)

_HIRAGANA = characters((0x3041, 0x3096))
_ROWS = (
    "あかがさざただなはばぱまやらわ",
    "いきぎしじちぢにひびぴみりゐ",
    "うくぐすずつづぬふぶぷむゆるゔ",
    "えけげせぜてでねへべぺめれゑ",
    "おこごそぞとどのほぼぽもよろを",
)
_SMALL = ("ぁぃぅぇぉっゃゅょゎゕゖ", "あいうえおつやゆよわかけ")
"""Small letters, and those they are forms of."""

KANA = Script(
    id="kana",
    iso="Hira",
    unicode="Hiragana Katakana",
    setting="ja",
    # Neither comes with the program: 3 MB each. Phones bring a Japanese face.
    bold="noto-serif-jp-700.ttf",
    regular="noto-serif-jp-700.ttf",
    blocks=_KANA_BLOCKS,
    unspaced=(*_HAN_BLOCKS, *_KANA_BLOCKS),
    letters=((0x3041, 0x3096), (0x309D, 0x309F), (0x30A1, 0x30FA), (0x30FC, 0x30FF), (0x31F0, 0x31FF)),
    told="ja",
    sorting=Sorting(
        alike=(
            *zip(characters((0x30A1, 0x30F6)), _HIRAGANA.translate(str.maketrans(*_SMALL)), strict=True),
            *zip(*_SMALL, strict=True),
            # What lengthens a vowel is sorted as that vowel, what repeats a letter as that letter.
            *((f"{letter}ー", letter + row[0]) for row in _ROWS for letter in row),
            *((f"{letter}{again}", letter * 2) for row in _ROWS for letter in row for again in "ゝヽ"),
        ),
        second="\u3099\u309a",
        first=("latin", "kana", "han"),
    ),
    called="日本語",
    shares=("han",),
    signs=_CJK_SIGNS,
    breaks=True,
    heading="かな",
    typesetting=Typesetting(1.8, 1.4, heading_families='"Be Vietnam", "Hiragino Mincho ProN", "Yu Mincho", serif'),
)

LAO = Script(
    id="lao",
    iso="Laoo",
    unicode="Lao",
    setting="lo",
    bold="noto-sans-lao-700.ttf",
    regular="noto-sans-lao-400.ttf",
    web=(
        WebFace(
            "noto-sans-lao.woff2",
            "Noto Lao D",
            "noto-sans-lao-400.ttf",
            characters((0x0E80, 0x0EFF), (0x200B, 0x200D), (0x25CC, 0x25CC)),
        ),
    ),
    blocks=((0x0E80, 0x0EFF),),
    letters=((0x0E80, 0x0EFF),),
    told="lo",
    sorting=Sorting(
        before="ເແໂໃໄ",
        alphabet=("ຉ ສ",),
        alike=(("ໜ", "ຫນ"), ("ໝ", "ຫມ"), ("ໍາ", "ຳ")),
        second="\u0ece\u0ec8\u0ec9\u0eca\u0ecb\u0ecc\u0ecd",
    ),
    called="ພາສາລາວ",
    inside="\u200b",
    unspaced=((0x0E80, 0x0ECF), (0x0EDC, 0x0EFF), (0x200B, 0x200B)),
    typesetting=Typesetting(line_height=1.8, heading_height=1.5, heading_size="1.75rem", print_height=1.55),
)

THAI = Script(
    id="thai",
    iso="Thai",
    unicode="Thai",
    setting="th",
    bold="noto-sans-thai-700.ttf",
    regular="noto-sans-thai-400.ttf",
    web=(
        WebFace(
            "noto-sans-thai.woff2",
            "Noto Thai D",
            "noto-sans-thai-400.ttf",
            characters((0x0E01, 0x0E3A), (0x0E3F, 0x0E5B), (0x200B, 0x200D), (0x25CC, 0x25CC)),
        ),
    ),
    blocks=((0x0E00, 0x0E7F),),
    letters=((0x0E01, 0x0E3A), (0x0E40, 0x0E4E)),
    told="th",
    sorting=Sorting(
        before="เแโใไ",
        alphabet=("ฮ ํ", "ไ ฺ"),
        alike=(("ๅ", "า"), ("ํา", "ำ")),
        second="\u0e4e\u0e4c\u0e47\u0e48\u0e49\u0e4a\u0e4b",
        third="ฯๆ",
        joined=True,
    ),
    called="ภาษาไทย",
    inside="\u200b",
    signs=((0x0E4F, 0x0E4F), (0x0E5A, 0x0E5B)),
    unspaced=((0x0E01, 0x0E3A), (0x0E40, 0x0E4E), (0x200B, 0x200B)),
    typesetting=Typesetting(line_height=1.8, heading_height=1.5, heading_size="1.75rem", print_height=1.55),
)

ARABIC = Script(
    id="arabic",
    iso="Arab",
    unicode="Arabic",
    setting="ar",
    bold="noto-naskh-arabic-700.ttf",
    regular="noto-naskh-arabic-400.ttf",
    web=(
        WebFace(
            "noto-naskh-arabic.woff2",
            "Noto Arabic D",
            "noto-naskh-arabic-400.ttf",
            # Arabic itself, and پ چ ژ ڤ ک گ ی of names from other languages.
            characters((0x060C, 0x060C), (0x061B, 0x061B), (0x061F, 0x061F), (0x0621, 0x063A), (0x0640, 0x0652))
            + characters((0x0660, 0x066C), (0x0670, 0x0671), (0x200C, 0x200D), (0x25CC, 0x25CC))
            + "پچژڤکگی",
            scale=1.15,
        ),
    ),
    blocks=((0x0600, 0x06FF),),
    letters=(
        (0x0620, 0x065F),
        (0x066E, 0x06D3),
        (0x06D5, 0x06DC),
        (0x06DF, 0x06E8),
        (0x06EA, 0x06EF),
        (0x06FA, 0x06FF),
    ),
    told="ar",
    sorting=Sorting(
        alphabet=("ا ٱ", "ب ٻ پ", "ت ث ٹ", "ج چ", "د ذ ڈ", "ر ز ڑ ژ", "ف ڤ", "ك ک گ", "ن ں", "ه ھ ہ"),
        alike=(
            # Every form of the hamza is an alef, and the alef stands last of them.
            *(
                ("ء", "ا"),
                ("أ", f"ا{PLACES[0]}"),
                ("ؤ", f"ا{PLACES[1]}"),
                ("إ", f"ا{PLACES[2]}"),
                ("ئ", f"ا{PLACES[3]}"),
            ),
            *(("ا", f"ا{PLACES[5]}"), ("آ", f"اا{PLACES[6]}"), ("ة", "ت"), ("ت", f"ت{PLACES[0]}")),
            *(("ی", "ي"), ("ى", f"ي{PLACES[0]}"), ("ي", f"ي{PLACES[1]}")),
        ),
        second="\u0654\u0655",
        third="\u0640" + characters((0x064B, 0x0653), (0x0656, 0x065F), (0x0670, 0x0670)),
    ),
    called="العربية",
    # The zero width non-joiner and joiner (The Unicode Standard, 9.2) shape the letters beside them.
    meant="\u200c\u200d",
    right_to_left=True,
    signs=((0x060C, 0x060D), (0x061B, 0x061B), (0x061E, 0x061F), (0x066A, 0x066D), (0x06D4, 0x06D4)),
    typesetting=Typesetting(line_height=1.9, heading_height=1.6, heading_size="1.85rem", print_height=1.6),
)

# ---- the table ------------------------------------------------------------------------------------

_TABLE = (LATIN, KHMER, HAN, HANGUL, KANA, LAO, THAI, ARABIC)

SCRIPTS: Mapping[str, Script] = {script.id: script for script in _TABLE}
"""By id."""

IDENTIFYING_SCRIPTS: Mapping[str, Script] = {
    script.told: script for script in sorted(_TABLE, key=lambda script: not script.shares) if script.told
}
"""Language → the script that tells it in a text in another. Words in Latin letters tell no language. Those that write the letters
of another besides come first: one of their own tells whose the others are."""


def told_by(language: str) -> frozenset[str]:
    """The languages that letters seem to tell in a text in this language, and that are this very one: in Japanese, Han letters."""
    script = IDENTIFYING_SCRIPTS.get(language)
    return frozenset((language, *(SCRIPTS[shared].told for shared in (script.shares if script else ()))))


def _check(script: Script) -> None:
    where = f"script {script.id}"
    assert script == LATIN or script.typesetting, f"{where}: typesetting says how pages set it"
    families = script.typesetting and script.typesetting.heading_families
    assert script.web or families, f"{where}: without a web face, heading_families says what headings are set in"
    assert bool(script.letters) == bool(script.told), f"{where}: its letters tell a language"


assert len(SCRIPTS) == len(_TABLE), "two scripts have one id"
for _script in _TABLE:
    _check(_script)
