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
    # The first one named decides, whatever weight it is given (docs/decisions/0008).
    ("/q/4nvh3", "vi;q=0,km", None, "vi"),
    # What was chosen wins over what the phone says.
    ("/q/4nvh3", "vi", "nf_lang=km", "km"),
    ("/q/4nvh3", "fr", "theme=dark; nf_lang=zh", "zh"),
    ("/q/4nvh3", "vi", "nf_lang=en; theme=dark", "en"),
    ("/q/4nvh3", "vi", "xnf_lang=en", "vi"),
]

NO_CHOICES = (
    "nf_lang=xx",
    "nf_lang=fr; theme=dark",
    'nf_lang="vi"',
    "nf_lang=vie",
    "nf_lang=../../x",
    "nf_lang=https://evil.example/",
    "nf_lang=" + "x" * 5000,
)
"""Cookies that choose none of our languages: the one the phone names first decides, as without a cookie.

Netlify takes any value for a language, and so offers all of ours; the page's script moves on.
"""

SPELLED = (
    "/q/4nvh3",
    "/q/4nvh3/",
    "/q/4nvh3/index.html",
    "/q/4nvh3?fbclid=IwAR0",
    "/q/4nvh3/?zarsrc=1303&utm_source=zalo",
    "//q/4nvh3",
    "/q//4nvh3",
    "/%71/4nvh3",
    "/./q/4nvh3",
    "/vi/../q/4nvh3",
    "/q/%34nvh3",
    "/q/4NVH3",
    "/q/4Nvh3/",
    "/Q/4NVH3",
    "//%51//4nvH3.",
    "/q/4nvh3.",
    "/q/4nvh3./",
    "/q/4nvh3)",
    "/q/4nvh3,",
    "/q/4nvh3;",
    "/q/4nvh3!",
    "/q/4nvh3%3F",
    "/q/4nvh3%22",
    "/q/4nvh3%20",
    "/q/%204-nvh-3",
    "/q/4nvh3%E2%80%9D",
    "/q/4nvh3%E2%80%99.",
    "/q/4nvh3%E2%80%A6",
    "/q/4nvh3%E3%80%82",
    "/q/%EF%BC%884nvh3%EF%BC%89",
)
"""Addresses that lead to plaque 4nvh3 wherever they are understood: a keyboard, a scanner, a chat program made them so.

The worker (sw.js) understands all. A host that cannot read one shows the choice of languages, or 404.html: their scripts
lead on.
"""

NOWHERE = (
    "/q/zzzzz",
    "/q/ZZZZZ.",
    "//q/zzzzz",
    "/q/4nvh4",
    "/q/4nvho",
    "/q/4nvh33",
    "/q/4nvh3x",
    "/q/4nvh3/x",
    "/q/x6vh%D1%88",
    "/q/x6v%E1%B8%A7w",
    "/q/pn8%CF%89c",
    "/q/pn8wc2r9tp",
    "/q/%20",
    "/q/-",
    "/q/%0d%0aSet-Cookie:x=4nvh3",
    "/vi/q/zzzzz/",
)
"""Addresses that lead to no plaque, however near one is: with letters of other scripts, of no code, or too many."""

ELSEWHERE = (
    "//evil.example/",
    "//evil.example/q/",
    "/%5Cevil.example/q/4nvh3",
    "/%5C%5Cevil.example",
    "/q/https:%2F%2Fevil.example",
    "/q//evil.example",
    "/q/%5Cevil.example/",
    "/%2F%2Fevil.example/%2E%2E",
    "//evil.example/%2e%2e/vi",
    "/vi/dinh-cu/?to=//evil.example",
)
"""Addresses that ask to be sent to another host."""
RELICS = {
    "4nvh3": "dinh-thoi-an",
    "pn8wc": "chua-pothi-somron",
    "2r9tp": "chua-cam-thien-dai-de",
    "9cr7t": "dinh-phu-luong",
}
