"""HTML as a browser would see it: tags, attributes, text."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Seen(HTMLParser):
    """What a browser would see: tags, attributes, text. Another parser than the one that cleaned it."""

    tags: list[str] = field(default_factory=list)
    attributes: list[tuple[str, str]] = field(default_factory=list)
    text: str = ""
    still_open: list[str] = field(default_factory=list)
    crossed: bool = False

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        if tag != "br":
            self.still_open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self.crossed |= not self.still_open or tag != self.still_open.pop()

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        self.tags.append(f"<!--{data}")

    def handle_decl(self, decl: str) -> None:
        self.tags.append(f"<!{decl}")

    def handle_pi(self, data: str) -> None:
        self.tags.append(f"<?{data}")


def seen(html: str) -> Seen:
    """A piece of HTML as a browser sees it."""
    parser = Seen()
    parser.feed(html)
    parser.close()
    return parser
