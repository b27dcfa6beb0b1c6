"""Small projects of other places, each a user's own: they build without a word, hold together, and their plaques lead to them."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import brotli
import pypdfium2
import pytest
import yaml
import zxingcpp
from playwright.sync_api import Browser, Page
from pyzbar import pyzbar

from tests.support.browser import Site, serve
from tests.support.html import Seen, seen
from tests.support.parcels import parcel_of
from tests.support.places import PLACES, Built, languages_of, places, run
from tests.support.scans import read
from tests.support.shop import VIETNAMESE

pytestmark = pytest.mark.processes

WARNINGS = {
    "ben-tre": ["name-unvouched", "name-unvouched"],  # English names that no source writes are left off the plaques
    "roscoff": ["name-unvouched", "name-unvouched"],
}
"""Place → what its build warns of, and may: codes in brackets, in the order in which they are said."""

MOST = 10_000
"""Bytes of a page, text and style, as a host packs it."""


def pages(built: Built) -> dict[str, Seen]:
    """Every page by its address on the site."""
    files = sorted(built.site.rglob("*.html"))
    return {address(built.site, file): seen(file.read_text("utf-8")) for file in files}


def address(site: Path, file: Path) -> str:
    return "/" + file.relative_to(site).as_posix().removesuffix("index.html")


# ---- the build ------------------------------------------------------------------------------------


def test_it_builds_and_warns_of_nothing_but_what_is_listed(built: Built) -> None:
    assert "error[" not in built.said
    assert WARNINGS.get(built.place, []) == re.findall(r"warning\[([a-z-]+)\]", built.said), built.said
    assert "\ndone: " in f"\n{built.said}"


def test_every_relic_has_its_page_in_every_language(built: Built) -> None:
    relics = [folder.name for folder in (built.folder / "content/sites").iterdir()]

    for language in languages_of(built.place):
        for relic in relics:
            assert relic == read((built.site / language / relic / "index.html").read_text("utf-8")).relic


def test_every_page_is_light(built: Built) -> None:
    sizes = {file: len(brotli.compress(file.read_bytes(), quality=5)) for file in built.site.rglob("*.html")}

    assert {} == {file.relative_to(built.site).as_posix(): size for file, size in sizes.items() if size > MOST}


# ---- links ----------------------------------------------------------------------------------------


def test_every_link_inside_the_site_leads_somewhere(built: Built) -> None:
    """To a file that is published and, with a fragment, to something on that page with this id."""
    found = pages(built)
    ids = {path: {value for name, value in page.attributes if name == "id"} for path, page in found.items()}
    host = urlsplit(built.address).netloc
    dead = []
    for path, page in found.items():
        for target in (value for name, value in page.attributes if name in {"href", "src"}):
            url = urlsplit(urljoin(built.address + path, target))
            if url.scheme not in {"http", "https"} or url.netloc != host:
                continue
            inside = url.path.removeprefix(built.below)
            there = built.site / unquote(inside).lstrip("/")
            published = (there / "index.html" if url.path.endswith("/") else there).is_file()
            known = ids.get(inside, {url.fragment})
            astray = not url.path.startswith(f"{built.below}/")
            if astray or not published or (url.fragment and unquote(url.fragment) not in known):
                dead.append((path, target))

    assert [] == dead
    assert len(found) > len(languages_of(built.place))


def test_translations_name_one_another(built: Built) -> None:
    """Hreflang both ways: what a page calls its translation calls it so, too, and each page names itself."""
    named: dict[str, dict[str, str]] = {}
    for path in pages(built):
        file = built.site / path.lstrip("/")
        text = (file / "index.html" if path.endswith("/") else file).read_text("utf-8")
        pairs = re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">', text)
        if pairs:
            named[built.address + path] = dict(pairs)

    assert {} != named
    for url, links in named.items():
        assert url in links.values()
        for language, other in links.items():
            if language != "x-default":
                assert links == named[other], (url, other)


# ---- from right to left ----------------------------------------------------------------------------


@pytest.fixture
def arabic(built: Built, browser: Browser) -> Iterator[Page]:
    """A page in Arabic, open on a phone."""
    server = serve(built.site)
    visit = Site(browser, f"http://127.0.0.1:{server.server_port}").visit("/ar/turbat-al-bay/")
    yield visit.page
    visit.context.close()
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("built", ["tunis"], indirect=True)
def test_what_follows_a_number_stands_to_its_left_in_arabic(arabic: Page) -> None:
    """A full stop or the number of a source: between digits, both would be part of the number."""
    astray, numbers = arabic.evaluate(
        """() => {
            const found = [...document.querySelectorAll("main sup.cite")].flatMap(cite => {
                const before = cite.previousSibling
                const number = before?.nodeType === 3 && before.data.match(/[0-9]+(?=[^0-9A-Za-z\\u0620-\\u06ff]*$)/)
                if (!number) return []
                const range = document.createRange()
                range.setStart(before, number.index)
                range.setEnd(before, number.index + number[0].length)
                return [[number[0], range.getBoundingClientRect(), cite.getBoundingClientRect()]]
            })
            const sameLine = found.filter(([, a, b]) => b.top < a.bottom && a.top < b.bottom)
            return [sameLine.filter(([, a, b]) => b.right > a.left + 1).map(([n]) => n), sameLine.length]
        }"""
    )

    assert [] == astray
    assert numbers > 3


@pytest.mark.parametrize("built", ["tunis"], indirect=True)
def test_a_source_begins_at_the_right_in_arabic(arabic: Page) -> None:
    """With its title, whatever letters what follows is in."""
    begins = arabic.evaluate(
        """() => [...document.querySelectorAll(".sources li")].map(entry => {
            const first = node => node.getClientRects()[0]
            const [title, publisher] = [first(entry.querySelector("cite")), first(entry.querySelector("cite + span"))]
            return title.bottom <= publisher.top + 1 || title.left >= publisher.right - 1
        })"""
    )

    assert {True} == set(begins)


# ---- plaques --------------------------------------------------------------------------------------


def test_both_decoders_read_every_plaque(built: Built) -> None:
    assert len(built.plaques) > 1
    for code in built.plaques:
        pdf = pypdfium2.PdfDocument(built.folder / "output/print" / code / f"{code}.pdf")
        picture = pdf[0].render(scale=150 / 72).to_pil().convert("L")
        printed = f"{built.address}/q/{code}".encode()

        assert [printed.decode()] == [barcode.text for barcode in zxingcpp.read_barcodes(picture, try_invert=False)]
        assert [printed] == [found.data for found in pyzbar.decode(picture, symbols=[pyzbar.ZBarSymbol.QRCODE])]


def test_every_plaque_leads_to_its_relic(built: Built) -> None:
    """In each language, from the page a scan opens where the host cannot choose, and from the one it chooses."""
    for code, relic in built.plaques.items():
        text = (built.site / "q" / code / "index.html").read_text("utf-8")
        scanned = read(text)

        assert ("choice", code, relic) == (scanned.kind, scanned.plaque, scanned.relic)
        for language in languages_of(built.place):
            assert f'href="{built.below}/{language}/{relic}/"' in text
            chosen = read((built.site / language / "q" / code / "index.html").read_text("utf-8"))
            assert (code, relic, language) == (chosen.plaque, chosen.relic, chosen.language)


# ---- what was written -----------------------------------------------------------------------------


@pytest.mark.parametrize("place", places())
def test_nothing_is_said_to_be_reviewed(place: str) -> None:
    """Nobody at these places has read a word of it."""
    for file in (PLACES / place / "content").rglob("*.md"):
        assert "\nreviewed:" not in file.read_text("utf-8"), file


@pytest.mark.parametrize("place", places())
def test_some_places_are_measured_and_some_are_not(place: str) -> None:
    facts = [yaml.safe_load(file.read_text("utf-8")) for file in (PLACES / place / "content/sites").glob("*/site.yaml")]

    assert {True, False} == {"latitude" in relic["place"] for relic in facts}
    assert all(source["title"] and source["publisher"] for relic in facts for source in relic["sources"].values())


def test_a_shop_is_written_to_in_the_first_language_or_in_english(built: Built, tmp_path: Path) -> None:
    """Vietnamese is the first language of one of these projects, and only its shops are written to in it."""
    folder = tmp_path / built.place
    shutil.copytree(built.folder, folder)
    code, *_ = built.plaques
    packed = run(folder, "plaque", "batch", "dot-1", code)
    assert 0 == packed.returncode, packed.stdout + packed.stderr
    parcel = parcel_of(folder)
    (name,) = (name for name in parcel if name.endswith(".txt"))
    note = parcel[name].decode()

    vietnamese = languages_of(built.place)[0] == "vi"
    assert f"{'DOC-TRUOC' if vietnamese else 'READ-FIRST'}.txt" == name
    assert vietnamese == bool(VIETNAMESE.search(note))
    assert "READ FIRST – PLAQUES “dot-1-" in note
