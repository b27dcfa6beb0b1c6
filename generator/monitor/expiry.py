"""Until when a host's certificate and its domain last; empty where nobody tells."""

from __future__ import annotations

import http.client
import ipaddress
import json
import ssl
from datetime import UTC, datetime

from generator.monitor.http_client import Client, Walk, follow

RDAP = "https://rdap.org"
"""Leads to the registry of each top-level domain that answers RDAP (RFC 9083). The registry of .vn does not."""


def certificate_until(host: str, port: int | None, client: Client) -> str:
    """The last day of the certificate (UTC, as 2026-11-24). Empty where none was shown that `client` trusts."""
    line = http.client.HTTPSConnection(host, port, timeout=client.timeout, context=client.context)
    try:
        line.connect()
        shown = line.sock.getpeercert() if isinstance(line.sock, ssl.SSLSocket) else None
    except OSError:
        return ""
    finally:
        line.close()
    end = str((shown or {}).get("notAfter", ""))
    return datetime.fromtimestamp(ssl.cert_time_to_seconds(end), UTC).date().isoformat() if end else ""


def domain_until(host: str, rdap: str, client: Client) -> str:
    """The last day of the domain as its registry tells (RFC 9083, 4.5: the event “expiration”).

    `rdap` is where to ask. Nobody is asked about numbers and names reserved for trials.
    """
    if not _registered(host):
        return ""
    labels = host.split(".")
    domains = (".".join(labels[first:]) for first in range(len(labels) - 1))
    return next(filter(None, (_told(f"{rdap}/domain/{domain}", client) for domain in domains)), "")


def _registered(name: str) -> bool:
    """Whether a registry may know the name (RFC 2606 names those that none does)."""
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return "." in name and not name.endswith((".example", ".test", ".localhost", ".invalid"))
    return False


def _told(address: str, client: Client) -> str:
    """What one registry says; empty where it says nothing, or is not there."""
    try:  # rdap.org redirects to the registry
        reply = follow(address, client, {"Accept": "application/rdap+json"}, Walk(), check=None)
    except (OSError, http.client.HTTPException, ValueError):  # not there, or it speaks in riddles
        return ""
    return _expiration(reply.body) if reply.status == http.client.OK else ""


def _expiration(body: bytes) -> str:
    try:
        events = json.loads(body)["events"]
        end = next(event["eventDate"] for event in events if event["eventAction"] == "expiration")
        return datetime.fromisoformat(end).date().isoformat()
    except (ValueError, KeyError, TypeError, AttributeError, StopIteration):
        return ""
