"""What Cloudflare noted is read back by its SQL API, and a bad answer is said in clear words."""

from __future__ import annotations

import json
import re
import ssl
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from generator.counts import cloudflare
from generator.counts.addresses import Places
from generator.counts.cloudflare import Account, NoAnswer, Question, read_scans, sql
from generator.monitor.http_client import Client
from tests.support.cloudflare import ACCOUNT, TOKEN, Engine, Point, serving

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
PLACES = Places(("",), ("vi", "en"), frozenset({"dinh-mot"}), {"4nvh3": "dinh-mot"})
QUESTION = Question("scans_thu_example", PLACES, "Asia/Ho_Chi_Minh", "2026-11-28")


def at(day: int, hour: int = 12, minute: int = 0) -> int:
    return int(datetime(2026, 11, day, hour, minute, tzinfo=ZONE).timestamp())


POINTS = [
    Point(at(20, 23, 59), "4nvh3", ("vi", "")),
    Point(at(21, 0, 1), "4nvh3", ("vi", ""), 3),
    Point(at(21), "4nvh3", ("en", "")),
    Point(at(21), "4nvh3", ("other", "")),
    Point(at(21), "4nvh3", ("", "")),
    Point(at(21), "zzzzz", ("vi", "")),
    Point(at(22), "-", ("", "bot"), 7),
    Point(at(28), "4nvh3", ("vi", "")),
]


def read(engine: Engine, *, account: str = ACCOUNT, token: str = TOKEN):
    with serving(engine) as address:
        return read_scans(Account(account, token, address), QUESTION, Client(ssl.create_default_context(), timeout=5))


def test_scans_are_counted_by_day_of_the_project_s_zone_with_what_a_sample_stands_for():
    engine = Engine({"scans_thu_example": POINTS})
    tally = read(engine)

    assert {
        ("all", "scan"): 1,
        ("plaque 4nvh3", "scan"): 1,
        ("relic dinh-mot", "scan"): 1,
        ("language vi", "scan"): 1,
    } == (tally.days["2026-11-20"])
    assert (6, 3, 1, 1, 1, 1) == tuple(
        tally.days["2026-11-21"][key]
        for key in (
            ("all", "scan"),
            ("language vi", "scan"),
            ("language en", "scan"),
            ("language other", "scan"),
            ("language unsaid", "scan"),
            ("all", "unknown-code"),
        )
    )
    assert 7 == tally.days["2026-11-22"]["all", "bot"]
    # A day without a scan was watched, too; the first may have begun at noon.
    assert tuple(f"2026-11-{day}" for day in range(21, 28)) == tally.whole_days("2026-11-28", ends=False)
    assert len(engine.asked) == -(-(cloudflare.KEPT_DAYS + 1) // cloudflare.AT_ONCE)


def test_nothing_noted_is_no_day():
    assert {} == read(Engine({"scans_thu_example": []})).lines


def test_an_answer_that_may_be_cut_off_is_asked_for_in_parts(monkeypatch):
    monkeypatch.setattr(cloudflare, "MOST_ROWS", 3)
    points = [Point(at(20) + hour * 86_400, f"{hour}", ("vi", "bot")) for hour in range(7)]

    assert 7 == sum(numbers["all", "bot"] for numbers in read(Engine({"scans_thu_example": points})).days.values())

    monkeypatch.setattr(cloudflare, "MOST_ROWS", 1)
    with pytest.raises(NoAnswer, match="counts-api-large"):
        read(Engine({"scans_thu_example": points}))


def test_a_day_has_the_length_the_zone_gives_it():
    """In Berlin the night of 25 October 2026 has an hour more."""
    question = sql("t", "Europe/Berlin", date(2026, 10, 25), date(2026, 10, 25) + timedelta(1))
    since, until = (int(part) for part in re.findall(r"toDateTime\((\d+)\)", question))

    assert 25 * 3600 == until - since


@pytest.mark.parametrize(
    ("instead", "key"),
    [
        ((401, b'{"success":false}'), "counts-api-forbidden"),
        ((422, b"unable to find dataset"), "counts-api-refused"),
        ((500, b"\x1b[31m" + b"x" * 5000), "counts-api-refused"),
        ((302, b""), "counts-api-refused"),
        ((200, b"<!doctype html>"), "counts-api-answer"),
        ((200, b"[]"), "counts-api-answer"),
        ((200, b"[" * 100_000), "counts-api-answer"),
        ((200, b'{"data":7}'), "counts-api-answer"),
        (
            (
                200,
                json.dumps({"data": [{"day": "x", "code": "a", "language": "", "reason": "", "requests": 1}]}).encode(),
            ),
            "counts-api-answer",
        ),
        (
            (
                200,
                json.dumps(
                    {"data": [{"day": "2001-01-01", "code": "a", "language": "", "reason": "", "requests": 1}]}
                ).encode(),
            ),
            "counts-api-answer",
        ),
        (
            (
                200,
                json.dumps(
                    {"data": [{"day": "2026-11-01", "code": "a", "language": "", "reason": "A b", "requests": 1}]}
                ).encode(),
            ),
            "counts-api-answer",
        ),
        (
            (
                200,
                json.dumps(
                    {"data": [{"day": "2026-11-01", "code": "a", "language": "", "reason": "", "requests": -1}]}
                ).encode(),
            ),
            "counts-api-answer",
        ),
        ((200, b"x" * 2_000_000), "counts-api-large"),
    ],
)
def test_a_bad_answer_is_none(instead, key):
    with pytest.raises(NoAnswer) as refused:
        read(Engine({}, instead))

    assert key == refused.value.key
    assert "\x1b" not in str(refused.value.values.get("answer", ""))
    assert len(str(refused.value.values.get("answer", ""))) <= 300


def test_a_wrong_token_and_a_silent_server_are_told_apart():
    with pytest.raises(NoAnswer, match="counts-api-forbidden"):
        read(Engine({"scans_thu_example": []}), token="b")
    with pytest.raises(NoAnswer, match="counts-api-unreachable"):
        read_scans(
            Account(ACCOUNT, TOKEN, "http://127.0.0.1:9"), QUESTION, Client(ssl.create_default_context(), timeout=2)
        )
    with pytest.raises(NoAnswer, match="counts-api-unreachable"):
        read(Engine({"scans_thu_example": []}), token="a\nb")
