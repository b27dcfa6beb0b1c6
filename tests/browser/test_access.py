"""WCAG 2.2 AA: two checkers, keyboard, contrast, forced colours, text size, languages and tap targets."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from generator.content.load import load
from tests.support.browser import PHONE, Site, serve, until
from tests.support.languages import marked
from tests.support.worlds import BUILT_IN, ROOT, ditich, edit

LANGUAGES = ("vi", "en", "km", "zh")
CHECKERS = Path(__file__).parent.parent / "node_modules"

KINDS = (
    "",
    "chua-pothi-somron/",
    "q/pn8wc/",
    "about/",
    "find/?q=chua",
    "offline/",
    "dinh-thoi-an/quiz/",
    "worksheets/6-10/",
)
REAL = [
    *("/", "/q/", "/q/pn8wc/", "/q/4nvh4"),  # the last is a plaque's code mistyped: the page for what is not there
    *(f"/{language}/{kind}" for language in LANGUAGES for kind in KINDS),
    *(f"/{language}/passport/" for language in LANGUAGES),
]
SAMPLE = [f"/{language}/dinh-mau/" for language in LANGUAGES]
"""With photographs, a recording and coordinates; in Khmer, the Vietnamese text in a Khmer frame."""

MANY = ["/km/", "/km/trail/tuyen-1/", "/vi/ward/none/", "/km/wards/", "/vi/offline/"]
"""Where relics fill more than one list."""

ALL = [(where, path) for where, paths in (("real", REAL), ("sample", SAMPLE), ("many", MANY)) for path in paths]


@pytest.fixture(scope="module")
def sample(sample_site: Path, browser: Browser) -> Iterator[Site]:
    """The sample relics, served."""
    server = serve(sample_site / "output" / "site")
    yield Site(browser, f"http://127.0.0.1:{server.server_port}")
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def many(many_site: Path, browser: Browser) -> Iterator[Site]:
    """Seventy relics, served."""
    server = serve(many_site / "output" / "site")
    yield Site(browser, f"http://127.0.0.1:{server.server_port}")
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """One for all: no worker answers, nothing moves, and the site's policy lets the checkers in."""
    context = browser.new_context(
        viewport=PHONE, locale="fr-FR", service_workers="block", reduced_motion="reduce", bypass_csp=True
    )
    yield context.new_page()
    context.close()


Show = Callable[[str, str], Page]


@pytest.fixture(scope="module")
def show(page: Page, site: Site, sample: Site, many: Site) -> Show:
    """Opens a path of a site, real, sample or many, on a phone, by day."""
    sites = {"real": site, "sample": sample, "many": many}

    def opened(where: str, path: str) -> Page:
        page.set_viewport_size(PHONE)
        page.emulate_media(color_scheme="light", forced_colors="none", reduced_motion="reduce")
        page.goto(sites[where].base + path)
        for sign, shown in (("?q=", "#found a"), ("/q/4nvh4", "[data-guess] a")):  # what a script adds
            if sign in path:
                page.wait_for_selector(shown)
        # A recording is offered for keeping once the worker is registered; on a busy machine that takes a while.
        until(
            page,
            "() => document.querySelectorAll('audio[data-offer]').length"
            " <= document.querySelectorAll('audio + button').length",
        )
        page.evaluate("document.fonts.ready")
        return page

    return opened


@dataclass(frozen=True)
class Look:
    """What was measured on a page."""

    faults: list[str]
    """What two checkers find, by day and by night."""

    said: list[tuple[str, str]]
    """What stands there or is read out, each with the language it is marked with."""

    small: list[str]
    """What a finger may miss."""


@pytest.fixture(scope="module")
def look(show: Show) -> Callable[[str, str], Look]:
    """Looks at a path of a site: once, for all that is claimed of it."""

    @cache
    def looked(where: str, path: str) -> Look:
        page = show(where, path)
        return Look(said=[tuple(pair) for pair in page.evaluate(SAID)], small=page.evaluate(SMALL), faults=faults(page))

    return looked


# ---- two checkers ---------------------------------------------------------------------------------


def by_axe(page: Page) -> list[str]:
    """What axe-core finds against WCAG 2.2 A and AA, and against what it holds to be good practice."""
    return page.evaluate(
        """tags => axe.run({runOnly: tags, resultTypes: ["violations"]}).then(({violations}) =>
          violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html}`)))""",
        ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    )


def by_ibm(page: Page) -> list[str]:
    """What IBM's checker is sure of."""
    return page.evaluate(
        """() => new ace.Checker().check(document, ["WCAG_2_2"]).then(({results}) =>
          results.filter(({value}) => value.join() === "VIOLATION,FAIL")
            .map(found => `${found.ruleId}: ${found.snippet}`))"""
    )


def faults(page: Page) -> list[str]:
    """What the two find, by day and by night."""
    page.add_script_tag(path=CHECKERS / "axe-core/axe.min.js")
    page.add_script_tag(path=CHECKERS / "accessibility-checker-engine/ace.js")
    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found += [f"{scheme}, {fault}" for fault in (*by_axe(page), *by_ibm(page))]
    return found


@pytest.mark.parametrize(("where", "path"), ALL)
def test_two_checkers_find_no_fault(look: Callable[[str, str], Look], where: str, path: str) -> None:
    assert [] == look(where, path).faults


def test_two_checkers_find_no_fault_with_a_plaque_that_was_taken_down(page: Page, world: Path) -> None:
    edit(world / "content", "plaques/9cr7t.yaml", "relic: chua-hai", GONE)
    result = ditich(world, "build")
    assert 0 == result.exit_code, result.output
    for path in ("q/9cr7t", "km/q/9cr7t"):
        page.set_content((world / f"output/site/{path}/index.html").read_text("utf-8"))
        assert "9cr7t" == page.locator("main").get_attribute("data-plaque")
        assert [] == faults(page)


GONE = """
relic: chua-hai
place: cổng chính
replaced_by: 4nvh3
printed:
  payload: https://thu.example/q/9cr7t
  version: 3
  level: H
  mask: 2
  digest: "0000000000000000000000000000000000000000000000000000000000000000"
  names: {vi: Chùa Cũ, en: Old Pagoda}
life:
  - {stage: printed, on: "2026-01-02", by: A}
  - {stage: replaced, on: "2026-03-04", by: A}
"""


def test_each_checker_reports_a_page_with_faults(page: Page) -> None:
    """Otherwise the tests above would prove nothing."""
    page.set_content(
        """<style>p { color: #bbb; background: #fff } b { color: #000 }
        @media (prefers-color-scheme: dark) { b { color: #ddd } }
        a { display: inline-block; width: 9px; height: 9px; font-size: 0 }</style>
        <p>pale by day <b>dark by night</b><img src="x.png"><form><input></form><a href="#x">x</a><a href="#y">y</a>"""
    )
    found = faults(page)

    by_day = {fault.removeprefix("light, ").partition(":")[0] for fault in found if fault.startswith("light")}
    assert {"html-has-lang", "image-alt", "label", "color-contrast", "target-size", "landmark-one-main"} <= by_day
    assert {"html_lang_exists", "img_alt_valid", "input_label_exists", "text_contrast_sufficient"} <= by_day
    pale = [fault.partition(":")[0] for fault in found if "contrast" in fault and fault.endswith(("<b>", "</b>"))]
    assert ["dark, color-contrast", "dark, text_contrast_sufficient"] == pale


# ---- keys -----------------------------------------------------------------------------------------

COLOURS = """
const numbers = text => text.match(/[\\d.]+/g).map(Number);
const light = text => {
  const [r, g, b] = numbers(text).slice(0, 3).map(n => n / 255)
    .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const ratio = (one, other) => {
  const [a, b] = [light(one), light(other)].sort((x, y) => y - x);
  return (a + 0.05) / (b + 0.05);
};
const clear = colour => numbers(colour)[3] === 0;
const ground = node => {
  while (node && clear(getComputedStyle(node).backgroundColor)) node = node.parentElement;
  return node ? getComputedStyle(node).backgroundColor : "rgb(255, 255, 255)";
};
"""

STOPS = """() => [...document.querySelectorAll("a[href], button, input, summary, audio, [tabindex]")]
  .filter(node => node.checkVisibility()).map((node, number) => node.dataset.stop = number + 1)"""

AT = f"""() => {{
  {COLOURS}
  const node = document.activeElement, style = getComputedStyle(node), box = node.getClientRects()[0];
  return {{
    stop: Number(node.dataset.stop ?? 0),
    what: node.outerHTML.slice(0, 90),
    ring: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
    contrast: ratio(style.outlineColor, ground(node.parentElement)),
    left: box.left, top: box.top + scrollY, bottom: box.bottom + scrollY,
    seen: box.top >= -1 && box.left >= 0 && box.bottom <= innerHeight + 1 && box.right <= innerWidth,
  }};
}}"""


def walk(page: Page, key: str, last: int) -> list[dict[str, Any]]:
    """Where a key leads, press by press, until it has left this stop; the parts of a player count as one."""
    found: list[dict[str, Any]] = []
    for _ in range(200):
        page.keyboard.press(key)
        at = page.evaluate(AT)
        if found and found[-1]["stop"] == last != at["stop"]:
            return found
        if not found or at["stop"] != found[-1]["stop"]:
            found.append(at)
    raise AssertionError(f"no way out: {found[-1]}")


KEYS = [
    *(("sample", path) for path in ("/vi/dinh-mau/", "/zh/find/?q=mau")),
    *(("real", path) for path in ("/", "/km/", "/en/chua-pothi-somron/", "/q/pn8wc/", "/q/4nvh4")),
]


def back(page: Page) -> Page:
    """At the last stop again."""
    page.locator("[data-stop]").last.focus()
    return page


@pytest.mark.parametrize(("where", "path"), KEYS)
def test_the_tab_key_reaches_all_controls_in_visual_order_and_leaves_the_page(
    show: Show, where: str, path: str
) -> None:
    """WCAG 2.2: 2.1.1, 2.1.2, 2.4.3, 2.4.7, 2.4.11, 1.4.11."""
    page = show(where, path)
    stops = page.evaluate(STOPS)
    found = walk(page, "Tab", stops[-1])

    assert stops == [at["stop"] for at in found]
    assert [] == [at for at in found if at["ring"] < 2 or at["contrast"] < 3]
    assert [] == [at for at in found if not at["seen"]]
    assert [] == [
        (one, other)
        for one, other in pairwise(found[1:])
        if other["bottom"] <= one["top"] or (other["top"] < one["bottom"] - 4 and other["left"] < one["left"])
    ]
    assert stops[-2::-1] == [at["stop"] for at in walk(back(page), "Shift+Tab", stops[0])]


def test_the_first_tab_stop_is_a_skip_link(show: Show) -> None:
    """WCAG 2.2, 2.4.1. The next one goes on from there."""
    page = show("real", "/vi/chua-pothi-somron/")
    skip = page.locator(".skip")
    assert 0 > skip.bounding_box()["x"]
    page.keyboard.press("Tab")
    box = skip.bounding_box()
    assert skip.evaluate("node => node === document.activeElement")
    assert 0 <= box["x"]
    assert box["x"] + box["width"] <= PHONE["width"]
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement === document.querySelector('main a')")


def test_a_relic_can_be_searched_with_the_keyboard_alone(show: Show) -> None:
    page = show("real", "/en/")
    page.focus(".languages li:last-child a")
    page.keyboard.press("Tab")
    page.keyboard.type("pothi")
    page.keyboard.press("Enter")
    page.wait_for_selector("#found a")
    assert "Found: 1" == page.inner_text("#found[role=status] p")
    page.focus("#q")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("linh son")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/find/?q=linh%20son")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    page.wait_for_url("**/en/linh-son-co-mieu/")


def test_a_transcript_can_be_opened_with_the_keyboard(show: Show) -> None:
    page = show("sample", "/vi/dinh-mau/")
    page.focus("summary")
    page.keyboard.press("Enter")

    assert page.locator("details p").first.is_visible()


# ---- what moves, what has no colours --------------------------------------------------------------

MOVING = """() => [...document.querySelectorAll("*")].flatMap(node => ["", "::before", "::after"].flatMap(part => {
  const style = getComputedStyle(node, part);
  const still = style.animationName === "none" && style.scrollBehavior === "auto"
    && /^(0s(, )?)+$/.test(style.transitionDuration);
  return still ? [] : [node.tagName + part];
}))"""


@pytest.mark.parametrize(("where", "path"), [("sample", "/vi/dinh-mau/"), ("real", "/km/"), ("real", "/zh/find/")])
def test_nothing_moves_with_prefers_reduced_motion(show: Show, where: str, path: str) -> None:
    page = show(where, path)
    assert [] == page.evaluate(MOVING)
    page.add_style_tag(content="a { transition: color 1s }")

    # Else nothing was looked at.
    assert "A" in page.evaluate(MOVING)


MAP = f"""() => {{
  {COLOURS}
  const found = [];
  for (const node of document.querySelectorAll(".map path, .map circle")) {{
    const {{ fill, stroke }} = getComputedStyle(node);
    const best = Math.max(...[fill, stroke].map(colour => colour === "none" ? 0 : ratio(colour, ground(node))));
    if (best < 3) found.push(`${{node.outerHTML}} ${{best}}`);
  }}
  for (const node of document.querySelectorAll(".map text")) {{
    const badge = node.previousElementSibling, fill = badge?.matches("circle") ? getComputedStyle(badge).fill : "none";
    const on = ratio(getComputedStyle(node).fill, fill === "none" ? ground(node) : fill);
    if (on < 4.5) found.push(`${{node.outerHTML}} ${{on}}`);
  }}
  return found;
}}"""

DRAWN = f"""() => {{
  {COLOURS}
  const system = ["Canvas", "CanvasText"].map(name => {{
    document.body.style.color = name;
    return getComputedStyle(document.body).color;
  }});
  document.body.style.color = "";
  return [...document.querySelectorAll(".roof path, .map svg, .map path, .map circle, .map text")].filter(node => {{
    const {{ fill, stroke, backgroundColor }} = getComputedStyle(node);
    return ![fill, stroke, backgroundColor].every(colour =>
      colour === "none" || clear(colour) || system.includes(colour));
  }}).map(node =>
    `${{node.outerHTML.slice(0, 90)}} ${{getComputedStyle(node).fill}} ${{getComputedStyle(node).stroke}}`);
}}"""

MARKS = """node => ["outlineStyle", "outlineWidth", "outlineOffset", "borderBottomWidth", "borderBottomStyle",
  "textDecorationLine", "fontWeight"].map(name => getComputedStyle(node)[name]).join()"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("where", "path"), [("real", "/km/"), ("sample", "/vi/dinh-mau/")])
def test_map_and_roof_lines_have_enough_contrast_in_forced_colours_too(
    show: Show, where: str, path: str, scheme: Any
) -> None:
    """WCAG 2.2, 1.4.11. Roofs are ornament; but where a reader set two colours, they are drawn in those."""
    page = show(where, path)
    page.emulate_media(color_scheme=scheme)
    assert [] == page.evaluate(MAP)
    page.emulate_media(color_scheme=scheme, forced_colors="active")

    assert [] == page.evaluate(MAP)
    assert [] == page.evaluate(DRAWN)


def test_in_forced_colours_current_language_and_focus_are_marked(show: Show) -> None:
    """Shadows are not drawn there."""
    page = show("real", "/vi/")
    page.emulate_media(forced_colors="active")
    current, other = page.locator(".languages [aria-current]"), page.locator(".languages [hreflang=en]")
    marks = [link.evaluate(MARKS) for link in (current, other)]
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert current.evaluate("node => node === document.activeElement")
    marks.append(current.evaluate(MARKS))
    page.keyboard.press("Tab")
    marks.append(other.evaluate(MARKS))

    assert 4 == len(set(marks))


# ---- names, in the right language -----------------------------------------------------------------

SAID = """() => {
  const found = [];
  const take = (node, text) => text.trim() && found.push([node.closest("[lang]").lang, text.trim()]);
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { parentElement: node, data } = walker.currentNode;
    if (!node.closest("title, script, style, svg")) take(node, data);
  }
  for (const name of ["aria-label", "alt", "title", "placeholder",
    "data-kept", "data-offer", "data-failed", "data-count"])
    for (const node of document.querySelectorAll(`body [${name}]`)) take(node, node.getAttribute(name));
  return found;
}"""

KHMER, HAN = re.compile(r"[\u1780-\u17ff]"), re.compile(r"[\u3400-\u9fff]")
VIETNAMESE = re.compile(r"[ăâđêôơưĂÂĐÊÔƠƯ\u1ea0-\u1ef9]")
LETTERS = {"km": KHMER, "zh": HAN}


@pytest.fixture(scope="module")
def names(real_site: Path, sample_site: Path) -> set[str]:
    """Every name of every relic, as the search knows them."""
    lists = [(folder / "output/site/vi/names.txt").read_text("utf-8") for folder in (real_site, sample_site)]
    return set(re.split(r"[\t\n]", "".join(lists)))


FOREIGN = ("/vi/linh-son-co-mieu/", "/km/linh-son-co-mieu/", "/km/find/?q=灵山", "/vi/find/?q=វត្ត")
"""With words in another script."""


@pytest.mark.parametrize(("where", "path"), [*ALL, *(("real", path) for path in FOREIGN)])
def test_text_is_marked_with_its_language(
    look: Callable[[str, str], Look], names: set[str], where: str, path: str
) -> None:
    """WCAG 2.2, 3.1.2; proper names are no words of a language, so a Vietnamese one may stand in any text."""
    said = look(where, path).said

    assert [] == [pair for pair in said if KHMER.search(pair[1]) and pair[0] not in ("km", "und")]
    assert [] == [pair for pair in said if HAN.search(pair[1]) and pair[0] not in ("zh", "zh-Hans", "und")]
    assert [] == [
        (language, text)
        for language, text in said
        if language in LETTERS and VIETNAMESE.search(text) and not LETTERS[language].search(text)
        if not set(re.sub(r"^(\d+\.|→) ", "", text).split(" · ")) <= names
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("where", "kind"), [("real", ""), ("real", "find/"), ("real", "chua-pothi-somron/"), ("sample", "dinh-mau/")]
)
def test_accessible_names_are_in_the_page_s_language(show: Show, where: str, kind: str, language: str) -> None:
    page = show(where, f"/{language}/{kind}")
    told = [re.escape(word).replace(r"\{number\}", r"\d+") for word in WORDS[language].values()]
    labels = page.eval_on_selector_all(
        "[aria-label]", "nodes => nodes.map(node => [node.closest('[lang]').lang, node.getAttribute('aria-label')])"
    )

    assert marked(language) == page.get_attribute("html", "lang")
    assert labels
    assert [] == [
        label for spoken, label in labels if spoken == marked(language) and not re.fullmatch("|".join(told), label)
    ]


WORDS = {tag: wording.words for tag, wording in load(ROOT / "content", BUILT_IN).wordings.items()}

NAMED = {"link", "button", "searchbox", "image", "navigation", "form", "region", "Audio", "DisclosureTriangle"}


@pytest.mark.parametrize(("where", "path"), [*KEYS, ("sample", "/km/dinh-mau/"), ("real", "/zh/about/")])
def test_every_control_has_an_accessible_name(show: Show, where: str, path: str) -> None:
    """As it hands them to a screen reader."""
    page = show(where, path)
    tools = page.context.new_cdp_session(page)
    nodes = tools.send("Accessibility.getFullAXTree")["nodes"]
    tools.detach()
    named = [
        (node["role"]["value"], node.get("name", {}).get("value", "").strip())
        for node in nodes
        if not node["ignored"] and node["role"]["value"] in NAMED
    ]

    assert [] == [role for role, name in named if not name]
    assert {"link"} <= {role for role, _ in named}


# ---- large letters, small windows, fingers --------------------------------------------------------

LINES = """() => {
  const lines = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { parentElement: node, data } = walker.currentNode;
    if (!data.trim() || !node.checkVisibility() || node.closest(".skip, svg")) continue;
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    for (const { left, right, top, bottom } of range.getClientRects())
      if (right - left > 1) lines.push({ left, right, top, bottom, node, text: data.trim().slice(0, 30) });
  }
  return lines;
}"""

AMISS = f"""() => {{
  const width = document.documentElement.clientWidth, found = [];
  if (document.documentElement.scrollWidth > width) found.push(`${{document.documentElement.scrollWidth}} px wide`);
  const lines = ({LINES})();
  for (const {{ left, right, text }} of lines) if (left < 0 || right > width + 0.5) found.push(`cut off: ${{text}}`);
  // Of a line's box, the middle half: signs above and below letters may reach into the next line's.
  const middle = ({{ top, bottom }}) => [top + (bottom - top) / 4, bottom - (bottom - top) / 4];
  lines.forEach((one, number) => {{
    for (const other of lines.slice(number + 1)) {{
      if (one.node === other.node || one.left >= other.right - 1 || other.left >= one.right - 1) continue;
      const [[a, b], [c, d]] = [middle(one), middle(other)];
      if (a < d && c < b) found.push(`${{one.text}} over ${{other.text}}`);
    }}
  }});
  for (const node of document.querySelectorAll("a, button, input, summary, p, li, dd, h1, h2, h3"))
    if (node.scrollWidth > node.clientWidth + 1 && getComputedStyle(node).overflowX !== "visible")
      found.push(`clipped: ${{node.outerHTML.slice(0, 60)}}`);
  return found;
}}"""

LARGE = [
    *(("real", f"/{language}/{kind}") for language in LANGUAGES for kind in ("", "chua-pothi-somron/", "find/?q=chua")),
    *(("sample", path) for path in SAMPLE),
    *(("real", path) for path in ("/", "/q/", "/q/pn8wc/", "/q/4nvh4", "/en/about/", "/km/offline/")),
]


@pytest.mark.parametrize(("where", "path"), LARGE)
def test_pages_fit_at_double_text_size_and_in_small_windows(show: Show, where: str, path: str) -> None:
    """WCAG 2.2: 1.4.4 with a phone's large letters, 1.4.10 on a desk enlarged twice and four times."""
    page = show(where, path)
    tools = page.context.new_cdp_session(page)
    tools.send("Page.setFontSizes", {"fontSizes": {"standard": 32}})
    size = page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")
    found = {"large letters": page.evaluate(AMISS)}
    tools.send("Page.setFontSizes", {"fontSizes": {"standard": 16}})
    tools.detach()
    for width, height in ((640, 400), (320, 256)):
        page.set_viewport_size({"width": width, "height": height})
        found[f"{width} px"] = page.evaluate(AMISS)

    assert 36 == size
    assert {"large letters": [], "640 px": [], "320 px": []} == found


SMALL = """() => [...document.querySelectorAll("a[href], button, input, summary")]
  .filter(node => node.checkVisibility()).flatMap(node => {
  const box = node.getBoundingClientRect();
  const main = node.closest(".top, .foot, nav, form, h3, .names, .codes, .reports, .first, "
    + "[data-arrive], [data-guess], summary, button");
  const words = [...node.parentElement.childNodes]
    .some(sibling => sibling.nodeType === Node.TEXT_NODE && /[\\p{L}\\p{N}]/u.test(sibling.data));
  const inline = getComputedStyle(node).display === "inline" && (words || node.closest("sup, p, dd, cite, figure"));
  const least = main ? 44 : inline ? 0 : 24;
  return Math.min(box.height, main ? 99 : box.width) < least && !node.matches(".skip")
    ? [`${Math.round(box.width)} × ${Math.round(box.height)}: ${node.outerHTML.slice(0, 80)}`] : [];
})""".replace("\\\\", "\\")


@pytest.mark.parametrize(("where", "path"), ALL)
def test_tap_targets_are_large_enough(look: Callable[[str, str], Look], where: str, path: str) -> None:
    """WCAG 2.2, 2.5.8, which leaves out links in running text; 44 px for what leads on."""
    assert [] == look(where, path).small
