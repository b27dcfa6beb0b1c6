"""The comment on a pull request: whatever a stranger wrote is shown as it is, and does nothing."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator.diagnostics.comment import LONGEST, MARKER, NotAnswers, as_answers, as_comment, comment, read_answers
from generator.diagnostics.problem import Problem, Span

HOSTILE = (
    "@everyone",
    "@doan/ban-quan-ly",
    "https://xau.example/a",
    "www.xau.example",
    "ai@xau.example",
    "[bấm](https://xau.example)",
    "![x](https://xau.example/x.png)",
    "<img src=x onerror=alert(1)>",
    "<!-- ditich-check -->",
    "</details></summary>",
    "#12",
    "GH-12",
    "doan/di-tich#12",
    "0123456789abcdef0123456789abcdef01234567",
    "``` ` `` ",
    "`",
    "``",
    "a\n\n# to\n\n- [x] b",
    "a\r\n@everyone",
    "\\`@everyone\\`",
    "*x* _y_ ~~z~~ | a | b |",
    "[1]: https://xau.example",
    "$\\href{https://xau.example}{x}$",
    "&#64;everyone &lt;b&gt;",
    "\u202e@enoyreve\u2066",
    " ",
    "",
    "x" * 5_000,
)


class Shown(HTMLParser):
    """The tags of a page, and its words outside code and comments."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.words: list[str] = []
        self.code: list[str] = []
        self.depth = 0
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags |= {tag, *(f"{tag} {name}" for name, _ in attrs)}
        self.depth += tag == "code"

    def handle_endtag(self, tag):
        self.depth -= tag == "code"

    def handle_data(self, data):
        (self.code if self.depth else self.words).append(data)


def shown(markdown: str) -> Shown:
    """As CommonMark reads it, tags and all."""
    return Shown(MarkdownIt("commonmark", {"html": True}).render(markdown))


OURS = {"h3", "h4", "ul", "li", "strong", "br", "code", "p", "details", "summary"}


def assert_harmless(markdown: str) -> Shown:
    page = shown(markdown)
    words = "".join(page.words)
    assert page.tags <= OURS
    assert not re.search(r"@|//|www\.|#\d|GH-\d|[0-9a-f]{7}", words)
    assert 1 == markdown.count(MARKER) - sum(code.count(MARKER) for code in page.code)
    assert len(markdown) < 65_536
    return page


def problems(value: str) -> tuple[Problem, ...]:
    return (
        Problem(
            "relic-unknown", Span(f"content/sites/{value}/vi.md", 3), {"relic": value, "best": value}, "write-best"
        ),
        Problem("edtf-form", Span("content/a.yaml", 3), {"value": value, "field": "date"}, severity="warning"),
        Problem(
            "number-as-list",
            Span("content/a.yaml", 4),
            {"written": value, "number": value, "sign": value, "shown": value},
        ),
    )


@pytest.mark.parametrize("locale", ["vi", "en"])
@pytest.mark.parametrize("value", HOSTILE)
def test_what_a_stranger_wrote_is_shown_and_does_nothing(value, locale):
    page = assert_harmless(as_comment(problems(value), locale, ""))

    visible = re.sub(r"\s+", " ", value[:50]).strip()
    if visible and visible.isprintable() and "\n" not in value:
        assert any(visible in re.sub(r"\s+", " ", code) for code in page.code)


@given(st.lists(st.sampled_from(HOSTILE) | st.text(max_size=30), min_size=1, max_size=6))
def test_nor_do_the_answers_of_a_program_that_a_stranger_changed(parts):
    """It may call its own words ours."""
    told = {"path": parts[0], "line": 3, "severity": parts[-1], "code": parts[0], "message": parts, "hint": parts[::-1]}

    assert_harmless(comment(read_answers(json.dumps([told] * 3)), "vi"))


@pytest.mark.parametrize(
    "text", ["", "{}", "[1]", "null", '[{"path": "a"}]', '[{"path": 1, "line": "x"}]', "[" * 100_000, "\udcff"]
)
def test_what_is_no_answer_is_refused(text):
    with pytest.raises(NotAnswers):
        read_answers(text)


def test_a_comment_that_is_too_long_says_how_many_more_and_stays_whole():
    many = tuple(
        Problem("relic-unknown", Span("content/a.md", line), {"relic": "x" * 900, "best": ""}) for line in range(300)
    )
    warned = tuple(
        Problem("name-unvouched", Span("content/b.md", line), {"name": "y"}, severity="warning") for line in range(9)
    )
    text = as_comment((*many, *warned), "vi", "")
    more = re.search(r"… còn (\d+) chỗ nữa", text)

    assert more
    assert 309 == int(more[1]) + text.count("<br>")
    assert len(text) < LONGEST + 2_000
    assert text.count("<details>") == text.count("</details>") == 1


def test_plaques_come_first_then_errors_then_warnings_that_are_folded():
    found = (
        Problem("empty-file", Span("content/project.yaml")),
        Problem("name-unvouched", Span("content/b.md", 2), {"name": "y"}, severity="warning"),
        Problem(
            "impact-name",
            Span("content/a.md", 2),
            {
                "places": "4nvh3 (cổng)",
                "cast": "A",
                "was": "A",
                "name": "B",
                "code": "4nvh3",
                "codes": "4nvh3",
                "hung": "4nvh3",
            },
            severity="warning",
        ),
    )
    text = as_comment(found, "vi", "di-san/")
    order = [text.index(words) for words in ("Biển đã in", "chỉ sửa trang", "Phải sửa", "tệp này trống", "<details>")]

    assert sorted(order) == order
    assert "### Kiểm tra: 1 lỗi phải sửa, 1 cảnh báo" in text
    assert "`di-san/content/a.md`" in text


def test_the_answers_are_what_the_comment_says():
    text = as_answers(problems("x"), "en", "")

    assert comment(read_answers(text), "en") == as_comment(problems("x"), "en", "")
    assert "[site](https://xem.example/7)" in comment((), "en", "https://xem.example/7").replace(
        "Look at the site with this change", "site"
    )
