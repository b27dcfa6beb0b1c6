"""What says which plaque and which relic a page is for: read by the watch, and by the build before it publishes."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass(frozen=True, slots=True)
class Marks:
    """What was found in a page."""

    attributes: Mapping[str, str] = field(default_factory=dict)
    """Of the first <main>: data-plaque and data-relic identify the page."""

    text: str = ""
    """All text in that element and after it, blanks as one."""


class _Reader(HTMLParser):
    """Takes the first <main>, its attributes, and the text from there on."""

    def __init__(self) -> None:
        super().__init__()
        self.attributes: Mapping[str, str] | None = None
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "main" and self.attributes is None:
            self.attributes = {name: value or "" for name, value in attrs}

    def handle_data(self, data: str) -> None:
        if self.attributes is not None:
            self.text.append(data)


def marks(page: str) -> Marks:
    """The marks of a page of HTML, ours or not; empty where there is no <main>."""
    reader = _Reader()
    # html.parser stops so at “<![…”, and at “&#…;” with more than 4,300 digits; no page of ours has one, others may.
    with suppress(AssertionError, ValueError):
        reader.feed(page)
    return Marks(reader.attributes or {}, " ".join("".join(reader.text).split()))
