"""A text is cut into its chapters, and whatever it points at is there."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.content.catalogue import Story
from generator.content.schema import AboutFrontMatter, StoryFrontMatter
from generator.content.stories import read_story
from generator.content.targets import Targets
from generator.diagnostics.problem import Problem
from generator.text.prose import Prose
from tests.support.relics import written

HEADINGS = {
    "history": "Lịch sử hình thành",
    "architecture": "Nét đẹp kiến trúc",
    "value": "Giá trị lịch sử – văn hóa",
    "unknown": "Điều chưa rõ",
}
KNOWN = Targets("vi", {"s1", "nguồn-2"}, {"dinh-mot", "chua-hai"}, HEADINGS)
FRONT = "---\nname: Đình Một\nsummary: Để thử.\ntext: written\nupdated: 2026-01-02\n---\n"
CHAPTERS = {key: f"## {HEADINGS[key]}\n\nMột câu.[^s1]\n\n" for key in HEADINGS}
WHOLE = CHAPTERS["history"] + CHAPTERS["architecture"] + CHAPTERS["value"]


def story(body: str, front: str = FRONT, known: Targets = KNOWN) -> tuple[Story | None, tuple[Problem, ...]]:
    """A text, read, and what is wrong with it."""
    found, _, problems = read_story(written(front + body, "vi.md"), StoryFrontMatter, known)
    return found, problems


def codes(body: str, front: str = FRONT) -> list[str]:
    """What is wrong with a text."""
    return [problem.code for problem in story(body, front)[1]]


def in_history(sentence: str) -> str:
    """A right text with this sentence in it."""
    return WHOLE.replace("Một câu.[^s1]", sentence, 1)


def test_a_text_is_cut_at_its_chapters():
    found, problems = story(WHOLE)

    assert () == problems
    assert found is not None
    assert ["history", "architecture", "value"] == [section.key for section in found.sections]
    assert "<p>Một câu.[^s1]</p>" == Prose(found.sections[0].html).__html__()
    assert ("vi", "Đình Một") == (found.language, found.front_matter.name)


def test_chapters_come_in_the_order_that_was_promised():
    """Whatever order the author wrote them in."""
    found, _ = story(CHAPTERS["unknown"] + CHAPTERS["value"] + CHAPTERS["history"] + CHAPTERS["architecture"])

    assert found is not None
    assert ["history", "architecture", "value", "unknown"] == [section.key for section in found.sections]


@pytest.mark.parametrize(
    "heading",
    [
        "Giá trị lịch sử – văn hóa",
        "GIÁ TRỊ LỊCH SỬ – VĂN HÓA",
        "Giá trị lịch sử - văn hóa",
        "Giá trị lịch sử—văn hóa",
        "Giá trị  lịch sử\u00a0– văn hóa ##",
        unicodedata.normalize("NFD", "Giá trị lịch sử – văn hóa"),
        " Giá trị lịch sử – văn hóa  ",
    ],
)
def test_a_chapter_is_known_by_what_a_reader_sees(heading):
    """Not by capitals, by the kind of dash, by spaces, or by how a keyboard composes its letters."""
    body = WHOLE.replace("## Giá trị lịch sử – văn hóa", f"## {heading}")

    assert [] == codes(body)


@pytest.mark.parametrize("missing", ["history", "architecture", "value"])
def test_each_promised_chapter_has_to_be_there(missing):
    _, (problem,) = story(WHOLE.replace(CHAPTERS[missing], ""))

    assert ("chapter-missing", {"heading": HEADINGS[missing]}) == (problem.code, problem.values)


@pytest.mark.parametrize(
    ("code", "body"),
    [
        ("chapter-unknown", WHOLE + "## Lễ hội\n\nMột câu.[^s1]\n"),
        ("chapter-twice", WHOLE + CHAPTERS["history"]),
        ("chapter-empty", WHOLE + "## Điều chưa rõ\n\n"),
        ("text-before-heading", "Một câu.\n\n" + WHOLE),
        ("uncited", in_history("Một câu.")),
        ("uncited", in_history("Một câu.[^s1]\n\nHai câu.")),
        ("citation-unknown", in_history("Một câu.[^s9]")),
        ("citation-unknown", in_history("Một câu.[^s1][^]")),
        ("markup", in_history("<b>Một</b> câu.[^s1]").replace("</b>", "")),
        ("markup", in_history("Một <!-- câu.[^s1]")),
        ("markup", in_history("Một <script>câu.[^s1]")),
        ("image-in-text", in_history("![cổng](cong.jpg) Một câu.[^s1]").replace("](cong.jpg)", "]")),
    ],
)
def test_each_slip_in_a_text_has_its_own_name(code, body):
    assert [code] == codes(body)


def test_a_slip_is_found_where_it_stands():
    _, problems = story(in_history("Một câu.[^s9]\nThêm [mộ](mo-hai).[^s1]"))

    assert [("citation-unknown", 9, 9, "[^s9]"), ("link-dead", 10, 11, "mo-hai")] == [
        (p.code, p.at.line, p.at.column, p.at.text[p.at.column - 1 :][: p.at.length]) for p in problems
    ]


def test_a_text_with_an_error_is_no_story_and_one_with_a_warning_is():
    assert None is story(in_history("Một câu.[^s9]"))[0]
    assert None is not story(in_history("Một câu."), known=replace(KNOWN, draft=True))[0]


def test_a_paragraph_without_a_source_is_an_error_and_in_a_draft_a_warning():
    """Nobody is to read what nobody can check; but whoever writes may look for the source last."""
    said = {draft: story(in_history("Một câu."), known=replace(KNOWN, draft=draft))[1] for draft in (False, True)}

    assert {False: [("uncited", "error")], True: [("uncited", "warning")]} == {
        draft: [(problem.code, problem.severity) for problem in problems] for draft, problems in said.items()
    }


def test_only_the_promised_chapters_need_sources():
    """“Not known” has none."""
    assert [] == codes(WHOLE + "## Điều chưa rõ\n\nChưa ai biết.\n")


def test_smaller_headings_need_no_source():
    assert [] == codes(in_history("### Thuở đầu\n\nMột câu.[^s1]"))


@pytest.mark.parametrize(
    "front",
    ["", "name: x\n", " ---\nname: x\n---\n", "---\n---\n"],
)
def test_a_text_without_front_matter_is_a_problem(front):
    assert ["front-matter"] == codes(WHOLE, front)


@pytest.mark.parametrize(
    ("front", "line", "hint"),
    [
        ("---\nname: x\n", 3, ""),
        ("--- \nname: x\n----\n", 3, "fence-like"),
        ("---\nname: x\n—\n", 3, "fence-like"),
        ("---\nname: x\nsummary: y\n***\n", 4, "fence-like"),
        ("---\nname: x\n- - -\n", 3, "fence-like"),
    ],
)
def test_front_matter_that_never_ends_is_told_where_it_should(front, line, hint):
    _, _, (problem,) = read_story(written(front + WHOLE), StoryFrontMatter, KNOWN)

    assert ("front-matter-open", line, hint) == (problem.code, problem.at.line, problem.hint)


@pytest.mark.parametrize("front", [FRONT.replace("---\n", "--- \t\n"), FRONT.rstrip("\n")])
def test_blanks_after_the_dashes_do_no_harm(front):
    found, _, problems = read_story(written(front + "\n" + WHOLE), StoryFrontMatter, KNOWN)

    assert () == problems
    assert found is not None


def test_problems_of_front_matter_and_text_are_found_in_one_run():
    front = FRONT.replace("text: written", "text: wriften")

    assert ["choice", "citation-unknown"] == codes(in_history("Một câu.[^s9]"), front)


# ---- links ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "link",
    [
        "[x](chua-hai)",
        "[x](https://bao.vn/a?b=c)",
        "[x](http://bao.vn)",
        "[x](mailto:a@b.vn)",
        "[x](tel:+84292)",
        "[x](geo:10.1,105.6)",
        "<https://bao.vn>",
        "<a@b.vn>",
        "[x][1]\n\n[1]: https://bao.vn\n\n",
    ],
)
def test_a_link_leads_to_a_relic_or_out_of_the_site(link):
    assert [] == [code for code in codes(in_history(f"Một câu {link}.[^s1]")) if code != "uncited"]


@pytest.mark.parametrize(
    "link",
    [
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x](java\\script:alert(1))",
        "[x](data:text/html,x)",
        "[x](vbscript:x)",
        "[x](file:///etc/passwd)",
        "[x](//evil.example)",
        "[x](<javascript:alert(1)>)",
        "[x](\u0020javascript:alert(1))",
        "<javascript:alert(1)>",
        "[x][1]\n\n[1]: javascript:alert(1)\n\n",
    ],
)
def test_a_link_that_could_run_something_is_refused(link):
    assert {"link-unsafe", "markup"} & set(codes(in_history(f"Một câu {link}.[^s1]")))


@pytest.mark.parametrize(
    ("link", "best"),
    [
        ("chua-hia", "chua-hai"),
        ("/vi/chua-hai/", "chua-hai"),
        ("../chua-hai", "chua-hai"),
        ("khong-co", ""),
        ("#a", ""),
    ],
)
def test_a_link_that_leads_nowhere_is_answered_with_one_that_does(link, best):
    _, (problem,) = story(in_history(f"Một câu [x]({link}).[^s1]"))

    assert ("link-dead", best, "write-best" if best else "") == (problem.code, problem.values["best"], problem.hint)


# ---- citations ------------------------------------------------------------------------------------


def test_a_source_s_id_typed_on_a_mac_is_the_same_id():
    """Everything of an author's is composed on the way in; so is what is looked up."""
    assert [] == codes(in_history(unicodedata.normalize("NFD", "Một câu.[^nguồn-2]")))


def test_a_citation_in_front_matter_is_looked_up_as_parsed():
    """YAML has a second way to write any character; the page's list of sources would be asked for “s9”."""
    front = FRONT.replace("text: written", 'text: written\nworship: "Thần \\x5b^s9]"')

    assert ["citation-unknown"] == codes(WHOLE, front)


@pytest.mark.parametrize(
    "field",
    [
        "summary: Để thử.[^s1]",
        "summary: x\nalso: [a, 'b[^s1]']",
        "summary: x\nphotos: {a.jpg: {alt: 'a[^s1]', caption: b}}",
        "summary: x\nfestivals: {f: 'Lễ [^s1]'}",
    ],
)
def test_a_citation_where_none_is_shown_is_told(field):
    """A reader would see its brackets; so would who reads the lead in a message or a search engine."""
    assert ["citation-misplaced"] == codes(WHOLE, FRONT.replace("summary: Để thử.", field))


@pytest.mark.parametrize(
    "line",
    [
        "# {}", "### {}", "##{}", "#{}", "  ## {}", "    ## {}", "＃＃ {}", "**{}**", "{}", "{}:", "{}\n---", "{}\n====", "## {} .", "##\t{}",
    ],
)  # fmt: skip
def test_a_heading_that_is_not_written_as_one_is_told_once_with_its_edit(line):
    """Not a second time as a chapter that is missing; the other problems of its text are still found."""
    heading = HEADINGS["architecture"]
    found, problems = story(WHOLE.replace(f"## {heading}", line.format(heading)))

    assert None is found
    ((line_of_it, edit),) = {(p.at.line, str(p.values.get("edit") or p.values["best"])) for p in problems}
    assert (11, heading) == (line_of_it, edit.removeprefix("## "))


def test_the_name_as_a_heading_above_all_others_is_told_for_what_it_is():
    _, (problem,) = story("# Đình Một\n\n" + WHOLE)

    assert ("text-before-heading", "name-again") == (problem.code, problem.hint)


def test_a_smaller_heading_may_have_a_chapter_s_name_where_the_chapter_is_there():
    assert [] == codes(in_history(f"### {HEADINGS['architecture']}\n\nMột câu.[^s1]"))


def test_a_paragraph_of_which_something_was_told_is_not_told_to_lack_a_source_too():
    assert ["citation-form"] == codes(in_history("Một câu.[^ s1]"))
    assert ["table-here"] == codes(in_history("| a | b |\n|---|---|\n| 1 | 2 |"))


@pytest.mark.parametrize("bracket", ["&#91;", "&#x5B;", "&lsqb;", "&lbrack;"])
def test_a_bracket_written_as_an_entity_makes_no_citation_of_nothing(bracket):
    """Either it is told to be unknown, or it is shown as it is; a page cannot ask for a source nobody has."""
    found, problems = story(in_history(f"Một câu {bracket}^s9].[^s1]"))
    shown = Prose(found.sections[0].html, cites=(("s1", 1),)).__html__() if found else ""

    assert "[^s9]" in shown or ["citation-unknown"] == [problem.code for problem in problems]


def test_a_text_without_any_heading_lacks_its_chapters():
    """The first thing a volunteer sends."""
    assert ["text-before-heading", *["chapter-missing"] * 3] == codes("Một câu.[^s1]\n")
    assert ["chapter-missing"] * 3 == codes("")


# ---- the about page -------------------------------------------------------------------------------

ABOUT = FRONT.replace("text: written", "text: written\nsite_name: Di tích")
FREE = replace(KNOWN, headings={})


def about(body: str) -> tuple[Story | None, list[str]]:
    found, _, problems = read_story(written(ABOUT + body), AboutFrontMatter, FREE)
    return found, [problem.code for problem in problems]


def test_on_the_about_page_headings_are_free():
    found, problems = about("## Trang này\n\nChỉ để thử.\n\n## 关于\n\nx\n\n## ស្តីពី\n\nx\n")

    assert [] == problems
    assert found is not None
    assert ["p1", "p2", "p3"] == [section.key for section in found.sections]


def test_a_heading_of_the_about_page_is_told_with_its_edit():
    assert (None, ["heading-form", "heading-form"]) == about("# Trang này\n\nChỉ để thử.\n\n##Từ đâu\n\nx\n")


def test_paragraphs_of_the_about_page_need_no_source():
    assert [] == about("## Trang này\n\nChỉ để thử.\n")[1]


# ---- anything -------------------------------------------------------------------------------------

SCRAPS = [
    *"aĐ [](){}<>!^*_`#|&\\:-\n\n\t\"'", "[^s1]", "[^", "](", "## ", "### ", "\n\n", "---\n", "<a ", "![", "https://",
    "javascript:", "&#", "s1", "chua-hai", "1. ", "> ", "\u2028", "name: ", "## Lịch sử hình thành\n", "<!--", "]:",
]  # fmt: skip


@given(st.lists(st.sampled_from(SCRAPS), max_size=40).map("".join), st.booleans())
def test_no_text_at_all_makes_reading_fail(scraps, whole):
    """And each place lies in the file."""
    content = (FRONT if whole else "") + scraps
    lines = content.split("\n")
    found, _, problems = read_story(written(content), StoryFrontMatter, KNOWN)

    assert found is not None or problems
    assert [] == [
        problem
        for problem in problems
        if not (1 <= problem.at.line <= len(lines) and 1 <= problem.at.column <= len(lines[problem.at.line - 1]) + 1)
    ]
