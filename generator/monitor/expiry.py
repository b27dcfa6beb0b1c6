"""Until when a host's certificate and its domain last; empty where nobody tells."""

from __future__ import annotations

import http.client
import ipaddress
import json
import ssl
from datetime import UTC, datetime
from urllib.parse import urljoin, urlsplit

RDAP = "https://rdap.org"
"""Leads to the registry of each top-level domain that answers RDAP (RFC 9083). The registry of .vn does not."""

HOPS = 5
"""Redirects on the way to a registry."""

LARGEST = 1_000_000
"""bytes of an answer that are read."""


def certificate_until(host: str, port: int | None, context: ssl.SSLContext, timeout: float) -> str:
    """The last day of the certificate (UTC, as 2026-11-24). Empty where none was shown that `context` trusts.

    `timeout` is in seconds.
    """
    line = http.client.HTTPSConnection(host, port, timeout=timeout, context=context)
    try:
        line.connect()
        shown = line.sock.getpeercert() if isinstance(line.sock, ssl.SSLSocket) else None
    except OSError:
        return ""
    finally:
        line.close()
    end = str((shown or {}).get("notAfter", ""))
    return datetime.fromtimestamp(ssl.cert_time_to_seconds(end), UTC).date().isoformat() if end else ""


def domain_until(host: str, rdap: str, context: ssl.SSLContext, timeout: float) -> str:
    """The last day of the domain as its registry tells (RFC 9083, 4.5: the event “expiration”).

    `rdap` is where to ask; `timeout` is in seconds. Nobody is asked about numbers and names reserved for trials.
    """
    if not _registered(host):
        return ""
    labels = host.split(".")
    domains = (".".join(labels[first:]) for first in range(len(labels) - 1))
    return next(filter(None, (_told(f"{rdap}/domain/{domain}", context, timeout) for domain in domains)), "")


def _registered(name: str) -> bool:
    """Whether a registry may know the name (RFC 2606 names those that none does)."""
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return "." in name and not name.endswith((".example", ".test", ".localhost", ".invalid"))
    return False


def _told(address: str, context: ssl.SSLContext, timeout: float) -> str:
    """What one registry says; empty where it says nothing, or is not there."""
    try:
        for _ in range(HOPS):  # rdap.org sends on to the registry
            status, location, body = _asked(address, context, timeout)
            if status not in (301, 302, 303, 307, 308):
                return _expiration(body) if status == http.client.OK else ""
            address = urljoin(address, location)
    except (OSError, http.client.HTTPException, ValueError):  # not there, or it speaks in riddles
        return ""
    return ""


def _asked(address: str, context: ssl.SSLContext, timeout: float) -> tuple[int, str, bytes]:
    """Status, Location and body of one answer."""
    place = urlsplit(address)
    line = (
        http.client.HTTPSConnection(place.hostname or "", place.port, timeout=timeout, context=context)
        if place.scheme == "https"
        else http.client.HTTPConnection(place.hostname or "", place.port, timeout=timeout)
    )
    try:
        line.request("GET", place.path, headers={"Accept": "application/rdap+json", "User-Agent": "ditich-watch"})
        answer = line.getresponse()
        return answer.status, answer.headers.get("Location", ""), answer.read(LARGEST)
    finally:
        line.close()


def _expiration(body: bytes) -> str:
    try:
        events = json.loads(body)["events"]
        end = next(event["eventDate"] for event in events if event["eventAction"] == "expiration")
        return datetime.fromisoformat(end).date().isoformat()
    except (ValueError, KeyError, TypeError, AttributeError, StopIteration):
        return ""
