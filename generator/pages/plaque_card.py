"""A plaque as a relic page shows it: to compare with the one on the wall, and to report what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from generator import urls
from generator.content.catalogue import Plaque
from generator.site import Site
from generator.text.translations import Wording

PICTURE_SIDE = 320
"""px: a plaque's picture, wide and high; a plaque that is not square has empty margins in it."""


@dataclass(frozen=True, slots=True)
class Report:
    """A link to report that something is wrong; the plaque's code is filled in already."""

    label: str
    """What is wrong, or how it is said."""

    href: str
    """mailto:, sms: or tel:"""


@dataclass(frozen=True, slots=True)
class PlaqueCard:
    """A plaque that leads to this relic."""

    code: str
    """Its short code."""

    place: str
    """Where it hangs, in the project's first language; may be empty."""

    place_language: str
    """That language."""

    address: str
    """The address its symbol holds, as it stands on the plaque: without https://"""

    genuine: str
    """How to know that it is genuine, as a sentence."""

    picture: str
    """Path of its picture, PICTURE_SIDE px wide and high."""

    picture_alt: str
    """What the picture shows."""

    side: int
    """px of the picture."""

    reports: tuple[Report, ...]
    """Ways to report; empty while nobody receives reports."""


def plaque_card(site: Site, plaque: Plaque, language: str) -> PlaqueCard:
    """The plaque's card in one language."""
    wording = site.wordings[language]
    address = site.payload(plaque).removeprefix("https://")
    return PlaqueCard(
        code=plaque.code,
        place=plaque.place or "",
        place_language=site.first_language,
        address=address,
        genuine=wording.say("genuine_text", host=address.partition("/")[0], code=plaque.code),
        picture=urls.plaque_picture(plaque.code),
        picture_alt=wording.say("plaque_picture", code=plaque.code),
        side=PICTURE_SIDE,
        reports=tuple(_reports(site, plaque, wording)),
    )


FAULTS = ("damaged", "missing", "wrong", "pasted")
"""What can be wrong with a plaque: keys report_… of words."""


def _reports(site: Site, plaque: Plaque, wording: Wording) -> Iterator[Report]:
    """Links to report by e-mail, telephone and SMS. Subjects are in the first language, which the steward reads."""
    contact, first_wording = site.catalogue.project.contact, site.wordings[site.first_language]
    plaque_number = f"{first_wording.say('code_label')} {plaque.code}"
    for fault in FAULTS if contact.email else ():
        subject = quote(f"{plaque_number}: {first_wording.say(f'report_{fault}')}")
        body = quote(f"{site.payload(plaque)}\r\n\r\n")
        href = f"mailto:{quote(contact.email or '', safe='@')}?subject={subject}&body={body}"
        yield Report(wording.say(f"report_{fault}"), href)
    if contact.phone:
        number = re.sub(r"[^+0-9]", "", contact.phone)
        yield Report(wording.say("report_call", phone=contact.phone), f"tel:{number}")
        yield Report(wording.say("report_text"), f"sms:{number}?body={quote(plaque_number + ': ')}")
