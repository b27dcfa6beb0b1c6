"""What a visitor sees, on a phone and on a desk, by day and by night."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import DESK, PHONE, Site

LANGUAGES = ("vi", "en", "km", "zh")
KINDS = ("", "dinh-thoi-an/", "chua-pothi-somron/", "linh-son-co-mieu/", "dinh-phu-luong/", "about/")
PATHS = ["/", "/404.html", "/q/4nvh3/", *(f"/{language}/{kind}" for language in LANGUAGES for kind in KINDS)]


@pytest.mark.parametrize("path", PATHS)
def test_a_page_is_calm(site: Site, path: str) -> None:
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
    const [r, g, b] = text.match(/[\\d.]+/g).slice(0, 3).map(n => n / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
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
def test_text_stands_out_seven_to_one(site: Site, scheme: Any, path: str) -> None:
    """WCAG 2.2, 1.4.6 (AAA); the little numbers of citations, 1.4.3 (AA)."""
    visit = site.visit(path, color_scheme=scheme)

    assert [] == visit.page.evaluate(CONTRAST)
    visit.context.close()


@pytest.mark.parametrize("path", ["/", "/vi/", "/vi/dinh-thoi-an/", "/q/4nvh3/"])
def test_what_is_tapped_to_move_on_is_44_px_high(site: Site, path: str) -> None:
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


FACES = {"vi": "Be Vietnam Pro", "en": "Be Vietnam Pro", "km": "Noto Sans Khmer"}


@pytest.mark.parametrize("language", FACES)
@pytest.mark.parametrize("what", [".lead", "#history p", "dd"])
def test_a_page_is_set_in_the_face_of_its_language(site: Site, language: str, what: str) -> None:
    """The browser itself says which faces it drew the glyphs with. Most are the page's own; a system may have no Khmer face."""
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
        "(style => [style.fontSize, style.lineHeight].map(parseFloat))(getComputedStyle(document.querySelector('.lead')))"
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
