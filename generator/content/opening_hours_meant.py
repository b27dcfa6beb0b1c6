"""Guesses the opening hours an author meant from words, as opening_hours.py reads them."""

from __future__ import annotations

import re
import unicodedata

from generator.content import opening_hours
from generator.content.meant import clock
from generator.content.opening_hours import ALWAYS, DAYS, HOLIDAYS, MONTHS

_DAY_WORDS = (
    r"(?:thứ |t)(?:2|hai)|mon(?:day)?s?",
    r"(?:thứ |t)(?:3|ba)|tue(?:s|sday|sdays)?",
    r"(?:thứ |t)(?:4|tư)|wed(?:nesday)?s?",
    r"(?:thứ |t)(?:5|năm)|thu(?:r|rs|rsday|rsdays)?",
    r"(?:thứ |t)(?:6|sáu)|fri(?:day)?s?",
    r"(?:thứ |t)(?:7|bảy)|sat(?:urday)?s?",
    r"chủ nhật|chúa nhật|cn|sun(?:day)?s?",
)
_MONTH_WORDS = (
    r"january", r"february", r"march", r"april", r"may", r"june", r"july", r"august", r"sept(?:ember)?", r"october",
    r"november", r"december",
)  # fmt: skip
_WORDS = (
    *((rf"\b(?:{words}|{day.lower()})\b\.?", f" {day} ") for day, words in zip(DAYS, _DAY_WORDS, strict=True)),
    *(
        (rf"\b(?:{words}|{month.lower()})\b\.?", f" {month} ")
        for month, words in zip(MONTHS, _MONTH_WORDS, strict=True)
    ),
    *((rf"\btháng {number}\b", f" {month} ") for number, month in reversed([*enumerate(MONTHS, 1)])),
    (r"\b(?:các )?(?:ngày lễ|public holidays?|holidays?|ph)\b", f" {HOLIDAYS} "),
    (r"\b(?:cả ngày lẫn đêm|suốt ngày đêm|cả ngày|always|24/24|24/7|24 ?h|24 giờ)\b", f" {ALWAYS} "),
    (r"\b(?:hằng|hàng|mỗi|các|tất cả các) ngày(?: trong tuần)?\b|\bcả tuần\b|\bdaily\b|\bevery ?day\b", " "),
    (r"\b(?:nghỉ|đóng cửa|không mở cửa|không mở|closed|off)\b", " off "),
    (r"\b(?:bình minh|mặt trời mọc|sunrise|dawn)\b", " sunrise "),
    (r"\b(?:hoàng hôn|mặt trời lặn|sunset|dusk)\b", " sunset "),
    (r"\b(?:mở cửa|giờ mở cửa|open(?:ing hours)?|từ|from|lúc)\b:?", " "),
    (r"\s*(?:[–—−→~]|\bđến\b|\btới\b|\bto\b|\buntil\b|\btill\b)\s*", "-"),
    (r"\s*(?:&|\bvà\b|\band\b)\s*", ","),
)
_CLOCK = re.compile(
    r"(?<![\d:])\d{1,2} ?(?:h|g|giờ|:|\.)(?: ?\d{2}(?! ?(?:h|g|:)))?(?: ?(?:phút|sáng|chiều|tối|am|pm))?(?![\w:])|\b\d{1,2} ?(?:am|pm)\b"
)


def meant(value: str) -> str:
    """The opening hours that words mean; empty where that is not sure.

    >>> meant("8h-17h"), meant("Thứ 2 – thứ 6: 7h30–11h, 13h–17h; chủ nhật nghỉ"), meant("sáng sớm")
    ('08:00-17:00', 'Mo-Fr 07:30-11:00,13:00-17:00; Su off', '')
    """
    text = " ".join(unicodedata.normalize("NFC", value).casefold().split()).strip("\"'“”‘’. ")
    if bare := re.fullmatch(r"(\d{1,2}) ?[-–] ?(\d{1,2})", text):
        text = f"{bare[1]}h-{bare[2]}h"
    for words, written in _WORDS:
        text = re.sub(words, written, text)
    text = _CLOCK.sub(_as_clock, text)
    text = re.sub(r"\s*([-,;])\s*", r"\1", re.sub(r"(?<=[a-z]) ?:(?= )|[()]", " ", text))
    text = re.sub(r"(?<=:\d\d) (?=\d\d:)", ",", " ".join(text.split()))
    # A comma or nothing between the times of some days and the next days is an end of a rule.
    text = re.sub(r"(?<=\d\d|ff)[,;. ]+(?=[A-Z])", "; ", text).replace(";", "; ").replace(";  ", "; ").strip("; ,")
    return _taken(text)


def days_meant(value: str) -> str:
    """The days that words mean, where they say no times: `Mo-Fr` of `thứ 2 - thứ 6`; else empty."""
    hours = "" if _CLOCK.search(value.casefold()) else meant(f"{value} {_ANY_TIME}")
    return hours.removesuffix(f" {_ANY_TIME}") if hours.endswith(f" {_ANY_TIME}") else ""


_ANY_TIME = "00:00-24:00"


def _as_clock(match: re.Match[str]) -> str:
    typed = match[0]
    if re.fullmatch(r"\d{1,2} ?[ap]m", typed):
        typed = f"{typed[:-2].strip()}h {typed[-2:]}"
    return "24:00" if re.fullmatch(r"24 ?(?:h|:00|giờ)", typed) else clock(typed) or typed


def _taken(text: str) -> str:
    """The text where it is right, or what it is put right to; else empty."""
    for _ in range(3):  # an edit may bring another
        try:
            return opening_hours.written(opening_hours.read(text)) if text != ALWAYS else ALWAYS
        except opening_hours.RefusedError as refused:
            text = refused.best
    return ""
