"""Measures `ditich facts` by errors made on purpose, one at a time, in the real content: python -m tools.facts_bench

Each is drawn with a fixed seed from all places of its kind in all languages and in site.yaml. Printed: how many were seen,
how often the first file that was named was the wrong one, and what is said of the content as it is and of right rewritings.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import yaml

from generator.agreement.finding import Finding
from generator.agreement.reading import Reading, read_project, texts_of
from generator.agreement.relics import findings
from generator.project.templates import Templates

ROOT = Path(__file__).resolve().parents[1]
TEMPLATES = Templates((ROOT / "templates",))
KINDS = [kind["id"] for kind in yaml.safe_load((ROOT / "templates/kinds.yaml").read_text("utf-8"))["kinds"]]


@dataclass(frozen=True)
class Mutation:
    """One error."""

    kind: str
    relic: str
    file: str
    start: int
    old: str
    new: str


_EXCHANGED = 0.4
"""How many of the errors in digits are two that changed places."""


def _digits(text: str, draw: random.Random) -> str:
    """The text with one digit changed, or two neighbours exchanged."""
    places = [n for n, sign in enumerate(text) if sign.isdigit()]
    swaps = [n for n in places if n + 1 in places and text[n] != text[n + 1]]
    if swaps and draw.random() < _EXCHANGED:
        n = draw.choice(swaps)
        return text[:n] + text[n + 1] + text[n] + text[n + 2 :]
    n = draw.choice(places)
    return text[:n] + draw.choice([d for d in "123456789" if d != text[n]]) + text[n + 1 :]


Change = Callable[[str, random.Random], str]


def _cycle(*groups: tuple[str, ...]) -> Change:
    """Puts another word of its group in the place of one."""

    def other(text: str, draw: random.Random) -> str:
        group = next(group for group in groups if text in group)
        return draw.choice([word for word in group if word != text])

    return other


UNITS = _cycle(("m²", "km²", "ha"), ("km", "m"), ("平方米", "公里", "公顷"), ("公里", "米"))
SIDES = _cycle(
    ("bên phải", "bên trái"), ("on the right", "on the left"), ("ខាងស្តាំ", "ខាងឆ្វេង"), ("右边", "左边"), ("右侧", "左侧")
)
EAST = _cycle(
    ("hướng đông", "hướng tây", "hướng bắc"),
    ("hướng tây nam", "hướng đông bắc"),
    ("faces east", "faces west", "faces north"),
    ("looks east", "looks west"),
    ("faces south-west", "faces north-east"),
    ("ទិសខាងកើត", "ទិសខាងលិច"),
    ("ទិសនិរតី", "ទិសឦសាន"),
    ("朝东", "朝西"),
    ("面朝东方", "面朝西方"),
    ("朝西南", "朝东北"),
    ("望向东方", "望向西方"),
)
PARTS = _cycle(
    ("cuối thế kỷ", "đầu thế kỷ"),
    ("cuối năm", "đầu năm"),
    ("cuối tháng", "đầu tháng", "giữa tháng"),
    ("late 1", "early 1"),
    ("early 2", "late 2"),
    ("early 1", "late 1"),
    ("the end of", "the beginning of"),
    ("ចុងសត", "ដើមសត"),
    ("ចុងឆ្នាំ", "ដើមឆ្នាំ"),
    ("世纪末", "世纪初"),
    ("年底", "年初"),
)
_MATERIALS = (
    ("song sắt", "song gỗ"),
    ("bằng gốm", "bằng đá"),
    ("ngói", "gạch"),
    ("iron", "wooden"),
    ("ceramic", "stone"),
    ("tiles", "bricks"),
    ("陶塑", "石像"),
    ("铁栅栏", "木制栅栏"),
    ("鱼鳞瓦", "砖"),
    ("ក្បឿង", "ឥដ្ឋ"),
    ("ដែក", "ឈើ"),
)
_COLOURS = (("men xanh", "men đỏ"), ("màu xanh", "màu trắng"), ("blue", "red"), ("蓝色", "红色"), ("ពណ៌ខៀវ", "ពណ៌ក្រហម"))
_COUNTS = (
    ("hai tầng", "ba tầng", "bốn tầng"),
    ("hai trang", "ba trang", "bốn trang"),
    ("ba ngày", "hai ngày", "bảy ngày"),
    ("bốn cột", "sáu cột"),
    ("sáu hàng", "tám hàng"),
    ("two web pages", "three web pages"),
    ("two travel pages", "four travel pages"),
    ("six rows", "eight rows"),
    ("three days", "two days"),
    ("two tiers", "four tiers"),
    ("គេហទំព័រពីរ", "គេហទំព័របី"),
    ("ប្រាំមួយជួរ", "ប្រាំបីជួរ"),
    ("បីថ្នាក់", "បួនថ្នាក់"),
    ("六排", "八排"),
    ("三天", "两天"),
    ("两个网站", "三个网站"),
    ("三层", "四层"),
    ("四根", "六根"),
)

NAMES = (
    "Thới An|Thới Hưng|Thới Long|Thới Thuận|Định Thới|Bình Thủy|Tân An|Long Hưng|Ô Môn|Ninh Kiều|Bằng Tăng|Ba Rích|Bo Rích|Dì Tho"
    "|Châu Văn Liêm|Thạch Khiêng|Trần Thiệu|Trịnh Ân|Tự Đức|Gia Long|Sơn Quân|Ngũ Hành|Thần Nông|Túc yết|Hàm Luông|Mỹ Luông"
    "|Phú Luông|Quan Công|Thiên Hậu|Ông Bổn|Rạch Chùa|Canh Dần|Nhâm Thìn"
)

_OWN_NAMES = (
    ("嗣德", "嘉隆", "明命"),
    ("芹苴", "朔庄", "西贡"),
    ("潮州", "广州", "福建"),
    ("关圣帝君", "天后圣母"),
    ("山君", "土地"),
    ("神农", "城隍"),
    ("南宋", "北宋"),
    ("郑恩", "郑和"),
    ("赵昺", "赵匡"),
    ("金边", "曼谷"),
    ("កឹងធើ", "សុកត្រាំង", "សៃហ្គន"),
    ("ភ្នំពេញ", "បាងកក"),
    ("Teochew", "Cantonese", "Hakka"),
    ("Phnom Penh", "Bangkok"),
    ("Mekong", "Bassac"),
)
_OWN_DATES = (
    ("四月十五", "四月十四", "五月十五"),
    ("十二月十五", "十一月十五"),
    ("六月二十四", "六月二十三", "七月二十四"),
    ("十月十五", "十月十四"),
    ("八月底", "七月底", "八月初"),
    ("九月初", "九月底", "十月初"),
    ("三月或四月", "二月或三月"),
    ("rằm tháng 10", "mùng một tháng 10", "rằm tháng 7"),
    ("full moon of the 10th", "new moon of the 10th", "full moon of the 9th"),
    ("middle of April", "middle of May", "end of April"),
    ("October 2024", "November 2024", "August 2024"),
    ("June 1950", "July 1950"),
    ("the 1960s", "the 1950s", "the 1970s"),
    ("thập niên 1960", "thập niên 1950"),
    ("ពេញបូណ៌មី ខែទី 10", "ពេញបូណ៌មី ខែទី 11"),
    ("20世纪60年代", "20世纪50年代", "19世纪60年代"),
    ("Nhâm Thìn", "Nhâm Tuất", "Giáp Thìn"),
    ("Canh Dần", "Canh Thân", "Mậu Dần"),
    ("壬辰", "壬戌"),
    ("庚寅", "庚申"),
)

_VOWELS = "aàáạảãâầấậẩẫăằắặẳẵeèéẹẻẽêềếệểễiìíịỉĩoòóọỏõôồốộổỗơờớợởỡuùúụủũưừứựửữyỳýỵỷỹ"


def _misspelt(text: str, draw: random.Random) -> str:
    """The text with a letter left out or doubled, or a vowel with another mark."""
    places = [n for n, sign in enumerate(text) if sign.isalpha() and n]
    n = draw.choice(places)
    vowels = [n for n in places if text[n].lower() in _VOWELS]
    how = draw.choice("ldm" if vowels else "ld")
    if how == "m":
        n = draw.choice(vowels)
        at = _VOWELS.index(text[n].lower())
        return text[:n] + _VOWELS[(at + draw.choice((1, 2, 3))) % len(_VOWELS)] + text[n + 1 :]
    return text[:n] + (text[n] * 2 if how == "d" else "") + text[n + 1 :]


PATTERNS: dict[str, tuple[str, Change]] = {
    "number": (
        r"(?<![\d/.,^s\[-])\d{2,4}(?![\d/.,]|\s?(?:km|m²|m\b|tỉ|billion|亿|平方|公里|ពាន់|月|日|November|September|October|April|May)| tháng)",
        _digits,
    ),
    "word": ("|".join(sorted({word for group in _COUNTS for word in group}, key=len, reverse=True)), _cycle(*_COUNTS)),
    "date": (
        r"\d{1,2}/\d{1,2}/\d{4}|\d{1,2} (?:November|September|October|April|May) ?\d{0,4}|\d{4}年\d{1,2}月\d{1,2}日|ngày \d\d (?:và|đến) \d\d tháng \d+|ថ្ងៃទី \d+ (?:និង|ដល់) \d+ ខែ(?:ទី)? ?\d+|\d\dth and \d\dth|tháng \d+(?=[ ,/])|ខែទី \d+",
        _digits,
    ),
    "unit": (r"(?<=\d )(?:m²|km)(?=\W)|(?<=\d)(?:平方米|公里)", UNITS),
    "money": (r"\d+[.,]\d tỉ|\d\.\d billion|\d+亿|5,6 ពាន់លាន", _digits),
    "decision": (r"\d+/(?:QĐ|UBND)[\w/-]+", _digits),
    "citation": (r"\[\^s\d+b?\]", lambda _, draw: f"[^s{draw.randrange(70, 99)}]"),
    "link": (
        r"(?<=\]\()(?:dinh-thoi-an|chua-cam-thien-dai-de|linh-son-co-mieu)(?=\))",
        _cycle(("dinh-thoi-an", "chua-cam-thien-dai-de", "linh-son-co-mieu", "dinh-phu-luong")),
    ),
    "name": (rf"(?:{NAMES})(?!\w)", lambda text, draw: draw.choice([n for n in NAMES.split("|") if n != text])),
    "spelling": (rf"(?:{NAMES})(?!\w)", _misspelt),
    "name, own script": (
        "|".join(sorted({word for group in _OWN_NAMES for word in group}, key=len, reverse=True)),
        _cycle(*_OWN_NAMES),
    ),
    "date in words": (
        "|".join(sorted({word for group in _OWN_DATES for word in group}, key=len, reverse=True)),
        _cycle(*_OWN_DATES),
    ),
    "citation lost": (r"\[\^s\d+b?\]", lambda *_: ""),
    "money, scale": (
        r"tỉ đồng|billion|亿|ពាន់លានដុង",
        _cycle(("tỉ đồng", "triệu đồng"), ("billion", "million"), ("亿", "万"), ("ពាន់លានដុង", "លានដុង")),
    ),
    "side": (r"bên phải|bên trái|on the right|on the left|ខាងស្តាំ|ខាងឆ្វេង|右边|左边|右侧", SIDES),
    "direction": (
        r"hướng tây nam|hướng đông|faces south-west|faces east|looks east|ទិសខាងកើត|ទិសនិរតី|朝西南|面朝东方|朝东|望向东方",
        EAST,
    ),
    "material": ("|".join(word for group in _MATERIALS for word in group[:1]), _cycle(*_MATERIALS)),
    "colour": ("|".join(word for group in _COLOURS for word in group[:1]), _cycle(*_COLOURS)),
    "early/late": (
        r"cuối thế kỷ|đầu thế kỷ|cuối năm|cuối tháng|đầu tháng|giữa tháng|\blate 1|\bearly (?=20)2?|[Ee]arly in the(?=\0)|the end of|ចុងសត|ដើមសត|ចុងឆ្នាំ|世纪末|世纪初|年底",
        PARTS,
    ),
}


def _in_site_yaml(text: str, draw: random.Random) -> Iterator[tuple[int, str, str]]:
    """Places of site.yaml a text may know: place, what stands there, an error."""
    changes: tuple[tuple[str, Change], ...] = (
        (r"(?<=\n  date: )\d{4}(?=\n)", _year),
        (r"(?<=date: )18XX(?=,)", lambda *_: "17XX"),
        (r"(?<=part: )(?:late|early)(?=,)", lambda text, _: {"late": "early", "early": "late"}[text]),
        (r"(?<=decision: )\S+", _digits),
        (r"(?<=date: 2004-11-)\d\d", lambda *_: draw.choice(("14", "16", "25", "05"))),
        (r"(?<=month: )\d+", lambda text, _: {"4": "5", "12": "11"}.get(text, "7")),
        (r"(?<=days: )\[15, 16\]", lambda *_: draw.choice(("[14, 15]", "[16, 17]", "[5, 6]"))),
        (r"(?<=ward: phường )(?:Ô Môn|Thới Long)", lambda text, _: {"Ô Môn": "Thới Long"}.get(text, "Ô Môn")),
        (r"(?<=kind: )[a-z-]+(?=\n)", lambda text, _: draw.choice([k for k in KINDS if k != text])),
        (r"(?<=level: )city", lambda *_: draw.choice(("province", "national"))),
        (r"(?<=name: )(?:Thới An|Thới Long|Long Hưng|Châu Văn Liêm)(?= \(cũ\))", lambda text, _: "Thới Hòa" if text != "Thới Hòa" else "Thới An"),
    )  # fmt: skip
    head = text.partition("\nsources:")[0]
    for pattern, change in changes:
        for match in re.finditer(pattern, head):
            new = change(match.group(), draw)
            if new != match.group():
                yield match.start(), match.group(), new


def _year(text: str, draw: random.Random) -> str:
    new = _digits(text, draw)
    return new if int(new) < 2026 else str(int(text) - 10)  # noqa: PLR2004 -- later ones the loader refuses


def mutations(content: Path, seed: int, each: int) -> list[Mutation]:
    """At most so many errors of each kind."""
    draw = random.Random(seed)
    found: dict[str, list[Mutation]] = {}
    for path in sorted(content.glob("sites/*/*")):
        text, relic = path.read_text("utf-8"), path.parent.name
        if path.suffix == ".yaml":
            for start, old, new in _in_site_yaml(text, draw):
                found.setdefault("yaml", []).append(Mutation("yaml", relic, path.name, start, old, new))
            continue
        begin = text.index("\nworship:") if "\nworship:" in text else text.index("\n---\n", 4)
        for kind, (pattern, change) in PATTERNS.items():
            for match in re.finditer(pattern, text):
                if match.start() > begin and (new := change(match.group(), draw)) != match.group():
                    found.setdefault(kind, []).append(
                        Mutation(kind, relic, path.name, match.start(), match.group(), new)
                    )
    return [one for kind in sorted(found) for one in draw.sample(found[kind], min(each, len(found[kind])))]


def compared(reading: Reading, relic: str) -> tuple[Finding, ...]:
    """What is found in one relic."""
    texts, problems = texts_of(reading, relic)
    assert not problems, problems
    return findings(texts, reading.knowledge)


REWRITINGS = (
    ("dinh-thoi-an", "vi.md", "5,6 tỉ đồng", "5.600 triệu đồng"),
    ("dinh-thoi-an", "en.md", "5.6 billion đồng", "5,600 million đồng"),
    ("dinh-thoi-an", "zh.md", "56亿越南盾", "五十六亿越南盾"),
    ("dinh-thoi-an", "vi.md", "đầu thế kỷ 19", "đầu thế kỷ XIX"),
    ("dinh-thoi-an", "zh.md", "19世纪初", "十九世纪初"),
    ("dinh-thoi-an", "en.md", "Early in the 19th century", "Early in the nineteenth century"),
    ("dinh-thoi-an", "vi.md", "ngày 15 và 16 tháng 4,", "rằm và 16 tháng 4,"),
    ("dinh-thoi-an", "km.md", "1832 គឺ", "១៨៣២ គឺ"),
    ("dinh-thoi-an", "km.md", "15/11/2004", "១៥/១១/២០០៤"),
    ("dinh-thoi-an", "vi.md", "ngày 15/11/2004", "ngày 15 tháng 11 năm 2004"),
    ("dinh-thoi-an", "en.md", "15 November 2004", "November 15, 2004"),
    ("dinh-thoi-an", "vi.md", "khoảng 3.000 m²", "khoảng 0,3 ha"),
    ("dinh-thoi-an", "vi.md", "cách đình cũ 1 km", "cách đình cũ 1.000 m"),
    ("dinh-thoi-an", "zh.md", "1832年（壬辰年）", "一八三二年（壬辰年）"),
    ("dinh-thoi-an", "zh.md", "约24公里", "约24千米"),
    ("dinh-thoi-an", "vi.md", "thập niên 1960", "những năm 1960"),
    ("chua-pothi-somron", "vi.md", "vào rằm tháng 10 âm lịch", "vào ngày 15 tháng 10 âm lịch"),
    ("chua-pothi-somron", "en.md", "at the full moon of the 10th lunar month", "on the 15th of the 10th lunar month"),
    ("chua-pothi-somron", "vi.md", "cuối thế kỷ 19, đầu thế kỷ 20", "cuối thế kỷ XIX, đầu thế kỷ XX"),
    ("chua-pothi-somron", "vi.md", "Tháng 6/1950", "Tháng 6 năm 1950"),
    ("chua-pothi-somron", "vi.md", "110 quyển", "một trăm mười quyển"),
    ("chua-pothi-somron", "en.md", "8,600 m²", "8,600 square metres"),
    ("chua-pothi-somron", "zh.md", "113100平方米", "113,100平方米"),
    ("chua-pothi-somron", "zh.md", "113100平方米", "11.31万平方米"),
    ("chua-pothi-somron", "en.md", "14 September 2006", "14 Sept. 2006"),
    ("linh-son-co-mieu", "vi.md", "bốn cột tròn", "4 cột tròn"),
    ("linh-son-co-mieu", "vi.md", "ngày 24 tháng 6 âm lịch", "24/6 âm lịch"),
    ("linh-son-co-mieu", "zh.md", "农历六月二十四", "农历6月24日"),
    ("linh-son-co-mieu", "en.md", "October 2024", "Oct 2024"),
    ("chua-cam-thien-dai-de", "zh.md", "2226平方米", "2,226 m²"),
    ("chua-cam-thien-dai-de", "en.md", "late 17th and early 18th century", "end of the 17th and the beginning of the 18th century"),
    ("dinh-phu-luong", "vi.md", "ngày 24/4/2022", "ngày 24 tháng 4 năm 2022"),
)  # fmt: skip
"""The same in other words: relic, file, before, after. Of none anything should be said."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--each", type=int, default=30, help="errors of each kind")
    parser.add_argument("--missed", action="store_true", help="print what was not seen")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        content = Path(shutil.copytree(ROOT / "content", Path(folder) / "content"))
        reading = read_project(content, TEMPLATES)
        began = time.monotonic()
        alarms = {relic: compared(reading, relic) for relic in reading.relics}
        seconds = (time.monotonic() - began) / len(alarms)
        print(f"false alarms on the content: {sum(map(len, alarms.values()))}; {seconds * 1000:.0f} ms a relic")
        _rewritings(reading, alarms)
        _errors(reading, mutations(content, options.seed, options.each), alarms, show=options.missed)


def _rewritings(reading: Reading, alarms: dict[str, tuple[Finding, ...]]) -> None:
    said = 0
    for relic, file, old, new in REWRITINGS:
        found = _with(reading, relic, file, partial(_replaced, old=old, new=new), alarms)
        said += bool(found)
        for finding in found:
            print(f"  rewriting: {file}: {old} → {new}: {finding.code} {finding.name}")
    print(f"right rewritings of which something was said: {said} of {len(REWRITINGS)}")


def _replaced(text: str, old: str, new: str) -> str:
    assert old in text, old
    return text.replace(old, new, 1)


def _with(
    reading: Reading, relic: str, file: str, change: Callable[[str], str], alarms: dict[str, tuple[Finding, ...]]
) -> list[Finding]:
    """What is found more when a file is changed; it is as it was afterwards."""
    path = reading.content / "sites" / relic / file
    before = path.read_text("utf-8")
    path.write_text(change(before), "utf-8")
    known = {finding.name for finding in alarms[relic]}
    try:
        return [finding for finding in compared(reading, relic) if finding.name not in known]
    finally:
        path.write_text(before, "utf-8")


def _errors(reading: Reading, drawn: list[Mutation], alarms: dict[str, tuple[Finding, ...]], *, show: bool) -> None:
    seen, right, of = Counter[str](), Counter[str](), Counter[str]()
    for one in drawn:

        def change(text: str, one: Mutation = one) -> str:
            return text[: one.start] + one.new + text[one.start + len(one.old) :]

        found = _with(reading, one.relic, one.file, change, alarms)
        of[one.kind] += 1
        seen[one.kind] += bool(found)
        right[one.kind] += bool(found) and found[0].here.file == one.file
        if show and (not found or found[0].here.file != one.file):
            said = f"{found[0].here.file} {found[0].code} {found[0].name}" if found else "-"
            print(f"  {one.kind}: {one.relic}/{one.file} at {one.start}: {one.old} → {one.new}: {said}")
    for kind, count in of.items():
        print(
            f"{kind:12} {seen[kind]:3} of {count:3} seen ({seen[kind] / count:.0%}), {right[kind]} the right file first"
        )
    total = of.total()
    print(
        f"all          {seen.total()} of {total} ({seen.total() / total:.1%}), right file first {right.total() / seen.total():.1%}"
    )


if __name__ == "__main__":
    main()
