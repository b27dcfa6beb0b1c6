"""What an author wrote reaches the page, in order and unchanged, or is a problem with its place and edit."""

from __future__ import annotations

import re
import time
import unicodedata
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.content.markup import markup_problems
from generator.content.passage import Passage
from generator.content.targets import Targets
from generator.diagnostics.problem import Problem, show
from generator.text.prose import citations, numbers
from tests.support.prose import prose
from tests.support.relics import written

KNOWN = Targets("vi", {"s1", "s2"}, {"chua-hai"}, {"architecture": "Nét đẹp kiến trúc"})


def problems(markdown: str) -> list[Problem]:
    return list(markup_problems(Passage(written(markdown), 0, markdown), KNOWN))


def told(markdown: str) -> list[tuple[str, int, int, str, str]]:
    """Code, line, column, what was written, and what it is to be."""
    return [
        (p.code, p.at.line, p.at.column, str(p.values.get("written", "")), str(p.values.get("edit", "")))
        for p in problems(markdown)
    ]


@pytest.mark.parametrize(
    "markdown",
    [
        "Câu.[^s1][^s2]\nDòng hai  \nngắt\\\ndòng.",
        "### Đề mục[^s1]\n\n#### Nhỏ hơn\n\nCâu.",
        "Ba lớp:\n- một\n  - hai\n\n    đoạn hai của hai\n- ba",
        "1. một\n2. hai\n\n   - ba",
        "1. một\n1. hai\n1. ba",
        "7. bảy\n8. tám",
        "1832\\. Dựng đình.\n\nNăm 1832. Dựng.",
        "**đậm**, *nghiêng*, __đậm__, ***cả hai***, 3 * 4 * 5, m\\*n, a_b_c, chú thích*",
        "> trích\n> - danh sách\n\n> > trong trích",
        "[chùa](chua-hai), [báo](https://bao.vn/a_b), <https://bao.vn>, <a@b.vn>, [báo][1], [báo]\n\n[1]: https://bao.vn\n[báo]: https://bao.vn",
        "[liên kết[^s1]](chua-hai) và *nghiêng[^s1]*",
        "&nbsp;A &amp; B &#60; C < D > E \\<b> \\[^s9]",
        "[Chữ trong ngoặc], (1832), 50%, #1, ~1850, A | B, 5-6, - gạch, + cộng, +84 292",
        "– Chào ông.\n-5 độ, 1.000 đồng\n\\-mái",
        "(x) [y] {z} \\`a\\` ^ | ~ một dấu \\~",
    ],
)
def test_what_a_page_shows_as_it_is_written_is_no_problem(markdown):
    assert [] == told(markdown)


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("# Mái", ("heading-form", 1, 1, "# Mái", "### Mái")),
        ("# Nét đẹp kiến trức", ("heading-form", 1, 1, "# Nét đẹp kiến trức", "## Nét đẹp kiến trúc")),
        ("- ##### Mái", ("heading-form", 1, 3, "##### Mái", "#### Mái")),
        ("##Mái", ("heading-form", 1, 1, "##Mái", "### Mái")),
        ("Câu\n###Mái", ("heading-form", 2, 1, "###Mái", "### Mái")),
        ("Mái\n===", ("heading-form", 1, 1, "Mái", "### Mái")),
        ("Một câu\nhai dòng\n---", ("not-shown", 3, 1, "---", "")),
        ("* * *", ("not-shown", 1, 1, "* * *", "")),
        ("> [!NOTE]\n> Câu", ("not-shown", 1, 1, "> [!NOTE]", "")),
        ("Câu:\n-mái", ("list-form", 2, 1, "-mái", "- mái")),
        ("• mái trên", ("list-form", 1, 1, "• mái", "- mái")),
        ("> 1.dựng", ("list-form", 1, 3, "1.dựng", "1. dựng")),
        ("\tCâu", ("text-indented", 1, 2, "Câu", "")),
        ("- a\n\n      b", ("text-indented", 3, 7, "b", "")),
        ("~~~\nx\n~~~", ("code-here", 1, 1, "~~~", "")),
        ("a | b\n--|--\n1 | 2 | 3", ("table-here", 1, 1, "1 | 2 | 3", "- 1: 2; 3")),
        ("- a\n- [x] b", ("task-here", 2, 1, "- [x] b", "- b")),
        ("Câu ~một~ hai", ("struck-here", 1, 5, "~một~", "một")),
        ("1832. Dựng", ("number-as-list", 1, 1, "1832.", "")),
        ("938) Ngô Quyền\n1009) Lý", ("number-as-list", 2, 1, "1009)", "")),
        ("1. a\n\n3. b", ("number-as-list", 3, 1, "3.", "")),
        (
            "Câu https://a.vn/b_c_d?e=*f*, hết",
            ("address-bare", 1, 5, "https://a.vn/b_c_d?e=", "[…](https://a.vn/b_c_d?e=)"),
        ),
        ("> www.a.vn", ("address-bare", 1, 3, "www.a.vn", "[…](https://www.a.vn)")),
        ("Thư: a.b@c.vn.", ("address-bare", 1, 6, "a.b@c.vn", "[…](mailto:a.b@c.vn)")),
        ("Câu ** đậm ** hết", ("emphasis-form", 1, 5, "** đậm **", "**đậm**")),
        ("Câu **đậm ** hết", ("emphasis-form", 1, 5, "**đậm **", "**đậm**")),
        ("Câu __ đậm__ hết", ("emphasis-form", 1, 5, "__ đậm__", "**đậm**")),
        ("Câu * nghiêng* hết", ("emphasis-form", 1, 5, "* nghiêng*", "*nghiêng*")),
        ("Câu ** đậm[^s1] ** hết", ("emphasis-form", 1, 5, "** đậm[^s1] **", "**đậm[^s1]**")),
        ("Câu\n  **cụt", ("emphasis-form", 2, 3, "**", "")),
        ("Câu [^s1, s2]", ("citation-form", 1, 5, "[^s1, s2]", "[^s1][^s2]")),
        ("Câu [^s1 và s2]", ("citation-form", 1, 5, "[^s1 và s2]", "[^s1][^s2]")),
        ("Câu [^s1, ^s2]", ("citation-form", 1, 5, "[^s1, ^s2]", "[^s1][^s2]")),
        ("Câu [S1]", ("citation-form", 1, 5, "[S1]", "[^s1]")),
        ("Câu ［＾s1］", ("citation-form", 1, 5, "［＾s1］", "[^s1]")),
        ("Câu ^[s1]", ("citation-form", 1, 5, "^[s1]", "[^s1]")),
        ("Câu [^s1 hết", ("citation-form", 1, 5, "[^s1", "[^s1]")),
        ("Câu\n- mục[^s1;s2]", ("citation-form", 2, 6, "[^s1;s2]", "[^s1][^s2]")),
        ("Câu [^s9] hết", ("citation-unknown", 1, 5, "", "")),
        ("[^s1]: https://bao.vn", ("footnote-here", 1, 1, "[^s1]: https://bao.vn", "")),
        ("Câu.\n[^s9]: Báo", ("footnote-here", 2, 1, "[^s9]: Báo", "")),
        ("[x] (chua-hai)", ("link-form", 1, 1, "[x] (chua-hai)", "[x](chua-hai)")),
        ("[x](Chua hai)", ("link-form", 1, 1, "[x](Chua hai)", "[x](chua-hai)")),
        ("[x](chua-hai", ("link-form", 1, 1, "[x](chua-hai", "[x](chua-hai)")),
        ("Câu x](chua-hai) y", ("link-form", 1, 6, "](chua-hai)", "")),
        ("[x](chua-hai 'y')", ("link-title", 1, 1, "[x](chua-hai 'y')", "")),
        ("Câu\n\n[x]: https://a.vn", ("definition-unused", 3, 1, "[x]: https://a.vn", "[x](https://a.vn)")),
        ("- Câu ![ảnh](a.jpg)", ("image-in-text", 1, 7, "", "")),
        ("Câu <b>đậm</b>", ("markup", 1, 5, "<b>", "")),
    ],
)
def test_what_a_page_would_change_is_told_once_at_its_place_with_the_edit(markdown, expected):
    assert [expected] == told(markdown)


@pytest.mark.parametrize(
    "code", ["heading-form", "emphasis-form", "citation-form", "task-here", "link-form", "struck-here"]
)
@pytest.mark.parametrize(
    "text", ["# Mái", "Câu ** x ** hết", "Một **“x”**là", "[^s1, s2]", "- [ ] x", "[x] (chua-hai)", "~~x~~", "###### x"]
)
def test_a_text_edited_as_told_is_right(code, text):
    for problem in [problem for problem in problems(text) if problem.code == code]:
        edited = text.replace(str(problem.values["written"]), str(problem.values["edit"]))

        assert [] == told(edited)


def test_a_break_of_html_is_told_how_markdown_breaks_a_line():
    (problem,) = problems("Một<br>hai<br/>ba")

    assert ("markup", "markup-break") == (problem.code, problem.hint)


def test_what_was_pasted_from_word_is_told_once():
    pasted = '<p class="MsoNormal"><b>Một</b> [^s1]<o:p></o:p></p>\n\n<p>Hai <a href="javascript:x">y</a></p>\n\n| ba'
    (problem,) = problems(f"Câu.\n\n{pasted}\n\nBốn **năm**.")

    assert ("markup", 3, "markup-pasted") == (problem.code, problem.at.line, problem.hint)


@pytest.mark.parametrize(
    "piece",
    [
        "> ",
        "- ",
        "1. ",
        "[",
        "![",
        "[[a]",
        "*",
        "_",
        "*a **b ",
        "** a",
        "`",
        "<a",
        "<!--",
        "&",
        "\\",
        "~",
        "|",
        "[^",
        "[a](",
        "](",
        "[x]: ",
        "[a]: b\n",
        "#",
        "a@",
        "www.",
        "[^s1",
        "- a\n",
        "[^s9]",
        "[^s1]: a\n",
        "**a ** ",
        "* a*",
        "`` ` ",
    ],
)
def test_no_text_takes_long_and_none_is_too_deep(piece):
    """50,000 characters; the longest story has 9,000."""
    text = piece * (50_000 // len(piece))
    start = time.process_time()
    list(problems(text))
    prose(text).__html__()

    assert time.process_time() - start < 20


@pytest.mark.parametrize(
    "lines",
    [
        [f"{'  ' * depth}- a" for depth in range(1000)],
        [f"{'> ' * depth}a" for depth in range(1000)],
        ["> " * 1000 + "a"],
        ["[" * 1000 + "a" + "](b)" * 1000],
        ["*a **b " * 1000 + "x** x*" * 1000],
    ],
    ids=range(5),
)
def test_what_is_nested_a_thousand_deep_is_told_where_it_is(lines):
    found = problems("\n".join(["Câu.", "", *lines]))

    assert found
    assert all(problem.at.line >= 3 for problem in found)
    assert "markdown-deep" in {problem.code for problem in found}


# ---- anything -------------------------------------------------------------------------------------

WORDS = ["Đình", "mái", "1832", "1852", "寺", "a", "x", "năm"]
PIECES = [
    *WORDS, *WORDS, *[" "] * 6, *["\n"] * 4, *["\n\n"] * 3, "# ", "## ", "### ", "#", "- ", "  - ", "    ", "1. ", "3. ", "1832. ", "2) ", "> ", ">",
    "**", "*", "_", "__", "~~", "~", "`", "```\n", "[^s1]", "[^s1, s2]", "[^ s1]", "[s1]", "［^s1］", "[^s1]: ", "[^s9]", "[", "]", "](", ")", "](chua-hai)",
    "![", "| ", " | ", "|---|---|\n", "---\n", "===\n", "***\n", "  \n", "\\\n", "\\", "<b>", "</b>", "<!--", "-->", "<p class=x>", "&amp;", "&lt;", "&#91;",
    "https://", "bao.vn/", "<https://bao.vn>", "[x]: ", "- [ ] ", "[!NOTE]", "\t", ". ", ", ", ": ", "(", '"',
]  # fmt: skip


class _Shown(HTMLParser):
    """The words of a page, without the numbers of citations; and the number before each entry of a list."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.counters: list[int | None] = []
        self.in_mark = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.in_mark |= tag == "sup"
        if tag in ("ol", "ul"):
            self.counters.append(int(dict(attrs).get("start") or 1) if tag == "ol" else None)
        if tag == "li" and self.counters[-1] is not None:
            self.text += f" {self.counters[-1]}. "
            self.counters[-1] += 1
        self.text += "" if tag in ("em", "strong", "a", "sup", "span") else " "

    def handle_endtag(self, tag: str) -> None:
        self.in_mark &= tag != "sup"
        if tag in ("ol", "ul"):
            self.counters.pop()

    def handle_data(self, data: str) -> None:
        self.text += "" if self.in_mark else data


def letters(text: str) -> str:
    """The letters and digits of a text, and nothing else."""
    return "".join(re.findall(r"[^\W_]", unicodedata.normalize("NFC", text)))


def meant(markdown: str) -> str:
    """What of a text is for readers, by no parser of ours: all but citations, addresses of links and entities.

    After a backslash, a sign means itself.
    """
    signs = re.compile(r"\\([!-/:-@\[-`{-~])|\[\^s1\]|\]\(chua-hai\)|&(?:amp|lt|#91);")
    return signs.sub(lambda match: match.group(1) or "", markdown)


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
@settings(max_examples=2000 if settings.default.max_examples > 100 else 100)
def test_every_word_reaches_the_page_in_order_or_there_is_a_problem(markdown):
    """Numbers of lists with them. 100 texts in `make test`, 2,000 in `make test-random`, which the nightly job runs."""
    found = problems(markdown)
    html = prose(markdown, (("chua-hai", "/vi/chua-hai/"),), numbers(citations(markdown)), "").__html__()
    page = _Shown()
    page.feed(html)
    lines = markdown.split("\n")

    for problem in found:
        assert show(problem, "vi")
        assert show(problem, "en")
        assert problem.at.line <= len(lines)
        assert problem.at.column <= len(lines[problem.at.line - 1]) + 1
    # A list numbered 1. 1. 1. is counted by Markdown, as its author knows.
    counted = len(re.findall(r"(?m)^[\s>-]*1\. ", markdown)) > 1
    assert found or counted or letters(meant(markdown)) == letters(page.text)
