"""A made-up month of visitors, drawn from a seed: the lines a server writes of them in every format, and the true numbers.

Among them are what must not count: crawlers, link previews, uptime checks, our own watch, prefetches, pages that a phone
keeps, redirects, errors, codes nobody knows, and lines that are broken. What is drawn is written down before it becomes a
line, so that the truth comes from nowhere near the program.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from urllib.parse import quote

_ANDROID = "Mozilla/5.0 (Linux; Android 13; SM-A135F Build/TP1A; wv) AppleWebKit/537.36 (KHTML, like Gecko)"
_IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_{n} like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
PEOPLE = (
    f"{_ANDROID} Version/4.0 Chrome/120.0.{{n}} Mobile Safari/537.36 Zalo android/12100656 ZaloTheme/light ZaloLanguage/vi",
    f"{_ANDROID} Version/4.0 Chrome/121.0.{{n}} Mobile Safari/537.36 MetaIAB Facebook",
    f"{_IPHONE} Mobile/15E148 [FBAN/FBIOS;FBAV/442.0;FBDV/iPhone12,1]",
    f"{_IPHONE} Version/17.1 Mobile/15E148 Safari/604.1",
    "Mozilla/5.0 (Linux; Android 10; CUBOT X30) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.{n} Mobile Safari/537.36",
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) coc_coc_browser/120.{n} Safari/537.36",
    'Mozilla/5.0 (Android 13; Mobile; rv:12{n}.0) Gecko/118.0 Firefox/118.0 \\"quoted\\"',
)
PROGRAMS: Mapping[str, tuple[str, ...]] = {
    "bot": (
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "Mozilla/5.0 (compatible; coccocbot-web/1.0; +http://help.coccoc.com/searchengine)",
        "Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X) Chrome/99 Mobile Safari/537.36 (compatible; AmazingNewBot/0.1)",
        "python-requests/2.31.0",
        "-",
    ),
    "preview": (
        "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
        "TelegramBot (like TwitterBot)",
        "ZaloBot/1.0",
    ),
    "monitor": ("Mozilla/5.0+(compatible; UptimeRobot/2.0; http://www.uptimerobot.com/)",),
    "watch": ("ditich-watch",),
}
BROKEN = (
    '203.0.113.9 - - [12/Nov/2026:08:00:00 +0700] "GET /q/4nv',
    "\x16\x03\x01\x02 nonsense",
    '{"level":"info","msg":"handled',
    "half\ta line\twith tabs",
)
UNIX_DAY = 86_400


@dataclass(frozen=True)
class Project:
    """What can be scanned and read."""

    plaques: Mapping[str, str]
    languages: tuple[str, ...]
    base: str = ""
    zone: timezone = timezone(timedelta(hours=7))


@dataclass(frozen=True)
class Hit:
    """One request, and what it must count as."""

    at: int
    address: str
    target: str
    status: int
    agent: str
    referer: str = "-"
    language: str = ""
    purpose: str = ""
    method: str = "GET"


@dataclass(frozen=True)
class Person:
    """A visitor: where from, with which browser, which language it asks for and which it is shown."""

    address: str
    agent: str
    asked: str
    shown: str


@dataclass
class Truth:
    """The true numbers: (day, subject, event) → number."""

    numbers: Counter[tuple[str, str, str]] = field(default_factory=Counter)

    def note(self, day: str, event: str, **subjects: str) -> None:
        """Add one."""
        self.numbers[day, "all", event] += 1
        for kind, name in subjects.items():
            self.numbers[day, f"{kind} {name}", event] += 1


class Month:
    """Visitors of `days` days from `first` on, `lines` requests in all or a little more."""

    def __init__(self, project: Project, first: datetime, days: int, lines: int, seed: int) -> None:
        self._project, self._draw = project, random.Random(seed)
        self._first, self._days, self._lines = int(first.timestamp()), days, lines
        self._scanned: dict[tuple[str, str, str], int] = {}

    def hits(self, truth: Truth) -> Iterator[Hit]:
        """Each request in the order of time, written down in `truth` as it is drawn. Later ones of one visit may come first."""
        draw, span = self._draw, self._days * UNIX_DAY
        visits = max(1, self._lines // LINES_A_VISIT)
        # Around midnight in the project's zone more often than chance has it.
        starts = sorted(
            self._first + (draw.randrange(span) if draw.random() < 0.9 else self._near_midnight())
            for _ in range(visits)
        )
        waiting: list[tuple[int, int, Hit]] = []
        number = 0
        for start in starts:
            waiting.sort()
            while waiting and waiting[0][0] <= start:
                yield self._written(waiting.pop(0)[2], truth)
            for hit in self._visit(start):
                number += 1
                waiting.append((hit.at, number, hit))
        waiting.sort()
        for _, _, hit in waiting:
            yield self._written(hit, truth)

    def _near_midnight(self) -> int:
        return abs(self._draw.randrange(self._days) * UNIX_DAY + self._draw.choice((-40, -5, 5, 40)))

    def _visit(self, start: int) -> Iterator[Hit]:
        """A person or a program, from its first request on."""
        draw, project = self._draw, self._project
        code = draw.choice(sorted(project.plaques))
        address = ".".join(str(draw.randrange(256)) for _ in "1234")
        address = address if draw.random() < 0.8 else f"2001:db8::{draw.randrange(65536):x}"
        kind = draw.random()
        if kind < 0.25:
            yield from self._program(start, address, code)
            return
        agent = draw.choice(PEOPLE).format(n=draw.randrange(40))
        asked = draw.choice((*project.languages, *project.languages, "ru", ""))
        if kind < 0.30:
            yield Hit(start, address, f"{project.base}/q/zz{code[2:]}", 404, agent, language=asked)
            return
        who = Person(address, agent, asked, asked if asked in project.languages else project.languages[0])
        if kind < 0.8:
            start = yield from self._scan(start, code, who)
        yield from self._reading(start, code, who)

    def _program(self, start: int, address: str, code: str) -> Iterator[Hit]:
        agent = self._draw.choice(PROGRAMS[self._draw.choice(sorted(PROGRAMS))])
        paths = (f"/q/{code}", f"/vi/{self._project.plaques[code]}/", "/", f"/vi/q/{code}/")
        for step in range(LINES_A_VISIT):
            yield Hit(start + step, address, self._project.base + self._draw.choice(paths), 200, agent)

    def _scan(self, at: int, code: str, who: Person) -> Generator[Hit, None, int]:
        """At the plaque, perhaps again; returns when the page was read."""
        draw, base = self._draw, self._project.base
        if draw.random() < 0.1:
            yield Hit(at, who.address, f"{base}/q/{code}", 301, who.agent, language=who.asked)
        spelled = (
            code,
            code.upper(),
            f"{code}.",
            f"{code[:2]}-{code[2:]}",
            f"{code}/",
            f"%{ord(code[0]):02x}{code[1:]}",
        )
        target = f"{base}/q/{draw.choice(spelled)}{draw.choice(('', '?fbclid=IwAR0'))}"
        yield Hit(at, who.address, target, draw.choice((200, 200, 304)), who.agent, language=who.asked)
        if draw.random() < 0.2:
            at += draw.choice((2, 600, 1800, 1801, 4000))
            yield Hit(at, who.address, f"{base}/{who.shown}/q/{code}/", 200, who.agent, language=who.asked)
        if draw.random() < 0.05:
            yield Hit(at + 1, who.address, f"{base}/q/{code}", 500, who.agent, language=who.asked)
        return at

    def _reading(self, at: int, code: str, who: Person) -> Iterator[Hit]:
        """Pages read, and what a browser fetches with them."""
        draw, project = self._draw, self._project
        base, site = project.base, f"https://thu.example{project.base}"
        for name in ("style.0123456789.css", "find.0123456789.js", "photo-480.0123456789.avif"):
            yield Hit(at + 1, who.address, f"{base}/assets/{name}", 200, who.agent, f"{site}/q/{code}")
        page = f"{base}/{who.shown}/{project.plaques[draw.choice(sorted(project.plaques))]}/"
        yield Hit(at + 9, who.address, page, 200, who.agent, f"{site}/q/{code}", who.asked)
        if draw.random() < 0.3:
            yield Hit(at + 10, who.address, f"{base}/{who.shown}/about/", 200, who.agent, language=who.asked)
        if draw.random() < 0.3:  # the worker keeps the trail
            for relic in sorted(set(project.plaques.values()))[:3]:
                yield Hit(
                    at + 3, who.address, f"{base}/{who.shown}/{relic}/", 200, who.agent, f"{site}/sw.js", who.asked
                )
        if draw.random() < 0.1:
            yield Hit(at + 12, who.address, page, 200, who.agent, language=who.asked, purpose="prefetch;prerender")
        if draw.random() < 0.1:
            yield Hit(at + 13, who.address, page, 200, who.agent, language=who.asked, method="HEAD")

    def _written(self, hit: Hit, truth: Truth) -> Hit:
        """Write down in the truth what this request is."""
        project = self._project
        day = datetime.fromtimestamp(hit.at, project.zone).date().isoformat()
        path = hit.target.removeprefix(project.base).partition("?")[0]
        if hit.method != "GET" or hit.status == 301 or path.startswith("/assets/"):
            return hit
        group = next((group for group, agents in PROGRAMS.items() if hit.agent in agents), "")
        if not group:
            group = "prefetch" if hit.purpose else "kept" if hit.referer.endswith("/sw.js") else ""
        code = next((code for code in project.plaques if f"/q/{code}" in _plain(path)), "") if "/q/" in path else ""
        if not group and "/q/" in path and not code:
            group = "unknown-code"
        if not group and hit.status >= 400:
            group = "failed"
        first = path.split("/")[1]
        tag = first if first in project.languages else ""
        if group:
            truth.note(day, group)
        elif code:
            key = (hit.address, hit.agent, code)
            repeat = hit.at - self._scanned.get(key, -(10**9)) <= 1800
            self._scanned[key] = hit.at
            said = tag or hit.language
            language = said if said in project.languages else "other" if said else "unsaid"
            truth.note(
                day, "repeat" if repeat else "first", plaque=code, relic=project.plaques[code], language=language
            )
        else:
            relic = path.split("/")[2] if path.count("/") == 3 else ""
            subjects = {"relic": relic} if relic in project.plaques.values() else {}
            truth.note(day, "view", language=tag or "unsaid", **subjects)
        return hit


LINES_A_VISIT = 6
"""Requests of a visitor, about."""


def _plain(path: str) -> str:
    """The path as a host reads the code in it."""
    start, _, code = path.partition("/q/")
    if code.startswith("%"):
        code = chr(int(code[1:3], 16)) + code[3:]
    return f"{start}/q/{''.join(sign for sign in code if sign.isalnum()).lower()}"


# ---- lines ----------------------------------------------------------------------------------------


def combined(hit: Hit, zone: timezone = UTC) -> str:
    """As nginx and Apache write it."""
    time = datetime.fromtimestamp(hit.at, zone).strftime("%d/%b/%Y:%H:%M:%S %z")
    return f'{hit.address} - - [{time}] "{hit.method} {hit.target} HTTP/1.1" {hit.status} 5120 "{hit.referer}" "{hit.agent}"'


def with_language(hit: Hit, zone: timezone = UTC) -> str:
    """As our nginx.conf writes it: the language and Sec-Purpose behind."""
    return f'{combined(hit, zone)} "{hit.language or "-"}" "{hit.purpose or "-"}"'


def caddy(hit: Hit) -> str:
    """As Caddy writes it."""
    headers = {"User-Agent": [hit.agent.replace("\\", "")], "Referer": [hit.referer]}
    if hit.language:
        headers["Accept-Language"] = [f"{hit.language}-XX,{hit.language};q=0.9"]
    if hit.purpose:
        headers["Sec-Purpose"] = [hit.purpose]
    request = {
        "remote_ip": hit.address,
        "remote_port": "41342",
        "client_ip": hit.address,
        "proto": "HTTP/2.0",
        "method": hit.method,
        "host": "thu.example",
        "uri": hit.target,
        "headers": headers,
        "tls": {"resumed": False, "version": 772, "cipher_suite": 4865, "proto": "h2", "server_name": "thu.example"},
    }
    entry = {
        "level": "info",
        "ts": hit.at + 0.25,
        "logger": "http.log.access.log0",
        "msg": "handled request",
        "request": request,
        "bytes_read": 0,
        "user_id": "",
        "duration": 0.001,
        "size": 5120,
        "status": hit.status,
        "resp_headers": {"Server": ["Caddy"], "Content-Type": ["text/html; charset=utf-8"]},
    }
    return json.dumps(entry, ensure_ascii=False, separators=(",", ":"))


CLOUDFRONT_HEAD = (
    "#Version: 1.0\n#Fields: date time x-edge-location sc-bytes c-ip cs-method cs(Host) cs-uri-stem sc-status cs(Referer)"
    " cs(User-Agent) cs-uri-query cs(Cookie) x-edge-result-type\n"
)


def cloudfront(hit: Hit) -> str:
    """As CloudFront writes it, with cookies."""
    moment = datetime.fromtimestamp(hit.at, UTC)
    stem, _, query = hit.target.partition("?")
    cookie = f"a=b;%20nf_lang={hit.language}" if hit.language else "-"
    cells = (
        *(moment.strftime("%Y-%m-%d"), moment.strftime("%H:%M:%S"), "SGN50-C1", "5120", hit.address, hit.method),
        *(
            "d1.cloudfront.net",
            stem,
            str(hit.status),
            hit.referer,
            quote(quote(hit.agent, safe="/();:,+"), safe="/();:,+%"),
        ),
        *(query or "-", cookie, "Hit"),
    )
    return "\t".join(cells)


def log(lines: Sequence[str], draw: random.Random, broken: int) -> tuple[str, int]:
    """The lines with some broken ones among them, and how many these are."""
    mixed = list(lines)
    for _ in range(broken):
        mixed.insert(draw.randrange(len(mixed)), draw.choice(BROKEN))
    return "\n".join(mixed) + "\n", broken
