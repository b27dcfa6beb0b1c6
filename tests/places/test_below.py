"""A site below a sub-path: no address in anything that is published leaves it, and its plaques carry it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from generator import plaques
from tests.support.worlds import BASE, BELOW, ditich, edit, snapshot

HOST = BELOW.removesuffix(BASE)


class _Attributes(HTMLParser):
    """Whatever stands in a page that may be an address on its host, and the text of its style sheet and scripts."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.raw, self._element = "", ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._element = tag
        for name, value in attrs:
            if name not in {"alt", "title", "aria-label", "d"}:
                # srcset has several, a refresh begins with its seconds
                self.found += re.findall(r"(?:^|[\s,;=])(/[^\s,]*)", value or "")

    def handle_data(self, data: str) -> None:
        if self._element in {"style", "script"}:
            self.raw += data


def strings(data: Any) -> Iterator[str]:
    """Every string in a JSON value."""
    if isinstance(data, str):
        yield data
    for part in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from strings(part)


def paths_on_host(name: str, text: str) -> list[str]:
    """Every path on the site's host that a file names: without its host, or with it."""
    whole = [urlsplit(address).path for address in re.findall(rf"(?:https|webcal)://{HOST[8:]}[^\s\"'<>)\\]*", text)]
    if name.endswith(".html"):
        parser = _Attributes()
        parser.feed(text)
        return [*whole, *parser.found, *re.findall(r"url\(\s*[\"']?(/[^\"')]*)", parser.raw)]
    if name.endswith((".json", ".webmanifest")):
        return [*whole, *(found for found in strings(json.loads(text)) if found.startswith("/"))]
    if name.endswith(".css"):
        return [*whole, *re.findall(r"url\(\s*[\"']?(/[^\"')]*)", text)]
    if name.startswith("assets/admin."):
        return whole  # nothing there begins at the host: tests/browser/test_admin.py opens the form below a sub-path
    if name.endswith(".js"):
        # Neither notes, nor what an address ends with.
        code = re.sub(r"""^\s*//.*$|endsWith\("[^"]*"\)|\+ "/\"""", "", text, flags=re.MULTILINE)
        return [*whole, *re.findall(r"""(?:["'`]|path=)(/(?!\+)[^"'`;]*)""", code)]
    return whole


def files(site: Path) -> dict[str, str]:
    """The texts that are published, by their path."""
    endings = (".html", ".js", ".json", ".css", ".webmanifest", ".xml", ".ics", ".txt", ".svg")
    return {name: data.decode() for name, data in snapshot(site).items() if name.endswith(endings)}


@pytest.fixture(scope="module")
def texts(below_site: Path) -> dict[str, str]:
    return files(below_site / "output/site")


def test_no_address_leaves_the_sub_path(texts):
    found = {(name, path) for name, text in texts.items() for path in paths_on_host(name, text)}

    assert [] == sorted(pair for pair in found if not re.match(rf"{BASE}(/|$)", pair[1]))
    assert {"html", "js", "json", "webmanifest", "xml", "ics", "txt"} <= {
        name.rpartition(".")[2] for name, _ in found
    }, "each kind of file names some"


def test_every_address_but_those_made_by_a_script_leads_to_a_file(texts, below_site):
    """A precache list with one path that is not there keeps nothing at all."""
    site, pages = below_site / "output/site", (".html", ".json", ".webmanifest", ".css", ".xml")
    for name, text in texts.items():
        # What is called so in a manifest need not be there to be opened (IIIF Presentation 3.0, 3.2): canvases and what is on them.
        named = {f"{BASE}/{inner}" for inner in re.findall(rf'"{BELOW}/(iiif/[^"]+/[^"]+)"', text)}
        for path in paths_on_host(name, text) if name.endswith(pages) else ():
            if path in named:
                continue
            below = unquote(re.split("[#?]", path)[0]).removeprefix(BASE).lstrip("/")
            target = site / below / "index.html" if below.endswith("/") or not below else site / below
            assert target.exists() or (target / "index.html").exists(), (name, path)


def test_what_is_read_elsewhere_names_whole_addresses(texts):
    page = texts["vi/dinh-mau/index.html"]

    assert f'<link rel="canonical" href="{BELOW}/vi/dinh-mau/">' in page
    assert f'hreflang="en" href="{BELOW}/en/dinh-mau/">' in page
    assert f'property="og:image" content="{BELOW}/share/vi/dinh-mau.png"' in page
    assert f'"@id":"{BELOW}/#site"' in page
    assert f"<loc>{BELOW}/vi/dinh-mau/</loc>" in texts["sitemap.xml"]
    assert f"<id>{BELOW}/vi/</id>" in texts["vi/feed.xml"]


def test_robots_txt_says_that_it_is_read_at_the_root_alone(texts, sample_site):
    assert "root of a host only" in texts["robots.txt"]
    assert f"Sitemap: {BELOW}/sitemap.xml" in texts["robots.txt"]
    assert "root of a host" not in (sample_site / "output/site/robots.txt").read_text("utf-8")


def test_the_card_on_a_home_screen_stays_in_the_sub_path(texts):
    manifest = json.loads(texts["vi/site.webmanifest"])

    assert (f"{BASE}/vi/", f"{BASE}/vi/", f"{BASE}/") == tuple(manifest[key] for key in ("id", "start_url", "scope"))


def test_two_sites_of_one_host_share_no_cache_and_no_cookie(texts):
    """Caches belong to a host, not to a path: what one site forgets would be the other's."""
    scripts = "".join(text for name, text in texts.items() if name.endswith(".js"))

    kept = set(re.findall(r'"(ditich[^"]*)"', scripts))
    assert {f"ditich{BASE}", f"ditich{BASE}-admin", f"ditich{BASE}:stamp:"} == {name.partition(" ")[0] for name in kept}
    assert [f"path={BASE}/"] == re.findall(r"path=[^;]*", scripts)


def test_the_policy_allows_the_style_sheets_as_they_are(below_site):
    """Their hashes are those of the sheets with the sub-path in them."""
    import base64
    import hashlib

    headers = (below_site / "output/site/_headers").read_text("utf-8")
    for page in (below_site / "output/site").rglob("*.html"):
        if page.parent.name == "admin":  # its style is a file
            assert "<style" not in page.read_text("utf-8")
            continue
        (style,) = re.findall(r"<style>(.*?)</style>", page.read_text("utf-8"), re.DOTALL)
        assert base64.b64encode(hashlib.sha256(style.encode()).digest()).decode() in headers


def test_a_plaque_carries_the_sub_path(below_site):
    files_of_shops = sorted((below_site / "output/print").glob("*/?????.pdf"))
    assert ["4nvh3", "9cr7t", "x6vhw"] == [pdf.stem for pdf in files_of_shops]
    for pdf in files_of_shops:
        assert f"{BELOW}/q/{pdf.stem}" == plaques.decode(pdf.read_bytes())


def test_a_card_in_a_folder_leads_from_page_to_page(below_site):
    """Opened without a server: each address of the site is one of a file beside it."""
    result = ditich(below_site, "host", "folder")
    assert 0 == result.exit_code, result.output
    site = below_site / "output/hosts/folder/site"
    for name, text in files(site).items():
        parser = _Attributes()
        parser.feed(text if name.endswith(".html") else "")
        assert [] == parser.found, name
        for link in re.findall(r'href="([^":#]+)["#]', text) if name.endswith(".html") else ():
            assert (site / name).parent.joinpath(link).exists(), (name, link)


def test_a_site_that_moves_below_a_sub_path_is_made_anew(world):
    """Only what has the address in it, which all pages have; and back."""
    before = snapshot(world / "output")
    edit(world / "content", "project.yaml", "https://thu.example", BELOW)
    assert 0 == ditich(world, "build").exit_code
    moved = files(world / "output/site")
    edit(world / "content", "project.yaml", BELOW, "https://thu.example")
    assert 0 == ditich(world, "build").exit_code

    found = {(name, path) for name, text in moved.items() for path in paths_on_host(name, text)}
    assert [] == sorted(pair for pair in found if not re.match(rf"{BASE}(/|$)", pair[1]))
    assert before == snapshot(world / "output")


@pytest.mark.parametrize("base", ["/vi", "/q", "/O-Mon.2/di_tich~"])
def test_any_sub_path_will_do(world, base):
    """One that looks like a language, like a code, or like a regular expression."""
    edit(world / "content", "project.yaml", "https://thu.example", f"{HOST}{base}")
    assert 0 == ditich(world, "build").exit_code
    page = (world / "output/site/vi/index.html").read_text("utf-8")
    worker = (world / "output/site/sw.js").read_text("utf-8")

    assert f'href="{base}/vi/dinh-mot/"' in page
    assert f'src="{base}/assets/' in page
    assert f"/^{base.replace('/', chr(92) + '/').replace('.', chr(92) + '.')}" in worker
    assert f"{HOST}{base}/q/4nvh3" == plaques.decode((world / "output/print/4nvh3/4nvh3.pdf").read_bytes())
