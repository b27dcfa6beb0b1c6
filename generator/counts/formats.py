"""Lines of an access log → requests, in the formats that web servers write."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote_to_bytes

from generator.counts.addresses import Asked

LookUp = Callable[[bytes], Asked | None]
"""What the target of a request leads to."""


class Request(NamedTuple):
    """A GET request for something that is counted."""

    at: int
    """s since 1970"""

    asked: Asked
    status: int
    visitor: bytes
    """Address and agent: what only a salted digest is made of."""

    agent: bytes
    referer: bytes
    language: str
    """The first one the reader asked for, in small letters; empty where the log does not say."""

    purpose: bytes
    """Header Sec-Purpose or Purpose; empty where the log does not say."""


@dataclass(slots=True)
class Reading:
    """What reading lines has found beside requests."""

    minutes: dict[int, int] = field(default_factory=dict)
    """Minute since 1970 → lines."""

    read: int = 0
    """Lines in the format."""


Reader = Callable[[bytes, Reading, LookUp, Sequence[str]], Iterator[Request]]
"""Reads whole lines. The last argument is the names of the columns, where a file says them in its head."""

_QUOTED = rb'"([^"\\\n]*(?:\\.[^"\\\n]*)*)"'
_COMBINED = re.compile(
    rb"^(?:[^\s:]+:\d+ )?(\S+) \S+ [^\[\n]*\[(\d\d/[A-Z][a-z][a-z]/\d{4}:\d\d:\d\d:\d\d [+-]\d{4})\] "
    rb'"(?:([A-Z]+) ([^ "\n]+))?[^"\\\n]*(?:\\.[^"\\\n]*)*" (\d{3}) [\d-]+ '
    + _QUOTED
    + rb" "
    + _QUOTED
    + rb"([^\n]*)$",
    re.MULTILINE,
)
"""Of nginx and Apache, `combined`; a host and port may stand before it (vhost_combined), anything behind it."""

COMMON = re.compile(rb'\S+ \S+ [^\[\n]*\[[^\]\n]+\] "[^"\n]*" \d{3} [\d-]+\s*')
"""The same without referer and agent: who asked cannot be told."""

_MINUTE = slice(0, 17)
_SECOND = slice(18, 20)
_ZONE = slice(20, 26)


def combined(lines: bytes, reading: Reading, asked: LookUp, _: Sequence[str] = ()) -> Iterator[Request]:
    """Lines of nginx and Apache. Behind the agent may stand the reader's language and Sec-Purpose, as our nginx.conf writes them."""
    minutes: dict[bytes, list[int]] = {}
    # The start of a minute, and how many lines it has.
    for address, time, method, target, status, referer, agent, rest in _COMBINED.findall(lines):
        key = time[_MINUTE] + time[_ZONE]
        minute = minutes.get(key)
        if minute is None:
            minute = minutes[key] = [_epoch(key), 0]
        minute[1] += 1
        reading.read += 1
        if method != b"GET":
            continue
        if (what := asked(target)) is None:
            continue
        visitor, at = address + b" " + agent, minute[0] + int(time[_SECOND])
        yield Request(at, what, int(status), visitor, agent, referer, *_behind(rest))
    for start, count in minutes.values():
        if start >= 0:
            reading.minutes[start // 60] = reading.minutes.get(start // 60, 0) + count


_REST = re.compile(rb'"([^"]*)"|([^" ]+)')


@lru_cache(maxsize=10_000)
def _behind(rest: bytes) -> tuple[str, bytes]:
    """Language and purpose that stand behind an agent."""
    said = [quoted or bare for quoted, bare in _REST.findall(rest)]
    return first_language(said[0]) if said else "", said[1] if len(said) > 1 else b""


def _epoch(key: bytes) -> int:
    """Seconds since 1970 of 29/Nov/2026:21:18 +0700; far in the past for a day or an hour that there is not."""
    hours, minutes = int(key[12:14]), int(key[15:17])
    return _midnight(key[:11], key[17:]) + hours * 3600 + minutes * 60 if hours < HOURS and minutes < MINUTES else NEVER


HOURS, MINUTES = 24, 60


@lru_cache(maxsize=10_000)
def _midnight(day: bytes, zone: bytes) -> int:
    """Seconds since 1970 of the beginning of 29/Nov/2026 in +0700."""
    try:
        return int(datetime.strptime(f"{day.decode()} {zone.decode()}", "%d/%b/%Y %z").timestamp())
    except (ValueError, OverflowError):
        return NEVER


NEVER = -10_000_000_000
"""Of a day that there is not, as 31 February: before all days that are counted."""


def caddy(lines: bytes, reading: Reading, asked: LookUp, _: Sequence[str] = ()) -> Iterator[Request]:
    """Caddy's JSON, a line a request: https://caddyserver.com/docs/caddyfile/directives/log."""
    for line in lines.splitlines():
        # As Caddy writes it, without anything escaped, a line is taken apart in a third of the time that JSON takes.
        usual = b"\\" not in line and _CADDY.fullmatch(line)
        if usual:
            at, address, method, target, headers, status = usual.groups()
            reading.read += 1
            minute = int(at) // 60
            reading.minutes[minute] = reading.minutes.get(minute, 0) + 1
            if method == b"GET" and (what := asked(target)) is not None:
                said = dict(_HEADERS.findall(headers))
                agent = said.get(b"User-Agent", b"")
                visitor, language = address + b" " + agent, first_language(said.get(b"Accept-Language", b""))
                referer, purpose = said.get(b"Referer", b""), said.get(b"Sec-Purpose", b"")
                yield Request(int(at), what, int(status), visitor, agent, referer, language, purpose)
        elif request := _from_json(line, reading, asked):
            yield request


_CADDY = re.compile(
    rb'\{"level":"\w+","ts":(\d{1,11})(?:\.\d+)?,"logger":"[^"]*","msg":"[^"]*","request":\{"remote_ip":"[^"]*","remote_port":"\d*",'
    rb'"client_ip":"([^"]+)","proto":"[^"]*","method":"([A-Z]+)","host":"[^"]*","uri":"([^"]+)","headers":\{([^{}]*)\}[,}]'
    rb'.*"status":(\d{3})[,}].*\}'
)
_HEADERS = re.compile(rb'"(User-Agent|Referer|Accept-Language|Sec-Purpose)":\["([^"]*)"')


def _from_json(line: bytes, reading: Reading, asked: LookUp) -> Request | None:
    """What a line of any JSON says; None where it is none of ours, or asks for nothing that is counted."""
    try:
        entry = json.loads(line)
        request, at = entry["request"], _moment(entry["ts"])
        method, target, status = request["method"], request["uri"], int(entry["status"])
        headers = request["headers"]
        address = request.get("client_ip") or request["remote_ip"]
        found = [_header(headers, name) for name in ("User-Agent", "Referer", "Accept-Language", "Sec-Purpose")]
    except (ValueError, OverflowError, LookupError, TypeError, AttributeError, RecursionError):
        return None
    agent, referer, languages, purpose = found
    reading.read += 1
    reading.minutes[at // 60] = reading.minutes.get(at // 60, 0) + 1
    if method != "GET" or not isinstance(target, str) or (what := asked(target.encode("utf-8", "replace"))) is None:
        return None
    named, by, told = (text.encode("utf-8", "replace") for text in (agent, referer, purpose))
    visitor = f"{address} ".encode("utf-8", "replace") + named
    language = first_language(languages.encode("utf-8", "replace"))
    return Request(at, what, status, visitor, named, by, language, told)


def _moment(value: object) -> int:
    """Seconds since 1970 of Caddy's `ts`, a number, or text where its time_format says so. Raises ValueError."""
    if isinstance(value, int | float):
        return int(value) if abs(value) < LATEST else NEVER
    moment = datetime.fromisoformat(str(value))
    return int((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp())


LATEST = 253_402_300_800
"""s since 1970: the end of the year 9999."""


def _header(headers: Mapping[str, object], name: str) -> str:
    value = headers.get(name, ())
    first = value[0] if isinstance(value, list) and value else value
    return first if isinstance(first, str) else ""


def cloudfront(lines: bytes, reading: Reading, asked: LookUp, columns: Sequence[str] = ()) -> Iterator[Request]:
    """CloudFront's standard log (W3C, tabs): docs.aws.amazon.com, AmazonCloudFront, standard-logs-reference. Times are UTC."""
    where = {name: place for place, name in enumerate(columns or CLOUDFRONT)}
    day, hour, address, method, stem, status, referer, agent, cookie = (where.get(name, -1) for name in _TAKEN)
    for line in lines.splitlines():
        if line.startswith(b"#"):
            reading.read += 1
            continue
        cells = line.split(b"\t")
        if len(cells) != len(where):
            continue
        try:
            at = int(datetime.fromisoformat(f"{cells[day].decode()}T{cells[hour].decode()}+00:00").timestamp())
            answered = int(cells[status])
        except ValueError:
            continue
        reading.read += 1
        reading.minutes[at // 60] = reading.minutes.get(at // 60, 0) + 1
        if cells[method] != b"GET" or (what := asked(cells[stem])) is None:
            continue
        # CloudFront writes some characters of a header escaped, a blank twice: %2520.
        named = unquote_to_bytes(unquote_to_bytes(cells[agent]))
        said = _CHOSEN.search(cells[cookie]) if cookie >= 0 else None
        chosen = said[1].decode().lower() if said else ""
        yield Request(at, what, answered, cells[address] + b" " + named, named, cells[referer], chosen, b"")


_TAKEN = (
    "date",
    "time",
    "c-ip",
    "cs-method",
    "cs-uri-stem",
    "sc-status",
    "cs(Referer)",
    "cs(User-Agent)",
    "cs(Cookie)",
)
_CHOSEN = re.compile(rb"(?:^|[; ]|%20)nf_lang=([A-Za-z]{2,3})(?![A-Za-z])")
CLOUDFRONT = (
    *("date", "time", "x-edge-location", "sc-bytes", "c-ip", "cs-method", "cs(Host)", "cs-uri-stem", "sc-status"),
    *("cs(Referer)", "cs(User-Agent)", "cs-uri-query", "cs(Cookie)", "x-edge-result-type", "x-edge-request-id"),
    *("x-host-header", "cs-protocol", "cs-bytes", "time-taken", "x-forwarded-for", "ssl-protocol", "ssl-cipher"),
    *("x-edge-response-result-type", "cs-protocol-version", "fle-status", "fle-encrypted-fields", "c-port"),
    *("time-to-first-byte", "x-edge-detailed-result-type", "sc-content-type", "sc-content-len", "sc-range-start"),
    "sc-range-end",
)
"""The columns of a file whose head does not say them."""

FORMATS: Mapping[str, Reader] = {"combined": combined, "caddy": caddy, "cloudfront": cloudfront}
"""By the name that --format takes."""


def columns_of(head: bytes) -> tuple[str, ...]:
    """The names of the columns that the head of a W3C file says; empty where it says none."""
    said = re.search(rb"^#Fields:[ \t]*([^\n]+)$", head, re.MULTILINE)
    columns = tuple(said[1].decode("latin-1").split()) if said else ()
    return columns if set(_TAKEN[:-1]) <= set(columns) else ()


def format_of(head: bytes) -> str:
    """The format most lines of the beginning of a file are in; empty where fewer than half are in any."""
    lines = sum(1 for line in head.splitlines() if line.strip())
    found = {}
    for name, reader in FORMATS.items():
        reading = Reading()
        for _ in reader(head, reading, lambda _: None, columns_of(head)):
            pass
        found[name] = reading.read
    best = max(found, key=found.__getitem__)
    return best if found[best] * 2 >= lines and found[best] else ""


def first_language(accepted: bytes) -> str:
    """The tag that an Accept-Language begins with, without its region, as hosts take it; empty where it begins with none.

    >>> first_language(b"vi-VN,vi;q=0.9"), first_language(b"*"), first_language(b"-")
    ('vi', '', '')
    """
    named = re.match(rb"\s*([A-Za-z]{2,3})(?![A-Za-z])", accepted)
    return named[1].decode().lower() if named else ""
