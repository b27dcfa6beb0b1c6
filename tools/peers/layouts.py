"""The corpus → a whole site for one generator: its settings, its templates, its pages.

`python -m tools.peers.layouts GENERATOR RELICS SEED FOLDER`, a process of its own so that the bench stays small.
"""

from __future__ import annotations

import base64
import json
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tools.peers.corpus import Page, Relic, relics
from tools.peers.vocabulary import CHAPTERS, INTERFACE, LANGUAGES, OWN_NAMES

SITES = Path(__file__).resolve().parent / "sites"
"""Settings and templates of each peer."""

OURS = "ditich"

_PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNoAAAAggCB2kUIOwAAAABJRU5ErkJggg=="
)


@dataclass(frozen=True, slots=True)
class Layout:
    """How a peer's site lies in a folder. A path has {language} and {id}."""

    page: str
    text: Callable[[Relic, str], str]
    """The file of a relic in one language."""

    pictures: str
    template: str
    """What every page is made from, with a `</footer>`."""

    output: str
    """Where the built pages are."""


def _hugo(relic: Relic, language: str) -> str:
    return _front_matter(relic, language, date="2026-01-01") + _linked(relic.pages[language], language)


def _eleventy(relic: Relic, language: str) -> str:
    return _front_matter(relic, language, lang=language, layout="page.njk") + _linked(relic.pages[language], language)


def _pelican(relic: Relic, language: str) -> str:
    """Its own form of header is flat: the four names become four fields."""
    more = {"slug": relic.id, "lang": language, "date": "2026-01-01", "category": relic.kind}
    names = {f"name_{tag}": name for tag, name in relic.names.items()}
    fields = {**_fields(relic, language), **more, **names}
    header = "".join(f"{key}: {value}\n" for key, value in fields.items())
    return header + "\n" + _linked(relic.pages[language], language)


PEERS: Mapping[str, Layout] = {
    "hugo": Layout("content/{language}/relics/{id}.md", _hugo, "static/img", "layouts/_default/baseof.html", "public"),
    "eleventy": Layout("src/{language}/relics/{id}.md", _eleventy, "img", "src/_includes/base.njk", "_site"),
    "pelican": Layout("content/{language}/{id}.md", _pelican, "content/img", "theme/templates/base.html", "output"),
}


def lay_out(peer: str, corpus: Iterable[Relic], site: Path) -> None:
    """Write a peer's whole site: the settings and templates of `sites/`, then the pages."""
    layout = PEERS[peer]
    for path in (SITES / peer).rglob("*"):
        if path.is_file():
            _write(site / path.relative_to(SITES / peer), path.read_text("utf-8"))
    interface = {"langs": LANGUAGES, "names": OWN_NAMES, "ui": INTERFACE}
    _write(site / "ui.json", json.dumps(interface, ensure_ascii=False, indent=1))
    (site / layout.pictures).mkdir(parents=True, exist_ok=True)
    for number in (1, 2, 3):
        (site / layout.pictures / f"view-{number}.png").write_bytes(_PIXEL)
    if peer == "hugo":
        for language in LANGUAGES:
            title = _quoted(INTERFACE[language]["list"])
            _write(site / f"content/{language}/_index.md", f"---\ntitle: {title}\n---\n")
    for relic in corpus:
        for language in LANGUAGES:
            _write(site / layout.page.format(language=language, id=relic.id), layout.text(relic, language))


def _fields(relic: Relic, language: str) -> dict[str, object]:
    page = relic.pages[language]
    return {
        "title": page.title,
        "relic_id": relic.id,
        "year": relic.year,
        "kind": relic.kind,
        "kind_name": page.kind_name,
        "address": page.address,
        "lat": relic.coordinates[0],
        "lon": relic.coordinates[1],
        "summary": page.summary,
    }


def _front_matter(relic: Relic, language: str, **more: str) -> str:
    fields = {**_fields(relic, language), **more}
    lines = (f"{key}: {_quoted(value)}" for key, value in fields.items())
    names = (f"  {key}: {_quoted(value)}" for key, value in relic.names.items())
    return "\n".join(("---", *lines, "names:", *names, "---", "", ""))


def _linked(page: Page, language: str) -> str:
    """The body with the addresses of other relics."""
    return re.sub(r"\]\(relic:([\w-]+)\)", rf"](/{language}/relics/\1/)", page.body)


def _quoted(value: object) -> str:
    """A double-quoted YAML scalar; JSON's is one."""
    return json.dumps(value, ensure_ascii=False)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="\n")


# ---- ours -------------------------------------------------------------------------------------------

_KINDS = ("communal-house", "khmer-pagoda", "chinese-temple")

OUR_PAGE = "content/sites/{id}/{language}.md"


def lay_out_ours(corpus: Iterable[Relic], site: Path) -> None:
    """Write content/: pages alone, no plaque, no trail, no photograph, no recording."""
    languages = ", ".join(LANGUAGES)
    _write(
        site / "content/project.yaml",
        f"address: https://bench.example\nlanguages: [{languages}]\ncountry: VN\nsteward: Bench\ntrail: []\n",
    )
    (site / "content/plaques").mkdir()
    for language in LANGUAGES:
        front = f"name: About\nsite_name: Bench {language}\nsummary: A bench.\ntext: written\nupdated: 2026-11-22"
        _write(site / f"content/about/{language}.md", f"---\n{front}\n---\n\n## One\n\nText.\n")
    for number, relic in enumerate(corpus):
        _write(site / f"content/sites/{relic.id}/site.yaml", _our_facts(relic, _KINDS[number % len(_KINDS)]))
        for language, page in relic.pages.items():
            name, summary = _quoted(page.title), _quoted(page.summary)
            front = f"name: {name}\nsummary: {summary}\ntext: written\nupdated: 2026-11-22"
            path = site / OUR_PAGE.format(id=relic.id, language=language)
            _write(path, f"---\n{front}\n---\n\n{_our_body(page, language)}")


def _our_facts(relic: Relic, kind: str) -> str:
    return f"""kind: {kind}
founded:
  date: {relic.year}
  sources: [s1]
place:
  address: {_quoted(relic.pages["vi"].address)}
  sources: [s1]
sources:
  s1:
    title: {_quoted(relic.pages["vi"].title)}
    publisher: Bench
    grade: B
"""


def _our_body(page: Page, language: str) -> str:
    """The body in the three chapters of a story, each paragraph with its source; tables become lists, pictures go."""
    text = re.sub(r"^!\[[^\n]*\n\n?", "", page.body, flags=re.MULTILINE)
    text = re.sub(r"\]\(relic:([\w-]+)\)", r"](\1)", text)
    text = re.sub(r"^\|[-: |]+\|\n", "", text, flags=re.MULTILINE)
    text = re.sub(r"^\| (.*) \|$", lambda row: "- " + row[1].replace(" | ", ", "), text, flags=re.MULTILINE)
    first, *parts = re.split(r"^## (.*)\n", text, flags=re.MULTILINE)
    sections = list(zip(parts[0::2], parts[1::2], strict=True))
    rest = "\n\n".join(f"### {heading}\n\n{part.strip()}" for heading, part in sections[2:])
    chapters = (first + sections[0][1], sections[1][1], rest)
    return "\n".join(
        f"## {heading}\n\n{_with_sources(chapter)}\n"
        for heading, chapter in zip(CHAPTERS[language], chapters, strict=True)
    )


def _with_sources(chapter: str) -> str:
    blocks = (block.strip() for block in re.split(r"\n\s*\n", chapter) if block.strip())
    return "\n\n".join(block if block.startswith("#") else f"{block}[^s1]" for block in blocks)


def main() -> None:
    """Write the site that the arguments name."""
    generator, count, seed, folder = sys.argv[1:]
    corpus, site = relics(int(count), int(seed)), Path(folder)
    site.mkdir(parents=True)
    if generator == OURS:
        lay_out_ours(corpus, site)
    else:
        lay_out(generator, corpus, site)


if __name__ == "__main__":
    main()
