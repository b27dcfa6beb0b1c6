"""The last day of a host's certificate and of its domain (ISO 8601); empty where it cannot be found out."""

from __future__ import annotations

import http.client
import ipaddress
import json
import ssl
from contextlib import closing
from datetime import UTC, datetime

from generator.monitor.http_client import BadRedirect, Client, Walk, connect, follow

RDAP = "https://rdap.org"
"""Redirects to the RDAP server of each top-level domain's registry (RFC 9083). The registry of .vn has none."""


def certificate_until(host: str, port: int | None, client: Client) -> str:
    """The last day (UTC, 2026-11-24) of the certificate; empty if none is served that `client` trusts."""
    try:
        line = connect(host, port or http.client.HTTPS_PORT, client.context, client.deadline())
        with closing(line):
            certificate = line.getpeercert() if isinstance(line, ssl.SSLSocket) else None
        end = ssl.cert_time_to_seconds(str((certificate or {})["notAfter"]))
        return datetime.fromtimestamp(end, UTC).date().isoformat()
    except (OSError, ValueError, KeyError):  # it does not answer, or not with a certificate that says its end
        return ""


def domain_until(host: str, rdap: str, client: Client) -> str:
    """The last day of the domain by its registry (RFC 9083, 4.5: the event “expiration”); empty if unknown.

    `rdap` is the base URL of the RDAP service. No request is sent for IP addresses and reserved names (RFC 2606).
    """
    if not _may_be_registered(host):
        return ""
    labels = host.split(".")
    domains = (".".join(labels[first:]) for first in range(len(labels) - 1))
    return next(filter(None, (_registry_expiration(f"{rdap}/domain/{domain}", client) for domain in domains)), "")


def _may_be_registered(name: str) -> bool:
    """False for IP addresses, names without a dot and the names RFC 2606 reserves."""
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return "." in name and not name.endswith((".example", ".test", ".localhost", ".invalid"))
    return False


def _registry_expiration(address: str, client: Client) -> str:
    """The last day at one RDAP URL; empty if it does not answer, or not with RDAP."""

    def check(target: str, walk: Walk) -> None:
        """Refuse the way from https to http, where anybody could answer."""
        if walk.hops and address.startswith("https:") and not target.startswith("https:"):
            raise BadRedirect(target)

    try:  # rdap.org redirects to the registry
        reply = follow(address, client, {"Accept": "application/rdap+json"}, Walk(), check)
    except (OSError, http.client.HTTPException, ValueError):  # not there, or it speaks in riddles
        return ""
    return _expiration_date(reply.body) if reply.status == http.client.OK else ""


def _expiration_date(body: bytes) -> str:
    """The date of the event “expiration” in an RDAP response; empty if there is none."""
    try:
        events = json.loads(body)["events"]
        end = next(event["eventDate"] for event in events if event["eventAction"] == "expiration")
        return datetime.fromisoformat(end).date().isoformat()
    except (ValueError, KeyError, TypeError, AttributeError, StopIteration, RecursionError):
        return ""
