"""Cut the project's font faces out of pinned npm packages, and write them with their licences.

Run `python -m tools.fonts` in the project's environment; it needs npm and the network. The same packages and
fontTools give the same bytes: `git status` then says whether anything has changed. Nothing is written unless
every cut face draws its sample words exactly as the full font does.
"""

import base64
import hashlib
import io
import subprocess
import tarfile
import tempfile
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import uharfbuzz as hb
import yaml
from fontTools import subset
from fontTools.pens.recordingPen import RecordingPen
from fontTools.ttLib import TTFont

from tools import web_fonts

FONTS = Path(__file__).resolve().parent.parent / "templates" / "fonts"
HAN_VOCABULARY = Path(__file__).resolve().parent / "han_vocabulary.yaml"

Drawn = tuple[object, int, int, int, int, int]
"""A glyph on the line: its outline, the character it belongs to, its advance (x, y) and its offset (x, y)."""


@dataclass(frozen=True)
class Package:
    """One version of an npm package that holds the full font; `integrity` is npm's own name for its bytes."""

    name: str
    version: str
    integrity: str


@dataclass(frozen=True)
class Text:
    """What a face must be able to set: the characters it keeps, and words in their language to try it on."""

    characters: set[str]
    language: str
    samples: tuple[str, ...]


@dataclass(frozen=True)
class Face:
    """One file to write, the font in a package it is cut from, and what it is for."""

    file: str
    package: Package
    source: str
    text: Text


def block(first: int, last: int) -> set[str]:
    """Return every character from one code point to another, both included."""
    return {chr(code) for code in range(first, last + 1)}


def vietnamese() -> set[str]:
    """Return the alphabet and f, j, w, z, each vowel also under each of the five tones, in either case."""
    toned = {
        unicodedata.normalize("NFC", vowel + tone)
        for vowel in "aăâeêioôơuưy"
        for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    }
    letters = toned | set("abcdefghijklmnopqrstuvwxyzđ")
    return letters | {letter.upper() for letter in letters}


def gb2312_hanzi() -> set[str]:
    """Return the 3755 common characters of GB 2312, its first level: rows 16 to 55; the last ends five cells early."""
    rows, cells = range(0xB0, 0xD8), range(0xA1, 0xFF)
    return set(bytes(byte for row in rows for cell in cells for byte in (row, cell)).decode("gb2312", "ignore"))


ASCII = block(0x20, 0x7E)
PUNCTUATION = set("–—‘’“”„…·•×°«»\u00a0")
LATIN = ASCII | block(0xA0, 0xFF) | PUNCTUATION | vietnamese() | set("€₫№←→↑↓\u2009\u202f\u25cc")
KHMER = block(0x1780, 0x17FF) | block(0x19E0, 0x19FF) | block(0x200B, 0x200D) | {"\u25cc"} | ASCII | PUNCTUATION
LAO = block(0x0E80, 0x0EFF) | block(0x200B, 0x200D) | {"\u25cc"} | ASCII | PUNCTUATION
THAI = block(0x0E01, 0x0E5B) | block(0x200B, 0x200D) | {"\u25cc"} | ASCII | PUNCTUATION
# Arabic as the language has it, and the letters that names from Persian, Urdu, Malay and Cham add to it.
ARABIC = (
    block(0x0600, 0x061F)
    | block(0x0620, 0x065F)
    | block(0x0660, 0x0671)
    | set("ٹپچڈڑژڠڤکڬگڽںھہۃۏیےە۔")
    | block(0x06F0, 0x06F9)
    | block(0x200B, 0x200D)
    | {"\u25cc"}
    | ASCII
    | PUNCTUATION
)


def big5_hanzi() -> set[str]:
    """Return the 5401 common characters of Big5, its first level: rows A4 to C6, cells of two ranges."""
    cells = (*range(0x40, 0x7F), *range(0xA1, 0xFF))
    pairs = ((row, cell) for row in range(0xA4, 0xC7) for cell in cells if (row, cell) <= (0xC6, 0x7E))
    return set(bytes(byte for pair in pairs for byte in pair).decode("big5"))


def han_vocabulary() -> dict[str, tuple[str, ...]]:
    """Return group → words of han_vocabulary.yaml; those from `simplified` on hold characters."""
    groups = yaml.safe_load(HAN_VOCABULARY.read_text("utf-8"))
    return {name: tuple(words.split()) for name, words in groups.items()}


# Temples write their names in traditional characters, pages and newer boards in simplified ones
# (docs/decisions/0045-hanzi-of-two-standards.md).
CHINESE = (
    gb2312_hanzi()
    | big5_hanzi()
    | {character for words in han_vocabulary().values() for word in words for character in word}
    | block(0x3000, 0x303F)
    | block(0xFF00, 0xFF65)
    | {"・", "\u25cc"}
    | ASCII
    | PUNCTUATION
)

VIETNAMESE_SAMPLES = (
    "Ễ Ậ Ộ ữ",
    "Đình Thới An",
    "Quận Ô Môn, thành phố Cần Thơ",
    "ĐÌNH THẦN THỚI AN – MIẾU ÔNG BỔN",
    "Chùa Pôthi Sômrôn",
    "Nguyễn Thị Ngọc Huyền",
    "Lễ hội Kỳ yên Thượng điền, Hạ điền",
    "“Di tích lịch sử – văn hoá” cấp thành phố…",
    "Quét để đọc và nghe · 2 km · 50.000 ₫",
    "ẲẴẶẤẦẨẪẾỀỂỄỆỐỒỔỖỚỜỞỠỢỨỪỬỮỰ ỳỷỹỵ AVATAR Tọa lạc Võ Văn Vỵ",
    unicodedata.normalize("NFD", "Đình thần Thới An được sắc phong, Ễ Ậ Ộ ữ"),
)
KHMER_WORDS = """
ភាសាខ្មែរ វត្ត ព្រះពុទ្ធ ព្រះវិហារ ព្រះសង្ឃ ពុទ្ធសាសនា ប្រវត្តិសាស្ត្រ វប្បធម៌ ស្ថាបត្យកម្ម ខេត្ត
ស្រុក ភូមិ ឃុំ សាលា ចេតិយ កំពង់ ស្ទឹង ទន្លេ មេគង្គ វត្តអារាម ក្រុង ព្រែក ឫស្សី វៀតណាម ជនជាតិ
ចូលឆ្នាំថ្មី ភ្ជុំបិណ្ឌ អកអំបុក អុំទូក បុណ្យ កឋិន ឆ្នាំ ខ្ញុំ អ្នក ស្ត្រី ត្រី ក្រ្ដាស ញ៉ាំ ប៊ុន ហ្វូង ស៊ី
លទ្ធផល អញ្ជើញ បញ្ញា កញ្ញា សញ្ញា ឧបាសក ឥន្ទ្រ ឯកសារ ឱកាស ឮ ឳពុក ន័យ ក៏ ពេជ្រ សម្បូណ៌ ១២៣៤៥៦៧៨៩០ ។ ៕ ៗ ៛
"""
KHMER_SAMPLES = (
    *KHMER_WORDS.split(),
    "ស្កេនដើម្បីអាន\u200bនិង\u200bស្តាប់ — O Mon (2 km)",
    "\u25ccា \u25ccិ \u25cc្ក \u25ccំ",
)
LAO_WORDS = """
ພາສາລາວ ວັດພູ ວັດຊຽງທອງ ພຣະທາດຫຼວງ ຫຼວງພຣະບາງ ວຽງຈັນ ນ້ຳ ຄຳ ໃຈ ໄຟ ເຮືອ ເມືອງ ກ່ອນ ໜ້າ ຫຼັງ ຢູ່ ສິ່ງ ເຂົ້າ ໝູ່ ໆ ໐໑໒໓໔໕໖໗໘໙ ປີ້ ກົ້ນ ຊື່
"""
LAO_SAMPLES = (
    *LAO_WORDS.split(),
    "ສະແກນເພື່ອອ່ານ — O Mon (2 km)",
    "\u25ccັ \u25cc້ \u25ccຸ",
)
THAI_WORDS = """
ภาษาไทย วัดพระแก้ว กรุงเทพฯ เจดีย์ พระพุทธรูป น้ำ ปู่ ผู้ ญี่ปุ่น ฐานะ กตัญญู ฤๅษี ที่นี่ เปี๊ยก ป้า ฟ้า ฝั่ง ปั้น ป่า ก็ ๆ ๐๑๒๓๔๕๖๗๘๙ ศักดิ์สิทธิ์
"""
THAI_SAMPLES = (
    *THAI_WORDS.split(),
    "สแกนเพื่ออ่าน — O Mon (2 km)",
    "\u25ccั \u25cc้ \u25ccุ",
)
ARABIC_WORDS = """
العربية مسجد المسجد الجامع بسم الله الرحمن الرحيم محمد لا لأ لإ لآ القرآن شؤون بيئة سماء مئذنة هجري ١٤٤٦ پنجاب چام گاؤں ک ی
"""
ARABIC_SAMPLES = (
    *ARABIC_WORDS.split(),
    "بِسْمِ اللَّهِ الرَّحْمَٰنِ الرَّحِيمِ",
    "امسح الرمز للقراءة، اقرأ!",
    "\u25ccَ \u25ccّ",
)
CHINESE_SAMPLES = (
    "烏門古跡",
    "灵山古庙",
    "靈山古廟",
    "關聖帝君",
    "廣肇會館",
    "天后宮",
    "福德正神",
    "扫码阅读和收听，《城隍》：“感天大帝”——第２号・3 km。",
)

BE_VIETNAM_PRO = Package(
    "@expo-google-fonts/be-vietnam-pro",
    "0.4.1",
    "sha512-4o2bsqU1zcC6NZf5FRYB+7gE49waNWYOGc5c5qLfPgrSqqr61hS2Bz4TVPgxudO038tLydSyPxV8e79g8j5DpQ==",
)
NOTO_SERIF = Package(
    "@expo-google-fonts/noto-serif",
    "0.4.2",
    "sha512-1xvAYegrtpCuPPunSyhvhV9FHWEzCWjikEoUJkvHt+WWvt+h7lKr+vkXNpqwFQM4W3KjXOccfLd5s04xLMjjDQ==",
)
NOTO_SANS_KHMER = Package(
    "@expo-google-fonts/noto-sans-khmer",
    "0.4.3",
    "sha512-vBG7J/w4j+tPTPA53a43zb/s/K3AjHRTDbEG4omn/xs4dThknBh4aVRJ4zwROLy7OeZnhQPDkGRUEPAi8C/btg==",
)
NOTO_SERIF_SC = Package(
    "@expo-google-fonts/noto-serif-sc",
    "0.4.3",
    "sha512-fSmUpiSFtSeyHV45/2xUOy5SdfExklQwwMKN3cQjAZAujITHDmSbpMHCVdCMhRqMjQtu0ZRgc29u8A+CU3akfw==",
)
NOTO_SANS_LAO = Package(
    "@expo-google-fonts/noto-sans-lao",
    "0.4.2",
    "sha512-gM/grIG03BWSk8lqiR1IC7WHpGH/8TrvwU0ZjEvs236YiN0LK2qQythq6lqcJbENo/0HMxdk13n35yhqnHVJ8g==",
)
NOTO_SANS_THAI = Package(
    "@expo-google-fonts/noto-sans-thai",
    "0.4.2",
    "sha512-PGBBBDGfJJ/5y2hNweLBZWD4YmVT4uOO4chsOPXyl0TktaBJamDKVKv/WbGiDTeBGdkegLiytsWo+lhnkHP5qA==",
)
NOTO_NASKH_ARABIC = Package(
    "@expo-google-fonts/noto-naskh-arabic",
    "0.4.5",
    "sha512-KN73tROdoKQubTZ/ZsERCdAlZ1cBLRbRIe196tISAcPLgIqMvIgFCUs1xsrS/pe3fIYxT9l+c95sQF8wv48ijA==",
)

IN_VIETNAMESE = Text(LATIN, "vi", VIETNAMESE_SAMPLES)
IN_KHMER = Text(KHMER, "km", KHMER_SAMPLES)
IN_LAO = Text(LAO, "lo", LAO_SAMPLES)
IN_THAI = Text(THAI, "th", THAI_SAMPLES)
IN_ARABIC = Text(ARABIC, "ar", ARABIC_SAMPLES)
IN_CHINESE = Text(CHINESE, "zh-Hans", CHINESE_SAMPLES)
FACES = (
    Face("be-vietnam-pro-400.ttf", BE_VIETNAM_PRO, "400Regular/BeVietnamPro_400Regular.ttf", IN_VIETNAMESE),
    Face("noto-serif-700.ttf", NOTO_SERIF, "700Bold/NotoSerif_700Bold.ttf", IN_VIETNAMESE),
    Face("noto-sans-khmer-400.ttf", NOTO_SANS_KHMER, "400Regular/NotoSansKhmer_400Regular.ttf", IN_KHMER),
    Face("noto-sans-khmer-700.ttf", NOTO_SANS_KHMER, "700Bold/NotoSansKhmer_700Bold.ttf", IN_KHMER),
    Face("noto-sans-lao-400.ttf", NOTO_SANS_LAO, "400Regular/NotoSansLao_400Regular.ttf", IN_LAO),
    Face("noto-sans-lao-700.ttf", NOTO_SANS_LAO, "700Bold/NotoSansLao_700Bold.ttf", IN_LAO),
    Face("noto-sans-thai-400.ttf", NOTO_SANS_THAI, "400Regular/NotoSansThai_400Regular.ttf", IN_THAI),
    Face("noto-sans-thai-700.ttf", NOTO_SANS_THAI, "700Bold/NotoSansThai_700Bold.ttf", IN_THAI),
    Face("noto-naskh-arabic-400.ttf", NOTO_NASKH_ARABIC, "400Regular/NotoNaskhArabic_400Regular.ttf", IN_ARABIC),
    Face("noto-naskh-arabic-700.ttf", NOTO_NASKH_ARABIC, "700Bold/NotoNaskhArabic_700Bold.ttf", IN_ARABIC),
    Face("noto-serif-sc-700.ttf", NOTO_SERIF_SC, "700Bold/NotoSerifSC_700Bold.ttf", IN_CHINESE),
)


def download(package: Package, folder: Path) -> Path:
    """Fetch the package's archive into the folder, and refuse bytes other than the ones that were pinned."""
    spec = f"{package.name}@{package.version}"
    subprocess.run(
        ["npm", "pack", "--silent", "--ignore-scripts", spec],
        cwd=folder,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    archive = folder / f"{package.name.removeprefix('@').replace('/', '-')}-{package.version}.tgz"
    digest = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    if f"sha512-{digest}" != package.integrity:
        message = f"{spec}: the archive is not the pinned one, its digest is sha512-{digest}"
        raise ValueError(message)
    return archive


def member(archive: Path, name: str) -> bytes:
    """Read one file of a package's archive."""
    with tarfile.open(archive) as files:
        stream = files.extractfile(f"package/{name}")
        if stream is None:
            raise FileNotFoundError(name)
        return stream.read()


def cut(full: bytes, characters: set[str]) -> bytes:
    """Keep these characters, with every layout feature and every entry of the name table; drop the hinting.

    The date in the font stays its makers'. The tables are packed by fontTools itself, not by whichever
    HarfBuzz is installed, so that the bytes depend on one library only.
    """
    options = subset.Options(
        hinting=False,
        layout_features=["*"],
        name_IDs=["*"],
        name_languages=["*"],
        name_legacy=True,
        notdef_outline=True,
        recalc_timestamp=False,
        harfbuzz_repacker=False,
    )
    font = subset.load_font(io.BytesIO(full), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[ord(char) for char in characters])
    subsetter.subset(font)
    result = io.BytesIO()
    subset.save_font(font, result, options)
    return result.getvalue()


def draw(data: bytes, words: str, language: str) -> list[Drawn]:
    """Shape the words and return what stands on the line; raises ValueError where the font has no glyph."""
    font = hb.Font(hb.Face(data))
    buffer = hb.Buffer()
    buffer.add_str(words)
    buffer.language = language
    buffer.guess_segment_properties()
    hb.shape(font, buffer)
    line: list[Drawn] = []
    for info, at in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        if info.codepoint == 0:
            message = f"no glyph for {words[info.cluster]!r} in {words!r}"
            raise ValueError(message)
        pen = RecordingPen()
        font.draw_glyph_with_pen(info.codepoint, pen)
        line.append((pen.value, info.cluster, at.x_advance, at.y_advance, at.x_offset, at.y_offset))
    return line


def check_same_shapes(face: Face, full: bytes, result: bytes) -> None:
    """Raise ValueError if the cut face draws any of its sample words otherwise than the full font."""
    for words in face.text.samples:
        if draw(full, words, face.text.language) != draw(result, words, face.text.language):
            message = f"{face.file}: {words!r} is not drawn as in the full font"
            raise ValueError(message)


def licence(full: bytes, text: str) -> str:
    """Return the package's licence text, below the font's own copyright line where the text lacks it.

    Raises ValueError if a name is reserved: a cut font is a Modified Version, and would have to be renamed.
    """
    names = TTFont(io.BytesIO(full), lazy=True)["name"]
    copyright_line = names.getDebugName(0)
    notices = [text.partition("This Font Software is licensed")[0], *(str(entry) for entry in names.names)]
    if "reserved font name" in "\n".join(notices).lower():
        message = f"{copyright_line}: the font's name is reserved, so its cut may not keep it"
        raise ValueError(message)
    return text if copyright_line in text else f"{copyright_line}\n{text}"


def main() -> None:
    """Make every file in memory, then write them, and say what each has become."""
    written: dict[str, bytes] = {}
    with tempfile.TemporaryDirectory() as folder:
        for face in FACES:
            archive = download(face.package, Path(folder))
            full = member(archive, face.source)
            result = cut(full, face.text.characters)
            check_same_shapes(face, full, result)
            written[face.file] = result
            family = face.package.name.rpartition("/")[2]
            written[f"OFL-{family}.txt"] = licence(full, member(archive, "LICENSE_FONT").decode()).encode()

            font = TTFont(io.BytesIO(result))
            assigned = {char for char in face.text.characters if unicodedata.category(char) != "Cn"}
            absent = sorted(assigned - {chr(code) for code in font.getBestCmap()})
            print(f"{face.file}: {font['name'].getDebugName(5)}, {len(font.getGlyphOrder())} glyphs")
            print(f"  not in the full font: {' '.join(f'U+{ord(char):04X}' for char in absent) or 'nothing'}")

    FONTS.mkdir(parents=True, exist_ok=True)
    for name, data in written.items():
        (FONTS / name).write_bytes(data)
        print(f"{hashlib.sha256(data).hexdigest()}  {len(data):>9,}  {name}")
    web_fonts.main()


if __name__ == "__main__":
    main()
