"""What one run of the monitor found: a fault for each failed check, and status.json."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from generator.diagnostics.messages import say
from generator.diagnostics.printable import clipped


@dataclass(frozen=True, slots=True)
class Target:
    """A printed code and the relic page it must lead to."""

    code: str
    payload: str
    """The URL in the QR symbol."""

    relic: str
    """Id of the relic in the page's `data-relic`; empty for a retired plaque whose relic was removed."""

    page: str = ""
    """Override URL: requested instead of `payload`, the same path on another host. Empty: none."""

    lost: bool = False
    """True if its domain belongs to the site no more; no request is sent to it then."""

    @property
    def address(self) -> str:
        """The URL that is requested."""
        return self.page or self.payload


@dataclass(frozen=True, slots=True)
class Fault:
    """One failed check."""

    key: str
    """Key in messages.WORDS."""

    values: tuple[tuple[str, str], ...]
    """What fills it in, by name: printable, for much of it is what strangers' servers sent."""

    severity: Literal["error", "warning"] = "error"

    def sentence(self, locale: Literal["vi", "en"]) -> str:
        """The message in this language, with `values` filled in."""
        return say(self.key, locale, **dict(self.values))


def fault(key: str, values: Mapping[str, object], severity: Literal["error", "warning"] = "error") -> Fault:
    """A fault with its values made printable. Whatever a stranger sent passes here before anybody reads it."""
    return Fault(key, tuple(sorted((name, clipped(value)) for name, value in values.items())), severity)


@dataclass(frozen=True, slots=True)
class Answer:
    """The result of requesting one code."""

    target: Target
    status: int
    """HTTP status of the last response; 0 if there was none."""

    hops: tuple[str, ...]
    """URLs requested, in order: the target's address and each redirect; printable, as the values of a fault are."""

    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Host:
    """A host that codes lead to, with the last days of its certificate and domain."""

    name: str
    certificate_until: str
    """As 2026-11-24; empty where it is not known."""

    domain_until: str
    """As 2026-11-24; empty where it is not known."""

    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """The list of codes on the site itself, held against the register."""

    address: str
    """Its URL."""

    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The result of one run of the monitor."""

    checked: str
    """ISO 8601, UTC."""

    answers: tuple[Answer, ...]
    hosts: tuple[Host, ...]
    listing: Listing | None = None
    """None where it was not asked for."""

    @property
    def faults(self) -> tuple[Fault, ...]:
        """The faults of all answers, then those of all hosts, then those of the list of codes."""
        answers, hosts = (answer.faults for answer in self.answers), (host.faults for host in self.hosts)
        return (*chain.from_iterable((*answers, *hosts)), *(self.listing.faults if self.listing else ()))

    @property
    def well(self) -> bool:
        """Whether all is well, as `well` says it."""
        return well(self.faults)


def well(faults: Iterable[Fault]) -> bool:
    """True if no fault is an error; warnings are allowed."""
    return not any(fault.severity == "error" for fault in faults)


def as_json(report: Report) -> bytes:
    """The report as status.json, UTF-8."""

    def problems(faults: tuple[Fault, ...]) -> list[dict[str, str]]:
        return [
            {"key": fault.key, "severity": fault.severity, "vi": fault.sentence("vi"), "en": fault.sentence("en")}
            for fault in faults
        ]

    data = {
        "checked": report.checked,
        "well": report.well,
        "plaques": [
            {
                "code": answer.target.code,
                "payload": answer.target.payload,
                "asked": list(answer.hops),
                "relic": answer.target.relic,
                "status": answer.status,
                "well": well(answer.faults),
                "problems": problems(answer.faults),
            }
            for answer in report.answers
        ],
        "hosts": [
            {
                "name": host.name,
                "certificate_until": host.certificate_until,
                "domain_until": host.domain_until,
                "problems": problems(host.faults),
            }
            for host in report.hosts
        ],
        "codes": report.listing and {"asked": report.listing.address, "problems": problems(report.listing.faults)},
    }
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()
