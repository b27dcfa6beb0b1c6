"""One table of scans that every host must answer alike, and what a page says of itself."""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser


@dataclass(frozen=True)
class Page:
    """What a page says of itself."""

    kind: str
    language: str
    plaque: str
    relic: str


class _Told(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.language = self.plaque = self.relic = self.kind = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.language = given["lang"].partition("-")[0]
        if tag == "main":
            self.plaque, self.relic = given.get("data-plaque", ""), given.get("data-relic", "")
            self.kind = "relic" if self.relic else "other"
        if "data-arrive" in given:
            self.kind = "choice"
        if "data-guess" in given:
            self.kind = "lost"
        if given.get("http-equiv") == "refresh":
            self.kind = "moved"


def read(text: str) -> Page:
    """What kind of page this is."""
    told = _Told()
    told.feed(text)
    kind = "moved" if 'http-equiv="refresh"' in text else told.kind
    return Page(kind, told.language, told.plaque, told.relic)


# What is asked: path, Accept-Language, Cookie; and what is to come: the language of the relic's page, or "choice".
SCANS = [
    ("/q/4nvh3", "vi-VN,vi;q=0.9,en;q=0.8", None, "vi"),
    ("/q/4nvh3", "en-GB,en;q=0.9", None, "en"),
    ("/q/4nvh3", "km-KH", None, "km"),
    ("/q/4nvh3", "km,vi;q=0.5", None, "km"),
    ("/q/4nvh3", "zh-CN,zh;q=0.9", None, "zh"),
    ("/q/4nvh3", "zh-Hant-TW", None, "zh"),
    ("/q/4nvh3/", "km-KH", None, "km"),
    ("/q/pn8wc", "vi", None, "vi"),
    ("/q/2r9tp", "zh", None, "zh"),
    ("/q/9cr7t", "en", None, "en"),
    # A language nobody wrote is not guessed at: the four are offered, and the script goes on to the next one named.
    ("/q/4nvh3", "fr-FR,fr;q=0.9,en;q=0.8", None, "choice"),
    ("/q/4nvh3", "*", None, "choice"),
    # What was chosen wins over what the phone says; an unknown choice is no choice to guess from.
    ("/q/4nvh3", "vi", "nf_lang=km", "km"),
    ("/q/4nvh3", "fr", "theme=dark; nf_lang=zh", "zh"),
    ("/q/4nvh3", "vi", "nf_lang=en; theme=dark", "en"),
    ("/q/4nvh3", "vi", "nf_lang=xx", "choice"),
]
RELICS = {
    "4nvh3": "dinh-thoi-an",
    "pn8wc": "chua-pothi-somron",
    "2r9tp": "chua-cam-thien-dai-de",
    "9cr7t": "dinh-phu-luong",
}
