"""The preview serves the site, or the problems of its content, and no file outside the site."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from wsgiref.util import setup_testing_defaults
from wsgiref.validate import validator

import pytest

from generator.commands import context
from generator.commands.preview_build import build_after_change
from generator.commands.serve import Preview
from tests.support.html import seen
from tests.support.worlds import BASE, BUILT_IN, RELIC, STORY, edit

Answer = tuple[str, dict[str, str], bytes]


@pytest.fixture
def preview(world) -> Preview:
    """The small site, built."""
    options = context.CommandContext(world / "content", world / "output", BUILT_IN, "vi")
    return Preview(options.content, BUILT_IN, options.output, options.store(), options.locale, context.today)


@pytest.fixture
def get(preview) -> Callable[[str], Answer]:
    """Requests a path as a server would; a violation of WSGI (PEP 3333) is an AssertionError."""
    application = validator(preview)

    def ask(path: str) -> Answer:
        environ: dict[str, Any] = {"PATH_INFO": path.encode().decode("latin-1"), "SCRIPT_NAME": "", "QUERY_STRING": ""}
        setup_testing_defaults(environ)
        received: list[Any] = []

        def start_response(
            status: str, headers: list[tuple[str, str]], _wrong: Any = None
        ) -> Callable[[bytes], object]:
            received.extend((status, dict(headers)))
            return received.append

        body = application(environ, start_response)
        try:
            return received[0], received[1], b"".join(body)
        finally:
            body.close()

    return ask


def file(world: Path, path: str) -> bytes:
    return (world / "output/site" / path).read_bytes()


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/", "index.html"),
        ("/vi/", "vi/index.html"),
        ("/vi", "vi/index.html"),
        ("/vi/dinh-mot/", "vi/dinh-mot/index.html"),
        ("/q/4nvh3", "q/4nvh3/index.html"),
        ("/404", "404.html"),
        ("/vi/feed.xml", "vi/feed.xml"),
        ("/icon.svg", "icon.svg"),
        ("/share/vi/dinh-mot.png", "share/vi/dinh-mot.png"),
    ],
)
def test_a_path_is_answered_with_the_file_a_host_would_serve(world, get, path, name):
    status, _, body = get(path)

    assert ("200 OK", file(world, name)) == (status, body)


@pytest.mark.parametrize(
    ("path", "media_type"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/icon.svg", "image/svg+xml"),
        ("/icon.png", "image/png"),
        ("/robots.txt", "text/plain; charset=utf-8"),
    ],
)
def test_answers_have_a_content_type(get, path, media_type):
    assert get(path)[1]["Content-Type"].startswith(media_type)


def test_answers_are_not_cached(get):
    """The next look is at the next state."""
    assert ["no-store"] * 3 == [get(path)[1]["Cache-Control"] for path in ("/", "/icon.svg", "/nothing/")]


@pytest.mark.parametrize(
    "path",
    ["/nothing/", "/vi/nothing", "/nothing.png", "/vi/dinh-mot/x/", "/\x01", "/%", "/" + "a" * 300, "/" + "a/" * 3000],
)
def test_an_unknown_path_is_answered_with_404_html(world, get, path):
    status, _, body = get(path)

    assert ("404 Not Found", file(world, "404.html")) == (status, body)


@pytest.mark.parametrize(
    "path",
    [
        "/../../etc/passwd",
        "/../content/project.yaml",
        "/../print/4nvh3/4nvh3.pdf",
        "/vi/../../../content/project.yaml",
        "//etc/passwd",
        "/./../../../../../../../../etc/passwd",
        "/..",
        "/../site-other/index.html",
    ],
)
def test_no_path_leads_out_of_the_site(world, get, path):
    secret_file = world / "output/site-other/index.html"
    secret_file.parent.mkdir()
    secret_file.write_text("secret")
    status, _, body = get(path)

    assert ("404 Not Found", file(world, "404.html")) == (status, body)


def test_a_symlink_out_of_the_site_is_not_followed(world, get):
    (world / "output/site/out").symlink_to("/etc")

    assert "404 Not Found" == get("/out/hostname")[0]


def test_a_path_with_a_null_byte_is_answered_with_404(get):
    """Programs that look for holes send it."""
    assert "404 Not Found" == get("/a\x00b")[0]


# ---- while something is wrong ---------------------------------------------------------------------


def test_while_the_content_is_wrong_every_page_shows_the_problems(world, preview, get):
    edit(world / "content", STORY, "Dựng năm 1832.[^s1]", "Dựng năm 1832.[^s9]")
    preview.rebuild()
    status, headers, body = get("/vi/dinh-mot/")
    text = seen(body.decode()).text

    assert ("500", "no-store") == (status[:3], headers["Cache-Control"])
    assert "content/sites/dinh-mot/vi.md:11:15: lỗi[citation-unknown]" in text
    assert [status] * 3 == [get(path)[0] for path in ("/", "/en/", "/nothing")]


def test_while_the_content_is_wrong_other_files_are_served_as_before(world, preview, get):
    edit(world / "content", RELIC, "kind:", "king:")
    preview.rebuild()

    assert ("200 OK", file(world, "icon.svg")) == get("/icon.svg")[::2]


def test_content_in_a_problem_is_escaped(world, preview, get):
    """Somebody else's pull request is looked at in a browser."""
    edit(world / "content", RELIC, "kind: communal-house", "kind: </pre><script>alert(1)</script>")
    preview.rebuild()
    body = get("/")[2].decode()

    assert "script" not in seen(body).tags
    assert "</pre><script>alert(1)</script>" in seen(body).text


def test_once_the_content_is_mended_the_site_is_shown_again(world, preview, get):
    edit(world / "content", RELIC, "kind:", "king:")
    preview.rebuild()
    edit(world / "content", RELIC, "king:", "kind:")
    edit(world / "content", STORY, "Ba tầng mái", "Bốn tầng mái")
    preview.rebuild()
    status, _, body = get("/vi/dinh-mot/")

    assert "200 OK" == status
    assert "Bốn tầng mái" in body.decode()


def test_a_warning_does_not_hide_the_site(world, preview, get):
    edit(world / "content", STORY, "summary: Đình để thử.", "summary: “Đình để thử.”")
    preview.rebuild()

    assert "200 OK" == get("/")[0]


@pytest.mark.parametrize("path", ["/", "/icon.svg", "/favicon.ico", "/nothing.png"])
def test_a_preview_that_never_built_answers_with_an_error(world, preview, get, path):
    """There is no last good site yet; a browser asks for an icon all the same."""
    edit(world / "content", RELIC, "kind:", "king:")
    (world / "output").rename(world / "moved")
    preview.rebuild()

    assert get(path)[0][:3] in ("404", "500")


def test_problems_are_shown_in_the_author_s_language(world, preview, get):
    edit(world / "content", RELIC, "kind:", "king:")
    preview.locale = "en"
    preview.rebuild()
    body = get("/")[2].decode()

    assert '<html lang="en">' in body
    assert "error[field-unknown]" in body


def test_what_the_system_refuses_is_said_and_the_last_site_stays(preview, capsys):
    preview.rebuild()
    (preview.output / "site/mine.txt").write_text("mine")
    preview.finish(build_after_change(*preview.begin()))

    assert "mine.txt" in capsys.readouterr().err
    assert "mine" == (preview.output / "site/mine.txt").read_text()


def test_a_site_below_a_sub_path_is_looked_at_below_it(world, preview, get):
    """Its links lead nowhere else; and the worker of an earlier look is freed of the cache that has its name."""
    edit(world / "content", "project.yaml", "https://thu.example", f"https://thu.example{BASE}")
    preview.rebuild()

    for path in ("/", BASE):
        status, headers, _ = get(path)
        assert ("302 Found", f"{BASE}/") == (status, headers["Location"])
    assert ("200 OK", file(world, "vi/dinh-mot/index.html")) == (get(f"{BASE}/vi/dinh-mot/")[0::2])
    assert f'caches.delete("ditich{BASE}")' in get(f"{BASE}/sw.js")[2].decode()
    assert "404 Not Found" == get("/vi/dinh-mot/")[0]
    status, _, body = get(f"{BASE}/vi/nowhere/")
    assert ("404 Not Found", True) == (status, b"data-guess" in body)
