"""Scans that the function on Cloudflare Pages noted, read back: https://developers.cloudflare.com/analytics/analytics-engine/sql-api/."""

from __future__ import annotations

import http.client
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import quote
from zoneinfo import ZoneInfo

from generator.counts.addresses import Places
from generator.counts.counting import OTHER, UNSAID
from generator.counts.left_out import UNKNOWN_CODE
from generator.counts.tally import SCAN, Tally
from generator.diagnostics.printable import clipped
from generator.monitor.http_client import LARGEST, Client, Reply, post

API = "https://api.cloudflare.com/client/v4"
ACCOUNT, TOKEN, BASE = "CLOUDFLARE_ACCOUNT_ID", "CLOUDFLARE_API_TOKEN", "CLOUDFLARE_API_BASE_URL"
"""Variables of the environment, as Cloudflare's own tool wrangler has them."""

KEPT_DAYS = 92
"""How long Cloudflare keeps what was noted: three months."""

AT_ONCE = 7
"""Days that are asked for in one question; fewer where the answer is too long."""

MOST_ROWS = 10_000
"""Of an answer; one with so many may be cut off."""

FORBIDDEN = (401, 403)


class NoAnswer(Exception):  # noqa: N818 -- says what happened
    """Cloudflare could not be asked, or its answer is none. `key` names the sentence, `values` fill it in."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key, self.values = key, values


@dataclass(frozen=True, slots=True)
class Account:
    """Where to ask, and as whom."""

    id: str
    token: str
    base: str = API

    @property
    def address(self) -> str:
        """Where questions go."""
        return f"{self.base.rstrip('/')}/accounts/{quote(self.id, safe='')}/analytics_engine/sql"


@dataclass(frozen=True, slots=True)
class Question:
    """What is to be counted."""

    table: str
    """In which the site's scans are noted."""

    places: Places
    zone: str
    today: str
    """The last day that is asked for; it goes on."""


def read_scans(account: Account, question: Question, client: Client) -> Tally:
    """The scans of the last three months, by day. First scans are not told from repeats: that needs the visitor's address.

    Raises NoAnswer.
    """
    tally = Tally()
    last = date.fromisoformat(question.today)
    first = last - timedelta(KEPT_DAYS)
    begun = ""
    for row in _rows(question, first, last, lambda sql: _answer(account, question, client, sql)):
        begun = begun or row.day
        _note(tally, row, question.places)
    # From the first note on every day was watched: one without a scan has none.
    day = date.fromisoformat(begun) if begun else last + timedelta(1)
    while day <= last:
        tally.lines[day.isoformat()] += 1
        day += timedelta(1)
    return tally


@dataclass(frozen=True, slots=True)
class _Row:
    day: str
    code: str
    language: str
    reason: str
    requests: int


def _note(tally: Tally, row: _Row, places: Places) -> None:
    relic = places.plaques.get(row.code)
    if row.reason:
        tally.note(row.day, row.reason, row.requests)
    elif relic is None:
        tally.note(row.day, UNKNOWN_CODE, row.requests)
    else:
        language = row.language if row.language in places.languages else OTHER if row.language else UNSAID
        tally.note(row.day, SCAN, row.requests, plaque=row.code, relic=relic, language=language)


def _rows(question: Question, first: date, last: date, ask: Callable[[str], list[_Row] | None]) -> Iterator[_Row]:
    """The rows of these days in order, asked for in as few questions as answers are long enough for."""
    start, days = first, AT_ONCE
    while start <= last:
        end = min(start + timedelta(days), last + timedelta(1))
        rows = ask(sql(question.table, question.zone, start, end))
        if rows is None:
            if days == 1:
                raise NoAnswer("counts-api-large")
            days = max(1, days // 2)
            continue
        if any(not start.isoformat() <= row.day < end.isoformat() for row in rows):
            raise NoAnswer("counts-api-answer")
        yield from sorted(rows, key=lambda row: row.day)
        start = end


def sql(table: str, zone: str, start: date, end: date) -> str:
    """The question for the days from `start` to the one before `end`. A noted row stands for `_sample_interval` scans."""
    since, until = (
        int(datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(zone)).timestamp()) for day in (start, end)
    )
    return (
        f"SELECT formatDateTime(timestamp, '%Y-%m-%d', '{zone}') AS day, index1 AS code, blob1 AS language, blob2 AS reason, "  # noqa: S608 -- names of ours
        f"SUM(_sample_interval) AS requests FROM {table} "
        f"WHERE timestamp >= toDateTime({since}) AND timestamp < toDateTime({until}) "
        f"GROUP BY day, code, language, reason ORDER BY day, code, language, reason LIMIT {MOST_ROWS} FORMAT JSON"
    )


def _answer(account: Account, question: Question, client: Client, asked: str) -> list[_Row] | None:
    """The rows of an answer; None where it is too long to be whole. Raises NoAnswer."""
    headers = {"Authorization": f"Bearer {account.token}", "Content-Type": "text/plain", "User-Agent": "ditich-counts"}
    try:
        reply = post(account.address, client, headers, asked.encode())
    except (OSError, http.client.HTTPException, ValueError):
        raise NoAnswer("counts-api-unreachable", host=account.base) from None
    if reply.status in FORBIDDEN:
        raise NoAnswer("counts-api-forbidden", status=reply.status)
    if reply.status != http.client.OK:
        said = clipped(" ".join(reply.body.decode("utf-8", "replace").split()))
        raise NoAnswer("counts-api-refused", status=reply.status, answer=said, table=question.table)
    return _parsed(reply)


def _parsed(reply: Reply) -> list[_Row] | None:
    if len(reply.body) >= LARGEST:
        return None
    try:
        data = json.loads(reply.body)["data"]
        rows = [_row(row) for row in data]
    except (ValueError, LookupError, TypeError, RecursionError):
        raise NoAnswer("counts-api-answer") from None
    return None if len(rows) >= MOST_ROWS else rows


def _row(row: Any) -> _Row:
    """One row. Raises ValueError, LookupError or TypeError where it is none."""
    number = row["requests"]
    if isinstance(number, str) and number.isdigit():  # a number of 64 bits is text in their JSON
        number = int(number)
    if isinstance(number, bool) or not isinstance(number, int | float) or not 0 <= number < LARGEST**2:
        raise ValueError(number)
    reason = row["reason"] or ""
    if not re.fullmatch("|[a-z]+(-[a-z]+)*", reason):
        raise ValueError(reason)
    day = date.fromisoformat(row["day"]).isoformat()
    return _Row(day, str(row["code"]), str(row["language"] or ""), reason, round(number))
