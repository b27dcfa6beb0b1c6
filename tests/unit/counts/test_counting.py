"""A seeded month of logs gives exactly the known numbers, in every format and however its lines lie in files."""

from __future__ import annotations

import gzip
import io
import random
import re
from collections import Counter
from dataclasses import replace
from datetime import datetime
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from generator.counts import formats, log_files, reading
from generator.counts.addresses import Addresses, Places
from generator.counts.counting import Rules
from generator.counts.formats import first_language
from generator.counts.left_out import read_left_out
from generator.counts.log_files import BadLog, pieces, read_log, same_beginning
from generator.counts.tally import Tally
from tests.support import visitors
from tests.support.visitors import CLOUDFRONT_HEAD, Hit, Month, Project, Truth
from tests.support.worlds import BUILT_IN, ROOT

PLAQUES = {"4nvh3": "dinh-mot", "9cr7t": "chua-hai", "2r9tp": "dinh-mot"}
PROJECT = Project(PLAQUES, ("vi", "en", "km", "zh"))
FIRST = datetime(2026, 10, 30, tzinfo=PROJECT.zone)


@cache
def month(base: str = "") -> tuple[tuple[Hit, ...], Truth]:
    """A little more than a month, drawn once."""
    truth = Truth()
    project = Project(PLAQUES, PROJECT.languages, base)
    return tuple(Month(project, FIRST, 33, 6000, seed=20261128).hits(truth)), truth


def rules(base: str = "", last_day: str = "2026-12-31") -> Rules:
    places = Places((base,), PROJECT.languages, frozenset(PLAQUES.values()), PLAQUES)
    return Rules(places, read_left_out(BUILT_IN), "Asia/Ho_Chi_Minh", last_day, b"salt" * 8)


def counted(*paths: Path, base: str = "", form: str = "", jobs: int = 1) -> tuple[Tally, list[BadLog]]:
    logs = [read_log(str(path), io.BytesIO(), form) for path in paths]
    return reading.count_logs(logs, rules(base), jobs, lambda _: None)


def numbers(tally: Tally) -> Counter[tuple[str, str, str]]:
    return Counter(
        {(day, *key): number for day, found in tally.days.items() for key, number in found.items() if number}
    )


def written(path: Path, form: str, hits: tuple[Hit, ...]) -> Path:
    """The log in this format."""
    zone = PROJECT.zone
    lines = {
        "nginx": lambda hit: visitors.with_language(hit, zone),
        "combined": lambda hit: visitors.combined(hit, zone),
        "caddy": visitors.caddy,
        "cloudfront": visitors.cloudfront,
    }[form]
    head = CLOUDFRONT_HEAD if form == "cloudfront" else ""
    path.write_text(head + "".join(f"{lines(hit)}\n" for hit in hits), "utf-8")
    return path


def as_logged(truth: Truth, form: str) -> Counter[tuple[str, str, str]]:
    """The truth as far as this format says it."""
    if form in {"nginx", "caddy"}:
        return truth.numbers
    hits, _ = month()
    told = Truth()
    drawn = Month(PROJECT, FIRST, 33, 6000, seed=20261128)
    for hit in hits:
        said = hit.language if form == "cloudfront" else ""
        drawn._written(replace(hit, language=said, purpose=""), told)
    return told.numbers


@pytest.mark.parametrize("form", ["nginx", "combined", "caddy", "cloudfront"])
def test_a_known_month_is_counted_exactly(tmp_path, form):
    hits, truth = month()
    tally, faults = counted(written(tmp_path / "log", form, hits))

    assert as_logged(truth, form) == numbers(tally)
    assert [] == faults
    assert {"first", "repeat", "view", "bot", "preview", "monitor", "watch", "kept"} <= {
        key[2] for key in truth.numbers
    }


def test_a_line_of_caddy_is_read_alike_as_json_and_as_caddy_writes_it(monkeypatch):
    """With what strangers send in it: quotation marks and braces, a line break, other letters, nothing, another header of the name."""
    hits, _ = month()
    odd = ('a"b', "{}", "a\\nb", "Điện thoại", "", '","uri":"/q/9cr7t/","headers":{', "[x]")
    lines = [visitors.caddy(hit) for hit in hits[:1500]]
    lines += [visitors.caddy(replace(hits[0], agent=agent)) for agent in odd]
    lines += [visitors.caddy(replace(hits[0], target=f"/q/{text}/")) for text in odd]
    lines += [line.replace('"remote_port":"41342",', "").replace('":', '": ') for line in lines[:50]]
    lines += [lines[0][:200], lines[0].replace("GET", "get"), "{}", "[]", lines[0].replace('"status":', '"status": ')]
    data = "\n".join(lines).encode()

    def read() -> tuple[list[formats.Request], formats.Reading]:
        found = formats.Reading()
        return list(formats.caddy(data, found, Addresses(rules().places).asked)), found

    assert 1000 < sum(bool(formats._CADDY.fullmatch(line.encode())) for line in lines)
    quickly = read()
    monkeypatch.setattr(formats, "_CADDY", re.compile(rb"(?!)"))

    assert quickly == read()
    assert 900 < len(quickly[0])


def test_below_a_sub_path(tmp_path):
    hits, truth = month("/o-mon")

    assert truth.numbers == numbers(counted(written(tmp_path / "log", "nginx", hits), base="/o-mon")[0])


def test_rotated_and_packed_files_are_one_log_in_whatever_order_they_are_named(tmp_path):
    hits, truth = month()
    cuts = [0, 1000, 2500, len(hits)]
    paths = []
    for number, (start, end) in enumerate(pairwise(cuts)):
        path = written(tmp_path / f"access.log.{number}", "nginx", hits[start:end])
        if number < 2:
            packed = gzip.compress(path.read_bytes())
            # What logrotate appends to is several members one after the other.
            path.write_bytes(
                packed[:0] + gzip.compress(path.read_bytes()[:500]) + gzip.compress(path.read_bytes()[500:])
            )
        paths.append(path)
    tally, faults = counted(*reversed(paths))

    assert truth.numbers == numbers(tally)
    assert [] == faults


@pytest.mark.processes
def test_several_processes_count_as_one_does(tmp_path, monkeypatch):
    monkeypatch.setattr(log_files, "PIECE", 200_000)
    monkeypatch.setattr(reading, "PIECE", 200_000)
    hits, truth = month()

    assert truth.numbers == numbers(counted(written(tmp_path / "log", "nginx", hits), jobs=2)[0])


def test_broken_lines_are_passed_over_and_said_by_number(tmp_path):
    hits, truth = month()
    lines = [visitors.with_language(hit, PROJECT.zone) for hit in hits]
    text, broken = visitors.log(lines, random.Random(3), 50)
    first = next(number for number, line in enumerate(text.split("\n"), 1) if line in visitors.BROKEN)
    (tmp_path / "log").write_text(text, "utf-8")
    tally, (fault,) = counted(tmp_path / "log")

    assert truth.numbers == numbers(tally)
    assert ("counts-unread", broken, first) == (fault.key, fault.values["unread"], fault.values["line"])


def test_a_line_of_ten_megabytes_and_zeros_do_no_harm(tmp_path, monkeypatch):
    monkeypatch.setattr(log_files, "PIECE", 400_000)
    hits, truth = month()
    lines = [visitors.with_language(hit, PROJECT.zone).encode() for hit in hits]
    lines.insert(40, b"A" * 10_000_000 + lines[7])
    (tmp_path / "log").write_bytes(b"\0" * 3_000_000 + b"\n".join(lines))  # the last line has no end

    tally, (fault,) = counted(tmp_path / "log")

    assert truth.numbers == numbers(tally)
    assert ("counts-unread", 1, 41) == (fault.key, fault.values["unread"], fault.values["line"])


def test_pieces_are_whole_lines_and_no_larger_than_they_may_be(monkeypatch):
    monkeypatch.setattr(log_files, "PIECE", 1000)
    draw = random.Random(1)
    text = b"".join(b"x" * draw.randrange(1, 400) + b"\n" for _ in range(300)) + b"end"
    found = list(pieces(text[start : start + 250] for start in range(0, len(text), 250)))

    assert text == b"".join(found)
    assert all(piece.endswith(b"\n") for piece in found[:-1])
    assert max(map(len, found)) <= 1250


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "counts-empty"),
        (b"a,b\n1,2\n" * 30, "counts-format"),
        (b"\xfd7zXZ\x00" + bytes(range(256)) * 9, "counts-format"),
        (b'1.2.3.4 - - [12/Nov/2026:08:00:00 +0700] "GET / HTTP/1.1" 200 5\n' * 9, "counts-common"),
        (b'{"level":"info"}\n' * 20, "counts-format"),
        (gzip.compress(b"x" * 1000, mtime=0)[:-9], "counts-damaged"),
        (b"\x1f\x8b" + b"no gzip" * 20, "counts-damaged"),
    ],
)
def test_what_is_no_log_is_refused(tmp_path, data, key):
    (tmp_path / "log").write_bytes(data)
    with pytest.raises(BadLog) as refused:
        read_log(str(tmp_path / "log"), io.BytesIO())

    assert key == refused.value.key


def test_a_packed_file_that_breaks_off_behind_its_head_is_refused(tmp_path):
    hits, _ = month()
    data = written(tmp_path / "log", "nginx", hits).read_bytes()
    (tmp_path / "log").write_bytes(gzip.compress(data)[:-2000])

    with pytest.raises(BadLog, match="counts-damaged"):
        counted(tmp_path / "log")


def test_a_log_most_of_which_is_something_else_is_refused(tmp_path):
    hits, _ = month()
    lines = [visitors.combined(hit) for hit in hits[:400]] + ["something else"] * 600
    (tmp_path / "log").write_text("\n".join(lines), "utf-8")

    with pytest.raises(BadLog, match="counts-mostly"):
        counted(tmp_path / "log")


def test_lines_dated_after_today_are_no_visits(tmp_path):
    hits, truth = month()
    path = written(tmp_path / "log", "nginx", hits)
    tally, _ = reading.count_logs([read_log(str(path), io.BytesIO())], rules(last_day="2026-11-15"), 1, lambda _: None)

    assert {key: number for key, number in truth.numbers.items() if key[0] <= "2026-11-15"} == numbers(tally)
    assert (
        sum(1 for hit in hits if datetime.fromtimestamp(hit.at, PROJECT.zone).date().isoformat() > "2026-11-15")
        == tally.future
    )


def test_the_same_log_twice_is_seen_packed_or_cut_off_as_it_may_be(tmp_path):
    hits, _ = month()
    whole = written(tmp_path / "a", "nginx", hits)
    (tmp_path / "b").write_bytes(gzip.compress(whole.read_bytes()))
    (tmp_path / "c").write_bytes(whole.read_bytes()[:3000])
    other = written(tmp_path / "d", "nginx", hits[900:])
    logs = {path.name: read_log(str(path), io.BytesIO()) for path in (whole, tmp_path / "b", tmp_path / "c", other)}

    assert same_beginning([logs["a"], logs["d"], logs["b"]]) is not None
    assert same_beginning([logs["c"], logs["a"]]) is not None
    assert same_beginning([logs["a"], logs["d"]]) is None


def test_whole_days_have_lines_before_and_behind():
    tally = Tally()
    for day in ("01", "02", "03", "05", "06", "07", "08"):
        tally.lines[f"2026-11-{day}"] = 9

    assert ("2026-11-02", "2026-11-06") == tally.whole_days("2026-11-07", ends=False)
    assert 6 == len(tally.whole_days("2026-11-08", ends=True))
    assert ("2026-11-04",) == tally.silent_days()


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("/q/4nvh3", ("4nvh3", "dinh-mot", "", True)),
        ("//q//4NVH3//", ("4nvh3", "dinh-mot", "", True)),
        ("/%71/(4nvh3).", ("4nvh3", "dinh-mot", "", True)),
        ("/KM/q/4nvh3/index.html", ("4nvh3", "dinh-mot", "km", True)),
        (r"/q/4nvh3\xE2\x80", ("4nvh3", "dinh-mot", "", True)),
        ("/q/zzzzz", ("zzzzz", "", "", False)),
        ("/q/", None),
        ("/vi/dinh-mot/", ("", "dinh-mot", "vi", True)),
        ("/vi/dinh-mot/index.html?x=1", ("", "dinh-mot", "vi", True)),
        ("/vi/about/", ("", "", "vi", True)),
        ("/vi/ward/o-mon/2/", ("", "", "vi", True)),
        ("/", ("", "", "", True)),
        ("/fr/dinh-mot/", None),
        ("/vi/feed.xml", None),
        ("/admin/", None),
        ("/assets/a.css", None),
        ("http://thu.example/q/4nvh3", ("4nvh3", "dinh-mot", "", True)),
    ],
)
def test_an_address_leads_where_the_hosts_lead_it(target, said):
    asked = Addresses(rules().places).asked(target.encode())

    assert said == (asked and tuple(asked))


@pytest.mark.parametrize("accepted", [b"", b"-", b"*", b"x", b"12", b"vietnam"])
def test_what_is_no_language_is_none(accepted):
    assert "" == first_language(accepted)


def test_the_format_that_our_nginx_configuration_names_is_read_with_its_language():
    """Filled in as nginx does: what is empty or not there is a hyphen, or nothing."""
    text = (ROOT / "templates/hosts/nginx.conf").read_text("utf-8")
    form = "".join(re.findall(r"'(.*?)'", re.search(r"log_format ditich ((?:\s*'.*?')+);", text)[1]))
    values = {
        "remote_addr": "10.0.0.1",
        "remote_user": "-",
        "time_local": "12/Nov/2026:08:00:01 +0700",
        "request": "GET /q/4nvh3 HTTP/2.0",
        "status": "200",
        "body_bytes_sent": "5120",
        "http_referer": "-",
        "http_user_agent": visitors.PEOPLE[0],
        "ditich_reader": "km",
        "http_sec_purpose": "-",
    }
    found = []
    for filled in (values, values | {"ditich_reader": ""}, values | {"http_sec_purpose": "prefetch"}):
        line = re.sub(r"\$(\w+)", lambda name, filled=filled: filled[name[1]], form)
        found += formats.combined(line.encode(), formats.Reading(), Addresses(rules().places).asked)

    assert [("km", b"-"), ("", b"-"), ("km", b"prefetch")] == [(one.language, one.purpose) for one in found]
    assert int(datetime(2026, 11, 12, 8, 0, 1, tzinfo=PROJECT.zone).timestamp()) == found[0].at
