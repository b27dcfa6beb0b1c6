"""What a preview adds to a page stands in it whatever the page is like, and is allowed by its policy; no more is."""

from __future__ import annotations

import pytest

from generator.web.preview_pages import FEW, bar, page_policy, problem_page, with_bar, with_reload
from tests.support.html import seen

EVIL = '</pre></aside><script>alert("1")</script>'


def directives(policy: str) -> dict[str, list[str]]:
    """Directive → its sources."""
    return {name: values for name, *values in (directive.split() for directive in policy.split("; "))}


@pytest.mark.parametrize(
    "page",
    [
        "<html><head><title>T</title></head><body><p>x</p></body></html>",
        "<title>T</title><p>x",
        "<head><title>T</title></head><p>x",
        "",
        "<head></head><body><p>&lt;/body></p><!-- </head> </body> --></body>",
    ],
)
def test_the_bar_and_the_script_stand_in_any_page(page: str) -> None:
    changed = with_reload(with_bar(page.encode(), bar((), "1", ("w",), "en")), "v1").decode()

    assert 1 == changed.count('<aside id="ditich-preview"')
    assert 1 == changed.count('<script src="/livereload.js?snipver=v1" defer></script>')
    assert {"aside", "script", "style"} <= set(seen(changed).tags)
    rest = changed
    for addition in ("<aside", "<script", "<style"):
        begin = rest.index(addition)
        rest = rest[:begin] + rest[rest.index("\n", begin) + 1 :]
    assert page == rest


def test_what_authors_wrote_is_escaped() -> None:
    """In a warning, in a problem, in a word."""
    for text in (bar((("vi", EVIL),), EVIL, (EVIL,), "vi"), problem_page(EVIL, (EVIL,), "vi").decode()):
        assert "script" not in seen(text).tags
        assert EVIL in seen(text).text


def test_without_a_mark_or_a_warning_there_is_no_bar() -> None:
    assert "" == bar((), "0", (), "vi")
    assert b"<p>" == with_bar(b"<p>", "")


def test_many_warnings_are_folded_and_a_few_are_open() -> None:
    assert "<details open>" in bar((), "", ("w",) * FEW, "vi")
    assert "<details>" in bar((), "", ("w",) * (FEW + 1), "vi")


def test_a_policy_is_widened_by_what_the_preview_adds_alone() -> None:
    published = "default-src 'none'; script-src 'self'; style-src 'sha256-x'; img-src 'self'; upgrade-insecure-requests"
    given = directives(page_policy(published, "localhost:8000"))

    style = given.pop("style-src")
    assert ["'sha256-x'", True, 2] == [style[0], style[1].startswith("'sha256-"), len(style)]
    assert {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "img-src": ["'self'"],
        "connect-src": ["'self'", "ws://localhost:8000"],
        "worker-src": ["'none'"],
    } == given


def test_a_policy_of_the_author_s_own_stays_as_strict_or_as_wide() -> None:
    """What falls back on default-src goes on doing so (CSP Level 3, 6.1.3)."""
    wide = directives(page_policy("default-src https: 'self'", "localhost"))
    assert ["https:", "'self'"] == wide["script-src"]
    assert ["https:", "'self'", "ws://localhost"] == wide["connect-src"]
    assert ["https:", "'self'"] == wide["style-src"][:2]
    assert {"worker-src": ["'none'"]} == directives(page_policy("", "localhost"))
    assert ["'self'"] == directives(page_policy("Script-Src 'none';", "localhost"))["script-src"]
