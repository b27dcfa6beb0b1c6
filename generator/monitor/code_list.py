"""Holds the list of codes that the site itself publishes against the register: an anchor where Git's history is gone."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.monitor.http_client import Walk
from generator.monitor.question import Failure, Rounds, fetch
from generator.monitor.report import Fault, Listing, fault

NAMED = 20
"""Codes that one sentence names; of the others it says how many there are."""

_LINE = re.compile(r"(?P<code>[2-9a-z]{5})\t[^\t]+")
"""A code, a tab and the name of its relic. One line that is anything else, and the list is not ours."""


@dataclass(frozen=True, slots=True)
class Register:
    """The codes of the register, and where the site lists those it was built with."""

    address: str
    """URL of the list."""

    codes: frozenset[str]
    """Every code there is a file for."""

    hung: frozenset[str]
    """Those that were printed and lead to this site: they must be listed."""


def checked(register: Register, rounds: Rounds) -> Listing:
    """A fault for codes that only the site knows, one for codes of plaques that it does not list.

    A list that cannot be read is a warning: whether the site answers is said plaque by plaque.
    """
    try:
        listed = _codes(fetch(register.address, {"Accept": "text/plain"}, Walk(), rounds))
    except Failure as failure:
        why = failure.values.get("status") or failure.key.removeprefix("watch-")
        return Listing(register.address, (fault("watch-list", {"address": register.address, "why": why}, "warning"),))
    found = (
        ("watch-unregistered", listed - register.codes),
        ("watch-unlisted", register.hung - listed),
    )
    return Listing(register.address, tuple(_fault(key, register.address, codes) for key, codes in found if codes))


def _codes(text: str) -> frozenset[str]:
    """The codes of codes.txt. Raises Failure if a line of it is none of ours."""
    lines = [_LINE.fullmatch(line) for line in text.removesuffix("\n").split("\n")]
    if not all(lines):
        raise Failure("watch-not-ours")
    return frozenset(line["code"] for line in lines if line)


def _fault(key: str, address: str, codes: frozenset[str]) -> Fault:
    """The error that names the first of these codes."""
    more = f" … (+{len(codes) - NAMED})" if len(codes) > NAMED else ""
    return fault(key, {"address": address, "codes": ", ".join(sorted(codes)[:NAMED]) + more})
