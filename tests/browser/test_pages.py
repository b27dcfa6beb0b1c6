"""What a visitor sees, on a phone and on a desk, by day and by night."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import brotli
import pypdfium2 as pdfium
import pytest
from PIL import Image
from playwright.sync_api import Browser

from tests.support.browser import DESK, PHONE, Site, serve

LANGUAGES = ("vi", "en", "km", "zh")
KINDS = ("", "dinh-thoi-an/", "chua-pothi-somron/", "linh-son-co-mieu/", "dinh-phu-luong/", "about/")
PATHS = ["/", "/404.html", "/q/4nvh3/", *(f"/{language}/{kind}" for language in LANGUAGES for kind in KINDS)]


@pytest.mark.parametrize("path", PATHS)
def test_a_page_shifts_nothing_while_it_loads(site: Site, path: str) -> None:
    """No message in the console, nothing refused by the policy, no third party, no cookie, no sideways scrolling."""
    visit = site.visit(path)

    for width in (PHONE["width"], DESK["width"], 320):
        visit.page.set_viewport_size({"width": width, "height": 700})
        assert width >= visit.page.evaluate("document.documentElement.scrollWidth")
    assert [] == visit.complaints
    assert [] == [url for url in visit.requests if not url.startswith(site.base)]
    assert [] == visit.context.cookies()
    assert 1 == visit.page.locator("h1").count()
    visit.context.close()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("relic", ["dinh-thoi-an", "chua-cam-thien-dai-de"])
def test_the_name_and_the_first_sentence_are_on_the_first_screen(site: Site, language: str, relic: str) -> None:
    visit = site.visit(f"/{language}/{relic}/")

    name, lead = (visit.page.locator(what).bounding_box() for what in ("h1", ".lead"))
    assert name is not None
    assert lead is not None
    assert lead["y"] + 60 < PHONE["height"]
    visit.context.close()


CONTRAST = """() => {
  const light = text => {
    const [r, g, b] = text.match(/[\\d.]+/g).slice(0, 3).map(n => n / 255)
      .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = node => {
    for (; node; node = node.parentElement) {
      const colour = getComputedStyle(node).backgroundColor;
      if (!colour.endsWith(', 0)')) return colour;
    }
  };
  const found = [];
  for (const node of document.querySelectorAll('h1, h2, h3, p, dt, dd, li, a, span, b, figcaption')) {
    if (!node.textContent.trim() || !node.getClientRects().length) continue;
    const [a, b] = [light(getComputedStyle(node).color), light(ground(node))].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    const small = node.closest('.cite');
    if (ratio < 7 && !small || ratio < 4.5) found.push(`${node.tagName}.${node.className} ${ratio.toFixed(2)}`);
  }
  return [...new Set(found)];
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/", "/vi/dinh-thoi-an/", "/km/chua-pothi-somron/", "/q/x6vhw/"])
def test_text_has_a_contrast_of_seven_to_one(site: Site, scheme: Any, path: str) -> None:
    """WCAG 2.2, 1.4.6 (AAA); the little numbers of citations, 1.4.3 (AA)."""
    visit = site.visit(path, color_scheme=scheme)

    assert [] == visit.page.evaluate(CONTRAST)
    visit.context.close()


@pytest.mark.parametrize("path", ["/", "/vi/", "/vi/dinh-thoi-an/", "/q/4nvh3/"])
def test_navigation_links_are_44_px_high(site: Site, path: str) -> None:
    visit = site.visit(path)

    for link in visit.page.locator(".languages a, .choose a, .next a").all():
        box = link.bounding_box()
        assert box is not None
        assert 44 <= box["height"]
    visit.context.close()


def test_a_page_fetches_only_the_faces_it_is_set_in(site: Site) -> None:
    """The word «ភាសាខ្មែរ» in the language bar must not fetch the Khmer face."""

    def faces(path: str) -> list[str]:
        visit = site.visit(path)
        visit.page.evaluate("document.fonts.ready")
        names = sorted(Path(url).name.split(".")[0] for url in visit.requests if url.endswith(".woff2"))
        visit.context.close()
        return names

    assert ["be-vietnam-pro", "noto-serif-bold"] == faces("/vi/dinh-thoi-an/")
    # Nor must the offer of Khmer at a Khmer pagoda.
    assert ["be-vietnam-pro", "noto-serif-bold"] == faces("/vi/chua-pothi-somron/")
    assert "noto-sans-khmer" in faces("/km/dinh-thoi-an/")


@pytest.mark.parametrize(
    ("path", "within", "scheme"),
    [
        ("/vi/", ".languages", "light"),
        ("/en/dinh-thoi-an/", ".languages", "dark"),
        ("/zh/find/", ".languages", "light"),
        ("/vi/chua-pothi-somron/", ".first", "light"),
        ("/en/chua-pothi-somron/", ".first", "dark"),
    ],
)
def test_khmer_calls_itself_by_a_drawing_where_its_face_is_not_fetched(
    site: Site, path: str, within: str, scheme: Any
) -> None:
    """Never a row of empty boxes; read aloud, it is the name."""
    visit = site.visit(path, color_scheme=scheme)
    link = visit.page.locator(within).get_by_role("link", name=re.compile("^ភាសាខ្មែរ"))
    drawing = link.locator("svg")
    with Image.open(io.BytesIO(drawing.screenshot())) as picture:
        shades = picture.convert("L").histogram()
        dark, light = (sum(part) / sum(shades) for part in (shades[:96], shades[160:]))
    ink, ground = (dark, light) if scheme == "light" else (light, dark)
    assert 0.08 < ink < 0.4
    assert 0.4 < ground
    assert "/km/" in (link.get_attribute("href") or "")
    visit.context.close()


FACES = {"vi": "Be Vietnam Pro", "en": "Be Vietnam Pro", "km": "Noto Sans Khmer"}


@pytest.mark.parametrize("language", FACES)
@pytest.mark.parametrize("what", [".lead", "#history p", "dd"])
def test_a_page_is_set_in_the_face_of_its_language(site: Site, language: str, what: str) -> None:
    """As the browser reports the fonts it drew with. Most are the page's own; a system may have no Khmer font."""
    visit = site.visit(f"/{language}/chua-pothi-somron/")
    visit.page.evaluate("document.fonts.ready")
    tools = visit.context.new_cdp_session(visit.page)
    tools.send("DOM.enable")
    tools.send("CSS.enable")
    root = tools.send("DOM.getDocument")["root"]["nodeId"]
    node = tools.send("DOM.querySelector", {"nodeId": root, "selector": f"main {what}"})["nodeId"]
    fonts = tools.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    most = max(fonts, key=lambda font: font["glyphCount"])

    assert (FACES[language], True) == (most["familyName"], most["isCustomFont"])
    visit.context.close()


@pytest.mark.parametrize(("language", "rhythm"), [("vi", 1.6), ("en", 1.6), ("km", 1.9), ("zh", 1.8)])
def test_lines_of_each_script_have_the_room_it_needs(site: Site, language: str, rhythm: float) -> None:
    """Khmer signs stack two levels below the line."""
    visit = site.visit(f"/{language}/chua-pothi-somron/")
    size, height = visit.page.evaluate(
        "(style => [style.fontSize, style.lineHeight].map(parseFloat))"
        "(getComputedStyle(document.querySelector('.lead')))"
    )

    assert rhythm == round(height / size, 2)
    visit.context.close()


def test_a_missing_translation_falls_back_and_says_so(small_site: Site) -> None:
    """The frame is Khmer, the text Vietnamese and marked as such, and search engines are told to pass on."""
    visit = small_site.visit("/km/dinh-mot/")
    page = visit.page

    assert "km" == page.locator("html").get_attribute("lang")
    assert "vi" == page.locator("h1").get_attribute("lang")
    assert "vi" == page.locator("#history").get_attribute("lang")
    assert "noindex" == page.locator("meta[name=robots]").get_attribute("content")
    assert 0 == page.locator("link[hreflang]").count()
    assert page.locator(".flag").first.is_visible()
    visit.context.close()


def test_a_citation_leads_to_its_source(site: Site) -> None:
    visit = site.visit("/vi/dinh-thoi-an/")

    for cite in visit.page.locator(".cite a").all():
        target = cite.get_attribute("href")
        assert target is not None
        assert cite.inner_text() == visit.page.locator(f"li{target}").evaluate(
            "n => String([...n.parentNode.children].indexOf(n) + 1)"
        )
    visit.context.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_reads_whole_without_script(site: Site, language: str) -> None:
    with_script = site.visit(f"/{language}/dinh-thoi-an/")
    without = site.visit(f"/{language}/dinh-thoi-an/", java_script_enabled=False)

    assert with_script.page.inner_text("main") == without.page.inner_text("main")
    with_script.context.close()
    without.context.close()


def test_a_page_prints_as_a_handout_without_its_navigation(site: Site) -> None:
    visit = site.visit("/vi/dinh-thoi-an/")
    visit.page.emulate_media(media="print")

    assert not visit.page.locator(".languages").is_visible()
    assert visit.page.locator("h1").is_visible()
    assert "rgb(255, 255, 255)" == visit.page.evaluate("getComputedStyle(document.body).backgroundColor")
    visit.context.close()


def test_every_page_is_sent_in_ten_kilobytes_with_its_whole_style(real_site: Path, sample_site: Path) -> None:
    """At the quality with which hosts pack what they send; the packed twin on a server of one's own is a tenth smaller."""
    sizes = {
        path.relative_to(site).as_posix(): len(brotli.compress(path.read_bytes(), quality=5))
        for site in (real_site / "output/site", sample_site / "output/site")
        for path in site.rglob("*.html")
    }

    assert len(sizes) > 60
    assert {} == {path: size for path, size in sizes.items() if size > 10 * 1024}


def sheets(visit: Any) -> list[tuple[float, float]]:
    """The sizes in mm of the sheets a page is printed on, told by pypdfium2; a printer has A4."""
    document = pdfium.PdfDocument(visit.page.pdf(prefer_css_page_size=True, format="A4"))
    return [
        tuple(round(points * 25.4 / 72) for points in document[number].get_size()) for number in range(len(document))
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_trail_prints_as_one_a5_sheet_to_walk_with(site: Site, language: str) -> None:
    """Both sides of it: map, stops, festivals, and the address to come back to."""
    visit = site.visit(f"/{language}/", service_workers="block")

    assert [(148, 210), (148, 210)] == sheets(visit)
    visit.page.emulate_media(media="print")
    for what in (".map", ".trail", ".feasts", ".on-paper"):
        assert visit.page.locator(what).is_visible()
    assert visit.page.inner_text(".on-paper").endswith(f"/{language}/")
    visit.context.close()


@pytest.mark.parametrize("language", ["vi", "en", "zh"])
def test_a_relic_prints_on_two_sides_of_a_sheet(site: Site, language: str) -> None:
    """Its name, what is known, the story, its sources and who answers for it; Khmer may take a third."""
    visit = site.visit(f"/{language}/dinh-thoi-an/", service_workers="block")

    assert [(210, 297), (210, 297)] == sheets(visit)
    visit.context.close()


# ---- what the real relics cannot show yet ---------------------------------------------------------


@pytest.fixture(scope="session")
def sample_pages(sample_site: Path, browser: Browser) -> Iterator[Site]:
    """The sample relics: photographs, recordings, measured places, long names, gaps."""
    server = serve(sample_site / "output" / "site")
    yield Site(browser, f"http://127.0.0.1:{server.server_port}")
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("path", ["/vi/dinh-mau/", "/en/dinh-mau/", "/zh/dinh-mau/", "/vi/mieu-mau/", "/vi/chua-mau/"])
def test_below_a_photograph_the_name_and_the_first_sentence_are_on_the_first_screen(
    sample_pages: Site, path: str
) -> None:
    visit = sample_pages.visit(path, service_workers="block")
    opening, name, lead = (
        visit.page.locator(what).first.bounding_box() for what in (".hero img, .band", "h1", ".lead")
    )
    assert opening
    assert name
    assert lead

    assert opening["height"] <= 0.4 * PHONE["height"]
    assert lead["y"] + 60 < PHONE["height"]
    visit.context.close()


def test_a_phone_loads_one_photograph_in_the_best_form_it_knows_and_no_sound(sample_pages: Site) -> None:
    """The others wait until they are near, recordings until they are tapped."""
    visit = sample_pages.visit("/vi/dinh-mau/", device_scale_factor=2, service_workers="block")
    photos = [url for url in visit.requests if "/photos/" in url]

    assert 1 == len(photos)
    assert re.search(r"/temple-720\.[0-9a-f]{10}\.avif$", photos[0])
    assert [] == [url for url in visit.requests if "/audio/" in url]
    assert "temple-1024" in str(visit.page.locator(".hero a").get_attribute("href"))
    visit.context.close()


def test_a_recording_says_how_long_and_how_heavy_it_is_and_what_is_said_in_it(sample_pages: Site) -> None:
    """Without script too; Chromium plays it and finds the same length."""
    visit = sample_pages.visit("/en/dinh-mau/", java_script_enabled=False)
    assert "0:21 · 0.1 MB · Read by a machine, with artificial intelligence" == visit.page.inner_text(
        ".listen p >> nth=0"
    )
    visit.page.click("summary")
    assert "Machine: This is a sample, read by a machine." in visit.page.inner_text("details")
    visit.context.close()
    visit = sample_pages.visit("/en/dinh-mau/", service_workers="block")
    assert "none" == visit.page.locator("audio").get_attribute("preload")
    seconds = visit.page.evaluate(
        """new Promise(done => { const player = document.querySelector("audio");
        player.onloadedmetadata = () => done(player.duration); player.preload = "metadata"; player.load(); })"""
    )
    assert 21 == round(seconds)
    visit.context.close()


def test_a_page_falls_back_to_the_recording_of_the_text_it_shows(sample_pages: Site) -> None:
    visit = sample_pages.visit("/km/dinh-mau/", service_workers="block")

    assert "/vi." in str(visit.page.locator("audio").get_attribute("src"))
    assert "vi" == visit.page.locator("details").get_attribute("lang")
    visit.context.close()


def test_the_map_is_as_precise_as_the_coordinates(sample_pages: Site) -> None:
    """A measured stop is a full circle, a rough one is hollow; of the third only the ward is drawn."""
    visit = sample_pages.visit("/vi/chua-mau/", service_workers="block")
    badges = visit.page.eval_on_selector_all(
        ".map circle:not(.ward)",
        "nodes => nodes.map(node => [node.nextElementSibling.textContent, node.className.baseVal])",
    )

    assert [["1", ""], ["2", "here near"], ["3", "near"]] == badges
    assert "Phường Thới Long" == visit.page.text_content(".map .name")
    assert visit.page.locator("a[href^='geo:10.112,105.627']").is_visible()
    visit.context.close()
