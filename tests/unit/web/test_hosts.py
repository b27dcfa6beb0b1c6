"""Every host is known everywhere; relative links work from any page of a site on a memory card."""

from __future__ import annotations

import re
from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.web import hosts
from tests.support.worlds import ROOT

# ---- without a server -----------------------------------------------------------------------------


@given(
    st.lists(st.sampled_from(["vi", "q", "dinh-mot", "4nvh3"]), max_size=4),
    st.lists(st.sampled_from(["km", "assets", "a.png", "q"]), max_size=4),
)
def test_a_link_leads_from_any_page_to_where_it_led_before(folders, target):
    """Held against the way browsers resolve addresses (urllib)."""
    page, address = "/".join(["", *folders, "index.html"]), "/".join(["", *target, ""])
    (link,) = re.findall('href="([^"]*)"', hosts.relative(f'<a href="{address}">', page))

    assert f"file://{address}index.html" == urljoin(f"file://{page}", link)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<a href="/vi/#sources">', '<a href="../vi/index.html#sources">'),
        ('<a href="#sources">', '<a href="#sources">'),
        ('<a href="https://bao.vn/a">', '<a href="https://bao.vn/a">'),
        ('<a href="//bao.vn/a">', '<a href="//bao.vn/a">'),
        ('<a href="mailto:a@b.vn">', '<a href="mailto:a@b.vn">'),
        ('<img src="/plaques/a.webp">', '<img src="../plaques/a.webp">'),
        ('<source srcset="/a.avif 360w, /b.avif 480w">', '<source srcset="../a.avif 360w, ../b.avif 480w">'),
        (
            '<meta http-equiv="refresh" content="0; url=/vi/a/">',
            '<meta http-equiv="refresh" content="0; url=../vi/a/index.html">',
        ),
        ('<style>src: url("/assets/a.woff2")</style>', '<style>src: url("../assets/a.woff2")</style>'),
        ('<img alt="/vi/" src="/a.png">', '<img alt="/vi/" src="../a.png">'),
        ("<p>/vi/ là một địa chỉ</p>", "<p>/vi/ là một địa chỉ</p>"),
    ],
)
def test_only_addresses_on_the_site_are_made_absolute(before, after):
    assert after == hosts.relative(before, "/q/index.html")


def test_the_readme_names_every_host():
    readme = (ROOT / "README.md").read_text("utf-8")

    assert [] == [name for name in hosts.HOSTS if name not in readme]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("headers.txt", r"/photos/\*\n  Cache-Control: .*\n  Access-Control-Allow-Origin: \*\n"),
        ("headers.txt", r"/iiif/\*\n  Access-Control-Allow-Origin: \*\n"),
        ("htaccess.txt", r"/\(iiif\|photos\)/.*\n  Header set Access-Control-Allow-Origin"),
        ("nginx.conf", r"/\(iiif\|photos\)/ \"\*\";\n"),
    ],
)
def test_photographs_and_their_manifests_are_open_to_viewers_on_other_sites(name, said):
    """And nothing else is."""
    text = (ROOT / "templates/hosts" / name).read_text("utf-8")

    assert re.search(said, text)
    assert (2 if name == "headers.txt" else 1) == text.count("Access-Control-Allow-Origin")
