"""The plan: a flat tuple of values that says of every file what it is made of."""

from __future__ import annotations

import base64
import hashlib
import pickle
import re
import shutil
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

import pytest

from generator.content.load import load
from generator.diagnostics.problem import Refusal, Span
from generator.media.notice import Notice
from generator.outputs.output import Output, copy, photo, scanned_page
from generator.outputs.plan import plan
from generator.site import Site
from generator.store import FileRef, Spelled, Store, digest, file_ref
from generator.theme import templating
from generator.theme.theme import read_theme
from tests.support.day import TODAY
from tests.support.html import seen
from tests.support.kinds import USED
from tests.support.languages import SPOKEN, marked
from tests.support.sites import shown, texts_of
from tests.support.worlds import BUILT_IN, RELIC, ROOT, WORLD, add_photo, edit

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture(scope="module")
def outputs(loaded, theme) -> tuple[Output, ...]:
    return plan(Site(loaded.catalogue, loaded.wordings, theme, TODAY))[0]


@pytest.fixture(scope="module")
def texts(loaded, theme) -> dict[str, str]:
    return texts_of(loaded, theme)


@pytest.fixture(scope="module")
def real(theme) -> tuple[Output, ...]:
    """The plan of the five relics."""
    loaded = load(ROOT / "content", BUILT_IN)
    assert loaded.catalogue is not None
    return plan(Site(loaded.catalogue, loaded.wordings, theme, TODAY))[0]


# ---- the plan is data -----------------------------------------------------------------------------


def test_no_two_outputs_want_one_path(real):
    paths = [output.path for output in real]

    assert sorted(set(paths)) == paths


def test_every_path_is_plain_and_below_the_two_folders(real):
    """What a host, a USB stick and Windows can all hold."""
    assert [] == [o.path for o in real if not re.fullmatch(r"(site|print)(/[a-z0-9_][a-z0-9._-]*)+", o.path)]


def test_a_plan_is_the_same_plan_each_time_it_is_made(outputs):
    loaded = load(WORLD / "content", BUILT_IN)
    again, _ = plan(Site(loaded.catalogue, loaded.wordings, read_theme(BUILT_IN, USED, SPOKEN), TODAY))

    assert [digest(o.path, o.make.__qualname__, o.args) for o in outputs] == [
        digest(o.path, o.make.__qualname__, o.args) for o in again
    ]


def test_arguments_are_spelled_by_what_they_are_and_not_by_where_they_lie(real):
    """Their spelling is the key of the cache: an address in memory would make it another each day, a set each run."""
    assert [] == [
        o.path
        for o in real
        if re.search(r" at 0x[0-9a-f]+|frozenset|(?<![.\w])set\(|<function|<generator", repr(o.args))
    ]


def walk(value: Any) -> Any:
    yield value
    if is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from walk(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from walk(item)


def test_arguments_are_frozen_values(real):
    kinds = {type(value) for output in real for value in walk(output.args)}

    assert set() == {
        kind
        for kind in kinds
        if not (is_dataclass(kind) or kind in (str, int, float, bool, tuple, Spelled, date, type(None)))
    }
    assert [] == [kind for kind in kinds if is_dataclass(kind) and not kind.__dataclass_params__.frozen]


def test_a_plan_can_be_sent_to_another_computer(outputs):
    assert outputs == pickle.loads(pickle.dumps(outputs))


def test_no_output_is_made_from_another(real):
    """Refuse any that would have to read output/."""
    files = [value.path for output in real for value in walk(output.args) if isinstance(value, FileRef)]

    assert files
    assert [] == [path for path in files if not path.startswith((f"{ROOT}/content/", f"{ROOT}/templates/"))]


def test_every_output_says_whose_it_is(real):
    assert [] == [output.path for output in real if not output.source.startswith(("content/", "templates/"))]


def test_two_who_want_one_path_are_both_named(content, theme):
    (content / "sites/dinh-mot").rename(content / "sites/about")
    edit(content, "project.yaml", "[dinh-mot, chua-hai]", "[about, chua-hai]")
    edit(content, "plaques/4nvh3.yaml", "dinh-mot", "about")
    edit(content, "sites/chua-hai/vi.md", "(dinh-mot)", "(about)")
    edit(content, "about/vi.md", "(dinh-mot)", "(about)")
    loaded = load(content, BUILT_IN)
    assert loaded.catalogue is not None, loaded.problems

    (clash,) = plan(Site(loaded.catalogue, loaded.wordings, theme, TODAY))[1]

    assert re.fullmatch("/(vi|en|km|zh)/about/", str(clash.values["path"]))
    assert ["content/about", "content/sites/about/site.yaml"] == sorted([clash.values["one"], clash.values["other"]])


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("sites/dinh-mot/vi.md", "Ba tầng mái.", "Ba tầng mái, hai gian."),
        ("sites/dinh-mot/vi.md", "alt: a, caption: b", "alt: c, caption: d"),
        ("sites/dinh-mot/vi.md", "name: Đình Một", "name: Đình Nhất"),
        (RELIC, "photos:", "# Một lời nhắn.\nphotos:"),
        ("project.yaml", "steward:", "was: [https://cu.vn]\nsteward:"),
        ("about/vi.md", "Chỉ để thử.", "Một câu."),
    ],
    ids=["text", "caption", "name", "first line", "project", "about"],
)
def test_an_edit_of_words_makes_no_photograph_again(tmp_path, theme, name, old, new):
    """What is made of a photograph takes a second; its key is that of its pixels."""
    content = shutil.copytree(WORLD / "content", tmp_path / "content")
    add_photo(content)
    before = _keys_of_photos(shown(content, theme))
    edit(content, name, old, new)

    assert 9 == len(before)
    assert before == _keys_of_photos(shown(content, theme))


@pytest.mark.parametrize(("old", "new"), [("credit: A,", "credit: B,"), ("licence: CC0", "licence: CC BY 4.0")])
def test_another_credit_or_licence_gives_every_copy_another_address(tmp_path, theme, old, new):
    """It stands in the copies, and a copy may be kept for ever under its address."""
    content = shutil.copytree(WORLD / "content", tmp_path / "content")
    add_photo(content)
    before = _keys_of_photos(shown(content, theme))
    edit(content, RELIC, old, new)
    after = _keys_of_photos(shown(content, theme))

    assert [9, 9] == [len(before), len(after)]
    assert not set(before) & set(after)
    assert not set(before.values()) & set(after.values())


def _keys_of_photos(site: Site) -> dict[str, str]:
    store = Store(Path("never written"), code="")
    return {o.path: store.key(o.make, o.args) for o in plan(site)[0] if o.make is photo}


# ---- the site is whole ----------------------------------------------------------------------------


def test_every_relic_has_a_page_in_every_language_and_every_plaque_its_files(outputs):
    paths = {output.path for output in outputs}

    assert {
        f"site/{lang}/{relic}/index.html" for lang in ("vi", "en", "km", "zh") for relic in ("dinh-mot", "chua-hai")
    } <= paths
    assert {f"site/{lang}/feed.xml" for lang in ("vi", "en", "km", "zh")} <= paths
    files = (
        "{0}.pdf",
        "{0}.svg",
        "{0}.png",
        "{0}-cut.svg",
        "{0}-cut.dxf",
        "ticket.pdf",
        "proof.json",
    )
    assert {f"print/{code}/{file.format(code)}" for code in ("4nvh3", "9cr7t") for file in files} <= paths
    assert {"site/index.html", "site/404.html", "site/sitemap.xml", "site/robots.txt", "site/_headers"} <= paths
    assert {f"site/q/{code}/index.html" for code in ("4nvh3", "9cr7t")} <= paths


def leads_to(address: str) -> str:
    """Where the file behind an address of the site lies."""
    path = unquote(urlsplit(address).path)
    return "site" + path + ("index.html" if path.endswith("/") else "")


def addresses(html: str) -> set[str]:
    """Every address of the site a page names, in whatever attribute or style."""
    found = set(re.findall(r'url\("(/[^"]+)"\)', html))
    for name, value in seen(html).attributes:
        if name in ("href", "src", "content", "action", "data-keep", "data-names", "data-guess") and value.startswith(
            ("/", "https://thu.example")
        ):
            found.add(value)
        if name == "srcset":
            found |= {part.split()[0] for part in value.split(",")}
    return found


def test_every_address_a_page_names_is_there(content, theme):
    """Links, pictures in all sizes, fonts, icons, feeds, translations, cards."""
    add_photo(content)
    loaded = load(content, BUILT_IN)
    paths = {output.path for output in plan(Site(loaded.catalogue, loaded.wordings, theme, TODAY))[0]}
    found = {
        (path, address)
        for path, html in texts_of(loaded, theme).items()
        if path.endswith(".html")
        for address in addresses(html)
    }

    assert len(found) > 300
    assert [] == sorted((path, address) for path, address in found if leads_to(address) not in paths)
    assert {"site/photos/", "site/assets/", "site/share/"} <= {
        leads_to(address)[: leads_to(address).index("/", 5) + 1]
        for _, address in found
        if leads_to(address).count("/") > 1
    }


def test_every_file_of_the_site_is_named_somewhere(texts, outputs):
    """A file nobody names is a file nobody needs; a few are asked for by name, by hosts and by search engines."""
    named = {leads_to(address) for html in texts.values() for address in addresses(html)}
    known = {
        f"site/{name}"
        for name in (
            *("404.html", "robots.txt", "_headers", "_redirects", "sitemap.xml", "plaques/codes.txt", "sw.js"),
            *("admin/index.html", "admin/sw.js"),
        )
    }
    # What a phone asks for goes by these lists.
    lists = ("offline.json", "site.webmanifest", "admin/sw.js")
    kept = {
        leads_to(path)
        for output in outputs
        if output.path.endswith(lists)
        for path in re.findall(r'"(/[^"]+\.\w+)"', output.make(*output.args).decode())
    }

    assert (
        set()
        == {o.path for o in outputs if o.path.startswith("site/") and not re.match("site/(../)?q/", o.path)}
        - named
        - known
        - kept
    )


def test_an_anchor_a_page_leads_to_is_on_it(texts):
    for path, html in texts.items():
        if path.endswith(".html"):
            found = seen(html).attributes
            anchors = {value[1:] for name, value in found if name == "href" and value.startswith("#")}

            assert set() == anchors - {value for name, value in found if name == "id"}, path


# ---- for machines ---------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["vi", "en", "km", "zh"])
def test_a_feed_is_atom(texts, language):
    """RFC 4287: what a feed and an entry must have."""
    feed = ET.fromstring(texts[f"site/{language}/feed.xml"])

    assert f"{ATOM}feed" == feed.tag
    assert marked(language) == feed.attrib["{http://www.w3.org/XML/1998/namespace}lang"]
    for part in (feed, *feed.findall(f"{ATOM}entry")):
        assert [1, 1, 1] == [len(part.findall(f"{ATOM}{name}")) for name in ("id", "title", "updated")]
        assert (part.findtext(f"{ATOM}id") or "").startswith("https://thu.example/")
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+07:00", part.findtext(f"{ATOM}updated") or "")
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    links = {link.attrib["rel"]: link.attrib["href"] for link in feed.findall(f"{ATOM}link")}
    assert f"https://thu.example/{language}/feed.xml" == links["self"]
    ids = [entry.findtext(f"{ATOM}id") for entry in feed.findall(f"{ATOM}entry")]
    assert sorted(set(ids)) == sorted(ids)


def test_the_map_is_a_sitemap_of_pages_that_are_there(texts):
    """sitemaps.org; translations as Google reads them."""
    urlset = ET.fromstring(texts["site/sitemap.xml"])
    found = {entry.findtext(f"{MAP}loc"): entry for entry in urlset.findall(f"{MAP}url")}

    assert f"{MAP}urlset" == urlset.tag
    assert found
    for address, entry in found.items():
        html = texts[leads_to(address)]
        alternates = {(link.attrib["hreflang"], link.attrib["href"]) for link in entry.findall(f"{XHTML}link")}

        assert "noindex" not in html
        assert f'<link rel="canonical" href="{address}">' in html
        assert [] == [href for lang, href in alternates if f'hreflang="{lang}" href="{href}"' not in html]


def test_robots_are_told_where_the_map_is(texts):
    assert "Sitemap: https://thu.example/sitemap.xml" in texts["site/robots.txt"].split("\n")


def test_the_policy_allows_what_stands_in_each_page_and_nothing_else(texts):
    """The hash of the style sheet, as a browser computes it; scripts only from files; no style in an attribute."""
    policy = texts["site/_headers"]
    for path, html in texts.items():
        if not path.endswith(".html"):
            continue
        if (
            path == "site/admin/index.html"
        ):  # its style is a file, too: its policy, the last in the file, allows no other
            assert [] == re.findall(r"<style|style=|<script>", html)
            assert "'sha256-" not in policy.rpartition("Content-Security-Policy:")[2]
            continue
        (style,) = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
        inline = [part for part in re.findall(r"<script([^>]*)>", html) if "src=" not in part]

        assert f"'sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}'" in policy
        assert set(inline) <= {' type="application/ld+json"'}
        assert [] == [name for name, _ in seen(html).attributes if name == "style" or name.startswith("on")]


# ---- makers ---------------------------------------------------------------------------------------


def test_a_copy_is_the_file(tmp_path):
    (tmp_path / "a").write_bytes(b"\x00\r\n")

    assert b"\x00\r\n" == copy(file_ref(tmp_path / "a"))


def test_a_photograph_that_breaks_off_is_told_where_it_is_listed(content):
    """Loading sees it first; whoever changes the file in between is told by the maker."""
    add_photo(content, "a.jpg", quality=95)
    path = content / "sites/dinh-mot/photos/a.jpg"
    path.write_bytes(path.read_bytes()[:-30])
    at = Span("content/" + RELIC, 3)

    with pytest.raises(Refusal) as caught:
        photo(file_ref(path), 64, "jpeg", Notice("A", "CC0", ""), at)

    assert ("photo-cut", at, "a.jpg") == (
        caught.value.problem.code,
        caught.value.problem.at,
        caught.value.problem.values["file"],
    )


def test_pages_are_made_by_one_function(outputs):
    """All of them, so that one strictness holds for all."""
    assert {templating.page, scanned_page} == {
        output.make for output in outputs if output.path.endswith((".html", ".xml", ".txt", "_headers"))
    }


@pytest.mark.parametrize(
    ("material", "made_from"),
    [
        ("paper", {"4nvh3.pdf"}),
        ("composite", {"4nvh3.pdf", "4nvh3-cut.svg", "4nvh3-cut.dxf"}),
        ("brass", {"4nvh3-engrave.svg", "4nvh3-engrave.dxf", "4nvh3-engrave.png"}),
        ("granite", {"4nvh3-engrave.svg", "4nvh3-engrave.dxf", "4nvh3-engrave.png"}),
    ],
)
def test_the_material_decides_which_files_make_a_plaque(content, theme, material, made_from):
    """Nothing that is engraved has a file for the press, nothing that is printed one for an engraver; each has a ticket."""
    (content / "plaques/4nvh3.yaml").write_text(f"relic: dinh-mot\nmaterial: {material}\n", "utf-8")
    loaded = load(content, BUILT_IN)
    assert loaded.catalogue is not None
    paths = {output.path for output in plan(Site(loaded.catalogue, loaded.wordings, theme, TODAY))[0]}

    assert {"4nvh3.svg", "4nvh3.png", "ticket.pdf", "proof.json", *made_from} == {
        path.removeprefix("print/4nvh3/") for path in paths if path.startswith("print/4nvh3/")
    }
