"""Whoever has taken over a host can neither keep the watch waiting, nor stop it, nor send it where it must not go."""

from __future__ import annotations

import gzip
import json
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

import pytest

from generator.monitor import code_list, expiry, http_client, monitor
from generator.monitor.code_list import Register
from generator.monitor.http_client import Client
from generator.monitor.question import Rounds, netloc
from generator.monitor.report import Report, Target, as_json
from tests.support.strangers import PAGE, PATIENCE, Speech, Stranger, hidden, raw, redirect, response, stranger
from tests.support.worlds import LANGUAGES

pytestmark = pytest.mark.processes

TARGET = Target("4nvh3", "https://thu.example/q/4nvh3", "dinh-mot")
SOON = 0.5
"""Seconds that a question may take here."""

SLACK = 5
"""Seconds that a busy machine may be late; a server here goes on for PATIENCE."""


@pytest.fixture
def other() -> Iterator[Stranger]:
    with stranger() as found:
        yield found


def rounds(*strangers: Stranger, timeout: float = 10, rdap: str = "http://127.0.0.1:9") -> Rounds:
    """Rounds that take these for ours."""
    ours = {f"{found.host}:{found.port}" for found in strangers}
    return Rounds(
        ours,
        datetime(2026, 11, 24, 6, tzinfo=UTC),
        Client(ssl.create_default_context(), timeout),
        rdap,
        languages=LANGUAGES,
    )


def ask(other: Stranger, speech: Speech | None = None, *, scheme: str = "http", **given: Any) -> Report:
    """One code, asked for at this server, which says this."""
    if speech:
        other.speeches["/q/4nvh3"] = speech
    address = f"{scheme}://{other.host}:{other.port}/q/4nvh3"
    return monitor.watch([replace(TARGET, page=address)], rounds(other, **given))


def keys(report: Report) -> list[tuple[str, str]]:
    """What was found: key and severity."""
    return [(fault.key, fault.severity) for fault in report.faults]


# ---- one deadline ---------------------------------------------------------------------------------

OK = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
CHUNKED = OK + "Transfer-Encoding: chunked\r\n\r\n"

ENDLESS: dict[str, Speech] = {
    "no word": lambda line: line.wait(),
    "a status line byte by byte": lambda line: line.drip("HTTP/1.1 200 " + "O" * 5_000),
    "headers byte by byte": lambda line: line.drip(OK + "X-Much: " + "x" * 5_000),
    "one header after the other": lambda line: [line.say(OK), line.for_ever("X: y\r\n", every=0.1)][0],
    "100 Continue now and then": lambda line: line.for_ever("HTTP/1.1 100 Continue\r\n\r\n"),
    "100 Continue as fast as it can": lambda line: line.for_ever("HTTP/1.1 100 Continue\r\n\r\n" * 100, every=0),
    "100 Continue with headers": lambda line: line.for_ever("HTTP/1.1 100 Continue\r\nX: y\r\nZ: z\r\n\r\n"),
    "103 Early Hints now and then": lambda line: line.for_ever("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"),
    "103 Early Hints as fast as it can": lambda line: line.for_ever("HTTP/1.1 103 \r\n\r\n" * 100, every=0),
    "a body byte by byte": lambda line: [line.say(OK + "\r\n"), line.for_ever(" ")][0],
    "a body of a length, byte by byte": lambda line: [
        line.say(OK + "Content-Length: 9999\r\n\r\n"),
        line.for_ever(" "),
    ][0],
    "chunks of a byte": lambda line: [line.say(CHUNKED), line.for_ever("1\r\n \r\n")][0],
    "the size of a chunk byte by byte": lambda line: [line.say(CHUNKED), line.for_ever("0")][0],
    "the extension of a chunk": lambda line: [line.say(CHUNKED + "1;x="), line.for_ever("y")][0],
    "one trailer after the other": lambda line: [line.say(CHUNKED + "0\r\n"), line.for_ever("X: y\r\n")][0],
}


@pytest.mark.parametrize("speech", ENDLESS.values(), ids=ENDLESS)
def test_a_question_ends_at_its_deadline_however_it_is_answered(other, speech):
    began = time.monotonic()
    report = ask(other, speech, timeout=SOON)

    assert [("watch-slow", "error")] == keys(report)
    assert SOON <= time.monotonic() - began < SOON + SLACK < PATIENCE


def test_redirects_share_one_deadline(other):
    """Each answer alone comes in time."""

    def late(target: str) -> Speech:
        return lambda line: [line.stop.wait(0.6 * SOON), redirect(target)(line)][1]

    other.speeches |= {"/q/4nvh3": late("/1"), "/1": late("/2"), "/2": response(PAGE)}

    assert [("watch-slow", "error")] == keys(ask(other, timeout=SOON))
    assert ["/q/4nvh3", "/1"] == other.asked


@pytest.mark.parametrize(
    "speech",
    [
        lambda line: line.wait(),
        lambda line: line.drip(b"\x16\x03\x03\x40\x00\x02\x00\x3f\xfc\x03\x03" + bytes(10_000)),  # a ServerHello
    ],
    ids=["no word", "byte by byte"],
)
def test_a_handshake_that_never_ends_is_left(other, speech):
    other.speeches[""] = speech
    began = time.monotonic()
    report = ask(other, scheme="https", timeout=SOON)

    assert [("watch-slow", "error")] == keys(report)
    # Then the host is asked for its certificate, which is one more question.
    assert time.monotonic() - began < 2 * SOON + SLACK < PATIENCE


@contextmanager
def crowd(port: int) -> Iterator[None]:
    """So many at this door that nobody else is let in."""
    with ExitStack() as all_of_them:
        for _ in range(5):
            wire = all_of_them.enter_context(socket.socket())
            wire.settimeout(0)
            wire.connect_ex(("127.0.0.1", port))
        yield


def test_a_host_that_takes_no_connection_is_left():
    """Its queue is full: it never says that it is there."""
    with socket.create_server(("127.0.0.1", 0), backlog=0) as full:
        port = full.getsockname()[1]
        with crowd(port):
            began = time.monotonic()
            report = ask(Stranger("127.0.0.1", port), timeout=SOON)

    assert [("watch-slow", "error")] == keys(report)
    assert time.monotonic() - began < SOON + SLACK


def test_a_name_server_that_never_answers_is_left(monkeypatch):
    """The thread that asked it is left behind; the program does not wait for it."""
    stop, real = threading.Event(), socket.getaddrinfo

    def resolve(name: str, *given: Any) -> Any:
        return stop.wait(PATIENCE) if name == "thu.example" else [] if name == monitor.PROBE else real(name, *given)

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    began = time.monotonic()
    report = monitor.watch([TARGET], replace(rounds(timeout=SOON), ours={"thu.example"}))
    took = time.monotonic() - began
    stop.set()

    assert [("watch-no-name", "error")] == keys(report)
    assert took < SOON + SLACK < PATIENCE


def test_of_many_addresses_each_gets_its_share_of_the_time(monkeypatch, other):
    """The first takes no connection; there is time left for the second."""
    real = socket.getaddrinfo
    with socket.create_server(("127.0.0.1", 0), backlog=0) as full:
        dead = full.getsockname()
        alive = real("127.0.0.1", other.port, 0, socket.SOCK_STREAM)
        monkeypatch.setattr(socket, "getaddrinfo", lambda *_: [(*alive[0][:4], dead), *alive])
        with crowd(dead[1]):
            report = ask(other, response(PAGE), timeout=2)

    assert report.well


def test_a_slow_answer_before_the_deadline_is_well(other):
    """Byte by byte, after two kinds of 1xx, in chunks."""
    hints = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\n"
    body = PAGE.encode()
    text = (hints + CHUNKED).encode() + f"{len(body):x}\r\n".encode() + body + b"\r\n0\r\n\r\n"

    assert ask(other, lambda line: line.drip(text, every=0.001)).well


def test_a_registry_is_given_no_more_time_than_a_plaque(other):
    other.speeches["/domain/omon.vn"] = lambda line: line.for_ever("HTTP/1.1 100 Continue\r\n\r\n")
    began = time.monotonic()

    assert "" == expiry.domain_until("omon.vn", other.base, Client(ssl.create_default_context(), SOON))
    assert SOON <= time.monotonic() - began < SOON + SLACK


# ---- one sentence ---------------------------------------------------------------------------------

GARBLED: dict[str, tuple[Speech, str]] = {
    "HTTP/0.9": (raw(PAGE), "watch-garbled"),
    "another protocol": (raw("SSH-2.0-OpenSSH_9.6\r\n"), "watch-garbled"),
    "another version": (raw("HTTP/2 200 OK\r\n\r\n"), "watch-garbled"),
    "no number": (raw("HTTP/1.1 ok OK\r\n\r\n"), "watch-garbled"),
    "a number of 5,000 digits": (raw(f"HTTP/1.1 {'9' * 5_000} OK\r\n\r\n"), "watch-garbled"),
    "noughts": (raw(bytes(5_000) + b"\n"), "watch-garbled"),
    "a status line of 70 KB": (raw(f"HTTP/1.1 200 {'x' * 70_000}\r\n\r\n"), "watch-garbled"),
    "a header of 70 KB": (response(PAGE, f"X: {'x' * 70_000}"), "watch-garbled"),
    "a Location of 70 KB": (redirect("/" + "x" * 70_000), "watch-garbled"),
    "200 headers": (response(PAGE, *["X: y"] * 200), "watch-garbled"),
    "a Location of 20 KB": (redirect("/" + "x" * 20_000), "watch-location"),
    "a Location of 5 KB of letters": (redirect("/" + "ề" * 1_700), "watch-location"),
    "nothing": (raw(""), "watch-refused"),
    "a chunk without a size": (raw(CHUNKED, "zz\r\n"), "watch-cut"),
    "a chunk of less than nothing": (raw(CHUNKED, "-5\r\nabc"), "watch-cut"),
    "a chunk that breaks off": (raw(CHUNKED, "ff\r\nabc"), "watch-cut"),
    "a length of 5,000 digits": (raw(OK, f"Content-Length: {'9' * 5_000}\r\n\r\n", PAGE), ""),
    "a length of less than nothing": (raw(OK, "Content-Length: -1\r\n\r\n", PAGE), ""),
    "switching protocols": (raw("HTTP/1.1 101 Switching Protocols\r\n\r\n"), "watch-status"),
    "status 999": (response(PAGE, status="999 "), "watch-status"),
    "gzip nobody asked for": (
        response(gzip.compress(PAGE.encode()), "Content-Encoding: gzip"),
        "watch-not-ours",
    ),
    "a bomb of gzip": (response(gzip.compress(bytes(50_000_000)), "Content-Encoding: gzip"), "watch-not-ours"),
    "UTF-16": (response(PAGE.encode("utf-16"), kind="text/html; charset=utf-16"), "watch-not-ours"),
    "a charset nobody knows": (response(PAGE, kind="text/html; charset=\x1b[31mkoi"), ""),
    "bytes that are no letters": (response(b"\xff\xfe\x80" + PAGE.encode()), ""),
    "a number html.parser cannot read": (response(f"<p>&#{'9' * 5_000};</p>{PAGE}"), "watch-not-ours"),
    "the same in an attribute": (response(f"<main data-plaque='&#{'9' * 5_000};'>"), "watch-not-ours"),
    "a kind on two lines": (response(PAGE, kind="text/\r\n ::error::x"), "watch-kind"),
    "no kind": (raw("HTTP/1.1 200 OK\r\n\r\n", PAGE), "watch-kind"),
}


@pytest.mark.parametrize(("speech", "key"), GARBLED.values(), ids=GARBLED)
def test_whatever_comes_is_one_sentence_or_none(other, speech, key):
    report = ask(other, speech)

    assert ([(key, "error")] if key else []) == keys(report)
    for locale in ("vi", "en"):
        for fault in report.faults:
            assert len(fault.sentence(locale)) < 1_000
            assert set() == hidden(fault.sentence(locale), allowed="")


ASTRAY = [
    "http://169.254.169.254/latest/meta-data/",
    "http://[::ffff:169.254.169.254]/",
    "http://[fe80::1%25eth0]/",
    "http://0x7f.1/",
    "http://2130706433/",
    "http://localhost/",
    "file:///etc/passwd",
    "ftp://127.0.0.1/",
    "javascript:alert(1)",
    "data:text/html,x",
    "gopher://127.0.0.1:25/_HELO",
    "https://:443/",
    "http://127.0.0.1:0/",
    "http://127.0.0.1:99999/",
    "http://127.0.0.1:-1/",
    "http://127.0.0.1:abc/",
    "https://đình.example/",
    "https://xn--nh-lia.example/",
    "https://" + "a" * 70 + ".example/",
    "https://a..b/",
    "//%00/",
    "https://thu.example\\@lua-dao.example/",
]


@pytest.mark.parametrize("location", ASTRAY)
def test_no_redirect_leads_off_our_hosts(other, location):
    report = ask(other, redirect(location))

    assert [("watch-foreign", "error")] == keys(report)
    assert 1 == len(other.asked)


@pytest.mark.parametrize("user", ["ditich", "ditich:secret", ""])
def test_a_user_in_an_address_makes_it_another_one(other, user):
    """Our own host too: no browser should be sent there with a name."""
    there = f"http://{user}@{other.host}:{other.port}/there"

    assert [("watch-foreign", "error")] == keys(ask(other, redirect(there)))
    assert [("watch-foreign", "error")] == keys(ask(other, redirect(f"http://{user}@lua-dao.example/")))
    assert ["/q/4nvh3"] * 2 == other.asked


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://Thu.Example/q", "thu.example"),
        ("https://thu.example:443/", "thu.example"),
        ("https://thu.example:/", "thu.example"),
        ("http://thu.example:80/", "thu.example"),
        ("http://thu.example:443/", "thu.example:443"),
        ("https://thu.example:80/", "thu.example:80"),
        ("https://a@thu.example/", "a@thu.example"),
        ("https://thu.example./", "thu.example."),
        ("http://[::1]:80/", "[::1]"),
    ],
)
def test_the_port_a_scheme_has_anyway_is_no_other_host(address, name):
    assert name == netloc(urlsplit(address))


def test_of_a_page_only_so_much_is_parsed_as_holds_its_marks(other):
    """A million characters that are nothing but the beginnings of tags take seconds, and there may be 1,000 plaques."""
    assert ask(other, response(PAGE + "<" * 900_000)).well
    assert [("watch-not-ours", "error")] == keys(ask(other, response("<" * monitor.READ + PAGE)))


def test_one_plaque_s_trouble_is_not_another_s(other):
    """All of these at once, and honest ones between them."""
    speeches = [speech for speech, _ in GARBLED.values()]
    expected = [[key] if key else [] for _, key in GARBLED.values()]
    for number, speech in enumerate(speeches):
        other.speeches |= {f"/bad/{number}": speech, f"/good/{number}": response(PAGE)}
    targets = [
        replace(TARGET, page=f"{other.base}/{kind}/{number}")
        for number in range(len(speeches))
        for kind in ("bad", "good")
    ]
    report = monitor.watch(targets, rounds(other))
    found = [[fault.key for fault in answer.faults] for answer in report.answers]

    assert expected == found[::2]
    assert [[]] * len(speeches) == found[1::2]


def test_a_registry_s_riddle_is_no_fault(other):
    for body in (
        "[" * 200_000,
        '{"events":' * 100_000,
        f'{{"events": {"9" * 5_000}}}',
        '{"events": [{"eventAction": 3}]}',
    ):
        other.speeches["/domain/omon.vn"] = response(body, kind="application/rdap+json")

        assert "" == expiry.domain_until("omon.vn", other.base, Client(ssl.create_default_context(), 10))


# ---- private networks -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2606:4700::1111", True),
        ("::ffff:8.8.8.8", True),
        ("127.0.0.1", False),
        ("0.0.0.0", False),
        ("10.0.0.1", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("100.64.0.1", False),
        ("169.254.169.254", False),
        ("::1", False),
        ("fd00:ec2::254", False),
        ("fe80::1%eth0", False),
        ("::ffff:169.254.169.254", False),
        ("::ffff:10.0.0.1", False),
    ],
)
def test_what_is_public(address, public):
    assert public == http_client._is_public(address)


@pytest.fixture
def inside(monkeypatch: pytest.MonkeyPatch) -> Iterator[Stranger]:
    """A server in a private network: here that is 127.0.0.2, and 127.0.0.1 is the public Internet."""
    monkeypatch.setattr(http_client, "_is_public", lambda address: address == "127.0.0.1")
    with stranger(host="127.0.0.2") as found:
        yield found


def test_from_the_internet_nothing_leads_into_a_private_network(other, inside):
    """Not even under a name of ours: whoever has the name decides where it points to."""
    inside.speeches["/there"] = response(PAGE)
    other.speeches |= {"/q/4nvh3": redirect("/1"), "/1": redirect(f"{inside.base}/there")}
    report = monitor.watch([replace(TARGET, page=f"{other.base}/q/4nvh3")], rounds(other, inside))

    assert [("watch-private", "error")] == keys(report)
    assert [] == inside.asked


def test_a_question_that_began_inside_may_go_on_there(other, inside):
    """As with --address on one's own machine."""
    inside.speeches |= {"/q/4nvh3": redirect("/there"), "/there": response(PAGE)}

    assert monitor.watch([replace(TARGET, page=f"{inside.base}/q/4nvh3")], rounds(other, inside)).well


def test_a_registry_sends_nobody_into_a_private_network(other, inside):
    inside.speeches["/there"] = response('{"events": [{"eventAction": "expiration", "eventDate": "2027-03-04"}]}')
    other.speeches |= {"/domain/omon.vn": redirect(f"{inside.base}/there"), "/there": inside.speeches["/there"]}
    client = Client(ssl.create_default_context(), 10)

    assert "" == expiry.domain_until("omon.vn", other.base, client)
    assert [] == inside.asked
    other.speeches["/domain/omon.vn"] = redirect("/there")
    assert "2027-03-04" == expiry.domain_until("omon.vn", other.base, client)


@pytest.mark.parametrize(
    "location", ["file:///etc/passwd", "ftp://{there}/", "javascript:alert(1)", "http://a@{there}/"]
)
def test_a_registry_is_asked_by_http_only(other, location):
    other.speeches |= {
        "/domain/omon.vn": redirect(location.format(there=f"{other.host}:{other.port}")),
        "/": response('{"events": [{"eventAction": "expiration", "eventDate": "2027-03-04"}]}'),
    }

    assert "" == expiry.domain_until("omon.vn", other.base, Client(ssl.create_default_context(), 10))
    assert ["/domain/omon.vn"] == other.asked


# ---- the list of codes ----------------------------------------------------------------------------


def listing(other: Stranger, body: bytes | str, kind: str = "text/plain; charset=utf-8", status: str = "200 OK") -> Any:
    """What is said of this list, where the register has 4nvh3 and 9cr7t, and the first hangs."""
    other.speeches["/plaques/codes.txt"] = response(body, kind=kind, status=status)
    register = Register(f"{other.base}/plaques/codes.txt", frozenset({"4nvh3", "9cr7t"}), frozenset({"4nvh3"}))
    return [
        (fault.key, fault.severity, dict(fault.values)) for fault in code_list.checked(register, rounds(other)).faults
    ]


@pytest.mark.parametrize("body", ["4nvh3\tĐình Một\n", "4nvh3\tĐình Một\n9cr7t\tChùa Hai\n", "4nvh3\tĐình Một"])
def test_a_list_that_agrees_with_the_register_is_well(other, body):
    assert [] == listing(other, body)


def test_a_code_that_only_the_site_knows_is_an_error(other):
    ((key, severity, values),) = listing(other, "4nvh3\tĐình Một\npn8wc\tChùa Ba\n")

    assert ("watch-unregistered", "error", "pn8wc") == (key, severity, values["codes"])


def test_a_plaque_that_hangs_and_is_not_listed_is_an_error(other):
    ((key, severity, values),) = listing(other, "9cr7t\tChùa Hai\n")

    assert ("watch-unlisted", "error", "4nvh3") == (key, severity, values["codes"])


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<!doctype html><title>404</title>",
        "4nvh3\tĐình Một\n::error::x\n",
        "4nvh3\tĐình Một\n../..\tx\n",
        "4nvh3\tĐình Một\n\n",
        "4NVH3\tĐình Một\n",
        "4nvh3 Đình Một\n",
        "4nvh3\tĐình\tMột\n",
        b"\xff\xfe4\x00",
        "4nvh3\tĐình Một\n4nvh\u0663\tx\n",
    ],
)
def test_a_list_with_a_line_that_is_none_of_ours_is_not_believed(other, body):
    assert [("watch-list", "warning", "not-ours")] == [
        (key, kind, said["why"]) for key, kind, said in listing(other, body)
    ]


def test_a_list_that_is_not_there_is_a_warning(other):
    assert [("watch-list", "warning", "404")] == [
        (key, kind, said["why"]) for key, kind, said in listing(other, "", status="404 Not Found")
    ]
    assert ["watch-list"] == [key for key, *_ in listing(other, "4nvh3\tx\n", kind="text/html")]


def test_of_a_list_without_end_a_few_codes_are_named(other):
    """The rest is counted; what was cut at the end is no line of ours."""
    many = "".join(f"{number:05}\tx\n".translate(str.maketrans("01", "ab")) for number in range(100_000))
    ((key, _, values),) = listing(other, "4nvh3\tx\n" + many[: 50_000 * 8])

    assert "watch-unregistered" == key
    assert len(values["codes"]) < 200
    assert values["codes"].endswith("(+49980)")
    assert ["watch-list"] == [key for key, *_ in listing(other, "4nvh3\tdài\n" + many * 2)]


def test_the_list_is_in_the_report(other):
    other.speeches |= {"/q/4nvh3": response(PAGE), "/plaques/codes.txt": response("pn8wc\tx\n", kind="text/plain")}
    register = Register(f"{other.base}/plaques/codes.txt", frozenset({"4nvh3"}), frozenset({"4nvh3"}))
    report = monitor.watch([replace(TARGET, page=f"{other.base}/q/4nvh3")], rounds(other), register)
    told = json.loads(as_json(report))["codes"]

    assert not report.well
    assert register.address == told["asked"]
    assert ["watch-unregistered", "watch-unlisted"] == [problem["key"] for problem in told["problems"]]
    assert None is json.loads(as_json(replace(report, listing=None)))["codes"]
