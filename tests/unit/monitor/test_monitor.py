"""A server on loopback lies in every way it can, and is found out each time."""

from __future__ import annotations

import http.server
import json
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import trustme

from generator.monitor import expiry, http_client, monitor
from generator.monitor.http_client import Client
from generator.monitor.question import Rounds
from generator.monitor.report import Report, Target, as_json
from tests.support.worlds import LANGUAGES

NOW = datetime(2026, 11, 24, 6, 0, tzinfo=UTC)
PAGE = '<!doctype html><main id="main" data-plaque="4nvh3" data-relic="dinh-mot"><h1>Đình Một</h1></main>'
TARGET = Target("4nvh3", "https://thu.example/q/4nvh3", "dinh-mot")

Reply = Callable[[http.server.BaseHTTPRequestHandler], None]


@dataclass
class Liar:
    """A server that answers each path as it was told, and remembers what it was asked."""

    port: int
    replies: dict[str, Reply] = field(default_factory=dict)
    asked: list[tuple[str, str | None]] = field(default_factory=list)

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"


def page(text: str = PAGE, status: int = 200, kind: str = "text/html; charset=utf-8", **headers: str) -> Reply:
    """An answer of this kind."""

    def reply(handler: http.server.BaseHTTPRequestHandler) -> None:
        body = text.encode()
        handler.send_response(status)
        if kind:
            handler.send_header("Content-Type", kind)
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return reply


def to(address: str, status: int = 302) -> Reply:
    """A redirect."""
    return page("", status, Location=address)


@contextmanager
def serving(context: ssl.SSLContext | None = None) -> Iterator[Liar]:
    """A liar on a free port of loopback; by https with a context."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            liar.asked.append((self.path, self.headers["Accept-Language"]))
            liar.replies.get(self.path, page("", 404))(self)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    class Server(http.server.ThreadingHTTPServer):
        def handle_error(self, *_: object) -> None:
            """A visitor who hangs up, or who does not trust us, is what we wanted."""

    server = Server(("127.0.0.1", 0), Handler)
    if context:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    liar = Liar(server.server_port)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield liar
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture
def liar() -> Iterator[Liar]:
    with serving() as found:
        yield found


def rounds(
    *liars: Liar,
    context: ssl.SSLContext | None = None,
    timeout: float = 5,
    rdap: str = "http://127.0.0.1:9",
    **given: Any,
) -> Rounds:
    """Rounds that take these for ours, and ask no registry."""
    ours = {f"{name}:{liar.port}" for liar in liars for name in ("127.0.0.1", "localhost")}
    return Rounds(
        ours, NOW, Client(context or ssl.create_default_context(), timeout), rdap, languages=LANGUAGES, **given
    )


def ask(liar: Liar, target: Target = TARGET, **given: Any) -> Report:
    """One code, asked for at this server."""
    return monitor.watch([replace(target, page=f"{liar.base}/q/4nvh3")], rounds(liar, **given))


def keys(report: Report) -> list[tuple[str, str]]:
    """What was found: key and severity."""
    return [(fault.key, fault.severity) for fault in report.faults]


# ---- the code -------------------------------------------------------------------------------------


def test_an_honest_answer_is_well_and_asked_for_with_and_without_a_language(liar):
    liar.replies["/q/4nvh3"] = page()
    report = ask(liar)

    assert report.well
    assert [("/q/4nvh3", "vi"), ("/q/4nvh3", None)] == liar.asked
    assert (200, (f"{liar.base}/q/4nvh3",)) == (report.answers[0].status, report.answers[0].hops)


def test_a_redirect_on_our_own_hosts_is_well(liar):
    liar.replies |= {
        "/q/4nvh3": to("/q/4nvh3/"),
        "/q/4nvh3/": to(f"http://localhost:{liar.port}/there"),
        "/there": page(),
    }

    assert ask(liar).well


def test_a_redirect_in_letters_is_followed_as_a_browser_follows_it(liar):
    """Servers send UTF-8 as it is, and spaces too."""

    def lettered(handler: http.server.BaseHTTPRequestHandler) -> None:
        handler.wfile.write("HTTP/1.0 302 Found\r\nLocation: /đình một/\r\n\r\n".encode())

    liar.replies |= {"/q/4nvh3": lettered, "/%C4%91%C3%ACnh%20m%E1%BB%99t/": page()}

    assert ask(liar).well


LIES: dict[str, tuple[Reply, str]] = {
    "nothing is there": (page(PAGE, 404), "watch-status"),
    "it is broken": (page(PAGE, 500), "watch-status"),
    "it is gone": (page(PAGE, 410), "watch-status"),
    "another relic": (page(PAGE.replace("dinh-mot", "chua-hai")), "watch-wrong-relic"),
    "another plaque": (page(PAGE.replace("4nvh3", "9cr7t")), "watch-wrong-relic"),
    "a page of somebody else's": (page("<h1>Tên miền này đang bán</h1>"), "watch-not-ours"),
    "a page html.parser stops at": (page("<![foo[ x ]]>" + PAGE), "watch-not-ours"),
    "our words outside their place": (
        page('<p data-plaque="4nvh3" data-relic="dinh-mot"><main></main>'),
        "watch-not-ours",
    ),
    "a picture": (page(PAGE, kind="image/png"), "watch-kind"),
    "plain text": (page(PAGE, kind="text/plain"), "watch-kind"),
    "a redirect to nowhere": (page("", 302), "watch-location"),
    "a redirect to no address": (to("http://[::1/"), "watch-location"),
    "a redirect to itself": (to("/q/4nvh3"), "watch-loop"),
    "to another host": (to("https://lua-dao.example/q/4nvh3"), "watch-foreign"),
    "to another host, without a scheme": (to("//lua-dao.example/"), "watch-foreign"),
    "to a telephone": (to("tel:1900"), "watch-foreign"),
    "to our name on another port": (to("http://127.0.0.1:1/"), "watch-foreign"),
    "with our name as the user": (to("http://127.0.0.1@lua-dao.example/"), "watch-foreign"),
}


@pytest.mark.parametrize(("lie", "key"), LIES.values(), ids=LIES)
def test_each_false_answer_is_an_error(liar, lie, key):
    liar.replies["/q/4nvh3"] = lie
    report = ask(liar)

    assert [(key, "error")] == keys(report)
    assert not report.well


def test_a_foreign_host_is_never_asked(liar):
    """Whoever took the domain learns nothing of us, nor can keep us waiting."""
    with serving() as other:
        other.replies["/q/4nvh3"] = page()
        liar.replies["/q/4nvh3"] = to(f"{other.base}/q/4nvh3")
        report = ask(liar)

    assert [("watch-foreign", "error")] == keys(report)
    assert [] == other.asked


def test_a_chain_that_never_ends_is_left(liar):
    liar.replies |= {f"/{number}": to(f"/{number + 1}") for number in range(30)} | {"/q/4nvh3": to("/0")}
    report = ask(liar)

    assert [("watch-loop", "error")] == keys(report)
    assert len(liar.asked) <= http_client.HOPS + 1


def test_a_page_that_breaks_off_is_not_whole(liar):
    def half(handler: http.server.BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.send_header("Content-Length", str(len(PAGE.encode()) + 100))
        handler.end_headers()
        handler.wfile.write(PAGE.encode())

    liar.replies["/q/4nvh3"] = half

    assert [("watch-cut", "error")] == keys(ask(liar))


def test_an_answer_for_one_language_only_is_found_out(liar):
    """Right for Vietnamese phones, nothing for those that name no language."""

    def choosy(handler: http.server.BaseHTTPRequestHandler) -> None:
        page(PAGE if handler.headers["Accept-Language"] else "")(handler)

    liar.replies["/q/4nvh3"] = choosy

    assert [("watch-not-ours", "error")] == keys(ask(liar))


@pytest.mark.parametrize("status", [301, 308])
def test_a_language_kept_for_ever_is_a_warning(liar, status):
    """A browser would keep the first visitor's language."""
    liar.replies |= {"/q/4nvh3": to("/km/dinh-mot/", status), "/km/dinh-mot/": page()}
    report = ask(liar)

    assert {("watch-sticks", "warning")} == set(keys(report))
    assert report.well


def test_a_language_kept_for_ever_is_told_where_only_one_visitor_is_sent_so(liar):
    """The phone that names its language is; the machine that names none is not."""

    def choosy(handler: http.server.BaseHTTPRequestHandler) -> None:
        (to("/vi/dinh-mot/", 301) if handler.headers["Accept-Language"] else page())(handler)

    liar.replies |= {"/q/4nvh3": choosy, "/vi/dinh-mot/": page()}

    assert [("watch-sticks", "warning")] == keys(ask(liar))


def test_who_does_not_answer_is_not_waited_for(liar):
    stop = threading.Event()
    liar.replies["/q/4nvh3"] = lambda _: stop.wait(5)  # type: ignore[assignment, return-value]
    report = ask(liar, timeout=0.2)
    stop.set()

    assert [("watch-slow", "error")] == keys(report)


def test_who_answers_byte_by_byte_is_not_waited_for(liar):
    stop = threading.Event()

    def drip(handler: http.server.BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.end_headers()
        while not stop.wait(0.02):
            handler.wfile.write(b" ")

    liar.replies["/q/4nvh3"] = drip
    report = ask(liar, timeout=0.2)
    stop.set()

    assert [("watch-slow", "error")] == keys(report)


def test_a_server_that_is_down_is_said_so():
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    report = ask(Liar(port))

    assert [("watch-refused", "error")] == keys(report)


def test_a_server_that_hangs_up_is_said_so(liar):
    liar.replies["/q/4nvh3"] = lambda handler: handler.connection.shutdown(socket.SHUT_RDWR)

    assert [("watch-refused", "error")] == keys(ask(liar))


def test_answers_come_in_the_order_of_the_codes(liar):
    codes = [f"c{number:03}" for number in range(40)]
    targets = [Target(code, f"https://thu.example/q/{code}", "r", f"{liar.base}/q/{code}") for code in codes]
    for code in codes:
        liar.replies[f"/q/{code}"] = page(f'<main data-plaque="{code}" data-relic="r">')
    report = monitor.watch(targets, rounds(liar))

    assert report.well
    assert codes == [answer.target.code for answer in report.answers]


def test_a_domain_known_to_be_lost_is_a_warning_and_nobody_there_is_asked(monkeypatch):
    """Not for its certificate either."""
    asked: list[object] = []
    monkeypatch.setattr(monitor.expiry, "certificate_until", lambda *given: asked.append(given) or "")
    monkeypatch.setattr(monitor.expiry, "domain_until", lambda *given: asked.append(given) or "")
    report = monitor.watch([replace(TARGET, lost=True)], rounds())

    assert [("watch-lost", "warning")] == keys(report)
    assert () == report.hosts
    assert [] == asked


# ---- names ----------------------------------------------------------------------------------------


@pytest.fixture
def network(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Names that resolve, and no other."""
    known: set[str] = {monitor.PROBE}

    def resolve(name: str, *_: object) -> list[Any]:
        if name not in known:
            raise socket.gaierror(-2, "Name or service not known")
        return []

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    return known


@pytest.mark.usefixtures("network")
def test_a_name_that_is_gone_is_an_error():
    report = monitor.watch(
        [TARGET], Rounds({"thu.example"}, NOW, Client(ssl.create_default_context()), languages=LANGUAGES)
    )

    assert [("watch-no-name", "error")] == keys(report)
    assert () == report.hosts


def test_without_a_network_nothing_is_said_of_the_plaques(network):
    network.clear()

    with pytest.raises(monitor.NoNetwork):
        monitor.watch([TARGET], Rounds({"thu.example"}, NOW, Client(ssl.create_default_context()), languages=LANGUAGES))


# ---- certificates ---------------------------------------------------------------------------------

AUTHORITY = trustme.CA()

# OpenSSL judges a certificate by the machine's clock, so these are issued and looked at by that one too; it is read once,
# so that midnight does not fall between.
CLOCK = datetime.now(UTC)


def trusting() -> ssl.SSLContext:
    """As a visitor who knows our authority."""
    context = ssl.create_default_context()
    AUTHORITY.configure_trust(context)
    return context


@contextmanager
def secure(days: int, name: str = "127.0.0.1", authority: trustme.CA = AUTHORITY) -> Iterator[Liar]:
    """A server whose certificate lasts for so many days from now."""
    certificate = authority.issue_cert(name, not_after=CLOCK + timedelta(days=days))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    with serving(context) as liar:
        liar.replies["/q/4nvh3"] = page()
        yield liar


def ask_securely(liar: Liar, **given: Any) -> Report:
    target = replace(TARGET, page=f"https://127.0.0.1:{liar.port}/q/4nvh3")
    told = rounds(liar, **({"context": trusting()} | given))
    return monitor.watch([target], replace(told, now=CLOCK))


@pytest.mark.parametrize(
    ("days", "found"),
    [
        (80, []),
        (20, [("watch-ends-certificate", "warning")]),
        (6, [("watch-ends-certificate", "error")]),
        (-1, [("watch-certificate", "error")]),
    ],
)
def test_a_certificate_is_told_before_it_ends(days, found):
    with secure(days) as liar:
        report = ask_securely(liar)

    assert found == keys(report)
    told = report.hosts[0].certificate_until
    assert told == ((CLOCK + timedelta(days=days)).date().isoformat() if days > 0 else "")


def test_a_host_ours_redirects_to_is_looked_at_too():
    with secure(80) as liar, secure(6, "localhost") as other:
        other.replies["/there"] = page()
        liar.replies["/q/4nvh3"] = to(f"https://localhost:{other.port}/there")
        target = replace(TARGET, page=f"https://127.0.0.1:{liar.port}/q/4nvh3")
        told = replace(rounds(liar, other, context=trusting()), now=CLOCK)
        report = monitor.watch([target], told)

    assert {f"127.0.0.1:{liar.port}", f"localhost:{other.port}"} == {host.name for host in report.hosts}
    assert [("watch-ends-certificate", "error")] == keys(report)


@pytest.mark.parametrize("wrong", ["name", "authority"])
def test_a_certificate_that_is_not_ours_is_an_error(wrong):
    stranger = trustme.CA()
    with secure(80, *(("lua-dao.example",) if wrong == "name" else ("127.0.0.1", stranger))) as liar:
        report = ask_securely(liar)

    assert [("watch-certificate", "error")] == keys(report)


def test_a_way_from_https_to_http_is_an_error():
    with secure(80) as liar, serving() as plain:
        liar.replies["/q/4nvh3"] = to(f"{plain.base}/q/4nvh3")
        plain.replies["/q/4nvh3"] = page()
        target = replace(TARGET, page=f"https://127.0.0.1:{liar.port}/q/4nvh3")
        report = monitor.watch([target], replace(rounds(liar, plain, context=trusting()), now=CLOCK))

    assert [("watch-downgrade", "error")] == keys(report)
    assert [] == plain.asked


def test_a_server_without_tls_is_an_error(liar):
    target = replace(TARGET, page=f"https://127.0.0.1:{liar.port}/q/4nvh3")

    assert ["watch-tls"] == [fault.key for fault in monitor.watch([target], rounds(liar)).faults]


# ---- domains --------------------------------------------------------------------------------------


def registry(*events: tuple[str, str]) -> Reply:
    """An answer of a registry (RFC 9083)."""
    data = {"events": [{"eventAction": action, "eventDate": when} for action, when in events]}
    return page(json.dumps(data), kind="application/rdap+json")


def told(liar: Liar, host: str = "di-tich.omon.vn") -> str:
    return expiry.domain_until(host, liar.base, Client(ssl.create_default_context(), 5))


def test_the_registry_is_asked_for_the_name_and_then_for_what_is_above_it(liar):
    liar.replies["/domain/omon.vn"] = registry(
        ("registration", "2024-01-01T00:00:00Z"), ("expiration", "2027-03-04T05:06:07Z")
    )

    assert "2027-03-04" == told(liar)
    assert ["/domain/di-tich.omon.vn", "/domain/omon.vn"] == [path for path, _ in liar.asked]


def test_the_registry_may_be_another_one(liar):
    """As rdap.org sends on."""
    liar.replies |= {"/domain/omon.vn": to("/real"), "/real": registry(("expiration", "2027-03-04T05:06:07+07:00"))}

    assert "2027-03-04" == told(liar, "omon.vn")


@pytest.mark.parametrize(
    "reply",
    [
        page("", 404),
        page("no JSON"),
        page("[]"),
        page('{"events": 3}'),
        registry(("registration", "2024-01-01")),
        to("/domain/omon.vn"),
        to("http://[nowhere"),
        to("/đường"),
        to("//127.0.0.1:99999/"),
    ],
)
def test_a_registry_that_says_nothing_useful_is_no_fault(liar, reply):
    liar.replies["/domain/omon.vn"] = reply

    assert "" == told(liar, "omon.vn")


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost", "thu.example", "a.test"])
def test_no_registry_is_asked_about_what_nobody_registers(liar, host):
    assert "" == told(liar, host)
    assert [] == liar.asked


@pytest.mark.parametrize(
    ("until", "found"),
    [
        ("2028-01-01", []),
        ("2027-01-10", [("watch-ends-domain", "warning")]),
        ("2026-12-01", [("watch-ends-domain", "error")]),
        ("2026-11-01", [("watch-ends-domain", "error")]),
    ],
)
def test_a_domain_is_told_before_it_ends(monkeypatch, until, found):
    """As the keeper noted it, where no registry tells."""
    monkeypatch.setattr(monitor, "_resolves", lambda *_: True)
    monkeypatch.setattr(monitor.expiry, "certificate_until", lambda *_: "")
    monkeypatch.setattr(http_client, "get", lambda *_, **__: http_client.Reply(200, "text/html", "", PAGE.encode()))
    told_of = rounds(until={"omon.vn": until})
    report = monitor.watch([replace(TARGET, page="https://omon.vn/q/4nvh3")], replace(told_of, ours={"omon.vn"}))

    assert found == keys(report)
    assert until == report.hosts[0].domain_until


# ---- telling --------------------------------------------------------------------------------------


def test_what_was_found_is_told_in_both_languages_and_the_same_each_time(liar):
    liar.replies["/q/4nvh3"] = page("", 500)
    first, second = (as_json(ask(liar)) for _ in range(2))
    data = json.loads(first)

    assert first == second
    assert ("2026-11-24T06:00:00Z", False) == (data["checked"], data["well"])
    (plaque,) = data["plaques"]
    assert ("4nvh3", 500, False) == (plaque["code"], plaque["status"], plaque["well"])
    (problem,) = plaque["problems"]
    assert "trả lời 500" in problem["vi"]
    assert "answers 500" in problem["en"]
