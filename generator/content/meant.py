"""Guesses the value an author meant from what was typed, as it must be written; no guess is more precise than that."""

from __future__ import annotations

import re

MONTH_DAYS = 30
"""Days of a lunar month at most."""

_DEGREES = re.compile(
    r"(?P<sign>[-+]?)(?P<degrees>\d{1,3}(?:[.,]\d+)?)\s*(?:[°º]|độ\b|deg\b)?\s*"
    r"(?:(?P<minutes>\d{1,2}(?:[.,]\d+)?)\s*['’′‘`]\s*)?"
    r"(?:(?P<seconds>\d{1,2}(?:[.,]\d+)?)\s*(?:[\"”″“]|''|’’|′′)\s*)?(?P<side>[A-ZĐa-zđ]?)"
)
_DIGITS = {"degrees": 0, "minutes": 3, "seconds": 5}
"""Decimal places that hold a minute or a second of arc without loss, and claim no more: 0.001° is 0.06′."""


def decimal_degrees(value: str) -> str:
    r"""A coordinate in decimal degrees, from a decimal comma or from degrees, minutes and seconds; else empty.

    >>> decimal_degrees("10,1312"), decimal_degrees("105°37'"), decimal_degrees("10° 7' 52\" N")
    ('10.1312', '105.617', '10.13111')
    """
    match = _DEGREES.fullmatch(value.strip())
    if not match:
        return ""
    parts = {name: (match.group(name) or "").replace(",", ".") for name in _DIGITS}
    sign = "-" if match.group("sign") == "-" or match.group("side").upper() in ("S", "W") else ""
    if not parts["minutes"] and not parts["seconds"]:
        return sign + parts["degrees"]
    if any(float(parts[name] or 0) >= 60 for name in ("minutes", "seconds")):  # noqa: PLR2004 -- to a degree, to a minute
        return ""
    last = "seconds" if parts["seconds"] else "minutes"
    digits = _DIGITS[last] + len(parts[last].partition(".")[2])
    total = float(parts["degrees"]) + float(parts["minutes"] or 0) / 60 + float(parts["seconds"] or 0) / 3600
    return f"{sign}{total:.{digits}f}"


def both_coordinates(value: str) -> tuple[str, str] | None:
    """Latitude and longitude where a map's pair was pasted into one field: `10.1312, 105.6189`; else None."""
    match = re.fullmatch(r"(-?\d{1,3}\.\d+)\s*[,;\s]\s*(-?\d{1,3}\.\d+)", value.strip())
    return (match.group(1), match.group(2)) if match else None


def days_in_a_row(value: str) -> str:
    """Days of a lunar month as a list, from `15-16` or `15, 16`; else empty.

    >>> days_in_a_row("15-17"), days_in_a_row("15, 16"), days_in_a_row("16-15")
    ('[15, 16, 17]', '[15, 16]', '')
    """
    numbers = [int(number[:3]) for number in re.findall(r"\d+", value)]
    if not numbers or numbers != sorted(set(numbers)) or not 1 <= numbers[0] <= numbers[-1] <= MONTH_DAYS:
        return ""
    if len(numbers) == 2:  # noqa: PLR2004 -- the first and the last
        numbers = list(range(numbers[0], numbers[1] + 1))
    return f"[{', '.join(map(str, numbers))}]"


_PAIR = re.compile(r"(?:^|, |: )([^→:]+?) → ([\w-]+)")
_FIRST_WORDS = re.compile(r"^(?:tháng|cấp|loại hình|di tích) +")


def in_words(value: str, pairs: str) -> str:
    """What the words of a hint, `giêng → 1, hai → 2`, say must be written for this value; empty where they do not.

    >>> in_words("tháng Tư", "ba → 3, tư → 4"), in_words("hằng năm", "năm → 5")
    ('4', '')
    >>> in_words("lịch sử - văn hóa", "lịch sử, văn hóa → history-culture, khảo cổ → archaeology")
    'history-culture'
    """
    typed = _plain(value)
    for words, written in _PAIR.findall(pairs):
        if typed in map(_plain, (words, *words.split(", "))):
            return str(written)
    return ""


def _plain(words: str) -> str:
    """The words in small letters, without those that only say what is counted, and without dashes and commas."""
    return _FIRST_WORDS.sub("", " ".join(re.split(r"[\s,;–-]+", words.casefold().strip())))


def list_inside(value: str) -> str:
    """The items of a list that was written without square brackets, or in others: `s1, s2` of `(s1; s2)`, `s1 và s2`."""
    inner = re.sub(r"^[(（【［{<]\s*|\s*[)）】］}>]$", "", value.strip())
    ids = re.fullmatch(r"\w+(?: (?:và |and |& )?\w*\d)+", inner)  # words with a number at the end; names go on
    return ", ".join(filter(None, re.split(r" (?:và |and |& )?" if ids else r"\s*[,，、；;]\s*", inner)))


_DAY = re.compile(
    r"(?:ngày )?(\d{1,2})[/. -](?:tháng )?(\d{1,2})[/. -](?:năm )?(\d{4})|(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})"
)


def iso_day(value: str) -> str:
    """A day as it is written here, from 15/11/2004; empty where day and month may be either, as in 5/11/2004.

    >>> iso_day("15/11/2004"), iso_day("2004/11/5"), iso_day("5/11/2004")
    ('2004-11-15', '2004-11-05', '')
    """
    match = _DAY.fullmatch(value.strip())
    if not match:
        return ""
    last, middle, first = match.group(1, 2, 3) if match.group(3) else match.group(6, 5, 4)
    either = match.group(3) and "tháng" not in value and int(last) <= MONTHS and last.lstrip("0") != middle.lstrip("0")
    return "" if either or int(middle) > MONTHS else f"{first}-{int(middle):02}-{int(last):02}"


MONTHS = 12
_CLOCK = re.compile(r"(\d{1,2})\s*(?:h|g|giờ|:|\.)\s*(?:(\d{2})(?:\s*phút)?)?\s*(sáng|chiều|tối|am|pm)?", re.IGNORECASE)


def clock(value: str) -> str:
    """A time of day as it is written here, from `8h30 sáng`; empty where that is not sure.

    >>> clock("8h"), clock("7g30"), clock("2 giờ chiều"), clock("25h")
    ('08:00', '07:30', '14:00', '')
    """
    match = _CLOCK.fullmatch(value.strip())
    if not match:
        return ""
    hours, minutes = int(match.group(1)), int(match.group(2) or 0)
    after_noon = (match.group(3) or "").lower() in ("chiều", "tối", "pm")
    hours += 12 if after_noon and hours < 12 else 0  # noqa: PLR2004 -- noon
    return f"{hours:02}:{minutes:02}" if hours < 24 and minutes < 60 else ""  # noqa: PLR2004 -- of a day, of an hour


def truth(value: str) -> str:
    """`true` or `false` for a yes or a no; empty for other words."""
    word = value.strip().casefold()
    return "true" if word in ("có", "yes", "y", "1") else "false" if word in ("không", "no", "n", "0") else ""


def only_number(value: str) -> str:
    """The one number among other words: 4 of `tháng 4`; empty where there are more, or none.

    Not for years: the words beside one may say that it is not certain.
    """
    numbers = re.findall(r"\d+", value)
    return (numbers[0].lstrip("0") or "0") if len(numbers) == 1 else ""
