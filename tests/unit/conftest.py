"""The small site of tests/world without its pictures and plaques: what the authors wrote, and a theme to show it in."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

import pytest

from generator.content.load import Loaded, load
from generator.content.source import TextFile
from generator.pages.showing import Showing
from generator.theme.theme import Theme, read_theme
from tests.conftest import ROOT, TODAY, WORLD

TEMPLATES = ROOT / "templates"

RELIC = "sites/dinh-mot/site.yaml"
STORY = "sites/dinh-mot/vi.md"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The authors' files, to be changed."""
    return Path(shutil.copytree(WORLD / "content", tmp_path / "content"))


@pytest.fixture(scope="session")
def theme() -> Theme:
    """The theme."""
    return read_theme(TEMPLATES)


@pytest.fixture(scope="session")
def loaded() -> Loaded:
    """The small site, read."""
    return load(WORLD / "content", TEMPLATES)


@pytest.fixture(scope="session")
def showing(loaded: Loaded, theme: Theme) -> Showing:
    """The small site, to be shown."""
    assert loaded.catalogue is not None
    return Showing(loaded.catalogue, loaded.words, theme, TODAY)


def edit(content: Path, name: str, old: str, new: str) -> None:
    """Change what an author wrote, once."""
    text = (content / name).read_text("utf-8")
    assert old in text
    (content / name).write_text(text.replace(old, new, 1), "utf-8")


def written(text: str, path: str = "content/a.yaml") -> TextFile:
    """A file that says this."""
    return TextFile(path, text)


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
