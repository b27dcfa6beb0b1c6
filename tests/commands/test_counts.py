"""`ditich counts`: logs into content/counts/ and onto one page; nothing of anybody is written, and nothing by half."""

from __future__ import annotations

import csv
import gzip
import re
from collections import Counter
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from click.testing import CliRunner

from generator.commands import cli
from generator.counts.amount import amount
from tests.support import visitors
from tests.support.cloudflare import ACCOUNT, TOKEN, Engine, Point, noted, serving
from tests.support.pdfua import broken
from tests.support.visitors import Hit, Month, Project, Truth
from tests.support.worlds import ditich, snapshot

PLAQUES = {"4nvh3": "dinh-mot", "9cr7t": "chua-hai"}
PROJECT = Project(PLAQUES, ("vi", "en", "km", "zh"))


@cache
def month() -> tuple[tuple[Hit, ...], Truth]:
    """From 31 October to the afternoon of 28 November, the tests' day."""
    truth = Truth()
    first = datetime(2026, 10, 31, tzinfo=PROJECT.zone)
    return tuple(Month(PROJECT, first, 29, 3000, seed=5).hits(truth)), truth


def log(path: Path, first: str = "", last: str = "2026-11-28") -> str:
    """The log of these days; its path."""
    hits, _ = month()
    chosen = [hit for hit in hits if first <= day(hit) <= last]
    path.write_text("".join(f"{visitors.with_language(hit, PROJECT.zone)}\n" for hit in chosen), "utf-8")
    return str(path)


def day(hit: Hit) -> str:
    return datetime.fromtimestamp(hit.at, PROJECT.zone).date().isoformat()


def expected(first: str = "2026-11-01", last: str = "2026-11-27") -> dict[tuple[str, str], str]:
    """(subject, event) → what stands in a month's file for these days."""
    total: Counter[tuple[str, str]] = Counter()
    for (on, *key), number in month()[1].numbers.items():
        if first <= on <= last:
            total[key[0], key[1]] += number
    return {key: str(amount(number)) for key, number in total.items()}


def rows(world: Path, name: str = "2026-11") -> list[list[str]]:
    with (world / "content/counts" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))[1:]


def of_month(world: Path, name: str = "2026-11") -> dict[tuple[str, str], str]:
    return {(subject, event): number for period, subject, event, number in rows(world, name) if period == name}


def counts(world: Path, *args: str, lang: str = "en") -> Any:
    return ditich(world, "--lang", lang, "counts", "--jobs", "1", *args)


def test_a_month_of_logs_gives_exactly_the_known_counts(world, tmp_path):
    result = counts(world, log(tmp_path / "access.log"))

    assert 0 == result.exit_code, result.output
    assert expected() == of_month(world)
    days = {period for period, *_ in rows(world) if re.fullmatch(r"\d{4}-\d\d-\d\d", period)}
    assert {f"2026-11-{number:02}" for number in range(1, 28)} == days
    assert "2026-10-31 not written" in result.stderr
    for number in range(1, 28):
        on = f"2026-11-{number:02}"
        first = amount(month()[1].numbers[on, "all", "first"])
        assert [[on, "all", "first", str(first)]] == [row for row in rows(world) if row[:3] == [on, "all", "first"]]


def test_no_small_number_no_address_and_no_browser_is_written_or_said(world, tmp_path):
    hits, _ = month()
    result = counts(world, log(tmp_path / "access.log"))
    written = snapshot(world / "output/counts") | snapshot(world / "content/counts")
    texts = [result.output, *(data.decode() for name, data in written.items() if not name.endswith(".pdf"))]
    texts += [_text(data) for name, data in written.items() if name.endswith(".pdf")]

    assert 5 == len(written)
    for text in texts:
        assert not [hit.address for hit in hits if hit.address in text]
        assert "Mozilla" not in text
        assert "fbclid" not in text
    assert {"1", "2", "3", "4"}.isdisjoint(row[3] for row in rows(world))
    assert "<5" in {row[3] for row in rows(world)}


def _text(data: bytes) -> str:
    return "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))


def test_the_same_logs_twice_make_the_same_files(world, tmp_path):
    path = log(tmp_path / "access.log")
    counts(world, path)
    before = snapshot(world)
    result = counts(world, path)

    assert 0 == result.exit_code
    assert before == snapshot(world)


def test_logs_in_two_runs_are_joined_and_days_counted_once(world, tmp_path):
    counts(world, log(tmp_path / "a", last="2026-11-15"))
    assert expected(last="2026-11-14") == of_month(world)
    result = counts(world, log(tmp_path / "b", first="2026-11-12"))

    # The 12th has no day before it in these logs; of the others, 13 and 14 were counted.
    assert "2026-11-13, 2026-11-14 stay as they were written before" in result.stderr
    assert "not written" not in result.stderr
    exact, told = expected(), of_month(world)
    assert set(exact) == set(told)
    parts = expected(last="2026-11-14"), expected(first="2026-11-15")
    for key, number in told.items():
        if "<5" not in (parts[0].get(key), parts[1].get(key)):
            assert exact[key] == number
        elif "-" in number:
            low, high = map(int, number.split("-"))
            assert exact[key] == "<5" or low <= int(exact[key]) <= high
    assert 27 == len({row[0] for row in rows(world) if re.fullmatch(r"\d{4}-\d\d-\d\d", row[0])})

    # All logs of the month make it exact again.
    counts(world, log(tmp_path / "c"))
    assert exact == of_month(world)


def test_a_run_that_would_destroy_more_than_it_brings_is_refused(world, tmp_path):
    path = Path(log(tmp_path / "access.log"))
    counts(world, str(path))
    before = snapshot(world)
    lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(lines[::2]), "utf-8")
    result = counts(world, str(path))

    assert 2 == result.exit_code
    assert "nothing was written" in result.stderr
    assert before == snapshot(world)


def test_the_first_and_the_last_day_count_where_somebody_says_they_are_whole(world, tmp_path):
    path = log(tmp_path / "access.log", first="2026-11-03", last="2026-11-05")
    assert 0 == counts(world, path).exit_code
    assert expected("2026-11-04", "2026-11-04") == of_month(world)
    counts(world, "--whole", path)

    assert expected("2026-11-03", "2026-11-05") == of_month(world)


def test_today_is_never_whole(world, tmp_path):
    result = counts(world, "--whole", log(tmp_path / "access.log", first="2026-11-28"))

    assert 2 == result.exit_code
    assert "no whole day" in result.stderr


def test_packed_rotated_files_and_a_pipe(world, tmp_path):
    whole = Path(log(tmp_path / "whole")).read_bytes()
    cut = whole.index(b"\n", len(whole) // 2) + 1
    (tmp_path / "access.log.1.gz").write_bytes(gzip.compress(whole[:cut]))
    (tmp_path / "access.log").write_bytes(whole[cut:])
    counts(world, str(tmp_path / "access.log"), str(tmp_path / "access.log.1.gz"))
    assert expected() == of_month(world)

    (world / "content/counts/2026-11.csv").unlink()
    told = ["--content", str(world / "content"), "--output", str(world / "output"), "counts", "--jobs", "1", "-"]
    result = CliRunner().invoke(cli.main, told, input=gzip.compress(whole), catch_exceptions=False)

    assert 0 == result.exit_code, result.output
    assert expected() == of_month(world)


def test_two_months_are_two_files(world, tmp_path):
    counts(world, "--whole", log(tmp_path / "access.log"))

    assert expected("2026-10-31", "2026-10-31") == of_month(world, "2026-10")
    assert expected() == of_month(world)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_what_cannot_be_counted_is_said_of_all_logs_and_nothing_is_written(world, tmp_path, lang):
    (tmp_path / "empty").touch()
    (tmp_path / "table.csv").write_text("a,b\n1,2\n" * 9)
    good = log(tmp_path / "good")
    broken = tmp_path / "broken.gz"
    broken.write_bytes(gzip.compress(b"x" * 1000)[:-9])
    before = snapshot(world)
    names = [str(tmp_path / name) for name in ("none", "empty", "table.csv", "broken.gz")]
    result = counts(world, good, str(tmp_path), *names, lang=lang)

    assert 2 == result.exit_code
    for name in (str(tmp_path), *names):
        assert f"{name}: " in result.stderr
    assert before == snapshot(world)


def test_an_empty_file_among_others_is_passed_over_with_a_word(world, tmp_path):
    (tmp_path / "empty").touch()
    result = counts(world, str(tmp_path / "empty"), log(tmp_path / "log"))

    assert 0 == result.exit_code
    assert "the file is empty" in result.stderr
    assert expected() == of_month(world)


def test_a_log_given_twice_is_refused(world, tmp_path):
    path = Path(log(tmp_path / "log"))
    (tmp_path / "log.gz").write_bytes(gzip.compress(path.read_bytes()))
    result = counts(world, str(path), str(tmp_path / "log.gz"))

    assert 2 == result.exit_code
    assert "are one log" in result.stderr


def test_a_line_of_another_format_is_said_by_its_number_alone(world, tmp_path):
    path = Path(log(tmp_path / "log"))
    path.write_text(path.read_text("utf-8").replace("\n", "\nsecret.example 203.0.113.77 half a line\n", 1), "utf-8")
    result = counts(world, str(path))

    assert 0 == result.exit_code
    assert "1 lines cannot be read and are passed over, from line 2 on" in result.stderr
    assert "203.0.113.77" not in result.output


def test_a_clock_that_is_ahead_is_said(world, tmp_path):
    path = Path(log(tmp_path / "log"))
    path.write_text(
        path.read_text("utf-8") + path.read_text("utf-8").splitlines()[-1].replace("/2026:", "/2031:") + "\n", "utf-8"
    )
    result = counts(world, str(path))

    assert "1 lines dated after today are passed over" in result.stderr
    assert expected() == of_month(world)


def test_a_missing_day_is_said_and_its_neighbours_are_not_taken_for_whole(world, tmp_path):
    log(tmp_path / "a", last="2026-11-09")
    result = counts(world, str(tmp_path / "a"), log(tmp_path / "b", first="2026-11-11"))

    assert "there is no line of 2026-11-10" in result.stderr
    assert "2026-10-31, 2026-11-09, 2026-11-11 not written" in result.stderr


def test_without_logs_the_page_is_made_of_what_was_counted(world, tmp_path):
    counts(world, log(tmp_path / "log"))
    made = snapshot(world / "output/counts")
    for path in (world / "output/counts").iterdir():
        path.unlink()
    assert 0 == counts(world).exit_code

    assert made == snapshot(world / "output/counts")


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (None, "name the server's logs"),
        ("netlify.toml", "Netlify gives no logs away"),
        (".github/workflows/pages.yml", "GitHub Pages gives no logs away"),
        ("wrangler.toml", "ditich counts --cloudflare"),
    ],
)
def test_without_anything_what_can_be_done_on_the_project_s_host_is_said(world, file, said):
    if file:
        (world / file).parent.mkdir(parents=True, exist_ok=True)
        (world / file).touch()
    result = counts(world)

    assert 2 == result.exit_code
    assert said in result.stderr


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_page_is_one_sheet_of_a4_with_all_that_is_asked_for(world, tmp_path, lang):
    counts(world, log(tmp_path / "log"))
    # As much as there can be: months before, and more plaques and languages than it has lines for.
    text = (world / "content/counts/2026-11.csv").read_text("utf-8")
    extra = "".join(
        f"2026-11,plaque zz{number:03},first,{number + 5}\n2026-11,relic r-{number},view,9\n" for number in range(40)
    )
    extra += "".join(f"2026-11,language {tag},view,7\n" for tag in ("fr", "ja", "ko", "lo", "th", "ar"))
    (world / "content/counts/2026-11.csv").write_text(text + extra, "utf-8")
    for number in range(1, 11):
        name = f"2026-{number:02}"
        (world / f"content/counts/{name}.csv").write_text(
            f"period,subject,event,count\n{name},all,first,{100 * number}\n{name}-02,all,view,0\n", "utf-8"
        )
    assert 0 == counts(world).exit_code
    page = (world / f"output/counts/2026-11.{lang}.html").read_text("utf-8")
    printed = pypdfium2.PdfDocument(world / f"output/counts/2026-11.{lang}.pdf")

    assert 1 == len(printed)
    assert [] == broken((world / f"output/counts/2026-11.{lang}.pdf").read_bytes())
    assert (595, 842) == tuple(round(side) for side in printed[0].get_size())
    scans, views = (of_month(world)["all", event] for event in ("first", "view"))
    for told in (page, _text((world / f"output/counts/2026-11.{lang}.pdf").read_bytes())):
        assert {scans, views, "4nvh3", "9cr7t"} <= set(re.findall(r"\w+", told))
        assert ("Tháng 10/2026" if lang == "vi" else "2026-10").lower() in told.lower()
        assert ("Zalo, Facebook, Telegram") in told
    assert 27 == page.count("<rect")
    assert "content/counts/2026-11.csv" in page


def test_the_report_has_the_last_month(world, tmp_path):
    assert 0 == ditich(world, "--lang", "en", "report").exit_code
    assert "Scans, 2026-11" not in (world / "output/report/report.html").read_text("utf-8")
    counts(world, log(tmp_path / "log"))
    assert 0 == ditich(world, "--lang", "en", "report").exit_code

    page = (world / "output/report/report.html").read_text("utf-8")
    assert "Scans, 2026-11" in page
    assert f"<td>{of_month(world)['all', 'first']}</td>" in page


# ---- Cloudflare -----------------------------------------------------------------------------------


def _function(world: Path) -> Path:
    assert 0 == ditich(world, "host", "cloudflare").exit_code
    return world / "output/hosts/cloudflare/functions/q/[code].js"


PHONE = visitors.PEOPLE[0].format(n=1)


def test_the_function_notes_a_scan_without_an_address_and_leaves_out_what_the_program_leaves_out(world):
    requests = [
        {"path": "/q/4NVH3", "headers": {"User-Agent": PHONE, "Accept-Language": "vi-VN,vi;q=0.9"}},
        {"path": "/q/4nvh3", "headers": {"User-Agent": PHONE, "Accept-Language": "ru"}},
        {"path": "/q/4nvh3", "headers": {"User-Agent": PHONE}},
        {"path": "/q/zzzzz", "headers": {"User-Agent": PHONE}},
        {"path": "/q/4nvh3", "headers": {"User-Agent": PHONE, "Sec-Purpose": "prefetch"}},
        {"path": "/q/4nvh3", "headers": {"User-Agent": PHONE, "Referer": "https://thu.example/sw.js"}},
        {"path": "/q/4nvh3", "headers": {"User-Agent": PHONE}, "status": 500},
        *(
            {"path": "/q/4nvh3", "headers": {"User-Agent": agent.replace("-", "") if agent == "-" else agent}}
            for agents in visitors.PROGRAMS.values()
            for agent in agents
        ),
        {"path": "/q/4nvh3", "headers": {"User-Agent": PHONE}, "method": "HEAD"},
    ]
    told = noted(_function(world), requests, list(PLAQUES))
    points = [[(point["indexes"], point["blobs"]) for point in one["points"]] for one in told]

    assert [(["4nvh3"], ["vi", ""])] == points[0]
    assert [(["4nvh3"], ["other", ""])] == points[1]
    assert [(["4nvh3"], ["", ""])] == points[2]
    assert [[(["-"], ["", reason])] for reason in ("unknown-code", "prefetch", "kept", "failed")] == points[3:7]
    assert [[(["-"], ["", group])] for group, agents in visitors.PROGRAMS.items() for _ in agents] == points[7:-1]
    assert [] == points[-1]


@pytest.mark.parametrize("bound", ["", "broken"])
def test_a_scan_is_answered_without_the_binding_and_where_it_fails(world, bound):
    (told,) = noted(_function(world), [{"path": "/q/4nvh3", "headers": {"User-Agent": PHONE}}], ["4nvh3"], bound)

    assert (200, []) == (told["status"], told["points"])


def test_what_the_function_noted_is_read_back(world, monkeypatch):
    monkeypatch.setenv("CLOUDFLARE_ACCOUNT_ID", ACCOUNT)
    monkeypatch.setenv("CLOUDFLARE_API_TOKEN", TOKEN)
    hits = [hit for hit in month()[0] if "/q/" in hit.target and hit.target.startswith("/q/")]
    requests = [
        {
            "path": hit.target,
            "headers": {"User-Agent": hit.agent.strip("-"), "Accept-Language": hit.language},
            "method": hit.method,
            "status": hit.status,
        }
        for hit in hits
    ]
    told = noted(_function(world), requests, list(PLAQUES))
    points = [
        Point(hit.at, point["indexes"][0], tuple(point["blobs"]))
        for hit, one in zip(hits, told, strict=True)
        for point in one["points"]
    ]
    engine = Engine({"scans_thu_example": points})
    with serving(engine) as address:
        monkeypatch.setenv("CLOUDFLARE_API_BASE_URL", address)
        result = counts(world, "--cloudflare")
    assert 0 == result.exit_code, result.output

    truth: Counter[tuple[str, str]] = Counter()
    for point in points:
        on = datetime.fromtimestamp(point.at, PROJECT.zone).date().isoformat()
        if "2026-11-01" <= on <= "2026-11-27":
            truth["all", point.blobs[1] or "scan"] += 1
            if not point.blobs[1]:
                truth[f"plaque {point.index}", "scan"] += 1
    found = of_month(world)
    assert {key: str(amount(number)) for key, number in truth.items()} == {key: found[key] for key in truth}
    assert "–" in (world / "output/counts/2026-11.en.html").read_text("utf-8")


def test_without_an_account_the_variable_is_named(world, monkeypatch):
    monkeypatch.delenv("CLOUDFLARE_ACCOUNT_ID", raising=False)
    result = counts(world, "--cloudflare")

    assert 2 == result.exit_code
    assert "CLOUDFLARE_ACCOUNT_ID" in result.stderr


def test_a_refusal_of_cloudflare_writes_nothing(world, monkeypatch):
    monkeypatch.setenv("CLOUDFLARE_ACCOUNT_ID", ACCOUNT)
    monkeypatch.setenv("CLOUDFLARE_API_TOKEN", "wrong")
    before = snapshot(world)
    with serving(Engine({})) as address:
        monkeypatch.setenv("CLOUDFLARE_API_BASE_URL", address)
        result = counts(world, "--cloudflare")

    assert 2 == result.exit_code
    assert "Account Analytics · Read" in result.stderr
    assert "wrong" not in result.output
    assert before == snapshot(world)


# ---- the rest of the program ----------------------------------------------------------------------


def test_counts_in_content_change_no_page_and_are_no_problem(world, tmp_path):
    assert 0 == ditich(world, "build").exit_code
    before = snapshot(world / "output/site")
    counts(world, log(tmp_path / "log"))
    result = ditich(world, "build")

    assert 0 == result.exit_code, result.output
    assert before == snapshot(world / "output/site")
