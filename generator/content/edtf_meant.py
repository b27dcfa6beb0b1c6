"""Guesses the date an author meant from words or other signs, as edtf.py reads it."""

from __future__ import annotations

import re
import unicodedata

from generator.content import edtf
from generator.content.meant import iso_day

_ROMAN = {"i": 1, "v": 5, "x": 10}
_BY_WORD = (
    (
        r"(?:vào )?(?:khoảng|chừng|độ|tầm|quãng|circa|about|around|approximately|approx\.?|ca?\.?|~)(?=[\s0-9])\s*(.+)",
        "~",
    ),
    (r"(?:có lẽ|có thể|hình như|probably|possibly|perhaps|maybe|\?)(?=[\s0-9])\s*(.+)", "?"),
    (r"(.+?)\s*(?:\(\?\)|\(chưa chắc\)|\(uncertain\)|\s\?)", "?"),
)
"""Words around a date → the sign that says the same."""

_PARTS = {
    "early": r"(?:vào |the )?(?:đầu|early|beginning of the|start of the)",
    "middle": r"(?:vào |the )?(?:giữa|middle of the|mid)[ -]?",
    "late": r"(?:vào |the )?(?:cuối|late|end of the)",
}
_BEFORE_CHRIST = r"(.+?)\s*(?:tcn|trước công nguyên|b\.?c\.?(?:e\.?)?)"
_AFTER_CHRIST = r"(?:a\.?d\.?\s*)?(.+?)\s*(?:scn|sau công nguyên|cn|công nguyên|a\.?d\.?|c\.e\.?|ce)"
_CENTURY = (
    r"(?:thế k[ỷỉ]|tk\.?)\s*(?:thứ )?([0-9]{1,2}|[ivx]{1,5})|(?:the )?([0-9]{1,2})(?:st|nd|rd|th)[- ](?:century|c\.?)"
)
_DECADE = r"(?:thập (?:niên|kỷ)|những năm)\s*([0-9]{3})0|(?:the )?([0-9]{3})0['’]?s"
_SPAN = r"(?:từ|from|between)?\s*([^/]+?)\s*(?:\s-\s|(?<=[0-9x?~])-(?=[0-9?~])|đến|tới|to|and|until|→)\s*([^/]+)"
_SLIPS = (
    (r"([0-9]{4})\.", r"\1"),
    (r"([0-9]{2})(?:--|\?\?|\.\.|uu|__|xx)([?~%]?)", r"\1XX\2"),
    (r"([0-9]{3})(?:u|_|x)([?~%]?)", r"\1X\2"),
    (r"([0-9]{3})", r"0\1"),
    (r"([0-9]{4}(?:-[0-9]{2})?)(?:-xx){1,2}", r"\1"),
    (r"([0-9]{4})-(?:2[1-9]|3[0-9]|4[01])", r"\1"),
    (r"([0-9]{4})-([0-9])", r"\1-0\2"),
    (r"([0-9]{4})-([0-9]{2})-([0-9])", r"\1-\2-0\3"),
    (r"(?:tháng )?([0-9])\s*(?:/|năm |/năm )\s*([0-9]{4})", r"\2-0\1"),
    (r"(?:tháng )?(1[0-2]|0[1-9])\s*(?:/|năm |/năm )\s*([0-9]{4})", r"\2-\1"),
    (r"([0-9]{4})/", r"\1/.."),
    (r"([0-9]{4})-", r"\1/.."),
    (r"/([0-9]{4})", r"../\1"),
    (r"([0-9]{2})([0-9]{2})-([0-9]{2})", r"\1\2/\1\3"),
    (r"([0-9]{2})[0-9]{2}s2", r"\1XX"),
    (r"([0-9]{3})[0-9]s3", r"\1X"),
)


def meant(value: str) -> tuple[str, str]:
    """The date and the part of a century that words mean; both empty where that is not sure.

    >>> meant("khoảng 1832"), meant("cuối thế kỷ XIX"), meant("1850–1860"), meant("chưa rõ")
    (('1832~', ''), ('18XX', 'late'), ('1850/1860', ''), ('', ''))
    """
    words = " ".join(unicodedata.normalize("NFC", value).casefold().split()).strip("\"'“”‘’ ")
    date, part = _guess(re.sub(r"\s*[–—−]\s*", " - " if " " in words else "-", words))
    try:
        edtf.read(date, part)
    except edtf.RefusedError:
        return "", ""
    return date, part


def _guess(words: str) -> tuple[str, str]:
    """As `meant`, of words in small letters; the date may be none."""
    try:
        edtf.read(words.upper())
    except edtf.RefusedError:
        pass
    else:
        return words.upper(), ""
    return _by_shape(words) or _by_words(words) or _span(words) or ("", "")


def _by_shape(words: str) -> tuple[str, str] | None:
    """What is nearly a date."""
    if day := iso_day(words):
        return day, ""
    for pattern, written in _SLIPS:
        if re.fullmatch(pattern, words):
            return re.sub(pattern, written, words), ""
    signs = set(re.findall(r"[?~%]", words))
    if signs and re.fullmatch(r"[0-9]{4}[0-9x?~%-]*|[?~%][0-9x?~%-]+", words):
        return re.sub(r"[?~%]", "", words).upper() + (signs.pop() if len(signs) == 1 else "%"), ""
    return None


def _by_words(words: str) -> tuple[str, str] | None:
    """What is a date with words around it, or a century or decade in words."""
    for pattern, sign in _BY_WORD:
        if match := re.fullmatch(pattern, words):
            date, part = _guess(match[1])
            return "/".join(side + sign if side and side[-1] not in "?~%." else "" for side in date.split("/")), part
    return _century(words) or _of_an_era(words) or _open(words)


def _century(words: str) -> tuple[str, str] | None:
    """A year, decade or century, or part of one, named as such."""
    if match := re.fullmatch(r"(?:vào )?(?:năm|year|in|the year)\s+(.+)", words):
        return _guess(match[1])
    for part, word in _PARTS.items():
        if (match := re.fullmatch(rf"{word}\s*(.+)", words)) and re.fullmatch(
            "[0-9]{2}XX", date := _guess(match[1])[0]
        ):
            return date, part
    if match := re.fullmatch(_CENTURY, words):
        century = _number(match[1] or match[2])
        return (f"{century - 1:02}XX" if century else ""), ""
    if match := re.fullmatch(_DECADE, words):
        return f"{match[1] or match[2]}X", ""
    return None


def _of_an_era(words: str) -> tuple[str, str] | None:
    """A year before or after Christ."""
    if match := re.fullmatch(_BEFORE_CHRIST, words):
        years = re.fullmatch(r"(?:năm )?([0-9]{1,4})", match[1])
        return (f"-{int(years[1]) - 1:04}".replace("-0000", "0000") if years and int(years[1]) else ""), ""
    if match := re.fullmatch(_AFTER_CHRIST, words):
        return (match[1].zfill(4), "") if match[1].isdecimal() else _guess(match[1])
    return None


def _open(words: str) -> tuple[str, str] | None:
    """A year before or after which it was, which is not that year itself."""
    if match := re.fullmatch(r"(trước|before|sau|after|từ|since|from)(?: năm)? ([0-9]{4})", words):
        year = int(match[2])
        if match[1] in ("trước", "before"):
            return f"../{year - 1:04}", ""
        return f"{year + (match[1] in ('sau', 'after')):04}/..", ""
    return None


def _span(words: str) -> tuple[str, str] | None:
    """Two dates."""
    if not (match := re.fullmatch(_SPAN, words)):
        return None
    (begin, begin_part), (end, end_part) = _guess(match[1]), _guess(match[2])
    part = f"{begin_part}/{end_part}" if begin_part or end_part else ""
    return (f"{begin}/{end}", part) if begin and end else None


def _number(digits: str) -> int:
    """A number in digits, or in Roman ones."""
    if digits.isdecimal():
        return int(digits)
    values = [_ROMAN[letter] for letter in digits]
    return sum(-value if value < max(values[at:]) else value for at, value in enumerate(values))
